"""What the rows of a foreign table become: values of the trade, not yet in the book."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from json.encoder import encode_basestring
from typing import Any

import msgspec

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.goods import Goods
from desktop_app.domain.likeness import same_name
from desktop_app.domain.shipments import Line, total_fen
from desktop_app.domain.slip_sums import NO_CHARGES, Charges, SlipSums, charges_kept


class SheetPaper(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What the row of a paper tells of its customer beside the paper: `aliases` are other names of theirs, `site` is
    where the goods went. A struct, as cells are: a large table makes as many.
    """

    phone: str = ""
    area: str = ""
    address: str = ""
    terms: Terms | None = None
    aliases: tuple[str, ...] = ()
    site: str = ""


class SheetOpenItem(SheetPaper, frozen=True, gc=False):
    """A debt brought over: `open_fen` > 0 is still owed of `amount_fen`; below 0 it lowers what the customer owes, as
    goods that came back, an allowance or money on account do.

    `dated` None: the sheet has no column of dates. `due` None: it says no due date, so the customer's terms decide.
    """

    customer: str
    dated: date | None
    due: date | None
    open_fen: int
    amount_fen: int
    number: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment of a past document, in fen."""

    dated: date
    amount_fen: int


class SheetPastSlip(SheetPaper, frozen=True, gc=False):
    """A past document and the payments it received; several lines with one number are several part payments."""

    customer: str
    number: str
    dated: date
    due: date | None
    amount_fen: int
    paid: tuple[Paid, ...]
    remark: str = ""


class SheetShipment(SheetPaper, frozen=True, gc=False):
    """A slip with its lines and what stands below them. `number` is the slip's number in the old books; `paid_fen` was
    paid at delivery.
    """

    customer: str
    dated: date
    lines: tuple[Line, ...]
    number: str = ""
    due: date | None = None
    paid_fen: int = 0
    charges: Charges = NO_CHARGES

    @property
    def total_fen(self) -> int:
        """What it comes to, with what stands below its goods."""
        return SlipSums(total_fen(self.lines), self.charges).total_fen


class SheetReturn(SheetPaper, frozen=True, gc=False):
    """Goods that came back, as lines; `number` is the paper's number in the old books."""

    customer: str
    dated: date
    lines: tuple[Line, ...]
    number: str = ""
    remark: str = ""


class SheetReceipt(SheetPaper, frozen=True, gc=False):
    """Money received, in fen."""

    customer: str
    dated: date
    amount_fen: int
    method: str = ""
    number: str = ""
    remark: str = ""


Paper = SheetOpenItem | SheetPastSlip | SheetShipment | SheetReturn | SheetReceipt
"""What lowers or raises an account."""
Row = Customer | Goods | Paper
"""Of a customer or an article, what the sheet does not say has the domain's defaults."""


_WRITTEN = json.JSONEncoder(ensure_ascii=False, default=str)
"""Kept, since making one for each row takes longer than writing the row."""
_text = encode_basestring
_HOW: Mapping[type, Callable[[Any], str]] = {str: _text, int: str, date: '"{}"'.format}
"""The same for what most parts are."""


def identities(rows: Iterable[Row]) -> list[str]:
    """A stable key for each row, so that importing the same file again adds nothing twice.

    It is made of what the entry is (who, when, how much, which number), not of remarks, and of how many
    equal entries stand above it: two equal receipts of one day are two, also the second time.
    """
    seen: dict[str, int] = {}
    keys = []
    for row in rows:
        what = content(row)
        seen[what] = nth = seen.get(what, 0) + 1
        keys.append(_hashed(f"[{_text(what)}, {nth}]"))
    return keys


def payment_identities(identity: str, row: SheetPastSlip) -> list[str]:
    """A key for each payment of a past document, so that one added later to the sheet is found to be new."""
    seen: Counter[Paid] = Counter()
    keys = []
    for paid in row.paid:
        seen[paid] += 1
        keys.append(_digest(identity, paid.dated.isoformat(), paid.amount_fen, seen[paid]))
    return keys


def name_of(row: Row) -> str:
    """The customer of a row, or the article."""
    return row.name if isinstance(row, Customer | Goods) else row.customer


def day_of(row: Row) -> date | None:
    """The day of an entry; None of master data, and of a debt in a sheet without dates."""
    return None if isinstance(row, Customer | Goods) else row.dated


