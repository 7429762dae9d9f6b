"""Web pages under the name of a spreadsheet, as many shop programs export them: their tables as one grid."""

import re
from collections.abc import Sequence

from desktop_app.domain.errors import Refused
from desktop_app.exchange.grid import (
    BLANK,
    MAX_COLUMNS,
    Aside,
    GridCell,
    Workbook,
    require_room,
    require_sane_size,
    shortened,
    text_cell,
)
from desktop_app.exchange.marks import Marks
from desktop_app.exchange.web_looks import PLAIN, WebLook, look_of
from desktop_app.exchange.web_pages import pieces_of
from desktop_app.exchange.workbooks import sheet_of

_UNSHOWN = frozenset(("script", "style", "xml", "title", "noscript", "template", "select"))
"""Elements whose text nobody sees in a table."""
_STRUCK = frozenset(("s", "strike", "del"))
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "caption", "center", "form", "hr"))
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")


def read_web_page(text: str) -> Workbook:
    """The tables of a page one below the other, with the lines between them; refused where it holds none."""
    reader = _Page()
    reader.read(text)
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
        self.deepest = 0
        self.row: list[GridCell] | None = None
        self.spans: list[tuple[int, int, int]] = []
        """(column, columns, rows) of the row's cells that span more than one."""

        self.aside: Aside | None = None
        self.ground = ""

    def reach_down(self, height: int) -> bool:
        """Whether a cell from above takes a place below so many rows."""
        return self.deepest > height

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
            self.deepest = max(self.deepest, height + rows)
            for column in range(at, min(at + columns, MAX_COLUMNS)):
                self.taken[column] = height + rows


class _Page:
    """Walks a page. A table inside another stands on rows of its own, as the page shows it."""

    def __init__(self) -> None:
        self.rows: list[list[GridCell]] = []
        self.marks = Marks()
        self.holds_table = False
        self._tables: list[_Cells] = []
        self._text: list[str] = []
        self._made: dict[str, GridCell] = {}
        self._cell: tuple[int, int] | None = None
        """Columns and rows of the cell that is open."""

        self._unshown: list[str] = []
        """Open elements that are not shown, the outermost first."""

    def read(self, text: str) -> None:
        for piece in pieces_of(text):
            if not piece.name:
                self._say(piece.text)
            elif piece.ends:
                self._end(piece.name)
            else:
                self._start(piece.name, look_of(piece.told))
                self._cells(piece.cells)
        self._finish_row()
        self._flush()

    def _cells(self, cells: Sequence[tuple[str, str]]) -> None:
        """The cells of a whole row; those of most rows look alike, so that they need no closer look."""
        if not cells:
            return
        row = self._tables[-1].row if self._tables and not self._unshown else None
        free = row is not None and not self._tables[-1].reach_down(len(self.rows)) and len(cells) <= MAX_COLUMNS
        if row is not None and free and all(look_of(told) is PLAIN for told, _ in cells):
            row += [self._made_of(text) for _, text in cells]
            require_room(len(self.rows), 0)
            self._end("tr")
            return
        for told, text in cells:
            self._start("td", look_of(told))
            self._say(text)
            self._end("td")
        self._end("tr")

    def _made_of(self, text: str) -> GridCell:
        """A table says most things often: what was made of a text is used again."""
        cell = self._made.get(text)
        if cell is None:
            cell = self._made[text] = text_cell(_plain(text))
        return cell

    def _say(self, text: str) -> None:
        if not self._unshown:
            self._text.append(text)

    def _start(self, tag: str, look: WebLook) -> None:
        if self._unshown or tag in _UNSHOWN:
            self._unshown += [tag] if tag in (_UNSHOWN | set(self._unshown[:1])) else []
            return
        match tag:
            case "table":
                self._begin_table()
            case "tr" if self._tables:
                self._begin_row(look)
            case "td" | "th" if self._tables:
                self._begin_cell(tag, look)
            case _ if tag in _BLOCKS:
                self._break()
        if self._tables and (tag in _STRUCK or look.struck):
            self._tables[-1].aside = self._tables[-1].aside or Aside.STRUCK
        if self._tables and look.ground:
            self._tables[-1].ground = self._tables[-1].ground or look.ground

    def _end(self, tag: str) -> None:
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

    def _begin_table(self) -> None:
        self._finish_cell()
        if self._tables and not shortened(list(self._tables[-1].row or [])):
            self._tables[-1].row = None  # only the place of this table on its page
        self._finish_row()
        self._flush()
        if self.rows and self.rows[-1]:
            self.rows.append([])
        self._tables.append(_Cells())

    def _begin_row(self, look: WebLook) -> None:
        self._finish_row()
        self._flush()
        self._tables[-1].row, self._tables[-1].aside = [], Aside.HIDDEN if look.hidden else None

    def _begin_cell(self, tag: str, look: WebLook) -> None:
        self._finish_cell()
        if self._tables[-1].row is None:
            self._begin_row(PLAIN)
        if look.hidden:
            self._unshown.append(tag)
            return
        self._text.clear()
        self._cell = look.columns, look.rows

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
        if table.ground and cells:
            self.marks.coloured[height] = table.ground
        self.rows.append(cells)
        table.row, table.spans, table.aside, table.ground = None, [], None, ""

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
        text = _plain("".join(self._text))
        self._text.clear()
        return text


def _plain(text: str) -> str:
    """The text as a page shows it: blanks as one, lines kept."""
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()
