"""The ageing in parts: one bar and one column each for what is not due, every bucket, and money on account (U10)."""

from collections.abc import Callable, Sequence
from datetime import date

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import buckets_said
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.domain.money import format_yuan
from desktop_app.operations.reports import AgedCustomer, AgeingReport
from desktop_app.ui.reports.ageing_chart import Bar
from desktop_app.ui.widgets.speech import Reader


def bars_of(report: AgeingReport, desk: Reader) -> list[Bar]:
    """Not due, one bar a bucket, and what lies on account; together they are the balance."""
    titles = [desk.say("Not yet due"), *map(desk.tell, buckets_said(report.edges)), desk.say("On account")]
    marks = [Mark.PLAIN, *(late_mark(edge) for edge in report.edges), late_mark(report.edges[-1] + 1), Mark.PLAIN]
    counts = [sum(row.ageing.parts_fen[at] != 0 for row in report.rows) for at in range(len(titles))]
    return [
        Bar(title, fen, desk.say("{count} customers", count=count), mark)
        for title, fen, count, mark in zip(titles, report.total.parts_fen, counts, marks, strict=True)
    ]


def columns_of(edges: Sequence[int], restated: bool) -> tuple[Column[AgedCustomer], ...]:
    """Customer, balance, the parts that add up to it, and of them what is overdue and what plans cover (case 22)."""
    titles = [Said("Not yet due"), *buckets_said(edges), Said("On account")]
    parts: list[Column[AgedCustomer]] = [
        Column(f"part{at}", title, _part_of(at), Look.MONEY, 100, total=True) for at, title in enumerate(titles)
    ]
    changed: Column[AgedCustomer] = Column(
        "restated",
        Said("Restated"),
        lambda row: row.restated.fen if row.is_restated else None,
        Look.MONEY,
        100,
        text=_restated_text,
        tip=lambda row, _: Said("Entered later, but dated this day or before.") if row.is_restated else "",
    )
    return (
        Column("customer", Said("Customer"), lambda row: row.name, width=150, stretch=True),
        Column("balance", Said("Owed"), lambda row: row.ageing.balance_fen, Look.MONEY, 108, total=True,
               credit=True),
        *parts,
        Column("overdue", Said("Overdue"), lambda row: row.debt.overdue_fen or None, Look.MONEY, 100, total=True,
               tip=lambda _row, _: Said("Past due, less what kept plans cover and what lies on account.")),
        Column("in_plan", Said("In plan"), lambda row: row.debt.in_plan_fen or None, Look.MONEY, 100, total=True),
        *((changed,) if restated else ()),
    )  # fmt: skip


def _restated_text(row: AgedCustomer, _: date) -> Words:
    """How much the balance changed, or how much only stands in another part of it (case 24)."""
    if row.restated.fen or not row.is_restated:
        return format_yuan(row.restated.fen) if row.restated.fen else ""
    return Said("{sum} moved", sum=format_yuan(row.restated.moved_fen))


def _part_of(at: int) -> Callable[[AgedCustomer], int | None]:
    return lambda row: row.ageing.parts_fen[at] or None
