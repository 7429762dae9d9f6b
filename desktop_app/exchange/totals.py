"""Lines of totals: recognised by their words or by being the sum of the rows, and compared with what is read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.exchange import cells
from desktop_app.exchange.cautions import Caution
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import CellKind, letter
from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import MONEY, Meaning
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.rows import SheetReceipt, booked_fen
from desktop_app.exchange.tables import Table
from desktop_app.exchange.units import Units, lines_above

_LOOSE = re.compile(
    r"合计|小计|总计|累计|共计|汇总|合計|小計|總計|总额|总和|总数|总共|全部|\btotals?\b|\bsum\b", re.IGNORECASE
)
_TITLE_TOTAL = re.compile(
    r"(?:合计|总计|共计|总额|总欠款|共欠|欠款总|total)\D{0,8}?(\d[\d,]*(?:\.\d{1,2})?)\s*(万)?元?\s*$", re.IGNORECASE
)
_LONGEST = 60
_ROWS_COUNT = DoubtChoice("rows", Said("The rows count."))
_OF_PAPER = (Meaning.DATE, Meaning.NUMBER)
_KEY = (Meaning.OPEN, Meaning.AFTER, Meaning.WITH_TAX, Meaning.AMOUNT, Meaning.PAID_AMOUNT, Meaning.DEBIT)


@dataclass(slots=True)
class TotalSums:
    """The sums of a table's rows, read apart from the entries, so that nothing is refused twice."""

    table: Table
    units: Units
    today: date
    answers: Answers = field(default_factory=Answers)
    """What was said of the figures; what is open is asked where the entries are read."""
    _seen: dict[tuple[int, Meaning], int | None] = field(default_factory=dict)

    @property
    def fields(self) -> list[Meaning]:
        """The columns that can be added up."""
        return [one for one in self.table.header.columns if one in MONEY and one is not Meaning.LIMIT]

    def fen(self, row: int, meaning: Meaning) -> int | None:
        """What a cell says; None where it says nothing that can be read."""
        if (row, meaning) not in self._seen:
            self._seen[row, meaning] = RowReading(self.table, row, self.today, {}, self.answers, self.units).fen(
                meaning
            )
        return self._seen[row, meaning]

    def quantity(self, row: int) -> int | None:
        """The quantity of a row in thousandths."""
        return RowReading(self.table, row, self.today, {}, self.answers, self.units).quantity(Meaning.QUANTITY)

    def is_readable(self, rows: Sequence[int], meaning: Meaning) -> bool:
        """Whether every cell of a column can be added up; while some are bad no total can be compared."""
        column = self.table.header.columns[meaning]
        return all(
            self.fen(row, meaning) is not None or cells.is_blank(self.table.sheet.cell(row, column)) for row in rows
        )

    def of(self, rows: Sequence[int], meaning: Meaning) -> int:
        return sum(self.fen(row, meaning) or 0 for row in rows)

    def stated(self, row: int) -> list[tuple[Meaning, int]]:
        """What a line of totals states, by column."""
        told = ((one, self.fen(row, one)) for one in self.fields)
        return [(one, fen) for one, fen in told if fen is not None]

    def is_total(self, row: int, above: Sequence[int]) -> bool:
        """Whether a row without a day and a number, with a word of totals or none, is the sum of those above."""
        if len(above) < 2 or self._is_paper(row):
            return False
        texts = [folded(cell.text) for _, cell in self.table.filled(row) if cell.kind is CellKind.TEXT]
        words = [text for text in texts if re.search(r"[^\W\d_]", text)]
        if words and not (_LOOSE.search(words[0]) or self._says_nobody(row, words)):
            return False
        stated = [(one, fen) for one, fen in self.stated(row) if fen]
        return bool(stated) and all(fen == self.of(above, one) for one, fen in stated)

    def _is_paper(self, row: int) -> bool:
        """Whether it has a day or a number, as most rows have."""
        cells, columns = self.table.sheet.rows[row], self.table.header.columns
        for meaning in _OF_PAPER:
            column = columns.get(meaning)
            if column is not None and column < len(cells) and cells[column].text.strip():
                return True
        return False

    def _says(self, row: int, meaning: Meaning) -> bool:
        column = self.table.header.columns.get(meaning)
        return column is not None and bool(self.table.sheet.cell(row, column).text.strip())

    def _says_nobody(self, row: int, words: Sequence[str]) -> bool:
        return self.table.customer is None and not self._says(row, Meaning.CUSTOMER) and len(words) < 2


