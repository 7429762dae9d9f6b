"""What a row is: goods or money, out or in, counted or not; told by its kind, its sign and its state."""

import pytest

from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.rows import SheetOpenItem, SheetReceipt, SheetReturn, SheetShipment
from tests.exchange.owed import asked, owed, seen, settled
from tests.exchange.sheets import left_out

RECEIPTS, SHIPMENTS = ImportKind.RECEIPTS, ImportKind.SHIPMENTS
DAY = "2025-05-05"
DEBTS = [["客户", "单号", "单据类型", "日期", "金额"], ["甲店", "1", "销售出库", DAY, "1000"]]


@pytest.mark.parametrize(
    ("word", "fen"),
    [
        ("销售退货", 900),
        ("退货单", 900),
        ("退货入库", 900),
        ("客户退货", 900),
        ("sales return", 900),
        ("Credit note", 900),
        ("收款单", 900),
        ("回款", 900),
        ("客户付款", 900),
        ("预收款", 900),
        ("Payment", 900),
        ("receipt", 900),
        ("收款", 900),
        ("抹零", 900),
        ("销售折让", 900),
        ("优惠", 900),
        ("坏账核销", 900),
        ("write-off", 900),
        ("贷", 900),
        ("贷方", 900),
        ("Cr", 900),
        ("销售出库", 1100),
        ("送货单", 1100),
        ("借", 1100),
        ("应收单", 1100),
        ("Invoice", 1100),
        ("零售", 1100),
        ("采购入库", 1000),
        ("应付", 1000),
        ("付款给供应商", None),
        ("期初欠款", 1100),
        ("调整单", None),
        ("", 1100),
    ],
)
def test_a_kind_of_row_raises_or_lowers_what_is_owed(word: str, fen: int | None) -> None:
    found = seen([*DEBTS, ["甲店", "2", word, "2025-05-06", "100"]])
    if fen is None:
        assert asked(found) == ["kind"]
    else:
        assert settled(found) == {"甲店": fen * 100}


@pytest.mark.parametrize("word", ["销售退货", "收款单", "抹零", "红字出库", "贷"])
def test_a_minus_sign_of_habit_says_the_same_again(word: str) -> None:
    assert settled(seen([*DEBTS, ["甲店", "2", word, DAY, "-100"]])) == {"甲店": 90_000}


@pytest.mark.parametrize(
    ("word", "choices"),
    [
        ("冲红", {"less": 90_000, "more": 110_000}),
        ("红字发票", {"less": 90_000, "more": 110_000}),
        ("退款", {"more": 110_000, "less": 90_000}),
        ("refund", {"more": 110_000, "less": 90_000}),
        ("其他", {"debt": 110_000, "less": 90_000, "receipt": 90_000, "out": 100_000}),
    ],
)
def test_a_kind_that_can_mean_both_is_asked(word: str, choices: dict[str, int]) -> None:
    rows = [*DEBTS, ["甲店", "2", word, DAY, "100"]]
    (doubt,) = seen(rows).doubts
    assert [choice.key for choice in doubt.choices] == list(choices)
    for chosen, fen in choices.items():
        assert settled(seen(rows, accepted={doubt.which: chosen})) == {"甲店": fen}


def test_a_red_receipt_among_black_ones_is_asked() -> None:
    rows = [*DEBTS, ["甲店", "2", "收款单", DAY, "500"], ["甲店", "3", "收款单", DAY, "-500"]]
    (doubt,) = seen(rows).doubts
    assert (doubt.which, doubt.place) == ("sign", "E4")
    assert settled(seen(rows, accepted={"sign": "more"})) == {"甲店": 100_000}
    assert settled(seen(rows, accepted={"sign": "less"})) == {"甲店": 0}


def test_a_red_figure_without_a_kind_lowers_what_is_owed() -> None:
    rows = [["客户", "日期", "金额"], ["甲店", DAY, "1000"], ["甲店", DAY, "-100"], ["甲店", DAY, "(50)"]]
    assert settled(seen(rows)) == {"甲店": 85_000}


def test_returns_and_receipts_come_in_as_what_they_are() -> None:
    found = seen([*DEBTS, ["甲店", "2", "销售退货", DAY, "100"], ["甲店", "3", "收款单", DAY, "500"]])
    assert [type(entry.value) for entry in found.good] == [SheetOpenItem, SheetOpenItem, SheetReceipt]


