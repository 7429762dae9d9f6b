"""Words and ticks that say a row does not count as it stands are read, or asked about; never passed over in silence."""

from datetime import date
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.remarks import speaks_against
from desktop_app.exchange.rows import booked_fen, name_of
from desktop_app.exchange.wanted import Wanted
from tests.exchange.owed import owed, seen
from tests.exchange.sheets import TODAY, Rows, xlsx

SLIPS = ImportKind.SHIPMENTS
DAY = date(2025, 1, 5)


@pytest.mark.parametrize("caption", ["是否付清", "结清", "付清", "是否已收", "结清否", "Paid?", "cleared?"])
@pytest.mark.parametrize(("yes", "no"), [("是", "否"), ("√", ""), ("Y", "N"), ("OK", "×"), ("已付清", "未付清")])
def test_a_tick_below_settled_leaves_the_row_out(caption: str, yes: str, no: str) -> None:
    """N17: 甲 paid the first and owes the second."""
    found = seen([["日期", "客户", "金额", caption], [DAY, "甲店", 100, yes], [DAY, "甲店", 200, no]])
    assert (owed(found), found.doubts) == ({"甲店": 200_00}, ())


def test_a_red_paper_is_asked_about_and_a_blue_one_counts() -> None:
    """红字 over a sum above 0 may be less or more."""
    rows: Rows = [["日期", "发票号码", "客户", "红蓝字", "价税合计"], [DAY, "1", "甲店", "蓝字", 1130],
            [DAY, "2", "甲店", "红字", 130]]  # fmt: skip
    assert [one.key for one in seen(rows).doubts] == ["sign@E3"]
    assert owed(seen(rows, accepted={"sign@E3": "less"})) == {"甲店": 1000_00}


@pytest.mark.parametrize("caption", ["核对", "情况", "标记", "完成", "收"])
def test_a_column_of_ticks_nobody_knows_is_asked_about(caption: str) -> None:
    """Only some rows are ticked: that may be what is paid, what counts, or nothing."""
    rows: Rows = [["日期", "客户", "金额", caption], [DAY, "甲店", 100, "√"], [DAY, "甲店", 200, "×"]]
    assert [one.key for one in seen(rows).doubts] == ["column@D"]
    assert owed(seen(rows, accepted={"column@D": "paid_state"})) == {"甲店": 200_00}
    assert owed(seen(rows, accepted={"column@D": "unread"})) == {"甲店": 300_00}


@pytest.mark.parametrize("caption", ["已开票", "打印", "是否含税", "短信通知"])
def test_a_tick_about_invoices_or_printing_changes_nothing(caption: str) -> None:
    """Nobody is asked about what says nothing of the debt."""
    found = seen([["日期", "客户", "金额", caption], [DAY, "甲店", 100, "是"], [DAY, "甲店", 200, "否"]])
    assert (owed(found), found.doubts) == ({"甲店": 300_00}, ())


AGAINST = ["已付清", "退回来的", "2.1付了100", "坏账不要了", "已收款", "都还了", "作废", "重复了", "抵货款", "代销",
           "paid", "written off", "returned"]  # fmt: skip
ORDINARY = ["", "送到工地", "未付", "没付清", "月底付", "现金", "还没结", "unpaid", "收货人老王", "paid by card",
            "付款方式：转账", "加急", "三车", "5月的货"]  # fmt: skip


@pytest.mark.parametrize("note", AGAINST)
def test_a_note_that_speaks_against_the_figure_is_asked_about(note: str) -> None:
    """The row counts or is left out, as somebody says; the other rows are not touched."""
    rows: Rows = [["日期", "客户", "金额", "备注"], [DAY, "甲店", 100, note], [DAY, "甲店", 200, ""]]
    (asked,) = seen(rows).doubts
    assert asked.key in ("note@D2", "kind@D2")
    counts = "counts" if asked.which == "note" else "debt"
    assert owed(seen(rows, accepted={asked.key: counts})) == {"甲店": 300_00}
    assert owed(seen(rows, accepted={asked.key: "out"})) == {"甲店": 200_00}


