"""What a careful eye sees of a page: what is cut off, what stands off the grid, what looks like something else.

Each check names its faults; none of them knows a page.
"""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QStackedLayout,
    QStatusBar,
    QTabBar,
    QTableView,
    QWidget,
)
from shiboken6 import Shiboken

from desktop_app.domain.columns import Look
from desktop_app.domain.marks import Mark
from desktop_app.ui.look.theme import POINTS, TextSize, px
from desktop_app.ui.widgets.column_needs import LONGEST
from desktop_app.ui.widgets.delegates import MARK_ROLE, PADDING, ChipDelegate, chip_text
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.filter_pill import FilterPill
from desktop_app.ui.widgets.gutter import GUTTER
from desktop_app.ui.widgets.hanging_line import HangingLine
from desktop_app.ui.widgets.keys import BETWEEN, KeyButton
from desktop_app.ui.widgets.labels import ElidedLabel, PartsLabel
from desktop_app.ui.widgets.offer_grid import OfferGrid
from desktop_app.ui.widgets.record_model import RecordModel
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.switch import Segment, Switch
from desktop_app.ui.widgets.typed_cells import TickDelegate
from tests.ui.crawler import shown

SLACK = 1
CHIP = {"zh_CN": 133, "en": 140}
GRID, SIDE = 4, 14
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
OWN_GRID = (Switch, FieldBox, QComboBox, QStatusBar)
"""What is laid out pixel by pixel inside."""


def cut_off(root: QWidget) -> Iterator[str]:
    """Every text that has not the room it needs; of the cells, all but names."""
    for widget in shown(root):
        match widget:
            case QTableView():
                yield from _cut_in_table(widget)
            case QScrollArea() if widget.horizontalScrollBar().maximum():
                yield f"{widget.objectName() or type(widget.widget()).__name__} scrolls sideways"
            case PartsLabel():
                if widget.fontMetrics().horizontalAdvance(widget.fitting()) > widget.width():
                    yield f"“{widget.fitting()}” has no room"
            case HangingLine():
                pass  # it takes its room over what stands below
            case ElidedLabel() if _is_huge():
                pass  # what stands beside the title gives way to it
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


def _is_huge() -> bool:
    """Only the largest text may have to be pushed sideways."""
    return QGuiApplication.font().pointSizeF() >= POINTS[TextSize.HUGE]


def _cut_label(label: QLabel) -> Iterator[str]:
    room, text = label.contentsRect(), label.text()
    if label.wordWrap():
        short = label.heightForWidth(label.width()) - label.height()
        if short > 3 * SLACK:
            yield f"“{text[:40]}” lacks {short} px of height"
        return
    flags = Qt.TextFlag.TextExpandTabs | (Qt.TextFlag.TextShowMnemonic if label.buddy() else Qt.TextFlag(0))
    wanted = label.fontMetrics().size(int(flags), text)
    if wanted.width() > room.width() + 2 * SLACK:
        yield f"{type(label).__name__} “{text[:60]}” lacks {wanted.width() - room.width()} px"
    if wanted.height() > room.height() + 3 * SLACK:
        yield f"“{text[:40]}” lacks {wanted.height() - room.height()} px of height"


def _cut_button(one: QAbstractButton) -> Iterator[str]:
    words = one.text().replace("&&", "&")
    wanted = one.fontMetrics().horizontalAdvance(words)
    if isinstance(one, (Segment, FilterPill)):
        wanted = one.minimumSizeHint().width() - px(PADDING)
    elif isinstance(one, KeyButton) and BETWEEN in words:
        wanted = wanted + px(8) if one.has_room_for_key() else one.fontMetrics().horizontalAdvance(one.parts()[0])
    if wanted > one.width() + SLACK:
        yield f"button “{words}” lacks {wanted - one.width()} px"
    if one.fontMetrics().height() > one.height() + SLACK:
        yield f"button “{words}” is too low"


def _cut_line(line: QLineEdit) -> Iterator[str]:
    if isinstance(line.parentWidget(), QComboBox) or line.text():
        return
    text = line.placeholderText()
    beside = px(18 + 6) if isinstance(line, SearchField) else 0
    missing = line.fontMetrics().horizontalAdvance(text) + beside + 2 * px(8) - line.width()
    if missing > SLACK:
        yield f"field “{text}” lacks {missing} px"


def _cut_in_table(view: QTableView) -> Iterator[str]:
    if view.horizontalScrollBar().maximum() and not _is_huge():
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


def beyond_one_primary(root: QWidget) -> Iterator[str]:
    """One button of a page is what usually comes next."""
    primary = [one.text() for one in shown(root) if isinstance(one, QAbstractButton) and one.property("primary")]
    if len(primary) > 1:
        yield f"several primary buttons: {primary}"


def other_switches(root: QWidget) -> Iterator[str]:
    """What is chosen from a few values is a `Switch`: no tabs, no radio buttons, no drop list below a table."""
    for widget in shown(root):
        if isinstance(widget, QTabBar) or (isinstance(widget, QRadioButton) and not isinstance(widget, Segment)):
            yield f"{type(widget).__name__} {widget.accessibleName()}"
        if isinstance(widget, RecordTable):
            foot, _ = _parts(widget.foot)
            yield from (f"drop list in the foot of {widget.name}" for one in foot if isinstance(one, QComboBox))


def without_gutter(root: QWidget) -> Iterator[str]:
    """No column moves when a list grows."""
    for view in shown(root):
        if isinstance(view, QTableView) and view.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOn:
            yield f"{type(view).__name__} {view.accessibleName()} keeps no room for its scroll bar"


