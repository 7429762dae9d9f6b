"""Papers are frozen when posted, drawn once, and reprinted from the store."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.finding import find
from desktop_app.operations.paper_rows import check_paper
from desktop_app.operations.papers import (
    VoucherPaper,
    mark_printed,
    mark_signed,
    statement_pdfs,
    voucher_pdf,
)
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store import papers
from tests.documents.reading import text_of
from tests.operations.builders import OPENED, SHOP, a_customer, a_receipt, a_return, a_slip, at, on

PASSPHRASE = "四个字的口令 four words"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    create_book(tmp_path / "book", SHOP, at(OPENED), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as opened:
        yield opened


def fingerprint_of(book: Book, number: str) -> str:
    return str(book.ledger.value("SELECT fingerprint FROM papers WHERE number = ?", (number,)))


def test_a_voucher_is_reprinted_byte_for_byte_whatever_changed_since(book: Book) -> None:
    """N13, D9, R030."""
    customer = a_customer(book.ledger)
    slip = a_slip(book.ledger, customer, "03-02")
    first = voucher_pdf(book, slip, VoucherPaper.A5, "zh_CN", at("03-02"))
    edit_customer(book.ledger, customer.__class__("改了名的客户", id=customer.id, code=customer.code), at("03-03"))
    assert voucher_pdf(book, slip, VoucherPaper.A5, "zh_CN", at("03-04")) == first
    assert first.startswith(b"%PDF")


def test_a_slip_first_printed_after_the_customer_was_renamed_bears_the_name_of_its_day(book: Book) -> None:
    """D9, N13: sold and signed for under the old name; the shop's new address came later too."""
    customer = a_customer(book.ledger)
    slip = a_slip(book.ledger, customer, "03-02")
    edit_customer(book.ledger, replace(customer, name="改了名的客户"), at("03-03"))
    edit_shop(book.ledger, replace(shop_of(book.ledger), address="新开的店面 8 号"), at("03-03"))
    for paper in VoucherPaper:
        said = text_of(voucher_pdf(book, slip, paper, "zh_CN", at("03-04")))
        assert "老王建材" in said
        assert "改了名的客户" not in said
        assert "新开的店面" not in said


def test_a_statement_first_printed_after_the_customer_was_renamed_bears_the_name_of_its_day(book: Book) -> None:
    """D9, N13: what is printed is what the fingerprint was taken of."""
    customer = a_customer(book.ledger)
    a_slip(book.ledger, customer, "03-02")
    number = issue_statement(book.ledger, customer.id, on("03-01"), at("04-01")).result.number
    edit_customer(book.ledger, replace(customer, name="改了名的客户"), at("04-02"))
    ((_, drawn),) = statement_pdfs(book, [number], "zh_CN", at("04-03"))
    assert "老王建材" in text_of(drawn)
    assert "改了名的客户" not in text_of(drawn)


def test_each_paper_and_language_is_kept_on_its_own(book: Book) -> None:
    slip = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    drawn = {
        voucher_pdf(book, slip, paper, language, at("03-02")) for paper in VoucherPaper for language in ("zh_CN", "en")
    }
    assert len(drawn) == len(papers.all_prints(book.ledger)) == 6


def test_a_return_and_a_receipt_have_a_paper_and_what_voids_one_has_none(book: Book) -> None:
    customer = a_customer(book.ledger)
    slip = a_slip(book.ledger, customer, "03-02")
    back = a_return(book.ledger, customer, "03-03", "20", slip)
    assert voucher_pdf(book, back, VoucherPaper.A4, "zh_CN", at("03-03"))
    receipt = a_receipt(book.ledger, customer, "03-04", "10")
    assert voucher_pdf(book, receipt, VoucherPaper.A4, "zh_CN", at("03-04"))
    void_document(book.ledger, receipt, on("03-05"), "记错了", at("03-05"))
    mirror = str(book.ledger.value("SELECT number FROM documents WHERE kind = 'reversal'"))
    with pytest.raises(Refused, match=mirror):
        voucher_pdf(book, mirror, VoucherPaper.A4, "zh_CN", at("03-05"))


