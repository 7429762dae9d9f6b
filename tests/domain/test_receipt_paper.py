"""What the paper of money received says."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.customers import Customer
from desktop_app.domain.payments import Allocation
from desktop_app.domain.receipt_paper import (
    PaidSlip,
    PostedMoney,
    ReceiptPaper,
    paid_slips,
    receipt_paper,
    refund_paper,
)
from desktop_app.domain.shop import Shop
from tests.domain.builders import an_item

DAY = date(2026, 3, 20)


def a_paper(customer: Customer, entered: date = DAY) -> ReceiptPaper:
    paid = (PaidSlip("SHD-2026-00001", DAY, 300_00),)
    money = PostedMoney("SKD-2026-00001", DAY, entered, 500_00, "微信", "", paid, 300_00, 7)
    return receipt_paper(Shop("城西建材商行", prepared_by="小陈"), customer, money)


def test_what_pays_no_slip_stays_on_account_and_is_a_credit_afterwards() -> None:
    told = a_paper(Customer("老王建材"))
    assert (told.on_account_fen, told.previous_fen, told.balance_fen) == (200_00, 300_00, -200_00)
    assert (told.prepared_by, told.entered_on) == ("小陈", None)


def test_where_the_customers_papers_hide_the_balance_none_is_frozen() -> None:
    told = a_paper(Customer("老王建材", hide_balance=True))
    assert (told.previous_fen, told.balance_fen) == (None, None)


def test_a_back_dated_receipt_keeps_the_day_it_was_entered() -> None:
    """Case 26."""
    assert a_paper(Customer("老王建材"), date(2026, 3, 22)).entered_on == date(2026, 3, 22)


def test_money_that_goes_back_raises_the_balance_by_as_much() -> None:
    """800.00 stood to the customer's credit; 500.00 of it went back."""
    shop, customer, taken = Shop("城西建材商行"), Customer("老王建材"), (PaidSlip("SKD-2026-00001", DAY, 500_00),)
    money = PostedMoney("TKD-2026-00001", DAY, DAY, 500_00, "微信", "", taken, -800_00, 8)
    told = refund_paper(shop, customer, money, "小陈")
    assert (told.previous_fen, told.balance_fen, told.total_fen) == (-800_00, -300_00, 500_00)
    assert (told.paid, told.taken_by, told.entered_on) == (taken, "小陈", None)


def test_parts_of_one_slip_are_told_together() -> None:
    first = replace(an_item(100, DAY), item_id=1, number="SHD-2026-00001", part=1)
    second = replace(an_item(100, DAY), item_id=2, number="SHD-2026-00001", part=2)
    other = replace(an_item(50, DAY), item_id=3, number="SHD-2026-00002")
    paid = paid_slips([Allocation(1, 60_00), Allocation(3, 10_00), Allocation(2, 40_00)], [first, second, other])
    assert [(one.number, one.amount_fen) for one in paid] == [("SHD-2026-00001", 100_00), ("SHD-2026-00002", 10_00)]
