"""The recovery key, shown once: printed, saved as a page, or copied by hand (D14)."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from desktop_app.domain.errors import Said
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import usual_folder
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.messages import Messages
from desktop_app.ui.widgets.notices import Way, error, well_done

WIDE, COLUMNS = 640, 7


class RecoveryKeyCover(Cover):
    """`confirmed` when the owner goes on to type some of its groups back. The key is nowhere else."""

    confirmed = Signal()

    def __init__(self, desk: Desk, shop: str, key: str, printer: str = "") -> None:
        say = desk.say
        super().__init__(
            desk,
            say("Keep the recovery key"),
            say(
                "With this key the book opens when this computer, its keyring or the passphrase is lost. It is shown "
                "only now, and three of its groups are asked for next. Keep it on paper, away from this computer."
            ),
            WIDE,
        )
        self._shop, self._key, self._printer = shop, key, printer
        self.bar = Messages(self)
        self.body.addWidget(self._groups())
        self.save_button, self.print_button, self.button = self.offer(
            [Way(say("Save as PDF…"), self.save), Way(say("Print"), self.print_it)],
            Way(say("I have it on paper"), self.confirmed.emit),
        )
        self.print_button.setEnabled(bool(printer))
        self.setFocusProxy(self.save_button)
        if not printer:
            self._look_for_printer()

    def save(self) -> None:
        """Write the page where the owner says."""
        proposed = str(usual_folder() / (self.desk.say("Recovery key of the book") + ".pdf"))
        chosen, _ = QFileDialog.getSaveFileName(self, self.desk.say("Save the recovery key"), proposed, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the page into this file."""
        shop, key, today, language = self._shop, self._key, self.desk.today(), self.desk.language

        def work(_: object) -> None:
            from desktop_app.operations.paper_files import write_paper
            from desktop_app.operations.papers import draw_recovery_page

            write_paper(path, draw_recovery_page(shop, key, today, language))

        told = self.desk.say("Saved in {path}. Copy it to a stick or print it, then delete the file here.", path=path)
        self.desk.jobs.make(work, lambda _: self._tell(told), self, self._failed)

    def print_it(self) -> None:
        """Print the page on the printer that was chosen, else the usual one."""
        shop, key, today, language = self._shop, self._key, self.desk.today(), self.desk.language
        printer, title = self._printer, self.desk.say("Recovery key")

        def work(_: object) -> None:
            from desktop_app.operations.papers import draw_recovery_page
            from desktop_app.ui.base.printers import PrintOrder, send

            send(PrintOrder(draw_recovery_page(shop, key, today, language), printer, title))

        told = self.desk.say("The page is on its way to the printer.")
        self.desk.jobs.make(work, lambda _: self._tell(told), self, self._failed)

    def _groups(self) -> QWidget:
        card = Card()
        grid = QGridLayout(card)
        grid.setContentsMargins(px(16), px(12), px(16), px(12))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(10))
        for at, group in enumerate(self._key.split("-")):
            label = PlainLabel(group, "strong")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(self.desk.say("Group {number}: {group}", number=at + 1, group=" ".join(group)))
            grid.addWidget(label, at // COLUMNS, at % COLUMNS)
        return card

    def _look_for_printer(self) -> None:
        def work(_: object) -> str:
            from desktop_app.ui.base.printers import find_printers

            return next((one.name for one in find_printers()), "")

        self.desk.jobs.make(work, self._found_printer, self, lambda _: None)

    def _found_printer(self, name: str) -> None:
        self._printer = name
        self.print_button.setEnabled(bool(name))

    def _tell(self, text: str) -> None:
        self.bar.show_notice(well_done(text))

    def _failed(self, said: Said) -> None:
        self.bar.show_notice(error(self.desk.tell(said)))
