"""A shipment on credit: what the slip says before and after it is posted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop_app.domain.accounts import Kind
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN, line_amount
from desktop_app.domain.shop import Shop

LARGEST_QUANTITY = 10**12
LARGEST_PRICE = 10**15


@dataclass(frozen=True, slots=True)
class Line:
    """One line of goods. `quantity` in thousandths, `price` in ten-thousandths of a yuan.

    One `unit` held so many of `base_unit` when the line was written (`holds`, in thousandths); both stay as they were.
    An empty `base_unit` is the unit itself.
    """

    name: str
    quantity: int
    price: int
    spec: str = ""
    unit: str = ""
    code: str = ""
    remark: str = ""
    goods_id: int = 0
    holds: int = 1000
    base_unit: str = ""

    @property
    def amount_fen(self) -> int:
        return line_amount(self.quantity, self.price)

    @property
    def counted_in(self) -> str:
        """The unit in which goods are summed up, whatever they were sold in."""
        return self.base_unit or self.unit

    @property
    def counted(self) -> int:
        """How many of `counted_in`, in millionths: exact."""
        return self.quantity * self.holds


def line_kept(line: Line) -> tuple[object, ...]:
    """A line as the book keeps it, column by column, behind its document and its place."""
    return (
        line.goods_id, line.code, line.name, line.spec, line.unit, line.quantity, line.price, line.amount_fen,
        line.remark, line.holds, line.base_unit,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a slip paid in parts: what is due when."""

    due: date | None
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Release:
    """The owner lets a stopped slip pass once: why, and until when it may be used (R019)."""

    reason: str
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class SlipText:
    """What a slip says in one line: its label in a form, its name in a refusal, how its paper says it at the signature
    of the shop, if it does.
    """

    label: Said
    named: Said
    signed: Said | None = None


SLIP_TEXTS = {
    "project": SlipText(Said("Project / site"), Said("The project")),
    "carrier": SlipText(Said("Driver"), Said("The driver"), Said("Delivered by: {name}")),
    "paper_number": SlipText(Said("Paper number"), Said("The paper number")),
    "prepared_by": SlipText(Said("Prepared by"), Said("The person's name"), Said("Prepared by: {name}")),
}
"""By the field of the draft, in the order in which they are kept."""


@dataclass(frozen=True, slots=True)
class ShipmentDraft:
    """A slip as typed. `parts` empty means the customer's terms decide; `submission` makes a retry harmless (D4)."""

    customer_id: int
    dated: date
    lines: tuple[Line, ...]
    paid_fen: int = 0
    paid_method: str = ""
    parts: tuple[Part, ...] = ()
    fixed_due: date | None = None
    project: str = ""
    remark: str = ""
    carrier: str = ""
    paper_number: str = ""
    prepared_by: str = ""
    submission: str = ""
    release: Release | None = None
    accepted: frozenset[str] = frozenset()


def texts_of(slip: "ShipmentDraft | Voucher") -> dict[str, Any]:
    """The texts of a slip by their fields."""
    return {name: getattr(slip, name) for name in SLIP_TEXTS}


@dataclass(frozen=True, slots=True)
class ReturnDraft:
    """Goods that come back, tied to their slip. `apply` False keeps the credit apart (case 2).

    `accepted` are the doubts somebody has said to be meant so.
    """

    customer_id: int
    dated: date
    lines: tuple[Line, ...]
    shipment_number: str = ""
    apply: bool = True
    reason: str = ""
    submission: str = ""
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Voucher:
    """A posted slip or return, frozen: everything its paper says, in no language (D9).

    The balance lines are those of its own day; None where the customer's papers hide them (1.5). `entered_on` is the
    day it was entered, where that is a later one (case 26).
    """

    shop: Shop
    kind: Kind
    number: str
    dated: date
    customer: str
    customer_code: str
    terms: Terms
    due: date | None
    lines: tuple[Line, ...]
    total_fen: int
    paid_fen: int
    owed_fen: int
    previous_fen: int | None
    balance_fen: int | None
    sequence: int
    contact: str = ""
    phone: str = ""
    address: str = ""
    project: str = ""
    remark: str = ""
    carrier: str = ""
    prepared_by: str = ""
    paper_number: str = ""
    returns_number: str = ""
    parts: tuple[Part, ...] = field(default_factory=tuple)
    entered_on: date | None = None


