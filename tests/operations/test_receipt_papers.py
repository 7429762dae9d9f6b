"""A receipt's paper is frozen as the money is posted, made when it is asked for, and stays with the customer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.papers import PaperKind, PaperState
from desktop_app.domain.receipt_paper import PaidSlip, ReceiptPaper
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.importing import ImportKind, Preview, preview_file
from desktop_app.operations.mending import draw_again
from desktop_app.operations.paper_kinds import frozen_paper
from desktop_app.operations.paper_rows import check_paper, paper_row, paper_rows
from desktop_app.operations.paper_runs import paper_bytes, printed_well
from desktop_app.operations.receipts import receipts
from desktop_app.operations.taking_back import void_document
from desktop_app.store import papers, snapshots
from tests.operations.builders import OPENED, SHOP, a_customer, a_receipt, a_slip, at, on
from tests.operations.one_table import import_preview

PASSPHRASE = "四川 建材 2026"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    create_book(tmp_path / "book", SHOP, at(OPENED), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as opened:
        yield opened


def paid(book: Book) -> tuple[str, str]:
    """Wang owes 1,000.00 and pays 1,200.00; the slip and the receipt."""
    wang = a_customer(book.ledger)
    slip = a_slip(book.ledger, wang, "03-02", "1000")
    return slip, a_receipt(book.ledger, wang, "03-20", "1200")


def test_it_says_what_was_paid_and_what_was_owed_before_and_after(book: Book) -> None:
    slip, receipt = paid(book)
    found = snapshots.load(book.ledger, receipt, ReceiptPaper)
    assert found is not None
    told, code = found
    assert (told.total_fen, told.method, told.on_account_fen) == (1_200_00, "微信", 200_00)
    assert told.paid == (PaidSlip(slip, on("03-02"), 1_000_00),)
    assert (told.previous_fen, told.balance_fen) == (1_000_00, -200_00)
    checked = check_paper(book.ledger, code, on("03-20"))
    assert checked is not None
    assert (checked.number, checked.kind) == (receipt, PaperKind.RECEIPT)
    assert check_book(book) == []


def test_what_the_customer_took_along_is_no_lower_after_the_money_is_spread_anew(book: Book) -> None:
    """D9: posted is final; the same paper gives the same bytes though the slip it paid is void since."""
    slip, receipt = paid(book)
    first = paper_bytes(book, paper_row(book.ledger, receipt, on("03-20")), "a5", "zh_CN", at("03-20"))
    void_document(book.ledger, slip, on("03-21"), "开错了", at("03-21"))
    assert paper_bytes(book, paper_row(book.ledger, receipt, on("03-21")), "a5", "zh_CN", at("03-21")) == first
    (made,) = papers.all_prints(book.ledger)
    assert draw_again(book, made) == first, "a lost file is drawn again byte for byte"


def test_only_receipts_that_were_asked_for_are_listed_and_none_is_awaited_back(book: Book) -> None:
    """U43: the pile of papers that are out for signature holds no receipt."""
    slip, receipt = paid(book)
    assert [one.number for one in paper_rows(book.ledger, on("03-20"))] == [slip]
    row = paper_row(book.ledger, receipt, on("03-20"))
    assert (row.state, row.amount_fen) == (PaperState.NOT_PRINTED, 1_200_00)
    paper_bytes(book, row, "241x140", "zh_CN", at("03-20"))
    printed_well(book, [receipt], at("03-20"))
    listed = {one.number: one.state for one in paper_rows(book.ledger, on("03-20"))}
    assert listed == {slip: PaperState.NOT_PRINTED, receipt: PaperState.HANDED_OVER}
    assert papers.unsigned(book.ledger, on("03-20")) == []


def test_of_a_void_receipt_no_new_paper_is_made(book: Book) -> None:
    _, receipt = paid(book)
    void_document(book.ledger, receipt, on("03-21"), "记错了", at("03-21"))
    row = paper_row(book.ledger, receipt, on("03-21"))
    assert row.state is PaperState.REVERSED
    with pytest.raises(Refused, match="was voided"):
        paper_bytes(book, row, "a5", "zh_CN", at("03-21"))


def test_money_handed_over_with_a_slip_is_said_to_stand_on_that_slips_paper(book: Book) -> None:
    """U49: nobody is told to check a number that is right."""
    slip = a_slip(book.ledger, a_customer(book.ledger), "03-02", "1000", paid="400")
    (receipt,) = receipts(book.ledger, on("03-02"))
    said = f"{receipt.number} is the money handed over with {slip}; it is on that paper"
    with pytest.raises(Refused, match=said):
        paper_row(book.ledger, receipt.number, on("03-02"))
    with pytest.raises(Refused, match=said):
        frozen_paper(book.ledger, receipt.number)


def test_of_an_imported_receipt_it_is_said_that_it_has_no_paper(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "收款.csv"
    file.write_text("客户,日期,金额\n老王建材,2026-03-05,100\n", encoding="utf-8")
    a_customer(book.ledger)
    seen = preview_file(book.ledger, file, ImportKind.RECEIPTS, on("03-10"))
    assert isinstance(seen, Preview)
    import_preview(book.ledger, seen, "收款.csv", at("03-10"))
    (receipt,) = receipts(book.ledger, on("03-10"))
    with pytest.raises(Refused, match=f"{receipt.number} has no paper: it was imported"):
        paper_row(book.ledger, receipt.number, on("03-10"))


def test_a_number_of_nothing_is_to_be_checked(book: Book) -> None:
    with pytest.raises(Refused, match="There is no paper XX-1"):
        frozen_paper(book.ledger, "XX-1")
