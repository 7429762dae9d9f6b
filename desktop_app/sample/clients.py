"""Customers of the sample shop: their master data, and what lies behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from desktop_app.domain.customers import Buyer, Customer, Grade
from desktop_app.domain.dates import MONTH_END, PayMonth, Terms, TermsKind, month_start
from desktop_app.domain.shipments import ShipmentDraft
from desktop_app.domain.sites import Site
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.sample.articles import Article
from desktop_app.sample.habits import AHEAD, BAD, COMMON, PROMPT, REGULAR, Habit
from desktop_app.sample.names import Namer

Choice = TypeVar("Choice")

ORDERS_A_YEAR = 22.0
USUAL_SLIP_FEN = 6_000_00


@dataclass(slots=True)
class Client:
    """A customer and what the shop cannot see: the habit of paying, how often and how much is ordered, and of what.

    `last` is the newest slip, for goods that come back; who is `gone` comes no more by itself.
    `promised_until`: the last day named for a payment.
    """

    customer: Customer
    habit: Habit
    joined: date
    orders_a_year: float
    size: float
    discount: float
    taste: tuple[Article, ...]
    last: tuple[str, ShipmentDraft] | None = None
    gone: bool = False
    promised_until: date = date.min


_SEGMENTS = {
    Buyer.COMPANY: (25, 1.3), Buyer.SOLE_TRADER: (33, 1.0), Buyer.SITE: (15, 1.7), Buyer.PERSON: (15, 0.4),
    Buyer.CHAIN: (7, 1.1), Buyer.PUBLIC_BODY: (5, 0.7),
}  # fmt: skip
"""Of a hundred customers so many are of each kind, and how large their slips are beside the usual one."""

PROJECTS = ("1号楼", "3号楼", "5号楼", "地下室", "商铺", "样板间")
"""Where a builder's goods go."""

_CASH = (Terms(),)
_BATCH = (
    Terms(TermsKind.PREVIOUS_BATCH),
    Terms(TermsKind.SETTLE_PREVIOUS),
    Terms(TermsKind.SETTLE_PREVIOUS, open_batches=2),
)
_SHORT = tuple(Terms(TermsKind.DAYS, days=days) for days in (7, 15, 15, 30))
_LONG = tuple(Terms(TermsKind.DAYS, days=days) for days in (30, 30, 45, 60))
_MONTHLY = tuple(
    Terms(TermsKind.MONTHLY_DAY, pay_day=pay, cut_off=cut, pay_month=month)
    for pay, cut, month in (
        (10, MONTH_END, PayMonth.NEXT),
        (15, MONTH_END, PayMonth.NEXT),
        (25, 20, PayMonth.SAME),
        (10, 25, PayMonth.NEXT),
        (MONTH_END, 25, PayMonth.SAME),
    )
)
_NEXT = tuple(Terms(TermsKind.NEXT_MONTH_DAYS, days=days) for days in (10, 15, 30))
_TERMS = {
    Buyer.COMPANY: ((_MONTHLY, 45), (_NEXT, 30), (_LONG, 25)),
    Buyer.SOLE_TRADER: ((_SHORT, 45), (_BATCH, 25), (_MONTHLY, 24), (_CASH, 6)),
    Buyer.SITE: ((_NEXT, 40), (_LONG, 40), (_MONTHLY, 20)),
    Buyer.PERSON: ((_CASH, 35), (_SHORT, 45), (_BATCH, 20)),
    Buyer.CHAIN: ((_MONTHLY, 60), (_LONG, 40)),
    Buyer.PUBLIC_BODY: ((_NEXT, 60), (_LONG, 40)),
}
_PAYMENT_DAYS = ((5,), (10,), (15,), (25,), (10, 25))
_FIRST_THERE = 0.6
_NO_LIMIT = 0.12


