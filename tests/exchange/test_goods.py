"""Goods from a sheet."""

from desktop_app.domain.goods import Goods, GoodsUnit
from desktop_app.exchange.layouts import ImportKind
from tests.exchange.sheets import Rows, left_out, previewed, said, xlsx

HEADER = ["货号", "品名", "规格型号", "单位", "销售价(元)"]


def test_goods_are_read_with_code_specification_unit_and_price() -> None:
    rows: Rows = [
        HEADER,
        ["SN-1", "水泥", "P.O 42.5", "吨", 385.5],
        [6061, "铝件", "", "kg", "￥0.0035"],
        ["", "螺丝", "/", "", ""],
    ]
    assert [good.value for good in previewed(xlsx(rows), ImportKind.GOODS).good] == [
        Goods("水泥", code="SN-1", spec="P.O 42.5", unit="吨", price=3_855_000),
        Goods("铝件", code="6061", unit="kg", price=35),
        Goods("螺丝"),
    ]


def test_bad_prices_and_missing_names_are_said() -> None:
    rows: Rows = [HEADER, ["1", "水泥", "", "", -1], ["2", "", "", "", 5], ["3", "砂", "", "", "面议"]]
    assert [refusal.partition(":")[0] for refusal in said(previewed(xlsx(rows), ImportKind.GOODS))] == [
        "E2 -1",
        "B3 ",
        "E4 面议",
    ]


def test_an_article_repeated_on_every_line_of_an_order_list_counts_once() -> None:
    rows: Rows = [
        ["客户", "品名", "规格", "单价"],
        ["王", "水泥", "42.5", 385],
        ["李", "水泥", "42.5", 385],
        ["李", "水泥", "52.5", 400],
    ]
    found = previewed(xlsx(rows), ImportKind.GOODS)
    assert [good.row for good in found.good] == [2, 4]
    assert left_out(found) == [(3, "double")]


def test_larger_units_are_read_as_other_programs_write_them() -> None:
    """副单位 and 比例 beside a price for the box; a code for the scanner; a category."""
    rows: Rows = [
        ["商品编号", "商品名称", "基本单位", "副单位", "比例", "零售价", "箱价", "最低售价", "类别", "条码"],
        ["L1", "螺丝", "个", "箱", 500, 0.6, 290, 0.5, "五金", "6901"],
        ["L2", "钉子", "个", "", "", 0.1, "", "", "", ""],
    ]
    screws, nails = (good.value for good in previewed(xlsx(rows), ImportKind.GOODS).good)
    assert screws == Goods(
        "螺丝", code="L1", unit="个", price=6_000, lowest=5_000, group="五金", barcode="6901",
        larger=(GoodsUnit("箱", 500_000, 2_900_000),),
    )  # fmt: skip
    assert nails == Goods("钉子", code="L2", unit="个", price=1_000)


def test_units_and_prices_that_cannot_be_are_said_at_their_cells() -> None:
    rows: Rows = [
        ["商品名称", "单位", "大单位", "大单位定价", "定价", "最低价", "条码"],
        ["螺丝", "个", "1箱=0个", "", 1, "", ""],
        ["钉子", "个", "1箱=5个", "托 3", 1, "", ""],
        ["沙子", "方", "", "", 1, 2, ""],
        ["水泥", "包", "", "", 1, "", "箱 690"],
    ]
    assert [refusal.partition(":")[0] for refusal in said(previewed(xlsx(rows), ImportKind.GOODS))] == [
        "C2 1箱=0个", "D3 托 3", "F4 2", "G5 箱 690",
    ]  # fmt: skip


def test_one_article_at_two_prices_is_asked_about() -> None:
    rows: Rows = [["品名", "单价"], ["水泥", 385], ["水泥", 380]]
    assert "Row 2 has the same name but says otherwise" in said(previewed(xlsx(rows), ImportKind.GOODS))[0]


def test_what_late_payers_get_none_of_is_read_from_a_list_of_goods() -> None:
    """R041: as the file of goods tells it, and as a shop marks it; no mark and 否 hold nothing back."""
    rows: Rows = [["品名", "逾期不发"], ["钢筋", "逾期不发"], ["水泥", "是"], ["沙子", "否"], ["砖", ""]]
    held = (("钢筋", True), ("水泥", True), ("沙子", False), ("砖", False))
    assert [good.value for good in previewed(xlsx(rows), ImportKind.GOODS).good] == [
        Goods(name, held_back=held_back) for name, held_back in held
    ]
