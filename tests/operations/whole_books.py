"""A whole book on disk with its folder of scans, quick to open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.operations.books import Book, create_book, open_book
from tests.operations.builders import OPENED, SHOP, at
from tests.stretching import lightly_stretched

PASSPHRASE = "四川 建材 2026"


@contextmanager
def a_whole_book(folder: Path) -> Iterator[Book]:
    """Open under its passphrase, which is stretched too little to be safe and enough for a test."""
    with lightly_stretched():
        create_book(folder / "book", SHOP, at(OPENED), PASSPHRASE)
    with open_book(folder / "book", PASSPHRASE) as opened:
        yield opened
