"""Who confirmed their account up to which day: without it the two figures drift apart, and the seller loses (R067)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import STATEMENT_STATES
from desktop_app.domain.marks import Mark
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.operations.reporting.words import customers_said
from desktop_app.store import accounts, customers, statements
from desktop_app.store.database import Ledger
from desktop_app.store.statements import Issued

WARNED, EVERY = "warned", "all"
VIEWS = ((WARNED, Said("Not confirmed for long")), (EVERY, Said("All who owe")))
WARNING_DAYS = 60
"""Whoever owes and confirmed nothing for so many days is warned of: two monthly statements went by."""


@dataclass(frozen=True, slots=True)
class ConfirmedAccount:
    """A customer who owes: up to which day they confirmed, and how their last statement stands."""

    customer_id: int
    customer: str
    owed_fen: int
    confirmed_to: date | None
    days: int | None
    last: Issued | None

    @property
    def is_warned(self) -> bool:
        return self.days is None or self.days > WARNING_DAYS


def accounts_confirmed(ledger: Ledger, asked: Inquiry) -> Reported[ConfirmedAccount]:
    """Who owes, the longest unconfirmed first; never confirmed stands above all."""
    today = asked.today
    names = {one: name for one, _, name in customers.names(ledger)}
    confirmed, last = statements.confirmed_to(ledger, today), statements.last_statements(ledger, today)
    rows = [
        ConfirmedAccount(
            one, names[one], fen, day := confirmed.get(one), (today - day).days if day else None, last.get(one)
        )
        for one, fen in accounts.balances(ledger, today)
        if fen > 0
    ]
    warned = [row for row in rows if row.is_warned]
    shown = sorted(
        rows if asked.by == EVERY else warned,
        key=lambda row: (row.days is not None, -(row.days or 0), -row.owed_fen),
    )
    keys = (
        HeadFigure(Said("Not confirmed for long"), sum(row.owed_fen for row in warned), strong=True),
        HeadFigure(Said("Customers"), customers_said(len(warned))),
    )
    return Reported(_COLUMNS, shown, lambda row: row.customer_id, None, keys)


def _state(row: ConfirmedAccount, _: date) -> Said | str:
    return STATEMENT_STATES[row.last.state] if row.last else Said("no statement yet")


_COLUMNS: tuple[Column[ConfirmedAccount], ...] = (
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 180, stretch=True),
    Column("owed", Said("Owed"), lambda row: row.owed_fen, Look.MONEY, 120, total=True),
    Column("days", Said("Days since confirmed"), lambda row: row.days, Look.CHIP, 132,
           text=lambda row, _: Said("never") if row.days is None else Said("{days} days", days=row.days),
           mark=lambda row, _: Mark.LATE if row.is_warned else Mark.FINE),
    Column("confirmed", Said("Confirmed up to"), lambda row: row.confirmed_to, Look.DATE, 104, fades=3),
    Column("last", Said("Last statement"), lambda row: row.last.number if row.last else "", Look.CODE, 140, fades=2),
    Column("state", Said("Status"), lambda row: row.last.state.value if row.last else "", width=120, fades=1,
           text=_state),
)  # fmt: skip
