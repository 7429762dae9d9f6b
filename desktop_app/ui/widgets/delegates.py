"""How cells are drawn: text and money with padding, chips of glyph and words, bars with their percent."""

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop_app.domain.marks import Mark
from desktop_app.ui.look.theme import px, row_height
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex

MARK_ROLE = Qt.ItemDataRole.UserRole + 1
SHARE_ROLE = Qt.ItemDataRole.UserRole + 2
STRUCK_ROLE = Qt.ItemDataRole.UserRole + 3

PADDING, GLYPH = 8, 11
FULL = 1.0

ENABLED, SELECTED = QStyle.StateFlag.State_Enabled.value, QStyle.StateFlag.State_Selected.value
UNDER_MOUSE, ACTIVE = QStyle.StateFlag.State_MouseOver.value, QStyle.StateFlag.State_Active.value
ALTERNATE = QStyleOptionViewItem.ViewItemFeature.Alternate.value
LEFT = Qt.AlignmentFlag.AlignLeft.value
ONE_LINE = Qt.TextFlag.TextSingleLine.value | Qt.AlignmentFlag.AlignVCenter.value
"""As numbers: a list draws hundreds of cells whenever it is scrolled, and flags are ten times as slow."""


class CellDelegate(QStyledItemDelegate):
    """Text with eight pixels on both sides; the focused row carries a bar at its left edge, never a box in a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        side = px(PADDING)
        painter.save()
        self._ground(painter, option, index)
        self._content(painter, option.rect.adjusted(side, 0, -side, 0), option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.fontMetrics.horizontalAdvance(str(index.data() or "")) + 2 * px(PADDING)
        return QSize(width, row_height())

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """What ends in an ellipsis stands whole in the tooltip."""
        told, text = index.data(Qt.ItemDataRole.ToolTipRole), str(index.data() or "")
        if told or self.sizeHint(option, index).width() <= option.rect.width():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True

    def _content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        shown, struck = tokens(), bool(index.data(STRUCK_ROLE))
        enabled = option.state.value & ENABLED
        painter.setPen(colour_of(shown.disabled if not enabled else shown.muted if struck else shown.text))
        painter.setFont(_struck(option.font) if struck else option.font)
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or LEFT
        text = option.fontMetrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(alignment) | ONE_LINE, text)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, shown = option.state.value, tokens()
        if state & SELECTED:
            painter.fillRect(option.rect, colour_of(shown.selection))
            if state & ACTIVE and _is_leftmost(option, index):
                edge = QRect(option.rect.left(), option.rect.top(), px(3), option.rect.height())
                painter.fillRect(edge, colour_of(shown.accent))
        elif state & UNDER_MOUSE:
            painter.fillRect(option.rect, colour_of(shown.block))
        elif option.features.value & ALTERNATE:
            painter.fillRect(option.rect, colour_of(shown.alternate))


@cache
def colour_of(name: str) -> QColor:
    """Read once: there are as many as the themes have."""
    return QColor(name)


def _struck(font: QFont) -> QFont:
    struck = QFont(font)
    struck.setStrikeOut(True)
    return struck


class ChipDelegate(CellDelegate):
    """A rounded chip: glyph and words, elided in the middle when there is no room."""

    def _content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        words = str(index.data() or "")
        if not words:
            return
        mark = index.data(MARK_ROLE) or Mark.PLAIN
        draw_chip(painter, rect, words, mark, option.font)


def chip_text(words: str, mark: Mark) -> str:
    """What stands in a chip: never colour alone (U58)."""
    return f"{mark.value} {words}".strip()


def draw_chip(painter: QPainter, rect: QRect, words: str, mark: Mark, font: QFont, glyph: str | None = None) -> None:
    """A chip at the left of `rect`, in the colours of its mark; with the glyph of the mark, or another one."""
    colours, metrics, sign = tokens().marks[mark], QFontMetrics(font), mark.value if glyph is None else glyph
    beside = _glyph_width(sign, font)
    text = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, rect.width() - 2 * px(PADDING) - beside)
    width = 2 * px(PADDING) + beside + metrics.horizontalAdvance(text)
    chip = QRect(rect.left(), rect.center().y() - px(12) + 1, width, px(24))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.ground))
    painter.drawRoundedRect(chip, px(4), px(4))
    painter.setPen(QColor(colours.text))
    inside, left = chip.adjusted(px(PADDING), 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(_small(font))
    painter.drawText(inside, left, sign)
    painter.setFont(font)
    painter.drawText(inside.adjusted(beside, 0, 0, 0), left, text)


def _small(font: QFont) -> QFont:
    """Of the glyph in a chip: three of them leave room for the words."""
    small = QFont(font)
    small.setPixelSize(px(GLYPH))
    return small


def _glyph_width(glyph: str, font: QFont) -> int:
    """With the gap behind it; a chip without a glyph has neither."""
    return QFontMetrics(_small(font)).horizontalAdvance(glyph) + px(4) if glyph else 0


class BarDelegate(CellDelegate):
    """A share of one as a thin bar, with its percent in words behind it."""

    def _content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        share = index.data(SHARE_ROLE)
        if share is None:
            super()._content(painter, rect, option, index)
            return
        shown, words = tokens(), str(index.data())
        label = option.fontMetrics.horizontalAdvance("000 %") + px(4)
        track = QRect(rect.left(), rect.center().y() - px(2), max(rect.width() - label, px(16)), px(4))
        painter.fillRect(track, QColor(shown.hairline))
        filled = QRect(track.topLeft(), QSize(round(track.width() * min(share, FULL)), track.height()))
        painter.fillRect(filled, QColor(shown.accent if share <= FULL else shown.marks[Mark.LATER].text))
        painter.setPen(QPen(QColor(shown.text)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def _is_leftmost(option: QStyleOptionViewItem, index: Index) -> bool:
    header = getattr(option.widget, "horizontalHeader", None)
    if header is None:
        return index.column() == 0
    return all(
        header().isSectionHidden(header().logicalIndex(visual))
        for visual in range(header().visualIndex(index.column()))
    )
