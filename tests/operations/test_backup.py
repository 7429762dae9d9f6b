"""A backup is one only once it was opened and proven equal, and it needs nothing but the paper key (D11, T13, F4)."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.documents import voucher
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.operations import backup
from desktop_app.operations.backup import back_up
from desktop_app.operations.backup_copies import backups_in
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.papers import VoucherPaper, mark_signed, statement_pdfs, voucher_pdf
from desktop_app.operations.restoring import restore_backup
from desktop_app.operations.rotation import clear_broken_off
from desktop_app.operations.statements import issue_statement
from desktop_app.store import accounts, checking
from desktop_app.store.checking import Disproof
from desktop_app.store.ledger_copy import copy_ledger
from tests.operations.builders import LATEST, SHOP, a_customer, a_receipt, a_slip, at, on

PASSPHRASE = "四川 建材 2026"
SCAN = b"\xff\xd8 a photo of the signed slip"


@pytest.fixture
def recovery(tmp_path: Path) -> str:
    """The paper of a book with a slip, its signed copy and a receipt."""
    key = create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        customer = a_customer(book.ledger)
        number = a_slip(book.ledger, customer, "03-01", "500.07", paid="100")
        a_receipt(book.ledger, customer, "03-02", "33.33")
        mark_signed(book, number, on("03-02"), at("03-02"), SCAN)
    return key


def saved(tmp_path: Path, day: str = "03-05") -> Path:
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        return back_up(book, tmp_path / "stick", at(day)).folder


def a_paper(book: Book, kind: str) -> bytes:
    """The printed bytes of the slip of 1 March, or of the statement of March."""
    if kind == "slip":
        number = book.ledger.value("SELECT number FROM documents WHERE kind = 'shipment'")
        return voucher_pdf(book, number, VoucherPaper.CONTINUOUS, "zh_CN", at("03-31"))
    number = book.ledger.value("SELECT number FROM statements")
    if number is None:
        number = issue_statement(book.ledger, 1, on("03-01"), at("03-31")).result.number
    return dict(statement_pdfs(book, [number], "zh_CN", at("03-31")))[number]


def owed(book: Book) -> list[tuple[int, int]]:
    return accounts.balances(book.ledger, LATEST)


def everything_in(book: Book) -> dict[str, list[tuple[object, ...]]]:
    names = book.ledger.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name: book.ledger.rows(f"SELECT * FROM {name}") for (name,) in names}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_backup_and_the_paper_bring_the_shop_back_to_the_fen(recovery: str, tmp_path: Path) -> None:
    """T13, T25: the book is gone, the keyring and the passphrase as well."""
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        before, debts = everything_in(book), owed(book)
    folder = saved(tmp_path)
    shutil.rmtree(tmp_path / "book")
    restore_backup(tmp_path / "new computer", folder, at("03-06"), "一个新的 口令 吧", recovery)
    with open_book(tmp_path / "new computer", "一个新的 口令 吧") as book:
        assert before["journal"] == (after := everything_in(book)).pop("journal")[:-1]
        assert after == {name: rows for name, rows in before.items() if name != "journal"}
        assert owed(book) == debts == [(1, 36_674)]
        assert check_book(book) == []
        assert [book.scans.get(name) for name in book.scans.names()] == [SCAN]
        a_slip(book.ledger, a_customer(book.ledger, "新来的"), "03-06")


def test_the_manifest_says_where_the_chain_ended_and_names_nobody(recovery: str, tmp_path: Path) -> None:
    """D7: an anchor outside the book; without a name or an amount."""
    folder = saved(tmp_path)
    manifest = json.loads((folder / "backup.json").read_text())
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        sequence, digest = book.ledger.row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1") or (0, b"")
    assert (manifest["sequence"], manifest["head"], manifest["scans"]) == (sequence, digest.hex()[:16], 1)
    assert manifest["ledger_sha256"] == hashlib.sha256((folder / "ledger.db").read_bytes()).hexdigest()
    assert not any("老王" in content.decode("utf-8", "ignore") for content in bytes_of(folder).values())


def test_a_backup_of_work_in_progress_holds_what_was_committed(recovery: str, tmp_path: Path) -> None:
    """M10: the log is not folded in yet, and the book works on afterwards."""
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        number = a_slip(book.ledger, a_customer(book.ledger, "新来的"), "03-05")
        made = back_up(book, tmp_path / "stick", at("03-05"))
        a_slip(book.ledger, a_customer(book.ledger, "后来的"), "03-05")
        assert check_book(book) == []
    restore_backup(tmp_path / "another", made.folder, at("03-06"), PASSPHRASE)
    with open_book(tmp_path / "another", PASSPHRASE) as copy:
        assert copy.ledger.value("SELECT max(number) FROM documents WHERE kind = 'shipment'") == number
        assert check_book(copy) == []


def test_earlier_backups_are_never_touched(recovery: str, tmp_path: Path) -> None:
    first = saved(tmp_path)
    before = bytes_of(first)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        a_slip(book.ledger, a_customer(book.ledger, "新来的"), "03-05")
    second = saved(tmp_path, "03-06")
    with pytest.raises(Refused, match="not empty"):
        saved(tmp_path, "03-06")
    assert bytes_of(first) == before
    assert sorted(one.name for one in (tmp_path / "stick").iterdir()) == sorted([first.name, second.name])


def test_a_backup_inside_the_book_is_refused(recovery: str, tmp_path: Path) -> None:
    before = set(bytes_of(tmp_path / "book"))
    with open_book(tmp_path / "book", PASSPHRASE) as book, pytest.raises(Refused, match="cannot go inside"):
        back_up(book, tmp_path / "book" / "scans", at("03-05"))
    assert set(bytes_of(tmp_path / "book")) | {"in-use"} == before | {"in-use"}


def spoil(file: Path) -> None:
    damaged = bytearray(file.read_bytes())
    damaged[-1] ^= 1
    file.write_bytes(damaged)


@pytest.mark.parametrize("lose", [Path.unlink, spoil])
def test_a_lost_scan_never_keeps_the_ledger_from_being_saved(
    recovery: str, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    """The backup says which paper is missing, and is restored with that and no other gap."""
    (scan,) = (tmp_path / "book" / "scans").iterdir()
    lose(scan)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        (number,) = [found.what for found in check_book(book)]
        made = back_up(book, tmp_path / "stick", at("03-05"))
        debts = owed(book)
    assert (made.missing, made.scans) == ((number,), 0)
    (copy,) = backups_in(tmp_path / "stick")
    assert copy.missing == (number,)
    assert restore_backup(tmp_path / "new", copy.folder, at("03-06"), PASSPHRASE).sequence == copy.sequence
    with open_book(tmp_path / "new", PASSPHRASE) as book:
        assert owed(book) == debts
        assert [found.what for found in check_book(book)] == [number]


def test_a_lost_scan_is_put_back_from_an_earlier_backup(recovery: str, tmp_path: Path) -> None:
    saved(tmp_path)
    (scan,) = (tmp_path / "book" / "scans").iterdir()
    spoil(scan)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        assert back_up(book, tmp_path / "stick", at("03-06")).missing == ()
        assert check_book(book) == []
        assert book.scans.get(scan.name) == SCAN


@pytest.mark.parametrize("paper", ["slip", "statement"])
def test_a_lost_print_is_drawn_again_byte_for_byte(recovery: str, tmp_path: Path, paper: str) -> None:
    """D9: what was frozen is drawn as it was, and its brother, the page that is looked at, comes back as well."""
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        printed = a_paper(book, paper)
        for name in book.scans.names():
            if book.scans.get(name) == printed:
                (book.scans.folder / name).unlink()
        assert [found.proof for found in check_book(book)] == ["prints"]
        assert back_up(book, tmp_path / "stick", at("03-31")).missing == ()
        assert check_book(book) == []
        for name in book.scans.names():
            if book.scans.get(name) == printed:
                spoil(book.scans.folder / name)
        assert a_paper(book, paper) == printed
        assert check_book(book) == []


def test_a_print_that_would_be_drawn_otherwise_stays_missing(
    recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of the program sets its lines otherwise: that is not the paper that was signed."""
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        printed = a_paper(book, "slip")
        (name,) = [name for name in book.scans.names() if book.scans.get(name) == printed]
        (book.scans.folder / name).unlink()
        monkeypatch.setattr(voucher, "draw_voucher", lambda *_: b"%PDF- of another version")
        made = back_up(book, tmp_path / "stick", at("03-31"))
        assert len(made.missing) == 1
        assert "241x140-zh_CN" in made.missing[0]
        with pytest.raises(Unavailable, match="earlier backup"):
            a_paper(book, "slip")


