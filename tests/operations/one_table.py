"""One table of a file, where most tests have no more: shown and brought in as the window does several."""

from collections.abc import Set

from desktop_app.domain.dates import Terms
from desktop_app.domain.moment import Moment
from desktop_app.operations.bringing_in import Imported, Step, import_tables
from desktop_app.operations.done import Done
from desktop_app.operations.importing import Preview, Workbook
from desktop_app.operations.outlook import LookAt, Looked, Wanted, look_together
from desktop_app.store.database import Ledger


def import_preview(
    ledger: Ledger,
    seen: Preview,
    file_name: str,
    moment: Moment,
    drop_bad: bool = False,
    without: Set[int] = frozenset(),
    step: Step | None = None,
    terms: Terms | None = None,
) -> Done[Imported]:
    """Bring it in."""
    return import_tables(ledger, [seen], file_name, moment, drop_bad, {seen.table.key: without}, step, terms)


def look(ledger: Ledger, workbook: Workbook, moment: Moment, wanted: Wanted, certain: bool) -> Looked:
    """Look at it."""
    return look_together(ledger, [LookAt(workbook, wanted, certain)], moment)[0]
