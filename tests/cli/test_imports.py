"""Foreign sheets on the command line: shown, brought in whole, taken back whole (U48, D20)."""

from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.desk import Desk

GOOD = """\
客户名称,单号,日期,到期日,金额
老王建材,A-1,2026-09-01,2026-10-01,1200.50
城东门窗厂,A-2,2026-08-01,2026-09-01,300
"""
BAD = GOOD + "老王建材,A-3,2026-02-30,,12..5\n"


@pytest.fixture
def sheet(desk: Desk) -> Path:
    return desk.folder / "debts.csv"


def test_open_items_come_in_and_go_again(desk: Desk, sheet: Path) -> None:
    sheet.write_text(GOOD, encoding="gbk")
    made = desk.json("import", str(sheet), "--as", "open-items")
    assert (made["good"], made["bad"]) == (2, [])
    assert made["imported"] == {
        **{"documents": 2, "customers": 0, "goods": 0, "skipped": 0, "dropped": 0, "changed": 0, "corrected": 0},
        **{"owed": "1500.50", "received": "0.00"},
    }
    assert [(used["field"], used["column"], used["heading"]) for used in made["columns"]][:2] == [
        ("customer", "A", "客户名称"),
        ("number", "B", "单号"),
    ]
    assert made["entries"][0] == {
        "row": 2,
        "name": "老王建材",
        "number": "A-1",
        "date": "2026-09-01",
        "due": "2026-10-01",
        "amount": "1200.50",
        "phone": None,
    }
    assert desk.json("balance", "老王")["balance"] == "1200.50"
    undone = desk.json("undo-import")
    assert (undone["file"], undone["documents"]) == ("debts.csv", 2)
    assert desk.json("balance", "老王")["balance"] == "0.00"
    assert desk.json("check")["proven"]


def test_debts_without_days_are_of_the_day_that_is_said(desk: Desk, sheet: Path) -> None:
    sheet.write_text("客户名称,欠款\n老王建材,12\n", encoding="utf-8")
    looked = desk.json("import", str(sheet), "--as", "open-items", "--map", "date=2026-08-31", "--dry-run")
    assert looked["entries"][0]["date"] == "2026-08-31"


def test_a_phone_number_beside_a_debt_is_shown_before_it_comes_in(desk: Desk, sheet: Path) -> None:
    """U48."""
    sheet.write_text("客户名称,联系电话,金额\n新客户,13900000001,12\n", encoding="utf-8")
    looked = ("import", str(sheet), "--as", "open-items", "--terms", "月结30天", "--dry-run")
    assert desk.json(*looked)["entries"][0]["phone"] == "13900000001"
    shown = desk.run(*looked).out
    assert "Phone" in shown
    assert "13900000001" in shown


def test_a_second_time_adds_nothing(desk: Desk, sheet: Path) -> None:
    sheet.write_text(GOOD, encoding="utf-8")
    desk.json("import", str(sheet), "--as", "open-items")
    again = desk.json("import", str(sheet), "--as", "open-items")["imported"]
    assert (again["documents"], again["skipped"]) == (0, 2)


def test_bad_cells_are_all_named_and_nothing_comes_in(desk: Desk, sheet: Path) -> None:
    sheet.write_text(BAD, encoding="utf-8")
    entries = desk.entries()
    said = desk.run("import", str(sheet), "--as", "open-items", "--json")
    assert said.code == 2
    assert [(bad["row"], bad["column"], bad["shown"]) for bad in said.answer["bad"]] == [
        (4, "C", "2026-02-30"),
        (4, "E", "12..5"),
    ]
    assert all(bad["reason"] for bad in said.answer["bad"])
    assert said.answer["imported"] is None
    assert said.err.count("\n") == 1
    assert "Nothing was imported" in said.err
    assert desk.entries() == entries


def test_bad_rows_are_dropped_only_on_purpose(desk: Desk, sheet: Path) -> None:
    sheet.write_text(BAD, encoding="utf-8")
    made = desk.json("import", str(sheet), "--as", "open-items", "--drop-bad")["imported"]
    assert (made["documents"], made["dropped"]) == (2, 1)


