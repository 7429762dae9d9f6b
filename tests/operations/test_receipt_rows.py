"""The list of receipts, and how each is spread."""

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_fen, parse_fen
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.operations.payments import take_payment
from desktop_app.operations.receipts import ReceiptRow, last_method, open_credits, receipts, settled
from desktop_app.operations.taking_back import undo_allocation, void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import ONE_BEHIND, a_customer, a_receipt, a_return, a_slip, at, on


def spread(row: ReceiptRow) -> tuple[str, str]:
    return format_fen(row.allocated_fen), format_fen(row.on_account_fen)


def shares(book: Ledger, number: str) -> list[tuple[str, int, str]]:
    return [(one.number, one.part, format_fen(one.amount_fen)) for one in settled(book, number)]


def test_receipts_stand_newest_first_with_what_they_settle_and_what_is_on_account(book: Ledger) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    a_slip(book, wang, "03-02", "60")
    first = a_receipt(book, wang, "03-03", "100")
    second = a_receipt(book, li, "03-04", "5")
    found = receipts(book, on("03-05"))
    assert [(row.number, row.customer, row.method, *spread(row)) for row in found] == [
        (second, "李记五金", "微信", "0.00", "5.00"),
        (first, "老王建材", "微信", "60.00", "40.00"),
    ]


def test_a_list_of_one_customer_begins_on_the_day_asked_for_and_leaves_out_no_later_one(book: Ledger) -> None:
    """Case 29: what was entered under a fast clock stays in the list."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    numbers = [a_receipt(book, wang, day, "10") for day in ("03-01", "03-02", "03-03")]
    a_receipt(book, li, "03-02", "10")
    assert [row.number for row in receipts(book, on("03-02"), wang.id, since=on("03-02"))] == numbers[:0:-1]


def test_money_spread_later_was_on_account_until_then(book: Ledger) -> None:
    """Case 10."""
    wang = a_customer(book)
    number = a_receipt(book, wang, "03-02", "100")
    slip = a_slip(book, wang, "03-05", "60", entered="03-05")
    a_receipt(book, wang, "03-06", "60", {slip: "60"})
    undo_allocation(book, "SKD-2026-00002", slip, on("03-08"), at("03-08"))
    by_day = {
        day: [spread(row) for row in receipts(book, on(day)) if row.dated <= on(day)]
        for day in ("03-05", "03-07", "03-08")
    }
    assert by_day == {
        "03-05": [("0.00", "100.00")],
        "03-07": [("60.00", "0.00"), ("0.00", "100.00")],
        "03-08": [("0.00", "60.00"), ("0.00", "100.00")],
    }
    assert shares(book, number) == shares(book, "SKD-2026-00002") == []


def test_a_reversed_receipt_neither_settles_nor_lies_on_account(book: Ledger) -> None:
    """Case 9: on the day before it still did."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "60")
    number = a_receipt(book, wang, "03-03", "100")
    assert shares(book, number) == [(slip, 1, "60.00")]
    mirror = void_document(book, number, on("03-05"), "退票", at("03-05")).result
    (before,), (after,) = receipts(book, on("03-04")), receipts(book, on("03-05"))
    assert (before.reversed_by, *spread(before)) == ("", "60.00", "40.00")
    assert (after.reversed_by, *spread(after)) == (mirror, "0.00", "0.00")
    assert shares(book, number) == shares(book, mirror) == []


def test_a_receipt_keeps_the_customers_words(book: Ledger) -> None:
    """Case 12."""
    draft = ReceiptDraft(a_customer(book).id, on("03-02"), parse_fen("10"), "现金", "付三月的货", remark="小李代收")
    take_payment(book, draft, at("03-02"))
    (found,) = receipts(book, on("03-02"))
    assert (found.method, found.instruction, found.remark) == ("现金", "付三月的货", "小李代收")


def test_what_a_receipt_settles_is_told_part_by_part_earliest_due_first(book: Ledger) -> None:
    """Case 1."""
    wang = a_customer(book)
    later = a_slip(book, wang, "03-02", "50")
    parts = a_slip(book, wang, "03-03", "100", parts=(("03-20", "40"), ("04-20", "60")))
    number = a_receipt(book, wang, "03-05", "110", {later: "50"}, entered="03-05")
    assert shares(book, number) == [(later, 1, "50.00")]
    spread_by_law = a_receipt(book, wang, "03-06", "90")
    assert shares(book, spread_by_law) == [(parts, 1, "40.00"), (parts, 2, "50.00")]
    first = settled(book, spread_by_law)[0]
    assert (first.due, first.dated, first.settled_on) == (on("03-20"), on("03-03"), on("03-06"))


def test_a_return_settles_its_slip_and_a_batch_is_shown_without_a_day(book: Ledger) -> None:
    """Cases 2 and 11."""
    wang = a_customer(book, terms=ONE_BEHIND)
    slip = a_slip(book, wang, "03-02", "50")
    back = a_return(book, wang, "03-03", "20", slip)
    (share,) = settled(book, back)
    assert (share.number, share.due, format_fen(share.amount_fen)) == (slip, None, "20.00")


def test_an_unknown_number_is_refused_and_a_slip_settles_nothing(book: Ledger) -> None:
    slip = a_slip(book, a_customer(book), "03-02")
    assert settled(book, slip) == []
    with pytest.raises(Refused, match="SKD-2026-00009"):
        settled(book, "SKD-2026-00009")


# ── how it came in (case 27) ─────────────────────────────────────────────────────────────────────
def test_the_first_choice_is_this_customers_last_method_and_never_a_cheque(book: Ledger) -> None:
    """Case 27: not another customer's, not one that was taken back, not 承兑 or a cheque."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    assert last_method(book, wang.id) == ""
    paid_by(book, wang, "03-01", "微信")
    paid_by(book, li, "03-02", "银行转账")
    assert (last_method(book, wang.id), last_method(book, li.id)) == ("微信", "银行转账")
    wrong = paid_by(book, wang, "03-03", "现金")
    void_document(book, wrong, on("03-03"), "记错了", at("03-03"))
    assert last_method(book, wang.id) == "微信"
    for paper in ("银行承兑汇票", "支票", "Bill of exchange"):
        paid_by(book, wang, "03-04", paper)
        assert last_method(book, wang.id) == ""


def paid_by(book: Ledger, customer: Customer, day: str, method: str) -> str:
    again = frozenset({Doubt.RECEIVED_BEFORE, Doubt.BARE_BILL})
    draft = ReceiptDraft(customer.id, on(day), 100_00, method, accepted=again)
    return take_payment(book, draft, at(day)).result.number


def test_what_lies_on_account_is_found_by_its_paper_and_goods_credit_kept_apart_comes_first(book: Ledger) -> None:
    """Case 2: money nets by itself, the credit of a return kept apart only by hand; a voided receipt is gone."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "60")
    paid = a_receipt(book, wang, "03-03", "100")
    void_document(book, a_receipt(book, wang, "03-03", "7", {}), on("03-04"), "退票", at("03-04"))
    a_receipt(book, wang, "03-04", "5", {a_slip(book, wang, "03-04", "5"): "5"})
    back = a_return(book, wang, "03-04", "20", slip, apply=False)
    found = open_credits(book, on("03-05"), wang.id)
    assert [(row.number, *spread(row)) for row in found] == [(back, "0.00", "20.00"), (paid, "60.00", "40.00")]
    assert open_credits(book, on("03-05"), a_customer(book, "李记五金").id) == []
