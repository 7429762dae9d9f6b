"""What the user should think about before importing: a table of another kind, a template's example, a guess."""

from collections.abc import Iterator, Sequence

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange.headings import LAYOUTS
from desktop_app.exchange.labels import label
from desktop_app.exchange.layouts import Field, ImportKind
from desktop_app.exchange.leftovers import is_example
from desktop_app.exchange.reading import Entry
from desktop_app.exchange.rows import CustomerRow, name_of
from desktop_app.exchange.tables import Table


def require_own_kind(table: Table, kind: ImportKind) -> None:
    """Refuses a table whose amounts mean something else than this kind's."""
    foreign = [name for name in table.header.names if label(name) in LAYOUTS[kind].foreign]
    if foreign:
        raise Refused(
            "The table under row {row} of sheet “{sheet}” lists goods ({names}), not money received. Import it as "
            "shipments.",
            row=table.header.row + 1,
            sheet=table.sheet.name,
            names=", ".join(foreign),
        )


def warnings_of(table: Table, kind: ImportKind, entries: Sequence[Entry]) -> Iterator[Said]:
    """What the user should know although nothing is wrong with a cell."""
    for entry in entries:
        name = name_of(entry.value)
        if is_example(name):
            yield Said(
                "Row {row} looks like an example of the template (“{name}”). Delete it if it is not yours.",
                row=entry.row,
                name=name,
            )
    if kind is ImportKind.OPEN_ITEMS and Field.DATE not in table.header.columns:
        yield Said("The table has no column of dates: all items are dated the day of the import.")
    if any(_counts_days_of_a_month(table, entry) for entry in entries):
        yield Said(
            "“月结” with a number of days is read as that many days after each delivery. Change the customer's terms "
            "if you count from the end of the month."
        )


def _counts_days_of_a_month(table: Table, entry: Entry) -> bool:
    column = table.header.columns.get(Field.TERMS)
    if column is None or not isinstance(entry.value, CustomerRow):
        return False
    words = table.sheet.cell(entry.row - 1, column).text.strip()
    return words.startswith("月结") and entry.value.customer.terms.kind is TermsKind.DAYS
