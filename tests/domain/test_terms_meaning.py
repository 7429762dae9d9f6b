"""What terms mean is told in a sentence, with the day a slip of today would be due (U8)."""

from datetime import date

import pytest

from desktop_app.domain.customers import Buyer, Role
from desktop_app.domain.dates import MONTH_END, PayMonth, Terms, TermsKind
from desktop_app.domain.labels import ROLES, SEGMENTS
from desktop_app.domain.terms_words import TERMS_KINDS, terms_example_said, terms_meaning_said

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("terms", "meaning", "due"),
    [
        (Terms(TermsKind.CASH), "Each slip is due on the day it is delivered.", "2026-11-21 Sat"),
        (Terms(TermsKind.DAYS, days=30), "Each slip is due 30 days after delivery.", "2026-12-21 Mon"),
        (
            Terms(TermsKind.MONTHLY_DAY, cut_off=25, pay_day=10),
            "Each month closes on day 25; what was delivered by then is due on day 10 of the next month.",
            "2026-12-10 Thu",
        ),
        (
            Terms(TermsKind.MONTHLY_DAY, cut_off=MONTH_END, pay_day=MONTH_END),
            "Each month closes on month end; what was delivered by then is due on month end of the next month.",
            "2026-12-31 Thu",
        ),
        (
            Terms(TermsKind.MONTHLY_DAY, cut_off=20, pay_day=MONTH_END, pay_month=PayMonth.AFTER_NEXT),
            "Each month closes on day 20; what was delivered by then is due on month end of the month after next.",
            "2027-02-28 Sun",
        ),
        (
            Terms(TermsKind.NEXT_MONTH_DAYS, days=30),
            "The days count from the end of the month of delivery: slips are due 30 days after it.",
            "2026-12-30 Wed",
        ),
        (
            Terms(TermsKind.NEXT_MONTH_DAYS, days=30, grace_days=15),
            "The days count from the end of the month of delivery: slips are due 30 days after it. 15 days of grace "
            "are added.",
            "2027-01-14 Thu",
        ),
        (
            Terms(TermsKind.FIXED_DATE, fixed=date(2027, 2, 1)),
            "Every slip is due on the day agreed.",
            "2027-02-01 Mon",
        ),
    ],
)
def test_every_kind_of_terms_says_what_it_means_and_gives_an_example(terms: Terms, meaning: str, due: str) -> None:
    """U8."""
    assert str(terms_meaning_said(terms)) == meaning
    assert str(terms_example_said(terms, TODAY)) == f"Example: delivered today, 2026-11-21, due on {due}."


@pytest.mark.parametrize(
    ("batches", "meaning"),
    [
        (1, "A slip is due when the next one is delivered; a third one leaves only when it is paid."),
        (
            3,
            (
                "Up to 3 slips stay unpaid; one more delivery makes the oldest due, and it must be paid "
                "before another leaves."
            ),
        ),
    ],
)
def test_terms_by_batches_have_no_day_until_the_next_batch(batches: int, meaning: str) -> None:
    """U8, case 11."""
    terms = Terms(TermsKind.PREVIOUS_BATCH, open_batches=batches)
    assert str(terms_meaning_said(terms)) == meaning
    assert "no due date" in str(terms_example_said(terms, TODAY))


@pytest.mark.parametrize(
    ("at_a_time", "meaning"),
    [
        (1, "A slip must be paid before the next one leaves."),
        (2, "At most 2 slips are unpaid at a time; the oldest must be paid before one more leaves."),
    ],
)
def test_deliver_two_settle_one_says_that_the_next_slip_waits(at_a_time: int, meaning: str) -> None:
    """U8, case 11."""
    terms = Terms(TermsKind.SETTLE_PREVIOUS, open_batches=at_a_time)
    assert str(terms_meaning_said(terms)) == meaning
    assert "holds back a later slip" in str(terms_example_said(terms, TODAY))


def test_terms_that_are_not_agreed_say_that_nothing_falls_due() -> None:
    terms = Terms(TermsKind.NOT_AGREED)
    assert "not overdue until terms are set" in str(terms_meaning_said(terms))
    assert "no due date" in str(terms_example_said(terms, TODAY))


def test_every_value_has_a_word_of_its_own() -> None:
    for words, values in ((TERMS_KINDS, TermsKind), (SEGMENTS, Buyer), (ROLES, Role)):
        assert set(words) == set(values)
        assert len({str(said) for said in words.values()}) == len(words)
