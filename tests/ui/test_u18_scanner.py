"""A barcode scanner anywhere in the slip: keys no hand can type so fast, with the times the system stamps on them.

What a scanner sends while an input method is open was not tried: that needs a real scanner on a real PC.
"""

import pytest
from PySide6.QtCore import Qt

from desktop_app.operations.slips import slip
from desktop_app.store.goods import load_goods
from tests.ui.slip_shop import CONTROL, GOODS, RETURN, all_slips, scan, the_form, weighed
from tests.ui.window import AWindow

CODES = [article[-1] for article in GOODS]
UNKNOWN = "4006381333931"


def test_twenty_scans_at_five_milliseconds_a_key_lose_none(shop: AWindow) -> None:
    """U18: each adds a line or one more; the keyboard is in the empty line afterwards."""
    page = the_form(shop, customer_id=1)
    at = 1_000_000
    for number in range(20):
        at = scan(CODES[number % 6], start=at + 40)
    rows = page.form.lines.rows
    assert [row.quantity.text() for row in rows[:6]] == ["4", "4", "3", "3", "3", "3"]
    assert [row.goods_id() for row in rows] == [1, 2, 3, 4, 5, 6, 0]
    assert rows[6].goods.hasFocus()
    assert rows[6].goods.text() == ""


def test_a_slip_by_scanner_takes_nine_keys_and_the_scans(shop: AWindow) -> None:
    """U13, U18: customer, six scans, Enter on the empty line, save, Enter in the preview (experience 2.5)."""
    page = the_form(shop)
    shop.keys = 0
    shop.press("zgq", RETURN)
    shop.settle()
    for at, code in enumerate(CODES[:3] + CODES[4:]):
        scan(code, start=1_000_000 * (at + 1))
    shop.press(RETURN)
    assert page.form.paid.hasFocus()
    weighed(shop)
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert shop.keys + 2 <= 9
    newest = all_slips(shop)[0]
    assert len(shop.ask(lambda book: slip(book.ledger, newest.number)).lines) == 5


@pytest.mark.parametrize(
    "field", ["customer_id", "dated", "due", "project", "paid", "goods", "quantity", "price", "paid_method"]
)
def test_a_scan_into_any_field_leaves_the_field_as_it_was(shop: AWindow, field: str) -> None:
    """U18: the letters that fell into it before the scan was known for one are taken out again."""
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "7", RETURN, RETURN)
    row, form = page.form.lines.rows[0], page.form
    form.paid.setText("12*3")
    form.project.setText("tower 2")
    widget = getattr(form, field, None) or getattr(row, field)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    before = (
        form.customer_id.picked_id(),
        form.dated.text(),
        form.due.text(),
        form.project.text(),
        form.paid_method.value(),
    )
    paid, quantity, price = form.paid.text(), row.quantity.text(), row.price.text()
    scan(CODES[1])
    assert before == (
        form.customer_id.picked_id(), form.dated.text(), form.due.text(), form.project.text(), form.paid_method.value(),
    )  # fmt: skip
    assert (form.paid.text(), row.quantity.text(), row.price.text()) == (paid, quantity, price)
    assert widget.hasFocus()
    assert [one.goods_id() for one in form.lines.rows] == [1, 2, 0]
    assert (row.goods.text(), row.unit.text(), row.source.text()) == ("水泥 P.O 42.5", "包", "list price")
    assert form.lines.total_fen() == 7 * 25_00 + 120_00
    assert not form.customer_id.popup.isVisible()
    assert form.window().isVisible()


def test_a_scan_into_the_remark_stays_there(shop: AWindow) -> None:
    """U18: serial numbers are remarks."""
    page = the_form(shop, customer_id=1)
    page.form.remark.setFocus()
    scan(CODES[0])
    assert page.form.remark.text() == CODES[0]
    assert page.form.lines.is_empty()


def test_a_code_the_book_does_not_have_asks_for_the_name_and_is_kept_with_it(shop: AWindow) -> None:
    """U16, U18: from then on the scan finds it."""
    page = the_form(shop, customer_id=1)
    page.form.paid.setFocus()
    scan(UNKNOWN)
    row = page.form.lines.rows[0]
    assert page.form.paid.text() == ""
    assert row.goods.hasFocus()
    assert UNKNOWN in row.below.text()
    shop.press("Valve", RETURN, "pcs", RETURN, "2", RETURN, "5", RETURN, RETURN)
    shop.chord(RETURN, CONTROL)
    shop.settle()
    made = next(one for one in shop.ask(lambda book: load_goods(book.ledger)) if one.name == "Valve")
    assert made.code == UNKNOWN
    page = the_form(shop, customer_id=1)
    scan(UNKNOWN)
    assert page.form.lines.rows[0].goods_id() == made.id


def test_the_same_figures_by_hand_are_no_scan(shop: AWindow) -> None:
    """U18: a hand needs more than 35 ms for a key."""
    page = the_form(shop, customer_id=1)
    page.form.project.setFocus()
    scan(CODES[0], gap_ms=60)
    assert page.form.project.text() == CODES[0]
    assert page.form.lines.is_empty()


def test_letters_of_a_name_are_no_scan_however_fast_they_come(shop: AWindow) -> None:
    """U13: what is no code of the book and no barcode is typed text."""
    page = the_form(shop)
    scan("lwjc")
    assert page.form.customer_id.text() == "老王建材"
    assert page.form.lines.rows[0].goods.hasFocus()
