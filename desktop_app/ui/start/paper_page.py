"""Third page of the first run: the paper of the slips and the printer, tried with a test sheet or left for later."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.ui.base.backup_words import short_path
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields, one_of
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel, caption
from desktop_app.ui.widgets.notices import error, well_done

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
        say = desk.say
        self.try_button = QPushButton(caption(say("Print a test sheet")))
        self.try_button.setEnabled(False)
        self.try_button.clicked.connect(self.try_printer)
        self.stacked()
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.try_button)
        line.addStretch()
        self.body.addLayout(line)
        self.body.addWidget(
            PlainLabel(
                say(
                    "The book is backed up by itself from the first day, to {folder}. Later choose a USB stick or "
                    "another disk in the settings, so that the backups outlive this computer.",
                    folder=short_path(str(backups)),
                ),
                "muted",
                wraps=True,
            )
        )
        self.printer.changed.connect(lambda name: self.try_button.setEnabled(bool(name)))
        self.setFocusProxy(self.paper)
        self._looked = False

    def look(self) -> None:
        """Ask the system for its printers, once; without one everything can still be saved as PDF."""
        if not self._looked:
            self._looked = True
            self.desk.jobs.make(lambda _: _printers(), self._show, self, lambda _: None)

    def try_printer(self) -> None:
        """Print the test sheet of the chosen paper."""
        paper, printer, language = str(self.paper.value()), str(self.printer.value()), self.desk.language
        title = self.desk.say("Test sheet")

        def work(_: object) -> None:
            from desktop_app.operations.papers import VoucherPaper, draw_trial_sheet
            from desktop_app.ui.base.printers import PrintOrder, send

            send(PrintOrder(draw_trial_sheet(VoucherPaper(paper), language), printer, title))

        self.try_button.setEnabled(False)
        self.desk.jobs.make(work, lambda _: self._tried(), self, self._failed)

    def _show(self, printers: "list[Printer]") -> None:
        names = [(one.name, one.title) for one in printers]
        self.printer.set_choices([*names, ("", self.desk.say("Later"))])
        if names:
            self.printer.set_value(names[0][0])
        self.try_button.setEnabled(bool(names))

    def _tried(self) -> None:
        self.try_button.setEnabled(True)
        self.bar.show_notice(well_done(self.desk.say("The test sheet is on its way to the printer.")))

    def _failed(self, said: Said) -> None:
        self.try_button.setEnabled(True)
        self.bar.show_notice(error(self.desk.tell(said)))


def _printers() -> "list[Printer]":
    from desktop_app.ui.base.printers import find_printers

    return find_printers()
