"""Where in a workbook the wanted table stands, from its header to its last row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import Refused
from desktop_app.exchange.grid import MAX_COLUMNS, CellKind, GridCell, Sheet, Workbook, letter
from desktop_app.exchange.headers import HeaderRow, headers_of, mapped_by_letter
from desktop_app.exchange.layouts import Layout, Meaning, shown
from desktop_app.exchange.wanted import Wanted

_TITLE_ROWS = 12
_CUSTOMER_TITLE = re.compile(
    r"\s*(?:客户名称|客户|单位名称|往来单位|购货单位|收货单位|致|customer)\s*[:：]\s*(?P<name>.*?)(\s{2,}.*|"
    r"\s+\S+[:：].*)?",
    re.IGNORECASE | re.DOTALL,
)

_ANY_SHEET = re.compile(
    r"(sheet|工作表|表|table|csv|data)\s*\d*|.*(明细|汇总|应收|欠款|台账|流水|对账|往来|送货|出库|销售|收款|"
    r"客户|账|模板|数据|导出|清单|列表|记录|导入|说明|月|年|日).*"
    r"|.*(customer|receivable|ledger|statement|receipt|payment|invoice|deliver|sales|list|export|report|open).*|"
    r"\W*|[\d\W]+",
    re.IGNORECASE,
)
"""Names of sheets that say what stands in them, not whose it is."""
_ACCOUNT_TITLE = re.compile(
    r"(?P<name>.{2,30}?)\s*的?(往来|应收|欠款|送货|销售|应收账款|货款)?(对账单|对帐单|明细账|明细表|明细|台账|"
    r"往来账|账单|流水账?|往来)"
    r"|(statement|account)( of account)?( of| for|:)\s*(?P<other>.{2,40})",
    re.IGNORECASE,
)
"""`城东五金往来对账单`: whose account it is, or the shop that wrote it."""


@dataclass(frozen=True, slots=True)
class TitleCell:
    """A cell above a table that names the customer of all its rows; row -1 when the user named them by hand."""

    row: int
    column: int
    cell: GridCell
    guessed: bool = False
    """Taken from the sheet's name or from a title that may be anybody's; to be asked about."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet: its header, and data down to row `end` (counted from 0, not included)."""

    sheet: Sheet
    header: HeaderRow
    end: int
    customer: TitleCell | None = None
    dated: date | None = None
    """The day of all rows, said by hand."""

    @property
    def key(self) -> str:
        """What the table is chosen by: sheet and row of its header, `应收#4`, with the column of one beside another."""
        return f"{self.sheet.key}#{self.header.row + 1}{letter(self.header.left) if self.header.left else ''}"

    @property
    def found(self) -> set[Meaning]:
        """What is told of every row, by a column or by the line above the table."""
        return {*self.header.columns, *([Meaning.CUSTOMER] if self.customer else [])}

    def lacks(self, layout: Layout) -> list[tuple[Meaning, ...]]:
        """Of each of these groups at least one meaning is needed."""
        return [group for group in layout.required if self.found.isdisjoint(group)]

    def rows(self) -> range:
        return range(self.header.row + 1, self.end)

    def filled(self, row: int) -> list[tuple[int, GridCell]]:
        """The cells of a row that hold something, each with its column."""
        left = self.header.left
        cells = self.sheet.rows[row][left : self.header.right + 1]
        return [(left + index, cell) for index, cell in enumerate(cells) if cell.text.strip() or cell.kind]

    def begins(self, row: int, most: int = 3) -> list[tuple[int, GridCell]]:
        """The first of the cells of a row that hold something: of most rows they tell enough."""
        found = []
        for column, cell in enumerate(self.sheet.rows[row][self.header.left : self.header.right + 1], self.header.left):
            if cell.kind or cell.text.strip():
                found.append((column, cell))
                if len(found) == most:
                    break
        return found

    def holds(self, row: int) -> bool:
        """Whether anything stands in a row."""
        for cell in self.sheet.rows[row][self.header.left : self.header.right + 1]:
            if cell.kind or cell.text.strip():
                return True
        return False


