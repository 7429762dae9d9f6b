"""What went out and what came in, month by month, down to what is owed at each month's end."""

from PySide6.QtWidgets import QPushButton

from desktop_app.language import N_
from desktop_app.operations.lists.tallies import MONTHS
from desktop_app.operations.month_report import Month, months
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.reports.report_view import ReportView
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.record_table import RecordTable


class MonthReportView(ReportView):
    title = N_("Goods out and money in")

    def __init__(self, desk: Desk, exporting: QPushButton) -> None:
        super().__init__(desk, exporting)
        say = desk.say
        self.told.setText(
            say(
                "Owed before + shipped − returned − received + other (openings, adjustments) = owed at the month's "
                "end. What was voided counts in the month in which it was voided."
            )
        )
        self.column.addWidget(self.told)
        table = RecordTable(desk, "months", MONTHS, lambda one: one.first)
        table.set_empty(
            EmptyState(
                say("No month yet. With the first slip this list shows what went out and what came in."),
                (say("New shipment"), lambda: desk.go(Route(PageName.SHIPMENT_FORM))),
            )
        )
        self._take_table(table, say("Goods out and money in, by month"))

    def reload(self) -> None:
        today = self.desk.today()
        self.desk.jobs.ask(lambda book: months(book.ledger, today), self._show, self, lane="months")

    def _show(self, found: list[Month]) -> None:
        self.told.setVisible(bool(found))
        self.table.show_records(found)