def booked_fen(row: Row) -> int:
    """By how much an entry changes what is owed; money in a sheet of receipts counts as received."""
    match row:
        case SheetOpenItem():
            return row.open_fen
        case SheetPastSlip():
            return row.amount_fen
        case SheetShipment():
            return row.total_fen
        case SheetReturn():
            return -total_fen(row.lines)
        case SheetReceipt():
            return -row.amount_fen
        case _:
            return 0


def other_names_of(row: Row) -> tuple[str, ...]:
    """By what else the row calls its customer."""
    return () if isinstance(row, Goods) else row.aliases


@dataclass(frozen=True, slots=True)
class ToldBeside:
    """What rows of debts, slips and money tell of their customer; `in_words`: the terms are written out, not counted
    from dates and due dates.
    """

    phone: str = ""
    area: str = ""
    address: str = ""
    terms: Terms | None = None
    in_words: bool = False
    aliases: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


def shown_beside(rows: Iterable[Row], key_of: Callable[[str], str] = same_name) -> dict[str, ToldBeside]:
    """By name: the first phone number, area and terms that a row tells, and all short names and sites; where no terms
    are told, credit of as many days as lie between date and due date in most of the rows.

    Of a customer whose rows show no due date nothing is known: that is asked, never guessed (R003).
    """
    found: dict[str, ToldBeside] = {}
    days: dict[str, Counter[int]] = {}
    for row in rows:
        if isinstance(row, Customer | Goods):
            continue
        key = key_of(row.customer)
        before = found.get(key, ToldBeside())
        terms = before.terms or row.terms
        found[key] = ToldBeside(
            before.phone or row.phone,
            before.area or row.area,
            before.address or row.address,
            terms,
            terms is not None,
            _with(before.aliases, *row.aliases),
            _with(before.sites, row.site),
        )
        if not isinstance(row, SheetReceipt | SheetReturn) and row.due and row.dated:
            days.setdefault(key, Counter())[(row.due - row.dated).days] += 1
    return {key: _counted(one, days.get(key)) for key, one in found.items()}


def _with(known: tuple[str, ...], *told: str) -> tuple[str, ...]:
    fresh = [one for one in told if one and one not in known]
    return (*known, *fresh) if fresh else known


def _counted(beside: ToldBeside, days: Counter[int] | None) -> ToldBeside:
    most = days.most_common(1)[0][0] if days and beside.terms is None else 0
    return replace(beside, terms=Terms(TermsKind.DAYS, days=most)) if most > 0 else beside


def content(row: Row) -> str:
    """What an entry is, without what may be reworded: the part of its identity that the row itself tells."""
    if isinstance(row, SheetOpenItem) and row.number:
        return f'["open", {_text(same_name(row.customer))}, {_text(row.number)}, {_day(row.dated)}]'
    if isinstance(row, SheetReceipt):
        who, number = _text(same_name(row.customer)), _text(row.number)
        return f'["receipt", {who}, {number}, {_day(row.dated)}, {row.amount_fen}]'
    match row:
        case Customer():
            parts: list[object] = ["customer", same_name(row.name)]
        case Goods():
            parts = ["goods", *(same_name(part) for part in (row.code, row.name, row.spec, row.unit))]
        case SheetOpenItem():
            parts = ["open", same_name(row.customer), row.number, row.dated, row.due, row.amount_fen, row.open_fen]
        case SheetPastSlip():
            parts = ["history", same_name(row.customer), row.number, row.dated, row.amount_fen]
        case SheetShipment():
            parts = ["shipment", same_name(row.customer), row.number, row.dated, row.paid_fen, _goods_of(row.lines)]
            parts += [list(charges_kept(row.charges))] if row.charges != NO_CHARGES else []
        case SheetReturn():
            parts = ["return", same_name(row.customer), row.number, row.dated, _goods_of(row.lines)]
    return _written(parts)


def _day(dated: date | None) -> str:
    return "null" if dated is None else f'"{dated.isoformat()}"'


def _written(parts: list[object]) -> str:
    """As JSON writes it; asking JSON for each row would take longer than everything else about it."""
    return f"[{', '.join([_HOW.get(type(part), _WRITTEN.encode)(part) for part in parts])}]"


def _goods_of(lines: Iterable[Line]) -> list[list[object]]:
    return [
        [
            same_name(line.name),
            line.spec,
            line.unit,
            line.quantity,
            line.price,
            *([line.amount_fen] if _is_less(line) else []),
        ]
        for line in lines
    ]


def _is_less(line: Line) -> bool:
    """Whether a line is not simply quantity × price; only then it says so in what it is known by."""
    return line.gift or bool(line.off_fen)


def _digest(*parts: object) -> str:
    return _hashed(_WRITTEN.encode(parts))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
