"""Rows that are hidden, filtered out or struck through, and decimals a sheet does not show: told, never in silence."""

from collections.abc import Collection, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from desktop_app.domain.errors import Refused
from desktop_app.exchange.child import read
from desktop_app.exchange.compound import stream_of
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.number_looks import as_shown, decimals_in, decimals_shown
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.rows import SheetOpenItem, booked_fen
from desktop_app.exchange.wanted import Wanted
from desktop_app.exchange.xls import xls_marks
from tests.exchange.sheets import TODAY, csv, left_out, number, ods, package, raw_xlsx, row, text

FILES = Path(__file__).parents[1] / "files" / "sheets"

HEAD = ("客户名称", "单据日期", "欠款金额")
ROWS = (("甲店", "2025-05-01", 100), ("乙店", "2025-05-02", 200), ("丙店", "2025-05-03", 300))


def looked(
    rows: Sequence[Sequence[object]] = ROWS,
    hidden: Collection[int] = (),
    struck: Collection[int] = (),
    form: str = "General",
) -> bytes:
    """An xlsx of debts, some rows hidden and some struck through, counted as the sheet counts them."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet, plain = book.add_worksheet("欠款"), book.add_format({"num_format": form})
    through = book.add_format({"num_format": form, "font_strikeout": True})
    for index, values in enumerate((HEAD, *rows)):
        sheet.set_row(index, None, None, {"hidden": index + 1 in hidden})
        for column, value in enumerate(values):
            sheet.write(index, column, value, through if index + 1 in struck else plain)
    book.close()
    return written.getvalue()


def seen(raw: bytes, kind: ImportKind = ImportKind.OPEN_ITEMS, **accepted: str) -> Preview:
    found = preview(read(raw), Wanted(kind, accepted=accepted), TODAY)
    assert isinstance(found, Preview), found
    return found


def names(found: Preview) -> list[str]:
    return [getattr(entry.value, "customer") for entry in found.good]  # noqa: B009 - a debt


def test_filtered_rows_are_told_and_left_out_until_somebody_says_that_they_count() -> None:
    """c11: the shop filtered its list for 甲店; whether 乙店 still owes is for the shop to say."""
    found = seen(looked(hidden={3}))
    assert names(found) == ["甲店", "丙店"]
    assert left_out(found) == [(3, "hidden")]
    (doubt,) = found.doubts
    assert (doubt.key, [choice.key for choice in doubt.choices]) == ("hidden@3", ["leave", "take"])
    assert "row 3 (1 in all)" in str(doubt.said)


def test_rows_set_aside_are_taken_or_left_by_choice_and_nothing_is_asked_any_more() -> None:
    raw = looked(hidden={3}, struck={4})
    taken, left = seen(raw, hidden="take", struck="take"), seen(raw, hidden="leave", struck="")
    assert (names(taken), taken.doubts) == (["甲店", "乙店", "丙店"], ())
    assert (names(left), left.doubts) == (["甲店"], ())


def test_rows_struck_through_are_told_and_left_out() -> None:
    found = seen(looked(struck={2, 4}))
    assert names(found) == ["乙店"]
    assert left_out(found) == [(2, "struck"), (4, "struck")]
    (doubt,) = found.doubts
    assert (doubt.key, "row 2, 4 (2 in all)" in str(doubt.said)) == ("struck", True)


def test_a_row_both_hidden_and_struck_through_is_asked_about_once() -> None:
    (doubt,) = seen(looked(hidden={3}, struck={3})).doubts
    assert doubt.which == "hidden"


def test_of_many_hidden_rows_only_the_first_are_named() -> None:
    rows = [(f"店{index}", "2025-05-01", 5) for index in range(30)]
    (doubt,) = seen(looked(rows, hidden=range(2, 20))).doubts
    assert "2, 3, 4, 5, 6, 7, 8, 9 … (18 in all)" in str(doubt.said)


def test_hidden_rows_that_are_no_entries_anyway_are_not_asked_about() -> None:
    rows = (*ROWS, ("合计", "", 600))
    found = seen(looked(rows, hidden={5}))
    assert (len(found.good), found.doubts) == (3, ())


def test_a_sheet_without_rows_set_aside_asks_nothing() -> None:
    found = seen(looked())
    assert (len(found.good), found.doubts, found.cautions) == (3, (), ())


@pytest.mark.parametrize("look", ['hidden="1"', 'hidden="true"', 'ht="0" customHeight="1"'])
def test_every_way_to_hide_a_row_is_seen(look: str) -> None:
    line = row(2, text("甲店"), text("2025-05-01"), number(5)).replace("<row ", f"<row {look} ")
    raw = raw_xlsx(row(1, *map(text, HEAD)) + line + row(3, text("乙店"), text("2025-05-01"), number(7)))
    assert names(seen(raw)) == ["乙店"]


def test_of_a_csv_it_is_said_that_hidden_rows_cannot_be_seen() -> None:
    found = seen(csv((HEAD, *ROWS)))
    assert "does not tell which rows were hidden" in str(found.warnings[-1])


@pytest.mark.parametrize(
    ("held", "form", "fen"),
    [
        (41.10885, "0.00", 41_11),
        (12.345 * 3.33, "#,##0.00", 41_11),
        (41.105, "0.00", 41_11),
        (1234.567, '"¥"#,##0.00', 1234_57),
        (1234.567, "[$¥-804]#,##0.00", 1234_57),
        (1234.567, "#,##0.00_ ;[Red]-#,##0.00 ", 1234_57),
        (1234.567, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 1234_57),
        (1234.567, '0.00"元"', 1234_57),
        (99.5, "0", 100_00),
        (99.95, "0.0", 100_00),
        (0.004, "0.00", 0),
    ],
)
def test_the_amount_a_sheet_shows_counts_and_the_hidden_decimals_are_said(held: float, form: str, fen: int) -> None:
    """c13: 41.10885 shown as 41.11 is owed as 41.11, as it was on the paper."""
    found = seen(looked([("甲店", "2025-05-01", held), ("乙店", "2025-05-01", 5)], form=form))
    assert [booked_fen(entry.value) for entry in found.good] == [fen, 5_00]
    said = next(one for one in found.warnings if "decimals" in str(one))
    assert "Column C hides decimals (cells: 1)" in str(said)


@pytest.mark.parametrize("form", ["General", "0.0,", '0!.0,"万元"', "0.0%", "0.00E+00", "# ?/?"])
def test_a_format_that_shows_something_else_than_the_number_changes_nothing(form: str) -> None:
    """12345.5 shown as 1.2万元 is 12,345.50: only decimals that are cut off are another matter."""
    found = seen(looked([("甲店", "2025-05-01", 12345.5)], form=form))
    assert [getattr(entry.value, "open_fen") for entry in found.good] == [12345_50]  # noqa: B009
    assert found.warnings == ()


def test_more_decimals_than_money_has_are_a_bad_cell_where_the_sheet_shows_them() -> None:
    (bad,) = seen(looked([("甲店", "2025-05-01", 41.10885)])).bad
    assert (bad.column, bad.row) == ("C", 2)


@pytest.mark.parametrize(
    ("code", "decimals"),
    [("0", 0), ("#,##0.0##", 3), ("yyyy-mm-dd", None), ("@", None), ("#,##0.00,", None), ("[>99]0.0;0", None)],
)
def test_decimals_of_a_format(code: str, decimals: int | None) -> None:
    assert decimals_shown(code) == decimals


@pytest.mark.parametrize(
    ("shown", "decimals"), [("1,234.57", 2), ("-3", 0), ("¥5.0", 1), ("1.2万", None), ("", None), ("50%", None)]
)
def test_decimals_of_a_number_written_out(shown: str, decimals: int | None) -> None:
    assert decimals_in(shown) == decimals


def test_a_number_shown_whole_hides_nothing() -> None:
    assert [as_shown("5.25", 2), as_shown("5.300000000000001", 2), as_shown("-5.255", 2)] == ["", "", "-5.26"]


def test_an_old_xls_tells_its_hidden_and_struck_rows_its_hidden_decimals_and_that_it_counts_from_1904() -> None:
    raw = (FILES / "set-aside.xls").read_bytes()
    found = seen(raw)
    assert left_out(found) == [(3, "hidden"), (4, "struck")]
    assert {doubt.key for doubt in found.doubts} == {"hidden@3", "struck@4"}
    assert "C2 as 41.11, not as 41.10885" in str(found.warnings[0])
    taken = seen(raw, hidden="take", struck="take")
    debts = [entry.value for entry in taken.good if isinstance(entry.value, SheetOpenItem)]
    assert [(debt.dated, debt.open_fen) for debt in debts] == [
        (date(2025, 5, 1), 41_11), (date(2025, 5, 2), 200_00), (date(2025, 5, 3), 300_50), (date(2025, 5, 4), 400_00),
    ]  # fmt: skip


def test_of_an_xls_that_cannot_be_followed_it_is_said_that_hidden_rows_cannot_be_seen() -> None:
    """Its records beyond the first sheet are cut: what the reader of values still gives is not thrown away."""
    raw = (FILES / "set-aside.xls").read_bytes()
    assert xls_marks(raw.replace(b"\x85\x00", b"\x86\x00")) == []
    assert (xls_marks(raw[:600]), xls_marks(b""), stream_of(raw, ("Notes",))) == ([], [], b"")


def test_an_xls_with_a_password_is_told_as_such() -> None:
    raw = (FILES / "set-aside.xls").read_bytes()
    with pytest.raises(Refused, match="protected by a password"):
        read(raw.replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00", 1))


def ods_cell(shown: object, value: str = "", style: str = "") -> str:
    kind = f'office:value-type="float" office:value="{value}"' if value else 'office:value-type="string"'
    look = f' table:style-name="{style}"' if style else ""
    return f"<table:table-cell {kind}{look}><text:p>{shown}</text:p></table:table-cell>"


def ods_row(values: Sequence[object], look: str = "", style: str = "") -> str:
    cells = "".join(
        ods_cell(
            f"{one:.2f}" if isinstance(one, float) else one, str(one) if isinstance(one, int | float) else "", style
        )
        for one in values
    )
    return f"<table:table-row {look}>{cells}</table:table-row>"


STRUCK = (
    '<office:automatic-styles><style:style style:name="old" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style><style:style style:name="older" '
    'style:parent-style-name="old"/><style:style style:name="new" style:parent-style-name="old">'
    '<style:text-properties style:text-line-through-style="none"/></style:style></office:automatic-styles>'
)


def ods_book(*rows: str, before: str = "") -> bytes:
    """Debts in an ods of hand-written rows; `before` stands in the table before them."""
    raw = ods(before + ods_row(HEAD) + "".join(rows))
    with ZipFile(BytesIO(raw)) as archive:
        content = archive.read("content.xml").decode()
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:office='
    content = content.replace("xmlns:office=", names, 1).replace("<office:body>", STRUCK + "<office:body>")
    return package({**parts, "content.xml": content})


@pytest.mark.parametrize(
    ("line", "which"),
    [
        (ods_row(ROWS[1], 'table:visibility="filter"'), "hidden"),
        (ods_row(ROWS[1], 'table:visibility="collapse"'), "hidden"),
        ('<table:table-row-group table:display="false">' + ods_row(ROWS[1]) + "</table:table-row-group>", "hidden"),
        ("<table:table-row-group>" + ods_row(ROWS[1]) + "</table:table-row-group>", ""),
        (ods_row(ROWS[1], style="old"), "struck"),
        (ods_row(ROWS[1], style="older"), "struck"),
        (ods_row(ROWS[1], style="new"), ""),
        (ods_row(ROWS[1], 'table:default-cell-style-name="old"'), "struck"),
        (ods_row(ROWS[1], 'table:visibility="visible"'), ""),
    ],
)
def test_an_ods_tells_which_rows_its_writer_set_aside(line: str, which: str) -> None:
    found = seen(ods_book(ods_row(ROWS[0]), line, ods_row(ROWS[2])))
    assert left_out(found) == ([(3, which)] if which else [])
    assert [doubt.key for doubt in found.doubts] == ([f"{which}@3"] if which else [])


def test_a_column_of_an_ods_may_strike_its_cells_through() -> None:
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="old"/>'
    found = seen(ods_book(ods_row(ROWS[0]), before=columns))
    assert [doubt.which for doubt in found.doubts] == ["struck"]


def test_the_amount_an_ods_shows_counts() -> None:
    found = seen(ods_book(ods_row(("甲店", "2025-05-01", 41.10885)), ods_row(("乙店", "2025-05-01", 41.5))))
    assert [getattr(entry.value, "open_fen") for entry in found.good] == [41_11, 41_50]  # noqa: B009
    assert "C2 as 41.11, not as 41.10885" in str(found.warnings[0])


def test_an_ods_that_counts_from_1904_is_read_so() -> None:
    null = '<table:null-date table:date-value="1904-01-01"/>'
    raw = ods_book(ods_row(("甲店", 45783 - 1462, 5)))
    with ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(
        b"<office:spreadsheet>", b"<office:spreadsheet>" + null.encode()
    )
    assert [getattr(entry.value, "dated") for entry in seen(package(parts)).good] == [date(2025, 5, 6)]  # noqa: B009
