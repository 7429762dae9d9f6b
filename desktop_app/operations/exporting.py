"""Export any report as a table: numbers as numbers, dates as dates (U34, R153)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.accounts import DEFAULT_BUCKETS, Kind
from desktop_app.domain.chase_words import action_said, reason_said
from desktop_app.domain.customers import spoken_to
from desktop_app.domain.debt import Debt
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.labels import PROMISE_STATES, STATEMENT_STATES, buckets_said, supply_said, terms_said
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.exchange.writing import ColumnKind, TableColumn, Value, csv_table, xlsx_table
from desktop_app.operations.chasing import this_week
from desktop_app.operations.owner import require_owner
from desktop_app.operations.plans import plan_standings
from desktop_app.operations.promises import judged_promises
from desktop_app.operations.reports import AgedCustomer, ageing, balances
from desktop_app.store import accounts, contacts, customers, documents, journal, statements
from desktop_app.store.database import Ledger
from desktop_app.system.files import replace_atomically

__all__ = ["REPORTS", "ColumnKind", "TableColumn", "Value", "export_report", "write_table"]

Translate = Callable[[str], str]
Rows = list[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Table:
    """A report in one language, ready to be written."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: Rows


def export_report(ledger: Ledger, report: str, path: Path, moment: Moment, translate: Translate) -> int:
    """Write a report as of the day of `moment` to an xlsx or csv file; returns the number of rows.

    An existing file is replaced. Where the book has a PIN, exporting is the owner's (D16).
    """
    if report not in REPORTS:
        raise Refused("There is no report “{name}”. Choose one of {names}.", name=report, names=", ".join(REPORTS))
    _refuse_other_endings(path)
    require_owner(ledger, OwnerAct.EXPORT, moment)
    table = REPORTS[report](ledger, moment.today, translate)
    return write_table(path, table.title, table.columns, table.rows, translate("Total"))


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


def _text(name: str) -> TableColumn:
    return TableColumn(name)


def _money(name: str) -> TableColumn:
    return TableColumn(name, ColumnKind.MONEY, total=True)


def _date(name: str) -> TableColumn:
    return TableColumn(name, ColumnKind.DATE)


def _count(name: str) -> TableColumn:
    return TableColumn(name, ColumnKind.INT)


def _customers(ledger: Ledger, _today: date, translate: Translate) -> Table:
    columns = (
        _text(translate("Customer code")), _text(translate("Customer")), _text(translate("Also known as")),
        _text(translate("Contact")), _text(translate("Phone")), _text(translate("Area")), _text(translate("Address")),
        _text(translate("Terms")), TableColumn(translate("Limit"), ColumnKind.MONEY), _text(translate("Grade")),
        _text(translate("Notes")), _text(translate("Supply")),
    )  # fmt: skip
    rows: Rows = [
        (
            one.code, one.name, "、".join(one.aliases), *spoken_to(one), one.area, one.address,
            terms_said(one.terms).text(translate), one.limit_fen, one.grade, one.notes,
            stopped.text(translate) if (stopped := supply_said(one)) else "",
        )
        for one in customers.load_customers(ledger)
        if one.active
    ]  # fmt: skip
    return Table(translate("Customers"), columns, rows)


def _balances(ledger: Ledger, today: date, translate: Translate) -> Table:
    rows: Rows = [(one.code, one.name, one.balance_fen) for one in balances(ledger, today)]
    columns = (_text(translate("Customer code")), _text(translate("Customer")), _money(translate("Owed")))
    return Table(translate("Balances"), columns, rows)


