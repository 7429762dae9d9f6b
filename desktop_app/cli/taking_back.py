"""What is taken back: a posted document by its mirror, money from a slip, a note that was a mistake."""

from desktop_app.cli.documents import DAY_IF_ANY, TEXT, WORDS, JsonDocument
from desktop_app.cli.opening import opened
from desktop_app.cli.payments import received_answer
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said
from desktop_app.operations.marks import DisputeMark, MarkKind, take_dispute_mark_back, take_mark_back
from desktop_app.operations.taking_back import Withdrawable, undo_allocation, void_document, withdraw

REVERSAL = JsonDocument(number=TEXT, reason=TEXT, date=DAY_IF_ANY, submission=WORDS)


def reverse(session: Session) -> None:
    """Reverse a document; answers the number of its mirror. Nothing is ever deleted."""
    said = REVERSAL.read(session)
    with opened(session) as book:
        made = void_document(book.ledger, said.number, said.date, said.reason, session.moment, said.submission)
    session.posted(made, {"number": made.result, "reverses": said.number})


def undo_spread(session: Session) -> None:
    """The money is free again and the slip open (反核销)."""
    options = session.options
    number, slip, dated = options.number.strip(), options.slip.strip(), options.on or session.moment.today
    with opened(session) as book:
        made = undo_allocation(book.ledger, number, slip, dated, session.moment)
    session.posted(made, received_answer(made.result))


def withdraw_note(session: Session) -> None:
    """It counts no more from today on; what was reported of earlier days stays as it was.

    A promise, talk or dispute is withdrawn once, also when that is told twice; of a mark the last one that stands.
    """
    what, number = session.options.what, session.options.number.strip()
    if what in _MARKS:
        _take_mark_back(session, what, number)
        return
    if not number.isdecimal():
        raise Refused("“{text}” is not the number of one. Give the number that was answered.", text=number)
    with opened(session) as book:
        withdraw(book.ledger, Withdrawable(what), int(number), session.moment)
    session.tell({"withdrawn": what, "number": number}, Said("It counts no more from today on."))


_MARKS = (*MarkKind, *DisputeMark)


def _take_mark_back(session: Session, what: str, number: str) -> None:
    reason = Said("Entered by mistake").text(session.translate)
    with opened(session) as book:
        if what in tuple(DisputeMark):
            take_dispute_mark_back(book.ledger, DisputeMark(what), number, reason, session.moment)
        else:
            take_mark_back(book.ledger, MarkKind(what), [number], session.moment)
    session.tell({"withdrawn": what, "number": number}, Said("It counts no more from today on."))
