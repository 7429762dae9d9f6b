"""A scroll bar whose room is always kept, so that no column moves when a list grows; an idle one shows nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from desktop_app.ui.widgets.labels import dress_as

GUTTER = 12
"""So wide it is, in px at the standard text size."""


def reserve_gutter(area: QAbstractScrollArea) -> None:
    """Keep the room of the upright scroll bar of this area at all times."""
    bar = area.verticalScrollBar()
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar.rangeChanged.connect(lambda *_: _look(bar))
    _look(bar)


def _look(bar: QScrollBar) -> None:
    dress_as(bar, "idle", bar.minimum() == bar.maximum())
