"""A book whose disk is not connected is missed, never begun a second time by mistake."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.start.first_run import FirstRun
from desktop_app.ui.start.unlock import UnlockCover
from tests.ui.starting import AStart, a_start, without_keyring


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AStart]:
    """The book that was open last lies on a disk that is away."""
    without_keyring(monkeypatch)
    with a_start(tmp_path) as started:
        started.until(lambda: isinstance(started.cover, UnlockCover))
        started.program.preferences.book_folder = started.own
        started.own.rename(tmp_path / "away")
        started.program.start.open(started.own)
        yield started


def test_the_folder_is_named_and_a_new_book_is_the_last_thing_offered(start: AStart) -> None:
    """U49."""
    cover = start.trouble
    assert f"The book is not in {start.own}." in cover.words.text()
    texts = [one.text() for one in cover.buttons]
    assert texts == ["Another book", "Restore a backup", "Make a new book here", "Try again"]
    assert all(one.width() >= one.sizeHint().width() for one in cover.buttons), "no word is cut off"


def test_the_disk_is_connected_and_the_book_is_there(start: AStart, tmp_path: Path) -> None:
    assert start.trouble
    (tmp_path / "away").rename(start.own)
    start.press("Try again")
    start.until(lambda: isinstance(start.cover, UnlockCover))


def test_a_new_book_can_be_made_on_purpose(start: AStart) -> None:
    """U47."""
    start.press("Make a new book here")
    start.until(lambda: isinstance(start.cover, FirstRun))
    start.settle()
