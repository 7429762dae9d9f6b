"""What the list of the week shows: whom to chase, why, and the next step."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.chase_words import action_said, reason_said, step_said
from desktop_app.domain.chasing import Row
from desktop_app.domain.columns import LAST, Column, Look, Words, chosen, credit_said, joined, short_day, within
from desktop_app.domain.debt import Debt
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import OUTCOMES
from desktop_app.domain.looks import status_mark, status_said
from desktop_app.domain.money import format_percent, format_yuan
from desktop_app.operations.week import WeekRow


def _expected(row: Row, _: date) -> Said:
    return Said(
        "Unpaid {open} × chance {risk} = {expected} that will probably be unpaid and overdue in two weeks",
        open=format_yuan(row.debt.open_fen),
        risk=format_percent(row.risk),
        expected=format_yuan(row.expected_fen),
    )


def _part(debt: Debt) -> tuple[date | None, int | None]:
    """The next part of a plan: its day and sum (case 22)."""
    return (debt.next_part.due, debt.next_part.fen) if debt.next_part else (None, None)


CHASE: tuple[Column[Row], ...] = (
    Column("status", Said("Status"), lambda row: row.days, Look.CHIP, 156, text=status_said,
           mark=lambda row, _: status_mark(row), tip=lambda row, _: reason_said(row)),
    Column("customer", Said("Customer"), lambda row: row.name, Look.NAME, 150),
    Column("open", Said("Owed"), lambda row: row.owed_fen, Look.MONEY, 108, total=True, credit=True, tip=_expected),
    Column("overdue", Said("Overdue"), lambda row: row.debt.overdue_fen, Look.MONEY, total=True),
    Column("ask", Said("Ask for"), lambda row: row.debt.ask_fen, Look.MONEY, total=True),
    Column("in_plan", Said("In plan"), lambda row: row.debt.in_plan_fen, Look.MONEY, total=True),
    Column("next_part", Said("Next part"), lambda row: _part(row.debt)[0], Look.DATE),
    Column("next_sum", Said("Next sum"), lambda row: _part(row.debt)[1], Look.MONEY, total=True),
    Column("disputed", Said("In dispute"), lambda row: row.debt.in_dispute_fen, Look.MONEY, total=True),
    Column("on_account", Said("On account"), lambda row: row.debt.on_account_fen, Look.MONEY, total=True),
    Column("expected", Said("Expected unpaid"), lambda row: row.expected_fen, Look.MONEY, total=True),
    Column("risk", Said("Risk"), lambda row: round(row.risk, 4), Look.BAR),
    Column("reason", Said("Reason"), lambda row: row.reason.value, text=lambda row, _: reason_said(row)),
    Column("next", Said("Next step"), lambda row: row.action.value, width=176, stretch=True,
           text=lambda row, _: action_said(row), tip=lambda row, _: reason_said(row)),
)  # fmt: skip


def _why_and_what(row: Row, _: date) -> Words:
    """The whole sentences that the short words stand for."""
    return joined(reason_said(row), action_said(row), between="\n")


def contact_said(one: WeekRow, today: date) -> Words:
    """`11-18 not reached 3 times`, or a dash."""
    if one.last is None:
        return "–"
    day = short_day(one.last.at, today)
    if one.attempts > 1:
        return Said("{day} not reached {count} times", count=one.attempts, day=day)
    return joined(day, OUTCOMES[one.last.outcome], between=" ")


def _owed(row: Row) -> int:
    """What is owed alone: whose own money is here is told among the customers, those of them who owe nothing, too."""
    return max(row.owed_fen, 0)


def _owed_said(row: Row, _: date) -> Words:
    return credit_said(-row.owed_fen) if row.owed_fen < 0 else format_yuan(row.owed_fen)


def _overdue(row: Row) -> int | None:
    """Nothing stands where nothing is."""
    return row.debt.overdue_fen or None


def _agreed_on(one: WeekRow) -> date | None:
    """The day money was promised for, else that of the next part of a plan."""
    return one.promise.promise.by if one.promise else _part(one.row.debt)[0]


def agreed_said(one: WeekRow, today: date) -> Words:
    """`11-24 pays 5,000.00`, `12-27 part of a plan`, or a dash; of a promise what is still to come."""
    if one.promise:
        day = short_day(one.promise.promise.by, today)
        return Said("{day} pays {sum}", day=day, sum=format_yuan(one.promise.missing_fen))
    due, _ = _part(one.row.debt)
    return Said("{day} part of plan", day=short_day(due, today)) if due else "–"


WEEK: tuple[Column[WeekRow], ...] = (
    *within(chosen(CHASE, "status", "customer"), lambda one: one.row),
    Column("phone", Said("Phone"), lambda one: one.phone, Look.PHONE, 116),
    *within((replace(chosen(CHASE, "open")[0], value=_owed, credit=False, text=_owed_said),), lambda one: one.row),
    *within((replace(*chosen(CHASE, "overdue"), value=_overdue, fades=3),), lambda one: one.row),
    Column("oldest", Said("Oldest due"), lambda one: one.row.oldest_due, Look.DATE, 92, fades=1),
    Column("contact", Said("Last contact"), lambda one: one.last.at if one.last else None, Look.DATE, 112, fades=4,
           text=contact_said),
    Column("agreed", Said("Promise or plan"), _agreed_on, Look.DATE, 132, fades=2,
           text=agreed_said),
    *within((replace(chosen(CHASE, "next")[0], fades=LAST, text=step_said, tip=_why_and_what),), lambda one: one.row),
)  # fmt: skip
"""With the facts of a call beside it; what is overdue, since when, and what was agreed have room on a wide screen."""
