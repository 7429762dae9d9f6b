"""Slips with their lines."""

from datetime import date

import pytest

from desktop_app.domain.shipments import Line
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview
from desktop_app.exchange.rows import SheetShipment
from tests.exchange.sheets import (
    csv,
    doubts,
    left_out,
    number,
    previewed,
    previewed_as,
    raw_xlsx,
    row,
    said,
    text,
    xlsx,
)

HEADER = ["送货单号", "客户", "送货日期", "品名", "规格", "单位", "数量", "单价", "金额"]
MAY_5, MAY_6 = date(2025, 5, 5), date(2025, 5, 6)


def preview_of(*lines: list[object], header: list[str] = HEADER) -> Preview:
    return previewed(xlsx([header, *lines]), ImportKind.SHIPMENTS)


def slips(found: Preview) -> list[tuple[str, str, date, list[str]]]:
    """(number, customer, date, goods) of each slip."""
    assert not said(found)
    return [
        (good.value.number, good.value.customer, good.value.dated, [line.name for line in good.value.lines])
        for good in found.good
        if isinstance(good.value, SheetShipment)
    ]


def test_lines_of_one_number_form_one_slip() -> None:
    found = preview_of(
        ["S-1", "王", MAY_5, "水泥", "42.5", "吨", 2.5, 385.5, 963.75],
        ["S-1", "王", MAY_5, "砂", "", "方", "1,000", "￥0.035", 35],
        ["S-2", "王", MAY_5, "砖", "", "块", 100, 1, 100],
    )
    assert [good.value for good in found.good] == [
        SheetShipment(
            "王", MAY_5, (Line("水泥", 2_500, 3_855_000, "42.5", "吨"), Line("砂", 1_000_000, 350, unit="方")), "S-1"
        ),
        SheetShipment("王", MAY_5, (Line("砖", 100_000, 10_000, unit="块"),), "S-2"),
    ]
    assert [good.row for good in found.good] == [2, 4]


def test_a_blank_number_continues_the_slip_above() -> None:
    found = preview_of(
        ["S-1", "王", MAY_5, "水泥", "", "", 1, 1, ""],
        ["", "", "", "砂", "", "", 1, 1, ""],
        ["", "王", MAY_5, "砖", "", "", 1, 1, ""],
        ["S-2", "李", MAY_6, "瓦", "", "", 1, 1, ""],
        ["", "张", MAY_6, "漆", "", "", 1, 1, ""],
    )
    assert slips(found) == [
        ("S-1", "王", MAY_5, ["水泥", "砂", "砖"]),
        ("S-2", "李", MAY_6, ["瓦"]),
        ("", "张", MAY_6, ["漆"]),
    ]


def test_without_numbers_customer_and_day_form_a_slip() -> None:
    header = ["客户", "日期", "品名", "数量", "单价"]
    found = preview_of(
        ["王", MAY_5, "水泥", 1, 1], ["", "", "砂", 1, 1], ["李", MAY_5, "砖", 1, 1], ["王", MAY_5, "瓦", 1, 1],
        ["王", MAY_6, "漆", 1, 1], header=header,
    )  # fmt: skip
    assert slips(found) == [
        ("", "王", MAY_5, ["水泥", "砂", "瓦"]),
        ("", "李", MAY_5, ["砖"]),
        ("", "王", MAY_6, ["漆"]),
    ]


def test_merged_heads_of_a_slip_speak_for_its_lines() -> None:
    rows = row(1, text("单号"), text("客户"), text("日期"), text("品名"), text("数量"), text("单价"))
    rows += row(2, text("S-1"), text("王"), text("2025-05-05"), text("水泥"), number(1), number(1))
    rows += row(3, "", "", "", text("砂"), number(1), number(1))
    merged = "".join(f'<mergeCell ref="{letter}2:{letter}3"/>' for letter in "ABC")
    found = previewed(raw_xlsx(rows, f"<mergeCells>{merged}</mergeCells>"), ImportKind.SHIPMENTS)
    assert slips(found) == [("S-1", "王", MAY_5, ["水泥", "砂"])]


