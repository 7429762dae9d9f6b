"""Debts brought over from the old books."""

from datetime import date

import pytest

from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.rows import SheetOpenItem, SheetReceipt, booked_fen
from tests.exchange.sheets import (
    Rows,
    doubts,
    left_out,
    number,
    previewed,
    previewed_as,
    raw_xlsx,
    row,
    said,
    text,
    xlsx,
)

OPEN = ImportKind.OPEN_ITEMS
MAY_5 = date(2025, 5, 5)


def read_rows(header: list[str], *lines: list[object]) -> list[object]:
    found = previewed(xlsx([header, *lines]), OPEN)
    assert not said(found)
    return [good.value for good in found.good]


def test_a_row_says_who_owes_how_much_since_when_until_when() -> None:
    header = ["客户", "单号", "日期", "金额", "到期日", "备注"]
    assert read_rows(header, ["王", "X-1", MAY_5, 1200.5, "2025/6/4", "水泥"]) == [
        SheetOpenItem("王", MAY_5, date(2025, 6, 4), 120_050, 120_050, "X-1", "水泥")
    ]


@pytest.mark.parametrize(
    ("columns", "open_fen", "amount_fen"),
    [
        ({"金额": 100}, 10_000, 10_000),
        ({"余额": 60}, 6_000, 6_000),
        ({"金额": 100, "已收金额": 40}, 6_000, 10_000),
        ({"金额": 100, "余额": 60}, 6_000, 10_000),
        ({"金额": 100, "已收金额": 40, "余额": 60}, 6_000, 10_000),
        ({"金额": 100, "已收金额": 40, "余额": ""}, 6_000, 10_000),
        ({"金额": "", "已收金额": "", "余额": 60}, 6_000, 6_000),
    ],
)
def test_what_is_open_follows_from_what_the_sheet_says(
    columns: dict[str, object], open_fen: int, amount_fen: int
) -> None:
    (item,) = read_rows(["客户", "日期", *columns], ["王", MAY_5, *columns.values()])
    assert item == SheetOpenItem("王", MAY_5, None, open_fen, amount_fen)


def test_amounts_that_do_not_add_up_are_asked_about_with_the_difference() -> None:
    """Which of two figures is right only the shop knows: told at the cell, before anything is booked."""
    raw = xlsx([["客户", "日期", "金额", "已收金额", "余额"], ["王", MAY_5, 10000, 5000, 6000]])
    assert doubts(previewed(raw, OPEN)) == [
        (
            "sums@E2",
            "10,000.00 less 5,000.00 received is 5,000.00, but the sheet says 6,000.00: 1,000.00 apart.",
            ["sheet", "rest"],
        )
    ]
    for chosen, fen in (("sheet", 600_000), ("rest", 500_000)):
        settled = previewed_as(raw, OPEN, {"sums@E2": chosen})
        assert not settled.doubts
        assert [debt.value.open_fen for debt in settled.good if isinstance(debt.value, SheetOpenItem)] == [fen]


def test_the_running_balance_of_a_ledger_is_not_taken_for_open_items() -> None:
    """Each line is a debt or money received; what the balance begins with is asked about."""
    rows: Rows = [["客户", "日期", "货款", "付款", "余额"], ["王", MAY_5, 100, "", 1100], ["王", MAY_5, "", 300, 800]]
    found = previewed(xlsx(rows), OPEN)
    assert [booked_fen(good.value) for good in found.good] == [100_000, 10_000, -30_000]
    assert [(which, choices) for which, _, choices in doubts(found)] == [("opening@E2", ["book", "leave"])]
    found = previewed(xlsx([*rows[:2], ["王", MAY_5, 50, 0, 1150]]), OPEN)
    assert [booked_fen(good.value) for good in found.good] == [100_000, 10_000, 5_000]


def test_payable_cancelled_undelivered_and_settled_rows_are_left_out() -> None:
    header = ["单位名称", "类型(应收/应付)", "日期", "金额", "余额", "状态"]
    rows: Rows = [
        ["王", "应收", MAY_5, 100, 60, "部分收款"],
        ["水泥厂", "应付", "乱写", "乱写", "", ""],
        ["王", "应收", MAY_5, 100, 100, "已作废"],
        ["王", "应收", MAY_5, 100, 100, "进行中"],
        ["王", "应收", MAY_5, 100, 0, "已结清"],
    ]
    found = previewed(xlsx([header, *rows]), OPEN)
    assert [good.row for good in found.good] == [2]
    assert left_out(found) == [(3, "payable"), (4, "void"), (5, "not_delivered"), (6, "settled")]
    assert not found.bad


