"""The book on the command line: made once, opened again from paper, proven, backed up."""

import re
import shutil
from pathlib import Path

import pytest

from desktop_app.operations import books
from desktop_app.operations.books import open_book
from desktop_app.system.lock import sole_use
from tests.cli.desk import PASSPHRASE, Desk, cement

KEY = re.compile(r"([A-Z2-7]{4}-){13}[A-Z2-7]{4}")


def new_desk(folder: Path) -> Desk:
    desk = Desk(folder)
    desk.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
    return desk


def test_a_new_book_shows_its_recovery_key_once(tmp_path: Path) -> None:
    """D14"""
    desk = new_desk(tmp_path)
    said = desk.run("new", "--shop", "顺达建材批发部")
    assert said.code == 0
    assert len(KEY.findall(said.out)) == 1
    again = desk.run("new", "--shop", "顺达建材批发部")
    assert again.code == 2
    assert "is not empty and was left as it is" in again.err
    assert not KEY.search(again.out + again.err)


def test_the_recovery_key_can_be_printed(tmp_path: Path) -> None:
    page = tmp_path / "key.pdf"
    said = new_desk(tmp_path).run("new", "--shop", "顺达", "--recovery-page", str(page))
    assert said.code == 0
    assert page.read_bytes().startswith(b"%PDF")


def test_a_page_that_cannot_be_written_does_not_swallow_the_key(tmp_path: Path) -> None:
    said = new_desk(tmp_path).run("new", "--shop", "顺达", "--recovery-page", str(tmp_path / "no" / "key.pdf"))
    assert said.code == 2
    assert KEY.search(said.out)


def test_the_key_from_paper_opens_the_book_for_a_new_passphrase(tmp_path: Path) -> None:
    """F12, T24"""
    desk = new_desk(tmp_path)
    key = desk.json("new", "--shop", "顺达")["recovery_key"]
    desk.passphrase_file.write_text("another long passphrase", encoding="utf-8")
    assert desk.run("check").code == 2
    paper = tmp_path / "typed.txt"
    paper.write_text(key.lower().replace("-", " "), encoding="utf-8")
    said = desk.run("recover", "--recovery-key-file", str(paper))
    assert (said.code, said.out) == (0, f"The book in {desk.book} opens again on this computer.\n")
    assert desk.run("check").out == "The book is proven: everything in it fits together.\n"


