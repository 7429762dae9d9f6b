"""Reports of any days: what came in, what was sold, and every other one by its name."""

from datetime import date
from functools import partial
from typing import Any

from desktop_app.cli.answers import day, yuan
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.periods import Period, period_asked, period_said
from desktop_app.operations.customers import find_customer
from desktop_app.operations.exporting import write_report
from desktop_app.operations.reporting.kinds import KINDS, Inquiry, Report, Reported, ask, report_named


def takings(session: Session) -> None:
    """What came in (R156)."""
    _tell(session, "takings")


def sales(session: Session) -> None:
    """What was sold."""
    _tell(session, "sales")


def report_of(session: Session, name: str) -> None:
    """A report that has a command of its own."""
    _tell(session, name)


def reports(session: Session) -> None:
    """Any report; without a name, which there are."""
    if session.options.report:
        _tell(session, session.options.report)
        return
    rows = [{"name": one.name, "answers": one.answers.template} for one in KINDS]
    session.present(rows, lambda found: {"reports": found}, _list)


def _list(_: object, screen: Screen) -> None:
    screen.table(_NAMES, KINDS, date.min)


_NAMES: tuple[Column[Report], ...] = (
    Column("name", Said("Name"), lambda one: one.name),
    Column("answers", Said("What it answers"), lambda one: one.name, text=lambda one, _: one.answers),
)


def _tell(session: Session, name: str) -> None:
    options, today, report = session.options, session.moment.today, report_named(name)
    period = period_asked(options.period, options.first, options.last, report.usual, today)
    by = options.by or ""
    if by and report.view(by) != by:
        known = ", ".join(key for key, _ in report.views) or "–"
        raise Refused("“{text}” is not possible here. Choose {choices}.", text=by[:40], choices=known)
    with opened(session) as book:
        customer = find_customer(book.ledger, options.customer).id if options.customer else 0
        asked = Inquiry(period, today, by, customer)
        found = ask(book.ledger, name, asked)
        if options.out:
            rows = write_report(
                book.ledger, options.out, report, asked, session.moment, session.translate, session.language
            )
            said = Said("{file} holds the report, {rows} rows.", file=options.out, rows=rows)
            session.tell({"report": name, "rows": rows, "file": str(options.out)}, said)
            return
    session.present(found, partial(_answer, report, asked, options.top), partial(_show, report, asked, options.top))


def _answer(report: Report, asked: Inquiry, top: int | None, found: Reported[Any]) -> object:
    shown = found.rows[:top]
    rows = [{column.key: _value(column, row) for column in found.columns} for row in shown]
    totals = {one.key: yuan(one.total_of(shown)[0]) for one in found.columns if one.total}
    return {"report": report.name, **_days(asked.period), "by": report.view(asked.by), "rows": rows, "totals": totals}


def _days(period: Period) -> dict[str, object]:
    return {"from": day(period.first), "to": day(period.last)}


def _value(column: Column[Any], row: object) -> object:
    """As programs read it: figures in full, a kind by its key."""
    value = column.value(row)
    match column.look, value:
        case _, None:
            return None
        case Look.MONEY, int():
            return yuan(value)
        case Look.PRICE, int():
            return format_price(value)
        case Look.QUANTITY, int():
            return format_quantity(value)
        case Look.BAR, float():
            return round(value, 4)
        case Look.COUNT, int():
            return value
        case _, date():
            return day(value)
    return value


def _show(report: Report, asked: Inquiry, top: int | None, found: Reported[Any], screen: Screen) -> None:
    screen.heading(Said("{title}, {period}", title=report.title, period=period_said(asked.period, asked.today)))
    if not found.rows:
        screen.say(Said("Nothing in these days."))
        return
    for one in found.keys:
        figure = format_yuan(one.figure) if isinstance(one.figure, int) else one.figure
        screen.say(Said("{name}: {figure} {note}", name=one.name, figure=figure, note=one.note))
    shown = found.rows[:top]
    screen.table(found.columns, shown, asked.today)
    screen.say(found.told, Said("In all: {sum}", sum=found.foot) if found.foot else None)
