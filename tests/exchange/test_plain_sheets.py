"""Sheets as shops have them, without a trap: nothing is asked of them, and the figures are right."""

from collections.abc import Sequence
from datetime import date

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.rows import SheetOpenItem, SheetPastSlip, SheetReceipt, day_of
from desktop_app.exchange.wanted import Wanted
from tests.exchange.owed import asked, owed, seen, settled
from tests.exchange.sheets import TODAY, csv

Rows = Sequence[Sequence[object]]
SHIPMENTS, RECEIPTS = ImportKind.SHIPMENTS, ImportKind.RECEIPTS
TWO = {"老王建材": 120_000, "城东五金": 56_050}

DEBTS: dict[str, Rows] = {
    "years beside their sum": (
        ("客户", "2024年欠款", "2025年欠款", "合计"), ("老王建材", 1000, 200, 1200), ("城东五金", 0, 560.5, 560.5),
    ),
    "months and their sum": (
        ("客户", "1月", "2月", "合计欠款"), ("老王建材", 1000, 200, 1200), ("城东五金", 0, 560.5, 560.5),
    ),
    "months, less what was paid": (
        ("客户", "9月", "10月", "11月", "已付", "欠款"), ("老王建材", 500, 400, 400, 100, 1200),
        ("城东五金", 560.5, 0, 0, 0, 560.5),
    ),
    "by age": (
        ("客户", "0-30天", "31-60天", "60天以上", "总计"), ("老王建材", 1000, 200, 0, 1200),
        ("城东五金", 0, 560.5, 0, 560.5),
    ),
    "how they paid last": (
        ("客户", "欠款", "最后一次付款", "最后付款金额"), ("老王建材", 1200, "2025-04-20", 500),
        ("城东五金", 560.5, "2024-12-30", 300),
    ),
    "paid last, in other words": (
        ("客户名称", "应收余额", "最近收款", "最近收款金额"), ("老王建材", 1200, "2025-04-20", 500),
        ("城东五金", 560.5, "", ""),
    ),
    "how many slips": (("客户", "单数", "欠款金额"), ("老王建材", 3, 1200), ("城东五金", 4, 560.5)),
    "shops by name": (("店名", "笔数", "欠款"), ("老王建材", 3, 1200), ("城东五金", 4, 560.5)),
    "in words of the counter": (("客户", "欠多少"), ("老王建材", 1200), ("城东五金", 560.5)),
    "cases beside the sum": (
        ("日期", "店铺名称", "箱数", "金额", "欠款"), ("2025-04-05", "老王建材", 10, 1500, 1200),
        ("2025-04-08", "城东五金", 2, 560.5, 560.5),
    ),
}  # fmt: skip


@pytest.mark.parametrize("rows", DEBTS.values(), ids=DEBTS)
def test_a_plain_list_of_debts_comes_in_without_a_question(rows: Rows) -> None:
    assert settled(seen(rows)) == TWO


PAPERS: dict[str, tuple[ImportKind, Rows, dict[str, int]]] = {
    "slips by the case": (
        SHIPMENTS,
        (("日期", "客户", "商品名称", "箱数", "单价", "金额"), ("2025-04-05", "小马超市", "可乐", 10, 48, 480)),
        {"小马超市": 48_000},
    ),
    "slips with tax in the price": (
        SHIPMENTS,
        (("出库日期", "往来单位", "商品名称", "数量", "含税单价", "价税合计"),
         ("2025-04-05", "老王", "水泥", 10, 25, 250)),
        {"老王": 25_000},
    ),
    "slips of 货名": (
        SHIPMENTS, (("日期", "客户", "货名", "件数", "单价", "金额"), ("2025-04-05", "小马超市", "苹果", 3, 6, 18)),
        {"小马超市": 1_800},
    ),
    "money and the account it came to": (
        RECEIPTS,
        (("日期", "客户名称", "实收金额", "账户"), ("2025-04-05", "老王", 1200, "工商银行")), {"老王": -120_000},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "rows", "sums"), PAPERS.values(), ids=PAPERS)
def test_plain_slips_and_money_come_in_without_a_question(kind: ImportKind, rows: Rows, sums: dict[str, int]) -> None:
    assert settled(seen(rows, kind)) == sums


def test_what_is_paid_beside_what_is_owed_is_asked_as_before() -> None:
    """A rest and what was paid make the amount as well: those are no parts that count together."""
    rows: Rows = [["客户", "金额", "给过", "还差"], ["甲店", 1000, 400, 600], ["乙店", 500, 100, 400]]
    assert asked(seen(rows)) == ["column", "column"]


