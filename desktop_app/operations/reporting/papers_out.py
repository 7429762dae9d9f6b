"""Which papers are out: slips not printed, not back signed, on no statement, without their invoice (R030, R037)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.columns import LAST, Column, Look, chosen, within
from desktop_app.domain.errors import Said
from desktop_app.domain.pictures import Pile, longest_first
from desktop_app.operations.lists.slips import SLIPS
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.operations.reporting.words import slips_said
from desktop_app.operations.slips import SlipRow, slips
from desktop_app.store.database import Ledger
from desktop_app.store.stated import unstated_slips
from desktop_app.store.tasks import invoices_wanted

UNSIGNED, UNPRINTED, UNSTATED, INVOICE = "unsigned", "unprinted", "unstated", "invoice"
VIEWS = (
    (UNSIGNED, Said("Not back signed")),
    (UNPRINTED, Said("Not printed")),
    (UNSTATED, Said("On no statement")),
    (INVOICE, Said("Invoice missing")),
)
MOST_BARS = 10


@dataclass(frozen=True, slots=True)
class LackingPaper:
    """A slip whose paper lacks something, and for how many days."""

    slip: SlipRow
    days: int

    @property
    def customer_id(self) -> int:
        return self.slip.customer_id


def papers_out(ledger: Ledger, asked: Inquiry) -> Reported[LackingPaper]:
    """Slips of these days that stand, the oldest first; the bars are whose they are."""
    period, today = asked.period.up_to(asked.today), asked.today
    wanted = {one.about for one in invoices_wanted(ledger, today)}
    stated_not = unstated_slips(ledger, period, today)
    lacks: Mapping[str, Callable[[SlipRow], bool]] = {
        UNSIGNED: lambda one: bool(one.printed) and one.signed_on is None,
        UNPRINTED: lambda one: not one.printed,
        UNSTATED: lambda one: one.number in stated_not,
        INVOICE: lambda one: one.number in wanted,
    }
    standing = [one for one in slips(ledger, today, asked.customer_id, period.first) if _counts(one, period.last)]
    rows = [
        LackingPaper(one, (today - one.dated).days) for one in reversed(standing) if lacks[asked.by or UNSIGNED](one)
    ]
    counts = tuple(
        HeadFigure(name, slips_said(sum(map(lacks[key], standing))), strong=key == asked.by) for key, name in VIEWS
    )
    piles: dict[int, Pile] = {}
    for row in rows:
        before = piles.get(row.customer_id)
        parts = (row.slip.amount_fen + (before.fen if before else 0),)
        piles[row.customer_id] = Pile(row.slip.customer, parts, key=before.key if before else row.slip.number)
    return Reported(
        _COLUMNS, rows, lambda row: row.slip.number, longest_first(list(piles.values()), MOST_BARS) if rows else None,
        counts,
    )  # fmt: skip


def _counts(one: SlipRow, last: date) -> bool:
    return one.kind is Kind.SHIPMENT and not one.reversed_by and one.dated <= last


def _slip(row: LackingPaper) -> SlipRow:
    return row.slip


_SHOWN: tuple[Column[LackingPaper], ...] = within(SLIPS, _slip)
_COLUMNS: tuple[Column[LackingPaper], ...] = (
    *chosen(_SHOWN, "number", "dated", "customer", "amount"),
    Column("days", Said("Days since"), lambda row: row.days, Look.COUNT, 80, fades=LAST),
    *chosen(_SHOWN, "printed", "paper", "project", "remark"),
)
