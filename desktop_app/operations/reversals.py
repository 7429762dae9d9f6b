"""Reverse a posted document: nothing is deleted, a mirror is posted that points to it (红冲)."""

from datetime import date

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.customers import required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import Allocation
from desktop_app.domain.shipments import Part
from desktop_app.operations.composing import Composition, refuse_future_date
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner_to_undo
from desktop_app.store import documents, submissions
from desktop_app.store.database import Ledger


def reverse_document(
    ledger: Ledger, number: str, dated: date | None, reason: str, moment: Moment, submission: str = ""
) -> Done[str]:
    """Undo what the document settled, post its mirror, set both against each other; returns the mirror's number.

    Without a day it is today's, or the document's own where that lies ahead, as under a wrong clock (case 29).
    A second call with the same submission id reverses nothing and answers the first mirror (D4).
    What was entered more than ten minutes ago is the owner's to reverse (D16).
    What it had settled is open again from `dated` on; earlier days keep what they showed (case 9).
    """
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        original = documents.load_document(ledger, number)
        before = documents.submitted(ledger, submission, Kind.REVERSAL, original.customer_id, original.amount_fen)
        if before:
            submissions.refuse_another(submission, (original.reversed_by, why), (before.number, before.remark))
            return done(before.number)
        day = dated or first_day_to_reverse(original, moment)
        _refuse_unfit(original, day, moment)
        refuse_returned(ledger, original)
        require_owner_to_undo(ledger, original.seq, moment)
        return done(reverse(ledger, original, day, why, moment, submission=submission), Changed.DOCUMENTS)


def reverse(
    ledger: Ledger,
    original: documents.Document,
    dated: date,
    reason: str,
    moment: Moment,
    entered: date | None = None,
    submission: str = "",
) -> str:
    """`reverse_document` inside a transaction that is already open."""
    composition = Composition(ledger, moment)
    debit = original.direction is Direction.DEBIT
    mirror = composition.document(
        Kind.REVERSAL,
        original.customer_id,
        dated,
        Direction.CREDIT if debit else Direction.DEBIT,
        (Part(dated, original.amount_fen),),
        entered=entered,
        remark=reason,
        submission=submission,
        reverses=original.id,
    )
    composition.undo(documents.standing_allocations(ledger, original.id), dated)
    composition.end_earlier(documents.ended_settlements(ledger, original.id), dated)
    own = documents.item_ids(ledger, original.id)
    (mirrored,) = (item.id for item in composition.items_of(mirror))
    if debit:
        composition.tie(mirrored, documents.whole_items(ledger, original.id), dated)
    else:
        composition.tie(own[0], [Allocation(mirrored, original.amount_fen)], dated)
    composition.post("reverse_document", original.number)
    return mirror.number


def first_day_to_reverse(original: documents.Document, moment: Moment) -> date:
    """Today, or the day of a document that is dated ahead: on no day does the reversal stand without it."""
    return max(moment.today, original.dated)


def _refuse_unfit(original: documents.Document, dated: date, moment: Moment) -> None:
    refuse_future_date(dated, first_day_to_reverse(original, moment))
    if original.kind is Kind.REVERSAL:
        raise Refused("{number} is itself a reversal. Enter the document again instead.", number=original.number)
    if original.reversed_by:
        raise Refused(
            "{number} was already reversed by {reversal}.", number=original.number, reversal=original.reversed_by
        )
    if dated < original.dated:
        raise Refused(
            "A reversal of {number} cannot be dated before {date}.", number=original.number, date=original.dated
        ).at("dated")


def refuse_returned(ledger: Ledger, original: documents.Document) -> None:
    """A slip whose goods came back cannot go before its return."""
    for number in documents.returns_of(ledger, original.id):
        raise Refused(
            "Goods of {number} came back with {back}. Reverse {back} first.", number=original.number, back=number
        )
