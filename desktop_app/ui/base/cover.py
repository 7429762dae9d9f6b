"""A full page that stands before the book: one card in the middle, a title, what it is about, what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, Room, beside, stacked
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
        self.body = stacked(gap=12)
        self.foot = beside(ROOM)
        self._lay_out(width)

    def offer(self, ways: Sequence[Way], primary: Way | None = None) -> list[QPushButton]:
        """Buttons at the foot: quiet ones at the left in order, the primary one at the right. All of them, in order."""
        for way in ways:
            self.buttons.append(button(way.text, way.does))
            self.foot.insertWidget(self.foot.count() - 1, self.buttons[-1])
        if primary is not None:
            self.buttons.append(button(primary.text, primary.does, primary=True))
            self.buttons[-1].setDefault(True)
            self.foot.addWidget(self.buttons[-1])
        return self.buttons

    def _lay_out(self, width: int) -> None:
        card = Card()
        card.setFixedWidth(px(width))
        parts = self.title, self.lead, 8, self.body, 12, self.foot
        stacked(*parts, within=card, margins=(32, 28, 32, 24))
        middle = QWidget()
        stacked(Room(2), beside(ROOM, card, ROOM), Room(3), within=middle, margins=16)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        stacked(area, within=self)