@pytest.mark.parametrize("note", ORDINARY)
def test_an_ordinary_note_is_not_asked_about(note: str) -> None:
    """Most notes say nothing of what is owed."""
    assert not speaks_against(note)


def test_where_a_column_says_what_was_received_the_note_is_only_a_note() -> None:
    """100 of 300 is there; the note tells the same again."""
    found = seen([["日期", "客户", "金额", "已收金额", "备注"], [DAY, "甲店", 300, 100, "付了100"]])
    assert (owed(found), found.doubts) == ({"甲店": 200_00}, ())


def test_goods_whose_note_says_they_came_back_are_asked_about() -> None:
    """250 went out; 50 came back, or not, or do not count."""
    rows: Rows = [["日期", "客户", "品名", "数量", "单价", "备注"], [DAY, "甲店", "水泥", 10, 25, ""],
            [DAY, "甲店", "水泥", 2, 25, "退回来的"]]  # fmt: skip
    assert [one.key for one in seen(rows, SLIPS).doubts] == ["kind@F3"]
    assert [owed(seen(rows, SLIPS, {"kind@F3": one})) for one in ("less", "debt", "out")] == [
        {"甲店": 200_00}, {"甲店": 300_00}, {"甲店": 250_00},
    ]  # fmt: skip


@pytest.mark.parametrize(("caption", "rate"), [("折扣率(%)", 95), ("折扣", 0.9), ("折率", 9.5), ("Discount %", 5)])
def test_a_rate_of_discount_beside_lines_without_a_sum_is_asked_about(caption: str, rate: float) -> None:
    """Ten at 100 would be booked at 1,000 although 5 % are off; 100 % takes nothing off."""
    rows: Rows = [["日期", "客户", "品名", "数量", "单价", caption], [DAY, "甲店", "水泥", 10, 100, rate]]
    assert [one.key for one in seen(rows, SLIPS).doubts] == ["column@F"]


@pytest.mark.parametrize(
    "note",
    ["注：以上金额单位为万元", "单位：万元", "说明：本表金额单位均为万元。", "备注：单位=万元", "Note: unit: 10k"],
)
def test_a_unit_told_below_the_table_counts_for_all_of_it(note: str) -> None:
    """1.2 in 万元 is 12,000, wherever the sheet says so."""
    found = seen([["客户", "日期", "欠款"], ["甲店", DAY, 1.2], ["乙店", DAY, 0.85], [note, "", ""]])
    assert owed(found) == {"甲店": 12_000_00, "乙店": 8_500_00}


def test_a_unit_in_the_name_of_the_sheet_counts_for_all_of_it() -> None:
    """欠款(万元) on the tab."""
    data = xlsx([["客户", "日期", "欠款"], ["甲店", DAY, 1.2]], names=["欠款(万元)"])
    found = preview(read(data), Wanted(ImportKind.OPEN_ITEMS), TODAY)
    assert isinstance(found, Preview)
    assert owed(found) == {"甲店": 12_000_00}


def test_money_received_told_only_by_the_text_of_a_line_is_asked_about() -> None:
    """The commonest book kept by hand: one column of sums, 收款 in the text."""
    rows: Rows = [["日期", "客户", "摘要", "金额"], [DAY, "甲店", "送货", 1000], [DAY, "甲店", "收款", 300]]
    assert [one.key for one in seen(rows).doubts] == ["kind@C3"]
    assert owed(seen(rows, accepted={"kind@C3": ""})) == {"甲店": 700_00}


def test_a_balance_that_runs_along_is_not_added_up() -> None:
    """累计欠款: 300 is owed, not 100 and 300."""
    rows: Rows = [["日期", "客户", "累计欠款"], [DAY, "甲店", 100], [date(2025, 1, 20), "甲店", 300],
                  [DAY, "乙店", 500]]  # fmt: skip
    assert [one.which for one in seen(rows).doubts] == ["balance"]
    assert owed(seen(rows, accepted={"balance": ""})) == {"甲店": 300_00, "乙店": 500_00}
    assert owed(seen(rows, accepted={"balance": "row"})) == {"甲店": 400_00, "乙店": 500_00}


