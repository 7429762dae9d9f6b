"""What one place of the window tells: its page, or a form; the line at the foot of the window shows it (U51)."""

from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.notices import Notice

KEPT = 50


class Messages(QObject):
    """One notice at a time, never more; `history` holds the last fifty, newest last.

    It is seen while its `place` is. What is `steady` tells of a state that lasts: nobody can close it, and it stays
    when its way out is taken.
    """

    changed = Signal()

    def __init__(self, place: QWidget, steady: bool = False) -> None:
        super().__init__(place)
        self.place, self.steady = place, steady
        self.notice: Notice | None = None
        self.history: deque[Notice] = deque(maxlen=KEPT)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)

    def show_notice(self, notice: Notice) -> None:
        """Tell it; what was told before gives way."""
        self.notice = notice
        self.history.append(notice)
        self._timer.stop()
        if notice.lasts:
            self._timer.start(notice.lasts * 1000)
        for line in self.place.window().findChildren(NoticeKeeper):
            line.hear(self)
        self.changed.emit()

    @property
    def is_seen(self) -> bool:
        """Whether there is something to tell, and the place that tells it is seen."""
        return self.notice is not None and self.place.isVisible()

    def dismiss(self) -> None:
        self._timer.stop()
        if self.notice is not None:
            self.notice = None
            self.changed.emit()

    def press(self, number: int) -> None:
        """Take the way out with this number, counted from 0."""
        notice = self.notice
        if notice is not None:
            if not self.steady:
                self.dismiss()
            notice.ways[number].does()


class NoticeKeeper(QWidget):
    """What shows the messages of all places of its window."""

    def hear(self, messages: Messages) -> None:
        """From now on show what this place tells; it has just told something."""
        raise NotImplementedError
