"""What people read in a terminal: sentences and calm tables, money to the right, user text never interpreted.

rich is loaded when something is drawn, since programs that ask for JSON should not wait for it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TextIO

from desktop_app.cli.plain import one_line
from desktop_app.domain.columns import LEADING, RIGHT, Column, Look, Row, credit_said
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.language import Translate

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

WIDE = 500
"""Width where no terminal is: nothing is wrapped in a file or pipe."""

NARROWEST = 10
"""Columns a name keeps at least, however narrow the terminal."""

GAP = 3
"""Columns between two columns of a table."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Several lines in one cell; the first one leads."""

    first: str
    below: tuple[Said, ...]


Cell = str | int | Said | Stack | None
"""Text as it is, money in fen, words of ours, or nothing."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the cells of a table that only this face has.

    Figures stand to the right; figures and `firm` texts are never wrapped.
    """

    title: str
    figures: bool = False
    firm: bool = False


class Screen:
    """Writes to one stream in one language; colour and width come from the terminal, if it is one."""

    def __init__(self, stream: TextIO, translate: Translate) -> None:
        from rich.console import Console

        self.stream = stream
        self.translate = translate
        self.terminal = stream.isatty()
        width = None if self.terminal else WIDE
        self.console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)

    @property
    def width(self) -> int:
        """Columns a line may have."""
        return self.console.width

    def heading(self, said: Said) -> None:
        self._print(_styled(self.text(said), "bold"))

    def say(self, *sentences: Said | None) -> None:
        """Each on a line of its own; None is left out."""
        for said in sentences:
            if said is not None:
                self._print(_styled(self.text(said)))

    def hint(self, said: Said) -> None:
        """One sentence that may be passed over."""
        self._print(_styled(self.text(said), "dim"))

    def exactly(self, text: str) -> None:
        """A line to be read to the letter, such as a key; it is never wrapped."""
        self.stream.write(f"    {one_line(text)}\n")

    def gap(self) -> None:
        self.stream.write("\n")

    def table(
        self,
        columns: Sequence[Column[Row]],
        rows: Sequence[Row],
        today: date,
        count: Said | None = None,
        below: Callable[[Row], tuple[Said, ...]] = lambda _: (),
    ) -> None:
        """A list as its columns are declared. With `count` or a sum a last line says how many rows and how much.

        `below` is more about a row, under its first text.
        """
        lead = next(at for at, column in enumerate(columns) if column.look in LEADING)
        headings = [_heading(column, self.translate) for column in columns]
        cells = [[self._cell(column, row, today) for column in columns] for row in rows]
        for row, line in zip(rows, cells, strict=True):
            if more := below(row):
                line[lead] = Stack(self._plain(line[lead]), more)
        sums = [_sum(column, rows) for column in columns]
        if count is not None:
            sums[lead] = count
        self.cells(headings, cells, sums if any(one is not None for one in sums) else ())

    def _cell(self, column: Column[Row], row: Row, today: date) -> Cell:
        """Days in full, everything else as it reads."""
        value = column.value(row)
        return value.isoformat() if column.look is Look.DATE and isinstance(value, date) else column.shown(row, today)

    def cells(self, columns: Sequence[Heading], rows: Iterable[Sequence[Cell]], total: Sequence[Cell] = ()) -> None:
        """Cells under headings; `total` stands under a line below them."""
        from rich.box import SIMPLE
        from rich.table import Table

        drawn = Table(box=SIMPLE, show_footer=bool(total), pad_edge=False, show_edge=False)
        footers = total or [None] * len(columns)
        for column, footer in zip(columns, footers, strict=True):
            drawn.add_column(
                _styled(self.translate(column.title) if column.title else "", "bold"),
                self._set(footer),
                justify="right" if column.figures else "left",
                no_wrap=column.figures or column.firm,
                min_width=None if column.figures or column.firm else NARROWEST,
                overflow="fold",
            )
        kept = list(rows)
        for row in kept:
            drawn.add_row(*(self._set(cell) for cell in row))
        self._print(drawn, self._width_of(columns, [*kept, footers]))

    def text(self, cell: str | int | Said | None) -> str:
        """A cell as it is read: money grouped, words translated, all on one line."""
        match cell:
            case None:
                return ""
            case int():
                return format_yuan(cell)
            case Said():
                return one_line(cell.text(self.translate))
            case _:
                return one_line(cell)

    def _set(self, cell: Cell) -> "Text":
        if not isinstance(cell, Stack):
            return _styled(self.text(cell))
        stacked = _styled(one_line(cell.first), "bold")
        for line in cell.below:
            stacked.append(f"\n{self.text(line)}", "not bold")
        return stacked

    def _width_of(self, columns: Sequence[Heading], rows: Sequence[Sequence[Cell]]) -> int:
        """The terminal's width, or more where a figure would be cut: then the terminal breaks the line."""
        from rich.cells import cell_len

        needed = GAP * (len(columns) - 1)
        for index, column in enumerate(columns):
            if column.figures or column.firm:
                texts = [
                    self.translate(column.title) if column.title else "",
                    *(self._plain(row[index]) for row in rows),
                ]
                needed += max(map(cell_len, texts))
            else:
                needed += NARROWEST
        return max(self.console.width, needed)

    def _plain(self, cell: Cell) -> str:
        return cell.first if isinstance(cell, Stack) else self.text(cell)

    def _print(self, what: "RenderableType", width: int | None = None) -> None:
        usual = self.console.width
        self.console.width = width or usual
        with self.console.capture() as captured:
            self.console.print(what)
        self.console.width = usual
        drawn = captured.get()
        if not self.terminal:
            drawn = "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())
        self.stream.write(drawn)


def _heading(column: Column[Row], translate: Translate) -> Heading:
    return Heading(
        column.title.text(translate),
        figures=column.look in RIGHT,
        firm=column.look in (Look.DATE, Look.CODE, Look.PHONE),
    )


def _sum(column: Column[Row], rows: Sequence[Row]) -> Cell:
    """What all rows come to, and under it customers' own money: nobody's money lowers what others owe."""
    if not column.total:
        return None
    total, credit = column.total_of(rows)
    return Stack(format_yuan(total), (credit_said(credit),)) if credit else total


def _styled(text: str, style: str = "") -> "Text":
    from rich.text import Text

    return Text(text, style)
