"""What the paper of money received says, frozen as it is posted (收款收据, D9)."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.customer_papers import CustomerPaper, entered_late
from desktop_app.domain.customers import Customer, addressed, balance_told
from desktop_app.domain.paid_parts import NO_DETAIL, Acceptance, PaidPart, ReceiptDetail
from desktop_app.domain.pay_order import AllocatedBy
from desktop_app.domain.payments import Allocation
from desktop_app.domain.shop import Shop


@dataclass(frozen=True, slots=True)
class PaidSlip:
    """So much of a slip this money settles."""

    number: str
    dated: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class ReceiptPaper(CustomerPaper):
    """Everything the paper says, in no language.

    What is owed before and after is that of its own day; None where the customer's papers hide it. What settles
    nothing stays on account; what was let go with it settles slips too, and is told apart. `entered_on` is the day it
    was entered, where that is a later one (case 26). `allocated_by` is the rule by which slips were settled (case 12),
    `instruction` the payer's own words.
    """

    total_fen: int
    paid: tuple[PaidSlip, ...]
    previous_fen: int | None
    balance_fen: int | None
    sequence: int
    method: str = ""
    contact: str = ""
    phone: str = ""
    remark: str = ""
    prepared_by: str = ""
    entered_on: date | None = None
    parts: tuple[PaidPart, ...] = ()
    let_go_fen: int = 0
    taken_by: str = ""
    acceptance: Acceptance | None = None
    is_refund: bool = False
    account: str = ""
    allocated_by: AllocatedBy = AllocatedBy.UNSAID
    instruction: str = ""

    @property
    def on_account_fen(self) -> int:
        return self.total_fen + self.let_go_fen - sum(one.amount_fen for one in self.paid)


def paid_slips(chosen: Iterable[Allocation], items: Iterable[OpenItem]) -> tuple[PaidSlip, ...]:
    """What each slip gets, its parts together, in the order in which they are settled."""
    known = {item.item_id: item for item in items}
    paid: dict[str, PaidSlip] = {}
    for one in chosen:
        item = known[one.item_id]
        before = paid[item.number].amount_fen if item.number in paid else 0
        paid[item.number] = PaidSlip(item.number, item.dated, before + one.amount_fen)
    return tuple(paid.values())


@dataclass(frozen=True, slots=True)
class PostedMoney:
    """Money as it was posted: what came or went back, what it settles, and what was owed before it."""

    number: str
    dated: date
    entered: date
    total_fen: int
    method: str
    remark: str
    paid: tuple[PaidSlip, ...]
    previous_fen: int
    sequence: int
    allocated_by: AllocatedBy = AllocatedBy.UNSAID
    instruction: str = ""


def receipt_paper(
    shop: Shop, customer: Customer, money: PostedMoney, detail: ReceiptDetail = NO_DETAIL
) -> ReceiptPaper:
    """The paper of a receipt."""
    told = {one.name: getattr(detail, one.name) for one in fields(detail)}
    return replace(_paper(shop, customer, money, -money.total_fen - detail.let_go_fen), **told)


def refund_paper(shop: Shop, customer: Customer, money: PostedMoney, paid_by: str) -> ReceiptPaper:
    """The paper of money on account that went back; what is paid are the receipts it came from."""
    return replace(_paper(shop, customer, money, money.total_fen), taken_by=paid_by, is_refund=True)


def _paper(shop: Shop, customer: Customer, money: PostedMoney, owed_fen: int) -> ReceiptPaper:
    """What both say; `owed_fen` more is owed after it."""
    return ReceiptPaper(
        shop=shop,
        number=money.number,
        dated=money.dated,
        **addressed(customer),
        total_fen=money.total_fen,
        paid=money.paid,
        **balance_told(customer, money.previous_fen, owed_fen),
        sequence=money.sequence,
        method=money.method,
        remark=money.remark,
        prepared_by=shop.prepared_by,
        entered_on=entered_late(money.entered, money.dated),
        allocated_by=money.allocated_by,
        instruction=money.instruction,
    )
