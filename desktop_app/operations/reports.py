"""Balances, ageing and months, for today or any past day (R073), and who keeps promises (R130)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop_app.domain.accounts import DEFAULT_BUCKETS, Ageing, OpenItem, Restated, restated
from desktop_app.domain.customers import Customer
from desktop_app.domain.debt import Debt
from desktop_app.domain.errors import Refused
from desktop_app.domain.limitation import Clock
from desktop_app.domain.months import Month, months_of
from desktop_app.domain.promises import Judged, PromiseState, kept_rate
from desktop_app.domain.side_accounts import SideBalances
from desktop_app.operations.debts import DebtTotal, debt_of_account, debt_totals
from desktop_app.operations.limitation import limitation_clocks
from desktop_app.operations.promises import judged_promises
from desktop_app.store import accounts, customers
from desktop_app.store.database import Ledger
from desktop_app.store.months import month_sums
from desktop_app.store.restating import known_then
from desktop_app.store.side_entries import beside_of

UNCHANGED = Restated()
NOTHING_BESIDE = SideBalances()


class Balance(NamedTuple):
    """What one customer owes; negative when money lies on account."""

    customer_id: int
    code: str
    name: str
    balance_fen: int


class AgedCustomer(NamedTuple):
    """One customer's figures; the ageing is gross, by the original due dates (case 22).

    `restated` is what later entries changed of this past day (cases 6, 7, 24).
    """

    customer_id: int
    name: str
    debt: DebtTotal
    restated: Restated = UNCHANGED

    @property
    def is_restated(self) -> bool:
        return self.restated != UNCHANGED

    @property
    def ageing(self) -> Ageing:
        return self.debt.ageing


@dataclass(frozen=True, slots=True)
class AgeingReport:
    """Everybody's ageing on one day, largest balance first. Totals are the sums of the rows."""

    as_of: date
    edges: tuple[int, ...]
    rows: tuple[AgedCustomer, ...]
    total: Ageing

    @property
    def overdue_fen(self) -> int:
        return sum(row.debt.overdue_fen for row in self.rows)

    @property
    def in_plan_fen(self) -> int:
        return sum(row.debt.in_plan_fen for row in self.rows)


@dataclass(frozen=True, slots=True)
class AccountReport:
    """One customer's account on one day."""

    customer: Customer
    debt: Debt
    items: tuple[OpenItem, ...]
    clocks: Mapping[int, Clock]
    beside: SideBalances = NOTHING_BESIDE

    @property
    def balance_fen(self) -> int:
        return self.debt.owed_fen

    @property
    def on_account_fen(self) -> int:
        return self.debt.on_account_fen

    @property
    def overdue_fen(self) -> int:
        return self.debt.overdue_fen


@dataclass(frozen=True, slots=True)
class PromiseTally:
    """One customer's promises by how they ended. `arrived_fen` of `promised_fen` came in time.

    `rate` is the mean share that arrived, 0 to 1, over promises that are decided; None while none is.
    """

    customer_id: int
    name: str
    kept: int
    part_kept: int
    broken: int
    waiting: int
    promised_fen: int
    arrived_fen: int
    rate: float | None


def ageing(ledger: Ledger, today: date, edges: Sequence[int] = DEFAULT_BUCKETS) -> AgeingReport:
    """Not due, buckets by days overdue and money on account of every customer with anything open (case 6).

    A customer whom a later entry settled for this day stands in it with zeros and what was restated (case 7).
    """
    _refuse_bad_edges(edges)
    names = {customer: name for customer, _, name in customers.names(ledger)}
    owed, nothing = debt_totals(ledger, today, edges), DebtTotal(Ageing(0, (0,) * (len(edges) + 1), 0))
    changed = {
        one: restated(Ageing(then.not_due_fen, then.buckets_fen, then.on_account_fen), owed.get(one, nothing).ageing)
        for one, then in known_then(ledger, today, edges).items()
    }
    shown = dict.fromkeys([*owed, *(one for one, change in changed.items() if change != Restated())])
    rows = [AgedCustomer(one, names[one], owed.get(one, nothing), changed.get(one, UNCHANGED)) for one in shown]
    rows.sort(key=lambda row: (-row.debt.ageing.balance_fen, row.name, row.customer_id))
    return AgeingReport(today, tuple(edges), tuple(rows), _sum(rows, len(edges) + 1))


def balances(ledger: Ledger, today: date) -> list[Balance]:
    """Every customer's balance, in order of name."""
    fen = dict(accounts.balances(ledger, today))
    return [Balance(one, code, name, fen.get(one, 0)) for one, code, name in customers.names(ledger)]


def account(ledger: Ledger, customer: Customer, today: date) -> AccountReport:
    """One customer's balance and open items as of `today`, each with its limitation clock."""
    found = accounts.account(ledger, customer.id, today)
    clocks = limitation_clocks(ledger, customer.id, found.items, today)
    return AccountReport(
        customer, debt_of_account(ledger, found, today), found.items, clocks, beside_of(ledger, today, customer.id)
    )


def months(ledger: Ledger, today: date) -> list[Month]:
    """Every month of the shop up to that of `today`, newest first; the last one as far as it has come (R073)."""
    return months_of(month_sums(ledger, today), today)


def promise_tallies(ledger: Ledger, today: date) -> list[PromiseTally]:
    """Everybody who ever promised, the least reliable first; whoever has no decided promise comes last."""
    names = {customer: name for customer, _, name in customers.names(ledger)}
    tallies = [_tally(one, names[one], judged) for one, judged in judged_promises(ledger, today).items()]
    return sorted(tallies, key=lambda one: (one.rate is None, one.rate or 0.0, -one.promised_fen, one.customer_id))


def _tally(customer_id: int, name: str, judged: Sequence[Judged]) -> PromiseTally:
    count = Counter(one.state for one in judged)
    return PromiseTally(
        customer_id,
        name,
        count[PromiseState.KEPT],
        count[PromiseState.PART_KEPT],
        count[PromiseState.BROKEN],
        count[PromiseState.WAITING] + count[PromiseState.DUE_TODAY],
        sum(one.promise.amount_fen for one in judged),
        sum(one.arrived_fen for one in judged),
        kept_rate(judged),
    )


def _sum(rows: Sequence[AgedCustomer], buckets: int) -> Ageing:
    aged = [row.debt.ageing for row in rows]
    columns = zip(*(one.buckets_fen for one in aged), strict=True) if aged else [()] * buckets
    return Ageing(
        sum(one.not_due_fen for one in aged),
        tuple(map(sum, columns)),
        sum(one.on_account_fen for one in aged),
        sum(one.undated_fen for one in aged),
    )


def _refuse_bad_edges(edges: Sequence[int]) -> None:
    if not edges or len(edges) > 12 or any(a >= b for a, b in zip((0, *edges), edges, strict=False)):
        raise Refused("The ageing buckets must be rising numbers of days, such as 30,60,90.")
