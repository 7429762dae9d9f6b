"""A book that lost entries says so when it is opened, and gives no number out twice (D7, F9, F10, T12, T19)."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import Obstacle, Refused, Unavailable
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book, go_on, numbers_left_out, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.restoring import restore_backup
from desktop_app.store import journal, numbering
from desktop_app.system.last_seen import NAME
from desktop_app.system.paths import seen_folder
from tests.operations.builders import SHOP, a_customer, a_receipt, a_slip, at

PASSPHRASE = "四川 建材 2026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with one slip of yesterday, a copy of its folder of yesterday, and two slips of today."""
    create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    trade(tmp_path / "book", "03-05")
    shutil.copytree(tmp_path / "book", tmp_path / "yesterday")
    trade(tmp_path / "book", "03-06", "03-06")
    return tmp_path / "book"


def trade(folder: Path, *days: str) -> list[str]:
    """One slip for each day; their numbers."""
    with open_book(folder, PASSPHRASE) as book:
        customer = a_customer(book.ledger, f"客户{journal.head(book.ledger).seq}")
        return [a_slip(book.ledger, customer, day) for day in days]


def apart() -> Path:
    """The note in the user's own folder."""
    return next(file for file in seen_folder().rglob("*") if file.is_file())


def told(folder: Path) -> Unavailable:
    with pytest.raises(Unavailable) as caught, open_book(folder, PASSPHRASE):
        pass
    assert caught.value.obstacle is Obstacle.MISSING
    return caught.value


def proven(folder: Path) -> None:
    with open_book(folder, PASSPHRASE) as book:
        assert check_book(book) == []


def put_back_file(folder: Path) -> None:
    shutil.copy(folder.parent / "yesterday" / "ledger.db", folder / "ledger.db")


def put_back_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(folder.parent / "yesterday", folder)


OLD = pytest.mark.parametrize("put_back", [put_back_file, put_back_folder])


# ── yesterday's file is not the book ─────────────────────────────────────────────────────────────
@OLD
def test_yesterdays_book_put_back_is_told_with_what_is_missing(put_back: Callable[[Path], None], folder: Path) -> None:
    """T12, F10: the ledger alone, and the whole folder with what was remembered in it."""
    with open_book(folder, PASSPHRASE) as book:
        seen = journal.head(book.ledger).seq
    put_back(folder)
    before = (folder / "ledger.db").read_bytes()
    failure = told(folder)
    assert failure.facts["seen"] == seen
    assert failure.facts["count"] == seen - failure.facts["last"] == 3  # type: ignore[operator]
    assert str(failure).startswith("3 entries are missing")
    assert (folder / "ledger.db").read_bytes() == before
    assert told(folder).facts == failure.facts, "it stays told until somebody decides"


def test_a_copy_that_was_written_into_is_another_book(folder: Path, tmp_path: Path) -> None:
    """F10: two histories from one beginning; the second is the longer one and still not the one that was seen."""
    (tmp_path / "yesterday" / NAME).unlink()
    note = apart()
    kept = note.read_bytes()
    shutil.rmtree(seen_folder())
    trade(tmp_path / "yesterday", *["03-07"] * 9)
    shutil.rmtree(seen_folder())
    note.parent.mkdir(parents=True)
    note.write_bytes(kept)
    shutil.copy(tmp_path / "yesterday" / "ledger.db", folder / "ledger.db")
    assert "is another one" in str(told(folder))


def test_a_book_with_nothing_to_remember_it_by_opens(folder: Path, tmp_path: Path) -> None:
    """A book of an earlier version, or on another computer: nothing is known, so nothing is missed."""
    shutil.rmtree(seen_folder())
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "yesterday", folder, ignore=shutil.ignore_patterns(NAME))
    proven(folder)
    assert (folder / NAME).is_file(), "from now on it is"


def test_yesterdays_folder_opened_somewhere_else_is_told(folder: Path, tmp_path: Path) -> None:
    """T12: nobody put it back, it is opened where it lies."""
    assert told(tmp_path / "yesterday").facts["count"] == 3


def test_a_book_that_was_moved_is_the_book(folder: Path, tmp_path: Path) -> None:
    """D15: to another disk, say, and what was entered there is told of an older copy just the same."""
    (tmp_path / "disk").mkdir()
    moved = folder.rename(tmp_path / "disk" / "book")
    trade(moved, "03-07")
    assert told(tmp_path / "yesterday").facts["count"] == 5


def test_a_copy_restored_to_try_it_is_no_news_for_the_book(folder: Path, tmp_path: Path) -> None:
    """The book in its own place goes on as if nothing had been; and so does the copy."""
    with open_book(folder, PASSPHRASE) as book:
        backup = back_up(book, tmp_path / "stick", at("03-06")).folder
    trade(folder, "03-07")
    restore_backup(tmp_path / "trial", backup, at("03-08"), PASSPHRASE)
    proven(folder)
    proven(tmp_path / "trial")


def test_a_head_older_than_the_book_is_no_alarm(folder: Path) -> None:
    """F1: killed between the commit and the note of it, at any entry since the beginning."""
    for file in (folder / NAME, apart()):
        shutil.copy(folder.parent / "yesterday" / NAME, file)
    proven(folder)


