"""Templates as small factories use them: each is imported, or refused with a reason a shop owner understands.

The sheets are built here with the traits of real ones (titles, notes, a total by formula without a value, a supplier's
table on another sheet). Where the folder of real ones is at hand, the same is asked of them.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.exchange.files import read_bytes, read_file
from desktop_app.exchange.grid import Workbook
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.rows import SheetOpenItem
from desktop_app.exchange.wanted import Wanted
from tests.exchange.sheets import TODAY, csv, formula, number, raw_xlsx, row, text, xlsx

CUSTOMERS, OPEN, SHIPMENTS, RECEIPTS, HISTORY, GOODS = ImportKind

ORDERS = "加工订单导入模板.csv"
NAMES = "客户信息导入模板.csv"
STATEMENT = "对账单模板.xlsx"
BALANCES = "应收应付对账导入模板.xlsx"
DEBTS = "应收应付导入模板.csv"


def orders() -> bytes:
    header = [
        "订单日期",
        "订单编号",
        "客户名称",
        "产品名称",
        "规格",
        "数量",
        "单位",
        "单价(元)",
        "金额(元)",
        "交货日期",
        "状态",
        "备注",
    ]
    done = ["2025-05-05", "D001", "示例客户A", "铝件", 6061, 1000, "kg", 2.5, 2500, "2025-05-10", "已完成", "示例数据"]
    begun = ["2025-05-06", "D002", "示例客户B", "铜件", "H62", 500, "kg", "3.0", 1500, "2025-05-12", "进行中", ""]
    return csv([header, done, begun], encoding="utf-8-sig")


def names() -> bytes:
    header = ["客户名称", "联系人", "电话", "地址", "结算方式", "账期(天)", "备注"]
    first = ["示例客户A", "张经理", "13800138001", "某路1号", "月结", 30, "老客户"]
    return csv([header, first, ["示例客户B", "李主任", "138", "某路2号", "现结", 0, ""]], encoding="utf-8-sig")


def debts() -> bytes:
    header = [
        "日期",
        "单据号",
        "单位名称",
        "类型(应收/应付)",
        "金额(元)",
        "已收/付金额(元)",
        "余额(元)",
        "账期(天)",
        "到期日",
        "状态",
        "备注",
    ]
    line = ["2025-05-05", "A1", "示例客户A", "应收", 10000, 5000, 5000, 30, "2025-06-04", "部分收款", ""]
    return csv([header, line], encoding="utf-8-sig")


def statement(customer: str = "（请填写）") -> bytes:
    empty = "".join(
        f'<row r="{index}"><c r="A{index}" t="n"></c><c r="C{index}" t="n"></c></row>' for index in range(6, 26)
    )
    rows = row(1, text("对账单")) + row(
        2, text("客户名称："), text(customer), "", text("对账月份："), text("（请填写）")
    )
    rows += row(4, *map(text, ["日期", "加工内容/摘要", "金额（元）", "收款方式", "发票情况", "备注"]))
    rows += row(
        5, text("2025-06-01"), text("氧化加工"), number(5000), text("银行转账"), text("无票"), text("6月加工费")
    )
    rows += empty + row(26, text("合计"), "", formula("SUM(C5:C25)"))
    rows += row(28, text("填写说明：")) + row(29, text("1. 日期格式：2025-06-01")) + row(30, text("2. 金额不要加¥"))
    rows += row(35, text("导入方法：")) + row(36, text("1. 按 Alt+F8"))
    return raw_xlsx(rows, '<mergeCells><mergeCell ref="A1:F1"/></mergeCells>')


def balances() -> bytes:
    period = ["2024-01-01", "2024-01-31"]
    notes = [[], ["说明："], ["1. 客户名称必须完全一致"], ["2. 期末余额 = 期初余额 + 本期增加 - 本期收回"]]
    columns = [
        "对账开始日期",
        "对账结束日期",
        "期初应收余额",
        "本期增加金额",
        "本期收回金额",
        "期末应收余额",
        "对账日期",
        "对账确认人",
        "备注",
    ]
    lines = [
        ["客户A", *period, 5000, 15000, 12000, 8000, "2024-02-05", "张会计", "已对账确认"],
        ["客户B", *period, 3000, 8000, 5000, 6000, "2024-02-05", "张会计", "已对账确认"],
        ["客户C", *period, 0, 12000, 10000, 2000, "2024-02-05", "张会计", "已对账确认"],
    ]
    own = [name.replace("应收", "应付").replace("收回", "支付") for name in columns]
    return xlsx(
        [["客户名称", *columns], *lines, *notes],
        [["供应商名称", *own], ["硫酸供应商", *period, 2000, 5000, 4000, 3000, "2024-02-05", "李", ""], *notes],
        [["对账数据导入说明"], [], ["一、适用场景"], ["1. 客户/供应商名称必须存在"]],
        names=["客户应收对账导入", "供应商应付对账导入", "导入说明"],
    )


@dataclass(frozen=True, slots=True)
class Expected:
    """What a preview of the file must show."""

    good: int
    bad: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    warnings: int = 0


MADE: dict[str, Callable[[], bytes]] = {
    ORDERS: orders, NAMES: names, STATEMENT: statement, BALANCES: balances, DEBTS: debts,
}  # fmt: skip
IMPORTED = {
    (ORDERS, CUSTOMERS): Expected(2, warnings=2),
    (ORDERS, GOODS): Expected(2),
    (ORDERS, OPEN): Expected(1, left_out=("3 not_delivered",), warnings=1),
    (ORDERS, SHIPMENTS): Expected(1, left_out=("3 not_delivered",), warnings=1),
    (NAMES, CUSTOMERS): Expected(2, warnings=3),
    (STATEMENT, OPEN): Expected(0, bad=("B2 customer",), left_out=("26 total", "28 note", "29 note", "30 note")),
    (STATEMENT, RECEIPTS): Expected(0, bad=("B2 customer",), left_out=("26 total", "28 note", "29 note", "30 note")),
    (BALANCES, CUSTOMERS): Expected(3, left_out=("6 note", "7 note", "8 note")),
    (BALANCES, OPEN): Expected(3, left_out=("6 note", "7 note", "8 note"), warnings=1),
    (BALANCES, RECEIPTS): Expected(3, left_out=("6 note", "7 note", "8 note"), warnings=1),
    (DEBTS, CUSTOMERS): Expected(1, warnings=1),
    (DEBTS, OPEN): Expected(1, warnings=1),
    (DEBTS, RECEIPTS): Expected(1, warnings=1),
}
"""Notes are asked for as far as the shortest copy of a template has them."""

REFUSED = {
    (ORDERS, HISTORY): "has no column for paid_date (付款日期)",
    (ORDERS, RECEIPTS): "lists goods (数量, 单价(元)), not money received",
    (NAMES, GOODS): "has no column for name (品名). Its columns are 客户名称, 联系人, 电话, 地址, 结算方式",
    (NAMES, OPEN): "has no column for amount (金额)",
    (NAMES, HISTORY): "has no column for date (单据日期), amount (金额), paid_date (付款日期)",
    (NAMES, SHIPMENTS): "has no column for date (送货日期), goods (品名), quantity (数量), price (单价)",
    (NAMES, RECEIPTS): "has no column for date (收款日期), amount (收款金额)",
    (STATEMENT, CUSTOMERS): "has no column for name (客户名称). Its columns are 日期, 加工内容/摘要, 金额（元）",
    (STATEMENT, GOODS): "has no column for name (品名)",
    (STATEMENT, HISTORY): "has no column for paid_date (付款日期)",
    (STATEMENT, SHIPMENTS): "has no column for goods (品名), quantity (数量)",
    (BALANCES, GOODS): "has no column for name (品名)",
    (BALANCES, HISTORY): "has no column for amount (金额), paid_date (付款日期)",
    (BALANCES, SHIPMENTS): "has no column for goods (品名), quantity (数量), price (单价)",
    (DEBTS, GOODS): "has no column for name (品名)",
    (DEBTS, HISTORY): "has no column for paid_date (付款日期)",
    (DEBTS, SHIPMENTS): "has no column for goods (品名), quantity (数量)",
}


def real_folder() -> Path:
    """Where real templates may lie: named by QINGZHANG_DATA, or beside the checkout."""
    beside = Path(__file__).parents[3] / "shared" / "data"
    return Path(os.environ.get("QINGZHANG_DATA", beside)) / "sheets"


def sources() -> Iterator[tuple[str, Path | None]]:
    """Each template as made here, and the real one where there is one."""
    for name in MADE:
        yield name, None
        if (real_folder() / name).is_file():
            yield name, real_folder() / name


def opened(name: str, real: Path | None) -> Workbook:
    return read_file(real) if real else read_bytes(MADE[name]())


SOURCES = [pytest.param(*source, id=f"{source[0]}{'-real' if source[1] else ''}") for source in sources()]


@pytest.mark.parametrize(("name", "real"), SOURCES)
def test_a_template_is_imported_as_what_it_holds(name: str, real: Path | None) -> None:
    book = opened(name, real)
    for (template, kind), expected in IMPORTED.items():
        if template == name:
            found = preview(book, Wanted(kind), TODAY)
            assert isinstance(found, Preview), found
            blind = name.endswith(".csv")  # that hidden rows cannot be seen is said once more
            assert (len(found.good), len(found.warnings)) == (expected.good, expected.warnings + blind), (kind, found)
            assert tuple(f"{bad.column}{bad.row} {bad.field}" for bad in found.bad) == expected.bad, kind
            reasons = {f"{out.row} {out.reason.value}" for out in found.left_out}
            assert reasons.issuperset(expected.left_out), kind


@pytest.mark.parametrize(("name", "real"), SOURCES)
def test_a_template_is_refused_as_what_it_does_not_hold(name: str, real: Path | None) -> None:
    book = opened(name, real)
    for (template, kind), reason in REFUSED.items():
        if template == name:
            with pytest.raises(Refused) as refused:
                preview(book, Wanted(kind), TODAY)
            assert reason in str(refused.value), kind


def test_every_template_was_tried_as_every_kind() -> None:
    assert {*IMPORTED, *REFUSED} == {(name, kind) for name in MADE for kind in ImportKind}


def test_a_statement_becomes_open_items_once_its_customer_is_filled_in() -> None:
    found = preview(read_bytes(statement("永兴建材")), Wanted(OPEN), TODAY)
    assert isinstance(found, Preview)
    assert [good.value for good in found.good] == [
        SheetOpenItem("永兴建材", date(2025, 6, 1), None, 500_000, 500_000, remark="氧化加工；6月加工费")
    ]
