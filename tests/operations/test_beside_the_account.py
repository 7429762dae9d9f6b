"""A customer who also supplies, deposits, refunds and the drawer: no fen counts twice, nothing is netted by itself."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.accounts import Kind
from desktop_app.domain.doubts import Doubt, Doubted
from desktop_app.domain.errors import Refused
from desktop_app.domain.exposure import FigureKind
from desktop_app.domain.papers import PaperKind, PaperState
from desktop_app.domain.payments import Allocation
from desktop_app.domain.periods import Period
from desktop_app.domain.refunds import RefundDraft
from desktop_app.domain.set_offs import SetOffDraft, SetOffPaper
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideBalances, SideEntry
from desktop_app.operations import reports
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.merging import merge_customers, split_customers
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.paper_kinds import frozen_paper
from desktop_app.operations.paper_rows import paper_row
from desktop_app.operations.papers import VoucherPaper, voucher_pdf
from desktop_app.operations.payments import allocate
from desktop_app.operations.receipts import receipts
from desktop_app.operations.refunds import pay_back
from desktop_app.operations.reporting.kinds import Inquiry, ask
from desktop_app.operations.shipments import weigh_shipment
from desktop_app.operations.side_accounts import beside_of, drawer_now, note_side, set_off, side_entries
from desktop_app.operations.statement_drafts import draw_up, frame_up_to
from desktop_app.operations.taking_back import Withdrawable, undo_allocation, void_document, withdraw
from desktop_app.store import checking, snapshots
from desktop_app.store.database import Ledger
from desktop_app.store.receipts import load_settled
from tests.documents.reading import text_of
from tests.operations.builders import (
    a_customer,
    a_draft,
    a_receipt,
    a_slip,
    at,
    item_of,
    on,
    on_account,
    owed,
    still_open,
)
from tests.operations.whole_books import a_whole_book

DAY = "03-10"
NOTHING: frozenset[str] = frozenset()
MARCH = Period(on("03-01"), on("03-31"))


def note(
    book: Ledger, who: int, account: SideAccount, act: SideAct, fen: int, day: str = DAY, **facts: Any
) -> SideEntry:
    entry = SideEntry(account, act, on(day), fen, who, **facts)
    return note_side(
        book, entry, at(day), accepted=frozenset(Doubt) if facts.get("reference") is None else NOTHING
    ).result


def taken_in(book: Ledger, by: str = "method") -> list[tuple[str, int, int]]:
    return [
        (str(row.title), row.fen, row.receipts) for row in ask(book, "takings", Inquiry(MARCH, on("03-31"), by)).rows
    ]


def test_both_balances_stand_side_by_side_and_nothing_is_netted_without_a_set_off(book: Ledger) -> None:
    """Case 20: 1,000.00 for our goods, 600.00 for theirs; 500.00 of it is set off, signed, and undone again."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "1000")
    supplied = note(book, wang.id, SideAccount.SUPPLY, SideAct.BILL, 600_00, reference="A7")
    assert (owed(book, wang), customer_view(book, wang.id, on(DAY)).beside.supply_fen) == ("1000.00", 600_00)
    assert reports.account(book, wang, on(DAY)).beside == SideBalances(supply_fen=600_00)
    assert [(row.number, row.kind, row.debit_fen, row.credit_fen, row.balance_fen)
            for row in customer_view(book, wang.id, on(DAY)).history] == [
        (supplied.number, SideAccount.SUPPLY, 0, 0, 1_000_00), (slip, Kind.SHIPMENT, 1_000_00, 0, 1_000_00)
    ], "told in their own history, and netted with nothing"  # fmt: skip
    with pytest.raises(Refused, match=r"We owe them 600\.00"):
        set_off(book, SetOffDraft(wang.id, on(DAY), 600_01), at(DAY))
    made = set_off(book, SetOffDraft(wang.id, on(DAY), 500_00, submission="s"), at(DAY)).result
    assert set_off(book, SetOffDraft(wang.id, on(DAY), 500_00, submission="s"), at(DAY)).result == made
    assert still_open(book, wang) == [(slip, "500.00")]
    assert beside_of(book, on(DAY), wang.id).supply_fen == 100_00
    assert taken_in(book) == [], "no money moved"
    paper, _ = snapshots.load(book, made.number, SetOffPaper) or (None, "")
    assert paper is not None
    assert (paper.owed_before_fen, paper.owed_after_fen, paper.beside_before_fen, paper.beside_after_fen) == (
        1_000_00, 500_00, 600_00, 100_00
    )  # fmt: skip
    assert paper_row(book, made.number, on(DAY)).state is PaperState.NOT_PRINTED, "it waits for both signatures"
    with pytest.raises(Refused, match="Void DXD"):
        undo_allocation(book, made.number, slip, on(DAY), at(DAY))
    with pytest.raises(Refused, match=r"We owe them 100\.00"):
        withdraw(book, Withdrawable.SIDE, supplied.id, at(DAY))
    void_document(book, made.number, None, "没谈成", at("03-11"))
    assert (owed(book, wang), beside_of(book, on("03-11"), wang.id).supply_fen) == ("1000.00", 600_00)
    assert beside_of(book, on(DAY), wang.id).supply_fen == 100_00, "earlier days keep what they showed"
    withdraw(book, Withdrawable.SIDE, supplied.id, at("03-11"))
    assert side_entries(book, wang.id, on("03-11")) == []
    note_again(book, Withdrawable.SIDE, supplied.id, at("03-11"))
    assert beside_of(book, on("03-11"), wang.id).supply_fen == 600_00
    assert checking.check(book) == []


