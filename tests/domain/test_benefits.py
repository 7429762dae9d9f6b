"""Who pays late gets no gifts and no discounts on a slip (R042)."""

from datetime import date, timedelta

import pytest

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.benefits import doubtful_benefits, late_fen
from desktop_app.domain.credit_rules import CreditRules, RuleMode
from desktop_app.domain.debt import debt_of
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.domain.slip_sums import Charges

TODAY = date(2026, 11, 21)
CEMENT, SAND = Line("水泥", 1_000, 250_000, goods_id=1), Line("河沙", 1_000, 90_000, goods_id=2)
GLOVES = Line("手套", 1_000, 10_000, goods_id=3, gift=True)
LATE = 800_00


def asked(*lines: Line, late: int = LATE, off: int = 0) -> list[tuple[str, str, int]]:
    draft = ShipmentDraft(1, TODAY, lines, charges=Charges(off))
    return [(one.doubt, one.problem.field, one.problem.line) for one in doubtful_benefits(draft, late)]


def test_what_is_given_away_or_discounted_is_asked_line_by_line_while_money_is_late() -> None:
    assert asked(SAND, CEMENT, GLOVES, off=5_00) == [
        ("late_gift", "off", 3), ("late_gift", "discount", 0)
    ]  # fmt: skip
    assert asked(SAND, CEMENT, GLOVES, late=0, off=5_00) == []


def test_gifts_that_come_back_are_asked_of_nobody() -> None:
    assert asked(CEMENT.of(-1_000), GLOVES.of(-1_000), SAND) == []


@pytest.mark.parametrize(
    ("rules", "late"),
    [
        (CreditRules(), LATE),
        (CreditRules(overdue=RuleMode.OFF), 0),
        (CreditRules(overdue_tolerance_days=40), 0),
        (CreditRules(overdue_tolerance_fen=LATE), 0),
        (CreditRules(smallest_fen=LATE + 1), 0),
    ],
)
def test_late_is_what_the_owner_does_not_tolerate(rules: CreditRules, late: int) -> None:
    due = TODAY - timedelta(days=40)
    item = OpenItem(1, 1, "SHD-1", due, due, LATE)
    assert late_fen(debt_of((item,), 0, TODAY), rules) == late
