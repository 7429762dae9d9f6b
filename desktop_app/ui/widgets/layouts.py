"""Widgets beside and below one another, in one call: what stands there, the gaps, the room that is left."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.look.theme import px

Box = TypeVar("Box", bound=QBoxLayout)


@dataclass(frozen=True, slots=True)
class Room:
    """Room that stays empty: its share of what is left over."""

    share: int = 1


ROOM = Room()

Part = QWidget | QLayout | Room | int | tuple[QWidget | QLayout, int]
"""What stands in a row or column: an `int` is so much more gap, `(part, 2)` a part with two shares of what is left."""

Margins = int | tuple[int, int, int, int]
"""Around it: on all sides alike, or left, above, right and below."""


WIDE_FROM = 1600
"""From this width of the window on a second column is opened, and a page of paper is seen whole."""


def is_wide(widget: QWidget) -> bool:
    """Whether its window has the room of a large screen."""
    return widget.window().width() >= WIDE_FROM


def beside(*parts: Part, gap: int = 8, margins: Margins = 0, within: QWidget | None = None) -> QHBoxLayout:
    """From left to right. All lengths are drawn for the standard text size; `within` is the widget it fills."""
    return _filled(QHBoxLayout(within) if within else QHBoxLayout(), parts, gap, margins)


def stacked(*parts: Part, gap: int = 8, margins: Margins = 0, within: QWidget | None = None) -> QVBoxLayout:
    """`beside`, from top to bottom."""
    return _filled(QVBoxLayout(within) if within else QVBoxLayout(), parts, gap, margins)


def _filled(box: Box, parts: tuple[Part, ...], gap: int, margins: Margins) -> Box:
    left, above, right, below = margins if isinstance(margins, tuple) else (margins,) * 4
    box.setContentsMargins(px(left), px(above), px(right), px(below))
    box.setSpacing(px(gap))
    for part in parts:
        _add(box, part)
    return box


def _add(box: QBoxLayout, part: Part) -> None:
    match part:
        case int():
            box.addSpacing(px(part))
        case Room(share):
            box.addStretch(share)
        case (QWidget() as widget, share):
            box.addWidget(widget, share)
        case (QLayout() as layout, share):
            box.addLayout(layout, share)
        case QWidget():
            box.addWidget(part)
        case QLayout():
            box.addLayout(part)


class Upright(QScrollArea):
    """Scrolls up and down only, so that it is never narrower than what stands in it."""

    def minimumSizeHint(self) -> QSize:
        least, content = super().minimumSizeHint(), self.widget()
        if content is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(least.width(), content.minimumSizeHint().width() + bar), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in it may need another width than before."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class GivesWay(QScrollArea):
    """As high as its content wants to be, and lower where there is less room: then it scrolls."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        show_in(self, content)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        content = self.widget()
        layout = content.layout() if content is not None else None
        return QSize(0, 0) if layout is None else QSize(0, layout.totalHeightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolled(content: QWidget) -> QScrollArea:
    """`content` at its own height, as wide as there is room; it scrolls where there is none, and shows no frame."""
    area = Upright()
    show_in(area, content)
    return area


def show_in(area: QScrollArea, content: QWidget) -> None:
    """Without a frame and a ground of its own."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    area.setWidget(content)
    content.setAutoFillBackground(False)
