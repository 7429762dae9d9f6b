"""What is in a sheet beside plain debts – tables, balances, deposits, notes, weights – is never booked in silence."""

from datetime import date

import pytest

from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import TableChoice, preview
from desktop_app.exchange.wanted import Wanted
from tests.exchange.owed import OPEN, asked, owed, seen, settled
from tests.exchange.sheets import TODAY, Rows, csv, previewed_as, xlsx

SLIPS, RECEIPTS = ImportKind.SHIPMENTS, ImportKind.RECEIPTS
DAY, LATER = date(2025, 1, 5), date(2025, 1, 31)


def test_a_table_of_money_below_the_debts_is_asked_about() -> None:
    """100 went out and 40 came in; the second table is of another kind and is not read."""
    rows: Rows = [
        ["客户", "日期", "欠款"],
        ["甲店", DAY, 100],
        [],
        ["客户", "收款日期", "收款金额"],
        ["甲店", LATER, 40],
    ]
    assert [one.key for one in seen(rows).doubts] == ["table@4"]
    assert owed(seen(rows, accepted={"table": ""})) == {"甲店": 100_00}


def test_another_sheet_of_the_same_kind_is_asked_about() -> None:
    """January has one column more than February, and fits better."""
    data = xlsx(
        [["客户", "日期", "单号", "欠款"], ["甲店", DAY, "A1", 100]], [["客户", "日期", "欠款"], ["甲店", LATER, 40]]
    )
    assert [one.which for one in previewed_as(data, OPEN, {}).doubts] == ["table"]
    assert settled(previewed_as(data, OPEN, {"table": "leave"})) == {"甲店": 100_00}


def test_tables_side_by_side_are_chosen_one_by_one() -> None:
    rows: Rows = [["客户", "欠款", "", "客户", "欠款"], ["甲店", 100, "", "丙店", 300]]
    found = preview(read(csv(rows)), Wanted(OPEN), TODAY)
    assert isinstance(found, TableChoice)
    assert [one.key for one in found.candidates] == ["csv#1", "csv#1D"]
    for key, sums in (("csv#1", {"甲店": 100_00}), ("csv#1D", {"丙店": 300_00})):
        one = preview(read(csv(rows)), Wanted(OPEN, only=key), TODAY)
        assert not isinstance(one, TableChoice)
        assert settled(one) == sums


@pytest.mark.parametrize("text", ["月末余额", "本月结余", "期末余额", "过次页", "承前页", "closing balance"])
def test_a_balance_between_the_lines_is_asked_about(text: str) -> None:
    """It repeats what the lines above make."""
    rows: Rows = [["日期", "客户", "摘要", "金额"], [DAY, "甲店", "送货", 100], [LATER, "甲店", text, 100]]
    assert [one.key for one in seen(rows).doubts] == ["kind@C3"]
    assert owed(seen(rows, accepted={"kind@C3": ""})) == {"甲店": 100_00}
    assert owed(seen(rows, accepted={"kind@C3": "debt"})) == {"甲店": 200_00}


def test_a_balance_before_the_first_line_is_what_was_unpaid_before() -> None:
    rows: Rows = [["日期", "客户", "摘要", "金额"], [DAY, "甲店", "上月余额", 100], [LATER, "甲店", "送货", 50]]
    assert settled(seen(rows)) == {"甲店": 150_00}


@pytest.mark.parametrize("word", ["押金", "收押金", "代收货款", "质保金", "代垫运费"])
@pytest.mark.parametrize("caption", ["类型", "摘要"])
def test_money_that_is_held_for_others_is_asked_about(word: str, caption: str) -> None:
    """A deposit is no price of goods."""
    rows: Rows = [["日期", "客户", caption, "金额"], [DAY, "甲店", "送货", 100], [DAY, "甲店", word, 30]]
    assert [one.key for one in seen(rows).doubts] == ["kind@C3"]
    assert owed(seen(rows, accepted={"kind@C3": "out"})) == {"甲店": 100_00}


