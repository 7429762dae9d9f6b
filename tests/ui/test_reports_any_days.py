"""Reports of any days in the window: what came in first, the picture and the table say the same (R156)."""

from collections.abc import Hashable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.periods import Period, PeriodName
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.books import Book
from desktop_app.operations.customers import add_customer
from desktop_app.operations.payments import take_payment
from desktop_app.operations.reporting.kinds import KINDS, Inquiry, Reported, Takes, ask
from desktop_app.operations.shipments import record_shipment
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.reports.reports import ReportsPage
from desktop_app.ui.week.this_week import ThisWeekPage
from desktop_app.ui.widgets.period_picker import PeriodPopup
from tests.ui.crawler import a_full_window
from tests.ui.window import TODAY, AWindow, a_window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """宏达 took 900 of cement last month and paid 300 of it this Monday, 100 today."""
    with a_window(tmp_path) as bench:
        day = date(2026, 10, 12)
        drawn = Customer("宏达建材", terms=Terms(TermsKind.DAYS, days=30))
        kept = bench.do(lambda book, moment: add_customer(book.ledger, drawn, moment), day)
        draft = ShipmentDraft(kept.id, day, (Line("水泥", 45_000, 20_0000, unit="包"),))
        bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment), day)
        for fen, dated, way in ((300_00, TODAY - timedelta(days=5), "微信"), (100_00, TODAY, "现金")):
            receive(bench, ReceiptDraft(kept.id, dated, fen, way))
        yield bench


def receive(bench: AWindow, receipt: ReceiptDraft) -> None:
    bench.do(lambda book, moment: take_payment(book.ledger, receipt, moment), receipt.dated)


def reports(bench: AWindow, tab: str = "", **facts: object) -> ReportsPage:
    page = bench.go(PageName.REPORTS, tab=tab, **facts)
    assert isinstance(page, ReportsPage)
    return page


def cells(page: ReportsPage) -> list[list[str]]:
    model = page.table.model
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def test_the_reports_open_with_what_came_in_this_week(shop: AWindow) -> None:
    """Takings of this week by method: one click for the page, one for the way it came."""
    page = reports(shop)
    assert shop.window.top.title.text() == "Takings"
    cards = page.figures.cards
    assert cards is not None
    assert [(card.title, card.figure()) for card in cards.cards] == [
        ("Received", "400.00"), ("As long before", "0.00"), ("Cash for the drawer", "100.00"),
        ("Sold meanwhile", "0.00"),
    ]  # fmt: skip
    assert cells(page)[0] == ["11-16 Mon", "", "300.00", "300.00", "1"]
    assert [bar.bar.fen for bar in page.chart.bars] == [300_00, 0, 0, 0, 0, 100_00, 0]
    assert page.picture.legend.words == ("Cash", "WeChat")
    page.picture.views.press(1)
    shop.settle()
    assert [row[:2] for row in cells(page)] == [["Cash", "100.00"], ["WeChat", "300.00"]]


def test_a_bar_that_is_pressed_puts_the_cursor_on_its_row(shop: AWindow) -> None:
    page = reports(shop)
    page.chart.bars[5].click()
    current = page.table.current()
    assert current is not None
    assert current.key == "2026-11-21"


def test_the_arrows_beside_the_days_go_a_week_back_and_on(shop: AWindow) -> None:
    page = reports(shop)
    picker = page.pickers["takings"]
    picker.back.click()
    shop.settle()
    assert picker.name() is PeriodName.LAST_WEEK
    assert (picker.words(), cells(page)) == ("11-09 to 11-15", [])
    assert page.table.view.isHidden()
    picker.back.click()
    assert picker.switch.value() is None
    picker.on.click()
    picker.on.click()
    shop.settle()
    assert picker.switch.value() is PeriodName.WEEK


def test_any_days_are_chosen_behind_the_pill(shop: AWindow) -> None:
    page = reports(shop)
    picker = page.pickers["takings"]
    picker.open_popup()
    (popup,) = picker.pill.findChildren(PeriodPopup)
    popup.first.set_day(date(2026, 11, 22))
    popup.last.set_day(date(2026, 11, 1))
    popup.take.click()
    assert "comes after" in popup.wrong.text()
    popup.first.set_day(date(2026, 11, 21))
    popup.last.set_day(date(2026, 11, 21))
    popup.take.click()
    shop.settle()
    assert page.period() == Period(TODAY, TODAY)
    assert [row[2] for row in cells(page)] == ["100.00"]
    picker.open_popup()
    popup = picker.pill.findChildren(PeriodPopup)[-1]
    popup.names.set_value(PeriodName.LAST_MONTH.value)
    popup.names.setFocus()
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    assert picker.name() is PeriodName.LAST_MONTH


