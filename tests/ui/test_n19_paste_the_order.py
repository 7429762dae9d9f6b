"""A customer's order pasted into the slip: its lines stand there, what is unsure is asked in its row (N19)."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import parse_price
from desktop_app.domain.objections import GateOutcome
from desktop_app.operations.customers import add_customer
from desktop_app.operations.goods import add_goods
from desktop_app.operations.slips import slip
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.slips.ordered_row import OrderedRow
from desktop_app.ui.slips.return_form import ReturnFormPage
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from tests.ui.paper_shop import until
from tests.ui.slip_shop import CONTROL, ESC, OPENED, RETURN, a_past_slip, all_slips, the_form, weighed
from tests.ui.window import AWindow, turns

SHIFT = Qt.KeyboardModifier.ShiftModifier
SIX = """老板，明天早上送：
1. 42.5水泥20包
2. 河沙3方
3. 红砖500块
4. 螺纹钢12 两吨
5. 防水涂料5桶
6. 2.5电线 3卷
谢谢"""


def paste(shop: AWindow, text: str) -> list[OrderedRow]:
    """Ctrl+V where the keyboard is; the rows that are filled then."""
    QGuiApplication.clipboard().setText(text)
    shop.chord(Qt.Key.Key_V, CONTROL)
    return settled(shop)


def settled(shop: AWindow) -> list[OrderedRow]:
    shop.settle()
    turns(50)
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, ShipmentFormPage)
    return [row for row in page.form.lines.rows if not row.is_empty()]


def is_asked(row: OrderedRow) -> bool:
    return row.question.is_open


def told(rows: list[OrderedRow]) -> list[tuple[str, str, str, str]]:
    return [(row.goods.text(), row.quantity.text(), row.unit.text(), row.price.text()) for row in rows]


@pytest.fixture
def form(shop: AWindow) -> ShipmentFormPage:
    """A slip for 老王建材, the keyboard in the first line of goods."""
    page = the_form(shop, customer_id=1)
    assert page.form.lines.rows[0].goods.hasFocus()
    return page


def test_six_lines_are_a_slip_in_at_most_twelve_keys(shop: AWindow, form: ShipmentFormPage) -> None:
    """N19, by hand: cement went for 24.50 last, all else at list prices: 490 + 360 + 225 + 7,600 + 1,300 + 540."""
    a_past_slip(shop, 1, shop.today, (1, "5", "24.5"))
    shop.go(PageName.SHIPMENT_FORM, customer_id=1)
    shop.keys = 0
    rows = paste(shop, SIX)
    assert told(rows) == [
        ("水泥 P.O 42.5", "20", "包", "24.50"), ("河沙 中砂", "3", "方", "120.00"),
        ("红砖 240×115×53", "500", "块", "0.45"),
        ("螺纹钢 Φ12", "2", "吨", "3800.00"), ("防水涂料 20kg", "5", "桶", "260.00"),
        ("电线 BV 2.5", "3", "卷", "180.00"),
    ]  # fmt: skip
    assert rows[0].source.text() == "last 11-21"
    shop.chord(RETURN, CONTROL)
    shop.settle()
    print(f"six lines: {shop.keys} keys")
    assert shop.keys <= 12
    newest = all_slips(shop)[0]
    assert shop.ask(lambda book: slip(book.ledger, newest.number)).total_fen == 10_515_00


def test_six_lines_of_which_four_are_unsure_are_a_slip_in_at_most_twelve_keys(
    shop: AWindow, form: ShipmentFormPage
) -> None:
    """N19: three times Enter takes the first choice, once an arrow the second; the quantity is there each time."""
    price = parse_price("23")
    shop.do(lambda book, moment: add_goods(book.ledger, Goods("水泥", spec="32.5", unit="包", price=price), moment))
    shop.go(PageName.SHIPMENT_FORM, customer_id=1)
    shop.keys = 0
    rows = paste(shop, "水泥20包，河砂3方，红转500块，螺纹钢12 两吨，涂料5桶，电缆线3卷")
    assert [row.question.is_open for row in rows] == [True, True, True, False, False, True]
    assert rows[0].goods.popup.isVisible()
    shop.press(Qt.Key.Key_Down, RETURN)
    for _ in range(3):
        shop.settle()
        shop.press(RETURN)
    shop.settle()
    assert [(row.goods.text(), row.quantity.text()) for row in rows] == [
        ("水泥 P.O 42.5", "20"), ("河沙 中砂", "3"), ("红砖 240×115×53", "500"), ("螺纹钢 Φ12", "2"),
        ("防水涂料 20kg", "5"), ("电线 BV 2.5", "3"),
    ]  # fmt: skip
    shop.chord(RETURN, CONTROL)
    shop.settle()
    print(f"six lines, four of them asked: {shop.keys} keys")
    assert shop.keys <= 12
    assert len(all_slips(shop)) == 1


def test_a_line_with_a_question_is_not_posted_and_says_what_is_asked(shop: AWindow, form: ShipmentFormPage) -> None:
    """N19: six bottles of what is sold by the roll; nothing leaves before somebody says how many."""
    rows = paste(shop, "河沙3方，电线两箱")
    wire = rows[1]
    assert wire.below.text() == "? The order says 2 箱; these goods are sold by 卷. How many?"
    assert wire.quantity.hasFocus()
    assert form.form.lines.total_fen() == 360_00
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert all_slips(shop) == []
    assert "How many?" in wire.below.text()
    shop.press(RETURN)
    assert is_asked(wire)
    shop.press("4", RETURN)
    assert not is_asked(wire)
    assert wire.below.text() == "Ordered: 电线两箱"
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert len(all_slips(shop)) == 1


def test_what_the_shop_does_not_have_is_made_while_typing(shop: AWindow, form: ShipmentFormPage) -> None:
    """N19, U16: its unit and quantity are those of the order; its price is typed."""
    (row,) = paste(shop, "岩棉板12张")
    assert row.goods.popup.isVisible()
    shop.press(RETURN)
    assert told([row]) == [("岩棉板", "12", "张", "")]
    assert row.unit.hasFocus()
    weighed(shop)
    gate = form.form.gate
    assert (gate.title.text(), gate.outcome) == ("Prices are missing", GateOutcome.WARN)
    assert gate.words.text() == "1 lines have no price yet: what they come to is not judged."
    shop.press(RETURN, RETURN, "30", RETURN)
    weighed(shop)
    assert gate.outcome is GateOutcome.PASS
    line = row.line()
    assert line is not None
    assert (line.name, line.unit, line.amount_fen) == ("岩棉板", "张", 360_00)


def test_other_goods_may_be_typed_over_what_is_asked(shop: AWindow, form: ShipmentFormPage) -> None:
    """N19: the quantity of the order stays."""
    (row,) = paste(shop, "岩棉板12张")
    row.goods.selectAll()
    shop.press("hs", RETURN)
    assert told([row]) == [("河沙 中砂", "12", "方", "120.00")]
    assert not row.question.is_open


def test_a_price_the_order_names_is_taken_and_an_odd_one_is_asked(shop: AWindow, form: ShipmentFormPage) -> None:
    """N19: sand at 118 beside a list price of 120 is bargained; brick at 45 beside 0.45 is a slip of the finger."""
    sand, brick = paste(shop, "河沙3方@118，红砖500块单价45")
    assert told([sand]) == [("河沙 中砂", "3", "方", "118.00")]
    assert sand.source.text() == "list price 120.00"
    assert brick.price.hasFocus()
    assert brick.below.text() == "? The order says 45.00. Is it the price of one 块?"
    shop.press("0.46", RETURN)
    assert (brick.price.text(), brick.question.is_open) == ("0.46", False)


def test_the_paste_is_undone_in_one_step(shop: AWindow, form: ShipmentFormPage) -> None:
    """N19, U23: what was typed before stays."""
    shop.press("shuini", RETURN)
    form.form.lines.go_to_first_empty()
    assert len(paste(shop, "河沙3方，红砖500块，电线两箱")) == 4
    shop.chord(Qt.Key.Key_Z, CONTROL)
    rows = settled(shop)
    assert [row.goods.text() for row in rows] == ["水泥 P.O 42.5"]
    assert len(form.form.lines.rows) == 2


def test_a_form_begun_after_the_paste_is_not_reached_by_its_undo(shop: AWindow, form: ShipmentFormPage) -> None:
    """U23: what was pasted went with its form; Ctrl+Z takes nothing out of the next one."""
    paste(shop, "河沙3方，红砖500块")
    assert the_form(shop, customer_id=2) is form
    shop.press("shuini", RETURN)
    form.form.remark.setFocus()
    shop.chord(Qt.Key.Key_Z, CONTROL)
    assert [row.goods.text() for row in settled(shop)] == ["水泥 P.O 42.5"]
    assert shop.window.bar.notice is None or "Undone" not in shop.window.bar.notice.text


def test_the_command_pastes_wherever_the_keyboard_is(shop: AWindow, form: ShipmentFormPage) -> None:
    """N19: Ctrl+Shift+V."""
    form.form.remark.setFocus()
    QGuiApplication.clipboard().setText("河沙3方")
    shop.chord(Qt.Key.Key_V, CONTROL | SHIFT)
    assert told(settled(shop)) == [("河沙 中砂", "3", "方", "120.00")]


def test_words_without_goods_and_an_empty_clipboard_are_said(shop: AWindow, form: ShipmentFormPage) -> None:
    for text, said in (("谢谢老板", "Nothing that is copied names goods."), ("", "Nothing is copied.")):
        QGuiApplication.clipboard().setText(text)
        shop.chord(Qt.Key.Key_V, CONTROL | SHIFT)
        assert settled(shop) == []
        assert form.form.bar.notice is not None
        assert form.form.bar.notice.text.startswith(said)


@pytest.mark.parametrize("text", ["水泥", "水泥 P.O 42.5", "6901234567892"])
def test_one_name_or_code_is_pasted_as_ever(shop: AWindow, form: ShipmentFormPage, text: str) -> None:
    (row,) = paste(shop, text)
    assert row.goods.text() == text
    assert not row.question.is_open


def test_among_goods_that_come_back_words_are_pasted_as_ever(shop: AWindow) -> None:
    page = shop.go(PageName.RETURN_FORM, customer_id=1)
    assert isinstance(page, ReturnFormPage)
    row = page.form.lines.rows[0]
    row.goods.setFocus()
    QGuiApplication.clipboard().setText("河沙3方，红砖500块")
    shop.chord(Qt.Key.Key_V, CONTROL)
    assert row.goods.text() == "河沙3方，红砖500块"


def test_the_same_order_pasted_again_is_asked_line_by_line(shop: AWindow, form: ShipmentFormPage) -> None:
    """N19: sent twice by mistake, or twice as much?"""
    paste(shop, "河沙3方，红砖500块")
    first, second, *again = paste(shop, "河沙3方，红砖500块")
    assert (first.question.is_open, second.question.is_open) == (False, False)
    assert [row.question.is_open for row in again] == [True, True]
    assert again[0].below.text() == "? These goods are in line 1 already. Once more?"


def test_a_draft_brings_the_question_back(shop: AWindow, form: ShipmentFormPage) -> None:
    """N19, U21: what was not answered is asked again and not posted."""
    paste(shop, "涂料5罐，河沙3方")
    shop.press(ESC)
    key = form.keeper.key
    form.keeper.dirty = True
    assert form.keeper.keep()
    page = shop.go(PageName.SHIPMENT_FORM, draft=key)
    assert isinstance(page, ShipmentFormPage)
    coat, sand = settled(shop)
    assert (coat.question.is_open, sand.question.is_open) == (True, False)
    assert coat.below.text() == "? Ordered: “涂料5罐”. What is meant?"
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert all_slips(shop) == []


def test_a_long_order_comes_while_the_window_goes_on_answering(shop: AWindow, form: ShipmentFormPage) -> None:
    """U50: sixty lines in several turns of the event loop; undone meanwhile none is left."""
    QGuiApplication.clipboard().setText("\n".join(f"岩棉{at}号板{at}张" for at in range(1, 61)))
    shop.chord(Qt.Key.Key_V, CONTROL)
    until(lambda: len(form.form.lines.rows) > 3)
    assert len(form.form.lines.rows) < 61
    shop.desk.undo()
    assert settled(shop) == []


def test_nothing_moves_while_a_question_is_answered(shop: AWindow, form: ShipmentFormPage, tmp_path: Path) -> None:
    """N19: the line below the cells stays when it is answered, so that no row slides under the mouse."""
    rows = paste(shop, "河砂3方，红砖500块，电线两箱")
    before = [row.geometry() for row in rows]
    shop.press(RETURN)
    shop.settle()
    assert QApplication.focusWidget() is rows[2].quantity
    shop.press("2", RETURN)
    assert [row.geometry() for row in rows] == before


def test_whom_the_words_name_is_proposed_and_new_goods_show_their_unit_at_once(shop: AWindow) -> None:
    """老王 is a short name: who is typed already is not touched, and one undo takes lines and customer back."""
    kitchen = Customer("王府饭店后厨", terms=Terms(), aliases=("老王",))
    wang = shop.do(lambda book, moment: add_customer(book.ledger, kitchen, moment), OPENED)
    page = the_form(shop)
    page.form.lines.rows[0].goods.setFocus()
    rows = paste(shop, "老王明天送货：河沙3方 / 纱窗3个")
    assert page.form.customer_id.picked_id() == wang.id
    assert [row.unit.text() for row in rows] == ["方", "个"]
    shop.chord(Qt.Key.Key_Z, CONTROL)
    assert settled(shop) == []
    assert page.form.customer_id.picked_id() == 0
