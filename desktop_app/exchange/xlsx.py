"""Marks of an xlsx: where formulas, errors and merged cells stand on each sheet."""

import re
from io import BytesIO
from posixpath import normpath
from zipfile import ZipFile

from desktop_app.exchange.grid import CellKind, column_of, place, require_room
from desktop_app.exchange.marks import MOST_RED, SHOWN, Marks
from desktop_app.exchange.packages import Attributes, local, refuse_document_types, walk
from desktop_app.exchange.styles import Styles, styles_of

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_SHEET_TAGS = frozenset(("row", "c", "f", "v", "is", "t", "mergeCell"))


def xlsx_marks(raw: bytes) -> dict[str, Marks]:
    """Marks of each sheet of an xlsx, by its name."""
    with ZipFile(BytesIO(raw)) as package:
        refuse_document_types(package)
        book, styles = _Parts(), styles_of(package)
        walk(package, "xl/workbook.xml", book.start)
        walk(package, "xl/_rels/workbook.xml.rels", book.start)
        found = {}
        for name, part in book.sheets():
            walker = _XlsxSheet(book, styles)
            walk(package, part, walker.start, text=walker.text)
            walker.finish_row()
            found[name] = walker.marks
    return found


class _Parts:
    """Which part holds which sheet of an xlsx, and whether its formulas were ever calculated."""

    def __init__(self) -> None:
        self.never_calculated = False
        self.since_1904 = False
        self._sheets: list[tuple[str, str]] = []
        self._targets: dict[str, str] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        match local(tag):
            case "sheet":
                link = next((value for key, value in attributes.items() if local(key) == "id"), "")
                self._sheets.append((attributes.get("name", ""), link))
            case "calcPr":
                self.never_calculated = attributes.get("fullCalcOnLoad") in ("1", "true")
            case "workbookPr":
                self.since_1904 = attributes.get("date1904") in ("1", "true")
            case "Relationship":
                self._targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheets(self) -> list[tuple[str, str]]:
        return [(name, _inside_package(self._targets.get(link, ""))) for name, link in self._sheets]


def _is_hidden(row: Attributes) -> bool:
    """Hidden by hand, by a filter, in a closed group, or of no height."""
    return row.get("hidden") in ("1", "true") or row.get("ht") in ("0", "0.0")


class _XlsxSheet:
    """Walks one sheet of an xlsx; a cell is judged when the next one begins.

    In a book that was `never_calculated` a 0 beside a formula is a stand-in, not a result. Millions of cells pass here,
    so only formulas and errors are looked at closely, and of a row's plain cells the last filled one.
    """

    def __init__(self, book: _Parts, styles: Styles) -> None:
        self.marks = Marks(since_1904=book.since_1904)
        self._never_calculated = book.never_calculated
        self._styles = styles
        self._row = -1
        self._cell: Attributes = {}
        self._filled: Attributes = {}
        self._last: dict[str, str] = {}
        self._formula, self._special, self._listening, self._shown = False, False, False, ""

    def start(self, tag: str, attributes: Attributes) -> None:
        name = tag if tag in _SHEET_TAGS else local(tag)
        if name == "c":
            self._finish_cell()
            self._cell = attributes if "r" in attributes else self._placed(attributes)
            self._special = attributes.get("t") == "e"
        elif name in ("v", "is"):
            self._filled = self._cell
            self._look()
            self._listening = self._special
        elif name == "f":
            self._filled = self._cell
            self._formula = self._special = True
        elif name == "row":
            self.finish_row()
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            if _is_hidden(attributes):
                self.marks.hidden.add(self._row)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _look(self) -> None:
        """What the style of a filled cell says: a style of a million cells is looked up a million times."""
        style = self._cell.get("s", "")
        if style in self._styles.struck:
            self.marks.struck.add(self._row)
        if style in self._styles.red and len(self.marks.red) < MOST_RED:
            self.marks.red.add(_position(self._cell["r"]))
        if style in self._styles.coloured:
            self.marks.coloured.setdefault(self._row, self._styles.coloured[style])
        if self._styles.decimals:
            letters = self._cell["r"].rstrip("0123456789")
            if self._last.get(letters, None) != style:  # most cells look like the one above
                self._last[letters] = style
                column = _position(self._cell["r"])[1]
                self.marks.decimals.note(self._row, column, self._styles.decimals.get(style))

    def text(self, text: str) -> None:
        if self._listening and len(self._shown) < SHOWN:
            self._shown += text.strip()

    def finish_row(self) -> None:
        """Judge what the row's last cells left open; to be called once more at the end of the sheet."""
        self._finish_cell()
        if self._filled:
            require_room(*_position(self._filled["r"]))
        self._cell = self._filled = {}

    def _finish_cell(self) -> None:
        if self._special:
            self.marks.note(*_position(self._cell["r"]), self._kind(), self._shown, self._formula)
            self._formula, self._special, self._listening, self._shown = False, False, False, ""

    def _placed(self, attributes: Attributes) -> Attributes:
        """A cell without a reference stands right of the one before it."""
        column = _position(self._cell["r"])[1] + 1 if self._cell else 0
        return {**attributes, "r": place(self._row, column)}

    def _kind(self) -> CellKind:
        kind = self._cell.get("t", "")
        if kind == "e":
            return CellKind.ERROR
        empty = not self._shown and kind != "str"
        stand_in = self._never_calculated and self._shown == "0"
        return CellKind.NO_VALUE if empty or stand_in else CellKind.TEXT

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if last:
            self.marks.merged.append((*_position(first), *_position(last)))


def _inside_package(target: str) -> str:
    path = target.replace("\\", "/")
    return path[1:] if path.startswith("/") else normpath(f"xl/{path}")


def _position(reference: str) -> tuple[int, int]:
    """Row and column of `C7`, counted from 0."""
    where = _REFERENCE.fullmatch(reference)
    if not where:
        raise ValueError(reference)
    return int(where[2]) - 1, column_of(where[1])
