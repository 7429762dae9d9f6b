"""A shipment on credit: what the slip says before and after it is posted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop_app.domain.accounts import Kind
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Said
from desktop_app.domain.money import line_amount
from desktop_app.domain.shop import Shop
from desktop_app.domain.slip_sums import NO_CHARGES, Charges, SlipSums, part_of

LARGEST_QUANTITY = 10**12
LARGEST_PRICE = 10**15


@dataclass(frozen=True, slots=True)
class Line:
    """One line of goods. `quantity` in thousandths, `price` in ten-thousandths of a yuan.

    One `unit` held so many of `base_unit` when the line was written (`holds`, in thousandths); both stay as they were.
    An empty `base_unit` is the unit itself. `off_fen` is taken off the line; `off_rate` is how that was said, in
    hundredths of a percent, 0 where it was said as a sum. A `gift` has its price and costs nothing (case 30).
    Fewer than none come back on the same slip, of the slip `origin` where that is known.
    `more` is what stands in the columns of the shop's own, such as colour or lot.
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
    gift: bool = False
    off_rate: int = 0
    off_fen: int = 0
    origin: str = ""
    more: tuple[str, ...] = ()

    @property
    def gross_fen(self) -> int:
        """What it would come to without a discount."""
        return line_amount(self.quantity, self.price)

    @property
    def amount_fen(self) -> int:
        return 0 if self.gift else self.gross_fen - self.off_fen

    @property
    def is_sold(self) -> bool:
        """It leaves, and not for nothing."""
        return self.quantity > 0 and not self.gift

    def of(self, quantity: int) -> "Line":
        """Another quantity on the same terms; a discount that was said as a sum is never more than the line."""
        gross = line_amount(quantity, self.price)
        off = part_of(gross, self.off_rate) if self.off_rate else (min if gross >= 0 else max)(self.off_fen, gross)
        return replace(self, quantity=quantity, off_fen=off)

    def at_rate(self, rate: int) -> "Line":
        """With a discount, in hundredths of a percent."""
        return replace(self, off_rate=rate, off_fen=part_of(self.gross_fen, rate))

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
        line.remark, line.holds, line.base_unit, int(line.gift), line.off_rate, line.off_fen,
        line.origin, "\n".join(line.more),
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
    of the shop, if it does. `folded` is its row and its place there in the form once that is unfolded, where it is not
    always shown; those `at_delivery` are kept apart, where there are any.
    """

    label: Said
    named: Said
    signed: Said | None = None
    folded: tuple[int, int] = (0, 0)
    at_delivery: bool = False


_NAMED, _BY, _PLATE = Said("The person's name"), Said("Prepared by: {name}"), Said("Plate: {name}")

SLIP_TEXTS = {
    "project": SlipText(Said("Project / site"), Said("The project")),
    "carrier": SlipText(Said("Driver"), Said("The driver"), Said("Delivered by: {name}"), folded=(1, 1)),
    "paper_number": SlipText(Said("Paper number"), Said("The paper number"), folded=(1, 3)),
    "prepared_by": SlipText(Said("Prepared by"), _NAMED, _BY, folded=(1, 4)),
    "deliver_to": SlipText(Said("Deliver to"), Said("Deliver to"), folded=(2, 1), at_delivery=True),
    "receiver": SlipText(Said("Who receives it"), Said("Who receives it"), folded=(2, 2), at_delivery=True),
    "plate": SlipText(Said("Plate number"), Said("The plate number"), _PLATE, folded=(1, 2), at_delivery=True),
}
"""By the field of the draft, in the order in which they are kept: a new one is declared here, stands in the draft and
in the voucher, and has its column in the book; form, operation, command line and paper take it from here.
"""


def folded_texts() -> tuple[tuple[str, ...], ...]:
    """The fields that are folded away in the form, row by row."""
    folded = sorted((text.folded, name) for name, text in SLIP_TEXTS.items() if any(text.folded))
    rows = sorted({row for (row, _), _ in folded})
    return tuple(tuple(name for (at, _), name in folded if at == row) for row in rows)


class WithGoods:
    """A slip or return, typed or posted: what it comes to is told of its lines and of what stands below them alone."""

    __slots__ = ()
    lines: tuple[Line, ...]
    charges: Charges = NO_CHARGES
    """Freight and rounding stay with the slip when goods come back."""

    @property
    def sums(self) -> SlipSums:
        """What it comes to."""
        return SlipSums(total_fen(self.lines), self.charges)


@dataclass(frozen=True, slots=True)
class ShipmentDraft(WithGoods):
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
    charges: Charges = NO_CHARGES
    deliver_to: str = ""
    receiver: str = ""
    plate: str = ""


def texts_of(slip: "ShipmentDraft | Voucher") -> dict[str, Any]:
    """The texts of a slip by their fields."""
    return {name: getattr(slip, name) for name in SLIP_TEXTS}


def texts_kept(slip: ShipmentDraft) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts as the book keeps them: of the slip, and of its delivery."""
    told = texts_of(slip)
    own, delivery = (
        tuple(told[name] for name, text in SLIP_TEXTS.items() if text.at_delivery is apart) for apart in (False, True)
    )
    return own, delivery


@dataclass(frozen=True, slots=True)
class ReturnDraft(WithGoods):
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
class Voucher(WithGoods):
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
    charges: Charges = NO_CHARGES
    deliver_to: str = ""
    receiver: str = ""
    plate: str = ""


def total_fen(lines: Sequence[Line]) -> int:
    """Sum of the lines, each rounded once (D5): the goods of a slip, without what stands below them."""
    return sum(line.amount_fen for line in lines)
