"""A line in the room that is kept for it; what has no room there hangs over what is below and moves nothing."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel, dress_as

WIDEST = 320
"""A text hangs out of a narrow place up to this width before it wraps, in px at the standard text size."""

NARROWEST = 220
"""On what is narrower it does not hang, in px at the standard text size."""

STIRS = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class HangingLine(PlainLabel):
    """Fills its `place`, or hangs with a border from its upper edge where the text needs more.

    What is said `under` a widget hangs from that, wherever the place is.
    """

    def __init__(self, place: QWidget) -> None:
        super().__init__(wraps=True, parent=place)
        self.setIndent(0)
        self._place = place
        self._under: QWidget | None = None
        self._over = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._watched: list[QWidget] = []
        place.installEventFilter(self)
        place.destroyed.connect(self.deleteLater)  # it may lie on another widget, but goes with its place
        self.hide()

    def tell(self, text: str, role: str, under: QWidget | None = None, over: bool = False) -> None:
        """Say this; empty for nothing. `over` the widget instead, where what lies below it is typed into next."""
        self._under, self._over = under, over
        dress_as(self, "role", role)
        self.setText(text)
        self.settle()

    def settle(self) -> None:
        """Where it belongs now."""
        self._watch([])
        if not self.text() or (self._under is not None and not isValid(self._under)):
            self.hide()
            return
        place = self._place
        fits = self._under is None and text_height(self, self.text(), place.width()) <= place.height()
        self._stand_on(place, place.rect(), hangs=False) if fits else self._hang()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in STIRS:
            self.settle()
        return False

    def _hang(self) -> None:
        dress_as(self, "hangs", True)
        anchor = self._under or self._place
        top = anchor.height() if self._under and not self._over else 0
        wanted = max(self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")) + px(22)
        width = max(anchor.width(), min(wanted, px(WIDEST)))
        chain = _ancestors(anchor)
        ground, width, height = self._ground(chain, top, width)
        at = anchor.mapTo(ground, QPoint(0, -height if self._over else top))
        at.setX(max(0, min(at.x(), ground.width() - width)))
        at.setY(max(0, min(at.y(), ground.height() - height)))
        self._stand_on(ground, QRect(at, at + QPoint(width - 1, height - 1)), hangs=True)
        self._watch(chain[: chain.index(ground)])

    def _ground(self, chain: list[QWidget], top: int, width: int) -> tuple[QWidget, int, int]:
        """The innermost on which the whole text can be seen, made narrower for it but for a small place."""
        for one in chain:
            wide = min(width, max(one.width(), px(NARROWEST)))
            high = text_height(self, self.text(), wide - px(18)) + px(10)
            edge = chain[0].mapTo(one, QPoint(0, -high if self._over else top + high)).y()
            if wide <= one.width() and 0 <= edge <= one.height():
                return one, wide, high
        return chain[-1], width, text_height(self, self.text(), width - px(18)) + px(10)

    def _stand_on(self, ground: QWidget, where: QRect, hangs: bool) -> None:
        dress_as(self, "hangs", hangs)
        if self.parentWidget() is not ground:
            self.setParent(ground)
        self.setGeometry(where)
        self.raise_()
        self.setVisible(self._place is ground or self._place.isVisibleTo(ground))

    def _watch(self, between: list[QWidget]) -> None:
        """What moves the place moves the line."""
        for one in self._watched:
            if one is not self._place and isValid(one):  # the field of a cell goes with its typing
                one.removeEventFilter(self)
        self._watched = between
        for one in between:
            if one is not self._place:
                one.installEventFilter(self)


def _ancestors(widget: QWidget) -> list[QWidget]:
    """What it stands in, from the inside out."""
    found, here = [widget], widget.parentWidget()
    while here is not None:
        found.append(here)
        here = None if here.isWindow() else here.parentWidget()
    return found


def text_height(label: PlainLabel, text: str, width: int) -> int:
    """Of all lines of a text in this label, as wide as that."""
    return label.fontMetrics().boundingRect(0, 0, max(width, 1), 10_000, Qt.TextFlag.TextWordWrap, text).height()
