"""A small switch of two to four options: arrows move it, Tab passes it in one step."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.layouts import ROOM, beside

HEIGHT = 32
PADDING = 12
CORNER = 4


class Segment(QRadioButton):
    """One option; the whole of it can be clicked. The chosen one is filled and bold, not only coloured."""

    def __init__(self, text: str) -> None:
        super().__init__(caption(text))
        self._text = text
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._bold()).horizontalAdvance(self._text) + 2 * px(PADDING), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        chosen, focused = self.isChecked(), self.hasFocus()
        width = 2 if focused else 1
        ground = shown.selection if chosen else shown.alternate if self.underMouse() else shown.base
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.accent if focused else shown.border), width))
        painter.setBrush(QColor(ground))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), px(CORNER), px(CORNER))
        painter.setFont(self._bold() if chosen else self.font())
        painter.setPen(QColor(shown.text if self.isEnabled() else shown.disabled))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Segmented(QWidget):
    """`changed` carries the value the user chose; `name` is for screen readers."""

    changed = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda at: self.changed.emit(self._values[at]))
        self._layout = beside(ROOM, within=self, gap=4)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Other options; the value stays chosen while it is among them, else the first one is."""
        before = self.value()
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            button.deleteLater()
        self._values = [value for value, _ in options]
        for at, (_, text) in enumerate(options):
            button = Segment(text)
            self._group.addButton(button, at)
            self._layout.insertWidget(at, button)
        self.set_value(before)

    def values(self) -> list[object]:
        return list(self._values)

    def value(self) -> object:
        at = self._group.checkedId()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose a value; one that is not among the options chooses the first."""
        if self._values:
            chosen = self._group.button(self._values.index(value) if value in self._values else 0)
            chosen.setChecked(True)
            self.setFocusProxy(chosen)
