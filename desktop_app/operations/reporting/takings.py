"""What came in (R156): by day, by the way it came, by who entered it, by who paid; the cash that lies in the drawer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.columns import LAST, Column, Look, Words, joined, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.methods import INTO_ACCOUNT, METHODS, PayMethod, method_of
from desktop_app.domain.money import format_yuan
from desktop_app.domain.periods import Period
from desktop_app.domain.pictures import Pile, Piles, longest_first
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.operations.reporting.words import Grain, change_said, grain_of, receipts_said, shares, slips_said
from desktop_app.store import customers
from desktop_app.store.database import Ledger
from desktop_app.store.drawer import drawer_on, other_cash
from desktop_app.store.takings import TakingsBy, TakingSum, paid_back_fen, received_fen, taking_sums, voided_of_before
from desktop_app.store.traded import SalesBy, money_sums

DAY, METHOD, PERSON, CUSTOMER, ACCOUNT = "day", "method", "person", "customer", "account"
VIEWS = (
    (DAY, Said("By day")),
    (METHOD, Said("By payment method")),
    (PERSON, Said("By who took it")),
    (CUSTOMER, Said("By customer")),
    (ACCOUNT, Said("By account")),
)
MOST_BARS = 10
HOLLOW = PayMethod.PAPER
"""A bill of exchange is no money yet."""


@dataclass(frozen=True, slots=True)
class TakenRow:
    """Money under one key: a day or month, a way it came, a person, a customer."""

    key: str | int
    title: Words
    period: Period | None
    by_method: Mapping[PayMethod, int] = field(default_factory=dict)
    receipts: int = 0
    share: float | None = None
    customer_id: int = 0

    @property
    def fen(self) -> int:
        return sum(self.by_method.values())


def takings(ledger: Ledger, asked: Inquiry) -> Reported[TakenRow]:
    """Every view adds up to the same: the receipts of these days, less what was voided in them."""
    period = asked.period.up_to(asked.today)
    rows = _ROWS[asked.by or DAY](ledger, period)
    methods = tuple(method for method in PayMethod if any(row.by_method.get(method) for row in rows))
    return Reported(
        _columns(asked.by or DAY, methods),
        rows,
        lambda row: row.key,
        _picture(asked, rows, methods),
        _keys(ledger, asked, rows),
        _taken_off(ledger, period),
    )


def _taken_off(ledger: Ledger, period: Period) -> Said | None:
    """Why less came in than the receipts of these days say."""
    voided, count = voided_of_before(ledger, period)
    back = paid_back_fen(ledger, period)
    told = joined(
        _voided_said(voided, count) if count else "",
        Said("Paid back in these days and taken off: {sum}.", sum=format_yuan(back)) if back else "",
        between=" ",
    )
    return told if isinstance(told, Said) else None


def _voided_said(fen: int, count: int) -> Said:
    if count == 1:
        return Said("Voided in these days and taken off: an earlier receipt of {sum}.", sum=format_yuan(fen))
    return Said(
        "Voided in these days and taken off: {count} earlier receipts, {sum}.", count=count, sum=format_yuan(fen)
    )


def cash_fen(rows: Sequence[TakenRow]) -> int:
    """What was taken in cash in these days should be in the drawer, beside what was in it before."""
    return sum(row.by_method.get(PayMethod.CASH, 0) for row in rows)


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────


def _by_day(ledger: Ledger, period: Period) -> list[TakenRow]:
    """One row a day, quiet ones too; a month each where there are more than 31 days, from the first with money on."""
    sums = _folded(taking_sums(ledger, period, TakingsBy.DAY if period.days <= 31 else TakingsBy.MONTH))
    if not sums:
        return []
    stretches = grain_of(period, str(min(sums)))
    return [TakenRow(one.key, one.title, one.period, *sums.get(one.key, ({}, 0))) for one in stretches]


def _by_method(ledger: Ledger, period: Period) -> list[TakenRow]:
    found: dict[PayMethod, tuple[int, int]] = {}
    for one in taking_sums(ledger, period, TakingsBy.MONTH):
        fen, receipts = found.get(way := method_of(one.method), (0, 0))
        found[way] = fen + one.fen, receipts + one.uses
    ways = [way for way in PayMethod if any(found.get(way, ()))]
    parts = shares([found[way][0] for way in ways])
    return [
        TakenRow(way.value, METHODS[way], period, {way: found[way][0]}, found[way][1], share)
        for way, share in zip(ways, parts, strict=True)
    ]


def _by_person(ledger: Ledger, period: Period) -> list[TakenRow]:
    sums = _folded(taking_sums(ledger, period, TakingsBy.PERSON))
    return _ranked([(key, str(key) or Said("nobody named"), *sums[key], 0) for key in sums], period)


def _by_customer(ledger: Ledger, period: Period) -> list[TakenRow]:
    names = {one: name for one, _, name in customers.names(ledger)}
    sums = _folded(taking_sums(ledger, period, TakingsBy.CUSTOMER))
    return _ranked([(key, names[int(key)], *sums[key], int(key)) for key in sums], period)


def _by_account(ledger: Ledger, period: Period) -> list[TakenRow]:
    """Which account of the shop it came into; what comes into none, such as cash, stands under its way."""
    money: defaultdict[str, defaultdict[PayMethod, int]] = defaultdict(lambda: defaultdict(int))
    receipts: defaultdict[str, int] = defaultdict(int)
    titles: dict[str, Words] = {}
    for one in taking_sums(ledger, period, TakingsBy.ACCOUNT):
        way, account = method_of(one.method), str(one.key)
        into = account if account and way in INTO_ACCOUNT else way.value
        titles[into] = account if into == account else METHODS[way]
        money[into][way] += one.fen
        receipts[into] += one.uses
    return _ranked([(key, titles[key], money[key], receipts[key], 0) for key in money], period)


def _ranked(
    found: Sequence[tuple[str | int, Words, Mapping[PayMethod, int], int, int]], period: Period
) -> list[TakenRow]:
    found = [one for one in found if one[3] or any(one[2].values())]  # what was voided at once left nothing
    parts = shares([sum(by_method.values()) for _, _, by_method, _, _ in found])
    rows = [
        TakenRow(key, title, period, by_method, receipts, share, customer)
        for (key, title, by_method, receipts, customer), share in zip(found, parts, strict=True)
    ]
    return sorted(rows, key=lambda row: (-row.fen, str(row.key)))


def _folded(sums: Sequence[TakingSum]) -> dict[str | int, tuple[dict[PayMethod, int], int]]:
    """By key: money by the way it came, whatever it was called, and the number of receipts."""
    found: dict[str | int, tuple[dict[PayMethod, int], int]] = {}
    money: defaultdict[str | int, defaultdict[PayMethod, int]] = defaultdict(lambda: defaultdict(int))
    for one in sums:
        money[one.key][method_of(one.method)] += one.fen
        found[one.key] = money[one.key], found.get(one.key, ({}, 0))[1] + one.receipts
    return found


_ROWS = {DAY: _by_day, METHOD: _by_method, PERSON: _by_person, CUSTOMER: _by_customer, ACCOUNT: _by_account}


# ── what is told of them ─────────────────────────────────────────────────────────────────────────

_LEADS: dict[str, Column[TakenRow]] = {
    DAY: Column("day", Said("Date"), lambda row: str(row.key), width=120, text=lambda row, _: row.title),
    METHOD: Column("method", Said("Payment method"), lambda row: row.key, width=140,
                   text=lambda row, _: row.title),
    PERSON: Column("person", Said("Taken by"), lambda row: str(row.key), Look.NAME, 140, stretch=True,
                   text=lambda row, _: row.title),
    ACCOUNT: Column("account", Said("Bank account"), lambda row: str(row.key), Look.NAME, 220, stretch=True,
                    text=lambda row, _: row.title),
    CUSTOMER: Column("customer", Said("Customer"), lambda row: str(row.title), Look.NAME, 180, stretch=True),
}  # fmt: skip
_TOTAL: Column[TakenRow] = Column("received", Said("Received"), lambda row: row.fen, Look.MONEY, 128, total=True)
_COUNT: Column[TakenRow] = Column("receipts", Said("Receipts"), lambda row: row.receipts, Look.COUNT, 72, fades=1)
_SHARE: Column[TakenRow] = Column("share", Said("Share"), lambda row: row.share, Look.BAR, 120, fades=2)


def _columns(by: str, methods: Sequence[PayMethod]) -> tuple[Column[TakenRow], ...]:
    if by == METHOD:
        return _LEADS[by], _TOTAL, _SHARE, _COUNT
    ways = tuple(_way_column(method, at) for at, method in enumerate(methods))
    return _LEADS[by], *(ways if len(ways) > 1 or by == DAY else ()), _TOTAL, _COUNT


def _way_column(method: PayMethod, at: int) -> Column[TakenRow]:
    return Column(
        method.value, METHODS[method], lambda row: row.by_method.get(method) or None, Look.MONEY, 104, total=True,
        fades=LAST - at,
    )  # fmt: skip


def _picture(asked: Inquiry, rows: Sequence[TakenRow], methods: Sequence[PayMethod]) -> Piles | None:
    if not rows:
        return None
    if (asked.by or DAY) != DAY:
        return longest_first([Pile(row.title, (row.fen,), key=row.key) for row in rows], MOST_BARS)
    piles = [
        Grain(str(row.key), row.title, row.period).pile(tuple(row.by_method.get(method, 0) for method in methods))
        for row in rows
        if row.period
    ]
    hollow = frozenset(at for at, method in enumerate(methods) if method is HOLLOW)
    return Piles((*piles, *_ahead(asked)), tuple(METHODS[method] for method in methods), hollow)


def _ahead(asked: Inquiry) -> list[Pile]:
    """The days of a week that have not come yet keep their place."""
    if asked.period.days != 7 or asked.today not in asked.period:
        return []
    return [one.pile((), ahead=True) for one in grain_of(asked.period, "") if one.period.first > asked.today]


def _drawer(ledger: Ledger, asked: Inquiry, rows: Sequence[TakenRow]) -> HeadFigure:
    """The cash that should lie in the drawer, from when it was counted last; where it never was, what went into it."""
    period = asked.period.up_to(asked.today)
    fen, counted = drawer_on(ledger, period.last)
    if counted is None:
        return HeadFigure(Said("Cash for the drawer"), cash_fen(rows) + other_cash(ledger, period), strong=True)
    return HeadFigure(
        Said("Cash in the drawer"), fen, Said("counted on {day}", day=short_day(counted, asked.today)), strong=True
    )


def _keys(ledger: Ledger, asked: Inquiry, rows: Sequence[TakenRow]) -> tuple[HeadFigure, ...]:
    """What came in comes first; what was sold stands beside it, last (R156)."""
    fen, receipts = sum(row.fen for row in rows), sum(row.receipts for row in rows)
    before, _ = received_fen(ledger, asked.period.before(asked.today))
    sold = money_sums(ledger, asked.period.up_to(asked.today), SalesBy.MONTH)
    return (
        HeadFigure(Said("Received"), fen, receipts_said(receipts), strong=True),
        HeadFigure(Said("As long before"), before, change_said(fen, before)),
        _drawer(ledger, asked, rows),
        HeadFigure(
            Said("Sold meanwhile"),
            sum(one.sold_fen - one.returned_fen for one in sold),
            slips_said(sum(one.slips for one in sold)),
        ),
    )
