"""Money received."""

from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.rows import SheetReceipt
from tests.exchange.sheets import Rows, left_out, previewed, said, xlsx

RECEIPTS = ImportKind.RECEIPTS
MAY_5 = date(2025, 5, 5)


def test_a_receipt_is_read_with_its_method_number_and_remark() -> None:
    rows: Rows = [
        ["客户", "收款日期", "收款金额", "收款方式", "单号", "备注"],
        ["王", MAY_5, "￥1,000.00", "微信", "R-1", "三月货款"],
    ]
    assert [good.value for good in previewed(xlsx(rows), RECEIPTS).good] == [
        SheetReceipt("王", MAY_5, 100_000, "微信", "R-1", "三月货款")
    ]


def test_of_a_ledger_only_the_payments_are_receipts() -> None:
    """Conventions 5: the wide ledger, its customer in the title."""
    rows: Rows = [
        ["客户名称：王记建材"],
        ["日期", "摘要", "货款", "付款", "余额"],
        [MAY_5, "水泥", 1000, None, 1000],
        [MAY_5, "转账", None, 300, 700],
        [MAY_5, "现金", "-", 200, 500],
    ]
    found = previewed(xlsx(rows), RECEIPTS)
    assert [good.value for good in found.good] == [
        SheetReceipt("王记建材", MAY_5, 30_000, remark="转账"),
        SheetReceipt("王记建材", MAY_5, 20_000, remark="现金"),
    ]
    assert left_out(found) == [(3, "delivery")]


def test_payments_to_suppliers_deliveries_cancelled_and_empty_ones_are_left_out() -> None:
    rows: Rows = [
        ["客户", "日期", "类型", "金额", "状态"],
        ["水泥厂", MAY_5, "应付", 5, ""],
        ["王", MAY_5, "销售", 5, ""],
        ["王", MAY_5, "收款", 5, "作废"],
        ["王", MAY_5, "收款", 0, ""],
        ["王", MAY_5, "收款", 5, ""],
    ]
    found = previewed(xlsx(rows), RECEIPTS)
    assert left_out(found) == [(2, "payable"), (3, "delivery"), (4, "void"), (5, "nothing_received")]
    assert [good.row for good in found.good] == [6]


@pytest.mark.parametrize(
    ("line", "cell", "reason"),
    [
        (["王", MAY_5, ""], "C2", "needs it"),
        (["王", MAY_5, -5], "C2", "below 0 is not a receipt"),
        (["王", MAY_5, "12.345"], "C2", "more than 2 decimals"),
        (["", MAY_5, 5], "A2", "needs it"),
        (["王", "", 5], "B2", "needs it"),
        (["王", "5月32日", 5], "B2", "not a day of the calendar"),
    ],
)
def test_what_is_no_receipt_is_said_of_its_cell(line: list[object], cell: str, reason: str) -> None:
    found = previewed(xlsx([["客户", "日期", "金额"], line]), RECEIPTS)
    assert said(found)[0].startswith(cell)
    assert reason in said(found)[0]


def test_a_list_of_goods_is_not_read_as_money_received() -> None:
    rows: Rows = [["客户", "日期", "品名", "数量", "单价", "金额"], ["王", MAY_5, "水泥", 1, 5, 5]]
    with pytest.raises(Refused, match=r"lists goods \(数量, 单价\), not money received\. Import it as delivery slips"):
        previewed(xlsx(rows), RECEIPTS)
