"""Bills of exchange: those held with the day they fall due, and what became of the others."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.acceptances import BILL_STATES, SOON, BillState, HeldBill
from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark
from desktop_app.domain.paid_parts import ACCEPTED_BY
from desktop_app.operations.acceptances import bills_of_exchange
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.store.database import Ledger


def acceptances(ledger: Ledger, asked: Inquiry) -> Reported[HeldBill]:
    """Every bill as it stands today."""
    rows = bills_of_exchange(ledger, asked.today)
    return Reported(BILLS, rows, lambda one: one.receipt, keys=_keys(rows, asked.today))


def _keys(rows: Sequence[HeldBill], today: date) -> tuple[HeadFigure, ...]:
    soon = [one.amount_fen for one in rows if one.due_by(today + SOON)]
    return (
        HeadFigure(Said("Held"), _sum(rows, BillState.HELD), strong=True),
        HeadFigure(Said("Due within {days} days", days=SOON.days), sum(soon), strong=bool(soon)),
        HeadFigure(Said("Passed on"), _sum(rows, BillState.PASSED_ON)),
        HeadFigure(Said("Bounced"), _sum(rows, BillState.BOUNCED)),
    )


def _sum(rows: Sequence[HeldBill], state: BillState) -> int:
    return sum(one.amount_fen for one in rows if one.state is state)


def _mark(one: HeldBill, today: date) -> Mark:
    if one.state is BillState.BOUNCED or one.due_by(today):
        return Mark.LATE
    return Mark.SOON if one.due_by(today + SOON) else Mark.PLAIN


BILLS: tuple[Column[HeldBill], ...] = (
    Column("due", Said("The bill is due on"), lambda one: one.due, Look.DATE, 112),
    Column("state", Said("Status"), lambda one: one.state.value, Look.CHIP, 104,
           text=lambda one, _: BILL_STATES[one.state], mark=_mark),
    Column("amount", Said("Amount"), lambda one: one.amount_fen, Look.MONEY, 116, total=True),
    Column("customer", Said("Customer"), lambda one: one.customer, Look.NAME, 150, stretch=True),
    Column("number", Said("Number of the bill"), lambda one: one.number, Look.CODE, 132, fades=3),
    Column("accepted_by", Said("Kind of bill"), lambda one: one.accepted_by.value, width=120, fades=4,
           text=lambda one, _: ACCEPTED_BY[one.accepted_by]),
    Column("receipt", Said("Receipt"), lambda one: one.receipt, Look.CODE, 132, fades=2),
    Column("since", Said("Since (state)"), lambda one: one.since, Look.DATE, 96, fades=2),
    Column("note", Said("Note"), lambda one: one.note, width=120, fades=1),
)  # fmt: skip