def total_fen(lines: Sequence[Line]) -> int:
    """Sum of the lines, each rounded once (D5)."""
    return sum(line.amount_fen for line in lines)


def cut_to(lines: Sequence[Line], most_fen: int) -> tuple[int, ...]:
    """The quantity of each line, in thousandths, once the slip is cut to at most `most_fen` (N08).

    Whole units go from the last line backwards, never below nothing; 0 leaves the line off.
    """
    kept = list(lines)
    for at in reversed(range(len(kept))):
        over = total_fen(kept) - most_fen
        if over > 0:
            kept[at] = replace(kept[at], quantity=_without(kept[at], over))
    return tuple(line.quantity for line in kept)


def _without(line: Line, fen: int) -> int:
    """The quantity left when whole units worth at least `fen` are taken off; 0 where there are not so many."""
    if not line.amount_fen:
        return line.quantity
    units = max(fen * 100 // line.price - 1, 1)  # a unit costs price / 100 fen; each line is rounded once
    while (
        line.quantity > units * _UNIT and line.amount_fen - line_amount(line.quantity - units * _UNIT, line.price) < fen
    ):
        units += 1
    return max(line.quantity - units * _UNIT, 0)


_UNIT = 1000


def problems(draft: ShipmentDraft | ReturnDraft) -> list[Problem]:
    """Everything that keeps the draft from being posted; empty when it may."""
    found = [problem for index, line in enumerate(draft.lines, 1) for problem in _line_problems(line, index)]
    if not draft.lines:
        found.append(Problem("lines", Said("The slip has no goods. Add at least one line.")))
    elif not found and not 0 < total_fen(draft.lines) <= LARGEST_FEN:
        found.append(
            Problem(
                "lines",
                Said("The slip's total must be between 0.01 and 100,000,000,000.00. Check quantities and prices."),
            )
        )
    if isinstance(draft, ShipmentDraft):
        found += _money_problems(draft)
    return found


def _line_problems(line: Line, index: int) -> list[Problem]:
    found = []
    if not line.name:
        found.append(Problem("name", Said("Line {line} names no goods. Type their name.", line=index), index))
    if not 0 < line.quantity <= LARGEST_QUANTITY:
        found.append(
            Problem("quantity", Said("The quantity in line {line} must be more than 0.", line=index), index),
        )
    if not 0 <= line.price <= LARGEST_PRICE:
        found.append(Problem("price", Said("The price in line {line} cannot be below 0.", line=index), index))
    if not found and line.amount_fen > LARGEST_FEN:
        found.append(Problem("price", Said("Line {line} is too large. Check quantity and price.", line=index), index))
    return found


def _money_problems(draft: ShipmentDraft) -> list[Problem]:
    total, found = total_fen(draft.lines), []
    if not 0 <= draft.paid_fen <= LARGEST_FEN:
        found.append(Problem("paid", Said("The money paid with the slip must be between 0.00 and 100,000,000,000.00.")))
    if draft.parts and sum(part.amount_fen for part in draft.parts) != total:
        found.append(Problem("parts", Said("The parts do not sum to the slip's total. Change one of them.")))
    if any(due and due < draft.dated for due in (draft.fixed_due, *(part.due for part in draft.parts))):
        found.append(Problem("due", Said("The due date is before the date of the document. Correct one of them.")))
    if any(part.due is None for part in draft.parts):
        found.append(Problem("parts", Said("Each part needs the day it is due.")))
    if any(part.amount_fen <= 0 for part in draft.parts):
        found.append(Problem("parts", Said("Each part must be more than 0.00.")))
    return found
