"""Make, open and close a book: folder, keys, ledger and papers together (D1, D2, D14–D17)."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.errors import Refused, Said, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.domain.shop import Shop
from desktop_app.operations.broken_restores import refuse_unfinished
from desktop_app.operations.checking import close_if_broken
from desktop_app.operations.doors import refuse_backup
from desktop_app.operations.opened_book import (
    BEFORE_FORMAT,
    LEDGER,
    SCANS,
    Book,
    Requirement,
    bring_up_to_date,
    looked_at,
    remembered,
    unlocked,
)
from desktop_app.operations.recovery_checks import ask_for_groups
from desktop_app.operations.remembering import Memory, continue_without, is_missing_entries, require_nothing_missing
from desktop_app.operations.settings import cleaned_shop
from desktop_app.store import journal, migrations, records
from desktop_app.store.book_mark import mark_of, marked_book
from desktop_app.store.checking import check
from desktop_app.store.continuing import GONE_ON, Skipped
from desktop_app.store.database import Ledger, create_ledger, in_plain_words
from desktop_app.store.ledger_failures import damaged
from desktop_app.store.numbering import format_number
from desktop_app.system.blobs import open_blobs
from desktop_app.system.folders import new_folder
from desktop_app.system.header import Header
from desktop_app.system.key_file import NAME as KEY_FILE
from desktop_app.system.key_file import read_header, replace_header, write_header
from desktop_app.system.keyring import Keyring, find_keyring
from desktop_app.system.keys import Purpose, create_header, derive, keyring_of, rewrap, unlock
from desktop_app.system.paths import log_folder
from desktop_app.system.places import require_suitable_place

__all__ = ["LEDGER", "SCANS", "Book", "in_plain_words", "log_folder"]


def create_book(
    folder: Path, shop: Shop, moment: Moment, passphrase: str | None = None, must_confirm: bool = True
) -> str:
    """Make a new book; returns its recovery key, which is shown once and kept nowhere (D14).

    Some of its groups are to be typed back, unless nothing in the book is worth it (`must_confirm`). The key goes into
    the computer's keyring, or under the passphrase when one is given. Refused when there is neither, when the folder is
    not empty, or when it lies where a live book may not lie (D15).
    """
    require_suitable_place(folder)
    refuse_unfinished(folder)
    clean = cleaned_shop(shop)
    keyring = find_keyring() if passphrase is None else None
    header, data_key, recovery = create_header(passphrase, keyring)
    with _forgotten_unless_it_stands(folder, header, keyring), new_folder(folder) as draft:
        write_header(draft, header)
        key, mark = derive(data_key, Purpose.DATABASE), mark_of(header.book_id)
        with closing(create_ledger(draft / LEDGER, key, mark)) as ledger:
            begin_ledger(ledger, clean, header.book_id, moment)
            if must_confirm:
                ask_for_groups(ledger, recovery.text, moment, "create_book")
        open_blobs(draft / SCANS, data_key)
    return recovery.text


@contextmanager
def _forgotten_unless_it_stands(folder: Path, header: Header, keyring: Keyring | None) -> Iterator[None]:
    """Whether a book was made is read from the folder, not from what the disk said last: one that stands keeps its key.

    One that was never made leaves no entry in the keyring.
    """
    try:
        yield
    except BaseException as error:
        if not _stands(folder, header):
            _forget(header, keyring)
            raise
        if not isinstance(error, (Unavailable, OSError)):
            raise


def discard_book(folder: Path) -> None:
    """Remove a book that was only just made, with the entry it has in this computer's keyring."""
    with suppress(Refused, Unavailable):
        header = read_header(folder)
        shutil.rmtree(folder, ignore_errors=True)
        _forget(header, keyring_of(header) if header.keyring else None)


@contextmanager
def open_book(folder: Path, passphrase: str | None = None) -> Iterator[Book]:
    """The book for as long as the block lasts; it belongs to this process and this thread (D2, D15).

    The key comes from the keyring, or from the passphrase when one is given. Unavailable when entries that were seen
    are missing from it: then it is restored, or goes on by `go_on`. One that did not add up when it was last proven
    is open only to be looked at (D18).
    """
    with _opened(folder, passphrase, require_nothing_missing) as book:
        bring_up_to_date(book.ledger)
        with remembered(book):
            close_if_broken(book)
            yield book


@contextmanager
def open_copy(folder: Path, passphrase: str | None = None) -> Iterator[Book]:
    """A copy of a book that is not yet in its place: how far it goes is neither asked nor remembered."""
    with _opened(folder, passphrase, _whole) as book:
        bring_up_to_date(book.ledger)
        yield book


@contextmanager
def look_at_book(folder: Path, why: Said, passphrase: str | None = None) -> Iterator[Book]:
    """The book only to be looked at, wherever it lies and whoever has it (U30).

    `why` it cannot be opened is what every act that writes is refused with.
    """
    header = read_header(folder)
    with looked_at(folder, header, unlock(header, passphrase), why) as book:
        yield book


