"""Goods by the box and by the piece on a slip: typed, scanned, priced, or said why not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop_app.domain.goods import Goods, GoodsUnit
from desktop_app.domain.money import parse_price
from desktop_app.domain.prices import AgreedPrice
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.goods import add_goods
from desktop_app.operations.prices import agree_price
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.slips import slip
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.slips.line_row import LineRow
from desktop_app.ui.slips.return_form import ReturnFormPage
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from tests.ui.slip_shop import CONTROL, OPENED, RETURN, a_slip_shop, all_slips, scan, the_form, weighed
from tests.ui.window import AWindow

SCREWS = 7
BOX_CODE, PIECE_CODE = "6901234500025", "6901234500018"


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """1箱 = 10袋 = 500个: a box costs 290, a bag fifty times 0.60."""
    with a_slip_shop(tmp_path) as bench:
        larger = (
            GoodsUnit("袋", 50_000),
            GoodsUnit("箱", 500_000, parse_price("290"), parse_price("280"), BOX_CODE),
        )
        screws = Goods("螺丝", unit="个", price=parse_price("0.60"), barcode=PIECE_CODE, larger=larger)
        bench.do(lambda book, moment: add_goods(book.ledger, screws, moment), OPENED)
        yield bench


def types(shop: AWindow, text: str) -> None:
    """Letters from the keyboard, characters from the input method; each counts as one key."""
    for sign in text:
        if sign.isascii():
            shop.press(sign)
            continue
        event = QInputMethodEvent()
        event.setCommitString(sign)
        field = QApplication.focusWidget()
        assert field is not None
        QApplication.sendEvent(field, event)
        shop.keys += 1


def a_line(shop: AWindow, typed: str, **facts: object) -> tuple[ShipmentFormPage, LineRow]:
    """The form of 老王建材 with screws in its first line, and this typed into the quantity."""
    page = the_form(shop, customer_id=1, **facts)
    shop.press("ls", RETURN)
    row = page.form.lines.rows[0]
    types(shop, typed)
    return page, row


def test_a_unit_typed_with_the_quantity_brings_its_price_at_once(shop: AWindow) -> None:
    page, row = a_line(shop, "2箱")
    assert (row.unit.text(), row.price.text(), row.amount.text()) == ("箱", "290.00", "580.00")
    shop.press(RETURN)
    assert (row.quantity.text(), row.price.hasFocus(), row.price.selectedText()) == ("2", True, "290.00")
    assert "= 1000个" in row.unit.toolTip()
    assert page.form.lines.total_fen() == 580_00
    shop.press(RETURN)
    weighed(shop)
    shop.chord(RETURN, CONTROL)
    shop.settle()
    number = all_slips(shop)[0].number
    (line,) = shop.ask(lambda book: slip(book.ledger, number)).lines
    assert (line.unit, line.quantity, line.holds, line.base_unit) == ("箱", 2_000, 500_000, "个")


def test_boxes_and_single_ones_are_counted_together(shop: AWindow) -> None:
    _, row = a_line(shop, "1箱+7")
    shop.press(RETURN)
    assert (row.quantity.text(), row.unit.text(), row.amount.text()) == ("507", "个", "304.20")


def test_a_unit_the_goods_are_not_sold_in_is_said_at_the_quantity(shop: AWindow) -> None:
    _, row = a_line(shop, "2托")
    shop.press(RETURN)
    assert "螺丝 is not sold by 托. Its units: 个, 袋, 箱." in row.below.text()
    assert row.line() is None


def test_goods_and_how_many_are_typed_in_one_go(shop: AWindow) -> None:
    """`ls 2箱` and Enter: goods, unit, quantity and price stand there, and the keyboard is in the price."""
    page = the_form(shop, customer_id=1)
    types(shop, "ls 2箱")
    shop.press(RETURN)
    row = page.form.lines.rows[0]
    assert (row.goods_id(), row.unit.text(), row.quantity.text(), row.price.text()) == (SCREWS, "箱", "2", "290.00")
    assert row.price.hasFocus()
    shop.press(RETURN)
    types(shop, "ls 2托")
    shop.press(RETURN)
    second = page.form.lines.rows[1]
    assert second.goods_id() == SCREWS
    assert "not sold by 托" in second.below.text()
    assert second.quantity.hasFocus()


def test_six_lines_by_the_box_take_no_more_keys_than_sixty_two(shop: AWindow) -> None:
    """U13: a unit is one sign more at most."""
    the_form(shop)
    shop.keys = 0
    shop.press("lwjc", RETURN)
    shop.settle()
    for many in ("1箱", "2箱", "3箱", "4袋", "5袋", "60个"):
        shop.press("ls", RETURN)
        types(shop, many)
        shop.press(RETURN, RETURN)
    shop.press(RETURN)
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert shop.keys + 2 <= 62
    number = all_slips(shop)[0].number
    frozen = shop.ask(lambda book: slip(book.ledger, number))
    assert [line.counted // 1_000_000 for line in frozen.lines] == [500, 1000, 1500, 200, 250, 60]


def test_the_barcode_of_a_box_is_a_box(shop: AWindow) -> None:
    """U18: scanned again it is one more; the piece has a line of its own."""
    page = the_form(shop, customer_id=1)
    at = scan(BOX_CODE)
    at = scan(BOX_CODE, start=at + 40)
    scan(PIECE_CODE, start=at + 40)
    rows = page.form.lines.rows
    assert [(row.quantity.text(), row.unit.text(), row.price.text()) for row in rows[:2]] == [
        ("2", "箱", "290.00"), ("1", "个", "0.60"),
    ]  # fmt: skip


def test_a_price_below_the_lowest_is_said_and_stays(shop: AWindow) -> None:
    _, row = a_line(shop, "2箱")
    shop.press(RETURN, "270", RETURN)
    assert row.below.text() == "▲ Below the lowest price 280.00."
    weighed(shop)
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert [one.amount_fen for one in all_slips(shop)] == [540_00]


def test_what_is_agreed_holds_on_the_day_of_the_slip(shop: AWindow) -> None:
    """R002: proposed with its day and source; on a slip of an earlier day the list price is back."""
    agreed = AgreedPrice(1, SCREWS, "箱", parse_price("275"), date(2026, 11, 10), "报价单")
    shop.do(lambda book, moment: agree_price(book.ledger, agreed, moment, frozenset({"odd_price"})), date(2026, 11, 9))
    page, row = a_line(shop, "2箱")
    shop.settle()
    assert (row.price.text(), row.source.text()) == ("275.00", "agreed price")
    assert "报价单" in row.source.toolTip()
    assert [line.text() for line in page.strip.prices.lines if line.text()][1:] == [
        "螺丝", "2箱 = 1000个", "agreed price 11-10 报价单 275.00", "list price per 箱 290.00",
        "lowest price per 箱 280.00",
    ]  # fmt: skip
    page.form.dated.setFocus(Qt.FocusReason.TabFocusReason)
    page.form.dated.selectAll()
    shop.press("2026-11-09")
    assert (row.price.text(), row.source.text()) == ("290.00", "list price")


def test_what_comes_back_is_counted_as_it_left(shop: AWindow) -> None:
    """A box went out, so a box comes back; pieces of it are entered without the slip's line."""
    line = Line("螺丝", 2_000, parse_price("290"), unit="箱", goods_id=SCREWS)
    number = shop.do(
        lambda book, moment: record_shipment(book.ledger, ShipmentDraft(1, moment.today, (line,)), moment)
    ).number
    page = shop.go(PageName.RETURN_FORM, customer_id=1, number=number)
    shop.settle()
    assert isinstance(page, ReturnFormPage)
    row = page.form.lines.rows[0]
    row.quantity.setFocus(Qt.FocusReason.TabFocusReason)
    types(shop, "7个")
    assert row.line() is None
    row.quantity.selectAll()
    types(shop, "1箱")
    back = row.line()
    assert back is not None
    assert (back.unit, back.quantity, back.amount_fen) == ("箱", 1_000, 290_00)