def test_what_they_supplied_is_asked_about_without_their_number_and_with_one_used_before(book: Ledger) -> None:
    """Entered twice we would owe it twice."""
    wang = a_customer(book)
    note(book, wang.id, SideAccount.SUPPLY, SideAct.BILL, 600_00, reference="A7")
    for reference, doubt in (("", Doubt.BARE_SUPPLY), ("A7", Doubt.NUMBER_USED)):
        with pytest.raises(Doubted) as said:
            note(book, wang.id, SideAccount.SUPPLY, SideAct.BILL, 600_00, reference=reference)
        assert (said.value.field, said.value.doubts) == ("reference", frozenset({doubt}))
    note(book, a_customer(book, "李记五金").id, SideAccount.SUPPLY, SideAct.BILL, 1_00, reference="A7")
    assert beside_of(book, on(DAY), wang.id).supply_fen == 600_00


def test_a_deposit_is_neither_a_payment_nor_on_account_until_it_is_used(book: Ledger) -> None:
    wang = a_customer(book, limit="1000")
    slip = a_slip(book, wang, "02-02", "900")
    note(book, wang.id, SideAccount.EARNEST, SideAct.TAKEN, 300_00, method="现金", hands="小李")
    assert (owed(book, wang), on_account(book, wang)) == ("900.00", "0.00")
    verdict = weigh_shipment(book, a_draft(wang, DAY, "200"), on(DAY))
    deposits = [one.fen for one in verdict.exposure.figures if one.kind is FigureKind.DEPOSITS]
    assert (verdict.exposure.total_fen, deposits) == (1_100_00, [300_00])
    told = draw_up(book, wang, frame_up_to([], on("03-31")), at("03-31"))
    assert (told.closing_fen, told.earnest_fen, told.received_fen) == (900_00, 300_00, 0)
    made = set_off(book, SetOffDraft(wang.id, on("03-12"), 300_00, SideAccount.EARNEST), at("03-12")).result
    assert still_open(book, wang) == [(slip, "600.00")]
    assert frozen_paper(book, made.number)[1][0].is_deposit
    assert taken_in(book) == [], "the deposit is never received a second time"
    with pytest.raises(Refused, match=r"0\.00 is held"):
        note(book, wang.id, SideAccount.EARNEST, SideAct.GIVEN_BACK, 1)
    assert checking.check(book) == []


