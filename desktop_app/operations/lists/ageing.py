"""What the ageing shows: the parts of the balance, and of it what is overdue (case 22)."""

from collections.abc import Callable
from datetime import date

from desktop_app.domain.accounts import Ageing
from desktop_app.domain.columns import LAST, Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import buckets_said
from desktop_app.domain.money import format_yuan
from desktop_app.operations.reports import AgedCustomer, AgeingReport

WHAT_IS_OVERDUE = Said("Overdue: past due, less what kept plans cover and what is on account.")


def parts_said(report: AgeingReport) -> list[Said]:
    """What the balance is made up of; what has no day to pay only where anything has none."""
    undated = [Said("No day to pay")] if report.total.undated_fen else []
    return [Said("Not yet due"), *undated, *buckets_said(report.edges), Said("On account")]


def parts_of(aged: Ageing, report: AgeingReport) -> tuple[int, ...]:
    """The sums of `parts_said`: what has no day to pay is not called not yet due."""
    not_due, *others = aged.parts_fen
    undated = (aged.undated_fen,) if report.total.undated_fen else ()
    return (not_due - aged.undated_fen, *undated, *others)


def aged_columns(report: AgeingReport, adds_up: bool = False) -> tuple[Column[AgedCustomer], ...]:
    """Customer, balance, its parts, and of them what is overdue and what plans cover.

    Where the parts are to add up, what lies on account stands below 0, as in the chart; it is told as it is elsewhere.
    What later entries changed of a past day has its own columns, where anything has (cases 7, 24).
    """
    *parts, on_account = parts_said(report)
    restated = any(row.is_restated for row in report.rows)
    return (
        Column("customer", Said("Customer"), lambda row: row.name, Look.NAME, 150, stretch=True),
        Column("balance", Said("Owed"), lambda row: row.ageing.balance_fen, Look.MONEY, 108, total=True, credit=True),
        *(
            Column(f"part{at}", title, _part(at, report), Look.MONEY, 100, total=True, fades=0 if at else LAST + 1)
            for at, title in enumerate(parts)
        ),
        Column(f"part{len(parts)}", on_account, _on_account(adds_up), Look.MONEY, 100, total=True, fades=LAST),
        _OVERDUE,
        _IN_PLAN,
        *((_RESTATED,) if restated else ()),
    )


def _part(at: int, report: AgeingReport) -> Callable[[AgedCustomer], int | None]:
    return lambda row: parts_of(row.ageing, report)[at] or None


def _on_account(adds_up: bool) -> Callable[[AgedCustomer], int | None]:
    return lambda row: (row.ageing.parts_fen[-1] if adds_up else row.ageing.on_account_fen) or None


def _restated(row: AgedCustomer, _: date) -> Words:
    """How much the balance changed, or how much only stands in another part of it (case 24)."""
    if row.restated.fen or not row.is_restated:
        return format_yuan(row.restated.fen) if row.restated.fen else ""
    return Said("{sum} moved", sum=format_yuan(row.restated.moved_fen))


_OVERDUE: Column[AgedCustomer] = Column(
    "overdue",
    Said("Overdue"),
    lambda row: row.debt.overdue_fen or None,
    Look.MONEY,
    100,
    total=True,
    tip=lambda _row, _: WHAT_IS_OVERDUE,
    fades=2,
)
_IN_PLAN: Column[AgedCustomer] = Column(
    "in_plan", Said("In plan"), lambda row: row.debt.in_plan_fen or None, Look.MONEY, 100, total=True, fades=1
)
_RESTATED: Column[AgedCustomer] = Column(
    "restated",
    Said("Entered later"),
    lambda row: row.restated.fen if row.is_restated else None,
    Look.MONEY,
    100,
    text=_restated,
    tip=lambda row, _: Said("Entered later, but dated this day or before.") if row.is_restated else "",
)

MOVED: Column[AgedCustomer] = Column(
    "moved", Said("Moved"), lambda row: row.restated.moved_fen or None, Look.MONEY, total=True
)
"""In a file the sum that only stands in another part has a column of its own."""
