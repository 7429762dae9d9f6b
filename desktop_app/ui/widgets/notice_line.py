"""The line at the foot of the window in which everything is told; no pixel of the page moves for it (U51)."""

from collections import deque

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from desktop_app.domain.marks import Mark
from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.labels import PlainLabel, caption
from desktop_app.ui.widgets.layouts import beside
from desktop_app.ui.widgets.messages import KEPT, Messages, NoticeKeeper
from desktop_app.ui.widgets.notices import Level, Notice, Way
from desktop_app.ui.widgets.speech import Say

ICONS = {Level.INFO: Icon.INFO, Level.DONE: Icon.DONE, Level.WARN: Icon.WARNING, Level.ERROR: Icon.WRONG}
MARKS = {Level.DONE: Mark.FINE, Level.WARN: Mark.SOON, Level.ERROR: Mark.LATER}
HEIGHT, STRIPE, DRAWN = 32, 4, 20


class NoticeLine(NoticeKeeper):
    """Stands over the lower left of its window. One sentence has one line; a longer one grows upwards.

    The newest notice whose place is seen; when it goes, the one before it is there again. What lasts (`steady`) is
    shown while nothing else is told. It never takes the keyboard. `history` holds the last fifty of all places.
    """

    told = Signal()
    """Another notice than before, or none, stands there."""

    def __init__(self, say: Say, window: QWidget) -> None:
        super().__init__(window)
        self.say = say
        self.history: deque[Notice] = deque(maxlen=KEPT)
        self.shown: Messages | None = None
        self.beside: list[QWidget] = []
        """What stands at the right end of the same line."""
        self.words = PlainLabel(wraps=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.ways: list[QPushButton] = []
        self.close_button = IconButton(Icon.CLOSE, say("Close this message"), 24)
        self.close_button.clicked.connect(self._close)
        self._places: list[Messages] = []
        self._row = beside((self.words, 1), self.close_button, margins=(STRIPE + 36, 0, 8, 0), within=self)
        window.installEventFilter(self)
        self.hide()

    def speak(self, say: Say) -> None:
        """The words of the line itself in another language."""
        self.say = say
        self.close_button.rename(say("Close this message"))

    def hear(self, messages: Messages) -> None:
        if messages.notice is not None:
            self.history.append(messages.notice)
        if messages in self._places:
            self._places.remove(messages)
        else:
            messages.changed.connect(self.look)
            messages.place.installEventFilter(self)
        self._places.append(messages)

    def forget(self) -> None:
        """Another book: what was told of the old one is nobody's business; what lasts is told by whoever began it."""
        self.history.clear()
        for messages in [one for one in self._places if isValid(one) and not one.steady]:
            messages.history.clear()
            messages.dismiss()

    def look(self) -> None:
        """Show what is to be told now."""
        self._places = [one for one in self._places if isValid(one) and isValid(one.place)]
        seen = [one for one in self._places if one.is_seen]
        told = [one for one in seen if not one.steady] or seen
        self.shown = told[-1] if told else None
        notice = self.shown.notice if self.shown else None
        if notice is not None:
            self._tell(notice)
        self.setVisible(notice is not None)
        self.told.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() is QEvent.Type.Resize:
            self.settle()
        elif watched is not self.parent() and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.look()
        return False

    def settle(self) -> None:
        """As wide as the words, as far as there is room; higher only where they have no room in one line."""
        window = self.parentWidget()
        if window is None:
            return
        room = window.width() - sum(one.width() + px(12) for one in self.beside if one.isVisible())
        taken = self._row.contentsMargins().left() + self._row.contentsMargins().right()
        taken += sum(one.sizeHint().width() + self._row.spacing() for one in (*self.ways, self._closing()) if one)
        lines = self.words.text().split("\n")
        wanted = max(self.fontMetrics().horizontalAdvance(line) for line in lines) + px(8) + taken
        width, height = min(wanted, room), px(HEIGHT)
        if wanted > room or len(lines) > 1:
            height = max(height, self.words.heightForWidth(width - taken) + px(12))
        self.setGeometry(0, window.height() - height, width, height)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None or self.shown.notice is None:
            return
        shown, painter, level = tokens(), QPainter(self), self.shown.notice.level
        mark = MARKS.get(level)
        colour = shown.marks[mark].text if mark else shown.accent
        painter.fillRect(self.rect(), QColor(shown.marks[mark].ground if mark else shown.selection))
        painter.fillRect(0, 0, self.width(), 1, QColor(shown.hairline))
        painter.fillRect(0, 0, px(STRIPE), self.height(), QColor(colour))
        top = (self.height() - px(DRAWN)) / 2
        draw_icon(painter, QRectF(px(STRIPE + 8), top, px(DRAWN), px(DRAWN)), ICONS[level], colour)
        painter.end()

    def _closing(self) -> IconButton | None:
        return None if self.shown is None or self.shown.steady else self.close_button

    def _tell(self, notice: Notice) -> None:
        self.words.setText(notice.text)
        self.setAccessibleName(notice.text)
        self._offer(notice.ways)
        self.close_button.setVisible(self._closing() is not None)
        self.settle()
        self.update()

    def _offer(self, ways: tuple[Way, ...]) -> None:
        for old in self.ways:
            old.hide()
            self._row.removeWidget(old)
            old.deleteLater()
        self.ways = []
        for number, way in enumerate(ways):
            button = QPushButton(caption(way.text))
            button.setProperty("flat", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, number=number: self._press(number))
            self._row.insertWidget(1 + number, button)
            self.ways.append(button)

    def _press(self, number: int) -> None:
        if self.shown is not None:
            self.shown.press(number)

    def _close(self) -> None:
        if self.shown is not None:
            self.shown.dismiss()
