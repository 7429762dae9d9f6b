"""The first page: whom to chase this week, why, and the five things to do about it by one key each (U1–U6)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.ahead import Ahead
from desktop_app.domain.chasing import Order
from desktop_app.domain.figures import Counted, counted_fen, week_of
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.bill_outcome import BillOutcome, outcome
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.week import WEEK
from desktop_app.operations.week import Week, WeekRow, this_week_page
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import FactsCard, Offer
from desktop_app.ui.base.form_panel import Subject
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import FactsListPage
from desktop_app.ui.base.lists import Choice, Empty, ListKind, ListView, Narrowing, Stands
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.trade.customer_verbs import CustomerVerbs
from desktop_app.ui.week.week_ahead import ahead_notes, dated_ahead
from desktop_app.ui.week.week_bills import bill_notes
from desktop_app.ui.week.week_cards import WeekCards
from desktop_app.ui.week.week_facts import chase_facts
from desktop_app.ui.week.week_news import WeekNews
from desktop_app.ui.week.week_strip import WeekStrip
from desktop_app.ui.week.week_tasks import task_notes
from desktop_app.ui.week.week_undated import undated_notes, unlimited_notes
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.layouts import stacked

NARROWINGS: tuple[Narrowing[WeekRow], ...] = (
    Narrowing(
        "order",
        N_("Order of the list"),
        (
            Choice(Order.MONEY, N_("By likely arrears")),
            Choice(Order.RISK, N_("By risk")),
            Choice(Order.DUE, N_("By due date")),
        ),
        Stands.SWITCH,
        rereads=True,
    ),
)


VERBS = ("customer.statement", "customer.contact", "customer.promise", "customer.receipt", "customer.later")
"""What is done about a row, the usual first."""


class ThisWeekPage(CustomerVerbs, FactsListPage[WeekRow]):
    """Opens by itself; `Route.customer_id` puts the cursor on that customer, `numbers` are receipts just taken."""

    name = PageName.THIS_WEEK
    title = N_("This week")
    imports = ""
    watches = frozenset(Changed)

    def __init__(self, desk: Desk) -> None:
        self.cards, self.news, self.strip = WeekCards(desk), WeekNews(desk), WeekStrip(desk)
        self._ahead = Ahead()
        self._today = desk.today()
        """The day of which the list is read; what a figure counts is counted on that day."""
        super().__init__(desk)
        self.cards.chosen.connect(self.show_counted)

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kind(self) -> ListKind[WeekRow]:
        say = self.desk.say
        ways = (
            (say("New slip"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM))),
            (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT))),
        )
        empty = Empty(
            say("Nobody owes anything. Once a slip is unpaid, this page tells every morning whom to call, and why."),
            ways,
            icon=Icon.NOTHING_TO_DO,
        )
        return ListKind("week", self.title, WEEK, lambda one: one.row.customer_id, NARROWINGS, empty)

    def above(self) -> QWidget:
        """The figures, and one line below them: what came in just now until that is closed, else what is to be done."""
        both = QWidget()
        stacked(self.cards, self.news, self.strip, within=both, gap=12)
        self.news.closed.connect(lambda: self.strip.setVisible(bool(self.strip.notes)))
        return both

    def furnish(self, tab: str, made: ListView[Any]) -> None:
        super().furnish(tab, made)
        made.table.filter_cleared.connect(lambda: self.cards.mark(None))

    def facts_card(self) -> QWidget:
        first, *others = VERBS
        buttons = [self.button(first, primary=True), *(self.button(key, short=True) for key in others)]
        offers: list[Offer[WeekRow]] = [Offer(one) for one in buttons]
        self.facts: FactsCard[WeekRow] = FactsCard(self.desk, self.desk.say("No customer chosen"), chase_facts, offers)
        return self.facts

    def context(self) -> str:
        first, last = week_of(self.desk.today())
        return self.desk.say("{first} to {last}", first=f"{first:%m-%d}", last=f"{last:%m-%d}")

    def open(self, route: Route) -> None:
        if route.customer_id:
            self.table.choose(route.customer_id)
        if numbers := route.numbers:
            today = self.desk.today()
            self.desk.jobs.ask(lambda book: outcome(book.ledger, numbers, today), self._tell_news, self, lane="news")
        self.reload()

    def question(self) -> FromBook[Week]:
        self._today = today = self.desk.today()
        order = self.list.value("order")
        return lambda book: this_week_page(book.ledger, today, order)

    def show_counted(self, which: Counted | None) -> None:
        """Only the rows that one of the figures counts, with its sum at their foot, or all."""
        if which is None:
            self.list.keep_only(None)
            return
        today, name = self._today, self.cards.doors[which].title

        def fen(one: WeekRow) -> int:
            return counted_fen(one.row, which, today)

        def told(rows: Sequence[WeekRow]) -> str:
            return self.desk.say("{column} {sum}", column=name, sum=format_yuan(sum(map(fen, rows))))

        self.list.keep_only(lambda one: fen(one) != 0, self._calm(which), told)

    def _calm(self, which: Counted) -> Empty:
        """What is said where a figure counts nobody: that is good news, and what comes next stands below."""
        say, today = self.desk.say, self._today
        said = {
            Counted.CHASE: say("Nobody is to be called today."),
            Counted.DUE: say("Nothing falls due this week."),
            Counted.OVERDUE: say("Nothing is overdue."),
        }[which]
        coming = [one.row for one in self.table.model.records if one.row.oldest_due and one.row.oldest_due > today]
        if coming:
            first = min(coming, key=lambda one: one.oldest_due or today)
            day = day_text(first.oldest_due or today, self.desk)
            said += " " + say("Next is {name}, due {day}.", name=first.name, day=day)
        return Empty(said, ((say("Show all"), self.list.widen),), True, Icon.NOTHING_TO_DO)

    def _nothing_yet(self) -> Empty:
        """Nobody is called paid up while entries of later days exist: the clock may be wrong (case 29)."""
        day = self.desk.today().isoformat()
        told = self.desk.say("Nothing is owed by {day}, but the book has entries of later days.", day=day)
        return Empty(told, ((self.desk.say("Look at them"), lambda: self.desk.go(dated_ahead(self._ahead))),), True)

    def show_rows(self, rows: Week) -> None:
        self.cards.show_received(rows.received_fen, rows.receipts)
        self.cards.show_figures(rows.figures)
        self._ahead = rows.ahead
        self._show_notes(rows)
        empty = self._nothing_yet() if rows.ahead.documents else self.list.kind.empty
        if empty is not None and not rows.rows:
            self.table.place.set_empty(empty.shown())
        super().show_rows(rows.rows)
        if (which := self.cards.opened()) is not None:
            self.show_counted(which)

    def _show_notes(self, week: Week) -> None:
        """What makes figures doubtful first, then what is to be done, then what to know."""
        desk = self.desk
        notes = (
            *ahead_notes(week.ahead, desk), *task_notes(week.tasks, desk), *bill_notes(week.bills, desk),
            *undated_notes(*week.undated, desk), *unlimited_notes(*week.unlimited, desk),
        )  # fmt: skip
        self.strip.tell(notes)
        if not self.news.isHidden():
            self.strip.hide()

    def _tell_news(self, news: BillOutcome) -> None:
        self.news.tell(news)
        self.strip.setVisible(self.news.isHidden() and bool(self.strip.notes))

    def cursor_on(self, row: WeekRow | None) -> None:
        self.facts.show_subject(row)

    def open_row(self, row: WeekRow) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=row.row.customer_id, place=self.place()))

    def subject(self) -> Subject | None:
        one = self.table.current()
        return Subject(one.row.customer_id, one.row.name, one.contact, one.row.ask_fen, one.phone) if one else None

    def chosen(self) -> Sequence[int]:
        return [one.row.customer_id for one in self.table.selected()]
