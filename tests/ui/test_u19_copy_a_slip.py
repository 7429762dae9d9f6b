"""A past slip once more: the same goods at the prices this customer paid last, with the day of each price."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.operations.slips import slip
from desktop_app.operations.taking_back import void_document
from desktop_app.ui.base.routes import AGAIN, PageName
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from tests.ui.paper_shop import until
from tests.ui.slip_shop import CONTROL, RETURN, a_past_slip, all_slips, the_form
from tests.ui.watchdog import watched
from tests.ui.window import AWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_ctrl_d_copies_the_slip_under_the_cursor_at_the_prices_of_today(shop: AWindow) -> None:
    """U19: cement has been sold for less since, sand has not."""
    old = a_past_slip(shop, 1, date(2026, 9, 1), (1, "10", "26"), (2, "3", "110"))
    a_past_slip(shop, 1, date(2026, 10, 8), (1, "5", "24.5"))
    a_past_slip(shop, 2, date(2026, 11, 1), (1, "5", "20"))
    shop.go(PageName.SHIPMENTS, number=old)
    shop.chord(Qt.Key.Key_D, CONTROL)
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, ShipmentFormPage)
    assert page.form.customer_id.text() == "老王建材"
    rows = page.form.lines.rows
    assert [(row.quantity.text(), row.price.text(), row.source.text()) for row in rows[:2]] == [
        ("10", "24.50", "last 10-08"), ("3", "110.00", "last 09-01"),
    ]  # fmt: skip
    assert page.form.bar.notice is not None
    assert old in page.form.bar.notice.text
    assert rows[0].goods.hasFocus()
    shop.chord(RETURN, CONTROL)
    shop.settle()
    newest = all_slips(shop)[0]
    assert newest.dated == shop.today
    assert shop.ask(lambda book: slip(book.ledger, newest.number)).total_fen == 575_00


def test_a_long_slip_is_copied_whole_while_the_window_goes_on_answering(shop: AWindow) -> None:
    """U19, U50: sixty lines come in several turns of the event loop."""
    lines = tuple((at % 6 + 1, str(at + 1), "1") for at in range(60))
    old = a_past_slip(shop, 2, date(2026, 9, 1), *lines)
    page = the_form(shop, number=old)
    until(lambda: len(page.form.lines.rows) == 61)
    assert page.form.customer_id.text() == "曾国强"
    assert [row.quantity.text() for row in page.form.lines.rows] == [*(str(at + 1) for at in range(60)), ""]


@pytest.mark.by_the_clock
def test_a_long_slip_is_copied_over_a_long_one_while_the_window_goes_on_answering(shop: AWindow) -> None:
    """U50: sixty lines go and sixty come, never over 100 ms in one turn; what is still coming is kept with the rest."""
    lines = tuple((at % 6 + 1, str(at + 1), "1") for at in range(60))
    old = a_past_slip(shop, 2, date(2026, 9, 1), *lines)
    page = the_form(shop, number=old)
    until(lambda: len(page.form.lines.rows) == 61)
    with watched() as dog:
        for _ in range(2):  # the second comes while the first is still being filled in
            the_form(shop, number=old)
            assert len(page.form.lines.rows) < 61
        half = page.form.lines.typed()
        until(lambda: len(page.form.lines.rows) == 61)
    assert (dog.held, dog.waits) == ([], [])
    whole = page.form.lines.typed()
    assert [(one.goods, one.unit, one.quantity, one.price) for one in half] == [
        (one.goods, one.unit, one.quantity, one.price) for one in whole
    ]
    assert [one.quantity for one in whole] == [str(at + 1) for at in range(60)]


def test_a_voided_slip_entered_again_keeps_its_date_its_due_date_and_its_prices(shop: AWindow) -> None:
    """Case 27: it is the same delivery, put right; today and today's prices would book a wrong fact."""
    old = a_past_slip(shop, 1, date(2026, 9, 1), (1, "10", "26"))
    a_past_slip(shop, 1, date(2026, 10, 8), (1, "5", "24.5"))
    page = shop.go(PageName.SHIPMENT_FORM, customer_id=1, number=old, tab=AGAIN)
    assert isinstance(page, ShipmentFormPage)
    assert (page.form.dated.text(), page.form.due.text()) == ("2026-09-01", "2026-10-01")
    assert page.form.lines.rows[0].price.text() == "26.00"
    assert page.form.lines.rows[0].goods.hasFocus(), "what has to be looked at first"
    shop.chord(RETURN, CONTROL)
    shop.settle()
    again = next(one for one in all_slips(shop) if one.dated == date(2026, 9, 1) and one.number != old)
    voucher = shop.ask(lambda book: slip(book.ledger, again.number))
    assert (voucher.due, voucher.total_fen) == (date(2026, 10, 1), 260_00)


def test_a_slip_that_was_voided_long_ago_is_entered_again_from_its_row(shop: AWindow) -> None:
    """Case 27: the way does not end with the bar that told of the void; a slip that stands has none."""
    old = a_past_slip(shop, 1, date(2026, 9, 1), (1, "10", "26"))
    shop.do(lambda book, moment: void_document(book.ledger, old, None, "开错单", moment))
    shop.go(PageName.SHIPMENTS, number=old)
    shop.chord(Qt.Key.Key_D, CONTROL | SHIFT)
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, ShipmentFormPage)
    assert (page.form.dated.text(), page.form.lines.rows[0].price.text()) == ("2026-09-01", "26.00")
