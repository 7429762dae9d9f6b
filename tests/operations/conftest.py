"""A new ledger for each story, passphrases that are stretched lightly, and foreign files that are read here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.store import checking
from desktop_app.store.database import Ledger
from tests.operations.builders import a_book
from tests.reading_here import files_read_here
from tests.stretching import light_passphrases

__all__ = ("files_read_here", "light_passphrases")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    """A shop's ledger, proven whole after every story."""
    with a_book(tmp_path) as ledger:
        yield ledger
        assert checking.check(ledger) == []
