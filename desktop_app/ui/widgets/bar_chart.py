"""Bars that the window draws itself: figure, bar, words and a note; pressing one says which (U10).

One hue in steps and grey, hollow for what is no money yet; the figure and the words tell it before the colour does.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.pictures import Pile, Piles
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import steps, tokens
from desktop_app.ui.widgets.columns import read
from desktop_app.ui.widgets.keys import ENTER, SteppedButton
from desktop_app.ui.widgets.labels import plain_tip
from desktop_app.ui.widgets.layouts import beside
from desktop_app.ui.widgets.speech import Reader

HEIGHT, LOW = 160, 92
LINE = 22
WIDEST = 88
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
CROWDED = 14
HUES = 3
"""So many parts of a bar have the hue, from the strongest up; the next is grey, those beyond it fainter."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, its money in fen by its parts from the bottom, a note. Money below 0 is drawn hollow."""

    title: str
    fen: int
    note: str = ""
    mark: Mark = Mark.PLAIN
    step: int = 0
    """How late, counted from 1; 0 for what is not."""
    parts: tuple[int, ...] = ()
    short: str = ""
    key: Hashable = None
    ahead: bool = False
    hollow: frozenset[int] = frozenset()
    said: str = ""

    @property
    def figure(self) -> str:
        """What stands above it: its money, or what is said for it."""
        return self.said or format_yuan(self.fen)


def bars_of(picture: Piles, desk: Reader) -> list[Bar]:
    """The picture in the reader's language."""
    return [_bar_of(one, picture.hollow, desk) for one in picture.piles]


def _bar_of(one: Pile, hollow: frozenset[int], desk: Reader) -> Bar:
    title, note = read(one.title, desk), read(one.note, desk)
    parts, said = one.parts if len(one.parts) > 1 else (), read(one.said, desk)
    return Bar(title, one.fen, note, one.mark, one.late, parts, one.short, one.key, one.ahead, hollow, said)


def part_colours(count: int) -> list[str]:
    """What the parts of a bar are filled with, from the bottom."""
    shown = tokens()
    return [*steps(HUES)[::-1], shown.thumb, shown.block_line, shown.track][:count]


