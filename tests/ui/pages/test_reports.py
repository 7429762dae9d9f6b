"""The reports: ageing as of a day, months, promises."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.promises import Promise
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.customers import add_customer
from desktop_app.operations.payments import take_payment
from desktop_app.operations.promises import make_promise
from desktop_app.operations.reporting.kinds import KINDS
from desktop_app.operations.shipments import record_shipment
from desktop_app.store.customers import load_customers
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.look.tokens import contrast, steps, tokens
from desktop_app.ui.reports.ageing_choice import typed_edges
from desktop_app.ui.reports.reports import ReportsPage
from tests.operations.builders import MEANT
from tests.ui.window import TODAY, AWindow, a_window

WEEK = Terms(TermsKind.DAYS, days=7)


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """Two customers: 宏达 is 60 days late and paid 100 on account, 永发 owes what is not due yet."""
    with a_window(tmp_path) as bench:
        first = owes(bench, "宏达建材", 900, TODAY - timedelta(days=67))
        owes(bench, "永发便利店", 50, TODAY)
        receipt = ReceiptDraft(first, TODAY, 100_00, "微信", allocations=())
        bench.do(lambda book, moment: take_payment(book.ledger, receipt, moment))
        promise = Promise(first, 100_00, TODAY - timedelta(days=1), TODAY - timedelta(days=9))
        bench.do(lambda book, moment: make_promise(book.ledger, promise, moment), TODAY - timedelta(days=9))
        yield bench


def owes(bench: AWindow, name: str, yuan: int, dated: date) -> int:
    kept = bench.do(lambda book, moment: add_customer(book.ledger, Customer(name, terms=WEEK), moment), dated)
    draft = ShipmentDraft(kept.id, dated, (Line("水泥", 1000, yuan * 10_000),))
    bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment), dated)
    return kept.id


def reports(bench: AWindow, tab: str = "ageing") -> ReportsPage:
    page = bench.go(PageName.REPORTS, tab=tab)
    assert isinstance(page, ReportsPage)
    return page


def cells(page: ReportsPage) -> list[list[str]]:
    model = page.table.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_view_that_lights_up_fills_the_table_with_what_it_is_called(shop: AWindow) -> None:
    """Where the table stays as it was, open debts are told as written off; all views of all reports: R156."""
    page = reports(shop, "classes")
    page.picture.views.press(page.picture.views.values().index("debts"))
    page._of_customer(2)
    shop.settle()
    assert [row[0] for row in cells(page)] == ["永发便利店"]
    page.picture.views.press(page.picture.views.values().index("lost"))
    shop.settle()
    assert cells(page) == []


def test_the_ageing_of_a_past_day_is_what_it_was_then(shop: AWindow) -> None:
    """U10, case 6: sixty days ago the debt was not due."""
    page = reports(shop)
    page.choice.as_of.setFocus()
    page.choice.as_of.clear()
    shop.press("20260918", Qt.Key.Key_Return)
    shop.settle()
    assert cells(page) == [["宏达建材", "900.00", "900.00", "", "", "", "", "", "", ""]]
    assert page.context() == "as of 2026-09-18"
    assert "Ageing on 2026-09-18" in page.export_name()


def test_what_was_entered_later_has_a_column_of_its_own_on_a_past_day(shop: AWindow) -> None:
    """Cases 6, 7: the figures of that day hold it, and it is told that they do."""
    late = ShipmentDraft(2, date(2026, 9, 20), (Line("沙子", 1000, 70_000),))
    shop.do(lambda book, moment: record_shipment(book.ledger, late, moment))
    page = reports(shop)
    page.choice.as_of.set_day(date(2026, 9, 25))
    page.choice.as_of.editingFinished.emit()
    shop.settle()
    titles = [shop.desk.tell(one.title) for one in page.table.visible_columns()]
    assert titles[-1] == "Entered later"
    assert [row[-1] for row in cells(page)] == ["", "7.00"]


def test_other_buckets_are_other_columns_and_are_remembered(shop: AWindow) -> None:
    """U10: the buckets are the owner's; full-width marks are understood."""
    page = reports(shop)
    page.choice.edges.setText("30、60，120")
    page.choice.edges.editingFinished.emit()
    shop.settle()
    titles = [shop.desk.tell(one.title) for one in page.table.visible_columns()]
    assert titles[3:7] == ["1–30 days", "31–60 days", "61–120 days", "over 120 days"]
    assert len(page.chart.bars) == 6
    assert shop.desk.preferences.text("ageing_edges") == "30, 60, 120"


def test_the_keyboard_stays_in_the_list_when_its_columns_become_others(shop: AWindow) -> None:
    """U10, U59: another bucket makes another list; whoever was in it goes on where they were."""
    page = reports(shop)
    page.table.view.setFocus()
    shop.desk.preferences.keep_text("ageing_edges", "15, 45")
    page.reload()
    shop.settle()
    assert len(page.chart.bars) == 5
    assert page.table.view.hasFocus()
    assert page.chart.isVisible()


def test_the_title_says_which_report_it_is_and_of_which_time(shop: AWindow) -> None:
    said = {
        "ageing": ("Ageing", "as of 2026-11-21"),
        "months": ("Goods and money", "2025-11-22 to 2026-11-21"),
        "takings": ("Takings", "2026-11-16 to 2026-11-22"),
        "promises": ("Promises kept", "due by 2026-11-21"),
    }
    for tab, (title, context) in said.items():
        reports(shop, tab)
        assert (shop.window.top.title.text(), shop.window.top.context.text()) == (title, context)
    page = reports(shop, "ageing")
    page.choice.as_of.set_day(date(2026, 9, 25))
    page.choice.as_of.editingFinished.emit()
    shop.settle()
    assert shop.window.top.context.text() == "as of 2026-09-25"


