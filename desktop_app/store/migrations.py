"""The ladder of file formats: each step is plain SQL, counted by `user_version` (D17)."""

from functools import cache
from itertools import chain

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.errors import Unavailable
from desktop_app.store import customers, goods
from desktop_app.store.database import Ledger
from desktop_app.store.schema import SEALED, STEPS
from desktop_app.store.schema_merging import HELD

FORMAT = len(STEPS)
"""The format this program writes."""


def format_of(ledger: Ledger) -> int:
    """Format of the open file; 0 is an empty file."""
    return int(ledger.value("PRAGMA user_version"))


def climb(ledger: Ledger) -> None:
    """Bring the file to `FORMAT` in one transaction; data and version roll back together.

    What names are found by is no truth: it is written anew, so that an older book is searched like a new one.
    """
    with ledger.writing():
        found = format_of(ledger)
        for number in range(found, FORMAT):
            for statement in STEPS[number]:
                ledger.write(statement)
        if found:
            customers.renew_search(ledger)
            goods.renew_search(ledger)
        for statement in _seals(ledger):
            ledger.write(statement)
        ledger.write(f"PRAGMA user_version = {FORMAT:d}")
        faults = ledger.rows("PRAGMA foreign_key_check")
        if faults:
            raise Unavailable("The book could not be brought to the new format; it was left as it was.")


def missing_seals(ledger: Ledger) -> list[str]:
    """Triggers that should keep posted rows as they are, and do not."""
    present: dict[str, str] = dict(ledger.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return [name for name, statement in SEALS.items() if present.get(name) != statement]


def strange_objects(ledger: Ledger) -> list[str]:
    """Tables, views, indexes and triggers that no step of the ladder made, and tables and indexes that are gone."""
    present, known = set(ledger.rows(_OBJECTS)), known_objects(STEPS)
    gone = {(kind, name) for kind, name in known - present if kind != "trigger"}
    return sorted(f"{kind} {name}" for kind, name in (present - known) | gone)


@cache
def known_objects(steps: tuple[tuple[str, ...], ...]) -> frozenset[tuple[str, str]]:
    """Kind and name of everything that a book of this format holds: what the steps make of an empty file."""
    empty = sqlcipher.connect(":memory:", isolation_level=None)
    try:
        for statement in (*chain.from_iterable(steps), *SEALS.values()):
            empty.execute(statement)
        return frozenset(empty.execute(_OBJECTS))
    finally:
        empty.close()


_OBJECTS = r"SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'"


def _seals(ledger: Ledger) -> list[str]:
    return [SEALS[name] for name in missing_seals(ledger)]


SEALS = {
    f"{table}_{action.lower()}_sealed": f"CREATE TRIGGER {table}_{action.lower()}_sealed BEFORE {action}"
    f"{' OF ' + ', '.join(HELD[table]) if table in HELD and action == 'UPDATE' else ''} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} is final'); END"
    for table in SEALED
    for action in ("UPDATE", "DELETE")
}
"""Triggers by name: nobody changes or deletes what was posted (D6); whose account it counts in is a projection."""
