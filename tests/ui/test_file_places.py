"""A file dialog begins where the user keeps files, never where the program happens to run."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.ui.backups.backup_settings import BackupSettings
from desktop_app.ui.base.file_places import folder_to_begin, usual_folder
from desktop_app.ui.start.recovery_key import RecoveryKeyCover
from tests.ui.window import a_window


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder in which nothing is yet."""
    names = {
        QStandardPaths.StandardLocation.DocumentsLocation: "Documents",
        QStandardPaths.StandardLocation.DesktopLocation: "Desktop",
    }
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda one: str(tmp_path / "home" / names[one]))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_documents_else_the_desktop_else_home(home: Path) -> None:
    assert usual_folder() == home
    (home / "Desktop").mkdir()
    assert usual_folder() == home / "Desktop"
    (home / "Documents").mkdir()
    assert usual_folder() == home / "Documents"


def test_the_folder_chosen_last_unless_its_stick_was_pulled_out(home: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    assert folder_to_begin(None) == str(home)
    assert folder_to_begin(stick) == str(home)
    stick.mkdir()
    assert folder_to_begin(stick) == str(stick)


def test_the_recovery_key_and_the_backups_are_looked_for_at_home(
    home: Path, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """J10: no dialog begins in the program's working folder."""
    asked: list[str] = []

    def saved(parent: object, title: str, begin: str, kinds: str) -> tuple[str, str]:
        asked.append(begin)
        return "", ""

    def chosen(parent: object, title: str, begin: str = "") -> str:
        asked.append(begin)
        return ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", saved)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", chosen)
    with a_window(tmp_path) as bench:
        RecoveryKeyCover(bench.desk, "Shunda", "ABCD-EFGH").save()
        BackupSettings(bench.desk).choose_folder()
        bench.settle()
    assert asked == [str(home / "Recovery key of the book.pdf"), str(home)]
