"""What the ageing shows: the parts of the balance, and of it what is overdue (case 22)."""

from collections.abc import Callable, Sequence
from datetime import date

from desktop_app.domain.columns import LAST, Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import buckets_said
from desktop_app.domain.money import format_yuan
from desktop_app.operations.reports import AgedCustomer

WHAT_IS_OVERDUE = Said("Overdue: past due, less what kept plans cover and what is on account.")


def aged_columns(edges: Sequence[int], restated: bool, adds_up: bool = False) -> tuple[Column[AgedCustomer], ...]:
    """Customer, balance, its parts, and of them what is overdue and what plans cover.

    Where the parts are to add up, what lies on account stands below 0, as in the chart; it is told as it is elsewhere.
    What later entries changed of a past day has its own columns, where anything has (cases 7, 24).
    """
    parts = [Said("Not yet due"), *buckets_said(edges)]
    return (
        Column("customer", Said("Customer"), lambda row: row.name, Look.NAME, 150, stretch=True),
        Column("balance", Said("Owed"), lambda row: row.ageing.balance_fen, Look.MONEY, 108, total=True, credit=True),
        *(
            Column(f"part{at}", title, _part(at), Look.MONEY, 100, total=True, fades=0 if at else LAST + 1)
            for at, title in enumerate(parts)
        ),
        Column(f"part{len(parts)}", Said("On account"), _on_account(adds_up), Look.MONEY, 100, total=True, fades=LAST),
        Column(
            "overdue",
            Said("Overdue"),
            lambda row: row.debt.overdue_fen or None,
            Look.MONEY,
            100,
            total=True,
            tip=lambda _row, _: WHAT_IS_OVERDUE,
            fades=2,
        ),
        Column(
            "in_plan", Said("In plan"), lambda row: row.debt.in_plan_fen or None, Look.MONEY, 100, total=True, fades=1
        ),
        *((_RESTATED,) if restated else ()),
    )


def _part(at: int) -> Callable[[AgedCustomer], int | None]:
    return lambda row: row.ageing.parts_fen[at] or None


def _on_account(adds_up: bool) -> Callable[[AgedCustomer], int | None]:
    return lambda row: (row.ageing.parts_fen[-1] if adds_up else row.ageing.on_account_fen) or None


def _restated(row: AgedCustomer, _: date) -> Words:
    """How much the balance changed, or how much only stands in another part of it (case 24)."""
    if row.restated.fen or not row.is_restated:
        return format_yuan(row.restated.fen) if row.restated.fen else ""
    return Said("{sum} moved", sum=format_yuan(row.restated.moved_fen))


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
