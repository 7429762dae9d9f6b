"""What only files show: parts of plans, issued statements, and the journal."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import STATEMENT_STATES
from desktop_app.domain.plans import PartProgress
from desktop_app.store.journal import JournalRow
from desktop_app.store.statements import Issued


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a plan, its place from 1."""

    number: str
    customer_id: int
    place: int
    part: PartProgress


PARTS: tuple[Column[PartRow], ...] = (
    Column("number", Said("Number"), lambda one: one.number, Look.CODE),
    Column("place", Said("Part no."), lambda one: one.place, Look.COUNT),
    Column("due", Said("Due date"), lambda one: one.part.instalment.due, Look.DATE),
    Column("amount", Said("Amount"), lambda one: one.part.instalment.amount_fen, Look.MONEY, total=True),
    Column("paid", Said("Paid"), lambda one: one.part.paid_fen, Look.MONEY, total=True),
    Column("dropped", Said("No longer owed"), lambda one: one.part.dropped_fen, Look.MONEY, total=True),
)


def _state(one: Issued, _: date) -> Words:
    return Said("replaced by {number}", number=one.replaced_by) if one.replaced_by else STATEMENT_STATES[one.state]


STATEMENTS: tuple[Column[Issued], ...] = (
    Column("number", Said("Number"), lambda one: one.number, Look.CODE),
    Column("from", Said("Period from"), lambda one: one.period_from, Look.DATE),
    Column("to", Said("Period to"), lambda one: one.period_to, Look.DATE),
    Column("closing", Said("Closing debt"), lambda one: one.closing_fen, Look.MONEY, total=True),
    Column("issued", Said("Issued"), lambda one: one.issued_on, Look.DATE),
    Column("state", Said("State"), lambda one: one.state.value, text=_state),
    Column("since", Said("Since (state)"), lambda one: one.state_on, Look.DATE),
    Column("agreed", Said("Sum agreed"), lambda one: one.agreed_fen, Look.MONEY),
)

JOURNAL: tuple[Column[JournalRow], ...] = (
    Column("seq", Said("Entry no."), lambda one: one.seq, Look.COUNT),
    Column("recorded", Said("Recorded (UTC)"), lambda one: one.recorded),
    Column("dated", Said("Date"), lambda one: date.fromisoformat(one.dated), Look.DATE),
    Column("user", Said("User"), lambda one: one.user),
    Column("what", Said("Action"), lambda one: one.verb),
    Column("subject", Said("Subject"), lambda one: one.subject),
)
