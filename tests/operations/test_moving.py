"""A receipt booked to the wrong customer, and an old debt entered wrongly, are put right in one step each."""

from dataclasses import replace

import pytest

from desktop_app.domain.bills import BillLine
from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_yuan, parse_fen
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.operations.bills import Taking, take_lines
from desktop_app.operations.debts import debt
from desktop_app.operations.moving import correct_opening, move_receipt, move_receipt_back, opening_entered
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import allocate, take_payment
from desktop_app.operations.receipts import receipts
from desktop_app.store import bills, documents
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_receipt, a_slip, an_opening, at, on, on_account, still_open

DAYS = ("01-04", "01-05", "01-20", "02-03", "02-10", "03-01")
WRONG = "记错客户"


def figures(book: Ledger, customer: Customer) -> list[tuple[int, ...]]:
    found = [debt(book, customer.id, on(day)) for day in DAYS]
    return [(one.owed_fen, one.overdue_fen, one.on_account_fen, *one.ageing.buckets_fen) for one in found]


def two(book: Ledger) -> tuple[Customer, Customer]:
    """Two of nearly the same name, each with a slip of 5 January."""
    first, second = a_customer(book, "张三建材"), a_customer(book, "章三建材")
    for one in (first, second):
        a_slip(book, one, "01-05", "100")
    return first, second


def test_a_receipt_of_the_wrong_customer_is_the_others_of_the_same_day_way_and_words(book: Ledger) -> None:
    """On no day do two accounts show the same money."""
    first, second = two(book)
    draft = ReceiptDraft(first.id, on("02-03"), 150_00, "微信", "一月的货", remark="老张转", accepted=MEANT)
    wrong = take_payment(book, draft, at("02-03")).result.number
    before = figures(book, first), figures(book, second)

    moved = move_receipt(book, wrong, second.id, WRONG, at("02-10"), "m-1", MEANT).result

    (row,) = receipts(book, on("02-10"), second.id)
    assert (row.number, row.dated, row.amount_fen, row.method, row.remark, row.instruction) == (
        moved.number, on("02-03"), 150_00, "微信", "老张转", "一月的货",
    )  # fmt: skip
    assert (figures(book, first), figures(book, second)) == (before[1], before[0])
    assert move_receipt(book, wrong, second.id, WRONG, at("02-10"), "m-1").result.number == moved.number

    move_receipt_back(book, moved, WRONG, at("02-10"))
    assert (figures(book, first), figures(book, second)) == before


def test_moved_back_the_money_settles_what_it_had_settled_day_by_day(book: Ledger) -> None:
    """It lay on account for a week before it was set against a slip by hand."""
    first, second = two(book)
    other = a_slip(book, first, "01-20", "60")
    wrong = a_receipt(book, first, "02-03", "90", {})
    allocate(book, wrong, part_of(book, other, "40"), on("02-10"), at("02-10"))
    before = figures(book, first)
    moved = move_receipt(book, wrong, second.id, WRONG, at("02-20")).result
    assert on_account(book, first) == "0.00"
    move_receipt_back(book, moved, WRONG, at("02-20"))
    assert figures(book, first) == before
    assert still_open(book, first)[1] == (other, "20.00")


def part_of(book: Ledger, number: str, yuan: str) -> list[Allocation]:
    (item,) = documents.item_ids(book, documents.load_document(book, number).id)
    return [Allocation(item, parse_fen(yuan))]


def test_far_more_than_the_right_customer_owes_is_asked_before_anything_is_moved(book: Ledger) -> None:
    first, second = two(book)
    wrong = a_receipt(book, first, "02-03", "9000")
    with pytest.raises(Doubted):
        move_receipt(book, wrong, second.id, WRONG, at("02-10"))
    assert [row.reversed_by for row in receipts(book, on("02-10"), first.id)] == [""]


def test_what_is_no_receipt_or_is_theirs_already_or_void_is_not_moved(book: Ledger) -> None:
    first, second = two(book)
    slip, wrong = a_slip(book, first, "01-20"), a_receipt(book, first, "02-03", "50")
    with pytest.raises(Refused, match="is not a receipt"):
        move_receipt(book, slip, second.id, WRONG, at("02-10"))
    with pytest.raises(Refused, match="is this customer's already"):
        move_receipt(book, wrong, first.id, WRONG, at("02-10"))
    move_receipt(book, wrong, second.id, WRONG, at("02-10"))
    with pytest.raises(Refused, match="already voided"):
        move_receipt(book, wrong, second.id, WRONG, at("02-10"))


