"""Rows of a table as entries: those that count, several rows that are one, and each entry once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from desktop_app.domain.errors import Said
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import ReadRow, ReadRows, RowReading
from desktop_app.exchange.rows import Row, content

Value = TypeVar("Value")

LeavesOut = Callable[[RowReading], Leftover | None]
"""Why a row is no entry of its kind, told by what stands in it."""


def counted(readings: Sequence[RowReading], no_entry: LeavesOut) -> Iterator[RowReading]:
    """The rows that count; of the others it is noted why they are left out."""
    for reading in readings:
        reason = no_entry(reading)
        if reason is None:
            yield reading
        else:
            reading.leave_out(reason)


def entry_of(lines: Sequence[tuple[RowReading, object]], value: Row) -> ReadRow:
    """Several rows that are one entry."""
    return ReadRow(tuple(reading.number for reading, _ in lines), value)


def first_said(values: Iterable[Value]) -> Value | None:
    """Of what several rows of one entry say, the first that says something."""
    return next((value for value in values if value), None)


def row_by_row(
    read: Callable[[RowReading], Row | None], no_entry: LeavesOut = lambda _: None, once: bool = False
) -> ReadRows:
    """The reader of a kind whose every row is one entry; `once`: an entry may stand in the sheet only once."""

    def read_all(readings: Sequence[RowReading]) -> list[ReadRow]:
        found = [(reading, read(reading)) for reading in counted(readings, no_entry)]
        entries = [(reading, ReadRow((reading.number,), row)) for reading, row in found if row is not None]
        return _each_once(entries) if once else [entry for _, entry in entries]

    return read_all


def _each_once(entries: Sequence[tuple[RowReading, ReadRow]]) -> list[ReadRow]:
    """The first of each; an equal one further down is left out, one that says otherwise is bad."""
    first: dict[str, ReadRow] = {}
    for reading, entry in entries:
        above = first.setdefault(content(entry.value), entry)
        if above is not entry and above.value == entry.value:
            reading.leave_out(Leftover.DOUBLE)
        elif above is not entry:
            reading.refuse(
                Meaning.NAME, Said("Row {row} has the same name but says otherwise. Keep one of them.", row=above.row)
            )
    return list(first.values())
