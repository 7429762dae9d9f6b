"""Deposits, what we owe who supplies us, the drawer: beside the account, each by its own rule (case 20)."""

from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.customers import Customer
from desktop_app.domain.labels import beside_said
from desktop_app.domain.payments import Allocation
from desktop_app.domain.receipt_paper import PaidSlip
from desktop_app.domain.refunds import RefundDraft, paid_back_from, refund_problems
from desktop_app.domain.set_offs import SetOffDraft, set_off_paper, set_off_problems
from desktop_app.domain.shop import Shop
from desktop_app.domain.side_accounts import (
    ACCOUNTS,
    ACT_WORDS,
    SideAccount,
    SideAct,
    SideBalances,
    SideEntry,
    at_most,
    beside,
    drawer_fen,
    side_problems,
)
from tests.documents.builders import a_set_off
from tests.operations.builders import on

DAY = on("03-10")
TAKEN = SideEntry(SideAccount.EARNEST, SideAct.TAKEN, DAY, 500_00, 1)
BACK = replace(TAKEN, act=SideAct.GIVEN_BACK, amount_fen=200_00)
BILL = SideEntry(SideAccount.SUPPLY, SideAct.BILL, DAY, 900_00, 1)
PAID = replace(BILL, act=SideAct.PAID, amount_fen=400_00)


def test_each_account_has_its_own_balance() -> None:
    left = beside([TAKEN, BACK, BILL, PAID, replace(BILL, act=SideAct.SET_OFF, amount_fen=100_00)])
    assert left == SideBalances(300_00, 0, 400_00)
    assert left.deposits_fen == 300_00
    assert [left.of(one) for one in (SideAccount.EARNEST, SideAccount.SECURITY, SideAccount.SUPPLY)] == [
        300_00, 0, 400_00
    ]  # fmt: skip
    assert [said.facts["sum"] for said in beside_said(left)] == ["300.00", "400.00"]
    assert ACCOUNTS.keys() == set(SideAccount)
    assert ACT_WORDS.keys() == set(SideAct)


def test_no_more_goes_back_than_is_held() -> None:
    assert side_problems(TAKEN, 0) == []
    assert side_problems(BACK, 200_00) == []
    for entry, held in ((BACK, 199_99), (PAID, 399_99)):
        assert [one.field for one in side_problems(entry, held)] == ["amount"]
    assert "-" not in str(at_most(SideAccount.EARNEST, -1).facts["sum"])


def test_what_cannot_be_is_refused_at_its_field() -> None:
    assert [one.field for one in side_problems(replace(TAKEN, act=SideAct.BILL), 0)] == ["act"]
    assert [one.field for one in side_problems(replace(TAKEN, amount_fen=0), 0)] == ["amount"]
    empty = SideEntry(SideAccount.DRAWER, SideAct.FLOAT, DAY, 0)
    assert side_problems(empty, 0) == [], "an empty drawer is a count, too"
    assert side_problems(replace(empty, act=SideAct.TAKEN_OUT, amount_fen=5), 0) == []


def test_the_drawer_holds_what_was_counted_and_what_came_and_went_since() -> None:
    assert drawer_fen(200_00, [1_000_00, -50_00, -300_00]) == 850_00


def test_only_what_is_on_account_is_paid_back_out_of_the_oldest_credits() -> None:
    draft = RefundDraft(1, DAY, 250_00)
    assert refund_problems(draft, 250_00) == []
    assert [one.field for one in refund_problems(draft, 249_99)] == ["amount"]
    assert [one.field for one in refund_problems(replace(draft, amount_fen=0), 249_99)] == ["amount"]
    assert paid_back_from(250_00, [(1, 100_00), (2, 200_00), (3, 5)]) == [Allocation(1, 100_00), Allocation(2, 150_00)]


def test_neither_side_sets_off_more_than_it_owes() -> None:
    draft = SetOffDraft(1, DAY, 100_00)
    assert set_off_problems(draft, 100_00, 100_00) == []
    assert [one.field for one in set_off_problems(draft, 99_99, 100_00)] == ["amount"]
    assert [one.field for one in set_off_problems(draft, 100_00, 99_99)] == ["amount"]
    assert [one.field for one in set_off_problems(replace(draft, amount_fen=0), 100_00, 1)] == ["amount"]
    assert [one.field for one in set_off_problems(replace(draft, account=SideAccount.DRAWER), 9, 9)] == ["account"]


def test_the_paper_of_a_set_off_is_of_its_day_and_tells_when_it_was_entered_later() -> None:
    """Case 26."""
    draft, paid = SetOffDraft(1, DAY, 100_00, remark="本月货款"), (PaidSlip("SHD-1", DAY, 100_00),)
    made = [
        set_off_paper(Shop("城西建材商行"), Customer("老王建材"), draft, "DXD-1", day, paid, 300_00, 120_00, 7)
        for day in (DAY, DAY + timedelta(days=2))
    ]
    assert [one.entered_on for one in made] == [None, DAY + timedelta(days=2)]
    assert {(one.dated, one.owed_after_fen, one.beside_after_fen, one.remark) for one in made} == {
        (DAY, 200_00, 20_00, "本月货款")
    }


def test_the_paper_tells_both_sides_before_and_after() -> None:
    paper = a_set_off()
    assert (paper.owed_after_fen, paper.beside_after_fen, paper.is_deposit) == (2_000_00, 200_00, False)
    assert a_set_off(account=SideAccount.SECURITY).is_deposit
