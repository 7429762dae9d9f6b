"""The bar in which a page tells something: a stripe, a glyph, words, at most two ways out (U51)."""

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.domain.marks import Mark
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel, plain_tip
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.notices import Level, Notice, Way

GLYPHS = {Level.INFO: "ⓘ", Level.DONE: "✓", Level.WARN: "!", Level.ERROR: "✕"}
MARKS = {Level.DONE: Mark.FINE, Level.WARN: Mark.SOON, Level.ERROR: Mark.LATER}
KEPT = 50
GAP = 8
"""Room below the bar, so that the page does not stick to it."""


class MessageBar(QWidget):
    """Shows one notice at a time and never takes the keyboard. `history` holds the last fifty, newest last.

    `narrow`, where there is little room: the ways out stand below the words.
    """

    def __init__(self, say: Callable[[str], str], *, narrow: bool = False) -> None:
        super().__init__()
        self.notice: Notice | None = None
        self.history: deque[Notice] = deque(maxlen=KEPT)
        self._glyph = PlainLabel(role="strong")
        self._words = PlainLabel(wraps=True)
        lines = stacked if narrow else beside
        self._buttons: QBoxLayout = lines()
        self._close = button("✕", self.dismiss)
        self._close.setProperty("flat", True)
        self._close.setProperty("glyph", True)
        self._close.setFixedSize(px(28), px(28))
        self._close.setToolTip(plain_tip(say("Close this message")))
        self._close.setAccessibleName(say("Close this message"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        told = lines((self._words, 1), self._buttons)
        beside(self._glyph, (told, 1), self._close, within=self, margins=(16, 6, 8, 6 + GAP))
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Tell it; what was told before gives way."""
        self.notice = notice
        self.history.append(notice)
        self._glyph.setText(GLYPHS[notice.level])
        self._words.setText(notice.text)
        self.setAccessibleName(notice.text)
        self._lay_out(notice.ways)
        self.show()
        self.update()
        self._timer.stop()
        if notice.lasts:
            self._timer.start(notice.lasts * 1000)

    def dismiss(self) -> None:
        self._timer.stop()
        self.notice = None
        self.hide()

    def press(self, number: int) -> None:
        """Take the way out with this number, counted from 0."""
        notice = self.notice
        if notice is not None:
            self.dismiss()
            notice.ways[number].does()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.notice is None:
            return
        shown, painter = tokens(), QPainter(self)
        mark = MARKS.get(self.notice.level)
        height = self.height() - px(GAP)
        painter.fillRect(0, 0, self.width(), height, QColor(shown.base))
        stripe = shown.marks[mark].text if mark else shown.accent
        painter.fillRect(0, 0, px(4), height, QColor(stripe))
        painter.fillRect(px(4), height - 1, self.width(), 1, QColor(shown.hairline))
        painter.end()

    def _lay_out(self, ways: tuple[Way, ...]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, way in enumerate(ways):
            made = button(way.text, partial(self.press, number))
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.addWidget(made)


class SteadyBar(MessageBar):
    """Tells of a state that lasts: nobody can close it, and it stays when its way out is taken."""

    def __init__(self, say: Callable[[str], str]) -> None:
        super().__init__(say)
        self._close.hide()

    def press(self, number: int) -> None:
        if self.notice is not None:
            self.notice.ways[number].does()
