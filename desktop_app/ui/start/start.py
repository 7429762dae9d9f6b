"""From the first picture to the open book: unlock it, make it, or say why it cannot be opened and what to do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.errors import Obstacle, Said, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.domain.shop import Shop
from desktop_app.ui.base.backup_memory import BackupMemory
from desktop_app.ui.base.file_places import usual_folder
from desktop_app.ui.base.loading import load_first_page
from desktop_app.ui.base.look_bar import LookBar
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.two_places import TwoPlaces
from desktop_app.ui.start.beginning import Beginning, ShopWords
from desktop_app.ui.start.opening import OpeningCover
from desktop_app.ui.start.ways_out import Cause, cause_of
from desktop_app.ui.widgets.notices import Way, info, well_done

if TYPE_CHECKING:
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Changed
    from desktop_app.operations.doors import BookPlace
    from desktop_app.ui.start.first_run import FirstRun
    from desktop_app.ui.start.unlock import UnlockCover

SAMPLE_FOLDER = "sample-shop"
SAMPLE_SECRET = "sample shop"
"""The sample shop holds nothing worth a secret; so its book never asks and leaves no trace in the keyring."""


class Start(QObject):
    """Opens one book after another in the one window. `own` is where the user's own book lies unless chosen otherwise.

    `claim` takes a book for this window; False when another window has it, which was then brought to the front.
    `guard` gets the name of a shop whose book has a PIN, what to do once it was typed, and the way without it.
    `ask_day` gets what to do once the day is sure; `ask_key` the recovery key that was just shown, if one was, and what
    to do once it is on paper.
    """

    opened = Signal(str)
    """A book is open; carries the name of its shop."""

    sample_opened = Signal(bool)
    """Whether the book that is open is the sample shop."""

    def __init__(
        self,
        window: MainWindow,
        own: Path,
        claim: Callable[[Path], bool] = lambda _: True,
        guard: Callable[[str, Callable[[], None], Callable[[], None]], None] = lambda _, then, __: then(),
        ask_day: Callable[[Callable[[], None]], None] = lambda then: then(),
        ask_key: Callable[[str, Callable[[], None]], None] = lambda _, then: then(),
    ) -> None:
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self.own, self.folder = own, own
        self._claim, self._guard, self._ask_day, self._ask_key = claim, guard, ask_day, ask_key
        self._key = ""
        self._has_paper = False
        self._cover: QWidget | None = None
        self._first_run: FirstRun | None = None
        self._then = Route(PageName.THIS_WEEK)
        self._told = ""
        self.look_bar = LookBar(window, lambda: self.open(self.folder), self.restore)
        self.two_places = TwoPlaces(window, self.open)
        self.desk.jobs.changed.connect(self._hear)

    @property
    def sample(self) -> Path:
        """Where the sample shop lies: beside the own book."""
        return self.own.parent / SAMPLE_FOLDER

    # ── which book ───────────────────────────────────────────────────────────────────────────────

    def open(self, folder: Path, passphrase: str | None = None) -> None:
        """Close the book that is open and open this one, or make it where there is none."""
        if not self._claim(folder):
            return
        self._close_book()
        self.folder, self._has_paper = folder, False
        self._show(OpeningCover(self.desk, self.desk.say("Opening the book…")))
        self.window.show_state("")

        def look() -> "BookPlace":
            from desktop_app.operations.doors import place_of

            place = place_of(folder)
            load_first_page()  # here, where the window does not wait for it
            return place

        self.desk.jobs.run(look, lambda place: self._at_door(place, passphrase), self, self._trouble)

    def open_own(self) -> None:
        """Back to the user's own book from the sample shop."""
        self.open(self._own_place())

    def open_another(self) -> None:
        """Open a book that lies somewhere else."""
        title = self.desk.say("The folder of the book")
        chosen = QFileDialog.getExistingDirectory(self.window, title, str(usual_folder()))
        if chosen:
            self.open(Path(chosen))

    def open_sample(self) -> None:
        """Open the sample shop; it is made when it is wanted for the first time."""
        folder, moment = self.sample, self.desk.moment()
        if not self._claim(folder):
            return
        self._close_book()
        self._show(OpeningCover(self.desk, self.desk.say("Making the sample shop; this takes some seconds…")))

        def make() -> None:
            from desktop_app.operations.doors import Door, place_of
            from desktop_app.sample import create_sample

            if place_of(folder).door is Door.NONE:
                create_sample(folder, moment, passphrase=SAMPLE_SECRET)

        self.desk.jobs.run(make, lambda _: self.open(folder, SAMPLE_SECRET), self, self._trouble)

    def restore(self) -> None:
        """Put a backup in the place of the book."""
        place = self._own_place() if self.folder == self.sample else self.folder
        self._restore(place, BackupMemory(self.desk.preferences).place)

    def _restore(self, place: Path, copies: Path | None) -> None:
        """Choose among `copies`, or the one backup it is, what is put into this `place`."""
        from desktop_app.ui.start.restore import RestoreCover

        back, self.folder = self.folder, place
        self._close_book()
        cover = RestoreCover(self.desk, self.folder, copies, lambda: self.open(back))
        cover.restored.connect(self._restored)
        self._show(cover)

    def _own_place(self) -> Path:
        """Where the user's own book is or will be."""
        return self.desk.preferences.book_folder or self.own

    def _close_book(self) -> None:
        """Keep what is typed into the open page, then close the book; nothing of it stays in the window."""
        page = self.window.current_page()
        if page is not None:
            page.leave()
        self.window.forget_pages()
        self.look_bar.tell(None)
        self.two_places.forget()
        self.desk.jobs.open(self.desk.jobs.book.close(), lambda _: None, self)

    # ── how it is opened ─────────────────────────────────────────────────────────────────────────

    def _at_door(self, place: "BookPlace", passphrase: str | None) -> None:
        from desktop_app.operations.doors import Door

        if place.door is Door.BACKUP:
            self._found_backup(place.folder)
        elif place.door is Door.UNFINISHED:
            self._found_unfinished(place.folder)
        elif place.door is Door.NONE and place.folder == self.desk.preferences.book_folder:
            self._book_is_away(place.folder)
        elif place.door is Door.NONE:
            self._begin_first_run()
        elif passphrase is not None or place.folder == self.sample:
            self._open(passphrase or SAMPLE_SECRET, self._trouble)
        elif place.door is Door.KEYRING:
            self._open(None, lambda said: self._not_opened(said, place))
        else:
            self._ask_passphrase()

    def _open(self, passphrase: str | None, failed: Callable[[Said], None]) -> None:
        def refused(said: Said) -> None:
            if said.obstacle is None:
                failed(said)
            else:
                self._kept_shut(said, passphrase)

        jobs = self.desk.jobs
        jobs.open(jobs.book.open(self.folder, passphrase), self._opened, self, refused)

    def _kept_shut(self, said: Said, passphrase: str | None) -> None:
        """It can be looked at all the same; where entries are missing, the owner may say that it goes on without."""
        say = self.desk.say
        ways = [Way(say("Look only"), lambda: self._look(said, passphrase, self._trouble))]
        if said.obstacle is Obstacle.MISSING:
            ways.append(Way(say("Go on with what is there"), lambda: self._go_on(passphrase)))
            title = say("The book cannot be opened now")
            self._tell_state(title, said, ways, self._way_to_missing(said))
        elif said.obstacle is Obstacle.DAMAGED:
            self._trouble(said, [Way(say("Restore a backup"), self.restore), *ways])
        else:
            self._trouble(said, ways)

    def _way_to_missing(self, said: Said) -> Way:
        """To the folder that has what is missing here, where there is one; else to the backups."""
        other = said.facts.get("other")
        if isinstance(other, Path):
            return Way(self.desk.say("Open the other one"), lambda: self.open(other))
        return Way(self.desk.say("Restore a backup"), self.restore)

    def _look(self, why: Said, passphrase: str | None, failed: Callable[[Said], None]) -> None:
        """Open the book only to be looked at, wherever it lies; a steady bar says why."""
        jobs = self.desk.jobs
        jobs.open(jobs.book.open(self.folder, passphrase, why), self._opened, self, failed)

    def _look_at_backup(self, why: Said) -> None:
        """By the keyring, or by the passphrase the book had when the backup was made."""
        from desktop_app.operations.doors import needs_passphrase
        from desktop_app.ui.start.unlock import UnlockCover

        try:
            asks = needs_passphrase(self.folder)
        except Said as said:
            self._trouble(said)
            return
        if not asks:
            self._look(why, None, self._trouble)
            return
        cover = UnlockCover(self.desk, self.restore, self.open_another)
        cover.given.connect(lambda typed: self._look(why, typed, lambda said: self._refused(cover, said)))
        self._show(cover)

    def _go_on(self, passphrase: str | None) -> None:
        """Journal what is missing, and open the book."""
        folder, moment = self.folder, self.desk.moment()

        def gone_on() -> list[tuple[str, str]]:
            from desktop_app.operations.books import go_on, numbers_left_out

            return numbers_left_out(go_on(folder, moment, passphrase))

        self.desk.jobs.run(gone_on, lambda skipped: self._went_on(skipped, passphrase), self, self._trouble)

    def _went_on(self, skipped: list[tuple[str, str]], passphrase: str | None) -> None:
        say, ranges = self.desk.say, ", ".join(" – ".join(dict.fromkeys(one)) for one in skipped)
        self._told = (
            say(
                "The book goes on with what is there; the journal says so. Left out for good: {numbers}", numbers=ranges
            )
            if ranges
            else say("The book goes on with what is there; the journal says so.")
        )
        self.open(self.folder, passphrase)

    def _ask_passphrase(self) -> None:
        from desktop_app.ui.start.unlock import UnlockCover

        cover = UnlockCover(self.desk, self.recover, self.open_another)
        cover.given.connect(lambda typed: self._open(typed, lambda said: self._refused(cover, said)))
        self._show(cover)

    def _refused(self, cover: "UnlockCover", said: Said) -> None:
        if said.field == "passphrase":
            cover.refuse(said)
        else:
            self._trouble(said)

    def _not_opened(self, said: Said, place: "BookPlace") -> None:
        """Where the keyring is locked, silent or empty, the passphrase, if there is one, or the paper opens the book.

        Neither is a way out of anything else.
        """
        if cause_of(said) is not Cause.KEYRING:
            self._trouble(said)
            return
        say = self.desk.say
        ways = [Way(say("Use the recovery key"), self.recover)]
        if place.has_passphrase:
            ways.insert(0, Way(say("Type the passphrase"), self._ask_passphrase))
        self._trouble(said, ways)

    def _book_is_away(self, folder: Path) -> None:
        """A book was open here before: its disk is not connected, and a new book is the last thing to begin with."""
        say = self.desk.say
        said = Unavailable("The book is not in {folder}. Connect the disk, or choose another book.", folder=folder)
        ways = [Way(say("Restore a backup"), self.restore), Way(say("Make a new book here"), self._begin_first_run)]
        self._trouble(said, ways)

    def _found_backup(self, folder: Path) -> None:
        """A backup is never opened as the book: what is entered there would go with it some day (D12)."""
        say, own = self.desk.say, self._own_place()
        place = self.own if own == folder else own
        said = Unavailable(
            "{folder} is a backup. It is not opened as the book, so that it stays as it was. Restore it: it is proven "
            "and put into {book}; a book that is there is set aside, not deleted.",
            folder=folder,
            book=place,
        )
        restoring = Way(say("Restore it"), lambda: self._restore(place, folder))
        looking = Way(say("Look only"), lambda: self._look_at_backup(said))
        self._tell_state(say("This is a backup"), said, [looking], restoring)

    def _found_unfinished(self, folder: Path) -> None:
        """A restore was killed between its two renames: only the owner knows which of the two is the book."""
        from desktop_app.operations.broken_restores import finish_restore, put_back, unfinished_restore

        say, left = self.desk.say, unfinished_restore(folder)
        said = Unavailable(
            "A restore of the book in {folder} was broken off. Nothing is lost: the book that was here and the backup "
            "lie beside each other.",
            folder=folder,
        )
        ways = [
            Way(say("Finish the restore"), lambda: self._end_restore(finish_restore)),
            Way(say("Keep the book that was here"), lambda: self._end_restore(put_back)),
        ]
        can_finish = left is not None and left.restored is not None
        can_keep = left is not None and (left.aside is not None or left.book.exists())
        offered = [way for way, can in zip(ways, (can_finish, can_keep), strict=True) if can]
        self._tell_state(say("A restore was broken off"), said, offered[1:], offered[0])

    def _end_restore(self, end: Callable[[Path, Moment], Path | None]) -> None:
        folder, moment, say = self.folder, self.desk.moment(), self.desk.say

        def told(left: Path | None) -> None:
            aside = say("What does not take its place was set aside, not deleted: {folder}.", folder=left or "")
            self._restored(say("The restore is ended.") + (f" {aside}" if left else ""), None)

        self.desk.jobs.run(lambda: end(folder, moment), told, self, self._trouble)

    def _tell_state(self, title: str, said: Said, ways: list[Way], primary: Way) -> None:
        from desktop_app.ui.start.trouble import TroubleCover

        another = Way(self.desk.say("Another book"), self.open_another)
        self._show(TroubleCover(self.desk, said, [another, *ways], primary, title))

    def recover(self) -> None:
        """Close the book, and open it with the recovery key; what was typed into a form is a draft."""
        from desktop_app.ui.start.recover import RecoverCover

        self._close_book()
        cover = RecoverCover(self.desk, self.folder, lambda: self.open(self.folder))
        cover.recovered.connect(self._recovered)
        self._show(cover)

    def _recovered(self, passphrase: str | None) -> None:
        """Whoever has the recovery key owns the book; a PIN that is forgotten is not asked for."""
        self.open(self.folder, passphrase)
        self._has_paper = True

    def _trouble(self, said: Said, ways: list[Way] | None = None) -> None:
        from desktop_app.ui.start.trouble import TroubleCover

        say = self.desk.say
        restoring = [] if cause_of(said) is Cause.IN_USE else [Way(say("Restore a backup"), self.restore)]
        offered = [Way(say("Another book"), self.open_another), *(ways or restoring)]
        self._show(TroubleCover(self.desk, said, offered, Way(say("Try again"), lambda: self.open(self.folder))))

    # ── the first run ────────────────────────────────────────────────────────────────────────────

    def _begin_first_run(self) -> None:
        from desktop_app.operations.backup_copies import backups_beside
        from desktop_app.ui.start.first_run import FirstRun

        if self._first_run is None:
            self._first_run = FirstRun(self.desk, backups_beside(self.folder))
            self._first_run.sample_wanted.connect(self.open_sample)
            self._first_run.another_wanted.connect(self.open_another)
            self._first_run.restore_wanted.connect(self.restore)
            self._first_run.finished.connect(self._make)
        self._show(self._first_run)

    def _make(self, words: ShopWords, beginning: Beginning, passphrase: str | None) -> None:
        """Make the book the first run asked for."""
        folder, moment = self.folder, self.desk.moment()
        shop = Shop(words.name, words.address, words.phone, voucher_clause=words.clause)

        def make() -> str:
            from desktop_app.operations.books import create_book

            return create_book(folder, shop, moment, passphrase)

        first_run = self._first_run
        assert first_run is not None
        first_run.setEnabled(False)
        self.desk.jobs.run(make, lambda key: self._show_key(key, words, beginning, passphrase), self, first_run.refuse)

    def _show_key(self, key: str, words: ShopWords, beginning: Beginning, passphrase: str | None) -> None:
        from desktop_app.ui.start.recovery_key import RecoveryKeyCover

        cover = RecoveryKeyCover(self.desk, words.name, key, self.desk.preferences.text("printer"))
        if beginning is Beginning.IMPORT:
            self._then = Route(PageName.IMPORT)
        self._key = key
        cover.confirmed.connect(lambda: self.open(self.folder, passphrase))
        self._show(cover)
        if self._first_run is not None:
            self.window.drop_cover(self._first_run)
            self._first_run = None

    # ── it is open ───────────────────────────────────────────────────────────────────────────────

    def _opened(self, book: "Book") -> None:
        from desktop_app.operations.books import shop_of
        from desktop_app.operations.pins import has_pin

        is_sample = self.folder == self.sample
        if not is_sample and book.looked_at is None:
            self.desk.preferences.book_folder = self.folder
        self.look_bar.tell(book.looked_at)
        self.desk.jobs.ask(
            lambda book: (shop_of(book.ledger), has_pin(book.ledger)), lambda found: self._let_in(*found), self
        )
        self.sample_opened.emit(is_sample)

    def _let_in(self, shop: Shop, has_pin: bool) -> None:
        """Show the book, after its PIN was typed where it has one."""
        key, self._key = self._key, ""

        def show() -> None:
            self._show_shop(shop)

        def enter() -> None:
            self._show(OpeningCover(self.desk, self.desk.say("Opening the book…")))
            self._ask_day(show if self._has_paper else lambda: self._ask_key(key, show))

        self.window.show_state(shop.name)
        if self.folder == self.sample:
            self._show_shop(shop)
        elif has_pin and not self._has_paper:
            self._guard(shop.name, enter, self.recover)
        else:
            enter()

    def _hear(self, changes: "frozenset[Changed]") -> None:
        """Another name of the shop stands in the window at once."""
        from desktop_app.operations.books import shop_of
        from desktop_app.operations.done import Changed

        if Changed.SHOP in changes:
            jobs, window = self.desk.jobs, self.window
            jobs.ask(lambda book: shop_of(book.ledger), lambda shop: window.show_state(shop.name), self)

    def _show_shop(self, shop: Shop) -> None:
        self.window.show_state(shop.name)
        self.window.uncover()
        self._drop_cover()
        self.window.go(self._then)
        self._then = Route(PageName.THIS_WEEK)
        self.opened.emit(shop.name)
        self.two_places.look()
        self.look_bar.prove()
        if self._told:
            self.desk.notice(well_done(self._told))
            self._told = ""
        elif self.folder == self.sample:
            text = self.desk.say("This is the sample shop: try everything, nothing here is real.")
            self.desk.notice(info(text, Way(self.desk.say("Back to my own book"), self.open_own)))
        else:
            self._offer_terms()
            self._offer_unfinished()

    def _offer_terms(self) -> None:
        """Terms an older book said less exactly are looked at once (cases 4, 11)."""
        from desktop_app.operations.customers import terms_to_look_at

        self.desk.jobs.ask(lambda book: len(terms_to_look_at(book.ledger)), self._tell_terms, self)

    def _tell_terms(self, count: int) -> None:
        if not count:
            return
        say = self.desk.say
        text = say(
            "The terms of {count} customers can now be said more exactly. They go on as before; please look at them "
            "once.",
            count=count,
        )
        door = Way(say("Look at them"), lambda: self.desk.go(Route(PageName.CUSTOMERS, tab="terms")))
        self.desk.notice(replace(info(text, door), lasts=0))

    def _offer_unfinished(self) -> None:
        """A slip that was being typed when the machine died is offered at once (U21)."""
        from desktop_app.ui.base.unfinished import offer_unfinished

        offer_unfinished(self.desk, self)

    def _restored(self, text: str, passphrase: str | None) -> None:
        self._told = text
        self.open(self.folder, passphrase)

    def _show(self, cover: QWidget) -> None:
        """Show this page and nothing else; the one before is dropped, except the first run, which may come back."""
        before, self._cover = self._cover, cover
        self.window.cover(cover)
        if before is not None and before is not cover:
            self._let_go(before)

    def _drop_cover(self) -> None:
        before, self._cover = self._cover, None
        if before is not None:
            self._let_go(before)

    def _let_go(self, cover: QWidget) -> None:
        if cover is not self._first_run:
            self.window.drop_cover(cover)