def test_a_dry_run_shows_and_writes_nothing(desk: Desk, sheet: Path) -> None:
    sheet.write_text(BAD, encoding="utf-8")
    entries = desk.entries()
    said = desk.run("import", str(sheet), "--as", "open-items", "--dry-run")
    assert said.code == 0
    assert "debts.csv, table csv#1: 2 good rows, 2 bad cells, 0 rows left out" in said.out
    assert "C4     2026-02-30   “2026-02-30” is not a day of the calendar." in said.out
    assert said.out.endswith("Nothing was imported yet.\n")
    assert desk.entries() == entries


def test_the_table_tells_what_came_in_and_what_was_left_out(desk: Desk, sheet: Path) -> None:
    sheet.write_text(GOOD + "合计,,,,1500.50\n", encoding="utf-8")
    said = desk.run("import", str(sheet), "--as", "open-items").out
    assert "A line of totals." in said
    assert (
        "Imported: 2 documents, 0 customers, 0 goods, 0 filled in, 0 corrected; owed 1,500.50, received 0.00." in said
    )
    assert desk.run("undo-import").out == (
        "The import of debts.csv is undone: 2 documents voided, 0 customers and 0 goods put away.\n"
    )


def test_many_rows_left_out_are_counted(desk: Desk, sheet: Path) -> None:
    sheet.write_text(GOOD + "合计,,,,1500.50\n" * 25, encoding="utf-8")
    assert "… and 5 more rows." in desk.run("import", str(sheet), "--as", "open-items", "--dry-run").out


def test_columns_are_named_by_hand(desk: Desk, sheet: Path) -> None:
    sheet.write_text("谁,什么时候,多少\n老王建材,2026-09-01,5\n", encoding="utf-8")
    words = (
        "import",
        str(sheet),
        "--as",
        "open-items",
        "--map",
        "customer=谁",
        "--map",
        "date=B",
        "--map",
        "open=多少",
    )
    assert desk.json(*words)["imported"]["documents"] == 1


def test_a_file_that_is_not_there_and_one_that_is_no_table(desk: Desk, sheet: Path) -> None:
    missing = desk.run("import", str(sheet), "--as", "customers")
    assert (missing.code, missing.err.count("\n")) == (2, 1)
    sheet.write_bytes(b"PK\x03\x04 broken")
    broken = desk.run("import", str(sheet), "--as", "customers")
    assert (broken.code, broken.err.count("\n")) == (2, 1)


def test_there_is_nothing_to_take_back_twice(desk: Desk) -> None:
    assert desk.run("undo-import").code == 0
    said = desk.run("undo-import")
    assert (said.code, said.err) == (2, "There is no import to undo.\n")


@pytest.mark.parametrize(
    ("kind", "table", "entry"),
    [
        ("customers", "客户名称,账期\n新客户,30\n", ("新客户", None, None, None, None)),
        ("goods", "商品名称,单位,单价\n水泥,包,25.5\n", ("水泥", None, None, None, None)),
        ("receipts", "客户,日期,收款金额\n老王建材,2026-11-01,20\n", ("老王建材", None, "2026-11-01", None, "20.00")),
        (
            "shipments",
            "客户,单号,日期,品名,数量,单价\n老王建材,S-1,2026-11-01,水泥,2,25.5\n老王建材,S-1,2026-11-01,沙,1,9\n",
            ("老王建材", "S-1", "2026-11-01", None, "60.00"),
        ),
        (
            "history",
            "customer,number,date,due date,amount,paid date,paid amount\n老王建材,H-1,2026-01-01,2026-02-01,5,,\n",
            ("老王建材", "H-1", "2026-01-01", "2026-02-01", "5.00"),
        ),
    ],
)
def test_every_kind_of_sheet_is_shown_before_it_comes_in(
    desk: Desk, sheet: Path, kind: str, table: str, entry: tuple[str | None, ...]
) -> None:
    sheet.write_text(table, encoding="utf-8")
    (shown,) = desk.json("import", str(sheet), "--as", kind, "--dry-run")["entries"]
    assert tuple(shown[name] for name in ("name", "number", "date", "due", "amount")) == entry
    assert str(entry[0]) in desk.run("import", str(sheet), "--as", kind, "--dry-run").out


