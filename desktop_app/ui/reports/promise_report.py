"""Who keeps promises to pay, customer by customer (R130)."""

from PySide6.QtWidgets import QPushButton

from desktop_app.language import N_
from desktop_app.operations.lists.tallies import TALLIES
from desktop_app.operations.promise_report import PromiseTally, promise_tallies
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.reports.report_view import ReportView
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.record_table import RecordTable


class PromiseReportView(ReportView):
    title = N_("Promises kept")

    def __init__(self, desk: Desk, exporting: QPushButton) -> None:
        super().__init__(desk, exporting)
        say = desk.say
        self.column.addWidget(self.told)
        table = RecordTable(desk, "promise-tallies", TALLIES, lambda one: one.customer_id)
        table.set_empty(
            EmptyState(
                say("No promises yet. Record one with Y on the page This week; payments alone decide if it is kept."),
                (say("This week"), lambda: desk.go(Route(PageName.THIS_WEEK))),
            )
        )
        table.opened.connect(lambda one: self._open_customer(one.customer_id))
        self._take_table(table, say("Promises kept, by customer"))

    def reload(self) -> None:
        today = self.desk.today()
        self.desk.jobs.ask(lambda book: promise_tallies(book.ledger, today), self._show, self, lane="promises")

    def _show(self, found: list[PromiseTally]) -> None:
        decided = sum(one.kept + one.part_kept + one.broken for one in found)
        self.told.setText(
            self.desk.say(
                "{decided} promises are decided: {kept} kept in full, {part} in part, {broken} broken. "
                "“Kept” is the mean share that arrived in time.",
                decided=decided,
                kept=sum(one.kept for one in found),
                part=sum(one.part_kept for one in found),
                broken=sum(one.broken for one in found),
            )
        )
        self.told.setVisible(bool(found))
        self.table.show_records(found)
