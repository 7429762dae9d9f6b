"""Which backups lie in a folder, which of them are kept, and what each holds (D12)."""

import shutil
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

import msgspec

from desktop_app.store import journal
from desktop_app.store.database import Ledger
from desktop_app.system.disk_errors import patiently, plain_words
from desktop_app.system.files import read

MANIFEST = "backup.json"
NAMED = "qingzhang-"
"""How the name of every backup begins."""

DAILY, WEEKLY, MONTHLY, NEWEST = 7, 4, 12, 3


class Manifest(msgspec.Struct, frozen=True, kw_only=True, rename={"book_id": "book"}):
    """What lies beside a copy, without a name or an amount (D7): when it was made (UTC) and the last journal entry in
    it, with the beginning of that entry's hash. Earlier versions did not count customers and documents.
    """

    book_id: str
    sequence: int
    head: str
    ledger_sha256: str
    scans: int
    made: datetime
    customers: int | None = None
    documents: int | None = None


class BackupCopy(Manifest, frozen=True, kw_only=True):
    """A finished backup: its folder, and what its manifest says."""

    folder: Path


def backups_in(target: Path, book_id: str = "") -> list[BackupCopy]:
    """The finished backups in a folder, newest first, of one book or of all; what is half written is none (F4)."""
    if not target.is_dir():
        return []
    with plain_words(target):
        folders = [one for one in target.iterdir() if one.name.startswith(NAMED)]
    copies = [copy for folder in folders if (copy := read_copy(folder)) and book_id in ("", copy.book_id)]
    return sorted(copies, key=_age, reverse=True)


def last_backup(target: Path, book_id: str = "") -> BackupCopy | None:
    """The newest backup in a folder; None when there is none, or no such folder now."""
    return next(iter(backups_in(target, book_id)), None)


def read_copy(folder: Path) -> BackupCopy | None:
    """The backup in this folder itself; None when it is none."""
    if not (folder / MANIFEST).is_file():
        return None
    try:
        manifest = msgspec.json.decode(read(folder / MANIFEST), type=Manifest)
    except msgspec.MsgspecError:
        return None
    return BackupCopy(folder=folder, **msgspec.structs.asdict(manifest)) if manifest.made.tzinfo else None


def entries_since(ledger: Ledger, copy: BackupCopy) -> int:
    """How many entries of the open book came after the copy and would be lost; below 0 when the copy has more (F20)."""
    return journal.head(ledger).seq - copy.sequence


def rotate(copies: Iterable[BackupCopy], today: date) -> list[BackupCopy]:
    """The copies to delete: all but, of each book, the last of 7 days, 4 weeks and 12 months and the 3 newest (D12).

    Days, weeks and months without a copy do not count, and copies dated after `today` stay, so that neither a long
    holiday nor a wrong clock can take the last ones.
    """
    by_book = groupby(sorted(copies, key=lambda copy: copy.book_id), key=lambda copy: copy.book_id)
    return [copy for _, group in by_book for copy in _too_many(sorted(group, key=_age, reverse=True), today)]


def drop_old_backups(target: Path, book_id: str, today: date) -> list[Path]:
    """Delete what `rotate` names of one book's copies; returns the folders that are gone."""
    old = [copy.folder for copy in rotate(backups_in(target, book_id), today)]
    for folder in old:
        with plain_words(target):
            patiently((folder / MANIFEST).unlink)  # without it nobody takes the rest for a backup
            shutil.rmtree(folder)
    return old


def _too_many(newest_first: Sequence[BackupCopy], today: date) -> list[BackupCopy]:
    past = [copy for copy in newest_first if _day(copy) <= today]
    kept = {copy.folder for copy in sorted(newest_first, key=lambda copy: copy.sequence, reverse=True)[:NEWEST]}
    for period, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        kept |= {copy.folder for copy in _last_of_each(past, period)[:count]}
    return [copy for copy in past if copy.folder not in kept]


def _last_of_each(newest_first: Sequence[BackupCopy], period: Callable[[BackupCopy], Hashable]) -> list[BackupCopy]:
    return [next(group) for _, group in groupby(newest_first, key=period)]


def _day(copy: BackupCopy) -> date:
    return copy.made.astimezone(UTC).date()


def _week(copy: BackupCopy) -> Hashable:
    return _day(copy).isocalendar()[:2]


def _month(copy: BackupCopy) -> Hashable:
    return _day(copy).replace(day=1)


def _age(copy: BackupCopy) -> tuple[datetime, int]:
    return copy.made, copy.sequence
