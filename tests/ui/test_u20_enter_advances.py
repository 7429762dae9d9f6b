"""Enter goes on, Ctrl+Enter is done, Esc steps back and keeps what was typed."""

from desktop_app.operations.drafts import drafts
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from tests.ui.slip_shop import CONTROL, ESC, RETURN, all_slips, the_form
from tests.ui.window import AWindow


def test_enter_goes_from_field_to_field_through_the_whole_slip(shop: AWindow) -> None:
    """U20: customer, goods, quantity, price, next line, paid, how, remark."""
    page = the_form(shop)
    form = page.form
    shop.press("lwjc", RETURN)
    shop.settle()
    assert form.lines.rows[0].goods.hasFocus()
    shop.press("sn", RETURN)
    assert form.lines.rows[0].quantity.hasFocus()
    shop.press("3", RETURN)
    assert form.lines.rows[0].price.hasFocus()
    shop.press(RETURN)
    assert form.lines.rows[1].goods.hasFocus()
    shop.press(RETURN)
    assert form.paid.hasFocus()
    shop.press("5", RETURN)
    assert form.paid_method.hasFocus()
    shop.press(RETURN)
    assert form.remark.hasFocus()
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert shop.window.route.page is PageName.PREVIEW
    assert all_slips(shop)[0].open_fen == 70_00


def test_esc_keeps_a_draft_and_offers_to_go_on(shop: AWindow) -> None:
    """U20: from any field; the bar of the page before brings it back as it was typed."""
    shop.go(PageName.SHIPMENTS)
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    shop.press("sn", RETURN, "12*3", ESC)
    shop.settle()
    assert shop.window.route.page is PageName.SHIPMENTS
    (kept,) = shop.ask(lambda book: drafts(book.ledger, "shipment"))
    assert shop.window.bar.notice is not None
    assert [way.text for way in shop.window.bar.notice.ways] == ["Go on with it"]
    shop.window.bar.press(0)
    shop.settle()
    assert shop.window.current_page() is page
    assert page.keeper.key == kept.key
    assert page.form.customer_id.text() == "老王建材"
    assert page.form.lines.rows[0].quantity.text() == "12*3"
    assert page.form.lines.total_fen() == 900_00


def test_esc_on_an_untouched_form_just_goes_back(shop: AWindow) -> None:
    """U20."""
    shop.go(PageName.SHIPMENTS)
    the_form(shop)
    shop.press(ESC)
    shop.settle()
    assert shop.window.route.page is PageName.SHIPMENTS
    assert shop.ask(lambda book: drafts(book.ledger)) == []
    assert shop.window.bar.notice is None


def test_a_new_slip_begun_over_an_unfinished_one_loses_nothing(shop: AWindow) -> None:
    """U20: F7 in the middle of a slip."""
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    shop.press("sn", RETURN)
    shop.window.new_shipment()
    shop.settle()
    assert not page.is_typed()
    assert page.form.bar.notice is not None
    assert "老王建材" in page.form.bar.notice.text
    page.form.bar.press(0)
    shop.settle()
    assert isinstance(page, ShipmentFormPage)
    assert page.form.lines.rows[0].goods.text() == "水泥 P.O 42.5"


def test_a_posted_slip_leaves_no_draft_and_undo_takes_it_back_with_its_money(shop: AWindow) -> None:
    """U20, U23: Ctrl+Z after saving; the account is as it was."""
    the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "4", RETURN, RETURN, RETURN, "30")
    shop.window.current_page().keep_draft()  # type: ignore[union-attr]
    shop.settle()
    assert len(shop.ask(lambda book: drafts(book.ledger))) == 1
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert shop.ask(lambda book: drafts(book.ledger)) == []
    shop.window.undo()
    shop.settle()
    (only,) = all_slips(shop)
    assert only.reversed_by
    balance = "SELECT coalesce(sum(open_fen), 0) FROM open_items"
    assert shop.ask(lambda book: book.ledger.value(balance)) == 0
