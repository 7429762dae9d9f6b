"""What an entry is known by when the same file comes again."""

import hashlib
import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.customers import Customer
from desktop_app.domain.goods import Goods
from desktop_app.domain.likeness import same_name
from desktop_app.domain.shipments import Line
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.rows import (
    Row,
    SheetOpenItem,
    SheetPastSlip,
    SheetReceipt,
    SheetShipment,
    content,
    identities,
    name_of,
)
from tests.exchange.sheets import csv, previewed, xlsx

DAY = date(2025, 5, 5)
PLAIN = st.text(st.characters(codec="utf-8"), max_size=12)
ONE_OF_EACH: list[Row] = [
    Customer("王"),
    Goods("水泥"),
    SheetOpenItem("王", DAY, None, 100, 100),
    SheetPastSlip("王", "", DAY, None, 100, ()),
    SheetShipment("王", DAY, (Line("水泥", 1000, 100),)),
    SheetReceipt("王", DAY, 100),
]


def test_entries_of_different_kinds_are_never_the_same() -> None:
    assert len(set(identities(ONE_OF_EACH))) == len(ONE_OF_EACH)


@given(PLAIN, PLAIN, st.none() | st.dates(), st.integers())
def test_an_entry_is_known_by_the_same_words_whoever_writes_them(
    who: str, number: str, day: date | None, fen: int
) -> None:
    """The identities of old books stand in them: they are written as JSON always wrote them."""
    row = SheetOpenItem(who, day, None, fen, fen, number)
    parts = ["open", same_name(who), number, day, *(() if number else (None, fen, fen))]
    what = json.dumps(parts, ensure_ascii=False, default=str)
    assert content(row) == what
    key = hashlib.sha256(json.dumps((what, 1), ensure_ascii=False).encode()).hexdigest()[:32]
    assert identities([row]) == [key]


def test_each_row_has_a_name_to_show() -> None:
    assert [name_of(row) for row in ONE_OF_EACH] == ["王", "水泥", "王", "王", "王", "王"]


@given(st.lists(st.sampled_from(ONE_OF_EACH), max_size=12))
def test_equal_entries_are_told_apart_and_the_same_again_next_time(rows: list[Row]) -> None:
    """Two equal receipts of one day are two, also the second time."""
    keys = identities(rows)
    assert len(set(keys)) == len(rows)
    assert identities(rows) == keys
    assert identities([*rows, *rows])[: len(rows)] == keys


def test_the_same_entries_from_another_kind_of_file_are_the_same() -> None:
    rows: list[list[object]] = [["客户", "日期", "金额", "备注"], ["王 记", "2025-05-05", "1200.50", "水泥"]]
    again: list[list[object]] = [
        ["导出"],
        ["备注", "单位名称", "金额(元)", "日期"],
        ["", "王记", "￥1,200.50", "2025/5/5"],
    ]
    keys = {
        previewed(raw, ImportKind.OPEN_ITEMS).good[0].identity
        for raw in (csv(rows), csv(rows, encoding="gbk"), xlsx(rows), csv(again, "\t"))
    }
    assert len(keys) == 1


def test_another_amount_day_number_or_customer_is_another_entry() -> None:
    rows: list[Row] = [
        SheetOpenItem("王", DAY, None, 100, 100),
        SheetOpenItem("王", DAY, None, 101, 101),
        SheetOpenItem("王", None, None, 100, 100),
        SheetOpenItem("王", DAY, None, 100, 100, "1"),
        SheetOpenItem("李", DAY, None, 100, 100),
        SheetShipment("王", DAY, (Line("水泥", 1000, 100), Line("砂", 1000, 100))),
        SheetShipment("王", DAY, (Line("砂", 1000, 100), Line("水泥", 1000, 100))),
    ]
    assert len({key[:32] for key in identities(rows)}) == len(rows)


def test_entries_added_below_do_not_change_what_was_imported() -> None:
    rows: list[list[object]] = [["客户", "日期", "金额"], ["王", "2025-05-05", 5], ["王", "2025-05-05", 5]]
    before = [good.identity for good in previewed(xlsx(rows), ImportKind.RECEIPTS).good]
    after = [
        good.identity for good in previewed(xlsx([*rows, rows[1], ["李", "2025-05-05", 1]]), ImportKind.RECEIPTS).good
    ]
    assert after[:2] == before
    assert len(set(after)) == 4
