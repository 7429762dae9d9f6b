"""Tasks in the window: a calm line under This week, and one key each for what is done about them (R033)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.operations.customers import all_customers
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.tasks.task_form import TaskPanel
from desktop_app.ui.tasks.tasks import TasksPage
from desktop_app.ui.week.this_week import ThisWeekPage
from desktop_app.ui.widgets.filter_pill import FilterPill
from tests.ui.slip_shop import a_past_slip, a_slip_shop
from tests.ui.window import AWindow


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_slip_shop(tmp_path) as bench:
        yield bench


def tasks(shop: AWindow, **facts: object) -> TasksPage:
    page = shop.go(PageName.TASKS, **facts)
    assert isinstance(page, TasksPage)
    return page


def test_a_large_slip_is_checked_the_day_after_by_one_key_and_taken_back(shop: AWindow) -> None:
    week = shop.go(PageName.THIS_WEEK)
    assert isinstance(week, ThisWeekPage)
    assert week.strip.isHidden()
    a_past_slip(shop, 1, date(2026, 11, 20), (1, "500", "25"))
    shop.go(PageName.THIS_WEEK)
    assert "arrived" in week.strip.words.text()
    page = tasks(shop)
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_J)
    shop.settle()
    assert page.table.is_empty()
    shop.window.undo()
    shop.settle()
    assert len(page.table.model.shown) == 1
    QTest.keyClick(page.table.view, Qt.Key.Key_Q)
    shop.settle()
    assert page.table.is_empty()
    shop.go(PageName.THIS_WEEK)
    assert week.strip.isHidden()


def test_an_invoice_is_written_down_at_the_customer_and_stands_there(shop: AWindow) -> None:
    customer = shop.ask(lambda book: all_customers(book.ledger))[0]
    here = shop.go(PageName.CUSTOMER, customer_id=customer.id, tab="tasks")
    assert isinstance(here, CustomerPage)
    here.new_task()
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, TasksPage)
    form = page.panel.form(TaskPanel)
    assert form.customer.text() == customer.name
    form.note.setText("专票")
    form.save()
    shop.settle()
    page.issue()
    shop.settle()
    assert [row.task.note for row in page.table.model.shown] == ["专票"]
    whose = page.list.fields["person"]
    assert isinstance(whose, FilterPill)
    whose.choose("others")
    assert not page.table.model.shown, "who wrote it down does it"
    whose.choose("mine")
    assert len(page.table.model.shown) == 1
    shop.go(PageName.CUSTOMER, customer_id=customer.id, tab="tasks")
    assert [row.task.note for row in here.table.model.shown] == ["专票"]
