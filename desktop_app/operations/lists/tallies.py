"""What the reports show: month by month, and who keeps promises."""

from datetime import date

from desktop_app.domain.columns import LAST, Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_percent
from desktop_app.domain.months import Month
from desktop_app.operations.reports import PromiseTally

MONTHS: tuple[Column[Month], ...] = (
    Column("month", Said("Month"), lambda one: f"{one.first:%Y-%m}", width=120),
    Column("shipped", Said("Delivery"), lambda one: one.shipped_fen, Look.MONEY, 144, total=True),
    Column("returned", Said("Returned goods"), lambda one: one.returned_fen, Look.MONEY, 128, total=True, fades=LAST),
    Column("received", Said("Received"), lambda one: one.received_fen, Look.MONEY, 144, total=True),
    Column("other", Said("Other"), lambda one: one.other_fen, Look.MONEY, 120, total=True),
    Column("balance", Said("Owed at month's end"), lambda one: one.balance_fen, Look.MONEY, 160),
)


def _rate(one: PromiseTally, _: date) -> Words:
    """`75%`, or why there is no share."""
    return Said("none due yet") if one.rate is None else format_percent(one.rate)


TALLIES: tuple[Column[PromiseTally], ...] = (
    Column("customer", Said("Customer"), lambda one: one.name, Look.NAME, 144, stretch=True),
    Column("rate", Said("Kept"), lambda one: one.rate, Look.BAR, 112, text=_rate),
    Column("kept", Said("In full"), lambda one: one.kept, Look.COUNT, 76),
    Column("part_kept", Said("Part kept"), lambda one: one.part_kept, Look.COUNT, 76, fades=LAST + 1),
    Column("broken", Said("Broken"), lambda one: one.broken, Look.COUNT, 76),
    Column("waiting", Said("Waiting"), lambda one: one.waiting, Look.COUNT, 76, fades=LAST),
    Column("promised", Said("Sum promised"), lambda one: one.promised_fen, Look.MONEY, 116, total=True),
    Column("arrived", Said("Arrived in time"), lambda one: one.arrived_fen, Look.MONEY, 116, total=True),
)
