"""Three reports: how old the debts are, what each month brought, and who keeps promises (U10, U34, R130)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.domain.months import Month
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.ageing import aged_columns
from desktop_app.operations.lists.tallies import MONTHS as MONTH_COLUMNS
from desktop_app.operations.lists.tallies import TALLIES
from desktop_app.operations.reports import (
    AgedCustomer,
    AgeingReport,
    PromiseTally,
    ageing,
    months,
    promise_tallies,
)
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import GAP, SIDE_MARGIN, SeveralLists
from desktop_app.ui.base.lists import Empty, ListKind, ListView
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.reports.ageing_chart import AgeingChart, bars_of
from desktop_app.ui.reports.ageing_choice import AgeingChoice
from desktop_app.ui.widgets.head_row import HeadRow
from desktop_app.ui.widgets.labels import Card
from desktop_app.ui.widgets.layouts import beside, is_wide, stacked
from desktop_app.ui.widgets.section_index import IndexEntry, SectionIndex

AGEING, MONTHS, PROMISES = "ageing", "months", "promises"
NARROW, WIDE = 152, 184
LOW = 480
"""A page that is lower keeps its room for the table, in px at the standard text size."""


class ReportsPage(SeveralLists):
    """`Route.tab` names the report: ageing, months, promises; `Route.customer_id` puts the cursor on that customer."""

    name = PageName.REPORTS
    title = N_("Reports")
    watches = frozenset(
        {Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.PROMISES, Changed.DISPUTES, Changed.PLANS, Changed.IMPORTS}
    )
    buttons = ("list.export",)

    def __init__(self, desk: Desk) -> None:
        self.report: AgeingReport | None = None
        self.choice = AgeingChoice(desk)
        self.chart = AgeingChart(desk.say("Ageing as bars"))
        self.heads = QStackedWidget()
        self._heads = dict[str, QWidget]()
        self._first_month = ""
        super().__init__(desk)
        self.chart.changed.connect(lambda _: self._narrow())
        self.choice.changed.connect(self.reload)
        self.index.changed.connect(self.lists.turn)
        self.lists.walked_in = self.index

    def heading(self) -> str:
        """Which report it is; that it is one, its place in the list of pages says."""
        return self.desk.translate(self.list.kind.title)

    def context(self) -> str:
        """The time it tells of."""
        say, today = self.desk.say, self.desk.today()
        if self.lists.tab == AGEING:
            return say("as of {day}", day=self.choice.day())
        if self.lists.tab == PROMISES:
            return say("due by {day}", day=today)
        return say("{first} to {last}", first=self._first_month, last=f"{today:%Y-%m}") if self._first_month else ""

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kinds(self) -> dict[str, ListKind[Any]]:
        say, desk = self.desk.say, self.desk
        no_month = Empty(
            say("No month yet. With the first slip this list shows what went out and what came in."),
            ((say("New slip"), lambda: desk.go(Route(PageName.SHIPMENT_FORM))),),
            quiet=True,
        )
        no_promise = Empty(
            say("No promises yet. Record one with Y on the page This week; payments alone decide if it is kept."),
            ((say("This week"), lambda: desk.go(Route(PageName.THIS_WEEK))),),
            quiet=True,
        )
        return {
            AGEING: self._aged(self.choice.buckets(), restated=False),
            MONTHS: ListKind(
                "months", N_("Goods and money"), MONTH_COLUMNS, lambda one: one.first, empty=no_month,
                sums_below=True,
                told=lambda _: say(
                    "Owed before + delivered − returned − received + other (openings, adjustments) = "
"owed at the month's end. What was voided counts in the month in which it was voided."
                ),
            ),
            PROMISES: ListKind(
                "promise-tallies", N_("Promises kept"), TALLIES, lambda one: one.customer_id, empty=no_promise,
                sums_below=True,
                told=self._promises_told,
            ),
        }  # fmt: skip

    def open(self, route: Route) -> None:
        self.lists.turn(route.tab or self.lists.tab)
        if route.customer_id:
            self.table.choose(route.customer_id)

    def question(self) -> FromBook[Any]:
        """The report that is shown, alone: each is read when it is looked at."""
        today, day, edges = self.desk.today(), self.choice.day(), self.choice.buckets()
        if self.lists.tab == MONTHS:
            return lambda book: months(book.ledger, today)
        if self.lists.tab == PROMISES:
            return lambda book: promise_tallies(book.ledger, today)
        return lambda book: ageing(book.ledger, day, edges)

    def show_rows(self, rows: AgeingReport | Sequence[Month] | Sequence[PromiseTally]) -> None:
        if isinstance(rows, AgeingReport):
            self._show_ageing(rows)
        else:
            firsts = [one.first for one in rows if isinstance(one, Month)]
            self._first_month = f"{min(firsts):%Y-%m}" if firsts else ""
            self.list.show_rows(rows)
        self.heading_changed.emit()

    def turned(self) -> None:
        self.choice.setVisible(self.lists.tab == AGEING)
        self.heads.setCurrentWidget(self.table.head)
        self.index.set_value(self.lists.tab)
        self.heading_changed.emit()
        self.reload()

    def open_row(self, row: AgedCustomer | Month | PromiseTally) -> None:
        if not isinstance(row, Month):
            self.desk.go(Route(PageName.CUSTOMER, customer_id=row.customer_id))

    def export_name(self) -> str:
        if self.lists.tab != AGEING:
            return super().export_name()
        return self.desk.say("Ageing on {day}", day=self.report.as_of if self.report else self.desk.today())

    # ── the ageing: bars, and a list whose buckets add up to the balance (U10) ───────────────────

    def _aged(self, edges: tuple[int, ...], restated: bool) -> ListKind[AgedCustomer]:
        """The columns follow the buckets, so other buckets are another list."""
        self._shape = edges, restated
        nobody = Empty(self.desk.say("On this day nobody owed anything and no money was on account."))
        name, columns = f"ageing-{len(edges)}{'r' if restated else ''}", aged_columns(edges, restated, adds_up=True)
        return ListKind(
            name,
            N_("Ageing"),
            columns,
            lambda row: row.customer_id,
            empty=nobody,
            told=self._ageing_told,
            sums_below=True,
        )

    def _show_ageing(self, report: AgeingReport) -> None:
        self.report = report
        shape = report.edges, any(row.is_restated for row in report.rows)
        if shape != self._shape:
            if report.edges != self._shape[0]:
                self.chart.press(None)
            self.lists.renew(AGEING, self._aged(*shape))
        self.chart.show_bars(bars_of(report, self.desk))
        self.chart.setVisible(bool(report.rows))
        self.list.show_rows(report.rows)
        self._narrow()

    def _narrow(self) -> None:
        """The list shows whoever has money in the bucket that is pressed."""
        place = self.chart.pressed()
        self.lists.view(AGEING).keep_only(None if place is None else lambda row: row.ageing.parts_fen[place] != 0)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.index.measure(WIDE if is_wide(self) else NARROW)
        self.chart.make_low(self.height() < px(LOW))

    def _lay_out(self) -> None:
        """The reports at the left; at the right what one chooses, the picture, and the table that is the truth."""
        self.index = SectionIndex(self._entries(), self.desk.translate(self.title), NARROW)
        card = Card()
        stacked(self.index, margins=(1, 4, 1, 8), within=card)
        head = HeadRow()
        head.add_switch(self.choice)
        head.add_filter(self.heads)
        head.add_buttons([*self.standing.values()])
        right = stacked(head, (self.lists, 1), gap=GAP)
        stacked(self.parts, within=self)
        beside(card, (right, 1), within=self.parts.usual, gap=GAP, margins=(SIDE_MARGIN, 0, SIDE_MARGIN, GAP))

    def _entries(self) -> list[IndexEntry]:
        say, kinds = self.desk.say, self.lists.kinds
        groups = {AGEING: say("Money"), PROMISES: say("Customers")}
        return [IndexEntry(tab, self.desk.translate(one.title), groups.get(tab)) for tab, one in kinds.items()]

    def furnish(self, tab: str, made: ListView[Any]) -> None:
        super().furnish(tab, made)
        before, self._heads[tab] = self._heads.get(tab), made.table.head
        if before is not None:
            self.heads.removeWidget(before)
            before.deleteLater()
        self.heads.addWidget(made.table.head)
        self.heads.setCurrentWidget(made.table.head)
        if tab == AGEING:
            made.column.insertWidget(0, self.chart, 1)
            made.column.setStretchFactor(made.table, 3)
            made.table.filter_cleared.connect(lambda: self.chart.press(None))

    def _ageing_told(self, rows: Sequence[AgedCustomer]) -> str:
        report = self.report
        assert report is not None
        total = report.total
        return self.desk.say(
            "Balance {balance} = not yet due {not_due} + past due {late} − on account {on_account}. Overdue {overdue}, "
            "in plan {in_plan}.",
            balance=format_yuan(total.balance_fen),
            not_due=format_yuan(total.not_due_fen),
            late=format_yuan(sum(total.buckets_fen)),
            on_account=format_yuan(total.on_account_fen),
            overdue=format_yuan(report.overdue_fen),
            in_plan=format_yuan(report.in_plan_fen),
        )

    def _promises_told(self, rows: Sequence[PromiseTally]) -> str:
        return self.desk.say(
            "Of {decided} promises that came due, {kept} were kept in full, {part} in part, {broken} not "
            "at all. “Kept” is the average share paid in time.",
            decided=sum(one.kept + one.part_kept + one.broken for one in rows),
            kept=sum(one.kept for one in rows),
            part=sum(one.part_kept for one in rows),
            broken=sum(one.broken for one in rows),
        )
