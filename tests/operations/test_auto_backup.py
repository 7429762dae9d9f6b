"""The backup that makes itself: only when something changed, beside the work, and never too many copies (D12, U27)."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.domain.watching import UserStopped
from desktop_app.operations import backup
from desktop_app.operations.backup import back_up, back_up_beside, lacks_backup
from desktop_app.operations.backup_copies import backups_in
from desktop_app.operations.book_thread import BookThread
from desktop_app.operations.books import Book, create_book
from desktop_app.operations.papers import mark_signed
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from desktop_app.system import places
from desktop_app.system.disks import Unsuitable
from tests.operations.builders import SHOP, a_customer, a_slip, at, on

PASSPHRASE = "四川 建材 2026"


@pytest.fixture
def thread(tmp_path: Path) -> Iterator[BookThread]:
    """A book on the thread that owns it."""
    create_book(tmp_path / "book", SHOP, at("01-01"), PASSPHRASE)
    made = BookThread()
    made.open(tmp_path / "book", PASSPHRASE).result()
    yield made
    made.end()


def test_a_book_lacks_a_backup_as_soon_as_something_is_entered(thread: BookThread, tmp_path: Path) -> None:
    """U27."""
    stick = tmp_path / "stick"
    assert thread.ask(lambda book: lacks_backup(book, stick)).result()
    back_up_beside(thread, stick, at("03-01"))
    assert not thread.ask(lambda book: lacks_backup(book, stick)).result()
    thread.ask(lambda book: a_customer(book.ledger)).result()
    assert thread.ask(lambda book: lacks_backup(book, stick)).result()


def test_a_backup_that_is_not_wanted_is_not_made(thread: BookThread, tmp_path: Path) -> None:
    assert back_up_beside(thread, tmp_path / "stick", at("03-01"), wanted=lambda _: False) is None
    assert not (tmp_path / "stick").exists()


def test_old_copies_are_dropped_after_the_new_one_is_there(thread: BookThread, tmp_path: Path) -> None:
    """D12: several of one day become one once they are no longer among the three newest."""
    stick = tmp_path / "stick"
    for minute in range(5):
        moment = at("03-01")
        back_up_beside(thread, stick, Moment(moment.today, moment.now + timedelta(minutes=minute), moment.user))
    assert len(backups_in(stick)) == 3


def test_the_book_answers_while_the_copy_is_proven(
    thread: BookThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U50: the proof takes far longer than the copy."""
    answered: list[int] = []
    threads: list[str] = []

    def slow(ledger: Ledger, watch: object) -> list[object]:
        threads.append(threading.current_thread().name)
        answered.append(thread.ask(lambda book: a_customer(book.ledger).id).result(timeout=10))
        return []

    monkeypatch.setattr(checking, "check", slow)
    made = back_up_beside(thread, tmp_path / "stick", at("03-01"))
    assert made is not None
    assert len(answered) == 1
    assert threads == [threading.current_thread().name]
    monkeypatch.undo()
    assert thread.ask(lambda book: checking.check(book.ledger)).result() == []


def test_a_backup_that_is_stopped_leaves_nothing(thread: BookThread, tmp_path: Path) -> None:
    """U50, F4: while papers are copied, and between two proofs."""

    def sign(book: Book) -> None:
        slip = a_slip(book.ledger, a_customer(book.ledger), "03-01", "5")
        mark_signed(book, slip, on("03-02"), at("03-02"), b"\xff\xd8 a photo")

    thread.ask(sign).result()
    steps: list[tuple[int, int]] = []
    proofs = len(checking.PROOFS)
    for last in ((0, 0), (0, 1), (5, proofs)):

        def stop(done: int, total: int, last: tuple[int, int] = last) -> None:
            steps.append((done, total))
            if (done, total) == last:
                raise UserStopped("Enough.")

        with pytest.raises(UserStopped):
            thread.ask(lambda book, stop=stop: back_up(book, tmp_path / "stick", at("03-02"), stop)).result()  # type: ignore[misc]
        assert not (tmp_path / "stick").exists() or list((tmp_path / "stick").iterdir()) == []
    assert (5, proofs) in steps


def test_older_copies_that_cannot_go_make_no_backup_undone(
    thread: BookThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new copy is there and proven; why the old ones stay is said beside it."""

    def held(*_: object) -> None:
        raise Unavailable("Another program holds a file in {folder}.", folder=tmp_path)

    monkeypatch.setattr(backup, "drop_old_backups", held)
    made = back_up_beside(thread, tmp_path / "stick", at("03-01"))
    assert made is not None
    assert "holds a file" in str(made.untidy)
    assert [copy.folder for copy in backups_in(tmp_path / "stick")] == [made.folder]


def test_a_copy_beside_the_book_is_known_to_be_lost_with_it(
    thread: BookThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D12: and one on a stick is not."""
    made = back_up_beside(thread, tmp_path / "stick", at("03-01"))
    assert made is not None
    assert not made.elsewhere
    monkeypatch.setattr(places, "unsuitable_place", lambda *_: Unsuitable.REMOVABLE)
    made = back_up_beside(thread, tmp_path / "stick", at("03-02"))
    assert made is not None
    assert made.elsewhere


def test_the_folder_that_was_opened_last_is_spared(thread: BookThread, tmp_path: Path) -> None:
    """T15: an earlier version opened a backup as the book; that one is no copy to throw away."""
    stick = tmp_path / "stick"
    moment = at("03-01")
    folders: list[Path] = []
    for minute in range(6):
        later = Moment(moment.today, moment.now + timedelta(minutes=minute), moment.user)
        made = back_up_beside(thread, stick, later, spared=folders[:1])
        assert made is not None
        folders.append(made.folder)
    assert folders[0].is_dir()
    assert len(backups_in(stick)) == 4


def test_where_a_stick_was_pulled_out_its_folder_is_not_made_anew_on_the_disk_of_the_book(
    thread: BookThread, tmp_path: Path
) -> None:
    """D12: the folder was on a stick yesterday; today it is missing, or only a folder of the computer's own disk."""
    stick = tmp_path / "stick"
    with pytest.raises(Unavailable, match="Connect the stick"):
        back_up_beside(thread, stick, at("03-01"), other_disk=True)
    assert not stick.exists()
    stick.mkdir()
    with pytest.raises(Unavailable, match="is on the disk of the book now"):
        back_up_beside(thread, stick, at("03-01"), other_disk=True)
    assert list(stick.iterdir()) == []
