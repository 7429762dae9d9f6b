"""What becomes of a bill of exchange, and of a payment that bounces."""

from desktop_app.cli.answers import told
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.acceptances import BILL_STATES, BillState, bounced_said
from desktop_app.domain.errors import Said
from desktop_app.operations.acceptances import bounce_payment, mark_bill


def became(session: Session) -> None:
    """A bill was paid or passed on; a payment that bounced opens its debt again."""
    options = session.options
    number, event, day = options.number.strip(), BillState(options.state), options.on or session.moment.today
    with opened(session) as book:
        if event is BillState.BOUNCED:
            reason = options.note or bounced_said("").text(session.translate)
            made = bounce_payment(book.ledger, number, day, reason, session.moment)
            session.posted(made, {"number": number, "state": event.value, "reversal": made.result})
            return
        bill = mark_bill(book.ledger, number, event, day, session.moment, options.note).result
    answer = told(bill, "number=receipt", "state", "since", "amount_fen", "due", "bill=number")
    session.tell(answer, Said("{number}: {state}", number=number, state=BILL_STATES[bill.state]))
