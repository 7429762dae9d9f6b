"""What is owed changes without goods or money: allowance, price difference, rounding-off, write-off."""

from desktop_app.cli.answers import yuan
from desktop_app.cli.documents import DAY_IF_ANY, FEN, NOTE, TEXT, WORDS, Document, today_or, word
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.accounts import Direction
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.customers import find_customer

ADJUSTMENT = Document(
    customer=TEXT, amount=FEN, direction=word(Direction, Direction.CREDIT), reason=word(Grounds), about=WORDS,
    date=today_or, due=DAY_IF_ANY, remark=NOTE, submission=WORDS,
)  # fmt: skip


def adjust(session: Session) -> None:
    """Post an adjustment; answers its number. More given up than is owed is asked first."""
    said = ADJUSTMENT.read(session)
    with opened(session) as book:
        draft = AdjustmentDraft(
            find_customer(book.ledger, said.customer).id, said.date, said.amount, said.direction, said.reason,
            said.about, said.remark, said.due, said.submission, session.accepted,
        )  # fmt: skip
        made = record_adjustment(book.ledger, draft, session.moment)
    session.posted(made, {"number": made.result, "amount": yuan(draft.amount_fen), "direction": draft.direction})
