"""Figures side by side: what each counts, how much, and perhaps the door to it."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.domain.marks import Mark
from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.labels import plain_tip
from desktop_app.ui.widgets.layouts import beside

HEIGHT, SIDE, CORNER, FIGURE, LEAST, MARK, GAUGE = 68, 12, 6, 19, 14, 16, 3
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureCard(QAbstractButton):
    """What it counts and how many at the top, the figure and a word below; where it `opens` something it is a button,
    and filled while that is shown.
    """

    def __init__(self, title: str, opens: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.title, self._figure, self._count, self._note = title, "–", "", ""
        self._share: float | None = None
        self._is_door = opens is not None
        self.setCheckable(self._is_door)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._is_door else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, self._is_door)
        if opens is not None:
            self.clicked.connect(lambda: opens())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: str, count: str = "", note: str = "", share: float | None = None) -> None:
        """`share` is drawn as a gauge below: how much of a whole it is, red above it."""
        self._figure, self._count, self._note, self._share = figure, count, note, share
        told = ", ".join(part for part in (figure, count, note) if part)
        self.setAccessibleName(f"{self.title}: {told}")
        self.setToolTip(plain_tip(self.accessibleName()))
        self.update()

    def figure(self) -> str:
        return self._figure

    def said(self) -> str:
        """What stands beside the figure."""
        return ", ".join(part for part in (self._count, self._note) if part)

    def nextCheckState(self) -> None:
        """What the list shows marks the card, not the click."""

    def sizeHint(self) -> QSize:
        return QSize(px(160), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter, opened = tokens(), QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.accent if opened else shown.hairline), 1))
        hovered = self._is_door and self.underMouse()
        painter.setBrush(QColor(shown.selection if opened else shown.alternate if hovered else shown.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(CORNER), px(CORNER))
        top = self.rect().adjusted(px(SIDE), px(8), -px(SIDE), -px(36))
        low = self.rect().adjusted(px(SIDE), px(32), -px(SIDE), -px(8))
        painter.setPen(QColor(shown.muted))
        painter.drawText(top, LEFT, self.title)
        painter.drawText(top, RIGHT, self._fitting(self._count, top.width(), self.title))
        room = low
        large = self._large(low.width())
        if self._is_door and QFontMetrics(large).horizontalAdvance(self._figure) + px(MARK) <= low.width():
            self._draw_door(painter, low.right(), low.center().y())
            room = low.adjusted(0, 0, -px(MARK + 4), 0)
        painter.drawText(room, RIGHT, self._fitting(self._note, room.width(), self._figure * 2))
        painter.setPen(QColor(shown.text))
        painter.setFont(large)
        painter.drawText(low, LEFT, self._figure)
        if self._share is not None:
            self._draw_gauge(painter, self._share)
        painter.end()

    def _draw_door(self, painter: QPainter, right: int, middle: int) -> None:
        side = px(MARK)
        square = QRectF(right - side + px(4), middle - side / 2, side, side)
        draw_icon(painter, square, Icon.ON, tokens().accent if self.isChecked() else tokens().muted)

    def _draw_gauge(self, painter: QPainter, share: float) -> None:
        """Above the whole a tick stays where the whole ends."""
        shown, whole, high = tokens(), max(1.0, share), px(GAUGE)
        left, width, top = px(SIDE), self.width() - 2 * px(SIDE), self.height() - px(7)
        parts = ((whole, shown.rule), (share, shown.marks[Mark.LATER].text), (min(share, 1.0), shown.accent))
        for part, colour in parts:
            painter.fillRect(left, top, round(width * max(part, 0.0) / whole), high, QColor(colour))
        end = left + min(round(width / whole), width - 2)
        painter.fillRect(end, top - px(1), px(2), high + px(2), QColor(shown.text))

    def _fitting(self, text: str, room: int, beside: str) -> str:
        """A word that has no room beside the figure is left to the tooltip."""
        metrics = self.fontMetrics()
        return text if metrics.horizontalAdvance(text) + metrics.horizontalAdvance(beside) + px(8) <= room else ""

    def _large(self, room: int) -> QFont:
        """A figure that has no room is written smaller before any of it is cut."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        for size in range(px(FIGURE), px(LEAST) - 1, -1):
            font.setPixelSize(size)
            if QFontMetrics(font).horizontalAdvance(self._figure) <= room:
                break
        return font


class FigureCards(QWidget):
    """Cards beside one another; each `opens` what it counts where that can be shown."""

    def __init__(self, titles: Sequence[str], opens: Sequence[Callable[[], None]] = ()) -> None:
        super().__init__()
        self.cards = [FigureCard(*one) for one in (zip(titles, opens, strict=True) if opens else zip(titles))]
        beside(*((card, 1) for card in self.cards), gap=12, within=self)

    def show_figures(self, figures: Sequence[tuple[str, str]], shares: Sequence[float | None] = ()) -> None:
        """Figure and note of each card, and of those that have one its gauge."""
        for card, (figure, note), share in zip_longest(self.cards, figures, shares):
            card.show_figure(figure, note=note, share=share)
