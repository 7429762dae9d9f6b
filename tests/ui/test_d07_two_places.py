"""D7: the shop's book was copied and worked in at home; the window says so, with a way to either folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.operations.books import open_book
from desktop_app.operations.customers import add_customer
from desktop_app.operations.other_places import other_places
from desktop_app.ui.start.trouble import TroubleCover
from desktop_app.ui.start.unlock import UnlockCover
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.window import PASSPHRASE, Clock


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AStart]:
    """Yesterday's copy lies on a stick; a second copy was opened at home, and a customer entered there."""
    without_keyring(monkeypatch)
    with a_start(tmp_path) as started:
        started.until(lambda: isinstance(started.cover, UnlockCover))
        with open_book(started.own, PASSPHRASE):
            pass
        for copy in ("stick", "home"):
            shutil.copytree(started.own, tmp_path / copy)
        with open_book(tmp_path / "home", PASSPHRASE) as book:
            add_customer(book.ledger, Customer("张三"), Clock().moment())
        yield started


def opened(start: AStart, folder: Path) -> str:
    """What the steady bar says once the book in this folder is shown."""
    start.program.start.open(folder, PASSPHRASE)
    start.until(lambda: start.is_open and start.program.start.folder == folder)
    start.settle()
    notice = start.program.window.steady_bar.notice
    return notice.text if notice else ""


def press(start: AStart, text: str) -> None:
    notice = start.program.window.steady_bar.notice
    assert notice is not None
    start.program.window.steady_bar.press([way.text for way in notice.ways].index(text))
    start.settle()


def test_what_was_entered_at_home_is_told_in_the_shop_until_somebody_decides(start: AStart, tmp_path: Path) -> None:
    text = opened(start, start.own)
    assert f"was also worked in at {tmp_path / 'home'}: since " in text
    assert "it has 1 entries that are not here, and this one 0 that are not there" in text
    start.program.desk.speak("zh_CN")
    start.program.desk.renewed.emit(None)
    start.settle()
    notice = start.program.window.steady_bar.notice
    assert notice is not None
    assert "也记过账" in notice.text
    start.program.desk.speak("en")
    press(start, "留在这一份")
    assert opened(start, start.own) == ""


def test_the_other_one_is_one_press_away_and_has_nothing_to_tell(start: AStart, tmp_path: Path) -> None:
    opened(start, start.own)
    press(start, "Open the other one")
    start.until(lambda: isinstance(start.cover, UnlockCover))
    assert start.program.start.folder == tmp_path / "home"
    assert opened(start, tmp_path / "home") == ""


def test_an_old_copy_leads_to_the_folder_with_the_newest_state(start: AStart, tmp_path: Path) -> None:
    """T12: restoring a backup would be the longer way."""
    start.program.start.open(tmp_path / "stick", PASSPHRASE)
    cover = start.shown(TroubleCover)
    assert cover.words.text().startswith(f"The book was last opened in {tmp_path / 'home'}, up to entry ")
    next(one for one in cover.buttons if one.text() == "Open the other one").click()
    start.until(lambda: isinstance(start.cover, UnlockCover))
    assert start.program.start.folder == tmp_path / "home"


def test_whoever_stays_has_it_in_the_journal(start: AStart, tmp_path: Path) -> None:
    opened(start, start.own)
    press(start, "Stay with this one")
    assert start.program.jobs.book.ask(other_places).result() == []