def _ageing(ledger: Ledger, today: date, translate: Translate) -> Table:
    """What later entries changed of a past day has its own columns, where anything has (cases 7, 24)."""
    report = ageing(ledger, today)
    restated = any(row.is_restated for row in report.rows)
    changed = (_money(translate("Restated")), _money(translate("Moved"))) if restated else ()
    columns = (
        _text(translate("Customer")), _money(translate("Owed")), _money(translate("Not yet due")),
        *(_money(name.text(translate)) for name in buckets_said(DEFAULT_BUCKETS)), _money(translate("On account")),
        _money(translate("Overdue")), _money(translate("In plan")), *changed,
    )  # fmt: skip
    rows: Rows = [
        (
            row.name, row.ageing.balance_fen, row.ageing.not_due_fen, *row.ageing.buckets_fen,
            row.ageing.on_account_fen, row.debt.overdue_fen, row.debt.in_plan_fen, *_change(row)[: len(changed)],
        )
        for row in report.rows
    ]  # fmt: skip
    return Table(translate("Ageing"), columns, rows)


def _change(row: AgedCustomer) -> tuple[int | None, int | None]:
    return (row.restated.fen or None, row.restated.moved_fen or None) if row.is_restated else (None, None)


def _chase(ledger: Ledger, today: date, translate: Translate) -> Table:
    columns = (
        _text(translate("Customer")), _money(translate("Owed")), _money(translate("Overdue")),
        _money(translate("Ask for")), _money(translate("In plan")), _date(translate("Next part")),
        _money(translate("Next sum")), _money(translate("In dispute")), _money(translate("On account")),
        _money(translate("Expected unpaid")),
        TableColumn(translate("Risk"), ColumnKind.PERCENT), _text(translate("Reason")), _text(translate("Next step")),
    )  # fmt: skip
    rows: Rows = [
        (
            row.name, row.owed_fen, *_of_debt(row.debt), row.expected_fen, round(row.risk, 4),
            reason_said(row).text(translate), action_said(row).text(translate),
        )
        for row in this_week(ledger, today)
    ]  # fmt: skip
    return Table(translate("This week"), columns, rows)


def _of_debt(debt: Debt) -> tuple[int | date | None, ...]:
    """The figures every face shows beside what is owed (case 22)."""
    part = debt.next_part
    coming = (part.due, part.fen) if part else (None, None)
    return (debt.overdue_fen, debt.ask_fen, debt.in_plan_fen, *coming, debt.in_dispute_fen, debt.on_account_fen)


def _open_items(ledger: Ledger, today: date, translate: Translate) -> Table:
    names = _names(ledger)
    columns = (
        _text(translate("Customer")), _text(translate("Number")), _date(translate("Date")), _date(translate("Due")),
        _money(translate("Amount")), _money(translate("Unpaid")), _count(translate("Days overdue")),
        _money(translate("Disputed")),
    )  # fmt: skip
    rows: Rows = [
        (
            names[item.customer_id], item.number, item.dated, item.due, item.amount_fen, item.open_fen,
            max((today - item.due).days, 0) if item.due else 0, item.disputed_fen,
        )
        for account in accounts.accounts(ledger, today)
        for item in account.items
    ]  # fmt: skip
    return Table(translate("Open items"), columns, rows)


def _documents(kind: Kind) -> Callable[[Ledger, date, Translate], Table]:
    def report(ledger: Ledger, today: date, translate: Translate) -> Table:
        columns = (
            _text(translate("Number")), _date(translate("Date")), _text(translate("Customer")),
            TableColumn(translate("Amount"), ColumnKind.MONEY), _money(translate("In force")),
            _text(translate("Remark")), _text(translate("Reversed by")),
        )  # fmt: skip
        rows: Rows = [
            (number, dated, name, fen, 0 if reversal else fen, remark, reversal)
            for number, dated, name, fen, remark, reversal in documents.listed(ledger, kind, today)
        ]
        return Table(translate("Shipments") if kind is Kind.SHIPMENT else translate("Receipts"), columns, rows)

    return report


