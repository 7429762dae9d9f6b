"""Goods that come back: how many of which line of which slip, and where the sum goes."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.domain.slip_sums import Charges
from desktop_app.operations.drafts import Draft, drafts, keep_draft
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.slips import slip
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.slips.return_form import ReturnFormPage
from tests.ui.slip_shop import CONTROL, ESC, RETURN, a_past_slip, a_slip_shop, all_slips
from tests.ui.window import AWindow


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """One slip: ten bags of cement at 25, three cubic metres of sand at 110."""
    with a_slip_shop(tmp_path) as bench:
        a_past_slip(bench, 1, date(2026, 11, 2), (1, "10", "25"), (2, "3", "110"))
        yield bench


def the_form(bench: AWindow, **facts: object) -> ReturnFormPage:
    page = bench.go(PageName.RETURN_FORM, **facts)
    assert isinstance(page, ReturnFormPage)
    return page


def place(bench: AWindow) -> str:
    return bench.window.route.page.value


def the_page(bench: AWindow) -> ReturnFormPage:
    page = bench.window.current_page()
    assert isinstance(page, ReturnFormPage)
    return page


def returned(bench: AWindow, page: ReturnFormPage) -> None:
    """Save, and wait for the paper."""
    bench.chord(RETURN, CONTROL)
    bench.settle()
    assert not page.form.bar.is_seen


def test_only_the_quantities_are_typed_and_the_slip_owes_less(shop: AWindow) -> None:
    """Case 1: four bags back, at the price of the slip."""
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    assert page.form.lines.rows[0].quantity.hasFocus()
    assert page.form.lines.rows[0].below.text() == "10 包 were delivered"
    shop.press("4", RETURN)
    assert page.form.lines.rows[1].quantity.hasFocus()
    assert page.facts.texts()[0] == "Goods worth 100.00 come back"
    assert [(term.words, term.figure) for term in page.form.lines.terms()] == [("This return", "100.00")]
    assert page.facts.texts()[1] == "SHD-2026-00001 then has 480.00 unpaid."
    shop.press(RETURN)
    assert page.form.reason.hasFocus()
    shop.press("too many")
    returned(shop, page)
    newest, shipped = all_slips(shop)
    assert shop.window.route.number == newest.number
    assert shipped.open_fen == 480_00
    voucher = shop.ask(lambda book: slip(book.ledger, newest.number))
    assert [(line.name, line.quantity) for line in voucher.lines] == [("水泥", 4000)]
    assert voucher.returns_number == "SHD-2026-00001"


def test_by_keyboard_alone_from_the_customer(shop: AWindow) -> None:
    """The customer, a part of the number, the quantity, save."""
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    assert page.form.shipment_number.hasFocus()
    shop.press("001", RETURN)
    shop.settle()
    shop.press("10", RETURN, "3", RETURN)
    returned(shop, page)
    assert all_slips(shop)[1].open_fen == 0


def test_kept_apart_it_leaves_the_slip_as_it_is(shop: AWindow) -> None:
    """Case 2."""
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    shop.press("4")
    page.form.apply.set_value(False)
    page.form.apply.changed.emit(False)
    assert "kept as credit" in page.facts.texts()[1]
    returned(shop, page)
    assert all_slips(shop)[1].open_fen == 580_00


def test_more_than_was_shipped_is_told_at_the_line(shop: AWindow) -> None:
    """What came back already counts too."""
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    shop.press("4")
    returned(shop, page)
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    row = page.form.lines.rows[0]
    assert row.below.text() == "10 包 were delivered, 4 came back already"
    shop.press("7")
    assert row.below.text() == "! More than was delivered and is still there: 6"
    shop.press("\b6")
    assert row.below.text() == "10 包 were delivered, 4 came back already"


def test_without_a_slip_the_goods_are_typed_and_the_sum_stays_on_account(shop: AWindow) -> None:
    page = the_form(shop, customer_id=1)
    page.form.lines.go_to_first_empty()
    shop.press("hz", RETURN, "100", RETURN, "0.5", RETURN, RETURN)
    assert page.form.reason.hasFocus()
    assert "on account" in page.facts.texts()[1]
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert len(all_slips(shop)) == 1, "no slip of theirs has these goods: asked first"
    assert page.form.bar.notice is not None
    page.form.bar.notice.ways[0].does()
    shop.settle()
    assert all_slips(shop)[1].open_fen == 580_00


def test_nothing_typed_is_told_at_the_first_line(shop: AWindow) -> None:
    """U49."""
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    shop.chord(RETURN, CONTROL)
    assert page.form.lines.rows[0].quantity.hasFocus()
    assert "Add at least one line" in page.form.lines.rows[0].below.text()


def test_a_day_that_has_not_come_is_refused_at_the_date(shop: AWindow) -> None:
    """U49: goods that come back count only once they are here."""
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    shop.press("4")
    page.form.dated.setText("2026-11-25")
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert "has not come yet" in page.form.box("dated").error()
    assert page.form.lines.rows[0].quantity.text() == "4"


def test_esc_keeps_a_draft_that_comes_back_whole(shop: AWindow) -> None:
    """U20, U21: the slip, the quantities, the reason."""
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    shop.press("4", RETURN, RETURN, "torn", ESC)
    shop.settle()
    (kept,) = shop.ask(lambda book: drafts(book.ledger, "return"))
    page = the_form(shop)
    assert page.form.bar.notice is not None
    shop.desk.go(Route(PageName.RETURN_FORM, draft=kept.key))
    shop.settle()
    assert page.form.shipment_number.text() == "SHD-2026-00001"
    assert [row.quantity.text() for row in page.form.lines.rows] == ["4", ""]
    assert page.form.reason.text() == "torn"


def test_a_return_that_was_only_opened_leaves_nothing_behind(shop: AWindow) -> None:
    """U20, U21: its customer and slip were filled in by the program, nobody typed them."""
    the_form(shop, customer_id=1, number="SHD-2026-00001")
    shop.press(ESC)
    shop.settle()
    assert shop.ask(lambda book: drafts(book.ledger)) == []


def test_a_return_left_by_the_version_before_comes_back_whole(shop: AWindow) -> None:
    """U21: that one wrote all it knew side by side."""
    old = {
        "submission": "k", "customer_id": 1, "customer": "老王建材", "dated": "2026-11-20", "due": "", "project": "",
        "lines": [{"goods_id": 1, "goods": "水泥 P.O 42.5", "code": "", "spec": "P.O 42.5", "unit": "包",
                   "quantity": "4", "price": "25.00", "priced": False}],
        "paid": "", "method": "", "remark": "", "carrier": "", "paper_number": "", "prepared_by": "",
        "reason": "torn", "shipment_number": "SHD-2026-00001", "apart": True,
    }  # fmt: skip
    shop.do(lambda book, moment: keep_draft(book.ledger, Draft("return", "k", json.dumps(old), moment.now)))
    page = the_form(shop, draft="k")
    form = page.form
    assert (form.customer_id.text(), form.shipment_number.text()) == ("老王建材", "SHD-2026-00001")
    assert [row.quantity.text() for row in form.lines.rows] == ["4", ""]
    assert (form.dated.text(), form.reason.text(), form.apply.value()) == ("2026-11-20", "torn", False)
    returned(shop, page)
    assert all_slips(shop)[1].open_fen == 580_00


def test_goods_typed_before_anybody_said_whose_they_are_stay(shop: AWindow) -> None:
    """U20: what is typed is never thrown away; with the slip they go to its lines."""
    page = the_form(shop)
    page.form.lines.go_to_first_empty()
    shop.press("sn", RETURN, "4", RETURN, "25", RETURN)
    page.form.customer_id.setFocus()
    shop.press("lwjc", RETURN)
    shop.settle()
    assert page.form.lines.total_fen() == 100_00
    shop.press("001", RETURN)
    shop.settle()
    assert [row.quantity.text() for row in page.form.lines.rows] == ["4", ""]


def test_what_came_back_in_two_lines_of_one_return_counts_twice(shop: AWindow) -> None:
    """Case 1: two and one bag of cement came back, not one."""
    number = a_past_slip(shop, 1, date(2026, 11, 3), (1, "10", "25"), (1, "10", "24"))
    page = the_form(shop, customer_id=1, number=number)
    shop.press("2", RETURN, "1", RETURN)
    returned(shop, page)
    page = the_form(shop, customer_id=1, number=number)
    assert page.form.lines.rows[0].below.text() == "10 包 were delivered, 3 came back already"


def test_undo_brings_the_goods_back_to_the_customer(shop: AWindow) -> None:
    """U23."""
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    shop.press("4")
    returned(shop, page)
    shop.window.undo()
    shop.settle()
    assert all_slips(shop)[1].open_fen == 580_00
    assert QApplication.activeModalWidget() is None


def test_the_form_speaks_chinese_without_a_word_of_the_slip_lost(tmp_path: Path, qapp: QApplication) -> None:
    """U62: user text is shown as it is."""
    with a_slip_shop(tmp_path, "zh_CN") as bench:
        a_past_slip(bench, 1, date(2026, 11, 2), (1, "10", "25"))
        page = the_form(bench, customer_id=1, number="SHD-2026-00001")
        assert page.form.lines.rows[0].goods.text() == "水泥 P.O 42.5"
        assert page.form.customer_id.text() == "老王建材"
        assert Qt.Key.Key_Return == RETURN


def test_a_draft_of_one_article_at_two_prices_comes_back_as_it_was_typed(shop: AWindow) -> None:
    """U21: what was typed for one line is not typed for the other."""
    number = a_past_slip(shop, 1, date(2026, 11, 3), (1, "10", "25"), (1, "4", "24"), (1, "2", "24"))
    page = the_form(shop, customer_id=1, number=number)
    shop.press(RETURN, "3", RETURN)
    assert [row.quantity.text() for row in page.form.lines.rows] == ["", "3", ""]
    page.keep_draft()
    page = the_form(shop, draft=page.keeper.key)
    assert [row.quantity.text() for row in page.form.lines.rows] == ["", "3", ""]
    assert page.form.lines.total_fen() == 72_00


def test_more_than_was_delivered_is_asked_at_its_line_and_booked_only_by_a_yes(shop: AWindow) -> None:
    """Issue 7 §1: fifteen of ten bags; nothing is booked before somebody says that it is meant so."""
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    shop.press("15", RETURN)
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert len(all_slips(shop)) == 1
    assert "15 包 of 水泥 would come back, but only 10" in page.form.lines.rows[0].below.text()
    notice = page.form.bar.notice
    assert notice is not None
    assert [way.text for way in notice.ways] == ["Yes, book it as typed"]
    notice.ways[0].does()
    shop.settle()
    assert len(all_slips(shop)) == 2


def test_nobody_comes_back_to_the_empty_form_of_a_return_that_was_posted(shop: AWindow) -> None:
    """U12, U20: from the paper back to the slips; a receipt taken in between does not end in an empty return either."""
    shop.go(PageName.SHIPMENTS, number="SHD-2026-00001")
    shop.press("B")
    shop.settle()
    shop.press("4")
    returned(shop, the_page(shop))
    assert place(shop) == PageName.PREVIEW
    shop.press(Qt.Key.Key_F9)
    shop.settle()
    shop.press("lw", RETURN)
    shop.settle()
    shop.press("100")
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert place(shop) == PageName.SHIPMENTS, "nor does Enter then print the paper of somebody else"


def test_a_return_half_typed_is_come_back_to_after_a_receipt(shop: AWindow) -> None:
    """U20."""
    page = the_form(shop, customer_id=1, number="SHD-2026-00001")
    shop.press("4")
    shop.press(Qt.Key.Key_F9)
    shop.settle()
    shop.press(ESC)
    shop.settle()
    assert shop.window.current_page() is page
    assert page.form.lines.rows[0].quantity.text() == "4"


def test_what_comes_back_of_a_slip_with_a_discount_is_worth_what_was_charged(shop: AWindow) -> None:
    """Case 30: the line says so before it is posted."""
    lines = (Line("水泥", 10_000, 250_000, "P.O 42.5", "包", goods_id=1).at_rate(1_000),)
    draft = ShipmentDraft(1, date(2026, 11, 3), lines, charges=Charges(22_50, 1_000))
    number = shop.do(lambda book, moment: record_shipment(book.ledger, draft, moment), date(2026, 11, 3)).number
    page = the_form(shop, customer_id=1, number=number)
    assert page.form.lines.rows[0].below.text() == "10 包 were delivered; charged 202.50 with the discount"
    shop.press("3", RETURN)
    assert page.form.lines.total_fen() == 60_75
    returned(shop, page)
    assert all_slips(shop)[0].amount_fen == 60_75
