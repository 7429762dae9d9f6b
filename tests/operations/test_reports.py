"""Reports: what everybody owes on any day, and the same as a table for the spreadsheet program."""

from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Promise
from desktop_app.language import translator
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.customers import find_customer
from desktop_app.operations.exporting import REPORTS, export_report
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.reports import account, ageing, balances
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, item_of, on


def test_not_due_and_buckets_less_on_account_are_the_balance_on_every_day(book: Ledger) -> None:
    """Case 6, R073."""
    customer = a_customer(book)
    a_slip(book, customer, "03-02", "300")
    a_slip(book, customer, "04-20", "200")
    a_receipt(book, customer, "04-10", "350")
    for day in ("03-15", "04-05", "04-10", "04-20", "05-20", "06-30", "12-31"):
        owed = {one.customer_id: one.balance_fen for one in balances(book, on(day))}
        (row,) = ageing(book, on(day), (10, 20, 30, 40)).rows
        assert row.ageing.balance_fen == owed[customer.id]
        assert row.ageing == account_ageing(book, day)


def account_ageing(book: Ledger, day: str) -> object:
    """The same figures from the customer's page."""
    found = account(book, find_customer(book, "老王建材"), on(day))
    (row,) = ageing(book, on(day), (10, 20, 30, 40)).rows
    assert found.debt.owed_fen == row.ageing.balance_fen
    assert (found.debt.on_account_fen, found.debt.overdue_fen) == (row.ageing.on_account_fen, row.debt.overdue_fen)
    return row.ageing


def test_the_largest_balance_comes_first_and_totals_are_the_sums(book: Ledger) -> None:
    for name, amount in (("甲", "100"), ("乙", "300"), ("丙", "200")):
        a_slip(book, a_customer(book, name), "03-02", amount)
    report = ageing(book, on("05-01"))
    assert [row.name for row in report.rows] == ["乙", "丙", "甲"]
    assert report.total.balance_fen == 600_00


@pytest.mark.parametrize("edges", [(), (30, 30), (60, 30), (0, 30), tuple(range(1, 20))])
def test_buckets_that_make_no_sense_are_refused(book: Ledger, edges: tuple[int, ...]) -> None:
    with pytest.raises(Refused, match="30,60,90"):
        ageing(book, on("05-01"), edges)


def a_full_book(book: Ledger) -> None:
    """One of everything a report can show."""
    terms = [
        Terms(TermsKind.PREVIOUS_BATCH), Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=25),
        Terms(TermsKind.NEXT_MONTH_DAYS, days=15), Terms(TermsKind.FIXED_DATE, fixed=on("06-30")), Terms(),
    ]  # fmt: skip
    for index, one in enumerate(terms):
        a_customer(book, f"客户{index}", terms=one)
    customer = a_customer(book, "=1+1", limit="1000")
    slip = a_slip(book, customer, "03-02", "300")
    wrong = a_slip(book, customer, "03-03", "50")
    void_document(book, wrong, on("03-04"), "开错了", at("03-04"))
    a_receipt(book, customer, "03-05", "100.05")
    make_promise(book, Promise(customer.id, 50_00, on("04-10"), on("04-05"), "赵总"), at("04-05"))
    plan = Plan(customer.id, on("04-06"), (item_of(book, slip),), monthly_plan(199_95, 3, on("04-30")))
    agree_plan(book, plan, at("04-06"))
    issue_statement(book, customer.id, on("03-01"), at("04-07"))
    log_contact(book, Contacted(customer.id, on("04-08"), Channel.PHONE, Outcome.REACHED, "说下周付"), at("04-08"))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("report", REPORTS)
def test_every_report_can_be_taken_along_as_a_table(book: Ledger, tmp_path: Path, report: str, language: str) -> None:
    """U34, R153: in both languages and both formats, and a name that looks like a formula stays a name (T34)."""
    a_full_book(book)
    for ending in ("xlsx", "csv"):
        count = export_report(book, report, tmp_path / f"r.{ending}", at("05-01"), translator(language))
        assert count > 0
    sheet = CalamineWorkbook.from_filelike(BytesIO((tmp_path / "r.xlsx").read_bytes())).get_sheet_by_index(0)
    header, *rows = sheet.to_python()
    assert len(rows) >= count
    assert all(header)
    assert 2.0 not in [cell for row in rows for cell in row if report == "customers"]


def test_money_in_a_table_is_a_number(book: Ledger, tmp_path: Path) -> None:
    a_full_book(book)
    export_report(book, "receipts", tmp_path / "r.xlsx", at("05-01"), str)
    rows = CalamineWorkbook.from_filelike(BytesIO((tmp_path / "r.xlsx").read_bytes())).get_sheet_by_index(0).to_python()
    assert [row[4:6] for row in rows[1:]] == [[100.05, 100.05], ["", 100.05]]


@pytest.mark.parametrize(("report", "file"), [("profit", "r.xlsx"), ("ageing", "r.pdf"), ("ageing", "r")])
def test_an_unknown_report_or_ending_is_refused(book: Ledger, tmp_path: Path, report: str, file: str) -> None:
    with pytest.raises(Refused):
        export_report(book, report, tmp_path / file, at("05-01"), str)
    assert not (tmp_path / file).exists()
