"""Columns of money are understood as a set: what is owed follows from them, and they must add up."""

from datetime import date

import pytest

from desktop_app.exchange import money_names
from desktop_app.exchange.headings import LAYOUTS
from desktop_app.exchange.labels import label
from desktop_app.exchange.layouts import MONEY, ImportKind, Meaning
from desktop_app.exchange.rows import SheetOpenItem
from tests.exchange.owed import asked, owed, seen, settled

DAY = "2025-05-05"

SETS: list[tuple[str, str, int]] = [
    # total and received
    ("金额,实收金额", "1000,300", 70000),
    ("应收款,已回款", "1000,300", 70000),
    ("货款,收款", "1000,300", 70000),
    ("销售金额,累计收款", "1000,300", 70000),
    ("Invoice amount,Amount paid", "1000,300", 70000),
    ("单据金额,本次已收款", "1000,300", 70000),
    ("total,payments to date", "1000,300", 70000),
    ("合同金额,已付定金", "1000,300", 70000),
    ("开票金额,到账金额", "1000,300", 70000),
    ("送货金额,已付货款", "1000,", 100000),
    # total and rest, or the rest alone
    ("金额,未付款金额", "1000,700", 70000),
    ("货款,尚欠", "1000,700", 70000),
    ("应收金额,待收款", "1000,700", 70000),
    ("金额,下欠款", "1000,700", 70000),
    ("Amount,Outstanding", "1000,700", 70000),
    ("发票金额,未收款余额", "1000,700", 70000),
    ("尾款", "700", 70000),
    ("剩余应收", "700", 70000),
    ("Balance due", "700", 70000),
    ("unpaid", "700", 70000),
    # discount
    ("金额,优惠金额,已收金额,欠款", "1000,50,400,550", 55000),
    ("单据金额,抹零,实收,未收", "1000.50,0.50,400,600", 60000),
    ("金额,折让,已收,余额", "1000,100,0,900", 90000),
    ("折后金额,折扣金额,已收,欠款", "950,50,400,550", 55000),
    ("原单金额,优惠,优惠后金额,已收金额,未收金额", "1000,50,950,400,550", 55000),
    ("单据金额,应付总金额,已付款金额,已优惠金额,未付款金额", "1000,1000,300,20,680", 68000),
    ("Amount,Discount,Paid,Balance", "1000,50,400,550", 55000),
    ("金额,整单优惠,折后应收,实收", "1000,50,950,400", 55000),
    ("金额,已优惠,已收,未收", "1000,0,400,600", 60000),
    ("金额,退货金额,已收,欠款", "1000,100,400,500", 50000),
    # tax
    ("不含税金额,税额,价税合计", "1000,130,1130", 113000),
    ("金额,税额,价税合计,已收", "1000,130,1130,130", 100000),
    ("价税合计,金额（不含税）", "1130,1000", 113000),
    ("含税金额,税额", "1130,130", 113000),
    ("金额(含税),已收", "1130,130", 100000),
    ("不含税金额,税金", "1000,130", 113000),
    ("Net amount,VAT,Total incl. tax", "1000,130,1130", 113000),
    ("金额,税额,已收,未收", "1000,130,130,1000", 100000),
    ("金额,税额,已收,欠款", "1130,130,130,1000", 100000),
    ("金额,税额", "1000,0", 100000),
    # opening, movement, closing
    ("期初余额,本期增加,本期减少,期末余额", "500,1000,300,1200", 120000),
    ("上期欠款,本期销售,本期收款,本期欠款", "500,1000,300,1200", 120000),
    ("期初应收,本期应收,本期收回,期末应收", "500,1000,300,1200", 120000),
    ("期末余额,期初余额", "1200,500", 120000),
    ("上月结余,本月发货,本月回款", "500,1000,300", 120000),
    ("Opening balance,Debit,Credit,Closing balance", "500,1000,300,1200", 120000),
    ("期初欠款", "500", 50000),
    ("期初借方,期初贷方,借方,贷方,期末借方,期末贷方", "500,,1000,300,1200,", 120000),
    ("期初余额,借方发生额,贷方发生额,期末余额", "500,1000,1700,-200", -20000),
    ("应收余额,预收余额", ",200", -20000),
]

