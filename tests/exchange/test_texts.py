"""csv and tsv: encoding, separator and decimal mark are found out, whatever program wrote the file."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.exchange.child import read
from desktop_app.exchange.grid import CellKind
from tests.exchange.sheets import csv, texts

ROWS = [["客户名称", "品名", "金额"], ["永兴建材（老王）", "水泥 Φ12", "1200.50"], ["大发五金", "螺丝", "80"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_and_separator_gives_the_same_table(encoding: str, separator: str) -> None:
    """T35."""
    assert texts(read(csv(ROWS, separator, encoding))) == ROWS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zero_bytes(encoding: str) -> None:
    assert texts(read(csv(ROWS, encoding=encoding))) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_rare_characters_and_emoji_survive(encoding: str) -> None:
    """T33."""
    rows = [["客户名称", "备注"], ["𠅤记建材", "👍 ok"], ["㛃㛃五金", "䶮"]]
    assert texts(read(csv(rows, encoding=encoding))) == rows


def test_a_named_separator_is_obeyed_and_not_read_as_a_row() -> None:
    assert texts(read(b"sep=;\r\na,1;b\r\n")) == [["a,1", "b"]]


def test_title_lines_and_commas_in_text_do_not_hide_the_separator() -> None:
    raw = "某某商行, 客户往来\n\n客户;金额;备注\n王;1,50;a, b\n李;2,00;c\n".encode()
    assert texts(read(raw))[3] == ["王", "1,50", "a, b"]


def test_quoted_cells_hold_separators_quotes_and_lines() -> None:
    raw = '客户,备注\n"王, 老板","他说""好""\n第二行"\n'.encode()
    assert texts(read(raw))[1] == ["王, 老板", '他说"好"\n第二行']


@pytest.mark.parametrize(
    ("body", "comma"),
    [
        ("客户;金额\n王;1.234,56\n", True),
        ("客户;金额\n王;1.234\n", True),
        ("客户;金额\n王;12,5\n李;1.000,00\n", True),
        ("客户;金额\n王;12.50\n", False),
        ("客户;金额\n王;1,234.50\n", False),
        ("客户,金额\n王,12\n", False),
    ],
)
def test_a_semicolon_means_decimal_commas_unless_the_numbers_say_otherwise(body: str, comma: bool) -> None:
    assert read(body.encode()).sheets[0].decimal_comma is comma


ADORNED = {
    "a tab behind every cell": "客户\t,单号\t,金额\t\n甲店\t,001\t,100\t\n",
    "a tab before every cell": "\t客户,\t单号,\t金额\n\t甲店,\t001,\t100\n",
    "a tab behind some cells": "客户,单号,金额\n甲店,001\t,100\n",
    "a tab inside the quotation marks": '"客户","单号","金额"\n"甲店  \t","001\t","100"\n',
    "a tab behind the quotation marks": '客户,单号,金额\n"甲店"\t,"001"\t,"100"\t\n',
    "blanks behind the quotation marks": '客户,单号,金额\n"甲店"  ,"001" ,"100"\n',
    "a formula of text": '客户,单号,金额\n甲店,"=""001""",100\n',
    "a formula of text without quotation marks": '客户,单号,金额\n甲店,="001",100\n',
    "a formula of text and a tab": '客户,单号,金额\n甲店,"=""001""\t",100\n',
    "semicolons and tabs": "客户\t;单号\t;金额\n甲店\t;001\t;100\n",
}


@pytest.mark.parametrize("case", ADORNED)
def test_what_only_keeps_a_spreadsheet_program_off_a_cell_is_no_part_of_it(case: str) -> None:
    """Banks and shops guard long numbers by a tab or ="…"; c14a, c14b and c14c of the cases of sheets."""
    rows = [[cell.strip() for cell in row] for row in texts(read(ADORNED[case].encode()))]
    assert rows == [["客户", "单号", "金额"], ["甲店", "001", "100"]]