@pytest.mark.parametrize("caption", ["收款日期", "回款日期", "付清日期", "实际到账日期", "Paid on"])
def test_a_column_of_days_on_which_rows_were_paid_is_asked_about(caption: str) -> None:
    """Filled means paid, most likely."""
    rows: Rows = [["日期", "客户", "金额", caption], [DAY, "甲店", 100, date(2025, 2, 1)], [DAY, "甲店", 200, ""]]
    assert [one.key for one in seen(rows).doubts] == ["paid@D2"]
    assert owed(seen(rows, accepted={"paid@D2": ""})) == {"甲店": 200_00}


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("冲销标志", ("", "已冲销")),
        ("作废", ("否", "是")),
        ("Void", ("", "X")),
        ("付款方式说明", ("欠款", "现金")),
        ("正负", ("+", "-")),
        ("是否到账", ("是", "否")),
        ("签收情况", ("已签收", "拒收")),
    ],
)
def test_a_column_with_a_word_that_may_strike_a_row_is_asked_about(caption: str, words: tuple[str, str]) -> None:
    """It is never dropped in silence, whatever it is called."""
    rows: Rows = [["日期", "客户", "金额", caption], *([DAY, "甲店", 100, word] for word in words)]
    assert [one.key for one in seen(rows).doubts]


@pytest.mark.parametrize("word", ["付款单", "付款", "预付款单", "预付款"])
def test_money_the_shop_paid_among_receipts_is_asked_about(word: str) -> None:
    """付款单 beside 收款单 is the other way round."""
    rows: Rows = [["单据类型", "日期", "往来单位", "金额"], ["收款单", DAY, "甲店", 300], [word, DAY, "乙店", 200]]
    assert [one.key for one in seen(rows, ImportKind.RECEIPTS).doubts] == ["kind@A3"]
    assert owed(seen(rows, ImportKind.RECEIPTS, {"kind@A3": ""})) == {"甲店": -300_00}


def test_a_promise_is_no_money() -> None:
    """欠条 as the way to pay."""
    rows: Rows = [["日期", "客户", "金额", "方式"], [DAY, "甲店", 300, "微信"], [DAY, "乙店", 500, "欠条"]]
    assert [one.key for one in seen(rows, ImportKind.RECEIPTS).doubts] == ["method@D3"]
    assert owed(seen(rows, ImportKind.RECEIPTS, {"method@D3": ""})) == {"甲店": -300_00}


@pytest.mark.parametrize("mark", ["同上", '""""', "〃", "ditto", "″"])
def test_a_ditto_mark_is_what_is_above(mark: str) -> None:
    """No customer is called 同上."""
    rows: Rows = [["客户", "日期", "欠款"], ["甲店", DAY, 1000], [mark, date(2025, 1, 6), 500],
                  [mark, date(2025, 1, 7), 200], ["乙店", DAY, 50]]  # fmt: skip
    assert owed(seen(rows)) == {"甲店": 1700_00, "乙店": 50_00}


@pytest.mark.parametrize("words", ["其中：逾期", "其中逾期", "内含税额", "of which overdue"])
def test_a_line_of_which_is_part_of_the_line_above(words: str) -> None:
    """It is no customer of its own."""
    assert owed(seen([["客户", "欠款"], ["甲店", 100], [words, 40], ["乙店", 200]])) == {"甲店": 100_00, "乙店": 200_00}


def test_a_sum_without_fen_may_end_in_a_stroke() -> None:
    """1200.- is 1,200 and no minus; 1200- is."""
    assert owed(seen([["客户", "欠款"], ["甲店", "1200.-"], ["乙店", "300-"]])) == {"甲店": 1200_00, "乙店": -300_00}


