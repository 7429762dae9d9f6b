"""U49: yesterday's ledger was put back: the window says what is missing, and the owner decides how it goes on (T12)."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.operations.books import open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.customers import add_customer
from desktop_app.ui.start.restore import RestoreCover
from desktop_app.ui.start.unlock import UnlockCover
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.window import PASSPHRASE, Clock


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AStart]:
    """The passphrase was typed, and two customers entered today are not in the ledger that lies there."""
    without_keyring(monkeypatch)
    with a_start(tmp_path) as started:
        started.until(lambda: isinstance(started.cover, UnlockCover))
        with open_book(started.own, PASSPHRASE):
            pass
        shutil.copy(started.own / "ledger.db", tmp_path / "yesterday.db")
        with open_book(started.own, PASSPHRASE) as book:
            for name in ("张三", "李四"):
                add_customer(book.ledger, Customer(name), Clock().moment())
        shutil.copy(tmp_path / "yesterday.db", started.own / "ledger.db")
        started.program.start.open(started.own, PASSPHRASE)
        yield started


def test_what_is_missing_is_said_with_every_way_out(start: AStart) -> None:
    cover = start.trouble
    assert cover.words.text().startswith(f"2 entries are missing from the book in {start.own} since ")
    texts = [one.text() for one in cover.buttons]
    assert {"Go on with what is there", "Restore a backup"} < set(texts)
    assert all(one.fontMetrics().horizontalAdvance(one.text()) < one.width() for one in cover.buttons), "no word is cut"


def test_going_on_opens_the_book_and_says_what_was_done(start: AStart) -> None:
    start.press("Go on with what is there")
    start.until(lambda: start.is_open)
    start.settle()
    notice = start.program.window.bar.notice
    assert notice is not None
    assert notice.text == "The book goes on with what is there; the journal says so."
    start.program.jobs.book.close().result()
    with open_book(start.own, PASSPHRASE) as book:
        assert check_book(book) == []


def test_a_backup_can_be_put_back_instead(start: AStart) -> None:
    start.press("Restore a backup")
    start.until(lambda: isinstance(start.cover, RestoreCover))
    start.settle()
