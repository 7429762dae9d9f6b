"""What stands where a list is empty: why, and the one thing to do about it (U37)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel, caption


class EmptyState(QWidget):
    """A sentence, one primary button, and perhaps a second way; each way is (text, what it does)."""

    def __init__(
        self,
        sentence: str,
        first: tuple[str, Callable[[], None]] | None = None,
        second: tuple[str, Callable[[], None]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words = PlainLabel(sentence, "muted", wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        for way in (first, second):
            if way is not None:
                button = QPushButton(caption(way[0]))
                button.setProperty("primary", way is first)
                button.clicked.connect(lambda _=False, does=way[1]: does())
                buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(32), px(32), px(32), px(32))
        layout.setSpacing(px(16))
        layout.addStretch(2)
        layout.addWidget(words)
        layout.addLayout(buttons)
        layout.addStretch(3)
