"""Rows that are no entries are left out with their reason, and only those."""

import pytest

from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.leftovers import Leftover
from tests.exchange.sheets import (
    formula,
    left_out,
    number,
    previewed,
    raw_xlsx,
    row,
    said,
    text,
    xlsx,
)

HEADER: list[object] = ["客户名称", "日期", "金额", "备注"]
ENTRY: list[object] = ["王", "2025-05-05", 12, ""]


def reasons(*rows: list[object]) -> list[tuple[int, str]]:
    """What is left out of a table of open items that begins in row 2 with a good entry."""
    found = previewed(xlsx([HEADER, ENTRY, *rows]), ImportKind.OPEN_ITEMS)
    assert len(found.good) == 1, found.good
    assert not said(found)
    return left_out(found)


@pytest.mark.parametrize(
    "line",
    [
        ["合计", "", 12],
        ["合　计", "", 12],
        ["", "小计：", 12],
        ["王 小计", "", 12],
        ["本月合计", "", 12],
        ["总计(大写)", "", 12],
        ["Total", "", 12],
        ["1", "合计", 12],
    ],
)
def test_totals_are_left_out(line: list[object]) -> None:
    assert reasons(line) == [(3, "total")]


@pytest.mark.parametrize(
    "line",
    [
        ["……"],
        ["...", "...", "..."],
        ["（请填写）", "如：2025-05-01", ""],
        ["例：张三建材"],
        ["xxx"],
        ["必填", "必填", "必填"],
    ],
)
def test_hints_of_a_template_are_left_out(line: list[object]) -> None:
    assert reasons(line) == [(3, "hint")]


def test_notes_below_a_table_are_left_out_to_the_last() -> None:
    notes: list[list[object]] = [[], ["说明："], ["1. 日期格式：YYYY-MM-DD"], [], ["2. 金额不要加￥"]]
    assert reasons(*notes) == [(4, "note"), (5, "note"), (7, "note")]


@pytest.mark.parametrize(
    "line", [["备注：以上含运费"], ["制表人：张三", "", "审核：李四"], ["客户签字：", "", "日期："]]
)
def test_captions_for_signatures_are_left_out(line: list[object]) -> None:
    assert reasons(line) == [(3, "note")]


def test_blank_lines_between_entries_are_named_and_those_at_the_end_are_not() -> None:
    found = previewed(xlsx([HEADER, ENTRY, [], ["李", "2025-05-06", 1], [], [], ["合计"]]), ImportKind.OPEN_ITEMS)
    assert left_out(found) == [(3, "blank"), (7, "total")]


def test_a_row_with_only_formulas_was_prepared_by_the_template() -> None:
    rows = row(1, text("客户名称"), text("日期"), text("金额")) + row(2, text("王"), text("2025-05-05"), number(12))
    rows += row(3, "", "", formula("B3*2", "<v>0</v>"))
    assert left_out(previewed(raw_xlsx(rows), ImportKind.OPEN_ITEMS)) == [(3, "formulas")]


@pytest.mark.parametrize(
    "name", ["合计建材", "总计五金店", "如意建材", "例外五金", "石膏 gypsum", "注册会计师", "说明书印刷厂"]
)
def test_a_customer_whose_name_only_looks_so_is_read(name: str) -> None:
    assert len(previewed(xlsx([HEADER, [name, "2025-05-05", 12, ""]]), ImportKind.OPEN_ITEMS).good) == 1


def test_a_lone_name_without_a_heading_of_notes_is_not_lost() -> None:
    """It is shown as a bad row, not quietly taken for a note."""
    found = previewed(xlsx([HEADER, ENTRY, ["李"]]), ImportKind.OPEN_ITEMS)
    assert [(bad.row, bad.column) for bad in found.bad] == [(3, "B"), (3, "C")]


def test_an_example_of_the_template_is_imported_but_pointed_out() -> None:
    found = previewed(xlsx([HEADER, ["示例客户A", "2025-05-05", 12]]), ImportKind.OPEN_ITEMS)
    assert len(found.good) == 1
    assert [str(warning) for warning in found.warnings] == [
        "Row 2 looks like an example of the template (“示例客户A”). Delete it if it is not yours."
    ]


def test_every_reason_is_said_in_a_sentence() -> None:
    sentences = {str(reason.said) for reason in Leftover}
    assert len(sentences) == len(Leftover)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_a_row_left_out_is_shown_by_its_beginning() -> None:
    found = previewed(xlsx([HEADER, ENTRY, ["合计", "x" * 80, 12]]), ImportKind.OPEN_ITEMS)
    assert found.left_out[0].shown == "合计  " + "x" * 55 + "…"
