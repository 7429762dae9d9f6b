"""How wide a column must be for nothing in it to be cut off."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop_app.domain.columns import Column, Look
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.columns import cell_text
from desktop_app.ui.widgets.delegates import PADDING, chip_text
from desktop_app.ui.widgets.speech import Reader

FIGURES = frozenset({Look.MONEY, Look.PRICE, Look.COUNT})

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


def needed_below(figure: str, view: QTableView) -> int:
    """For a sum, which is bold."""
    bold = QFont(view.font())
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold).horizontalAdvance(figure) + 2 * px(PADDING) if figure else 0


def telling(column: Column[Any], records: Sequence[Any]) -> list[Any]:
    """The rows a sample must not miss: the largest figures on both sides of 0, and one of each chip."""
    told = [(value, one) for one in records if (value := column.value(one)) is not None]
    if not told or column.look not in FIGURES:
        return [] if column.look is not Look.CHIP else [*dict(told).values()]
    return [pick(told, key=lambda pair: pair[0])[1] for pick in (min, max)]


def _drawn(column: Column[Any], record: Any, desk: Reader, today: date) -> str:
    words = cell_text(column, record, desk, today)
    if column.look is Look.CHIP and words and column.mark:
        return chip_text(words, column.mark(record, today))
    return words
