"""Submission ids of verbs that post no document: a retry after a crash adds nothing (D4)."""

from collections.abc import Sequence

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger


def repeated(ledger: Ledger, submission: str, table: str, values: Sequence[object]) -> int | None:
    """Id of the row of `table` that these values made under this id before; None for a new entry.

    The book answers, not what was typed: an id that was used for another row, or for this one with other values, is
    refused.
    """
    made = made_before(ledger, submission, table)
    if made is None:
        return None
    refuse_another(submission, [notes.plain(value) for value in values], list(notes.values_of(ledger, table, made)))
    return made


def made_before(ledger: Ledger, submission: str, table: str) -> int | None:
    """Id of the row of `table` that was made under this id; refuses an id that was used for something else."""
    if not submission:
        return None
    found = ledger.row("SELECT what, row_id FROM submissions WHERE submission = ?", (submission,))
    if found is None:
        posted = ledger.value("SELECT number FROM documents WHERE submission = ?", (submission,))
        refuse_another(submission, None, posted)
        return None
    refuse_another(submission, table, found[0])
    return int(found[1])


def refuse_noted(ledger: Ledger, submission: str) -> None:
    """Refuse an id under which something was noted that is no document."""
    refuse_another(submission, None, ledger.value("SELECT what FROM submissions WHERE submission = ?", (submission,)))


def refuse_another(submission: str, asked: object, kept: object) -> None:
    """Refuse what is sent under an id that already stands for something else."""
    if asked != kept:
        raise Refused(
            "This is in the book already, but not as it is here now. Look it up; to enter something "
            "else, begin again. (The submission id {submission} was already used for another entry.)",
            submission=submission[:60],
        )


def remember(ledger: Ledger, submission: str, table: str, row_id: int, moment: Moment) -> None:
    """Keep the id, in the transaction that made the row."""
    if submission:
        notes.add_row(ledger, "submissions", (submission, table, row_id), moment, "submit", submission)
