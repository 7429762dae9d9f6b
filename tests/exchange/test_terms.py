"""Payment terms as shops write them in a cell."""

from datetime import date

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.terms_words import terms_said
from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.terms import terms_of
from desktop_app.exchange.wanted import Wanted
from desktop_app.language import LANGUAGES, translator
from tests.exchange.sheets import TODAY, xlsx

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


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("货到后30天", days(30)),
        ("收货后30天内付款", days(30)),
        ("送货30天", days(30)),
        ("30天账期", days(30)),
        ("赊账30天", days(30)),
        ("30 days after delivery", days(30)),
        ("60天月结", month_end(60)),
        ("月底后60天", month_end(60)),
        ("月结60天+15", month_end(60, grace=15)),
        ("月结60+15", month_end(60, grace=15)),
        ("Net 30 EOM", month_end(30)),
        ("月清", MONTHLY),
        ("EOM", on_day(31, PayMonth.SAME)),
        ("到付", Terms()),
        ("due on receipt", Terms()),
        ("一手交钱一手交货", Terms()),
        ("挂账", NOTHING_AGREED),
        ("赊销", NOTHING_AGREED),
    ],
)
def test_more_ways_to_say_the_same_terms(words: str, terms: Terms) -> None:
    assert terms_of(words) == terms


def test_on_credit_with_a_number_of_days_is_that_many_days() -> None:
    assert terms_of("账期", 45) == days(45)


OWN = [
    Terms(),
    settles(1),
    settles(3),
    batches(1),
    batches(12),
    days(30),
    Terms(TermsKind.DAYS, days=30, grace_days=5),
    MONTHLY,
    Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=25, pay_month=PayMonth.AFTER_NEXT, grace_days=7),
    Terms(TermsKind.MONTHLY_DAY, pay_day=28, cut_off=20, pay_month=PayMonth.SAME),
    month_end(60, grace=15),
    Terms(TermsKind.FIXED_DATE, fixed=date(2026, 5, 1)),
    NOTHING_AGREED,
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("terms", OWN)
def test_the_words_of_our_own_lists_come_back_as_the_same_terms(terms: Terms, language: str) -> None:
    assert terms_of(terms_said(terms).text(translator(language))) == terms


@pytest.mark.parametrize(
    "words", ["按约定日期（2026-02-30）", "月结（45日截单，次月月末付款）", "At most 0 unpaid slips"]
)
def test_our_own_words_with_impossible_figures_are_refused(words: str) -> None:
    with pytest.raises(Refused):
        terms_of(words)


CUSTOMERS = ("客户名称", "结算方式")


def seen(*words: str, **accepted: str) -> Preview:
    rows = [CUSTOMERS, *((f"店{index}", said) for index, said in enumerate(words, 1))]
    found = preview(read(xlsx(rows)), Wanted(ImportKind.CUSTOMERS, accepted=accepted), TODAY)
    assert isinstance(found, Preview), found
    return found


def terms_read(found: Preview) -> list[Terms]:
    return [entry.value.terms for entry in found.good if isinstance(entry.value, Customer)]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("周结", ["days-7", "not-agreed", "monthly-day"]),
        ("半月结", ["days-15", "not-agreed", "monthly-day"]),
        ("每旬结算", ["days-10", "not-agreed", "monthly-day"]),
        ("双周结", ["days-14", "not-agreed", "monthly-day"]),
        ("weekly", ["days-7", "not-agreed", "monthly-day"]),
        ("季结", ["not-agreed", "days-90"]),
        ("半年结", ["not-agreed", "days-180"]),
        ("年底结", ["not-agreed", "days-365"]),
        ("票到30天", ["days-30", "next-month-days-30", "not-agreed"]),
        ("货到票到45天", ["days-45", "next-month-days-45", "not-agreed"]),
        ("开票后60天付款", ["days-60", "next-month-days-60", "not-agreed"]),
        ("对账后15天内付款", ["days-15", "next-month-days-15", "not-agreed"]),
        ("两个月", ["days-60", "next-month-days-60", "not-agreed"]),
        ("3 months", ["days-90", "next-month-days-90", "not-agreed"]),
        ("款到发货", ["cash", "not-agreed"]),
        ("先款后货", ["cash", "not-agreed"]),
        ("prepaid", ["cash", "not-agreed"]),
        ("代销", ["not-agreed", "cash"]),
        ("分期付款", ["not-agreed", "cash"]),
    ],
)
def test_terms_the_book_cannot_express_are_asked_with_what_comes_nearest(words: str, keys: list[str]) -> None:
    """Weekly is not seven days, days from the invoice are not days from the delivery: never a guess."""
    (doubt,) = seen(words).doubts
    assert (doubt.key, [choice.key for choice in doubt.choices]) == ("terms@B2", keys)


