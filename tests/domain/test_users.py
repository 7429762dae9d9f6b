"""Who is at the counter, and what a clerk may (R092)."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.users import (
    RANKS,
    USUAL,
    Approval,
    AtCounter,
    Rank,
    User,
    Users,
    at_counter,
    in_order,
    is_asked,
    unseen,
)

WANG, LI = User("王总", Rank.OWNER, may=()), User("小李")
SHOP = Users((WANG, LI))
NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)


def test_the_owner_may_everything_and_a_clerk_what_is_given() -> None:
    assert all(WANG.allows(act) for act in OwnerAct)
    assert [act for act in OwnerAct if LI.allows(act)] == [*USUAL] == [OwnerAct.SEE_PRICES, OwnerAct.SEE_DEBTS]
    assert set(RANKS) == set(Rank)


def test_in_a_book_without_names_everybody_may_what_they_may_today() -> None:
    counter = at_counter(Users(), "")
    assert counter == AtCounter()
    assert all(counter.may(act) for act in OwnerAct)
    assert counter.may(None)


def test_in_a_book_with_names_nobody_may_nothing_until_they_say_who_they_are() -> None:
    assert at_counter(SHOP, "").denied == at_counter(SHOP, "小张").denied == frozenset(OwnerAct)
    assert at_counter(SHOP, "王总") == AtCounter("王总", Rank.OWNER, names=("王总", "小李"))
    assert not at_counter(SHOP, "小李").may(OwnerAct.EXPORT)


def test_who_left_is_let_in_no_more_and_comes_back_under_the_same_name() -> None:
    without = SHOP.kept(User("小李", active=False))
    assert [one.name for one in without.here] == ["王总"]
    assert without.named("小李") is None
    assert [one.name for one in without.kept(LI).here] == ["王总", "小李"]
    assert len(without.kept(LI).every) == 2


@pytest.mark.parametrize("gone", [User("王总"), User("王总", Rank.OWNER, active=False)])
def test_an_owner_is_always_left(gone: User) -> None:
    with pytest.raises(Refused, match="An owner must be left"):
        SHOP.kept(gone)


def test_what_the_owner_let_through_waits_two_minutes_for_that_one_act() -> None:
    approval = Approval(OwnerAct.EXPORT, "王总", NOON)
    assert approval.holds(OwnerAct.EXPORT, NOON)
    assert not approval.holds(OwnerAct.PRICE, NOON)
    assert not approval.holds(OwnerAct.EXPORT, NOON + timedelta(minutes=2))
    assert not approval.holds(OwnerAct.EXPORT, NOON - timedelta(seconds=1))
    assert Approval(None, "王总", NOON).holds(OwnerAct.PRICE, NOON)


def test_rights_are_kept_in_one_order() -> None:
    assert in_order(frozenset({OwnerAct.SEE_DEBTS, OwnerAct.EXPORT})) == (OwnerAct.EXPORT, OwnerAct.SEE_DEBTS)


def test_a_pin_without_names_asks_for_no_more_than_it_did() -> None:
    """A book without users works as it did: prices and allowances stay everybody's."""
    asked = {act for act in OwnerAct if is_asked(act)}
    assert asked == {
        OwnerAct.REVERSE, OwnerAct.BACK_DATE, OwnerAct.RELEASE, OwnerAct.CREDIT, OwnerAct.EXPORT, OwnerAct.RESTORE,
        OwnerAct.SETTINGS,
    }  # fmt: skip


def test_what_may_not_be_seen_says_whose_it_is() -> None:
    assert "the owner has not given this to 小李" in str(unseen(at_counter(SHOP, "小李"), OwnerAct.EXPORT).text(str))
    assert "nobody is at the counter" in str(unseen(at_counter(SHOP, ""), OwnerAct.EXPORT).text(str))