@pytest.mark.parametrize(
    "note",
    [
        "先给了一半",
        "还欠200",
        "余200未付",
        "打九折",
        "抹掉5块",
        "和乙店各付一半",
        "含税13%另加",
        "不含税",
        "扣50运费",
        "赠品",
        "单位万元",
        "half",
    ],
)
def test_a_note_that_changes_the_figure_is_asked_about(note: str) -> None:
    """1,000 beside it is not what is owed, most likely."""
    rows: Rows = [["日期", "客户", "金额", "备注"], [DAY, "甲店", 1000, note]]
    assert asked(seen(rows)) in (["note"], ["kind"])


@pytest.mark.parametrize("note", ["还欠1000", "欠1000元", "两车", "送到西门"])
def test_a_note_that_repeats_the_figure_or_tells_of_goods_is_not(note: str) -> None:
    assert settled(seen([["日期", "客户", "金额", "备注"], [DAY, "甲店", 1000, note]])) == {"甲店": 1000_00}


def test_goods_that_were_given_are_asked_about() -> None:
    rows: Rows = [["日期", "客户", "品名", "数量", "单价", "备注"], [DAY, "甲店", "水泥", 10, 20, ""],
                  [DAY, "甲店", "水泥", 1, 20, "赠品"]]  # fmt: skip
    assert owed(seen(rows, SLIPS, {"note@F3": "out"})) == {"甲店": 200_00}


@pytest.mark.parametrize("note", ["支票退票", "代乙店付", "替老王还", "押金", "重复了", "cheque bounced"])
def test_a_note_against_money_received_is_asked_about(note: str) -> None:
    rows: Rows = [["日期", "客户", "金额", "备注"], [DAY, "甲店", 100, note], [DAY, "乙店", 50, "微信"]]
    assert [one.key for one in seen(rows, RECEIPTS).doubts] == ["note@D2"]
    assert owed(seen(rows, RECEIPTS, {"note@D2": "out"})) == {"乙店": -50_00}


def test_what_is_left_of_a_sum_is_no_part_of_it() -> None:
    """80 to be paid and 20 of freight make the 100, and the 80 are owed."""
    rows: Rows = [["日期", "客户", "金额", "代垫运费", "应收"], [DAY, "甲店", 100, 20, 80]]
    assert set(asked(seen(rows))) == {"column"}


@pytest.mark.parametrize(("title", "doubts"), [("欠款合计：200元", ["total"]), ("欠款合计：150元", []), ("共2户", [])])
def test_a_total_above_the_table_is_compared(title: str, doubts: list[str]) -> None:
    rows: Rows = [[title], ["客户", "日期", "欠款"], ["甲店", DAY, 100], ["乙店", DAY, 50]]
    assert asked(seen(rows)) == doubts


def test_a_total_of_quantities_is_compared() -> None:
    """25 bags, and the lines make 20: one may be missing."""
    rows: Rows = [["日期", "客户", "品名", "数量", "单价"], [DAY, "甲店", "水泥", 10, 20], [DAY, "甲店", "沙子", 10, 5]]
    assert [one.key for one in seen([*rows, ["合计", "", "", 25, ""]], SLIPS).doubts] == ["total@D4"]
    assert settled(seen([*rows, ["合计", "", "", 20, ""]], SLIPS)) == {"甲店": 250_00}


def test_debts_that_are_all_below_nothing_are_asked_about() -> None:
    rows: Rows = [["客户", "欠款"], ["甲店", -200], ["乙店", -50]]
    assert [one.key for one in seen(rows).doubts] == ["below@B2"]
    assert owed(seen(rows, accepted={"below": ""})) == {"甲店": 200_00, "乙店": 50_00}
    assert owed(seen(rows, accepted={"below": "less"})) == {"甲店": -200_00, "乙店": -50_00}


def test_balances_of_several_days_are_one_account() -> None:
    for caption in ("截止日期", "日期"):
        rows: Rows = [[caption, "客户", "欠款余额"], [DAY, "甲店", 100], [LATER, "甲店", 300]]
        assert asked(seen(rows)) == ["balance"]
    assert owed(seen(rows, accepted={"balance": ""})) == {"甲店": 300_00}