@pytest.mark.parametrize("goods", ["退：可乐", "可乐(退货)", "可乐（退）", "退货可乐"])
def test_goods_whose_name_says_they_came_back_are_asked_about(goods: str) -> None:
    """250 went out, 50 came back."""
    rows: Rows = [["日期", "单号", "客户", "品名", "数量", "单价"], [DAY, "A1", "甲店", "可乐", 10, 25],
                  [DAY, "A2", "甲店", goods, 2, 25]]  # fmt: skip
    assert [one.key for one in seen(rows, SLIPS).doubts] == ["kind@D3"]
    assert owed(seen(rows, SLIPS, {"kind@D3": ""})) == {"甲店": 200_00}


@pytest.mark.parametrize("number", ["THD2", "XSTH-3", "XT0007", "退-5"])
def test_a_number_of_returns_is_asked_about(number: str) -> None:
    """Other programs number returns of their own."""
    rows: Rows = [["日期", "单号", "客户", "品名", "数量", "单价"], [DAY, "XSD1", "甲店", "可乐", 10, 25],
                  [DAY, number, "甲店", "可乐", 2, 25]]  # fmt: skip
    assert owed(seen(rows, SLIPS, {"kind": ""})) == {"甲店": 200_00}


def test_a_quantity_that_came_back_beside_lines_without_a_sum_is_asked_about() -> None:
    """Ten less two."""
    rows: Rows = [["日期", "客户", "品名", "数量", "退货数量", "单价"], [DAY, "甲店", "可乐", 10, 2, 25]]
    assert [one.key for one in seen(rows, SLIPS).doubts] == ["column@E"]


@pytest.mark.parametrize(("kind", "rows"), [
    (ImportKind.OPEN_ITEMS, [["日期", "客户", "金额", "付款方式"], [DAY, "甲店", 1000, "欠款"],
                             [DAY, "甲店", 200, "现金"]]),
    (SLIPS, [["日期", "客户", "品名", "数量", "单价", "结算方式"], [DAY, "甲店", "可乐", 10, 100, "赊账"],
             [date(2025, 1, 6), "甲店", "可乐", 2, 100, "现金"]]),
])  # fmt: skip
def test_a_debt_whose_way_to_pay_says_cash_is_asked_about(kind: ImportKind, rows: Rows) -> None:
    """Beside 欠款 the word 现金 most likely says that it is paid."""
    found = seen(rows, kind)
    assert "way" in [one.which for one in found.doubts]
    accepted = {one.key: "out" if one.which == "way" else "" for one in found.doubts}
    assert owed(seen(rows, kind, accepted)) == {"甲店": 1000_00}


@pytest.mark.parametrize(("caption", "said"), [("Discount Allowed", 20), ("折扣金额", 20)])
def test_a_discount_beside_money_received_is_asked_about(caption: str, said: int) -> None:
    """980 came and 20 were let off."""
    rows: Rows = [["Date", "Customer", "Amount Received", caption], [DAY, "甲店", 980, said]]
    assert [one.key for one in seen(rows, ImportKind.RECEIPTS).doubts] == ["column@D"]


@pytest.mark.parametrize(
    ("value", "look", "fen"),
    [(1.2, '0.0"万"', 12_000_00), (12, '#,##0",000"', 12_000_00), (300, "(#,##0.00)", -300_00),
     (300, "#,##0.00", 300_00),
     (300, '"￥"#,##0.00', 300_00), (300, "#,##0.00_ ;[Red]-#,##0.00 ", 300_00), (300, "0.00元", 300_00)],
)  # fmt: skip
def test_what_the_eye_reads_counts(value: float, look: str, fen: int) -> None:
    """The format of a cell may say 万, or thousands, or brackets."""
    assert owed(looking(value, look)) == {"甲店": fen}


