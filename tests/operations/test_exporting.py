"""Any table of the window goes along as a spreadsheet (U34)."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.columns import chosen
from desktop_app.domain.errors import Refused
from desktop_app.operations.customer_rows import customer_rows
from desktop_app.operations.exporting import ColumnKind, TableColumn, Value, export_report, write_table
from desktop_app.operations.lists.customers import CUSTOMERS
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, on

COLUMNS = (
    TableColumn("客户"), TableColumn("日期", ColumnKind.DATE), TableColumn("金额", ColumnKind.MONEY, total=True),
)  # fmt: skip
ROWS: list[tuple[Value, ...]] = [("老王建材", on("03-01"), 10_005), ("=1+1", None, 7)]


def test_a_table_is_written_with_its_sums_and_counted(tmp_path: Path) -> None:
    assert write_table(tmp_path / "t.xlsx", "本周", COLUMNS, ROWS, "合计") == 2
    sheet = CalamineWorkbook.from_path(tmp_path / "t.xlsx").get_sheet_by_name("本周").to_python()
    assert sheet == [
        ["客户", "日期", "金额"],
        ["老王建材", on("03-01"), 100.05],
        ["=1+1", "", 0.07],
        ["合计", "", 100.12],
    ]


def test_a_table_in_csv_says_the_same_and_guards_formulas(tmp_path: Path) -> None:
    """T34."""
    write_table(tmp_path / "t.CSV", "本周", COLUMNS, ROWS, "合计")
    lines = (tmp_path / "t.CSV").read_text("utf-8-sig").splitlines()
    assert lines == ['"客户","日期","金额"', '"老王建材","2026-03-01",100.05', '"\'=1+1","",0.07', '"合计","",100.12']


def test_a_table_without_a_summed_column_has_no_row_of_sums(tmp_path: Path) -> None:
    assert write_table(tmp_path / "t.csv", "客户", COLUMNS[:1], [("老王",)], "合计") == 1
    assert (tmp_path / "t.csv").read_text("utf-8-sig").splitlines() == ['"客户"', '"老王"']


def test_an_existing_file_is_replaced_and_another_ending_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("old")
    write_table(tmp_path / "t.csv", "客户", COLUMNS, [], "合计")
    assert "old" not in (tmp_path / "t.csv").read_text("utf-8-sig")
    with pytest.raises(Refused, match="Change the ending"):
        write_table(tmp_path / "t.pdf", "客户", COLUMNS, ROWS, "合计")
    assert [one.name for one in tmp_path.iterdir()] == ["t.csv"]


def test_the_file_of_balances_adds_up_to_what_the_list_of_customers_says_is_owed(book: Ledger, tmp_path: Path) -> None:
    """Case 22: money one customer has paid ahead does not lower what another owes."""
    a_slip(book, a_customer(book, "老王建材"), "03-01", "1000")
    a_receipt(book, a_customer(book, "永发便利店"), "03-01", "400")
    export_report(book, "balances", tmp_path / "b.csv", at("03-03"), str)
    rows = [line.split(",") for line in (tmp_path / "b.csv").read_text("utf-8-sig").splitlines()]
    owed = chosen(CUSTOMERS, "owes")[0].total_of(customer_rows(book, on("03-03")))
    assert [cell.strip('"') for cell in rows[0][2:]] == ["Owed (yuan)", "Credit balance"]
    assert [float(cell) * 100 for cell in rows[-1][2:]] == list(owed) == [100_000, 40_000]
