"""One fact, one figure: what every face of the window says of one customer (case 22)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.disputes import Dispute
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.payments import open_items
from desktop_app.operations.plans import agree_plan
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.customers import CustomersPage
from desktop_app.ui.reports.reports import ReportsPage
from desktop_app.ui.week.this_week import ThisWeekPage
from desktop_app.ui.widgets.figure_card import FigureCard
from desktop_app.ui.widgets.grid_model import Record
from desktop_app.ui.widgets.record_table import RecordTable
from tests.ui.stories import a_customer, ships
from tests.ui.window import AWindow, a_window

EIGHTH = date(2026, 12, 8)


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """宏达建材: a plan of 36,500 in four parts from 31 December, beside 4,480 overdue of which 600 are in dispute."""
    with a_window(tmp_path) as bench:
        customer, agreed = a_customer(bench), date(2026, 11, 30)
        ships(bench, customer, 36_500, date(2026, 5, 1))
        (arrears,) = bench.ask(lambda book: open_items(book.ledger, customer, agreed))
        ships(bench, customer, 4_480, date(2026, 10, 1))
        plan = Plan(customer, agreed, (arrears.item_id,), monthly_plan(36_500_00, 4, date(2026, 12, 31)))
        bench.do(lambda book, moment: agree_plan(book.ledger, plan, moment), agreed)
        items = bench.ask(lambda book: open_items(book.ledger, customer, EIGHTH))
        (other,) = [item for item in items if item.item_id != arrears.item_id]
        dispute = Dispute(other.item_id, customer, 600_00, "少了两包", EIGHTH)
        bench.today = EIGHTH
        bench.do(lambda book, moment: raise_dispute(book.ledger, dispute, moment))
        yield bench


def shown(table: RecordTable[Record], key: str) -> str:
    """The cell of the only row."""
    at = next(place for place, column in enumerate(table.model.columns) if column.key == key)
    return str(table.model.index(0, at).data())


def told(card: FigureCard) -> str:
    """What a card says to who cannot see it."""
    return card.accessibleName()


def test_the_week_and_its_panel(shop: AWindow) -> None:
    """Case 22."""
    page = shop.go(PageName.THIS_WEEK)
    assert isinstance(page, ThisWeekPage)
    facts = page.facts.texts()
    assert facts[2:5] == ["Owed 40,980.00", "Overdue 38 days 4,480.00", "Ask for 3,880.00"]
    assert "In plan 36,500.00, next part 9,125.00 on 2026-12-31" in facts
    assert "In dispute 600.00" in facts
    assert [told(card).split(",  ")[0].split(": ")[1].split(", ")[0] for card in page.cards.doors.values()] == [
        "3,880.00", "0.00", "4,480.00",
    ]  # fmt: skip


def test_the_customers_page_and_list(shop: AWindow) -> None:
    """Case 22."""
    listed = shop.go(PageName.CUSTOMERS)
    assert isinstance(listed, CustomersPage)
    assert (shown(listed.table, "owes"), shown(listed.table, "overdue")) == ("40,980.00", "4,480.00")
    page = shop.go(PageName.CUSTOMER, customer_id=1)
    assert isinstance(page, CustomerPage)
    assert [told(card) for card in page.head.cards.cards[:2]] == [
        "Owed: 40,980.00, 600.00 in dispute",
        "Overdue: 4,480.00, longest 38 days",
    ]
    assert page.head.debt.text() == (
        "In plan 36,500.00, next part 9,125.00 on 2026-12-31 · ask for 3,880.00 · Ask for: who decides, with a number."
    )  # R054: they owe more than 5,000


def test_the_ageing(shop: AWindow) -> None:
    """Case 22: the slips keep their own age; of them it says what is overdue and what is in plan."""
    page = shop.go(PageName.REPORTS, tab="ageing")
    assert isinstance(page, ReportsPage)
    table = page.table
    assert (shown(table, "overdue"), shown(table, "in_plan")) == ("4,480.00", "36,500.00")
    assert (shown(table, "part3"), shown(table, "part4")) == ("4,480.00", "36,500.00")
