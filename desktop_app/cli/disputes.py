"""A part of a slip that the customer refuses: raised, answered, settled (case 15, N10)."""

from desktop_app.cli.answers import told
from desktop_app.cli.documents import FEN, NO_FEN, NOTE, TEXT, WORDS, Document, today_or
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.disputes import Dispute
from desktop_app.operations.disputes import (
    answer_dispute,
    dispute_about,
    dispute_of_slip,
    raise_dispute,
    settle_dispute,
)
from desktop_app.operations.done import Done

RAISED = Document(number=TEXT, amount=FEN, reason=TEXT, date=today_or, submission=WORDS)
ANSWERED = Document(number=TEXT, answer=TEXT, date=today_or, submission=WORDS)
SETTLED = Document(number=TEXT, credit=NO_FEN, note=NOTE, date=today_or, submission=WORDS)


def dispute(session: Session) -> None:
    """Hold part of a slip back from chasing; it stays owed."""
    said, moment = RAISED.read(session), session.moment
    with opened(session) as book:
        wanted = dispute_of_slip(book.ledger, said.number, said.amount, said.reason, said.date, moment.today)
        made = raise_dispute(book.ledger, wanted, moment, said.submission)
    _answer(session, made)


def answer(session: Session) -> None:
    """What the shop answered; the two-day timer stops."""
    said, moment = ANSWERED.read(session), session.moment
    with opened(session) as book:
        found = dispute_about(book.ledger, said.number, moment.today)
        made = answer_dispute(book.ledger, found.id, said.date, said.answer, moment, said.submission)
    _answer(session, made)


def settle(session: Session) -> None:
    """The end of a dispute; with a credit the price difference is posted with it."""
    said, moment = SETTLED.read(session), session.moment
    with opened(session) as book:
        found = dispute_about(book.ledger, said.number, moment.today)
        made = settle_dispute(
            book.ledger, found.id, said.date, said.credit, said.note, moment, session.accepted, said.submission
        )
    _answer(session, made)


def _answer(session: Session, made: Done[Dispute]) -> None:
    days = told(made.result, "number", "amount_fen", "raised=raised_on", "answered=answered_on", "settled=settled_on")
    session.posted(made, {"dispute": str(made.result.id), **days})
