"""Put a backup in the place of the book: proven first, and the present book is set aside, never overwritten (D13)."""

import hashlib
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.operations.backup_copies import BackupCopy, read_copy
from desktop_app.operations.books import LEDGER, SCANS, open_book, recover_book
from desktop_app.operations.checking import check_book
from desktop_app.store import journal
from desktop_app.system import key_file
from desktop_app.system.disk_errors import patiently, plain_words
from desktop_app.system.files import read, write_new
from desktop_app.system.folders import make_private, new_folder, sync_folder
from desktop_app.system.lock import sole_use
from desktop_app.system.places import require_suitable_place


@dataclass(frozen=True, slots=True)
class Restored:
    """The book's folder, its last journal entry, and where the book lies that was there before."""

    folder: Path
    sequence: int
    set_aside: Path | None


def restore_backup(
    book_folder: Path, copy_folder: Path, moment: Moment, passphrase: str | None = None, recovery_key: str | None = None
) -> Restored:
    """Copy a backup beside the book, open and prove the copy, and only then exchange the two.

    The book must be closed. It is opened as always: by the keyring, or by the passphrase it had when the backup was
    made; on a new computer by the recovery key from the paper, and then entrusted to keyring or passphrase.
    A folder that is no backup, is damaged or is of another book is refused, and everything stays as it was.
    """
    copy = _copy_in(copy_folder)
    book_folder = book_folder.resolve()
    require_suitable_place(book_folder)
    _refuse_another_book(book_folder, copy)
    fresh = _beside(book_folder, "restored", moment)
    with ExitStack() as stack:
        if book_folder.exists():
            stack.enter_context(sole_use(book_folder))
        with new_folder(fresh) as draft:
            _fill(draft, copy)
            if recovery_key is not None:
                recover_book(draft, recovery_key, passphrase)
            _prove(draft, copy, passphrase)
    try:
        set_aside = _exchange(book_folder, fresh, _beside(book_folder, "before-restore", moment))
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return Restored(book_folder, copy.sequence, set_aside)


def _copy_in(folder: Path) -> BackupCopy:
    copy = read_copy(folder)
    if copy is None:
        raise Refused(
            "The folder {folder} holds no backup. Choose the folder of one backup; its name begins with qingzhang-.",
            folder=folder,
        )
    return copy


def _refuse_another_book(book_folder: Path, copy: BackupCopy) -> None:
    """A present book whose key file is lost or damaged may be any: it is set aside like every other."""
    try:
        present = key_file.read_header(book_folder).book_id
    except Refused:
        return
    if present != copy.book_id:
        raise Refused(
            "The backup in {folder} is of another book, not of the one in {book}. Choose a backup of this book, or "
            "restore into a new folder.",
            folder=copy.folder,
            book=book_folder,
        )


def _fill(draft: Path, copy: BackupCopy) -> None:
    """Copy the files one by one; what is missing or altered is found here (M10: no log of a ledger comes along)."""
    for name in (key_file.NAME, LEDGER):
        write_new(draft / name, _read(copy, name))
    if hashlib.sha256(read(draft / LEDGER)).hexdigest() != copy.ledger_sha256:
        raise _damaged(copy, LEDGER)
    make_private(draft / SCANS)
    with plain_words(copy.folder):
        names = [one.name for one in (copy.folder / SCANS).iterdir()] if (copy.folder / SCANS).is_dir() else []
    for name in names:
        write_new(draft / SCANS / name, _read(copy, f"{SCANS}/{name}"))
    if len(names) != copy.scans:
        raise _damaged(copy, SCANS)


def _read(copy: BackupCopy, name: str) -> bytes:
    try:
        return read(copy.folder / name)
    except FileNotFoundError:
        raise _damaged(copy, name) from None


def _prove(draft: Path, copy: BackupCopy, passphrase: str | None) -> None:
    """Open the copy and look: the chain ends where the manifest says, and the whole book holds together."""
    try:
        with open_book(draft, passphrase) as book:
            head = journal.head(book.ledger)
            findings = check_book(book)
    except Unavailable as error:
        raise _damaged(copy, LEDGER) from error
    if (head.seq, head.hash.hex()[:16]) != (copy.sequence, copy.head):
        raise _damaged(copy, LEDGER)
    if findings:
        raise _damaged(copy, findings[0].what)


def _exchange(book_folder: Path, fresh: Path, aside: Path) -> Path | None:
    """Give the proven copy the book's name, and the present book the name `aside`; None when there was no book."""
    with plain_words(book_folder.parent):
        if not book_folder.exists():
            patiently(lambda: fresh.rename(book_folder))
            return None
        patiently(lambda: book_folder.rename(aside))
        try:
            patiently(lambda: fresh.rename(book_folder))
        except OSError:
            aside.rename(book_folder)
            raise
        sync_folder(book_folder.parent)
        return aside


def _beside(book_folder: Path, word: str, moment: Moment) -> Path:
    """A free name beside the book that says what lies there and since when."""
    return book_folder.with_name(f"{book_folder.name}-{word}-{moment.now.astimezone(UTC):%Y%m%d-%H%M%S-%f}")


def _damaged(copy: BackupCopy, what: str) -> Refused:
    return Refused(
        "The backup in {folder} is damaged ({problem}). Nothing was changed. Choose another backup.",
        folder=copy.folder,
        problem=what,
    )
