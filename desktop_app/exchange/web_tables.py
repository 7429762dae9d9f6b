"""Web pages under the name of a spreadsheet, as many shop programs export them: their tables as one grid."""

import re
from html.parser import HTMLParser

from desktop_app.domain.errors import Refused
from desktop_app.exchange.grid import (
    BLANK,
    MAX_COLUMNS,
    MAX_ROWS,
    Aside,
    GridCell,
    Workbook,
    require_room,
    require_sane_size,
    shortened,
    text_cell,
)
from desktop_app.exchange.marks import Marks
from desktop_app.exchange.workbooks import sheet_of

Attributes = list[tuple[str, str | None]]

_UNSHOWN = frozenset(("script", "style", "xml", "title", "noscript", "template", "select"))
"""Elements whose text nobody sees in a table."""
_STRUCK = frozenset(("s", "strike", "del"))
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "caption", "center", "form", "hr"))
_HIDES = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_STRIKES = re.compile(r"line-through", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")


def read_web_page(text: str) -> Workbook:
    """The tables of a page one below the other, with the lines between them; refused where it holds none."""
    reader = _Page()
    reader.feed(text)
    reader.close()
    if not reader.holds_table:
        raise Refused(
            "This is a web page without a table under the name of a spreadsheet. Export the table from the other "
            "program once more."
        )
    sheet = sheet_of("table", reader.rows, reader.marks, hidden=False)
    require_sane_size([sheet])
    return Workbook([sheet])


class _Cells:
    """One table that is open: how far down each column is taken by a cell that spans rows, and the row begun."""

    def __init__(self) -> None:
        self.taken = [0] * MAX_COLUMNS
        self.row: list[GridCell] | None = None
        self.spans: list[tuple[int, int, int]] = []
        """(column, columns, rows) of the row's cells that span more than one."""

        self.aside: Aside | None = None

    def add(self, text: str, columns: int, rows: int, height: int) -> None:
        """A cell in the next place that no cell from above takes; `height` are the rows above."""
        assert self.row is not None
        at = len(self.row)
        while at < MAX_COLUMNS and self.taken[at] > height:
            at += 1
        cell = text_cell(text)
        if cell != BLANK:
            require_room(height, at)
        self.row += [BLANK] * (at - len(self.row)) + [cell] + [BLANK] * (columns - 1)
        if columns > 1 or rows > 1:
            self.spans.append((at, columns, rows))
        if rows > 1:
            for column in range(at, min(at + columns, MAX_COLUMNS)):
                self.taken[column] = height + rows


class _Page(HTMLParser):
    """Walks a page. A table inside another stands on rows of its own, as the page shows it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[GridCell]] = []
        self.marks = Marks()
        self.holds_table = False
        self._tables: list[_Cells] = []
        self._text: list[str] = []
        self._cell: tuple[int, int] | None = None
        """Columns and rows of the cell that is open."""

        self._unshown: list[str] = []
        """Open elements that are not shown, the outermost first."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._unshown or tag in _UNSHOWN:
            self._unshown += [tag] if tag in (_UNSHOWN | set(self._unshown[:1])) else []
            return
        told = {key: value or "" for key, value in attrs}
        match tag:
            case "table":
                self._begin_table()
            case "tr" if self._tables:
                self._begin_row(told)
            case "td" | "th" if self._tables:
                self._begin_cell(tag, told)
            case _ if tag in _BLOCKS:
                self._break()
        if self._tables and (tag in _STRUCK or _STRIKES.search(told.get("style", ""))):
            self._tables[-1].aside = self._tables[-1].aside or Aside.STRUCK

    def handle_endtag(self, tag: str) -> None:
        if self._unshown:
            if tag == self._unshown[-1]:
                self._unshown.pop()
            return
        match tag:
            case "td" | "th":
                self._finish_cell()
            case "tr":
                self._finish_row()
            case "table" if self._tables:
                self._finish_row()
                self._tables.pop()
            case _ if tag in _BLOCKS:
                self._break()

    def handle_data(self, data: str) -> None:
        if not self._unshown:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._finish_row()
        self._flush()

    def _begin_table(self) -> None:
        self._finish_cell()
        if self._tables and not shortened(list(self._tables[-1].row or [])):
            self._tables[-1].row = None  # only the place of this table on its page
        self._finish_row()
        self._flush()
        if self.rows and self.rows[-1]:
            self.rows.append([])
        self._tables.append(_Cells())

    def _begin_row(self, told: dict[str, str]) -> None:
        self._finish_row()
        self._flush()
        hides = "hidden" in told or _HIDES.search(told.get("style", ""))
        self._tables[-1].row, self._tables[-1].aside = [], Aside.HIDDEN if hides else None

    def _begin_cell(self, tag: str, told: dict[str, str]) -> None:
        self._finish_cell()
        if self._tables[-1].row is None:
            self._begin_row({})
        if "hidden" in told or _HIDES.search(told.get("style", "")):
            self._unshown.append(tag)
            return
        self._text.clear()
        self._cell = _span(told.get("colspan"), MAX_COLUMNS), _span(told.get("rowspan"), MAX_ROWS)

    def _finish_cell(self) -> None:
        if self._cell is not None:
            self._tables[-1].add(self._said(), *self._cell, len(self.rows))
            self._cell = None

    def _finish_row(self) -> None:
        self._finish_cell()
        if not self._tables or self._tables[-1].row is None:
            return
        table, height = self._tables[-1], len(self.rows)
        assert table.row is not None
        cells = shortened(table.row)
        self.holds_table = self.holds_table or bool(cells)
        self.marks.merged += [
            (height, at, height + rows - 1, min(at + columns, MAX_COLUMNS) - 1) for at, columns, rows in table.spans
        ]
        if table.aside is not None:
            (self.marks.hidden if table.aside is Aside.HIDDEN else self.marks.struck).add(height)
        self.rows.append(cells)
        table.row, table.spans, table.aside = None, [], None

    def _break(self) -> None:
        """The end of a line: inside a cell a line of its text, outside a row by itself."""
        if self._cell is not None:
            self._text.append("\n")
        else:
            self._flush()

    def _flush(self) -> None:
        """What stands beside the tables, such as a title above them."""
        said = self._said() if self._cell is None else ""
        if said:
            require_room(len(self.rows), 0)
            self.rows.append([text_cell(said)])

    def _said(self) -> str:
        text = _LINES.sub("\n", _SPACES.sub(" ", "".join(self._text))).strip()
        self._text.clear()
        return text


def _span(told: str | None, most: int) -> int:
    told = (told or "").strip()
    return min(max(int(told), 1), most) if told.isascii() and told.isdigit() and len(told) < 9 else 1
