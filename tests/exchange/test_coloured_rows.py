"""Rows that their writer marked with a colour alone: told on the first page, for colours are not read."""

from io import BytesIO

import pytest
import xlsxwriter

from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.wanted import Wanted
from tests.exchange.owed import owed
from tests.exchange.sheets import TODAY

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
