"""A book that may not be written into is looked at, printed and exported; whatever would write is refused (U30, F9)."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from desktop_app.documents.voucher import VoucherPaper
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Obstacle, Refused, Said, Unavailable
from desktop_app.operations.backup import back_up
from desktop_app.operations.book_thread import BookThread
from desktop_app.operations.books import Book, create_book, look_at_book, open_book, open_or_look_at_book
from desktop_app.operations.customers import add_customer
from desktop_app.operations.drafts import Draft, keep_draft
from desktop_app.operations.exporting import export_report
from desktop_app.operations.papers import mark_printed, mark_signed, voucher_pdf
from desktop_app.store.checking import check
from desktop_app.system.lock import sole_use
from tests.operations.builders import SHOP, a_customer, a_receipt, a_slip, at, on

PASSPHRASE = "四川 建材 2026"
WHY = Unavailable("The book in {folder} is away.", folder="book").kept_by(Obstacle.WRITE_PROTECTED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a slip, its printed voucher, and another slip that was never drawn."""
    create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        customer = a_customer(book.ledger)
        voucher_pdf(book, a_slip(book.ledger, customer, "03-01", "500"), VoucherPaper.A5, "en", at("03-01"))
        a_slip(book.ledger, customer, "03-02", "70")
    return tmp_path / "book"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def numbers(book: Book) -> list[str]:
    return [number for (number,) in book.ledger.rows("SELECT number FROM documents ORDER BY id")]


# ── when it is looked at ─────────────────────────────────────────────────────────────────────────
def in_use(folder: Path, stack: ExitStack) -> None:
    stack.enter_context(sole_use(folder))


def damaged(folder: Path, _: ExitStack) -> None:
    """The last page is rubbish; most of the book can still be read."""
    with (folder / "ledger.db").open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(os.urandom(4096))


def missing(folder: Path, _: ExitStack) -> None:
    old = (folder / "ledger.db").read_bytes()
    with open_book(folder, PASSPHRASE) as book:
        a_slip(book.ledger, a_customer(book.ledger, "后来的"), "03-03")
    (folder / "ledger.db").write_bytes(old)


def a_backup(folder: Path, _: ExitStack) -> None:
    with open_book(folder, PASSPHRASE) as book:
        made = back_up(book, folder.parent / "stick", at("03-03")).folder
    shutil.rmtree(folder)
    shutil.copytree(made, folder)


OBSTACLES: dict[Obstacle, Callable[[Path, ExitStack], None]] = {
    Obstacle.IN_USE: in_use,
    Obstacle.MISSING: missing,
    Obstacle.BACKUP: a_backup,
}


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_what_keeps_a_book_shut_lets_it_be_looked_at(obstacle: Obstacle, folder: Path) -> None:
    """U30, F9: everything in it is shown, and not a byte of the folder changes."""
    with ExitStack() as stack:
        OBSTACLES[obstacle](folder, stack)
        before = bytes_of(folder)
        with open_or_look_at_book(folder, PASSPHRASE) as book:
            assert book.looked_at is not None
            assert book.looked_at.obstacle is obstacle
            assert numbers(book) == ["SHD-2026-00001", "SHD-2026-00002"]
        assert bytes_of(folder) == before


def test_a_book_that_another_program_writes_into_shows_what_is_in_its_log(folder: Path) -> None:
    """U30: up to the last entry, although that is not in the ledger's file yet."""
    with open_book(folder, PASSPHRASE) as working:
        newest = a_slip(working.ledger, a_customer(working.ledger, "后来的"), "03-03")
        with open_or_look_at_book(folder, PASSPHRASE) as book:
            assert numbers(book)[-1] == newest
        a_slip(working.ledger, a_customer(working.ledger, "再后来"), "03-04")
        assert check(working.ledger) == []


def test_a_book_that_opens_is_opened(folder: Path) -> None:
    with open_or_look_at_book(folder, PASSPHRASE) as book:
        assert book.looked_at is None
        a_slip(book.ledger, a_customer(book.ledger, "后来的"), "03-03")


def test_what_does_not_only_hinder_writing_is_refused_as_ever(folder: Path) -> None:
    with pytest.raises(Refused, match="passphrase is wrong"), open_or_look_at_book(folder, "错的 口令 三个"):
        pytest.fail("it opened")


