"""A new encrypted ledger for each test, and copies of one in which everything has happened."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.store.database import Ledger, open_ledger
from tests.operations.builders import a_book
from tests.store.everything import everything
from tests.stretching import light_passphrases

__all__ = ("light_passphrases",)


@dataclass(frozen=True)
class Closed:
    """A ledger nobody has open: its file and its key."""

    path: Path
    key: bytes


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with a_book(tmp_path) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Closed:
    """The ledger that `closed` copies; made once."""
    folder = tmp_path_factory.mktemp("master")
    with a_book(folder) as ledger:
        everything(ledger, folder)
        key = ledger.key
    return Closed(folder / "ledger.db", key)


@pytest.fixture
def closed(master: Closed, tmp_path: Path) -> Closed:
    """A ledger with a row in every table, closed."""
    return Closed(Path(shutil.copy(master.path, tmp_path / "ledger.db")), master.key)


@pytest.fixture
def full(closed: Closed) -> Iterator[Ledger]:
    """A ledger with a row in every table, open."""
    ledger = open_ledger(closed.path, closed.key)
    yield ledger
    ledger.close()
