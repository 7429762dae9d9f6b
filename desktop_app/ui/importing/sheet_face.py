"""What stands where while a foreign sheet is worked on (U48)."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.customers import NAME_LENGTH
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.import_foot import ImportFoot
from desktop_app.ui.importing.import_questions import ImportQuestions
from desktop_app.ui.importing.sheet_ends import kind_field
from desktop_app.ui.importing.sheet_grid import SheetGrid
from desktop_app.ui.importing.sheet_list import SheetList
from desktop_app.ui.importing.sheet_verdict import ShowRows
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.head_row import HeadRow
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel, Rule
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.switch import Switch
from desktop_app.ui.widgets.text_field import TextField


class SheetFace(QWidget):
    """How it is read above, what is asked below that, then the sheets and the grid of the one that is shown."""

    def __init__(
        self,
        desk: Desk,
        bring_in: Callable[[], None],
        next_problem: QPushButton,
        anew: QPushButton,
        take_all: Callable[[], None],
    ) -> None:
        super().__init__()
        self.desk = desk
        self.next, self.anew = next_problem, anew
        self.foot = ImportFoot(desk, bring_in)
        self.importing, self.dropping, self.summary = self.foot.importing, self.foot.dropping, self.foot.summary
        self._make_parts(take_all)
        self._lay_out()

    def _make_parts(self, take_all: Callable[[], None]) -> None:
        say = self.desk.say
        self.kind = kind_field(self.desk, say("What the rows are"))
        self.sheets = ChoiceField()
        self.sheets.setAccessibleName(say("Sheet of the file"))
        self.sheet_label = PlainLabel(say("Sheet"), "muted")
        self.everybody = TextField(say, longest=NAME_LENGTH)
        self.everybody.setAccessibleName(say("Customer of all rows"))
        self.everybody.setPlaceholderText(say("Customer of all rows"))
        self.everybody.setFixedWidth(px(220))
        self.everybody.hide()
        self.dated = DateField(say, self.desk.today)
        self.dated.setAccessibleName(say("Day of all rows"))
        self.dated.setPlaceholderText(say("Day of all rows"))
        self.dated.setFixedWidth(px(180))
        self.dated.hide()
        self.chips = Switch([(ShowRows.ALL, self.desk.translate(ShowRows.ALL.words))], say("Which rows"))
        self.heads = HeadRow(), HeadRow()
        self.questions = ImportQuestions(self.desk)
        self.grid = SheetGrid(self.desk)
        self.told = PlainLabel("", "muted", wraps=True)
        self.told.setContentsMargins(px(14), px(4), px(14), px(4))
        self.list = SheetList(self.desk)
        self.list.hide()
        self.all = button("", take_all)
        self.all.hide()

    def _lay_out(self) -> None:
        card, read_as = Card(), PlainLabel(self.desk.say("The rows are"), "muted")
        which, rows = self.heads
        which.add_switch(read_as)
        which.add_switch(self.kind)
        narrowing: tuple[QWidget, ...] = (self.sheet_label, self.sheets, self.everybody, self.dated)
        for part in narrowing:
            which.add_filter(part)
        rows.add_switch(self.chips)
        rows.add_buttons([self.all, self.next, self.anew])
        stacked((self.grid, 1), Rule(), self.told, Rule(), self.foot, gap=0, margins=1, within=card)
        stacked(
            *self.heads,
            self.questions,
            (beside(self.list, (card, 1), gap=12), 1),
            within=self,
        )
