"""The list of slips: what it shows, and what each key does with the slip under the cursor."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.periods import Period
from desktop_app.operations.drafts import drafts
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.slips.shipments import ShipmentsPage
from desktop_app.ui.trade.void_document import VoidPanel
from tests.ui.slip_shop import CONTROL, ESC, RETURN, a_past_slip, a_slip_shop, all_slips
from tests.ui.window import AWindow, a_window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """Three slips: 2,500 late since 10-31 with 500 paid, 110 not yet due, one of last year."""
    with a_slip_shop(tmp_path) as bench:
        a_past_slip(bench, 2, date(2026, 1, 10), (3, "100", "0.45"))
        a_past_slip(bench, 1, date(2026, 10, 1), (1, "100", "25"), paid="500")
        a_past_slip(bench, 2, date(2026, 11, 10), (2, "1", "110"))
        yield bench


def the_list(bench: AWindow, **facts: object) -> ShipmentsPage:
    page = bench.go(PageName.SHIPMENTS, **facts)
    assert isinstance(page, ShipmentsPage)
    return page


def shown(page: ShipmentsPage, key: str) -> list[str]:
    at = next(at for at, column in enumerate(page.table.model.columns) if column.key == key)
    return [page.table.model.index(row, at).data() for row in range(len(page.table.model.shown))]


def test_amount_paid_and_due_stand_on_every_row_and_lateness_has_a_sign(shop: AWindow) -> None:
    """U58: newest first, three months back."""
    page = the_list(shop)
    assert shown(page, "customer") == ["曾国强", "老王建材"]
    assert shown(page, "amount") == ["110.00", "2,500.00"]
    assert shown(page, "paid") == ["0.00", "500.00"]
    assert shown(page, "due") == ["12-10", "▲ 10-31"]
    assert "2,610.00" in page.table.footer.text()


def test_what_is_unpaid_is_listed_and_counted_however_old_it_is(shop: AWindow) -> None:
    """U32: 135 of January are overdue, though the list goes back three months; other days that are chosen count."""
    page = the_list(shop)
    page.list.choose("state", "late")
    shop.settle()
    assert shown(page, "number") == ["SHD-2026-00002", "SHD-2026-00001"]
    page.picker.choose(Period(date(2026, 10, 1), date(2026, 10, 31)))
    shop.settle()
    assert shown(page, "number") == ["SHD-2026-00002"]


def test_a_slip_from_longer_ago_is_found_by_its_number(shop: AWindow) -> None:
    """The list reaches back by itself when a route names an older slip."""
    page = the_list(shop, number="SHD-2026-00001")
    assert page.period().is_all
    current = page.table.current()
    assert current is not None
    assert current.number == "SHD-2026-00001"


def test_enter_opens_the_paper(shop: AWindow) -> None:
    page = the_list(shop)
    page.table.view.setFocus()
    shop.press(RETURN)
    assert shop.window.route.page is PageName.PREVIEW
    assert shop.window.route.number == "SHD-2026-00003"


def test_voiding_says_what_follows_before_it_asks_why(shop: AWindow) -> None:
    """U24, U25: nothing is deleted, no window in the way; the number stays, struck out."""
    page = the_list(shop, number="SHD-2026-00002")
    shop.chord(Qt.Key.Key_Delete, CONTROL)
    form = page.panel.shown
    assert isinstance(form, VoidPanel)
    assert form.consequence.text() == (
        "老王建材 owes 2,500.00 less, and the 500.00 settled on it becomes money on account. "
        "The number stays, struck out."
    )
    assert QApplication.activeModalWidget() is None
    page.table.choose("SHD-2026-00003")
    assert form.saving.text().startswith("Void SHD-2026-00002"), "the cursor moves on, the form stays about its slip"
    page.table.choose("SHD-2026-00002")
    form.reason.setFocus()
    form.reason.selectAll()
    shop.press("wrong price", RETURN)
    shop.settle()
    voided = next(one for one in all_slips(shop) if one.number == "SHD-2026-00002")
    assert voided.reversed_by
    assert shown(page, "amount") == ["110.00", "2,500.00"]
    assert "110.00" in page.table.footer.text()
    assert "2,610.00" not in page.table.footer.text()
    assert page.panel.shown is page.facts
    assert page.facts.offers[5].button.isHidden()


def test_a_reason_that_was_typed_and_left_is_offered_again(shop: AWindow) -> None:
    """U21: beside the same slip; once it is void nothing is left of it."""
    page = the_list(shop, number="SHD-2026-00002")
    for _ in range(2):
        shop.chord(Qt.Key.Key_Delete, CONTROL)
        shop.press("wrong price", ESC)
        shop.settle()
    shop.chord(Qt.Key.Key_Delete, CONTROL)
    shop.settle()
    form = page.panel.shown
    assert isinstance(form, VoidPanel)
    assert form.reason.text() == "Entered by mistake"
    form.form.bar.press(0)
    assert form.reason.text() == "wrong price"
    form.save()
    shop.settle()
    assert next(one for one in all_slips(shop) if one.number == "SHD-2026-00002").reversed_by
    assert shop.ask(lambda book: drafts(book.ledger)) == []


def test_a_slip_that_is_asked_for_is_shown_though_the_list_was_narrowed(shop: AWindow) -> None:
    """U39: whoever looks for a number finds it, whatever was chosen in the list before."""
    page = the_list(shop)
    page.list.choose("state", "void")
    assert page.table.model.shown == []
    current = the_list(shop, number="SHD-2026-00002").table.current()
    assert current is not None
    assert current.number == "SHD-2026-00002"


def test_a_slip_dated_ahead_can_be_voided(shop: AWindow) -> None:
    """Case 8: it was posted today for next week."""
    number = a_past_slip(shop, 2, date(2026, 11, 28), (2, "1", "110"), entered=shop.today)
    page = the_list(shop, number=number)
    page.void()
    shop.press(RETURN)
    shop.settle()
    assert next(one for one in all_slips(shop) if one.number == number).reversed_by


def test_the_keys_of_the_list_lead_on(shop: AWindow) -> None:
    """B brings goods of it back, O opens its customer, Ctrl+N begins another."""
    page = the_list(shop)
    page.table.view.setFocus()
    shop.press("B")
    opened = [shop.window.route]
    shop.settle()
    the_list(shop).table.view.setFocus()
    shop.press("O")
    opened.append(shop.window.route)
    shop.settle()
    the_list(shop).table.view.setFocus()
    shop.chord(Qt.Key.Key_N, CONTROL)
    opened.append(shop.window.route)
    assert opened == [
        Route(PageName.RETURN_FORM, customer_id=2, number="SHD-2026-00003"),
        Route(PageName.CUSTOMER, customer_id=2),
        Route(PageName.SHIPMENT_FORM),
    ]


def test_no_shortcut_stands_twice_on_the_page(shop: AWindow) -> None:
    """U52."""
    page = the_list(shop)
    keys = [command.shortcut for command in page.commands if command.shortcut]
    assert len(keys) == len(set(keys))


def test_an_empty_book_teaches(tmp_path: Path, qapp: QApplication) -> None:
    """U37: a sentence, and the way to the first slip."""
    with a_window(tmp_path) as bench:
        page = the_list(bench)
        assert page.table.view.isHidden()


def test_the_list_shows_the_days_that_are_chosen_and_no_later_ones(shop: AWindow) -> None:
    """The picker is that of the reports: a name, or ‹ › from stretch to stretch."""
    page = the_list(shop)
    assert page.picker.words() == "Last 3 months"
    days = {row.dated for row in page.table.model.shown}
    first = min(days)
    page.picker.choose(Period(first, first))
    shop.settle()
    assert {row.dated for row in page.table.model.shown} == {first}
    page.picker.on.click()
    shop.settle()
    assert all(row.dated in page.period() for row in page.table.model.shown)


def test_one_goods_shows_the_slips_that_hold_it_and_how_much_left(shop: AWindow) -> None:
    """The foot sums the quantity of what is listed; cleared, all slips are back."""
    page = the_list(shop)
    shop.settle()
    every, goods = len(page.table.model.shown), page.goods
    pick = goods.pick_of(1)
    assert pick is not None
    goods.set_picked(1)
    goods.picked.emit(pick)
    shop.settle()
    assert 0 < len(page.table.model.shown) <= every
    assert "Quantity " in page.table.footer.text()
    page.table.clear_filter()
    shop.settle()
    assert len(page.table.model.shown) == every
    assert goods.pick() is None
