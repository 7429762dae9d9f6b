"""Customers from a sheet."""

import pytest

from desktop_app.domain.customers import Contact, Customer, Grade
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.exchange.layouts import ImportKind
from tests.exchange.sheets import left_out, previewed, said, xlsx

HEADER = [
    "客户名称",
    "简称",
    "联系人",
    "手机",
    "电话",
    "地址",
    "区域",
    "结算方式",
    "账期(天)",
    "信用额度",
    "等级",
    "备注",
]


def read_one(**columns: object) -> Customer:
    """The only customer of a sheet with these columns."""
    found = previewed(xlsx([["客户名称", *columns], ["永兴建材", *columns.values()]]), ImportKind.CUSTOMERS)
    assert not said(found)
    (good,) = found.good
    assert isinstance(good.value, Customer)
    return good.value


def refusals(**columns: object) -> list[str]:
    return said(previewed(xlsx([["客户名称", *columns], ["永兴建材", *columns.values()]]), ImportKind.CUSTOMERS))


def test_everything_a_sheet_says_of_a_customer_is_kept() -> None:
    line = [
        "永兴建材",
        "老王、王总",
        "王永兴",
        13800138001,
        "0571-88",
        "文一路1号",
        "城西",
        "月结",
        30,
        "5万",
        "a级",
        "老客户\n好说话",
    ]
    (good,) = previewed(xlsx([HEADER, line]), ImportKind.CUSTOMERS).good
    assert good.value == Customer(
        "永兴建材",
        aliases=("老王", "王总"),
        contacts=(Contact("王永兴", phone="13800138001"),),
        phone="0571-88",
        address="文一路1号",
        area="城西",
        terms=Terms(TermsKind.NEXT_MONTH_DAYS, days=30),
        limit_fen=5_000_000,
        grade=Grade.A,
        notes="老客户\n好说话",
    )


def test_a_sheet_of_names_alone_is_enough_and_agrees_on_no_terms() -> None:
    """R003: nothing is guessed where the sheet says nothing."""
    unsaid = Terms(TermsKind.NOT_AGREED)
    found = previewed(xlsx([["客户名称"], ["永兴建材"], ["大发五金"]]), ImportKind.CUSTOMERS)
    assert [good.value for good in found.good] == [
        Customer("永兴建材", terms=unsaid),
        Customer("大发五金", terms=unsaid),
    ]


@pytest.mark.parametrize(
    ("written", "fen"), [(None, None), ("", None), ("不限", None), ("-", None), (0, 0), ("1,000", 100_000)]
)
def test_an_empty_limit_is_no_limit_and_zero_is_zero(written: object, fen: int | None) -> None:
    """Case 8."""
    assert read_one(信用额度=written).limit_fen == fen


def test_a_telephone_reaches_the_contact_and_the_customer() -> None:
    assert read_one(联系人="老王", 手机="138").contacts == (Contact("老王", phone="138"),)
    assert read_one(手机="138").phone == "138"
    assert read_one(手机="138").contacts == ()


def test_a_short_name_that_is_the_name_is_no_alias() -> None:
    assert read_one(简称="永兴 建材，老王,老王").aliases == ("老王",)


@pytest.mark.parametrize(
    ("column", "written", "reason"),
    [
        ("信用额度", "-5", "is 0.00 or more"),
        ("信用额度", "很多", "not a number"),
        ("等级", "特等", "A, B or C"),
        ("账期", "99999", "3650 days"),
        ("地址", "x\u202ey", "invisible control character"),
        ("手机", "1.38E+10", "shortened"),
    ],
)
def test_what_cannot_be_read_is_said_of_its_cell(column: str, written: str, reason: str) -> None:
    (refusal,) = refusals(**{column: written})
    assert refusal.startswith(f"B2 {written.strip()}: ")
    assert reason in refusal


def test_cash_with_days_of_credit_is_asked_about() -> None:
    assert "means cash, but 30 days of credit" in refusals(结算方式="现结", 账期=30)[0]


def test_a_name_that_is_missing_or_impossible_is_bad() -> None:
    found = previewed(xlsx([["客户名称", "电话"], ["", "138"], ["a" * 101, "139"]]), ImportKind.CUSTOMERS)
    assert [(bad.row, bad.column) for bad in found.bad] == [(2, "A"), (3, "A")]
    assert not found.good


def test_the_same_customer_twice_counts_once_and_a_contradiction_is_bad() -> None:
    rows = [["客户名称", "电话"], ["永兴建材", "138"], ["永兴 建材", "139"], ["大发", "1"], ["大发", "1"]]
    found = previewed(xlsx(rows), ImportKind.CUSTOMERS)
    assert [good.row for good in found.good] == [2, 4]
    assert left_out(found) == [(5, "double")]
    assert "Row 2 has the same name but says otherwise" in said(found)[0]


def test_days_beside_monthly_terms_are_pointed_out() -> None:
    """Case 4: two readings of 月结30 collide."""
    found = previewed(xlsx([["客户名称", "结算方式"], ["永兴", "月结30天"]]), ImportKind.CUSTOMERS)
    assert "counts from the end of the delivery month" in str(found.warnings[0])
    assert not previewed(xlsx([["客户名称", "结算方式"], ["永兴", "月结"]]), ImportKind.CUSTOMERS).warnings
