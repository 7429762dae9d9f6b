"""Backups: where they go, one now, which there are, and what restoring each of them would lose (U27, U28)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark
from desktop_app.domain.watching import UserStopped
from desktop_app.language import N_
from desktop_app.operations.backup import Backup
from desktop_app.operations.backup_copies import (
    BackupCopy,
    backups_in,
    entries_since,
    is_elsewhere,
    loss_said,
    lost_papers,
    no_folder,
)
from desktop_app.operations.books import Book
from desktop_app.ui.backups.auto_backup import start_backup
from desktop_app.ui.base.backup_memory import BackupMemory, BackupWords, backup_words, show_backup_age
from desktop_app.ui.base.file_places import folder_asked
from desktop_app.ui.base.jobs import Progress
from desktop_app.ui.base.lists import Empty, ListKind
from desktop_app.ui.base.reach import Reach
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import error, info, warning, well_done


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A backup of the open book, and how many entries came after it; below 0 when the copy holds more."""

    copy: BackupCopy
    since: int


COLUMNS: tuple[Column[CopyRow], ...] = (
    Column(
        "made",
        Said("Made"),
        lambda row: f"{row.copy.made.astimezone():%Y-%m-%d %H:%M}",
        width=250,
        stretch=True,  # squeezed, it still shows the minute
    ),
    Column("customers", Said("Customers"), lambda row: row.copy.customers, Look.COUNT, 96, fades=1),
    Column("documents", Said("Documents"), lambda row: row.copy.documents, Look.COUNT, 96, fades=2),
    Column("scans", Said("Papers and scans"), lambda row: row.copy.scans, Look.COUNT, 152, fades=3),
    Column("missing", Said("Missing papers"), lambda row: len(row.copy.missing), Look.COUNT, 128),
    Column("since", Said("Entries since"), lambda row: row.since, Look.COUNT, 112),
)


