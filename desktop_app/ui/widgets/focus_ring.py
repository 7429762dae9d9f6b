"""The ring around what has the keyboard: two pixels wide, two outside the control (U59)."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens

OUTSIDE, WIDTH, CORNER = 2, 2, 8
MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}


class FocusRing(QWidget):
    """Follows the keyboard through a window: from button to button, around the whole track of a switch.

    It is drawn over the nearest widget that has room for it, takes no room itself and no click. Fields thicken their
    own border instead. Who moves by the mouse alone sees no ring.
    """

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ringed: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, edge = QPainter(self), WIDTH / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().accent), WIDTH))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), px(CORNER), px(CORNER))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES and self.ringed is not None:
            self._settle(self.ringed)
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if not (isValid(self) and isValid(self._home)):  # the window is going, and the last focus with it
            return
        self._let_go()
        ringed = _ringed(new)
        if ringed is None or not self._is_keyboard_in(ringed):
            return
        self.ringed, host = ringed, _host(ringed)
        self._watched = [ringed, *_between(ringed, host)]
        for one in self._watched:
            one.installEventFilter(self)
        ringed.destroyed.connect(self._forget)
        self.setParent(host)
        self._settle(ringed)

    def _is_keyboard_in(self, ringed: QWidget) -> bool:
        """Whether it is of this window, and the focus came by a key."""
        window = ringed.window()
        return window is self._home.window() and window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)

    def _settle(self, ringed: QWidget) -> None:
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(_around(ringed, host))
            self.setVisible(ringed.isVisible())
            self.raise_()

    def _let_go(self) -> None:
        ringed, self.ringed = self.ringed, None
        if ringed is not None:
            ringed.destroyed.disconnect(self._forget)
        for one in self._watched:
            one.removeEventFilter(self)
        self._watched = []
        self.hide()
        self.setParent(self._home)

    def _forget(self) -> None:
        """What it stood around is no more, nor, perhaps, what it was drawn over."""
        self.ringed, self._watched = None, []
        self.hide()
        self.setParent(self._home)


def _ringed(widget: QWidget | None) -> QWidget | None:
    """What the ring goes around: a button or a tick by itself, a switch as a whole; None for a field."""
    around = widget
    while around is not None:
        if around.property("ringed"):
            return around
        around = around.parentWidget()
    return widget if isinstance(widget, QAbstractButton) else None


def _host(ringed: QWidget) -> QWidget:
    """The nearest widget in which the ring is not cut off."""
    host = ringed.parentWidget()
    while host is not None and not host.isWindow() and not host.rect().contains(_around(ringed, host)):
        host = host.parentWidget()
    return host or ringed


def _between(ringed: QWidget, host: QWidget) -> list[QWidget]:
    found, each = [], ringed.parentWidget()
    while each is not None and each is not host:
        found.append(each)
        each = each.parentWidget()
    return found


def _around(ringed: QWidget, host: QWidget) -> QRect:
    room = OUTSIDE + WIDTH
    return QRect(ringed.mapTo(host, QPoint(0, 0)), ringed.size()).adjusted(-room, -room, room, room)
