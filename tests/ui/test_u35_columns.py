"""U35: columns are hidden, moved and widened by the user, and stand so the next time; one command brings them back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, QModelIndex
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTableView, QToolTip

from desktop_app.operations.lists.customers import CUSTOMERS
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.customers.customers import CustomersPage
from desktop_app.ui.look.preferences import SAMPLE
from desktop_app.ui.look.theme import TextSize, px
from desktop_app.ui.widgets.record_table import RecordTable
from tests.ui.pages.street import a_street, the_list
from tests.ui.starting import a_start, without_keyring
from tests.ui.window import AWindow, a_window

CODE, PHONE, OWES, AREA = 1, 2, 3, 8
ALL = [column.key for column in CUSTOMERS]


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """The street of five customers, on a wide screen."""
    with a_window(tmp_path) as bench:
        a_street(bench)
        bench.window.resize(1920, 1080)
        yield bench


def keys(page: CustomersPage) -> list[str]:
    return [column.key for column in page.table.visible_columns()]


def next_time(shop: AWindow) -> list[str]:
    """The columns of the list as it is made anew."""
    page = CustomersPage(shop.desk)
    page.resize(1766, 1000)
    found = keys(page)
    page.deleteLater()
    return found


def test_all_columns_show_at_first(shop: AWindow) -> None:
    """U35."""
    assert keys(the_list(shop)) == ALL


def test_a_wide_screen_shows_more_columns_and_the_name_does_not_swallow_it(shop: AWindow) -> None:
    """U35: what is only shown there is found in the panel, or on the page of the customer."""
    page = the_list(shop)
    assert keys(page) == ALL
    assert page.table.view.columnWidth(0) <= px(240)
    shop.window.resize(1200, 728)
    shop.settle()
    assert "segment" not in keys(page)


def test_a_name_that_has_no_room_stands_whole_in_the_tooltip(shop: AWindow) -> None:
    """U35: only names end in an ellipsis."""
    page = the_list(shop)
    view = page.table.view
    index = view.model().index(0, 0)
    point_at(view, index)
    assert QToolTip.text() == ""
    view.horizontalHeader().resizeSection(0, 40)
    point_at(view, index)
    assert str(index.data()) in QToolTip.text()
    QToolTip.hideText()


def point_at(view: QTableView, index: QModelIndex) -> None:
    """Rest the mouse on a cell."""
    at = view.visualRect(index).center()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at)))


def test_a_hidden_column_stays_hidden_when_rows_come_and_the_next_time(shop: AWindow) -> None:
    """U35: a column that may fade comes back with the room, one the user hid does not."""
    page = the_list(shop)
    page.table.columns.want(PHONE, False)
    page.reload()
    shop.settle()
    assert "phone" not in keys(page)
    assert "phone" not in next_time(shop)


def test_a_column_that_only_had_no_room_is_there_again_when_there_is(shop: AWindow) -> None:
    """U35: what a narrow window hides is not remembered as the user's choice."""
    page = the_list(shop)
    shop.window.resize(1024, 640)
    shop.settle()
    assert "area" not in keys(page)
    page.leave()
    shop.window.resize(1920, 1080)
    shop.settle()
    assert "area" in keys(page)
    assert "area" in next_time(shop)


def test_order_and_width_stand_the_next_time(shop: AWindow) -> None:
    """U35."""
    page = the_list(shop)
    header = page.table.view.horizontalHeader()
    header.moveSection(header.visualIndex(OWES), 0)
    header.resizeSection(OWES, 177)
    page.leave()
    assert next_time(shop)[0] == "owes"
    again = CustomersPage(shop.desk)
    assert again.table.view.horizontalHeader().sectionSize(OWES) == 177
    again.deleteLater()


def test_the_menu_of_the_header_hides_shows_and_resets(shop: AWindow) -> None:
    """U35."""
    page = the_list(shop)
    actions = page.table.column_menu().actions()
    actions[CODE].trigger()
    assert "code" not in keys(page)
    assert not page.table.column_menu().actions()[CODE].isChecked()
    page.table.column_menu().actions()[-1].trigger()
    assert keys(page) == ALL


def test_the_last_column_cannot_be_hidden(shop: AWindow) -> None:
    """U35: a table without columns has no header to bring them back."""
    page = the_list(shop)
    for section in range(len(CUSTOMERS)):
        page.table.columns.want(section, False)
    assert len(keys(page)) == 1


