"""The wanted table is found below titles, beside others, on the right sheet; when nothing tells, it is asked."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.exchange.child import read
from desktop_app.exchange.headers import header_signature
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import TableChoice, preview
from desktop_app.exchange.rows import SheetOpenItem
from desktop_app.exchange.wanted import Wanted
from tests.exchange.sheets import TODAY, Rows, csv, left_out, previewed, raw_xlsx, row, said, text, xlsx

OPEN = ImportKind.OPEN_ITEMS
HEADER = ["客户名称", "单据日期", "金额(元)"]


def owed(raw: bytes, only: str = "", **mapping: str) -> list[tuple[str, int]]:
    """(customer, open fen) of each good row."""
    found = previewed(raw, OPEN, only, **mapping)
    assert not said(found)
    return [(good.value.customer, good.value.open_fen) for good in found.good if isinstance(good.value, SheetOpenItem)]


def test_title_rows_above_the_header_are_passed_over() -> None:
    rows: Rows = [["某某商行"], ["导出日期：2025-06-01", "", "单位：元"], [], HEADER, ["王", "2025-05-05", "1,200.00"]]
    assert owed(xlsx(rows)) == [("王", 120_000)]
    assert previewed(xlsx(rows), OPEN).table.header_row == 4


@pytest.mark.parametrize(
    "header",
    [
        ["客户", "日期", "金额"],
        ["＊客户名称", "业务日期", "应收金额（元）"],
        ["往来单位", "单据日期", "借方"],
        ["对方单位", "开单日期", "未收金额"],
        ["Customer", "Invoice Date", "Amount (CNY)"],
        ["customer_name", "DATE", "balance"],
        ["单位 名称", "日期\n(年月日)", "余额/元"],
    ],
)
def test_columns_are_known_by_their_many_names(header: list[object]) -> None:
    """Conventions 5."""
    assert owed(xlsx([header, ["王", "2025-05-05", 12]])) == [("王", 1_200)]


def test_a_column_may_be_named_by_hand() -> None:
    rows: Rows = [["甲方", "哪天", "多少", "客户"], ["王", "2025-05-05", 12, "零售"]]
    assert owed(xlsx(rows), customer="甲方", date="哪天", amount="多少") == [("王", 1_200)]


def test_a_column_may_be_named_by_its_letter() -> None:
    rows: Rows = [["欠款表"], ["甲方", "哪天", "多少"], ["王", "2025-05-05", "12"], ["李", "2025-05-06", "13"]]
    assert owed(csv(rows), customer="A", date="B", amount="C") == [("王", 1_200), ("李", 1_300)]


def test_a_hand_made_choice_goes_before_the_usual_names() -> None:
    rows: Rows = [["客户", "日期", "金额", "含税金额"], ["王", "2025-05-05", 12, 13]]
    assert owed(xlsx(rows), Amount="含税金额") == [("王", 1_300)]


def test_a_choice_of_what_is_not_there_is_refused() -> None:
    rows: Rows = [["客户", "日期", "金额"], ["王", "2025-05-05", 12]]
    with pytest.raises(Refused, match=r"no column for amount .*“实际金额”.*Its columns are 客户, 日期, 金额"):
        owed(xlsx(rows), amount="实际金额")
    with pytest.raises(Refused, match=r"“colour” is not a field of such a table\. Its fields are customer, number"):
        owed(xlsx(rows), colour="金额")


def test_a_missing_column_is_named_with_the_columns_that_are_there() -> None:
    rows: Rows = [["客户", "日期", "电话"], ["王", "2025-05-05", "138"]]
    with pytest.raises(Refused) as refused:
        owed(xlsx(rows, names=["五月"]))
    assert str(refused.value) == (
        "The table under row 1 of sheet “五月” has no column for amount (金额). Its columns are 客户, 日期, 电话. "
        "Name the column so, or say which column is which."
    )


def test_a_file_without_any_header_says_what_a_table_needs() -> None:
    with pytest.raises(Refused, match=r"No header row was found. The table needs columns for customer \(客户"):
        owed(csv([["王", "2025-05-05", "12"]]))


def test_of_two_tables_on_a_sheet_the_one_that_fits_is_chosen() -> None:
    rows: Rows = [
        ["供应商名称", "日期", "应付金额"],
        ["水泥厂", "2025-05-01", 999],
        [],
        ["应收"],
        HEADER,
        ["王", "2025-05-05", 12],
        ["合计", None, 12],
        [],
        ["供应商名称", "日期", "应付金额"],
        ["砂石厂", "2025-05-02", 888],
    ]
    found = previewed(xlsx(rows), OPEN)
    assert [(good.row, good.value) for good in found.good] == [
        (6, SheetOpenItem("王", TODAY.replace(month=5, day=5), None, 1200, 1200))
    ]
    assert left_out(found) == [(7, "total")]


def test_of_two_tables_side_by_side_each_keeps_its_columns() -> None:
    rows: Rows = [
        ["客户", "日期", "金额", None, "客户", "日期", "金额", "备注"],
        ["王", "2025-05-05", 12, None, "李", "2025-05-06", 13, "x"],
    ]
    assert owed(xlsx(rows)) == [("李", 1_300)]
    found = preview(read(xlsx([list(line)[:7] for line in rows])), Wanted(OPEN), TODAY)
    assert isinstance(found, TableChoice)


def test_of_several_sheets_the_one_that_matches_most_columns_is_chosen() -> None:
    notes: Rows = [["填表说明"], ["1. 客户名称必须完整"]]
    short: Rows = [["客户", "金额"], ["李", 5]]
    assert owed(xlsx(notes, short, [HEADER, ["王", "2025-05-05", 12]])) == [("王", 1_200)]


def test_a_sheet_with_rows_goes_before_an_empty_form() -> None:
    assert owed(xlsx([[*HEADER, "备注", "单号"]], [HEADER, ["王", "2025-05-05", 12]])) == [("王", 1_200)]


def test_sheets_that_fit_equally_are_asked_about_and_chosen_by_name() -> None:
    raw = xlsx([HEADER, ["王", "2025-05-05", 12]], [HEADER, ["李", "2025-06-05", 13]], names=["五月", "六月"])
    found = preview(read(raw), Wanted(OPEN), TODAY)
    assert isinstance(found, TableChoice)
    assert [(one.key, one.sheet, one.header_row, one.row_count) for one in found.candidates] == [
        ("五月#1", "五月", 1, 1),
        ("六月#1", "六月", 1, 1),
    ]
    assert found.candidates[0].names == ("客户名称", "单据日期", "金额(元)")
    assert owed(raw, only="六月") == owed(raw, only="六月#1") == [("李", 1_300)]
    with pytest.raises(Refused, match=r"There is no sheet “七月”\. The file has: 五月, 六月"):
        owed(raw, only="七月")


def test_tables_of_one_sheet_that_fit_equally_are_chosen_by_their_row() -> None:
    rows: Rows = [
        ["客户名称：王记"], ["日期", "金额"], ["2025-05-05", 12], [],
        ["客户名称：李记", "", "月份：五月"], ["日期", "金额"], ["2025-05-06", 13],
    ]  # fmt: skip
    found = preview(read(xlsx(rows, names=["往来"])), Wanted(OPEN), TODAY)
    assert isinstance(found, TableChoice)
    assert [one.key for one in found.candidates] == ["往来#2", "往来#6"]
    assert owed(xlsx(rows, names=["往来"]), only="往来#6") == [("李记", 1_300)]
    assert owed(xlsx(rows, names=["往来"]), only="往来#2") == [("王记", 1_200)]


@pytest.mark.parametrize(
    "title",
    [
        ["客户名称：", "王记建材"],
        ["客户：王记建材"],
        ["致: 王记建材   对账月份：2025年5月"],
        ["Customer:", None, "王记建材"],
    ],
)
def test_a_title_above_the_header_names_the_customer_of_every_row(title: list[object]) -> None:
    """One sheet per customer, as conventions 5 has seen."""
    assert owed(xlsx([["对账单"], title, [], ["日期", "摘要", "金额"], ["2025-05-05", "水泥", 12]])) == [
        ("王记建材", 1_200)
    ]


def test_a_title_without_a_name_is_no_customer() -> None:
    with pytest.raises(Refused, match="no column for customer"):
        owed(xlsx([["客户名称："], ["日期", "金额"], ["2025-05-05", 12]]))


def test_a_header_repeated_on_every_page_belongs_to_the_same_table() -> None:
    rows: Rows = [
        HEADER,
        ["王", "2025-05-05", 12],
        ["本页小计", None, 12],
        HEADER,
        ["李", "2025-05-06", 13],
    ]
    found = previewed(xlsx(rows), OPEN)
    assert len(found.good) == 2
    assert left_out(found) == [(3, "total"), (4, "header")]


def test_a_header_of_two_tied_rows_is_read_as_one() -> None:
    rows = (
        row(1, text("客户"), text("日期"), text("往来"), "")
        + row(2, "", "", text("金额"), text("已收金额"))
        + row(3, text("王"), text("2025-05-05"), "<c><v>12</v></c>", "<c><v>5</v></c>")
    )
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>'
    assert owed(raw_xlsx(rows, merged)) == [("王", 700)]


def test_a_hidden_sheet_is_read_only_when_it_is_named() -> None:
    raw = (Path(__file__).parents[1] / "files" / "sheets" / "open-items.xls").read_bytes()
    assert [good.row for good in previewed(raw, OPEN).good] == [5, 6, 7]
    found = previewed(raw, OPEN, only="底稿")
    assert [bad.field.value for bad in found.bad] == ["date"]


def test_a_header_is_remembered_whatever_its_width_case_and_units() -> None:
    assert header_signature(["客户名称", "金额(元)"]) == header_signature(["＊客户 名称", "金额（万元）", ""])
    assert header_signature(["客户名称", "金额"]) != header_signature(["金额", "客户名称"])


def test_columns_chosen_once_are_known_again_by_their_header() -> None:
    first = xlsx([["甲方", "哪天", "多少"], ["王", "2025-05-05", 12]])
    chosen = {"customer": "甲方", "date": "哪天", "amount": "多少"}
    kept = {previewed(first, OPEN, **chosen).signature: previewed(first, OPEN, **chosen).mapping}

    def remembered(signature: str) -> Mapping[str, str]:
        return kept.get(signature, {})

    again = preview(
        read(xlsx([["六月"], ["甲方", "哪 天", "多少（元）"], ["李", "2025-06-05", 13]])),
        Wanted(OPEN, remembered=remembered),
        TODAY,
    )
    assert not isinstance(again, TableChoice)
    assert [good.value.customer for good in again.good if isinstance(good.value, SheetOpenItem)] == ["李"]


def test_columns_remembered_for_debts_say_nothing_about_receipts() -> None:
    """The amount of one is owed, of the other received."""
    raw = xlsx([["客户", "日期", "金额", "已收金额"], ["王", "2025-05-05", 100, 40]])
    kept = {previewed(raw, OPEN).signature: {"customer": "客户", "date": "日期", "amount": "金额"}}
    found = preview(read(raw), Wanted(ImportKind.RECEIPTS, remembered=lambda signature: kept.get(signature, {})), TODAY)
    assert not isinstance(found, TableChoice)
    assert found.mapping["amount"] == "已收金额"


def test_a_remembered_header_is_looked_for_near_the_top_only() -> None:
    """Each look is a question to the book: a file of 20,000 lines of text asks sixty at most, and once what
    was said of the table that is read.
    """
    asked: list[str] = []

    def remembered(signature: str) -> Mapping[str, str]:
        asked.append(signature)
        return {}

    rows = [["客户", "金额"], *([f"客户{index}", "一"] for index in range(200))]
    preview(read(csv(rows)), Wanted(ImportKind.CUSTOMERS, remembered=remembered), TODAY)
    assert len(asked) == 61


def test_the_preview_tells_which_column_is_read_as_what() -> None:
    found = previewed(xlsx([["序号", "客户", "金额", "经手人", "日期"], [1, "王", 12, "张", "2025-05-05"]]), OPEN)
    assert [(column.field.value, column.letter, column.name) for column in found.columns] == [
        ("customer", "B", "客户"),
        ("amount", "C", "金额"),
        ("date", "E", "日期"),
    ]
    assert found.unused == ("序号", "经手人")