def test_what_others_put_into_the_folder_is_neither_saved_nor_restored(recovery: str, tmp_path: Path) -> None:
    """T13: Windows and macOS leave their files everywhere, and a killed program its drafts."""
    strange = ("Thumbs.db", "desktop.ini", ".DS_Store", "._photo", ".abc.0a1b2c3d.part", "photo.jpg", "a" * 52)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        for name in strange:
            (book.scans.folder / name).write_bytes(b"foreign")
        made = back_up(book, tmp_path / "stick", at("03-05"))
    assert made.scans == len(list((made.folder / "scans").iterdir())) == 1
    for name in strange:
        (made.folder / "scans" / name).write_bytes(b"foreign")
        (made.folder / name).write_bytes(b"foreign")
    (made.folder / "scans" / "a folder").mkdir()
    restore_backup(tmp_path / "new", made.folder, at("03-06"), "一个新的 口令 吧", recovery)
    with open_book(tmp_path / "new", "一个新的 口令 吧") as book:
        assert check_book(book) == []
        assert [book.scans.get(one.name) for one in book.scans.folder.iterdir()] == [SCAN]
    assert {one.name for one in (tmp_path / "new").iterdir()} == {
        "in-use",
        "key.json",
        "last-seen",
        "ledger.db",
        "scans",
    }


