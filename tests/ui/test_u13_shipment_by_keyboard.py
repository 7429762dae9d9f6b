"""A slip of six lines to a known customer, without the mouse (experience 2.5)."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.operations.slips import slip
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customers import CustomersPage
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from tests.ui.slip_shop import CONTROL, RETURN, a_past_slip, all_slips, the_form
from tests.ui.window import AWindow

INITIALS = ("sn", "hs", "hz", "lwg", "fst", "dx")
PRINT = 1
"""Enter in the preview."""


def test_six_lines_to_a_known_customer_take_at_most_sixty_keys(shop: AWindow) -> None:
    """U13: customer, six times goods, quantity and price, save; the paper is on the screen."""
    a_past_slip(shop, 1, date(2026, 10, 8), (1, "10", "24.5"))
    the_form(shop)
    shop.go(PageName.SHIPMENTS)
    shop.keys = 0
    shop.chord(Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    shop.settle()
    shop.press("lwjc", RETURN)
    shop.settle()
    for at, initials in enumerate(INITIALS):
        shop.press(initials, RETURN, "12" if at < 3 else "2", RETURN, RETURN)
    shop.press(RETURN)
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert shop.keys + PRINT <= 60
    assert shop.window.route.page is PageName.PREVIEW
    newest = all_slips(shop)[0]
    assert shop.window.route.number == newest.number
    frozen = shop.ask(lambda book: slip(book.ledger, newest.number))
    assert [line.name for line in frozen.lines] == ["水泥", "河沙", "红砖", "螺纹钢", "防水涂料", "电线"]
    assert [line.quantity for line in frozen.lines] == [12_000] * 3 + [2_000] * 3
    assert frozen.customer == "老王建材"


def test_a_customer_who_was_only_marked_in_a_list_is_proposed_and_typed_over(shop: AWindow) -> None:
    """U13, case 27: a name typed after F7 is that of a customer, never of goods; Enter takes who is proposed."""
    page = shop.go(PageName.CUSTOMERS)
    assert isinstance(page, CustomersPage)
    page.table.view.setFocus()
    shop.press(Qt.Key.Key_Down)
    marked = page.table.current()
    assert marked is not None
    shop.chord(Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    shop.settle()
    form = shop.window.current_page()
    assert isinstance(form, ShipmentFormPage)
    assert form.form.customer_id.picked_id() == marked.customer.id
    assert form.form.customer_id.hasFocus()
    shop.press("lwjc", RETURN)
    shop.settle()
    assert form.form.customer_id.text() == "老王建材"
    assert form.form.lines.rows[0].goods.hasFocus()
    assert form.form.lines.is_empty()


def test_the_price_this_customer_paid_last_stands_there_selected(shop: AWindow) -> None:
    """U13: with the day it was paid; typing over it shows what it was."""
    a_past_slip(shop, 1, date(2026, 10, 8), (1, "10", "24.5"))
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    shop.press("sn", RETURN, RETURN)
    row = page.form.lines.rows[0]
    assert row.price.hasFocus()
    assert row.price.selectedText() == row.price.text() == "24.50"
    assert row.source.text() == "last 10-08"
    shop.press("23")
    assert row.source.text() == "last 24.50"
    assert "24.50 on 2026-10-08" in row.source.toolTip()


def test_goods_this_customer_never_bought_come_at_the_list_price(shop: AWindow) -> None:
    """U13: and another customer's prices follow, except one that was typed."""
    a_past_slip(shop, 2, date(2026, 10, 8), (1, "10", "24.5"), (2, "1", "110"))
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    shop.press("sn", RETURN, RETURN, RETURN, "hs", RETURN, RETURN, "99", RETURN)
    rows = page.form.lines.rows
    assert [row.price.text() for row in rows[:2]] == ["25.00", "99.00"]
    assert rows[0].source.text() == "list price"
    page.form.customer_id.setFocus()
    page.form.customer_id.selectAll()
    shop.press("zgq", RETURN)
    shop.settle()
    assert [row.price.text() for row in rows[:2]] == ["24.50", "99.00"]


def test_tab_goes_through_the_lines_in_the_order_they_stand(shop: AWindow) -> None:
    """U59: also through lines that were made later; the unit of known goods is passed over."""
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    shop.press("sn", RETURN, RETURN, RETURN, "hs", RETURN, RETURN, RETURN)
    rows = page.form.lines.rows
    rows[0].goods.setFocus()
    seen = []
    for _ in range(6):
        seen.append(QApplication.focusWidget())
        shop.press(Qt.Key.Key_Tab)
    wanted = [cell for row in rows[:2] for cell in (row.goods, row.quantity, row.price)]
    assert seen == wanted
    assert rows[2].goods.hasFocus()


def test_a_line_is_removed_by_one_chord_and_the_numbers_follow(shop: AWindow) -> None:
    """U13."""
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    shop.press("sn", RETURN, RETURN, RETURN, "hs", RETURN, RETURN, RETURN)
    page.form.lines.rows[0].quantity.setFocus()
    shop.chord(Qt.Key.Key_Delete, CONTROL)
    rows = page.form.lines.rows
    assert [row.goods.text() for row in rows] == ["河沙 中砂", ""]
    assert [row.place.text() for row in rows] == ["1", "2"]
    assert rows[0].goods.hasFocus()
    assert page.form.lines.total_fen() == 120_00
