"""This week: whom to chase, why, and the one next step for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from desktop_app.cli.answers import day, debt_answer, told, yuan
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.chase_words import action_said, reason_said
from desktop_app.domain.chasing import Order, Row
from desktop_app.domain.columns import Column, Look, chosen
from desktop_app.domain.errors import Said
from desktop_app.domain.forecast import HORIZON_DAYS
from desktop_app.language import Translate
from desktop_app.operations.chasing import people, this_week
from desktop_app.operations.lists.week import CHASE

NARROW = 110
"""A terminal with fewer columns shows reason and step under the customer's name."""


@dataclass(frozen=True, slots=True)
class ChaseWeek:
    """The list of one day; `rows` may be only the first of `everybody`, `people` whom the next step is done with."""

    as_of: date
    horizon: int
    rows: Sequence[Row]
    everybody: int
    people: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    def person(self, row: Row) -> str:
        """Name and phone of the person to turn to."""
        return " ".join(part for part in self.people.get(row.customer_id, ()) if part)


def chase(session: Session) -> None:
    """Every customer with an open item, best first (N06, N07)."""
    options, today = session.options, session.moment.today
    horizon = options.horizon or HORIZON_DAYS
    with opened(session) as book:
        rows = this_week(book.ledger, today, horizon, Order(options.by))
        shown = rows[: options.top]
        week = ChaseWeek(today, horizon, shown, len(rows), people(book.ledger, shown))
    session.present(week, lambda week: answer(week, session.translate), show)


def answer(week: ChaseWeek, translate: Translate) -> Mapping[str, object]:
    return {"as_of": day(week.as_of), "rows": [_row(week, row, translate) for row in week.rows]}


def _row(week: ChaseWeek, row: Row, translate: Translate) -> Mapping[str, object]:
    person, phone = week.people.get(row.customer_id, ("", ""))
    return {
        **told(row, "customer=name", "open=owed_fen"),
        **debt_answer(row.debt),
        "expected": yuan(row.expected_fen),
        "risk": round(row.risk, 4),
        "reason": reason_said(row).text(translate),
        "action": action_said(row).text(translate),
        **told(row, "reason_code=reason", "action_code=action"),
        "person": person,
        "phone": phone,
        "step_on": day(row.step_on),
    }


def show(week: ChaseWeek, screen: Screen) -> None:
    """The list as a table; what does not fit beside the figures stands under the name."""
    if not week.rows:
        screen.say(Said("On {day} nobody owed anything. Slips delivered on credit appear here.", day=week.as_of))
        return
    screen.heading(Said("This week, on {day}", day=week.as_of))
    screen.gap()
    narrow = screen.terminal and screen.width < NARROW
    screen.table(
        _columns(week, narrow), week.rows, week.as_of, _count(week), partial(_below, week) if narrow else _nothing
    )
    screen.gap()
    screen.hint(_how_sorted(week))


def _columns(week: ChaseWeek, narrow: bool) -> Sequence[Column[Row]]:
    ranks = {row.customer_id: rank for rank, row in enumerate(week.rows, 1)}
    place: Column[Row] = Column("rank", Said("#"), lambda row: ranks[row.customer_id], Look.COUNT)
    *figures, expected = chosen(CHASE, "customer", "open", "overdue", "ask", "expected")
    if narrow:
        return place, *figures, replace(expected, title=Said("Expected"))
    reason, step = chosen(CHASE, "reason", "next")
    return place, *figures, expected, reason, replace(step, text=lambda row, _: _step(week, row))


def _below(week: ChaseWeek, row: Row) -> tuple[Said, ...]:
    return reason_said(row), Said("→ {step}", step=_step(week, row))


def _nothing(_: Row) -> tuple[Said, ...]:
    return ()


def _count(week: ChaseWeek) -> Said:
    return Said("{shown} of {count} customers", shown=len(week.rows), count=week.everybody)


def _step(week: ChaseWeek, row: Row) -> Said:
    """The next step and with whom."""
    who = week.person(row)
    return Said("{step} ({who})", step=action_said(row), who=who) if who else action_said(row)


def _how_sorted(week: ChaseWeek) -> Said:
    return Said(
        "Expected unpaid: what is unpaid × the chance that it is still unpaid and overdue in {days} "
        "days, counted from how each customer paid so far.",
        days=week.horizon,
    )
