"""A receipt in several ways, by whoever took it, with something let go: each figure stands once (R046, case 27)."""

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.paid_parts import Acceptance, AcceptedBy, PaidPart
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.receipt_paper import ReceiptPaper
from desktop_app.operations.moving import move_receipt, move_receipt_back
from desktop_app.operations.payments import take_payment
from desktop_app.operations.receipts import last_method, receipt_detail, receipts
from desktop_app.operations.reporting.kinds import Inquiry, ask
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.operations.taking_back import void_document
from desktop_app.store import checking, snapshots
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_slip, at, on, on_account, owed, still_open

DAY = "03-10"
MIXED = (PaidPart("现金", 300_00), PaidPart("微信", 700_00))


def a_draft(customer_id: int, fen: int = 1_000_00, **facts: Any) -> ReceiptDraft:
    return replace(ReceiptDraft(customer_id, on(DAY), fen, "现金"), **facts)


def sums(book: Ledger, report: str, by: str) -> list[tuple[str, int, int]]:
    asked = Inquiry(period_of(PeriodName.MONTH, on("03-31")), on("03-31"), by)
    return [(str(row.title), row.fen, getattr(row, "receipts", 0)) for row in ask(book, report, asked).rows]


def test_cash_and_wechat_in_one_receipt_count_each_under_its_way_and_once_together(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "1000")
    made = take_payment(book, a_draft(wang.id, parts=MIXED, taken_by="小李"), at(DAY)).result
    assert made.method == "现金 + 微信"
    assert (made.detail.parts, made.detail.taken_by) == (MIXED, "小李")
    assert sums(book, "takings", "method") == [("Cash", 300_00, 1), ("WeChat", 700_00, 1)]
    assert sums(book, "takings", "person") == [("小李", 1_000_00, 1)]
    paper, _ = snapshots.load(book, made.number, ReceiptPaper) or (None, "")
    assert paper is not None
    assert (paper.parts, paper.taken_by) == (MIXED, "小李")
    assert receipts(book, on(DAY))[0].taken_by == "小李"
    assert last_method(book, wang.id) == "微信"
    void_document(book, made.number, on("03-11"), "记错了", at("03-11"))
    assert sums(book, "takings", "method") == sums(book, "takings", "person") == []
    assert checking.check(book) == []


def test_nine_yuan_let_go_end_the_slip_and_come_back_with_the_receipt(book: Ledger) -> None:
    """1,239.00 is owed, 1,230.00 comes: the 9.00 stand by themselves, in the report of what was given, and on paper."""
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "1239")
    draft = a_draft(wang.id, 1_230_00, let_go_fen=9_00, let_go_why="零头不要了")
    made = take_payment(book, draft, at(DAY)).result
    assert owed(book, wang) == "0.00"
    assert on_account(book, wang) == "0.00"
    assert sums(book, "takings", "method") == [("Cash", 1_230_00, 1)]
    assert sums(book, "given", "reason") == [("Let go at settlement", 9_00, 0)]
    paper, _ = snapshots.load(book, made.number, ReceiptPaper) or (None, "")
    assert paper is not None
    assert (paper.total_fen, paper.let_go_fen, paper.balance_fen, paper.on_account_fen) == (1_230_00, 9_00, 0, 0)
    assert receipt_detail(book, made.number).let_go_fen == 9_00
    assert [(row.allocated_fen, row.let_go_fen) for row in receipts(book, on(DAY))] == [(1_230_00, 9_00)]
    void_document(book, made.number, on("03-11"), "记错了", at("03-11"))
    assert owed(book, wang) == "1239.00"
    assert sums(book, "given", "reason") == [("Let go at settlement", 0, 0)]
    assert receipt_detail(book, made.number).let_go_fen == 0
    assert checking.check(book) == []


def test_a_transfer_says_which_account_of_the_shop_it_came_into(book: Ledger) -> None:
    """Two accounts: named by their last figures; on the paper, in the list, and in the takings beside the drawer."""
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "2000")
    edit_shop(book, replace(shop_of(book), bank_account="建行 6217 0001；农商行 8810 0002"), at(DAY))
    with pytest.raises(Refused) as refused:
        shop_of(book).account_named("000")
    assert refused.value.field == "account"
    parts = (PaidPart("现金", 300_00), PaidPart("银行转账", 700_00))
    made = take_payment(
        book, a_draft(wang.id, parts=parts, account=shop_of(book).account_named("0002")), at(DAY)
    ).result
    take_payment(book, a_draft(wang.id, 100_00), at(DAY))
    into = "农商行 8810 0002"
    assert made.detail.account == receipts(book, on(DAY))[1].account == into
    paper, _ = snapshots.load(book, made.number, ReceiptPaper) or (None, "")
    assert paper is not None
    assert paper.account == into
    assert sums(book, "takings", "account") == [(into, 700_00, 1), ("Cash", 400_00, 2)]
    moved = move_receipt(book, made.number, a_customer(book, "李记五金").id, "记错客户", at("03-11")).result
    assert receipt_detail(book, moved.number).account == into
    assert checking.check(book) == []


def test_nothing_is_let_go_of_what_is_paid_or_not_owed(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "1239")
    with pytest.raises(Refused, match=r"only 9\.00 is still owed"):
        take_payment(book, a_draft(wang.id, 1_230_00, let_go_fen=9_01), at(DAY))
    with pytest.raises(Refused, match=r"only 0\.00 is still owed"):
        take_payment(book, a_draft(wang.id, 1_230_00, let_go_fen=1, allocations=()), at(DAY))
    assert [number for number, _ in still_open(book, wang)] == ["SHD-2026-00001"]


def test_a_receipt_in_parts_moves_whole_but_not_with_what_was_let_go(book: Ledger) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    a_slip(book, wang, "03-02", "1239")
    bill = Acceptance(AcceptedBy.FIRM, "1 3131", on("09-10"))
    parts = (*MIXED, PaidPart("承兑汇票", 200_00))
    made = take_payment(book, a_draft(wang.id, 1_200_00, parts=parts, acceptance=bill, taken_by="小李"), at(DAY)).result
    moved = move_receipt(book, made.number, li.id, "记错客户", at("03-11")).result
    assert receipt_detail(book, moved.number) == made.detail
    assert (made.detail.acceptance, made.detail.parts) == (bill, parts)
    back = move_receipt_back(book, moved, "没错", at("03-11")).result
    assert receipt_detail(book, back) == made.detail
    rest = take_payment(book, a_draft(wang.id, 30_00, let_go_fen=9_00), at(DAY)).result
    with pytest.raises(Refused, match=r"9\.00 was let go"):
        move_receipt(book, rest.number, li.id, "记错客户", at("03-11"))
    assert checking.check(book) == []
