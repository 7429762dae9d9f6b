"""Which kind of table a foreign file most likely holds, told by its columns."""

from desktop_app.domain.errors import Refused
from desktop_app.exchange.grid import Workbook
from desktop_app.exchange.layouts import ImportKind, Meaning
from desktop_app.exchange.own_kind import require_own_kind
from desktop_app.exchange.tables import find_tables
from desktop_app.exchange.wanted import Remembered, Wanted, nothing_remembered

_BY_TELLING = (
    ImportKind.SHIPMENTS,
    ImportKind.HISTORY,
    ImportKind.OPEN_ITEMS,
    ImportKind.RECEIPTS,
    ImportKind.CUSTOMERS,
    ImportKind.GOODS,
)
"""Of two kinds that read equally many columns, the one whose required columns say more comes first."""

_SOMEBODY = "?"


def likely_kind(workbook: Workbook, remembered: Remembered = nothing_remembered) -> ImportKind | None:
    """The kind a header like this was imported as before, else the one that reads the most columns of its table.

    A sheet that names no customer may be one customer's own. None when no kind finds the columns it needs.
    """
    found = {kind: _fit(workbook, kind, remembered) for kind in _BY_TELLING}
    best = max(found.values())
    return next(kind for kind in _BY_TELLING if found[kind] == best) if best[1] else None


def _fit(workbook: Workbook, kind: ImportKind, remembered: Remembered) -> tuple[bool, int]:
    """Whether this header is remembered as that kind, and how many columns are read."""
    wanted = Wanted(kind, remembered=remembered, everybody=_SOMEBODY)
    try:
        tables = find_tables(workbook, wanted)
        require_own_kind(tables[0], kind)
    except Refused:
        return False, 0
    header = tables[0].header
    return bool(wanted.known(header.signature)), len(set(header.columns) - {Meaning.TEXT})  # any table may have a text