def test_money_received_among_the_debts_comes_in_as_a_receipt() -> None:
    found = previewed(
        xlsx([["客户", "日期", "类型", "金额"], ["王", MAY_5, "收款", 100], ["王", MAY_5, "销售", 5]]), OPEN
    )
    assert [good.value for good in found.good] == [
        SheetReceipt("王", MAY_5, 10_000),
        SheetOpenItem("王", MAY_5, None, 500, 500),
    ]


def test_money_of_the_customer_is_a_debt_below_zero() -> None:
    """预收: it is on account, not refused."""
    found = previewed(xlsx([["客户", "日期", "余额"], ["王", MAY_5, "(300)"]]), OPEN)
    assert [good.value for good in found.good] == [SheetOpenItem("王", MAY_5, None, -30_000, -30_000)]


def test_days_of_credit_give_the_due_date_and_a_written_one_goes_before() -> None:
    header = ["客户", "日期", "金额", "账期(天)", "到期日"]
    items = read_rows(
        header,
        ["王", MAY_5, 1, 30, ""],
        ["王", MAY_5, 1, 30, "2025-07-01"],
        ["王", MAY_5, 1, 0, ""],
        ["王", MAY_5, 1, "", ""],
    )
    assert [item.due for item in items if isinstance(item, SheetOpenItem)] == [
        date(2025, 6, 4),
        date(2025, 7, 1),
        MAY_5,
        None,
    ]


def test_a_due_day_without_a_year_follows_its_document() -> None:
    (item,) = read_rows(["客户", "日期", "金额", "到期日"], ["王", date(2024, 12, 20), 1, "1月19日"])
    assert isinstance(item, SheetOpenItem)
    assert item.due == date(2025, 1, 19)


@pytest.mark.parametrize(
    ("dated", "due", "days", "reason"),
    [
        ("2025-05-05", "2025-05-04", "", "due date is before"),
        ("2025-05-05", "", "4000", "4000 days is not possible"),
        ("", "", "", "needs it"),
        ("2月30日", "", "", "calendar"),
    ],
)
def test_impossible_dates_are_said(dated: str, due: str, days: str, reason: str) -> None:
    found = previewed(xlsx([["客户", "日期", "金额", "到期日", "账期"], ["王", dated, 1, due, days]]), OPEN)
    assert reason in said(found)[0]


def test_a_sheet_without_dates_is_imported_with_a_warning() -> None:
    found = previewed(xlsx([["客户", "期初欠款"], ["王", 100]]), OPEN)
    assert [good.value for good in found.good] == [SheetOpenItem("王", None, None, 10_000, 10_000)]
    assert "dated the day of the import" in str(found.warnings[0])


def test_a_merged_customer_speaks_for_its_rows_and_merged_money_counts_once() -> None:
    rows = row(1, text("客户"), text("日期"), text("金额"))
    rows += row(2, text("王"), text("2025-05-05"), number(100)) + row(3, "", text("2025-05-06"), "")
    found = previewed(raw_xlsx(rows, '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="C2:C3"/></mergeCells>'), OPEN)
    assert [good.value for good in found.good] == [SheetOpenItem("王", MAY_5, None, 10_000, 10_000)]
    assert [(bad.row, bad.column) for bad in found.bad] == [(3, "C")]


def test_one_bad_cell_keeps_only_its_own_row_out() -> None:
    found = previewed(xlsx([["客户", "日期", "金额"], ["王", MAY_5, "1e3"], ["李", MAY_5, 5]]), OPEN)
    assert [good.row for good in found.good] == [3]
    assert said(found) == ["C2 1e3: “1e3” is not a number. Type digits such as 1200 or 1,200.50."]


@pytest.mark.parametrize("heading", ["电话", "联系电话", "手机号码", "客户电话", "Phone"])
def test_the_phone_number_beside_a_debt_is_read(heading: str) -> None:
    """U48: a number kept as a figure keeps all its digits."""
    (item,) = read_rows(["客户", "日期", "欠款", heading], ["王", MAY_5, 60, 13800138000])
    assert item == SheetOpenItem("王", MAY_5, None, 6_000, 6_000, phone="13800138000")
