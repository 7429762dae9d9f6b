"""Bills of exchange: which fall due soon, what may be said of one, and what a payment that came back is called."""

from dataclasses import replace

from desktop_app.domain.acceptances import (
    BILL_STATES,
    BillNews,
    BillState,
    HeldBill,
    bill_news,
    bounce_problems,
    bounced_said,
    event_problems,
    in_order_of_use,
)
from desktop_app.domain.paid_parts import AcceptedBy
from tests.operations.builders import on

TODAY = on("03-10")
BILL = HeldBill("SKD-2026-00001", 1, "老王建材", on("02-01"), AcceptedBy.BANK, "1313", on("03-20"), 500_00)


def test_a_bill_due_within_ten_days_is_told_with_what_bounced_lately() -> None:
    far, undated = replace(BILL, due=on("03-21")), replace(BILL, due=None)
    spent = replace(BILL, state=BillState.PAID)
    assert bill_news([BILL, far, undated, spent], [70_00, 5_00], TODAY) == BillNews(1, 500_00, on("03-20"), 2, 75_00)
    assert bill_news([far], [], TODAY) == BillNews()


def test_those_held_come_first_by_their_day() -> None:
    bills = [replace(BILL, state=BillState.PAID, due=on("01-01")), replace(BILL, due=None), BILL]
    assert sorted(bills, key=in_order_of_use) == [bills[2], bills[1], bills[0]]
    assert BILL_STATES.keys() == set(BillState)


def test_paper_bounces_and_money_that_was_sent_comes_back() -> None:
    assert [bounced_said(way).template for way in ("支票", "承兑汇票", "银行转账")] == [
        "Bounced",
        "Bounced",
        "Sent back",
    ]


def test_cash_does_not_bounce_and_of_several_ways_nobody_knows_which() -> None:
    assert bounce_problems("SKD-1", "支票", in_parts=False) == []
    assert len(bounce_problems("SKD-1", "现金", in_parts=False)) == 1
    assert len(bounce_problems("SKD-1", "支票", in_parts=True)) == 1


def test_what_is_said_of_a_bill_is_said_of_one_that_stands_from_the_day_it_was_taken() -> None:
    assert event_problems(BILL, BillState.PAID, TODAY) == []
    passed = replace(BILL, state=BillState.PASSED_ON)
    assert event_problems(passed, BillState.PAID, TODAY) == []
    for bill, event, day, field in (
        (BILL, BillState.BOUNCED, TODAY, "event"), (BILL, BillState.PAID, on("01-31"), "dated"),
        (replace(BILL, state=BillState.PAID), BillState.PASSED_ON, TODAY, "event"),
    ):  # fmt: skip
        assert [one.field for one in event_problems(bill, event, day)] == [field]
