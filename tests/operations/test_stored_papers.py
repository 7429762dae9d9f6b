"""What was printed is what is printed again, and no paper has a life before it was made (O7, N13, R030)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.papers import VoucherPaper, mark_printed, mark_signed, statement_pdfs, voucher_pdf
from tests.operations.builders import OPENED, SHOP, a_customer, a_slip, at, on

PASSPHRASE = "四川 建材 2026"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with one slip of 2 March."""
    create_book(tmp_path / "book", SHOP, at(OPENED), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as opened:
        a_slip(opened.ledger, a_customer(opened.ledger), "03-02")
        yield opened


SLIP = "SHD-2026-00001"


def test_a_row_that_names_another_print_is_told_and_never_printed(book: Book) -> None:
    """O7: the stored bytes are whole, but they are not those of this row."""
    voucher_pdf(book, SLIP, VoucherPaper.A5, "zh_CN", at("03-02"))
    book.ledger.write("DROP TRIGGER prints_update_sealed")
    book.ledger.write("UPDATE prints SET sha256 = ?", ("0" * 64,))
    with pytest.raises(Unavailable, match=f"{SLIP} is not the one that was printed"):
        voucher_pdf(book, SLIP, VoucherPaper.A5, "zh_CN", at("03-03"))
    assert {"prints", "seals"} <= {finding.proof for finding in check_book(book)}


def test_a_statement_the_book_does_not_know_cannot_be_printed(book: Book) -> None:
    with pytest.raises(Refused, match="no statement DZD-2026-00001"):
        list(statement_pdfs(book, ["DZD-2026-00001"], "zh_CN", at("03-02")))
    assert book.ledger.value("SELECT count(*) FROM prints") == 0


@pytest.mark.parametrize("day", ["03-01", "03-06", "2926-03-02"])
def test_a_paper_is_printed_and_signed_between_its_day_and_today(book: Book, day: str) -> None:
    """R030."""
    for act in (mark_printed, mark_signed):
        with pytest.raises(Refused):
            act(book, SLIP, on(day), at("03-05"))
    assert book.ledger.value("SELECT count(*) FROM paper_events") == 0
