"""The whole book is proven, with the papers and scans beside the ledger (O7, T20)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.documents.voucher import VoucherPaper
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.papers import mark_signed, voucher_pdf
from desktop_app.store.checking import Disproof
from tests.operations.builders import SHOP, a_customer, a_slip, at, on

PASSPHRASE = "四川 建材 2026"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with one slip, printed and signed."""
    create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as opened:
        number = a_slip(opened.ledger, a_customer(opened.ledger), "03-01")
        voucher_pdf(opened, number, next(iter(VoucherPaper)), "zh_CN", at("03-01"))
        mark_signed(opened, number, on("03-02"), at("03-02"), b"\xff\xd8 scan")
        yield opened


def blob(book: Book, table: str) -> Path:
    return book.scans.folder / str(book.ledger.value(f"SELECT blob FROM {table}"))


def test_a_book_with_its_papers_and_scans_is_proven(book: Book) -> None:
    assert check_book(book) == []


@pytest.mark.parametrize("table", ["prints", "paper_events"])
@pytest.mark.parametrize("damage", ["gone", "one bit", "empty", "another's"])
def test_a_paper_or_scan_that_is_gone_or_altered_is_named(table: str, damage: str, book: Book) -> None:
    """O7, F14: each stored sheet and each signed copy."""
    file = blob(book, table)
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    other = blob(book, "prints" if table == "paper_events" else "paper_events").read_bytes()
    match damage:
        case "gone":
            file.unlink()
        case "one bit":
            file.write_bytes(content)
        case "empty":
            file.write_bytes(b"")
        case _:
            file.write_bytes(other)
    (finding,) = check_book(book)
    assert isinstance(finding, Disproof)
    assert "SHD-2026-00001" in finding.what


def test_a_row_altered_in_the_ledger_is_named_as_well(book: Book) -> None:
    book.ledger.write("UPDATE balances SET balance_fen = 0")
    assert {finding.proof for finding in check_book(book)} == {"projection"}
