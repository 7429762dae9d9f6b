"""What the list of promises shows."""

from dataclasses import dataclass

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import GIVEN_BY, TIES
from desktop_app.domain.looks import PROMISES as PROMISE_LOOKS
from desktop_app.domain.looks import rank
from desktop_app.domain.promises import Judged


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise beside what came of it, and whose it is."""

    judged: Judged
    customer: str

    @property
    def customer_id(self) -> int:
        return self.judged.promise.customer_id


PROMISES: tuple[Column[PromiseRow], ...] = (
    Column("state", Said("Status"), lambda row: rank(row.judged.state, PROMISE_LOOKS), Look.CHIP, 128,
           text=lambda row, _: PROMISE_LOOKS[row.judged.state].said,
           mark=lambda row, _: PROMISE_LOOKS[row.judged.state].mark),
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 160, stretch=True),
    Column("sum", Said("Sum promised"), lambda row: row.judged.promise.amount_fen, Look.MONEY, 124, total=True),
    Column("by", Said("To be paid by"), lambda row: row.judged.promise.by, Look.DATE, 96),
    Column("arrived", Said("Arrived"), lambda row: row.judged.arrived_fen, Look.MONEY, 112, total=True),
    Column("missing", Said("Missing"), lambda row: row.judged.missing_fen, Look.MONEY, 112, total=True),
    Column("made_on", Said("Said on"), lambda row: row.judged.promise.made_on, Look.DATE, 108, fades=2),
    Column("said_by", Said("Said by"), lambda row: row.judged.promise.said_by, width=112, fades=1),
    Column("tie", Said("To come"), lambda row: row.judged.promise.tie, width=104, fades=3,
           text=lambda row, _: TIES[row.judged.promise.tie] if row.judged.promise.tie else ""),
    Column("channel", Said("How"), lambda row: row.judged.promise.channel, width=80, fades=4,
           text=lambda row, _: GIVEN_BY[row.judged.promise.channel]),
)  # fmt: skip
