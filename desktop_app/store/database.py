"""The encrypted ledger file: one connection, opened with a raw key and proven settings (D1, D2)."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.errors import Refused, Said, Unavailable, only_to_look
from desktop_app.domain.watching import UserStopped
from desktop_app.store.ledger_failures import cannot_open, damaged, failure_of
from desktop_app.store.presence import Presence
from desktop_app.store.standing import OpenFiles

Row = tuple[Any, ...]

OLDEST_SQLITE = (3, 51, 3)
"""Older ones carry the bug that resets a write-ahead log under a writer (M12)."""

KEY_BYTES = 32
SMALLEST = 4096
"""Bytes of one page: no ledger that was ever written is shorter."""

LOOK_AFTER = 1_000
"""Steps of the database's machine, far less than a millisecond, after which a query looks whether it is to stop."""

STATEMENTS = 1_024
"""Queries that stay prepared: the program has about a thousand, and large ones cost more to read than to run."""

SPARING_CACHE = -8192
"""KiB of pages (as a negative number) that are held while a whole file is copied or proven."""

PRAGMAS: tuple[tuple[str, str, Any], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("busy_timeout", "0", 0),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("cache_size", "-65536", -65536),
    ("temp_store", "MEMORY", 2),
)
"""Setting, value written, value that must be read back."""


class Ledger(SqlCipherDatabase):  # type: ignore[misc]
    """The open ledger file. Belongs to the thread that opened it; others fail at once.

    `folder` is the book's, for what is said of it; `committing` is called before every commit, and what it returns
    after it.
    """

    def __init__(self, path: Path, key: bytes, newest: int | None = None, folder: Path | None = None) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a ledger's key has 32 bytes")  # anything shorter would be taken for a passphrase
        self.path = path
        self.folder = folder or path.parent
        self.key = key
        self.presence = Presence()
        self.watches_day = False
        self.credible_day: date | None = None
        """The business day on which entries are taken without a question; of this opening only (case 29)."""
        self.committing: Callable[[], Callable[[], None]] = lambda: _nothing
        self.numbers_elsewhere: Callable[[], Sequence[Mapping[str, int]]] = tuple
        """The highest numbers that were given out in other folders of this book."""
        self.looked_at: Said | None = None
        """Why nothing may be written now; None where it may."""
        self.mark = b""
        """The salt of a file that is made now, see `book_mark`; chance decides where it is empty."""
        self._newest = newest
        self._standing = OpenFiles(path)
        super().__init__(str(path), autoconnect=False)

    def _connect(self) -> Any:
        connection = sqlcipher.connect(self.database, timeout=0, isolation_level=None, cached_statements=STATEMENTS)
        try:
            _unlock(connection, self.key, self.mark)
            self._refuse_newer(connection)
            _settle(connection)
        except BaseException:
            connection.close()
            raise
        self._standing = OpenFiles(self.path)
        return connection

    def _refuse_newer(self, connection: Any) -> None:
        """Before the first setting is touched, so that a newer file stays as it is byte for byte (D17)."""
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if self._newest is not None and found > self._newest:
            raise Refused(
                "The book in {folder} was written by a newer version of the program (format {found}, this one knows "
                "{known}). Install the newer version; the book was not changed.",
                folder=self.folder,
                found=found,
                known=self._newest,
            )

    def connection(self) -> Any:
        """The one connection. Fails at once on another thread and once the book is closed (D2)."""
        state = self._state  # looked up once, as this is asked before every query
        if state.closed:
            raise peewee.InterfaceError("the ledger is not open on this thread")
        return state.conn

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows of a query, as tuples."""
        return list(self.connection().execute(sql, parameters))

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        found: Row | None = self.connection().execute(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def write(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one statement; returns the id of the row it inserted."""
        return int(self.connection().execute(sql, parameters).lastrowid or 0)

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for many rows, without the query builder (stack: bulk paths go to the cursor)."""
        self.connection().executemany(sql, rows)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that holds the write lock from its first statement (D8); all or nothing.

        Nothing is committed into a file that is no longer in its place, and nothing called done.
        """
        if self.looked_at is not None:
            raise only_to_look(self.looked_at)
        inside = self.in_transaction()
        if not inside:
            self.presence.begin()
        with in_plain_words(self):
            with self.atomic("IMMEDIATE"):
                yield
                self._standing.require()
                then = self.committing()
            if not inside:
                self._standing.require()
                self.presence.end()
                then()

    @contextlib.contextmanager
    def sparing(self) -> Iterator[None]:
        """Hold few pages in memory, for work that reads each page of the file once."""
        usual = self.value("PRAGMA cache_size")
        self.rows(f"PRAGMA cache_size = {SPARING_CACHE}")
        self.rows("PRAGMA shrink_memory")
        try:
            yield
        finally:
            self.rows(f"PRAGMA cache_size = {usual}")

    @contextlib.contextmanager
    def stopping(self, is_wanted: Callable[[], bool]) -> Iterator[None]:
        """Break a query off, with `UserStopped`, as soon as somebody wants the book; for what only reads."""
        connection = self.connection()
        connection.set_progress_handler(lambda: int(is_wanted()), LOOK_AFTER)
        try:
            yield
        except (peewee.OperationalError, sqlcipher.OperationalError) as error:
            if "interrupted" not in str(error):
                raise
            raise UserStopped("Stopped. Nothing was changed.") from error
        finally:
            connection.set_progress_handler(None, 0)

    def close_to_writing(self, why: Said) -> None:
        """From now on it is only looked at: every act that writes is refused with this reason, whatever its door."""
        self.looked_at = why
        self.rows("PRAGMA query_only = ON")

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the one file, so that it is whole when nobody works (D3)."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> bool:
        if not self.is_closed():
            with contextlib.suppress(sqlcipher.Error):
                self.checkpoint()
        return bool(super().close())


