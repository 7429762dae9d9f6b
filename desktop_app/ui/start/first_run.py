"""The first run: at most three pages, each to be skipped, and a book is there (U47, experience 2.6)."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton

from desktop_app.domain.errors import Refused, Said
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.start.beginning import Beginning, ShopWords
from desktop_app.ui.start.beginning_page import BeginningPage
from desktop_app.ui.start.new_secret import NewSecret
from desktop_app.ui.start.paper_page import PaperPage
from desktop_app.ui.start.shop_page import ShopPage
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.notices import Way

SHOP, BEGINNING, PAPER, SECRET = range(4)
WIDE = 640


class FirstRun(Cover):
    """Goes from page to page. What was typed stays while the user looks at the sample shop."""

    sample_wanted = Signal()
    finished = Signal(object, object, object)
    """The shop's words, the beginning, and the passphrase of the new book or None for the keyring."""

    another_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, desk: Desk, backups: Path) -> None:
        super().__init__(desk, desk.say("Welcome"), " ", WIDE)
        self.shop = ShopPage(desk)
        self.start = BeginningPage(desk)
        self.paper = PaperPage(desk, backups)
        self.secret = NewSecret(desk)
        self.pages = (self.shop, self.start, self.paper, self.secret)
        for page in self.pages:
            self.body.addWidget(page)
        say = desk.say
        self.open_button, self.restore_button, self.back_button, self.skip_button, self.next_button = self.offer(
            (
                Way(say("Open a book I have"), self.another_wanted.emit),
                Way(say("Restore a backup"), self.restore_wanted.emit),
                Way(say("Back"), self.back),
                Way(say("Skip"), self.skip),
            ),
            Way(say("Next"), self.go_on),
        )
        self.shop.submitted.connect(self.go_on)
        self.shop.ends_with(self.shop.voucher_clause)
        self.paper.submitted.connect(self.go_on)
        self.paper.ends_with(self.paper.printer)
        self.secret.form.submitted.connect(self.go_on)
        self.start.changed.connect(lambda _: self._name_next())
        self.secret.known.connect(self._name_next)
        self.secret.look()
        self.show_page(SHOP)

    def show_page(self, number: int) -> None:
        """One of the three pages, or the passphrase where there is no keyring."""
        say = self.desk.say
        titles = {
            SHOP: (
                say("Welcome. What is your shop called?"),
                say("Step 1 of 3 · it stands at the head of every paper"),
            ),
            BEGINNING: (say("How do you want to begin?"), say("Step 2 of 3")),
            PAPER: (say("What do you print on?"), say("Step 3 of 3")),
            SECRET: (say("Protect the book"), say("One last thing")),
        }
        self.number = number
        for at, page in enumerate(self.pages):
            page.setVisible(at == number)
        title, lead = titles[number]
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.show()
        self.setAccessibleName(title)
        if number == PAPER:
            self.paper.look()
        self.open_button.setVisible(number == SHOP)
        self.restore_button.setVisible(number == SHOP)
        self.back_button.setVisible(number != SHOP)
        self.skip_button.setVisible(number != SECRET)
        self._name_next()
        self.setFocusProxy(self.pages[number])
        self.pages[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from a way to begin, as it does from the last field of the other pages."""
        on_a_way = isinstance(self.focusWidget(), QRadioButton)
        if event.key() in ENTER and self.number == BEGINNING and on_a_way:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def words(self) -> ShopWords:
        """The shop as typed; one that was skipped is called `My shop`."""
        words = self.shop.words()
        return words if words.name.strip() else ShopWords(self.desk.say("My shop"))

    def go_on(self) -> None:
        """The next page, once what is on this one may be kept."""
        page = self.number
        if page == SHOP:
            if self.shop.check():
                self._check_shop()
        elif page == BEGINNING and self.start.beginning() is Beginning.SAMPLE:
            self.sample_wanted.emit()
            self.start.choose(Beginning.EMPTY)  # whoever comes back from the sample wants to begin
        elif page == BEGINNING:
            self.show_page(PAPER)
        elif page == PAPER:
            self._keep_paper()
            self._end()
        else:
            self._finish()

    def skip(self) -> None:
        """The next page with what works without a choice: `My shop`, an empty book, paper and printer later."""
        page = self.number
        if page == SHOP:
            self.shop.clear_errors()
            self.show_page(BEGINNING)
        elif page == BEGINNING:
            self.start.choose(Beginning.EMPTY)
            self.show_page(PAPER)
        else:
            self._end()

    def back(self) -> None:
        """The page before, as it was left."""
        self.show_page(self.number - 1)

    def refuse(self, said: Said) -> None:
        """The book could not be made: say it at the field that caused it."""
        self.setEnabled(True)
        if said.field in ("passphrase", "again"):
            self.show_page(SECRET)
            self.secret.form.show_refusal(said)
        else:
            self.show_page(SHOP)
            self.shop.show_refusal(said)

    def _check_shop(self) -> None:
        from desktop_app.domain.shop import Shop

        words = self.shop.words()
        shop = Shop(words.name, words.address, words.phone, voucher_clause=words.clause)

        def check() -> None:
            from desktop_app.operations.books import cleaned_shop

            cleaned_shop(shop)

        self.desk.jobs.run(check, lambda _: self.show_page(BEGINNING), self, self.shop.show_refusal)

    def _keep_paper(self) -> None:
        self.desk.preferences.keep_text("voucher_paper", str(self.paper.paper.value()))
        self.desk.preferences.keep_text("printer", str(self.paper.printer.value()))

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
            self.secret.form.show_refusal(refused)
            return
        self.finished.emit(self.words(), self.start.beginning(), passphrase)

    def _name_next(self) -> None:
        page, say = self.number, self.desk.say
        last = page == SECRET or (page == PAPER and bool(self.secret.keyring))
        sample = page == BEGINNING and self.start.beginning() is Beginning.SAMPLE
        text = say("Make the book") if last else say("Open the sample shop") if sample else say("Next")
        self.next_button.setText(text)
        self.next_button.setEnabled(page != SECRET or self.secret.keyring is not None)
