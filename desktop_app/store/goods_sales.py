"""What went out of goods lately, in their smallest unit: by what each line's unit held when it was sold."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.domain.goods import ONE, Goods
from desktop_app.store.database import Ledger

Counted = tuple[str, int, int]
"""The unit in which lines were counted, how many of it (in millionths), and how many of the smallest unit of goods that
are one by now theirs held (in thousandths).
"""

_SOLD = """
    SELECT coalesce(h.head, l.goods_id), CASE l.base_unit WHEN '' THEN l.unit ELSE l.base_unit END AS counted_in,
        sum(l.quantity * l.holds * CASE d.kind WHEN 'return' THEN -1 ELSE 1 END), coalesce(h.holds, 1000)
    FROM documents d JOIN lines l ON l.document_id = d.id LEFT JOIN goods_heads h ON h.member = l.goods_id
    WHERE d.dated > ? AND d.dated <= ? AND d.kind IN ('shipment', 'return')
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
    GROUP BY 1, 2, 4"""


def sold_lately(ledger: Ledger, today: date, days: int) -> dict[int, list[Counted]]:
    """By id of the goods: what left in so many days up to today, less what came back."""
    found: defaultdict[int, list[Counted]] = defaultdict(list)
    since = today - timedelta(days=days)
    for goods_id, unit, count, holds in ledger.rows(_SOLD, (since.isoformat(), today.isoformat())):
        found[goods_id].append((unit, count, holds))
    return found


def last_sold(ledger: Ledger) -> dict[int, date]:
    """By id of the goods: the last day somebody bought them."""
    rows = ledger.rows("SELECT goods_id, max(dated) FROM last_prices GROUP BY goods_id")
    return {goods_id: date.fromisoformat(dated) for goods_id, dated in rows}


def summed(goods: Goods, counts: Iterable[Counted]) -> int:
    """All of it in thousandths of the smallest unit; a unit that was once the smallest counts by what it holds now."""
    total = 0
    for unit, count, holds in counts:
        now = goods.unit_called(unit) if holds == ONE else None
        total += count * (now.holds if now else ONE) * holds
    return (2 * total + ONE**3) // (2 * ONE**3)
