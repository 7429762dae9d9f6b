"""The exposure explains itself line by line."""

from datetime import timedelta

from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.exposure import CreditAccount, Exposure, FigureKind, ProposedSlip, exposure
from tests.domain.builders import TODAY, a_customer, an_item, parts_of_a_slip, yuan

LATER = TODAY + timedelta(days=30)
A_SLIP = ProposedSlip(TODAY, yuan(60), yuan(10))


def shown(account: CreditAccount, slip: ProposedSlip) -> Exposure:
    return exposure(account.debt(TODAY), slip, account.deposits_fen)


def figures(account: CreditAccount, slip: ProposedSlip) -> dict[FigureKind, int]:
    return {one.kind: one.fen for one in shown(account, slip).figures}


def test_a_slip_of_today_is_delivered_and_one_of_tomorrow_is_not() -> None:
    """Case 8."""
    slips = [an_item(1, LATER, item_id=days, dated=TODAY + timedelta(days=days)) for days in (1, 0)]
    told = figures(CreditAccount(a_customer(), tuple(slips)), A_SLIP)
    assert (told[FigureKind.NOT_DUE], told[FigureKind.AHEAD]) == (yuan(1), yuan(1))


def test_disputed_money_still_counts_as_exposure() -> None:
    """Case 15."""
    disputed = CreditAccount(a_customer(), (an_item(1_000, LATER, disputed_fen=yuan(150)),))
    assert shown(disputed, A_SLIP).total_fen == yuan(1_050)


def test_credits_are_signed_and_what_the_slip_leaves_unpaid_is_told() -> None:
    """N08, R019."""
    account = CreditAccount(a_customer(), tuple(parts_of_a_slip(30, 50, 20)), on_account_fen=yuan(40))
    found = shown(account, A_SLIP)
    assert (found.total_fen, found.slip_fen) == (yuan(110), yuan(50))


def test_what_is_owed_is_told_by_what_it_is_made_of() -> None:
    """R019: 1,000 overdue of which 150 are in dispute, 600 in a plan, 300 not due, 200 dated ahead; 400 on account."""
    items = (
        an_item(1_000, TODAY - timedelta(days=9), disputed_fen=yuan(150)),
        an_item(600, TODAY - timedelta(days=60), item_id=2, plan_id=7),
        an_item(300, LATER, item_id=3),
        an_item(200, LATER, item_id=4, dated=TODAY + timedelta(days=1)),
    )
    part = (UnpaidPart(7, LATER, yuan(600)),)
    account = CreditAccount(a_customer(), items, yuan(400), parts=part, deposits_fen=yuan(50))
    assert figures(account, A_SLIP) == {
        FigureKind.OVERDUE: yuan(600), FigureKind.IN_PLAN: yuan(600), FigureKind.NOT_DUE: yuan(300),
        FigureKind.AHEAD: yuan(200), FigureKind.THIS_SLIP: yuan(60), FigureKind.PAID_NOW: -yuan(10),
        FigureKind.DISPUTED: yuan(150), FigureKind.TAKEN_OFF: yuan(400), FigureKind.DEPOSITS: yuan(50),
    }  # fmt: skip
    assert shown(account, A_SLIP).total_fen == yuan(1_750)


def test_money_beyond_what_is_owed_stands_as_a_figure_of_its_own() -> None:
    """Case 10."""
    account = CreditAccount(a_customer(), (an_item(100, LATER),), yuan(130))
    assert figures(account, ProposedSlip(TODAY, 0)) == {
        FigureKind.ON_ACCOUNT: -yuan(30),
        FigureKind.TAKEN_OFF: yuan(100),
    }
