"""Put a backup in the place of the book: choose the folder, choose the day, see what it holds (U28, D13)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from desktop_app.domain.errors import Refused
from desktop_app.language import N_
from desktop_app.operations.backup_copies import BackupCopy, backups_in, is_of, read_copy
from desktop_app.ui.base.backup_memory import BackupMemory
from desktop_app.ui.base.cover import CoverForm
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import free_text, secret
from desktop_app.ui.base.file_places import folder_asked
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Card, PlainLabel, caption
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.notices import Way

if TYPE_CHECKING:
    from desktop_app.operations.restoring import Restored

ROW, SHOWN_ROWS = 36, 5


class RestoreCover(CoverForm):
    """`restored` carries what was done, as a sentence, and the passphrase that opens the book, or None."""

    restored = Signal(str, object)
    heading = N_("Restore a backup")
    about = N_(
        "The backup is opened and proven first. The present book is not deleted: it is set aside beside the restored "
        "one."
    )
    verb = N_("Restore")
    passphrase = secret(
        N_("Passphrase of the book"),
        hint=N_(
            "Today's, or the one at the time of the backup. Leave it empty if the book opens without a passphrase."
        ),
    )
    recovery_key = free_text(
        N_("Recovery key"),
        longest=200,
        hint=N_("Only on a new computer, or where the passphrase is forgotten; the passphrase is new then."),
    )
    again = secret(N_("The new passphrase once more"))
    pin = secret(N_("PIN of the owner"))
    asked_later = frozenset({"again", "pin"})

    def __init__(self, desk: Desk, folder: Path, target: Path | None, back: Callable[[], None]) -> None:
        super().__init__(desk, Way(desk.say("Back"), back))
        self.folder = folder
        self.copies: list[BackupCopy] = []
        self.enable(False)
        self.list.currentRowChanged.connect(lambda row: self.enable(row >= 0))
        self.setFocusProxy(self.choosing)
        for typed in (self.passphrase, self.recovery_key):
            typed.textChanged.connect(lambda _: self._ask_twice())
        if target is not None:
            self.look_in(target)

    def lay_out(self) -> None:
        """The folder and what lies in it stand above the fields, which wait for a backup."""
        say = self.desk.say
        self.choosing = QPushButton(caption(say("Choose the folder with the backups…")))
        self.choosing.clicked.connect(self._choose)
        self.source = PlainLabel(say("No folder chosen yet."), "muted", wraps=True)
        self.list = QListWidget()
        self.list.setProperty("choice", True)
        self.list.setAccessibleName(say("Backups in this folder, newest first"))
        self.box = Card()
        stacked(self.list, within=self.box).setContentsMargins(1, 1, 1, 1)
        chosen = beside(self.choosing, (self.source, 1), gap=12)
        self.form.body.addLayout(stacked(chosen, self.box, 8, gap=12))
        super().lay_out()
        self._show_fields(False)

    def look_in(self, folder: Path) -> None:
        """List the backups of a folder, or the one backup that the folder is."""
        self.source.setText(str(folder))

        def found() -> list[BackupCopy]:
            one = read_copy(folder)
            return [one] if one else backups_in(folder)

        self.desk.jobs.run(found, self._show, self, self.form.show_refusal)

    def submit(self) -> None:
        """Restore the chosen copy; whatever fails, the present book stays as it was."""
        row = self.list.currentRow()
        if not 0 <= row < len(self.copies):
            return
        folder, copy, moment = self.folder, self.copies[row].folder, self.desk.moment()
        passphrase, key = self.passphrase.text() or None, self.recovery_key.text().strip() or None
        pin = self.pin.text() or None
        if self._makes_new() and passphrase != self.again.text():
            self.refuse(Refused("The two passphrases differ. Type the same one twice.").at("again"))
            return

        def restore() -> "Restored":
            from desktop_app.operations.restoring import restore_backup

            return restore_backup(folder, copy, moment, passphrase, key, pin)

        self.enable(False)
        self.desk.jobs.run(restore, lambda done: self._tell(done, passphrase), self, self.refuse)

    def _makes_new(self) -> bool:
        """With the recovery key the passphrase is a new one: mistyped once, it would open nothing."""
        return bool(self.passphrase.text() and self.recovery_key.text().strip())

    def _ask_twice(self) -> None:
        self.form.box("again").setVisible(self._makes_new())

    def _tell(self, done: "Restored", passphrase: str | None) -> None:
        say, aside = self.desk.say, done.set_aside
        text = say("The backup is restored.")
        if aside:
            text = say("The backup is restored. The book that was here before is in {folder}.", folder=aside)
        if done.is_older_paper:
            text += " " + self.desk.tell(done.said_of_paper())
        if done.may_lack_pin:
            text += " " + say(
                "It asks for no PIN, as on the day of the backup. If you have set one since, set it again under "
                "Settings, “Lock and PIN”."
            )
        self.restored.emit(text, passphrase)

    def _choose(self) -> None:
        begin = BackupMemory(self.desk.preferences).place
        chosen = folder_asked(self, self.desk.say("The folder with the backups"), begin)
        if chosen is not None:
            self.look_in(chosen)

    def _show(self, copies: list[BackupCopy]) -> None:
        self.copies = copies
        self._show_fields(bool(copies))
        self.list.clear()
        for copy in copies:
            row = QListWidgetItem(self._line(copy))
            row.setSizeHint(QSize(0, px(ROW)))
            self.list.addItem(row)
        self.list.setFixedHeight(px(ROW) * min(len(copies), SHOWN_ROWS))
        if copies:
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.source.setText(
                self.desk.say(
                    "There is no finished backup in {folder}. Choose another folder.", folder=self.source.text()
                )
            )

    def _show_fields(self, shown: bool) -> None:
        for part in (self.box, *self.form.boxes("passphrase", "recovery_key")):
            part.setVisible(shown)

    def _line(self, copy: BackupCopy) -> str:
        """What is known of a copy, and how many papers it lacks."""
        say, when = self.desk.say, f"{copy.made.astimezone():%Y-%m-%d %H:%M}"
        if copy.customers is None or copy.documents is None:
            holds = say("{when} · entry {sequence}", when=when, sequence=copy.sequence)
        else:
            holds = say(
                "{when} · {customers} customers, {documents} documents", when=when, customers=copy.customers,
                documents=copy.documents,
            )  # fmt: skip
        lacks = say("{count} papers missing", count=len(copy.missing)) if copy.missing else ""
        other = "" if is_of(copy, self.folder) else say("another book")
        return " · ".join(part for part in (holds, lacks, other) if part)
