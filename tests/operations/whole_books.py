"""A whole book on disk with its folder of scans, quick to open."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

from desktop_app.operations.books import Book, create_book, open_book
from tests.operations.builders import OPENED, SHOP, at
from tests.stretching import lightly_stretched

PASSPHRASE = "四川 建材 2026"


@cache
def _new_book() -> Path:
    """Made once a run; its passphrase is stretched too little to be safe and enough for a test."""
    folder = Path(mkdtemp(prefix="qingzhang-whole-book-")) / "book"
    with lightly_stretched():
        create_book(folder, SHOP, at(OPENED), PASSPHRASE)
    return folder


@contextmanager
def a_whole_book(folder: Path) -> Iterator[Book]:
    """A copy of one and the same new book, open under its passphrase."""
    with open_book(copytree(_new_book(), folder / "book"), PASSPHRASE) as opened:
        yield opened
