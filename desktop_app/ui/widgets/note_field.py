"""A few lines of plain text; Tab leaves it, Ctrl+Enter belongs to the form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import ENTER


class NoteField(QPlainTextEdit):
    """`changed` carries the text whenever the user types."""

    changed = Signal(object)

    def __init__(self, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + px(22))
        self.textChanged.connect(self._tell)

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        self._setting = True
        self.setPlainText(text)
        self._setting = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in ENTER
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if not self._setting:
            self.changed.emit(self.text())
