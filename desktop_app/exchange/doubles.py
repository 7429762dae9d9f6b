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
    first: dict[tuple[str, ...], ReadRow] = {}
    found = []
    for entry in entries:
        key = _whole(entry, by_row)
        above = first.setdefault(key, entry) if key else entry
        if above is entry or not _is_double(by_row[entry.row], above):
            found.append(entry)
    return found


def _whole(entry: ReadRow, by_row: Mapping[int, RowReading]) -> tuple[str, ...]:
    """Every word of a paper with a number; nothing where several rows are one entry, or one row is several."""
    if not isinstance(entry.value, SheetOpenItem | SheetReceipt) or not entry.value.number or len(entry.rows) > 1:
        return ()
    reading = by_row[entry.row]
    kind = type(entry.value).__name__
    return kind, *(cell.text.strip() for _, cell in reading.table.filled(reading.row))


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
