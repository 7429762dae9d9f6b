"""The form of a slip: whatever is refused is said where it was typed, and everything typed stays."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPushButton

from desktop_app.domain.moment import Moment
from desktop_app.domain.shop import Shop
from desktop_app.operations.books import Book
from desktop_app.operations.done import Done
from desktop_app.operations.goods import edit_goods
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.operations.slips import slip
from desktop_app.store.goods import load_goods
from desktop_app.ui.base.at_the_printer import PRINT_AT_ONCE
from desktop_app.ui.base.routes import AGAIN, AT_ONCE
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from desktop_app.ui.widgets.holding import put
from desktop_app.ui.widgets.text_field import TypedLine
from tests.ui.slip_shop import CONTROL, RETURN, a_client, a_past_slip, all_slips, the_form, weighed
from tests.ui.window import AWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
TURNED = "\u202eexe"
"""A mark that turns the reading direction."""


def a_typed_slip(bench: AWindow) -> ShipmentFormPage:
    """老王建材, two bags of cement, ready to save."""
    page = the_form(bench, customer_id=1)
    bench.press("sn", RETURN, "2", RETURN, RETURN)
    return page


def test_the_lines_are_counted_in_plain_words(shop: AWindow) -> None:
    """U53."""
    page = a_typed_slip(shop)
    assert page.form.lines.count.text() == "1 line"
    shop.press("hs", RETURN, "1", RETURN, RETURN)
    assert page.form.lines.count.text() == "2 lines"


def save(bench: AWindow) -> None:
    bench.chord(RETURN, CONTROL)
    bench.settle()


@pytest.mark.parametrize("field", ["project", "remark", "carrier", "paper_number", "prepared_by"])
def test_a_text_that_may_not_be_kept_is_refused_at_its_field(shop: AWindow, field: str) -> None:
    """U49, D19: also where the field is folded away; nothing is posted, everything stays."""
    page = a_typed_slip(shop)
    editor = page.form.editors[field]
    assert isinstance(editor, TypedLine)
    editor.setText(TURNED)
    save(shop)
    assert "invisible control character" in page.form.box(field).error()
    assert editor.isVisible()
    assert editor.hasFocus()
    assert all_slips(shop) == []
    assert page.form.lines.total_fen() == 50_00
    editor.setText("tower 2")
    save(shop)
    assert len(all_slips(shop)) == 1


def test_a_quantity_of_nothing_is_told_in_its_line(shop: AWindow) -> None:
    """U49: the line is counted as it is seen."""
    page = a_typed_slip(shop)
    shop.press("hs", RETURN, "0", RETURN, RETURN)
    save(shop)
    row = page.form.lines.rows[1]
    assert row.below.text() == "✕ The quantity in line 2 must be more than 0."
    assert row.quantity.hasFocus()


def test_a_total_that_is_too_large_is_told_at_the_last_line(shop: AWindow) -> None:
    """U49: nobody hides it in a bar."""
    page = the_form(shop, customer_id=2)
    for at, goods in enumerate(("sn", "hs")):
        shop.press(goods, RETURN, RETURN, RETURN)
        page.form.lines.rows[at].quantity.set_quantity(10**12)
        page.form.lines.rows[at].price.set_price(90 * 10_000)
    save(shop)
    assert "total must be between" in page.form.lines.rows[1].below.text()


def test_new_goods_whose_name_may_not_be_kept_are_told_in_their_line(shop: AWindow) -> None:
    """U49, D19."""
    page = a_typed_slip(shop)
    row = page.form.lines.rows[1]
    row.goods.setText(TURNED)
    row.quantity.set_quantity(1000)
    row.price.set_price(10000)
    save(shop)
    assert "invisible control character" in row.below.text()
    assert row.goods.hasFocus()


def test_more_paid_than_anybody_has_is_told_at_the_sum(shop: AWindow) -> None:
    page = a_typed_slip(shop)
    page.form.paid.setText("abc")
    save(shop)
    assert page.form.box("paid").error()
    assert all_slips(shop) == []


def test_the_other_fields_are_on_the_paper(shop: AWindow) -> None:
    """Conventions 1.2: project, driver, paper number, prepared by, remark."""
    page = a_typed_slip(shop)
    page.form.more.click()
    for field in ("project", "remark", "carrier", "paper_number", "prepared_by"):
        put(page.form.editors[field], f"my {field}")
    save(shop)
    voucher = shop.ask(lambda book: slip(book.ledger, "SHD-2026-00001"))
    assert (voucher.project, voucher.remark, voucher.carrier, voucher.paper_number, voucher.prepared_by) == (
        "my project", "my remark", "my carrier", "my paper_number", "my prepared_by",
    )  # fmt: skip


def test_goods_put_away_since_stay_what_they_were_in_a_copy_and_its_draft(shop: AWindow) -> None:
    """U19, U21: no second article is made of them."""
    number = a_past_slip(shop, 1, date(2026, 9, 1), (1, "10", "26"))
    article = next(one for one in shop.ask(lambda book: load_goods(book.ledger)) if one.id == 1)
    shop.do(lambda book, moment: edit_goods(book.ledger, replace(article, active=False), moment))
    page = the_form(shop, customer_id=1, number=number)
    assert page.form.lines.rows[0].goods.text() == "水泥 P.O 42.5"
    page.leave()
    shop.settle()
    page = the_form(shop, draft=page.keeper.key)
    assert [(line.goods_id, line.name, line.spec) for line in page.form.lines.lines()] == [(1, "水泥", "P.O 42.5")]
    save(shop)
    assert len(shop.ask(lambda book: load_goods(book.ledger))) == 6


def test_saving_twice_posts_once(shop: AWindow) -> None:
    """D4: two impatient chords."""
    page = a_typed_slip(shop)
    page.save()
    page.save()
    shop.settle()
    assert len(all_slips(shop)) == 1


def test_every_control_has_a_name_for_screen_readers(shop: AWindow) -> None:
    """U59: cells are named with their line."""
    page = a_typed_slip(shop)
    for kind in (QLineEdit, QComboBox, QAbstractButton):
        for control in page.findChildren(kind):
            named = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
            assert named, control
    assert page.form.lines.rows[1].quantity.accessibleName() == "Quantity of line 2"


def test_names_are_shown_character_for_character(shop: AWindow) -> None:
    """T32: what looks like markup is text, in the strip too."""
    hostile = a_client(shop, "<b>老王</b> & {name}")
    page = the_form(shop, customer_id=hostile)
    weighed(shop)
    assert page.strip.texts()[0] == "<b>老王</b> & {name}"
    assert page.form.customer_id.text() == "<b>老王</b> & {name}"


def test_discount_freight_and_rounding_are_one_key_away(shop: AWindow) -> None:
    """Case 30: typed below the goods, counted at the foot, posted, and back in a draft and a corrected slip."""
    page = a_typed_slip(shop)
    form = page.form
    assert form.charges.isHidden()
    shop.chord(Qt.Key.Key_F, CONTROL | SHIFT)
    assert form.discount.hasFocus()
    shop.press("2%", RETURN, "30", RETURN, "=78")
    told = "Sum of goods 50.00 − Discount 2% 1.00 + Freight 30.00 − Rounding-off 1.00 = Total due 78.00"
    assert form.lines.total.text() == told
    shop.press(RETURN)
    form.lines.rows[0].quantity.setFocus()
    shop.chord(Qt.Key.Key_L, CONTROL | SHIFT)
    assert form.lines.rows[0].off.hasFocus()
    shop.press("10%")
    assert form.lines.rows[0].amount.text() == "45.00"
    save(shop)
    assert [row.amount_fen for row in all_slips(shop)] == [78_00]
    again = the_form(shop, number=all_slips(shop)[0].number, tab=AGAIN)
    assert not again.form.charges.isHidden()
    assert again.form.lines.total_fen() == 78_00
    assert again.form.lines.rows[0].off.text() == "10%"


def test_a_discount_above_the_goods_is_told_while_it_is_typed(shop: AWindow) -> None:
    """Case 30: 500 off goods of 50 is no return: it is red before anybody saves it, and gone with the next digit."""
    form = a_typed_slip(shop).form
    shop.chord(Qt.Key.Key_F, CONTROL | SHIFT)
    shop.press("500")
    assert "between 0.00 and 50.00" in form.box("discount").error()
    shop.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert not form.box("discount").error()


def test_a_line_is_given_away_with_one_key_and_a_habit_rounds_the_rest(shop: AWindow) -> None:
    client = a_client(shop, "抹零的", round_to_fen=1_00)
    page = the_form(shop, customer_id=client)
    shop.press("hz", RETURN, "3", RETURN, RETURN, "sn", RETURN, "1", RETURN, RETURN)
    form = page.form
    assert form.rounding.placeholderText() == "0.35"
    assert form.lines.total_fen() == 26_00
    shop.chord(Qt.Key.Key_G, CONTROL)
    assert form.lines.rows[1].amount.text() == "gift"
    assert form.lines.total_fen() == 1_00
    shop.chord(Qt.Key.Key_G, CONTROL)
    form.discount.setText("60")
    save(shop)
    assert "between 0.00 and 26.35" in form.box("discount").error()
    assert all_slips(shop) == []


def test_a_gift_and_a_note_are_a_click_away_and_the_keyboard_stays_in_the_line(shop: AWindow) -> None:
    form = a_typed_slip(shop).form
    by_words = {one.text().split("  ")[0]: one for one in form.lines.findChildren(QPushButton)}
    by_words["Given away"].click()
    assert form.lines.rows[0].amount.text() == "gift"
    assert form.lines.rows[0].has_keyboard() or form.lines.rows[1].has_keyboard()
    by_words["Line note"].click()
    assert form.lines.rows[0].remark.hasFocus()


def test_fewer_than_none_come_back_on_the_slip_at_what_was_charged(shop: AWindow) -> None:
    """退换: the form finds the slip; the foot tells the net, the paper of which slip."""
    number = a_past_slip(shop, 1, date(2026, 11, 2), (1, "10", "22"))
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "-4", RETURN)
    shop.settle()
    row = page.form.lines.rows[0]
    assert (row.price.text(), row.amount.text(), row.source.text()) == ("22.00", "-88.00", "from slip 00001")
    shop.press(RETURN, "hs", RETURN, "1", RETURN, RETURN)
    assert page.form.lines.total_fen() == 32_00
    save(shop)
    newest = all_slips(shop)[0]
    assert newest.amount_fen == 32_00
    assert [line.origin for line in shop.ask(lambda book: slip(book.ledger, newest.number)).lines] == [number, ""]


def test_an_even_exchange_is_a_slip_and_its_return_and_both_are_taken_back_at_once(shop: AWindow) -> None:
    """88.00 of cement back, 88.00 of sand out: nothing more is owed than before."""
    a_past_slip(shop, 1, date(2026, 11, 2), (1, "10", "22"))
    before = [slip.number for slip in all_slips(shop)]
    the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "-4", RETURN)
    shop.settle()
    shop.press(RETURN, "hs", RETURN, "1", RETURN, "88", RETURN)
    save(shop)
    made = all_slips(shop)
    assert [slip.amount_fen for slip in made if slip.number not in before] == [88_00, 88_00]
    assert shop.window.bar.notice is not None
    assert "nothing more is owed" in shop.window.bar.notice.text
    shop.chord(Qt.Key.Key_Z, CONTROL)
    shop.settle()
    assert [slip.number for slip in all_slips(shop) if not slip.reversed_by] == before


def test_a_slip_in_parts_says_where_it_goes_and_has_notes_on_its_lines(shop: AWindow) -> None:
    """Parts, delivery and notes are on the paper, and in the form again when the slip is entered once more."""
    page = a_typed_slip(shop)
    form = page.form
    shop.chord(Qt.Key.Key_B, CONTROL | SHIFT)
    assert form.lines.rows[0].remark.hasFocus()
    shop.press("gate 3", RETURN)
    form.more.click()
    put(form.editors["deliver_to"], "North road 8")
    put(form.editors["receiver"], "Liu 13800138007")
    put(form.editors["plate"], "A-1286")
    form.parts.setText("30/30")
    save(shop)
    assert "The parts come to 60.00, the slip to 50.00" in form.box("parts").error()
    form.parts.setText("30/70")
    assert form.box("parts").aside.text() == "2 parts, the last on 2027-01-21"
    save(shop)
    number = all_slips(shop)[0].number
    paper = shop.ask(lambda book: slip(book.ledger, number))
    assert [part.amount_fen for part in paper.parts] == [15_00, 35_00]
    assert (paper.address, paper.contact, paper.plate, paper.lines[0].remark) == (
        "North road 8", "Liu 13800138007", "A-1286", "gate 3",
    )  # fmt: skip
    again = the_form(shop, number=number, tab=AGAIN)
    assert again.form.parts.text() == "2026-12-21 15.00, 2027-01-21 35.00"
    assert again.form.lines.rows[0].extra.isVisible()
    assert again.form.editors["plate"].isVisible()


def test_the_last_slip_and_the_usual_goods_come_with_one_key_and_go_with_another(shop: AWindow) -> None:
    a_past_slip(shop, 1, date(2026, 11, 2), (1, "10", "22"), (2, "1", "120"))
    a_past_slip(shop, 1, date(2026, 11, 9), (1, "4", "23"))
    page = the_form(shop)
    shop.chord(Qt.Key.Key_U, CONTROL | SHIFT)
    notice = page.form.bar.notice
    assert notice
    assert "Choose the customer" in notice.text
    shop.press("lwjc", RETURN)
    shop.settle()
    shop.chord(Qt.Key.Key_U, CONTROL | SHIFT)
    shop.settle()
    assert page.form.lines.total_fen() == 92_00
    shop.chord(Qt.Key.Key_U, CONTROL)
    shop.settle()
    assert [line.quantity for line in page.form.lines.lines()] == [4_000, 4_000]
    assert page.form.lines.rows[1].source.text() == "last 11-09"


def test_a_slip_is_printed_as_soon_as_it_is_saved_where_that_was_chosen(shop: AWindow) -> None:
    a_typed_slip(shop)
    shop.desk.preferences.keep_text(PRINT_AT_ONCE, "yes")
    save(shop)
    assert shop.window.route.tab == AT_ONCE


def test_the_columns_of_the_shop_stand_below_each_line_and_cost_no_key(shop: AWindow) -> None:
    def named(book: Book, moment: Moment) -> Done[Shop]:
        return edit_shop(book.ledger, replace(shop_of(book.ledger), line_columns="颜色、件数"), moment)

    shop.do(named, date(2026, 11, 2))
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "2", RETURN, RETURN)
    assert page.form.lines.rows[1].goods.hasFocus()
    shop.chord(Qt.Key.Key_B, CONTROL | SHIFT)
    shop.press("grey", RETURN, "4", RETURN, "dry", RETURN)
    assert page.form.lines.rows[1].goods.hasFocus()
    save(shop)
    number = all_slips(shop)[0].number
    (line,) = shop.ask(lambda book: slip(book.ledger, number)).lines
    assert (line.more, line.remark) == (("grey", "4"), "dry")
    again = the_form(shop, number=number, tab=AGAIN)
    assert again.form.lines.rows[0].extra.more() == ("grey", "4")
