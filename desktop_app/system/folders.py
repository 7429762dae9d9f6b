"""Folders are the owner's alone, and a new one appears with all its content or not at all."""

import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.domain.errors import Refused
from desktop_app.system.disk_errors import patiently, plain_words
from desktop_app.system.paths import OTHERS, draft_of


def make_private(folder: Path, told: Path | None = None) -> Path:
    """Make the folder and what is missing above it, for the owner alone (D15, T41). A failure names `told` instead."""
    with plain_words(told or folder):
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            place.mkdir(mode=0o700, exist_ok=True)
            sync_folder(place.parent)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if folder.stat().st_mode & OTHERS:
            with suppress(PermissionError):  # a stick with the FAT file system keeps no permissions
                folder.chmod(0o700)
    return folder


def close_to_others(folder: Path) -> None:
    """Take from everybody but the owner what a copy made by hand left open: the folder and the files in it (T41).

    What the disk or its owner does not allow stays as it is: everything of the book is encrypted all the same.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        for place in (folder, *folder.iterdir()):
            if not place.is_symlink() and place.stat().st_mode & OTHERS:
                place.chmod(stat.S_IMODE(place.stat().st_mode) & ~OTHERS)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A private folder to fill, which takes its name only when the block ends well (F23).

    Refused if the name is taken by anything but an empty folder; a block that fails leaves nothing behind.
    Every file in it must be closed before the block ends.
    """
    folder = folder.resolve()
    _require_free(folder)
    draft = make_private(draft_of(folder), folder.parent)
    try:
        yield draft
        _take_free_folder(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Make names in the folder durable. Windows and some network drives do it by themselves and offer no call."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
        finally:
            os.close(handle)


def _require_free(folder: Path) -> None:
    with plain_words(folder):
        found = next(folder.iterdir(), None) if folder.exists() else None
    if found is not None:
        raise _taken(folder)


def _take_free_folder(draft: Path, folder: Path) -> None:
    with plain_words(folder):
        try:
            with suppress(FileNotFoundError):
                folder.rmdir()
            patiently(lambda: draft.rename(folder))
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            raise _taken(folder) from None
        sync_folder(folder.parent)


def _taken(folder: Path) -> Refused:
    return Refused(
        "The folder {folder} is not empty and was left as it is. Choose an empty or a new folder.", folder=folder
    )