def test_a_deposit_has_a_paper_that_goes_with_it(tmp_path: Path) -> None:
    """定金收据: as it was entered; given back it has one of its own; undone, no new one is made."""
    with a_whole_book(tmp_path) as whole:
        book, wang = whole.ledger, a_customer(whole.ledger)
        taken = note(
            book, wang.id, SideAccount.EARNEST, SideAct.TAKEN, 300_00, method="现金", hands="小李", note="留两车砖"
        )
        back = note(book, wang.id, SideAccount.EARNEST, SideAct.GIVEN_BACK, 100_00, method="现金")
        for made, told in (
            (taken, ("定金收据", "300.00", "小李", "两车砖", "这笔之后本店收着：¥300.00")),
            (back, ("退定金单", "100.00", "这笔之后本店收着：¥200.00")),
        ):
            pdf = voucher_pdf(whole, made.number, VoucherPaper.A5, "zh_CN", at(DAY))
            assert voucher_pdf(whole, made.number, VoucherPaper.A5, "zh_CN", at(DAY)) == pdf
            assert all(one in text_of(pdf) for one in told)
            row = paper_row(book, made.number, on(DAY))
            assert (row.kind, row.state, row.amount_fen) == (
                PaperKind.DEPOSIT, PaperState.NOT_PRINTED, made.amount_fen
            )  # fmt: skip
        withdraw(book, Withdrawable.SIDE, back.id, at(DAY))
        assert paper_row(book, back.number, on(DAY)).state is PaperState.REVERSED
        with pytest.raises(Refused, match="was undone, so no new paper"):
            voucher_pdf(whole, back.number, VoucherPaper.CONTINUOUS, "zh_CN", at(DAY))
        note_again(book, Withdrawable.SIDE, back.id, at(DAY))
        assert paper_row(book, back.number, on(DAY)).state is PaperState.NOT_PRINTED
        assert text_of(voucher_pdf(whole, back.number, VoucherPaper.CONTINUOUS, "zh_CN", at(DAY)))
        assert checking.check(book) == []


def test_all_that_is_set_off_stands_on_slips(book: Ledger) -> None:
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "100")
    note(book, wang.id, SideAccount.SUPPLY, SideAct.BILL, 600_00)
    part = (Allocation(item_of(book, slip), 20_00),)
    with pytest.raises(Refused, match="Put an amount on each"):
        set_off(book, SetOffDraft(wang.id, on(DAY), 50_00, allocations=part), at(DAY))
    with pytest.raises(Refused, match=r"100\.00 of slips is unpaid"):
        set_off(book, SetOffDraft(wang.id, on(DAY), 100_01), at(DAY))


def test_money_on_account_goes_back_and_the_takings_know_it(book: Ledger) -> None:
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "1000")
    receipt = a_receipt(book, wang, "03-05", "1200")
    with pytest.raises(Refused, match=r"200\.00 is on account") as said:
        pay_back(book, RefundDraft(wang.id, on(DAY), 200_01), at(DAY))
    assert said.value.field == "amount"
    draft = RefundDraft(wang.id, on(DAY), 150_00, "现金", "小李", submission="r")
    made = pay_back(book, draft, at(DAY)).result
    assert pay_back(book, draft, at(DAY)).result == made
    assert (made.on_account_fen, made.method, made.paid_by) == (50_00, "现金", "小李")
    assert (owed(book, wang), on_account(book, wang)) == ("-50.00", "50.00")
    assert taken_in(book) == [("Cash", -150_00, 0), ("WeChat", 1_200_00, 1)]
    assert ("小李", -150_00, 0) in taken_in(book, "person")
    assert (
        str(ask(book, "takings", Inquiry(MARCH, on("03-31"))).told) == "Paid back in these days and taken off: 150.00."
    )
    told = draw_up(book, wang, frame_up_to([], on("03-31")), at("03-31"))
    assert (told.received_fen, told.adjusted_fen, told.closing_fen) == (1_050_00, 0, -50_00)
    (march,) = [one for one in reports.months(book, on("03-31")) if one.first == on("03-01")]
    assert (march.received_fen, march.other_fen, march.balance_fen) == (1_050_00, 0, -50_00)
    assert {one.number for one in load_settled(book, receipt)} == {slip, made.number}
    (row,) = receipts(book, on(DAY))
    assert (row.amount_fen, row.allocated_fen, row.on_account_fen, row.paid_back_fen) == (
        1_200_00, 1_000_00, 50_00, 150_00
    ), "what went back settles no slip"  # fmt: skip
    with pytest.raises(Refused, match="Void TKD"):
        undo_allocation(book, receipt, made.number, on(DAY), at(DAY))
    paper, _ = frozen_paper(book, made.number)[1]
    assert (paper.is_refund, paper.previous_fen, paper.balance_fen) == (True, -200_00, -50_00)
    void_document(book, made.number, None, "没退成", at("03-11"))
    assert on_account(book, wang) == "200.00"
    assert taken_in(book) == [("WeChat", 1_200_00, 1)]
    assert ask(book, "takings", Inquiry(MARCH, on("03-31"))).told is None
    assert checking.check(book) == []


