"""Slow work, told quietly: a thin moving bar after half a second, a panel with a way to stop after two (U50)."""

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Progress, Work
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside

BUSY_SECONDS = 0.5
PANEL_SECONDS = 2.0
LOOK_MS = 120


class WorkBar(QWidget):
    """Looks at what is running. It lies over the upper edge of the pages; its `panel` stands at the foot."""

    def __init__(self, desk: Desk, pages: QWidget) -> None:
        super().__init__(pages)
        self._desk, self._pages = desk, pages
        self._at = 0
        self._words = PlainLabel()
        self._gauge = QProgressBar(textVisible=False)
        self._gauge.setFixedSize(px(160), px(4))
        self.stop = button(desk.say("Stop"), self._cancel)
        self.stop.setProperty("compact", True)
        self.panel = QWidget()
        beside(self._words, self._gauge, self.stop, within=self.panel)
        self.panel.hide()
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    def look(self) -> None:
        """See what is slow by now."""
        now = time.monotonic()
        slow = [one for one in self._desk.jobs.running if now - one.since > BUSY_SECONDS and not one.dropped]
        if not slow and not self._at:
            return
        self._at = self._at + 1 if slow else 0
        told = _told(slow, now)
        self.panel.setVisible(told is not None)
        if told is not None:
            self._show(told)
        self.setGeometry(0, 0, self._pages.width(), px(4))
        self.setVisible(bool(slow))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A short piece that wanders from left to right."""
        painter, width = QPainter(self), self.width() // 4
        left = self._at * width // 4 % (self.width() + width) - width
        painter.fillRect(left, 0, width, self.height(), QColor(tokens().accent))
        painter.end()

    def _show(self, progress: Progress) -> None:
        self._words.setText(progress.title)
        self._gauge.setRange(0, progress.total)
        self._gauge.setValue(progress.done)
        self.stop.setEnabled(not progress.cancelled)

    def _cancel(self) -> None:
        for one in self._desk.jobs.running:
            if one.progress is not None:
                one.progress.cancel()


def _told(slow: list[Work], now: float) -> Progress | None:
    """The work that has a panel: the one that runs longest and can tell how far it is."""
    return next((one.progress for one in slow if one.progress and now - one.since > PANEL_SECONDS), None)