def test_the_last_payment_is_asked_about_where_nothing_says_what_is_unpaid() -> None:
    assert asked(seen([["客户", "金额", "最后付款金额"], ["甲店", 1000, 400]])) == ["column"]


NO_YEAR = {
    "月日": ["9月18日", "9月20日", "4月28日"], "slashes": ["9/18", "11/3", "4/28"], "points": ["9.18", "11.03", "4.28"],
    "strokes": ["9-18", "11-3", "4-28"], "号": ["9月18号", "11月3号", "4月28号"], "numerals": ["九月十八日", "4月28日"],
    "two numbers": ["09月18日", "04月28日"], "with a time": ["9月18日 10:20", "4月28日 9:30"],
    "the latest first": ["4月28日", "9月18日"], "in any order": ["9月18日", "4月28日", "8月1日"],
}  # fmt: skip


@pytest.mark.parametrize("days", NO_YEAR.values(), ids=NO_YEAR)
def test_days_without_a_year_are_asked_about_once_for_the_whole_column(days: list[str]) -> None:
    """Two hundred rows of last autumn are one question, not two hundred bad cells."""
    rows: Rows = [["日期", "客户", "金额"], *([day, "甲店", 100] for day in days)]
    found = seen(rows)
    assert [doubt.key for doubt in found.doubts] == ["years@A"]
    assert not found.bad
    agreed = seen(rows, accepted={"years": ""})
    assert settled(agreed) == {"甲店": 10_000 * len(days)}
    assert {str(day_of(entry.value))[:4] for entry in agreed.good} == {"2024", "2025"}
    refused = seen(rows, accepted={"years": "other"})
    assert refused.bad
    assert "has no year" in str(refused.bad[0].reason)


@pytest.mark.parametrize(
    "days",
    [["2月28日", "3月20日", "5月3日"], ["5月3日", "3月20日", "2月3日"], ["12/28", "1/5", "3/1", "4/20"],
     ["1.20", "3.05", "5.01"]],
)  # fmt: skip
def test_days_that_follow_one_another_up_to_now_tell_their_year(days: list[str]) -> None:
    """A ledger that runs over the turn of the year up to this week."""
    found = seen([["日期", "客户", "金额"], *([day, "甲店", 100] for day in days)])
    assert settled(found) == {"甲店": 10_000 * len(days)}
    assert all(str(day_of(entry.value)) > "2024-12" for entry in found.good)


@pytest.mark.parametrize(
    "days", [["12/28", "4/20"], ["1月5日", "12月28日", "4月20日"], ["12/28", "1/5", "没写", "4/20"]]
)
def test_days_with_a_gap_or_out_of_order_do_not(days: list[str]) -> None:
    found = seen([["日期", "客户", "金额"], *([day, "甲店", 100] for day in days)])
    assert "years" in asked(found)
    assert owed(found)


@pytest.mark.parametrize("name", ["折扣率", "打折", "折数", "几折", "让利比例"])
def test_a_rate_beside_an_amount_names_the_amount_it_may_lower(name: str) -> None:
    """It was told that no column says what a line comes to, while 金额 stood there."""
    (doubt,) = seen([["客户", "应收金额", name], ["甲店", 1000, "九折"]]).doubts
    assert "“应收金额”" in str(doubt.said)
    assert "no column" not in str(doubt.said)


@pytest.mark.parametrize(
    ("kind", "more"),
    [(ImportKind.OPEN_ITEMS, ()), (RECEIPTS, ()), (ImportKind.HISTORY, ("付款日期", "付款金额"))],
    ids=["debts", "money", "past"],
)
@pytest.mark.parametrize(
    ("text", "note", "kept"),
    [
        ("水泥10吨", "送到工地", "水泥10吨；送到工地"), ("水泥10吨", "", "水泥10吨"), ("", "送到工地", "送到工地"),
        ("水泥", "水泥10吨", "水泥10吨"), ("水泥10吨", "水泥", "水泥10吨"), ("", "", ""),
        ("字" * 300, "字2" * 150, "字2" * 150),
    ],
    ids=["both", "summary", "note", "note says both", "summary says both", "neither", "too long together"],
)  # fmt: skip
def test_the_summary_and_the_note_of_a_row_are_both_kept(
    kind: ImportKind, more: tuple[str, ...], text: str, note: str, kept: str
) -> None:
    rest = ("2025-05-06", "50")[: len(more)]
    rows = [["日期", "客户", "金额", "摘要", "备注", *more], ["2025-05-05", "甲店", "100", text, note, *rest]]
    (entry,) = seen(rows, kind).good
    assert isinstance(entry.value, SheetOpenItem | SheetReceipt | SheetPastSlip)
    assert entry.value.remark == kept


