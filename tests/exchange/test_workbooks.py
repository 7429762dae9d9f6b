"""xlsx, xls and ods become the same plain grid, and what a cell is stays known."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.domain.errors import Refused
from desktop_app.exchange.child import read
from desktop_app.exchange.grid import CellKind, GridCell, column_of, letter, place
from tests.exchange.sheets import formula, number, ods, package, raw_xlsx, row, text, texts, xlsx

FILES = Path(__file__).parents[1] / "files" / "sheets"


def cells(raw: bytes) -> list[GridCell]:
    """The first row of the first sheet."""
    return read(raw).sheets[0].rows[0]


def test_numbers_dates_text_and_flags_are_told_apart() -> None:
    assert cells(xlsx([["王", 1.5, 13800138001, date(2025, 5, 5), 0.1 + 0.2, -5]])) == [
        GridCell("王"),
        GridCell("1.5", CellKind.NUMBER),
        GridCell("13800138001", CellKind.NUMBER),
        GridCell("2025-05-05", CellKind.DATE),
        GridCell("0.3", CellKind.NUMBER),
        GridCell("-5", CellKind.NUMBER),
    ]


def test_flags_moments_and_hours_are_told_apart_too() -> None:
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_boolean(0, 0, True)
    sheet.write_datetime(0, 1, datetime(2025, 5, 5, 13, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))  # noqa: DTZ001
    sheet.write_number(0, 2, 0.5625, book.add_format({"num_format": "hh:mm"}))
    book.close()
    assert cells(written.getvalue()) == [
        GridCell("TRUE", CellKind.FLAG),
        GridCell("2025-05-05", CellKind.DATE),
        GridCell("13:30:00"),
    ]


def test_a_merged_block_of_one_cell_hides_nothing() -> None:
    raw = raw_xlsx(row(1, text("王")), after='<mergeCells><mergeCell ref="A1"/></mergeCells>')
    assert read(raw).sheets[0].merged_into() == {}


def test_a_number_keeps_the_digits_of_the_file() -> None:
    found = cells(raw_xlsx(row(1, number(0.30000000000000004), "<c><v>1E-7</v></c>", "<c><v>1E+21</v></c>")))
    assert [cell.text for cell in found] == ["0.30000000000000004", "0.0000001", "1" + "0" * 21]


def test_a_formula_without_a_saved_value_is_known_wherever_it_stands() -> None:
    """Programs that do not calculate leave the value out or empty."""
    raw = raw_xlsx(row(3, text("合计"), "", formula("SUM(A1:A2)"), formula("A1", cached="")))
    assert read(raw).sheets[0].rows[2] == [
        GridCell("合计"),
        GridCell(),
        GridCell("", CellKind.NO_VALUE, formula=True),
        GridCell("", CellKind.NO_VALUE, formula=True),
    ]


def test_a_calculated_formula_has_its_value() -> None:
    found = cells(
        raw_xlsx(
            row(
                1,
                formula("6*2", "<v>12</v>"),
                formula('IF(1,"","x")', "<v></v>", ' t="str"'),
                formula("1/0", "<v>#DIV/0!</v>", ' t="e"'),
                formula('"甲"', "<v>甲</v>", ' t="str"'),
                formula("1-1", "<v>0</v>"),
            )
        )
    )
    assert [(cell.text, cell.kind) for cell in found] == [
        ("12", CellKind.NUMBER),
        ("", CellKind.TEXT),
        ("#DIV/0!", CellKind.ERROR),
        ("甲", CellKind.TEXT),
        ("0", CellKind.NUMBER),
    ]
    assert all(cell.formula for cell in found)


def test_a_zero_in_a_file_that_was_never_calculated_is_no_value() -> None:
    """Libraries write 0 beside a formula and ask for calculation on opening; 12 they were told."""
    parts = {
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="甲" sheetId="1" r:id="rId1"/></sheets>'
        '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'
    }
    found = cells(raw_xlsx(row(1, formula("1-1", "<v>0</v>"), formula("6*2", "<v>12</v>"), number(0)), parts=parts))
    assert [cell.kind for cell in found] == [CellKind.NO_VALUE, CellKind.NUMBER, CellKind.NUMBER]


def test_cells_without_references_stand_one_after_another() -> None:
    found = read(raw_xlsx("<row><c><v>1</v></c><c><f>A1</f></c></row><row><c/><c><f>A1</f></c></row>")).sheets[0]
    assert [found.cell(0, 1).kind, found.cell(1, 1).kind, found.cell(1, 0).kind] == [
        CellKind.NO_VALUE,
        CellKind.NO_VALUE,
        CellKind.TEXT,
    ]


def test_merged_cells_point_to_the_cell_that_shows_their_value() -> None:
    raw = raw_xlsx(
        row(1, text("王"), number(1)) + row(2, "", number(2)), after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    )
    assert read(raw).sheets[0].merged_into() == {(1, 0): (0, 0)}


def test_an_old_xls_is_read_with_dates_merged_cells_and_hidden_sheets() -> None:
    book = read((FILES / "open-items.xls").read_bytes())
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("应收明细", False), ("底稿", True)]
    assert texts(book)[4] == ["永兴建材经营部", "X-1", "2025-05-05", "1200.5", "2025-06-04"]
    assert book.sheets[0].cell(4, 2).kind is CellKind.DATE
    assert book.sheets[0].merged_into()[5, 0] == (4, 0)


def test_an_ods_is_read_with_its_formulas_repeated_and_merged_cells() -> None:
    raw = ods(
        '<table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2">'
        "<text:p>王</text:p></table:table-cell>"
        '<table:table-cell office:value-type="currency" office:value="12.5"><text:p>￥12.50</text:p>'
        '</table:table-cell><table:table-cell office:value-type="date" office:date-value="2025-05-05">'
        '<text:p>5.5</text:p></table:table-cell><table:table-cell table:formula="of:=1+1"/>'
        '<table:table-cell table:formula="of:=1/0" calcext:value-type="error" office:value-type="string" '
        'office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=6*2" office:value-type="float" office:value="12"><text:p>12</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-repeated="16378"/></table:table-row>'
        '<table:table-row><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="3" '
        'table:number-columns-repeated="2"><text:p>3</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    sheet = read(raw).sheets[0]
    assert [(cell.text, cell.kind) for cell in sheet.rows[0]] == [
        ("王", CellKind.TEXT),
        ("12.5", CellKind.NUMBER),
        ("2025-05-05", CellKind.DATE),
        ("", CellKind.NO_VALUE),
        ("#DIV/0!", CellKind.ERROR),
        ("12", CellKind.NUMBER),
    ]
    assert [cell.text for cell in sheet.rows[1]] == ["", "3", "3"]
    assert len(sheet.rows) == 2
    assert sheet.merged_into() == {(1, 0): (0, 0)}


def test_a_remark_pinned_to_an_ods_cell_is_not_its_value() -> None:
    raw = ods(
        "<table:table-row><table:table-cell><office:annotation><dc:date>2025-01-01</dc:date><text:p>问老王</text:p>"
        '</office:annotation></table:table-cell><table:table-cell office:value-type="string"><text:p>甲</text:p>'
        "</table:table-cell></table:table-row>"
    )
    assert cells(raw)[1] == GridCell("甲")


def test_macros_and_links_are_carried_but_never_looked_at() -> None:
    """T35: an xlsm is read like an xlsx."""
    parts: dict[str, str | bytes] = {
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Auto_Open",
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
    }
    assert cells(raw_xlsx(row(1, text("客户")), parts=parts)) == [GridCell("客户")]


def test_an_empty_sheet_is_a_sheet_without_rows() -> None:
    assert read(raw_xlsx("")).sheets[0].rows == []


def test_cells_are_named_as_the_spreadsheet_program_names_them() -> None:
    assert [letter(column) for column in (0, 25, 26, 59, 701, 702, 16383)] == ["A", "Z", "AA", "BH", "ZZ", "AAA", "XFD"]
    assert all(column_of(letter(column)) == column for column in range(16384))
    assert place(6, 2) == "C7"


def test_a_text_longer_than_the_book_takes_is_cut_so_that_it_is_always_refused() -> None:
    assert len(cells(raw_xlsx(row(1, text("长" * 5_000))))[0].text) == 1_001


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"word/document.xml": "<w/>"}, "a text document, not a table"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "a text document"),
        ({"xl/workbook.bin": b"\x00"}, "binary workbook"),
        ({"客户.xlsx": b"PK"}, "an archive of files"),
    ],
)
def test_packages_that_are_no_spreadsheet_are_named(parts: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read(package(parts))
