"""U28, D12, D13: a backup is not opened as the book; a restore that was broken off is ended first."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book, open_book, open_copy
from desktop_app.operations.customers import add_customer
from desktop_app.ui.start.restore import RestoreCover
from desktop_app.ui.start.trouble import TroubleCover
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.window import PASSPHRASE, SHOP, Clock


@pytest.fixture
def place(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own book with one customer, and a backup of it without."""
    without_keyring(monkeypatch)
    own = tmp_path / "data" / "book"
    create_book(own, SHOP, Clock().moment(), PASSPHRASE, must_confirm=False)
    with open_book(own, PASSPHRASE) as book:
        back_up(book, tmp_path / "stick", Clock().moment())
        add_customer(book.ledger, Customer("后来的"), Clock().moment())
    return tmp_path


def the_backup(place: Path) -> Path:
    (folder,) = (place / "stick").iterdir()
    return folder


@pytest.fixture
def at_backup(place: Path) -> Iterator[AStart]:
    """The program started with the folder of a backup, as after a double click or an old habit."""
    with a_start(place, book=False, begin=the_backup(place)) as started:
        started.until(lambda: isinstance(started.cover, TroubleCover))
        yield started


def customers(folder: Path) -> int:
    with open_book(folder, PASSPHRASE) as book:
        return int(book.ledger.value("SELECT count(*) FROM customers"))


def test_a_backup_says_that_it_is_one_and_offers_to_restore_it(at_backup: AStart, place: Path) -> None:
    before = {file: file.read_bytes() for file in the_backup(place).rglob("*") if file.is_file()}
    cover = at_backup.trouble
    assert cover.title.text() == "This is a backup"
    assert str(at_backup.own) in cover.words.text()
    at_backup.press("Restore it")
    at_backup.settle()
    restoring = at_backup.cover
    assert isinstance(restoring, RestoreCover)
    assert [copy.folder for copy in restoring.copies] == [the_backup(place)]
    restoring.passphrase.setText(PASSPHRASE)
    restoring.submit()
    at_backup.until(lambda: at_backup.is_open)
    assert at_backup.program.preferences.book_folder == at_backup.own
    assert {file: file.read_bytes() for file in the_backup(place).rglob("*") if file.is_file()} == before


def test_a_backup_that_was_the_last_book_of_an_earlier_version_is_restored_to_the_own_place(place: Path) -> None:
    """Its entries come along; from then on rotation may have the copy."""
    with a_start(place, book=False, begin=the_backup(place)) as start:
        start.program.preferences.book_folder = the_backup(place)
        assert str(start.own) in start.trouble.words.text()


def broken_off(place: Path, book_is_there: bool) -> None:
    """What a kill before or after the first of the two renames leaves."""
    own = place / "data" / "book"
    fresh = Path(shutil.copytree(own, own.with_name("book-restored-20260307-040000-000000")))
    with open_copy(fresh, PASSPHRASE) as book:
        add_customer(book.ledger, Customer("another"), Clock().moment())
    if not book_is_there:
        own.rename(own.with_name("book-before-restore-20260307-040000-000000"))


@pytest.mark.parametrize("book_is_there", [True, False])
@pytest.mark.parametrize(("way", "count"), [("Finish the restore", 2), ("Keep the book that was here", 1)])
def test_a_restore_that_was_broken_off_is_ended_as_the_owner_says(
    place: Path, book_is_there: bool, way: str, count: int
) -> None:
    broken_off(place, book_is_there)
    with a_start(place, book=False) as start:
        assert start.trouble.title.text() == "A restore was broken off"
        start.press(way)
        start.unlock()
        start.until(lambda: start.is_open)
        notice = start.program.window.bar.notice
        assert notice is not None
        assert notice.text.startswith("The restore is ended. What does not take its place was set aside")
    assert customers(place / "data" / "book") == count


def test_only_what_can_be_done_is_offered(place: Path) -> None:
    """The book went astray after a restore: there is no copy to finish it with."""
    (place / "data" / "book").rename(place / "data" / "book-before-restore-20260307-040000-000000")
    with a_start(place, book=False) as start:
        assert [one.text() for one in start.trouble.buttons] == ["Another book", "Keep the book that was here"]
