"""The product's folders are the user's own, and a process that keeps private makes files nobody else reads."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.system import paths

SHOW = "import os, resource, sys; from desktop_app.system.paths import keep_private; os.umask(0); keep_private(); "


def run(code: str, folder: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", SHOW + code, str(folder)], check=True, capture_output=True, text=True
    ).stdout


def test_the_book_lies_in_the_users_own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.book_folder() == tmp_path / "qingzhang" / "book"


def test_the_log_does_not_lie_among_the_books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert not paths.log_folder().is_relative_to(paths.data_folder())


def test_asking_where_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    paths.book_folder()
    assert list(tmp_path.iterdir()) == []


def test_a_file_made_by_any_library_is_the_owners_alone(tmp_path: Path) -> None:
    """T41: even if the process was started with umask 000."""
    run("open(sys.argv[1] + '/file', 'w').close(); os.mkdir(sys.argv[1] + '/folder')", tmp_path)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "folder").stat().st_mode & 0o777 == 0o700


def test_a_crash_leaves_no_memory_on_disk(tmp_path: Path) -> None:
    """F22: a core file would hold names, amounts and the key."""
    assert run("print(resource.getrlimit(resource.RLIMIT_CORE)[0])", tmp_path).strip() == "0"


def test_a_draft_lies_hidden_beside_its_file() -> None:
    draft = paths.draft_of(Path("/shop/key.json"))
    assert draft.parent == Path("/shop")
    assert re.fullmatch(r"\.key\.json\.[0-9a-f]{8}\.part", draft.name)
    assert draft != paths.draft_of(Path("/shop/key.json"))
