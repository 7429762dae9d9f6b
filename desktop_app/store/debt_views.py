"""What the owner thinks of debts, in the book: each a sealed row; the last one of a paper counts."""

from datetime import date

from desktop_app.domain.debt_classes import DebtCause, DebtClass, DebtNature, DebtView
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger
from desktop_app.store.kin import head_of
from desktop_app.store.withdrawals import standing

VIEW = "debt_view"
"""What is taken back."""


def add_view(ledger: Ledger, one: DebtView, moment: Moment) -> int:
    """Keep what is thought of a debt and journal it; returns its id."""
    document = ledger.value("SELECT id FROM documents WHERE number = ?", (one.number,))
    row = (
        one.customer_id, document, one.dated, one.debt_class or "", one.cause, one.nature, one.expected_on, one.chance,
        one.reason, one.given_by,
    )  # fmt: skip
    return notes.add(ledger, "debt_views", row, moment, "judge_debt", one.number)


def load_views(ledger: Ledger, today: date, customer_id: int = 0) -> dict[str, DebtView]:
    """By number of the paper, of one customer or all: the last that counts on the day."""
    rows = ledger.rows(
        f"""SELECT v.id, {head_of("v.posted_for")} AS whom, d.number, v.dated, v.class, v.cause, v.nature,
                v.expected_on, v.chance, v.reason, v.given_by FROM debt_views v JOIN documents d ON d.id = v.document_id
            WHERE v.dated <= ?1 AND ?2 IN (0, whom) AND {standing(VIEW, "v.id", "?1")} ORDER BY v.id""",
        (today.isoformat(), customer_id),
    )
    return {number: _view(row_id, whom, number, *rest) for row_id, whom, number, *rest in rows}


def _view(
    row_id: int, whom: int, number: str, dated: str, kind: str, cause: str, nature: str, expected: str | None,
    chance: int | None, reason: str, by: str,
) -> DebtView:  # fmt: skip
    return DebtView(
        whom, number, date.fromisoformat(dated), DebtClass(kind) if kind else None,
        DebtCause(cause), DebtNature(nature),
        date.fromisoformat(expected) if expected else None, chance, reason, by, row_id,
    )  # fmt: skip


def written_off(ledger: Ledger, today: date, customer_id: int = 0) -> list[tuple[str, int, str, str, int, str, int]]:
    """(number, customer, day, number of the slip, fen, reason, journal row) of what was given up as lost, what came
    back since below 0; what was voided is left out.
    """
    return ledger.rows(
        """SELECT d.number, d.customer_id, d.dated, coalesce(s.number, ''),
               CASE d.direction WHEN 'credit' THEN d.amount_fen ELSE -d.amount_fen END, d.remark,
               d.seq
           FROM adjustments a JOIN documents d ON d.id = a.document_id LEFT JOIN documents s ON s.id = a.about_id
           WHERE a.reason = 'write_off' AND d.dated <= ?1 AND ?2 IN (0, d.customer_id)
               AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1)
           ORDER BY d.dated, d.id""",
        (today.isoformat(), customer_id),
    )


def entered_by(ledger: Ledger, seq: int) -> str:
    """Who made a row of the journal."""
    return str(ledger.value("SELECT user FROM journal WHERE seq = ?", (seq,)))
