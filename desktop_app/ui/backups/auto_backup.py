"""The backup that makes itself: every half hour if something changed, and when the window closes (U27)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer

from desktop_app.domain.errors import Said
from desktop_app.domain.watching import UserStopped
from desktop_app.ui.backups.leaving import LeavingCover
from desktop_app.ui.base.backup_memory import BackupMemory, backup_words, show_backup_age
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Progress
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.reach import Reach
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.notices import Way, error, warning

if TYPE_CHECKING:
    from desktop_app.operations.backup import Backup
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Changed

HALF_AN_HOUR_MS = 30 * 60 * 1000
MINUTE_MS = 60 * 1000
PATIENCE_MS = 5000
"""So long a closing window waits; the copy is finished behind it."""


Found = tuple[bool, tuple[tuple[date, bool] | None] | None]
"""Whether a copy is lacking; where the folder of the own book's backups was looked into, its newest one, if any."""


def start_backup(
    desk: Desk,
    target: Path,
    then: "Callable[[Backup | None], None]",
    owner: QObject,
    failed: Callable[[Said], None],
    wanted: "Callable[[Book], bool]" = lambda _: True,
) -> Progress:
    """Back up into `target` if the book is `wanted`; what comes back can be cancelled, and then nothing remains."""
    progress, moment, thread = Progress(desk.say("Backing up…")), desk.moment(), desk.jobs.book
    opened, memory = desk.preferences.book_folder, BackupMemory(desk.preferences)
    spared = [] if opened is None else [opened]
    other_disk = memory.was_elsewhere and target == desk.preferences.backup_folder

    def work() -> "Backup | None":
        from desktop_app.operations.backup import back_up_beside

        return back_up_beside(thread, target, moment, progress.watch, wanted, spared, other_disk)

    beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backup")
    desk.jobs.open(beside.submit(work), then, owner, failed).progress = progress
    beside.shutdown(wait=False)
    return progress


