"""Third page of the first run: the paper of the slips and the printer, tried with a test sheet or left for later."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop_app.language import N_
from desktop_app.ui.base.at_the_printer import ask_for_printers, print_page
from desktop_app.ui.base.backup_words import short_path
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields, one_of
from desktop_app.ui.widgets.labels import PlainLabel, caption
from desktop_app.ui.widgets.layouts import ROOM, beside
from desktop_app.ui.widgets.notices import Notice

if TYPE_CHECKING:
    from desktop_app.ui.base.printers import Printer

PAPERS = {"241x140": N_("241 × 140 mm continuous paper (dot matrix)"), "a5": N_("A5, across"), "a4": N_("A4")}


class PaperPage(Fields):
    """The printers are looked for when the page is shown the first time. `backups`: where the copies of the book go."""

    paper = one_of(N_("Paper of the slips"), PAPERS, letter="P")
    printer = one_of(
        N_("Printer"), {"": N_("Later")}, letter="R", hint=N_("Can be changed whenever a paper is printed.")
    )

    def __init__(self, desk: Desk, backups: Path) -> None:
        super().__init__(desk)
        self.try_button = QPushButton(caption(desk.say("Print a test sheet")))
        self.try_button.setEnabled(False)
        self.try_button.clicked.connect(self.try_printer)
        self.stacked()
        self.body.addLayout(beside(self.try_button, ROOM))
        text = desk.say(
            "The book is backed up by itself from the first day, to {folder}. Later choose a USB stick or another disk "
            "in the settings, so that the backups outlive this computer.",
            folder=short_path(str(backups)),
        )
        self.body.addWidget(PlainLabel(text, "muted", wraps=True))
        self.printer.changed.connect(lambda name: self.try_button.setEnabled(bool(name)))
        self.ends_with(self.printer)
        self.setFocusProxy(self.paper)
        self._looked = False

    def look(self) -> None:
        """Ask the system for its printers, once; without one everything can still be saved as PDF."""
        if not self._looked:
            self._looked = True
            ask_for_printers(self.desk, self._show, self)

    def try_printer(self) -> None:
        """Print the test sheet of the chosen paper."""
        paper, printer, language = str(self.paper.value()), str(self.printer.value()), self.desk.language

        def draw() -> bytes:
            from desktop_app.operations.papers import VoucherPaper, draw_trial_sheet

            return draw_trial_sheet(VoucherPaper(paper), language)

        told, title = self.desk.say("The test sheet is on its way to the printer."), self.desk.say("Test sheet")
        self.try_button.setEnabled(False)
        print_page(self.desk, draw, printer, title, told, self._tried, self)

    def _show(self, printers: "list[Printer]") -> None:
        names = [(one.name, one.title) for one in printers]
        self.printer.set_choices([*names, ("", self.desk.say("Later"))])
        if names:
            self.printer.set_value(names[0][0])
        self.try_button.setEnabled(bool(names))

    def _tried(self, notice: Notice) -> None:
        self.try_button.setEnabled(True)
        self.bar.show_notice(notice)
