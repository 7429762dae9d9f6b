"""Lines of one slip in a sheet of debts: what stands on every line (已收, 欠款) is of the slip or of the line."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import structs

from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.domain.money import format_yuan
from desktop_app.exchange.doubts import Answers, DoubtChoice
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover, leftover
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.states import Nature
from desktop_app.exchange.sums import Reckoned, RowSums, reckon
from desktop_app.exchange.tables import Table

_TOTALS = {"after": Meaning.AFTER, "with_tax": Meaning.WITH_TAX, "amount": Meaning.AMOUNT, "net": Meaning.NET}
_OF_SLIP = {
    "paid": Meaning.PAID, "discount": Meaning.DISCOUNT, "returned": Meaning.RETURNED, "open": Meaning.OPEN,
}  # fmt: skip
_WHOLE = re.compile(r"总|合计|单据|整单|本单|订单|应收|total|invoice|order", re.IGNORECASE)
"""In the name of a sum that may be the slip's and not the line's."""
ONCE, EACH = DoubtChoice("slip", Said("Once for the slip.")), DoubtChoice("line", Said("For each line."))


class DebtLine(msgspec.Struct, frozen=True, gc=False):
    """A row that counts: what it is, and its sums; `more` are further rows of the same slip."""

    reading: RowReading
    nature: Nature
    sums: RowSums
    reckoned: Reckoned
    more: tuple[int, ...] = ()

    @classmethod
    def of(cls, reading: RowReading, nature: Nature, sums: RowSums) -> "DebtLine":
        """The sums are reckoned with once, however often they are looked at."""
        return cls(reading, nature, sums, reckon(sums))

    @property
    def rows(self) -> tuple[int, ...]:
        return self.reading.number, *self.more


_Slip = Sequence[DebtLine]


def slips_of(lines: Sequence[DebtLine]) -> list[DebtLine]:
    """The lines; those of a slip as one, where a sum that stands on each of them counts once."""
    numbers = [number for line in lines if (number := line.reading.shown(Meaning.NUMBER).strip())]
    if len(set(numbers)) == len(numbers):
        return list(lines)
    slips: dict[object, list[DebtLine]] = {}
    for line in lines:
        slips.setdefault(_slip(line), []).append(line)
    if len(slips) == len(lines):
        return list(lines)
    told = {name: _told_by_total(slips.values(), name) for name in (*_TOTALS, *_OF_SLIP)}
    return [one for slip in slips.values() for one in (_as_one(slip, told) if len(slip) > 1 else slip)]


def _slip(line: DebtLine) -> object:
    """What the lines of one slip share; a row without a number is by itself."""
    reading = line.reading
    number = reading.shown(Meaning.NUMBER).strip()
    if not number or line.nature is not Nature.DEBT:
        return reading.number
    return same_name(reading.shown(Meaning.CUSTOMER)), number, reading.shown(Meaning.DATE)


def _as_one(slip: _Slip, told: dict[str, bool | None]) -> _Slip:
    """The slip as one line, where one of its sums counts once; else its lines."""
    whole = [name for name in _TOTALS if _is_whole(slip, name) and _once(slip, name, _TOTALS[name], told[name])]
    once = whole + [
        name for name in _OF_SLIP if _stands(slip, name) and (whole or _once(slip, name, _OF_SLIP[name], told[name]))
    ]
    if not once:
        return slip
    sums = structs.replace(_added(slip), **{name: getattr(slip[0].sums, name) for name in once})
    more = tuple(line.reading.number for line in slip[1:])
    return [structs.replace(slip[0], sums=sums, reckoned=reckon(sums), more=more)]


def _is_whole(slip: _Slip, name: str) -> bool:
    """Whether the total on each line may be the slip's."""
    header = slip[0].reading.table.header
    column = header.columns.get(_TOTALS[name])
    return column is not None and _stands(slip, name) and bool(_WHOLE.search(header.name_of(column)))


def _stands(slip: _Slip, name: str) -> bool:
    """Whether one figure stands on every line."""
    figures = {getattr(line.sums, name) for line in slip}
    return len(figures) == 1 and bool(next(iter(figures)))


def _added(slip: _Slip) -> RowSums:
    """The sums of a slip, added up; what no line says stays unsaid."""
    told = {
        name: [fen for line in slip if (fen := getattr(line.sums, name)) is not None]
        for name in RowSums.__struct_fields__
    }
    return RowSums(**{name: sum(found) if found else None for name, found in told.items()})


def _once(slip: _Slip, name: str, field: Meaning, told: bool | None) -> bool:
    """Whether what stands on every line counts once: told by the sums, else asked."""
    found = _told_by_rests(slip) if field in (Meaning.PAID, Meaning.OPEN) else None
    decided = found if found is not None else told
    return _ask(slip, name, field) if decided is None else decided


def _told_by_rests(slip: _Slip) -> bool | None:
    """What is unpaid beside it tells: of each line, or of all of them; None where neither or both add up."""
    added = structs.replace(_added(slip), paid=None, open=None)
    if any(line.sums.open is None for line in slip) or not any(getattr(added, name) for name in _TOTALS):
        return None
    each = all(reckon(structs.replace(line.sums, open=None)).owed == line.sums.open for line in slip)
    paid = slip[0].sums.paid if _stands(slip, "paid") else _added(slip).paid
    whole = reckon(structs.replace(added, paid=paid)).owed == slip[0].sums.open
    return None if each == whole else whole


def _told_by_total(slips: Iterable[_Slip], name: str) -> bool | None:
    """What the line of totals makes of a column: every line added up, or each slip once."""
    every, once = 0, 0
    first: DebtLine | None = None
    for slip in slips:
        first = first or slip[0]
        added = sum(getattr(line.sums, name) or 0 for line in slip)
        every += added
        once += getattr(slip[0].sums, name) if len(slip) > 1 and _stands(slip, name) else added
    if first is None or every == once:
        return None
    stated = set(_stated(first.reading, (_TOTALS | _OF_SLIP)[name]))
    return None if (every in stated) == (once in stated) else once in stated


def _stated(reading: RowReading, field: Meaning) -> Iterator[int]:
    """What lines of totals say in that column."""
    table: Table = reading.table
    answers = Answers(reading.answers.accepted)
    for row in table.rows() if reading.has(field) else ():
        if leftover(table, row, in_notes=False) is Leftover.TOTAL:
            fen = RowReading(table, row, reading.today, {}, answers, reading.units).fen(field)
            yield from [] if fen is None else [fen]


def _ask(slip: _Slip, name: str, field: Meaning) -> bool:
    reading = slip[0].reading
    fen, count = getattr(slip[0].sums, name), len(slip)
    header = reading.table.header
    said = Said(
        "{amount} under “{name}” is on each of the {count} lines of {number}. Does it count once or {count} times?",
        amount=format_yuan(fen),
        name=header.name_of(header.columns[field]),
        count=count,
        number=reading.shown(Meaning.NUMBER).strip()[:40],
    )
    return reading.ask("slip", field, said, ONCE, EACH) == ONCE.key
