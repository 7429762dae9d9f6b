"""What stands where a list is empty: what that means, why, and the one thing to do about it (U37)."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, Room, beside, stacked

DRAWN, WIDEST = 24, 640


class IconMark(QWidget):
    """An icon by itself, in the middle of its line."""

    def __init__(self, icon: Icon) -> None:
        super().__init__()
        self._icon = icon

    def sizeHint(self) -> QSize:
        return QSize(px(DRAWN), px(DRAWN))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), px(DRAWN)
        draw_icon(painter, QRectF((self.width() - side) / 2, 0, side, side), self._icon, tokens().muted)
        painter.end()


class EmptyState(QWidget):
    """An icon, one strong line, one muted sentence why, a primary button and perhaps a second way; each way is (text,
    what it does).
    """

    def __init__(
        self,
        sentence: str,
        first: tuple[str, Callable[[], None]] | None = None,
        second: tuple[str, Callable[[], None]] | None = None,
        icon: Icon = Icon.INFO,
        quiet: bool = False,
    ) -> None:
        """The first sentence is the strong line, the rest says why; `quiet` without a primary button."""
        super().__init__()
        strong, why = _parted(sentence)
        words = [PlainLabel(text, role, wraps=True) for text, role in ((strong, "strong"), (why, "muted")) if text]
        for label in words:
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(px(WIDEST))
        lines = [beside(ROOM, (label, 8), ROOM) for label in words]
        buttons = [button(*way, primary=way is first and not quiet) for way in (first, second) if way is not None]
        mark = IconMark(icon)
        stacked(
            Room(2),
            mark,
            *lines,
            4,
            beside(ROOM, *buttons, ROOM),
            Room(3),
            within=self,
            gap=8,
            margins=(32, 12, 32, 12),
        )


def _parted(text: str) -> tuple[str, str]:
    """The first sentence without its stop, and the rest."""
    for stop in ("。", ". ", "."):
        head, found, rest = text.partition(stop)
        if found:
            return head, rest.strip()
    return text, ""
