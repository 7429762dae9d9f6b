"""Every control of every field has a name for a screen reader, and no tooltip is markup of the user's (U59, T32)."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.operations.picking import Pick
from desktop_app.ui.widgets.amount_field import AmountField, PriceField, QuantityField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.notices import Way, error
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.switch import Switch
from desktop_app.ui.widgets.text_field import NoteField, PasswordField, TextField
from tests.ui.widgets.showing import english, show

SATURDAY = date(2026, 11, 21)


def nameless(top: QWidget) -> list[str]:
    """Controls that can be clicked or have the keyboard, and that a screen reader could not name."""
    controls = [
        one
        for one in top.findChildren(QWidget)
        if one.objectName() != "qt_tableview_cornerbutton"  # never shown: the table has no headers
        and (isinstance(one, QAbstractButton) or one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    ]
    assert controls
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in controls
        if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]


def test_every_control_of_a_form_has_a_name(qtbot: QtBot) -> None:
    """U59."""
    form = Form(english)
    editors: list[QWidget] = [
        AmountField(english),
        QuantityField(english),
        PriceField(english),
        DateField(english, lambda: SATURDAY),
        PickField(english),
        TextField(english),
        NoteField(),
        PasswordField(english),
        Switch([(1, "In"), (2, "Out")], "Side"),
    ]
    for number, editor in enumerate(editors):
        form.row(form.field(f"field{number}", f"Field {number}", editor))
    show(qtbot, form, height=900)
    form.bar.show_notice(error("Wrong.", Way("Mend", lambda: None)))
    assert nameless(form) == []


def test_every_control_of_the_calendar_has_a_name(qtbot: QtBot) -> None:
    """U59."""
    field = show(qtbot, DateField(english, lambda: SATURDAY))
    field.open_calendar()
    assert field.calendar is not None
    assert nameless(field.calendar) == []
    field.calendar.close()


def test_a_listening_screen_reader_changes_nothing(qtbot: QtBot) -> None:
    """U59: what is picked and what is wrong is told to it, and the keyboard stays where it is."""
    form, field = Form(english), PickField(english)
    field.set_picks([Pick(1, "曾国强", keys="zgq"), Pick(2, "王建国", keys="wjg")])
    form.row(form.field("customer", "Customer", field), TextField(english))
    show(qtbot, form)
    field.setFocus()
    QAccessible.setActive(True)
    try:
        QTest.keyClick(field, Qt.Key.Key_Down)
        QTest.keyClick(field, Qt.Key.Key_Down)
        QTest.keyClick(field, Qt.Key.Key_Return)
        form.box("customer").show_error("Over the limit.")
    finally:
        QAccessible.setActive(False)
    assert field.picked_id() == 2
    assert QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Description) == "Over the limit."
