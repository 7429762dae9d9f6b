"""Money expected: what falls due in these days, slip by slip and part by part, and beside it what was promised (R071).

A promise is about money that is due anyway, so it stands beside it and is never added to it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.periods import Period
from desktop_app.domain.pictures import Pile, Piles, longest_first
from desktop_app.domain.promises import PromiseState
from desktop_app.domain.standing import debt_on
from desktop_app.operations.chasing import chase_rules, standings
from desktop_app.operations.plans import plan_standings
from desktop_app.operations.promises import judged_promises
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.operations.reporting.words import Grain, grain_of
from desktop_app.store.database import Ledger

EACH, DAY, CUSTOMER = "each", "day", "customer"
VIEWS = ((DAY, Said("By day")), (CUSTOMER, Said("By customer")), (EACH, Said("One by one")))
MOST_BARS = 10
WAITING = frozenset({PromiseState.WAITING, PromiseState.DUE_TODAY})


@dataclass(frozen=True, slots=True)
class ComingSum:
    """Money that is to come: of one slip, plan or promise, or together of one day or customer."""

    key: str
    title: Words
    due: date | None
    due_fen: int
    promised_fen: int = 0
    customer_id: int = 0
    customer: str = ""
    period: Period | None = None


def coming_in(ledger: Ledger, asked: Inquiry) -> Reported[ComingSum]:
    """As it stands today: what is paid by then is gone, what lies on account has been counted (case 8)."""
    found, late = _found(ledger, asked)
    by = asked.by or DAY
    rows = {EACH: lambda: found, DAY: lambda: _by_day(found, asked.period), CUSTOMER: lambda: _by_customer(found)}[by]()
    return Reported(_COLUMNS[by], rows, lambda row: row.key, _picture(by, rows), _keys(found, late))


def _found(ledger: Ledger, asked: Inquiry) -> tuple[list[ComingSum], int]:
    """Everything that falls due or was promised for these days, earliest first, and what is overdue today."""
    smallest, late = chase_rules(ledger).smallest_fen, 0
    numbers = {one.plan.id: one.plan.number for one in plan_standings(ledger, asked.today)}
    found, names = [], {}
    for one in standings(ledger, asked.today):
        debt = debt_on(one, asked.today, smallest)
        late += debt.overdue_fen
        names[one.customer_id] = one.name
        for item in debt.outside:
            if item.due and item.due in asked.period:
                key = f"{item.number}/{item.part}"
                found.append(ComingSum(key, item.number, item.due, item.open_fen, 0, one.customer_id, one.name))
        for at, part in enumerate(debt.parts, 1):
            if part.due in asked.period:
                title = Said("Plan {number}", number=numbers.get(part.plan_id, ""))
                key = f"plan {part.plan_id} {at}"
                found.append(ComingSum(key, title, part.due, part.fen, 0, one.customer_id, one.name))
    found += _promised(ledger, asked, names)
    return sorted(found, key=lambda one: (one.due or date.max, one.customer, one.key)), late


def _promised(ledger: Ledger, asked: Inquiry, names: Mapping[int, str]) -> list[ComingSum]:
    return [
        ComingSum(f"promise {one.promise.id}", Said("Promise"), one.promise.by, 0, one.missing_fen, customer,
                  names[customer])
        for customer, judged in judged_promises(ledger, asked.today).items()
        for one in judged
        if customer in names and one.state in WAITING and one.promise.by in asked.period
    ]  # fmt: skip


def _by_day(found: Sequence[ComingSum], period: Period) -> list[ComingSum]:
    """Each day, quiet ones too; a month each where there are more than 31 days, from the first with money on."""
    if not found:
        return []
    due: defaultdict[str, int] = defaultdict(int)
    promised: defaultdict[str, int] = defaultdict(int)
    days = {one.due for one in found if one.due}
    grains = grain_of(Period(period.first, min(period.last, max(days))), min(days).isoformat())
    for one in found:
        key = next(grain.key for grain in grains if one.due and one.due in grain.period)
        due[key] += one.due_fen
        promised[key] += one.promised_fen
    return [
        ComingSum(one.key, one.title, one.period.first, due[one.key], promised[one.key], period=one.period)
        for one in grains
    ]


def _by_customer(found: Sequence[ComingSum]) -> list[ComingSum]:
    due: defaultdict[int, int] = defaultdict(int)
    promised: defaultdict[int, int] = defaultdict(int)
    for one in found:
        due[one.customer_id] += one.due_fen
        promised[one.customer_id] += one.promised_fen
    names = {one.customer_id: one.customer for one in found}
    rows = [ComingSum(str(one), names[one], None, due[one], promised[one], one, names[one]) for one in names]
    return sorted(rows, key=lambda row: (-row.due_fen, -row.promised_fen, row.customer))


def _picture(by: str, rows: Sequence[ComingSum]) -> Piles | None:
    if not rows:
        return None
    if by == DAY:
        return Piles(tuple(Grain(row.key, row.title, row.period).pile((row.due_fen,)) for row in rows if row.period))
    bars = _by_customer(rows) if by == EACH else rows
    return longest_first(
        [Pile(row.customer, (row.due_fen,), key=row.key if by != EACH else None) for row in bars], MOST_BARS
    )


def _keys(found: Sequence[ComingSum], late: int) -> tuple[HeadFigure, ...]:
    due, promised = sum(one.due_fen for one in found), sum(one.promised_fen for one in found)
    return (
        HeadFigure(Said("Falls due"), due, strong=True),
        HeadFigure(Said("Promised for these days"), promised),
        HeadFigure(Said("Overdue today"), late),
    )


_DUE: Column[ComingSum] = Column(
    "due_sum", Said("Falls due"), lambda row: row.due_fen or None, Look.MONEY, 128, total=True
)
_PROMISED: Column[ComingSum] = Column(
    "promised", Said("Promised"), lambda row: row.promised_fen or None, Look.MONEY, 128, total=True
)
_WHOSE: Column[ComingSum] = Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 180, stretch=True)
_COLUMNS: Mapping[str, tuple[Column[ComingSum], ...]] = {
    DAY: (
        Column("day", Said("Date"), lambda row: row.key, width=120, stretch=True, text=lambda row, _: row.title),
        _DUE, _PROMISED,
    ),
    CUSTOMER: (_WHOSE, _DUE, _PROMISED),
    EACH: (
        Column("due", Said("Due date"), lambda row: row.due, Look.DATE, 88),
        _WHOSE,
        Column("what", Said("What for"), lambda row: row.key, width=150, text=lambda row, _: row.title),
        _DUE, _PROMISED,
    ),
}  # fmt: skip