class ChartBar(SteppedButton):
    """Figure, bar, words and note from top to bottom; `share` is its part of the highest bar, 0 to 1. The later, the
    stronger, of so many `steps` of one hue; what is not late is grey, where nothing is late the hue.
    A low bar leaves its note out.
    """

    arrows = STEPS

    def __init__(self, bar: Bar, share: float, steps_of: int, ahead: str = "") -> None:
        super().__init__(checkable=True)
        self.bar, self.share = bar, share
        self._steps, self._ahead = steps_of, ahead
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.measure(HEIGHT)
        self.setAccessibleName(f"{bar.title}: {bar.figure}")
        self.setAccessibleDescription(bar.note)
        self.setToolTip(plain_tip(f"{bar.title} {bar.note}: {bar.figure}"))

    def measure(self, height: int) -> None:
        """So high, in px at the standard text size."""
        self._low = height <= LOW
        self.setFixedHeight(px(height))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(96), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(16), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for paint in (self._paint_ground, self._paint_bar, self._paint_words):
            paint(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        shown = tokens()
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.selection if self.isChecked() else shown.alternate))
            painter.drawRoundedRect(self.rect(), px(4), px(4))
        if self.hasFocus():
            painter.setPen(QPen(QColor(shown.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))

    def _paint_bar(self, painter: QPainter) -> None:
        shown, room = tokens(), self._room()
        painter.setPen(QPen(QColor(shown.hairline), 1))
        painter.drawLine(0, room.bottom() + 1, self.width(), room.bottom() + 1)
        height = max(round(room.height() * self.share), 2 if self.bar.fen else 0)
        width = min(px(WIDEST), max(self.width() // 2, self.width() - px(12)))
        body = QRectF((self.width() - width) / 2, room.bottom() + 1 - height, width, height)
        if self.bar.fen < 0:
            self._paint_hollow(painter, body)
        elif self.bar.parts:
            self._paint_parts(painter, body)
        elif height:
            painter.fillRect(body, QColor(self._colour()))

    def _paint_parts(self, painter: QPainter, body: QRectF) -> None:
        """From the bottom; what was voided in these days is missing from its part."""
        whole = sum(max(part, 0) for part in self.bar.parts) or 1
        bottom, colours = body.bottom(), part_colours(len(self.bar.parts))
        for at, part in enumerate(self.bar.parts):
            high = body.height() * max(part, 0) / whole
            piece = QRectF(body.left(), bottom - high, body.width(), high)
            bottom -= high
            if at in self.bar.hollow and high:
                self._paint_hollow(painter, piece)
            elif high:
                painter.fillRect(piece.adjusted(0, 1 if at < len(self.bar.parts) - 1 and high > 2 else 0, 0, 0),
                                 QColor(colours[min(at, len(colours) - 1)]))  # fmt: skip

    def _paint_hollow(self, painter: QPainter, body: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens().border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(body.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_words(self, painter: QPainter) -> None:
        shown, plain, strong = tokens(), self.font(), QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        below = self._room().bottom() + px(4)
        title = f"{self.bar.mark.value} {self.bar.title}".strip()
        if painter.fontMetrics().horizontalAdvance(title) > self.width():
            title = self.bar.title
        figure = self._ahead if self.bar.ahead else self.bar.figure if self.bar.fen else "–"
        top = self._room().bottom() - px(LINE) if self.bar.ahead else max(self._top() - px(LINE) - 2, px(4))
        for at, font, colour, text in (
            (top, plain if self.bar.ahead else strong, shown.muted if self.bar.ahead else shown.text, figure),
            (below, strong if self.isChecked() else plain, shown.text, title),
            (below + px(LINE) - px(2), plain, shown.muted, "" if self._low else self.bar.note),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            fits = self._fitting(text, QFontMetrics(font))
            painter.drawText(QRect(0, at, self.width(), px(LINE)), Qt.AlignmentFlag.AlignCenter, fits)

    def _fitting(self, text: str, metrics: QFontMetrics) -> str:
        """As far as there is room: a figure to the yuan or not at all, a day by its number, a name cut short."""
        if metrics.horizontalAdvance(text) <= self.width():
            return text
        if text.replace(",", "").replace(".", "").replace("-", "").isdecimal():
            yuan = f"{self.bar.fen // 100:,}"
            shorter = yuan if text == self.bar.figure else self.bar.short
            return shorter if metrics.horizontalAdvance(shorter) <= self.width() else ""
        if self.bar.short:
            return "" if self.bar.note or metrics.horizontalAdvance(self.bar.short) > self.width() else self.bar.short
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - px(4))

    def _colour(self) -> str:
        if self._steps:
            return steps(self._steps)[self.bar.step - 1] if self.bar.step else tokens().thumb
        return tokens().accent

    def _top(self) -> int:
        """Where the bar ends; the figure stands above it."""
        room = self._room()
        return room.bottom() + 1 - round(room.height() * self.share)

    def _room(self) -> QRect:
        """Where the bar may stand: between the figure above and the lines below."""
        above, below = px(4 + LINE + 4), px((LINE if self._low else 2 * LINE) + 8)
        return QRect(0, above, self.width(), self.height() - above - below)


class BarChart(QWidget):
    """A row of bars. `changed` carries the place of the bar that is pressed, or None when none is any more; `ahead` is
    said of what has not come yet.
    """

    changed = Signal(object)

    def __init__(self, name: str, ahead: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._ahead = ahead
        self.bars: list[ChartBar] = []
        self._height = HEIGHT
        self._row = beside(gap=4, within=self)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw these; the bar that was pressed stays pressed where there are as many as before."""
        pressed = self.pressed() if len(bars) == len(self.bars) else None
        for old in self.bars:
            self._row.removeWidget(old)
            old.deleteLater()
        highest = max((abs(one.fen) for one in bars), default=0) or 1
        late = max((each.step for each in bars), default=0)
        self.bars = [ChartBar(one, abs(one.fen) / highest, late, self._ahead) for one in bars]
        self._row.setSpacing(px(4) if len(bars) <= CROWDED else 0)
        for at, bar in enumerate(self.bars):
            bar.measure(self._height)
            bar.clicked.connect(lambda _=False, at=at: self._clicked(at))
            self._row.addWidget(bar, 1)
        self.press(pressed)

    def measure(self, height: int) -> None:
        """So high, in px at the standard text size: on a low page the table, which is the truth, keeps the room."""
        self._height = height
        for bar in self.bars:
            bar.measure(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bar is as high as fits the grid."""
        super().resizeEvent(event)
        self._row.setContentsMargins(0, 0, 0, self.height() % 4)

    def pressed(self) -> int | None:
        """Which bar is pressed."""
        return next((at for at, bar in enumerate(self.bars) if bar.isChecked()), None)

    def press(self, place: int | None) -> None:
        """Press one, or none, without telling anybody. One bar is the stop of the Tab key."""
        for at, bar in enumerate(self.bars):
            bar.setChecked(at == place)
            bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == (place or 0) else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from bar to bar; Space and Enter press."""
        at = next((at for at, bar in enumerate(self.bars) if bar.hasFocus()), -1)
        there = at + STEPS.get(Qt.Key(event.key()), 0)
        if at >= 0 and event.key() in ENTER:
            self.bars[at].click()
        elif there != at and 0 <= there < len(self.bars):
            self.bars[there].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _clicked(self, at: int) -> None:
        self.press(at if self.bars[at].isChecked() else None)
        self.changed.emit(self.pressed())