class BackupSettings(SettingsSection):
    title = N_("Backup")
    about = N_(
        "A backup goes to this folder when the program ends, and every half hour if something was entered. Each one is "
        "opened and checked. Seven daily, four weekly, twelve monthly and all year-end ones are kept. A USB stick or "
        "another disk is best: beside the book, both are lost together."
    )

    def build(self) -> None:
        say = self.desk.say
        self.progress: Progress | None = None
        self.memory = BackupMemory(self.desk.preferences)
        self._just_made = False
        self.reach = Reach(self.desk.jobs, self)
        self.reach.learned.connect(self._show_age)
        self.age = PlainLabel("", wraps=True)
        self.making = button(say("Back up now"), self.back_up_now, primary=True)
        self.restoring = button(say("Restore the chosen backup…"), self.restore)
        self.add_action(say("Folder"), self.age, button(say("Choose the folder…"), self.choose_folder))
        self.add_action(say("One more copy"), "", self.making)
        empty = Empty(
            say("There is no backup of this book in the folder. Connect the USB stick, or choose another folder.")
        )
        title = N_("Backups of this book, newest first")
        self.table = self.add_list(
            ListKind("backups", title, COLUMNS, lambda row: row.copy.folder, empty=empty, filters_on_demand=True)
        )
        self.loss = PlainLabel("", "muted", wraps=True)
        self.add_action(say("Go back to a copy"), self.loss, self.restoring)
        self.table.current_changed.connect(self._tell_loss)
        self._tell_loss(None)

    # ── what it shows ────────────────────────────────────────────────────────────────────────────

    def begin(self) -> None:
        self.back_up_now()

    def reload(self) -> None:
        folder = self.memory.place
        self._show_age()
        if folder is None:
            self.table.show_records(())
        self.reach.look(self.desk.preferences.backup_folder, self.memory.own_if_elsewhere)
        if folder is not None:
            own = self.desk.preferences.book_folder
            self.desk.jobs.ask(
                lambda book: (copies_of(book, folder), book.folder == own, is_elsewhere(folder, book.folder)),
                self._show,
                self,
                self._nothing_seen,
                lane="copies",
            )

    def _show(self, found: tuple[list[CopyRow], bool, bool]) -> None:
        rows, is_own, elsewhere = found
        if rows and is_own:
            learn = self.memory.made if self._just_made else self.memory.found
            learn(rows[0].copy.made.astimezone().date(), elsewhere)
            self._just_made = False
            self.desk.jobs.changed.emit(frozenset())  # nothing of the book, but the age in the status bar
        self._show_age()
        self.table.show_records(rows)

    def _show_age(self) -> None:
        if self.memory.place is None:  # the way out is the button beside it
            words = BackupWords(self.desk.say("No folder is chosen, so there is no backup yet."), Mark.SOON)
        else:
            words = backup_words(self.desk, self.reach.is_there(self.desk.preferences.backup_folder))
        show_backup_age(self.age, words)

    def _tell_loss(self, row: CopyRow | None) -> None:
        """What would be lost by restoring this copy."""
        self.restoring.setEnabled(row is not None)
        aside = self.desk.say("The present book is set aside beside it first, not deleted.")
        loss = "" if row is None else self.desk.tell(loss_said(row.copy, row.since))
        self.loss.setText(f"{loss}\n{aside}" if loss else "")

    # ── what it does ─────────────────────────────────────────────────────────────────────────────

    def choose_folder(self) -> None:
        chosen = folder_asked(self, self.desk.say("The folder for the backups"), self.memory.place)
        if chosen is not None:
            self.take_folder(chosen)

    def take_folder(self, folder: Path) -> None:
        """Back up into this folder from now on; the first copy is made at once."""
        self.memory.choose(folder)
        self._back_up(folder)

    def back_up_now(self) -> None:
        """A new copy, whatever the newest one holds; it can be stopped, and then nothing remains of it."""
        target = self.memory.place
        if target is None:
            self.choose_folder()
            return
        chosen = self.desk.preferences.backup_folder

        def there(_: Book) -> bool:
            if target == chosen and not target.is_dir():  # where a stick is missing its folder is not made anew
                raise no_folder(target)
            return True

        self._back_up(target, there)

    def _back_up(self, target: Path, wanted: Callable[[Book], bool] = lambda _: True) -> None:
        self.making.setEnabled(False)
        self.progress = start_backup(self.desk, target, self._made_one, self, self._failed, wanted)

    def restore(self) -> None:
        """Open the page that restores, with the chosen copy in it; nothing is changed before it is confirmed there."""
        if (row := self.table.current()) is not None:
            self.desk.restore_wanted.emit(row.copy.folder)

    def _made_one(self, made: Backup | None) -> None:
        assert made is not None
        self.making.setEnabled(True)
        self._just_made = True
        if made.missing:
            self.desk.notice(warning(self.desk.tell(lost_papers(made.missing))))
        else:
            self.desk.notice(well_done(self.desk.say("The backup is made and proven: {folder}", folder=made.folder)))
        self.reload()

    def _nothing_seen(self, said: Said) -> None:
        """The folder cannot be read: what was in it is not listed any longer as if it were there."""
        self.table.show_records(())
        self.desk.notice(error(self.desk.tell(said)))

    def _failed(self, said: Said) -> None:
        """Why there is no new copy, told here and in the status bar."""
        self.making.setEnabled(True)
        text = self.desk.tell(said)
        if not isinstance(said, UserStopped) and not self.desk.preferences.is_sample:
            self.memory.failed(text)
            self.reload()
        self.desk.notice(info(text) if isinstance(said, UserStopped) else error(text))


def copies_of(book: Book, target: Path) -> list[CopyRow]:
    """The backups of this book in a folder, newest first."""
    return [CopyRow(copy, entries_since(book.ledger, copy)) for copy in backups_in(target, book.header.book_id)]
