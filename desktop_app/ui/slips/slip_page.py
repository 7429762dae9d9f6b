"""What the two forms of goods have in common: beside the form stands what it brings about, then comes its paper."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.even_exchanges import void_exchange
from desktop_app.operations.taking_back import void_with_money
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.at_the_printer import PRINT_AT_ONCE
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Fields
from desktop_app.ui.base.form_page import FormPage
from desktop_app.ui.base.routes import AT_ONCE, PageName, Route
from desktop_app.ui.base.side_panel import side_width
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.line_grid import LineGrid
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.layouts import beside
from desktop_app.ui.widgets.pick_field import PickField

Found = TypeVar("Found")

LOW, ROW = 500, 80
"""A form that is lower has no room to spare, and so much more of it for each row that is unfolded; in px at the
standard text size."""


class CustomerField(PickField):
    """Enter on a customer goes straight to the goods: the day is nearly always today."""

    settled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and not control and self.pick() is not None:
            event.accept()
            self.settled.emit()


def day_field(desk: Desk, required: bool = True, lean: Lean = Lean.NEAREST) -> DateField:
    """A day that can always be read whole."""
    field = DateField(desk.say, desk.today, required=required, lean=lean)
    field.setMinimumWidth(px(132))
    return field


class GoodsFields(Fields):
    """Whose goods, and which. A low form keeps its room for the goods."""

    customer_id: Field[CustomerField]
    lines: Field[LineGrid]

    in_rows: ClassVar[tuple[str, ...]]
    """The fields above and below the goods, which keep a line below themselves where there is room."""

    def unfolded(self) -> int:
        """Rows of fields that stand there besides those that always do."""
        return 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """For the goods first: a low form has no lines below its fields."""
        low = self.height() < px(LOW + ROW * self.unfolded())
        self.lines.make_low(low)
        for name in self.in_rows:
            self.box(name).keep_line(not low)


class SlipPage(FormPage[Found]):
    """`side` is what stands beside the form; it is made before the form is."""

    form: GoodsFields
    side: QWidget

    @command("form.save", N_("Save and preview"), "Ctrl+Return")
    def save(self, accepted: frozenset[str] = frozenset()) -> None:
        super().save(accepted)

    def first_focus(self) -> QWidget:
        return self.form.customer_id

    def about(self) -> str:
        return self.form.customer_id.text()

    def is_typed(self) -> bool:
        """Goods are worth keeping, also those that were copied."""
        return not self.form.lines.is_empty() or super().is_typed()

    def show_paper(self, number: str, shown: bool) -> None:
        """Its paper comes, unless the user is at something else."""
        if shown:
            at_once = self.desk.preferences.text(PRINT_AT_ONCE)
            self.desk.go(Route(PageName.PREVIEW, number=number, tab=AT_ONCE if at_once else ""))

    def told(self, number: str, text: str, shown: bool) -> None:
        """It is in the book; ten seconds to take it back."""
        self.show_paper(number, shown)
        reason = self.desk.say("Undone right after it was entered")
        self.desk.done(
            text, lambda book, moment: void_with_money(book.ledger, number, reason, moment), asks_elsewhere=True
        )

    def told_exchange(self, number: str, back: Sequence[str], shown: bool) -> None:
        """Goods for goods: the slip is shown, its return lies beside it; both are taken back together."""
        say = self.desk.say
        self.show_paper(number, shown)
        why = say("Undone right after it was entered")
        self.desk.done(
            say("Slip {number} is saved, and {returned} for what came back: nothing more is owed.", number=number,
                returned="、".join(back)),
            lambda book, moment: void_exchange(book.ledger, number, back, why, moment),
            asks_elsewhere=True,
        )  # fmt: skip

    def fits(self) -> bool:
        """Whether everything typed can be posted; says at each field what cannot, the head first."""
        lines_fit = self.form.lines.check()
        return self.form.check() and lines_fit

    def lay_out(self, form: QWidget) -> None:
        beside((form, 1), self.side, gap=12, margins=(16, 0, 16, 12), within=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(side_width(self.width()))
