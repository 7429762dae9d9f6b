"""Export what is shown: the visible columns, the rows that pass the filter, amounts as numbers (U34)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.columns import Column, Look, Value
from desktop_app.domain.owner import OwnerAct
from desktop_app.operations.exporting import ColumnKind, TableColumn, write_table
from desktop_app.operations.owner import require_owner
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import remembered_folder
from desktop_app.ui.widgets.columns import cell_text
from desktop_app.ui.widgets.notices import Way, well_done
from desktop_app.ui.widgets.record_table import RecordTable

KINDS = {
    Look.MONEY: ColumnKind.MONEY,
    Look.PRICE: ColumnKind.PRICE,
    Look.DATE: ColumnKind.DATE,
    Look.COUNT: ColumnKind.INT,
    Look.BAR: ColumnKind.PERCENT,
}


def export_table(page: QWidget, desk: Desk, table: RecordTable[Any], title: str) -> None:
    """Ask for a place and write the table there, as Excel or CSV by the ending; where there is a PIN, by the owner."""
    desk.jobs.ask(
        lambda book: require_owner(book.ledger, OwnerAct.EXPORT, desk.moment()),
        lambda _: _choose_place(page, desk, table, title),
        page,
    )


def _choose_place(page: QWidget, desk: Desk, table: RecordTable[Any], title: str) -> None:
    folder = remembered_folder(desk.preferences.text("export_folder"))
    proposed = str(folder / f"{title}-{desk.today()}.xlsx")
    chosen, _ = QFileDialog.getSaveFileName(page, desk.say("Export"), proposed, "Excel (*.xlsx);;CSV (*.csv)")
    if chosen:
        desk.preferences.keep_text("export_folder", str(Path(chosen).parent))
        write_export(page, desk, table, title, Path(chosen))


def write_export(page: QWidget, desk: Desk, table: RecordTable[Any], title: str, path: Path) -> None:
    """Write what the table shows to a file, off the window's thread."""
    columns = table.visible_columns()
    records = list(table.model.shown)
    apart = {one.key for one in columns if one.total_of(records)[1]}
    kinds = [
        TableColumn(title, _kind(one), one.total)
        for one in columns
        for title in (desk.tell(one.title), *([desk.say("Credit (yuan)")] if one.key in apart else []))
    ]
    total = desk.say("Total")

    def write(_: object) -> int:
        rows = [
            [cell for column in columns for cell in _cells(column, record, column.key in apart, desk)]
            for record in records
        ]
        return write_table(path, title, kinds, rows, total)

    def told(count: int) -> None:
        show = Way(desk.say("Open file"), lambda: _open(path))
        desk.notice(well_done(desk.say("{count} rows are in {file}.", count=count, file=path.name), show))

    desk.jobs.make(write, told, page)


def _cells(column: Column[Any], record: object, apart: bool, desk: Desk) -> Iterator[Value]:
    """One cell; two where customers' own money has a column of its own, so that the sums are those of the list."""
    value = _exported(column, record, desk)
    if not apart or not isinstance(value, int):
        yield from (value, None) if apart else (value,)
    else:
        yield from (max(value, 0), max(-value, 0) or None)


def _exported(column: Column[Any], record: object, desk: Desk) -> Value:
    """Figures and days as such; everything else as it reads in the list."""
    value = column.value(record)
    return value if column.look in KINDS and not isinstance(value, str) else cell_text(column, record, desk)


def _kind(column: Column[Any]) -> ColumnKind:
    return KINDS.get(column.look, ColumnKind.TEXT)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
