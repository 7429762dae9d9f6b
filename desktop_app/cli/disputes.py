"""What a customer refuses of a slip (case 15, N10), and what is owed otherwise without goods or money.

Allowance, price difference, rounding-off, write-off.
"""

from dataclasses import replace

from desktop_app.cli.answers import told, yuan
from desktop_app.cli.documents import (
    DAY_IF_ANY,
    FEN,
    NO_FEN,
    NOTE,
    QUANTITY,
    TEXT,
    WORDS,
    JsonDocument,
    count,
    if_any,
    today_or,
    word,
)
from desktop_app.cli.opening import opened
from desktop_app.cli.reports import report_of
from desktop_app.cli.session import Session
from desktop_app.domain.accounts import Direction
from desktop_app.domain.disputes import Dispute, DisputeKind
from desktop_app.domain.labels import CHANNELS
from desktop_app.operations.adjustments import BY_ITSELF, AdjustmentDraft, record_adjustment
from desktop_app.operations.customers import find_customer
from desktop_app.operations.disputes import (
    answer_dispute,
    dispute_about,
    dispute_of_slip,
    raise_dispute,
    settle_dispute,
)
from desktop_app.operations.done import Done

RAISED = JsonDocument(
    number=TEXT, amount=FEN, reason=TEXT, kind=word(DisputeKind, DisputeKind.OTHER), told_by=WORDS,
    channel=if_any(word(CHANNELS), ""), line=if_any(count(999), 0), quantity=if_any(QUANTITY, 0), date=today_or,
    submission=WORDS,
)  # fmt: skip
ANSWERED = JsonDocument(number=TEXT, answer=TEXT, date=today_or, submission=WORDS)
SETTLED = JsonDocument(number=TEXT, credit=NO_FEN, note=NOTE, date=today_or, submission=WORDS)
ADJUSTMENT = JsonDocument(
    customer=TEXT, amount=FEN, direction=word(Direction, Direction.CREDIT), reason=word(BY_ITSELF), about=WORDS,
    date=today_or, due=DAY_IF_ANY, remark=NOTE, submission=WORDS,
)  # fmt: skip


def disputes(session: Session) -> None:
    """By --by: open, late, all."""
    report_of(session, "disputes")


def dispute(session: Session) -> None:
    """Hold part of a slip back from chasing; it stays owed."""
    said, moment = RAISED.read(session), session.moment
    with opened(session) as book:
        wanted = dispute_of_slip(book.ledger, said.number, said.amount, said.reason, said.date, moment.today)
        wanted = replace(wanted, kind=said.kind, told_by=said.told_by, channel=said.channel, line=said.line,
                         quantity=said.quantity)  # fmt: skip
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
