"""Picking by a part of the name, by keyboard, by mouse, and while an input method composes (U15, U16)."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.operations.picking import Pick
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.pick_popup import GAP, HINT_ROLE, MAKES_ROLE
from tests.ui.widgets.showing import english, focused, show

ZENG = Pick(1, "曾国强", "K001  138 0000 2201", "曾国强\nzgq\ncgq\nzengguoqiang\n13800002201")
WANG = Pick(2, "王建国", "K002", "王建国\nwjg\nwangjianguo")
SHAN = Pick(3, "单县建材", "K003", "单县建材\nsxjc\ndxjc\nshanxianjiancai")
PICKS = (ZENG, WANG, SHAN)
HOSTILE = "<b>甲&乙</b>"


def a_pick_field(qtbot: QtBot, creates: str = "", required: bool = False) -> PickField:
    field = show(qtbot, PickField(english, creates=creates, required=required))
    field.set_picks(PICKS)
    return field


def titles(field: PickField) -> list[str]:
    """What is offered."""
    return [field.popup.rows.item(row).text() for row in range(field.popup.rows.count())]


def compose(field: PickField, letters: str, committed: str = "") -> None:
    """What an input method sends while letters are composed, and when they become words."""
    event = QInputMethodEvent(letters, [])
    event.setCommitString(committed)
    QApplication.sendEvent(field, event)


def heard(field: PickField) -> tuple[list[object], list[str]]:
    picked: list[object] = []
    unknown: list[str] = []
    field.picked.connect(picked.append)
    field.unknown.connect(unknown.append)
    return picked, unknown


def test_initials_of_any_reading_and_enter_pick(qtbot: QtBot) -> None:
    """U15: 曾 is zeng and ceng, 单 is shan and dan; the list never takes the keyboard."""
    field = a_pick_field(qtbot)
    for letters, pick in (("zgq", ZENG), ("cgq", ZENG), ("dxjc", SHAN), ("2201", ZENG), ("王", WANG)):
        field.clear()
        picked, _ = heard(field)
        QTest.keyClicks(field, letters) if letters.isascii() else field.insert(letters)
        assert titles(field)[0] == pick.title
        assert focused() is field
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert picked == [pick]
        assert (field.text(), field.picked_id()) == (pick.title, pick.id)
        assert not field.popup.isVisible()


def test_letters_that_are_still_composed_filter_too(qtbot: QtBot) -> None:
    """U15: the preedit string of a real QInputMethodEvent, marks between syllables included."""
    field = a_pick_field(qtbot)
    compose(field, "z'g")
    assert field.text() == ""
    assert titles(field) == ["曾国强"]
    assert field.popup.isVisible()
    compose(field, "")
    assert not field.popup.isVisible()
    compose(field, "wjg")
    compose(field, "", "王")
    assert field.text() == "王"
    assert titles(field) == ["王建国"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.pick() == WANG


def test_composed_letters_stand_where_the_cursor_is(qtbot: QtBot) -> None:
    """U15: typed `w`, composed `jg`."""
    field = a_pick_field(qtbot)
    QTest.keyClicks(field, "w")
    compose(field, "jg")
    assert titles(field) == ["王建国"]


def test_a_click_picks_while_letters_are_composed(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot)
    compose(field, "zgq")
    rows = field.popup.rows
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center())
    assert field.pick() == ZENG
    assert focused() is field


def test_arrows_move_the_mark_and_stop_at_the_ends(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert titles(field) == ["曾国强", "王建国", "单县建材"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(field, key)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.pick() == WANG


def test_the_button_shows_everything_even_over_a_pick(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot)
    field.set_picked(2)
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert len(titles(field)) == 3
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.pick() == SHAN


def test_esc_closes_the_list_first_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    """U20: only the second Esc is the form's."""
    form = Form(english)
    field = PickField(english)
    field.set_picks(PICKS)
    form.row(form.field("customer", "Customer", field))
    show(qtbot, form)
    field.setFocus()
    left: list[bool] = []
    form.escaped.connect(lambda: left.append(True))
    QTest.keyClicks(field, "zg")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.popup.isVisible(), field.text(), left) == (False, "zg", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert left == [True]


def test_enter_picks_and_goes_on_in_one_key(qtbot: QtBot) -> None:
    """U13: customer = initials and one Enter."""
    form, field, after = Form(english), PickField(english), QLineEdit()
    field.set_picks(PICKS)
    form.row(form.field("customer", "Customer", field), after)
    show(qtbot, form)
    field.setFocus()
    QTest.keyClicks(field, "wjg")
    QTest.keyClick(field, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert field.pick() == WANG
    assert focused() is after


def test_what_is_not_on_the_screen_is_never_picked(qtbot: QtBot) -> None:
    """U20: Ctrl+Enter on a half typed name picks nobody, and Enter after Esc shows the list first."""
    form, field = Form(english), PickField(english)
    field.set_picks(PICKS)
    form.row(form.field("customer", "Customer", field))
    show(qtbot, form)
    field.setFocus()
    sent: list[bool] = []
    form.submitted.connect(lambda: sent.append(form.check()))
    QTest.keyClicks(field, "zg")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (sent, field.picked_id()) == ([False], 0)
    assert form.box("customer").error() == "“zg” is not in the list. Choose one that is."
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.popup.isVisible(), field.picked_id()) == (True, 0)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.picked_id() == 1


def test_enter_on_nothing_goes_on(qtbot: QtBot) -> None:
    """Experience 2.5: Enter on an empty line ends the lines."""
    form, field, after = Form(english), PickField(english), QLineEdit()
    form.row(form.field("goods", "Goods", field), after)
    show(qtbot, form)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert focused() is after


def test_enter_on_a_name_nobody_has_and_nobody_may_make_is_told(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot)
    picked, unknown = heard(field)
    QTest.keyClicks(field, "qq\r")
    assert (picked, unknown) == ([], ["qq"])


def test_tab_takes_the_marked_row(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot)
    QTest.keyClicks(field, "sxjc")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.pick() == SHAN


def test_a_name_typed_in_full_needs_no_enter(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot)
    field.insert("王建国")
    field.clearFocus()
    assert field.picked_id() == 2
    field.set_picks([WANG, Pick(9, "王建国", "another", "王建国")])
    field.clear()
    field.setFocus()
    field.insert("王建国")
    field.clearFocus()
    assert field.picked_id() == 0


def test_enter_on_an_unknown_name_tells_it_and_keeps_the_keyboard(qtbot: QtBot) -> None:
    """U16: create while typing; nothing is lost."""
    form, field, after = Form(english), PickField(english, creates="New customer “{name}”"), QLineEdit()
    field.set_picks(PICKS)
    form.row(form.field("customer", "Customer", field), after)
    show(qtbot, form)
    field.setFocus()
    picked, unknown = heard(field)
    field.insert(HOSTILE)
    assert titles(field) == [f"New customer “{HOSTILE}”"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (picked, unknown) == ([], [HOSTILE])
    assert (focused(), field.text()) == (field, HOSTILE)


def test_a_new_name_that_resembles_an_old_one_is_the_last_row(qtbot: QtBot) -> None:
    """U16: 王 fits 王建国, but a new 王 can be made."""
    field = a_pick_field(qtbot, creates="New customer “{name}”")
    picked, unknown = heard(field)
    field.insert("王")
    assert titles(field) == ["王建国", "New customer “王”"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (picked, unknown) == ([], ["王"])


def test_what_is_not_in_the_list_is_said(qtbot: QtBot) -> None:
    """U49."""
    field = a_pick_field(qtbot, required=True)
    assert str(field.problem()) == "This field is empty. Fill it in."
    QTest.keyClicks(field, "qq")
    assert not field.popup.isVisible()
    assert str(field.problem()) == "“qq” is not in the list. Choose one that is."
    field.set_picked(1)
    assert field.problem() is None


def test_typing_over_a_pick_takes_it_back(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot)
    field.set_picked(1)
    told: list[object] = []
    field.changed.connect(told.append)
    field.selectAll()
    QTest.keyClicks(field, "w")
    assert told == [None]
    assert field.pick() is None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [None, WANG]
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert told == [None, WANG, None]
    assert field.problem() is None


def test_new_picks_keep_what_is_picked(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot)
    assert field.set_picked(2)
    field.set_picks([Pick(2, "王建国（新）")])
    assert (field.picked_id(), field.text()) == (2, "王建国（新）")
    field.set_picks([ZENG])
    assert (field.picked_id(), field.text()) == (0, "")
    assert not field.set_picked(77)


@pytest.mark.parametrize(("top", "above"), [(0, False), (420, True)])
def test_the_list_opens_where_there_is_room(qtbot: QtBot, top: int, above: bool) -> None:
    """Ten rows at most, inside the window, at the field and never over it."""
    outer = QWidget()
    layout = QVBoxLayout(outer)
    layout.setContentsMargins(0, top, 0, 0)
    field = PickField(english)
    layout.addWidget(field)
    show(qtbot, outer, height=520)
    field.setFocus()
    field.set_picks([Pick(at, f"客户{at}", keys=f"客户{at}") for at in range(1, 40)])
    QTest.keyClick(field, Qt.Key.Key_Down)
    at = field.mapTo(field.window(), QPoint(0, 0)).y()
    popup = field.popup.geometry()
    assert field.window().rect().contains(popup)
    assert popup.bottom() < at if above else popup.top() >= at + field.height()
    assert field.popup.rows.count() == 20


def test_the_list_stays_at_its_field_when_the_page_moves(qtbot: QtBot) -> None:
    """What comes above the form, such as a refusal at a field, moves every field below it."""
    form, field = Form(english), PickField(english)
    field.set_picks(PICKS)
    form.row(form.field("customer", "Customer", field))
    show(qtbot, form)
    field.setFocus()
    QTest.keyClicks(field, "zgq")
    before = field.popup.geometry().top()
    form.body.insertWidget(0, PlainLabel("The backup is done."))
    qtbot.waitUntil(lambda: field.popup.geometry().top() > before)
    below = field.mapTo(field.window(), QPoint(0, field.height())).y()
    assert field.popup.geometry().top() == below + px(GAP)


def test_the_last_row_makes_what_is_not_there_and_says_by_which_keys(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot, creates="New customer “{name}”")
    field.insert("王")
    rows = [field.popup.rows.item(at) for at in range(field.popup.rows.count())]
    assert [row.data(MAKES_ROLE) for row in rows] == [False, True]
    assert rows[-1].data(HINT_ROLE) == "Enter takes, Esc closes"
    assert not field.popup.geometry().intersects(field.geometry())


def test_the_list_goes_with_its_field(qtbot: QtBot) -> None:
    field = a_pick_field(qtbot)
    QTest.keyClicks(field, "w")
    assert field.popup.isVisible()
    field.hide()
    assert not field.popup.isVisible()
    with qtbot.waitSignal(field.popup.destroyed):
        field.deleteLater()


@pytest.mark.by_the_clock
def test_two_thousand_names_answer_a_key_in_30_ms(qtbot: QtBot) -> None:
    """U15: from the key to the list, processor time."""
    field = a_pick_field(qtbot)
    field.set_picks(
        [Pick(at, f"客户{at}号建材", keys=f"客户{at}号建材\nkh{at}hjc\nkehu{at}haojiancai") for at in range(2_000)]
    )
    QTest.keyClicks(field, "k")
    start = time.process_time()
    QTest.keyClick(field, Qt.Key.Key_H)
    assert time.process_time() - start < 0.03
