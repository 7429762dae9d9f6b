"""Notes that were taken back: they stay as they were written, and no reader counts them from that day on (U23)."""

from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger


def add(ledger: Ledger, what: str, row_id: int, moment: Moment, subject: str = "") -> None:
    """`what` names the kind of row; from `moment.today` on the row does not count. `subject` is its paper."""
    notes.add(ledger, "withdrawals", (what, row_id, moment.today), moment, f"withdraw_{what}", subject or str(row_id))


def is_withdrawn(ledger: Ledger, what: str, row_id: int) -> bool:
    return bool(ledger.value("SELECT EXISTS (SELECT 1 FROM withdrawals WHERE what = ? AND row_id = ?)", (what, row_id)))


def standing(what: str, row_id: str, today: str) -> str:
    """SQL as of `not_withdrawn`, for many rows of which hardly any was ever withdrawn."""
    return f"{row_id} NOT IN (SELECT w.row_id FROM withdrawals w WHERE w.what = '{what}' AND w.dated <= {today})"


def not_withdrawn(what: str, row_id: str, today: str) -> str:
    """SQL: the row still counts on that day; `row_id` and `today` are a column and a parameter."""
    return (
        f"NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.what = '{what}' AND w.row_id = {row_id} "
        f"AND w.dated <= {today})"
    )
