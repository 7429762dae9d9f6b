"""A whole book on disk with its folder of scans, quick to open."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.system import keys
from desktop_app.system.passphrase import Method, Stretch
from tests.operations.builders import OPENED, SHOP, at

PASSPHRASE = "四川 建材 2026"


@contextmanager
def a_whole_book(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """Open under its passphrase, which is stretched too little to be safe and enough for a test."""
    monkeypatch.setattr(keys, "new_stretch", lambda: Stretch(Method.ARGON2ID, 2**13, 1, 1, os.urandom(16)))
    create_book(folder / "book", SHOP, at(OPENED), PASSPHRASE)
    with open_book(folder / "book", PASSPHRASE) as opened:
        yield opened
