"""What the operating system says about a disk, waited out for a moment or told in plain words."""

import errno
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from desktop_app.domain.errors import Unavailable

PATIENCE = 2.5
"""Seconds a file may be held by an antivirus or sync program before we give up (T08)."""

Answer = TypeVar("Answer")

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM}
_WINDOWS_FULL = {39, 112}
_WINDOWS_WRITE_PROTECTED = {19}
_WINDOWS_IN_USE = {32, 33}
_WINDOWS_HELD = {5, *_WINDOWS_IN_USE}


def patiently(step: Callable[[], Answer]) -> Answer:
    """Do the step, and again for up to `PATIENCE` seconds while another program holds the file on Windows (T08)."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return step()
        except PermissionError as error:
            if _windows_code(error) not in _WINDOWS_HELD or time.monotonic() >= until:
                raise
            time.sleep(0.05)


@contextmanager
def plain_words(folder: Path) -> Iterator[None]:
    """Turn what the operating system says about this folder's disk into Unavailable."""
    try:
        yield
    except OSError as error:
        raise in_plain_words(error, folder) from error


def in_plain_words(error: OSError, folder: Path) -> Unavailable:
    """What happened to which folder, and the way out."""
    code, windows_code = error.errno, _windows_code(error)
    if code in _FULL or windows_code in _WINDOWS_FULL:
        return Unavailable(
            "The disk with the folder {folder} is full. Nothing was half written. Free some space there and try again.",
            folder=folder,
        )
    if code in _READ_ONLY or windows_code in _WINDOWS_WRITE_PROTECTED:
        return Unavailable(
            "The disk with the folder {folder} can only be read. Remove its write protection or choose another folder.",
            folder=folder,
        )
    if windows_code in _WINDOWS_IN_USE:
        return Unavailable(
            "Another program holds a file in {folder}, perhaps a virus scanner or a sync program. "
            "Wait a moment or close that program, then try again.",
            folder=folder,
        )
    if code in _NOT_ALLOWED:
        return Unavailable(
            "The folder {folder} is closed to this user of the computer. Choose a folder of your own, or ask whoever "
            "set up this computer for access to it.",
            folder=folder,
        )
    return Unavailable(
        "The folder {folder} could not be used: {problem}. Check the disk and the folder's name, then try again.",
        folder=folder,
        problem=error.strerror or type(error).__name__,
    )


def _windows_code(error: OSError) -> int | None:
    code: int | None = getattr(error, "winerror", None)
    return code
