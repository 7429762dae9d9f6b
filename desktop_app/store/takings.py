"""Money received, summed: by day, by person, by customer, and by what was written of the way it came."""

from enum import Enum
from typing import NamedTuple

from desktop_app.domain.periods import Period
from desktop_app.store.database import Ledger


class TakingsBy(Enum):
    """What sums of money received are told apart by: the expression, and what it needs joined."""

    DAY = ("d.dated", "")
    MONTH = ("substr(d.dated, 1, 7)", "")
    PERSON = (
        "coalesce(h.taken_by, nullif(f.paid_by, ''), j.user)",
        "JOIN journal j ON j.seq = d.seq LEFT JOIN receipt_hands h ON h.document_id = t.document_id",
    )
    CUSTOMER = ("d.customer_id", "")
    ACCOUNT = ("coalesce(a.account, '')", "LEFT JOIN receipt_accounts a ON a.document_id = t.document_id")


class TakingSum(NamedTuple):
    """Money in fen of so many receipts, under one key and one text of the way it came.

    `uses` counts each receipt in which some of it came this way; over all ways it may be more than `receipts`.
    """

    key: str | int
    method: str
    fen: int
    receipts: int
    uses: int


def taking_sums(ledger: Ledger, period: Period, by: TakingsBy, after: int = 0) -> list[TakingSum]:
    """What came in. A receipt that was voided counts on its day, and is taken off on the day of its voiding.

    Money that came in several ways counts under each, and as one receipt. Who took it is who was named, or entered it.
    What was paid back goes out again. `after`: of the first day only what was entered behind that row of the journal.
    """
    key, joined = by.value
    rows = ledger.rows(
        f"""SELECT {key}, coalesce(p.method, t.method, f.method, ''),
                sum(coalesce(p.amount_fen, d.amount_fen) * CASE d.direction WHEN 'credit' THEN 1 ELSE -1 END),
                sum(CASE WHEN p.part > 1 OR f.document_id IS NOT NULL THEN 0 WHEN d.reverses IS NULL THEN 1
                    ELSE -1 END),
                sum(CASE WHEN f.document_id IS NOT NULL THEN 0 WHEN d.reverses IS NULL THEN 1 ELSE -1 END)
            FROM documents d LEFT JOIN documents o ON o.id = d.reverses
            LEFT JOIN receipts t ON t.document_id = coalesce(d.reverses, d.id)
            LEFT JOIN refunds f ON f.document_id = coalesce(d.reverses, d.id)
            LEFT JOIN receipt_parts p ON p.document_id = t.document_id {joined}
            WHERE coalesce(o.kind, d.kind) IN ('receipt', 'refund') AND d.dated BETWEEN ?1 AND ?2
              AND NOT (d.dated = ?1 AND d.seq <= ?3)
            GROUP BY 1, 2 ORDER BY 1""",
        (period.first.isoformat(), period.last.isoformat(), after),
    )
    return [TakingSum(*row) for row in rows]


def voided_of_before(ledger: Ledger, period: Period) -> tuple[int, int]:
    """Receipts of before these days that were voided in them: their money in fen, and how many."""
    row = ledger.row(
        """SELECT coalesce(sum(d.amount_fen), 0), count(*) FROM documents d JOIN documents o ON o.id = d.reverses
            WHERE o.kind = 'receipt' AND o.dated < ?1 AND d.dated BETWEEN ?1 AND ?2""",
        (period.first.isoformat(), period.last.isoformat()),
    )
    return (row[0], row[1]) if row else (0, 0)


def paid_back_fen(ledger: Ledger, period: Period) -> int:
    """Money of customers that went back to them in these days, less what of it was voided."""
    sql = """SELECT coalesce(sum(CASE d.direction WHEN 'debit' THEN d.amount_fen ELSE -d.amount_fen END), 0)
        FROM documents d JOIN refunds f ON f.document_id = coalesce(d.reverses, d.id) WHERE d.dated BETWEEN ? AND ?"""
    return int(ledger.value(sql, (period.first.isoformat(), period.last.isoformat())))


def received_fen(ledger: Ledger, period: Period) -> tuple[int, int]:
    """What came in, in fen, and how many receipts that were."""
    sums = taking_sums(ledger, period, TakingsBy.MONTH)
    return sum(one.fen for one in sums), sum(one.receipts for one in sums)
