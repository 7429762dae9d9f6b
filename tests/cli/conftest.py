"""A desk with a book; its passphrase is stretched lightly and files are read here: a hundred starts take seconds."""

import shutil
from pathlib import Path

import pytest

from tests.cli.desk import Desk, opened_desk
from tests.reading_here import files_read_here
from tests.stretching import light_passphrases, lightly_stretched

__all__ = ("files_read_here", "light_passphrases")


@pytest.fixture(scope="session")
def first_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    with lightly_stretched():
        return opened_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def desk(first_desk: Desk, tmp_path: Path) -> Desk:
    """A desk of the test's own, with a new book and three customers."""
    return Desk(Path(shutil.copytree(first_desk.folder, tmp_path / "desk")))
