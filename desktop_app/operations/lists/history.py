"""What the history of changes shows: a line for each field that changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.history import FieldChange, HistoryEntry

NOTHING = FieldChange("", "", "")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of an entry, its place from 0; an entry that tells no field has one row all the same."""

    entry: HistoryEntry
    place: int = 0
    change: FieldChange = NOTHING


def rows_of(entries: Iterable[HistoryEntry]) -> list[ChangeRow]:
    """One line a field."""
    return [
        row
        for entry in entries
        for row in [ChangeRow(entry, place, one) for place, one in enumerate(entry.changes)] or [ChangeRow(entry)]
    ]


def moment_text(entry: HistoryEntry) -> str:
    """By the clock of this computer."""
    return f"{entry.recorded.astimezone():%Y-%m-%d %H:%M}"


def _plain(words: Words) -> str:
    return words if isinstance(words, str) else words.text(str)


HISTORY: tuple[Column[ChangeRow], ...] = (
    Column("recorded", Said("Entered at"), lambda row: moment_text(row.entry), width=132),
    Column("user", Said("User"), lambda row: row.entry.user, width=80),
    Column("about", Said("Subject"), lambda row: _plain(row.entry.about), Look.NAME, 160, stretch=True,
           text=lambda row, _: row.entry.about),
    Column("deed", Said("What was done"), lambda row: _plain(row.entry.deed), width=120,
           text=lambda row, _: row.entry.deed),
    Column("field", Said("Field"), lambda row: _plain(row.change.field), width=104,
           text=lambda row, _: row.change.field, fades=2),
    Column("old", Said("Before"), lambda row: _plain(row.change.old), width=140, text=lambda row, _: row.change.old),
    Column("new", Said("After"), lambda row: _plain(row.change.new), width=140, text=lambda row, _: row.change.new),
    Column("dated", Said("Date"), lambda row: row.entry.dated, Look.DATE, 88, fades=3),
)  # fmt: skip
