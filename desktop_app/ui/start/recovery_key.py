"""The recovery key, shown once: printed, saved as a page, or copied by hand (D14)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui.base.at_the_printer import ask_for_printers, print_page
from desktop_app.ui.base.cover import WIDE, Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import file_asked
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.messages import Messages
from desktop_app.ui.widgets.notices import Way, error, well_done

COLUMNS = 7


class RecoveryKeyCover(Cover):
    """`confirmed` when the owner goes on to type some of its groups back. The key is nowhere else."""

    confirmed = Signal()

    def __init__(self, desk: Desk, shop: str, key: str, printer: str = "", steps: int = 0) -> None:
        """`steps`: how many pages the first run has, of which this is the last but one."""
        say = desk.say
        about = say(
            "With this key the book opens if this computer is lost or the passphrase forgotten. It is "
            "shown only now, and nobody can make it again; three of its groups are asked for next. Print "
            "it or write it down, and keep it away from this computer."
        )
        super().__init__(desk, say("Keep the recovery key"), about, WIDE)
        self.show_step(steps - 1, steps)
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
            ask_for_printers(desk, lambda found: self._take(found[0].name if found else ""), self)

    def save(self) -> None:
        """Write the page where the owner says."""
        title, name = self.desk.say("Save the recovery key"), self.desk.say("Recovery key of the book") + ".pdf"
        chosen = file_asked(self, self.desk, title, "PDF (*.pdf)", new=name)
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Write the page into this file."""
        draw, tell = self._drawing(), self.bar.show_notice

        def work(_: object) -> None:
            from desktop_app.operations.paper_files import write_paper

            write_paper(path, draw())

        told = self.desk.say("Saved in {path}. Copy it to a stick or print it, then delete the file here.", path=path)
        self.desk.jobs.make(work, lambda _: tell(well_done(told)), self, lambda said: tell(error(self.desk.tell(said))))

    def print_it(self) -> None:
        """Print the page on the printer that was chosen, else the usual one."""
        told, title = self.desk.say("The page is on its way to the printer."), self.desk.say("Recovery key")
        print_page(self.desk, self._drawing(), self._printer, title, told, self.bar.show_notice, self)

    def _drawing(self) -> Callable[[], bytes]:
        """What draws the page, elsewhere than in the window."""
        shop, key, today, language = self._shop, self._key, self.desk.today(), self.desk.language

        def draw() -> bytes:
            from desktop_app.operations.papers import draw_recovery_page

            return draw_recovery_page(shop, key, today, language)

        return draw

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
            number = PlainLabel(str(at + 1), "muted")
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addLayout(stacked(number, label, gap=0), at // COLUMNS, at % COLUMNS)
        return card

    def _take(self, printer: str) -> None:
        self._printer = printer
        self.print_button.setEnabled(bool(printer))
