"""A desk with a book, whose passphrase is stretched lightly so that a hundred starts take seconds."""

import secrets
import shutil
from pathlib import Path

import pytest

from desktop_app.system import keys
from desktop_app.system.passphrase import SALT_BYTES, Method, Stretch
from tests.cli.desk import Desk, opened_desk


def light_stretch() -> Stretch:
    """The least that a book may have: 8 MiB once instead of 64 MiB three times."""
    return Stretch(Method.ARGON2ID, 2**13, 1, 1, secrets.token_bytes(SALT_BYTES))


@pytest.fixture(autouse=True)
def _light_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "new_stretch", light_stretch)


@pytest.fixture(scope="session")
def first_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "new_stretch", light_stretch)
        return opened_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def desk(first_desk: Desk, tmp_path: Path) -> Desk:
    """A desk of the test's own, with a new book and three customers."""
    return Desk(Path(shutil.copytree(first_desk.folder, tmp_path / "desk")))