RECEIVED = [
    "已收",
    "已收款",
    "已收金额",
    "实收",
    "实收金额",
    "实收款",
    "已付",
    "已付款",
    "已付金额",
    "已付货款",
    "收款",
    "收款金额",
    "回款",
    "回款金额",
    "已回款",
    "已回款金额",
    "到账金额",
    "已到账",
    "已到账金额",
    "本次收款",
    "本单已收",
    "累计收款",
    "累计已收",
    "累计回款",
    "已结算金额",
    "已结金额",
    "已核销金额",
    "已还款",
    "已还金额",
    "收回金额",
    "已收回",
    "收到",
    "来款",
    "打款金额",
    "汇款金额",
    "已付定金",
    "定金",
    "首付款",
    "已收定金",
    "预付款",
    "已交款",
    "已缴款",
    "入账金额",
    "实际收款",
    "实际到账金额",
    "共收款",
    "已支付",
    "已支付金额",
    "付款金额",
    "已收货款",
    "回笼资金",
    "paid",
    "received",
    "amount paid",
    "paid amount",
    "amount received",
    "received amount",
    "total paid",
    "total received",
    "payment",
    "payments",
    "payment amount",
    "payments received",
    "paid to date",
    "received to date",
    "cash received",
    "collected",
    "amount collected",
    "collections",
    "settled amount",
    "deposit",
    "deposit paid",
    "down payment",
    "part payment",
    "prepayment",
    "advance received",
    "money in",
    "less paid",
    "already paid",
    "paid so far",
    "amount settled",
]

UNPAID = [
    "未收",
    "未收款",
    "未收金额",
    "未付",
    "未付款",
    "未付金额",
    "未付款金额",
    "未收余额",
    "待收",
    "待收款",
    "待收金额",
    "待付金额",
    "尚欠",
    "尚欠款",
    "尚欠金额",
    "下欠",
    "下欠金额",
    "结欠",
    "结欠金额",
    "欠款",
    "欠款金额",
    "欠款余额",
    "欠款额",
    "剩余欠款",
    "剩余应收",
    "剩余未付",
    "剩余金额",
    "余额",
    "应收余额",
    "应收账款余额",
    "应收未收",
    "未结金额",
    "未结算金额",
    "未清金额",
    "未核销金额",
    "未回款",
    "未回款金额",
    "尾款",
    "尾款金额",
    "余款",
    "净欠款",
    "总欠款",
    "本单欠款",
    "还欠",
    "现欠",
    "当前欠款",
    "最新欠款",
    "累计欠款",
    "拖欠金额",
    "赊账金额",
    "挂账金额",
    "结余",
    "客户余额",
    "未到账金额",
    "欠账",
    "open",
    "open amount",
    "open balance",
    "balance",
    "balance due",
    "outstanding",
    "outstanding amount",
    "amount outstanding",
    "unpaid",
    "unpaid amount",
    "amount due",
    "remaining",
    "remaining balance",
    "amount remaining",
    "still owed",
    "still due",
    "owed",
    "amount owed",
    "owing",
    "receivable",
    "arrears",
    "left to pay",
    "to be paid",
    "closing balance",
    "ending balance",
    "current balance",
    "total outstanding",
    "net due",
    "uncollected",
]


@pytest.mark.parametrize(("header", "line", "fen"), SETS)
def test_what_is_owed_follows_from_all_columns_of_money(header: str, line: str, fen: int) -> None:
    found = seen([["客户名称", *header.split(",")], ["甲店", *line.split(",")]])
    assert settled(found) == {"甲店": fen}


@pytest.mark.parametrize(("header", "line", "fen"), SETS)
def test_the_order_of_the_columns_does_not_matter(header: str, line: str, fen: int) -> None:
    rows = [[*reversed(header.split(",")), "客户"], [*reversed(line.split(",")), "甲店"]]
    assert settled(seen(rows)) == {"甲店": fen}


