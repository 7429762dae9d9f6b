"""A report on paper: shop, title and days, the figures that answer it, and its table with the sums, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.letterhead import NAME_SMALLEST
from desktop_app.documents.phrases import long_date
from desktop_app.documents.setting import set_figure, set_text
from desktop_app.documents.sheet import FINE, STRONG, Align, DrawnSheet, PaperSize
from desktop_app.documents.table import DrawnColumn, DrawnRow, DrawnTable, draw_rows, paginate
from desktop_app.documents.typeface import Weight
from desktop_app.language import translator

UPRIGHT, ACROSS = PaperSize(210, 297, 15, 12, 12), PaperSize(297, 210, 15, 12, 12)
MOST_UPRIGHT = 640
"""So wide, in the measure of the columns, a table may be to stand on an upright page."""

_HEAD, _FIGURES, _FOOT = 20.0, 14.0, 6.0
_SIZE, _PITCH, _TITLES = 8.5, 5.2, 5.8


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column: its title, its width in any measure, whether it is a figure."""

    title: str
    width: int
    figure: bool = False


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """Everything the paper says, in the reader's language; `sums` is its last row, empty where nothing is summed."""

    shop: str
    title: str
    days: str
    made_on: date
    columns: tuple[PaperColumn, ...]
    rows: Sequence[tuple[str, ...]]
    sums: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    told: str = ""


def draw_report(paper: ReportPaper, language: str = "zh_CN") -> bytes:
    """PDF on A4, upright or across as its columns need it; the same values give the same bytes (D9)."""
    return _Drawing(paper, language).draw()


class _Drawing:
    def __init__(self, paper: ReportPaper, language: str) -> None:
        self.paper, self._ = paper, translator(language)
        wide = sum(column.width for column in paper.columns)
        self.size = UPRIGHT if wide <= MOST_UPRIGHT else ACROSS
        self.sheet = DrawnSheet(self.size, paper.title, language)

    def draw(self) -> bytes:
        top = self.size.top + _HEAD
        first = top + (_FIGURES if self.paper.figures else 0) + (_FOOT if self.paper.told else 0)
        foot = self.size.foot - _FOOT
        pages = paginate([*self._rows()], foot - first, foot - top, 0)
        for number, page in enumerate(pages, 1):
            self.sheet.start_page()
            self._head(number, len(pages))
            if number == 1:
                self._figures(top)
            draw_rows(self.sheet, page, first if number == 1 else top, FINE)
        return self.sheet.to_bytes()

    def _rows(self) -> Iterator[DrawnRow]:
        whole, paper = sum(column.width for column in self.paper.columns), self.paper
        columns = tuple(
            DrawnColumn(
                one.title,
                one.width * self.size.inner / whole,
                Align.RIGHT if one.figure else Align.LEFT,
                0 if one.figure else 2,
            )
            for one in paper.columns
        )
        table = DrawnTable(columns, self.size.side, _PITCH, _TITLES, _SIZE)
        for row in paper.rows:
            yield table.row(*row)
        if paper.sums or not paper.rows:
            yield table.row(*(paper.sums or ("",) * len(columns)), weight=Weight.BOLD)

    def _head(self, number: int, count: int) -> None:
        sheet, size, paper, _ = self.sheet, self.size, self.paper, self._
        middle, width = size.width / 2, size.inner * 0.6
        sheet.block(middle, size.top, set_text(paper.shop, width, 11, 5, Weight.BOLD, NAME_SMALLEST), Align.CENTRE)
        sheet.block(middle, size.top + 5.6, set_text(paper.title, width, 15, 7, Weight.BOLD, 8), Align.CENTRE)
        sheet.block(middle, size.top + 12.8, set_text(paper.days, width, 9, 4.5, smallest=6.5), Align.CENTRE)
        sheet.text(size.side, size.top + 16.2, long_date(paper.made_on, _), 9)
        words = _("Page {page} of {pages}").format(page=number, pages=count)
        sheet.text(size.right, size.top + 16.2, words, 9, align=Align.RIGHT)

    def _figures(self, y: float) -> None:
        """Each with its name above it, and below them what is told."""
        paper, sheet, size = self.paper, self.sheet, self.size
        if paper.figures:
            step = size.inner / len(paper.figures)
            sheet.line(size.side, y, size.right, y, STRONG)
            for at, (name, told) in enumerate(paper.figures):
                x = size.side + (at + 0.5) * step
                sheet.block(x, y + 1.4, set_text(name, step - 4, 8.5), Align.CENTRE)
                figure = set_figure(told, step - 5, 11, Weight.BOLD)
                sheet.text(x, y + 10, figure.lines[0], figure.size, Weight.BOLD, Align.CENTRE)
            y += _FIGURES
        if paper.told:
            sheet.block(size.side, y, set_text(paper.told, size.inner, 8.5, 4.5, smallest=6))
