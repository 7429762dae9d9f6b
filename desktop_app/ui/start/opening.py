"""What stands in the window while a book is opened or made: nothing for a moment, then a word (U50)."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel

SOON_MS = 500


class OpeningCover(QWidget):
    """Says what is going on once it takes longer than half a second."""

    def __init__(self, desk: Desk, text: str) -> None:
        super().__init__()
        self._words = PlainLabel(text, "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.hide()
        self.setAccessibleName(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.addWidget(self._words, 0, Qt.AlignmentFlag.AlignCenter)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._words.show)
        self._soon.start(SOON_MS)
