"""Sheets in the shapes that other programs write: right, or asked."""

import pytest

from desktop_app.exchange.layouts import ImportKind
from tests.exchange.owed import asked, seen, settled
from tests.exchange.sheets import Rows, left_out

RIGHT: dict[str, tuple[Rows, dict[str, int]]] = {
    "additions, deductions and a balance by kind of paper": (
        [
            ["单据日期", "单据编号", "单据类型", "客户名称", "增加金额", "减少金额", "应收余额"],
            ["2025-01-05", "XS1", "销售单", "甲", 1000, "", 1000],
            ["2025-01-08", "SK1", "收款单", "甲", "", 400, 600],
            ["2025-01-09", "TH1", "销售退货单", "甲", "", 100, 500],
        ],
        {"甲": 50_000},
    ),
    "an account with its customer in the title, sides and totals of months": (
        [
            ["应收账款明细账"],
            ["科目：1122 应收账款", "", "客户：甲店"],
            ["日期", "凭证字号", "摘要", "借方金额", "贷方金额", "方向", "余额"],
            ["2025-01-01", "", "期初余额", "", "", "借", 500],
            ["2025-01-05", "记-1", "销售", 1000, "", "借", 1500],
            ["2025-01-20", "记-2", "收款", "", 700, "借", 800],
            ["", "", "本月合计", 1000, 700, "借", 800],
            ["", "", "本年累计", 1000, 700, "借", 800],
        ],
        {"甲店": 80_000},
    ),
    "balances by age": (
        [["客户", "应收余额", "0-30天", "31-60天", "90天以上"], ["甲", 1000, 500, 300, 200], ["乙", 200, "", "", 200]],
        {"甲": 100_000, "乙": 20_000},
    ),
    "balances by age in English": (
        [["Customer", "Current", "1 - 30", "31 - 60", "> 90", "Total"], ["A", 100, 0, 50, 0, 150]],
        {"A": 15_000},
    ),
    "open papers with payments not spread yet": (
        [
            ["Date", "Transaction type", "Num", "Customer", "Due date", "Amount", "Open balance"],
            ["2025-01-05", "Invoice", 1, "A", "2025-02-05", 1000, 700],
            ["2025-01-09", "Payment", "", "A", "", -500, -200],
            ["2025-01-10", "Credit Memo", 2, "A", "", -100, -100],
        ],
        {"A": 40_000},
    ),
    "due as a sum beside a due date": (
        [
            ["Invoice Number", "Contact", "Invoice Date", "Due Date", "Total", "Paid", "Due"],
            ["I1", "A", "2025-01-05", "2025-02-05", 1000, 300, 700],
        ],
        {"A": 70_000},
    ),
    "each balance with a side of its own": (
        [
            ["客户编码", "客户名称", "方向", "期初余额", "借方", "贷方", "方向", "期末余额"],
            [1, "甲", "借", 500, 1000, 300, "借", 1200],
            [2, "乙", "借", 500, 0, 800, "贷", 300],
            [3, "丙", "平", 0, 100, 0, "借", 100],
        ],
        {"甲": 120_000, "乙": -30_000, "丙": 10_000},
    ),
    "money received with a minus sign of habit": (
        [["客户", "金额", "已收", "余额"], ["甲", 1000, -300, 700]],
        {"甲": 70_000},
    ),
    "traditional signs": (
        [
            ["客戶名稱", "單據日期", "應收金額", "已收金額", "未收金額"],
            ["甲", "2025-01-05", 1000, 300, 700],
            ["合計", "", 1000, 300, 700],
        ],
        {"甲": 70_000},
    ),
    "an invoice with a rate and a sum of tax": (
        [
            ["客户", "开票日期", "金额", "税率", "税额", "价税合计", "已回款"],
            ["甲", "2025-01-05", 1000, "13%", 130, 1130, 130],
        ],
        {"甲": 100_000},
    ),
    "a ledger of kinds with a running balance": (
        [
            ["日期", "客户", "类型", "金额", "余额"],
            ["2025-01-05", "甲", "销售", 1000, 1000],
            ["2025-01-06", "甲", "收款", 300, 700],
            ["2025-01-07", "甲", "退货", 100, 600],
        ],
        {"甲": 60_000},
    ),
    "a ledger of kinds with signs": (
        [
            ["日期", "客户", "类型", "金额", "余额"],
            ["2025-01-05", "甲", "销售", 1000, 1000],
            ["2025-01-06", "甲", "收款", -300, 700],
            ["2025-01-07", "甲", "退货", -100, 600],
        ],
        {"甲": 60_000},
    ),
    "a deposit and the rest": ([["客户", "合同金额", "定金", "尾款"], ["甲", 1000, 200, 800]], {"甲": 80_000}),
}


@pytest.mark.parametrize("shape", RIGHT)
def test_a_sheet_of_another_program_comes_in_right(shape: str) -> None:
    rows, fen = RIGHT[shape]
    assert settled(seen(rows)) == fen


@pytest.mark.parametrize(
    ("rows", "which"),
    [
        ([["客户", "金额", "已收"], ["甲", 1000, -300]], ["sign"]),
        ([["客户", "应收款", "实收款", "差额"], ["甲", 1000, 300, 700]], ["column"]),
        (
            [["客户", "日期", "本单欠款", "累计欠款"], ["甲", "2025-01-05", 100, 100], ["甲", "2025-01-06", 200, 300]],
            ["column"],
        ),
        ([["客户", "金额", "折扣", "应收金额"], ["甲", 1000, "0.95", 950]], ["column", "discount"]),
        ([["客户", "合同金额", "定金", "已付款", "尾款"], ["甲", 1000, 200, 300, 500]], ["column", "sums"]),
    ],
)
def test_a_sheet_that_says_too_little_is_asked(rows: Rows, which: list[str]) -> None:
    assert asked(seen(rows)) == which