def test_a_receipt_that_is_void_leaves_what_was_paid_back_as_a_debt(book: Ledger) -> None:
    """The money never came, and 150.00 of it went out: the customer owes them."""
    wang = a_customer(book)
    receipt = a_receipt(book, wang, "03-05", "200")
    made = pay_back(book, RefundDraft(wang.id, on(DAY), 150_00), at(DAY)).result
    void_document(book, receipt, None, "退票", at("03-11"))
    assert (owed(book, wang), still_open(book, wang)) == ("150.00", [(made.number, "150.00")])
    assert reports.account(book, wang, on("03-11")).items[0].kind is Kind.REFUND
    again = a_receipt(book, wang, "03-12", "150", to={})
    allocate(book, again, [Allocation(item_of(book, made.number), 150_00)], on("03-12"), at("03-12"))
    assert still_open(book, wang) == []
    assert checking.check(book) == []


def test_the_drawer_holds_its_float_and_the_cash_that_came_and_went(book: Ledger) -> None:
    """Float 200, 300 taken in cash and 700 by WeChat, 50 paid back, 30 for lunch, 100 deposit, 80 to the supplier."""
    wang = a_customer(book)
    assert drawer_now(book, on("03-09")) == (0, None)
    note(book, 0, SideAccount.DRAWER, SideAct.FLOAT, 200_00)
    cash = a_receipt(book, wang, DAY, "700", to={})
    assert cash
    from tests.operations.test_takings import money

    money(book, wang.id, DAY, 300_00, "现金")
    pay_back(book, RefundDraft(wang.id, on(DAY), 50_00, "现金"), at(DAY))
    note(book, 0, SideAccount.DRAWER, SideAct.TAKEN_OUT, 30_00, note="午饭")
    note(book, wang.id, SideAccount.SECURITY, SideAct.TAKEN, 100_00, method="现金")
    note(book, wang.id, SideAccount.SUPPLY, SideAct.BILL, 80_00)
    note(book, wang.id, SideAccount.SUPPLY, SideAct.PAID, 80_00, method="现金")
    assert drawer_now(book, on(DAY)) == (440_00, on(DAY))
    figures = {one.name.template: one.figure for one in ask(book, "takings", Inquiry(MARCH, on(DAY))).keys}
    assert figures["Cash in the drawer"] == 440_00
    assert figures["Received"] == 950_00
    assert [one.act for one in side_entries(book, 0, on(DAY))] == [SideAct.TAKEN_OUT, SideAct.FLOAT]
    note(book, 0, SideAccount.DRAWER, SideAct.FLOAT, 100_00, "03-11")
    assert drawer_now(book, on("03-11")) == (100_00, on("03-11")), "counted anew in the morning"
    money(book, wang.id, "03-11", 30_00, "现金")
    note(book, 0, SideAccount.DRAWER, SideAct.FLOAT, 128_00, "03-11")
    assert drawer_now(book, on("03-11")) == (128_00, on("03-11")), "and in the evening: the day's cash lies in it"
    money(book, wang.id, "03-11", 5_00, "现金")
    assert drawer_now(book, on("03-11")) == (133_00, on("03-11"))


def test_what_was_sent_twice_is_recorded_once(book: Ledger) -> None:
    wang = a_customer(book)
    entry = SideEntry(SideAccount.EARNEST, SideAct.TAKEN, on(DAY), 300_00, wang.id)
    first, again = (note_side(book, entry, at(DAY), "d").result for _ in range(2))
    assert first.id == again.id
    with pytest.raises(Refused):
        note_side(book, SideEntry(SideAccount.EARNEST, SideAct.TAKEN, on(DAY), 1, wang.id), at(DAY), "d")
    assert beside_of(book, on(DAY), wang.id).earnest_fen == 300_00


def test_two_who_are_one_hold_their_deposits_together(book: Ledger) -> None:
    """Case 19."""
    wang, twice = a_customer(book), a_customer(book, "老王")
    for who in (wang, twice):
        note(book, who.id, SideAccount.SECURITY, SideAct.TAKEN, 100_00)
    merge_customers(book, twice.id, wang.id, at(DAY))
    assert beside_of(book, on(DAY), wang.id).security_fen == 200_00
    split_customers(book, twice.id, at(DAY))
    assert beside_of(book, on(DAY), wang.id).security_fen == 100_00
    assert checking.check(book) == []
