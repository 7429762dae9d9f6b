"""Empty sheets to fill in: one for each kind, with headings that are read again without asking (U48)."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.exchange.headings import LAYOUTS
from desktop_app.exchange.labels import label
from desktop_app.exchange.layouts import FieldColumn, ImportKind, Meaning, field_said, is_of_others
from desktop_app.exchange.tables import Table
from desktop_app.operations.exporting import TableColumn, write_table

__all__ = ["columns_of", "field_said", "lacking", "save_template"]


def columns_of(kind: ImportKind) -> tuple[Meaning, ...]:
    """The meanings a column of this kind can have."""
    return tuple(column.field for column in LAYOUTS[kind].columns)


def lacking(kind: ImportKind, table: Table) -> list[tuple[Meaning, ...]]:
    """What a table of this kind needs and this one does not name; of each group one is enough."""
    return table.lacks(LAYOUTS[kind])


def save_template(path: Path, kind: ImportKind, translate: Callable[[str], str]) -> int:
    """Write a sheet of headings alone, xlsx or csv; returns how many there are. An existing file is replaced."""
    columns = [column for column in LAYOUTS[kind].columns if not is_of_others(kind, column.field)]
    headings = [TableColumn(_heading(kind, column, translate)) for column in columns]
    write_table(path, kind.said.text(translate), headings, [], "")
    return len(headings)


def _heading(kind: ImportKind, column: FieldColumn, translate: Callable[[str], str]) -> str:
    """The field in the reader's language where a sheet may be headed so, else its usual heading."""
    words = field_said(kind, column.field).text(translate)
    return words if label(words) in column.aliases else column.heading
