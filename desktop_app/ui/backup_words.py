"""How old the newest backup is, for the status bar: amber after a week, red after a month, never a box (U27)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel

from desktop_app.ui.desk import Desk
from desktop_app.ui.tokens import Mark, tokens

CALM_DAYS, LATEST_DAYS = 7, 30
LONGEST_PATH = 48


@dataclass(frozen=True, slots=True)
class BackupWords:
    """What is said, and how pressing it is."""

    text: str
    mark: Mark


def backup_words(desk: Desk, is_there: bool = True) -> BackupWords:
    """`is_there` is False when the folder of the backups could not be reached."""
    say, folder, last = desk.say, desk.preferences.backup_folder, desk.preferences.last_backup
    if folder is None:
        return BackupWords(say("No backup yet: choose a folder in the settings"), Mark.SOON)
    days = None if last is None else max((desk.today() - last).days, 0)
    place = short_path(str(folder))
    if not is_there:
        return BackupWords(say("The backup folder is not there: {folder}", folder=place), age_mark(days, Mark.SOON))
    if days is None:
        return BackupWords(say("Not backed up yet: {folder}", folder=place), Mark.SOON)
    when = say("today") if days == 0 else say("yesterday") if days == 1 else say("{days} days ago", days=days)
    return BackupWords(say("Backed up {when}: {folder}", when=when, folder=place), age_mark(days))


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
