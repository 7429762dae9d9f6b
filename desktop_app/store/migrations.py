"""The ladder of file formats: each step is plain SQL, counted by `user_version` (D17)."""

from desktop_app.domain.errors import Unavailable
from desktop_app.store.database import Ledger
from desktop_app.store.schema import SEALED, STEPS

FORMAT = len(STEPS)
"""The format this program writes."""


def format_of(ledger: Ledger) -> int:
    """Format of the open file; 0 is an empty file."""
    return int(ledger.value("PRAGMA user_version"))


def climb(ledger: Ledger) -> None:
    """Bring the file to `FORMAT` in one transaction; data and version roll back together."""
    with ledger.writing():
        for number in range(format_of(ledger), FORMAT):
            for statement in STEPS[number]:
                ledger.write(statement)
        for statement in _seals(ledger):
            ledger.write(statement)
        ledger.write(f"PRAGMA user_version = {FORMAT:d}")
        faults = ledger.rows("PRAGMA foreign_key_check")
        if faults:
            raise Unavailable("The book could not be brought to the new format; it was left as it was.")


def _seals(ledger: Ledger) -> list[str]:
    """Triggers that let nobody change or delete what was posted (D6, R032)."""
    present = {name for (name,) in ledger.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return [
        f"CREATE TRIGGER {table}_{action.lower()}_sealed BEFORE {action} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is final'); END"
        for table in SEALED
        for action in ("UPDATE", "DELETE")
        if f"{table}_{action.lower()}_sealed" not in present
    ]
