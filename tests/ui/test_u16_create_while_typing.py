"""A customer or an article nobody knows is made while the slip is typed, and the slip is not lost."""

from PySide6.QtCore import Qt

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.operations.customers import all_customers
from desktop_app.operations.slips import slip
from desktop_app.store.goods import load_goods
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer_form import CustomerFormPage
from tests.ui.slip_shop import CONTROL, ESC, RETURN, all_slips, the_form, weighed
from tests.ui.window import AWindow


def test_an_unknown_name_asks_for_the_phone_and_the_slip_goes_on(shop: AWindow) -> None:
    """U16: two fields in the page; Enter in the phone adds the customer."""
    page = the_form(shop)
    page.form.remark.setText("typed before")
    shop.press("Novak", RETURN)
    assert page.form.fresh.isVisible()
    assert page.form.fresh.name.text() == "Novak"
    assert page.form.fresh.phone.hasFocus()
    shop.press("13812345678", RETURN)
    shop.settle()
    assert page.form.fresh.isHidden()
    assert page.form.customer_id.text() == "Novak"
    assert page.form.lines.rows[0].goods.hasFocus()
    assert page.form.remark.text() == "typed before"
    made = next(one for one in shop.ask(lambda book: all_customers(book.ledger)) if one.name == "Novak")
    assert made.phone == "13812345678"
    assert page.form.customer_id.picked_id() == made.id
    shop.press("sn", RETURN, "2", RETURN, RETURN, RETURN)
    weighed(shop)
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert all_slips(shop)[0].customer == "Novak"


def test_nobody_pays_cash_because_nobody_said_how_they_pay(shop: AWindow) -> None:
    """R003: the terms are open until somebody sets them; no sum is filled in as paid, and the gate says it."""
    page = the_form(shop)
    shop.press("Novak", RETURN)
    assert "Nothing is agreed yet" in page.form.fresh.meaning.text()
    shop.press(RETURN)
    shop.settle()
    assert page.form.due.placeholderText() == "not agreed yet"
    shop.press("sn", RETURN, "2", RETURN, RETURN, RETURN)
    weighed(shop)
    assert page.form.paid.text() == ""
    assert "not agreed yet: 50.00 would have no due date" in page.form.gate.words.text()
    shop.chord(RETURN, CONTROL)
    shop.settle()
    posted = shop.ask(lambda book: slip(book.ledger, "SHD-2026-00001"))
    assert (posted.due, posted.paid_fen) == (None, 0)


def test_terms_that_are_agreed_are_chosen_beside_the_phone(shop: AWindow) -> None:
    """U8, U16: Tab, the choice, Enter; the due date follows at once."""
    page = the_form(shop)
    shop.press("Novak", RETURN, Qt.Key.Key_Tab)
    assert page.form.fresh.terms.hasFocus()
    page.form.fresh.terms.setCurrentText("30 days from delivery")
    page.form.fresh.terms.activated.emit(page.form.fresh.terms.currentIndex())
    assert page.form.fresh.meaning.text() == "Each slip is due 30 days after delivery."
    shop.press(RETURN)
    shop.settle()
    assert page.form.fresh.isHidden()
    assert page.form.due.placeholderText() == "2026-12-21"


def test_terms_are_set_from_the_slip_afterwards(shop: AWindow) -> None:
    """R003: the door in the strip leads to the customer, whose form stands at “not agreed yet”."""
    page = the_form(shop)
    shop.press("Novak", RETURN, RETURN)
    shop.settle()
    weighed(shop)
    page.strip.setting.click()
    shop.settle()
    form = shop.window.current_page()
    assert isinstance(form, CustomerFormPage)
    assert form.form.terms.kind.hasFocus(), "who came to set the terms is in the terms"
    assert form.form.terms.value() == Terms(TermsKind.NOT_AGREED)
    form.form.terms.kind.set_value(TermsKind.CASH)
    form.save()
    shop.settle()
    assert shop.window.current_page() is page
    assert page.form.due.placeholderText() == "2026-11-21"


def test_the_form_of_a_new_customer_makes_no_terms_up_either(shop: AWindow) -> None:
    """R003."""
    form = shop.go(PageName.CUSTOMER_FORM)
    assert isinstance(form, CustomerFormPage)
    form.form.name.setText("Novak")
    form.save()
    shop.settle()
    made = next(one for one in shop.ask(lambda book: all_customers(book.ledger)) if one.name == "Novak")
    assert made.terms.kind is TermsKind.NOT_AGREED


def test_a_name_the_book_has_already_is_refused_at_the_field(shop: AWindow) -> None:
    """U16, U49."""
    page = the_form(shop)
    shop.press("Novak", RETURN)
    page.form.fresh.name.setText("老王建材")
    shop.press(RETURN)
    shop.settle()
    assert "already a customer" in page.form.fresh.box("name").error()
    assert page.form.fresh.isVisible()


def test_esc_goes_back_to_the_name(shop: AWindow) -> None:
    """U16, U20: nothing is made and nothing is lost."""
    page = the_form(shop)
    shop.press("Novak", RETURN, ESC)
    assert page.form.fresh.isHidden()
    assert page.form.customer_id.hasFocus()
    assert page.form.customer_id.text() == "Novak"
    assert len(shop.ask(lambda book: all_customers(book.ledger))) == 2


def test_new_goods_ask_for_their_unit_and_are_known_afterwards(shop: AWindow) -> None:
    """U16: name, unit, quantity, price in the line itself."""
    page = the_form(shop, customer_id=1)
    shop.press("Valve", RETURN)
    row = page.form.lines.rows[0]
    assert row.unit.hasFocus()
    shop.press("pcs", RETURN, "3", RETURN, "12.5", RETURN)
    assert row.amount.text() == "37.50"
    shop.press(RETURN)
    shop.chord(RETURN, CONTROL)
    shop.settle()
    made = next(one for one in shop.ask(lambda book: load_goods(book.ledger)) if one.name == "Valve")
    assert made.unit == "pcs"
    page = the_form(shop, customer_id=1)
    shop.press("val", RETURN)
    assert page.form.lines.rows[0].goods_id() == made.id
    assert page.form.lines.rows[0].price.text() == "12.50"


def test_new_goods_without_a_price_are_told_at_the_price(shop: AWindow) -> None:
    """U49: the keyboard is where it is missing."""
    page = the_form(shop, customer_id=1)
    shop.press("Valve", RETURN, "pcs", RETURN, RETURN)
    shop.chord(RETURN, CONTROL)
    row = page.form.lines.rows[0]
    assert row.price.hasFocus()
    assert row.below.isVisible()
    assert row.below.text() == "✕ This field is empty. Fill it in."
    shop.press("8")
    assert row.below.isHidden()


def test_the_popup_says_that_goods_will_be_new(shop: AWindow) -> None:
    """U16: the last row of the list, also with hostile text as it is (T32)."""
    page = the_form(shop, customer_id=1)
    goods = page.form.lines.rows[0].goods
    shop.press("<b>x")
    assert goods.popup.isVisible()
    assert goods.popup.rows.item(0).text() == "New goods “<b>x”"
    shop.press(Qt.Key.Key_Escape)
    assert goods.popup.isHidden()
    assert goods.text() == "<b>x"