def compared(
    sums: TotalSums, totals: Sequence[RowReading], rows: Sequence[int], entries: Sequence[ReadRow], answers: Answers
) -> Iterator[Caution]:
    """Doubts a total that the rows do not make; tells the file's own last total beside what comes in."""
    _ask_of_titles(sums, rows, entries, answers)
    if not totals:
        return
    _ask_of_quantities(sums, totals, rows)
    counted = {row - 1 for entry in entries for row in entry.rows}
    booked = _booked(entries)
    begin = -1
    for reading in totals:
        since = [row for row in rows if begin < row < reading.row]
        above = [row for row in rows if row < reading.row]
        earlier = [one.row for one in totals if one.row < reading.row]
        for meaning, fen in sums.stated(reading.row):
            groups = (since, above, rows, earlier)
            made = [sums.of(group, meaning) for group in groups]
            made += [sums.of([row for row in group if row in counted], meaning) for group in groups[:3]]
            made += [booked, *(sums.fen(row, meaning) or 0 for row in above[-1:])]
            if fen not in made and sums.is_readable(rows, meaning):
                _ask(reading, meaning, fen, made[1] if above else made[2])
        begin = reading.row
    yield from _beside(sums, totals, booked)


def _booked(entries: Sequence[ReadRow]) -> int:
    booked = sum(booked_fen(entry.value) for entry in entries)
    return -booked if all(isinstance(entry.value, SheetReceipt) for entry in entries) else booked


def _ask_of_titles(sums: TotalSums, rows: Sequence[int], entries: Sequence[ReadRow], answers: Answers) -> None:
    """A total that only a line above the table says."""
    if not entries or all(isinstance(one.value, Customer | Goods) for one in entries):
        return
    for row in lines_above(sums.table):
        for column, cell in enumerate(sums.table.sheet.rows[row]):
            match = _TITLE_TOTAL.search(folded(cell.text))
            if match is None or len(cell.text) > _LONGEST:
                continue
            stated = round(Decimal(match[1].replace(",", "")) * (10_000 if match[2] else 1) * 100)
            made = [_booked(entries), *(sums.of(rows, one) for one in sums.fields)]
            if stated not in made:
                doubt = SheetDoubt("total", _said(stated, made[0]), (_ROWS_COUNT,), row + 1, letter(column))
                answers.ask(doubt)


def _ask_of_quantities(sums: TotalSums, totals: Sequence[RowReading], rows: Sequence[int]) -> None:
    """A total of quantities that the rows do not make: a line may be missing."""
    column = sums.table.header.columns.get(Meaning.QUANTITY)
    begin = -1
    for reading in totals if column is not None else ():
        stated = reading.quantity(Meaning.QUANTITY)
        above = [row for row in rows if row < reading.row]
        groups = (above, rows, [row for row in above if row > begin])
        begin = reading.row
        made = [sum(sums.quantity(row) or 0 for row in group) for group in groups]
        if stated is not None and stated not in made and all(sums.quantity(row) is not None for row in rows):
            said = Said(
                "The sheet's total is {stated}, but its rows make {made}: {gap} apart.",
                stated=format_quantity(stated),
                made=format_quantity(made[0]),
                gap=format_quantity(abs(stated - made[0])),
            )
            reading.ask("total", Meaning.QUANTITY, said, _ROWS_COUNT)


def _ask(reading: RowReading, meaning: Meaning, stated: int, made: int) -> None:
    reading.ask("total", meaning, _said(stated, made), _ROWS_COUNT)


def _said(stated: int, made: int) -> Said:
    return Said(
        "The sheet's total is {stated}, but its rows make {made}: {gap} apart.",
        stated=format_yuan(stated),
        made=format_yuan(made),
        gap=format_yuan(abs(stated - made)),
    )


def _beside(sums: TotalSums, totals: Sequence[RowReading], booked: int) -> Iterator[Caution]:
    for reading in reversed(totals):
        stated = dict(sums.stated(reading.row))
        key = next((one for one in _KEY if one in stated), None)
        if key is not None:
            cell = f"{letter(sums.table.header.columns[key])}{reading.number}"
            said = Said(
                "The sheet's own total in {cell} is {stated}; {booked} comes in.",
                cell=cell,
                stated=format_yuan(stated[key]),
                booked=format_yuan(booked),
            )
            yield Caution(0, said, agrees=stated[key] == booked)
            return