@contextmanager
def open_or_look_at_book(folder: Path, passphrase: str | None = None) -> Iterator[Book]:
    """The book as `open_book` gives it; where nothing may be written into it, the same only to be looked at."""
    with ExitStack() as stack:
        try:
            book = stack.enter_context(open_book(folder, passphrase))
        except Said as said:
            if said.obstacle is None:
                raise
            book = stack.enter_context(look_at_book(folder, said, passphrase))
        yield book


def go_on(folder: Path, moment: Moment, passphrase: str | None = None) -> list[Skipped]:
    """Go on with a book from which entries are missing: that is journalled, and their numbers are never given out.

    Returns the ranges of numbers that are skipped. Refused for a book that lacks nothing, Unavailable for one that
    does not hold together: only a backup helps it.
    """
    with _opened(folder, passphrase, _gap_in_a_proven_book) as book:
        bring_up_to_date(book.ledger)
        skipped = continue_without(book.ledger, book.memory, moment, GONE_ON)
        with remembered(book):
            return skipped


def numbers_left_out(skipped: Iterable[Skipped]) -> list[tuple[str, str]]:
    """First and last number of each range that is never given out."""
    return [
        (format_number(one.series, one.year, one.first), format_number(one.series, one.year, one.last))
        for one in skipped
    ]


def recover_book(folder: Path, recovery_key: str, passphrase: str | None = None) -> None:
    """Open a book with the recovery key from the paper and entrust it anew to keyring or passphrase (F12, T24)."""
    header = _header_of(folder)
    with ExitStack() as stack:
        with _told_apart(folder, header):
            data_key = unlock(header, None, recovery_key)
            stack.enter_context(unlocked(folder, header, data_key, _whole))
        keyring = find_keyring() if passphrase is None else None
        if passphrase is None and keyring is None:
            raise Refused("This computer has no safe keyring. Choose a passphrase for the book.")
        replace_header(folder, rewrap(header, data_key, passphrase=passphrase, keyring=keyring))


def format_copies(folder: Path) -> list[Path]:
    """The copies that were made in the book's folder before it climbed to a new format."""
    return sorted(folder.glob(f"{BEFORE_FORMAT}*.db"))


def entries(ledger: Ledger) -> int:
    """How many entries the book has; whatever is written adds one."""
    return journal.head(ledger).seq


def begin_ledger(ledger: Ledger, shop: Shop, book_id: str, moment: Moment) -> None:
    """Give an empty ledger its tables and its first journal row."""
    migrations.climb(ledger)
    with ledger.writing():
        records.keep_setting(ledger, "shop", replace(shop, book_id=book_id[:8]), moment, "create_book")


def _stands(folder: Path, header: Header) -> bool:
    """Whether this very book lies in the folder."""
    try:
        return read_header(folder).book_id == header.book_id
    except (Refused, Unavailable, OSError):
        return False


def _forget(header: Header, keyring: Keyring | None) -> None:
    if keyring and header.keyring:
        keyring.forget(header.keyring.entry)


def _header_of(folder: Path) -> Header:
    refuse_unfinished(folder)
    refuse_backup(folder)
    if not folder.is_dir():
        raise Refused("There is no book in {folder}. Create one first, or choose another folder.", folder=folder)
    return read_header(folder)


@contextmanager
def _opened(folder: Path, passphrase: str | None, require: Requirement) -> Iterator[Book]:
    """The book as its file is, in the format it has, if it meets what is required of it."""
    refuse_backup(folder)
    require_suitable_place(folder)
    header = _header_of(folder)
    with ExitStack() as stack:
        with _told_apart(folder, header):
            book = stack.enter_context(unlocked(folder, header, unlock(header, passphrase), require))
        yield book


@contextmanager
def _told_apart(folder: Path, header: Header) -> Iterator[None]:
    """Where the key file is that of another book, say so, and neither “wrong passphrase” nor “damaged” (F11)."""
    try:
        yield
    except Said as said:
        does_not_fit = said.field in ("passphrase", "recovery_key") or said.template == damaged(folder).template
        if does_not_fit and marked_book(folder / LEDGER) not in ("", header.book_id):
            raise Refused(
                "The key file in {folder} belongs to another book than the ledger beside it. Put the key file of this "
                "book back: every backup of it holds one ({file}).",
                folder=folder,
                file=KEY_FILE,
            ) from said
        raise


def _whole(ledger: Ledger, _memory: Memory) -> None:
    """No more is asked than that the database can read it."""
    journal.head(ledger)


def _gap_in_a_proven_book(ledger: Ledger, memory: Memory) -> None:
    if not is_missing_entries(ledger, memory):
        raise Refused("Nothing is missing from the book in {folder}. Open it as always.", folder=ledger.folder)
    if migrations.format_of(ledger) == migrations.FORMAT and check(ledger):
        raise damaged(ledger.folder)