def test_statements_of_a_batch_are_drawn_once_and_given_back_in_order(book: Book) -> None:
    """R066."""
    numbers = []
    for name in ("甲", "乙", "丙"):
        customer = a_customer(book.ledger, name)
        a_slip(book.ledger, customer, "03-02")
        numbers.append(issue_statement(book.ledger, customer.id, on("03-01"), at("04-01")).result.number)
    some = dict(statement_pdfs(book, numbers[1:2], "zh_CN", at("04-01")))
    everything = dict(statement_pdfs(book, numbers, "zh_CN", at("04-02")))
    assert list(everything) == numbers
    assert everything[numbers[1]] == some[numbers[1]]
    assert dict(statement_pdfs(book, numbers, "zh_CN", at("04-03"))) == everything


def test_the_sixteen_characters_on_a_paper_name_its_document(book: Book) -> None:
    """T22: yes for ours in any grouping, no for one wrong character."""
    slip = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    printed = fingerprint_of(book, slip)
    found = check_paper(book.ledger, f"{printed[:4]} {printed[4:8].lower()}-{printed[8:]}", on("03-02"))
    assert found is not None
    assert (found.number, found.customer, found.amount_fen) == (slip, "老王建材", 10_000)
    wrong = "A" if printed[0] != "A" else "B"
    assert check_paper(book.ledger, wrong + printed[1:], on("03-02")) is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [("K7QX ABCD 2345", "has 16 characters; these are 12"), ("K7QX ABCD 2341 MNOP", "“1” is not in any check code")],
)
def test_what_cannot_be_a_check_code_is_told(book: Book, typed: str, told: str) -> None:
    """T22: a 1 read for an I is no "not ours"."""
    with pytest.raises(Refused, match=told):
        check_paper(book.ledger, typed, on("03-02"))


def test_a_paper_is_found_by_its_check_code_in_the_search(book: Book) -> None:
    """U39, N13."""
    slip = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    hits = find(book.ledger, fingerprint_of(book, slip).lower())
    assert [hit.number for hit in hits] == [slip]


def test_a_slip_printed_awaits_its_signature_until_the_scan_is_back(book: Book) -> None:
    """R030, N04, D10."""
    slip = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    assert papers.unsigned(book.ledger, on("03-10")) == []
    mark_printed(book, slip, on("03-02"), at("03-02"))
    assert [(count, oldest) for _, count, oldest in papers.unsigned(book.ledger, on("03-10"))] == [(1, on("03-02"))]
    mark_signed(book, slip, on("03-09"), at("03-09"), scan=b"photo of the signed slip")
    assert papers.unsigned(book.ledger, on("03-10")) == []
    assert len(papers.unsigned(book.ledger, on("03-08"))) == 1
    assert [book.scans.get(name) for name in book.scans.names()] == [b"photo of the signed slip"]


def test_an_unknown_paper_cannot_be_signed(book: Book) -> None:
    with pytest.raises(Refused, match="SHD-2026-00099"):
        mark_signed(book, "SHD-2026-00099", on("03-02"), at("03-02"))


def test_a_stored_paper_that_was_changed_is_named_and_printed_as_it_was(book: Book) -> None:
    """O7, F14: what was altered is never printed; the paper is drawn again byte for byte."""
    slip = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    printed = voucher_pdf(book, slip, VoucherPaper.A5, "zh_CN", at("03-02"))
    assert check_book(book) == []
    (stored,) = book.scans.names()
    (book.scans.folder / stored).write_bytes(b"QZB1 something else entirely")
    assert [finding.what for finding in check_book(book)] == [f"{slip} (a5-zh_CN)"]
    assert voucher_pdf(book, slip, VoucherPaper.A5, "zh_CN", at("03-03")) == printed
    assert check_book(book) == []
