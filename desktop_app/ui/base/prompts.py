"""The one box that stops the user: only before what cannot be undone, with the reason and a safe default (U25)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.labels import caption


def confirm(desk: Desk, parent: QWidget, reason: str, verb: str) -> bool:
    """Whether the user goes on all the same. `reason` says what follows, `verb` stands on the button that does it.

    Enter and Esc leave everything as it is.
    """
    box = QMessageBox(QMessageBox.Icon.NoIcon, desk.say("Qingzhang"), "", QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(reason)
    leave = box.addButton(desk.say("Leave it"), QMessageBox.ButtonRole.RejectRole)
    go_on = box.addButton(caption(verb), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is go_on