def test_each_sum_stands_below_its_column_and_the_parts_add_up_to_the_balance(shop: AWindow) -> None:
    """U10, U36: 900 owed with 100 on account, and 50: together 850; not one figure is cut."""
    page = reports(shop)
    sums = page.table.sums
    assert sums is not None
    shown = {shop.desk.tell(one.head): sums.sums.get(at) for at, one in enumerate(page.table.model.columns)}
    assert sums.words == "2 rows"
    assert shown["Owed (yuan)"] == "850.00"
    assert (shown["Not yet due"], shown["31–90 days"], shown["On account"]) == ("50.00", "900.00", "-100.00")
    assert page.table.footer.isHidden()
    assert sums.accessibleName() == page.table.footer.text()
    page.table.view.selectRow(1)
    assert sums.words == "2 rows", "one row is always marked; its figures stand in it"
    page.table.view.selectAll()
    assert sums.words == "2 chosen"


def test_the_arrows_go_through_the_reports_and_the_keyboard_stays_in_their_list(shop: AWindow) -> None:
    page = reports(shop)
    page.index.setFocus()
    shop.press(Qt.Key.Key_Down)
    shop.settle()
    assert (page.lists.tab, page.index.value(), page.index.hasFocus()) == ("expected", "expected", True)
    shop.press(Qt.Key.Key_Up)
    shop.settle()
    assert page.lists.tab == "ageing"


def test_the_bars_are_steps_of_one_hue_grey_for_what_is_not_due_and_hollow_for_credit(shop: AWindow) -> None:
    """Redder is no figure: the later, the stronger; what is not late has no step."""
    page = reports(shop)
    assert [one.bar.step for one in page.chart.bars] == [0, 1, 2, 3, 4, 0]
    assert page.chart.bars[-1].bar.fen == -100_00
    hues = steps(4)
    strength = [contrast(one, tokens().base) for one in hues]
    assert strength == sorted(strength)
    assert hues[-1].lower() == tokens().accent.lower()


def test_ctrl_tab_goes_from_report_to_report(shop: AWindow) -> None:
    page = reports(shop)
    page.table.view.setFocus()
    order = [one.name for one in KINDS]
    for tab in (*order[2:], *order[:2]):
        shop.chord(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        shop.settle()
        assert (page.lists.tab, page.choice.isVisible()) == (tab, tab == "ageing")


def test_buckets_that_are_none_are_refused_at_the_field_and_the_list_stays(shop: AWindow) -> None:
    """U49."""
    page = reports(shop)
    before = cells(page)
    page.choice.edges.setText("30, 7")
    page.choice.edges.editingFinished.emit()
    shop.settle()
    assert page.choice.edges.property("state") == "error"
    assert shop.window.bar.notice is not None
    assert "rising numbers" in shop.window.bar.notice.text
    assert cells(page) == before


@pytest.mark.parametrize("text", ["", "7 7", "30, 7", "0", "a", "1 2 3 4 5 6", "7.5", "-7", "99999"])
def test_only_rising_numbers_of_days_are_buckets(text: str) -> None:
    with pytest.raises(Refused):
        typed_edges(text)


def test_the_months_show_what_went_out_and_came_in(shop: AWindow) -> None:
    page = reports(shop, "months")
    rows = cells(page)
    assert [row[0] for row in rows] == ["2026-11", "2026-10", "2026-09"]
    assert rows[0] == ["2026-11", "50.00", "0.00", "100.00", "0.00", "850.00"]
    assert rows[2][5] == "900.00"


def test_promises_show_the_share_that_came_in_time(shop: AWindow) -> None:
    page = reports(shop, "promises")
    assert cells(page) == [["宏达建材", "0%", "0", "0", "1", "0", "100.00", "0.00"]]
    assert "1 promises that came due" in page.list.told.text()


def test_enter_opens_the_customer_and_back_returns_to_the_report(shop: AWindow) -> None:
    """U12."""
    page = reports(shop, "promises")
    page.table.view.setFocus()
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    assert shop.window.route.page is PageName.CUSTOMER
    shop.desk.back()
    shop.settle()
    assert shop.window.current_page() is page
    assert page.lists.tab == "promises"


def test_an_empty_book_teaches_in_every_report(tmp_path: Path, qapp: QApplication) -> None:
    """U37."""
    with a_window(tmp_path) as bench:
        for tab in reports(bench).lists.kinds:
            page = reports(bench, tab)
            assert page.table.view.isHidden()
            assert not page.list.told.isVisible()


def test_the_price_line_is_that_of_the_goods_under_the_cursor(shop: AWindow) -> None:
    """R025: of one customer, over time, in the picture above the table."""
    first = shop.ask(lambda book: next(one.id for one in load_customers(book.ledger) if one.name == "宏达建材"))
    draft = ShipmentDraft(first, TODAY, (Line("水泥", 1000, 950_0000), Line("河沙", 1000, 80_0000)), accepted=MEANT)
    shop.do(lambda book, moment: record_shipment(book.ledger, draft, moment))
    page = shop.go(PageName.REPORTS, tab="prices", customer_id=first)
    assert isinstance(page, ReportsPage)
    shop.settle()
    cement = next(row.key for row in page.table.model.shown if row.goods == "水泥")
    page.table.choose(cement)
    shop.settle()
    assert [one.bar.figure for one in page.chart.bars] == ["900.00", "950.00"]