@pytest.mark.parametrize(
    ("value", "look"),
    [(300, "[$US$-409]#,##0.00"), (300, "[$HK$-C04]#,##0.00")],
)
def test_a_figure_that_looks_like_something_else_is_a_bad_cell(value: float, look: str) -> None:
    """It is refused at its cell, never booked as yuan."""
    assert [bad.column for bad in looking(value, look).bad] == ["C"]


def test_a_figure_that_looks_like_a_credit_is_asked_about() -> None:
    """贷300.00: less is owed, or it is only a word."""
    (doubt,) = looking(300, '"贷"#,##0.00').doubts
    assert (doubt.key, [one.key for one in doubt.choices]) == ("figure@C2", ["-300", "300"])


def looking(value: float, look: str) -> Preview:
    """A sheet of one debt whose cell has that number format."""
    written = BytesIO()
    book = Workbook(written, {"in_memory": True})
    sheet, form = book.add_worksheet(), book.add_format({"num_format": look})
    for column, text in enumerate(("客户", "日期", "欠款")):
        sheet.write(0, column, text)
    sheet.write(1, 0, "甲店")
    sheet.write(1, 1, "2025-01-05")
    sheet.write_number(1, 2, value, form)
    book.close()
    found = preview(read(written.getvalue()), Wanted(ImportKind.OPEN_ITEMS), TODAY)
    assert isinstance(found, Preview)
    return found


@pytest.mark.parametrize(
    ("head", "one", "other"),
    [
        (["客户", "电话", "欠款"], ["张伟", "13800000001", 100], ["张伟", "139 0000 0002", 200]),
        (["客户编号", "客户", "欠款"], ["K1", "张伟", 100], ["K2", "张伟", 200]),
        (["Customer code", "Customer", "Balance"], ["7", "Bright", 100], ["9", "Bright", 200]),
    ],
)
def test_two_of_one_name_with_other_phones_or_codes_are_asked_about(
    head: list[object], one: list[object], other: list[object]
) -> None:
    """They may be one customer, or two whose debts must not be added up."""
    assert [doubt.key.partition("@")[0] for doubt in seen([head, one, other]).doubts] == ["namesake"]
    assert list(owed(seen([head, one, other], accepted={"namesake": ""})).values()) == [300_00]
    assert not seen([head, one, [*one[:-1], 50]]).doubts


def test_a_slip_that_the_sheet_calls_paid_is_asked_about() -> None:
    """No column says what was received; booked as owed it would be asked for again."""
    rows: Rows = [["日期", "单号", "客户", "品名", "数量", "单价", "收款状态"],
                  [DAY, "A1", "甲店", "可乐", 10, 25, "未收"], [DAY, "A2", "甲店", "可乐", 4, 25, "已收"]]  # fmt: skip
    assert [one.key for one in seen(rows, SLIPS).doubts] == ["settled@G3"]
    assert owed(seen(rows, SLIPS, {"settled": "out"})) == {"甲店": 250_00}
    assert owed(seen(rows, SLIPS, {"settled": "counts"})) == {"甲店": 350_00}


@pytest.mark.parametrize(("chosen", "name"), [("bare", "赵六"), ("customer", "赵六（已结清）")])
def test_a_note_in_the_name_of_a_customer_is_left_off_where_somebody_says_so(chosen: str, name: str) -> None:
    rows = [["姓名", "欠款", "电话"], ["赵六（已结清）", "0", "13800000006"], ["王五", "50", ""]]
    found = seen(rows, accepted={"name": chosen})
    assert found.doubts == ()
    assert [name_of(one.value) for one in found.good] == [name, "王五"]


@pytest.mark.parametrize(
    "caption", ["姓名", "户名", "买家", "客户姓名", "客商", "需方", "经销商", "Company", "Bill To", "Party"]
)
def test_the_column_of_the_customer_has_many_names(caption: str) -> None:
    found = seen([[caption, "欠款"], ["王五", "50"]])
    assert [(name_of(one.value), booked_fen(one.value)) for one in found.good] == [("王五", 50_00)]
