"""Which backups are thrown away, and what a broken-off one left behind (D12, F4)."""

import re
import shutil
import time
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from datetime import UTC, date
from itertools import groupby
from pathlib import Path

from desktop_app.operations.backup_copies import NAMED, BackupCopy, backups_in
from desktop_app.operations.books import format_copies
from desktop_app.store.migrations import FORMAT
from desktop_app.system.disk_errors import patiently, plain_words
from desktop_app.system.disks import Unsuitable
from desktop_app.system.lock import NAME as LOCK_FILE
from desktop_app.system.lock import is_in_use
from desktop_app.system.paths import DRAFT, draft_of
from desktop_app.system.places import unsuitable_place

DAILY, WEEKLY, MONTHLY, NEWEST = 7, 4, 12, 3

A_MOMENT, A_MINUTE, A_DAY = 1, 60, 24 * 60 * 60
_BROKEN_OFF = re.compile(rf"\.{NAMED}\d{{8}}-\d{{6}}-\d+-\d+\.[0-9a-f]{{8}}{re.escape(DRAFT)}")


def rotate(copies: Iterable[BackupCopy]) -> list[BackupCopy]:
    """The copies to delete: all but, of each book, the last of 7 days, 4 weeks, 12 months and every year (D12).

    What is the last of a period is told twice, by the date and by the number of entries, and either keeps a copy: a
    clock that runs ahead fills the dates with days that never were, one that falls back puts the newest entries among
    the oldest dates. The 3 newest stay in either order, and the 3 newest that lack no paper. Days, weeks and months
    without a copy do not count, so that a long holiday takes nothing.
    """
    by_book = groupby(sorted(copies, key=lambda copy: copy.book_id), key=lambda copy: copy.book_id)
    return [copy for _, group in by_book for copy in _too_many(list(group))]


def drop_old_backups(target: Path, book_id: str, spared: Collection[Path] = ()) -> list[Path]:
    """Delete what `rotate` names of one book's copies; returns the folders that are gone.

    A folder that a program has open, and one that is `spared` because a book was opened in it, is never touched.
    """
    untouched = {folder.resolve() for folder in spared}
    old = [copy.folder for copy in rotate(backups_in(target, book_id)) if copy.folder.resolve() not in untouched]
    gone = [folder for folder in old if not is_in_use(folder)]
    for folder in gone:
        _delete(folder)
    return gone


def clear_broken_off(target: Path) -> None:
    """Delete what a killed backup or a killed deletion left in the folder of the backups.

    What a program still writes is told by its lock; it has none at the very beginning and end, so a fresh draft
    is left alone. A network drive may keep locks from other computers: there a draft has a day.
    """
    with plain_words(target):
        drafts = [one for one in target.iterdir() if _BROKEN_OFF.fullmatch(one.name)] if target.is_dir() else []
    is_shared = bool(drafts) and unsuitable_place(target) is Unsuitable.NETWORK
    for draft in drafts:
        with plain_words(target):
            if not is_in_use(draft) and _age_of(draft) >= _patience(draft, is_shared):
                shutil.rmtree(draft)


def drop_format_copies(book_folder: Path, target: Path, book_id: str) -> None:
    """Delete the copies that were made before a new format, once three whole backups hold the book in that format."""
    proven = [one for one in backups_in(target, book_id) if not one.missing and (one.format or 0) >= FORMAT]
    if len(proven) >= NEWEST:
        with plain_words(book_folder):
            for copy in format_copies(book_folder):
                patiently(copy.unlink)


def _patience(draft: Path, is_shared: bool) -> int:
    """Seconds without a change after which nobody writes a draft any more that no program here has."""
    if is_shared:
        return A_DAY
    return A_MOMENT if (draft / LOCK_FILE).exists() else A_MINUTE


def _age_of(folder: Path) -> float:
    """Seconds since something in it changed; a clock that was set back makes it old as well."""
    return abs(time.time() - folder.stat().st_mtime)


def _delete(folder: Path) -> None:
    """Out of the list in one step: a deletion that is broken off leaves a draft and never half a backup."""
    with plain_words(folder.parent):
        going = draft_of(folder)
        patiently(lambda: folder.rename(going))
        shutil.rmtree(going)


def _too_many(copies: list[BackupCopy]) -> list[BackupCopy]:
    kept = {copy.folder for newest_first in _orders(copies) for copy in _kept(newest_first)}
    return [copy for copy in copies if copy.folder not in kept]


def _orders(copies: list[BackupCopy]) -> Iterator[list[BackupCopy]]:
    """Newest first by the date, and by the number of entries."""
    yield sorted(copies, key=lambda copy: (copy.made, copy.sequence), reverse=True)
    yield sorted(copies, key=lambda copy: (copy.sequence, copy.made), reverse=True)


def _kept(newest_first: list[BackupCopy]) -> Iterator[BackupCopy]:
    yield from newest_first[:NEWEST]
    yield from [copy for copy in newest_first if not copy.missing][:NEWEST]
    for period, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY), (_year, None)):
        yield from _last_of_each(newest_first, period)[:count]


def _last_of_each(newest_first: list[BackupCopy], period: Callable[[BackupCopy], Hashable]) -> list[BackupCopy]:
    found: dict[Hashable, BackupCopy] = {}
    for copy in newest_first:
        found.setdefault(period(copy), copy)
    return list(found.values())


def _day(copy: BackupCopy) -> date:
    return copy.made.astimezone(UTC).date()


def _week(copy: BackupCopy) -> Hashable:
    return _day(copy).isocalendar()[:2]


def _month(copy: BackupCopy) -> Hashable:
    return _day(copy).replace(day=1)


def _year(copy: BackupCopy) -> Hashable:
    return _day(copy).year
