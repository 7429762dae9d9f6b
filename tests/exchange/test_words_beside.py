"""A rate of tax, a unit, another currency and terms that only a word beside the figures says: told by it, or asked."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.exchange.files import read_file
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.wanted import Wanted
from tests.exchange.owed import asked, owed, seen, settled
from tests.exchange.sheets import TODAY, Rows, csv

SLIPS = ImportKind.SHIPMENTS
DAY = date(2025, 1, 5)
TAXED: Rows = [["日期", "客户", "品名", "数量", "单价", "金额", "税率"], [DAY, "甲店", "水泥", 10, 10, 100, "13%"],
               [DAY, "甲店", "沙子", 10, 10, 100, 0.09], [DAY, "甲店", "石子", 10, 10, 100, "免税"]]  # fmt: skip


@pytest.mark.parametrize("kind", [ImportKind.OPEN_ITEMS, SLIPS])
def test_a_rate_of_tax_without_a_sum_of_it_is_asked_about(kind: ImportKind) -> None:
    """300, or 300 and the tax of 13 and 9; told once for the sheet."""
    assert [one.key for one in seen(TAXED, kind).doubts] == ["tax@G2"]
    assert owed(seen(TAXED, kind, {"tax": ""})) == {"甲店": 300_00}
    assert owed(seen(TAXED, kind, {"tax@G2": "added"})) == {"甲店": 322_00}


def test_a_rate_of_tax_changes_past_papers_as_well() -> None:
    rows: Rows = [
        ["日期", "单号", "客户", "金额", "付款日期", "付款金额", "税率"],
        [DAY, "A1", "甲店", 100, "", "", 13],
    ]
    assert owed(seen(rows, ImportKind.HISTORY, {"tax@G2": "added"})) == {"甲店": 113_00}


@pytest.mark.parametrize(
    ("heads", "values", "fen"),
    [
        (["金额", "税率", "税额", "价税合计"], [100, "13%", 13, 113], 113_00),
        (["金额", "已收", "未收", "税率"], [100, 40, 60, "13%"], 60_00),
        (["金额(含税)", "税率"], [113, "13%"], 113_00),
        (["金额", "税率"], [100, "0%"], 100_00),
        (["金额", "税率"], [100, "免税"], 100_00),
    ],
)
def test_a_rate_of_tax_asks_nothing_where_the_sums_tell(heads: list[object], values: list[object], fen: int) -> None:
    assert settled(seen([["日期", "客户", *heads], [DAY, "甲店", *values]])) == {"甲店": fen}


def test_prices_called_without_tax_most_likely_have_it_on_top() -> None:
    rows: Rows = [["日期", "客户", "品名", "数量", "不含税单价", "税率"], [DAY, "甲店", "水泥", 10, 10, "13%"]]
    (doubt,) = seen(rows, SLIPS).doubts
    assert [one.key for one in doubt.choices] == ["added", "within"]
    rows = [["日期", "客户", "品名", "数量", "含税单价", "税率"], [DAY, "甲店", "水泥", 10, 11.3, "13%"]]
    assert settled(seen(rows, SLIPS)) == {"甲店": 113_00}


@pytest.mark.parametrize(
    ("name", "fen"),
    [("欠款(万元)", 12_000_00), ("客户欠款_单位千元", 1_200_00), ("receivables (in thousands)", 1_200_00)],
)
def test_a_unit_in_the_name_of_the_file_alone_is_asked_about(tmp_path: Path, name: str, fen: int) -> None:
    """Somebody may have written it there, or copied the name."""
    path = tmp_path / f"{name}.csv"
    path.write_bytes(csv([["日期", "客户", "欠款"], [DAY, "甲店", 1.2]]))
    found = [preview(read_file(path), Wanted(ImportKind.OPEN_ITEMS, accepted=one), TODAY)
             for one in ({}, {"unit": ""}, {"unit": "yuan"})]  # fmt: skip
    assert [one.doubts[0].key if isinstance(one, Preview) and one.doubts else "" for one in found] == ["unit", "", ""]
    assert [owed(one) for one in found if isinstance(one, Preview)][1:] == [{"甲店": fen}, {"甲店": 1_20}]


@pytest.mark.parametrize("name", ["万元户客户欠款", "欠款(2025)", "甲店", "十万个为什么"])
def test_other_names_of_files_say_nothing_of_the_unit(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_bytes(csv([["日期", "客户", "欠款"], [DAY, "甲店", 1.2]]))
    found = preview(read_file(path), Wanted(ImportKind.OPEN_ITEMS), TODAY)
    assert isinstance(found, Preview)
    assert settled(found) == {"甲店": 1_20}


@pytest.mark.parametrize(("above", "note"), [("应收账款 USD", ""), ("美元账户", ""), ("", "美元"), ("", "HKD 100")])
def test_another_currency_in_a_title_or_a_note_is_asked_about(above: str, note: str) -> None:
    rows: Rows = [[above], ["日期", "客户", "金额", "备注"], [DAY, "甲店", 100, note]]
    assert asked(seen(rows)) == ["currency"]
    assert owed(seen(rows, accepted={"currency": ""})) == {"甲店": 100_00}


@pytest.mark.parametrize(
    ("above", "note"), [("US Dollar Store 对账", "送到 EURO 城"), ("人民币", "RMB"), ("", "cad图纸")]
)
def test_other_words_are_no_currency(above: str, note: str) -> None:
    assert settled(seen([[above], ["日期", "客户", "金额", "备注"], [DAY, "甲店", 100, note]])) == {"甲店": 100_00}


@pytest.mark.parametrize(
    ("caption", "words", "choices"),
    [
        ("账期", "季度", ["not-agreed", "days-90"]),
        ("账期", "一个月", ["days-30", "next-month-days-30", "not-agreed"]),
        ("账期", "30-60天", ["days-30", "days-60", "not-agreed"]),
        ("结算方式", "看行情", ["not-agreed", "cash", "monthly-day", "days-30"]),
    ],
)
def test_terms_in_words_beside_a_debt_that_are_not_clear_are_asked_about(
    caption: str, words: str, choices: list[str]
) -> None:
    """Told at the cell, never taken for no terms in silence."""
    rows: Rows = [["日期", "客户", "金额", caption], [DAY, "甲店", 100, words]]
    (doubt,) = seen(rows).doubts
    assert (doubt.key, [one.key for one in doubt.choices]) == ("terms@D2", choices)


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("账期", "月结"),
        ("账期", "三十天"),
        ("账期", "30天"),
        ("结算方式", "月结30天"),
        ("结算方式", "微信"),
        ("结算方式", "已收"),
    ],
)
def test_terms_that_are_clear_or_a_way_to_pay_are_not_asked_about(caption: str, words: str) -> None:
    found = seen([["日期", "客户", "金额", caption], [DAY, "甲店", 100, words]])
    assert (owed(found), found.doubts, found.bad) == ({"甲店": 100_00}, (), ())
