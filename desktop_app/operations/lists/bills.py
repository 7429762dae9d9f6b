"""The lines of bills as a list shows them: who paid, whose it may be, how sure that is."""

from datetime import date

from desktop_app.domain.columns import LAST, Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.looks import rank
from desktop_app.domain.marks import Mark
from desktop_app.domain.matching_states import CLAIMS, ClaimState
from desktop_app.operations.bills import BillRow

UNKNOWN = (ClaimState.ASK, ClaimState.NOBODY)


def _when(row: BillRow, today: date) -> str:
    """Without the year of today; that of another one is told, since bills of years ago are opened too."""
    form = "%m-%d" if row.line.day.year == today.year else "%Y-%m-%d"
    return f"{row.line.day:{form}} {row.line.clock}".strip()


def _payer(row: BillRow) -> str:
    return " · ".join(part for part in (row.line.payer, row.line.remark) if part)


def whose(row: BillRow) -> str:
    """The customer a line is booked for, or is proposed to; empty where nobody is."""
    first = row.match.first
    if row.state in (ClaimState.TAKEN, ClaimState.STRANGER):
        return row.customer
    return first.name if first and row.state not in UNKNOWN else ""


def _whose_said(row: BillRow, _: date) -> Said | str:
    """Where several customers are as likely, how many; what is no customer's says so."""
    if row.state in (ClaimState.NOBODY, ClaimState.STRANGER):
        return Said("not a customer's money")
    if row.state is ClaimState.ASK:
        count = len(row.match.claimants)
        if count == 1:
            return Said("{name}?", name=row.match.claimants[0].name)
        return Said("{count} customers are possible", count=count) if count else Said("no customer known")
    return whose(row)


BILL_LINES: tuple[Column[BillRow], ...] = (
    Column("when", Said("Time"), lambda row: f"{row.line.day} {row.line.clock}", width=92, fades=LAST, text=_when),
    Column("payer", Said("Payer and remark"), _payer, Look.NAME, 160, stretch=True),
    Column("amount", Said("Amount"), lambda row: row.line.amount_fen, Look.MONEY, 108, total=True),
    Column("customer", Said("Whose"), whose, Look.NAME, 160, text=_whose_said),
    Column("state", Said("How sure"), lambda row: rank(row.state, CLAIMS), Look.CHIP, 96,
           text=lambda row, _: CLAIMS[row.state].said,
           mark=lambda row, _: CLAIMS[row.state].mark if row.state is not ClaimState.TAKEN else Mark.PLAIN),
    Column("way", Said("Payment method"), lambda row: row.line.way.value, width=84, fades=1,
           text=lambda row, _: Said(row.line.way.value)),
    Column("receipt", Said("Receipt"), lambda row: row.number, Look.CODE, 132, fades=2),
)  # fmt: skip
"""What came in, in the order of the file."""