def test_one_bad_line_keeps_its_whole_slip_out_and_no_other() -> None:
    found = preview_of(
        ["S-1", "王", MAY_5, "水泥", "", "", 1, 1, ""],
        ["S-1", "王", MAY_5, "砂", "", "", "许多", 1, ""],
        ["S-2", "李", MAY_5, "砖", "", "", 1, 1, ""],
    )
    assert [good.row for good in found.good] == [4]
    assert [(bad.row, bad.column) for bad in found.bad] == [(3, "G")]
    assert left_out(found) == [(2, "bad_slip")]


def test_undelivered_and_cancelled_slips_are_left_out_with_their_lines() -> None:
    header = [*HEADER, "状态"]
    found = preview_of(
        ["S-1", "王", MAY_5, "水泥", "", "", 1, 1, "", "已完成"],
        ["S-2", "王", MAY_5, "砂", "", "", 1, 1, "", "进行中"],
        ["", "", "", "砖", "", "", 1, 1, "", ""],
        ["S-3", "王", MAY_5, "瓦", "", "", 1, 1, "", "已取消"],
        header=header,
    )
    assert slips(found) == [("S-1", "王", MAY_5, ["水泥"])]
    assert left_out(found) == [(3, "not_delivered"), (4, "not_delivered"), (5, "void")]


def test_the_day_of_delivery_goes_before_the_day_of_the_order() -> None:
    header = ["订单日期", "交货日期", "客户", "品名", "数量", "单价"]
    assert slips(preview_of([MAY_5, MAY_6, "王", "水泥", 1, 1], header=header)) == [("", "王", MAY_6, ["水泥"])]


def test_an_amount_checks_its_line_and_an_unrounded_one_is_the_same() -> None:
    assert slips(preview_of(["S", "王", MAY_5, "水泥", "", "", 3, 3.3333, 9.9999])) == [("S", "王", MAY_5, ["水泥"])]
    assert slips(preview_of(["S", "王", MAY_5, "水泥", "", "", 3, 3.3333, 10])) == [("S", "王", MAY_5, ["水泥"])]
    assert said(preview_of(["S", "王", MAY_5, "水泥", "", "", 1000, 2.5, 2400])) == [
        "I2 2400: 1000 × 2.50 is 2500, but the sheet says 2400. Correct the row."
    ]


def test_a_missing_unit_price_follows_from_the_amount_when_it_divides() -> None:
    header = ["客户", "日期", "品名", "数量", "金额"]
    (good,) = preview_of(["王", MAY_5, "水泥", 4, "10.01"], header=header).good
    assert isinstance(good.value, SheetShipment)
    assert good.value.lines[0].price == 25_025
    assert "no exact unit price" in said(preview_of(["王", MAY_5, "水泥", 3, 10], header=header))[0]


@pytest.mark.parametrize(
    ("line", "cell", "reason"),
    [
        (["S", "王", MAY_5, "", "", "", 1, 1, ""], "D2", "needs it"),
        (["S", "王", MAY_5, "水泥", "", "", "", 1, ""], "G2", "needs it"),
        (["S", "王", MAY_5, "水泥", "", "", 1, "", ""], "H2", "needs it"),
        (["S", "王", "", "水泥", "", "", 1, 1, ""], "C2", "needs it"),
        (["S", "", MAY_5, "水泥", "", "", 1, 1, ""], "B2", "needs it"),
        (["S", "王", "五月", "水泥", "", "", 1, 1, ""], "C2", "not a date"),
        (["S", "王", MAY_5, "水泥", "", "", 0, 1, ""], "G2", "more than 0"),
        (["S", "王", MAY_5, "水泥", "", "", 1, -1, ""], "H2", "below 0"),
        (["S", "王", MAY_5, "水泥", "", "", 1, 0, ""], "H2", "total"),
        (["S", "王", MAY_5, "水泥", "", "", 10**9, 10**9, ""], "H2", "too large"),
    ],
)
def test_a_line_the_book_would_not_take_is_said_of_its_cell(line: list[object], cell: str, reason: str) -> None:
    found = preview_of(line)
    assert not found.good
    assert f"{found.bad[0].column}{found.bad[0].row}" == cell
    assert reason in str(found.bad[0].reason)