def test_an_amount_that_is_not_quantity_times_price_is_asked_about_in_debts_too() -> None:
    head = ["日期", "客户", "品名", "数量", "单价", "金额"]
    assert [one.key for one in seen([head, [DAY, "甲店", "水泥", 10, 20, 210]]).doubts] == ["line@F2"]
    assert settled(seen([head, [DAY, "甲店", "水泥", 10, 20, 200]])) == {"甲店": 200_00}


@pytest.mark.parametrize(("caption", "share"), [("回款率", "60%"), ("已付比例", 0.3), ("% paid", 60)])
def test_a_share_that_is_paid_without_a_sum_is_asked_about(caption: str, share: object) -> None:
    rows: Rows = [["客户", "日期", "金额", caption], ["甲店", DAY, 100, share]]
    assert [one.key for one in seen(rows).doubts] == ["column@D"]
    assert asked(seen([["客户", "日期", "金额", caption], ["甲店", DAY, 100, 0]])) == []


def test_a_weight_beside_the_quantity_is_asked_about_where_no_amount_tells() -> None:
    """Ten bars of 2.5 tons at 4,000 a ton."""
    rows: Rows = [["日期", "客户", "品名", "数量", "重量", "单价"], [DAY, "甲店", "钢筋", 10, 2.5, 4000]]
    assert [one.key for one in seen(rows, SLIPS).doubts] == ["column@E"]
    assert owed(seen(rows, SLIPS, {"column@E": "quantity"})) == {"甲店": 10_000_00}
    told = [[*row, "金额" if not at else 10_000] for at, row in enumerate(rows)]
    assert [bad.column for bad in seen(told, SLIPS).bad] == ["G"]


@pytest.mark.parametrize(
    ("price", "unit", "doubts"),
    [
        ("单价(元/千只)", "只", ["price"]),
        ("单价(元/吨)", "公斤", ["price"]),
        ("单价(元/吨)", "吨", []),
        ("单价(元)", "吨", []),
    ],
)
def test_a_price_for_another_unit_is_asked_about(price: str, unit: str, doubts: list[str]) -> None:
    rows: Rows = [["日期", "客户", "品名", "单位", "数量", price], [DAY, "甲店", "螺丝", unit, 500, 4]]
    assert asked(seen(rows, SLIPS)) == doubts


@pytest.mark.parametrize(
    "name", ["最高", "平均", "户数", "其他", "现金", "减：优惠", "甲店(已付)", "甲店（作废）", "average"]
)
def test_a_word_in_the_place_of_the_customer_is_asked_about(name: str) -> None:
    """It is no customer, most likely."""
    rows: Rows = [["客户", "欠款"], ["甲店", 100], [name, 50]]
    assert [one.key for one in seen(rows).doubts] == ["name@A3"]
    assert owed(seen(rows, accepted={"name": ""})) == {"甲店": 100_00}
    assert owed(seen(rows, accepted={"name": "customer"})) == {"甲店": 100_00, name: 50_00}


def test_two_names_in_one_cell_are_asked_about() -> None:
    rows: Rows = [["客户", "欠款"], ["甲店、乙店", 100], ["散客", 10], ["李记(南店)", 20]]
    assert [(one.key, one.choices[0].key) for one in seen(rows).doubts] == [("name@A2", "customer")]


@pytest.mark.parametrize("text", ["微信转来", "汇过来", "付来", "来账"])
def test_money_told_by_the_text_alone_is_asked_about(text: str) -> None:
    rows: Rows = [["日期", "客户", "摘要", "金额"], [DAY, "甲店", "送货", 100], [DAY, "甲店", text, 40]]
    assert owed(seen(rows, accepted={"kind@C3": ""})) == {"甲店": 60_00}