def choose_columns(shop: AWindow, book: str, *hidden: int) -> list[str]:
    """In this book hide these columns; the keys that show the next time."""
    shop.desk.preferences.open_book(book)
    page = CustomersPage(shop.desk)
    page.resize(1766, 1000)
    for column in hidden:
        page.table.columns.want(column, False)
    page.deleteLater()
    return next_time(shop)


def test_each_book_has_its_own_columns(shop: AWindow) -> None:
    """U35: the shop and the sample, or two shops on one computer, are read differently."""
    usual = next_time(shop)
    assert "phone" not in choose_columns(shop, "SHOPAAAA", PHONE)
    assert choose_columns(shop, "SHOPBBBB") == usual
    assert "area" not in choose_columns(shop, "SHOPBBBB", AREA)
    assert "phone" not in choose_columns(shop, "SHOPAAAA"), "back in the first book, as they were there"
    assert "area" in choose_columns(shop, "SHOPAAAA")


def test_a_list_that_is_left_after_another_book_was_opened_keeps_its_columns_in_its_own(shop: AWindow) -> None:
    """U35."""
    shop.desk.preferences.open_book("SHOPAAAA")
    page = CustomersPage(shop.desk)
    shop.desk.preferences.open_book("SHOPBBBB")
    page.table.columns.want(PHONE, False)
    page.deleteLater()
    assert "phone" in next_time(shop)
    assert "phone" not in choose_columns(shop, "SHOPAAAA")


def test_what_was_chosen_for_all_books_is_taken_over_by_the_first_own_one(shop: AWindow) -> None:
    """U35: columns kept by an earlier version; the sample shop does not take them."""
    choose_columns(shop, "", PHONE)
    assert "phone" in choose_columns(shop, SAMPLE)
    assert "phone" not in choose_columns(shop, "SHOPAAAA")
    assert "phone" in choose_columns(shop, "SHOPBBBB"), "another book begins with the usual ones"


def test_columns_are_reset_in_the_book_that_is_open(shop: AWindow) -> None:
    """U35: the other book stays as it was chosen; before any is open, as with --safe, all are forgotten (U60)."""
    choose_columns(shop, "SHOPAAAA", PHONE)
    choose_columns(shop, "SHOPBBBB", AREA)
    shop.desk.preferences.reset_layout()
    assert "area" in next_time(shop)
    assert "phone" not in choose_columns(shop, "SHOPAAAA")
    shop.desk.preferences.open_book("")
    shop.desk.preferences.reset_layout()
    assert "phone" in choose_columns(shop, "SHOPAAAA")


def test_the_book_that_is_opened_has_its_columns(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U35: through a whole start of the program; they are kept under the short name of the book."""
    without_keyring(monkeypatch)
    with a_start(tmp_path) as start:
        start.unlock()
        start.settle()
        desk = start.program.window.desk
        (number,) = {desk.preferences.of_book("table/customers").split("/")[1]}
        book = desk.jobs.book.ask(lambda book: book.header.book_id).result(timeout=20)
    assert book.startswith(number)
    assert len(number) == 8


@pytest.mark.parametrize("kept", [b"", b"{", b"[[1]]", b'[["gone", 100, false]]', b'["name"]', b"5"])
def test_a_damaged_layout_or_one_of_other_columns_gives_the_default(shop: AWindow, kept: bytes) -> None:
    """U35, U60."""
    shop.desk.preferences.keep_layout("table/customers", QByteArray(kept))
    assert next_time(shop) == ALL


def test_widths_grow_with_the_text(tmp_path: Path, qapp: QApplication) -> None:
    """U35, U55: remembered at one size, shown at another."""
    with a_window(tmp_path) as shop:
        table = a_table(shop.desk)
        table.view.horizontalHeader().resizeSection(CODE, 200)
        table.keep_columns()
        table.deleteLater()
    with a_window(tmp_path, size=TextSize.HUGE, book=tmp_path / "book") as shop:
        table = a_table(shop.desk)
        assert abs(table.view.horizontalHeader().sectionSize(CODE) - px(200)) <= 1
        table.deleteLater()


def a_table(desk: Desk) -> RecordTable[object]:
    return RecordTable(desk, "customers", CUSTOMERS, id)  # type: ignore[arg-type]
