"""The first run: three pages, each to be skipped, and a book is there (U47, experience 2.6)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.shop import Shop
from desktop_app.language import N_
from desktop_app.operations.settings import cleaned_shop
from desktop_app.ui.base.at_the_printer import PRINTER, VOUCHER_PAPER
from desktop_app.ui.base.cover import WIDE, Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields
from desktop_app.ui.start.first_run_pages import Beginning, BeginningPage, PaperPage, ShopPage
from desktop_app.ui.start.new_secret import NewSecret
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.notices import Way

SHOP, BEGINNING, PAPER, SECRET = range(4)

TITLES = (
    (N_("Welcome. What is your shop called?"), N_("The name is printed at the head of every paper.")),
    (N_("How do you want to begin?"), N_("Everything else is possible later too.")),
    (N_("What do you print on?"), N_("It can be changed whenever a paper is printed.")),
    (N_("Protect the book"), ""),
)

KEY_PAGES = 2
"""After them the recovery key is shown, then some of its groups are asked for."""


class FirstRun(Cover):
    """Goes from page to page. What was typed stays while the user looks at the sample shop."""

    comes_back = True
    sample_wanted = Signal()
    finished = Signal(object, object, object)
    """The shop, the beginning, and the passphrase of the new book or None for the keyring."""

    def __init__(self, desk: Desk, backups: Path, another: Callable[[], None], restore: Callable[[], None]) -> None:
        super().__init__(desk, desk.say("Welcome"), " ", WIDE)
        self.shop, self.start, self.secret = ShopPage(desk), BeginningPage(desk), NewSecret(desk)
        self.paper = PaperPage(desk, backups)
        self.pages = (self.shop, self.start, self.paper, self.secret)
        for page in self.pages:
            self.body.addWidget(page)
            if isinstance(page, Fields):
                page.submitted.connect(self.go_on)
        say = desk.say
        ways = (
            Way(say("Open a book I have"), another),
            Way(say("Restore a backup"), restore),
            Way(say("Back"), self.back),
            Way(say("Skip"), self.skip),
        )
        buttons = self.offer(ways, Way(say("Next"), self.go_on))
        self.open_button, self.restore_button, self.back_button, self.skip_button, self.next_button = buttons
        self.start.changed.connect(lambda _: self._name_next())
        self.secret.known.connect(self._learn_secret)
        self.secret.look()
        self.show_page(SHOP)

    def show_page(self, number: int) -> None:
        """One of the three pages, or the passphrase where there is no keyring."""
        self.number = number
        for at, page in enumerate(self.pages):
            page.setVisible(at == number)
        title, lead = (self.desk.translate(text) if text else "" for text in TITLES[number])
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        self.setAccessibleName(title)
        self.show_step(number + 1, self.count)
        if number == PAPER:
            self.paper.look()
        self.open_button.setVisible(number == SHOP)
        self.restore_button.setVisible(number == SHOP)
        self.back_button.setVisible(number != SHOP)
        self.skip_button.setVisible(number != SECRET)
        self._name_next()
        self.setFocusProxy(self.pages[number])
        self.pages[number].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def count(self) -> int:
        """How many pages there are, up to the open book; the one of the passphrase only where no keyring has it."""
        return len(self.pages) + KEY_PAGES - bool(self.secret.keyring)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from a way to begin, as it does from the last field of the other pages."""
        focused = self.focusWidget()
        on_a_way = focused is not None and self.start.ways.isAncestorOf(focused)
        if event.key() in ENTER and on_a_way:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """The next page, once what is on this one may be kept."""
        (self._leave_shop, self._leave_beginning, self._leave_paper, self._finish)[self.number]()

    def skip(self) -> None:
        """The next page with what works without a choice: `My shop`, an empty book, paper and printer later."""
        if self.number == SHOP:
            self.shop.clear_errors()
        elif self.number == BEGINNING:
            self.start.choose(Beginning.EMPTY)
        self._end() if self.number == PAPER else self.show_page(self.number + 1)

    def back(self) -> None:
        """The page before, as it was left."""
        self.show_page(self.number - 1)

    def refuse(self, said: Said) -> None:
        """The book could not be made: say it at the field that caused it."""
        self.setEnabled(True)
        number, form = (SECRET, self.secret) if said.field in self.secret.editors else (SHOP, self.shop)
        self.show_page(number)
        form.show_refusal(said)

    def _leave_shop(self) -> None:
        shop = self.shop.shop()
        if self.shop.check():
            self.desk.jobs.run(
                lambda: cleaned_shop(shop), lambda _: self.show_page(BEGINNING), self, self.shop.show_refusal
            )

    def _leave_beginning(self) -> None:
        if self.start.beginning() is Beginning.SAMPLE:
            self.sample_wanted.emit()
            self.start.choose(Beginning.EMPTY)  # whoever comes back from the sample wants to begin
        else:
            self.show_page(PAPER)

    def _leave_paper(self) -> None:
        self.desk.preferences.keep_text(VOUCHER_PAPER, str(self.paper.paper.value()))
        self.desk.preferences.keep_text(PRINTER, str(self.paper.printer.value()))
        self._end()

    def _end(self) -> None:
        """With a keyring that is all; else the passphrase is still wanted."""
        if self.secret.keyring:
            self._finish()
        else:
            self.show_page(SECRET)

    def _finish(self) -> None:
        try:
            passphrase = self.secret.chosen()
        except Refused as refused:
            self.secret.show_refusal(refused)
            return
        shop = self.shop.shop()
        named = shop if shop.name.strip() else Shop(self.desk.say("My shop"))
        self.finished.emit(named, self.start.beginning(), passphrase)

    def _learn_secret(self) -> None:
        """Whether there is a page more is known only now."""
        self.show_step(self.number + 1, self.count)
        self._name_next()
        if self.number == SECRET:  # its fields are shown only now
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_next(self) -> None:
        page, say = self.number, self.desk.say
        last = page == SECRET or (page == PAPER and bool(self.secret.keyring))
        sample = page == BEGINNING and self.start.beginning() is Beginning.SAMPLE
        text = say("Make the book") if last else say("Open the sample shop") if sample else say("Next")
        self.next_button.setText(text)
        self.next_button.setEnabled(page != SECRET or self.secret.keyring is not None)
