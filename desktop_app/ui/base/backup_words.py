"""How old the newest backup is, for the status bar: amber after a week, red after a month, never a box (U27)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel

from desktop_app.domain.marks import Mark
from desktop_app.ui.base.backup_memory import BackupMemory
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.tokens import tokens

CALM_DAYS, LATEST_DAYS = 7, 30
LONGEST_PATH = 48
GRAVER = (Mark.PLAIN, Mark.SOON, Mark.LATER)


@dataclass(frozen=True, slots=True)
class BackupWords:
    """What is said, and how pressing it is."""

    text: str
    mark: Mark


def backup_words(desk: Desk, is_there: bool = True) -> BackupWords:
    """`is_there` is False when the folder of the backups could not be reached."""
    say, memory, last = desk.say, BackupMemory(desk.preferences), desk.preferences.last_backup
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
    label.setStyleSheet("" if words.mark is Mark.PLAIN else f"color: {tokens().marks[words.mark].text}")


def short_path(path: str) -> str:
    """A long path with its middle left out: where it begins and where it ends is what tells."""
    if len(path) <= LONGEST_PATH:
        return path
    return f"{path[: LONGEST_PATH // 3]}…{path[-LONGEST_PATH * 2 // 3 :]}"
