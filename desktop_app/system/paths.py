"""Where the product's own files lie, and that nobody but their owner reads them."""

import os
import secrets
import sys
from pathlib import Path

import platformdirs

NAME = "qingzhang"
OTHERS = 0o077
"""Permission bits of everybody but the owner."""
DRAFT = ".part"
MANIFEST = "backup.json"
"""The file that makes a folder a backup: it is never opened as the book."""


def data_folder() -> Path:
    """The user's own folder of the product: `%LOCALAPPDATA%` on Windows, never a roaming profile (D15)."""
    return platformdirs.user_data_path(NAME, appauthor=False, roaming=False)


def book_folder() -> Path:
    """Where the book lies unless the user chose another folder."""
    return data_folder() / "book"


def log_folder() -> Path:
    """Where the log lies; it holds ids and error classes only (D21)."""
    return platformdirs.user_log_path(NAME, appauthor=False)


def seen_folder() -> Path:
    """Where it is kept how far each book went, away from the books: it stays when one is put back (D7)."""
    return platformdirs.user_state_path(NAME, appauthor=False, roaming=False) / "seen"


def draft_of(path: Path) -> Path:
    """A fresh hidden name beside `path`, for what has not earned its name yet."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}{DRAFT}")


def keep_private() -> None:
    """For the whole process: new files are the owner's alone, and a crash leaves no memory on disk (F22, T41).

    Called once, before the first file is opened: the database library makes its files by the umask.
    """
    os.umask(OTHERS)
    if sys.platform != "win32":
        import resource

        _, ceiling = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, ceiling))
