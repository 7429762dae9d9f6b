"""Two folders of one book opened in turn: told when it is opened, and no number is given out twice (D7, T12, T19)."""

import shutil
from pathlib import Path

import pytest

from desktop_app.domain.errors import Obstacle, Said, Unavailable
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book, go_on, look_at_book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.other_places import OtherPlace, other_places, stay_here
from desktop_app.operations.restoring import restore_backup
from desktop_app.store import journal
from desktop_app.system.paths import seen_folder
from tests.operations.builders import SHOP, a_customer, a_slip, at

PASSPHRASE = "四川 建材 2026"
NOW = at("03-09")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The book on the computer of the shop, with one slip."""
    folder = tmp_path / "shop"
    create_book(folder, SHOP, at("2026-01-01"), PASSPHRASE)
    ship(folder)
    return folder


@pytest.fixture
def home(shop: Path) -> Path:
    """A copy of its folder that somebody made for the evening at home, and opened there."""
    folder = shop.with_name("home")
    shutil.copytree(shop, folder)
    told(folder)
    return folder


def told(folder: Path) -> list[OtherPlace]:
    """What is told whoever opens this folder; the book in it is whole."""
    with open_book(folder, PASSPHRASE) as book:
        found = other_places(book)
        assert check_book(book) == []
        return found


def ship(folder: Path, slips: int = 1) -> list[str]:
    with open_book(folder, PASSPHRASE) as book:
        customer = a_customer(book.ledger, f"客户{journal.head(book.ledger).seq}")
        return [a_slip(book.ledger, customer, "03-09") for _ in range(slips)]


def entries(folder: Path) -> int:
    with open_book(folder, PASSPHRASE) as book:
        return journal.head(book.ledger).seq


# ── copied ───────────────────────────────────────────────────────────────────────────────────────
def test_a_copied_folder_is_told_of_once_when_it_is_opened_first(shop: Path) -> None:
    """Both lie there and are equal; neither is an alarm after that."""
    home = shop.with_name("home")
    shutil.copytree(shop, home)
    (first,) = told(home)
    assert (first.folder, first.there, first.here) == (shop, 0, 0)
    assert str(first.said()).startswith(f"This book is also in {shop}.")
    assert told(home) == told(shop) == []


def test_what_was_entered_in_the_copy_is_told_in_the_shop_with_how_much_it_is(shop: Path, home: Path) -> None:
    """The slips of the evening are at home only."""
    before = entries(shop)
    ship(home, 2)
    (one,) = told(shop)
    assert (one.folder, one.there, one.here) == (home, entries(home) - before, 0)
    assert f"worked in at {home}: since " in str(one.said())
    assert told(shop) == [one], "until somebody decides"
    assert told(home) == [], "the shop has nothing that is not at home"


def test_two_folders_worked_in_by_turns_tell_of_each_other_and_give_no_number_twice(shop: Path, home: Path) -> None:
    """T19: papers with the same number and other goods would lie in two shops."""
    numbers = [*ship(home, 2), *ship(shop), *ship(home), *ship(shop, 2)]
    assert numbers == [f"SHD-2026-{serial:05d}" for serial in range(2, 8)]
    (in_shop,), (at_home,) = told(shop), told(home)
    assert in_shop.there == at_home.here > 0
    assert in_shop.here == at_home.there > 0
    assert in_shop.parted == at_home.parted


def test_whoever_stays_is_told_again_only_of_what_came_after(shop: Path, home: Path) -> None:
    ship(home)
    ship(shop)
    with open_book(shop, PASSPHRASE) as book:
        stay_here(book, NOW)
        assert other_places(book) == []
        assert check_book(book) == []
    assert told(shop) == []
    ship(home)
    assert len(told(shop)) == 1


def test_staying_where_nothing_is_missing_writes_nothing(shop: Path, home: Path) -> None:
    before = entries(shop)
    with open_book(shop, PASSPHRASE) as book:
        stay_here(book, NOW)
    assert entries(shop) == before


def test_going_on_says_so_for_the_other_folder_too(shop: Path, home: Path) -> None:
    """The same from the command line."""
    ship(home)
    go_on(shop, NOW, PASSPHRASE)
    assert told(shop) == []


def test_an_old_copy_opened_somewhere_else_names_where_the_newest_lies(shop: Path) -> None:
    """T12: the way out is to open that one, not to restore."""
    old = shop.with_name("stick")
    shutil.copytree(shop, old)
    ship(shop)
    with pytest.raises(Unavailable, match="was last opened in") as caught, open_book(old, PASSPHRASE):
        pytest.fail("yesterday's copy was opened")
    assert caught.value.obstacle is Obstacle.MISSING
    assert caught.value.facts["other"] == shop


def test_another_name_of_the_same_folder_is_the_same_place(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(shop, target_is_directory=True)
    assert told(tmp_path / "link") == told(shop) == []


def test_a_copy_that_cannot_be_read_is_told_of_all_the_same(shop: Path, home: Path) -> None:
    ship(home)
    (home / "ledger.db").write_bytes(b"\0" * 9000)
    (one,) = told(shop)
    assert (one.folder, one.parted) == (home, None)
    assert "up to an entry that is not here" in str(one.said())


# ── moved, gone ──────────────────────────────────────────────────────────────────────────────────
def test_a_moved_folder_is_the_book_and_no_alarm(shop: Path, tmp_path: Path) -> None:
    """D15: the old place is gone."""
    (tmp_path / "disk").mkdir()
    moved = shop.rename(tmp_path / "disk" / "book")
    assert told(moved) == []
    assert ship(moved) == ["SHD-2026-00002"]


def test_a_copy_that_was_thrown_away_is_no_alarm_and_its_numbers_stay_given(shop: Path, home: Path) -> None:
    """T19: its slips are with the customers."""
    assert ship(home, 2) == ["SHD-2026-00002", "SHD-2026-00003"]
    shutil.rmtree(home)
    assert told(shop) == []
    assert ship(shop) == ["SHD-2026-00004"]


def test_another_book_in_the_old_place_is_another_book(shop: Path, tmp_path: Path) -> None:
    moved = shop.rename(tmp_path / "moved")
    create_book(shop, SHOP, at("2026-01-01"), PASSPHRASE)
    assert told(moved) == told(shop) == []


# ── restored beside ──────────────────────────────────────────────────────────────────────────────
def test_a_backup_restored_beside_the_book_is_told_in_both(shop: Path, tmp_path: Path) -> None:
    """To look something up, and then a slip was written in it."""
    with open_book(shop, PASSPHRASE) as book:
        backup = back_up(book, tmp_path / "stick", at("03-06")).folder
    ship(shop)
    restore_backup(tmp_path / "trial", backup, at("03-08"), PASSPHRASE)
    assert ship(tmp_path / "trial") == ["SHD-2026-00003"]
    (one,) = told(shop)
    assert one.folder == tmp_path / "trial"
    assert one.there > 0
    assert ship(shop) == ["SHD-2026-00004"]


def test_the_book_set_aside_by_a_restore_in_its_place_is_no_alarm(shop: Path, tmp_path: Path) -> None:
    """D13: it was never opened under that name."""
    with open_book(shop, PASSPHRASE) as book:
        backup = back_up(book, tmp_path / "stick", at("03-06")).folder
    ship(shop)
    assert restore_backup(shop, backup, at("03-08"), PASSPHRASE).set_aside
    assert told(shop) == []


# ── only looked at ───────────────────────────────────────────────────────────────────────────────
def test_a_copy_that_is_only_looked_at_leaves_no_trace(shop: Path) -> None:
    """U30: the accountant's copy; what came since in the shop is told there, and nothing is written."""
    copy = shop.with_name("accountant")
    shutil.copytree(shop, copy)
    ship(shop)
    before = {file: file.read_bytes() for file in [*seen_folder().rglob("*"), *copy.rglob("*")] if file.is_file()}
    with look_at_book(copy, Said("only to look"), PASSPHRASE) as book:
        (one,) = other_places(book)
        assert (one.folder, one.here, one.is_looked_at) == (shop, 0, True)
        assert one.there > 0
    assert {file: file.read_bytes() for file in before} == before
    assert told(shop) == []


def test_the_place_is_kept_sealed(shop: Path, home: Path) -> None:
    """T40: a note names nobody's folder; one of an earlier version names none and is no alarm."""
    notes = [file.read_bytes() for file in seen_folder().rglob("*") if file.is_file()]
    assert len(notes) == 2
    assert not any(str(shop.parent).encode() in note for note in notes)
