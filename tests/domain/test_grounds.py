"""Guarantees, pledges and goods taken back: until when, what is wrong, when it is told (R012, R013, R044, case 14)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.grounds import (
    GUARANTEES,
    SECURITIES,
    THINGS,
    TO_DO,
    Security,
    SecurityKind,
    security_problems,
    security_tasks,
    standing_on,
)

DUE = date(2026, 6, 30)
HU = Security(1, SecurityKind.JOINT, date(2026, 3, 1), "王大虎", debt_due=DUE, id=3)


def refusals(one: Security) -> list[tuple[str, str]]:
    return [(found.field, str(found.said)) for found in security_problems(one)]


def test_a_guarantee_without_a_period_ends_six_months_after_the_debt_is_due() -> None:
    """Case 14 (民法典 692): due 2026-06-30 ends on 2026-12-30; the end of a month counts by the month."""
    assert HU.ends == date(2026, 12, 30)
    assert replace(HU, debt_due=date(2026, 8, 31)).ends == date(2027, 2, 28)
    assert replace(HU, until=date(2027, 6, 30)).ends == date(2027, 6, 30)
    assert Security(1, SecurityKind.PLEDGE, DUE, what="叉车", debt_due=DUE).ends is None


@pytest.mark.parametrize("until", [DUE, DUE - timedelta(days=1), date(2026, 4, 1)])
def test_a_guarantee_that_ends_no_later_than_the_debt_is_refused_with_what_fits(until: date) -> None:
    """民法典 692: such a period counts as not agreed."""
    ((field, said),) = refusals(replace(HU, until=until))
    assert field == "until"
    assert "2026-06-30" in said
    assert "Type 2026-12-30" in said
    assert refusals(replace(HU, until=DUE + timedelta(days=1))) == []


def test_what_is_missing_is_asked_for_at_its_field() -> None:
    assert [field for field, _ in refusals(Security(1, SecurityKind.JOINT, DUE))] == ["given_by", "debt_due"]
    assert [field for field, _ in refusals(Security(1, SecurityKind.PLEDGE, DUE, amount_fen=-1))] == ["what", "amount"]
    past = Security(1, SecurityKind.PLEDGE, DUE, what="叉车", until=date(2026, 6, 1))
    assert refusals(past) == [("until", "That is before it was given. Type 2026-06-30 or later, or nothing.")]
    assert refusals(replace(past, until=DUE)) == []
    assert refusals(Security(1, SecurityKind.CO_DEBTOR, DUE, "李芳")) == []


def test_an_unclear_guarantee_is_told_to_be_an_ordinary_one() -> None:
    """民法典 686."""
    assert "ordinary" in str(TO_DO[SecurityKind.UNCLEAR])
    assert set(TO_DO) == set(SECURITIES) == set(SecurityKind)
    assert not GUARANTEES & THINGS


@pytest.mark.parametrize(
    ("today", "due", "about"),
    [
        (date(2026, 10, 30), date(2026, 10, 31), "3/60"),
        (date(2026, 10, 31), date(2026, 10, 31), "3/60"),
        (date(2026, 11, 29), date(2026, 10, 31), "3/60"),
        (date(2026, 11, 30), date(2026, 11, 30), "3/30"),
        (date(2026, 12, 23), date(2026, 12, 23), "3/7"),
        (date(2026, 12, 30), date(2026, 12, 23), "3/7"),
    ],
)
def test_its_last_day_is_told_sixty_thirty_and_seven_days_ahead(today: date, due: date, about: str) -> None:
    """Conventions 3: −60, −30, −7; the next alarm comes although the one before was ticked off."""
    (task,) = security_tasks([HU], today)
    assert (task.due, task.about, task.note) == (due, about, "王大虎 2026-12-30")


def test_what_ended_and_what_has_no_end_is_not_told() -> None:
    endless = Security(1, SecurityKind.MORTGAGE, DUE, what="铺面", id=4)
    assert security_tasks([HU, endless], date(2026, 12, 31)) == []
    assert standing_on([endless, HU], date(2026, 12, 30)) == [HU, endless]
    assert standing_on([HU], date(2026, 12, 31)) == []
    assert (HU.named, endless.named) == ("王大虎", "铺面")
