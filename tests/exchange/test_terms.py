"""Payment terms as shops write them in a cell."""

import pytest

from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.exchange.terms import terms_of

MONTHLY = Terms(TermsKind.MONTHLY_DAY, pay_month=PayMonth.NEXT)
NOTHING_AGREED = Terms(TermsKind.NOT_AGREED)


def days(count: int) -> Terms:
    return Terms(TermsKind.DAYS, days=count)


def month_end(count: int, grace: int = 0) -> Terms:
    return Terms(TermsKind.NEXT_MONTH_DAYS, days=count, grace_days=grace)


def on_day(day: int, month: PayMonth = PayMonth.NEXT) -> Terms:
    return Terms(TermsKind.MONTHLY_DAY, pay_day=day, pay_month=month)


def settles(at_a_time: int) -> Terms:
    return Terms(TermsKind.SETTLE_PREVIOUS, open_batches=at_a_time)


def batches(count: int) -> Terms:
    return Terms(TermsKind.PREVIOUS_BATCH, open_batches=count)


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("现结", Terms()),
        ("现款现货", Terms()),
        ("货到付款", Terms()),
        ("Cash", Terms()),
        ("cash on delivery", Terms()),
        ("", NOTHING_AGREED),
        ("待定", NOTHING_AGREED),
        ("月结", MONTHLY),
        ("monthly", MONTHLY),
        ("月结30天", month_end(30)),
        ("月结（30天）", month_end(30)),
        ("月结 60", month_end(60)),
        ("月结30天+15", month_end(30, grace=15)),
        ("月结30天 + 15天", month_end(30, grace=15)),
        ("货到30天+5", Terms(TermsKind.DAYS, days=30, grace_days=5)),
        ("账期45天", days(45)),
        ("货到30天", days(30)),
        ("30天", days(30)),
        ("30", days(30)),
        ("Net 30 days", days(30)),
        ("次月结", MONTHLY),
        ("次月结30天", Terms(TermsKind.NEXT_MONTH_DAYS, days=30)),
        ("次月30天", Terms(TermsKind.NEXT_MONTH_DAYS, days=30)),
        ("次月10号", on_day(10)),
        ("隔月10号", on_day(10, PayMonth.AFTER_NEXT)),
        ("隔月底", on_day(31, PayMonth.AFTER_NEXT)),
        ("当月底", on_day(31, PayMonth.SAME)),
        ("每月25日结算", on_day(25)),
        ("月结25号", on_day(25)),
        ("批结", batches(1)),
        ("压批", batches(1)),
        ("送二结一", settles(1)),
        ("送2结1", settles(1)),
        ("送三结一", settles(2)),
        ("压一批", batches(1)),
        ("压两批", batches(2)),
        ("previous batch", batches(1)),
    ],
)
def test_terms_are_read_as_shops_write_them(words: str, terms: Terms) -> None:
    """R003, N02; cases 4 and 11; conventions 4."""
    assert terms_of(words) == terms


@pytest.mark.parametrize(
    ("words", "count", "terms"),
    [
        ("", None, NOTHING_AGREED),
        ("", 0, Terms()),
        ("", 30, days(30)),
        ("现结", 0, Terms()),
        ("月结", 30, month_end(30)),
        ("月结+15", 30, month_end(30, grace=15)),
        ("月结", 0, MONTHLY),
        ("次月结", 15, Terms(TermsKind.NEXT_MONTH_DAYS, days=15)),
        ("月结30天", 30, month_end(30)),
        ("月结30天", 0, month_end(30)),
        ("批结", 0, batches(1)),
    ],
)
def test_a_column_of_days_completes_the_words(words: str, count: int | None, terms: Terms) -> None:
    assert terms_of(words, count) == terms


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("现结", 30),
        ("月结30天", 45),
        ("老样子", None),
        ("月结30日", None),
        ("送一结二", None),
        ("月结45号", None),
        ("现结+15", None),
    ],
)
def test_terms_that_contradict_themselves_or_are_unknown_are_refused(words: str, count: int | None) -> None:
    """月结30日 may be the 30th or thirty days: asked, not guessed."""
    with pytest.raises(Refused):
        terms_of(words, count)