def find_tables(workbook: Workbook, wanted: Wanted) -> list[Table]:
    """The tables that fit best, usually one; several when nothing tells them apart.

    Refuses when no header has what the kind needs, and says what is missing.
    """
    return fitting(tables_in(workbook, wanted), wanted)


def fitting(tables: list[Table], wanted: Wanted) -> list[Table]:
    """`find_tables` among all tables of a workbook."""
    complete = [table for table in tables if not _missing(table, wanted)]
    complete = complete or [one for table in tables for one in _guessed(table) if not _missing(one, wanted)]
    named = [table for table in complete if table.key == wanted.only]
    if not complete:
        raise _none_fits(tables, wanted)
    best = max(_fit(table) for table in complete)
    return named or [table for table in complete if _fit(table) == best]


def _guessed(table: Table) -> Iterator[Table]:
    """The table with the customer that its sheet is called after, or that the title of an account names."""
    name = table.sheet.name.strip()
    found = "" if _ANY_SHEET.fullmatch(name) else name
    for row in range(max(0, table.header.top - _TITLE_ROWS), table.header.top):
        for cell in table.sheet.rows[row]:
            match = _ACCOUNT_TITLE.fullmatch(cell.text.strip())
            found = (match["name"] or match["other"]).strip() if match and not found else found
    if table.customer is None and found:
        yield replace(table, customer=TitleCell(-1, 0, GridCell(found), guessed=True))


def nearest_table(workbook: Workbook, wanted: Wanted) -> Table | None:
    """The table that lacks the fewest columns, where `find_tables` refuses; the bare sheet when no header is known."""
    tables = tables_in(workbook, replace(wanted, everybody=""))
    lacking = min(tables, key=lambda table: len(_missing(table, wanted)), default=None)
    return lacking or bare_table(workbook, wanted.only)


def tables_in(workbook: Workbook, wanted: Wanted) -> list[Table]:
    """Every table of the sheets that are looked at, whatever it holds."""
    return [table for sheet in _sheets(workbook, wanted.only) for table in _tables_of(sheet, wanted)]


def _tables_of(sheet: Sheet, wanted: Wanted) -> list[Table]:
    """All tables of a sheet. A header repeated further down, as on each page, belongs to the table above it."""
    begun: list[Table] = []
    for header in headers_of(sheet, wanted):
        above = max((table.header.row for table in begun if table.header.row < header.top), default=-1)
        table = Table(sheet, header, len(sheet.rows), _customer_title(sheet, above + 1, header.top))
        repeated = begun and _repeats(header, begun) and table.customer is None
        if not (begun and mapped_by_letter(header, wanted.chosen())) and not repeated:
            begun.append(table)
    by_hand = TitleCell(-1, 0, GridCell(wanted.everybody)) if wanted.everybody else None
    return [Table(sheet, table.header, _end(table, begun), table.customer or by_hand, wanted.dated) for table in begun]


def bare_table(workbook: Workbook, only: str = "") -> Table | None:
    """The sheet as it stands when no table of a kind was found in it, below its likeliest header; None if it is empty.

    `only` is a sheet's name or the key of a table in it; otherwise it is the first sheet that holds something.
    """
    sheet = next((sheet for sheet in _sheets(workbook, only) if any(sheet.rows)), None)
    if sheet is None:
        return None
    row = _likeliest_header(sheet)
    names = tuple(cell.text.strip() for cell in sheet.rows[row])
    return Table(sheet, HeaderRow(row, row, 0, MAX_COLUMNS - 1, names, {}), len(sheet.rows))


def _likeliest_header(sheet: Sheet) -> int:
    """The row with the most different texts among the first rows, and no number in it."""
    widths = [
        len({cell.text for cell in cells if cell.text.strip()})
        if all(cell.kind is CellKind.TEXT for cell in cells)
        else 0
        for cells in sheet.rows[:_TITLE_ROWS]
    ]
    return widths.index(max(widths))


