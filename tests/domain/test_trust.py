"""What lends more, or for longer, is the owner's to decide; what is tighter anybody enters (D16)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.trust import lends_more, trusts_more


def days(count: int, grace: int = 0) -> Terms:
    return Terms(TermsKind.DAYS, days=count, grace_days=grace)


def month_and(count: int, grace: int = 0) -> Terms:
    return Terms(TermsKind.NEXT_MONTH_DAYS, days=count, grace_days=grace)


def monthly(pay_day: int, cut_off: int = 31, month: PayMonth | None = PayMonth.NEXT) -> Terms:
    return Terms(TermsKind.MONTHLY_DAY, pay_day=pay_day, cut_off=cut_off, pay_month=month)


def one_settled_of(delivered: int, settled: int = 1) -> Terms:
    """送N结M: N − M unpaid at a time, the new one among them."""
    return Terms(TermsKind.SETTLE_PREVIOUS, open_batches=delivered - settled)


def held_back(count: int) -> Terms:
    """压N批."""
    return Terms(TermsKind.PREVIOUS_BATCH, open_batches=count)


def once_on(day: date) -> Terms:
    return Terms(TermsKind.FIXED_DATE, fixed=day)


CASH = Terms(TermsKind.CASH)
NOT_AGREED = Terms(TermsKind.NOT_AGREED)
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)

MORE: tuple[tuple[Terms, Terms], ...] = (
    (CASH, days(0)),
    (CASH, one_settled_of(2)),
    (CASH, month_and(30)),
    (CASH, NOT_AGREED),
    (days(30), days(31)),
    (days(30), days(30, 1)),
    (days(29), month_and(0)),
    (days(30), monthly(10)),
    (days(30), one_settled_of(2)),
    (days(30), once_on(JUNE)),
    (days(30), NOT_AGREED),
    (month_and(30), month_and(60)),
    (month_and(30), month_and(30, 15)),
    (month_and(30), days(60)),
    (monthly(10), monthly(15)),
    (monthly(10), monthly(10, cut_off=25)),
    (monthly(10), monthly(10, month=PayMonth.AFTER_NEXT)),
    (monthly(31), days(62)),
    (one_settled_of(2), one_settled_of(3)),
    (one_settled_of(2), held_back(1)),
    (held_back(1), one_settled_of(3)),
    (held_back(1), held_back(2)),
    (held_back(1), days(1)),
    (one_settled_of(2), NOT_AGREED),
    (once_on(JUNE), once_on(JULY)),
    (once_on(JUNE), days(1)),
    (once_on(JUNE), NOT_AGREED),
)
"""Terms before and after: goods may be owed for longer, or more of them at once."""

NO_MORE: tuple[tuple[Terms, Terms], ...] = (
    *((before, CASH) for before in (days(0), month_and(30), monthly(10), one_settled_of(2), once_on(JUNE), NOT_AGREED)),
    (CASH, replace(CASH, days=30)),
    (days(30), days(15, 15)),
    (days(30), days(29)),
    (month_and(60), month_and(30)),
    (month_and(60), month_and(45, 15)),
    (month_and(30), days(30)),
    (days(30), month_and(0)),
    (days(61), month_and(30)),
    (monthly(15), monthly(10)),
    (monthly(10, month=PayMonth.AFTER_NEXT), monthly(10)),
    (monthly(10, month=None), monthly(10)),
    (monthly(31), month_and(28)),
    (days(62), monthly(31)),
    (one_settled_of(4), one_settled_of(4, 2)),
    (one_settled_of(3), held_back(1)),
    (held_back(1), one_settled_of(2)),
    (held_back(3), held_back(1)),
    (once_on(JULY), once_on(JUNE)),
    (NOT_AGREED, days(60)),
    (NOT_AGREED, held_back(3)),
    (NOT_AGREED, once_on(JUNE)),
    (days(30), replace(days(30), pay_day=5)),
)
"""Terms before and after that are the same or tighter in every case."""


def test_every_kind_of_terms_is_in_both_tables() -> None:
    for table in (MORE, NO_MORE):
        assert {terms.kind for pair in table for terms in pair} == set(TermsKind)


@pytest.mark.parametrize(("before", "after"), MORE, ids=str)
def test_terms_that_lend_more_or_for_longer_are_the_owners(before: Terms, after: Terms) -> None:
    """D16: like a higher limit, or a release could be had by editing the customer."""
    assert lends_more(after, before)
    assert trusts_more(Customer("老王", terms=after), Customer("老王", terms=before))


@pytest.mark.parametrize(("before", "after"), NO_MORE, ids=str)
def test_tighter_terms_are_entered_by_anybody(before: Terms, after: Terms) -> None:
    """D16: fewer unpaid batches (送N结M, 压N批) and fewer days are no trust, whatever their kind."""
    assert not lends_more(after, before)
    assert not trusts_more(Customer("老王", terms=after), Customer("老王", terms=before))


@pytest.mark.parametrize("terms", [CASH, days(30), month_and(30), monthly(10), held_back(2), once_on(JUNE), NOT_AGREED])
def test_terms_that_stay_are_never_asked_about(terms: Terms) -> None:
    assert not lends_more(terms, terms)


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        (100, 101, True), (100, None, True), (0, 1, True),
        (None, 100, False), (None, None, False), (101, 100, False), (100, 0, False), (100, 100, False),
    ],
)  # fmt: skip
def test_a_higher_limit_or_none_is_more_and_a_lower_one_is_not(
    before: int | None, after: int | None, asked: bool
) -> None:
    assert trusts_more(Customer("老王", limit_fen=after), Customer("老王", limit_fen=before)) is asked


@pytest.mark.parametrize("flag", ["stopped", "credit_hold"])
def test_lifting_a_stop_is_more_and_setting_one_is_not(flag: str) -> None:
    """停货 and 停赊, each by itself."""
    free, held = Customer("老王"), replace(Customer("老王"), **{flag: True})  # type: ignore[arg-type]
    assert trusts_more(free, held)
    assert not trusts_more(held, free)
    assert not trusts_more(held, held)
