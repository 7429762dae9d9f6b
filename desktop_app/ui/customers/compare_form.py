"""The customer's own sheet is laid beside our account; what differs is shown, and kept when somebody says so (N16)."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.open_points import about_said, point_of, to_do_said
from desktop_app.language import N_
from desktop_app.operations.reconciling import (
    AccountsCompared,
    TheirAccount,
    compare_account,
    keep_differences,
    take_differences_back,
    their_account,
)
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.base.file_places import SHEET_ENDINGS, file_asked
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import ElidedLabel, PlainLabel
from desktop_app.ui.widgets.layouts import stacked

FOLDER = "their_sheet_folder"
"""Under which name the folder of the last file is remembered."""
SHOWN = 12
"""So many differences are told in the form; all of them stand in the list once they are kept."""


class ComparePanel(FormPanel):
    """Their file, the days; below stands what differs. Nothing is booked."""

    title = N_("Compare with the customer's own sheet")
    verb = N_("Note the differences")
    explains = N_("Reads their Excel or CSV and matches it line by line. Nothing is booked by it.")
    first = Field(N_("First day"), lambda desk: DateField(desk.say, desk.today))
    last = Field(N_("Last day"), lambda desk: DateField(desk.say, desk.today))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.theirs: TheirAccount | None = None
        self.found: AccountsCompared | None = None
        self.name = ""
        self.choosing = button(desk.say("Choose their file…"), self.choose_file)
        self.file = ElidedLabel("", "muted")
        self.form.body.insertLayout(0, stacked(self.choosing, self.file, gap=4, margins=(0, 0, 0, 12)))
        self.told = PlainLabel("", wraps=True)
        self.body.insertWidget(2, self.told)
        for field in (self.first, self.last):
            field.changed.connect(self._compare)

    def fill(self) -> QWidget:
        self.theirs, self.found, self.name = None, None, ""
        self._show_file()
        return self.choosing

    def choose_file(self) -> None:
        kinds = self.desk.say("Sheets") + " (" + " ".join(f"*{one}" for one in SHEET_ENDINGS) + ")"
        chosen = file_asked(self, self.desk, self.desk.say("The customer's sheet"), kinds, FOLDER)
        if chosen is not None:
            self.take_file(chosen)

    def take_file(self, path: Path) -> None:
        """Read in a process of its own, then laid beside ours."""
        begun, today = self.submission, self.desk.today()
        self.theirs, self.found, self.name = None, None, path.name
        self._show_file()

        def read(theirs: TheirAccount) -> None:
            if self.submission == begun:
                self.theirs = theirs
                self._compare()

        self.desk.jobs.make(
            lambda _: their_account(path, today), read, self, lambda said: self.refuse_what(begun, said)
        )

    def write(self) -> None:
        found = self.found
        if found is None:
            self.refuse(Said("Choose the customer's file first."))
            return
        self.enter(
            lambda book, moment: keep_differences(book.ledger, found, moment),
            lambda made: self.desk.say("{count} differences are kept. Nothing was booked.", count=len(made)),
            lambda made: (
                lambda book, moment: take_differences_back(book.ledger, [one.id for one in made], moment)
            ) if made else None,
        )  # fmt: skip

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _compare(self) -> None:
        theirs, name, customer, today = self.theirs, self.name, self.subject.customer_id, self.desk.today()
        first, last = self.first.day(), self.last.day()
        if theirs is not None:
            self.desk.jobs.ask(
                lambda book: compare_account(book.ledger, customer, theirs, name, today, first, last),
                self._show, self, lambda said: self.refuse_what(self.submission, said), lane="compare",
            )  # fmt: skip

    def _show(self, found: AccountsCompared) -> None:
        self.found = found
        self.told.setText("\n".join(self._lines(found)))
        self.saving.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self, found: AccountsCompared) -> list[str]:
        desk, many = self.desk, found.found.differences
        say = desk.say
        lines = [
            say("{first} to {last}: {count} of their lines agree, {many} differ.", first=day_text(found.first, desk),
                last=day_text(found.last, desk), count=found.found.agreed, many=len(many)),
            say("Ours comes to {ours}, theirs to {theirs}.", ours=format_yuan(found.closing_fen),
                theirs=format_yuan(found.their_closing_fen)),
        ]  # fmt: skip
        if found.unread:
            rows = ", ".join(map(str, found.unread[:SHOWN]))
            lines.append(say("Rows that cannot be read: {rows}.", rows=rows))
        for one in many[:SHOWN]:
            point = point_of(one, found.customer_id, self.desk.today())
            what = " ".join(filter(None, (self.desk.tell(about_said(point)), point.number, point.what)))
            lines.append(f"· {what}  {format_yuan(one.gap_fen)} → {self.desk.tell(to_do_said(point))}")
        return lines

    def _show_file(self) -> None:
        self.file.setText(self.name)
        self.file.setVisible(bool(self.name))
        self.told.setText("")
