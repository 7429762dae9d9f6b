"""The words that papers share."""

from datetime import date

import pytest

from desktop_app.documents.phrases import KINDS, due_text, in_groups, long_date, yuan
from desktop_app.domain.accounts import Kind
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.terms_words import terms_said
from desktop_app.language import translator

CHINESE, ENGLISH = translator("zh_CN"), translator("en")


def test_every_kind_of_document_has_a_word_in_both_languages() -> None:
    assert set(KINDS) == set(Kind)
    assert len({CHINESE(word) for word in KINDS.values()} | set(KINDS.values())) == 2 * len(Kind)


@pytest.mark.parametrize("kind", TermsKind)
def test_every_kind_of_terms_is_told_in_both_languages(kind: TermsKind) -> None:
    terms = Terms(kind, days=30, pay_day=10, cut_off=25, open_batches=2, fixed=date(2026, 5, 1))
    told = terms_said(terms).text(CHINESE)
    assert told != terms_said(terms).text(ENGLISH)
    assert not any(mark in told for mark in "{}")


def test_terms_are_told_in_the_trades_words() -> None:
    """Case 11, wording 18: what is printed is what the gate does."""
    assert terms_said(Terms(TermsKind.SETTLE_PREVIOUS)).text(CHINESE) == "送二结一"
    assert terms_said(Terms(TermsKind.PREVIOUS_BATCH)).text(CHINESE) == "压一批"
    assert terms_said(Terms(TermsKind.NEXT_MONTH_DAYS, days=30, grace_days=15)).text(CHINESE) == "月结30天+15天"
    assert terms_said(Terms(TermsKind.DAYS, days=30)).text(CHINESE) == "货到30天"
    assert (
        terms_said(Terms(TermsKind.MONTHLY_DAY, pay_day=31, cut_off=25)).text(CHINESE)
        == "月结（25日截单，当月月末付款）"
    )


def test_a_date_is_written_with_its_year() -> None:
    """Conventions 1.2: a slip without its year loses the start of its clocks."""
    assert long_date(date(2026, 3, 1), CHINESE) == "2026年3月1日"
    assert long_date(date(2026, 3, 1), ENGLISH) == "2026-03-01"
    assert due_text(None, ENGLISH) == "with the next batch"


def test_a_fingerprint_is_shown_in_groups_of_four() -> None:
    assert in_groups("K7QXABCD2345MNOP") == "K7QX ABCD 2345 MNOP"
    assert in_groups("") == ""


def test_a_total_carries_its_sign_of_currency() -> None:
    assert yuan(123_456_789) == "¥1,234,567.89"
