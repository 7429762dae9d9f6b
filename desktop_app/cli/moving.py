"""What was booked to the wrong customer or on the wrong day is put right in one step."""

from desktop_app.cli.answers import told
from desktop_app.cli.documents import DAY, DAY_IF_ANY, FEN, NOTE, TEXT, WORDS, JsonDocument
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said
from desktop_app.operations import moving
from desktop_app.operations.customers import find_customer
from desktop_app.operations.openings import OpeningDraft

OPENING = JsonDocument(
    customer=TEXT, date=DAY, due=DAY_IF_ANY, amount=FEN, reference=WORDS, remark=NOTE, submission=WORDS
)


def move_receipt(session: Session) -> None:
    """The money is the other customer's, of the same day; answers the new number."""
    number, reason = session.options.number.strip(), Said("Booked to the wrong customer").text(session.translate)
    with opened(session) as book:
        whose = find_customer(book.ledger, session.options.to)
        made = moving.move_receipt(
            book.ledger, number, whose.id, reason, session.moment, accepted=session.accepted
        ).result
    session.tell(
        {**told(made, "number", "before"), "customer": whose.name},
        Said("{before} is void; {number} of {name} replaces it.",
             before=made.before, number=made.number, name=whose.name),
    )  # fmt: skip


def correct_opening(session: Session) -> None:
    """The wrong one is void on its own day, the right one entered; answers its number."""
    said = OPENING.read(session)
    number, reason = session.options.number.strip(), Said("Entered by mistake").text(session.translate)
    with opened(session) as book:
        whose = find_customer(book.ledger, said.customer)
        right = OpeningDraft(
            whose.id, said.date, said.due, said.amount, said.reference, said.remark, said.submission, session.accepted
        )
        made = moving.correct_opening(book.ledger, number, right, reason, session.moment)
    session.posted(made, told(made.result, "number", "before"))
