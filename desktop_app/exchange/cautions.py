"""What the user should think about before importing: a table of another kind, a template's example, a guess."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.likeness import same_name
from desktop_app.exchange.grid import CellKind, letter
from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import ImportKind, Meaning
from desktop_app.exchange.leftovers import is_example
from desktop_app.exchange.questions import unread
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.rows import name_of
from desktop_app.exchange.tables import Table
from desktop_app.exchange.units import is_home

_DAY = re.compile(r"(\d{2,4}[-/.年])?\d{1,2}[-/.月]\d{1,2}[日号]?( .*)?|20\d{6}")

_TOLD = 5
"""Names that are told of many."""


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to think about before importing; `row` as the sheet shows it, 0 when it concerns the whole table."""

    row: int
    said: Said
    agrees: bool = False
    """Whether it only says that something is as it should be."""


def refuse_other_money(reading: RowReading) -> None:
    """A row in dollars never becomes yuan."""
    shown = reading.shown(Meaning.CURRENCY)
    if not reading.is_blank(Meaning.CURRENCY) and not is_home(shown):
        said = Said(
            "“{shown}” is not yuan. Convert the amount in the sheet first, or leave the row out.", shown=shown[:40]
        )
        reading.refuse(Meaning.CURRENCY, said)


def cautions_of(table: Table, kind: ImportKind, entries: Sequence[ReadRow]) -> Iterator[Caution]:
    """What the user should know although nothing is wrong with a cell."""
    yield from _examples(entries)
    yield from _twice(entries)
    if kind is ImportKind.OPEN_ITEMS and Meaning.DATE not in table.header.columns and table.dated is None:
        yield _undated(table)
    if kind is ImportKind.OPEN_ITEMS:
        yield from _settled(entries)
    if kind is ImportKind.CUSTOMERS and any(_counts_days_of_a_month(table, entry) for entry in entries):
        yield Caution(
            0,
            Said(
                "“月结” with a number of days counts from the end of the delivery month. Change the customer's terms "
                "if you count from the delivery."
            ),
        )


def _settled(entries: Sequence[ReadRow]) -> Iterator[Caution]:
    """Who of a list of debts comes in without one."""
    names = [entry.value.name for entry in entries if isinstance(entry.value, Customer)]
    if names:
        told = Said(
            "{count} owe nothing and come in as customers, without a debt: {names}.",
            count=len(names),
            names="、".join(names[:_TOLD]) + ("…" if len(names) > _TOLD else ""),
        )
        yield Caution(0, told)


def _undated(table: Table) -> Caution:
    """That nothing is read as the day of the debts; a column of days that is left unread is named."""
    columns = [
        table.header.name_of(column) or letter(column)
        for column in unread(table, [row for row in table.rows() if table.holds(row)])
        if _holds_days(table, column)
    ]
    if not columns:
        return Caution(0, Said("The table has no column of dates: all items are dated the day of the import."))
    said = Said(
        "Not read, although there are days in it: {columns}. All items are dated the day of the import, unless you "
        "choose above a column what it is.",
        columns="、".join(f"“{name}”" for name in columns),
    )
    return Caution(0, said)


def _holds_days(table: Table, column: int) -> bool:
    """Whether most of what is written in that column are days."""
    cells = [table.sheet.cell(row, column) for row in table.rows()]
    filled = [cell for cell in cells if cell.text.strip()]
    days = sum(cell.kind is CellKind.DATE or bool(_DAY.fullmatch(folded(cell.text).strip())) for cell in filled)
    return 2 * days > len(filled)


def _examples(entries: Sequence[ReadRow]) -> Iterator[Caution]:
    examples = set(filter(is_example, {name_of(entry.value) for entry in entries}))
    for entry in entries if examples else ():
        name = name_of(entry.value)
        if name in examples:
            said = Said(
                "Row {row} looks like an example of the template (“{name}”). Delete it if it is not yours.",
                row=entry.row,
                name=name,
            )
            yield Caution(entry.row, said)


def _twice(entries: Sequence[ReadRow]) -> Iterator[Caution]:
    """Two entries of one customer with one number: perhaps a paper that was typed twice (U48)."""
    papers = [(entry, entry.value) for entry in entries if not isinstance(entry.value, Customer | Goods)]
    numbers = [row.number for _, row in papers if row.number]
    first: dict[tuple[str, str], int] = {}
    for entry, row in papers if len(set(numbers)) < len(numbers) else ():
        if not row.number:
            continue
        above = first.setdefault((same_name(row.customer), row.number), entry.row)
        if above != entry.row:
            said = Said(
                "Row {row} has the same customer and number {number} as row {above}; both are imported. Leave one out "
                "if it is one paper.",
                row=entry.row,
                number=row.number,
                above=above,
            )
            yield Caution(entry.row, said)


def _counts_days_of_a_month(table: Table, entry: ReadRow) -> bool:
    column = table.header.columns.get(Meaning.TERMS)
    if column is None or not isinstance(entry.value, Customer):
        return False
    words = table.sheet.cell(entry.row - 1, column).text.strip()
    return words.startswith("月结") and entry.value.terms.kind is TermsKind.NEXT_MONTH_DAYS
