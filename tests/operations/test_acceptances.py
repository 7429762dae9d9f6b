"""What becomes of a bill of exchange, and of a payment that bounces: the debt is back, by its own word."""

import pytest

from desktop_app.domain.acceptances import BillState
from desktop_app.domain.errors import Refused
from desktop_app.domain.paid_parts import Acceptance, PaidPart
from desktop_app.domain.payments import ReceiptDraft, ReceiptState
from desktop_app.domain.periods import Period
from desktop_app.operations.acceptances import bills_of_exchange, bounce_payment, mark_bill, news_of_bills
from desktop_app.operations.lists.receipts import state_of
from desktop_app.operations.marks import MarkKind, take_mark_back
from desktop_app.operations.payments import take_payment
from desktop_app.operations.receipts import receipts
from desktop_app.operations.reporting.kinds import Inquiry, ask
from desktop_app.operations.taking_back import void_document
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, on, owed, still_open

TODAY = on("03-10")


def a_bill(book: Ledger, customer_id: int, fen: int, due: str) -> str:
    bill = Acceptance(number="1313", due=on(due))
    return take_payment(
        book, ReceiptDraft(customer_id, TODAY, fen, "承兑汇票", acceptance=bill), at(TODAY)
    ).result.number


def states(book: Ledger, day: str) -> list[tuple[str, BillState]]:
    return [(one.receipt, one.state) for one in bills_of_exchange(book, on(day))]


def test_a_bill_is_held_passed_on_and_held_again(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "1000")
    later, sooner = a_bill(book, wang.id, 300_00, "09-20"), a_bill(book, wang.id, 200_00, "03-18")
    assert states(book, "03-10") == [(sooner, BillState.HELD), (later, BillState.HELD)]
    news = news_of_bills(book, TODAY)
    assert (news.due, news.due_fen, news.first_due) == (1, 200_00, on("03-18"))
    mark_bill(book, later, BillState.PASSED_ON, on("03-11"), at("03-11"), "转给水泥厂")
    assert states(book, "03-11") == [(sooner, BillState.HELD), (later, BillState.PASSED_ON)]
    assert states(book, "03-10") == [(sooner, BillState.HELD), (later, BillState.HELD)], (
        "earlier days stay as they were"
    )
    take_mark_back(book, MarkKind.BILL, [later], at("03-11"))
    mark_bill(book, sooner, BillState.PAID, on("03-11"), at("03-11"))
    assert states(book, "03-11") == [(later, BillState.HELD), (sooner, BillState.PAID)]
    with pytest.raises(Refused, match="settled already"):
        mark_bill(book, sooner, BillState.PASSED_ON, on("03-11"), at("03-11"))
    with pytest.raises(Refused, match="No bill of exchange"):
        mark_bill(book, a_receipt(book, wang, "03-11", "1"), BillState.PAID, on("03-11"), at("03-11"))
    void_document(book, later, None, "记错了", at("03-12"))
    assert states(book, "03-12") == [(sooner, BillState.PAID)], "one entered by mistake was never there"
    figures = {one.name.template: one.figure for one in ask(book, "bills", Inquiry(Period(TODAY, TODAY), TODAY)).keys}
    assert figures["Held"] == 500_00
    assert checking.check(book) == []


def test_a_bill_that_bounces_opens_its_debt_by_its_own_word(book: Ledger) -> None:
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "300")
    number = a_bill(book, wang.id, 300_00, "04-20")
    mark_bill(book, number, BillState.PASSED_ON, on("03-11"), at("03-11"))
    reversal = bounce_payment(book, number, on("04-21"), "退票", at("04-21")).result
    assert still_open(book, wang) == [(slip, "300.00")]
    assert states(book, "04-21") == [(number, BillState.BOUNCED)]
    (row,) = receipts(book, on("04-21"))
    assert (row.reversed_by, row.bounced, state_of(row)) == (reversal, True, ReceiptState.BOUNCED)
    assert row.reversed_why == "退票"
    assert (news_of_bills(book, on("04-30")).bounced, news_of_bills(book, on("05-30")).bounced) == (1, 0)
    assert checking.check(book) == []


def test_a_transfer_is_sent_back_and_cash_is_not(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "300")
    sent = take_payment(book, ReceiptDraft(wang.id, TODAY, 100_00, "银行转账"), at(TODAY)).result.number
    cash = take_payment(book, ReceiptDraft(wang.id, TODAY, 90_00, "现金"), at(TODAY)).result.number
    mixed = (PaidPart("现金", 50_00), PaidPart("支票", 30_00))
    parts = take_payment(book, ReceiptDraft(wang.id, TODAY, 80_00, parts=mixed), at(TODAY)).result.number
    bounce_payment(book, sent, on("03-12"), "户名不符", at("03-12"))
    states_by = {row.number: state_of(row) for row in receipts(book, on("03-12"))}
    assert states_by == {sent: ReceiptState.SENT_BACK, cash: None, parts: None}
    for number, why in ((cash, "does not bounce"), (parts, "several ways"), (sent, "already voided")):
        with pytest.raises(Refused, match=why):
            bounce_payment(book, number, on("03-12"), "退票", at("03-12"))
    assert owed(book, wang) == "130.00"
