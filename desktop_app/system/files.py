"""Files are written whole, synced and named last, or not at all."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.domain.errors import Refused
from desktop_app.system.disk_errors import in_plain_words, patiently, plain_words
from desktop_app.system.folders import sync_folder
from desktop_app.system.paths import DRAFT, draft_of

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


def write_new(path: Path, content: bytes) -> None:
    """Create a file with all its content, durably and for the owner alone; Refused if the name is taken (F23)."""
    with plain_words(path.parent), _drafted(path, content) as draft:
        try:
            _take_free_name(draft, path)
        except FileExistsError:
            raise Refused("{path} exists already and was left as it is. Choose another name.", path=path) from None
        sync_folder(path.parent)


def replace_atomically(path: Path, content: bytes) -> None:
    """Give a file new content: whatever happens, the old or the new one is there whole."""
    with plain_words(path.parent), _drafted(path, content) as draft:
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


@contextmanager
def _drafted(path: Path, content: bytes) -> Iterator[Path]:
    """A synced file beside `path` under a name of its own; gone at the end unless it was renamed."""
    draft = draft_of(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = patiently(lambda: os.open(draft, flags, 0o600))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
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
