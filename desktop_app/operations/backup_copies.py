"""Which backups lie in a folder, what each holds, and whether the folder outlives the disk of the book (D12)."""

from datetime import date, datetime
from pathlib import Path

import msgspec

from desktop_app.domain.errors import Said, Unavailable
from desktop_app.operations.opened_book import Book
from desktop_app.store import journal
from desktop_app.store.database import Ledger
from desktop_app.system.disk_errors import plain_words
from desktop_app.system.files import read
from desktop_app.system.key_file import read_header
from desktop_app.system.paths import MANIFEST
from desktop_app.system.places import is_elsewhere

__all__ = ["is_elsewhere"]

NAMED = "qingzhang-"
"""How the name of every backup begins."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True, rename={"book_id": "book"}):
    """What lies beside a copy, without a name or an amount (D7): when it was made (UTC) and the last journal entry in
    it, with the beginning of that entry's hash. `missing` are the papers whose files were lost before, as `check` names
    them. Earlier versions did not count customers and documents, and wrote neither the format nor the
    highest number of every series and year.
    """

    book_id: str
    sequence: int
    head: str
    ledger_sha256: str
    scans: int
    made: datetime
    customers: int | None = None
    documents: int | None = None
    missing: tuple[str, ...] = ()
    format: int | None = None
    numbers: dict[str, int] = {}


class BackupCopy(Manifest, frozen=True, kw_only=True):
    """A finished backup: its folder, and what its manifest says."""

    folder: Path


def backups_beside(book_folder: Path) -> Path:
    """Where backups go as long as nobody chose a folder: better than none, and lost together with the book (D12)."""
    return book_folder.with_name(f"{book_folder.name}-backups")


def require_other_disk(target: Path, book_folder: Path) -> None:
    """Refuse a folder that was on another disk once and is not there, or lies on the disk of the book by now.

    Where a stick is pulled out its folder would be made anew on the computer's own disk, and called a backup (D12).
    """
    with plain_words(target):
        there = target.is_dir()
    if not there:
        raise no_folder(target)
    if not is_elsewhere(target, book_folder):
        raise Unavailable(
            "{folder} was on another disk, but is on the disk of the book now: the stick is not connected. No backup "
            "was made. Connect it, or choose the folder again.",
            folder=target,
        )


def no_folder(target: Path) -> Unavailable:
    """The chosen folder is away."""
    return Unavailable("The backup folder is not there: {folder}. Connect the stick.", folder=target)


def backups_in(target: Path, book_id: str = "") -> list[BackupCopy]:
    """The finished backups in a folder, newest first, of one book or of all; what is half written is none (F4)."""
    if not target.is_dir():
        return []
    with plain_words(target):
        folders = [one for one in target.iterdir() if one.name.startswith(NAMED)]
    copies = [copy for folder in folders if (copy := read_copy(folder)) and book_id in ("", copy.book_id)]
    return sorted(copies, key=_age, reverse=True)


def newest_day(book: Book, target: Path) -> tuple[date, bool] | None:
    """The day of the newest copy of this book in a folder, and whether that is elsewhere; None where there is none."""
    newest = last_backup(target, book.header.book_id)
    return None if newest is None else (newest.made.astimezone().date(), is_elsewhere(target, book.folder))


def last_backup(target: Path, book_id: str = "") -> BackupCopy | None:
    """The newest backup in a folder; None when there is none, or no such folder now."""
    return next(iter(backups_in(target, book_id)), None)


def is_of(copy: BackupCopy, book_folder: Path) -> bool:
    """Whether it is a copy of the book that lies in this folder; where none lies there, of whichever was wanted."""
    try:
        return read_header(book_folder).book_id == copy.book_id
    except Said:
        return True


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


def loss_said(copy: BackupCopy, since: int) -> Said:
    """What would be lost by restoring this copy, which `since` entries came after; below 0 it holds more."""
    made = f"{copy.made.astimezone():%Y-%m-%d %H:%M}"
    if since > 0:
        return Said("Restoring the backup of {made} undoes {count} entries.", made=made, count=since)
    if since < 0:
        return Said("The backup of {made} holds {count} entries more than this book.", made=made, count=-since)
    return Said("The backup of {made} holds everything that is in the book.", made=made)


def lost_papers(missing: tuple[str, ...]) -> Said:
    """Which papers a backup lacks, and what can still bring them back."""
    return Said(
        "The files of {count} papers are lost and could not be drawn again: {papers}. Everything else is "
        "in the backup. Keep the earlier backups: back up into their folder, and what is there is put "
        "back.",
        count=len(missing),
        papers=", ".join(missing),
    )


def ends_at(copy: Manifest, head: journal.Head) -> bool:
    """Whether the copy ends with this very entry: after a restore another one may bear its number."""
    return (copy.sequence, copy.head) == (head.seq, short(head))


def short(head: journal.Head) -> str:
    """The beginning of an entry's hash, as it leaves the book (D7)."""
    return head.hash.hex()[:16]


def _age(copy: BackupCopy) -> tuple[datetime, int]:
    return copy.made, copy.sequence
