"""What the window remembers of its backups, and what its foot says of them: amber after a week, red later (U27)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLabel

from desktop_app.domain.marks import Mark
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.preferences import Preferences
from desktop_app.ui.widgets.labels import dress_as

WEEK = 7
"""Days without a copy on a second medium that pass without a word (D12)."""

CALM_DAYS, LATEST_DAYS = 7, 30
LONGEST_PATH = 48
GRAVER = (Mark.PLAIN, Mark.SOON, Mark.LATER)


class BackupMemory:
    """Lies in the preferences, as it must be known before the folder of the backups can be reached.

    What was backed up, and what failed, is told of the book that is open; where backups go, of this computer.
    """

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
    def was_elsewhere(self) -> bool:
        """Whether the chosen folder was seen on another disk than the book's: it must not be made anew on that one."""
        chosen = self._preferences.backup_folder
        return chosen is not None and self._preferences.text("backup_other_disk") == str(chosen)

    @property
    def own_if_elsewhere(self) -> Path | None:
        """The folder of the own book, on whose disk the chosen folder must not lie; None where it may."""
        return self._preferences.book_folder if self.was_elsewhere else None

    @property
    def failure(self) -> str:
        """Why the last backup failed, in the words it was told with; empty when it did not."""
        return self._text("backup_failed")

    @property
    def is_here_only(self) -> bool:
        """Whether the newest copy lies on the disk of the book, so that both are lost together."""
        return self._text("backup_medium") == "same"

    @property
    def without_second_medium_since(self) -> date | None:
        """The day of the last copy on another medium, else of the first copy; None when nothing is known."""
        return self._day("backup_elsewhere") or self._day("backups_since")

    def made(self, day: date, elsewhere: bool) -> None:
        """A backup was made and proven."""
        self._keep("backup_failed", "")
        self.found(day, elsewhere)

    def found(self, day: date, elsewhere: bool) -> None:
        """The newest copy is of this day, wherever it was made."""
        self._preferences.last_backup = day
        self._keep("backup_medium", "other" if elsewhere else "same")
        if elsewhere:
            self._keep("backup_elsewhere", day.isoformat())
            self._preferences.keep_text("backup_other_disk", str(self._preferences.backup_folder or ""))
        if self._day("backups_since") is None:
            self._keep("backups_since", day.isoformat())

    def learn(self, newest: tuple[date, bool] | None) -> None:
        """What lies where backups of the open book go: the day of the newest copy and whether it is elsewhere."""
        if newest is None:
            self._preferences.last_backup = None
        else:
            self.found(*newest)

    def failed(self, reason: str) -> None:
        self._keep("backup_failed", reason)

    def choose(self, folder: Path) -> None:
        """Backups go into this folder from now on, on whichever disk it lies."""
        self._preferences.backup_folder = folder
        self._preferences.keep_text("backup_other_disk", "")

    def is_to_remind(self, today: date) -> bool:
        """Whether to ask for a second medium in the message bar: once a week as long as there is none (D12)."""
        since, asked = self.without_second_medium_since, self._day("medium_asked")
        if not self.is_here_only or since is None or (today - since).days <= WEEK:
            return False
        return asked is None or not 0 <= (today - asked).days < WEEK

    def reminded(self, today: date) -> None:
        self._keep("medium_asked", today.isoformat())

    def _day(self, name: str) -> date | None:
        kept = self._text(name)
        return date.fromisoformat(kept) if kept else None

    def _text(self, name: str) -> str:
        return self._preferences.text(self._preferences.of_book(name))

    def _keep(self, name: str, value: str) -> None:
        self._preferences.keep_text(self._preferences.of_book(name), value)


@dataclass(frozen=True, slots=True)
class BackupWords:
    """What is said, and how pressing it is."""

    text: str
    mark: Mark


def backup_words(desk: Desk, is_there: bool = True) -> BackupWords:
    """`is_there` is False when the folder of the backups could not be reached."""
    say, memory, last = desk.say, BackupMemory(desk.preferences), desk.preferences.last_backup
    if desk.preferences.is_sample:
        return BackupWords(say("The sample shop is not backed up."), Mark.PLAIN)
    if memory.place is None:
        return BackupWords(say("No backup yet: choose a folder in the settings"), Mark.SOON)
    days = None if last is None else max((desk.today() - last).days, 0)
    place = short_path(str(memory.place))
    if not is_there:
        return BackupWords(say("The backup folder is not there: {folder}", folder=place), age_mark(days, Mark.SOON))
    if memory.failure:
        return BackupWords(say("The last backup failed: {folder}", folder=place), Mark.LATER)
    if days is None:
        return BackupWords(say("Not backed up yet: {folder}", folder=place), Mark.SOON)
    when = say("today") if days == 0 else say("yesterday") if days == 1 else say("{days} days ago", days=days)
    if memory.is_here_only:
        text = say("Backed up {when}, but only on the disk of the book: {folder}", when=when, folder=place)
        return BackupWords(text, max(age_mark(days), _mark_without_second_medium(desk, memory), key=GRAVER.index))
    return BackupWords(say("Backed up {when}: {folder}", when=when, folder=place), age_mark(days))


def _mark_without_second_medium(desk: Desk, memory: BackupMemory) -> Mark:
    """A copy that is lost together with the book counts for a week, and then less and less (D12)."""
    since = memory.without_second_medium_since
    return Mark.PLAIN if since is None else age_mark((desk.today() - since).days)


def age_mark(days: int | None, least: Mark = Mark.PLAIN) -> Mark:
    """Nothing special up to 7 days, then amber, red after 30; never having been backed up is amber."""
    if days is not None and days > LATEST_DAYS:
        return Mark.LATER
    return Mark.SOON if days is None or days > CALM_DAYS else least


def show_backup_age(label: QLabel, words: BackupWords) -> None:
    """Glyph and words before colour."""
    label.setText(f"{words.mark.value} {words.text}".strip())
    dress_as(label, "mark", words.mark.name.lower())


def short_path(path: str) -> str:
    """A long path with its middle left out: where it begins and where it ends is what tells."""
    if len(path) <= LONGEST_PATH:
        return path
    return f"{path[: LONGEST_PATH // 3]}…{path[-LONGEST_PATH * 2 // 3 :]}"
