"""What guards the present book now, kept when an older state takes its place: its PIN, and what opens it (D14, D16)."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from desktop_app.domain.errors import Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerWanted
from desktop_app.domain.pins import PinVerifier, WrongPin
from desktop_app.domain.recovery_check import RecoveryCheck
from desktop_app.domain.users import Users
from desktop_app.operations.opened_book import LEDGER, Book, opened_ledger
from desktop_app.store import records, settings
from desktop_app.store.database import Ledger
from desktop_app.store.passing_copy import has_log, passing_copy
from desktop_app.system.header import Header
from desktop_app.system.key_file import read_header, replace_header
from desktop_app.system.keys import DataKey, is_genuine, is_key_of, rewrap, unlock


@dataclass(frozen=True, slots=True)
class Guards:
    """The owner's PIN, who works at the counter, and which groups of the recovery key are still to be typed back."""

    pin: PinVerifier
    users: Users
    recovery: RecoveryCheck


def guards_of(folder: Path, data_key: DataKey, ask: Callable[[Ledger], None]) -> Guards | None:
    """What guards the book that is there, once `ask` let the owner pass; None where it does not open any more.

    Every state of a book has the same data key, so that no passphrase of another day shuts it. For whoever holds the
    book; a log that was left behind is not folded into what will be set aside.
    """
    try:
        with ExitStack() as stack:
            path = folder / LEDGER
            path = stack.enter_context(passing_copy(path)) if has_log(path) else path
            ledger = stack.enter_context(opened_ledger(path, data_key, folder))
            ask(ledger)
            return Guards(settings.load_pin(ledger), settings.load_users(ledger), settings.load_recovery_check(ledger))
    except (OwnerWanted, WrongPin):
        raise
    except Said:
        return None


class KeyPaper(Enum):
    """Whose recovery key opens a restored book from now on."""

    SAME = auto()
    """The backup and the present book have the same."""
    OF_BOOK = auto()
    """That of the present book, which the backup did not know yet."""
    OF_BACKUP = auto()
    """There is no present book whose key file can be read."""


def keep_paper(book: Book, folder: Path, copied: Header) -> KeyPaper:
    """Let the recovery key of the present book in `folder` open the restored one, whatever opened the backup (D14).

    The newest paper was made because an older one was lost or seen: a restore does not bring that one back into force.
    `copied` is the key file of the backup as it was.
    """
    try:
        present = read_header(folder)
    except Said:
        return KeyPaper.OF_BACKUP
    if not is_genuine(present, book.memory.data_key):
        return KeyPaper.OF_BACKUP
    if book.header.recovery != present.recovery:
        header = rewrap(replace(book.header, recovery=present.recovery), book.memory.data_key)
        replace_header(book.folder, header)
        book.header = header
    return KeyPaper.SAME if copied.recovery == present.recovery else KeyPaper.OF_BOOK


def keep_guards(ledger: Ledger, present: Guards | None, paper: KeyPaper, moment: Moment) -> None:
    """Let the restored book ask for the PIN that holds now; of its recovery key the same is still to be typed back.

    Where nobody can tell what is to be typed of a newer paper, nothing is: its groups are not those of the older one.
    """
    pin, then = settings.load_pin(ledger), settings.load_recovery_check(ledger)
    now = present.recovery if present else RecoveryCheck()
    users = settings.load_users(ledger)
    kept: list[tuple[str, object, object]] = [
        ("pin", pin, present.pin if present else pin),
        ("users", users, present.users if present else users),
    ]
    if paper is KeyPaper.OF_BOOK or (present and paper is KeyPaper.SAME):
        kept.append(("recovery", then, now))
    with ledger.writing():
        for name, before, after in kept:
            if before != after:
                records.keep_setting(ledger, name, after, moment, f"keep_{name}")


def keep_ways(draft: Path, folder: Path, passphrase: str | None, recovery_key: str | None) -> bool:
    """Give a copy the key file of the present book in `folder`, where what was given opens that; says whether it did.

    So a passphrase or a recovery key of today restores a backup of before it, and stays in force after it.
    """
    try:
        present, copied = read_header(folder), read_header(draft)
        data_key = unlock(present, passphrase, recovery_key)
    except Said:
        return False
    if not is_key_of(copied, data_key):
        return False
    if present != copied:
        replace_header(draft, present)
    return True
