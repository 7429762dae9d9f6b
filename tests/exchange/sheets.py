"""Foreign files made for the tests: by a writer, by hand where a writer would be too well-behaved."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from desktop_app.exchange.child import read
from desktop_app.exchange.grid import Workbook, place
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.wanted import Wanted

TODAY = date(2025, 6, 10)

Rows = Sequence[Sequence[object]]

_PACKAGE = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="甲" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}
_ODS_PACKAGE = {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
}
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:spreadsheet>'
    '<table:table table:name="甲">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def xlsx(*sheets: Rows, names: Sequence[str] = ()) -> bytes:
    """A workbook by a spreadsheet library: one table of values a sheet."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for index, rows in enumerate(sheets):
        sheet = book.add_worksheet(names[index] if names else None)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
                elif value is not None:
                    sheet.write(row, column, value)
    book.close()
    return written.getvalue()


def raw_xlsx(rows: str, after: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook of one sheet 甲 from hand-written XML: `rows` inside sheetData, `after` behind it."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )
    return package({**_PACKAGE, "xl/worksheets/sheet1.xml": sheet, **(parts or {})})


def row(number: int, *cells: str) -> str:
    """One row of hand-written cells, placed from column A."""
    placed = (cell.replace("<c", f'<c r="{place(number - 1, index)}"', 1) for index, cell in enumerate(cells) if cell)
    return f'<row r="{number}">{"".join(placed)}</row>'


def text(value: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def number(value: float) -> str:
    return f"<c><v>{value}</v></c>"


def formula(source: str, cached: str = "<v></v>", kind: str = "") -> str:
    """A formula cell; without `cached` its result was never saved."""
    return f"<c{kind}><f>{escape(source)}</f>{cached}</c>"


def ods(rows: str) -> bytes:
    """An ods of one sheet 甲 from hand-written table rows."""
    return package({**_ODS_PACKAGE, "content.xml": _ODS.format(rows=rows)})


def package(parts: Mapping[str, str | bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def csv(rows: Iterable[Sequence[object]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Plain csv as an old program writes it: no quotation marks, Windows line ends."""
    return "".join(separator.join(map(str, row)) + "\r\n" for row in rows).encode(encoding)


def texts(workbook: Workbook, sheet: int = 0) -> list[list[str]]:
    """The texts of a sheet's cells."""
    return [[cell.text for cell in row] for row in workbook.sheets[sheet].rows]


def previewed(raw: bytes, kind: ImportKind, only: str = "", **mapping: str) -> Preview:
    """The preview of a file's bytes as of 10 June 2025, which must not ask back."""
    found = preview(read(raw), Wanted(kind, mapping, only=only), TODAY)
    assert isinstance(found, Preview), found
    return found


def previewed_as(raw: bytes, kind: ImportKind, accepted: Mapping[str, str], today: date = TODAY) -> Preview:
    """The preview once doubts are settled."""
    found = preview(read(raw), Wanted(kind, accepted=accepted), today)
    assert isinstance(found, Preview), found
    return found


def doubts(found: Preview) -> list[tuple[str, str, list[str]]]:
    """Every open doubt: its word, what it says, and the words of its choices."""
    return [(one.key, str(one.said), [choice.key for choice in one.choices]) for one in found.doubts]


def said(found: Preview) -> list[str]:
    """Every bad cell as a shop owner reads it: `C3 12x: reason`."""
    return [f"{bad.column}{bad.row} {bad.shown}: {bad.reason}" for bad in found.bad]


def left_out(found: Preview) -> list[tuple[int, str]]:
    """Row and reason of each row left out."""
    return [(out.row, out.reason.value) for out in found.left_out]
