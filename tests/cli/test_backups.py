"""Backups on the command line: made, listed, put in the place of the book, and never opened as the book."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop_app.domain.moment import Moment
from desktop_app.operations import broken_restores
from desktop_app.operations.books import open_book, open_copy
from desktop_app.operations.papers import mark_signed
from desktop_app.store.accounts import balances
from tests.cli.desk import PASSPHRASE, TODAY, Desk

KILLED = KeyboardInterrupt


def a_backup(desk: Desk) -> Path:
    """One slip of 100.00 in the backup, one of 23.00 since."""
    desk.ship("老王", "2026-11-01", "100")
    folder = Path(desk.json("backup", str(desk.folder / "stick"))["folder"])
    desk.ship("老王", "2026-11-02", "23")
    return folder


def owed(desk: Desk) -> str:
    answer = desk.json("balance", "老王")
    return str(answer["balance"])


def test_a_backup_takes_the_place_of_the_book_which_is_set_aside(desk: Desk) -> None:
    """D13"""
    folder = a_backup(desk)
    assert owed(desk) == "123.00"
    answer = desk.json("restore", str(folder))
    assert owed(desk) == "100.00"
    with open_copy(Path(answer["set_aside"]), PASSPHRASE) as aside:
        assert sum(fen for _, fen in balances(aside.ledger, date.max)) == 12_300
    assert desk.json("check")["proven"]


def test_a_backup_is_looked_at_and_never_opened_as_the_book(desk: Desk) -> None:
    """Reading answers as of then and says that it is a backup; an entry is refused; it stays as it was."""
    folder = a_backup(desk)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    there = ("--book", str(folder), *desk.opening())
    said = desk.type("balance", "老王", "--json", *there)
    assert said.answer["balance"] == "100.00"
    assert "is a backup and is never opened as the book" in said.err
    assert "“restore”" in said.err
    slip = '{"customer": "老王", "date": "2026-11-03", "amount": "5", "method": "微信"}'
    said = desk.type("receive", *there, stdin=slip.encode())
    assert said.code in (1, 2)
    assert "is a backup" in said.err
    assert said.out == ""
    assert desk.type("backup", str(desk.folder / "disk"), *there).code == 2
    assert not (desk.folder / "disk").exists()
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_the_backups_in_a_folder_are_listed_without_opening_a_book(desk: Desk) -> None:
    folder = a_backup(desk)
    (listed,) = desk.type("backups", str(desk.folder / "stick"), "--json").answer["backups"]
    assert (listed["folder"], listed["documents"], listed["missing"]) == (str(folder), 1, [])
    assert folder.name in desk.type("backups", str(desk.folder / "stick")).out
    assert desk.type("backups", str(desk.folder)).out == "There is no finished backup.\n"


def test_the_key_from_paper_restores_on_a_new_computer(tmp_path: Path) -> None:
    """T13, T25: with a passphrase of the new computer."""
    desk = Desk(tmp_path)
    desk.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
    key = desk.json("new", "--shop", "顺达")["recovery_key"]
    folder = desk.json("backup", str(tmp_path / "stick"))["folder"]
    shutil.rmtree(desk.book)
    desk.passphrase_file.write_text("another long passphrase", encoding="utf-8")
    (tmp_path / "typed.txt").write_text(key, encoding="utf-8")
    said = desk.run("restore", folder, "--recovery-key-file", str(tmp_path / "typed.txt"))
    assert (said.code, said.out.split(",")[0]) == (0, f"The book in {desk.book} is the backup")
    assert desk.json("check")["proven"]


@pytest.mark.parametrize(("words", "balance"), [((), "100.00"), (("--put-back",), "123.00")])
def test_a_restore_that_was_broken_off_is_ended_as_the_owner_says(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], balance: str
) -> None:
    """Nothing is entered before, and both books are there afterwards."""
    folder = a_backup(desk)

    def killed(*_: object) -> None:
        raise KILLED

    with monkeypatch.context() as held:
        held.setattr(broken_restores, "exchange", killed)
        held.setattr("desktop_app.operations.restoring.exchange", killed)
        held.setattr(shutil, "rmtree", killed)
        desk.run("restore", str(folder))
    said = desk.run("balance", "老王")
    assert said.code == 2
    assert "was broken off" in said.err
    assert "finish-restore" in said.err
    left = desk.json("finish-restore", *words)["set_aside"]
    assert Path(left).is_dir()
    assert owed(desk) == balance
    assert desk.run("finish-restore").code == 2


def test_a_lost_paper_is_named_and_restoring_is_not_advised(desk: Desk) -> None:
    """Every entry is there: a restore would lose entries for a file."""
    number = desk.ship("老王", "2026-11-01", "100")["number"]
    desk.run("voucher", number, "--out", str(desk.folder / "slip.pdf"))
    (stored,) = (desk.book / "scans").iterdir()
    stored.unlink()
    said = desk.run("check")
    assert said.code == 1
    assert "every entry and every sum is right. Do not restore" in said.err
    assert "undoes" not in said.out
    assert desk.json("backup", str(desk.folder / "stick"))["missing"] == []
    assert desk.json("check")["proven"], "it was drawn again"


def test_a_book_that_does_not_add_up_says_how_many_entries_a_restore_would_lose(desk: Desk) -> None:
    """F20: of the newest backup in the folder named, or beside the book."""
    a_backup(desk)
    shutil.copytree(desk.folder / "stick", desk.folder / "book-backups")
    with open_book(desk.book, PASSPHRASE) as book:
        book.ledger.write("UPDATE open_items SET open_fen = open_fen - 1")
    for words in (("check",), ("check", "--backups", str(desk.folder / "stick"))):
        said = desk.run(*words)
        assert said.code == 1
        assert "undoes 1 entries" in " ".join(said.out.split())
    assert "undoes" not in desk.run("check", "--backups", str(desk.folder)).out


def test_a_backup_that_lacks_a_paper_says_which(desk: Desk) -> None:
    """A photo of a signed slip cannot be drawn again; the ledger is saved all the same."""
    number = desk.ship("老王", "2026-11-01", "100")["number"]
    day = date.fromisoformat(TODAY)
    with open_book(desk.book, PASSPHRASE) as book:
        mark_signed(book, number, day, Moment(day, datetime(2026, 11, 21, 4, tzinfo=UTC), "wang"), b"\xff\xd8 a photo")
    (stored,) = (desk.book / "scans").iterdir()
    stored.unlink()
    assert number in desk.run("backup", str(desk.folder / "stick")).out
    (listed,) = desk.json("backups", str(desk.folder / "stick"))["backups"]
    assert listed["missing"] == [number]
    desk.json("restore", listed["folder"])
    assert owed(desk) == "100.00"


def test_a_backup_inside_the_book_is_refused(desk: Desk) -> None:
    said = desk.run("backup", str(desk.book / "backup"))
    assert said.code == 2
    assert said.err.startswith("The backup cannot go inside the book")


def test_an_earlier_paper_restores_and_the_newer_one_stays_in_force(tmp_path: Path) -> None:
    """D14: it is said, as the owner may hold only the earlier one."""
    desk = Desk(tmp_path)
    desk.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
    earlier = desk.json("new", "--shop", "顺达")["recovery_key"]
    folder = desk.json("backup", str(tmp_path / "stick"))["folder"]
    newer = desk.json("new-recovery-key")["recovery_key"]
    paper = tmp_path / "typed.txt"
    paper.write_text(earlier, encoding="utf-8")
    said = desk.run("restore", folder, "--recovery-key-file", str(paper))
    assert "The recovery key you typed is an earlier one: the book goes on with the newer one." in said.out
    assert desk.run("recover", "--recovery-key-file", str(paper)).code == 2
    paper.write_text(newer, encoding="utf-8")
    assert desk.run("recover", "--recovery-key-file", str(paper)).code == 0
    assert desk.json("restore", folder, "--recovery-key-file", str(paper))["older_recovery_key"] is False
