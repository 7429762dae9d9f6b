"""Choices, switches, notes and passphrases: by keyboard, plainly named (U20, U59)."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.switch import Switch
from desktop_app.ui.widgets.text_field import NoteField, PasswordField, TextField
from tests.ui.widgets.showing import english, focused, show

ORDERS = (("money", "By money"), ("risk", "By risk & age"), ("due", "By due date"))


def told_by(field: ChoiceField | Switch | NoteField | PasswordField | TextField) -> list[object]:
    told: list[object] = []
    field.changed.connect(told.append)
    return told


def beside(qtbot: QtBot, control: QWidget) -> tuple[QLineEdit, QLineEdit]:
    """The control between two lines of text."""
    outer, before, after = QWidget(), QLineEdit(), QLineEdit()
    layout = QVBoxLayout(outer)
    for widget in (before, control, after):
        layout.addWidget(widget)
    show(qtbot, outer)
    return before, after


def test_a_choice_is_made_by_key_and_told_once(qtbot: QtBot) -> None:
    field = show(qtbot, ChoiceField(ORDERS))
    told = told_by(field)
    assert field.value() == "money"
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert (field.value(), told) == ("risk", ["risk"])
    field.set_value("due")
    assert told == ["risk"]


def test_other_choices_keep_the_value_where_they_can(qtbot: QtBot) -> None:
    field = show(qtbot, ChoiceField())
    assert field.value() is None
    field.set_choices(ORDERS)
    field.set_value("due")
    field.set_choices(ORDERS[1:])
    assert field.value() == "due"
    field.set_choices(ORDERS[:1])
    assert field.value() == "money"
    field.set_value("nonsense")
    assert field.value() == "money"


def wheel(widget: QWidget) -> None:
    """One notch down over the widget."""
    at = QPointF(widget.rect().center())
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    event = QWheelEvent(at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -120), *none, False)
    QApplication.sendEvent(widget, event)


def test_the_wheel_changes_a_choice_only_where_the_keyboard_is(qtbot: QtBot) -> None:
    """A page scrolled under the pointer changes nothing."""
    field = ChoiceField(ORDERS)
    before, _ = beside(qtbot, field)
    before.setFocus()
    wheel(field)
    assert field.value() == "money"
    field.setFocus()
    wheel(field)
    assert field.value() == "risk"


def test_a_switch_is_one_stop_and_moves_by_arrows(qtbot: QtBot) -> None:
    """U59: radio buttons to a screen reader, named, with the & shown."""
    field = Switch(ORDERS, "Order of the list")
    before, after = beside(qtbot, field)
    told = told_by(field)
    before.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert field.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert (field.value(), told) == ("risk", ["risk"])
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    assert (field.value(), told) == ("money", ["risk", "money"])
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is after
    second = field.findChildren(QRadioButton)[1]
    assert second.text() == "By risk && age"
    interface = QAccessible.queryAccessibleInterface(second)
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "By risk & age"
    assert field.accessibleName() == "Order of the list"


def test_a_switch_is_clicked_anywhere_on_an_option(qtbot: QtBot) -> None:
    field = show(qtbot, Switch(ORDERS, "Order"))
    told = told_by(field)
    last = field.findChildren(QRadioButton)[2]
    QTest.mouseClick(last, Qt.MouseButton.LeftButton, pos=QPoint(last.width() - 2, last.height() - 2))
    assert told == ["due"]


def test_other_options_keep_the_value_where_they_can(qtbot: QtBot) -> None:
    field = show(qtbot, Switch(ORDERS, "Order"))
    field.set_value("due")
    field.set_options(ORDERS[1:])
    assert field.value() == "due"
    field.set_options(ORDERS[:1])
    assert field.value() == "money"
    assert show(qtbot, Switch([], "Nothing")).value() is None


def test_a_note_tells_what_is_typed_and_pastes_plain_text(qtbot: QtBot) -> None:
    """T32."""
    field = show(qtbot, NoteField(rows=2))
    told = told_by(field)
    field.set_text("甲")
    assert told == []
    QTest.keyClicks(field, "b")
    assert told == ["b甲"]
    QApplication.clipboard().setText("<b>c</b>")
    field.selectAll()
    field.paste()
    assert field.text() == "<b>c</b>"


def test_a_passphrase_is_hidden_shown_on_demand_and_hidden_again(qtbot: QtBot) -> None:
    field = show(qtbot, PasswordField(english))
    told = told_by(field)
    QTest.keyClicks(field, "s e")
    assert told[-1] == "s e"
    assert field.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert field.button.accessibleName() == "Hide what is typed"
    assert focused() is field
    field.hide()
    assert field.echoMode() == QLineEdit.EchoMode.Password
    assert field.button.accessibleName() == "Show what is typed"


def test_a_required_text_must_be_more_than_blanks(qtbot: QtBot) -> None:
    field = show(qtbot, TextField(english, required=True, longest=5))
    told = told_by(field)
    field.set_text("  ")
    assert str(field.problem()) == "This field is empty. Fill it in."
    field.selectAll()
    QTest.keyClicks(field, "abcdefgh")
    assert field.problem() is None
    assert told[-1] == "abcde"
    assert show(qtbot, TextField(english)).problem() is None
