"""U32: every table is narrowed by typing and by chips, says so, and shows all again by one key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.ui.customers.customers import Show
from tests.ui.pages.street import a_street, cells, chips, the_list
from tests.ui.window import AWindow, a_window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """The street of five customers."""
    with a_window(tmp_path) as bench:
        a_street(bench)
        yield bench


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hongda", ["宏达建材"]),
        ("zjwj", ["曾记五金"]),
        ("2201", ["曾记五金"]),
        ("城东", ["阿强水电"]),
        ("五金 20", ["曾记五金"]),
        ("supply", ["老王门市 (supply stopped)"]),
    ],
)
def test_typing_finds_by_name_pinyin_number_place_and_sum(shop: AWindow, typed: str, found: list[str]) -> None:
    """U32: every word must fit somewhere in the row."""
    page = the_list(shop)
    shop.chord(Qt.Key.Key_F, CONTROL)
    assert page.table.search.hasFocus()
    page.table.search.insert(typed)
    assert cells(page.table, "name") == found


def test_the_footer_says_that_the_list_is_narrowed_and_escape_shows_all_again(shop: AWindow) -> None:
    """U32."""
    page = the_list(shop)
    shop.chord(Qt.Key.Key_F, CONTROL)
    shop.press("hongda")
    assert page.table.footer.text().startswith("1 of 4 rows, filtered")
    shop.press(Qt.Key.Key_Escape)
    assert page.table.footer.text().startswith("4 rows")
    assert page.table.view.hasFocus()


@pytest.mark.parametrize(
    ("chip", "names"),
    [
        (Show.OWING, ["阿强水电", "宏达建材", "曾记五金"]),
        (Show.OVERDUE, ["阿强水电"]),
        (Show.OVER_LIMIT, ["宏达建材"]),
        (Show.STOPPED, ["老王门市 (supply stopped)"]),
        (Show.INACTIVE, ["利民超市 (inactive)"]),
    ],
)
def test_a_chip_shows_those_it_counts(shop: AWindow, chip: Show, names: list[str]) -> None:
    """U32: the number on the chip is the number of rows."""
    page = the_list(shop)
    at = list(Show).index(chip)
    assert chips(page).segments()[at].text() == f"{chip.value} {len(names)}"
    chips(page).segments()[at].click()
    assert cells(page.table, "name") == names


def test_clearing_the_filter_lets_go_of_the_chip_too(shop: AWindow) -> None:
    """U32: nothing says that the list is narrowed when it is not."""
    page = the_list(shop)
    chips(page).segments()[list(Show).index(Show.INACTIVE)].click()
    page.table.clear_filter()
    assert chips(page).value() is Show.ALL
    assert len(page.table.model.shown) == 4


def test_the_chips_are_one_stop_of_the_tab_key_and_the_arrows_move_between_them(shop: AWindow) -> None:
    """U32, U59."""
    page = the_list(shop)
    chips(page).segments()[0].setFocus(Qt.FocusReason.TabFocusReason)
    shop.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert chips(page).value() is Show.OVERDUE
    assert cells(page.table, "name") == ["阿强水电"]
    shop.press(Qt.Key.Key_Left)
    assert chips(page).value() is Show.OWING
    stops = [one for one in chips(page).segments() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [chips(page).segments()[1]]


def test_the_filter_stays_when_the_list_is_read_again(shop: AWindow) -> None:
    """U32."""
    page = the_list(shop)
    chips(page).segments()[list(Show).index(Show.OWING)].click()
    page.table.search.setText("wujin")
    page.reload()
    shop.settle()
    assert cells(page.table, "name") == ["曾记五金"]
