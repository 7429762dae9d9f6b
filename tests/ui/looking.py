"""What a careful eye sees of a page: what is cut off, what stands off the grid, what looks like something else.

Each check names its faults; none of them knows a page.
"""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from desktop_app.domain.columns import Look
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.column_needs import LONGEST
from desktop_app.ui.widgets.delegates import MARK_ROLE, PADDING, ChipDelegate, chip_text
from desktop_app.ui.widgets.filter_pill import FilterPill
from desktop_app.ui.widgets.keys import BETWEEN, KeyButton
from desktop_app.ui.widgets.record_model import RecordModel
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.switch import Segment
from desktop_app.ui.widgets.typed_cells import TickDelegate
from tests.ui.crawler import shown

SLACK = 1
CHIP = 133


def cut_off(root: QWidget) -> Iterator[str]:
    """Every text that has not the room it needs; of the cells, all but names."""
    for widget in shown(root):
        match widget:
            case QTableView():
                yield from _cut_in_table(widget)
            case QScrollArea() if widget.horizontalScrollBar().maximum():
                yield f"{widget.objectName() or type(widget.widget()).__name__} scrolls sideways"
            case QLabel() if widget.text():
                yield from _cut_label(widget)
            case QAbstractButton() if widget.text():
                yield from _cut_button(widget)
            case QLineEdit():
                yield from _cut_line(widget)
            case QComboBox():
                text = widget.fontMetrics().horizontalAdvance(widget.currentText())
                if text > widget.width() - px(8 + 24):
                    yield f"choice “{widget.currentText()}” lacks {text - widget.width() + px(32)} px"


def _cut_label(label: QLabel) -> Iterator[str]:
    room, text = label.contentsRect(), label.text()
    if label.wordWrap():
        short = label.heightForWidth(label.width()) - label.height()
        if short > SLACK:
            yield f"“{text[:40]}” lacks {short} px of height"
        return
    flags = Qt.TextFlag.TextExpandTabs | (Qt.TextFlag.TextShowMnemonic if label.buddy() else Qt.TextFlag(0))
    wanted = label.fontMetrics().size(int(flags), text)
    if wanted.width() > room.width() + SLACK:
        yield f"{type(label).__name__} “{text[:60]}” lacks {wanted.width() - room.width()} px"
    if wanted.height() > room.height() + 3 * SLACK:
        yield f"“{text[:40]}” lacks {wanted.height() - room.height()} px of height"


def _cut_button(one: QAbstractButton) -> Iterator[str]:
    words = one.text().replace("&&", "&")
    wanted = one.fontMetrics().horizontalAdvance(words)
    if isinstance(one, (Segment, FilterPill)):
        wanted = one.minimumSizeHint().width()
    elif isinstance(one, KeyButton) and BETWEEN in words:
        wanted += px(8)
    if wanted > one.width() + SLACK:
        yield f"button “{words}” lacks {wanted - one.width()} px"
    if one.fontMetrics().height() > one.height() + SLACK:
        yield f"button “{words}” is too low"


def _cut_line(line: QLineEdit) -> Iterator[str]:
    if isinstance(line.parentWidget(), QComboBox) or (line.text() and not line.isReadOnly()):
        return
    text = line.text() or line.placeholderText()
    beside = px(18 + 6) if isinstance(line, SearchField) else 0
    missing = line.fontMetrics().horizontalAdvance(text) + beside + 2 * px(8) - line.width()
    if missing > SLACK:
        yield f"field “{text}” lacks {missing} px"


def _cut_in_table(view: QTableView) -> Iterator[str]:
    if view.horizontalScrollBar().maximum():
        yield f"{view.accessibleName()} scrolls sideways"
    header, model = view.horizontalHeader(), view.model()
    for at in range(model.columnCount()):
        if not header.isSectionHidden(at):
            yield from _cut_head(view, at)
            longest = max(
                ((_lacks(view, model.index(row, at)), row) for row in range(min(model.rowCount(), 100))), default=(0, 0)
            )
            if longest[0] > SLACK and not _may_be_cut(view, at):
                told = model.index(longest[1], at).data()
                yield f"{view.accessibleName()}: {_head(view, at)} “{told}” lacks {longest[0]} px"


def _cut_head(view: QTableView, at: int) -> Iterator[str]:
    header = view.horizontalHeader()
    missing = header.fontMetrics().horizontalAdvance(_head(view, at)) + 2 * px(PADDING) - header.sectionSize(at)
    if missing > SLACK:
        yield f"{view.accessibleName()}: header “{_head(view, at)}” lacks {missing} px"


def _head(view: QTableView, at: int) -> str:
    return str(view.model().headerData(at, Qt.Orientation.Horizontal) or "")


def _lacks(view: QTableView, index: QModelIndex) -> int:
    words = str(index.data() or "")
    if not words:
        return 0
    room = view.columnWidth(index.column()) - 2 * px(PADDING)
    if isinstance(view.itemDelegateForColumn(index.column()), ChipDelegate):
        words, room = chip_text(words, index.data(MARK_ROLE)), room - 2 * px(PADDING)
    return view.fontMetrics().horizontalAdvance(words) - room


def _may_be_cut(view: QTableView, at: int) -> bool:
    """Names; what somebody typed and is longer than a column can be; a cell that shows a tick."""
    model = view.model()
    if isinstance(view.itemDelegateForColumn(at), TickDelegate):
        return True
    if not isinstance(model, RecordModel):
        return False
    look = model.columns[at].look
    return look is Look.NAME or (look is Look.TEXT and view.columnWidth(at) >= px(LONGEST))