@pytest.mark.parametrize(
    "words",
    ["看心情", "老规矩", "跟以前一样", "三七开", "满一万结", "他说了算", "有钱就付", "as agreed", "见合同", "月底看"],
)
def test_words_nobody_knows_are_asked_about_with_what_is_usual(words: str) -> None:
    """They were a bad cell, which only typing could mend."""
    (doubt,) = seen(words).doubts
    keys = ["not-agreed", "cash", "monthly-day", "days-30"]
    assert (doubt.key, [choice.key for choice in doubt.choices]) == ("terms@B2", keys)
    assert terms_read(seen(words, terms="days-30")) == [days(30)]


@pytest.mark.parametrize(
    ("words", "beside", "terms"),
    [
        ("月结", "月结30天", month_end(30)), ("月结", "月结60天", month_end(60)), ("月结", "每月25号", on_day(25)),
        ("月结30天", "月结30天", month_end(30)), ("", "月结", MONTHLY), ("", "现结", Terms()), ("", "30", days(30)),
        ("", "月结30天", month_end(30)), ("月结", "30", month_end(30)), ("转账", "月结", MONTHLY),
        ("现结", "", Terms()),
    ],
)  # fmt: skip
def test_a_column_of_credit_is_read_by_its_cells_beside_the_words(words: str, beside: str, terms: Terms) -> None:
    rows = [("客户名称", "结算方式", "账期"), ("甲", words, beside)]
    found = preview(read(xlsx(rows)), Wanted(ImportKind.CUSTOMERS), TODAY)
    assert isinstance(found, Preview)
    assert (terms_read(found), found.doubts, found.bad) == ([terms], (), ())


@pytest.mark.parametrize(
    ("words", "beside"), [("现结", "月结"), ("货到30天", "月结"), ("月结30天", "现结"), ("看心情", "月结")]
)
def test_two_columns_that_say_different_terms_are_asked_about(words: str, beside: str) -> None:
    rows = [("客户名称", "结算方式", "账期"), ("甲", words, beside)]
    found = preview(read(xlsx(rows)), Wanted(ImportKind.CUSTOMERS), TODAY)
    assert isinstance(found, Preview)
    assert [doubt.which for doubt in found.doubts] == ["terms"]


def test_the_same_words_are_asked_about_once_and_answered_for_all() -> None:
    found = seen("周结", "半月结", "周结", "月结")
    assert [doubt.key for doubt in found.doubts] == ["terms@B2", "terms@B3"]
    answered = seen("周结", "半月结", "周结", "月结", **{"terms@B2": "not-agreed", "terms@B3": ""})
    assert answered.doubts == ()
    assert terms_read(answered) == [NOTHING_AGREED, days(15), NOTHING_AGREED, MONTHLY]


def test_a_column_of_days_settles_words_that_are_in_doubt() -> None:
    rows = [("客户名称", "结算方式", "账期(天)"), ("甲", "周结", 7), ("乙", "票到30天", 30), ("丙", "现金", 0)]
    found = preview(read(xlsx(rows)), Wanted(ImportKind.CUSTOMERS), TODAY)
    assert isinstance(found, Preview)
    assert (terms_read(found), found.doubts) == ([days(7), days(30), Terms()], ())


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("转账", NOTHING_AGREED),
        ("微信", NOTHING_AGREED),
        ("对公转账", NOTHING_AGREED),
        ("支付宝/微信", NOTHING_AGREED),
        ("银行承兑汇票", NOTHING_AGREED),
        ("刷卡", NOTHING_AGREED),
        ("WeChat Pay", NOTHING_AGREED),
        ("bank transfer", NOTHING_AGREED),
        ("月结/转账", MONTHLY),
        ("转账，月结30天", month_end(30)),
        ("微信、货到30天", days(30)),
    ],
)
def test_a_way_to_pay_is_no_credit_term(words: str, terms: Terms) -> None:
    found = seen(words)
    assert (terms_read(found), found.bad, found.doubts) == ([terms], (), ())
    if terms == NOTHING_AGREED:
        (told,) = found.warnings
        assert "a way to pay, not terms" in str(told)


def test_cash_among_ways_to_pay_may_be_one_of_them_and_is_asked_about() -> None:
    (doubt,) = seen("现金", "微信", "转账", "现金").doubts
    assert [choice.key for choice in doubt.choices] == ["cash", "not-agreed"]
    assert terms_read(seen("现金", "月结")) == [Terms(), MONTHLY]
