"""A part of a slip that the customer refuses: raised, answered, settled (case 15, N10)."""

from collections.abc import Mapping

from desktop_app.cli.answers import day, yuan
from desktop_app.cli.doubts import accepted, doubts_told
from desktop_app.cli.fields import read_document
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


def dispute(session: Session) -> None:
    """Hold part of a slip back from chasing; it stays owed."""
    fields = read_document(session.around.stdin).only("number", "amount", "reason", "date", "submission")
    number, fen, reason = fields.text("number"), fields.fen("amount"), fields.text("reason")
    dated, submission = fields.day("date", session.moment.today), fields.text("submission", "")
    with opened(session) as book:
        wanted = dispute_of_slip(book.ledger, number, fen, reason, dated, session.moment.today)
        made = raise_dispute(book.ledger, wanted, session.moment, submission)
    session.posted(made, _answer(made.result))


def answer(session: Session) -> None:
    """What the shop answered; the two-day timer stops."""
    fields = read_document(session.around.stdin).only("number", "answer", "date", "submission")
    number, said = fields.text("number"), fields.text("answer")
    dated, submission = fields.day("date", session.moment.today), fields.text("submission", "")
    with opened(session) as book:
        found = dispute_about(book.ledger, number, session.moment.today)
        made = answer_dispute(book.ledger, found.id, dated, said, session.moment, submission)
    session.posted(made, _answer(made.result))


def settle(session: Session) -> None:
    """The end of a dispute; with a credit the price difference is posted with it."""
    fields = read_document(session.around.stdin).only("number", "credit", "note", "date", "submission")
    number, fen, note = fields.text("number"), fields.fen("credit", 0), fields.note("note")
    dated, submission = fields.day("date", session.moment.today), fields.text("submission", "")
    with opened(session) as book, doubts_told(session):
        found = dispute_about(book.ledger, number, session.moment.today)
        made = settle_dispute(book.ledger, found.id, dated, fen, note, session.moment, accepted(session), submission)
    session.posted(made, _answer(made.result))


def _answer(made: Dispute) -> Mapping[str, object]:
    return {
        "dispute": str(made.id),
        "number": made.number,
        "amount": yuan(made.amount_fen),
        "raised": day(made.raised_on),
        "answered": day(made.answered_on),
        "settled": day(made.settled_on),
    }
