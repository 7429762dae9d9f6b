"""What becomes of a bill of exchange, and of a payment that bounces (退票): the debt is open again, by its own word."""

from datetime import date

from desktop_app.domain.acceptances import (
    RECENT,
    BillNews,
    BillState,
    HeldBill,
    bill_news,
    bounce_problems,
    event_problems,
    in_order_of_use,
)
from desktop_app.domain.customers import clean_note
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.operations.composing import refuse_future_date, refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner_for_day
from desktop_app.store import acceptances, receipts
from desktop_app.store.database import Ledger
from desktop_app.store.receipt_parts import load_detail


def bills_of_exchange(ledger: Ledger, today: date) -> list[HeldBill]:
    """Every bill as it stands: those held first, by the day they fall due."""
    return sorted(acceptances.load_bills(ledger, today), key=in_order_of_use)


def news_of_bills(ledger: Ledger, today: date) -> BillNews:
    """What the first page tells of bills and of payments that bounced."""
    back = acceptances.bounced_since(ledger, today - RECENT, today)
    return bill_news(acceptances.load_bills(ledger, today), (fen for *_, fen in back), today)


def bill_with(ledger: Ledger, number: str, today: date) -> HeldBill | None:
    """The bill that came with a receipt, as it stands; None where none came."""
    return next(iter(acceptances.load_bills(ledger, today, number)), None)


def mark_bill(
    ledger: Ledger, number: str, event: BillState, dated: date, moment: Moment, note: str = ""
) -> Done[HeldBill]:
    """Note that the bill of this receipt was paid, or passed on; taken back like any mark."""
    refuse_future_date(dated, moment.today)
    with ledger.writing():
        require_owner_for_day(ledger, dated, moment)
        bill = _bill_of(ledger, number)
        refuse_problems(event_problems(bill, event, dated))
        acceptances.add_event(ledger, number, event, dated, clean_note(note, "The note", field="note"), moment)
        return done(_bill_of(ledger, number), Changed.DOCUMENTS)


def bounce_payment(
    ledger: Ledger, number: str, dated: date, reason: str, moment: Moment, submission: str = ""
) -> Done[str]:
    """The payment came back on this day: what it had settled is open again; the number of its reversal."""
    from desktop_app.operations.taking_back import void_document  # the week, which is shown first, never bounces one

    with ledger.writing():
        detail, method = load_detail(ledger, number), receipts.method_of(ledger, number)
        refuse_problems(bounce_problems(number, method, len(detail.parts) > 1))
        return void_document(ledger, number, dated, reason, moment, submission, bounced=True)


def _bill_of(ledger: Ledger, number: str) -> HeldBill:
    found = acceptances.load_bills(ledger, date.max, number)
    if not found:
        raise Refused("No bill of exchange came with {number}. Check the number.", number=number)
    return found[0]
