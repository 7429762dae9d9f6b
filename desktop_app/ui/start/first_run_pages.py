"""The pages of the first run: the shop, how to begin, and what it prints on (U47)."""

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.shop import Shop
from desktop_app.language import N_
from desktop_app.ui.base.at_the_printer import ask_for_printers, print_test_sheet
from desktop_app.ui.base.backup_memory import short_path
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields, free_text, one_of, switch
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.notices import Notice
from desktop_app.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from desktop_app.ui.base.printers import Printer

PAPERS = {"241x140": N_("241 × 140 mm continuous paper (dot matrix)"), "a5": N_("A5 across"), "a4": N_("A4")}


class ShopPage(Fields):
    """The shop's name, and what else stands on its papers; only the name is required."""

    name = free_text(N_("Shop name"), required=True, longest=100, letter="N")
    phone = free_text(N_("Phone"), longest=100, letter="P")
    address = free_text(N_("Address"), longest=200, letter="A")
    voucher_clause = free_text(
        N_("One line at the foot of every slip"),
        letter="F",
        hint=N_(
            "For example: please count and check the goods on arrival; tell us within three days of delivery what is "
            "wrong."
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.body.addWidget(self.box("name"))
        self.row(*self.boxes("phone", "address"), stretches=(1, 2))
        self.body.addWidget(self.box("voucher_clause"))
        self.ends_with(self.voucher_clause)
        self.setFocusProxy(self.name)

    def shop(self) -> Shop:
        """As it is typed."""
        return Shop(self.name.text(), self.address.text(), self.phone.text(), voucher_clause=self.voucher_clause.text())


class Beginning(Enum):
    """How a new book begins; the sample shop is a book of its own."""

    IMPORT = "import"
    SAMPLE = "sample"
    EMPTY = "empty"


WORDS = {
    Beginning.IMPORT: (
        N_("Import from Excel"),
        N_("Customers, goods and unpaid slips out of a table you have. Nothing is written before you have seen it."),
    ),
    Beginning.SAMPLE: (
        N_("Look at the sample shop first"),
        N_("A made-up shop with two years of trade, in a book of its own. Your own book begins when you come back."),
    ),
    Beginning.EMPTY: (
        N_("Begin with an empty book"),
        N_("Nothing to enter first: customers and goods are added while you write a slip."),
    ),
}


class BeginningPage(QWidget):
    """One of three ways, and what the chosen one means; the empty book is chosen unless another way is."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        name = desk.say("How to begin")
        self.setAccessibleName(name)
        self._hints = {beginning: desk.translate(hint) for beginning, (_, hint) in WORDS.items()}
        self.ways = Switch([(one, desk.translate(title)) for one, (title, _) in WORDS.items()], name)
        self.hint = PlainLabel("", "muted", wraps=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        stacked(beside(self.ways, ROOM), self.hint, gap=8, within=self)
        self.ways.changed.connect(lambda _: self._explain())
        self.ways.changed.connect(self.changed)
        self.setFocusProxy(self.ways)
        self.choose(Beginning.EMPTY)

    def beginning(self) -> Beginning:
        return Beginning(self.ways.value())

    def choose(self, beginning: Beginning) -> None:
        """As the user does."""
        self.ways.press(self.ways.values().index(beginning))

    def _explain(self) -> None:
        self.hint.setText(self._hints[self.beginning()])
        self.ways.setAccessibleDescription(self.hint.text())


class PaperPage(Fields):
    """The printers are looked for when the page is shown the first time. `backups`: where the copies of the book go."""

    paper = switch(N_("Paper of the slips"), PAPERS)
    printer = one_of(N_("Printer"), {"": N_("Later")}, letter="R")

    def __init__(self, desk: Desk, backups: Path) -> None:
        super().__init__(desk)
        self.try_button = button(desk.say("Print a test sheet"), self.try_printer)
        self.try_button.setEnabled(False)
        self.stacked()
        self.body.addLayout(beside(self.try_button, ROOM))
        self.body.addSpacing(px(12))
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
        self.try_button.setEnabled(False)
        print_test_sheet(self.desk, str(self.paper.value()), str(self.printer.value()), self._tried, self)

    def _show(self, printers: "list[Printer]") -> None:
        names = [(one.name, one.title) for one in printers]
        self.printer.set_choices([*names, ("", self.desk.say("Later"))])
        if names:
            self.printer.set_value(names[0][0])
        self.try_button.setEnabled(bool(names))

    def _tried(self, notice: Notice) -> None:
        self.try_button.setEnabled(True)
        self.bar.show_notice(notice)
