"""The recovery key is proven to be on paper; it and the passphrase give way to new ones (D14, T24)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, RefusedFields, Unavailable
from desktop_app.domain.owner import OwnerWanted
from desktop_app.operations import book_keys
from desktop_app.operations.backup import back_up
from desktop_app.operations.book_keys import change_passphrase, confirm_whole_key, new_recovery_key
from desktop_app.operations.books import Book, create_book, open_book, recover_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.pins import set_pin
from desktop_app.operations.recovery_checks import confirm_groups, groups_to_type
from desktop_app.operations.restoring import restore_backup
from tests.operations.builders import SHOP, at

OLD, NEW = "四川 建材 2026", "一个新的 口令 吧"
TODAY = at("03-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "book"


@pytest.fixture
def key(folder: Path) -> str:
    """A book with a passphrase; its recovery key."""
    return create_book(folder, SHOP, TODAY, OLD)


def opens(folder: Path, passphrase: str) -> bool:
    try:
        with open_book(folder, passphrase) as book:
            return check_book(book) == []
    except Refused:
        return False


def recovers(folder: Path, recovery_key: str) -> bool:
    """Whether the key opens the book; the book has the old passphrase afterwards."""
    try:
        recover_book(folder, recovery_key, OLD)
    except Refused:
        return False
    return True


def groups_of(key: str, numbers: tuple[int, ...]) -> list[str]:
    return [key.split("-")[number - 1] for number in numbers]


def test_three_groups_of_the_paper_are_asked_for_until_they_were_typed_back(folder: Path, key: str) -> None:
    """D14: the book was closed meanwhile; small letters, spaces and look-alikes do not matter."""
    with open_book(folder, OLD) as book:
        asked = groups_to_type(book.ledger)
        assert len(set(asked)) == 3
        assert all(1 <= number <= 14 for number in asked)
    with open_book(folder, OLD) as book:
        assert groups_to_type(book.ledger) == asked
        typed = [" ".join(group.lower()).replace("o", "0").replace("b", "8") for group in groups_of(key, asked)]
        assert confirm_groups(book.ledger, typed, TODAY).result
        assert groups_to_type(book.ledger) == ()
    with open_book(folder, OLD) as book:
        assert groups_to_type(book.ledger) == ()
        assert check_book(book) == []


def test_a_wrong_group_is_named_and_the_others_are_not(folder: Path, key: str) -> None:
    with open_book(folder, OLD) as book:
        first, second, third = groups_to_type(book.ledger)
        typed = groups_of(key, (first, second, third))
        with pytest.raises(RefusedFields) as refused:
            confirm_groups(book.ledger, [typed[0], "AAAA", ""], TODAY)
        assert [one.field for one in refused.value.problems] == [f"group_{second}", f"group_{third}"]
        assert groups_to_type(book.ledger) == (first, second, third)


def test_no_group_of_the_key_is_kept_in_the_open(folder: Path, key: str) -> None:
    """T40: neither in the settings nor in the journal, of the first key and of the next."""
    with open_book(folder, OLD) as book:
        groups = [*key.split("-"), *new_recovery_key(book, TODAY, OLD).result.split("-")]
        written = str(book.ledger.rows("SELECT value FROM settings")) + str(
            book.ledger.rows("SELECT content FROM journal")
        )
    assert not any(group in written for group in groups)


def test_the_whole_key_proves_itself_against_the_book(folder: Path, key: str, tmp_path: Path) -> None:
    other = create_book(tmp_path / "other", SHOP, TODAY, OLD)
    with open_book(folder, OLD) as book:
        with pytest.raises(Refused, match="belongs to another book"):
            confirm_whole_key(book, other, TODAY)
        assert groups_to_type(book.ledger)
        confirm_whole_key(book, key.lower(), TODAY)
        assert groups_to_type(book.ledger) == ()


def test_a_new_recovery_key_opens_the_book_and_the_old_one_no_more(folder: Path, key: str, tmp_path: Path) -> None:
    """5.7: a backup of before keeps the old key; the new one is to be typed back."""
    with open_book(folder, OLD) as book:
        confirm_groups(book.ledger, groups_of(key, groups_to_type(book.ledger)), TODAY)
        before = back_up(book, tmp_path / "stick", TODAY).folder
        new = new_recovery_key(book, TODAY, OLD).result
        assert groups_to_type(book.ledger)
        confirm_groups(book.ledger, groups_of(new, groups_to_type(book.ledger)), TODAY)
        after = back_up(book, tmp_path / "stick", at("03-02")).folder
    assert not recovers(folder, key)
    assert recovers(folder, new)
    for copy, old_key, place in ((before, key, "first"), (after, new, "second")):
        assert restore_backup(tmp_path / place, copy, at("03-03"), OLD, old_key).sequence
    with pytest.raises(Refused, match="not the one that opens it here"):
        restore_backup(tmp_path / "third", after, at("03-03"), OLD, key)


def test_another_passphrase_opens_the_book_and_the_old_one_no_more(folder: Path, key: str, tmp_path: Path) -> None:
    """5.7: the recovery key stays; a backup of before keeps the old passphrase."""
    with open_book(folder, OLD) as book:
        before = back_up(book, tmp_path / "stick", TODAY).folder
        change_passphrase(book, OLD, NEW, TODAY)
        after = back_up(book, tmp_path / "stick", at("03-02")).folder
        change_passphrase(book, NEW, NEW + "!", TODAY)
    assert [opens(folder, one) for one in (OLD, NEW, NEW + "!")] == [False, False, True]
    assert restore_backup(tmp_path / "first", before, at("03-03"), OLD).sequence
    assert restore_backup(tmp_path / "second", after, at("03-03"), NEW).sequence
    assert recovers(folder, key)


@pytest.mark.parametrize("old", [None, "", "nobody's words"])
def test_whoever_does_not_know_the_passphrase_changes_nothing(folder: Path, key: str, old: str | None) -> None:
    """The book stands open, and somebody else sits down at it."""
    with open_book(folder, OLD) as book:
        with pytest.raises(Refused) as refused:
            change_passphrase(book, old, NEW, TODAY)
        assert refused.value.field == "old_passphrase"
        with pytest.raises(Refused) as refused:
            new_recovery_key(book, TODAY, old)
        assert refused.value.field == "passphrase"
    assert opens(folder, OLD)
    assert recovers(folder, key)


def test_a_short_passphrase_is_refused_at_its_own_field(folder: Path, key: str) -> None:
    with open_book(folder, OLD) as book, pytest.raises(Refused, match="too short") as refused:
        change_passphrase(book, OLD, "kurz", TODAY)
    assert refused.value.field == "passphrase"
    assert opens(folder, OLD)


def test_where_there_is_a_pin_both_are_the_owners(folder: Path, key: str) -> None:
    """T21, D16."""
    with open_book(folder, OLD) as book:
        set_pin(book.ledger, "2468", at("02-01"))
        with pytest.raises(OwnerWanted):
            change_passphrase(book, OLD, NEW, TODAY)
        with pytest.raises(OwnerWanted):
            new_recovery_key(book, TODAY, OLD)
    assert opens(folder, OLD)


def test_a_keyring_book_gets_a_passphrase_beside_it(folder: Path) -> None:
    """5.7: the keyring opens it as before; the first passphrase needs no old one."""
    create_book(folder, SHOP, TODAY)
    with open_book(folder) as book:
        change_passphrase(book, None, NEW, TODAY)
        new = new_recovery_key(book, TODAY).result
        with pytest.raises(Refused):
            change_passphrase(book, None, OLD, TODAY)
    assert opens(folder, NEW)
    with open_book(folder) as book:
        assert check_book(book) == []
    assert recovers(folder, new)


CHANGES: dict[str, Callable[[Book], object]] = {
    "a new recovery key": lambda book: new_recovery_key(book, TODAY, OLD),
    "another passphrase": lambda book: change_passphrase(book, OLD, NEW, TODAY),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_key_file_that_cannot_be_replaced_leaves_what_opened_the_book(
    folder: Path, key: str, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """T02: the power goes, or the disk fails, before the new key file is there; nobody is locked out, and a key that
    nobody has seen is asked for, never taken for proven."""

    def fails(*_: object) -> None:
        raise Unavailable("The disk is full.")

    with open_book(folder, OLD) as book:
        confirm_groups(book.ledger, groups_of(key, groups_to_type(book.ledger)), TODAY)
        with monkeypatch.context() as patch:
            patch.setattr(book_keys, "replace_header", fails)
            with pytest.raises(Unavailable):
                CHANGES[what](book)
        header = book.header
    assert opens(folder, OLD)
    with open_book(folder, OLD) as book:
        assert book.header == header
        assert bool(groups_to_type(book.ledger)) is (what == "a new recovery key")
        new = new_recovery_key(book, TODAY, OLD).result
    assert recovers(folder, new)
