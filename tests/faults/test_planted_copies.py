"""T00: for each promise about backups and restores a fault is planted, and a named test of that promise catches it."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop_app.domain.errors import Said, Unavailable
from desktop_app.operations import backup, books, broken_restores, restoring, rotation
from desktop_app.operations.backup import back_up
from desktop_app.operations.backup_copies import BackupCopy
from desktop_app.operations.books import SCANS, Book, create_book, open_book
from desktop_app.operations.papers import mark_signed
from desktop_app.system import files
from tests.operations import test_backup, test_broken_restores, test_restoring, test_rotation
from tests.operations.builders import SHOP, a_customer, a_receipt, a_slip, at, on
from tests.system import test_files

CAUGHT = (AssertionError, pytest.fail.Exception, Said)
"""What a test of a promise says when it is broken."""

PASSPHRASE = test_backup.PASSPHRASE
Plant = pytest.MonkeyPatch


@pytest.fixture
def recovery(tmp_path: Path) -> str:
    """The paper of the book that the tests of the backup work on."""
    key = create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        customer = a_customer(book.ledger)
        number = a_slip(book.ledger, customer, "03-01", "500.07", paid="100")
        a_receipt(book.ledger, customer, "03-02", "33.33")
        mark_signed(book, number, on("03-02"), at("03-02"), test_backup.SCAN)
    return key


def backed_up(folder: Path) -> Path:
    """A book with a slip in its backup, and one since."""
    create_book(folder, SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(folder, PASSPHRASE) as book:
        a_slip(book.ledger, a_customer(book.ledger), "03-01")
        back_up(book, folder.parent / "stick", at("03-05"))
        a_slip(book.ledger, a_customer(book.ledger, "后来的"), "03-06")
    return folder


# ── rotation ─────────────────────────────────────────────────────────────────────────────────────
def test_a_rotation_that_forgets_the_year_ends_is_caught(monkeypatch: Plant) -> None:
    monkeypatch.setattr(rotation, "_year", lambda _: 0)
    with pytest.raises(CAUGHT):
        test_rotation.test_a_shop_of_twelve_years_keeps_every_year_end()


def test_a_rotation_that_trusts_the_clock_alone_is_caught(monkeypatch: Plant) -> None:
    monkeypatch.setattr(rotation, "_orders", lambda copies: [sorted(copies, key=lambda one: one.made, reverse=True)])
    with pytest.raises(CAUGHT):
        test_rotation.test_a_clock_that_ran_behind_leaves_the_newest_entries()


def test_a_rotation_that_deletes_an_open_folder_is_caught(tmp_path: Path, monkeypatch: Plant) -> None:
    monkeypatch.setattr(rotation, "is_in_use", lambda _: False)
    with pytest.raises(CAUGHT):
        test_rotation.test_a_folder_that_is_open_or_was_opened_as_the_book_is_never_deleted(tmp_path)


def test_a_rotation_that_counts_copies_without_their_papers_as_whole_is_caught(
    tmp_path: Path, monkeypatch: Plant
) -> None:
    real = rotation._kept
    monkeypatch.setattr(rotation, "_kept", lambda copies: [one for one in real(copies) if one.missing])
    with pytest.raises(CAUGHT):
        test_rotation.test_the_newest_copies_without_a_lost_paper_outlive_newer_ones_that_lack_it(tmp_path)


def test_leftovers_that_are_not_cleared_are_caught(tmp_path: Path, monkeypatch: Plant) -> None:
    monkeypatch.setattr(rotation, "_BROKEN_OFF", re.compile("never"))
    with pytest.raises(CAUGHT):
        test_rotation.test_what_a_killed_backup_left_is_cleared_and_what_is_being_written_is_not(tmp_path)


# ── making ───────────────────────────────────────────────────────────────────────────────────────
def test_a_lost_paper_that_stops_the_backup_is_caught(recovery: str, tmp_path: Path, monkeypatch: Plant) -> None:
    def stops(*_: object) -> int:
        raise Unavailable("A paper of the book is gone.")

    monkeypatch.setattr(backup, "_copy_scans", stops)
    with pytest.raises(CAUGHT):
        test_backup.test_a_lost_scan_never_keeps_the_ledger_from_being_saved(recovery, tmp_path, Path.unlink)


@pytest.mark.parametrize("paper", ["slip", "statement"])
def test_a_paper_that_could_come_back_and_does_not_is_caught(
    recovery: str, tmp_path: Path, monkeypatch: Plant, paper: str
) -> None:
    monkeypatch.setattr(backup, "mend", lambda *_: False)
    with pytest.raises(CAUGHT):
        test_backup.test_a_lost_print_is_drawn_again_byte_for_byte(recovery, tmp_path, paper)


def test_a_scan_that_could_come_back_and_does_not_is_caught(recovery: str, tmp_path: Path, monkeypatch: Plant) -> None:
    monkeypatch.setattr(backup, "mend", lambda *_: False)
    with pytest.raises(CAUGHT):
        test_backup.test_a_lost_scan_is_put_back_from_an_earlier_backup(recovery, tmp_path)


def test_a_large_file_that_is_read_whole_is_caught(tmp_path: Path, monkeypatch: Plant) -> None:
    def whole(file: BinaryIO, _: Path, seen: Callable[[bytes], object]) -> Iterator[bytes]:
        content = file.read()
        seen(content)
        yield content

    monkeypatch.setattr(files, "_hashed", whole)
    with pytest.raises(CAUGHT):
        test_files.test_a_large_file_is_never_held_whole(tmp_path)


# ── opening and restoring ────────────────────────────────────────────────────────────────────────
def test_a_backup_that_opens_as_the_book_is_caught(tmp_path: Path, monkeypatch: Plant) -> None:
    backed_up(tmp_path / "book")
    monkeypatch.setattr(books, "refuse_backup", lambda _: None)
    with pytest.raises(CAUGHT):
        test_restoring.test_a_backup_is_never_opened_as_the_book_wherever_it_lies("", tmp_path, "stick")


def test_a_restore_that_takes_whatever_lies_there_is_caught(recovery: str, tmp_path: Path, monkeypatch: Plant) -> None:
    def everything(book: Book, copy: BackupCopy) -> None:
        for one in (copy.folder / SCANS).iterdir():
            if one.is_file():
                shutil.copy(one, book.scans.folder / one.name)

    monkeypatch.setattr(restoring, "_copy_papers", everything)
    with pytest.raises(CAUGHT):
        test_backup.test_what_others_put_into_the_folder_is_neither_saved_nor_restored(recovery, tmp_path)


def test_a_restore_without_a_word_in_the_journal_is_caught(tmp_path: Path, monkeypatch: Plant) -> None:
    backed_up(tmp_path / "book")
    monkeypatch.setattr(restoring, "continue_without", lambda *_: [])
    with pytest.raises(CAUGHT):
        test_restoring.test_the_restored_book_says_in_its_journal_which_backup_it_was("", tmp_path)


def test_a_broken_restore_that_nobody_notices_is_caught(tmp_path: Path, monkeypatch: Plant) -> None:
    folder = backed_up(tmp_path / "book")
    monkeypatch.setattr(broken_restores, "unfinished_restore", lambda _: None)
    with pytest.raises(CAUGHT):
        test_broken_restores.test_a_restore_killed_between_its_renames_is_finished(folder, "before-restore")


def test_nothing_is_caught_where_nothing_is_planted(recovery: str, tmp_path: Path) -> None:
    """The tests above fail for the planted fault and for nothing else."""
    test_rotation.test_a_folder_that_is_open_or_was_opened_as_the_book_is_never_deleted(tmp_path / "rotation")
    test_backup.test_what_others_put_into_the_folder_is_neither_saved_nor_restored(recovery, tmp_path)
    other = backed_up(tmp_path / "other" / "book")
    test_restoring.test_a_backup_that_is_open_in_another_program_is_not_restored("", other.parent)
    test_broken_restores.test_a_restore_killed_between_its_renames_is_finished(other, "before-restore")
