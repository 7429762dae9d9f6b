"""What was told before, newest first: the last fifty messages, opened from the bell (U51)."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, show_in, stacked
from desktop_app.ui.widgets.notices import Level, Notice
from desktop_app.ui.widgets.speech import Say

GLYPHS = {Level.INFO: "ⓘ", Level.DONE: "✓", Level.WARN: "!", Level.ERROR: "✕"}
WIDE, HIGH, GLYPH = 420, 480, 20


class NoticeHistory(QFrame):
    """A list below the bell; it goes when anything else is clicked."""

    def __init__(self, notices: Sequence[Notice], say: Say, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self.setAccessibleName(say("Messages"))
        inside, head = QWidget(), PlainLabel(say("Messages"), "strong")
        self.lines = [f"{GLYPHS[one.level]}  {one.text}" for one in reversed(notices)] or [say("Nothing was told yet.")]
        told = [_line(one) for one in reversed(notices)] or [
            beside((PlainLabel(self.lines[0], "muted", wraps=True), 1))
        ]
        stacked(head, *told, ROOM, margins=(14, 12, 14, 12), within=inside)
        area = QScrollArea()
        show_in(area, inside)
        stacked(area, margins=1, within=self)
        self.resize(px(WIDE), min(px(HIGH), inside.heightForWidth(px(WIDE) - px(16)) + px(4)))

    def open_below(self, widget: QWidget) -> None:
        """Its right edge is that of the widget."""
        corner = widget.mapToGlobal(QPoint(widget.width(), widget.height() + px(4)))
        self.move(corner - QPoint(self.width(), 0))
        self.show()


def _line(one: Notice) -> QHBoxLayout:
    """The texts begin below one another, however wide their glyphs are."""
    glyph, text = PlainLabel(GLYPHS[one.level]), PlainLabel(one.text, wraps=True)
    glyph.setFixedWidth(px(GLYPH))
    glyph.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return beside(glyph, (text, 1))
