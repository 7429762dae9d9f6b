"""The window comes back as it was left, and `--safe` begins with a plain one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.shell import USUAL_SIZE, Shell
from desktop_app.ui.look.preferences import Preferences
from tests.ui.starting import a_start, without_keyring


def preferences(folder: Path) -> Preferences:
    return Preferences(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))


def test_the_size_comes_back_and_safe_forgets_it(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U60: through a whole run of the program."""
    without_keyring(monkeypatch)
    with a_start(tmp_path) as start:
        start.program.shell.resize(1100, 690)
    assert Shell(preferences(tmp_path).layout("window")).height() == 690, "the tests' screen is only 800 wide"
    preferences(tmp_path).reset_layout()
    assert Shell(preferences(tmp_path).layout("window")).size() == USUAL_SIZE


def test_a_layout_that_is_no_layout_does_no_harm(tmp_path: Path, qapp: QApplication) -> None:
    """U60: a damaged settings file opens the usual window."""
    kept = preferences(tmp_path)
    kept.save()
    (tmp_path / "window.ini").write_bytes(b"[layout]\nwindow=@ByteArray(\\x1\\xd9rubbish)\n")
    assert Shell(preferences(tmp_path).layout("window")).size() == USUAL_SIZE


def test_the_first_picture_has_the_ground_of_the_last_one(tmp_path: Path, qapp: QApplication) -> None:
    """U56: a dark window does not flash up white."""
    kept = preferences(tmp_path)
    assert Shell(kept.layout("window"), "#1B1F24").palette().window().color().name() == "#1b1f24"
