"""Who owes how much for how long."""

from collections.abc import Mapping
from datetime import date

from desktop_app.cli.answers import day, told, yuan
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.accounts import DEFAULT_BUCKETS, Ageing
from desktop_app.domain.errors import Said
from desktop_app.operations import reports
from desktop_app.operations.debts import DebtTotal
from desktop_app.operations.lists.ageing import WHAT_IS_OVERDUE, aged_columns
from desktop_app.operations.reports import AgedCustomer, AgeingReport


def ageing(session: Session) -> None:
    """Everybody with anything open, largest balance first (case 6)."""
    edges = session.options.buckets or DEFAULT_BUCKETS
    with opened(session) as book:
        report = reports.ageing(book.ledger, session.moment.today, edges)
    session.present(report, answer, _show)


def answer(report: AgeingReport) -> object:
    rows = [{"name": row.name, **_figures(row.ageing), **_of_which(row.debt), **_restated(row)} for row in report.rows]
    return {"as_of": day(report.as_of), "customers": rows, "totals": {**_figures(report.total), **_of_which(report)}}


def _figures(aged: Ageing) -> Mapping[str, object]:
    """`undated` is the part of `not_due` for which no day was agreed, told where there is any."""
    buckets = [yuan(fen) for fen in aged.buckets_fen]
    undated = told(aged, "undated_fen") if aged.undated_fen else {}
    return {**told(aged, "balance_fen", "not_due_fen"), **undated, "buckets": buckets, **told(aged, "on_account_fen")}


def _of_which(debt: DebtTotal | AgeingReport) -> Mapping[str, object]:
    """What every face calls overdue, and what plans cover (case 22)."""
    return told(debt, "overdue_fen", "in_plan_fen")


def _restated(row: AgedCustomer) -> Mapping[str, str]:
    """What entries made after this past day changed of it; left out where nothing did.

    `moved` changed only the part in which it stands, such as from overdue to not due (case 24).
    """
    changed = row.restated
    return {"restated": yuan(changed.fen), "moved": yuan(changed.moved_fen)} if row.is_restated else {}


def _show(report: AgeingReport, screen: Screen) -> None:
    if not report.rows:
        screen.say(Said("On {day} nobody owed anything and no money was on account.", day=report.as_of))
        return

    restated = any(row.is_restated for row in report.rows)
    screen.heading(Said("Ageing on {day}", day=report.as_of))
    count = Said("{count} customers", count=len(report.rows))
    screen.table(aged_columns(report), report.rows, report.as_of, count)
    screen.hint(WHAT_IS_OVERDUE)
    if restated:
        screen.say(_why_restated(report.as_of))


def _why_restated(as_of: date) -> Said:
    return Said("Entered later, but dated {day} or before: the figures of that day include it.", day=as_of)
