"""What customers object to, of the whole shop: open, answered late, told too late (R119–R121)."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop_app.domain.columns import LAST, Column, Look
from desktop_app.domain.disputes import DISPUTE_KINDS, Dispute, answered_late, is_open
from desktop_app.domain.errors import Said
from desktop_app.operations.lists.account import dispute_state
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.store import customers, disputes, settings
from desktop_app.store.database import Ledger

OPEN, LATE, TOO_LATE, EVERY = "open", "late", "too_late", "all"
VIEWS = (
    (OPEN, Said("Not settled yet")), (LATE, Said("Answered late")), (TOO_LATE, Said("Told too late")),
    (EVERY, Said("All")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A dispute with the customer's name; `too_late` after the days in which faults are to be told."""

    dispute: Dispute
    customer: str
    too_late: bool


def disputed(ledger: Ledger, asked: Inquiry) -> Reported[DisputeRow]:
    """The newest first; what came too late is said, and no more than that."""
    today, by = asked.today, asked.by or OPEN
    names = {one: name for one, _, name in customers.names(ledger)}
    calendar, within = settings.load_calendar(ledger), settings.load_rules(ledger).objection_days
    every = [
        DisputeRow(
            replace(one, is_late=answered_late(one, today, calendar)), names[one.customer_id], one.is_too_late(within)
        )
        for one in reversed(disputes.load_disputes(ledger, today, asked.customer_id))
    ]
    wanted: dict[str, Callable[[DisputeRow], bool]] = {
        OPEN: lambda row: is_open(row.dispute, today),
        LATE: lambda row: row.dispute.is_late,
        TOO_LATE: lambda row: row.too_late,
        EVERY: lambda _: True,
    }
    waiting = [row for row in every if is_open(row.dispute, today)]
    keys = (HeadFigure(Said("In dispute"), sum(row.dispute.amount_fen for row in waiting), strong=True),)
    return Reported(_COLUMNS, [row for row in every if wanted[by](row)], lambda row: row.dispute.id, None, keys)


_COLUMNS: tuple[Column[DisputeRow], ...] = (
    Column("state", Said("Status"), lambda row: dispute_state(row.dispute)[0].template, Look.CHIP, 128,
           text=lambda row, _: dispute_state(row.dispute)[0], mark=lambda row, _: dispute_state(row.dispute)[1]),
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 150, stretch=True),
    Column("number", Said("Slip"), lambda row: row.dispute.number, Look.CODE, 132),
    Column("raised", Said("Raised on"), lambda row: row.dispute.raised_on, Look.DATE, 80),
    Column("amount", Said("In dispute"), lambda row: row.dispute.amount_fen, Look.MONEY, 104, total=True),
    Column("kind", Said("What kind of dispute"), lambda row: row.dispute.kind.value, width=88, fades=4,
           text=lambda row, _: DISPUTE_KINDS[row.dispute.kind]),
    Column("told_by", Said("Said by"), lambda row: row.dispute.told_by, width=80, fades=2),
    Column("told", Said("Told in time"), lambda row: not row.too_late, width=96, fades=3,
           text=lambda row, _: Said("told too late") if row.too_late else ""),
    Column("reason", Said("Dispute"), lambda row: row.dispute.reason, width=180, fades=LAST),
    Column("answer", Said("What we answered"), lambda row: row.dispute.answer, width=140, fades=1),
)  # fmt: skip
