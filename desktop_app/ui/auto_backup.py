"""The backup that makes itself: every half hour if something changed, and when the window closes (U27)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import Said
from desktop_app.ui.backing_up import start_backup
from desktop_app.ui.backup_words import backup_words, short_path, show_backup_age
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Progress
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.reach import Reach
from desktop_app.ui.theme import px
from desktop_app.ui.widgets.labels import PlainLabel, caption

if TYPE_CHECKING:
    from desktop_app.operations.backup import Backup
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Changed

HALF_AN_HOUR_MS = 30 * 60 * 1000
MINUTE_MS = 60 * 1000
PATIENCE_MS = 5000
"""So long a closing window waits; the copy is finished behind it."""


class LeavingCover(QWidget):
    """What the window shows while it makes its last backup."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__()
        self.skip = QPushButton(caption(desk.say("Skip the backup")))
        layout = QVBoxLayout(self)
        layout.setSpacing(px(12))
        layout.addStretch(2)
        words = PlainLabel(desk.say("Backing up to {folder}…", folder=short_path(str(folder))), "title")
        for part in (words, self.skip):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setFocusProxy(self.skip)


class AutoBackup(QObject):
    """Only the user's own book is backed up, never the sample shop. `pending`: something is in no backup yet."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self.pending = False
        self._under_way: Progress | None = None
        self._leaves_after = False
        self._leaving = False
        self._is_new = False
        self._reach = Reach(self.desk.jobs, self)
        self._reach.learned.connect(self._reached)
        self._ticks = _timer(self, HALF_AN_HOUR_MS, self.back_up)
        self._minutes = _timer(self, MINUTE_MS, self.show_age)
        self.desk.jobs.changed.connect(self._hear)
        self.desk.renewed.connect(self._renewed)
        window.installEventFilter(self)
        self.show_age()

    def book_opened(self, _shop: str = "") -> None:
        """Another book is open: see whether its last entries are in a backup."""
        self.pending = False
        self._is_new = True
        self.show_age()

    def back_up(self) -> None:
        """A copy beside the work of the window, if there is anything new."""
        folder = self.desk.preferences.backup_folder
        if folder is not None and self.pending and self._ready() and self._under_way is None:
            self.pending = False  # what is entered from here on is for the next copy
            self._under_way = start_backup(self.desk, folder, self._made, self, self._failed, self._wanted())

    def show_age(self) -> None:
        """Write the age of the newest backup into the status bar, and look whether its folder is still there."""
        folder = self.desk.preferences.backup_folder
        show_backup_age(self.window.backup_label, backup_words(self.desk, self._reach.is_there(folder)))
        self._reach.look(folder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A closing window first makes its backup; the words take the colours of a new theme."""
        if event.type() is QEvent.Type.PaletteChange:
            self.show_age()
        if event.type() is not QEvent.Type.Close or self._leaving or not self._has_work():
            return False
        event.ignore()
        if not self._leaves_after:
            self._wait_for_last()
        return True

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _ready(self) -> bool:
        folder = self.desk.preferences.backup_folder
        return folder is not None and self._reach.is_there(folder)

    def _reached(self) -> None:
        """The folder is there or not; a book just opened is compared with what lies in it as soon as it is."""
        folder = self.desk.preferences.backup_folder
        show_backup_age(self.window.backup_label, backup_words(self.desk, self._reach.is_there(folder)))
        if self._is_new and self._ready():
            self._is_new = False
            self.desk.jobs.ask(self._wanted(), self._learn, self, lambda _: None)

    def _has_work(self) -> bool:
        return self._under_way is not None or (self.pending and self._ready())

    def _wanted(self) -> "Callable[[Book], bool]":
        """Asked on the book's thread: is this the own book, and does it hold what is in no backup?"""
        own, folder = self.desk.preferences.book_folder, self.desk.preferences.backup_folder

        def wanted(book: "Book") -> bool:
            from desktop_app.operations.auto_backup import lacks_backup

            return folder is not None and book.folder == own and lacks_backup(book, folder)

        return wanted

    def _wait_for_last(self) -> None:
        self._leaves_after = True
        cover = LeavingCover(self.desk, self.desk.preferences.backup_folder or Path())
        cover.skip.clicked.connect(self._skip)
        self.window.cover(cover)
        self.back_up()
        QTimer.singleShot(PATIENCE_MS, self, self._leave)

    def _made(self, made: "Backup | None") -> None:
        if made is not None:
            self.desk.preferences.last_backup = self.desk.today()
        self._ended()

    def _failed(self, _said: Said) -> None:
        """Told by the age in the status bar, which grows; the next half hour tries again."""
        self.pending = True
        self._ended()

    def _ended(self) -> None:
        self._under_way = None
        self.show_age()
        if self._leaves_after:
            self._leave()

    def _skip(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
        self._leave()

    def _leave(self) -> None:
        if not self._leaving:
            self._leaving = True
            self.window.window().close()

    def _learn(self, lacks: bool) -> None:
        self.pending = self.pending or lacks

    def _renewed(self, _route: object) -> None:
        self.show_age()

    def _hear(self, changes: "frozenset[Changed]") -> None:
        self.pending = self.pending or bool(changes)
        self.show_age()


def _timer(owner: QObject, milliseconds: int, does: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setInterval(milliseconds)
    timer.timeout.connect(does)
    timer.start()
    return timer
