"""A posted document taken back by its mirror; nothing is ever deleted."""

from desktop_app.cli.fields import read_document
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.operations.taking_back import void_document


def reverse(session: Session) -> None:
    """Reverse a document; answers the number of its mirror."""
    fields = read_document(session.around.stdin).only("number", "reason", "date", "submission")
    number, reason = fields.text("number"), fields.text("reason")
    dated, submission = fields.day_if_any("date"), fields.text("submission", "")
    with opened(session) as book:
        made = void_document(book.ledger, number, dated, reason, session.moment, submission)
    answer = {"number": made.result, "reverses": number}
    session.posted(made, answer)