def test_money_paid_with_the_slip_stands_once_or_on_every_line_alike() -> None:
    header = [*HEADER, "本次收款"]
    paid = preview_of(
        ["S-1", "王", MAY_5, "水泥", "", "", 1, 100, "", 30], ["S-1", "王", MAY_5, "砂", "", "", 1, 1, "", 30],
        ["S-2", "王", MAY_5, "水泥", "", "", 1, 100, "", 30], ["S-2", "王", MAY_5, "砂", "", "", 1, 1, "", ""],
        header=header,
    )  # fmt: skip
    assert [good.value.paid_fen for good in paid.good if isinstance(good.value, SheetShipment)] == [3_000, 3_000]
    lines: list[list[object]] = [
        ["S-1", "王", MAY_5, "水泥", "", "", 1, 9, "", 3],
        ["S-1", "王", MAY_5, "砂", "", "", 1, 1, "", 4],
    ]
    assert "name different payments" in said(preview_of(*lines, header=header))[0]


def test_a_gift_beside_goods_that_cost_something_is_fine() -> None:
    found = preview_of(["S", "王", MAY_5, "水泥", "", "", 1, 9, ""], ["S", "王", MAY_5, "手套", "", "", 1, 0, 0])
    assert slips(found) == [("S", "王", MAY_5, ["水泥", "手套"])]


def test_the_due_date_of_a_slip_is_kept_where_the_sheet_says_it() -> None:
    (good,) = preview_of(["S", "王", MAY_5, "水泥", "", "", 1, 9, "", 30], header=[*HEADER, "账期"]).good
    assert not isinstance(good.value, SheetShipment) or good.value.due is None
    (good,) = preview_of(["S", "王", MAY_5, "水泥", "", "", 1, 9, "", MAY_6], header=[*HEADER, "应付款日期"]).good
    assert isinstance(good.value, SheetShipment)
    assert good.value.due == MAY_6


@pytest.mark.parametrize(
    ("header", "lines"),
    [
        ("日期,客户,品名,数量,单价,收款,欠款", ["2025-05-05,甲,水泥,10,25,100,150"]),
        ("日期,客户,品名,数量,单价,欠款", ["2025-05-05,甲,水泥,10,25,250"]),
        ("日期,客户,单号,品名,数量,单价,本单欠款", ["2025-05-05,甲,1,水泥,10,25,280", "2025-05-05,甲,1,河沙,1,30,280"]),
        ("日期,客户,单号,品名,数量,单价,欠款", ["2025-05-05,甲,1,水泥,10,25,250", "2025-05-05,甲,1,河沙,1,30,30"]),
        ("日期,客户,品名,数量,单价,余额", ["2025-05-05,甲,水泥,10,25,250", "2025-05-06,甲,河沙,1,30,280"]),
        ("日期,客户,品名,数量,单价,收款,结余", ["2025-05-05,甲,水泥,10,25,,250", "2025-05-06,甲,收款,,,100,150"]),
        ("日期,客户,品名,数量,单价,收款,结余", ["2025-05-05,甲,水泥,10,25,,250", "2025-05-06,甲,水泥,-2,25,,200"]),
    ],
)
def test_what_is_unpaid_may_be_of_the_slip_of_the_line_or_of_the_account(header: str, lines: list[str]) -> None:
    found = previewed(csv([header.split(","), *(line.split(",") for line in lines)]), ImportKind.SHIPMENTS)
    assert doubts(found) == []


def test_a_rest_that_the_slip_does_not_leave_is_asked() -> None:
    """250 delivered and 200 unpaid beside it: 50 may have been paid at the door."""
    raw = csv([["日期", "客户", "品名", "数量", "单价", "欠款"], ["2025-05-05", "甲", "水泥", "10", "25", "200"]])
    ((key, text, choices),) = doubts(previewed(raw, ImportKind.SHIPMENTS))
    assert (key, choices) == ("rest@F2", ["slip", "paid"])
    assert text == "250.00 of this slip is unpaid, but the sheet says 200.00: 50.00 apart."
    (slip,) = previewed_as(raw, ImportKind.SHIPMENTS, {"rest": "paid"}).good
    assert isinstance(slip.value, SheetShipment)
    assert slip.value.paid_fen == 5_000