UNESCAPED = {
    "in the middle of a field": ('二维码,"打开拼多多，点"多多视频"看",0.07', '打开拼多多，点"多多视频"看'),
    "at the end of a field": ('二维码,"点"多多视频"",0.07', '点"多多视频"'),
    "at the beginning of a field": ('二维码,""多多视频"真好",0.07', '"多多视频"真好'),
    "around a part of a bare field": ('二维码,点"多多视频",0.07', '点"多多视频"'),
    "before more text": ('二维码,"多多"视频,0.07', '"多多"视频'),
    "opened only": ('二维码,"多多视频,0.07', '"多多视频'),
    "an inch": ('二维码,"3" 管",0.07', '3" 管'),
    "properly doubled": ('二维码,"点""多多视频""",0.07', '点"多多视频"'),
    "a comma between them": ('二维码,"点"多多, 视频"看",0.07', '点"多多, 视频"看'),
    "a line end inside": ('二维码,"点"多多\n视频"看",0.07', '点"多多\n视频"看'),
}


@pytest.mark.parametrize("case", UNESCAPED)
def test_a_bill_that_does_not_double_its_quotation_marks_still_falls_into_cells(case: str) -> None:
    """WeChat writes the words of its users as they are."""
    line, said = UNESCAPED[case]
    raw = f'类型,商品,金额\n商户消费,"美团"外卖",9.90\n{line}\n商户消费,"/",1.00\t\n'
    assert texts(read(raw.encode())) == [
        ["类型", "商品", "金额"],
        ["商户消费", '美团"外卖', "9.90"],
        ["二维码", said, "0.07"],
        ["商户消费", "/", "1.00"],
    ]


@pytest.mark.parametrize("word", ["NaN", "nan", "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"])
def test_a_cell_that_holds_no_value_of_a_program_is_an_error_not_a_name(word: str) -> None:
    """A customer called NaN would be made in silence."""
    (sheet,) = read(f"客户,金额\n{word},100\n".encode()).sheets
    assert sheet.cell(1, 0).kind is CellKind.ERROR


def test_an_apostrophe_that_guards_a_formula_sign_is_taken_off() -> None:
    """D19, T34."""
    assert texts(read(b"a,b\n'=1+1,''-x\n'abc,-5\n")) == [["a", "b"], ["=1+1", "'-x"], ["'abc", "-5"]]


@pytest.mark.parametrize("cut", [1, 2])
def test_a_file_cut_inside_a_character_is_said_to_be_incomplete_not_misread(cut: int) -> None:
    """As GBK the rest would be other characters: names must never turn into different ones."""
    with pytest.raises(Refused, match="incomplete or in an unknown encoding"):
        read("客户名称,金额\n永兴".encode()[:-cut])


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Refused, match="cannot be read"):
        read(bytes(range(128, 256)))
    with pytest.raises(Refused, match="holds no text"):
        read("a\0b,c\n".encode("utf-16"))


@pytest.mark.parametrize("body", ['a,b\n"open,1\n', 'a,b\n"x"y,"1\n', "a," + "x" * 200_000])
def test_text_that_does_not_fall_into_cells_is_refused(body: str) -> None:
    with pytest.raises(Refused, match="does not fall into cells"):
        read(body.encode())


@pytest.mark.parametrize(
    "page",
    [
        "<html><p>请先登录</p></html>",
        "<!DOCTYPE html><table></table>",
        "\ufeff<?xml version='1.0'?><rss/>",
        "<div>404</div>",
    ],
)
def test_a_web_page_without_a_table_is_refused_with_the_way_out(page: str) -> None:
    with pytest.raises(Refused, match=r"web page without a table.*Export the table from the other program once more"):
        read(page.encode())


def test_a_hundred_thousand_rows_and_a_hundred_columns_are_read_and_no_more() -> None:
    """D20."""
    assert len(read(b"a,b\n" + b"1,2\n" * 100_000).sheets[0].rows) == 100_001
    assert len(texts(read(b",".join([b"x"] * 100) + b"\n"))[0]) == 100
    with pytest.raises(Refused, match="down to cell B100002; at most 100,000 rows"):
        read(b"a,b\n" + b"1,2\n" * 100_001)
    with pytest.raises(Refused, match="out to cell CW1; at most 100 columns"):
        read(b",".join([b"x"] * 101) + b"\n")


def test_empty_lines_and_columns_beyond_the_table_do_not_count() -> None:
    assert len(texts(read(b"a,b" + b"," * 200 + b"\n1,2\n" + b",\n" * 30_000))[0]) == 2


@given(st.binary(max_size=400))
def test_no_bytes_bring_anything_but_a_table_or_a_refusal(raw: bytes) -> None:
    """T36."""
    with suppress(Refused):
        assert read(raw).sheets