@pytest.mark.parametrize("text", ["送来", "转来货", "运来"])
def test_goods_told_by_the_text_are_not(text: str) -> None:
    rows: Rows = [["日期", "客户", "摘要", "金额"], [DAY, "甲店", "送货", 100], [DAY, "甲店", text, 40]]
    assert settled(seen(rows)) == {"甲店": 140_00}


@pytest.mark.parametrize("note", ["4月5日到期", "结息", "退税款", "老板自己转"])
def test_money_that_is_no_payment_of_a_customer_is_asked_about(note: str) -> None:
    rows: Rows = [["日期", "客户", "金额", "备注"], [DAY, "甲店", 100, note]]
    assert asked(seen(rows, RECEIPTS)) == ["note"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "注：以上未扣除1月10日退货30元"),
        ("", "备注：本表不含运费"),
        ("已收款：50", ""),
        ("上期结欠：200元", ""),
        ("", "Note: paid 50"),
    ],
)
def test_a_line_beside_the_table_that_changes_its_figures_is_asked_about(above: str, below: str) -> None:
    """What is owed is not what the rows make."""
    rows: Rows = [[above], ["客户", "日期", "金额"], ["甲店", DAY, 100], [below]]
    assert asked(seen(rows)) == ["note"]


@pytest.mark.parametrize(
    "line", ["注：请核对后签字", "说明：金额单位元", "已收货请签字", "不含税", "制表：小李", "导出日期：2025-01-31"]
)
def test_other_lines_beside_the_table_are_not(line: str) -> None:
    rows: Rows = [[line], ["客户", "日期", "金额"], ["甲店", DAY, 100], ["注：" + line]]
    assert settled(seen(rows)) == {"甲店": 100_00}


@pytest.mark.parametrize(("caption", "rate"), [("折扣率", "95%"), ("打折", "九折"), ("几折", "9"), ("折数", "九五折")])
def test_a_rate_of_discount_beside_a_debt_is_asked_about(caption: str, rate: str) -> None:
    rows: Rows = [["客户", "日期", "金额", caption], ["甲店", DAY, 1000, rate]]
    assert [one.key for one in seen(rows).doubts] == ["column@D"]
    assert settled(seen([rows[0], ["甲店", DAY, 1000, "100%"]])) == {"甲店": 1000_00}


def test_money_on_every_line_of_a_slip_of_goods_is_asked_about() -> None:
    head, number = ["日期", "单号", "客户", "品名", "数量", "单价", "已收"], "A1"
    rows: Rows = [head, *([DAY, number, "甲店", name, 10, 50, 300] for name in ("水泥", "沙子"))]
    assert [one.key for one in seen(rows, SLIPS).doubts] == ["slip@G2"]
    for choice, paid in (("slip", 300_00), ("line", 600_00)):
        (slip,) = seen(rows, SLIPS, {"slip@G2": choice}).good
        assert getattr(slip.value, "paid_fen") == paid  # noqa: B009


def test_another_sheet_with_money_of_customers_is_asked_about_and_others_are_named() -> None:
    """收款 holds what came in; a list of suppliers only is named."""
    debts: Rows = [["客户", "日期", "金额"], ["甲店", DAY, 100]]
    data = xlsx(debts, [["客户", "收款日期", "收款金额"], ["甲店", LATER, 50]], names=["送货", "收款"])
    assert asked(previewed_as(data, OPEN, {})) == ["table"]
    data = xlsx(debts, [["供应商", "日期", "金额"], ["甲厂", LATER, 50]], names=["送货", "进货"])
    found = previewed_as(data, OPEN, {})
    assert settled(found) == {"甲店": 100_00}
    assert "Other sheets hold tables that are not read: 进货." in map(str, found.warnings)


@pytest.mark.parametrize("method", ["抵货", "冲账", "以货抵款", "调账", "欠条"])
def test_a_way_to_pay_that_is_no_money_is_asked_about(method: str) -> None:
    rows: Rows = [["客户", "日期", "金额", "方式"], ["甲店", DAY, 100, method]]
    assert asked(seen(rows, RECEIPTS)) == ["method"]