def half_rows(root: QWidget) -> Iterator[str]:
    """A row is seen whole or not at all."""
    for table in shown(root):
        if isinstance(table, RecordTable) and table.view.isVisible() and table.view.verticalScrollBar().maximum():
            row, bar = table.view.verticalHeader().defaultSectionSize(), table.view.horizontalScrollBar()
            left_over = (table.view.viewport().height() + (bar.height() if bar.isVisible() else 0)) % row
            yield from (f"{left_over} px of a row of {table.name}",) if left_over else ()


def sideways(root: QWidget) -> Iterator[str]:
    """Nothing of a list lies beyond its edge."""
    for table in shown(root):
        if isinstance(table, QTableView) and (beyond := table.horizontalScrollBar().maximum()):
            yield f"{table.accessibleName()} goes {beyond} px beyond its edge"


def covered_verbs(root: QWidget) -> Iterator[str]:
    """What can be done with the row under the cursor, and what usually comes next, can always be clicked."""
    for widget in shown(root):
        if isinstance(widget, QAbstractButton) and widget.text():
            pinned = isinstance(widget.parentWidget(), OfferGrid) or widget.property("primary")
            if pinned and widget.visibleRegion().boundingRect() != widget.rect():
                yield f"“{widget.text()}” is not wholly seen"


def borderless(root: QWidget) -> Iterator[str]:
    """A drop list is an input: it has the border of one."""
    for widget in shown(root):
        if isinstance(widget, QComboBox) and not widget.visibleRegion().isEmpty():
            picture = widget.grab().toImage()
            edge = picture.pixelColor(0, picture.height() // 2).name()
            inside = picture.pixelColor(px(4), picture.height() // 2).name()
            if edge == inside:
                yield f"{widget.accessibleName()} has no border"


def wide_chips(root: QWidget, language: str) -> Iterator[str]:
    """The widest chip in Chinese says “▲▲▲ 逾期 1036 天”; English takes a little more."""
    for view in shown(root):
        if isinstance(view, QTableView):
            for at in range(view.model().columnCount()):
                if isinstance(view.itemDelegateForColumn(at), ChipDelegate):
                    yield from _wide_chips(view, at, px(CHIP[language]))


def _wide_chips(view: QTableView, at: int, most: int) -> Iterator[str]:
    for row in range(view.model().rowCount()):
        index = view.model().index(row, at)
        words = chip_text(str(index.data() or ""), index.data(MARK_ROLE) or Mark.PLAIN)
        width = view.fontMetrics().horizontalAdvance(words) + 2 * px(PADDING)
        if width > most:
            yield f"chip “{words}” is {width - most} px too wide"


def off_the_grid(root: QWidget) -> Iterator[str]:
    """Heights of controls and gaps between parts are multiples of four; the sides of cards and buttons are fourteen,
    and one pixel is a line.
    """
    for widget in shown(root):
        if _is_control(widget) and widget.height() % GRID and not widget.visibleRegion().isEmpty():
            yield f"{type(widget).__name__} {widget.accessibleName() or _text(widget)} is {widget.height()} px high"
        if isinstance(widget, QTableView):
            rows, head = widget.verticalHeader().defaultSectionSize(), widget.horizontalHeader().height()
            if rows % GRID or head % GRID:
                yield f"{widget.accessibleName()}: rows {rows}, head {head}"
        layout = widget.layout()
        if layout is not None and not isinstance(layout, QStackedLayout) and not isinstance(widget, OWN_GRID):
            yield from (f"{_name(widget)}: {fault}" for fault in _off_in_layout(layout))


def _is_control(widget: QWidget) -> bool:
    inside = isinstance(widget.parentWidget(), (QComboBox, QAbstractItemView))
    return isinstance(widget, CONTROLS) and not inside


def _off_in_layout(layout: QLayout) -> Iterator[str]:
    margins = layout.contentsMargins()
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    if any(one % GRID == 2 and one not in (SIDE, SIDE - GUTTER) for one in sides):
        yield f"margins {sides}"
    if isinstance(layout, QGridLayout):
        gaps = {layout.horizontalSpacing(), layout.verticalSpacing()}
    else:
        gaps = {layout.spacing()} if layout.count() > 1 else set()
    if any(one > 0 and one % GRID for one in gaps):
        yield f"gaps {sorted(gaps)}"
    parts, rooms = _parts(layout)
    for inner in parts:
        if isinstance(inner, QLayout) and not isinstance(inner, QStackedLayout):
            yield from _off_in_layout(inner)
    for room in rooms:
        if room.width() % GRID or room.height() % GRID:
            yield f"room {room.width()}×{room.height()}"


def _parts(layout: QLayout) -> tuple[list[QWidget | QLayout], list[QSize]]:
    """The widgets and layouts in it, and the sizes of its spacers.

    An item that Qt itself made is let go at once: the wrapper would outlive it, and whatever comes to lie at its place
    in memory later would be taken for it when it goes: the process falls.
    """
    parts: list[QWidget | QLayout] = []
    rooms: list[QSize] = []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        assert item is not None
        inner, widget, spacer = item.layout(), item.widget(), item.spacerItem()
        if inner is not None:
            parts.append(inner)
            continue
        if spacer is not None:
            rooms.append(spacer.sizeHint())
            Shiboken.invalidate(spacer)
        elif widget is not None:
            parts.append(widget)
        Shiboken.invalidate(item)
    return parts, rooms


def _name(widget: QWidget) -> str:
    return type(widget).__name__ if type(widget) is not QWidget else f"part of {type(widget.parentWidget()).__name__}"


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
