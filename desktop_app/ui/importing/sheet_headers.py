"""The heads of the grid of a foreign sheet: what each column means, and the number each row has in the file (U48)."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.domain.marks import Mark
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.sheet_model import SheetModel
from desktop_app.ui.importing.sheet_verdict import RowStanding
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.labels import dress_as

NUMBER_WIDTH, ROW = 64, 36


class FieldHeader(QHeaderView):
    """Above each column a chooser of what it means, and below that the name it has in the sheet."""

    chosen = Signal(int, object)
    """Section, and the `Field` it is to be read as, or None."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.desk = desk
        self.choosers: dict[int, ChoiceField] = {}
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(64))
        self.sectionResized.connect(self._place_all)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(72))

    def show_fields(self, fields: Sequence[tuple[object, str]], model: SheetModel) -> None:
        """A chooser for every column that has a name in the sheet."""
        named = [at for at in range(1, model.columnCount()) if model.name_of(at)]
        for section in [*self.choosers]:
            if section not in named:
                self.choosers.pop(section).deleteLater()
        for section in named:
            chooser = self.choosers.get(section) or self._new_chooser(section)
            chooser.set_choices(fields)
            chooser.set_value(model.field_of(section))
            dress_as(chooser, "compact", model.field_of(section) is None)
            chooser.setAccessibleName(self.desk.say("What the column “{name}” is", name=model.name_of(section)))
            chooser.setFixedHeight(px(32))
            chooser.show()
        self._place_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_all()

    def setOffset(self, offset: int) -> None:
        super().setOffset(offset)
        self._place_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line below goes on to the right of the last column."""
        super().paintEvent(event)
        painter, end = QPainter(self.viewport()), self.length() - self.offset()
        painter.fillRect(end, self.height() - 1, self.width() - end, 1, QColor(tokens().hairline))
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.fillRect(rect, QColor(tokens().base))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens().hairline))
        below = rect.adjusted(px(8), px(40), -px(8), 0)
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        name = painter.fontMetrics().elidedText(" ".join(name.split()), Qt.TextElideMode.ElideRight, below.width())
        painter.setPen(QColor(tokens().muted))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _new_chooser(self, section: int) -> ChoiceField:
        chooser = ChoiceField(parent=self.viewport())
        chooser.changed.connect(lambda field: self.chosen.emit(section, field))
        self.choosers[section] = chooser
        return chooser

    def _place_all(self) -> None:
        for section, chooser in self.choosers.items():
            if section < self.count():
                left, width = self.sectionViewportPosition(section), self.sectionSize(section)
                chooser.setGeometry(left + px(4), px(6), width - px(8), px(32))


class NumberHeader(QHeaderView):
    """The numbers the rows have in the sheet; a row with a problem carries its ✕ also out of view."""

    def __init__(self, sheet: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._sheet = sheet
        self.setDefaultSectionSize(px(ROW))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(px(NUMBER_WIDTH))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        shown, number = tokens(), self._sheet.shown[section]
        bad = self._sheet.verdict.standing(number) is RowStanding.BAD
        painter.fillRect(rect, QColor(shown.base))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(shown.rule))
        painter.setPen(QColor(shown.marks[Mark.LATER].text if bad else shown.muted))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -px(8), 0), side, f"✕ {number}" if bad else str(number))
