"""A promise is a record: typed in a few keys, judged by the money alone, back on top the day after it broke."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.contacts import Channel
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.promises import PromiseState, PromiseTie
from desktop_app.operations.customers import add_customer
from desktop_app.operations.promises import judged_promises
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.plans.plans import PlansPage
from desktop_app.ui.trade.customer_forms import PromisePanel
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.ui.stories import a_customer, pays, ships
from tests.ui.window import TODAY, AWindow, a_window

MOST_KEYS = 10
LATER = Terms(TermsKind.DAYS, days=15)


@dataclass
class Morning:
    """宏达建材 owes 2,000 and 永发便利店 1,500, both a month late."""

    bench: AWindow
    page: ThisWeekPage
    customer: int

    def promises(self, *keys: Qt.Key | str) -> None:
        """Y on the row of 宏达建材, and what is typed after it."""
        self.page.table.choose(self.customer)
        self.bench.press("Y", *keys)
        self.bench.settle()

    def on_day(self, day: date) -> list[str]:
        """The names on the list of that day, from the top."""
        self.bench.today = day
        self.page.reload()
        self.bench.settle()
        return [one.row.name for one in self.page.table.model.shown]

    def states(self) -> list[PromiseState]:
        judged = self.bench.ask(lambda book: judged_promises(book.ledger, self.bench.today))
        return [one.state for one in judged.get(self.customer, [])]


@pytest.fixture
def morning(tmp_path: Path, qapp: QApplication) -> Iterator[Morning]:
    with a_window(tmp_path) as bench:
        customer = a_customer(bench)
        ships(bench, customer, 2000, date(2026, 9, 10))
        ships(bench, a_customer(bench, "永发便利店"), 1500, date(2026, 9, 10))
        page = bench.go(PageName.THIS_WEEK)
        assert isinstance(page, ThisWeekPage)
        yield Morning(bench, page, customer)


def test_amount_and_day_are_stored_in_at_most_ten_keys(morning: Morning) -> None:
    """U3: Y, a sum of its own, Enter, a day, Enter."""
    morning.bench.keys = 0
    morning.promises("500", Qt.Key.Key_Return, "+5", Qt.Key.Key_Return)
    assert morning.bench.keys <= MOST_KEYS
    ((judged,),) = morning.bench.ask(lambda book: judged_promises(book.ledger, TODAY)).values()
    assert judged.promise.amount_fen == 500_00
    assert judged.promise.by == TODAY + timedelta(days=5)
    assert judged.promise.said_by == "老赵"


def test_the_usual_promise_of_all_that_is_due_takes_five_keys_and_its_day_is_never_set_by_itself(
    morning: Morning,
) -> None:
    """U3: the sum stands there already; the day is theirs to name, and missed at its place where nobody did."""
    morning.promises(Qt.Key.Key_Return, Qt.Key.Key_Return)
    panel = morning.page.panel.form(PromisePanel)
    assert (panel.by.day(), bool(panel.form.box("by").error()), morning.states()) == (None, True, [])
    panel.leave()
    morning.bench.keys = 0
    morning.promises(Qt.Key.Key_Return, "+3", Qt.Key.Key_Return)
    assert morning.bench.keys == 5
    assert morning.states() == [PromiseState.WAITING]


def test_what_comes_with_the_next_delivery_is_due_with_it_and_asked_for_more_the_next_time(morning: Morning) -> None:
    """R109: 500 of the old debt with the next slip; it came, and that is told before the next promise."""
    morning.page.table.choose(morning.customer)
    morning.page.record_promise()
    panel = morning.page.panel.form(PromisePanel)
    morning.bench.settle()
    panel.amount.set_fen(500_00)
    panel.by.set_day(TODAY + timedelta(days=20))
    panel.tie.set_value(PromiseTie.NEXT_SLIP)
    panel.channel.set_value(Channel.WECHAT)
    panel.save()
    morning.bench.settle()
    morning.bench.today = TODAY + timedelta(days=2)
    ships(morning.bench, morning.customer, 100, morning.bench.today)
    ((judged,),) = morning.bench.ask(lambda book: judged_promises(book.ledger, morning.bench.today)).values()
    assert (judged.promise.by, judged.promise.channel) == (morning.bench.today, Channel.WECHAT)
    assert judged.state is PromiseState.DUE_TODAY
    pays(morning.bench, morning.customer, 500, morning.bench.today)
    morning.page.reload()
    morning.bench.settle()
    morning.page.table.choose(morning.customer)
    morning.page.record_promise()
    morning.bench.settle()
    assert "500.00 of the old debt came with a delivery" in panel.last_time.text()


def test_nobodys_word_is_no_promise(morning: Morning) -> None:
    """N01, U20: where nobody is known to have said it, Enter goes on to the name, and it is missed at its place."""
    panel = morning.page.panel.form(PromisePanel)
    morning.bench.do(lambda book, moment: add_customer(book.ledger, Customer("路边摊", terms=LATER), moment))
    ships(morning.bench, 3, 900, date(2026, 9, 10))
    morning.page.table.choose(3)
    morning.bench.press("Y", Qt.Key.Key_Return, "+3", Qt.Key.Key_Return)
    assert panel.said_by.hasFocus()
    assert not panel.form.box("said_by").error()
    morning.bench.press(Qt.Key.Key_Return)
    assert panel.form.box("said_by").error() == "This field is empty. Fill it in."
    assert morning.bench.ask(lambda book: judged_promises(book.ledger, TODAY)) == {}
    morning.bench.press("Lao Li", Qt.Key.Key_Return)
    morning.bench.settle()
    ((judged,),) = morning.bench.ask(lambda book: judged_promises(book.ledger, TODAY)).values()
    assert judged.promise.said_by == "Lao Li"


def test_a_promise_nobody_kept_is_on_top_the_day_after(morning: Morning) -> None:
    """U3, U4: promised and put off, the row rests below the others; broken by the clock alone, it is first again."""
    assert morning.on_day(TODAY) == ["宏达建材", "永发便利店"]
    morning.promises(Qt.Key.Key_Return, "+2", Qt.Key.Key_Return)
    morning.page.table.choose(morning.customer)
    morning.bench.press("Z", "3")
    morning.bench.settle()
    assert morning.on_day(TODAY + timedelta(days=1)) == ["永发便利店", "宏达建材"]
    assert morning.on_day(TODAY + timedelta(days=3)) == ["宏达建材", "永发便利店"]
    assert morning.page.table.model.index(0, 0).data() == "Promise broken"
    assert morning.states() == [PromiseState.BROKEN]


@pytest.mark.parametrize(
    ("yuan", "state"), [(2000, PromiseState.KEPT), (300, PromiseState.PART_KEPT), (0, PromiseState.BROKEN)]
)
def test_payments_alone_decide_what_becomes_of_it(morning: Morning, yuan: int, state: PromiseState) -> None:
    """U3, N01: kept, kept in part, broken; the second list of the plans page says so."""
    morning.promises(Qt.Key.Key_Return, "+2", Qt.Key.Key_Return)
    if yuan:
        pays(morning.bench, morning.customer, yuan, TODAY)
    morning.on_day(TODAY + timedelta(days=3))
    assert morning.states() == [state]
    page = morning.bench.go(PageName.PLANS, tab="promises")
    assert isinstance(page, PlansPage)
    assert page.table.model.index(0, 0).data() == state.value.replace("_", " ")


def test_a_day_that_has_passed_is_refused_at_its_field_and_the_sum_stays(morning: Morning) -> None:
    """U49."""
    morning.promises("500", Qt.Key.Key_Return, "2026-11-01", Qt.Key.Key_Return)
    assert "is before" in morning.page.panel.form(PromisePanel).form.box("by").error()
    assert morning.page.panel.form(PromisePanel).amount.fen() == 500_00
    assert morning.states() == []
