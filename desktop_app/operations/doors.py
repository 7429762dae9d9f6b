"""How a book is opened, told before it is opened: by the keyring, by a passphrase, or not at all as there is none."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_app.domain.errors import Obstacle, Refused
from desktop_app.operations.broken_restores import unfinished_restore
from desktop_app.system.disk_errors import plain_words
from desktop_app.system.key_file import NAME as KEY_FILE
from desktop_app.system.key_file import read_header
from desktop_app.system.keyring import find_keyring
from desktop_app.system.lock import NAME as LOCK_FILE
from desktop_app.system.paths import MANIFEST
from desktop_app.system.places import require_suitable_place

QUICK = 3.0
"""Seconds a keyring may take to say that it is there."""


class Door(StrEnum):
    """What opens the book; `NONE` is an empty place, where a book can be made.

    A `BACKUP` is restored or looked at, never opened as the book; an `UNFINISHED` restore is ended first.
    """

    NONE = "none"
    BACKUP = "backup"
    UNFINISHED = "unfinished"
    KEYRING = "keyring"
    PASSPHRASE = "passphrase"


@dataclass(frozen=True, slots=True)
class BookPlace:
    """A folder, how its book is opened, and whether it has a passphrase beside the keyring."""

    folder: Path
    door: Door
    has_passphrase: bool = False


def place_of(folder: Path) -> BookPlace:
    """Look at a folder without opening anything in it.

    Refused where a live book may not lie (D15), where the key file is missing among other files, damaged, or written
    by a newer version.
    """
    if is_backup(folder):
        return BookPlace(folder, Door.BACKUP)
    require_suitable_place(folder)
    if unfinished_restore(folder):
        return BookPlace(folder, Door.UNFINISHED)
    if _is_empty(folder):
        return BookPlace(folder, Door.NONE)
    header = read_header(folder)
    door = Door.PASSPHRASE if header.keyring is None else Door.KEYRING
    return BookPlace(folder, door, header.passphrase is not None)


def needs_passphrase(folder: Path) -> bool:
    """Whether the book or backup here is opened by its passphrase alone, as no keyring has its key."""
    return read_header(folder).keyring is None


def is_backup(folder: Path) -> bool:
    """Whether the folder bears the mark of a backup, wherever it lies and whatever else is in it."""
    with plain_words(folder):
        return (folder / MANIFEST).is_file()


def refuse_backup(folder: Path) -> None:
    """A backup that was written into would be none any more, and rotation would delete the book some day (D12)."""
    if is_backup(folder):
        raise Refused(
            "{folder} is a backup and is never opened as the book, so that it stays as it was. Put it in the place of "
            "the book with “restore”, or choose the folder of the book.",
            folder=folder,
        ).kept_by(Obstacle.BACKUP)


def keyring_title() -> str:
    """The name of the keyring a new book would be entrusted to; empty when this computer has no safe one (D14)."""
    found = find_keyring(patience=QUICK)
    return "" if found is None else found.title


def _is_empty(folder: Path) -> bool:
    with plain_words(folder):
        if not folder.exists():
            return True
        if not folder.is_dir():
            raise Refused("{folder} is a file, not a folder. Choose the folder of the book.", folder=folder)
        names = {one.name for one in folder.iterdir()}
    return KEY_FILE not in names and names <= {LOCK_FILE}
