"""A column of money that nobody understood is asked about before anything is booked, never passed over."""

from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.wanted import Wanted
from tests.exchange.owed import seen, settled
from tests.exchange.sheets import TODAY, Rows, csv, previewed, xlsx

RECEIPTS, CUSTOMERS, GOODS, SHIPMENTS, OPEN = (
    ImportKind.RECEIPTS,
    ImportKind.CUSTOMERS,
    ImportKind.GOODS,
    ImportKind.SHIPMENTS,
    ImportKind.OPEN_ITEMS,
)


@pytest.mark.parametrize(
    ("caption", "likely"),
    [
        ("未收部分金额", "open"),
        ("目前还差", "open"),
        ("拖欠的钱", "open"),
        ("amount still owing us", "open"),
        ("老板收到的钱", "paid"),
        ("微信到账数", "paid"),
        ("cash they paid", "paid"),
        ("已经给的钱", "paid"),
        ("打折少收", "discount"),
        ("抹掉零头", "discount"),
        ("special disc.", "discount"),
        ("含税后应收数", "with_tax"),
        ("税款合计数", "tax"),
        ("退回货物金额", "returned"),
        ("押金", None),
    ],
)  # fmt: skip
def test_a_column_nobody_knows_is_asked_with_what_it_looks_like_first(caption: str, likely: str | None) -> None:
    """Likeness only proposes: until somebody says so, the column is read as nothing."""
    found = seen([["客户", "日期", "金额", caption], ["甲店", "2025-05-05", "1000", "300.50"]])
    (doubt,) = found.doubts
    assert (doubt.key, doubt.choices[0].key) == ("column@D", "unread")
    assert caption in str(doubt.said)
    if likely:
        assert doubt.choices[1].key == likely


@pytest.mark.parametrize(("chosen", "fen"), [("unread", 100_000), ("paid", 70_000), ("open", 30_000), ("", 100_000)])
def test_what_is_said_of_a_column_is_how_it_is_read(chosen: str, fen: int) -> None:
    rows = [["客户", "金额", "奇怪的数"], ["甲店", "1000", "300"]]
    assert settled(seen(rows, accepted={"column@C": chosen})) == {"甲店": fen}


@pytest.mark.parametrize("figures", [["300"], ["17", "18"], ["5", "7", "9"], ["1.5", "2.5"]])
def test_a_name_that_says_nothing_is_asked_about_too(figures: list[str]) -> None:
    rows = [["客户", "金额", "奇怪的数"], *([f"店{at}", "1000", one] for at, one in enumerate(figures))]
    assert [doubt.key for doubt in seen(rows).doubts] == ["column@C"]


def test_a_column_is_left_unread_or_mapped_by_hand_too() -> None:
    raw = csv([["客户", "金额", "奇怪的数"], ["甲店", "1000", "300"]])
    assert settled(previewed(raw, OPEN, paid="奇怪的数")) == {"甲店": 70_000}
    known = csv([["客户", "金额", "已收"], ["甲店", "1000", "300"]])
    assert settled(previewed(known, OPEN, paid="")) == {"甲店": 100_000}


@pytest.mark.parametrize(
    ("caption", "values"),
    [
        ("序号", ["1", "2"]),
        ("客户编号", ["1001", "1002"]),
        ("数量", ["10", "20"]),
        ("税率", ["0", "免税"]),
        ("件数", ["3", "4"]),
        ("手机", ["13800000001", "13800000002"]),
        ("成本", ["5", "6"]),
        ("毛利", ["5", "6"]),
        ("账期天数", ["30", "60"]),
        ("", ["1", "2"]),
        ("月份", ["5", "6"]),
        ("重量", ["1.5", "2.5"]),
        ("业务员", ["小李", "小王"]),
        ("信用额度", ["500", "600"]),
        ("qty", ["1", "5"]),
        ("未知的钱", ["0", ""]),
        ("本单总额重复", ["100", "200"]),
        ("备用", ["", ""]),
    ],
)  # fmt: skip
def test_what_cannot_change_what_is_owed_is_not_asked(caption: str, values: list[str]) -> None:
    """Counts, codes and rates; columns of zeros; a column that repeats another."""
    rows = [
        ["客户", "日期", "应收金额", caption],
        ["甲", "2025-05-05", "100", values[0]],
        ["乙", "2025-05-06", "200", values[1]],
    ]
    assert settled(seen(rows)) == {"甲": 10_000, "乙": 20_000}


