"""The mirror of a posted document (红冲): it ends what the document settled and stands against it."""

from datetime import date

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import Allocation
from desktop_app.domain.shipments import Part
from desktop_app.operations.composing import Composition
from desktop_app.store import allocations, documents, goods, receipt_parts
from desktop_app.store.database import Ledger
from desktop_app.store.rows import DocumentRow


def post_mirror(
    ledger: Ledger,
    original: documents.Document,
    dated: date,
    reason: str,
    moment: Moment,
    entered: date | None = None,
    submission: str = "",
    bounced: bool = False,
) -> str:
    """Undo what the document settled, post its mirror, set both against each other; the mirror's number.

    What was let go with a receipt goes with it. `bounced`: it was no mistake, the payment came back.
    """
    composition = Composition(ledger, moment)
    turned = Direction.CREDIT if original.direction is Direction.DEBIT else Direction.DEBIT
    mirror = composition.document(
        Kind.REVERSAL, original.customer_id, dated, turned,
        (Part(dated, original.amount_fen),), entered=entered, remark=reason, submission=submission,
        reverses=original.id,
    )  # fmt: skip
    if bounced:
        composition.detail("bounces", mirror.id)
    _set_against(composition, original, mirror)
    composition.post("reverse_document", original.number)
    if original.kind is Kind.SHIPMENT:
        goods.forget_prices_of(ledger, original.id, original.customer_id, original.dated)
    for number, _ in receipt_parts.let_go_with(ledger, original.id) if original.kind is Kind.RECEIPT else ():
        post_mirror(ledger, documents.load_document(ledger, number), dated, reason, moment, entered)
    return mirror.number


def _set_against(composition: Composition, original: documents.Document, mirror: DocumentRow) -> None:
    """What the original settled is open again from the day of its mirror on; the two settle each other."""
    ledger, dated = composition.ledger, mirror.dated
    composition.undo(allocations.standing_allocations(ledger, original.id), dated)
    composition.end_earlier(allocations.ended_settlements(ledger, original.id), dated)
    (mirrored,) = (item.id for item in composition.items_of(mirror))
    if original.direction is Direction.DEBIT:
        composition.tie(mirrored, allocations.whole_items(ledger, original.id), dated)
    else:
        own, *_ = documents.item_ids(ledger, original.id)
        composition.tie(own, [Allocation(mirrored, original.amount_fen)], dated)


def refuse_returned(ledger: Ledger, original: documents.Document) -> None:
    """A slip whose goods came back cannot go before its return."""
    for number in documents.returns_of(ledger, original.id):
        raise Refused(
            "Goods of {number} came back with {back}. Void {back} first.", number=original.number, back=number
        )
