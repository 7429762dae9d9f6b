"""Files are written whole, synced and named last, or not at all."""

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import Refused
from desktop_app.system.disk_errors import in_plain_words, patiently, plain_words
from desktop_app.system.folders import sync_folder
from desktop_app.system.paths import DRAFT, draft_of

BLOCK = 1 << 20
"""Bytes of a large file that are held at a time."""

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


def write_new(path: Path, content: bytes) -> None:
    """Create a file with all its content, durably and for the owner alone; Refused if the name is taken (F23)."""
    _write_blocks(path, [content])


def copy_new(source: Path, target: Path) -> str:
    """The same with the content of another file, a block at a time; returns its SHA-256.

    FileNotFoundError if there is no `source`; Unavailable names the disk that failed.
    """
    sha256 = hashlib.sha256()
    with _opened(source) as file:
        _write_blocks(target, _hashed(file, source, sha256.update))
    return sha256.hexdigest()


def digest(path: Path) -> str:
    """The SHA-256 of a file, a block at a time. FileNotFoundError if there is none, Unavailable if the disk fails."""
    sha256 = hashlib.sha256()
    with _opened(path) as file:
        for _ in _hashed(file, path, sha256.update):
            pass
    return sha256.hexdigest()


def replace_atomically(path: Path, content: bytes) -> None:
    """Give a file new content: whatever happens, the old or the new one is there whole."""
    with plain_words(path.parent), _drafted(path, [content]) as draft:
        patiently(lambda: draft.replace(path))
        sync_folder(path.parent)


def read(path: Path) -> bytes:
    """The whole file. FileNotFoundError if there is none, Unavailable if the disk fails."""
    try:
        return patiently(path.read_bytes)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise in_plain_words(error, path.parent) from error


def clear_drafts(folder: Path) -> None:
    """Remove what a killed program left half written. Only for whoever holds the book's lock."""
    with plain_words(folder):
        for draft in folder.glob(f".*{DRAFT}"):
            if draft.is_file():
                patiently(draft.unlink)


def _write_blocks(path: Path, blocks: Iterable[bytes]) -> None:
    with plain_words(path.parent), _drafted(path, blocks) as draft:
        try:
            _take_free_name(draft, path)
        except FileExistsError:
            raise Refused("{path} exists already and was left as it is. Choose another name.", path=path) from None
        sync_folder(path.parent)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        file = patiently(lambda: path.open("rb"))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise in_plain_words(error, path.parent) from error
    with file:
        yield file


def _hashed(file: BinaryIO, path: Path, seen: Callable[[bytes], object]) -> Iterator[bytes]:
    while True:
        with plain_words(path.parent):
            block = file.read(BLOCK)
        if not block:
            return
        seen(block)
        yield block


@contextmanager
def _drafted(path: Path, blocks: Iterable[bytes]) -> Iterator[Path]:
    """A synced file beside `path` under a name of its own; gone at the end unless it was renamed."""
    draft = draft_of(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = patiently(lambda: os.open(draft, flags, 0o600))
    try:
        with os.fdopen(handle, "wb") as file:
            for block in blocks:
                file.write(block)
            file.flush()
            _sync(file.fileno())
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


if sys.platform == "darwin":
    import fcntl

    def _sync(handle: int) -> None:
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync alone leaves the bytes in the drive's own cache there

else:
    _sync = os.fsync


if sys.platform == "win32":

    def _take_free_name(draft: Path, path: Path) -> None:
        patiently(lambda: draft.rename(path))  # refuses a taken name there; elsewhere it would overwrite it

else:

    def _take_free_name(draft: Path, path: Path) -> None:
        try:
            path.hardlink_to(draft)
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            path.touch(mode=0o600, exist_ok=False)
            draft.replace(path)
