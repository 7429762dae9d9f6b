"""What of each article is with a customer: delivered, and not brought back yet."""

from desktop_app.domain.doubts import Article, Delivered
from desktop_app.domain.goods import ONE, scaled
from desktop_app.domain.shipments import Line
from desktop_app.store.database import Ledger

_LINES = """
    SELECT l.name, l.spec, CASE l.base_unit WHEN '' THEN l.unit ELSE l.base_unit END, l.quantity,
        CASE WHEN l.gift THEN 0 ELSE l.price END, l.holds,
        d.kind FROM documents d JOIN lines l ON l.document_id = d.id
    LEFT JOIN returns t ON t.document_id = d.id
    WHERE d.customer_id = :customer AND d.kind IN ('shipment', 'return')
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
        AND (:slip IS NULL OR (d.id = :slip AND (l.quantity > 0 OR l.origin = '')) OR t.shipment_id = :slip
            OR (l.origin <> '' AND l.origin = (SELECT number FROM documents WHERE id = :slip)))"""


def delivered(ledger: Ledger, customer_id: int, slip_id: int | None) -> dict[Article, Delivered]:
    """By article: of one slip, or of all slips of the customer."""
    rows = ledger.connection().execute(_LINES, {"customer": customer_id, "slip": slip_id})
    found: dict[Article, Delivered] = {}
    for name, spec, unit, quantity, price, holds, kind in rows:
        before = found.get((name, spec, unit), Delivered(0, 0))
        came_back = kind == "return"
        found[name, spec, unit] = Delivered(
            before.counted + (-quantity if came_back else quantity) * holds,
            before.price if came_back or quantity < 0 else max(before.price, scaled(price, ONE, holds)),
        )
    return found


def given_back(ledger: Ledger, slip_id: int, submission: str = "") -> list[Line]:
    """What came back of one slip and was credited for it; without what was posted under this submission."""
    rows = ledger.rows(
        """SELECT l.name, l.quantity, l.price, l.spec, l.unit, l.gift, l.off_fen
           FROM returns t JOIN documents d ON d.id = t.document_id JOIN lines l ON l.document_id = d.id
           WHERE t.shipment_id = ?1 AND coalesce(d.submission, '') IS NOT nullif(?2, '')
             AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
           UNION ALL SELECT l.name, -l.quantity, l.price, l.spec, l.unit, l.gift, -l.off_fen
           FROM documents s JOIN lines l ON l.origin = s.number AND l.origin <> ''
           JOIN documents d ON d.id = l.document_id
           WHERE s.id = ?1 AND coalesce(d.submission, '') IS NOT nullif(?2, '')
             AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)""",
        (slip_id, submission),
    )
    return [
        Line(name, quantity, price, spec, unit, gift=bool(gift), off_fen=off)
        for name, quantity, price, spec, unit, gift, off in rows
    ]


def slips_of_goods(ledger: Ledger, customer_id: int, goods_id: int, unit: str) -> list[str]:
    """The newest slips that stand with which a customer bought goods by this unit, the last one first."""
    rows = ledger.rows(
        """SELECT DISTINCT d.number FROM documents d JOIN lines l ON l.document_id = d.id
           WHERE d.customer_id = ? AND d.kind = 'shipment' AND l.goods_id = ? AND l.unit = ? AND l.quantity > 0
             AND NOT l.gift AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
           ORDER BY d.dated DESC, d.id DESC LIMIT 10""",
        (customer_id, goods_id, unit),
    )
    return [number for (number,) in rows]
