"""Submission ids of verbs that post no document: a retry after a crash adds nothing (D4)."""

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger


def made_before(ledger: Ledger, submission: str, table: str) -> int | None:
    """Id of the row of `table` that was made under this id; refuses an id that was used for something else."""
    found = (
        ledger.row("SELECT what, row_id FROM submissions WHERE submission = ?", (submission,)) if submission else None
    )
    if found is None:
        return None
    if found[0] != table:
        raise Refused(
            "The submission id {submission} was already used for another entry. Use a new one for each entry.",
            submission=submission[:60],
        )
    return int(found[1])


def remember(ledger: Ledger, submission: str, table: str, row_id: int, moment: Moment) -> None:
    """Keep the id, in the transaction that made the row."""
    if submission:
        notes.add_row(ledger, "submissions", (submission, table, row_id), moment, "submit", submission)
