"""The exposure explains itself line by line."""

from datetime import timedelta

from desktop_app.domain.exposure import CreditAccount, LineKind, ProposedSlip, exposure
from tests.domain.builders import TODAY, a_customer, an_item, parts_of_a_slip, yuan

LATER = TODAY + timedelta(days=30)
A_SLIP = ProposedSlip(TODAY, yuan(60), yuan(10))


def test_a_slip_of_today_is_delivered_and_one_of_tomorrow_is_not() -> None:
    """Case 8."""
    slips = [an_item(1, LATER, item_id=days, dated=TODAY + timedelta(days=days)) for days in (1, 0)]
    shown = exposure(CreditAccount(a_customer(), tuple(slips)), A_SLIP, TODAY)
    assert [(line.kind, line.number) for line in shown.lines[:2]] == [
        (LineKind.DELIVERED, "SHD-2026-00000"),
        (LineKind.POSTED, "SHD-2026-00001"),
    ]


def test_disputed_money_still_counts_as_exposure() -> None:
    """Case 15."""
    disputed = CreditAccount(a_customer(), (an_item(1_000, LATER, disputed_fen=yuan(150)),))
    assert exposure(disputed, A_SLIP, TODAY).total_fen == yuan(1_050)


def test_the_parts_of_one_slip_are_one_line_and_credits_are_signed() -> None:
    """N08, R019."""
    account = CreditAccount(a_customer(), tuple(parts_of_a_slip(30, 50, 20)), on_account_fen=yuan(40))
    shown = exposure(account, A_SLIP, TODAY)
    assert [(line.kind, line.amount_fen) for line in shown.lines] == [
        (LineKind.DELIVERED, yuan(100)),
        (LineKind.ON_ACCOUNT, -yuan(40)),
        (LineKind.THIS_SLIP, yuan(60)),
        (LineKind.PAID_NOW, -yuan(10)),
    ]
    assert shown.total_fen == yuan(110)
