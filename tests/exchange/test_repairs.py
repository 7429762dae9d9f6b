"""A sheet is mended in memory; what was not touched stays as the file says it."""

from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind, Meaning
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.repairs import repaired
from desktop_app.exchange.wanted import Wanted
from tests.exchange.sheets import TODAY, csv, number, previewed, raw_xlsx, row, said, text, texts, xlsx

ROWS = (("客户", "日期", "金额"), ("老王", "2025-05-05", "三千"), ("李记", "2025-05-06", "12"))


def test_one_cell_says_something_else_and_the_file_stays_as_it_is() -> None:
    """U48: bad cells are fixed in the grid."""
    workbook = read(csv(ROWS))
    mended = repaired(workbook, "csv", 1, 2, "3000")
    assert texts(workbook)[1] == ["老王", "2025-05-05", "三千"]
    assert texts(mended) == [["客户", "日期", "金额"], ["老王", "2025-05-05", "3000"], ["李记", "2025-05-06", "12"]]
    found = preview(mended, Wanted(ImportKind.RECEIPTS), TODAY)
    assert isinstance(found, Preview)
    assert not found.bad
    assert len(found.good) == 2


def test_a_cell_beyond_the_end_of_its_row_can_be_filled_and_emptied() -> None:
    workbook = repaired(read(csv(ROWS)), "csv", 4, 3, "备用")
    assert texts(workbook)[3:] == [[], ["", "", "", "备用"]]
    assert texts(repaired(workbook, "csv", 4, 3, ""))[4] == ["", "", "", ""]


def test_a_cell_under_a_merged_block_speaks_through_the_first_cell_of_the_block() -> None:
    """The customer of three rows is one cell."""
    merged = raw_xlsx(
        row(1, text("客户"), text("日期"), text("金额"))
        + row(2, text("老王"), text("2025-05-05"), number(5))
        + row(3, "", text("2025-05-06"), number(6)),
        '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    )
    found = preview(repaired(read(merged), "甲", 2, 0, "李记"), Wanted(ImportKind.RECEIPTS), TODAY)
    assert isinstance(found, Preview)
    assert {getattr(entry.value, "customer") for entry in found.good} == {"李记"}  # noqa: B009 - a receipt


def test_a_number_that_stands_twice_for_one_customer_is_pointed_out() -> None:
    """U48: perhaps one paper typed twice; another customer may use the same number."""
    rows = (
        ("客户", "单号", "日期", "金额"),
        ("老王", "A1", "2025-05-05", "5"),
        ("李记", "A1", "2025-05-05", "5"),
        ("老 王", "A1", "2025-05-06", "7"),
    )
    found = previewed(xlsx(rows), ImportKind.RECEIPTS)
    assert [(one.row, one.said.facts["above"]) for one in found.cautions] == [(4, 2)]
    assert len(found.good) == 3


def test_a_column_that_is_not_wanted_is_not_read_and_that_is_remembered() -> None:
    rows = (("客户", "日期", "金额", "备注"), ("老王", "2025-05-05", "5", "x" * 600))
    assert said(previewed(csv(rows), ImportKind.RECEIPTS))
    found = previewed(csv(rows), ImportKind.RECEIPTS, remark="")
    assert not found.bad
    assert found.mapping == {"remark": "", "customer": "客户", "date": "日期", "amount": "金额"}
    again = preview(read(csv(rows)), Wanted(ImportKind.RECEIPTS, remembered=lambda _: found.mapping), TODAY)
    assert isinstance(again, Preview)
    assert not again.bad


def test_choosing_a_column_takes_its_meaning_from_the_column_that_had_it() -> None:
    rows = (("客户", "日期", "金额", "金额"), ("老王", "2025-05-05", "5", "7"))
    header = previewed(csv(rows), ImportKind.RECEIPTS).source.header
    moved = header.with_field(3, Meaning.AMOUNT)
    assert moved.mapping == {"customer": "客户", "date": "日期", "amount": "D"}
    assert moved.field_of(2) is None
    assert header.with_field(1, None).mapping["date"] == ""
    found = preview(read(csv(rows)), Wanted(ImportKind.RECEIPTS, moved.mapping), TODAY)
    assert isinstance(found, Preview)
    assert [getattr(entry.value, "amount_fen") for entry in found.good] == [700]  # noqa: B009 - a receipt
