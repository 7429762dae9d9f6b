"""A ledger is read line by line: what raises the account, what lowers it, and the balance that runs along."""

import pytest

from desktop_app.exchange.rows import SheetOpenItem, SheetReceipt
from tests.exchange.owed import asked, seen, settled
from tests.exchange.sheets import Rows

LINES = [
    ["2025-01-05", "甲店", "水泥", 1000, "", 1000],
    ["2025-01-10", "甲店", "沙子", 500, "", 1500],
    ["2025-01-20", "甲店", "收款", "", 800, 700],
    ["2025-01-22", "乙店", "钢筋", 3000, "", 3000],
    ["2025-02-05", "甲店", "水泥", 200, "", 900],
    ["2025-02-10", "乙店", "收款", "", 1000, 2000],
]
OWED = {"甲店": 90_000, "乙店": 200_000}


@pytest.mark.parametrize(
    "header",
    [
        "日期,客户名称,描述,借方金额,贷方金额,余额",
        "日期,客户,摘要,借方,贷方,结余",
        "业务日期,往来单位,摘要,增加,减少,余额",
        "日期,客户,摘要,应收金额,收款金额,余额",
        "日期,客户,品名,货款,付款,欠款余额",
        "日期,单位名称,内容,销售金额,回款,累计欠款",
        "Date,Customer,Description,Debit,Credit,Balance",
        "Date,Customer,Details,Invoice amount,Payment,Balance due",
        "date,client,particulars,Dr,Cr,Running balance",
        "日期,客户,事由,本期应收,本期收款,期末余额",
    ],
)
def test_a_ledger_of_several_customers_is_read_line_by_line(header: str) -> None:
    rows: list[list[object]] = [[*header.split(",")], *LINES]
    if "Running" in header:
        rows[0][-1] = "Balance"
    found = seen(rows)
    assert settled(found) == OWED
    assert [type(entry.value) for entry in found.good].count(SheetReceipt) == 2


@pytest.mark.parametrize("order", ["newest first", "by customer", "without a balance", "columns turned", "0 for blank"])
def test_a_ledger_may_be_written_otherwise(order: str) -> None:
    header: list[object] = ["日期", "客户", "摘要", "借方", "贷方", "余额"]
    lines: list[list[object]] = [list(line) for line in LINES]
    if order == "newest first":
        lines.reverse()
    if order == "by customer":
        lines.sort(key=lambda line: str(line[1]))
    rows: Rows = [header, *lines]
    if order == "without a balance":
        rows = [line[:-1] for line in rows]
    if order == "columns turned":
        rows = [line[::-1] for line in rows]
    if order == "0 for blank":
        rows = [[cell if cell != "" else 0 for cell in line] for line in rows]
    assert settled(seen(rows)) == OWED


def test_a_balance_may_run_through_the_whole_sheet() -> None:
    balances = [1000, 1500, 700, 3700, 3900, 2900]
    rows: Rows = [[*line[:-1], balance] for line, balance in zip(LINES, balances, strict=True)]
    assert settled(seen([["日期", "客户", "摘要", "借方", "贷方", "余额"], *rows])) == OWED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("销售退货", SheetOpenItem),
        ("退货", SheetOpenItem),
        ("抹零", SheetOpenItem),
        ("优惠", SheetOpenItem),
        ("收款", SheetReceipt),
        ("微信", SheetReceipt),
        ("", SheetReceipt),
        ("Return", SheetOpenItem),
    ],
)
def test_what_lowers_the_account_is_money_unless_its_words_say_otherwise(text: str, kind: type) -> None:
    rows: Rows = [
        ["日期", "客户", "摘要", "借方", "贷方"],
        ["2025-01-05", "甲", "货", 1000, ""],
        ["2025-01-06", "甲", text, "", 100],
    ]
    found = seen(rows)
    assert settled(found) == {"甲": 90_000}
    assert type(found.good[1].value) is kind


@pytest.mark.parametrize(
    "word", ["期初余额", "上年结转", "上期结转", "承前页", "Opening balance", "B/F", "上月结余", "期初"]
)
def test_a_first_line_may_bring_the_account_forward(word: str) -> None:
    rows: Rows = [
        ["日期", "客户", "摘要", "借方", "贷方", "余额"],
        ["2025-01-01", "甲", word, "", "", 500],
        ["2025-01-05", "甲", "货", 1000, "", 1500],
        ["2025-01-06", "甲", "收款", "", 300, 1200],
    ]
    assert settled(seen(rows)) == {"甲": 120_000}


def test_what_was_owed_before_the_first_line_is_asked() -> None:
    rows: Rows = [
        ["日期", "客户", "借方", "贷方", "余额"],
        ["2025-01-05", "甲", 100, "", 1100],
        ["2025-01-06", "甲", "", 300, 800],
    ]
    (doubt,) = seen(rows).doubts
    assert (doubt.key, [choice.key for choice in doubt.choices]) == ("opening@E2", ["book", "leave"])
    assert settled(seen(rows, accepted={"opening": "book"})) == {"甲": 80_000}
    assert settled(seen(rows, accepted={"opening": "leave"})) == {"甲": -20_000}


