"""A paper that stands in the sheet twice, word for word: asked about, for it may have been typed twice."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.errors import Said
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.rows import SheetOpenItem, SheetReceipt

_ONCE = DoubtChoice("once", Said("One paper: it counts once."))
_BOTH = DoubtChoice("both", Said("Two papers: both count."))


def papers_once(entries: Sequence[ReadRow], readings: Sequence[RowReading]) -> list[ReadRow]:
    """The entries without those that are the same paper as one above, by its number and every word of it."""
    by_row = {reading.number: reading for reading in readings}
    numbered: dict[str, ReadRow] = {}
    told: dict[tuple[str, ...], ReadRow] = {}
    found = []
    for entry in entries:
        number = _number(entry)
        first = numbered.setdefault(number, entry) if number else entry
        if first is entry:  # most numbers stand once: their rows need not be compared word for word
            found.append(entry)
            continue
        told.setdefault(_words(first, by_row), first)
        above = told.setdefault(_words(entry, by_row), entry)
        if above is entry or not _is_double(by_row[entry.row], above):
            found.append(entry)
    return found


def _number(entry: ReadRow) -> str:
    """Of a paper; empty where several rows are one entry, or one row is several."""
    paper = entry.value
    return paper.number if isinstance(paper, SheetOpenItem | SheetReceipt) and len(entry.rows) == 1 else ""


def _words(entry: ReadRow, by_row: Mapping[int, RowReading]) -> tuple[str, ...]:
    reading = by_row[entry.row]
    return type(entry.value).__name__, *(cell.text.strip() for _, cell in reading.table.filled(reading.row))


def _is_double(reading: RowReading, above: ReadRow) -> bool:
    said = Said(
        "Row {row} says the same as row {above}, with the same number {number}. Is it one paper?",
        row=reading.number,
        above=above.row,
        number=reading.shown(Meaning.NUMBER).strip()[:40],
    )
    if reading.ask("twice", Meaning.NUMBER, said, _ONCE, _BOTH) == _BOTH.key:
        return False
    reading.leave_out(Leftover.DOUBLE)
    return True
