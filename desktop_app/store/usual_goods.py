"""What a customer bought last, and what they usually buy: read off the slips that stand."""

from datetime import date

from desktop_app.store.database import Ledger

MOST = 15
"""Lines of the list of what a customer usually buys."""

_STANDS = "d.kind = 'shipment' AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)"


def last_slip(ledger: Ledger, customer_id: int) -> str:
    """The number of the newest slip; empty where there is none."""
    sql = (
        f"SELECT number FROM documents d WHERE d.customer_id = ? AND {_STANDS} ORDER BY d.dated DESC, d.id DESC LIMIT 1"
    )
    return str(ledger.value(sql, (customer_id,)) or "")


def usual_goods(ledger: Ledger, customer_id: int, since: date) -> list[tuple[int, str, int]]:
    """(goods, unit, how much the last time, in thousandths) of what was on two slips at least, the most usual first."""
    rows = (
        ledger.rows(  # with one max() the other columns are of its row (SQLite: "Bare columns in an aggregate query")
            f"""SELECT coalesce(h.head, l.goods_id), l.unit, l.quantity, max(d.id * 1000 + l.line)
            FROM documents d JOIN lines l ON l.document_id = d.id LEFT JOIN goods_heads h ON h.member = l.goods_id
            JOIN goods g ON g.id = coalesce(h.head, l.goods_id) AND g.active
            WHERE d.customer_id = ? AND d.dated >= ? AND l.quantity > 0 AND NOT l.gift AND {_STANDS}
            GROUP BY 1, 2 HAVING count(DISTINCT d.id) > 1 ORDER BY count(DISTINCT d.id) DESC, 1 LIMIT {MOST}""",
            (customer_id, since.isoformat()),
        )
    )
    return [(goods_id, unit, quantity) for goods_id, unit, quantity, _ in rows]
