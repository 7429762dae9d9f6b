"""Put a backup in the place of the book: choose the folder, choose the day, see what it holds (U28, D13)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from desktop_app.domain.errors import Said
from desktop_app.ui.base.backup_memory import BackupMemory
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import folder_to_begin
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.labels import Card, PlainLabel, caption
from desktop_app.ui.widgets.notices import Way
from desktop_app.ui.widgets.password_field import PasswordField
from desktop_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from desktop_app.operations.backup_copies import BackupCopy
    from desktop_app.operations.restoring import Restored

ROW, SHOWN_ROWS = 32, 5


class RestoreCover(Cover):
    """`restored` carries what was done, as a sentence, and the passphrase that opens the book, or None."""

    restored = Signal(str, object)

    def __init__(self, desk: Desk, folder: Path, target: Path | None, back: Callable[[], None]) -> None:
        super().__init__(
            desk,
            desk.say("Restore a backup"),
            desk.say(
                "The backup is opened and proven first. The present book is not deleted: it is set aside beside the "
                "restored one."
            ),
        )
        self.folder = folder
        self.copies: list[BackupCopy] = []
        self.form = Form(desk.say)
        self.source = PlainLabel(desk.say("No folder chosen yet."), "muted", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(desk.say("Backups in this folder, newest first"))
        self.box = Card()
        inside = QVBoxLayout(self.box)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        self.passphrase = PasswordField(desk.say)
        self.key = TextField(desk.say)
        choose = QPushButton(caption(desk.say("Choose the folder with the backups…")))
        choose.clicked.connect(self._choose)
        self.form.body.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.source, self.box):
            self.form.body.addWidget(part)
        self.form.body.addWidget(
            self.form.field(
                "passphrase",
                desk.say("Passphrase of the book"),
                self.passphrase,
                hint=desk.say(
                    "Today's, or the one at the time of the backup. Leave it empty where the computer's keyring opens "
                    "the book."
                ),
            )
        )
        self.form.body.addWidget(
            self.form.field(
                "recovery_key",
                desk.say("Recovery key"),
                self.key,
                hint=desk.say(
                    "Only on a new computer, or where the passphrase is forgotten; the passphrase is new then."
                ),
            )
        )
        self.pin = PasswordField(desk.say)
        self.form.body.addWidget(self.form.field("pin", desk.say("PIN of the owner"), self.pin))
        self.form.box("pin").hide()
        self.form.ends_with(self.key, self.pin)
        self.form.submitted.connect(self.submit)
        self.body.addWidget(self.form)
        _, self.button = self.offer([Way(desk.say("Back"), back)], Way(desk.say("Restore"), self.submit))
        self.button.setEnabled(False)
        self._show_fields(False)
        self.list.currentRowChanged.connect(lambda row: self.button.setEnabled(row >= 0))
        self.setFocusProxy(choose)
        if target is not None:
            self.look_in(target)

    def look_in(self, folder: Path) -> None:
        """List the backups of a folder, or the one backup that the folder is."""
        self.source.setText(str(folder))

        def found() -> "list[BackupCopy]":
            from desktop_app.operations.backup_copies import backups_in, read_copy

            one = read_copy(folder)
            return [one] if one else backups_in(folder)

        self.desk.jobs.run(found, self._show, self, self.form.show_refusal)

    def submit(self) -> None:
        """Restore the chosen copy; whatever fails, the present book stays as it was."""
        row = self.list.currentRow()
        if not 0 <= row < len(self.copies):
            return
        folder, copy, moment = self.folder, self.copies[row].folder, self.desk.moment()
        passphrase, key = self.passphrase.text() or None, self.key.text().strip() or None
        pin = self.pin.text() or None

        def restore() -> "Restored":
            from desktop_app.operations.restoring import restore_backup

            return restore_backup(folder, copy, moment, passphrase, key, pin)

        self.button.setEnabled(False)
        self.desk.jobs.run(restore, lambda done: self._tell(done, passphrase), self, self._refuse)

    def _tell(self, done: "Restored", passphrase: str | None) -> None:
        say, aside = self.desk.say, done.set_aside
        text = (
            say("The backup is restored. The book that was here before lies in {folder}.", folder=aside)
            if aside
            else say("The backup is restored.")
        )
        if done.is_older_paper:
            text += " " + self.desk.tell(done.said_of_paper())
        if done.may_lack_pin:
            text += " " + say(
                "It asks for no PIN, as on the day of the backup. If you have set one since, set it again under "
                "Settings, “Lock and PIN”."
            )
        self.restored.emit(text, passphrase)

    def _refuse(self, said: Said) -> None:
        self.button.setEnabled(True)
        if said.field == "pin":
            self.form.box("pin").show()
        self.form.show_refusal(said)

    def _choose(self) -> None:
        begin = folder_to_begin(BackupMemory(self.desk.preferences).place)
        chosen = QFileDialog.getExistingDirectory(self, self.desk.say("The folder with the backups"), begin)
        if chosen:
            self.look_in(Path(chosen))

    def _show(self, copies: "list[BackupCopy]") -> None:
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
                self.desk.say("No finished backup lies in {folder}. Choose another folder.", folder=self.source.text())
            )

    def _show_fields(self, shown: bool) -> None:
        for part in (self.box, self.form.box("passphrase"), self.form.box("recovery_key")):
            part.setVisible(shown)

    def _line(self, copy: "BackupCopy") -> str:
        """What is known of a copy, and how many papers it lacks."""
        lacks = self.desk.say("{count} papers missing", count=len(copy.missing)) if copy.missing else ""
        return " · ".join(part for part in (self._holds(copy), lacks) if part)

    def _holds(self, copy: "BackupCopy") -> str:
        say, made = self.desk.say, copy.made.astimezone()
        when = f"{made:%Y-%m-%d %H:%M}"
        if copy.customers is None or copy.documents is None:
            return say("{when} · entry {sequence}", when=when, sequence=copy.sequence)
        return say(
            "{when} · {customers} customers, {documents} documents", when=when, customers=copy.customers,
            documents=copy.documents,
        )  # fmt: skip