def test_of_two_tables_the_user_chooses_one(desk: Desk) -> None:
    path = desk.folder / "debts.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name, customer in (("三月", "老王建材"), ("四月", "城东门窗厂")):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, ["客户", "日期", "欠款金额"])
            sheet.write_row(1, 0, [customer, "2026-09-01", 5])
    asked = desk.run("import", str(path), "--as", "open-items")
    assert (asked.code, asked.err) == (
        2,
        "Several tables fit. Name one of them with --sheet, or * for all: 三月#1 (1 × 客户, 日期, 欠款金额); "
        "四月#1 (1 × 客户, 日期, 欠款金额).\n",
    )
    (entry,) = desk.json("import", str(path), "--as", "open-items", "--sheet", "四月")["entries"]
    assert entry["name"] == "城东门窗厂"


def test_how_new_customers_pay_is_asked_and_answered_with_an_option(desk: Desk, sheet: Path) -> None:
    """R003: without an answer nothing comes in, and the way out is named."""
    sheet.write_text("客户名称,日期,金额\n新来的,2026-09-01,100\n", encoding="utf-8")
    entries = desk.entries()
    said = desk.run("import", str(sheet), "--as", "open-items")
    assert (said.code, "--terms 月结30天" in said.err, desk.entries()) == (2, True, entries)
    wrong = desk.run("import", str(sheet), "--as", "open-items", "--terms", "老样子")
    assert (wrong.code, "老样子" in wrong.err) == (2, True)
    desk.json("import", str(sheet), "--as", "open-items", "--terms", "月结30天")
    (debt,) = desk.json("balance", "新来的")["items"]
    assert debt["due"] == "2026-10-30"


def test_terms_may_be_left_open(desk: Desk, sheet: Path) -> None:
    """R003: what nobody agreed on is owed and not overdue."""
    sheet.write_text("客户名称,日期,金额\n新来的,2026-09-01,100\n", encoding="utf-8")
    desk.json("import", str(sheet), "--as", "open-items", "--terms", "not-agreed")
    told = desk.json("balance", "新来的")
    assert (told["balance"], told["overdue"], told["items"][0]["due"]) == ("100.00", "0.00", None)


FUTURE = """\
客户名称,单据号,单据日期,欠款金额
老王建材,1,2026-02-01,100
城东门窗厂,2,2026-02-02,200
王记五金店,3,2026-03-08,300
"""


def test_a_dry_run_shows_a_day_to_come_at_its_cell(desk: Desk, sheet: Path) -> None:
    """A dry run that is clean imports."""
    sheet.write_text(FUTURE, encoding="utf-8")
    words, entries = ("import", str(sheet), "--as", "open-items"), desk.entries()
    looked = desk.run(*words, "--dry-run", "--json", today="2026-03-01")
    assert (looked.code, [(bad["row"], bad["column"]) for bad in looked.answer["bad"]]) == (0, [(4, "C")])
    refused = desk.run(*words, today="2026-03-01")
    assert (refused.code, "C4" in refused.err) == (2, True)
    assert desk.entries() == entries
    made = desk.json(*words, "--drop-bad", today="2026-03-01")["imported"]
    assert (made["documents"], made["dropped"]) == (2, 1)


