"""What stands in a line of goods or a cell of a grid is posted as it is seen, or told to be wrong there."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from desktop_app.operations.goods import edit_goods
from desktop_app.store.goods import load_goods
from tests.ui.slip_shop import CONTROL, RETURN, a_client, a_past_slip, all_slips, the_form, weighed
from tests.ui.window import AWindow


def save(bench: AWindow) -> None:
    bench.chord(RETURN, CONTROL)
    bench.settle()


def test_a_quantity_without_a_name_is_told_at_its_line_and_stays_in_the_draft(shop: AWindow) -> None:
    """U21, U49: goods never leave without being on the slip."""
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "2", RETURN, RETURN, "hs", RETURN, "3", RETURN, RETURN)
    row = page.form.lines.rows[1]
    row.goods.setFocus()
    row.goods.selectAll()
    shop.press(Qt.Key.Key_Delete)
    assert page.form.lines.total_fen() == 50_00
    save(shop)
    assert row.below.text() == "✕ Name the goods of this line, or remove it with Ctrl+Delete."
    assert row.goods.hasFocus()
    assert all_slips(shop) == []
    assert [one["quantity"] for one in page.form.content()["lines"]] == ["2", "3"]
    shop.chord(Qt.Key.Key_Delete, CONTROL)
    save(shop)
    assert len(all_slips(shop)) == 1


def test_another_article_does_not_keep_the_price_that_was_suggested_for_the_first(shop: AWindow) -> None:
    """U13: sand without a list price is not sold at the price of cement."""
    sand = next(one for one in shop.ask(lambda book: load_goods(book.ledger)) if one.id == 2)
    shop.do(lambda book, moment: edit_goods(book.ledger, replace(sand, price=None), moment))
    page = the_form(shop, customer_id=2)
    shop.press("sn", RETURN)
    row = page.form.lines.rows[0]
    assert row.price.text() == "25.00"
    row.goods.setFocus()
    row.goods.selectAll()
    shop.press("x")
    assert row.price.text() == ""
    shop.press(Qt.Key.Key_Backspace, "hs", RETURN)
    assert row.goods_id() == 2
    assert row.price.text() == ""


def test_a_price_that_was_typed_stays_when_the_name_is_typed_over(shop: AWindow) -> None:
    page = the_form(shop, customer_id=2)
    shop.press("sn", RETURN, "2", RETURN, "24")
    row = page.form.lines.rows[0]
    row.goods.setFocus()
    row.goods.selectAll()
    shop.press("x")
    assert row.price.text() == "24.00"


def test_a_reason_typed_for_one_customer_releases_nothing_of_the_next(shop: AWindow) -> None:
    """U9, R019: it was given for the first."""
    second = a_client(shop, "小李建材", limit="20000")
    for customer in (1, second):
        a_past_slip(shop, customer, date(2026, 11, 2), (4, "5", "3800"))
    page = the_form(shop, customer_id=1)
    shop.press("lwg", RETURN, "2", RETURN, RETURN)
    weighed(shop)
    gate = page.form.gate
    gate.ask_reason()
    gate.reason.set_text("the boss knows")
    assert gate.release() is not None
    page.form.customer_id.set_picked(second)
    page.form.customer_id.changed.emit(page.form.customer_id.pick())
    weighed(shop)
    assert gate.verdict is not None
    assert gate.release() is None
    assert gate.reason.text() == ""


def test_a_reason_in_a_draft_comes_back_with_its_customer(shop: AWindow) -> None:
    """U21."""
    a_past_slip(shop, 1, date(2026, 11, 2), (4, "5", "3800"))
    page = the_form(shop, customer_id=1)
    shop.press("lwg", RETURN, "2", RETURN, RETURN)
    weighed(shop)
    page.form.gate.ask_reason("the boss knows")
    page.keep_draft()
    page = the_form(shop, draft=page.keeper.key)
    weighed(shop)
    assert page.form.gate.reason.text() == "the boss knows"


def test_more_than_twenty_million_to_be_paid_is_filled_in_whole(shop: AWindow) -> None:
    """U9: the sum of a way out is no 32-bit number."""
    page = the_form(shop, customer_id=1)
    page.form.gate.pay.emit(2_600_000_000)
    assert page.form.paid.fen() == 2_600_000_000


def test_a_price_far_from_the_last_is_said_where_it_hides_no_line_that_is_typed_next(shop: AWindow) -> None:
    """R002: 25.00 was paid, 250 is typed; the next line is typed seeing what is typed."""
    a_past_slip(shop, 2, date(2026, 11, 3), (1, "2", "25"))
    page = the_form(shop, customer_id=2)
    shop.press("sn", RETURN, "2", RETURN, "250", RETURN)
    shop.settle()
    first, second = page.form.lines.rows[:2]
    assert "25.00" in first.below.text()
    line = second.mapTo(shop.window, second.rect().topLeft()).y()
    hint = first.below.mapTo(shop.window, first.below.rect().bottomLeft()).y()
    assert hint < line + 2
