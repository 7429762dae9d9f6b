"""Reports as files for other programs (U34)."""

from python_calamine import CalamineWorkbook

from tests.cli.desk import Desk


def test_an_exported_report_has_numbers_as_numbers(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "1234.50")
    out = desk.folder / "ageing.xlsx"
    assert desk.json("export", "ageing", "--out", str(out)) == {"report": "ageing", "rows": 1, "file": str(out)}
    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert rows[1][:2] == ["老王建材", 1234.5]


def test_a_report_of_a_past_day_is_of_that_day(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "1234.50")
    assert desk.json("export", "open-items", "--out", str(desk.folder / "o.csv"), today="2026-10-31")["rows"] == 0


def test_the_file_is_named_when_it_is_written(desk: Desk) -> None:
    out = desk.folder / "customers.csv"
    assert desk.run("export", "customers", "--out", str(out)).out == f"{out} holds the report, 3 rows.\n"


def test_only_tables_are_written(desk: Desk) -> None:
    said = desk.run("export", "ageing", "--out", str(desk.folder / "ageing.pdf"))
    assert said.code == 2
    assert said.err.startswith("A report is written as .xlsx or .csv, not as “ageing.pdf”.")
