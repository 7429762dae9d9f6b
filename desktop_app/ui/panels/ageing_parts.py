"""The ageing in parts: one bar and one column each for what is not due, every bucket, and money on account (U10)."""

from collections.abc import Callable, Sequence

from desktop_app.domain.accounts import Ageing
from desktop_app.domain.labels import buckets_said
from desktop_app.language import N_
from desktop_app.operations.reports import AgedCustomer, AgeingReport
from desktop_app.ui.desk import Desk
from desktop_app.ui.tokens import Mark
from desktop_app.ui.widgets.ageing_chart import Bar
from desktop_app.ui.widgets.columns import Column, Look
from desktop_app.ui.words import late_mark


def bars_of(report: AgeingReport, desk: Desk) -> list[Bar]:
    """Not due, one bar a bucket, and what lies on account; together they are the balance."""
    titles = [desk.say("Not yet due"), *map(desk.tell, buckets_said(report.edges)), desk.say("On account")]
    marks = [Mark.PLAIN, *(late_mark(edge) for edge in report.edges), late_mark(report.edges[-1] + 1), Mark.PLAIN]
    counts = [sum(parts_of(row.ageing)[at] != 0 for row in report.rows) for at in range(len(titles))]
    return [
        Bar(title, fen, desk.say("{count} customers", count=count), mark)
        for title, fen, count, mark in zip(titles, parts_of(report.total), counts, marks, strict=True)
    ]


def columns_of(edges: Sequence[int], restated: bool, desk: Desk) -> tuple[Column[AgedCustomer], ...]:
    """Customer, balance, the parts that add up to it, and of them what is overdue and what plans cover (case 22)."""
    titles = [N_("Not yet due"), *map(desk.tell, buckets_said(edges)), N_("On account")]
    parts: list[Column[AgedCustomer]] = [
        Column(f"part{at}", title, _part_of(at), Look.MONEY, 100, total=True) for at, title in enumerate(titles)
    ]
    changed: Column[AgedCustomer] = Column(
        "restated",
        N_("Restated"),
        lambda row: row.restated_fen or None,
        Look.MONEY,
        100,
        tip=lambda row, desk: desk.say("Entered later, but dated this day or before.") if row.restated_fen else "",
    )
    return (
        Column("customer", N_("Customer"), lambda row: row.name, width=150, stretch=True),
        Column("balance", N_("Owed"), lambda row: row.ageing.balance_fen, Look.MONEY, 108, total=True),
        *parts,
        Column("overdue", N_("Overdue"), lambda row: row.debt.overdue_fen or None, Look.MONEY, 100, total=True,
               tip=lambda _, desk: desk.say("Past due, less what kept plans cover and what lies on account.")),
        Column("in_plan", N_("In plan"), lambda row: row.debt.in_plan_fen or None, Look.MONEY, 100, total=True),
        *((changed,) if restated else ()),
    )  # fmt: skip


def _part_of(at: int) -> Callable[[AgedCustomer], int | None]:
    return lambda row: parts_of(row.ageing)[at] or None


def parts_of(ageing: Ageing) -> tuple[int, ...]:
    """Not due, the buckets, and money on account below 0: their sum is the balance."""
    return (ageing.not_due_fen, *ageing.buckets_fen, -ageing.on_account_fen)
