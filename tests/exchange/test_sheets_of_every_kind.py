"""Sheets as shops, programs and banks write them: each comes in with its right figures, or is asked about; never a
wrong figure in silence.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO

import pytest
import xlsxwriter
from xlsxwriter.workbook import Workbook as Writer
from xlsxwriter.worksheet import Worksheet

from desktop_app.domain.errors import Refused
from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.rows import day_of, name_of
from desktop_app.exchange.wanted import Wanted
from tests.exchange.owed import owed, settled
from tests.exchange.sheets import TODAY, csv

OPEN, SLIPS, MONEY = ImportKind.OPEN_ITEMS, ImportKind.SHIPMENTS, ImportKind.RECEIPTS
HEAD = ("客户", "日期", "欠款")
SLIP = ("客户", "日期", "单号", "品名", "数量", "单价")
DAY = "2025-05-01"

Rows = Sequence[Sequence[object]]


def yuan(found: Mapping[str, int]) -> dict[str, float]:
    return {name: fen / 100 for name, fen in found.items()}


def debts(*rows: Sequence[object]) -> Rows:
    return [HEAD, *rows]


RIGHT: Mapping[str, tuple[ImportKind, Rows, dict[str, float]]] = {
    "totals between": (
        OPEN, debts(("甲", DAY, 10), ("甲", DAY, 20), ("甲 小计", "", 30), ("乙", DAY, 5), ("小计", "", 5),
                                   ("总计", "", 35)), {"甲": 30, "乙": 5}),
    "a page's total with a day": (OPEN, debts(("甲", DAY, 10), ("甲", DAY, 20), ("本页合计", "2025-05-31", 30),
                                              ("乙", DAY, 5)), {"甲": 30, "乙": 5}),
    "brackets are a minus": (OPEN, debts(("甲", DAY, 100), ("甲", DAY, "（30.00）"), ("甲", DAY, "(5)")), {"甲": 65}),
    "a minus behind": (OPEN, debts(("甲", DAY, 100), ("甲", DAY, "30-")), {"甲": 70}),
    "full-width digits": (OPEN, debts(("甲", "２０２５－０５－０１", "１２３４．５０")), {"甲": 1234.5}),
    "signs of yuan": (
        OPEN, debts(("甲", DAY, "￥1200"), ("乙", DAY, "¥ 30.5"), ("丙", DAY, "20元"), ("丁", DAY, "RMB 5")),
                      {"甲": 1200, "乙": 30.5, "丙": 20, "丁": 5}),
    "a header in row 9": (
        OPEN, [("某某建材有限公司",), ("应收账款明细",), ("日期：2025年6月1日",), ("",), ("制表：小王",),
                                 ("单位：元",), ("",), ("说明：以下为未收",), HEAD, ("甲", DAY, 100),
        ("合计", "", 100)],
                          {"甲": 100}),
    "notes below": (OPEN, debts(("甲", DAY, 100), ("",), ("备注：以上金额含税",), ("1、请于月底前付款",),
                                ("客户签字：", "", "日期：")), {"甲": 100}),
    "the header on each page": (OPEN, debts(("甲", DAY, 10), HEAD, ("乙", DAY, 20)), {"甲": 10, "乙": 20}),
    "blanks for thousands": (OPEN, debts(("甲", DAY, "1 234.50")), {"甲": 1234.5}),
    "zeros behind": (OPEN, debts(("甲", DAY, "100.0000")), {"甲": 100}),
    "words of ten thousand": (OPEN, debts(("甲", DAY, "1.2万"), ("乙", DAY, 300)), {"甲": 12000, "乙": 300}),
    "a sum in words alone": (OPEN, debts(("甲", DAY, "壹佰元整")), {"甲": 100}),
    "a sum in words beside": (
        OPEN, [(*HEAD, "大写"), ("甲", DAY, 1234.56, "壹仟贰佰叁拾肆元伍角陆分")], {"甲": 1234.56}),
    "in thousands by the title": (OPEN, [("应收（千元）",), HEAD, ("甲", DAY, 1.5)], {"甲": 1500}),
    "names like totals": (
        OPEN, debts(("合计建材", DAY, 100), ("总汇五金", DAY, 20)), {"合计建材": 100, "总汇五金": 20}),
    "a running number in front": (
        OPEN, [("序号", *HEAD), ("1", "甲", DAY, 10), ("2", "乙", DAY, 10)], {"甲": 10, "乙": 10}),
    "a dash for nothing": (OPEN, [("客户", "日期", "应收", "已收"), ("甲", DAY, 100, "-"), ("乙", DAY, 50, "—")],
                           {"甲": 100, "乙": 50}),
    "paid above what was owed": (OPEN, [("客户", "日期", "应收", "已收"), ("甲", DAY, 100, 150)], {"甲": -50}),
    "a set with tax": (
        OPEN, [("客户", "日期", "不含税金额", "税额", "价税合计"), ("甲", DAY, 100, 13, 113)], {"甲": 113}),
    "months beside one another": (OPEN, [("客户", "1月", "2月", "3月", "合计"), ("甲", 10, 20, 30, 60)], {"甲": 60}),
    "ageing": (
        OPEN, [("客户", "30天内", "31-60天", "61-90天", "90天以上", "合计"), ("甲", 10, 20, 30, 0, 60)], {"甲": 60}),
    "sides of an account": (
        OPEN, [("客户", "日期", "借贷", "金额"), ("甲", DAY, "借", 100), ("甲", DAY, "贷", 30)], {"甲": 70}),
    "a ledger with what was before": (
        OPEN, [("客户", "摘要", "日期", "借方", "贷方", "余额"), ("甲", "上月结转", DAY, "", "", 100),
               ("甲", "送货", "2025-05-02", 50, "", 150), ("甲", "收款", "2025-05-03", "", 30, 120)], {"甲": 120}),
    "headers of the old writing": (OPEN, [("客戶", "日期", "欠款金額"), ("甲", DAY, 100)], {"甲": 100}),
    "stars at what is needed": (OPEN, [("*客户", "日期*", "欠款（必填）"), ("甲", DAY, 100)], {"甲": 100}),
    "one column twice, equal": (OPEN, [("客户", "日期", "金额", "金额"), ("甲", DAY, 100, 100)], {"甲": 100}),
    "what is paid by a word": (
        OPEN, [("客户", "日期", "金额", "是否付款"), ("甲", DAY, 100, "是"), ("乙", DAY, 50, "否")],
                               {"乙": 50}),
    "money in and out": (MONEY, [("客户", "日期", "金额", "收支"), ("甲", DAY, 100, "收入"), ("甲", DAY, 40, "支出")],
                         {"甲": -100}),
    "an account of a bank": (
        MONEY, [("日期", "摘要", "收入", "支出", "余额", "对方户名"), (DAY, "货款", 100, "", 100, "甲"),
                                     ("2025-05-02", "电费", "", 40, 60, "供电局")], {"甲": -100}),
    "money in ten thousands": (MONEY, [("客户", "日期", "收款金额（万）"), ("甲", DAY, 1.2)], {"甲": -12000}),
    "slips with freight and a total of all": (
        SLIPS, [(*SLIP, "金额", "运费", "本单合计"), ("甲", DAY, "S1", "沙", 10, 5, 50, 10, 60),
                ("甲", "2025-05-02", "S2", "沙", 1, 5, 5, "", 5),
        ("合计", "", "", "", 11, "", 55, 10, 65)], {"甲": 65}),
    "freight as a line under blanks": (
        SLIPS, [(*SLIP, "金额"), ("甲", DAY, "S1", "沙", 10, 5, 50), ("", "", "", "运费", "", "", 10),
                ("", "", "", "合计", "", "", 60)], {"甲": 60}),
    "a discount as a line": (
        SLIPS, [(*SLIP, "金额"), ("甲", DAY, "S1", "沙", 10, 5, 50), ("甲", DAY, "S1", "优惠", "", "", -5),
                ("合计", "", "", "", "", "", 45)], {"甲": 45}),
}  # fmt: skip

ASKED: Mapping[str, tuple[ImportKind, Rows]] = {
    "dollars in the cell": (OPEN, debts(("甲", DAY, "$1200"))),
    "another table below": (OPEN, debts(("甲", DAY, 10), ("",), ("供应商", "日期", "应付款"), ("丁厂", DAY, 99))),
    "a note with a sum below": (OPEN, debts(("甲", DAY, 100), ("另：上月还欠", "", 300))),
    "a column twice, unlike": (OPEN, [("客户", "日期", "金额", "金额"), ("甲", DAY, 100, 60)]),
    "a set that does not add up": (OPEN, [("客户", "日期", "应收", "实收", "余额"), ("甲", DAY, 100, 40, 70)]),
    "two codes of one name": (OPEN, [("客户编号", *HEAD), ("001", "甲", DAY, 100), ("002", "甲", DAY, 20)]),
    "paid, says the note": (OPEN, [(*HEAD, "备注"), ("甲", DAY, 100, "已付")]),
    "a part, says the state": (OPEN, [("客户", "日期", "金额", "是否付款"), ("甲", DAY, 100, "部分")]),
    "half, says the state": (OPEN, [("客户", "日期", "金额", "付款状态"), ("甲", DAY, 100, "付了一半")]),
    "yes where a sum belongs": (OPEN, [("客户", "日期", "金额", "已收"), ("甲", DAY, 100, "是")]),
    "a day of many years ahead": (OPEN, debts(("甲", "2052-05-01", 10))),
    "from day to day": (OPEN, debts(("甲", "2025-05-01~2025-05-31", 10))),
    "due before its day": (OPEN, [("客户", "日期", "到期日", "欠款"), ("甲", DAY, "2025-04-01", 100)]),
    "retention money": (OPEN, [("客户", "日期", "应收", "质保金"), ("甲", DAY, 100, 5)]),
    "tax beside an amount": (OPEN, [("客户", "日期", "金额", "税额"), ("甲", DAY, 100, 13)]),
    "a tax rate beside an amount": (OPEN, [("客户", "日期", "金额", "税率"), ("甲", DAY, 100, "13%")]),
    "freight beside an amount": (OPEN, [("客户", "日期", "金额", "运费"), ("甲", DAY, 100, 20)]),
    "a balance without moves": (OPEN, [("日期", "客户", "余额"), (DAY, "甲", 100), ("2025-05-02", "甲", 80)]),
    "one total on two lines": (
        OPEN, [("客户", "日期", "单号", "应收金额"), ("甲", DAY, "S1", 100), ("甲", DAY, "S1", 100)]),
    "one receipt on two lines": (OPEN, [("客户", "日期", "单号", "金额", "已收"), ("甲", DAY, "S1", 100, 50),
                                        ("甲", DAY, "S1", 200, 50)]),
    "three digits behind a point": (OPEN, debts(("甲", DAY, "1.200"))),
    "about a hundred": (OPEN, debts(("甲", DAY, "约100"))),
    "a hundred or two": (OPEN, debts(("甲", DAY, "100/200"))),
    "a formula as text": (OPEN, debts(("甲", DAY, "=100+20"))),
    "a kind nobody knows": (OPEN, [("客户", "日期", "类型", "金额"), ("甲", DAY, "样品", 30)]),
    "other words than figures": (OPEN, [(*HEAD, "大写金额"), ("甲", DAY, 100, "壹佰贰拾元整")]),
    "an entry above the header": (OPEN, [("甲", DAY, 100), HEAD, ("乙", DAY, 20)]),
    "a customer left blank": (OPEN, debts(("甲", DAY, 10), ("", DAY, 20))),
    "no header at all": (OPEN, [("甲", "100"), ("乙", "20")]),
    "turned on its side": (OPEN, [("客户", "甲", "乙"), ("日期", DAY, DAY), ("欠款", 100, 20)]),
    "a number cut by the program": (OPEN, [("客户", "单号", "日期", "欠款"), ("甲", "2.02505E+11", DAY, 10)]),
    "money below 0": (MONEY, [("客户", "日期", "收款金额"), ("甲", DAY, -20)]),
    "fees beside money": (MONEY, [("客户", "日期", "收款金额", "手续费"), ("甲", DAY, 100, 2)]),
    "money spread over slips": (
        MONEY, [("客户", "日期", "收款单号", "收款金额", "核销金额"), ("甲", DAY, "R1", 100, 60),
                                        ("甲", DAY, "R1", 100, 40)]),
    "goods that came back beside": (SLIPS, [(*SLIP, "退货数量"), ("甲", DAY, "S1", "沙", 10, 5, 2)]),
    "a price after the discount": (SLIPS, [(*SLIP, "折后单价"), ("甲", DAY, "S1", "沙", 10, 5, 4.5)]),
    "what a case holds": (SLIPS, [(*SLIP, "每件数量"), ("甲", DAY, "S1", "钉", 2, 0.5, 50)]),
    "prices with and without tax": (
        SLIPS, [(*SLIP[:-1], "不含税单价", "含税单价"), ("甲", DAY, "S1", "沙", 10, 5, 5.65)]),
    "a tax rate beside prices": (SLIPS, [(*SLIP, "税率"), ("甲", DAY, "S1", "沙", 10, 5, "13%")]),
    "units in the cells": (SLIPS, [SLIP, ("甲", DAY, "S1", "沙", "10吨", "5元/吨")]),
}  # fmt: skip


def looked(raw: bytes, kind: ImportKind) -> Preview:
    found = preview(read(raw), Wanted(kind), TODAY)
    assert isinstance(found, Preview), found
    return found


@pytest.mark.parametrize(("kind", "rows", "figures"), RIGHT.values(), ids=RIGHT)
def test_the_figures_of_such_a_sheet_are_right(kind: ImportKind, rows: Rows, figures: dict[str, float]) -> None:
    assert yuan(settled(looked(csv(rows, separator="\t"), kind))) == figures


@pytest.mark.parametrize(("kind", "rows"), ASKED.values(), ids=ASKED)
def test_such_a_sheet_is_asked_about_before_anything_is_booked(kind: ImportKind, rows: Rows) -> None:
    with suppress(Refused):
        found = looked(csv(rows, separator="\t"), kind)
        assert found.doubts or found.bad


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8-sig", ","), ("gbk", ","), ("utf-16", ","), ("utf-16-le", "\t"), ("utf-8", ";"), ("gb18030", "\t")],
)
def test_every_way_to_save_a_text_is_read(encoding: str, separator: str) -> None:
    raw = csv(
        debts(("甲", "2025年5月1日", "10"), ("乙", "2025.5.2", "20"), ("丙", "20250503", "30")), separator, encoding
    )
    found = looked(raw, OPEN)
    assert yuan(settled(found)) == {"甲": 10, "乙": 20, "丙": 30}
    assert [str(day_of(entry.value)) for entry in found.good] == ["2025-05-01", "2025-05-02", "2025-05-03"]


def book(fill: Callable[[Writer, Worksheet], object], since_1904: bool = False) -> bytes:
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "date_1904": since_1904}) as workbook:
        fill(workbook, workbook.add_worksheet())
    return written.getvalue()


def filled(sheet: Worksheet, rows: Rows) -> Worksheet:
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    return sheet


def test_a_merged_customer_speaks_for_its_rows_and_a_merged_total_for_its_slip() -> None:
    def debts_of_two(_book: Writer, sheet: Worksheet) -> None:
        filled(sheet, [HEAD, ("", DAY, 10), ("", "2025-05-02", 20), ("乙", DAY, 5)]).merge_range(1, 0, 2, 0, "甲")

    def slip_of_two(_book: Writer, sheet: Worksheet) -> None:
        rows = [(*SLIP, "总金额"), ("甲", DAY, "S1", "沙", 1, 10), ("甲", DAY, "S1", "石", 1, 20)]
        filled(sheet, rows).merge_range(1, 6, 2, 6, 30)

    assert yuan(settled(looked(book(debts_of_two), OPEN))) == {"甲": 30, "乙": 5}
    assert yuan(settled(looked(book(slip_of_two), SLIPS))) == {"甲": 30}


@pytest.mark.parametrize(("serial", "since_1904"), [(45778, False), (44316, True)])
def test_day_numbers_are_days_of_either_beginning(serial: int, since_1904: bool) -> None:
    found = looked(book(lambda _, sheet: filled(sheet, [HEAD, ("甲", serial, 100)]), since_1904), OPEN)
    assert [(name_of(one.value), str(day_of(one.value))) for one in found.good] == [("甲", DAY)]


@pytest.mark.parametrize(("held", "form"), [(0.5, "0%"), (12_000, '0!.0,"万"'), (12_000, "0,"), (0.25, "# ?/?")])
def test_a_number_that_shows_as_another_is_asked_about(held: float, form: str) -> None:
    def shown(workbook: Writer, sheet: Worksheet) -> None:
        filled(sheet, [HEAD, ("甲", DAY)]).write_number(1, 2, held, workbook.add_format({"num_format": form}))

    assert looked(book(shown), OPEN).doubts


def test_a_formula_counts_by_its_value_and_one_that_failed_is_told() -> None:
    def reckoned(_book: Writer, sheet: Worksheet) -> None:
        filled(sheet, [HEAD, ("甲", DAY), ("乙", DAY)]).write_formula(1, 2, "=3*2.5", None, 7.5)
        sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")

    found = looked(book(reckoned), OPEN)
    assert yuan(owed(found)) == {"甲": 7.5}
    assert [(bad.column, bad.row) for bad in found.bad] == [("C", 3)]


def test_rows_a_filter_hides_are_asked_about() -> None:
    def narrowed(_book: Writer, sheet: Worksheet) -> None:
        filled(sheet, [HEAD, ("甲", DAY, 100), ("乙", DAY, 50)]).autofilter(0, 0, 2, 2)
        sheet.filter_column("A", "x == 甲")
        sheet.set_row(2, None, None, {"hidden": 1})

    assert [doubt.key for doubt in looked(book(narrowed), OPEN).doubts] == ["hidden@3"]
