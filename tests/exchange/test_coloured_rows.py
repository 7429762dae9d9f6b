"""Rows that their writer marked with a colour alone: told on the first page, for colours are not read."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.wanted import Wanted
from tests.exchange.owed import owed
from tests.exchange.sheets import TODAY, ods, package

ROWS = 12


def coloured(grounds: dict[int, str], columns: tuple[int, ...] = (0, 1, 2)) -> Preview:
    """Twelve debts of 100 under a coloured header, some rows on a coloured ground."""
    raw = BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        looks = {ground: book.add_format({"bg_color": ground}) for ground in (*grounds.values(), "#4472C4")}
        sheet.write_row(0, 0, ["客户", "日期", "欠款"], looks["#4472C4"])
        for row in range(1, ROWS + 1):
            for column, value in enumerate((f"客户{row}", "2025-05-05", 100)):
                look = looks.get(grounds.get(row, ""))
                sheet.write(row, column, value, look if column in columns else None)
    found = preview(read(raw.getvalue()), Wanted(ImportKind.OPEN_ITEMS), TODAY)
    assert isinstance(found, Preview)
    assert owed(found) == {f"客户{row}": 10_000 for row in range(1, ROWS + 1)}
    assert not found.doubts
    return found


def told(found: Preview) -> list[str]:
    return [str(one) for one in found.warnings if "colour" in str(one)]


@pytest.mark.parametrize(
    ("rows", "colour"),
    [((3,), "#FFFF00"), ((2, 5), "#FF0000"), ((1, 2, 3), "#92D050"), ((12,), "#FFC000"), ((3, 7, 8, 11), "#00B0F0")],
)
def test_rows_marked_with_a_colour_are_told_and_nothing_is_asked(rows: tuple[int, ...], colour: str) -> None:
    found = coloured(dict.fromkeys(rows, colour))
    assert told(found) == [f"Rows marked with a colour: {len(rows)}. Colours are not read."]


def test_a_cell_alone_marks_its_row_too() -> None:
    assert len(told(coloured({4: "#FFFF00"}, columns=(2,)))) == 1


@pytest.mark.parametrize(
    "grounds",
    [
        {}, dict.fromkeys(range(2, 13, 2), "#DDEBF7"), dict.fromkeys(range(1, 13, 2), "#DDEBF7"),
        dict.fromkeys(range(3, 13, 3), "#DDEBF7"), dict.fromkeys(range(1, 13), "#FFF2CC"), {4: "#FFFFFF"},
        {row: "#DDEBF7" if row % 2 else "#FCE4D6" for row in range(1, 13)},
    ],
    ids=["none", "stripes", "stripes from the first", "every third", "all of it", "white", "two colours in turns"],
)  # fmt: skip
def test_stripes_and_the_look_of_the_whole_table_are_not_worth_a_word(grounds: dict[int, str]) -> None:
    assert told(coloured(grounds)) == []


def test_a_marked_row_among_stripes_is_told() -> None:
    assert told(coloured(dict.fromkeys(range(2, 13, 2), "#DDEBF7") | {5: "#FFFF00"}))


def of_debts(raw: bytes) -> Preview:
    found = preview(read(raw), Wanted(ImportKind.OPEN_ITEMS), TODAY)
    assert isinstance(found, Preview)
    return found


def test_an_old_xls_tells_its_coloured_rows_and_its_red_figures() -> None:
    """A white ground is none; the palette decides."""
    found = of_debts((Path(__file__).parent.parent / "files" / "sheets" / "coloured.xls").read_bytes())
    assert told(found) == ["Rows marked with a colour: 2. Colours are not read."]
    assert [doubt.key for doubt in found.doubts] == ["red@C6"]


STYLES = (
    '<office:automatic-styles><style:style style:name="mark" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#ffff00"/></style:style>'
    '<style:style style:name="white" style:parent-style-name="mark">'
    '<style:table-cell-properties fo:background-color="{white}"/></style:style>'
    '<style:style style:name="red"><style:text-properties fo:color="#ff0000"/></style:style></office:automatic-styles>'
)


def of_ods(looks: dict[int, str], white: str = "transparent") -> Preview:
    """Twelve debts in an ods; `looks` names the style of the sum of a row."""
    lines = [("客户", "日期", "欠款"), *((f"客户{row}", "2025-05-05", "100") for row in range(1, ROWS + 1))]
    rows = ""
    for at, line in enumerate(lines):
        look = f' table:style-name="{looks[at]}"' if at in looks else ""
        cells = [
            f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>' for one in line
        ]
        cells[2] = cells[2].replace(" office", f"{look} office", 1)
        rows += f"<table:table-row>{''.join(cells)}</table:table-row>"
    with ZipFile(BytesIO(ods(rows))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = (
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:office='
    )
    content = parts["content.xml"].decode().replace("xmlns:office=", names, 1)
    content = content.replace("<office:body>", STYLES.format(white=white) + "<office:body>")
    return of_debts(package({**parts, "content.xml": content}))


@pytest.mark.parametrize("white", ["transparent", "#ffffff", "#FFFFFF"])
def test_an_ods_tells_its_coloured_rows_and_its_red_figures(white: str) -> None:
    found = of_ods({3: "mark", 7: "mark", 9: "white", 5: "red"}, white)
    assert told(found) == ["Rows marked with a colour: 2. Colours are not read."]
    assert [doubt.key for doubt in found.doubts] == ["red@C6"]
