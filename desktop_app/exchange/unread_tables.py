"""Tables of the file that are not read, because another fits better: asked about, for they may hold debts or money."""

from collections.abc import Iterator, Sequence

from desktop_app.domain.errors import Said
from desktop_app.exchange.cautions import Caution
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.layouts import MONEY, Meaning
from desktop_app.exchange.tables import Table, is_whole
from desktop_app.exchange.wanted import Wanted

_LEAVE = DoubtChoice("leave", Said("Leave it unread."))


def ask_about_tables(read: Table, every: Sequence[Table], wanted: Wanted, answers: Answers) -> None:
    """Leave in doubt every other table that has rows: below the one that is read, or of this kind on another sheet.

    Where a table was chosen by its key, the others were seen.
    """
    if wanted.only == read.key or wanted.mapping:
        return
    for table in _others(read, every, wanted):
        said = Said(
            "Another table begins in row {row} of sheet “{sheet}” ({names}); it is not read. Name it to read it, "
            "or leave it.",
            row=table.header.row + 1,
            sheet=table.sheet.name,
            names=", ".join(name for name in table.header.names if name)[:60],
        )
        here = table.sheet.key == read.sheet.key
        answers.ask(SheetDoubt("table", said, (_LEAVE,), table.header.row + 1 if here else 0))


def _is_of_customers(table: Table) -> bool:
    """Whether it holds sums of customers, though not what this kind needs."""
    columns = table.header.columns
    return Meaning.CUSTOMER in columns and any(one in MONEY for one in columns)


def sheets_told(read: Table, every: Sequence[Table]) -> Iterator[Caution]:
    """That other sheets hold tables, whatever they are."""
    names = dict.fromkeys(table.sheet.name for table in every if table.sheet.key != read.sheet.key)
    if names:
        yield Caution(0, Said("Other sheets hold tables that are not read: {sheets}.", sheets=", ".join(names)))


def _others(read: Table, every: Sequence[Table], wanted: Wanted) -> Iterator[Table]:
    for table in every:
        here = table.sheet.key == read.sheet.key
        beside = here and table.header.row == read.header.row and not is_whole(table, wanted)
        mine = here and table.key == read.key and table.header.left == read.header.left
        if mine or beside or not any(map(table.holds, table.rows())):
            continue
        if here or is_whole(table, wanted) or _is_of_customers(table):
            yield table
