"""Export any report as a table: numbers as numbers, dates as dates (U34, R153)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic

from desktop_app.domain.accounts import Kind
from desktop_app.domain.columns import Column, Look, Row, Value, Words, chosen, with_unit
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.exchange.writing import ColumnKind, TableColumn, csv_table, xlsx_table
from desktop_app.operations import receipts, reports, slips
from desktop_app.operations.chasing import this_week
from desktop_app.operations.customer_rows import customer_rows
from desktop_app.operations.goods import goods_rows
from desktop_app.operations.history import HistoryOf, history_of
from desktop_app.operations.lists import customers as customer_list
from desktop_app.operations.lists import files, items
from desktop_app.operations.lists import goods as goods_list
from desktop_app.operations.lists import receipts as receipt_list
from desktop_app.operations.lists import slips as slip_list
from desktop_app.operations.lists.ageing import MOVED, aged_columns
from desktop_app.operations.lists.contacts import CONTACTS
from desktop_app.operations.lists.history import HISTORY, rows_of
from desktop_app.operations.lists.promises import PROMISES, PromiseRow
from desktop_app.operations.lists.week import CHASE
from desktop_app.operations.owner import require_owner
from desktop_app.operations.plans import plan_standings
from desktop_app.operations.promises import judged_promises
from desktop_app.operations.reporting.kinds import Inquiry, Report, ask
from desktop_app.operations.reporting.paper import report_pdf
from desktop_app.store import accounts, contacts, customers, journal, statements
from desktop_app.store.database import Ledger
from desktop_app.system.files import replace_atomically

__all__ = [
    "REPORTS",
    "ColumnKind",
    "ReportTable",
    "TableColumn",
    "Value",
    "export_report",
    "write_list",
    "write_report",
    "write_table",
]

Translate = Callable[[str], str]

KINDS = {
    Look.MONEY: ColumnKind.MONEY,
    Look.PRICE: ColumnKind.PRICE,
    Look.QUANTITY: ColumnKind.QUANTITY,
    Look.DATE: ColumnKind.DATE,
    Look.COUNT: ColumnKind.INT,
    Look.BAR: ColumnKind.PERCENT,
}
"""What is written as a figure or a day; everything else is written as it reads."""


@dataclass(frozen=True, slots=True)
class ReportTable(Generic[Row]):
    """A list of the book, ready to be written in any language."""

    title: Said
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]


def export_report(ledger: Ledger, report: str, path: Path, moment: Moment, translate: Translate) -> int:
    """Write a report as of the day of `moment` to an xlsx or csv file; returns the number of rows.

    An existing file is replaced. Where the book has a PIN, exporting is the owner's (D16).
    """
    if report not in REPORTS:
        raise Refused("There is no report “{name}”. Choose one of {names}.", name=report, names=", ".join(REPORTS))
    _refuse_other_endings(path)
    require_owner(ledger, OwnerAct.EXPORT, moment)
    made = REPORTS[report](ledger, moment.today)
    return write_list(path, made.title, with_unit(made.columns), made.rows, moment.today, translate)


def write_report(
    ledger: Ledger, path: Path, report: Report, asked: Inquiry, moment: Moment, translate: Translate, language: str
) -> int:
    """Write what a report answers to an xlsx or csv file, as `export_report` does, or as a PDF to print."""
    is_paper = path.suffix.lower() == ".pdf"
    if not is_paper:
        _refuse_other_endings(path)
    require_owner(ledger, OwnerAct.EXPORT, moment)
    found = ask(ledger, report.name, asked)
    if is_paper:
        replace_atomically(path, report_pdf(ledger, report, asked, found, translate, language))
        return len(found.rows)
    return write_list(path, report.title, found.columns, found.rows, asked.today, translate)


def write_list(
    path: Path,
    title: Words,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    today: date,
    translate: Translate,
    told: Callable[[Column[Row], Row], str] | None = None,
) -> int:
    """Write a list as its columns show it; returns the number of rows.

    Customers' own money has a column of its own where there is any, so that the sums are those of the list. `told`
    reads a cell in the reader's way.
    """

    def read(words: Words) -> str:
        return words.text(translate) if isinstance(words, Said) else words

    apart = {column.key for column in columns if column.total_of(rows)[1]}
    kinds = [
        TableColumn(read(name), KINDS.get(column.look, ColumnKind.TEXT), column.total)
        for column in columns
        for name in (column.head, *((Said("Credit balance"),) if column.key in apart else ()))
    ]
    told = told or (lambda column, row: read(column.shown(row, today)))
    written = [[cell for column in columns for cell in _cells(column, row, column.key in apart, told)] for row in rows]
    return write_table(path, read(title), kinds, written, translate("Total"))


def _cells(column: Column[Row], row: Row, apart: bool, told: Callable[[Column[Row], Row], str]) -> Iterator[Value]:
    """Figures and days as such, everything else as it reads; two cells where own money stands apart."""
    value = column.value(row)
    if column.look not in KINDS or isinstance(value, str):
        value = told(column, row)
    if not apart or not isinstance(value, int):
        yield from (value, None) if apart else (value,)
    else:
        yield from (max(value, 0), max(-value, 0) or None)


def write_table(
    path: Path, title: str, columns: Sequence[TableColumn], rows: Sequence[Sequence[Value]], total_word: str
) -> int:
    """Write any table to an xlsx or csv file, with a last row of sums called `total_word` if a column is summed.

    Returns the number of rows. An existing file is replaced; any other ending than .xlsx or .csv is refused.
    """
    _refuse_other_endings(path)
    total = total_word if any(column.total for column in columns) else ""
    if path.suffix.lower() == ".csv":
        written = csv_table(columns, rows, total)
    else:
        written = xlsx_table(title, columns, rows, total)
    replace_atomically(path, written)
    return len(rows)


def _refuse_other_endings(path: Path) -> None:
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise Refused("A report is written as .xlsx or .csv, not as “{file}”. Change the ending.", file=path.name)


def _customers(ledger: Ledger, today: date) -> ReportTable[Any]:
    keys = ("code", "called", "aliases", "contact", "reached", "area", "address", "terms", "allowed", "grade", "notes",
            "supply")  # fmt: skip
    rows = [one for one in customer_rows(ledger, today) if one.customer.active]
    return ReportTable(Said("Customers"), chosen(customer_list.FILED, *keys), rows)


def _goods(ledger: Ledger, today: date) -> ReportTable[Any]:
    rows = [one for one in goods_rows(ledger, today) if one.goods.active]
    return ReportTable(Said("Goods"), goods_list.FILED, rows)


def _balances(ledger: Ledger, today: date) -> ReportTable[Any]:
    return ReportTable(Said("Owed by customers"), customer_list.BALANCES, reports.balances(ledger, today))


def _ageing(ledger: Ledger, today: date) -> ReportTable[Any]:
    report = reports.ageing(ledger, today)
    restated = any(row.is_restated for row in report.rows)
    columns = (*aged_columns(report), *((MOVED,) if restated else ()))
    return ReportTable(Said("Ageing"), columns, report.rows)


def _chase(ledger: Ledger, today: date) -> ReportTable[Any]:
    keys = (column.key for column in CHASE if column.key != "status")
    return ReportTable(Said("This week"), chosen(CHASE, *keys), this_week(ledger, today))


def _open_items(ledger: Ledger, today: date) -> ReportTable[Any]:
    keys = ("number", "dated", "due", "amount", "open", "days", "disputed")
    rows = [items.aged(item, today) for account in accounts.accounts(ledger, today) for item in account.items]
    columns = (_whose(ledger, lambda one: one.item.customer_id), *chosen(items.TOLD, *keys))
    return ReportTable(Said("Unpaid slips"), columns, rows)


FILED = ("number", "dated", "customer", "entered", "in_force", "remark", "reversed_by")


def _shipments(ledger: Ledger, today: date) -> ReportTable[Any]:
    rows = [one for one in slips.slips(ledger, today) if one.kind is Kind.SHIPMENT and one.dated <= today]
    return ReportTable(Said("Delivery slips"), chosen(slip_list.FILED, *FILED), rows[::-1])


def _receipts(ledger: Ledger, today: date) -> ReportTable[Any]:
    keys = (*FILED[:3], "method", *FILED[3:])
    return ReportTable(Said("Receipts"), chosen(receipt_list.FILED, *keys), receipts.receipts(ledger, today)[::-1])


def _promises(ledger: Ledger, today: date) -> ReportTable[Any]:
    names = _names(ledger)
    judged = judged_promises(ledger, today).items()
    rows = [PromiseRow(one, names[customer]) for customer, found in judged for one in found]
    keys = ("customer", "made_on", "by", "sum", "arrived", "state", "said_by", "tie", "channel")
    return ReportTable(Said("Promises"), chosen(PROMISES, *keys), rows)


def _plans(ledger: Ledger, today: date) -> ReportTable[Any]:
    rows = [
        files.PartRow(one.plan.number, one.plan.customer_id, place, part)
        for one in plan_standings(ledger, today)
        for place, part in enumerate(one.parts, 1)
    ]
    number, *others = files.PARTS
    return ReportTable(Said("Repayment plans"), (number, _whose(ledger), *others), rows)


def _statements(ledger: Ledger, today: date) -> ReportTable[Any]:
    number, *others = files.STATEMENTS
    rows = statements.issued_statements(ledger, today, replaced=True)
    return ReportTable(Said("Statements"), (number, _whose(ledger), *others), rows)


def _contacts(ledger: Ledger, today: date) -> ReportTable[Any]:
    dated, *others = chosen(CONTACTS, "at", "channel", "outcome", "note", "next")
    return ReportTable(Said("Contact log"), (dated, _whose(ledger), *others), contacts.load_contacts(ledger, today))


def _journal(ledger: Ledger, today: date) -> ReportTable[Any]:
    return ReportTable(Said("Journal"), files.JOURNAL, journal.rows_until(ledger, today))


def _history(ledger: Ledger, today: date) -> ReportTable[Any]:
    return ReportTable(Said("History of changes"), HISTORY, rows_of(history_of(ledger, HistoryOf(), today)))


REPORTS: dict[str, Callable[[Ledger, date], ReportTable[Any]]] = {
    "customers": _customers,
    "goods": _goods,
    "balances": _balances,
    "ageing": _ageing,
    "chase": _chase,
    "open-items": _open_items,
    "shipments": _shipments,
    "receipts": _receipts,
    "promises": _promises,
    "plans": _plans,
    "statements": _statements,
    "contacts": _contacts,
    "journal": _journal,
    "history": _history,
}
"""Every report by the name it is asked for."""


def _whose(ledger: Ledger, of: Callable[[Any], int] = lambda row: int(row.customer_id)) -> Column[Any]:
    """The customer of a row that knows only the customer's id."""
    names = _names(ledger)
    return Column("customer", Said("Customer"), lambda row: names[of(row)])


def _names(ledger: Ledger) -> Mapping[int, str]:
    return {customer: name for customer, _, name in customers.names(ledger)}