@pytest.mark.parametrize(
    ("state", "fen"),
    [
        ("未结清", 500),
        ("未收款", 500),
        ("逾期", 500),
        ("已审核", 500),
        ("正常", 500),
        ("已出库", 500),
        ("Unpaid", 500),
        ("approved", 500),
        ("已签收", 500),
        ("Overdue", 500),
        ("已结清", None),
        ("结清", None),
        ("已收款", None),
        ("已付清", None),
        ("全部结清", None),
        ("Paid", None),
        ("settled", None),
        ("作废", None),
        ("已取消", None),
        ("红冲", None),
        ("void", None),
        ("审核拒绝", None),
        ("驳回", None),
        ("rejected", None),
        ("未出库", None),
        ("待加工", None),
        ("进行中", None),
        ("pending", None),
        ("已关闭", None),
    ],
)
def test_a_state_decides_whether_a_debt_counts(state: str, fen: int | None) -> None:
    rows = [["客户", "日期", "金额", "状态"], ["甲店", DAY, "500", state], ["乙店", DAY, "1", "未结清"]]
    assert settled(seen(rows)) == ({"乙店": 100} if fen is None else {"甲店": fen * 100, "乙店": 100})


def test_two_columns_of_states_are_both_heard() -> None:
    header = ["客户", "日期", "金额", "审核状态", "结算状态"]
    rows = [header, ["甲", DAY, "1", "审核通过", "未结算"], ["乙", DAY, "1", "审核通过", "已结算"]]
    assert left_out(seen([*rows, ["丙", DAY, "1", "审核拒绝", "未结算"]])) == [(3, "settled"), (4, "rejected")]


@pytest.mark.parametrize(
    ("header", "line", "which"),
    [
        ("金额,状态", "500,挂起", "state"),
        ("金额,状态", "500,XYZ", "state"),
        ("金额,未收,状态", "500,200,已结清", "settled"),
        ("金额,状态", "500,部分收款", "partly"),
        ("金额,Status", "500,partially paid", "partly"),
    ],
)
def test_a_state_that_says_too_little_is_asked(header: str, line: str, which: str) -> None:
    assert asked(seen([["客户", *header.split(",")], ["甲店", *line.split(",")]])) == [which]


def test_one_word_is_asked_once_for_all_its_rows() -> None:
    rows = [["客户", "金额", "状态"], *([f"店{at}", "5", "挂起"] for at in range(5))]
    assert [doubt.key for doubt in seen(rows).doubts] == ["state@C2"]
    assert settled(seen(rows, accepted={"state@C2": "out"})) == {}


@pytest.mark.parametrize(
    ("header", "line", "reason"),
    [
        ("类型", "支出", Leftover.PAYABLE),
        ("收/支", "支出", Leftover.PAID_OUT),
        ("收支类型", "支", Leftover.PAID_OUT),
        ("In/out", "out", Leftover.PAID_OUT),
        ("收/支", "/", Leftover.NEITHER),
        ("收/支", "不计收支", Leftover.NEITHER),
        ("状态", "退票", Leftover.BOUNCED),
        ("状态", "支付失败", Leftover.BOUNCED),
        ("Status", "bounced", Leftover.BOUNCED),
        ("状态", "已全额退款", Leftover.REFUNDED),
        ("状态", "已退款", Leftover.REFUNDED),
        ("状态", "作废", Leftover.VOID),
        ("状态", "交易关闭", Leftover.VOID),
        ("状态", "驳回", Leftover.REJECTED),
        ("单据类型", "销售出库", Leftover.DELIVERY),
        ("单据类型", "销售退货", Leftover.RETURNED),
        ("单据类型", "抹零", Leftover.RETURNED),
        ("借贷标志", "借", Leftover.DELIVERY),
        ("状态", "成功", None),
        ("状态", "已存入零钱", None),
        ("类型", "收入", None),
        ("类型", "微信", None),
        ("类型", "转账", None),
        ("借贷标志", "贷", None),
    ],
)
def test_only_money_that_stayed_is_a_receipt(header: str, line: str, reason: Leftover | None) -> None:
    rows = [["客户", "收款日期", "收款金额", header], ["甲店", DAY, "300", ""], ["甲店", DAY, "800", line]]
    found = seen(rows, RECEIPTS)
    assert not found.doubts
    assert left_out(found) == ([] if reason is None else [(3, reason.value)])


@pytest.mark.parametrize(
    ("header", "word", "which"),
    [
        ("状态", "已退款(￥50.00)", "state"),
        ("类型", "退款", "refund"),
        ("类型", "杂项", "kind"),
        ("状态", "冻结", "state"),
    ],
)
def test_money_that_may_have_gone_back_is_asked(header: str, word: str, which: str) -> None:
    assert asked(seen([["客户", "日期", "收款金额", header], ["甲店", DAY, "300", word]], RECEIPTS)) == [which]


SLIPS = [
    ["客户", "单号", "类型", "日期", "品名", "数量", "单价"],
    ["甲店", "1", "销售出库", DAY, "水泥", "10", "25"],
]