# ── what can be done in it ───────────────────────────────────────────────────────────────────────
@contextmanager
def a_look(folder: Path) -> Iterator[Book]:
    with look_at_book(folder, WHY, PASSPHRASE) as book:
        yield book


WRITING: dict[str, Callable[[Book], object]] = {
    "a customer": lambda book: add_customer(book.ledger, Customer("新来的"), at("03-03")),
    "a receipt": lambda book: a_receipt(book.ledger, the_customer(book), "03-03", "10"),
    "a sheet that was printed": lambda book: mark_printed(book, "SHD-2026-00001", on("03-03"), at("03-03")),
    "a signed copy": lambda book: mark_signed(book, "SHD-2026-00001", on("03-03"), at("03-03"), b"\xff\xd8 photo"),
    "a draft": lambda book: keep_draft(book.ledger, Draft("slip", "1", "{}", at("03-03").now)),
}


def the_customer(book: Book) -> Customer:
    from desktop_app.store.customers import load_customer

    return load_customer(book.ledger, 1)


@pytest.mark.parametrize("what", WRITING)
def test_whatever_would_write_is_refused_with_the_reason(what: str, folder: Path) -> None:
    """One flag that every door meets, in the words of what keeps the book shut."""
    before = bytes_of(folder)
    with a_look(folder) as book:
        with pytest.raises(Said, match=r"Nothing was entered: the book can only be looked at now. The book .* away"):
            WRITING[what](book)
        assert check(book.ledger) == []
    assert bytes_of(folder) == before


def test_nothing_is_written_past_the_flag_either(folder: Path) -> None:
    """The database itself refuses, should an operation ever forget to ask."""
    with pytest.raises(Unavailable, match="can only be read"), a_look(folder) as book:
        book.ledger.write("DELETE FROM drafts")


def test_papers_are_printed_those_that_were_and_those_that_were_not(folder: Path) -> None:
    """The same bytes again; what was never drawn is drawn and not kept."""
    with open_book(folder, PASSPHRASE) as book:
        printed = voucher_pdf(book, "SHD-2026-00001", VoucherPaper.A5, "en", at("03-03"))
    before = bytes_of(folder)
    with a_look(folder) as book:
        assert voucher_pdf(book, "SHD-2026-00001", VoucherPaper.A5, "en", at("03-03")) == printed
        assert voucher_pdf(book, "SHD-2026-00002", VoucherPaper.A5, "en", at("03-03")).startswith(b"%PDF")
    assert bytes_of(folder) == before


def test_a_report_is_exported(folder: Path, tmp_path: Path) -> None:
    with a_look(folder) as book:
        assert export_report(book.ledger, "balances", tmp_path / "balances.xlsx", at("03-03"), str) == 1
    assert (tmp_path / "balances.xlsx").stat().st_size > 0


def test_a_look_makes_no_backup(folder: Path, tmp_path: Path) -> None:
    """It may lack entries, and rotation would keep it instead of a good one."""
    with a_look(folder) as book, pytest.raises(Unavailable, match="is away"):
        back_up(book, tmp_path / "stick", at("03-03"))
    assert not (tmp_path / "stick").exists()


def test_a_book_in_which_damage_is_found_is_only_looked_at_from_then_on(folder: Path) -> None:
    """D18: entered into no further; what can be read still is."""
    with open_book(folder, PASSPHRASE) as book:
        for _ in range(30):
            a_slip(book.ledger, the_customer(book), "03-03")
    thread = BookThread()
    try:
        thread.open(folder, PASSPHRASE).result()
        assert thread.ask(count_of_customers).result() == 1
        with (folder / "ledger.db").open("r+b") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(10 * 4096)
            file.write(os.urandom(size - 10 * 4096))
        with pytest.raises(Unavailable, match="is damaged"):
            thread.ask(lambda book: book.ledger.rows("SELECT * FROM papers")).result()
        with pytest.raises(Unavailable, match=r"Nothing was entered.* is damaged"):
            thread.ask(lambda book: keep_draft(book.ledger, Draft("slip", "1", "{}", at("03-03").now))).result()
        assert thread.ask(count_of_customers).result() == 1
    finally:
        thread.end()


def count_of_customers(book: Book) -> int:
    return int(book.ledger.value("SELECT count(*) FROM customers"))
