"""Money or a credit that lies on account: set against open slips, and taken back from one."""

from functools import partial

from desktop_app.cli.fields import read_document
from desktop_app.cli.opening import opened
from desktop_app.cli.payments import granted, received_answer, wishes_in
from desktop_app.cli.session import Session
from desktop_app.operations.payments import allocate, first_part, open_beside
from desktop_app.operations.taking_back import undo_allocation


def spread(session: Session) -> None:
    """Set what is still free of a receipt, return or credit against slips; without wishes in the legal order."""
    number = session.options.number.strip()
    fields = read_document(session.around.stdin).only("date", "allocate", "submission")
    dated, wishes = fields.day("date", session.moment.today), wishes_in(fields)
    with opened(session) as book:
        items = open_beside(book.ledger, number, session.moment.today)
        closed = partial(first_part, book.ledger)
        chosen = None if wishes is None else list(granted(wishes, items, closed))
        made = allocate(book.ledger, number, chosen, dated, session.moment, fields.text("submission", ""))
    session.posted(made, received_answer(made.result))


def undo(session: Session) -> None:
    """The money is free again and the slip open (反核销)."""
    options = session.options
    number, slip, dated = options.number.strip(), options.slip.strip(), options.on or session.moment.today
    with opened(session) as book:
        made = undo_allocation(book.ledger, number, slip, dated, session.moment)
    session.posted(made, received_answer(made.result))