@pytest.mark.parametrize(
    ("kind", "header", "line"),
    [
        (RECEIPTS, "客户,日期,收款金额,抹零金额", "甲,2025-05-05,980,20"),
        (RECEIPTS, "客户,日期,收款金额,手续费", "甲,2025-05-05,980,5"),
        (SHIPMENTS, "客户,日期,品名,数量,单价,运费", "甲,2025-05-05,水泥,1,25,30"),
        (SHIPMENTS, "客户,日期,品名,数量,单价,税额", "甲,2025-05-05,水泥,1,25,3.25"),
        (SHIPMENTS, "客户,日期,品名,数量,单价,优惠", "甲,2025-05-05,水泥,1,25,5"),
        (CUSTOMERS, "客户名称,电话,欠款余额", "甲,138,500"),
        (CUSTOMERS, "客户名称,电话,期初应收", "甲,138,500"),
        (ImportKind.HISTORY, "客户,日期,金额,付款日期,优惠", "甲,2025-05-01,100,2025-05-05,5"),
    ],
)  # fmt: skip
def test_every_kind_of_sheet_asks(kind: ImportKind, header: str, line: str) -> None:
    (doubt,) = seen([header.split(","), line.split(",")], kind).doubts
    assert doubt.which == "column"


def test_a_price_list_may_hold_any_price() -> None:
    found = seen([["商品名称", "单价", "进价", "批发金额"], ["水泥", "25", "20", "22"]], GOODS)
    assert not found.doubts


def test_what_was_left_unread_once_is_not_asked_again_of_such_a_sheet() -> None:
    rows = [["客户", "金额", "奇怪的数"], ["甲店", "1000", "300"]]
    kept = seen(rows, accepted={"column@C": "unread"}).mapping
    again = preview(read(csv(rows)), Wanted(OPEN, remembered=lambda _: kept), TODAY)
    assert isinstance(again, Preview)
    assert settled(again) == {"甲店": 100_000}
    assert again.mapping == kept


@pytest.mark.parametrize(
    ("sheet", "title", "name"),
    [
        ("城东五金", "", "城东五金"), ("Sheet1", "城东五金往来对账单", "城东五金"),
        ("5月", "城东五金 送货明细", "城东五金"),
        ("Sheet1", "Statement of account for Chengdong", "Chengdong"),
        ("老王", "某某批发部对账单", "老王"),
    ],
)  # fmt: skip
def test_a_customer_named_by_the_sheet_or_its_title_alone_is_asked(sheet: str, title: str, name: str) -> None:
    rows: Rows = [[title], ["日期", "摘要", "借方", "贷方", "余额"], [date(2025, 5, 5), "货", 100, "", 100]]
    found = previewed(xlsx(rows, names=[sheet]), OPEN)
    assert [doubt.key for doubt in found.doubts] == ["customer"]
    accepted = preview(read(xlsx(rows, names=[sheet])), Wanted(OPEN, accepted={"customer": ""}), TODAY)
    assert isinstance(accepted, Preview)
    assert settled(accepted) == {name: 10_000}


def test_a_sheet_that_names_nobody_is_refused_as_before() -> None:
    with pytest.raises(Refused, match="no column for customer"):
        previewed(xlsx([["日期", "金额"], [date(2025, 5, 5), 100]], names=["应收明细"]), OPEN)
