"""From the first picture to the open book: which book it is, and what opens it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Said
from desktop_app.domain.shop import Shop
from desktop_app.language import N_
from desktop_app.operations.backup_copies import backups_beside
from desktop_app.operations.books import Book, create_book
from desktop_app.operations.doors import BookPlace, Door, needs_passphrase, place_of
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.backup_memory import BackupMemory
from desktop_app.ui.base.file_places import folder_asked
from desktop_app.ui.base.loading import load_first_page
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.steady_bars import LookBar, TwoPlaces
from desktop_app.ui.start.entering import Entering, OpeningCover
from desktop_app.ui.start.trouble import Troubles

if TYPE_CHECKING:  # what asks before the book is open is loaded when it asks
    from desktop_app.ui.start.first_run import FirstRun
    from desktop_app.ui.start.first_run_pages import Beginning

SAMPLE_FOLDER = "sample-shop"
SAMPLE_SECRET = "sample shop"
"""The sample shop holds nothing worth a secret; so its book never asks and leaves no trace in the keyring."""


class Start(QObject):
    """Opens one book after another in the one window. `own` is where the user's own book lies unless chosen otherwise.

    `claim` takes a book for this window; False when another window has it, which was then brought to the front.
    `day_is_said`: the clock shows the day that was given at the start.
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
        day_is_said: bool = False,
    ) -> None:
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self.own, self.folder = own, own
        self._claim = claim
        self.look_bar = LookBar(window, lambda: self.open(self.folder), self.restore)
        self.two_places = TwoPlaces(window, self.open)
        self.troubles = Troubles(self)
        self.entering = Entering(window, self.recover, day_is_said)
        self.entering.shown.connect(self._shown)
        self.desk.restore_wanted.connect(self.restore)
        self._first_run: FirstRun | None = None

    @property
    def sample(self) -> Path:
        """Where the sample shop lies: beside the own book."""
        return self.own.parent / SAMPLE_FOLDER

    def own_place(self) -> Path:
        """Where the user's own book is or will be."""
        return self.desk.preferences.book_folder or self.own

    # ── which book ───────────────────────────────────────────────────────────────────────────────

    def open(self, folder: Path, passphrase: str | None = None) -> None:
        """Close the book that is open and open this one, or make it where there is none."""
        if not self._claim(folder):
            return
        self._close_book()
        self.folder, self.entering.has_paper = folder, False
        self.entering.show_opening()
        self.window.show_state("")

        def look() -> BookPlace:
            place = place_of(folder)
            load_first_page()  # here, where the window does not wait for it
            return place

        self.desk.jobs.run(look, lambda place: self._at_door(place, passphrase), self, self.troubles.tell)

    def open_telling(self, text: str, passphrase: str | None) -> None:
        """Open the book, and then say what was done to it."""
        self.entering.told = text
        self.open(self.folder, passphrase)

    @command("book.sample", N_("Open the sample shop"), "", Where.EVERYWHERE)
    def open_sample(self) -> None:
        """Open the sample shop; it is made when it is wanted for the first time."""
        folder, moment = self.sample, self.desk.moment()
        if not self._claim(folder):
            return
        self._close_book()
        self.window.cover(OpeningCover(self.desk.say("Making the sample shop; this takes some seconds…")))

        def make() -> None:
            from desktop_app.sample import create_sample

            if place_of(folder).door is Door.NONE:
                create_sample(folder, moment, passphrase=SAMPLE_SECRET)

        self.desk.jobs.run(make, lambda _: self.open(folder, SAMPLE_SECRET), self, self.troubles.tell)

    @command("book.own", N_("Back to my own book"), "", Where.EVERYWHERE)
    def open_own(self) -> None:
        """Back to the user's own book from the sample shop."""
        self.open(self.own_place())

    @command("book.open", N_("Open another book"), "", Where.EVERYWHERE)
    def open_another(self) -> None:
        """Open a book that lies somewhere else."""
        chosen = folder_asked(self.window, self.desk.say("The folder of the book"))
        if chosen is not None:
            self.open(chosen)

    @command("book.restore", N_("Restore a backup"), "", Where.EVERYWHERE)
    def restore(self, copies: Path | None = None) -> None:
        """Put a backup in the place of the book: one of these copies, else of those where backups go."""
        place = self.own_place() if self.folder == self.sample else self.folder
        self.restore_into(place, copies or BackupMemory(self.desk.preferences).place)

    def restore_into(self, place: Path, copies: Path | None) -> None:
        """Choose among `copies`, or the one backup it is, what is put into this `place`."""
        from desktop_app.ui.start.restore import RestoreCover

        back, self.folder = self.folder, place
        self._close_book()
        cover = RestoreCover(self.desk, self.folder, copies, lambda: self.open(back))
        cover.restored.connect(self.open_telling)
        self.window.cover(cover)

    def recover(self) -> None:
        """Close the book, and open it with the recovery key; what was typed into a form is a draft."""
        from desktop_app.ui.start.recover import RecoverCover

        self._close_book()
        cover = RecoverCover(self.desk, self.folder, lambda: self.open(self.folder))
        cover.recovered.connect(self._recovered)
        self.window.cover(cover)

    def _recovered(self, passphrase: str | None) -> None:
        """Whoever has the recovery key owns the book; a PIN that is forgotten is not asked for."""
        self.open(self.folder, passphrase)
        self.entering.has_paper = True

    def _close_book(self) -> None:
        """Keep what is typed into the open page, then close the book; nothing of it stays in the window."""
        page = self.window.current_page()
        if page is not None:
            page.leave()
        self.window.forget_pages()
        self.look_bar.tell(None)
        self.two_places.forget()
        self.desk.jobs.open(self.desk.jobs.book.close(), lambda _: None, self)

    # ── what opens it ────────────────────────────────────────────────────────────────────────────

    def try_key(
        self, passphrase: str | None, failed: Callable[[Said], None] | None = None, look: Said | None = None
    ) -> None:
        """By the passphrase, or the keyring. With `look`, the reason why, the book is only looked at, wherever it lies;
        a steady bar says so.
        """

        def refused(said: Said) -> None:
            if said.obstacle is None or look is not None:
                (failed or self.troubles.tell)(said)
            else:
                self.troubles.tell_kept_shut(said, passphrase)

        jobs = self.desk.jobs
        jobs.open(jobs.book.open(self.folder, passphrase, look), self._opened, self, refused)

    def ask_passphrase(self, forgotten: Callable[[], None] | None = None, look: Said | None = None) -> None:
        """`forgotten` is the way for whoever does not know it; usually the recovery key."""
        from desktop_app.ui.start.unlock import UnlockCover

        cover = UnlockCover(self.desk, forgotten or self.recover, self.open_another)

        def refused(said: Said) -> None:
            (cover.refuse if said.field == "passphrase" else self.troubles.tell)(said)

        cover.given.connect(lambda typed: self.try_key(typed, refused, look))
        self.window.cover(cover)

    def look_at_backup(self, why: Said) -> None:
        """By the keyring, or by the passphrase the book had when the backup was made."""
        try:
            asks = needs_passphrase(self.folder)
        except Said as said:
            self.troubles.tell(said)
        else:
            self.ask_passphrase(self.restore, why) if asks else self.try_key(None, look=why)

    def _at_door(self, place: BookPlace, passphrase: str | None) -> None:
        folder, door, troubles = place.folder, place.door, self.troubles
        if door is Door.BACKUP:
            troubles.tell_backup(folder)
        elif door is Door.UNFINISHED:
            troubles.tell_unfinished(folder)
        elif door is Door.NONE and folder == self.desk.preferences.book_folder:
            troubles.tell_away(folder)
        elif door is Door.NONE:
            self.begin_new()
        elif passphrase is not None or folder == self.sample:
            self.try_key(passphrase or SAMPLE_SECRET)
        elif door is Door.KEYRING:
            self.try_key(None, lambda said: troubles.tell_of_keyring(said, place))
        else:
            self.ask_passphrase()

    def _opened(self, book: Book) -> None:
        is_sample = self.folder == self.sample
        if not is_sample and book.looked_at is None:
            self.desk.preferences.book_folder = self.folder
        self.look_bar.tell(book.looked_at)
        self.entering.enter(self.open_own if is_sample else None)
        self.sample_opened.emit(is_sample)

    def _shown(self, shop: str) -> None:
        self.opened.emit(shop)
        self.two_places.look()
        self.look_bar.prove()

    # ── a new one ────────────────────────────────────────────────────────────────────────────────

    def begin_new(self) -> None:
        """The first run, or where it was left when the user looked at something else."""
        from desktop_app.ui.start.first_run import FirstRun

        if self._first_run is None:
            backups = backups_beside(self.folder)
            self._first_run = FirstRun(self.desk, backups, self.open_another, self.restore)
            self._first_run.sample_wanted.connect(self.open_sample)
            self._first_run.finished.connect(self._make)
        self.window.cover(self._first_run)

    def _make(self, shop: Shop, beginning: "Beginning", passphrase: str | None) -> None:
        """Make the book the first run asked for, and show its recovery key."""
        from desktop_app.ui.start.first_run_pages import Beginning
        from desktop_app.ui.start.recovery_key import RecoveryKeyCover

        folder, moment, first_run = self.folder, self.desk.moment(), self._first_run
        assert first_run is not None
        first_run.setEnabled(False)

        def made(key: str) -> None:
            steps = first_run.count
            cover = RecoveryKeyCover(self.desk, shop.name, key, self.desk.preferences.text("printer"), steps)
            cover.confirmed.connect(lambda: self.open(folder, passphrase))
            if beginning is Beginning.IMPORT:
                self.entering.then = Route(PageName.IMPORT)
            self.entering.key, self.entering.steps = key, steps
            first_run.comes_back, self._first_run = False, None
            self.window.cover(cover)

        self.desk.jobs.run(lambda: create_book(folder, shop, moment, passphrase), made, self, first_run.refuse)
