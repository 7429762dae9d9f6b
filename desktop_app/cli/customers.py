"""Who buys on credit, on which terms, and what one of them owes slip by slip."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from desktop_app.cli.answers import day, debt_answer, told, yuan, yuan_or_null
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Cell, Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.cli.side_accounts import beside_answer
from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.columns import chosen
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import in_plan_said
from desktop_app.domain.owed_words import owed_line
from desktop_app.language import N_
from desktop_app.operations.customer_rows import CustomerRow, customer_rows
from desktop_app.operations.customers import find_customer, terms_to_look_at
from desktop_app.operations.lists.customers import FILED
from desktop_app.operations.lists.items import TOLD, aged
from desktop_app.operations.reports import AccountReport, account


def customers(session: Session) -> None:
    """Everybody in the book, in order of name."""
    with opened(session) as book:
        found = customer_rows(book.ledger, session.moment.today, with_inactive=True)
        waiting = len(terms_to_look_at(book.ledger))
    shown = partial(_show_customers, session.moment.today, waiting)
    session.present(found, partial(_customers_answer, session.moment.today), shown)


def balance(session: Session) -> None:
    """One customer's account on the day."""
    today = session.moment.today
    with opened(session) as book:
        report = account(book.ledger, find_customer(book.ledger, session.options.name), today)
    session.present(report, partial(balance_answer, today), partial(_show_balance, today))


def _customers_answer(today: date, found: list[CustomerRow]) -> object:
    return {"as_of": day(today), "customers": [_customer_answer(one.customer, one.balance_fen) for one in found]}


def _customer_answer(customer: Customer, balance_fen: int) -> Mapping[str, object]:
    return {
        **told(customer, "code", "name", "aliases"),
        "terms": _terms_answer(customer.terms),
        **told(customer, "limit_fen", "grade", "area", "round_to_fen"),
        "phone": _phone(customer),
        **told(customer, "stopped", "credit_hold", "active", "statement_detail"),
        "balance": yuan(balance_fen),
    }


def _terms_answer(terms: Terms) -> Mapping[str, object]:
    """The kind of terms and the numbers that have a meaning in it."""
    return told(terms, "kind", *_MEANT.get(terms.kind, ()))


_MEANT = {
    TermsKind.SETTLE_PREVIOUS: ("open_batches",),
    TermsKind.PREVIOUS_BATCH: ("open_batches",),
    TermsKind.DAYS: ("days", "grace_days"),
    TermsKind.MONTHLY_DAY: ("pay_day", "cut_off", "pay_month=month_paid", "grace_days"),
    TermsKind.NEXT_MONTH_DAYS: ("days", "grace_days"),
    TermsKind.FIXED_DATE: ("date=fixed",),
}


def balance_answer(today: date, report: AccountReport) -> object:
    return {
        "as_of": day(today),
        **told(report, "customer=customer.name", "code=customer.code", "balance_fen"),
        **debt_answer(report.debt),
        **beside_answer(report.beside),
        "limit": yuan_or_null(report.customer.limit_fen),
        "items": [
            {
                **told(item, "number", "date=dated", "due", "amount_fen", "open_fen"),
                "days_overdue": days_overdue(item.due, today),
                **told(item, "disputed_fen", "in_plan"),
                "claim_ends": day(report.clocks[item.item_id].safe_last_day),
            }
            for item in report.items
        ],
    }


def _phone(customer: Customer) -> str:
    return customer.phone or next((contact.phone for contact in customer.contacts if contact.phone), "")


def _show_customers(today: date, waiting: int, found: list[CustomerRow], screen: Screen) -> None:
    if not found:
        screen.say(
            Said("The book has no customers yet. Bring them in from a sheet: qingzhang import FILE --as customers")
        )
        return

    columns = chosen(FILED, "code", "name", "terms", "allowed", "owes", "reached")
    screen.table(columns, found, today, Said("{count} customers", count=len(found)))
    if waiting:
        screen.say(Said("The terms of {count} customers are to be looked at once: qingzhang terms", count=waiting))


def _show_balance(today: date, report: AccountReport, screen: Screen) -> None:
    screen.heading(Said("{name} ({code}) on {day}", name=report.customer.name, code=report.customer.code, day=today))
    columns = tuple(Heading(title, figures=True) for title in _FIGURES)
    limit: Cell = Said("no limit") if report.customer.limit_fen is None else report.customer.limit_fen
    debt = report.debt
    figures = (debt.owed_fen, debt.overdue_fen, debt.ask_fen, debt.in_plan_fen, debt.in_dispute_fen)
    screen.cells(columns, [(*figures, debt.on_account_fen, limit)])
    if debt.on_account_fen:
        screen.say(owed_line(debt.owed_fen, debt.on_account_fen))
    if said := in_plan_said(debt):
        screen.say(said)
    screen.gap()
    if report.items:
        _show_items(report.items, report.customer.terms, today, screen)
    else:
        screen.say(Said("No slip is unpaid."))


_FIGURES = (
    N_("Owed"), N_("Overdue"), N_("Ask for"), N_("In plan"), N_("In dispute"), N_("On account"), N_("Credit limit"),
)  # fmt: skip


def _show_items(items: tuple[OpenItem, ...], terms: Terms, today: date, screen: Screen) -> None:
    rows = [aged(item, today, terms=terms) for item in items]
    screen.table(chosen(TOLD, "number", "dated", "falls_due", "amount", "open", "days", "note"), rows, today)
