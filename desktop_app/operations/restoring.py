"""Put a backup in the place of the book: proven first, and the present book is set aside, never overwritten (D13)."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.errors import Obstacle, Refused, Said, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct, OwnerWanted
from desktop_app.domain.pins import WrongPin
from desktop_app.domain.proofs import Proven
from desktop_app.operations.backup_copies import BackupCopy, backups_in, ends_at, read_copy
from desktop_app.operations.books import LEDGER, SCANS, Book, open_book, open_copy, recover_book
from desktop_app.operations.broken_restores import BEFORE, RESTORED, beside, clear_unproven, exchange, refuse_unfinished
from desktop_app.operations.checking import FILES, Disproof, check_book
from desktop_app.operations.in_force import KeyPaper, guards_of, keep_guards, keep_paper, keep_ways
from desktop_app.operations.owner import require_pin
from desktop_app.operations.pins import has_pin
from desktop_app.operations.remembering import Memory, continue_without, end_of
from desktop_app.store import continuing, journal, papers
from desktop_app.store.database import Ledger
from desktop_app.system import key_file
from desktop_app.system.files import copy_new
from desktop_app.system.folders import new_folder
from desktop_app.system.last_seen import LastSeen
from desktop_app.system.lock import is_in_use, sole_use
from desktop_app.system.places import require_suitable_place

LOG = f"{LEDGER}-wal"


@dataclass(frozen=True, slots=True)
class Restored:
    """The book's folder, the last journal entry of the backup, and where the book lies that was there before.

    `is_older_paper`: the recovery key that was typed opened the backup; the newer one of the book stays in force.
    `may_lack_pin`: it asks for no PIN, and whether one was set after the backup nobody can tell, as the book that was
    here does not open any more, or none was.
    """

    folder: Path
    sequence: int
    set_aside: Path | None
    may_lack_pin: bool = False
    is_older_paper: bool = False

    def said_of_paper(self) -> Said:
        """For whoever restored with an older paper (D14)."""
        return Said(
            "The recovery key you typed is an earlier one: the book goes on with the newer one. If you do not have "
            "that paper, make a new recovery key now."
        )


def restore_backup(
    book_folder: Path,
    copy_folder: Path,
    moment: Moment,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    pin: str | None = None,
) -> Restored:
    """Copy a backup beside the book, open and prove the copy, and only then exchange the two.

    The book must be closed. It is opened as always: by the keyring, by the passphrase of today, or by the one it had
    when the backup was made; on a new computer by the recovery key from the paper, and then entrusted to keyring or
    passphrase. The PIN and the recovery key of the present book stay in force, and its passphrase where that was given.
    A folder that is no backup, is damaged or is of another book is refused, and everything stays as it was. The
    restored book says in its journal which backup it was.
    Where there is a PIN only the owner restores (D16): with the PIN of the present book, whatever passphrase was
    given, or of the backup where that does not open any more, or with the recovery key.
    """
    copy, book_folder = _copy_in(copy_folder), book_folder.resolve()
    _refuse_place(book_folder, copy)
    fresh = beside(book_folder, RESTORED, moment)
    is_owner = recovery_key is not None or _ask_present_book(book_folder, passphrase, pin, moment)
    restoring = _Restoring(book_folder, copy, moment, passphrase, recovery_key, pin, is_owner)
    with sole_use(book_folder) if book_folder.exists() else nullcontext():
        clear_unproven(book_folder)
        with new_folder(fresh) as draft:
            end = restoring.make_ready(draft)
    set_aside = _exchange(book_folder, fresh, moment)
    end.remember()
    return Restored(book_folder, end.proven.sequence, set_aside, end.may_lack_pin, end.is_older_paper)


@dataclass(frozen=True, slots=True)
class _End:
    """How the copy ends that takes the place of the book, and what proved it."""

    memory: Memory
    seen: LastSeen
    proven: Proven
    may_lack_pin: bool
    is_older_paper: bool

    def remember(self) -> None:
        """Once it is in its place."""
        self.memory.write(self.seen)
        self.memory.keep_proof(self.proven)
        self.memory.settle()


@dataclass(frozen=True, slots=True)
class _Restoring:
    """What one restore was asked with. `is_owner`: the owner has passed already."""

    folder: Path
    copy: BackupCopy
    moment: Moment
    passphrase: str | None
    recovery_key: str | None
    pin: str | None
    is_owner: bool

    def make_ready(self, draft: Path) -> _End:
        """Copy the backup into the draft, prove it, and let it go on behind the present book."""
        is_same, copied = _fill(draft, self.copy), key_file.read_header(draft)
        has_same_keys = keep_ways(draft, self.folder, self.passphrase, self.recovery_key)
        if self.recovery_key is not None:
            recover_book(draft, self.recovery_key, self.passphrase)
        with _completed(draft, self.copy, is_same, self.passphrase) as (book, proven):
            paper = keep_paper(book, self.folder, copied)
            is_older = paper is KeyPaper.OF_BOOK and self.recovery_key is not None and not has_same_keys
            return self._go_on(book, replace(proven, day=self.moment.today), paper, is_older)

    def _go_on(self, book: Book, proven: Proven, paper: KeyPaper, is_older_paper: bool) -> _End:
        """The entries are those of the backup; PIN and recovery key stay those of the present book."""
        guards = guards_of(self.folder, book.memory.data_key, self._ask)
        if guards is None:
            self._ask(book.ledger)
        memory = _go_on_behind(book, self.folder, self.copy, self.moment)
        keep_guards(book.ledger, guards, paper, self.moment)
        lacks_pin = guards is None and not has_pin(book.ledger)
        return _End(memory, end_of(book.ledger), proven, lacks_pin, is_older_paper)

    def _ask(self, ledger: Ledger) -> None:
        if not self.is_owner:
            require_pin(ledger, OwnerAct.RESTORE, self.pin, self.moment)


def _exchange(book_folder: Path, fresh: Path, moment: Moment) -> Path | None:
    """Nothing of the copy is left where the two cannot be exchanged."""
    try:
        return exchange(book_folder, fresh, beside(book_folder, BEFORE, moment))
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _ask_present_book(folder: Path, passphrase: str | None, pin: str | None, moment: Moment) -> bool:
    """Whether the present book could be opened and let the owner pass."""
    try:
        with open_book(folder, passphrase) as present:
            require_pin(present.ledger, OwnerAct.RESTORE, pin, moment)
    except (OwnerWanted, WrongPin):
        raise
    except Said:
        return False
    return True


def _copy_in(folder: Path) -> BackupCopy:
    copy = read_copy(folder)
    if copy is None:
        raise Refused(
            "The folder {folder} holds no backup. Choose the folder of one backup; its name begins with qingzhang-.",
            folder=folder,
        )
    if is_in_use(folder):
        raise Refused(
            "The backup in {folder} is open in another program. Close it there, then try again.", folder=folder
        )
    return copy


def _refuse_place(book_folder: Path, copy: BackupCopy) -> None:
    """Where no book may lie, or another one does; one whose key file is lost or damaged may be any: it is set aside."""
    require_suitable_place(book_folder)
    refuse_unfinished(book_folder)
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


def _fill(draft: Path, copy: BackupCopy) -> bool:
    """Copy key file and ledger; returns whether the ledger is byte for byte the one that was proven, and has no log.

    One that is not may be damaged, or a backup that an earlier version opened as the book and died in: a proven
    backup has no log, so what lies there was entered in it (M10).
    """
    _copy(copy, key_file.NAME, draft)
    is_same = _copy(copy, LEDGER, draft) == copy.ledger_sha256
    has_log = (copy.folder / LOG).is_file()
    if has_log:
        _copy(copy, LOG, draft)
    return is_same and not has_log


def _copy(copy: BackupCopy, name: str, draft: Path) -> str:
    try:
        return copy_new(copy.folder / name, draft / name)
    except FileNotFoundError:
        raise _damaged(copy, name) from None


@contextmanager
def _completed(draft: Path, copy: BackupCopy, is_same: bool, passphrase: str | None) -> Iterator[tuple[Book, Proven]]:
    """The copy, opened, given its papers and proven up to the last entry of the backup, whose day that is."""
    try:
        with open_copy(draft, passphrase) as book:
            head = journal.head(book.ledger)
            if not _is_told(book, copy, head, is_same):
                raise _damaged(copy, LEDGER)
            _copy_papers(book, copy)
            findings = check_book(book)
            new = [found for found in findings if not _was_missing(found, copy)]
            if new:
                raise _damaged(copy, new[0].what)
            yield book, Proven(date.min, head.seq, head.hash.hex(), len(findings))
    except Unavailable as error:
        if error.obstacle is not Obstacle.DAMAGED:
            raise
        raise _damaged(copy, LEDGER) from error


def _is_told(book: Book, copy: BackupCopy, head: journal.Head, is_same: bool) -> bool:
    """Whether the manifest tells of this ledger: its last entry, or, where it was worked in since, an earlier one."""
    told = journal.entry(book.ledger, copy.sequence)
    return told is not None and ends_at(copy, told) and (told == head or not is_same)


def _copy_papers(book: Book, copy: BackupCopy) -> None:
    """Only what the ledger names: whatever else came to lie in the folder is left there. `check` misses the rest."""
    for name in papers.stored_files(book.ledger):
        if (copy.folder / SCANS / name).is_file():
            copy_new(copy.folder / SCANS / name, book.scans.folder / name)


def _was_missing(found: Disproof, copy: BackupCopy) -> bool:
    """Whether the paper was lost before the backup was made, so that the backup cannot have it."""
    return found.proof in FILES and found.what in copy.missing


def _go_on_behind(book: Book, book_folder: Path, copy: BackupCopy, moment: Moment) -> Memory:
    """One row says which backup the book goes on from, what is missing in it, and which numbers are left out (D7, T19).

    The numbers go on behind the highest that was ever given out, as far as anything tells: the present book, the
    user's own folder, and the other backups beside this one. Returned is what will remember it in its place.
    """
    memory = book.memory.at(book_folder)
    siblings = [other.numbers for other in backups_in(copy.folder.parent, copy.book_id)]
    continue_without(book.ledger, memory, moment, continuing.RESTORED, siblings)
    return memory


def _damaged(copy: BackupCopy, what: str) -> Refused:
    return Refused(
        "The backup in {folder} is damaged ({problem}). Nothing was changed. Choose another backup.",
        folder=copy.folder,
        problem=what,
    )
