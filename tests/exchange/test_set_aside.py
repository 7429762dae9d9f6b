"""Rows that are hidden, filtered out or struck through, and decimals a sheet does not show: told, never in silence."""

from collections.abc import Collection, Sequence
from io import BytesIO

import pytest
import xlsxwriter

from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.number_looks import as_shown, decimals_in, decimals_shown
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.wanted import Wanted
from tests.exchange.sheets import TODAY, csv, left_out, number, raw_xlsx, row, text

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
    assert [getattr(entry.value, "open_fen") for entry in found.good] == ([fen] if fen else []) + [5_00]  # noqa: B009
    (said,) = found.warnings
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
