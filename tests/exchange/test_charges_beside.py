"""Freight and fees beside goods and debts: a balance or a total bears them out, words say there are none, or it is
asked."""

from collections.abc import Mapping

import pytest

from desktop_app.exchange.files import read_bytes
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.rows import SheetShipment, booked_fen
from desktop_app.exchange.wanted import Wanted
from tests.exchange.sheets import csv
from tests.operations.builders import on

DEBT = ("客户", "日期", "单号", "货款")
SLIP = ("客户", "日期", "单号", "品名", "数量", "单价", "金额")
Row = tuple[object, ...]


def seen(rows: list[Row], kind: ImportKind, accepted: Mapping[str, str] | None = None) -> Preview:
    found = preview(read_bytes(csv(rows)), Wanted(kind, accepted=accepted or {}), on("04-10"))
    assert isinstance(found, Preview)
    return found


def told(rows: list[Row], kind: ImportKind, accepted: Mapping[str, str] | None = None) -> tuple[list[int], list[str]]:
    """What each entry comes to in yuan, and what is asked."""
    found = seen(rows, kind, accepted)
    assert found.bad == ()
    return [booked_fen(one.value) // 100 for one in found.good], [one.which for one in found.doubts]


def debt(number: str, *sums: object) -> Row:
    return "甲店", f"2026-03-{int(number):02}", f"A{number}", *sums


def slip(number: str, goods: str, quantity: int, price: int, *sums: object) -> Row:
    return "甲店", f"2026-03-{int(number):02}", f"A{number}", goods, quantity, price, quantity * price, *sums


@pytest.mark.parametrize(
    ("heads", "rows", "owed"),
    [
        (("运费", "累计欠款"), [debt("1", 250, 20, 270), debt("2", 200, 10, 480)], [270, 210]),
        (("运费", "余额"), [debt("1", 250, "包邮", 250), debt("2", 200, 10, 460)], [250, 210]),
        (("运费", "欠款"), [debt("1", 250, 20, 270), debt("2", 200, 10, 210)], [270, 210]),
        (("运费", "装卸费", "欠款"), [debt("1", 250, 20, 5, 275), debt("2", 200, "", 15, 215)], [275, 215]),
        (("运费", "应收金额"), [debt("1", 250, 20, 270), debt("2", 200, "自提", 200)], [270, 200]),
        (("运费", "已收", "欠款"), [debt("1", 250, 20, 70, 200)], [200]),
    ],
)
def test_a_balance_a_rest_or_a_total_tells_whether_freight_is_owed(
    heads: Row, rows: list[Row], owed: list[int]
) -> None:
    assert told([(*DEBT, *heads), *rows], ImportKind.OPEN_ITEMS) == (owed, [])


@pytest.mark.parametrize(("chosen", "owed"), [("", [275, 200]), ("added", [275, 200]), ("within", [250, 200])])
def test_freight_that_nothing_bears_out_is_asked_and_words_are_no_sums(chosen: str, owed: list[int]) -> None:
    """The column was passed by without a word where one cell said 包邮."""
    rows = [(*DEBT, "运费", "装卸费"), debt("1", 250, 20, 5), debt("2", 200, "包邮", "免")]
    assert told(rows, ImportKind.OPEN_ITEMS, {"charges": chosen} if chosen else {}) == (
        owed, [] if chosen else ["charges"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "rows", "total"),
    [
        (("运费", "累计欠款"), [slip("1", "水泥", 10, 25, 20, 270), slip("2", "河沙", 2, 100, 0, 470)], [270, 200]),
        (("运费", "余额"), [slip("1", "水泥", 10, 25, 20, 270), slip("1", "河沙", 2, 100, 0, 470)], [470]),
        (
            ("运费", "装卸费", "余额"),
            [slip("1", "水泥", 10, 25, 20, 5, 275), slip("2", "河沙", 2, 100, 0, 5, 480)],
            [275, 205],
        ),
        (("运费", "装卸费", "应收合计"), [slip("1", "水泥", 10, 25, 20, 15, 285)], [285]),
        (("运费", "应收合计"), [slip("1", "水泥", 10, 25, "包邮", 250), slip("2", "沙", 2, 100, 30, 230)], [250, 230]),
        (("累计欠款",), [slip("1", "水泥", 10, 25, 250), slip("2", "河沙", 2, 100, 450)], [250, 200]),
    ],
)  # fmt: skip
def test_a_slip_comes_to_what_its_balance_or_total_says(heads: Row, rows: list[Row], total: list[int]) -> None:
    assert told([(*SLIP, *heads), *rows], ImportKind.SHIPMENTS) == (total, [])


def test_freight_and_fees_of_a_slip_are_one_charge_and_each_is_asked() -> None:
    rows = [(*SLIP, "运费", "装卸费"), slip("1", "水泥", 10, 25, 20, 15)]
    assert told(rows, ImportKind.SHIPMENTS) == ([285], ["column", "column"])
    found = seen(rows, ImportKind.SHIPMENTS, {"column@H": "freight", "column@I": "unread"}).good[0].value
    assert isinstance(found, SheetShipment)
    assert (found.charges.freight_fen, found.total_fen) == (20_00, 270_00)


@pytest.mark.parametrize(
    "word", ["包邮", "包送", "自提", "到付", "客户自付", "免运费", "免", "已含", "无", "included", "pick-up"]
)
def test_a_word_for_free_is_no_sum_and_another_word_is_told(word: str) -> None:
    rows = [(*SLIP, "运费"), slip("1", "水泥", 10, 25, word)]
    assert told(rows, ImportKind.SHIPMENTS) == ([250], [])
    assert [
        one.column for one in seen([(*SLIP, "运费"), slip("1", "水泥", 10, 25, "再说")], ImportKind.SHIPMENTS).bad
    ] == ["H"]


def test_the_sum_of_all_under_any_name_is_no_customer_and_a_mark_of_text_is_no_sign_of_a_number() -> None:
    """总欠款 below the rows was one more customer with as much as all of them; '00123 is the number 00123."""
    for word in ("总欠款", "总欠款额", "总应收", "总余额：", "总货款"):
        rows: list[Row] = [("客户", "欠款"), ("甲店", 100), ("乙店", 200), (word, 300)]
        assert told(rows, ImportKind.OPEN_ITEMS) == ([100, 200], [])
    found = seen([("客户", "单号", "金额"), ("甲店", "'00123", 100), ("'老王'", "'A-7", 5)], ImportKind.OPEN_ITEMS)
    assert [getattr(one.value, "number", "") for one in found.good] == ["00123", "A-7"]
    assert getattr(found.good[1].value, "customer", "") == "'老王'"
