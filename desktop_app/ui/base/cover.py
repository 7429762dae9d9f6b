"""A full page that stands before the book: one card in the middle, a title, what it is about, what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Card, PlainLabel, caption
from desktop_app.ui.widgets.notices import Way

WIDE = 560


class Cover(QWidget):
    """`body` is filled from top to bottom; the buttons stand at the foot, the primary one at the right."""

    def __init__(self, desk: Desk, title: str, lead: str = "", width: int = WIDE) -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName(title)
        self.title = PlainLabel(title, "title", wraps=True)
        self.lead = PlainLabel(lead, "muted", wraps=True)
        self.lead.setVisible(bool(lead))
        self.buttons: list[QPushButton] = []
        self.body = QVBoxLayout()
        self.body.setSpacing(px(12))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(px(8))
        self.foot.addStretch()
        self._lay_out(width)

    def offer(self, ways: Sequence[Way], primary: Way | None = None) -> list[QPushButton]:
        """Buttons at the foot: quiet ones at the left in order, the primary one at the right. All of them, in order."""
        for way in ways:
            self.foot.insertWidget(self.foot.count() - 1, self._button(way))
        if primary is not None:
            button = self._button(primary)
            button.setProperty("primary", True)
            button.setDefault(True)
            self.foot.addWidget(button)
        return self.buttons

    def _button(self, way: Way) -> QPushButton:
        button = QPushButton(caption(way.text))
        button.clicked.connect(lambda: way.does())
        self.buttons.append(button)
        return button

    def _lay_out(self, width: int) -> None:
        card = Card()
        card.setFixedWidth(px(width))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(32), px(28), px(32), px(24))
        inside.setSpacing(px(8))
        inside.addWidget(self.title)
        inside.addWidget(self.lead)
        inside.addSpacing(px(8))
        inside.addLayout(self.body)
        inside.addSpacing(px(12))
        inside.addLayout(self.foot)
        middle = QWidget()
        around = QVBoxLayout(middle)
        around.setContentsMargins(px(16), px(16), px(16), px(16))
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(card)
        line.addStretch()
        around.addStretch(2)
        around.addLayout(line)
        around.addStretch(3)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