@pytest.mark.parametrize(
    ("header", "line", "which", "choices"),
    [
        ("金额,已收,余额", "1000,300,600", "sums", {"sheet": 60000, "rest": 70000}),
        ("金额,优惠,已收,欠款", "1000,50,400,500", "sums", {"sheet": 50000, "rest": 55000}),
        ("期初余额,本期增加,本期减少,期末余额", "500,1000,300,1000", "sums", {"sheet": 100000, "rest": 120000}),
        ("金额,优惠金额", "1000,50", "discount", {"before": 95000, "after": 100000}),
        ("金额,抹零,实收", "1000,50,400", "discount", {"before": 55000, "after": 60000}),
        ("Amount,Discount,Paid", "1000,50,400", "discount", {"before": 55000, "after": 60000}),
        ("货款,退货金额", "1000,100", "discount", {"before": 90000, "after": 100000}),
        ("金额,税额", "1000,130", "tax", {"added": 113000, "within": 100000}),
        ("销售金额,增值税,已收", "1000,130,500", "tax", {"added": 63000, "within": 50000}),
        ("金额,税额,价税合计", "1000,130,1150", "sums", {"total": 115000}),
    ],
)
def test_two_answers_are_asked_at_the_cell_with_both_figures(
    header: str, line: str, which: str, choices: dict[str, int]
) -> None:
    rows = [["客户名称", *header.split(",")], ["甲店", *line.split(",")]]
    (doubt,) = seen(rows).doubts
    assert (doubt.which, doubt.row, [choice.key for choice in doubt.choices]) == (which, 2, list(choices))
    for chosen, fen in choices.items():
        assert settled(seen(rows, accepted={doubt.key: chosen})) == {"甲店": fen}


def test_the_difference_is_said() -> None:
    (doubt,) = seen([["客户", "金额", "已收", "余额"], ["甲店", "1000", "300", "600"]]).doubts
    assert str(doubt.said) == "1,000.00 less 300.00 received is 700.00, but the sheet says 600.00: 100.00 apart."
    assert doubt.place == "D2"


@pytest.mark.parametrize("field", [Meaning.PAID, Meaning.OPEN])
def test_a_hundred_captions_of_each_language_say_received_and_open(field: Meaning) -> None:
    """Each means one thing in a sheet of debts; likeness is not needed for them."""
    (column,) = (one for one in LAYOUTS[ImportKind.OPEN_ITEMS].columns if one.field is field)
    chinese = [alias for alias in column.aliases if not alias.isascii()]
    assert len(chinese) >= 100
    assert len(column.aliases) - len(chinese) >= 100


def test_no_name_of_a_sum_has_two_meanings() -> None:
    columns = [column for column in LAYOUTS[ImportKind.OPEN_ITEMS].columns if column.field in MONEY]
    seen_of: dict[str, Meaning] = {}
    for column in columns:
        for alias in column.aliases:
            assert seen_of.setdefault(alias, column.field) is column.field, alias


@pytest.mark.parametrize("caption", RECEIVED)
def test_what_is_called_received_is_taken_off(caption: str) -> None:
    assert settled(seen([["客户", "日期", "金额", caption], ["甲店", DAY, "1000", "300"]])) == {"甲店": 70000}


@pytest.mark.parametrize("caption", UNPAID)
def test_what_is_called_open_is_what_is_owed(caption: str) -> None:
    assert settled(seen([["客户", "日期", "金额", caption], ["甲店", DAY, "1000", "700"]])) == {"甲店": 70000}


def test_the_document_keeps_its_total() -> None:
    found = seen([["客户", "日期", "金额", "优惠", "已收", "欠款"], ["甲店", DAY, "1000", "50", "400", "550"]])
    (entry,) = found.good
    assert entry.value == SheetOpenItem("甲店", date(2025, 5, 5), None, 55000, 100000)


def test_rows_that_say_nothing_of_money_are_told() -> None:
    found = seen([["客户", "金额", "已收"], ["甲店", "", "300"], ["乙店", "", ""]])
    assert [bad.row for bad in found.bad] == [2, 3]
    assert owed(found) == {}


def test_names_of_sums_are_no_names_of_customers() -> None:
    """A list of names grew by combining words; none of them may name another column of the sheet."""
    others = {
        alias
        for column in LAYOUTS[ImportKind.OPEN_ITEMS].columns
        if column.field in (Meaning.CUSTOMER, Meaning.NUMBER, Meaning.DATE)
        for alias in column.aliases
    }
    assert not others & {label(name) for name in f"{money_names.PAID} {money_names.OPEN}".split()}


def test_an_accepted_kind_of_doubt_settles_all_its_rows() -> None:
    rows = [["客户", "金额", "优惠"], ["甲店", "100", "1"], ["乙店", "200", "2"], ["丙店", "300", ""]]
    assert asked(seen(rows)) == ["discount", "discount"]
    assert settled(seen(rows, accepted={"discount": "after"})) == {"甲店": 10000, "乙店": 20000, "丙店": 30000}