def test_enter_goes_from_the_first_day_to_the_last_and_a_look_ahead_means_the_days_ahead(shop: AWindow) -> None:
    """On 21 November `12-1` is next week where money is expected, and last year's where it has come in."""
    page = reports(shop, "expected")
    picker = page.pickers["expected"]
    picker.open_popup()
    (popup,) = picker.pill.findChildren(PeriodPopup)
    for field, typed in ((popup.first, "12-1"), (popup.last, "12-31")):
        field.setFocus()
        field.selectAll()
        shop.press(typed, Qt.Key.Key_Return)
        shop.settle()
    assert page.period() == Period(date(2026, 12, 1), date(2026, 12, 31))
    takings = reports(shop).pickers["takings"]
    takings.open_popup()
    (popup,) = takings.pill.findChildren(PeriodPopup)
    popup.first.setText("12-1")
    assert popup.first.day() == date(2025, 12, 1)
    popup.close()


def test_typed_days_hold_when_something_else_is_clicked_and_not_after_escape(shop: AWindow) -> None:
    page = reports(shop)
    picker = page.pickers["takings"]
    before = page.period()
    for ends, found in ((Qt.Key.Key_Escape, before), (None, Period(TODAY, TODAY))):
        picker.open_popup()
        popup = picker.pill.findChildren(PeriodPopup)[-1]
        for field in (popup.first, popup.last):
            field.setFocus()
            field.selectAll()
            shop.press(TODAY.isoformat())
        if ends is None:
            popup.close()
        else:
            shop.press(ends)
        shop.settle()
        assert page.period() == found


def test_what_a_customer_bought_last_month_and_at_which_price(shop: AWindow) -> None:
    """From the list of customers by their money, Enter opens the goods behind it."""
    page = reports(shop, "sales", words="customer", period=Period(date(2026, 10, 1), date(2026, 10, 31)))
    assert [row[0] for row in cells(page)] == ["宏达建材"]
    page.table.view.setFocus()
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    assert cells(page) == [["水泥", "45", "包", "900.00", "100%", "100%", "20.00", "", "", "10-12"]]
    assert shop.window.top.context.text() == "宏达建材 · 2026-10-01 to 2026-10-31"
    page.customer.clear()
    shop.settle()
    assert shop.window.top.context.text() == "2026-10-01 to 2026-10-31"


def test_the_headline_of_the_week_is_what_came_in_and_opens_the_takings(shop: AWindow) -> None:
    """R156: received, not sold; one click from it to the days and the ways it came."""
    page = shop.go(PageName.THIS_WEEK)
    assert isinstance(page, ThisWeekPage)
    first = page.cards.cards[0]
    assert (first.title, first.figure(), first.said()) == ("Came in this week", "400.00", "2 receipts")
    first.click()
    shop.settle()
    assert shop.window.top.title.text() == "Takings"


def test_every_report_shows_what_it_is_told_apart_by_and_of_whom(tmp_path: Path, qapp: QApplication) -> None:
    """Each switch above a report asks the book, also of the reports that tell of now and know no days."""
    with a_full_window(tmp_path) as bench:
        known = [report for report in KINDS if report.views]
        assert {"classes", "limits", "disputes", "sales"} <= {report.name for report in known}
        for report in known:
            for whose in (0, 1) if report.of_customer else (0,):
                page = reports(bench, report.name, customer_id=whose)
                for at, (view, _) in enumerate(report.views):
                    page.picture.views.press(at)
                    bench.settle()
                    days = page.period() if report.takes is Takes.DAYS else Period(TODAY, TODAY)
                    inquiry = Inquiry(days, TODAY, view, whose)
                    wanted = bench.ask(partial(_asked, name=report.name, inquiry=inquiry))
                    assert page.found is not None
                    assert keys(page.found) == keys(wanted), (report.name, view, whose)


def _asked(book: Book, name: str, inquiry: Inquiry) -> Reported[Any]:
    return ask(book.ledger, name, inquiry)


def keys(found: Reported[Any]) -> list[Hashable]:
    return [column.key for column in found.columns] + [found.identity(row) for row in found.rows]
