"""The ageing as bars that the window draws itself: glyph, words, figure; pressing one filters by it (U10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop_app.domain.labels import buckets_said
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.domain.money import format_yuan
from desktop_app.operations.reports import AgeingReport
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import steps, tokens
from desktop_app.ui.widgets.columns import counted_customers
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.labels import Card
from desktop_app.ui.widgets.layouts import beside
from desktop_app.ui.widgets.speech import Reader

HEIGHT, HIGHEST, LOW = 148, 252, 92
LINE = 22
WIDEST = 88
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bucket: its words, its money in fen, a note such as how many customers. Money below 0 is drawn hollow."""

    title: str
    fen: int
    note: str = ""
    mark: Mark = Mark.PLAIN
    step: int = 0
    """How late, counted from 1; 0 for what is not."""


def bars_of(report: AgeingReport, desk: Reader) -> list[Bar]:
    """Not due, one bar a bucket, and what lies on account; together they are the balance."""
    titles = [desk.say("Not yet due"), *map(desk.tell, buckets_said(report.edges)), desk.say("On account")]
    marks = [Mark.PLAIN, *(late_mark(edge) for edge in report.edges), late_mark(report.edges[-1] + 1), Mark.PLAIN]
    counts = [sum(row.ageing.parts_fen[at] != 0 for row in report.rows) for at in range(len(titles))]
    late = [0, *range(1, len(titles) - 1), 0]
    return [
        Bar(title, fen, counted_customers(count, desk), mark, step)
        for title, fen, count, mark, step in zip(titles, report.total.parts_fen, counts, marks, late, strict=True)
    ]


class AgeingBar(QAbstractButton):
    """Figure, bar, words and note from top to bottom; `share` is its part of the highest bar, 0 to 1. The later, the
    stronger, of so many `steps` of one hue; what is not late is grey. A low bar leaves its note out.
    """

    def __init__(self, bar: Bar, share: float, steps_of: int) -> None:
        super().__init__(checkable=True)
        self.bar, self.share = bar, share
        self._steps = steps_of
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.make_low(False)
        self.setAccessibleName(f"{bar.title}: {format_yuan(bar.fen)}")
        self.setAccessibleDescription(bar.note)

    def make_low(self, low: bool) -> None:
        """Whether there is little room."""
        self._low = low
        self.setToolTip(self.bar.note if low else "")
        self.setMinimumHeight(px(LOW if low else HEIGHT))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(96), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter are the chart's; a button would take the arrows for itself."""
        if event.key() in STEPS or event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

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
        width = min(px(WIDEST), self.width() // 2)
        body = QRectF((self.width() - width) / 2, room.bottom() + 1 - height, width, height)
        if self.bar.fen < 0:
            painter.setPen(QPen(QColor(shown.border), 1))
            painter.drawRect(body.adjusted(0.5, 0.5, -0.5, -0.5))
        elif height:
            painter.fillRect(body, QColor(self._colour()))

    def _paint_words(self, painter: QPainter) -> None:
        shown, plain, strong = tokens(), self.font(), QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        below = self._room().bottom() + px(4)
        title = f"{self.bar.mark.value} {self.bar.title}".strip()
        if painter.fontMetrics().horizontalAdvance(title) > self.width():
            title = self.bar.title
        for top, font, colour, text in (
            (px(4), strong, shown.text, format_yuan(self.bar.fen)),
            (below, strong if self.isChecked() else plain, shown.text, title),
            (below + px(LINE) - px(2), plain, shown.muted, "" if self._low else self.bar.note),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(QRect(0, top, self.width(), px(LINE)), Qt.AlignmentFlag.AlignCenter, text)

    def _colour(self) -> str:
        return steps(self._steps)[self.bar.step - 1] if self.bar.step else tokens().thumb

    def _room(self) -> QRect:
        """Where the bar may stand: between the figure above and the lines below."""
        above, below = px(4 + LINE + 4), px((LINE if self._low else 2 * LINE) + 8)
        return QRect(0, above, self.width(), self.height() - above - below)


class AgeingChart(Card):
    """A row of bars. `changed` carries the place of the bar that is pressed, or None when none is any more."""

    changed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.bars: list[AgeingBar] = []
        self._low = False
        self.setMaximumHeight(px(HIGHEST))
        self._row = beside(gap=4, margins=(8, 4, 8, 4), within=self)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw these; the bar that was pressed stays pressed where there are as many as before."""
        pressed = self.pressed() if len(bars) == len(self.bars) else None
        for old in self.bars:
            self._row.removeWidget(old)
            old.deleteLater()
        highest = max((abs(one.fen) for one in bars), default=0) or 1
        self.bars = [AgeingBar(one, abs(one.fen) / highest, max(each.step for each in bars)) for one in bars]
        for at, bar in enumerate(self.bars):
            bar.make_low(self._low)
            bar.clicked.connect(lambda _=False, at=at: self._clicked(at))
            self._row.addWidget(bar, 1)
        self.press(pressed)

    def make_low(self, low: bool) -> None:
        """Where the page is low the table, which is the truth, keeps the room."""
        self._low = low
        self.setMaximumHeight(px(LOW + 10 if low else HIGHEST))
        for bar in self.bars:
            bar.make_low(low)

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
