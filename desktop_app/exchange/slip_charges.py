"""What stands below the goods of a slip in a sheet – freight, a discount on all of them, what is rounded off – and what
the slip comes to: read together, so that the total of the sheet is the total of the slip, or asked with the figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from msgspec import structs

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.slip_rules import MOST_ROUNDED_UP
from desktop_app.domain.slip_sums import Charges
from desktop_app.exchange.charge_questions import Below, asked_how, once_or_each
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.layouts import CHARGED, Meaning
from desktop_app.exchange.line_discounts import is_open_sum
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.rows import SheetShipment
from desktop_app.exchange.slip_rests import RestOf

SlipLine = tuple[RowReading, SheetShipment]
"""A row, and the slip with the one line that it tells."""

_BELOW = (*CHARGED, Meaning.WHOLE_DISCOUNT, Meaning.DISCOUNT, Meaning.ROUNDING)


@dataclass(frozen=True, slots=True)
class _Total:
    """What the sheet says that a slip comes to, and the cell that says it."""

    field: Meaning
    reading: RowReading
    may_be: frozenset[int]
    stated: int


def charged(lines: Sequence[SlipLine], slip: SheetShipment, less_fen: int, runs: RestOf) -> SheetShipment:
    """The slip with what stands below its goods.

    `less_fen` comes back on the same slip, as a paper of its own. Where no balance `runs` along, what is unpaid is told
    of each slip, so that with what was paid it tells the total where no column does; one that runs with the charges
    bears them out, line by line.
    """
    told = [one for field in _BELOW if (one := _told(lines, field)) is not None]
    if runs is RestOf.WITH_CHARGES and all(one.field in CHARGED for one in told):
        return _with(slip, told, [one.whole for one in told])
    total = _total(lines)
    told_so = total or (_of_rest(lines, slip) if runs is RestOf.OF_SLIPS else None)
    may_be = told_so.may_be if told_so else frozenset[int]()
    for sums in product(*(one.may_be for one in told)) if may_be else ():
        made = _with(slip, told, sums)
        if not may_be.isdisjoint((made.total_fen, made.total_fen - less_fen)):
            return made
    sums = tuple(one.may_be[0] if total else _asked_of(one, slip) for one in told)
    made = _with(slip, told, sums)
    return _asked_of_total(total, made, slip, less_fen) if total else made


def _told(lines: Sequence[SlipLine], field: Meaning) -> Below | None:
    """What a column says of a slip; None where it says nothing or 0."""
    if not lines[0][0].has(field):
        return None
    each = [
        (reading.fen(field) or 0) if field is not Meaning.DISCOUNT or is_open_sum(reading, one.lines[0]) else 0
        for reading, one in lines
        if one.lines
    ]
    fens = [fen for fen in each if fen]
    if not fens:
        return None
    sign = 1 if field in CHARGED or all(fen < 0 for fen in fens) else -1
    first = next(reading for reading, _ in lines if reading.fen(field))
    return Below(field, first, tuple(sign * fen for fen in each))


def _total(lines: Sequence[SlipLine]) -> _Total | None:
    """On one of the lines, on each of them, or of each line."""
    found = [(reading, fen) for reading, _ in lines if (fen := reading.fen(Meaning.SLIP_TOTAL)) is not None]
    if not found:
        return None
    fens = [fen for _, fen in found]
    may_be = {sum(fens), *(fens if len(set(fens)) == 1 else ())}
    return _Total(Meaning.SLIP_TOTAL, found[0][0], frozenset(may_be), min(may_be))


def _of_rest(lines: Sequence[SlipLine], slip: SheetShipment) -> _Total | None:
    """The total by what is unpaid and what was paid."""
    found = [(reading, fen) for reading, _ in lines if (fen := reading.fen(Meaning.OPEN)) is not None]
    if not found:
        return None
    fens = [fen + slip.paid_fen for _, fen in found]
    return _Total(Meaning.OPEN, found[0][0], frozenset(fens if len(set(fens)) == 1 else ()), fens[0])


def _asked_of(told: Below, slip: SheetShipment) -> int:
    """What counts of a column that no total bears out."""
    how = asked_how(told, slip)
    if how == "unread":
        return 0
    return told.whole if how == "sum" else once_or_each(told, slip)


def _with(slip: SheetShipment, told: Sequence[Below], sums: Sequence[int]) -> SheetShipment:
    """A discount that stands on each line in its own sum is taken off the lines."""
    of: Mapping[Meaning, int] = {one.field: fen for one, fen in zip(told, sums, strict=True) if fen}
    below, off = slip.charges, -of.get(Meaning.WHOLE_DISCOUNT, 0)
    lines, by_line = slip.lines, next((one for one in told if one.field is Meaning.DISCOUNT), None)
    if by_line is not None and of.get(Meaning.DISCOUNT) == by_line.whole and by_line.is_of_lines:
        lines = tuple(replace(line, off_fen=-fen) for line, fen in zip(lines, by_line.each, strict=True))
    else:
        off -= of.get(Meaning.DISCOUNT, 0)
    freight, rounding = sum(of.get(field, 0) for field in CHARGED), of.get(Meaning.ROUNDING, 0)
    charges = Charges(
        below.discount_fen + off, 0, below.freight_fen + freight, below.rounding_fen + rounding,
    )  # fmt: skip
    return structs.replace(slip, lines=lines, charges=charges)


def _asked_of_total(total: _Total, made: SheetShipment, goods: SheetShipment, less_fen: int) -> SheetShipment:
    """No reading of the columns comes to the sheet's total: asked which of them counts; `goods`: the slip without."""
    stated, ours = total.stated, made.total_fen - less_fen
    gap = stated - ours
    said = Said(
        "The sheet says that this slip comes to {stated}, but its lines make {made}: {gap} apart.",
        stated=format_yuan(stated), made=format_yuan(ours), gap=format_yuan(abs(gap)),
    )  # fmt: skip
    choices = [DoubtChoice("lines", Said("{made} counts.", made=format_yuan(ours)))]
    bare = goods.total_fen - less_fen == stated
    if bare:
        kept = Said("{stated} counts, without freight and discounts.", stated=format_yuan(stated))
    elif gap <= MOST_ROUNDED_UP:
        kept = Said("{stated} counts; {gap} is rounded off.", stated=format_yuan(stated), gap=format_yuan(-gap))
    else:
        kept = Said("{stated} counts; {gap} is freight.", stated=format_yuan(stated), gap=format_yuan(gap))
    choices += [DoubtChoice("total", kept)] if stated + less_fen > 0 else []
    if total.reading.ask("slip_total", total.field, said, *choices) == "lines":
        return made
    if bare:
        return goods
    below = made.charges
    freight = gap if gap > MOST_ROUNDED_UP else 0
    rounding = below.rounding_fen + gap - freight
    return structs.replace(made, charges=replace(below, freight_fen=below.freight_fen + freight, rounding_fen=rounding))
