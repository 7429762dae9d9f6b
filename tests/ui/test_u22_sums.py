"""Sums in the cells of a slip: worked out while they are typed, before they are accepted."""

import pytest

from tests.ui.slip_shop import RETURN, the_form
from tests.ui.window import AWindow


@pytest.mark.parametrize(
    ("typed", "worth", "written"), [("12*36", "= 432", "432"), ("120/4", "= 30", "30"), ("1.2w", "= 12000", "12000")]
)
def test_the_worth_of_a_sum_is_shown_before_enter_accepts_it(
    shop: AWindow, typed: str, worth: str, written: str
) -> None:
    """U22: `12*36`, `120/4`, `1.2万` in the quantity."""
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, typed)
    row = page.form.lines.rows[0]
    assert row.quantity.text() == typed
    assert row.source.text() == worth
    assert page.form.lines.total_fen() == int(written) * 25_00
    shop.press(RETURN)
    assert row.quantity.text() == written
    assert row.source.text() == "list price"


def test_prices_and_what_is_paid_now_take_sums_too(shop: AWindow) -> None:
    """U22: the worth of the paid sum stands above its field."""
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "2", RETURN, "25*0.9")
    row = page.form.lines.rows[0]
    assert row.source.text() == "= 22.50"
    shop.press(RETURN)
    assert row.amount.text() == "45.00"
    shop.press(RETURN, "20+5")
    assert page.form.box("paid").aside.text() == "= 25.00"
    shop.press(RETURN)
    assert page.form.paid.text() == "25.00"


def test_what_is_no_sum_is_told_at_its_cell(shop: AWindow) -> None:
    """U22, U49: division by nothing."""
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "5/0", RETURN)
    page.save()
    row = page.form.lines.rows[0]
    assert "divides by zero" in row.below.text()
    assert row.quantity.hasFocus()
    assert row.quantity.text() == "5/0"


def test_a_quantity_below_zero_comes_back_and_alone_it_is_a_return(shop: AWindow) -> None:
    """U22, U49: −2 comes back on the slip; that nothing leaves with it is said at the line when it is saved."""
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    shop.press("sn", RETURN, "-2", RETURN)
    row = page.form.lines.rows[0]
    assert row.price.hasFocus(), "the keyboard goes on"
    assert not row.quantity.property("state")
    assert row.amount.text() == "-50.00"
    page.save()
    shop.settle()
    assert "this is a return" in row.below.text()
    row.quantity.setFocus()
    row.quantity.selectAll()
    shop.press("2")
    assert not row.quantity.property("state")
