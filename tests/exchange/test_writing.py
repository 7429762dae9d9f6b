"""Tables out: numbers as numbers, text never a formula, the same bytes for the same table (T34)."""

import time
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.money import LARGEST_FEN
from desktop_app.exchange.cells import fen_of, price_of, quantity_of
from desktop_app.exchange.child import read
from desktop_app.exchange.days import DayRules, date_of
from desktop_app.exchange.grid import CellKind
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.rows import SheetOpenItem
from desktop_app.exchange.writing import ColumnKind, TableColumn, Value, csv_table, sheet_name, xlsx_table
from tests.exchange.sheets import TODAY, left_out, previewed, texts

COLUMNS = (
    TableColumn("客户名称"),
    TableColumn("日期", ColumnKind.DATE),
    TableColumn("金额", ColumnKind.MONEY, total=True),
    TableColumn("数量", ColumnKind.QUANTITY),
    TableColumn("单价", ColumnKind.PRICE),
    TableColumn("天数", ColumnKind.INT),
    TableColumn("可能", ColumnKind.PERCENT),
)
LINE: list[Value] = ["永兴建材", date(2025, 5, 5), 123_456, 2_500, 350, 30, 0.125]
HOSTILE = [
    "=1+1",
    "+5",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "'=1",
    "''x",
    '=cmd|" /C calc"!A0',
    "{=1}",
    "https://a.cn",
    "0012",
]

text_anyone_may_type = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def part(raw: bytes, name: str) -> str:
    with ZipFile(BytesIO(raw)) as package:
        return package.read(name).decode()


def test_numbers_and_dates_are_written_as_such() -> None:
    cells = read(xlsx_table("余额", COLUMNS, [LINE])).sheets[0].rows[1]
    assert [(cell.text, cell.kind) for cell in cells] == [
        ("永兴建材", CellKind.TEXT),
        ("2025-05-05", CellKind.DATE),
        ("1234.56", CellKind.NUMBER),
        ("2.5", CellKind.NUMBER),
        ("0.035", CellKind.NUMBER),
        ("30", CellKind.NUMBER),
        ("0.125", CellKind.NUMBER),
    ]


def test_a_report_has_a_bold_frozen_header_a_filter_and_fitting_columns() -> None:
    raw = xlsx_table("余额", COLUMNS, [LINE])
    sheet = part(raw, "xl/worksheets/sheet1.xml")
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in sheet
    assert '<autoFilter ref="A1:G2"/>' in sheet
    assert '<col min="1" max="1" width="11.7109375"' in sheet, "four Chinese signs take eight cells"
    assert "#,##0.00" in part(raw, "xl/styles.xml")
    assert read(raw).sheets[0].name == "余额"


def test_a_last_row_sums_the_columns_marked_so_and_is_a_total_when_read_again() -> None:
    raw = xlsx_table("应收", COLUMNS[:3], [["王", date(2025, 5, 5), 30], ["李", date(2025, 5, 6), -10]], "合计")
    assert texts(read(raw))[3] == ["合计", "", "0.2"]
    found = previewed(xlsx_table("应收", COLUMNS[:3], [LINE[:3]], "合计"), ImportKind.OPEN_ITEMS)
    assert [good.value for good in found.good] == [SheetOpenItem("永兴建材", date(2025, 5, 5), None, 123_456, 123_456)]
    assert left_out(found) == [(3, "total")]


def test_a_missing_value_is_an_empty_cell() -> None:
    assert texts(read(xlsx_table("x", COLUMNS[:3], [["王", None, None]])))[1] == ["王"]
    assert texts(read(csv_table(COLUMNS[:3], [["王", None, None]])))[1] == ["王"]


def test_a_table_without_rows_is_still_a_table() -> None:
    assert texts(read(xlsx_table("x", COLUMNS[:2], []))) == [["客户名称", "日期"]]


@pytest.mark.parametrize("written", HOSTILE)
def test_text_is_never_a_formula_or_a_link(written: str) -> None:
    """D19, T34."""
    raw = xlsx_table(written, [TableColumn(written)], [[written]])
    assert "<f>" not in part(raw, "xl/worksheets/sheet1.xml")
    assert "hyperlink" not in part(raw, "xl/worksheets/sheet1.xml")
    assert texts(read(raw)) == [[written], [written]]


@pytest.mark.parametrize("written", [text for text in HOSTILE if text[0] in "=+-@\t\r＝"])
def test_csv_text_that_looks_like_a_formula_is_guarded(written: str) -> None:
    """D19."""
    body = csv_table([TableColumn("备注")], [[written]]).decode("utf-8-sig")
    assert f"\"'{written}".replace('"', "") in body.replace('"', "")


def test_csv_numbers_below_zero_stay_numbers() -> None:
    body = csv_table(COLUMNS[1:3], [[date(2025, 5, 5), -12_345]]).decode("utf-8-sig")
    assert body.splitlines()[1] == '"2025-05-05",-123.45'


@given(st.lists(st.tuples(text_anyone_may_type, text_anyone_may_type), max_size=5))
def test_any_text_comes_back_as_it_was_from_xlsx_and_csv(rows: list[tuple[str, str]]) -> None:
    """T33, T34. A tab at the edge of a cell is no part of its text: banks put one there, and the book keeps none."""
    columns = [TableColumn("甲"), TableColumn("乙")]
    rows = [(first.strip("\t"), second.strip("\t")) for first, second in rows]
    for raw in (xlsx_table("t", columns, rows), csv_table(columns, rows)):
        sheet = read(raw).sheets[0]
        assert [(sheet.cell(row, 0).text, sheet.cell(row, 1).text) for row in range(1, len(rows) + 1)] == rows


@given(
    st.integers(-LARGEST_FEN, LARGEST_FEN),
    st.integers(-(10**12), 10**12),
    st.integers(0, 10**13),
    st.dates(date(1980, 1, 1), date(2100, 12, 31)),
)
def test_every_figure_comes_back_exactly(fen: int, quantity: int, price: int, day: date) -> None:
    """T27, T29: fifteen digits fit a spreadsheet's number."""
    row: list[Value] = ["王", day, fen, quantity, price]
    for raw in (xlsx_table("t", COLUMNS[:5], [row]), csv_table(COLUMNS[:5], [row])):
        _, dated, money, count, each = read(raw).sheets[0].rows[1]
        assert (date_of(dated, DayRules(TODAY)), fen_of(money), quantity_of(count), price_of(each)) == (
            day,
            fen,
            quantity,
            price,
        )


def test_the_same_table_gives_the_same_bytes_whenever_it_is_written() -> None:
    first = xlsx_table("余额", COLUMNS, [LINE], "合计")
    time.sleep(2.1)  # the finest time a zip file knows
    assert xlsx_table("余额", COLUMNS, [LINE], "合计") == first


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("余额", "余额"),
        ("2025/05: [王*记]?", "2025 05   王 记"),
        ("'王'", "王"),
        ("一" * 40, "一" * 31),
        ("", "1"),
        ("History", "History 1"),
        ("///", "1"),
    ],
)
def test_a_title_becomes_a_name_a_sheet_may_have(title: str, name: str) -> None:
    assert sheet_name(title) == name
    assert read(xlsx_table(title, [TableColumn("甲")], [])).sheets[0].name == name
