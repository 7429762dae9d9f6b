"""A passing copy of a ledger with its log, encrypted as they are, opened where the files themselves must stay as is.

A log that was left behind is tried on it first: the database replays whatever log lies there, also one of an earlier
day or of another book, and folds it into the file when it closes (M10).
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.domain.errors import Unavailable
from desktop_app.store.standing import LOG

TRIES = 20
"""How often a file that somebody writes into meanwhile is copied anew."""


@contextmanager
def passing_copy(ledger: Path) -> Iterator[Path]:
    """The copy's path; it is gone at the end. Unavailable when the disk gives or takes no copy."""
    with tempfile.TemporaryDirectory(prefix="qingzhang-", ignore_cleanup_errors=True) as name:
        target = Path(name) / ledger.name
        try:
            _copy(ledger, target)
        except OSError as error:
            raise Unavailable(
                "The book in {folder} cannot be read ({reason}). Check the disk.",
                folder=ledger.parent,
                reason=error.strerror or type(error).__name__,
            ) from error
        yield target


def has_log(ledger: Path) -> bool:
    """Was the ledger left with a log, as by a program that was killed?"""
    try:
        return log_of(ledger).stat().st_size > 0
    except OSError:
        return False


def log_of(ledger: Path) -> Path:
    return ledger.with_name(ledger.name + LOG)


def _copy(ledger: Path, target: Path) -> None:
    """Both files as they were at one moment, although another program may be writing into them."""
    for _ in range(TRIES):
        before = _state(ledger)
        for source, copied in ((log_of(ledger), log_of(target)), (ledger, target)):
            copied.unlink(missing_ok=True)
            if source.is_file():
                shutil.copyfile(source, copied)
        if _state(ledger) == before:
            return


def _state(ledger: Path) -> list[tuple[int, int] | None]:
    return [_written(file) for file in (ledger, log_of(ledger))]


def _written(file: Path) -> tuple[int, int] | None:
    """Length and time of the last change."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
