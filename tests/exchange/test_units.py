"""万元, 千元 and dollars: in a caption, in a line above the table, in a column of their own."""

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.exchange.layouts import ImportKind
from tests.exchange.owed import seen, settled

TEN_THOUSAND, THOUSAND = 10_000, 1_000


@pytest.mark.parametrize(
    ("caption", "factor"),
    [
        ("金额（万元）", TEN_THOUSAND),
        ("金额(万)", TEN_THOUSAND),
        ("应收余额[万元]", TEN_THOUSAND),
        ("欠款（单位：万元）", TEN_THOUSAND),
        ("余额/万元", TEN_THOUSAND),
        ("金额万元", TEN_THOUSAND),
        ("未收金额（人民币万元）", TEN_THOUSAND),
        ("金额（千元）", THOUSAND),
        ("余额（仟元）", THOUSAND),
        ("Amount (k)", THOUSAND),
        ("Balance (in thousands)", THOUSAND),
        ("Amount (thousand yuan)", THOUSAND),
        ("Outstanding ('000)", THOUSAND),
        ("Amount (CNY)", 1),
        ("金额（元）", 1),
        ("金额（人民币）", 1),
        ("金额(￥)", 1),
        ("金额（百万元）", 1_000_000),
        ("余额（亿元）", 100_000_000),
    ],
)
def test_the_unit_in_a_caption_counts(caption: str, factor: int) -> None:
    assert settled(seen([["客户名称", caption], ["甲店", "1.2"]])) == {"甲店": 120 * factor}


@pytest.mark.parametrize(
    ("title", "factor"),
    [
        (["单位：万元"], TEN_THOUSAND),
        (["", "单位:万元"], TEN_THOUSAND),
        (["金额单位：人民币万元"], TEN_THOUSAND),
        (["应收账款余额表（万元）"], TEN_THOUSAND),
        (["应收账款（单位：千元）"], THOUSAND),
        (["编制单位：某某商行    单位：万元"], TEN_THOUSAND),
        (["单位：", "万元"], TEN_THOUSAND),
        (["Unit: CNY thousand"], THOUSAND),
        (["Amounts in thousands"], THOUSAND),
        (["单位：元"], 1),
        (["单位：某某商行"], 1),
        (["货币单位：万元"], TEN_THOUSAND),
        (["币种：人民币"], 1),
    ],
)
def test_the_unit_above_a_table_counts_for_all_its_sums(title: list[str], factor: int) -> None:
    rows = [["应收账款余额表"], title, ["客户名称", "金额", "已收金额"], ["甲店", "1.2", "0.2"]]
    assert settled(seen(rows)) == {"甲店": 100 * factor}


def test_the_caption_goes_before_the_title_and_a_cell_before_both() -> None:
    rows = [
        ["单位：万元"],
        ["客户名称", "金额（元）", "已收金额"],
        ["甲店", "12000", "0.2"],
        ["乙店", "1.5万", "200元"],
    ]
    assert settled(seen(rows)) == {"甲店": 1_000_000, "乙店": 1_480_000}


@pytest.mark.parametrize(
    ("caption", "value", "factor"),
    [("单位", "万元", TEN_THOUSAND), ("金额单位", "千元", THOUSAND), ("Unit", "CNY", 1), ("货币单位", "元", 1)],
)
def test_a_column_of_units_counts_row_by_row(caption: str, value: str, factor: int) -> None:
    rows = [["客户", "金额", caption], ["甲店", "1.2", value], ["乙店", "300", "元"]]
    assert settled(seen(rows)) == {"甲店": 120 * factor, "乙店": 30_000}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("币种", "USD"), ("币种", "美元"), ("货币", "HKD"), ("币别", "港币"), ("Currency", "EUR"), ("currency", "US$"),
        ("币种", "日元"), ("币种", "GBP"), ("货币", "其他"), ("Currency", "VND"),
    ],
)  # fmt: skip
def test_a_row_in_another_currency_is_refused_at_its_cell(column: str, value: str) -> None:
    found = seen([["客户", "金额", column], ["甲店", "100", value], ["乙店", "200", "人民币"]])
    assert [(bad.row, bad.column) for bad in found.bad] == [(2, "C")]
    assert [entry.row for entry in found.good] == [3]


@pytest.mark.parametrize("value", ["人民币", "CNY", "RMB", "元", "￥", "人民币元", "人民币(CNY)", "本位币", "yuan", ""])
def test_yuan_by_any_name_is_yuan(value: str) -> None:
    assert settled(seen([["客户", "金额", "币种"], ["甲店", "100", value]])) == {"甲店": 10_000}


@pytest.mark.parametrize(
    "rows",
    [
        [["客户", "欠款", "金额（USD）"], ["甲店", "", "100"]],
        [["币种：美元"], ["客户", "金额"], ["甲店", "100"]],
        [["Currency: USD"], ["Customer", "Amount"], ["甲店", "100"]],
        [["客户", "金额 USD"], ["甲店", "100"]],
        [["客户", "金额（美元）"], ["甲店", "100"]],
        [["客户", "Amount ($)"], ["甲店", "100"]],
        [["客户", "余额 (HK$)"], ["甲店", "100"]],
        [["单位：美元"], ["客户", "余额"], ["甲店", "100"]],
        [["应收账款（单位：港币）"], ["客户", "余额"], ["甲店", "100"]],
        [["客户", "金额", "币种"], ["甲店", "100", "EUR"]],
        [["客户", "金额"], ["甲店", "$100"]],
        [["客户", "金额"], ["甲店", "100美元"]],
    ],
)
def test_another_currency_is_never_booked_as_yuan(rows: list[list[str]]) -> None:
    try:
        found = seen(rows)
    except Refused:
        return
    assert found.bad or found.doubts


@pytest.mark.parametrize(("caption", "fen"), [("信用额度（万元）", 5_000_000), ("额度(千元)", 500_000), ("额度", 500)])
def test_a_credit_limit_has_its_unit_too(caption: str, fen: int) -> None:
    found = seen([["客户名称", caption, "结算方式"], ["甲店", "5", "月结"]], ImportKind.CUSTOMERS)
    (entry,) = found.good
    assert isinstance(entry.value, Customer)
    assert entry.value.limit_fen == fen
