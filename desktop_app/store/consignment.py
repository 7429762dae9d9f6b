"""Goods that lie at customers, move by move; what a void slip had settled counts as not settled again."""

from datetime import date

from desktop_app.domain.consignment import ConsignedGoods, StockEntry, StockMove
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.kin import head_of
from desktop_app.store.withdrawals import standing

Goods = tuple[int, int, str]
"""Whose, which goods, in which unit."""


def add(ledger: Ledger, entry: StockEntry, moment: Moment) -> int:
    slip = ledger.value("SELECT id FROM documents WHERE number = ?", (entry.number,)) if entry.number else None
    values = (
        entry.customer_id, entry.goods_id, entry.unit, entry.move, entry.dated, entry.quantity, entry.price, entry.note,
        slip,
    )  # fmt: skip
    return notes.add(ledger, "consigned", values, moment, f"stock_{entry.move}", str(entry.customer_id))


def slip_submitted(ledger: Ledger, submission: str) -> str:
    """The number of the slip that was posted under this submission id; empty where none was."""
    found = submission and ledger.value("SELECT number FROM documents WHERE submission = ?", (submission,))
    return str(found or "")


def load_entries(ledger: Ledger, today: date, customer_id: int = 0) -> list[StockEntry]:
    """Every move up to `today` that counts, in the order in which they happened."""
    return [_entry(row) for row in _rows(ledger, today, customer_id)]


def load_stock(ledger: Ledger, today: date, customer_id: int = 0) -> list[ConsignedGoods]:
    """Each goods that was ever placed, at whom: by customer and name."""
    found: dict[Goods, ConsignedGoods] = {}
    for row in _rows(ledger, today, customer_id):
        entry = _entry(row)
        key = entry.customer_id, entry.goods_id, entry.unit
        name, goods, spec = row[2], row[4], row[5]
        now = found.get(key) or ConsignedGoods(key[0], name, key[1], goods, spec, key[2])
        found[key] = now.after(entry)
    return sorted(found.values(), key=lambda one: (one.customer, one.title, one.unit))


def _rows(ledger: Ledger, today: date, customer_id: int) -> list[Row]:
    return ledger.rows(_MOVES, (today.isoformat(), customer_id))


_MOVES = f"""
    SELECT e.id, c.id, c.name, e.goods_id, g.name, g.spec, e.unit, e.move, e.dated, e.quantity, e.price, e.note,
        coalesce(d.number, '')
    FROM consigned e JOIN customers c ON c.id = {head_of("e.posted_for")} JOIN goods g ON g.id = e.goods_id
    LEFT JOIN documents d ON d.id = e.document_id
    WHERE e.dated <= ?1 AND (?2 = 0 OR c.id = ?2) AND {standing("stock", "e.id", "?1")}
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = e.document_id AND r.dated <= ?1)
    ORDER BY e.dated, e.id"""


def _entry(row: Row) -> StockEntry:
    row_id, customer_id, _, goods_id, name, spec, unit, move, dated, quantity, price, note, number = row
    return StockEntry(
        customer_id, goods_id, unit, StockMove(move), date.fromisoformat(dated), quantity, price, note, number, row_id,
        f"{name} {spec}".strip(),
    )  # fmt: skip
