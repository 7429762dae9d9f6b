"""Three reports: how old the debts are, what each month brought, and who keeps promises (U10, U34, R130)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

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
from desktop_app.ui.base.list_page import SeveralLists
from desktop_app.ui.base.lists import Empty, ListKind, ListView
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.reports.ageing_chart import AgeingChart, bars_of
from desktop_app.ui.reports.ageing_choice import AgeingChoice

AGEING, MONTHS, PROMISES = "ageing", "months", "promises"


class ReportsPage(SeveralLists):
    """`Route.tab` names the report: ageing, months, promises; `Route.customer_id` puts the cursor on that customer."""

    name = PageName.REPORTS
    title = N_("Reports")
    watches = frozenset(
        {Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.PROMISES, Changed.DISPUTES, Changed.PLANS, Changed.IMPORTS}
    )

    def __init__(self, desk: Desk) -> None:
        self.report: AgeingReport | None = None
        self.choice = AgeingChoice(desk)
        self.chart = AgeingChart(desk.say("Ageing as bars"))
        super().__init__(desk)
        self.chart.changed.connect(lambda _: self._narrow())
        self.choice.changed.connect(self.reload)

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kinds(self) -> dict[str, ListKind[Any]]:
        say, desk = self.desk.say, self.desk
        no_month = Empty(
            say("No month yet. With the first slip this list shows what went out and what came in."),
            ((say("New slip"), lambda: desk.go(Route(PageName.SHIPMENT_FORM))),),
        )
        no_promise = Empty(
            say("No promises yet. Record one with Y on the page This week; payments alone decide if it is kept."),
            ((say("This week"), lambda: desk.go(Route(PageName.THIS_WEEK))),),
        )
        return {
            AGEING: self._aged(self.choice.buckets(), restated=False),
            MONTHS: ListKind(
                "months", N_("Goods out and money in"), MONTH_COLUMNS, lambda one: one.first, empty=no_month,
                told=lambda _: say(
                    "Owed before + delivered − returned − received + other (openings, adjustments) = "
"owed at the month's end. What was voided counts in the month in which it was voided."
                ),
            ),
            PROMISES: ListKind(
                "promise-tallies", N_("Promises kept"), TALLIES, lambda one: one.customer_id, empty=no_promise,
                told=self._promises_told,
            ),
        }  # fmt: skip

    def beside_switch(self) -> Sequence[QWidget]:
        return (self.choice,)

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
            self.list.show_rows(rows)

    def turned(self) -> None:
        self.choice.setVisible(self.lists.tab == AGEING)
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
        nobody = Empty(self.desk.say("On this day nobody owed anything and no money lay on account."))
        name, columns = f"ageing-{len(edges)}{'r' if restated else ''}", aged_columns(edges, restated, adds_up=True)
        return ListKind(name, N_("Ageing"), columns, lambda row: row.customer_id, empty=nobody, told=self._ageing_told)

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

    def furnish(self, tab: str, made: ListView[Any]) -> None:
        super().furnish(tab, made)
        if tab == AGEING:
            made.column.insertWidget(0, self.chart)
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
            "{decided} promises are decided: {kept} kept in full, {part} in part, {broken} broken. "
            "“Kept” is the mean share that arrived in time.",
            decided=sum(one.kept + one.part_kept + one.broken for one in rows),
            kept=sum(one.kept for one in rows),
            part=sum(one.part_kept for one in rows),
            broken=sum(one.broken for one in rows),
        )
