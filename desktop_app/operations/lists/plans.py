"""Plans in force with their parts, and plans that have ended: what their lists hold and show."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.columns import Column, Look, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.extensions import times_changed
from desktop_app.domain.looks import part_mark
from desktop_app.domain.marks import Mark
from desktop_app.domain.plans import InstalmentState, PartProgress
from desktop_app.domain.promises import PromiseState, kept_rate
from desktop_app.operations.customers import all_customers
from desktop_app.operations.lists.promises import PromiseRow
from desktop_app.operations.plans import (
    Acceleration,
    EndedPlan,
    PlanStanding,
    accelerations,
    ended_plans,
    plan_standings,
)
from desktop_app.operations.promises import judged_promises
from desktop_app.store.plan_agreements import KeptAgreement, load_agreements

if TYPE_CHECKING:
    from desktop_app.operations.books import Book


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in force, its customer, whether its whole rest may be asked for, and its agreement on paper."""

    standing: PlanStanding
    customer: str
    whole: Acceleration | None = None
    paper: KeptAgreement | None = None
    changed: int = 0
    """How often this debt was put into another plan."""

    @property
    def number(self) -> str:
        return self.standing.plan.number

    @property
    def customer_id(self) -> int:
        return self.standing.plan.customer_id

    @property
    def scans(self) -> tuple[str, ...]:
        return self.standing.plan.scans

    @property
    def paid_parts(self) -> int:
        return sum(part.state is InstalmentState.PAID for part in self.standing.parts)

    @property
    def owed_parts(self) -> int:
        """The parts that goods coming back did not cancel."""
        return sum(part.state is not InstalmentState.DROPPED for part in self.standing.parts)

    @property
    def missed(self) -> int:
        return sum(part.state is InstalmentState.MISSED for part in self.standing.parts)

    @property
    def next_part(self) -> PartProgress | None:
        """The earliest part that is not paid whole."""
        return next((part for part in self.standing.parts if part.missing_fen), None)

    @property
    def left_fen(self) -> int:
        return sum(part.missing_fen for part in self.standing.parts)


@dataclass(frozen=True, slots=True)
class EndedRow:
    """A plan that no longer holds, and whose it was."""

    one: EndedPlan
    customer: str

    @property
    def customer_id(self) -> int:
        return self.one.plan.customer_id


@dataclass(frozen=True, slots=True)
class Agreed:
    """All plans in force, all promises, the plans that have ended, and how much of what was promised came in time."""

    plans: tuple[PlanRow, ...]
    promises: tuple[PromiseRow, ...]
    ended: tuple[EndedRow, ...]
    kept: float | None


def agreed(book: "Book", today: date) -> Agreed:
    """What was agreed with whom, as it stands today."""
    names = {one.id: one.name for one in all_customers(book.ledger)}
    offered, on_paper = accelerations(book.ledger, today), load_agreements(book.ledger, today)
    gone = ended_plans(book.ledger, today)
    over = [one.plan for one in gone]
    plans = [
        PlanRow(
            one,
            names[one.plan.customer_id],
            offered.get(one.plan.number),
            on_paper.get(one.plan.number),
            times_changed(one.plan, over),
        )
        for one in plan_standings(book.ledger, today)
    ]
    ended = [EndedRow(one, names[one.plan.customer_id]) for one in gone]
    judged = [one for each in judged_promises(book.ledger, today).values() for one in each]
    promises = [PromiseRow(one, names[one.promise.customer_id]) for one in judged]
    return Agreed(_soonest(plans), _latest(promises), tuple(ended), kept_rate(judged))


def _soonest(rows: list[PlanRow]) -> tuple[PlanRow, ...]:
    """The plan whose part is due or was missed first stands first; paid ones last."""
    return tuple(sorted(rows, key=lambda row: (row.next_part is None, row.next_part and row.next_part.instalment.due)))


def _latest(rows: list[PromiseRow]) -> tuple[PromiseRow, ...]:
    """Those that wait, the next day first; then what is decided, the newest first."""
    waiting = [row for row in rows if row.judged.state in (PromiseState.WAITING, PromiseState.DUE_TODAY)]
    decided = [row for row in rows if row not in waiting]
    waiting.sort(key=lambda row: row.judged.promise.by)
    decided.sort(key=lambda row: row.judged.promise.by, reverse=True)
    return (*waiting, *decided)


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


PLANS: tuple[Column[PlanRow], ...] = (
    Column("status", Said("Status"), lambda row: row.missed, Look.CHIP, 120, text=_plan_text,
           mark=_plan_mark),
    Column("number", Said("Number"), lambda row: row.standing.plan.number, width=128, fades=1),
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 136, stretch=True),
    Column("parts", Said("Parts paid"), lambda row: row.paid_parts, Look.COUNT, 84, fades=3,
           text=lambda row, _: f"{row.paid_parts}/{row.owed_parts}"),
    Column("next", Said("Next part"), lambda row: row.next_part.instalment.due if row.next_part else None,
           Look.DATE, 84),
    Column("ask", Said("Next sum"), lambda row: row.next_part.missing_fen if row.next_part else None,
           Look.MONEY, 96),
    Column("left", Said("Left"), lambda row: row.left_fen, Look.MONEY, 104, total=True),
    Column("missed", Said("Missed"), lambda row: row.missed, Look.COUNT, 72, fades=2),
    Column("changed", Said("Changed"), lambda row: row.changed or None, Look.COUNT, 72, fades=5),
    Column("signed", Said("Signed on"), lambda row: row.standing.plan.signed_on, Look.DATE, 104, fades=4),
)  # fmt: skip


ENDED: tuple[Column[EndedRow], ...] = (
    Column("number", Said("Number"), lambda row: row.one.plan.number, width=128, fades=1),
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 136),
    Column("total", Said("Amount"), lambda row: row.one.plan.total_fen, Look.MONEY, 112),
    Column("agreed", Said("Agreed on"), lambda row: row.one.plan.agreed_on, Look.DATE, 100, fades=2),
    Column("ended", Said("Ended on"), lambda row: row.one.on, Look.DATE, 100),
    Column("reason", Said("Reason"), lambda row: row.one.reason, width=240, stretch=True),
)
