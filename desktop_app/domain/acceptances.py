"""A bill of exchange that was taken (承兑汇票): held, passed on, paid, or come back; and any payment that bounced."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.methods import MAY_BOUNCE, PayMethod, method_of
from desktop_app.domain.paid_parts import AcceptedBy

SOON = timedelta(days=10)
"""A bill has to be shown within ten days of its day (票据法 53); so long before it one gets ready."""

RECENT = timedelta(days=14)
"""So long a payment that bounced stands on the first page."""


class BillState(StrEnum):
    """Where a bill is. HELD: it lies in the shop. PASSED_ON: somebody else was paid with it (背书转让)."""

    HELD = "held"
    PASSED_ON = "passed_on"
    PAID = "paid"
    BOUNCED = "bounced"


EVENTS = (BillState.PAID, BillState.PASSED_ON)
"""What is noted of a bill; that it bounced is posted, since the debt is back."""

BILL_STATES = {
    BillState.HELD: Said("Held"),
    BillState.PASSED_ON: Said("Passed on"),
    BillState.PAID: Said("Paid out"),
    BillState.BOUNCED: Said("Bounced"),
}


@dataclass(frozen=True, slots=True)
class HeldBill:
    """One bill, by the number of the receipt it came with; `since` is the day of its state."""

    receipt: str
    customer_id: int
    customer: str
    dated: date
    accepted_by: AcceptedBy
    number: str
    due: date | None
    amount_fen: int
    state: BillState = BillState.HELD
    since: date | None = None
    note: str = ""

    def due_by(self, day: date) -> bool:
        """It is still here and has to be shown for payment."""
        return self.state is BillState.HELD and self.due is not None and self.due <= day


@dataclass(frozen=True, slots=True)
class BillNews:
    """What the first page tells: bills that fall due soon, and payments that bounced lately; in fen."""

    due: int = 0
    due_fen: int = 0
    first_due: date | None = None
    bounced: int = 0
    bounced_fen: int = 0


NO_BILL_NEWS = BillNews()


def bill_news(bills: Iterable[HeldBill], bounced_fen: Iterable[int], today: date) -> BillNews:
    """Bills due within `SOON`, or already; and what bounced lately."""
    soon = [one for one in bills if one.due_by(today + SOON)]
    back = list(bounced_fen)
    first = min((one.due for one in soon if one.due), default=None)
    return BillNews(len(soon), sum(one.amount_fen for one in soon), first, len(back), sum(back))


def in_order_of_use(bill: HeldBill) -> tuple[int, date, str]:
    """What sorts them: those held by the day they fall due, then what became of the others, the newest last."""
    return (list(BillState).index(bill.state), bill.due or date.max, bill.receipt)


def bounced_said(method: str) -> Said:
    """What it is called that a payment came back: 退票 for paper, 被退回 for money that was sent."""
    return Said("Bounced") if method_of(method) in MAY_BOUNCE else Said("Sent back")


def bounce_problems(number: str, method: str, in_parts: bool) -> list[Problem]:
    """Cash that was counted does not come back, and of several ways nobody knows which one did."""
    if in_parts:
        said = Said("{number} came in several ways. Void it, and take again what did not bounce.", number=number)
        return [Problem("", said)]
    if method_of(method) is PayMethod.CASH:
        return [Problem("", Said("{number} was paid in cash, which does not bounce. Void it instead.", number=number))]
    return []


def event_problems(bill: HeldBill, event: BillState, dated: date) -> list[Problem]:
    """A bill is noted as paid or passed on while it stands, from the day it was taken."""
    if event not in EVENTS:
        return [Problem("event", Said("Choose what became of the bill."))]
    if bill.state not in (BillState.HELD, BillState.PASSED_ON):
        said = Said("The bill of {number} is settled already. Undo that first.", number=bill.receipt)
        return [Problem("event", said)]
    if dated < bill.dated:
        return [Problem("dated", Said("The bill was taken on {dated}. Choose a later day.", dated=bill.dated))]
    return []
