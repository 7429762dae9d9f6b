"""Below the sheets: how many entries come in, and what keeps them from it."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.sheet_stack import SheetStack
from desktop_app.ui.widgets.keys import button, with_key
from desktop_app.ui.widgets.labels import ElidedLabel, caption, plain_tip
from desktop_app.ui.widgets.layouts import beside


class ImportFoot(QWidget):
    """A tick that leaves out the rows with problems, what comes in, and the button that brings it in."""

    def __init__(self, desk: Desk, bring_in: Callable[[], None]) -> None:
        super().__init__()
        self.desk = desk
        self.dropping, self.summary = QCheckBox(), ElidedLabel("", "muted")
        self.importing = button("", bring_in, primary=True)
        beside(self.dropping, (self.summary, 1), self.importing, gap=12, margins=(14, 8, 14, 8), within=self)

    def show_stack(self, stack: SheetStack, terms_wait: bool, busy: bool) -> None:
        """The button says how many entries come; it waits for problems, and for the verdict on what was just typed."""
        say, problems, coming = self.desk.say, stack.problems, stack.coming
        self.dropping.setVisible(bool(problems))
        self.dropping.setText(caption(say("Leave out the {count} rows with problems", count=problems)))
        self.importing.setText(caption(with_key(self._caption(stack, coming), "Ctrl+Return")))
        why = self._why(stack, terms_wait)
        self.importing.setEnabled(bool(coming) and not (why or busy))
        self.importing.setToolTip(plain_tip(why))
        nothing = stack.is_read and not coming and not problems and not stack.doubts
        owed, received = (format_yuan(fen) for fen in stack.money)
        money = say("Comes in: {owed} owed, {received} received", owed=owed, received=received)
        told = why or (money if any(stack.money) else "")
        self.summary.setText(say("Nothing here is new: the book has it all.") if nothing else told)

    def _caption(self, stack: SheetStack, coming: int) -> str:
        say, alone = self.desk.say, stack.without_debt
        if stack.is_several:
            return say("Import {count} entries of {sheets} sheets", count=coming, sheets=len(stack.taken))
        if alone:
            return say("Import {count} entries, {alone} customers without a debt", count=coming - alone, alone=alone)
        return say("Import {count} entries", count=coming)

    def _why(self, stack: SheetStack, terms_wait: bool) -> str:
        """What must be done first."""
        say = self.desk.say
        if stack.is_several and not stack.is_read:
            return say("One of the sheets cannot be read. Look at it, or take away its tick.")
        if stack.problems and not self.dropping.isChecked():
            return say("Fix the red cells first, or tick that their rows are left out.")
        if stack.doubts:
            return say("Answer the {count} questions above first.", count=stack.doubts)
        return say("Choose above how the new customers pay.") if terms_wait else ""
