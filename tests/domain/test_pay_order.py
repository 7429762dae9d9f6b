"""Which debts are secured or penalised, in which order money pays them, and by which rule it was (N09, case 12)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.grounds import Security, SecurityKind
from desktop_app.domain.pay_order import AllocatedBy, PayOrder, allocated_by, in_pay_order

TODAY = date(2026, 4, 1)
JANUARY = OpenItem(1, 1, "SHD-1", date(2026, 1, 5), date(2026, 2, 4), 100_00)
MARCH = OpenItem(2, 1, "SHD-2", date(2026, 3, 5), date(2026, 4, 4), 100_00)
GUARANTEE = Security(1, SecurityKind.JOINT, date(2026, 1, 6), "王大虎", debt_due=date(2026, 2, 28))


def marks(*securities: Security, fees: tuple[tuple[date, bool], ...] = ()) -> list[tuple[bool, bool]]:
    items = in_pay_order((JANUARY, MARCH), securities, fees, PayOrder.LAW, TODAY)
    return [(item.secured, item.penalised) for item in items]


def test_a_security_answers_for_what_falls_due_by_the_day_it_names() -> None:
    assert marks(GUARANTEE) == [(True, False), (False, False)]
    assert marks(replace(GUARANTEE, kind=SecurityKind.PLEDGE, debt_due=None, until=date(2026, 9, 1))) == [
        (True, False), (True, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "gone",
    [
        replace(GUARANTEE, until=date(2026, 3, 31)),
        replace(GUARANTEE, kind=SecurityKind.CO_DEBTOR),
        replace(GUARANTEE, kind=SecurityKind.GOODS_BACK),
    ],
)
def test_what_ran_out_or_only_joins_the_debt_makes_no_debt_a_secured_one(gone: Security) -> None:
    assert marks(gone) == [(False, False), (False, False)]


def test_a_late_fee_is_owed_for_goods_that_went_out_while_a_signed_sheet_named_one() -> None:
    """The sheet of February names a fee, that of 10 March none any more."""
    february, tenth = (date(2026, 2, 1), True), (date(2026, 3, 10), False)
    assert marks(fees=(february, tenth)) == [(False, False), (False, True)]
    assert marks(fees=((date(2026, 3, 1), False),)) == [(False, False), (False, False)]


def test_oldest_delivery_first_is_by_the_day_of_the_goods() -> None:
    found = in_pay_order((JANUARY, MARCH), (), (), PayOrder.OLDEST, TODAY)
    assert [item.agreed_place for item in found] == [JANUARY.dated, MARCH.dated]


def test_the_receipt_says_by_which_rule() -> None:
    agreed = in_pay_order((JANUARY,), (), (), PayOrder.OLDEST, TODAY)
    assert allocated_by(True, False, agreed) is AllocatedBy.NAMED
    assert allocated_by(False, False, agreed) is AllocatedBy.HAND
    assert allocated_by(False, True, agreed) is AllocatedBy.AGREED
    assert allocated_by(False, True, (JANUARY,)) is AllocatedBy.LAW