def create_ledger(path: Path, key: bytes, mark: bytes = b"") -> Ledger:
    """A new empty file that bears this mark; refuses to touch one that exists (F23)."""
    ledger = Ledger(path, key)
    ledger.mark = mark
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise Refused("There is already a book in {folder}. Choose another folder.", folder=path.parent) from None
    except OSError as error:
        raise Unavailable(
            "No book can be made in {folder} ({reason}). Choose another folder.",
            folder=path.parent,
            reason=error.strerror,
        ) from error
    return _connected(ledger)


def open_ledger(path: Path, key: bytes, newest: int | None = None, folder: Path | None = None) -> Ledger:
    """Open an existing file; damage is told, and nothing is created or changed (F9, F11, D1).

    A file of a format above `newest` is refused untouched (D17).
    """
    if not path.is_file():
        raise Refused("There is no book in {folder}. Create one first, or choose another folder.", folder=path.parent)
    if path.stat().st_size < SMALLEST:
        raise damaged(folder or path.parent)  # the database would take it for a new, empty book
    return _connected(Ledger(path, key, newest, folder))


def _nothing() -> None:
    pass


@contextlib.contextmanager
def in_plain_words(ledger: Ledger) -> Iterator[None]:
    """Tell damage and a failing disk in plain words (F2, F9)."""
    try:
        yield
    except (peewee.DatabaseError, sqlcipher.DatabaseError) as error:
        reason = str(error)
        if "malformed" in reason or "not a database" in reason:
            raise damaged(ledger.folder) from error
        failure = failure_of(error, ledger.folder)
        if failure is error:
            raise
        raise failure from error


def _connected(ledger: Ledger) -> Ledger:
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise Unavailable("The database library {version} is too old to be safe.", version=sqlcipher.sqlite_version)
    try:
        ledger.connect()
    except peewee.DatabaseError as error:
        raise cannot_open(ledger.folder, error) from error
    return ledger


def _unlock(connection: Any, key: bytes, mark: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{raw_key(key, mark)}"')
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # before the first look, or a second program gets in (D2)
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise Unavailable("The database library cannot encrypt. Install the program again.")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _settle(connection: Any) -> None:
    for name, value, expected in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != expected:
            raise Unavailable(
                "The disk under {folder} cannot be written safely ({setting} is {found}). Use a local disk.",
                folder=Path(_file_of(connection)).parent,
                setting=name,
                found=found and found[0],
            )


def _file_of(connection: Any) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])


def raw_key(key: bytes, mark: bytes = b"") -> str:
    """The key as the database wants it, with the salt of the file if one is given."""
    return f"x'{key.hex()}{mark.hex()}'"
