"""When nobody works the one file is whole (D3)."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.operations.backup import back_up
from desktop_app.operations.book_thread import BookThread
from desktop_app.operations.books import Book, create_book
from desktop_app.store import journal
from desktop_app.store.checking import check
from desktop_app.store.database import open_ledger
from desktop_app.store.passing_copy import has_log
from tests.operations.builders import SHOP, a_customer, a_slip, at

PASSPHRASE = "四川 建材 2026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    return tmp_path / "book"


def a_days_work(book: Book) -> str:
    return a_slip(book.ledger, a_customer(book.ledger, f"客户{journal.head(book.ledger).seq}"), "03-01")


def waited_for(done: Callable[[], bool]) -> bool:
    until = time.monotonic() + 20
    while not done() and time.monotonic() < until:
        time.sleep(0.02)
    return done()


def numbers_in(ledger: Path, key: bytes, folder: Path) -> list[str]:
    """The slips in a copy of the file alone, which is proven."""
    alone = Path(shutil.copy(ledger, folder / "alone.db"))
    opened = open_ledger(alone, key)
    try:
        assert check(opened) == []
        return [number for (number,) in opened.rows("SELECT number FROM documents")]
    finally:
        opened.close()


def test_after_a_rest_the_file_alone_holds_everything(folder: Path, tmp_path: Path) -> None:
    """D3: thirty seconds in the shop, a moment here; and again after the next entry."""
    thread = BookThread(idle=0.05)
    try:
        key = thread.open(folder, PASSPHRASE).result().ledger.key
        for _ in range(2):
            number = thread.ask(a_days_work).result()
            assert waited_for(lambda: not has_log(folder / "ledger.db"))
            assert number in numbers_in(folder / "ledger.db", key, tmp_path)
    finally:
        thread.end()


def test_while_somebody_works_nothing_is_folded_in(folder: Path) -> None:
    """The disk is left to those who work: each question begins the rest anew."""
    thread = BookThread(idle=3600)
    try:
        thread.open(folder, PASSPHRASE).result()
        thread.ask(a_days_work).result()
        assert has_log(folder / "ledger.db")
    finally:
        thread.end()
    assert not has_log(folder / "ledger.db"), "at closing it is"


def test_a_rest_without_a_book_is_nothing(folder: Path) -> None:
    thread = BookThread(idle=0.01)
    thread.open(folder, PASSPHRASE).result()
    thread.ask(a_days_work).result()
    thread.close().result()
    time.sleep(0.05)
    thread.end()


def test_a_backup_makes_the_file_whole(folder: Path, tmp_path: Path) -> None:
    """D3: whoever copies the file by hand after it misses nothing."""
    thread = BookThread(idle=3600)
    try:
        key = thread.open(folder, PASSPHRASE).result().ledger.key
        number = thread.ask(a_days_work).result()
        thread.ask(lambda book: back_up(book, tmp_path / "stick", at("03-01"))).result()
        assert number in numbers_in(folder / "ledger.db", key, tmp_path)
    finally:
        thread.end()
