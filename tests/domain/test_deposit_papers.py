"""The paper of a deposit: taken or given back, and when it was entered where that was later (case 26)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.customers import Customer
from desktop_app.domain.deposit_papers import deposit_paper
from desktop_app.domain.shop import Shop
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideEntry

DAY, LATER = date(2026, 3, 10), date(2026, 3, 12)
TAKEN = SideEntry(SideAccount.EARNEST, SideAct.TAKEN, DAY, 300_00, 1, "现金", "小李", note="砖", number="YJD-1")


def test_it_says_whose_deposit_how_much_and_what_is_held() -> None:
    paper = deposit_paper(Shop("顺达", prepared_by="小陈"), Customer("老王", code="C0001"), TAKEN, 500_00, DAY, 7)
    assert (paper.number, paper.customer_code, paper.total_fen, paper.held_fen) == ("YJD-1", "C0001", 300_00, 500_00)
    assert (paper.taken_by, paper.prepared_by, paper.remark) == ("小李", "小陈", "砖")
    assert paper.is_taken
    assert paper.entered_on is None


def test_given_back_later_than_dated_says_when_it_was_entered() -> None:
    back = replace(TAKEN, act=SideAct.GIVEN_BACK)
    paper = deposit_paper(Shop("顺达"), Customer("老王"), back, 0, LATER, 8)
    assert not paper.is_taken
    assert paper.entered_on == LATER
