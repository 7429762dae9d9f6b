"""What of each article is with a customer: delivered, and not brought back yet."""

from desktop_app.domain.doubts import Article, Delivered
from desktop_app.domain.goods import ONE, scaled
from desktop_app.store.database import Ledger

_LINES = """
    SELECT l.name, l.spec, CASE l.base_unit WHEN '' THEN l.unit ELSE l.base_unit END, l.quantity, l.price, l.holds,
        d.kind FROM documents d JOIN lines l ON l.document_id = d.id
    LEFT JOIN returns t ON t.document_id = d.id
    WHERE d.customer_id = :customer AND d.kind IN ('shipment', 'return')
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
        AND (:slip IS NULL OR d.id = :slip OR t.shipment_id = :slip)"""


def delivered(ledger: Ledger, customer_id: int, slip_id: int | None) -> dict[Article, Delivered]:
    """By article: of one slip, or of all slips of the customer."""
    rows = ledger.connection().execute(_LINES, {"customer": customer_id, "slip": slip_id})
    found: dict[Article, Delivered] = {}
    for name, spec, unit, quantity, price, holds, kind in rows:
        before = found.get((name, spec, unit), Delivered(0, 0))
        came_back = kind == "return"
        found[name, spec, unit] = Delivered(
            before.counted + (-quantity if came_back else quantity) * holds,
            before.price if came_back else max(before.price, scaled(price, ONE, holds)),
        )
    return found