def test_a_wrong_opening_debt_is_opened_and_dated_where_it_belongs_and_keeps_what_was_paid_of_it(book: Ledger) -> None:
    """8,000 of last May was typed as of this May; 3,000 of it was paid since."""
    first, _ = two(book)
    wrong = an_opening(book, first, "2025-12-20", "8000", "2025-12-31")
    a_receipt(book, first, "01-20", "3000", {wrong: "3000"})
    seen = opening_entered(book, wrong)
    assert (seen.dated, seen.due, seen.amount_fen) == (on("2025-12-20"), on("2025-12-31"), 8000_00)

    right = OpeningDraft(first.id, on("2025-05-20"), on("2025-06-30"), 8000_00, "旧本第3页")
    made = correct_opening(book, wrong, right, "日期记错", at("02-10")).result

    assert still_open(book, first, "2025-06-01") == [(made.number, "8000.00")]
    assert (made.number, "5000.00") in still_open(book, first, "02-10")
    assert wrong not in dict(still_open(book, first, "01-19"))
    assert format_yuan(debt(book, first.id, on("01-19")).ageing.buckets_fen[-1]) == "8,000.00"

    correct_opening(book, made.number, seen, "还是原来的对", at("02-10"))
    assert "5000.00" in dict(still_open(book, first, "02-10")).values()
    assert still_open(book, first, "2025-06-01") == []


def test_an_opening_debt_of_the_wrong_customer_goes_to_the_right_one_and_its_money_stays(book: Ledger) -> None:
    first, second = two(book)
    wrong = an_opening(book, first, "2025-12-20", "800", "2025-12-31")
    a_receipt(book, first, "01-20", "300", {wrong: "300"})
    correct_opening(
        book, wrong, OpeningDraft(second.id, on("2025-12-20"), None, 800_00, submission="o-1"), WRONG, at("02-10")
    )
    assert (on_account(book, first), on_account(book, second)) == ("300.00", "0.00")
    assert (
        dict(still_open(book, second)).popitem()[1] == "100.00" or "800.00" in dict(still_open(book, second)).values()
    )
    again = OpeningDraft(second.id, on("2025-12-20"), None, 800_00, submission="o-1")
    assert correct_opening(book, wrong, again, WRONG, at("02-10")).changes == frozenset()
    with pytest.raises(Refused, match="is not an opening debt"):
        opening_entered(book, a_slip(book, first, "02-10"))


def test_a_number_that_another_paper_has_is_asked_about_and_its_own_is_not(book: Ledger) -> None:
    first, _ = two(book)
    draft = OpeningDraft(first.id, on("2025-12-20"), None, 800_00, "旧本第3页")
    wrong = record_opening(book, draft, at("01-10")).result
    record_opening(book, replace(draft, reference="旧本第4页"), at("01-10"))
    with pytest.raises(Doubted):
        correct_opening(book, wrong, replace(draft, reference="旧本第4页"), WRONG, at("02-10"))
    made = correct_opening(book, wrong, replace(draft, amount_fen=900_00), WRONG, at("02-10")).result
    assert (made.number, "900.00") in still_open(book, first)


def test_a_void_opening_debt_is_not_corrected_once_more(book: Ledger) -> None:
    first, _ = two(book)
    wrong = an_opening(book, first, "2025-12-20", "800")
    right = OpeningDraft(first.id, on("2025-11-20"), None, 800_00)
    correct_opening(book, wrong, right, WRONG, at("02-10"))
    with pytest.raises(Refused, match="already voided"):
        correct_opening(book, wrong, right, WRONG, at("02-10"))


def test_the_line_of_a_bill_goes_along_with_its_receipt_and_is_booked_once_for_ever(book: Ledger) -> None:
    """N17: also after the move, and after it was moved back."""
    first, second = two(book)
    line = BillLine("wechat 1000050001202602030000000001", 17, on("02-03"), 60_00, "小张")
    (claimed,) = take_lines(book, [Taking(line, first.id, "微信")], at("02-03")).result
    moved = move_receipt(book, claimed.number, second.id, WRONG, at("02-10")).result
    assert bills.taken(book) == {line.key: moved.number}
    (again,) = take_lines(book, [Taking(line, first.id, "微信")], at("02-11")).result
    assert again.number == moved.number
    back = move_receipt_back(book, moved, WRONG, at("02-12")).result
    assert bills.taken(book) == {line.key: back}
