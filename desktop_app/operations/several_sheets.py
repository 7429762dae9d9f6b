"""Several sheets, of one file or of many, that may come in together: one customer a sheet, one file a month (c10b)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from desktop_app.domain.errors import Refused
from desktop_app.domain.likeness import same_name
from desktop_app.exchange.grid import Workbook
from desktop_app.exchange.kinds import likely_kind
from desktop_app.exchange.layouts import ImportKind, Meaning
from desktop_app.exchange.own_kind import require_own_kind
from desktop_app.exchange.tables import Table, find_tables
from desktop_app.exchange.wanted import Wanted
from desktop_app.operations.importing import customer_by_tab
from desktop_app.store import imports
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One table that may come in with others. `customer`: whose rows all of them are, where no column says it."""

    key: str
    sheet: str
    kind: ImportKind
    header: str
    everybody: str = ""
    customer: str = ""


def joined(workbooks: Sequence[Workbook]) -> Workbook:
    """Several files as one; their sheets stay apart also where they are called alike."""
    if len(workbooks) == 1:
        return workbooks[0]
    return Workbook([replace(sheet, nth=nth) for nth, book in enumerate(workbooks, 1) for sheet in book.sheets])


def parts_of(ledger: Ledger, workbook: Workbook, otherwise: ImportKind) -> tuple[SheetPart, ...]:
    """Every table of every sheet that holds one of a kind, in the order of the sheets."""
    return tuple(part for at in range(len(workbook.sheets)) for part in _parts(ledger, workbook, at, otherwise))


def accounts_in(parts: Sequence[SheetPart]) -> frozenset[int]:
    """Which sheets are accounts, alike in their columns and each of another customer; a list of all, or their sums,
    is none. Nothing where there are not several.
    """
    named = [(part.kind, part.header) for part in parts if part.customer]
    usual = Counter(named).most_common(1)
    found = [at for at, part in enumerate(parts) if part.customer and (part.kind, part.header) == usual[0][0]]
    customers = {same_name(parts[at].customer) for at in found}
    return frozenset(found if len(customers) == len(found) > 1 else ())


def _parts(ledger: Ledger, workbook: Workbook, at: int, otherwise: ImportKind) -> Iterator[SheetPart]:
    sheet = workbook.sheets[at]
    if sheet.hidden or not any(sheet.rows):
        return
    alone, remembered = Workbook([sheet]), partial(imports.load_mapping, ledger)
    everybody = customer_by_tab(sheet)
    kind = likely_kind(alone, remembered) or otherwise
    try:
        tables = find_tables(alone, Wanted(kind, remembered=remembered, everybody=everybody))
        require_own_kind(tables[0], kind)
    except Refused:
        return
    for table in tables:
        yield SheetPart(
            table.key if len(tables) > 1 else sheet.key,
            sheet.name, kind, table.header.signature, everybody, _customer(table),
        )  # fmt: skip


def _customer(table: Table) -> str:
    named_by_row = Meaning.CUSTOMER in table.header.columns or table.customer is None
    return "" if named_by_row or table.customer is None else table.customer.cell.text.strip()