def test_a_backup_that_is_being_made_is_not_taken_for_a_leftover(
    recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program clears the same stick at that moment; afterwards no lock file names the user there."""
    real = backup._prove

    def prove(*told: Any) -> None:
        clear_broken_off(tmp_path / "stick")
        real(*told)

    monkeypatch.setattr(backup, "_prove", prove)
    folder = saved(tmp_path)
    assert {one.name for one in folder.iterdir()} == {"backup.json", "key.json", "ledger.db", "scans"}


@pytest.mark.parametrize("step", ["copy_ledger", "write_header", "_copy_scans", "_prove", "write_new", "_manifest"])
def test_a_step_that_fails_leaves_nothing_that_looks_like_a_backup(
    step: str, recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F4, T14: each step of a backup in turn; the next attempt succeeds."""
    first = saved(tmp_path)
    before = bytes_of(tmp_path / "stick")

    def fails(*_: object) -> None:
        raise Unavailable("The stick was pulled out.")

    with monkeypatch.context() as broken:
        broken.setattr(backup, step, fails)
        with pytest.raises(Unavailable):
            saved(tmp_path, "03-06")
    assert bytes_of(tmp_path / "stick") == before
    assert [one.name for one in (tmp_path / "stick").iterdir()] == [first.name]
    assert saved(tmp_path, "03-06").is_dir()


def test_a_copy_that_differs_from_the_book_is_thrown_away(
    recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D11: the disk kept something else than it was given."""

    def kept_badly(ledger: object, target: Path) -> None:
        copy_ledger(ledger, target)  # type: ignore[arg-type]
        content = bytearray(target.read_bytes())
        content[len(content) // 2] ^= 1
        target.write_bytes(content)

    monkeypatch.setattr(backup, "copy_ledger", kept_badly)
    with pytest.raises(Unavailable, match=r"backup|damaged"):
        saved(tmp_path)
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_copy_whose_proofs_fail_is_thrown_away(
    recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = iter([[Disproof("chain", "journal 3")], []])
    monkeypatch.setattr(checking, "check", lambda *_: next(findings))
    with pytest.raises(Unavailable, match=r"not equal to the book and was thrown away"):
        saved(tmp_path)
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_book_that_fails_its_own_check_is_told_apart_from_a_bad_copy(
    recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "check", lambda *_: [Disproof("chain", "journal 3")])
    with pytest.raises(Unavailable, match=r"The book itself"):
        saved(tmp_path)
    assert list((tmp_path / "stick").iterdir()) == []
