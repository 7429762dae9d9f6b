"""New customers, those who have gone quiet, and those who stay away, the ones who took most first."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.columns import LAST, Column, Look
from desktop_app.domain.comings import FARINGS, Faring, faring_of
from desktop_app.domain.errors import Said
from desktop_app.domain.looks import StateLook
from desktop_app.domain.marks import Mark
from desktop_app.domain.pictures import Pile, longest_first
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.operations.reporting.words import customers_said
from desktop_app.store import accounts, customers
from desktop_app.store.database import Ledger
from desktop_app.store.visits import Visitor, visitors

VIEWS = (("all", Said("All")), *((one.value, FARINGS[one]) for one in Faring if one is not Faring.USUAL))
MARKS = {Faring.NEW: Mark.FINE, Faring.QUIET: Mark.SOON, Faring.LOST: Mark.LATE, Faring.USUAL: Mark.PLAIN}
MOST_BARS = 10


@dataclass(frozen=True, slots=True)
class ComingRow:
    """One customer on the last day asked about."""

    customer_id: int
    name: str
    faring: Faring
    visitor: Visitor
    silent: int
    owed_fen: int


def comings(ledger: Ledger, asked: Inquiry) -> Reported[ComingRow]:
    """New since the first of these days; quiet or away as of the last of them."""
    period, names = asked.period.up_to(asked.today), {one: name for one, _, name in customers.names(ledger)}
    owed = dict(accounts.balances(ledger, period.last))
    found = [_row(one, names, owed, asked) for one in visitors(ledger, period.last)]
    found = sorted((row for row in found if row.faring is not Faring.USUAL), key=_order)
    rows = [row for row in found if (asked.by or "all") in ("all", row.faring.value)]
    piles = [Pile(row.name, (row.visitor.year_fen,), key=row.customer_id) for row in rows]
    picture = longest_first(piles, MOST_BARS) if rows else None
    return Reported(_COLUMNS, rows, lambda row: row.customer_id, picture, _counts(found), told=TOLD if rows else None)


TOLD = Said(
    "Gone quiet: nothing for 30 days and twice as long as usual. Stays away: nothing for 90 days and four times as "
    "long."
)


def _row(one: Visitor, names: dict[int, str], owed: dict[int, int], asked: Inquiry) -> ComingRow:
    period = asked.period.up_to(asked.today)
    faring = faring_of(one.visits, period.first, period.last)
    customer = one.customer_id
    return ComingRow(
        customer, names[customer], faring, one, one.visits.silent(period.last), max(owed.get(customer, 0), 0)
    )


def _order(row: ComingRow) -> tuple[int, int, int]:
    return list(Faring).index(row.faring), -row.visitor.year_fen, row.customer_id


def _counts(rows: Sequence[ComingRow]) -> tuple[HeadFigure, ...]:
    return tuple(
        HeadFigure(FARINGS[one], customers_said(sum(row.faring is one for row in rows)))
        for one in Faring
        if one is not Faring.USUAL
    )


def _look(row: ComingRow) -> StateLook:
    return StateLook(FARINGS[row.faring], MARKS[row.faring])


_COLUMNS: tuple[Column[ComingRow], ...] = (
    Column("customer", Said("Customer"), lambda row: row.name, Look.NAME, 180, stretch=True),
    Column("state", Said("Status"), lambda row: row.faring.value, Look.CHIP, 128, text=lambda row, _: _look(row).said,
           mark=lambda row, _: _look(row).mark),
    Column("first", Said("First slip"), lambda row: row.visitor.visits.first, Look.DATE, 92, fades=2),
    Column("last", Said("Last slip"), lambda row: row.visitor.visits.last, Look.DATE, 92),
    Column("silent", Said("Days since"), lambda row: row.silent, Look.COUNT, 80),
    Column("gap", Said("Usual gap (days)"), lambda row: row.visitor.visits.usual_gap or None, Look.COUNT, 96,
           fades=LAST),
    Column("year", Said("In their last year"), lambda row: row.visitor.year_fen, Look.MONEY, 120, total=True),
    Column("whole", Said("In all (yuan)"), lambda row: row.visitor.fen, Look.MONEY, 120, total=True, fades=1),
    Column("owed", Said("Owed"), lambda row: row.owed_fen or None, Look.MONEY, 108, total=True, fades=LAST + 1),
)  # fmt: skip