class AutoBackup(QObject):
    """Only the user's own book is backed up, never the sample shop. `pending`: something is in no backup yet.

    It is on from the first day: beside the book until a folder is chosen, and there as long as the chosen one is away.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self.memory = BackupMemory(self.desk.preferences)
        self.pending = False
        self._under_way: Progress | None = None
        self._cover: LeavingCover | None = None
        self._leaving = False
        self._is_new = False
        self._reach = Reach(self.desk.jobs, self)
        self._reach.learned.connect(self._reached)
        self._ticks = _timer(self, HALF_AN_HOUR_MS, self.back_up)
        _timer(self, MINUTE_MS, self.show_age)
        self._soon = _timer(self, MINUTE_MS, self.back_up, once=True)
        self._patience = _timer(self, PATIENCE_MS, self._leave, once=True)
        self.desk.jobs.changed.connect(self._hear)
        self.desk.renewed.connect(lambda _: self.show_age())
        window.installEventFilter(self)
        self.show_age()

    def book_opened(self, _shop: str = "") -> None:
        """Another book is open: see whether its last entries are in a backup."""
        self.pending = False
        self._is_new = True
        self.show_age()
        if self.desk.preferences.backup_folder is None:
            self._reached()

    def back_up(self) -> None:
        """A copy beside the work of the window, if there is anything new."""
        target = self._target()
        if target is not None and self.pending and self._under_way is None:
            self.pending = False  # what is entered from here on is for the next copy
            made, failed = self._of_this_book(self._made), self._of_this_book(self._failed)
            self._under_way = start_backup(self.desk, target, made, self, failed, self._wanted(target))

    def show_age(self) -> None:
        """Write the age of the newest backup into the status bar, and look whether its folder is still there."""
        self._show_words()
        self._reach.look(self.desk.preferences.backup_folder, self.memory.own_if_elsewhere)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A closing window first makes its backup; the words take the colours of a new theme."""
        if event.type() is QEvent.Type.PaletteChange:
            self.show_age()
        if event.type() is not QEvent.Type.Close or self._leaving or not self._has_work():
            return False
        if self._cover is not None and self._cover.has_failed:
            return False
        event.ignore()
        if self._cover is None:
            self._wait_for_last()
        return True

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _target(self) -> Path | None:
        """Where the next copy goes; None before there is a book of the user's own."""
        chosen = self.desk.preferences.backup_folder
        return chosen if chosen is not None and self._reach.is_there(chosen) else self.memory.beside

    def _show_words(self) -> None:
        is_there = self._reach.is_there(self.desk.preferences.backup_folder)
        show_backup_age(self.window.backup_label, backup_words(self.desk, is_there))

    def _reached(self) -> None:
        """The chosen folder is there or not; a book just opened is compared with what lies where copies go now."""
        self._show_words()
        target = self._target()
        if self._is_new and target is not None:
            self._is_new = False
            self.desk.jobs.ask(self._look_at(target), self._learn, self, lambda _: None)

    def _has_work(self) -> bool:
        return self._under_way is not None or (self.pending and self._target() is not None)

    def _wanted(self, target: Path) -> "Callable[[Book], bool]":
        """Asked on the book's thread: is this the own book, and does it hold what is in no backup?"""
        own, chosen = self.desk.preferences.book_folder, self.desk.preferences.backup_folder

        def wanted(book: "Book") -> bool:
            from desktop_app.operations.backup import lacks_backup
            from desktop_app.operations.backup_copies import no_folder

            if book.folder != own or book.looked_at is not None:
                return False
            if target == chosen and not target.is_dir():  # else it would be made anew where the stick is missing
                raise no_folder(target)
            return lacks_backup(book, target)

        return wanted

    def _look_at(self, target: Path) -> "Callable[[Book], Found]":
        """Asked on the book's thread: does it hold what is in no backup, and what lies where its backups go?"""
        wanted, own, place = self._wanted(target), self.desk.preferences.book_folder, self.memory.place

        def look(book: "Book") -> Found:
            from desktop_app.operations.backup_copies import newest_day

            lacks = wanted(book)
            return lacks, (newest_day(book, target),) if book.folder == own and target == place else None

        return look

    def _wait_for_last(self) -> None:
        before = self.window.covers.currentWidget() if self.window.covered else None

        def stay() -> None:
            self._cover = None
            self.window.uncover() if before is None else self.window.cover(before)
            self._warn(self.memory.failure)

        self._cover = LeavingCover(self.desk, self._target() or Path(), self._skip, stay)
        self.window.cover(self._cover, over=True)
        self.back_up()
        self._patience.start()

    def _of_this_book(self, tell: Callable[[Any], None]) -> Callable[[Any], None]:
        """What ends once another book is open says nothing of that one."""
        begun = self.desk.preferences.of_book("")

        def ended(what: Any) -> None:
            if self.desk.preferences.of_book("") == begun:
                tell(what)
            else:
                self._under_way = None

        return ended

    def _made(self, made: "Backup | None") -> None:
        if made is not None:
            self.memory.made(self.desk.today(), made.elsewhere)
            self._tell_what_is_amiss(made)
        self._under_way = None
        self.show_age()
        if self._cover is not None:
            self._leave()

    def _failed(self, said: Said) -> None:
        """Told with the reason at once, in the closing window too, and in the status bar until a backup is made."""
        self.pending = True
        self._under_way = None
        if not isinstance(said, UserStopped):
            self.memory.failed(self.desk.tell(said))
            if self._cover is not None:
                self._patience.stop()
                self._cover.tell_failure(self.memory.failure)
            else:
                self._warn(self.memory.failure)
        self.show_age()

    def _warn(self, reason: str) -> None:
        self.desk.notice(error(self.desk.say("No backup was made. {reason}", reason=reason), self._way_to_settings()))

    def _tell_what_is_amiss(self, made: "Backup") -> None:
        say = self.desk.say
        if made.missing:
            text = say(
                "The backup is made, but it lacks {count} papers whose files are lost. Keep the earlier backups.",
                count=len(made.missing),
            )
            check = Route(PageName.SETTINGS, tab="check")
            self.desk.notice(warning(text, Way(say("Check the book"), lambda: self.desk.go(check))))
        elif made.untidy is not None:
            text = say("The backup is made, but older ones could not be thinned out.")
            self.desk.notice(warning(f"{text} {self.desk.tell(made.untidy)}"))

    def _skip(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
        self._leave()

    def _leave(self) -> None:
        if not self._leaving:
            self._leaving = True
            self.window.window().close()

    def _learn(self, found: Found) -> None:
        lacks, seen = found
        if seen is not None:
            self.memory.learn(seen[0])
            self._show_words()
        self.pending = self.pending or lacks
        if not lacks:
            self._remind()
            return
        self._soon.start()
        if self.memory.failure:
            self._warn(self.memory.failure)

    def _remind(self) -> None:
        """Once a week: a copy on the disk of the book is lost together with it (D12)."""
        today = self.desk.today()
        if self.memory.is_to_remind(today):
            self.memory.reminded(today)
            text = self.desk.say(
                "The backups are on the same disk as the book. Choose a USB stick or another disk for them."
            )
            self.desk.notice(warning(text, self._way_to_settings()))

    def _way_to_settings(self) -> Way:
        to = Route(PageName.SETTINGS, tab="backup")
        return Way(self.desk.say("Backup settings"), lambda: self.desk.go(to))

    def _hear(self, changes: "frozenset[Changed]") -> None:
        self.pending = self.pending or bool(changes)
        self.show_age()


def _timer(owner: QObject, milliseconds: int, does: Callable[[], None], once: bool = False) -> QTimer:
    timer = QTimer(owner, singleShot=once)
    timer.setInterval(milliseconds)
    timer.timeout.connect(does)
    if not once:
        timer.start()
    return timer
