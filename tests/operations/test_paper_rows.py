"""The list of papers: vouchers and statements, from unprinted to signed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.statements import StatementState
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.paper_rows import PaperKind, PaperRow, PaperState, paper_rows, scan_of
from desktop_app.operations.papers import mark_printed, mark_signed
from desktop_app.operations.reversals import reverse_document
from desktop_app.operations.statements import Answer, answer_statement, issue_statement, mark_sent
from desktop_app.system import keys
from desktop_app.system.passphrase import Method, Stretch
from tests.operations.builders import OPENED, SHOP, a_customer, a_receipt, a_return, a_slip, at, on

PASSPHRASE = "四川 建材 2026"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    monkeypatch.setattr(keys, "new_stretch", lambda: Stretch(Method.ARGON2ID, 2**13, 1, 1, os.urandom(16)))
    create_book(tmp_path / "book", SHOP, at(OPENED), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as opened:
        yield opened


def row_of(book: Book, number: str, day: str) -> PaperRow:
    (found,) = [row for row in paper_rows(book.ledger, on(day)) if row.number == number]
    return found


def test_vouchers_and_statements_stand_together_newest_first(book: Book) -> None:
    wang, li = a_customer(book.ledger), a_customer(book.ledger, "李记五金")
    slip = a_slip(book.ledger, wang, "03-02", "100")
    back = a_return(book.ledger, wang, "03-02", "20", slip)
    a_receipt(book.ledger, wang, "03-03", "10")
    statement = issue_statement(book.ledger, wang.id, on("03-01"), at("04-01")).result.number
    other = a_slip(book.ledger, li, "04-01", "50")
    found = [(row.number, row.kind, row.customer, row.amount_fen) for row in paper_rows(book.ledger, on("04-02"))]
    assert found == [
        (other, PaperKind.VOUCHER, "李记五金", 5_000),
        (statement, PaperKind.STATEMENT, "老王建材", 7_000),
        (back, PaperKind.VOUCHER, "老王建材", 2_000),
        (slip, PaperKind.VOUCHER, "老王建材", 10_000),
    ]
    of_one = paper_rows(book.ledger, on("04-02"), wang.id, since=on("04-01"))
    assert [(row.number, row.customer_id) for row in of_one] == [(statement, wang.id)]
    assert (of_one[0].dated, of_one[0].period_from, of_one[0].period_to) == (on("04-01"), on("03-01"), on("03-31"))
    assert (row_of(book, slip, "04-02").period_from, row_of(book, slip, "04-02").period_to) == (None, None)
    assert [row.number for row in paper_rows(book.ledger, on("03-31"))] == [back, slip]


def test_a_voucher_goes_from_the_printer_to_the_customer_and_back_signed(book: Book) -> None:
    """U43, U44, R030."""
    slip = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    for day in ("03-03", "03-05"):
        mark_printed(book, slip, on(day), at(day))
    mark_signed(book, slip, on("03-09"), at("03-09"), scan=b"front")
    mark_signed(book, slip, on("03-10"), at("03-10"), scan=b"back")
    states = {day: row_of(book, slip, day).state for day in ("03-02", "03-03", "03-08", "03-09")}
    assert states == {
        "03-02": PaperState.NOT_PRINTED,
        "03-03": PaperState.PRINTED,
        "03-08": PaperState.PRINTED,
        "03-09": PaperState.SIGNED,
    }
    row = row_of(book, slip, "03-10")
    assert (row.printed, row.printed_on, row.signed_on) == (2, on("03-05"), on("03-09"))
    assert [scan_of(book, blob) for blob in row.scans] == [b"front", b"back"]
    assert len(row_of(book, slip, "03-09").scans) == 1


def test_a_reversed_slip_leaves_nothing_to_sign(book: Book) -> None:
    """Case 9."""
    slip = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    mark_printed(book, slip, on("03-02"), at("03-02"))
    reverse_document(book.ledger, slip, on("03-04"), "开错单", at("03-04"))
    assert row_of(book, slip, "03-03").state is PaperState.PRINTED
    assert row_of(book, slip, "03-04").state is PaperState.REVERSED


def test_the_paper_of_a_slip_dated_ahead_is_printed_from_the_day_it_was_posted(book: Book) -> None:
    """R030: the sheet goes with the goods, so it is there before them; but not before it was written."""
    wang = a_customer(book.ledger)
    slip = a_slip(book.ledger, wang, "03-10", entered="03-05")
    assert row_of(book, slip, "03-05").state is PaperState.NOT_PRINTED
    assert paper_rows(book.ledger, on("03-04")) == []
    with pytest.raises(Refused, match="did not exist yet"):
        mark_printed(book, slip, on("03-04"), at("03-06"))
    mark_printed(book, slip, on("03-05"), at("03-05"))
    assert row_of(book, slip, "03-05").state is PaperState.PRINTED
    reverse_document(book.ledger, slip, on("03-10"), "不要了", at("03-06"))
    assert row_of(book, slip, "03-06").state is PaperState.REVERSED


def test_a_statement_waits_for_its_answer_and_silence_is_none(book: Book) -> None:
    """N03, 民法典 140."""
    wang = a_customer(book.ledger)
    a_slip(book.ledger, wang, "03-02")
    number = issue_statement(book.ledger, wang.id, on("03-01"), at("04-01")).result.number
    mark_sent(book.ledger, number, on("04-02"), at("04-02"))
    answer_statement(book.ledger, number, Answer(StatementState.AGREED, on("04-12")), at("04-12"))
    mark_signed(book, number, on("04-15"), at("04-15"))
    states = {day: row_of(book, number, day).state for day in ("04-01", "04-02", "04-08", "04-09", "04-12", "04-15")}
    assert states == {
        "04-01": PaperState.NOT_PRINTED,
        "04-02": PaperState.PRINTED,
        "04-08": PaperState.PRINTED,
        "04-09": PaperState.UNANSWERED,
        "04-12": PaperState.AGREED,
        "04-15": PaperState.SIGNED,
    }


def test_a_statement_the_customer_denies_differs_even_with_a_signature(book: Book) -> None:
    """Case 10: the last answer counts."""
    wang = a_customer(book.ledger)
    a_slip(book.ledger, wang, "03-02")
    number = issue_statement(book.ledger, wang.id, on("03-01"), at("04-01")).result.number
    mark_printed(book, number, on("04-01"), at("04-01"))
    mark_signed(book, number, on("04-03"), at("04-03"), scan=b"signed, with a remark")
    answer_statement(book.ledger, number, Answer(StatementState.DIFFERS, on("04-03"), 100), at("04-03"))
    row = row_of(book, number, "04-03")
    assert (row.state, row.printed, len(row.scans)) == (PaperState.DIFFERS, 1, 1)


def test_a_scan_whose_file_is_gone_is_told(book: Book) -> None:
    slip = a_slip(book.ledger, a_customer(book.ledger), "03-02")
    mark_signed(book, slip, on("03-03"), at("03-03"), scan=b"photo")
    (blob,) = row_of(book, slip, "03-03").scans
    (book.scans.folder / blob).unlink()
    with pytest.raises(Unavailable, match="missing"):
        scan_of(book, blob)


def test_the_papers_of_many_customers_take_one_query(book: Book) -> None:
    for name in ("甲", "乙", "丙"):
        a_slip(book.ledger, a_customer(book.ledger, name), "03-02")
    statements: list[str] = []
    book.ledger.connection().set_trace_callback(statements.append)
    assert len(paper_rows(book.ledger, on("03-02"))) == 3
    book.ledger.connection().set_trace_callback(None)
    assert len(statements) == 1
