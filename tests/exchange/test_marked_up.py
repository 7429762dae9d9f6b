"""Web pages and Excel 2003 XML under the name of an xls, as many shop programs export them, read as tables (T35)."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.exchange.child import read
from desktop_app.exchange.files import read_bytes
from desktop_app.exchange.grid import Aside, CellKind
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.wanted import Wanted
from tests.exchange.owed import asked, owed, settled
from tests.exchange.sheets import TODAY, texts

TWO = {"老王建材": 100_000, "城东五金": 56_050}
HEAD = "<tr><th>客户</th><th>日期</th><th>单号</th><th>未付金额</th></tr>"
WANG = "<tr><td>老王建材</td><td>2025-05-05</td><td>00123</td><td>1,000.00</td></tr>"
CITY = "<tr><td>城东五金</td><td>2025-05-08</td><td>00124</td><td>560.50</td></tr>"
TABLE = f"<table border=1>{HEAD}{WANG}{CITY}</table>"

PAGES = {
    "a bare table": TABLE,
    "a whole page": f"<!DOCTYPE html><html><head><title>导出</title></head><body>{TABLE}</body></html>",
    "as Excel saves it": (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {mso-number-format:"\\@"}</style>'
        "<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>Sheet1</x:Name></x:ExcelWorkbook></xml><![endif]--></head>"
        f"<body>{TABLE}</body></html>"
    ),
    "title and foot beside it": f"<h3>应收明细</h3>{TABLE}<p>制表：小李</p>",
    "thead and tbody": f"<meta charset=utf-8><table><thead>{HEAD}</thead><tbody>{WANG}{CITY}</tbody></table>",
    "ends left out": TABLE.replace("</td>", "").replace("</th>", "").replace("</tr>", ""),
    "capitals": TABLE.replace("<t", "<T").replace("</t", "</T"),
    "blanks of html": TABLE.replace("老王建材", "&nbsp;老王建材&nbsp;").replace("1,000.00", "\n  1,000.00\n "),
    "fonts and links inside": TABLE.replace("老王建材", "<font><b>老王</b><a href=x>建材</a></font>"),
    "inside a page's own table": f"<table><tr><td>菜单</td><td>{TABLE}</td></tr></table>",
    "a title across the columns": TABLE.replace(HEAD, f"<tr><td colspan=4>应收明细</td></tr>{HEAD}"),
    "a script above": f"<html><script>document.write('<td>1</td>')</script>{TABLE}</html>",
    "head and rows in two tables": f"<div><table>{HEAD}</table></div><div><table>{WANG}{CITY}</table></div>",
    "a total": TABLE.replace("</table>", "<tr><td>合计</td><td></td><td></td><td>1560.5</td></tr></table>"),
}  # fmt: skip


def looked(raw: bytes) -> Preview:
    found = preview(read(raw), Wanted(ImportKind.OPEN_ITEMS), TODAY)
    assert isinstance(found, Preview), found
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_table_of_a_web_page_comes_in(page: str, encoding: str) -> None:
    assert settled(looked(page.encode(encoding))) == TWO


def test_a_cell_over_several_rows_speaks_for_each() -> None:
    page = (
        f"<table>{HEAD}<tr><td rowspan=2>老王建材<td>2025-05-05<td>1<td>400<tr><td>2025-05-06<td>2<td>600{CITY}</table>"
    )
    assert settled(looked(page.encode())) == TWO


def test_two_rows_of_names_of_a_web_page_are_read_together() -> None:
    page = (
        "<table><tr><th rowspan=2>客户<th rowspan=2>日期<th colspan=2>本期<tr><th>借方<th>贷方"
        "<tr><td>老王建材<td>2025-05-05<td>1000<td><tr><td>城东五金<td>2025-05-08<td>560.5<td></table>"
    )
    assert settled(looked(page.encode())) == TWO


def test_rows_of_a_web_page_that_nobody_sees_are_asked_about() -> None:
    """What a page hides or strikes through is told as it is of a workbook."""
    hidden = WANG.replace("<tr>", '<tr style="mso-height:0; display:none">')
    struck = CITY.replace("城东五金", "<s>城东五金</s>")
    found = looked(f"<table>{HEAD}{hidden}{struck}</table>".encode())
    assert asked(found) == ["hidden", "struck"]
    assert owed(found) == {}


def test_a_hidden_cell_of_a_web_page_is_no_cell() -> None:
    page = TABLE.replace("<td>老王", '<td style="display: none"><b>7</b></td><td>老王')
    assert settled(looked(page.encode())) == TWO


SHEET = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = (
    '<Styles><Style ss:ID="Default"/><Style ss:ID="two"><NumberFormat ss:Format="Fixed"/></Style><Style ss:ID="out">'
    '<Font ss:StrikeThrough="1"/></Style><Style ss:ID="red"><Font ss:Color="#FF0000"/></Style></Styles>'
)


def cells(*values: str, row: str = "", cell: str = "") -> str:
    """A row as Excel 2003 writes it: numbers, days and texts."""
    made = ""
    for value in values:
        kind = "Number" if value.replace(".", "").isdigit() and value[0] != "0" else "String"
        kind = "DateTime" if "T00:00" in value else kind
        made += f'<Cell{cell}><Data ss:Type="{kind}">{value}</Data></Cell>'
    return f"<Row{row}>{made}</Row>"


NAMES = cells("客户", "日期", "单号", "未付金额")
ROWS = cells("老王建材", "2025-05-05T00:00:00.000", "00123", "1000"), cells(
    "城东五金", "2025-05-08T00:00:00.000", "00124", "560.5"
)  # fmt: skip


def book(*rows: str, head: str = '<?xml version="1.0"?>', more: str = "", name: str = "应收") -> str:
    """A workbook with one sheet."""
    return (
        f'{head}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="{SHEET}" xmlns:ss="{SHEET}">{STYLES}'
        f'<Worksheet ss:Name="{name}"><Table>{"".join(rows)}</Table></Worksheet>{more}</Workbook>'
    )


def changed(before: str, after: str) -> str:
    """The plain workbook with a part of it written otherwise."""
    text = book(NAMES, *ROWS)
    assert before in text
    return text.replace(before, after, 1)


TITLE = '<Row><Cell ss:MergeAcross="3"><Data ss:Type="String">应收明细</Data></Cell></Row>'
BOLD = '<B xmlns="http://www.w3.org/TR/REC-html40">老</B>王'
TEXT = '<Cell><Data ss:Type="String">'
TWO_DECIMALS = '<Cell ss:StyleID="two"><Data ss:Type="Number">'
NUMBER = '<Cell><Data ss:Type="Number">'
WIDE = '<Cell ss:MergeAcross="99" ss:MergeDown="99999"'
BOOKS = {
    "plain": book(NAMES, *ROWS),
    "of a program that says gb2312": book(NAMES, *ROWS, head='<?xml version="1.0" encoding="gb2312"?>'),
    "with a prefix": changed("<Workbook xmlns=", "<ss:Workbook xmlns=").replace("</Workbook>", "</ss:Workbook>"),
    "without a declaration": book(NAMES, *ROWS, head=""),
    "rows that say where they stand": book(NAMES.replace("<Row>", '<Row ss:Index="4">'), *ROWS),
    "a title across the columns": book(TITLE, NAMES, *ROWS),
    "a note at a cell": changed("</Data>", "</Data><Comment><ss:Data>批注</ss:Data></Comment>"),
    "letters of several looks": changed("老王", BOLD),
    "cells that say where they stand": changed(f"{TEXT}未", f"{TEXT}未".replace("<Cell", '<Cell ss:Index="4"')),
    "another sheet that is hidden": book(NAMES, *ROWS, more=(
        f'<Worksheet ss:Name="旧"><Table>{NAMES}{ROWS[0]}</Table><WorksheetOptions><Visible>SheetHidden</Visible>'
        "</WorksheetOptions></Worksheet>"
    )),
    "figures with a result": changed(f"{NUMBER}1000", f"{NUMBER}1E3".replace("<Cell", '<Cell ss:Formula="=R1C1"')),
    "more decimals than it shows": changed(f"{NUMBER}560.5", f"{TWO_DECIMALS}560.49885"),
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("text", BOOKS.values(), ids=BOOKS)
def test_a_table_of_excel_2003_in_xml_comes_in(text: str, encoding: str) -> None:
    assert settled(looked(text.encode(encoding))) == TWO


def test_what_excel_2003_hides_strikes_or_never_reckoned_is_told() -> None:
    raw = book(
        NAMES, cells("藏", "2025-05-05T00:00:00.000", "1", "9", row=' ss:Hidden="1"'),
        cells("划", "2025-05-05T00:00:00.000", "2", "9", cell=' ss:StyleID="out"'),
        '<Row><Cell ss:Formula="=A1"/><Cell><Data ss:Type="Error">#REF!</Data></Cell></Row>',
    ).encode()  # fmt: skip
    sheet = read(raw).sheets[0]
    assert sheet.set_aside == {1: Aside.HIDDEN, 2: Aside.STRUCK}
    assert [cell.kind for cell in sheet.rows[3]] == [CellKind.NO_VALUE, CellKind.ERROR]
    assert read(book(cells("甲", "9", cell=' ss:StyleID="red"')).encode()).sheets[0].red == [(0, 0), (0, 1)]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Workbook>&b;</Workbook>', "harmful"),
        ('<!DOCTYPE w SYSTEM "file:///etc/passwd"><Workbook/>', "harmful"),
        (book(NAMES, *ROWS)[:-40], "damaged or incomplete"),
        (book(NAMES, cells("a", row=' ss:Index="100002"')), "down to cell A100002"),
        (book(NAMES, '<Row><Cell ss:Index="101"><Data ss:Type="Number">1</Data></Cell></Row>'), "out to cell CW2"),
        (book(*[f'<Row>{NUMBER}1</Data></Cell></Row>'.replace("<Cell", WIDE)] * 2_000), "more text or merged cells"),
        ("<table>" + "<tr><td>1" * 100_002 + "</table>", "down to cell A100002"),
        ("<table><tr>" + "<td>1" * 101 + "</table>", "out to cell CW1"),
        ("<table>" + "<tr><td rowspan=65000 colspan=99999999>1" * 2_000 + "</table>", "out to cell CW2"),
    ],
    ids=["entities", "a file of ours", "broken off", "long", "wide", "merged", "long page", "wide page", "spans"],
)  # fmt: skip
def test_hostile_markup_is_refused_in_plain_words(raw: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(raw.encode())


def test_tables_in_tables_and_tags_without_end_do_no_harm() -> None:
    """Read by the limited child, as everything is that others wrote."""
    assert texts(read_bytes(("<table><tr><td>" * 5_000 + "客户").encode())) == [["客户"]]
    assert read_bytes(b"<table><tr><td>a" + b"<!--" * 2_000).sheets[0].rows


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>甲</td><td title='a>b'>乙</td></tr>", '<tr><td title="a>b">1</td><td>2</td></tr>',
        "<tr><td>a &lt; b &amp; c</td><td>3&nbsp;</td></tr>",
        "<tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr>",
        "<tr><td>甲</td><td style='display:none'>x</td><td>2</td></tr>", "<tr>\n <td>甲</td>\n <td>乙</td>\n</tr>",
        "<tr><td></td><td></td><td>丙</td></tr>", "<TR><TD>甲</TD><td>乙</TD></tr>",
        "<tr><td>甲</td>旁<td>乙</td></tr>",
        "<tr><td bgcolor=yellow>甲</td><td>乙</td></tr>", "<tr><td>1 < 2</td><td>乙</td></tr>",
        "<tr hidden><td>甲</td><td>乙</td></tr>", "<tr><td colspan=2>甲</td><td>乙</td></tr>",
        "<tr></tr><tr><td>1</td></tr>",
        "<tr><tdx>甲</tdx><td>乙</td></tr>", f"<tr>{'<td>1</td>' * 99}<td>末</td></tr>",
    ],
)  # fmt: skip
def test_a_row_says_the_same_however_fast_it_is_read(row: str) -> None:
    """A row of plain cells is taken at once; with a comment behind its cells it is walked tag by tag."""
    walked = row.replace("</tr>", "<!-- --></tr>").replace("</TR>", "<!-- --></TR>")
    once, slowly = (read(f"<table>{HEAD}{WANG}{one}{CITY}</table>".encode()).sheets[0] for one in (row, walked))
    assert once == slowly
    assert texts(read(f"<table>{HEAD}{row}</table>".encode()))[0] == ["客户", "日期", "单号", "未付金额"]


def test_a_page_tells_its_coloured_rows() -> None:
    """On the row, on a cell, by an old attribute; white is none."""
    rows = [WANG.replace("老王建材", f"客户{at}") for at in range(9)]
    rows[2] = rows[2].replace("<tr>", '<tr style="background-color: #ffff00">')
    rows[4] = rows[4].replace("<td>", "<td bgcolor='#FF0'>", 1)
    rows[6] = rows[6].replace("<tr>", "<tr bgcolor=white>")
    found = looked(f"<table>{HEAD}{''.join(rows)}</table>".encode())
    assert "Rows marked with a colour: 2. Colours are not read." in map(str, found.warnings)


def test_rows_without_an_end_and_open_marks_are_read_in_a_straight_line() -> None:
    """A million beginnings of rows, or quotation marks, do not make each one look through the whole page."""
    pages = ["<tr><td>1" * 60_000, "<td a=\"'" * 60_000, "<tr " * 90_000, "<!-- " * 90_000, f"<{'a' * 400_000}"]
    for page in pages:
        assert texts(read(f"<table>{HEAD}{WANG}{page}".encode()))[1][0] == "老王建材"
