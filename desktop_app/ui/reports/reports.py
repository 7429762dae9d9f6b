"""Three reports: how old the debts are, what each month brought, and who keeps promises (U10, U34)."""

from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.reports.ageing_report import AgeingReportView
from desktop_app.ui.reports.month_report import MonthReportView
from desktop_app.ui.reports.promise_report import PromiseReportView
from desktop_app.ui.reports.report_view import ReportView
from desktop_app.ui.widgets.segmented import Segmented


class Report(Enum):
    """The reports by the `tab` of a route."""

    AGEING = "ageing"
    MONTHS = "months"
    PROMISES = "promises"


VIEWS: dict[Report, type[ReportView]] = {
    Report.AGEING: AgeingReportView,
    Report.MONTHS: MonthReportView,
    Report.PROMISES: PromiseReportView,
}


class ReportsPage(Page):
    """`Route.tab` names the report: ageing, months, promises; `Route.customer_id` puts the cursor on that customer."""

    name = PageName.REPORTS
    title = N_("Reports")
    watches = frozenset(
        {Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.PROMISES, Changed.DISPUTES, Changed.PLANS, Changed.IMPORTS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.views = {report: make(desk, self.button("list.export", primary=True)) for report, make in VIEWS.items()}
        self.choice = Segmented(
            [(report, desk.translate(view.title)) for report, view in self.views.items()], desk.say("Which report")
        )
        self.stack = QStackedWidget()
        self._lay_out()
        self.choice.changed.connect(lambda report: self.show_report(Report(report)))
        self.show_report(Report.AGEING, read=False)
        self.register_commands()

    @property
    def view(self) -> ReportView:
        """The report that is shown."""
        return self.views[Report(self.choice.value())]

    def open(self, route: Route) -> None:
        if route.tab:
            self.show_report(Report(route.tab), read=False)
        if route.customer_id:
            self.view.table.choose(route.customer_id)
        self.reload()

    def reload(self) -> None:
        self.view.reload()

    def leave(self) -> None:
        for view in self.views.values():
            view.table.keep_columns()

    def show_report(self, report: Report, read: bool = True) -> None:
        self.choice.set_value(report)
        self.stack.setCurrentWidget(self.views[report])
        for one, view in self.views.items():
            view.options.setVisible(one is report)
        if read:
            self.reload()

    def list_widget(self) -> QWidget:
        return self.view.table.view

    def first_focus(self) -> QWidget:
        return self.view.table.view

    @command("list.filter", N_("Filter this list"), "Ctrl+F")
    def filter(self) -> None:
        self.view.table.start_filter()

    @command("list.export", N_("Export this list"), "Ctrl+E")
    def export(self) -> None:
        self.view.export()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.choice)
        head.addStretch(1)
        for view in self.views.values():
            head.addWidget(view.options)
            self.stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
