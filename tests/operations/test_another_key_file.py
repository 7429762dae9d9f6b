"""F11, 5.7: the key file of another book is called that, and neither a wrong passphrase nor a damaged ledger."""

import os
import shutil
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, Said, Unavailable
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book, open_book, recover_book
from desktop_app.operations.restoring import restore_backup
from desktop_app.store.book_mark import mark_of, marked_book
from desktop_app.system.key_file import read_header
from tests.operations.builders import SHOP, at

OURS, THEIRS = "四川 建材 2026", "一个新的 口令 吧"
TODAY = at("03-01")


@pytest.fixture
def recovery(tmp_path: Path) -> str:
    """Our ledger with the key file of another book beside it; our recovery key."""
    key = create_book(tmp_path / "ours", SHOP, TODAY, OURS)
    create_book(tmp_path / "theirs", SHOP, TODAY, THEIRS)
    shutil.copy(tmp_path / "ours" / "key.json", tmp_path / "key of ours")
    shutil.copy(tmp_path / "theirs" / "key.json", tmp_path / "ours" / "key.json")
    return key


@pytest.mark.parametrize("passphrase", [OURS, THEIRS], ids=["our passphrase", "their passphrase"])
def test_the_key_file_of_another_book_is_called_that(tmp_path: Path, recovery: str, passphrase: str) -> None:
    """Ours fits the ledger, theirs fits the key file: neither is wrong, and nothing is damaged."""
    before = (tmp_path / "ours" / "ledger.db").read_bytes()
    with (
        pytest.raises(Refused, match="belongs to another book than the ledger"),
        open_book(tmp_path / "ours", passphrase),
    ):
        pass
    assert (tmp_path / "ours" / "ledger.db").read_bytes() == before


def test_the_paper_of_this_book_is_not_called_that_of_another(tmp_path: Path, recovery: str) -> None:
    with pytest.raises(Refused, match=r"key file in .* belongs to another book"):
        recover_book(tmp_path / "ours", recovery, "a third passphrase")


def test_the_way_out_opens_the_book(tmp_path: Path, recovery: str) -> None:
    shutil.copy(tmp_path / "key of ours", tmp_path / "ours" / "key.json")
    with open_book(tmp_path / "ours", OURS):
        pass


def test_a_wrong_passphrase_and_a_damaged_ledger_are_still_called_so(tmp_path: Path, recovery: str) -> None:
    """F11: each by its own name."""
    with pytest.raises(Refused, match="passphrase is wrong"), open_book(tmp_path / "theirs", OURS):
        pass
    ledger = tmp_path / "theirs" / "ledger.db"
    content = bytearray(ledger.read_bytes())
    content[100:4000] = os.urandom(3900)
    ledger.write_bytes(content)
    with pytest.raises(Unavailable) as damaged, open_book(tmp_path / "theirs", THEIRS):
        pass
    assert "another book" not in str(damaged.value)


def test_a_ledger_of_older_days_bears_no_mark_and_blames_nobody(tmp_path: Path, recovery: str) -> None:
    """It opens as ever with its own key file; with another one nobody can tell, so nothing is claimed."""
    ledger = tmp_path / "theirs" / "ledger.db"
    ledger.write_bytes(os.urandom(16) + ledger.read_bytes()[16:])
    assert marked_book(ledger) == ""
    with pytest.raises(Said) as said, open_book(tmp_path / "theirs", THEIRS):
        pass
    assert "another book" not in str(said.value)


def test_backups_and_restored_books_bear_the_mark_of_their_book(tmp_path: Path) -> None:
    create_book(tmp_path / "book", SHOP, TODAY, OURS)
    with open_book(tmp_path / "book", OURS) as book:
        copy = back_up(book, tmp_path / "stick", TODAY).folder
    restore_backup(tmp_path / "again", copy, TODAY, OURS)
    book_id = read_header(tmp_path / "book").book_id
    assert {marked_book(one / "ledger.db") for one in (tmp_path / "book", copy, tmp_path / "again")} == {book_id}


def test_a_mark_names_its_book_and_no_file_bears_one_by_chance(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    file.write_bytes(mark_of("TESTBOOK") + bytes(100))
    assert marked_book(file) == "TESTBOOK"
    for at_byte in range(16):
        changed = bytearray(mark_of("TESTBOOK") + bytes(100))
        changed[at_byte] ^= 1
        file.write_bytes(changed)
        assert marked_book(file) == ""
    file.write_bytes(b"short")
    assert marked_book(file) == marked_book(tmp_path / "none") == ""
