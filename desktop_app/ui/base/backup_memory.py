"""What the window remembers of its backups: where they go, when they were made, and why the last one was not."""

from datetime import date
from pathlib import Path

from desktop_app.ui.look.preferences import Preferences


class BackupMemory:
    """Lies in the preferences, as it must be known before the book or the folder of its backups can be opened."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def beside(self) -> Path | None:
        """Beside the user's own book; None before there is one."""
        from desktop_app.operations.backup_copies import backups_beside

        own = self._preferences.book_folder
        return None if own is None else backups_beside(own)

    @property
    def place(self) -> Path | None:
        """Where backups go: the folder that was chosen, else beside the book, from the first day on."""
        return self._preferences.backup_folder or self.beside

    @property
    def failure(self) -> str:
        """Why the last backup failed, in the words it was told with; empty when it did not."""
        return self._preferences.text("backup_failed")

    @property
    def is_here_only(self) -> bool:
        """Whether the newest copy lies on the disk of the book, so that both are lost together."""
        return self._preferences.text("backup_medium") == "same"

    @property
    def without_second_medium_since(self) -> date | None:
        """The day of the last copy on another medium, else of the first copy; None when nothing is known."""
        return self._day("backup_elsewhere") or self._day("backups_since")

    def made(self, day: date, elsewhere: bool) -> None:
        """A backup was made and proven."""
        self._preferences.keep_text("backup_failed", "")
        self.found(day, elsewhere)

    def found(self, day: date, elsewhere: bool) -> None:
        """The newest copy is of this day, wherever it was made."""
        self._preferences.last_backup = day
        self._preferences.keep_text("backup_medium", "other" if elsewhere else "same")
        if elsewhere:
            self._preferences.keep_text("backup_elsewhere", day.isoformat())
        if self._day("backups_since") is None:
            self._preferences.keep_text("backups_since", day.isoformat())

    def failed(self, reason: str) -> None:
        self._preferences.keep_text("backup_failed", reason)

    def is_to_remind(self, today: date) -> bool:
        """Whether to ask for a second medium in the message bar: once a week as long as there is none (D12)."""
        since, asked = self.without_second_medium_since, self._day("medium_asked")
        if not self.is_here_only or since is None or (today - since).days <= WEEK:
            return False
        return asked is None or not 0 <= (today - asked).days < WEEK

    def reminded(self, today: date) -> None:
        self._preferences.keep_text("medium_asked", today.isoformat())

    def _day(self, name: str) -> date | None:
        kept = self._preferences.text(name)
        return date.fromisoformat(kept) if kept else None


WEEK = 7
"""Days without a copy on a second medium that pass without a word (D12)."""