def test_a_summary_of_money_is_looked_at_though_a_note_is_beside_it() -> None:
    rows = [["日期", "客户", "金额", "摘要", "备注"], ["2025-05-05", "甲店", "100", "退票", "小李"]]
    assert asked(seen(rows, RECEIPTS)) == ["note"]


@pytest.mark.parametrize("phone", ["１３８００１３８０００", "13800138000", " １３８00138000"])
def test_full_width_figures_of_a_telephone_are_figures(phone: str) -> None:
    (entry,) = seen([["客户", "电话", "欠款"], ["甲店", phone, "100"]]).good
    assert isinstance(entry.value, SheetOpenItem)
    assert entry.value.phone == "13800138000"
    twice = [["客户", "电话", "欠款"], ["甲店", phone, "100"], ["甲店", "13800138000", "50"]]
    assert "namesake" not in asked(seen(twice))


def test_a_list_without_days_is_of_the_day_that_is_said_for_all_of_it() -> None:
    rows = [["客户", "欠款"], ["甲店", "100"], ["乙店", "-50"]]
    found = preview(read(csv(rows)), Wanted(ImportKind.OPEN_ITEMS, dated=date(2025, 4, 30)), TODAY)
    assert isinstance(found, Preview)
    assert [day_of(entry.value) for entry in found.good] == [date(2025, 4, 30)] * 2
    assert not [one for one in found.warnings if "no column of dates" in str(one)]
    assert [day_of(entry.value) for entry in seen(rows).good] == [None, None]


def test_days_of_rows_go_before_a_day_for_all() -> None:
    rows = [["客户", "日期", "欠款"], ["甲店", "2025-05-01", "100"]]
    found = preview(read(csv(rows)), Wanted(ImportKind.OPEN_ITEMS, dated=date(2025, 4, 30)), TODAY)
    assert isinstance(found, Preview)
    assert [day_of(entry.value) for entry in found.good] == [date(2025, 5, 1)]


def test_the_day_of_the_oldest_debt_is_the_day_of_what_is_owed_and_who_owes_nothing_needs_none() -> None:
    """最早欠款日期 of a list of balances; 东风超市 owes 0 and has no day, 新兴五金 owes 5,000 and lacks its day."""
    rows = [
        ["客户名称", "欠款", "最早欠款日期"],
        ["王府饭店", "12000", "2024.9.3"],
        ["东风超市", "0", ""],
    ]
    found = seen(rows)
    assert [day_of(entry.value) for entry in found.good] == [date(2024, 9, 3), None]
    assert (found.good[1].value, found.left_out, found.bad) == (
        Customer("东风超市", terms=Terms(TermsKind.NOT_AGREED)), (), (),
    )  # fmt: skip
    assert [(bad.row, bad.column) for bad in seen([*rows, ["新兴五金", "5000", ""]]).bad] == [(4, "C")]


def test_a_column_of_days_that_is_not_read_is_named() -> None:
    """Last delivery is no day of a debt: what is owed is dated today, and why is said."""
    found = seen([["客户", "最近一次送货", "欠款", "区域"], ["甲店", "2024-09-03", "100", "城东"]])
    told = [str(one) for one in found.warnings if "days in it" in str(one)]
    assert len(told) == 1
    assert "“最近一次送货”. All items are dated the day of the import" in told[0]


def test_a_lone_figure_where_the_customer_is_is_asked_about() -> None:
    """A key that was meant for a question would make a customer called 1 who owes 500."""
    rows = [["客户", "欠款"], ["王府饭店", "12000"], ["1", "500"], ["李四早餐", "860"]]
    assert [one.key for one in seen(rows).doubts] == ["name@A3"]
    assert settled(seen(rows, accepted={"name@A3": "out"})) == {"王府饭店": 12_000_00, "李四早餐": 860_00}
    by_number = [["客户", "欠款"], ["1001", "100"], ["1002", "200"]]
    assert settled(seen(by_number)) == {"1001": 100_00, "1002": 200_00}