def test_what_is_owed_beside_money_received_is_no_question() -> None:
    rows: Rows = [["客户", "日期", "金额", "实收金额", "余额"], ["甲", "2025-01-05", 1000, 300, 700]]
    assert settled(seen(rows, ImportKind.RECEIPTS)) == {"甲": -30_000}


@pytest.mark.parametrize(
    ("rows", "fen"),
    [
        # of each paper what is unpaid of it: the receipt is spread already
        ([["销售", 1000, 500], ["收款", 500, 0], ["销售", 200, 200]], 70_000),
        ([["销售", 1000, 1000], ["收款", 500, 500]], 50_000),
        # the account after each paper
        ([["销售", 1000, 1000], ["收款", 1000, 0]], 0),
        ([["销售", 1000, 1000], ["收款", 400, 600], ["退货", 100, 500]], 50_000),
    ],
)
def test_a_balance_beside_kinds_of_papers_is_of_each_or_of_the_account(rows: list[list[object]], fen: int) -> None:
    sheet: Rows = [["日期", "客户", "类型", "金额", "未收"], *(["2025-01-05", "甲", *row] for row in rows)]
    assert settled(seen(sheet)).get("甲", 0) == fen


def test_a_balance_that_may_be_both_is_asked() -> None:
    rows: Rows = [
        ["日期", "客户", "类型", "金额", "余额"],
        ["2025-01-05", "甲", "销售", 1000, 500],
        ["2025-01-06", "甲", "收款", 500, 0],
    ]
    assert asked(seen(rows)) == ["balance"]
    assert settled(seen(rows, accepted={"balance": "row"})) == {"甲": 50_000}
    assert settled(seen(rows, accepted={"balance": "account", "opening": "book"})) == {"甲": 0}


@pytest.mark.parametrize(
    ("header", "line", "which"),
    [
        ("应收金额,应付金额", [1000, 300], ["sums"]),
        ("金额,收款日期", [1000, "2025-05-05"], ["paid"]),
        ("不含税金额", [1000], ["tax"]),
        ("货款,运费,欠款", [1000, 50, 1100], ["sums"]),
        ("应收款,应付款,已收", [1000, 300, 100], ["sums"]),
        ("金额,已收,状态", [1000, 300, "已收款"], ["settled"]),
        ("金额,未收,结算状态", [1000, 700, "已结算"], ["settled"]),
    ],
)
def test_sums_that_contradict_one_another_are_asked(header: str, line: list[object], which: list[str]) -> None:
    assert asked(seen([["客户", *header.split(",")], ["甲", *line]])) == which


def test_papers_that_nobody_approved_do_not_count() -> None:
    """Many shops deliver before anybody has looked at the paper: 未审核 is asked about."""
    rows: Rows = [["客户", "金额", "审核"], ["甲", 100, "是"], ["乙", 100, "否"], ["丙", 100, "未审核"]]
    assert asked(seen(rows)) == ["state"]
    assert settled(seen(rows, accepted={"state": ""})) == {"甲": 10_000}
    assert settled(seen(rows, accepted={"state": "counts"})) == {"甲": 10_000, "丙": 10_000}


def test_the_unit_over_another_table_is_not_this_tables() -> None:
    rows: Rows = [["单位：万元"], ["品名", "库存"], ["水泥", 12], ["河沙", 5], [], ["客户", "欠款余额"], ["甲", 100]]
    assert settled(seen(rows)) == {"甲": 10_000}


def test_two_columns_of_money_in_and_out_of_a_bank() -> None:
    rows: Rows = [
        ["日期", "对方户名", "收入金额", "支出金额"],
        ["2025-01-05", "甲", 300, ""],
        ["2025-01-06", "乙厂", "", 80],
    ]
    found = seen(rows, ImportKind.RECEIPTS)
    assert settled(found) == {"甲": -30_000}
    assert left_out(found) == [(3, "paid_out")]


def test_the_parts_of_a_sum_are_no_question() -> None:
    rows: Rows = [["客户", "货款", "运费", "合计金额", "已收", "欠款"], ["甲", 1000, 50, 1050, 300, 750]]
    assert settled(seen(rows)) == {"甲": 75_000}


def test_a_unit_over_the_table_is_asked_of_prices_that_nothing_bears_out() -> None:
    rows: Rows = [["单位：万元"], ["客户", "日期", "品名", "数量", "单价"], ["甲", "2025-05-05", "钢材", 2, 3]]
    assert asked(seen(rows, ImportKind.SHIPMENTS)) == ["unit"]
    assert settled(seen(rows, ImportKind.SHIPMENTS, {"unit": "yuan"})) == {"甲": 600}
    assert settled(seen(rows, ImportKind.SHIPMENTS, {"unit": "unit"})) == {"甲": 6_000_000}
    rows = [*rows[:1], [*rows[1], "金额"], [*rows[2], 0.0006]]
    assert settled(seen(rows, ImportKind.SHIPMENTS)) == {"甲": 600}