@pytest.mark.parametrize(
    ("word", "quantity"),
    [
        ("销售退货", "2"),
        ("退货", "2"),
        ("退货单", "-2"),
        ("销售出库", "-2"),
        ("", "-2"),
        ("Return", "2"),
        ("红字出库", "-2"),
        ("客户退回", "2"),
        ("退库", "2"),
        ("sales return", "-2"),
    ],
)
def test_goods_that_came_back_are_a_return(word: str, quantity: str) -> None:
    found = seen([*SLIPS, ["甲店", "2", word, "2025-05-08", "水泥", quantity, "25"]], SHIPMENTS)
    assert settled(found) == {"甲店": 20_000}
    assert [type(entry.value) for entry in found.good] == [SheetShipment, SheetReturn]


def test_a_return_on_the_same_paper_is_a_paper_of_its_own() -> None:
    found = seen([*SLIPS, ["甲店", "1", "", DAY, "水泥", "-2", "25"], ["", "", "", "", "河沙", "1", "30"]], SHIPMENTS)
    assert settled(found) == {"甲店": 23_000}
    assert [entry.rows for entry in found.good] == [(2, 4), (3,)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (["甲店", "2", "收款单", DAY, "", "", ""], "money_in"),
        (["甲店", "2", "", DAY, "收款", "", ""], "money_in"),
        (["甲店", "2", "采购入库", DAY, "水泥", "1", "1"], "payable"),
    ],
)
def test_what_is_no_delivery_is_left_out_of_the_slips(line: list[str], reason: str) -> None:
    found = seen([*SLIPS, line], SHIPMENTS)
    assert left_out(found) == [(3, reason)]
    assert settled(found) == {"甲店": 25_000}


def test_a_cancelled_delivery_with_black_figures_is_asked() -> None:
    rows = [*SLIPS, ["甲店", "2", "冲红", DAY, "水泥", "2", "25"]]
    assert asked(seen(rows, SHIPMENTS)) == ["sign"]
    assert settled(seen(rows, SHIPMENTS, {"sign": "back"})) == {"甲店": 20_000}
    assert settled(seen(rows, SHIPMENTS, {"sign": "out"})) == {"甲店": 30_000}


def test_an_allowance_among_the_goods_is_said() -> None:
    found = seen([*SLIPS, ["甲店", "2", "优惠", DAY, "水泥", "1", "25"]], SHIPMENTS)
    assert [(bad.row, bad.column) for bad in found.bad] == [(3, "C")]
    assert owed(found) == {"甲店": 25_000}


@pytest.mark.parametrize(
    ("quantity", "price", "amount", "choices"),
    [
        ("1.5", "0.99", "1.48", {"amount": 148, "product": 149}),
        ("2.5", "0.33", "0.82", {"amount": 82, "product": 83}),
        ("0.5", "0.25", "0.12", {"amount": 12, "product": 13}),
        ("3", "1.115", "3.34", {"amount": 334, "product": 335}),
        ("1.25", "10.01", "12.52", {"amount": 1252, "product": 1251}),
        ("7", "0.335", "2.34", {"amount": 234, "product": 235}),
        ("0.3", "3.35", "1.00", {"amount": 100, "product": 101}),
        ("12.5", "0.01", "0.12", {"amount": 12, "product": 13}),
        ("1.5", "1.03", "1.54", {"amount": 154, "product": 155}),
        ("9.5", "0.11", "1.04", {"amount": 104, "product": 105}),
    ],
)
def test_a_line_that_was_rounded_otherwise_is_asked(
    quantity: str, price: str, amount: str, choices: dict[str, int]
) -> None:
    """1.5 × 0.99 with 1.48 beside it never becomes 1.49 in silence."""
    header = ["客户", "日期", "品名", "数量", "单价", "金额"]
    rows = [header, ["甲店", DAY, "铁丝", quantity, price, amount]]
    (doubt,) = seen(rows, SHIPMENTS).doubts
    assert (doubt.key, [choice.key for choice in doubt.choices]) == ("line@F2", list(choices))
    for chosen, fen in choices.items():
        assert settled(seen(rows, SHIPMENTS, {"line": chosen})) == {"甲店": fen}


@pytest.mark.parametrize("amount", ["1.485", "1.49", ""])
def test_a_line_that_is_not_rounded_or_as_this_book_does_is_taken(amount: str) -> None:
    rows = [["客户", "日期", "品名", "数量", "单价", "金额"], ["甲店", DAY, "铁丝", "1.5", "0.99", amount]]
    assert settled(seen(rows, SHIPMENTS)) == {"甲店": 149}