def test_a_slip_in_the_typed_key_is_told(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    key = desk.json("new", "--shop", "顺达")["recovery_key"]
    paper = tmp_path / "typed.txt"
    paper.write_text(("B" if key[0] == "A" else "A") + key[1:], encoding="utf-8")
    said = desk.run("recover", "--recovery-key-file", str(paper))
    assert said.code == 2
    assert "most likely in group 1" in said.err


def test_without_keyring_and_passphrase_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """D14: never plain text."""
    monkeypatch.setattr(books, "find_keyring", lambda: None)
    desk = new_desk(tmp_path)
    said = desk.type("new", "--shop", "顺达")
    assert said.code == 2
    assert "--passphrase-file" in said.err
    assert not desk.book.exists()


def test_a_proven_book_says_so(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "100")
    assert desk.json("check") == {"proven": True, "findings": []}


def test_what_does_not_hold_is_named(desk: Desk) -> None:
    """O1–O7: an amount changed behind the program's back, by somebody who has the key."""
    desk.ship("老王", "2026-11-01", "100")
    with open_book(desk.book, PASSPHRASE) as book:
        book.ledger.write("UPDATE open_items SET open_fen = open_fen - 1")
    said = desk.run("check", "--json")
    assert said.code == 1
    assert not said.answer["proven"]
    assert "projection" in {finding["proof"] for finding in said.answer["findings"]}
    assert said.err.startswith("The book does not add up in ")
    assert "the newest backup that passes the check" in said.err
    assert "projection" in desk.run("check").out


def test_a_book_that_lacks_entries_says_so_and_goes_on_when_told_to(desk: Desk) -> None:
    """T12, F10: yesterday's file is put back; the number of the slip that is gone is left out for good."""
    yesterday = (desk.book / "ledger.db").read_bytes()
    slip = {"customer": "老王建材", "date": "2026-11-21", "lines": [cement("25")]}
    assert desk.send("ship", slip).code == 0
    (desk.book / "ledger.db").write_bytes(yesterday)
    said = desk.run("go-on", "--json")
    assert said.answer == {"numbers_left_out": [{"first": "SHD-2026-00001", "last": "SHD-2026-00001"}]}
    assert "SHD-2026-00002" in desk.send("ship", slip).out
    assert desk.run("check").code == 0
    assert desk.run("go-on").err.startswith("Nothing is missing from the book in ")


def test_a_book_that_another_program_has_is_read_with_a_note(desk: Desk) -> None:
    """U30: lists, balances and tables are given; what would write is refused in one line, and nothing is half done."""
    desk.ship("老王", "2026-11-01", "100")
    entries = desk.entries()
    with sole_use(desk.book):
        said = desk.run("balance", "老王", "--json")
        assert (said.code, said.answer["balance"]) == (0, "100.00")
        assert re.fullmatch(r"This was only looked at: The book in .* is in use by .*\n", said.err)
        assert desk.run("export", "balances", "--out", str(desk.folder / "balances.xlsx")).code == 0
        refused = desk.send("receive", {"customer": "老王", "date": "2026-11-21", "amount": "5"})
        assert (refused.code, refused.out) == (2, "")
        assert refused.err.startswith("Nothing was entered: the book can only be looked at now. The book in ")
        assert refused.err.count("\n") == 1
        for command in (("check",), ("backup", str(desk.folder / "stick"))):
            said = desk.run(*command)
            assert said.code == 2
            assert said.err.startswith("The book in ")
    assert desk.entries() == entries


def test_a_book_that_was_copied_and_worked_in_there_says_so_until_it_is_gone_on_with(desk: Desk) -> None:
    """D7, T19: the way out is named; lists and answers stay as they are, and no number is given out twice."""
    there = Desk(desk.folder / "home")
    home = there.book
    desk.ship("老王", "2026-11-01", "100")
    shutil.copytree(desk.book, home)
    shutil.copy(desk.passphrase_file, there.passphrase_file)
    slip = {"customer": "老王", "date": "2026-11-21", "lines": [cement("25")]}
    said = there.send("ship", slip)
    assert "SHD-2026-00002" in said.out
    assert (
        said.err == f"This book is also in {desk.book}. Work in one of them only, or what is entered there is "
        "missing here.\n"
    )
    said = desk.run("balance", "老王", "--json")
    assert said.code == 0
    assert f"was also worked in at {home}: since " in said.err
    assert said.err.endswith("On the command line: the commands restore and go-on.\n")
    left_out = {"first": "SHD-2026-00002", "last": "SHD-2026-00002"}
    assert desk.run("go-on", "--json").answer == {"numbers_left_out": [left_out]}
    said = desk.send("ship", slip)
    assert "SHD-2026-00003" in said.out
    assert said.err == ""
    assert desk.json("check") == {"proven": True, "findings": []}


def test_a_check_is_remembered_and_a_broken_book_takes_no_more_entries(desk: Desk) -> None:
    """D18: whoever enters next is refused with the reason, and reads on; a later check that finds it whole opens it."""
    desk.ship("老王", "2026-11-01", "100")
    with open_book(desk.book, PASSPHRASE) as book:
        book.ledger.write("UPDATE open_items SET open_fen = open_fen - 1")
    assert desk.run("check").code == 1
    refused = desk.send("promise", {"customer": "老王", "amount": "10", "by": "2026-12-01", "said_by": "老王"})
    assert refused.code == 1
    assert "can only be looked at now. The book does not add up in 2 places." in refused.err
    assert desk.run("balance", "老王").code == 0
    with open_book(desk.book, PASSPHRASE) as book:
        book.ledger.rows("PRAGMA query_only = OFF")
        book.ledger.write("UPDATE open_items SET open_fen = open_fen + 1")
    assert desk.run("check").code == 0
    assert desk.run("balance", "老王").err == ""