def _promises(ledger: Ledger, today: date, translate: Translate) -> Table:
    names = _names(ledger)
    columns = (
        _text(translate("Customer")), _date(translate("Said on")), _date(translate("To be paid by")),
        _money(translate("Sum promised")), _money(translate("Arrived")), _text(translate("State")),
        _text(translate("Said by")),
    )  # fmt: skip
    rows: Rows = [
        (
            names[customer], one.promise.made_on, one.promise.by, one.promise.amount_fen, one.arrived_fen,
            PROMISE_STATES[one.state].text(translate), one.promise.said_by,
        )
        for customer, judged in judged_promises(ledger, today).items()
        for one in judged
    ]  # fmt: skip
    return Table(translate("Promises"), columns, rows)


def _plans(ledger: Ledger, today: date, translate: Translate) -> Table:
    names = _names(ledger)
    columns = (
        _text(translate("Number")), _text(translate("Customer")), _count(translate("Part no.")),
        _date(translate("Due")), _money(translate("Amount")), _money(translate("Paid")),
        _money(translate("No longer owed")),
    )  # fmt: skip
    rows: Rows = [
        (one.plan.number, names[one.plan.customer_id], index, part.instalment.due, part.instalment.amount_fen,
         part.paid_fen, part.dropped_fen)
        for one in plan_standings(ledger, today)
        for index, part in enumerate(one.parts, 1)
    ]  # fmt: skip
    return Table(translate("Repayment plans"), columns, rows)


def _statements(ledger: Ledger, today: date, translate: Translate) -> Table:
    names = _names(ledger)
    columns = (
        _text(translate("Number")), _text(translate("Customer")), _date(translate("From")), _date(translate("To")),
        _money(translate("Closing balance")), _date(translate("Issued")), _text(translate("State")),
        _date(translate("Since")), TableColumn(translate("Agreed"), ColumnKind.MONEY),
    )  # fmt: skip
    rows: Rows = [
        (
            one.number, names[one.customer_id], one.period_from, one.period_to, one.closing_fen, one.issued_on,
            _statement_state(one).text(translate), one.state_on, one.agreed_fen,
        )
        for one in statements.issued_statements(ledger, today, replaced=True)
    ]  # fmt: skip
    return Table(translate("Statements"), columns, rows)


def _statement_state(one: statements.Issued) -> Said:
    return Said("replaced by {number}", number=one.replaced_by) if one.replaced_by else STATEMENT_STATES[one.state]


def _contacts(ledger: Ledger, today: date, translate: Translate) -> Table:
    names = _names(ledger)
    columns = (
        _date(translate("Date")), _text(translate("Customer")), _text(translate("Channel")),
        _text(translate("Outcome")), _text(translate("Note")), _date(translate("Next on")),
    )  # fmt: skip
    rows: Rows = [
        (one.at, names[one.customer_id], one.channel, one.outcome, one.note, one.next_on)
        for one in contacts.load_contacts(ledger, today)
    ]
    return Table(translate("Contact log"), columns, rows)


def _journal(ledger: Ledger, today: date, translate: Translate) -> Table:
    columns = (
        _count(translate("Sequence")), _text(translate("Recorded (UTC)")), _date(translate("Date")),
        _text(translate("User")), _text(translate("What")), _text(translate("Subject")),
    )  # fmt: skip
    rows: Rows = [
        (row.seq, row.recorded, date.fromisoformat(row.dated), row.user, row.verb, row.subject)
        for row in journal.rows_until(ledger, today)
    ]
    return Table(translate("Journal"), columns, rows)


REPORTS: dict[str, Callable[[Ledger, date, Translate], Table]] = {
    "customers": _customers,
    "balances": _balances,
    "ageing": _ageing,
    "chase": _chase,
    "open-items": _open_items,
    "shipments": _documents(Kind.SHIPMENT),
    "receipts": _documents(Kind.RECEIPT),
    "promises": _promises,
    "plans": _plans,
    "statements": _statements,
    "contacts": _contacts,
    "journal": _journal,
}
"""Every report by the name it is asked for."""


def _names(ledger: Ledger) -> dict[int, str]:
    return {one.id: one.name for one in customers.load_customers(ledger)}
