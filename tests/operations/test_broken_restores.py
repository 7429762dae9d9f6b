"""A restore that was killed between its two renames is found beside the book, finished or taken back (D13, F1)."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.operations.backup import back_up
from desktop_app.operations.backup_copies import last_backup
from desktop_app.operations.books import create_book, go_on, open_book, open_copy
from desktop_app.operations.broken_restores import finish_restore, put_back, unfinished_restore
from desktop_app.operations.checking import check_book
from desktop_app.operations.doors import Door, place_of
from desktop_app.operations.restoring import restore_backup
from desktop_app.system.lock import sole_use
from tests.operations.builders import SHOP, a_customer, a_slip, at

PASSPHRASE = "四川 建材 2026"
KILLED = 9

RESTORE = f"""
import os, sys
from datetime import UTC, date, datetime
from pathlib import Path
from desktop_app.domain.moment import Moment
from desktop_app.operations.restoring import restore_backup

book, copy, passphrase, word = sys.argv[1:]
rename = Path.rename

def killed(path, target):
    name = Path(target).name
    if name == word or (word != "book" and word in name and not name.startswith(".")):
        os._exit({KILLED})
    return rename(path, target)

Path.rename = killed
moment = Moment(date(2026, 3, 7), datetime(2026, 3, 7, 4, tzinfo=UTC), "wang")
restore_backup(Path(book), Path(copy), moment, passphrase)
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A book with two slips and a backup with one."""
    book_folder = tmp_path / "book"
    create_book(book_folder, SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(book_folder, PASSPHRASE) as book:
        a_slip(book.ledger, a_customer(book.ledger), "03-01")
        back_up(book, tmp_path / "stick", at("03-05"))
        a_slip(book.ledger, a_customer(book.ledger, "后来的"), "03-06")
    return book_folder


def kill_while_restoring(book_folder: Path, word: str) -> None:
    """The program dies at the moment it would give a folder a name with this word in it."""
    copy = last_backup(book_folder.parent / "stick")
    assert copy is not None
    command = [sys.executable, "-c", RESTORE, str(book_folder), str(copy.folder), PASSPHRASE, word]
    assert subprocess.run(command, check=False).returncode == KILLED


def slips(folder: Path) -> int:
    opened = open_book if folder.name == "book" else open_copy
    with opened(folder, PASSPHRASE) as book:
        assert check_book(book) == []
        return int(book.ledger.value("SELECT count(*) FROM documents"))


BETWEEN = {"before the first rename": "before-restore", "between the two": "book"}
"""What the folder is about to be called when the program dies."""


@pytest.mark.parametrize("word", BETWEEN.values(), ids=BETWEEN.keys())
def test_a_restore_killed_between_its_renames_is_finished(shop: Path, word: str) -> None:
    """Neither a new book is made nor the old one opened before it is told."""
    kill_while_restoring(shop, word)
    assert shop.exists() is (word != "book")
    assert place_of(shop).door is Door.UNFINISHED
    with pytest.raises(Refused, match="broken off"), open_book(shop, PASSPHRASE):
        pytest.fail("a book was opened")
    with pytest.raises(Refused, match="broken off"):
        create_book(shop, SHOP, at("03-08"), PASSPHRASE)
    aside = finish_restore(shop, at("03-08"))
    assert slips(shop) == 1
    assert aside is not None
    assert slips(aside) == 2
    assert unfinished_restore(shop) is None


@pytest.mark.parametrize("word", BETWEEN.values(), ids=BETWEEN.keys())
def test_a_restore_killed_between_its_renames_is_taken_back(shop: Path, word: str) -> None:
    """The book that was here stands in its place again, and the proven copy is not deleted."""
    kill_while_restoring(shop, word)
    unused = put_back(shop, at("03-08"))
    assert slips(shop) == 2
    assert unused is not None
    assert slips(unused) == 1
    assert unfinished_restore(shop) is None
    for end in (finish_restore, put_back):
        with pytest.raises(Refused, match="Nothing is to be ended"):
            end(shop, at("03-09"))


def test_a_copy_that_was_not_proven_yet_is_no_restore_and_goes_with_the_next_one(shop: Path) -> None:
    kill_while_restoring(shop, "book-restored")
    assert [one.name for one in shop.parent.iterdir() if one.name.endswith(".part")]
    assert unfinished_restore(shop) is None
    assert slips(shop) == 2
    copy = last_backup(shop.parent / "stick")
    assert copy is not None
    restore_backup(shop, copy.folder, at("03-08"), PASSPHRASE)
    assert not [one.name for one in shop.parent.iterdir() if one.name.endswith(".part")]


def test_a_book_set_aside_by_a_finished_restore_is_nothing_to_end(shop: Path) -> None:
    copy = last_backup(shop.parent / "stick")
    assert copy is not None
    restore_backup(shop, copy.folder, at("03-07"), PASSPHRASE)
    assert unfinished_restore(shop) is None
    assert place_of(shop).door is Door.PASSPHRASE


def test_a_book_that_vanished_after_a_restore_can_be_put_back(shop: Path) -> None:
    """Somebody moved the restored book away: the one set aside is still known, and no empty book is begun."""
    copy = last_backup(shop.parent / "stick")
    assert copy is not None
    restore_backup(shop, copy.folder, at("03-07"), PASSPHRASE)
    shop.rename(shop.parent / "moved")
    with pytest.raises(Refused, match="no proven backup"):
        finish_restore(shop, at("03-08"))
    assert put_back(shop, at("03-08")) is None
    with pytest.raises(Unavailable, match="not the one that was last seen"), open_book(shop, PASSPHRASE):
        pytest.fail("what was entered after the restore is not in it, and nobody was told")
    go_on(shop, at("03-08"), PASSPHRASE)
    assert slips(shop) == 2


def test_an_open_book_is_not_exchanged(shop: Path) -> None:
    kill_while_restoring(shop, "before-restore")
    with sole_use(shop), pytest.raises(Refused, match="in use"):
        finish_restore(shop, at("03-08"))
