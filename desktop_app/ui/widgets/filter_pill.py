"""A filter with a round end: its name and what it keeps; blue, with a cross, while it leaves anything out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.menu import Menu
from desktop_app.ui.widgets.speech import Say

HEIGHT, PADDING, MARK, GAP = 32, 14, 16, 4
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FilterPill(QAbstractButton):
    """`changed` carries the value the user chose. The first value is the usual one, which leaves nothing out."""

    changed = Signal(object)

    def __init__(self, say: Say, name: str, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._say, self._name = say, name
        self._options: list[tuple[object, str]] = []
        self._value: object = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open_menu)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Other values; what was chosen stays chosen while it is among them."""
        self._options = list(options)
        self.set_value(self._value)

    def values(self) -> list[object]:
        return [value for value, _ in self._options]

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        """Choose without telling anybody; a value that is not among the options chooses the first."""
        values = self.values()
        self._value = value if value in values else values[0] if values else None
        words = dict(self._options).get(self._value, "")
        self.setText(f"{self._name}: {words}")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    @property
    def narrows(self) -> bool:
        """Whether something else than the usual value is chosen."""
        return bool(self._options) and self._value != self._options[0][0]

    def choose(self, value: object) -> None:
        """Choose as the user does."""
        self.set_value(value)
        self.changed.emit(self._value)

    def menu(self) -> Menu:
        """The values, the chosen one ticked."""
        menu = Menu(self, narrowest=self.width())
        for value, words in self._options:
            action = menu.addAction(caption(words), partial(self.choose, value))
            action.setCheckable(True)
            action.setChecked(value == self._value)
        return menu

    def open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + px(4))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from value to value; Enter, the space bar and Alt+Down open them all."""
        step, values = STEPS.get(Qt.Key(event.key())), self.values()
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_menu()
        elif step is not None:
            there = values.index(self._value) + step if values else -1
            if 0 <= there < len(values):
                self.choose(values[there])
        elif event.key() in ENTER:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross at the right end shows all again."""
        if self.narrows and self._mark().contains(event.position()):
            self.setDown(False)
            self.choose(self._options[0][0])
        else:
            super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        words = self._lead_width() + QFontMetrics(self._bold()).horizontalAdvance(self._chosen())
        return QSize(words + 2 * px(PADDING) + px(MARK) + px(GAP), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter, narrows = tokens(), QPainter(self), self.narrows
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.accent if narrows else shown.block_line), 1))
        painter.setBrush(QColor(shown.selection if narrows else shown.alternate if self.underMouse() else shown.base))
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        self._draw_words(painter)
        draw_icon(painter, self._mark(), Icon.CLOSE if narrows else Icon.DOWN, shown.accent if narrows else shown.muted)
        painter.end()

    def _draw_words(self, painter: QPainter) -> None:
        shown, at = tokens(), self.rect().adjusted(px(PADDING), 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(shown.muted))
        painter.drawText(at, middle, self._lead())
        painter.setPen(QColor(shown.accent if self.narrows else shown.text))
        painter.setFont(self._bold() if self.narrows else self.font())
        painter.drawText(at.adjusted(self._lead_width(), 0, 0, 0), middle, self._chosen())

    def _lead(self) -> str:
        return self._say("{name}: ", name=self._name)

    def _lead_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._lead())

    def _chosen(self) -> str:
        return dict(self._options).get(self._value, "")

    def _mark(self) -> QRectF:
        side = px(MARK)
        return QRectF(self.width() - px(PADDING) - side + px(4), (self.height() - side) / 2, side, side)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
