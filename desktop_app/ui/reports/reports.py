"""Every report in one frame: which days, the figures that answer it, a picture, and the table that is the truth."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from desktop_app.domain.columns import Column
from desktop_app.domain.periods import Period, period_said
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.picking import Pick, customers_to_find
from desktop_app.operations.reporting.kinds import KINDS, Inquiry, Report, Reported, Takes, ask, report_named
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import GAP, SIDE_MARGIN, SeveralLists
from desktop_app.ui.base.lists import ListKind, ListView
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.reports.ageing_choice import AgeingChoice
from desktop_app.ui.reports.report_figures import ReportFigures
from desktop_app.ui.reports.report_file import print_report
from desktop_app.ui.reports.report_index import report_index
from desktop_app.ui.reports.report_list import nothing_yet, report_list
from desktop_app.ui.reports.report_picture import ReportPicture
from desktop_app.ui.widgets.head_row import HeadRow
from desktop_app.ui.widgets.labels import Card
from desktop_app.ui.widgets.layouts import beside, is_wide, stacked
from desktop_app.ui.widgets.period_picker import PeriodPicker
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.section_index import SectionIndex

NARROW, WIDE = 152, 184
CHART_HEIGHTS = ((560, 92), (760, 160), (10_000, 260))
"""How high the bars are on a page that is lower than that, in px at the standard text size."""

BARE = 520
"""A page that is lower has no room for bars, in px at the standard text size."""

WHOSE = 168
"""Pixels at the standard text size of the field for one customer."""


class ReportsPage(SeveralLists):
    """`Route.tab` names the report, `words` what it is told apart by; `customer_id` whose it is, or where the cursor
    stands in a list of customers; `period` its days.
    """

    name = PageName.REPORTS
    title = N_("Reports")
    watches = frozenset(
        {Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.GOODS, Changed.PROMISES, Changed.DISPUTES, Changed.PLANS,
         Changed.IMPORTS}
    )  # fmt: skip
    buttons = ("report.print", "list.export")

    def __init__(self, desk: Desk) -> None:
        self.found: Reported[Any] | None = None
        self.choice = AgeingChoice(desk)
        self.pickers = {one.name: _picker(one, desk) for one in KINDS if one.takes is Takes.DAYS}
        self.periods = QStackedWidget()
        self.customer = PickField(desk.say)
        self.figures, self.picture = ReportFigures(desk), ReportPicture(desk)
        self.heads = QStackedWidget()
        self._heads = dict[str, QWidget]()
        self._shapes = dict[str, tuple[tuple[str, str], ...]]()
        self._views = dict[str, str]()
        super().__init__(desk)
        self._listen()

    @property
    def chart(self) -> Any:
        """The bars above the list."""
        return self.picture.chart

    @property
    def report(self) -> Report:
        """The report that is shown."""
        return report_named(self.lists.tab)

    def heading(self) -> str:
        """Which report it is; that it is one, its place in the list of pages says."""
        return self.desk.translate(self.list.kind.title)

    def context(self) -> str:
        """The time it tells of."""
        pick = self.customer.pick()
        whose = pick.title if pick is not None and self._of_one() else ""
        return f"{whose} · {self._time()}" if whose else self._time()

    def _time(self) -> str:
        say, today = self.desk.say, self.desk.today()
        match self.report.takes:
            case Takes.DAY:
                return say("as of {day}", day=self.choice.day())
            case Takes.NOW:
                return say("as of {day}", day=today)
            case Takes.NOTHING:
                return say("due by {day}", day=today)
            case Takes.DAYS:
                return self._days(self.period(), today)

    def _days(self, period: Period, today: date) -> str:
        """What they are called stands in the switch below, so they are told by their ends; one day by itself."""
        if period.is_all or period.first == period.last:
            return self.desk.tell(period_said(period, today))
        return self.desk.say("{first} to {last}", first=period.first, last=period.last)

    def period(self) -> Period:
        """The days that are asked about."""
        return self.pickers[self.lists.tab].period()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kinds(self) -> dict[str, ListKind[Any]]:
        return {one.name: self._kind(one, (), nothing_yet()) for one in KINDS}

    def open(self, route: Route) -> None:
        tab = route.tab or self.lists.tab
        report = report_named(tab)
        if route.words:
            self._views[tab] = report.view(route.words)
        if route.period is not None and tab in self.pickers:
            self.pickers[tab].set_period(route.period)
        if report.of_customer:
            self._whose = route.customer_id
        self.lists.turn(tab)
        if route.customer_id and not report.of_customer:
            self.table.choose(route.customer_id)

    def question(self) -> FromBook[Any]:
        """The report that is shown, alone: each is read when it is looked at."""
        report, asked = self.report, self._asked()
        return lambda book: (report.name, ask(book.ledger, report.name, asked), customers_to_find(book.ledger))

    def _asked(self) -> Inquiry:
        today, view, whose = self.desk.today(), self._view(), self._whose if self.report.of_customer else 0
        if self.report.takes is Takes.DAY:
            day = self.choice.day()
            return Inquiry(Period(day, day), today, view, whose, edges=self.choice.buckets())
        days = self.period() if self.report.takes is Takes.DAYS else Period(today, today)
        return Inquiry(days, today, view, whose)

    def show_rows(self, rows: tuple[str, Reported[Any], Sequence[Pick]]) -> None:
        name, found, picks = rows
        self.customer.set_picks(picks)
        self.customer.set_picked(self._whose)
        if name == self.lists.tab:
            self._show_found(found)
        self.heading_changed.emit()

    def turned(self) -> None:
        report = self.report
        self.choice.setVisible(report.takes is Takes.DAY)
        self.periods.setVisible(report.takes is Takes.DAYS)
        self.customer.setVisible(report.of_customer)
        if report.name in self.pickers:
            self.periods.setCurrentWidget(self.pickers[report.name])
        self.heads.setCurrentWidget(self.table.head)
        self.picture.offer(report.views, self._view())
        self.chart.press(None)
        self.index.set_value(report.name)
        self.heading_changed.emit()
        self.reload()

    def cursor_on(self, row: Any | None) -> None:
        """Where each row has a picture of its own, it is that of the row under the cursor."""
        found = self.found
        if found is not None and found.picture_of is not None and any(one is row for one in found.rows):
            self.picture.draw(found.picture_of(row))

    def open_row(self, row: Any) -> None:
        """Whose row it is; of a customer's sales, the goods behind them."""
        customer, goods_of = getattr(row, "customer_id", 0), self.report.of_customer and self._view() == "customer"
        if goods_of and customer:
            self.desk.go(Route(PageName.REPORTS, customer, tab=self.lists.tab, words="goods", period=self.period()))
        elif customer:
            self.desk.go(Route(PageName.CUSTOMER, customer_id=customer))

    def export_name(self) -> str:
        if self.report.takes is Takes.DAY:
            return self.desk.say("Ageing on {day}", day=self.choice.day())
        return super().export_name()

    @command("report.print", N_("Print this report as a PDF"), "Ctrl+P", short=N_("Print"))
    def print_report(self) -> None:
        """All rows with their sums, on the shop's paper; whoever may not export may not print it either."""
        print_report(self, self.desk, self.report, self._asked(), self.export_name())

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    _whose = 0
    """The customer whose report it is; 0 for all."""

    def _view(self) -> str:
        return self.report.view(self._views.get(self.lists.tab, ""))

    def _of_one(self) -> bool:
        return self.report.of_customer and self._whose != 0

    def _kind(self, report: Report, columns: tuple[Column[Any], ...], found: Reported[Any]) -> ListKind[Any]:
        return report_list(self.desk, report, columns, found, lambda _: self._told())

    def _told(self) -> str:
        found = self.found
        if found is None:
            return ""
        told = self.desk.tell(found.told) if found.told else ""
        foot = self.desk.say("In all: {sum}", sum=found.foot) if found.foot else ""
        return " ".join(filter(None, (told, foot)))

    def _show_found(self, found: Reported[Any]) -> None:
        tab, shape = self.lists.tab, tuple((one.key, self.desk.tell(one.title)) for one in found.columns)
        pressed = self.chart.pressed() if shape == self._shapes.get(tab) else None
        self.found = found
        if shape != self._shapes.get(tab):
            self._shapes[tab] = shape
            self.lists.renew(tab, self._kind(self.report, found.columns, found))
        self.figures.show_figures(found.keys)
        self.picture.draw(found.picture)
        self.picture.offer(self.report.views, self._view())
        self.chart.press(pressed if pressed is not None and pressed < len(self.chart.bars) else None)
        self.list.show_rows(found.rows)
        self._narrow(self.chart.pressed())

    def _narrow(self, place: int | None) -> None:
        """A bar that stands for many rows shows those that have anything in it; one that is a row goes to it."""
        found = self.found
        keeps = None if found is None else found.keeps
        if keeps is not None:
            self.list.keep_only(None if place is None else lambda row: keeps(row, place))
        elif (key := self.picture.key_at(place)) is not None:
            self.table.choose(key)

    def _turn_view(self, view: str) -> None:
        self._views[self.lists.tab] = view
        self.chart.press(None)
        self.reload()

    def _of_customer(self, customer_id: int) -> None:
        if customer_id != self._whose:
            self._whose = customer_id
            self.reload()

    def _listen(self) -> None:
        self.picture.pressed.connect(self._narrow)
        self.picture.turned.connect(self._turn_view)
        self.choice.changed.connect(self.reload)
        self.index.changed.connect(self.lists.turn)
        self.lists.walked_in = self.index
        self.customer.picked.connect(lambda pick: self._of_customer(pick.id))
        self.customer.textChanged.connect(lambda text: None if text.strip() else self._of_customer(0))
        for one in self.pickers.values():
            one.changed.connect(lambda _: self.reload())

    # ── how it stands ────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.index.measure(WIDE if is_wide(self) else NARROW)
        self.picture.make_bare(self.height() < px(BARE))
        self.chart.measure(next(high for page, high in CHART_HEIGHTS if self.height() < px(page)))

    def _lay_out(self) -> None:
        """The reports at the left; at the right what one chooses, the picture, and the table that is the truth."""
        self.index = SectionIndex(report_index(self.desk), self.desk.translate(self.title), NARROW)
        card = Card()
        stacked(self.index, margins=(1, 4, 1, 8), within=card)
        for one in self.pickers.values():
            self.periods.addWidget(one)
        self.customer.setPlaceholderText(self.desk.say("All customers"))
        self.customer.setAccessibleName(self.desk.say("Customer"))
        self.customer.setFixedWidth(px(WHOSE))
        self.head = HeadRow()
        self.periods.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for widget in (self.choice, self.customer, self.periods):
            self.head.add_switch(widget)
        self.head.add_filter(self.heads)
        self.head.add_buttons([*self.standing.values()])
        right = stacked(self.head, self.figures, self.picture, (self.lists, 1), gap=GAP)
        stacked(self.parts, within=self)
        beside(card, (right, 1), within=self.parts.usual, gap=GAP, margins=(SIDE_MARGIN, 0, SIDE_MARGIN, GAP))

    def furnish(self, tab: str, made: ListView[Any]) -> None:
        super().furnish(tab, made)
        before, self._heads[tab] = self._heads.get(tab), made.table.head
        if before is not None:
            self.heads.removeWidget(before)
            before.deleteLater()
        self.heads.addWidget(made.table.head)
        self.heads.setCurrentWidget(made.table.head)
        made.table.filter_cleared.connect(lambda: self.chart.press(None))


def _picker(report: Report, desk: Desk) -> PeriodPicker:
    return PeriodPicker(desk.say, desk.today, report.offers, report.usual)
