"""What was given up, on slips and later: discounts, gifts, allowances, rounding, bad debts; by reason or customer."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.pictures import Pile, longest_first
from desktop_app.operations.adjustments import Grounds
from desktop_app.operations.lists.account import ADJUSTMENT_REASONS as REASONS
from desktop_app.operations.reporting.frame import Inquiry, Reported
from desktop_app.store import customers
from desktop_app.store.database import Ledger
from desktop_app.store.given import GIFT, LINE_DISCOUNT, SLIP_DISCOUNT, Given, given, given_on_slips

EACH, REASON, CUSTOMER = "each", "reason", "customer"
VIEWS = ((EACH, Said("One by one")), (REASON, Said("By reason")), (CUSTOMER, Said("By customer")))
MOST_BARS = 10
_REASONS = {str(grounds): said for grounds, said in REASONS.items()} | {
    LINE_DISCOUNT: Said("Discount on lines"),
    SLIP_DISCOUNT: Said("Discount on all goods"),
    GIFT: Said("Given away"),
}
"""By what stands in the book: of adjustments, and of slips."""


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One adjustment, or all of one reason or one customer. A debit that raised the debt is below 0."""

    key: str
    title: Words
    fen: int
    times: int
    customer_id: int = 0
    one: Given | None = None


def given_up(ledger: Ledger, asked: Inquiry) -> Reported[GivenRow]:
    """Every view adds up to the same: credits less debits, less what was voided in these days."""
    names = {one: name for one, _, name in customers.names(ledger)}
    period = asked.period.up_to(asked.today)
    found = given(ledger, period, asked.customer_id) + given_on_slips(ledger, period, asked.customer_id)
    found.sort(key=lambda one: one.dated)
    by = asked.by or EACH
    rows = [_each(one, names) for one in found] if by == EACH else _grouped(found, by, names)
    bars = _grouped(found, REASON if by == EACH else by, names)
    piles = [Pile(row.title, (row.fen,), key=row.key if by != EACH else None) for row in bars]
    return Reported(_COLUMNS[by], rows, lambda row: row.key, longest_first(piles, MOST_BARS) if rows else None)


def _each(one: Given, names: Mapping[int, str]) -> GivenRow:
    key = one.number if one.reason in set(Grounds) else f"{one.number} {one.reason}"
    return GivenRow(key, names[one.customer_id], one.fen, 1, one.customer_id, one)


def _grouped(found: Sequence[Given], by: str, names: Mapping[int, str]) -> list[GivenRow]:
    groups: defaultdict[str | int, list[Given]] = defaultdict(list)
    for one in found:
        groups[one.reason if by == REASON else one.customer_id].append(one)
    titled: Callable[[str | int], Words] = lambda key: names[key] if isinstance(key, int) else _REASONS[key]  # noqa: E731
    rows = [
        GivenRow(str(key), titled(key), sum(one.fen for one in ones), len(ones), key if isinstance(key, int) else 0)
        for key, ones in groups.items()
    ]
    return sorted(rows, key=lambda row: (-row.fen, row.key))


def _of(read: Callable[[Given], str]) -> Callable[[GivenRow], str]:
    return lambda row: read(row.one) if row.one else ""


def _day(row: GivenRow) -> date | None:
    return date.fromisoformat(row.one.dated) if row.one else None


_GIVEN: Column[GivenRow] = Column("given", Said("Given up"), lambda row: row.fen, Look.MONEY, 120, total=True)
_TIMES: Column[GivenRow] = Column("times", Said("Times"), lambda row: row.times, Look.COUNT, 72)
_WHOSE: Column[GivenRow] = Column(
    "customer", Said("Customer"), lambda row: str(row.title), Look.NAME, 180, stretch=True
)
_COLUMNS: Mapping[str, tuple[Column[GivenRow], ...]] = {
    EACH: (
        Column("number", Said("Number"), _of(lambda one: one.number), Look.CODE, 132),
        Column("dated", Said("Date"), _day, Look.DATE, 72),
        _WHOSE,
        Column("reason", Said("Reason"), _of(lambda one: one.reason), width=120,
               text=lambda row, _: _REASONS[row.one.reason] if row.one else ""),
        _GIVEN,
        Column("about", Said("For which slip"), _of(lambda one: one.about), Look.CODE, 132, fades=2),
        Column("remark", Said("Note"), _of(lambda one: one.remark), width=140, fades=1),
    ),
    REASON: (
        Column("reason", Said("Reason"), lambda row: row.key, width=180, stretch=True, text=lambda row, _: row.title),
        _GIVEN, _TIMES,
    ),
    CUSTOMER: (_WHOSE, _GIVEN, _TIMES),
}  # fmt: skip