@pytest.mark.parametrize("lost", ["beside", "apart"])
def test_one_of_the_two_notes_is_enough(lost: str, folder: Path) -> None:
    """A note that cannot be read counts as none; the other one still tells."""
    (folder / NAME if lost == "beside" else apart()).write_bytes(b"\0" * 99_999)
    put_back_file(folder)
    assert told(folder).facts["count"] == 3


def test_a_note_that_cannot_be_written_keeps_no_entry_back(folder: Path) -> None:
    """What is saved stays saved."""
    for file in (folder / NAME, apart()):
        file.unlink()
        file.mkdir()
    trade(folder, "03-07")
    proven(folder)


def test_the_notes_name_nobody_and_hold_no_key(folder: Path) -> None:
    """T40, F22: sequence, hash and numbers."""
    with open_book(folder, PASSPHRASE) as book:
        key = book.ledger.key.hex()
    for file in (folder / NAME, apart()):
        text = file.read_bytes().decode()
        assert "SHD-2026" in text
        assert not any(word in text for word in (SHOP.name, "客户", "水泥", "老板", str(folder.parent), key))
        assert SHOP.name not in str(file)


# ── going on ─────────────────────────────────────────────────────────────────────────────────────
@OLD
def test_going_on_without_them_is_journalled_and_gives_no_number_twice(
    put_back: Callable[[Path], None], folder: Path
) -> None:
    """T19: yesterday's book has one slip; two more were seen, so the next is the fourth."""
    put_back(folder)
    skipped = go_on(folder, at("03-07"), PASSPHRASE)
    assert numbers_left_out(skipped) == [("SHD-2026-00002", "SHD-2026-00003")]
    assert trade(folder, "03-07") == ["SHD-2026-00004"]
    with open_book(folder, PASSPHRASE) as book:
        assert check_book(book) == []
        rows = [row for row in journal.rows_until(book.ledger, at("03-07").today) if row.verb == "go_on"]
        assert len(rows) == 1
        assert rows[0].content.endswith('{"series":"SHD","year":2026,"first":2,"last":3}]}')


def test_a_book_that_lacks_nothing_has_nothing_to_go_on_without(folder: Path) -> None:
    with pytest.raises(Refused, match="Nothing is missing"):
        go_on(folder, at("03-07"), PASSPHRASE)


def test_a_skipped_number_that_turns_up_is_named(folder: Path) -> None:
    """The journal says that it was never given out."""
    put_back_file(folder)
    go_on(folder, at("03-07"), PASSPHRASE)
    with open_book(folder, PASSPHRASE) as book:
        assert numbering.holes(book.ledger) == []
        with book.ledger.writing():
            book.ledger.write("UPDATE counters SET last = 1 WHERE series = 'SHD'")
        a_slip(book.ledger, a_customer(book.ledger, "新来的"), "03-07")
        assert set(numbering.holes(book.ledger)) == {"SHD-2026-00002", "SHD-2026-00003"}


# ── after a restore ──────────────────────────────────────────────────────────────────────────────
def test_after_a_restore_no_number_is_given_out_twice(folder: Path, tmp_path: Path) -> None:
    """T19: two slips and a receipt came after the backup; the papers with their numbers are out in the shop."""
    with open_book(folder, PASSPHRASE) as book:
        backup = back_up(book, tmp_path / "stick", at("03-06")).folder
    trade(folder, "03-07", "03-07")
    with open_book(folder, PASSPHRASE) as book:
        a_receipt(book.ledger, a_customer(book.ledger, "付钱的"), "03-07", "50")
    restore_backup(folder, backup, at("03-08"), PASSPHRASE)
    proven(folder)
    assert trade(folder, "03-08") == ["SHD-2026-00006"]
    with open_book(folder, PASSPHRASE) as book:
        assert a_receipt(book.ledger, a_customer(book.ledger, "也付钱"), "03-08", "50") == "SKD-2026-00002"
        assert check_book(book) == []


def test_restored_where_nothing_is_remembered_the_other_backups_tell(folder: Path, tmp_path: Path) -> None:
    """T19: on a new computer, from the older of two backups on the stick."""
    backups = []
    for day in ("03-06", "03-07"):
        with open_book(folder, PASSPHRASE) as book:
            backups.append(back_up(book, tmp_path / "stick", at(day)).folder)
        trade(folder, "03-07")
    shutil.rmtree(folder)
    shutil.rmtree(seen_folder())
    restore_backup(folder, backups[0], at("03-08"), PASSPHRASE)
    assert trade(folder, "03-08") == ["SHD-2026-00005"]
    proven(folder)


def test_a_restore_that_was_not_noted_in_time_is_no_alarm(folder: Path, tmp_path: Path) -> None:
    """F19: the power fails between the exchange and the note; the journal itself says what is missing."""
    with open_book(folder, PASSPHRASE) as book:
        backup = back_up(book, tmp_path / "stick", at("03-06")).folder
    trade(folder, "03-07")
    note = apart()
    kept = note.read_bytes()
    restore_backup(folder, backup, at("03-08"), PASSPHRASE)
    note.write_bytes(kept)
    (folder / NAME).unlink()
    proven(folder)