@pytest.mark.parametrize(
    ("kind", "lines", "rows"),
    [
        ("shipments", "客户,单号,日期,品名,数量,单价\n老王建材,S,2026-03-01,砖,1,99999\n", [2]),
        ("shipments", "客户,单号,日期,品名,数量,单价\n老王建材,S,1989-03-01,砖,1,9\n", [2]),
        ("receipts", "客户,日期,收款金额\n老王建材,1980-02-01,20\n老王建材,2026-02-02,20\n", [2]),
        ("customers", "客户名称,客户编码,账期\n新来的,C0001,30\n", [2]),
    ],
)
def test_dropping_gets_past_every_refusal(desk: Desk, sheet: Path, kind: str, lines: str, rows: list[int]) -> None:
    """The gate, days to come, strange years, a code that is taken: each names its row, and the rest comes in."""
    sheet.write_text(lines, encoding="utf-8")
    words = ("import", str(sheet), "--as", kind)
    looked = desk.json(*words, "--dry-run", today="2026-03-01")
    assert [row["row"] for row in looked["refused"]] == rows
    said = desk.run(*words, today="2026-03-01")
    assert (said.code, said.err.startswith(f"Row {rows[0]}: "), said.err.count("\n")) == (2, True, 1)
    made = desk.json(*words, "--drop-bad", today="2026-03-01")
    assert (made["imported"]["dropped"], len(made["refused"])) == (1, 1)
    assert desk.json("check")["proven"]


def test_a_dry_run_of_several_files_reads_the_later_as_after_the_earlier(desk: Desk) -> None:
    people, debts = desk.folder / "people.csv", desk.folder / "debts.csv"
    people.write_text("客户名称,账期\n新来的,30\n", encoding="utf-8")
    debts.write_text("客户名称,账期\n更新的,30\n新来的,30\n", encoding="utf-8")
    entries = desk.entries()
    words = ("import", str(people), str(debts), "--as", "customers")
    looked = desk.json(*words, "--dry-run")
    assert ([one["file"] for one in looked], desk.entries()) == (["people.csv", "debts.csv"], entries)
    first, second = desk.json(*words)
    assert (first["imported"]["customers"], second["imported"]["customers"], second["imported"]["skipped"]) == (1, 1, 1)


def test_of_several_files_all_come_in_or_none(desk: Desk) -> None:
    good, bad = desk.folder / "good.csv", desk.folder / "bad.csv"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(BAD, encoding="utf-8")
    entries = desk.entries()
    assert desk.run("import", str(good), str(bad), "--as", "open-items").code == 2
    assert desk.entries() == entries


def test_all_sheets_come_in_at_once_and_each_is_named_by_its_tab(desk: Desk) -> None:
    """One sheet a customer: the tab names whose it is, a sheet of totals is nobody's; one step takes all back."""
    path = desk.folder / "slips.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name, amount in (("老王建材", 25), ("城东门窗厂", 200)):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, ["日期", "品名", "数量", "单价"])
            sheet.write_row(1, 0, ["2026-09-01", "水泥", 10, amount])
        workbook.add_worksheet("汇总").write_row(0, 0, ["日期", "品名", "数量", "单价"])
    made = desk.json("import", str(path), "--as", "shipments", "--sheet", "*")
    assert [one["table"] for one in made] == ["老王建材#1", "城东门窗厂#1"]
    assert [one["imported"] and one["imported"]["documents"] for one in made] == [None, 2]
    assert (desk.json("balance", "老王")["balance"], desk.json("balance", "城东")["balance"]) == ("250.00", "2000.00")
    assert desk.json("undo-import")["documents"] == 2


def test_a_column_is_left_unread_on_purpose(desk: Desk, sheet: Path) -> None:
    """`--map open=`: the running balance of a ledger is not what is owed."""
    sheet.write_text(
        "客户名称,日期,金额,余额\n老王建材,2026-09-01,100,100\n老王建材,2026-09-02,50,150\n", encoding="utf-8"
    )
    words = ("import", str(sheet), "--as", "open-items")
    made = desk.json(*words, "--map", "open=")
    assert (made["imported"]["documents"], [used["field"] for used in made["columns"]][-1]) == (2, "amount")
    assert desk.json("balance", "老王")["balance"] == "150.00"


def test_nothing_new_offers_no_undo(desk: Desk, sheet: Path) -> None:
    sheet.write_text(GOOD, encoding="utf-8")
    words = ("import", str(sheet), "--as", "open-items")
    assert "undo-import" in desk.run(*words).out
    again = desk.run(*words).out
    assert ("undo-import" in again, "Nothing here is new: the book has it all." in again) == (False, True)
