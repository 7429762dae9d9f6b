"""Terms, states and buckets have names a shop owner uses."""

from datetime import date

import pytest

from desktop_app.domain.accounts import Kind
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import MONTH_END, Terms, TermsKind
from desktop_app.domain.debt import debt_of
from desktop_app.domain.labels import (
    DOCUMENT_KINDS,
    STATEMENT_STATES,
    buckets_said,
    in_plan_said,
    no_due_said,
    supply_said,
)
from desktop_app.domain.papers import PAPER_KINDS, PaperKind
from desktop_app.domain.statements import StatementState
from desktop_app.domain.terms_words import terms_said
from tests.domain.builders import TODAY, an_item, yuan


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Terms(), "Cash on delivery"),
        (Terms(TermsKind.SETTLE_PREVIOUS), "Deliver two, settle one"),
        (Terms(TermsKind.SETTLE_PREVIOUS, open_batches=2), "At most 2 unpaid slips"),
        (Terms(TermsKind.PREVIOUS_BATCH), "One batch behind"),
        (Terms(TermsKind.PREVIOUS_BATCH, open_batches=3), "3 batches behind"),
        (Terms(TermsKind.NOT_AGREED), "Terms not agreed yet"),
        (Terms(TermsKind.DAYS, days=30), "30 days from delivery"),
        (Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=25), "Monthly: cut-off day 25, due day 10 of the next month"),
        (
            Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=MONTH_END),
            "Monthly: cut-off month end, due day 10 of the next month",
        ),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=15), "Monthly, 15 days from the month's end"),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=30, grace_days=15), "Monthly, 30 days from the month's end + 15 days"),
        (Terms(TermsKind.FIXED_DATE, fixed=date(2026, 6, 30)), "On the date agreed, 2026-06-30"),
    ],
)
def test_terms_are_told_in_a_few_words(terms: Terms, words: str) -> None:
    """R003."""
    assert str(terms_said(terms)) == words


def test_every_kind_of_terms_and_every_state_has_a_name() -> None:
    for kind in TermsKind:
        assert str(terms_said(Terms(kind, fixed=date(2026, 6, 30))))
    assert STATEMENT_STATES.keys() == set(StatementState)
    assert DOCUMENT_KINDS.keys() == set(Kind)
    assert PAPER_KINDS.keys() == set(PaperKind)


def test_buckets_are_named_by_their_days() -> None:
    """Case 6: 30 belongs to the first, 31 to the second."""
    assert [str(name) for name in buckets_said((30, 60))] == ["1–30 days", "31–60 days", "over 60 days"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (TermsKind.NOT_AGREED, "not agreed yet"),
        (TermsKind.SETTLE_PREVIOUS, "before the next batch leaves"),
        (TermsKind.PREVIOUS_BATCH, "with the next batch"),
    ],
)
def test_a_slip_without_a_due_date_says_what_decides_it(kind: TermsKind, words: str) -> None:
    """Case 11."""
    assert str(no_due_said(Terms(kind))) == words


def test_what_keeps_goods_from_leaving_is_told_and_usually_nothing_does() -> None:
    """R040: 停货 is more than 停赊."""
    assert supply_said(Customer("老王")) is None
    assert str(supply_said(Customer("老王", credit_hold=True))) == "credit stopped"
    assert str(supply_said(Customer("老王", stopped=True, stop_reason="退票", credit_hold=True))) == "supply stopped"


def test_what_a_plan_covers_is_told_with_its_next_part() -> None:
    """Case 22; without a plan nothing is told."""
    items = [an_item(500, None, plan_id=1)]
    debt = debt_of(
        items, 0, TODAY, parts=[UnpaidPart(1, TODAY, yuan(200)), UnpaidPart(1, date(2026, 4, 16), yuan(300))]
    )
    assert str(in_plan_said(debt)) == "In plan 500.00, next part 200.00 on 2026-03-16"
    assert in_plan_said(debt_of([an_item(500)], 0, TODAY)) is None