class Town:
    """Draws the customers of one shop."""

    def __init__(self, rng: Random, articles: Sequence[Article], start: date, today: date, taken: set[str]) -> None:
        self._rng = rng
        self._articles = articles
        self._start = start
        self._today = today
        self._namer = Namer(rng, taken)

    def client(self) -> Client:
        """The next customer."""
        rng = self._rng
        segment = _weighted(rng, [(one, weight) for one, (weight, _) in _SEGMENTS.items()])
        habit = _weighted(rng, COMMON)
        joined = self._joined()
        terms = self._terms(segment, habit, joined)
        drawn = self.behind(habit, joined, _SEGMENTS[segment][1])
        named = self._namer.draw(segment)
        customer = Customer(
            name=named.name,
            aliases=named.aliases,
            contacts=named.contacts,
            segment=segment,
            terms=terms,
            limit_fen=self._limit(drawn, terms),
            grade=_grade(drawn),
            area=named.area,
            address=named.address,
            phone=named.contacts[0].phone,
            operator=named.operator,
            payment_days=rng.choice(_PAYMENT_DAYS) if rng.random() < 0.65 else (),
            must_reconcile=(checks := segment in (Buyer.COMPANY, Buyer.PUBLIC_BODY) and rng.random() < 0.3),
            statement_detail=StatementDetail.GOODS if checks else StatementDetail.SLIPS,
            hide_balance=rng.random() < 0.05,
            sites=tuple(map(Site, PROJECTS)) if segment is Buyer.SITE else (),
            since=joined,
            round_to_fen=_rounded_to(named.name),
        )
        return replace(drawn, customer=customer)

    def behind(self, habit: Habit, joined: date, size: float) -> Client:
        """A customer without a name yet: how often, how much and what is ordered."""
        rng = self._rng
        often = min(max(ORDERS_A_YEAR * rng.lognormvariate(-0.6, 1.1), 4.0), 200.0)
        taste = tuple(rng.sample(self._articles, min(rng.randint(8, 22), len(self._articles))))
        discount = rng.uniform(0.96, 1.03)
        return Client(Customer("?"), habit, joined, often, size * rng.uniform(0.6, 1.5), discount, taste)

    def _joined(self) -> date:
        """Most were there before the program; the others came on the first of some month since."""
        if self._rng.random() < _FIRST_THERE:
            return self._start
        day = self._start + timedelta(days=self._rng.randrange((self._today - self._start).days))
        return max(month_start(day), self._start)

    def _terms(self, segment: Buyer, habit: Habit, joined: date) -> Terms:
        rng = self._rng
        if habit is AHEAD:
            return Terms(TermsKind.DAYS, days=15)
        if segment is Buyer.SITE and joined > self._today - timedelta(days=120):
            return Terms(TermsKind.FIXED_DATE, fixed=self._today + timedelta(days=rng.randint(10, 60)))
        return rng.choice(_weighted(rng, _TERMS[segment]))

    def _limit(self, client: Client, terms: Terms) -> int | None:
        """Enough for what is usually open, in whole ten thousands; some owners never set one."""
        if self._rng.random() < _NO_LIMIT:
            return None
        if terms.kind is TermsKind.CASH:
            return 0
        days = _credit_days(terms) + max(client.habit.late, 0) / 2
        usual = client.orders_a_year * client.size * USUAL_SLIP_FEN * days / 365
        return max(round(usual * self._rng.uniform(1.6, 2.6) / 10_000_00), 2) * 10_000_00


def _rounded_to(name: str) -> int:
    """One in nine has no fen on its slips; told by the name, which draws nothing."""
    return 100 if sum(map(ord, name)) % 9 == 0 else 0


def _credit_days(terms: Terms) -> float:
    match terms.kind:
        case TermsKind.MONTHLY_DAY:
            return 40
        case TermsKind.NEXT_MONTH_DAYS:
            return 15 + terms.days
        case _:
            return max(terms.days, 30)


def _grade(client: Client) -> Grade:
    if client.habit is BAD:
        return Grade.C
    if client.habit in (PROMPT, REGULAR):
        return Grade.A if client.orders_a_year > ORDERS_A_YEAR else Grade.B
    return Grade.NONE if client.habit is AHEAD else Grade.B


def _weighted(rng: Random, choices: Sequence[tuple[Choice, int]]) -> Choice:
    return rng.choices([one for one, _ in choices], [weight for _, weight in choices])[0]
