"""How wide a column must be for nothing in it to be cut off."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QTableView

from desktop_app.domain.columns import Column, Look
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.columns import cell_text
from desktop_app.ui.widgets.delegates import PADDING, chip_text
from desktop_app.ui.widgets.speech import Reader

LONGEST = 360
"""What people type can be of any length: a longer text ends in an ellipsis, and stands whole in the tooltip."""


def needed(column: Column[Any], records: Iterable[Any], desk: Reader, view: QTableView) -> int:
    """In pixels, for its head and for what stands in these rows."""
    head = view.horizontalHeader().fontMetrics().horizontalAdvance(desk.tell(column.head)) + 2 * px(PADDING) + 1
    if column.look is Look.BAR:
        return max(head, px(column.width))
    today, metrics = desk.today(), view.fontMetrics()
    texts = {_drawn(column, one, desk, today) for one in records}
    beside = 2 * px(PADDING) * (2 if column.look is Look.CHIP else 1) + 1
    longest = max((metrics.horizontalAdvance(one) + beside for one in texts if one), default=0)
    return max(head, min(longest, px(LONGEST)))


def _drawn(column: Column[Any], record: Any, desk: Reader, today: date) -> str:
    words = cell_text(column, record, desk, today)
    if column.look is Look.CHIP and words and column.mark:
        return chip_text(words, column.mark(record, today))
    return words
