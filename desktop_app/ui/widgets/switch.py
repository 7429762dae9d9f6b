"""The one kind of switch: views of a page, states of a list, the few values of a field, on one track."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.errors import Said
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import DARK, tokens
from desktop_app.ui.widgets.labels import caption

HEIGHT, PADDING, GAP, CORNER, INSET = 32, 14, 6, 6, 2
FOLDABLE, LINES, MANY = 1, 3, 5
"""So few values are never broken into several lines; into three only so many."""

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segment(QRadioButton):
    """One value: its words, and in muted figures how many it stands for. The chosen one is bold and underlined too."""

    walked = Signal(int)
    """An arrow: so many places to the right."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.count = "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, words: str, count: int | None) -> None:
        self.words, self.count = words, "" if count is None else str(count)
        told = f"{words} {self.count}".strip()
        self.setText(caption(told))
        self.setAccessibleName(told)
        self.updateGeometry()
        self.update()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walked.emit(step)

    def sizeHint(self) -> QSize:
        return QSize(self._words_width() + 2 * px(PADDING), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Where there is little room, the count is the first to go."""
        return QSize(QFontMetrics(self._bold()).horizontalAdvance(self.words) + 2 * px(GAP), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = shown.text if self.isEnabled() else shown.disabled
        if self.isChecked():
            colour = shown.accent if self.isEnabled() else shown.disabled
            self._draw_chosen(painter)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.block_hover))
            painter.drawRoundedRect(self._plate(), px(CORNER) - 2, px(CORNER) - 2)
        self._draw_words(painter, colour)
        painter.end()

    def _draw_chosen(self, painter: QPainter) -> None:
        """A plate on the track; in the dark, where plates hardly differ, with the accent around it."""
        shown, plate = tokens(), self._plate()
        dark = shown is DARK
        painter.setPen(QPen(QColor(shown.accent if dark else shown.block_line), 1))
        painter.setBrush(QColor(shown.selection if dark else shown.base))
        painter.drawRoundedRect(plate, px(CORNER) - 2, px(CORNER) - 2)
        width = self._words_width(self._counts)
        left = (self.width() - width) / 2
        painter.fillRect(QRectF(left, plate.bottom() - px(2), width, px(2)), QColor(shown.accent))

    def _draw_words(self, painter: QPainter, colour: str) -> None:
        font = self._bold() if self.isChecked() else self.font()
        words = QFontMetrics(font).horizontalAdvance(self.words)
        shown = self.count if self._counts else ""
        count = self.fontMetrics().horizontalAdvance(shown)
        gap = px(GAP) if shown else 0
        left = (self.width() - words - gap - count) // 2
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, self.words)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens().muted if self.isEnabled() else tokens().disabled))
        painter.drawText(self.rect().adjusted(left + words + gap, 0, 0, 0), middle, shown)

    def _plate(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0.5, INSET + 0.5, -0.5, -INSET - 0.5)

    @property
    def _counts(self) -> bool:
        """Whether there is room for the count."""
        return self._words_width() + 2 * px(GAP) <= self.width()

    def _words_width(self, counted: bool = True) -> int:
        count = self.fontMetrics().horizontalAdvance(self.count) + px(GAP) if self.count and counted else 0
        return QFontMetrics(self._bold()).horizontalAdvance(self.words) + count

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Switch(QWidget):
    """`changed` carries the value the user chose; `name` is for screen readers. Arrows move it, Tab passes in one step.

    One of the values is always chosen: the first one, until another is. Where the switch `asks`, none is until somebody
    does it, and the form says so.
    """

    changed = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[object, str]] = (),
        name: str = "",
        parent: QWidget | None = None,
        leaves_keyboard: bool = False,
        asks: bool = False,
    ) -> None:
        """`leaves_keyboard`: a click turns what is below and leaves the keyboard there, whose keys are heard on."""
        super().__init__(parent)
        self.asks = asks
        strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        self._policies = (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus) if leaves_keyboard else (strong, click)
        self._values: list[object] = []
        self._segments: list[Segment] = []
        self._lines = 1
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda at: self.changed.emit(self._values[at]))
        self._rows = [QHBoxLayout() for _ in range(LINES)]
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 0, INSET, 0)
        column.setSpacing(0)
        for row in self._rows:
            row.setSpacing(px(2))
            column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setProperty("ringed", True)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]], counts: Mapping[object, int] | None = None) -> None:
        """The values with their words, and how many some of them stand for; what was chosen stays chosen while it is
        among them.
        """
        before = self.value()
        for _ in range(len(options), len(self._segments)):
            self._drop_last()
        for _ in range(len(self._segments), len(options)):
            self._add()
        self._values = [value for value, _ in options]
        for segment, (value, words) in zip(self._segments, options, strict=True):
            segment.say(words, (counts or {}).get(value))
        self._fold()
        self.updateGeometry()
        self.set_value(before)

    def segments(self) -> list[Segment]:
        """What can be clicked, from left to right."""
        return list(self._segments)

    def values(self) -> list[object]:
        return list(self._values)

    def value(self) -> object:
        """What is chosen; None only where there is nothing to choose."""
        at = self._group.checkedId()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose without telling anybody; a value that is not among the options chooses the first, or none."""
        if self.asks and value not in self._values:
            self._choose_none()
        elif self._values:
            chosen = self._segments[self._values.index(value) if value in self._values else 0]
            chosen.setChecked(True)
            for segment in self._segments:
                segment.setFocusPolicy(self._policies[segment is not chosen])
            self.setFocusProxy(chosen)

    def problem(self) -> Said | None:
        """What is asked has to be answered."""
        return Said("Choose one.") if self.asks and self.value() is None else None

    def _choose_none(self) -> None:
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(False)
            segment.setFocusPolicy(self._policies[segment is not self._segments[0]])
        self._group.setExclusive(True)
        if self._segments:
            self.setFocusProxy(self._segments[0])

    def sizeHint(self) -> QSize:
        """All in one line; as high as it is now."""
        wanted = sum(segment.sizeHint().width() + px(2) for segment in self._segments) - px(2)
        return QSize(max(wanted, 0) + 2 * INSET, self._high())

    def minimumSizeHint(self) -> QSize:
        """In as many lines as it may be broken into."""
        return QSize(self._width_in(self._most_lines()), self._high())

    def _high(self) -> int:
        return px(HEIGHT) * self._lines

    def _most_lines(self) -> int:
        count = len(self._segments)
        return 1 if count <= FOLDABLE else 2 if count < MANY else LINES

    def _width_in(self, lines: int) -> int:
        """The least its widest line takes, where it stands in so many."""
        least = [segment.minimumSizeHint().width() + px(2) for segment in self._segments]
        each = -(-len(least) // lines)
        return max((sum(least[at : at + each]) for at in range(0, len(least), max(each, 1))), default=0) + 2 * INSET

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Values that have no room side by side stand in several lines."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        most = self._most_lines()
        lines = next((one for one in range(1, most) if self._width_in(one) <= self.width()), most)
        each = max(-(-len(self._segments) // lines), 1)
        for at, segment in enumerate(self._segments):
            goes = self._rows[at // each]
            if goes.indexOf(segment) != at % each:
                for row in self._rows:
                    row.removeWidget(segment)
                goes.insertWidget(at % each, segment)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def press(self, at: int) -> None:
        """Choose what stands at this place, as the user does."""
        self.set_value(self._values[at])
        self.changed.emit(self._values[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, and a thin line between two that are not chosen."""
        shown, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.block_line), 1))
        painter.setBrush(QColor(shown.track))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(CORNER), px(CORNER))
        chosen = self._group.checkedId()
        for at, segment in enumerate(self._segments[1:], 1):
            if chosen not in (at - 1, at) and segment.x() > px(GAP):
                top, low = segment.y() + px(10), segment.y() + segment.height() - px(10)
                painter.drawLine(segment.x() - 1, top, segment.x() - 1, low)
        painter.end()

    def _walk(self, step: int) -> None:
        there = self._group.checkedId() + step
        if 0 <= there < len(self._values):
            self._segments[there].setFocus(Qt.FocusReason.TabFocusReason)
            self.press(there)

    def _add(self) -> None:
        segment = Segment()
        segment.clicked.connect(lambda: self.set_value(self.value()))
        segment.walked.connect(self._walk)
        self._group.addButton(segment, len(self._segments))
        self._segments.append(segment)
        self._rows[0].addWidget(segment)

    def _drop_last(self) -> None:
        segment = self._segments.pop()
        self._group.removeButton(segment)
        for row in self._rows:
            row.removeWidget(segment)
        segment.hide()
        segment.deleteLater()
