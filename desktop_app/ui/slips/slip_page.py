"""What the two forms of goods have in common: beside the form stands what it brings about, then comes its paper."""

from typing import TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.language import N_
from desktop_app.operations.taking_back import void_with_money
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.form_page import FormPage
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.side_panel import side_width
from desktop_app.ui.slips.return_fields import ReturnFields
from desktop_app.ui.slips.slip_form import SlipForm
from desktop_app.ui.widgets.layouts import beside

Found = TypeVar("Found")


class SlipPage(FormPage[Found]):
    """`side` is what stands beside the form; it is made before the form is."""

    form: SlipForm | ReturnFields
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
            self.desk.go(Route(PageName.PREVIEW, number=number))

    def told(self, number: str, text: str, shown: bool) -> None:
        """It is in the book; ten seconds to take it back."""
        self.show_paper(number, shown)
        reason = self.desk.say("Taken back right after it was entered")
        self.desk.done(text, lambda book, moment: void_with_money(book.ledger, number, reason, moment))

    def fits(self) -> bool:
        """Whether everything typed can be posted; says at each field what cannot, the head first."""
        lines_fit = self.form.lines.check()
        return self.form.check() and lines_fit

    def lay_out(self, form: QWidget) -> None:
        beside((form, 1), self.side, gap=12, margins=(16, 0, 16, 12), within=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(side_width(self.width()))
