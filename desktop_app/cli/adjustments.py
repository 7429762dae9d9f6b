"""What is owed changes without goods or money: allowance, price difference, rounding-off, write-off."""

from dataclasses import replace

from desktop_app.cli.answers import yuan
from desktop_app.cli.doubts import accepted, doubts_told
from desktop_app.cli.fields import JsonFields, read_document
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.accounts import Direction
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.customers import find_customer


def adjust(session: Session) -> None:
    """Post an adjustment; answers its number. More given up than is owed is asked first."""
    fields = read_document(session.around.stdin).only(
        "customer", "amount", "direction", "reason", "about", "date", "due", "remark", "submission"
    )
    name, draft = fields.text("customer"), _draft(fields, session)
    with opened(session) as book:
        draft = replace(draft, customer_id=find_customer(book.ledger, name).id)
        with doubts_told(session):
            made = record_adjustment(book.ledger, draft, session.moment)
    session.posted(made, {"number": made.result, "amount": yuan(draft.amount_fen), "direction": draft.direction})


def _draft(fields: JsonFields, session: Session) -> AdjustmentDraft:
    return AdjustmentDraft(
        customer_id=0,
        dated=fields.day("date", session.moment.today),
        amount_fen=fields.fen("amount"),
        direction=fields.choice("direction", Direction, Direction.CREDIT),
        reason=fields.choice("reason", Grounds),
        about_number=fields.text("about", ""),
        remark=fields.note("remark"),
        due=fields.day_if_any("due"),
        submission=fields.text("submission", ""),
        accepted=accepted(session),
    )
