"""One program at a time has the book's folder; the operating system lets go when that program dies (D15)."""

import errno
import getpass
import os
import platform
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import Obstacle, Refused
from desktop_app.system.disk_errors import in_plain_words, plain_words

NAME = "in-use"
LONGEST = 512
_LOOKS, _BETWEEN_LOOKS = 25, 0.02
_PROTECTED = {errno.EROFS, errno.EACCES, errno.EPERM}
_FAR = 1 << 30
"""The byte that is locked on Windows: far behind the text, which others must be able to read."""


@dataclass(frozen=True, slots=True)
class LockHolder:
    """Who has the book open: the process id, the user's name, and the computer's (empty where nobody wrote it)."""

    process: int
    user: str
    computer: str = ""


@contextmanager
def sole_use(folder: Path) -> Iterator[None]:
    """Hold the book's folder for this process alone; Refused at once with the holder's name if another has it (F7).

    The lock is a file of its own: the ledger must never be opened for it, as closing would drop SQLite's locks (M9).
    The file stays behind: removing it would let two processes lock two files of one name.
    """
    handle = _lock_file(folder)
    try:
        with plain_words(folder):
            taken = _take(handle)
        if not taken:
            raise _in_use(folder, _named(folder))
        with suppress(OSError):  # the name is a courtesy; a full disk must not shut the book
            _write(handle, f"{os.getpid()}\n{_user()}\n{this_computer()}\n")
        yield
    finally:
        os.close(handle)


def is_in_use(folder: Path) -> bool:
    """Whether a program has the folder now. Only looks: no lock file is made where there is none."""
    with plain_words(folder):
        try:
            handle = _open(folder)
        except FileNotFoundError:
            return False
        try:
            return not _take(handle)
        finally:
            os.close(handle)


def holder(folder: Path) -> LockHolder | None:
    """Who wrote their name into the lock file; None if nobody did or it cannot be read."""
    try:
        text = (folder / NAME).read_bytes()[:LONGEST].decode("utf-8", "replace")
        process, user, computer = [*text.splitlines(), ""][:3]
        return LockHolder(int(process), user, computer)
    except (OSError, ValueError):
        return None


def _named(folder: Path) -> LockHolder | None:
    """Who has the book; between taking it and writing the name there is a moment, waited for 0.5 s at most."""
    for _ in range(_LOOKS):
        by = holder(folder)
        if by is not None:
            return by
        time.sleep(_BETWEEN_LOOKS)
    return None


def _open(folder: Path, how: int = 0) -> int:
    """The lock file itself: through a link the name would be written over another file, or two locks be taken."""
    path = folder / NAME
    if path.is_symlink():
        raise _is_a_link(folder)
    handle = os.open(path, os.O_RDWR | how | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o600)
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(handle)
        raise _is_a_link(folder)
    return handle


def _is_a_link(folder: Path) -> Refused:
    return Refused(
        "“{file}” in {folder} is a link to another file, or no file at all. Delete it there, then open the book again; "
        "the program makes its own.",
        file=NAME,
        folder=folder,
    )


def _in_use(folder: Path, by: LockHolder | None) -> Refused:
    if by is None:
        refusal = Refused(
            "The book in {folder} is open in another program. Close it there, then try again.", folder=folder
        )
    elif by.computer in ("", this_computer()):
        refusal = Refused(
            "The book in {folder} is in use by {user} (process {process}). Close it there, then try again.",
            folder=folder,
            user=by.user,
            process=by.process,
        )
    else:
        refusal = Refused(
            "The book in {folder} is in use by {user} on the computer {computer}. Close it there, then try again.",
            folder=folder,
            user=by.user,
            computer=by.computer,
        )
    return refusal.kept_by(Obstacle.IN_USE)


def this_computer() -> str:
    """The name by which others know this computer."""
    return platform.node() or "?"


def _lock_file(folder: Path) -> int:
    """Opened, or made; where nothing can be written the book may still be looked at."""
    try:
        return _open(folder, os.O_CREAT)
    except OSError as error:
        said = in_plain_words(error, folder)
        if error.errno in _PROTECTED:
            said.kept_by(Obstacle.WRITE_PROTECTED)
        raise said from error


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment and none in the system's list
        return "?"


def _write(handle: int, text: str) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, text.encode("utf-8", "replace")[:LONGEST])


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
