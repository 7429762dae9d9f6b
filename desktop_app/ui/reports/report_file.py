"""A report as a PDF: where it goes is asked, then it is written and can be opened and printed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.operations.reporting.kinds import Inquiry, Report
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import file_asked, open_outside
from desktop_app.ui.widgets.notices import Way, well_done

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

PDF = "PDF (*.pdf)"


def print_report(page: QWidget, desk: Desk, report: Report, asked: Inquiry, title: str) -> None:
    """Every row with the sums, on the shop's paper; whoever may not export may not print it either."""
    chosen = file_asked(page, desk, desk.say("Print"), PDF, "export_folder", f"{title}-{desk.today()}.pdf")
    if chosen is None:
        return
    moment, language = desk.moment(), desk.language

    def write(book: "Book") -> int:
        from desktop_app.operations.exporting import write_report  # with what writes Excel: not before it is wanted

        return write_report(book.ledger, chosen, report, asked, moment, desk.translate, language)

    def told(_: int) -> None:
        show = Way(desk.say("Open file"), lambda: open_outside(chosen))
        desk.notice(well_done(desk.say("The report is in {file}.", file=chosen.name), show))

    desk.jobs.ask(write, told, page)