def _repeats(header: HeaderRow, begun: list[Table]) -> bool:
    last = begun[-1].header
    return header.row > last.row and header.signature == last.signature and header.left == last.left


def _end(table: Table, begun: list[Table]) -> int:
    """The first row after the table: the next table's titles and header are not its data."""
    below = [other.header.top for other in begun if other.header.top > table.header.row]
    if not below:
        return table.end
    end = min(below)
    while end - 1 > table.header.row and len(table.header.names) > 1 and _is_title(table.filled(end - 1)):
        end -= 1
    while end - 1 > table.header.row and not table.filled(end - 1):
        end -= 1
    return end


def _is_title(filled: list[tuple[int, GridCell]]) -> bool:
    """A lone cell, or captions such as `客户名称：李记`."""
    return len(filled) == 1 or any(mark in cell.text for _, cell in filled[:1] for mark in ":：")


def _customer_title(sheet: Sheet, first: int, header: int) -> TitleCell | None:
    for row in range(max(first, header - _TITLE_ROWS), header):
        for column, cell in enumerate(sheet.rows[row]):
            match = _CUSTOMER_TITLE.fullmatch(cell.text)
            if match and match["name"]:
                return TitleCell(row, column, GridCell(match["name"]))
            if match:
                return _next_filled(sheet, row, column + 1)
    return None


def _next_filled(sheet: Sheet, row: int, first: int) -> TitleCell | None:
    for column in range(first, len(sheet.rows[row])):
        if sheet.cell(row, column).text.strip():
            return TitleCell(row, column, sheet.cell(row, column))
    return None


def _fit(table: Table) -> tuple[bool, int]:
    return any(map(table.holds, table.rows())), len(table.header.columns)


def is_whole(table: Table, wanted: Wanted) -> bool:
    """Whether the table has every column that its kind needs."""
    return not _missing(table, wanted)


def _missing(table: Table, wanted: Wanted) -> list[Meaning]:
    """The first of each group that is needed and not named, and what was chosen by hand and not found."""
    by_hand = (field for field, name in wanted.chosen().items() if name and field not in table.found)
    return list(dict.fromkeys([*(group[0] for group in table.lacks(wanted.layout)), *by_hand]))


def _sheets(workbook: Workbook, only: str) -> list[Sheet]:
    if not only:
        return [sheet for sheet in workbook.sheets if not sheet.hidden]
    name, _, row = only.rpartition("#")
    wanted = {only, name} if re.fullmatch(r"\d+[A-Z]*", row) else {only}
    found = [sheet for sheet in workbook.sheets if sheet.key in wanted]
    if not found:
        raise Refused(
            "There is no sheet “{name}”. The file has: {sheets}.",
            name=only,
            sheets=", ".join(sheet.name for sheet in workbook.sheets),
        )
    return found


def _none_fits(tables: list[Table], wanted: Wanted) -> Refused:
    """Why nothing can be read: which columns the nearest header lacks, or that there is no header at all."""
    if not tables:
        return Refused(
            "No header row was found. The table needs columns for {fields}; name them so, or say which column is "
            "which.",
            fields=_shown([*(group[0] for group in wanted.layout.required), *wanted.chosen()], wanted),
        )
    nearest = min(tables, key=lambda table: len(_missing(table, wanted)))
    return Refused(
        "The table under row {row} of sheet “{sheet}” has no column for {fields}. Its columns are {names}. Name the "
        "column so, or say which column is which.",
        row=nearest.header.row + 1,
        sheet=nearest.sheet.name,
        fields=_shown(_missing(nearest, wanted), wanted),
        names=", ".join(name for name in nearest.header.names if name),
    )


def _shown(fields: list[Meaning], wanted: Wanted) -> str:
    chosen = wanted.chosen()
    names = [shown(wanted.layout, field) + (f" “{chosen[field]}”" if chosen.get(field) else "") for field in fields]
    return ", ".join(dict.fromkeys(names))
