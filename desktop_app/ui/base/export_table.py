"""Export what is shown: the visible columns, the rows that pass the filter, amounts as numbers (U34)."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.columns import Column
from desktop_app.domain.owner import OwnerAct
from desktop_app.operations.owner import require_owner
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import SHEETS, file_asked, open_outside
from desktop_app.ui.widgets.columns import cell_text
from desktop_app.ui.widgets.notices import Way, well_done
from desktop_app.ui.widgets.record_table import RecordTable


def export_table(page: QWidget, desk: Desk, table: RecordTable[Any], title: str) -> None:
    """Ask for a place and write the table there, as Excel or CSV by the ending; where there is a PIN, by the owner."""
    desk.jobs.ask(
        lambda book: require_owner(book.ledger, OwnerAct.EXPORT, desk.moment()),
        lambda _: _choose_place(page, desk, table, title),
        page,
    )


def _choose_place(page: QWidget, desk: Desk, table: RecordTable[Any], title: str) -> None:
    name = f"{title}-{desk.today()}.xlsx"
    chosen = file_asked(page, desk, desk.say("Export"), SHEETS, "export_folder", name)
    if chosen is not None:
        write_export(page, desk, table, title, chosen)


def write_export(page: QWidget, desk: Desk, table: RecordTable[Any], title: str, path: Path) -> None:
    """Write what the table shows to a file, off the window's thread."""
    table.model.finish()
    columns = table.visible_columns()
    records, today = list(table.model.shown), desk.today()

    def cell(column: Column[Any], record: object) -> str:
        return cell_text(column, record, desk)

    def write(_: object) -> int:
        from desktop_app.operations.exporting import write_list  # with what writes Excel: not before it is wanted

        return write_list(path, title, columns, records, today, desk.translate, cell)

    def told(count: int) -> None:
        show = Way(desk.say("Open file"), lambda: open_outside(path))
        desk.notice(well_done(desk.say("{count} rows are in {file}.", count=count, file=path.name), show))

    desk.jobs.make(write, told, page)
