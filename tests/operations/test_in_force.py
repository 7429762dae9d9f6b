"""A restore brings the entries of another day back, not its PIN and not its keys (D14, D16)."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.owner import OwnerWanted
from desktop_app.domain.pins import WrongPin
from desktop_app.operations.backup import back_up
from desktop_app.operations.book_keys import change_passphrase, new_recovery_key
from desktop_app.operations.books import create_book, open_book, recover_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.pins import has_pin, set_pin, try_pin
from desktop_app.operations.recovery_checks import confirm_groups, groups_to_type
from desktop_app.operations.restoring import restore_backup
from desktop_app.system.key_file import read_header, replace_header
from tests.operations.builders import SHOP, a_customer, a_slip, at

THEN, NOW = "四川 建材 2026", "今天的 打开 密码"
PIN = "2468"


@pytest.fixture
def paper(tmp_path: Path) -> str:
    """A book with a backup of 1 March, when there was no PIN; the recovery key of that day."""
    key = create_book(tmp_path / "book", SHOP, at("2026-02-01"), THEN)
    with open_book(tmp_path / "book", THEN) as book:
        confirm_groups(book.ledger, groups_of(key, groups_to_type(book.ledger)), at("02-02"))
        back_up(book, tmp_path / "stick", at("03-01"))
    return key


def groups_of(key: str, numbers: tuple[int, ...]) -> list[str]:
    return [key.split("-")[number - 1] for number in numbers]


def the_copy(tmp_path: Path) -> Path:
    return min((tmp_path / "stick").iterdir())


def asks_for(folder: Path, passphrase: str = THEN) -> bool:
    """Whether the book, proven whole, asks for the PIN of today."""
    with open_book(folder, passphrase) as book:
        assert check_book(book) == []
        if has_pin(book.ledger):
            try_pin(book.ledger, PIN, at("03-09"))
        return has_pin(book.ledger)


# ── the PIN ──────────────────────────────────────────────────────────────────────────────────────
def test_a_backup_of_before_the_pin_is_restored_and_the_pin_stays(paper: str, tmp_path: Path) -> None:
    """D16: the clerk who knows the passphrase of the book gains nothing by it."""
    with open_book(tmp_path / "book", THEN) as book:
        set_pin(book.ledger, PIN, at("03-02"))
    done = restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), THEN, pin=PIN)
    assert not done.may_lack_pin
    assert asks_for(tmp_path / "book")


def test_a_pin_that_was_changed_or_taken_away_since_does_not_come_back(paper: str, tmp_path: Path) -> None:
    """The one that holds today counts."""
    with open_book(tmp_path / "book", THEN) as book:
        set_pin(book.ledger, "1357", at("03-02"))
        copy = back_up(book, tmp_path / "stick", at("03-03")).folder
        set_pin(book.ledger, PIN, at("03-04"), "1357")
    restore_backup(tmp_path / "book", copy, at("03-05"), THEN, pin=PIN)
    assert asks_for(tmp_path / "book")
    with open_book(tmp_path / "book", THEN) as book:
        set_pin(book.ledger, "", at("03-06"), PIN)
    assert not restore_backup(tmp_path / "book", copy, at("03-07"), THEN).may_lack_pin
    assert not asks_for(tmp_path / "book")


def test_a_passphrase_of_another_day_is_no_way_round_the_pin(paper: str, tmp_path: Path) -> None:
    """T21: it opens the backup and not the present book, whose PIN is asked for all the same, and stays."""
    with open_book(tmp_path / "book", THEN) as book:
        change_passphrase(book, THEN, NOW, at("03-02"))
        set_pin(book.ledger, PIN, at("03-02"))
    for pin, refusal in ((None, OwnerWanted), ("1357", WrongPin)):
        with pytest.raises(refusal):
            restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), THEN, pin=pin)
    assert asks_for(tmp_path / "book", NOW)
    assert restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-04"), THEN, pin=PIN).set_aside
    assert asks_for(tmp_path / "book")


def test_the_recovery_key_restores_without_the_pin_and_leaves_it_in_force(paper: str, tmp_path: Path) -> None:
    with open_book(tmp_path / "book", THEN) as book:
        set_pin(book.ledger, PIN, at("03-02"))
    restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), NOW, paper)
    assert asks_for(tmp_path / "book", NOW)


@pytest.mark.parametrize("lost", ["damaged", "gone"])
def test_where_nobody_can_tell_the_pin_of_today_that_is_said(paper: str, tmp_path: Path, lost: str) -> None:
    """On a new computer, or where the present book does not open any more."""
    if lost == "gone":
        shutil.rmtree(tmp_path / "book")
    else:
        (tmp_path / "book" / "ledger.db").write_bytes(os.urandom(8192))
    assert restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), THEN).may_lack_pin
    assert not asks_for(tmp_path / "book")


def test_the_pin_stays_though_the_present_book_was_left_by_a_killed_program(paper: str, tmp_path: Path) -> None:
    """T11: its log holds the PIN and is not folded into what is set aside."""
    with open_book(tmp_path / "book", THEN) as book:
        set_pin(book.ledger, PIN, at("03-02"))
        shutil.copytree(tmp_path / "book", tmp_path / "killed")
    shutil.rmtree(tmp_path / "book")
    (tmp_path / "killed").rename(tmp_path / "book")
    log = (tmp_path / "book" / "ledger.db-wal").read_bytes()
    done = restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), NOW, paper)
    assert done.set_aside
    assert (done.set_aside / "ledger.db-wal").read_bytes() == log
    assert asks_for(tmp_path / "book", NOW)


# ── passphrase and recovery key ──────────────────────────────────────────────────────────────────
def test_the_passphrase_of_today_restores_a_backup_of_before_it_and_stays(paper: str, tmp_path: Path) -> None:
    """D14: it was changed because somebody knew the old one."""
    with open_book(tmp_path / "book", THEN) as book:
        change_passphrase(book, THEN, NOW, at("03-02"))
    restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), NOW)
    assert not asks_for(tmp_path / "book", NOW)
    with pytest.raises(Refused, match=r"passphrase is wrong.* with the passphrase of that day"):
        asks_for(tmp_path / "book", THEN)


@pytest.mark.parametrize("is_proven", [True, False])
def test_the_newest_paper_restores_a_backup_of_before_it_and_stays(paper: str, tmp_path: Path, is_proven: bool) -> None:
    """D14: what is still to be typed back is of the newest paper, too."""
    with open_book(tmp_path / "book", THEN) as book:
        newer = new_recovery_key(book, at("03-02"), THEN).result
        if is_proven:
            confirm_groups(book.ledger, groups_of(newer, groups_to_type(book.ledger)), at("03-02"))
        asked = groups_to_type(book.ledger)
    restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), NOW, newer)
    with pytest.raises(Refused, match="recovery key of this book, but not the one that opens it here"):
        recover_book(tmp_path / "book", paper, THEN)
    with open_book(tmp_path / "book", NOW) as book:
        assert groups_to_type(book.ledger) == asked
        assert check_book(book) == []
    recover_book(tmp_path / "book", newer, NOW)


@pytest.mark.parametrize("by_paper", [True, False])
def test_an_older_paper_restores_and_does_not_come_back_into_force(paper: str, tmp_path: Path, by_paper: bool) -> None:
    """D14: a newer one was made because somebody saw it; nor does it by the passphrase of its day."""
    with open_book(tmp_path / "book", THEN) as book:
        change_passphrase(book, THEN, NOW, at("03-02"))
        newer = new_recovery_key(book, at("03-02"), NOW).result
        asked = groups_to_type(book.ledger)
    given = (NOW, paper) if by_paper else (THEN, None)
    done = restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), *given)
    assert done.is_older_paper is by_paper
    with pytest.raises(Refused, match="recovery key of this book, but not the one that opens it here"):
        recover_book(tmp_path / "book", paper, NOW)
    recover_book(tmp_path / "book", newer, NOW)
    with open_book(tmp_path / "book", NOW) as book:
        assert groups_to_type(book.ledger) == asked, "of the paper that is in force"
        assert check_book(book) == []


def test_of_a_newer_paper_that_nobody_can_ask_for_nothing_is_asked(tmp_path: Path) -> None:
    """D14: the present ledger is damaged, its key file is not; the groups of the older paper would open nothing."""
    older = create_book(tmp_path / "book", SHOP, at("2026-02-01"), THEN)
    with open_book(tmp_path / "book", THEN) as book:
        back_up(book, tmp_path / "stick", at("03-01"))
        newer = new_recovery_key(book, at("03-02"), THEN).result
    (tmp_path / "book" / "ledger.db").write_bytes(os.urandom(8192))
    assert restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), NOW, older).is_older_paper
    with open_book(tmp_path / "book", NOW) as book:
        assert groups_to_type(book.ledger) == ()
    recover_book(tmp_path / "book", newer, NOW)


def test_a_key_file_that_somebody_changed_gives_no_paper(paper: str, tmp_path: Path) -> None:
    """T20: it is not the owner's; the paper of the backup opens the book."""
    with open_book(tmp_path / "book", THEN) as book:
        new_recovery_key(book, at("03-02"), THEN)
    changed = replace(read_header(tmp_path / "book"), mac=bytes(32))
    replace_header(tmp_path / "book", changed)
    assert not restore_backup(tmp_path / "book", the_copy(tmp_path), at("03-03"), NOW, paper).is_older_paper
    recover_book(tmp_path / "book", paper, NOW)


def test_the_paper_of_another_day_is_told_from_that_of_another_book(paper: str, tmp_path: Path) -> None:
    """D14: an earlier one at the book, a later one at a backup on a new computer, one of the neighbour's book."""
    other = create_book(tmp_path / "other", SHOP, at("2026-02-01"), THEN)
    with open_book(tmp_path / "book", THEN) as book:
        a_slip(book.ledger, a_customer(book.ledger), "03-02")
        newer = new_recovery_key(book, at("03-02"), THEN).result
    with pytest.raises(Refused, match="a new key replaces the earlier one"):
        recover_book(tmp_path / "book", paper, NOW)
    with pytest.raises(Refused, match="a backup keeps the one of its day"):
        restore_backup(tmp_path / "new", the_copy(tmp_path), at("03-03"), NOW, newer)
    for place in ("book", "new"):
        with pytest.raises(Refused, match="belongs to another book") as refused:
            restore_backup(tmp_path / place, the_copy(tmp_path), at("03-03"), NOW, other)
        assert refused.value.field == "recovery_key"
    assert restore_backup(tmp_path / "new", the_copy(tmp_path), at("03-03"), NOW, paper).sequence
