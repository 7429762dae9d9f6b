"""The columns of plans and of plans that have ended."""

from datetime import date

from desktop_app.domain.columns import Column, Look, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.looks import part_mark
from desktop_app.domain.marks import Mark
from desktop_app.domain.plans import InstalmentState
from desktop_app.ui.plans.plan_rows import EndedRow, PlanRow


def _plan_text(row: PlanRow, today: date) -> Said:
    part = row.next_part
    if part is None:
        return Said("paid")
    if part.state is InstalmentState.MISSED:
        return Said("{days} d late", days=(today - part.instalment.due).days)
    return Said("due {day}", day=short_day(part.instalment.due, today))


def _plan_mark(row: PlanRow, today: date) -> Mark:
    part = row.next_part
    return part_mark(part.state, part.instalment.due, today) if part else Mark.FINE


PLAN_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("status", Said("Status"), lambda row: row.missed, Look.CHIP, 120, text=_plan_text,
           mark=_plan_mark),
    Column("number", Said("Number"), lambda row: row.standing.plan.number, width=128, fades=1),
    Column("customer", Said("Customer"), lambda row: row.customer, width=136, stretch=True),
    Column("parts", Said("Parts paid"), lambda row: row.paid_parts, Look.COUNT, 84, fades=3,
           text=lambda row, _: f"{row.paid_parts}/{row.owed_parts}"),
    Column("next", Said("Next part"), lambda row: row.next_part.instalment.due if row.next_part else None,
           Look.DATE, 84),
    Column("ask", Said("Next sum"), lambda row: row.next_part.missing_fen if row.next_part else None,
           Look.MONEY, 96),
    Column("left", Said("Left (yuan)"), lambda row: row.left_fen, Look.MONEY, 104, total=True),
    Column("missed", Said("Missed"), lambda row: row.missed, Look.COUNT, 72, fades=2),
    Column("signed", Said("Signed on"), lambda row: row.standing.plan.signed_on, Look.DATE, 104, fades=4),
)  # fmt: skip


ENDED_COLUMNS: tuple[Column[EndedRow], ...] = (
    Column("number", Said("Number"), lambda row: row.one.plan.number, width=128, fades=1),
    Column("customer", Said("Customer"), lambda row: row.customer, width=136),
    Column("total", Said("Amount (yuan)"), lambda row: row.one.plan.total_fen, Look.MONEY, 112),
    Column("agreed", Said("Agreed on"), lambda row: row.one.plan.agreed_on, Look.DATE, 100, fades=2),
    Column("ended", Said("Ended on"), lambda row: row.one.on, Look.DATE, 100),
    Column("reason", Said("Reason"), lambda row: row.one.reason, width=240, stretch=True),
)
