"""What each face of the book shows of one customer on one day, in the words of the reference model (case 22)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desktop_app.cli import ageing as ageing_command
from desktop_app.cli import chasing as chase_command
from desktop_app.cli import customers as customers_command
from desktop_app.domain.customers import Customer
from desktop_app.domain.debt import Debt
from desktop_app.domain.money import parse_fen
from desktop_app.domain.statements import Statement
from desktop_app.operations import reports
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.customer_rows import customer_row, customer_rows
from desktop_app.operations.debts import DebtTotal
from desktop_app.operations.exporting import REPORTS
from desktop_app.operations.statement_shown import show_days
from desktop_app.operations.week import this_week_page
from desktop_app.store.database import Ledger
from tests.operations.builders import at

Figures = Mapping[str, Any]


def figures(debt: Debt) -> Figures:
    """Every figure, fen."""
    part = debt.next_part
    return {
        "owed": debt.owed_fen, "overdue": debt.overdue_fen, "ask": debt.ask_fen, "in_plan": debt.in_plan_fen,
        "next_part": (part.due, part.fen) if part else None, "in_dispute": debt.in_dispute_fen,
        "on_account": debt.on_account_fen,
    }  # fmt: skip


def faces(book: Ledger, customer: Customer, day: date) -> Iterator[tuple[str, Figures]]:
    """Name of each face and what it shows; a list that leaves out who owes nothing is left out too."""
    view = customer_view(book, customer.id, day)
    yield "customer page", figures(view.debt)
    yield "customer head", _total(view.row.debt)
    yield "customer row", _total(customer_row(book, customer.id, day).debt)
    (listed,) = [row for row in customer_rows(book, day, with_inactive=True) if row.customer.id == customer.id]
    yield "customer list", _total(listed.debt)
    report = reports.account(book, customer, day)
    yield "balance command", _answered(_answer_of_balance(day, report), "balance")
    yield "statement", _stated(show_days(book, customer.id, None, day, at(day)).statement)
    yield from _week(book, customer, day)
    yield from _ageing(book, customer, day)


def _stated(told: Statement) -> Figures:
    """What the statement asks for is due by its day of payment, so it is another figure than today's "ask"."""
    demand = told.demand
    assert demand is not None
    part = (demand.next_part_due, demand.next_part_fen) if demand.next_part_due else None
    return {
        "owed": told.closing_fen, "overdue": demand.overdue_fen, "in_plan": demand.planned_fen, "next_part": part,
        "in_dispute": demand.disputed_fen, "on_account": told.on_account_fen,
    }  # fmt: skip


def _week(book: Ledger, customer: Customer, day: date) -> Iterator[tuple[str, Figures]]:
    page = this_week_page(book, day)
    for one in page.rows:
        if one.row.customer_id == customer.id:
            yield "week", figures(one.row.debt)
            week = chase_command.ChaseWeek(day, 14, [one.row], 1)
            answer: Any = chase_command.answer(week, str)
            yield "chase command", _answered(answer["rows"][0], "open")
    table = REPORTS["chase"](book, day)
    for cells in table.rows:
        row = {column.title.template: column.value(cells) for column in table.columns}
        if row["Customer"] == customer.name:
            part = (row["Next part"], row["Next sum"]) if row["Next part"] else None
            yield "chase export", {
                "owed": row["Owed"], "overdue": row["Overdue"], "ask": row["Ask for"], "in_plan": row["In plan"],
                "next_part": part, "in_dispute": row["In dispute"], "on_account": row["On account"],
            }  # fmt: skip
    late, total = [one.row.overdue_fen for one in page.rows if one.row.overdue_fen], page.figures.overdue
    assert (total.customers, total.fen) == (len(late), sum(late)), "the card is the sum of the rows"


def _ageing(book: Ledger, customer: Customer, day: date) -> Iterator[tuple[str, Figures]]:
    report = reports.ageing(book, day)
    for aged in report.rows:
        if aged.customer_id == customer.id:
            yield "ageing", _total(aged.debt)
    answer: Any = ageing_command.answer(report)
    for answered in answer["customers"]:
        if answered["name"] == customer.name:
            names = {"owed": "balance", "overdue": "overdue", "in_plan": "in_plan", "on_account": "on_account"}
            yield "ageing command", {name: parse_fen(answered[key]) for name, key in names.items()}
    table = REPORTS["ageing"](book, day)
    for cells in table.rows:
        row: dict[str, Any] = {column.title.template: column.value(cells) for column in table.columns}
        if row["Customer"] == customer.name:
            keys = {"owed": "Owed", "overdue": "Overdue", "in_plan": "In plan", "on_account": "On account"}
            yield "ageing export", {name: row[key] or 0 for name, key in keys.items()}


def statement(book: Ledger, customer: Customer, today: date) -> Figures:
    """What a statement up to today says, drawn up now; it asks for what is due by its own day of payment."""
    shown = show_days(book, customer.id, today.replace(day=1), today, at(today)).statement
    demand = shown.demand
    assert demand is not None
    part = (demand.next_part_due, demand.next_part_fen) if demand.next_part_due else None
    return {
        "overdue": demand.overdue_fen, "in_plan": demand.planned_fen, "next_part": part,
        "in_dispute": demand.disputed_fen, "on_account": shown.on_account_fen,
    }  # fmt: skip


def _total(debt: DebtTotal) -> Figures:
    return {
        "owed": debt.ageing.balance_fen, "overdue": debt.overdue_fen, "ask": debt.ask_fen, "in_plan": debt.in_plan_fen,
        "in_dispute": debt.in_dispute_fen, "on_account": debt.ageing.on_account_fen,
    }  # fmt: skip


def _answered(answer: Mapping[str, Any], owed: str) -> Figures:
    """A row of JSON, read back."""
    part = answer["next_part"]
    names = ("overdue", "ask", "in_plan", "in_dispute", "on_account")
    return {
        "owed": parse_fen(answer[owed]),
        "next_part": (date.fromisoformat(part["due"]), parse_fen(part["amount"])) if part else None,
        **{name: parse_fen(answer[name]) for name in names},
    }


def _answer_of_balance(day: date, report: reports.AccountReport) -> Mapping[str, Any]:
    answer: Any = customers_command.balance_answer(day, report)
    return dict(answer)