def test_a_balance_that_does_not_run_on_is_told_at_its_cell_with_the_difference() -> None:
    lines = [list(line) for line in LINES]
    lines[2][-1] = 750
    lines[4][-1] = 950
    (doubt,) = seen([["日期", "客户", "摘要", "借方", "贷方", "余额"], *lines]).doubts
    assert (doubt.key, str(doubt.said)) == (
        "sums@F4",
        "1,500.00 before and this line make 700.00, but the sheet says 750.00: 50.00 apart.",
    )


@pytest.mark.parametrize(("words", "sign"), [(("借", "贷", "平"), 1), (("Dr", "Cr", "nil"), 1)])
def test_the_side_of_a_balance_is_its_sign(words: tuple[str, str, str], sign: int) -> None:
    debit, credit, flat = words
    rows: Rows = [
        ["日期", "客户", "摘要", "借方", "贷方", "方向", "余额"],
        ["2025-01-05", "甲", "货", 100, "", debit, 100],
        ["2025-01-06", "甲", "收款", "", 100, flat, 0],
        ["2025-01-07", "甲", "预收", "", 50, credit, 50],
    ]
    assert settled(seen(rows)) == {"甲": -5_000 * sign}


def test_one_column_of_sums_with_a_side_beside_it_is_a_ledger_too() -> None:
    rows: Rows = [
        ["日期", "客户", "借贷方向", "金额"],
        ["2025-01-05", "甲", "借", 1000],
        ["2025-01-06", "甲", "贷", 400],
    ]
    assert settled(seen(rows)) == {"甲": 60_000}


def test_goods_and_money_on_one_line_are_two_entries() -> None:
    rows: Rows = [
        ["日期", "客户", "货款", "收款", "余额"],
        ["2025-01-05", "甲", 1000, 400, 600],
        ["2025-01-06", "甲", "", 100, 500],
    ]
    found = seen(rows)
    assert settled(found) == {"甲": 50_000}
    assert [booked.rows for booked in found.good] == [(2,), (2,), (3,)]


def test_red_figures_in_a_ledger_go_the_other_way() -> None:
    rows: Rows = [
        ["日期", "客户", "摘要", "借方", "贷方", "余额"],
        ["2025-01-05", "甲", "货", 1000, "", 1000],
        ["2025-01-06", "甲", "冲红", -200, "", 800],
        ["2025-01-07", "甲", "收款", "", 300, 500],
        ["2025-01-08", "甲", "退票", "", -300, 800],
    ]
    assert settled(seen(rows)) == {"甲": 80_000}


def test_several_dated_rows_of_an_opening_come_in_one_by_one() -> None:
    rows: Rows = [
        ["客户", "日期", "期初欠款"],
        ["甲", "2024-11-05", 300],
        ["甲", "2024-12-05", 200],
        ["甲", "2025-01-05", -50],
    ]
    found = seen(rows)
    assert settled(found) == {"甲": 45_000}
    assert len(found.good) == 3


def test_a_line_of_money_without_a_day_is_said() -> None:
    rows: Rows = [
        ["日期", "客户", "借方", "贷方"],
        ["2025-01-05", "甲", 100, ""],
        ["", "甲", "", 50],
        ["", "甲", "", ""],
    ]
    found = seen(rows)
    assert [bad.row for bad in found.bad] == [3, 4]
    assert asked(found) == []


TWO_ROWS = [
    (
        ["客户", "期初", "", "本期", "", "期末", ""],
        ["", "借方", "贷方", "借方", "贷方", "借方", "贷方"],
        ["甲", 500, "", 1000, 300, 1200, ""],
        120_000,
    ),
    (
        ["客户名称", "期初余额", "本期发生额", "", "期末余额"],
        ["", "", "借方", "贷方", ""],
        ["甲", 500, 1000, 300, 1200],
        120_000,
    ),
    (
        ["客户", "日期", "应收账款", "", ""],
        ["", "", "金额", "已收", "未收"],
        ["甲", "2025-05-05", 1000, 300, 700],
        70_000,
    ),
    (["往来单位", "本期", "", "期末"], ["", "增加", "减少", "余额"], ["甲", 1000, 300, 700], 70_000),
    (
        ["Customer", "Opening", "Period", "", "Closing"],
        ["", "balance", "Debit", "Credit", "balance"],
        ["甲", 500, 1000, 300, 1200],
        120_000,
    ),
    (
        ["单位", "上期", "本期", "", "期末"],
        ["名称", "余额", "发货", "收款", "欠款"],
        ["甲", 500, 1000, 300, 1200],
        120_000,
    ),
    (
        ["客户", "销售", "", "收款", "欠款"],
        ["名称", "单号", "金额", "金额", "余额"],
        ["甲", "X1", 1000, 300, 700],
        70_000,
    ),
]


@pytest.mark.parametrize(("upper", "lower", "line", "fen"), TWO_ROWS)
def test_two_rows_of_headings_are_read_together(
    upper: list[str], lower: list[str], line: list[object], fen: int
) -> None:
    assert settled(seen([upper, lower, line])) == {"甲": fen}
