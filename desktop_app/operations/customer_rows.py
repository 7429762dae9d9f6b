"""Every customer with the figures of the list: owed, overdue, on account, how much of the limit is used."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.accounts import DEFAULT_BUCKETS, Ageing
from desktop_app.domain.action_groups import NO_GROUP, ActionGroup
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.debt import Debt
from desktop_app.domain.limits import LimitDecision, limit_with
from desktop_app.domain.lookalikes import Lookalikes
from desktop_app.operations.alike import pairs_among
from desktop_app.operations.debts import DebtTotal, debt, debt_totals
from desktop_app.store import chasing, customers, limits, terms_to_confirm
from desktop_app.store.customer_rows import last_deals, posted_ahead
from desktop_app.store.database import Ledger
from desktop_app.store.statements import confirmed_to


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One customer's figures as of a day, in fen.

    `balance_fen` is what is owed for delivered goods less money on account, `debt` holds the figures of every face
    (case 22); `exposure_fen` counts slips dated ahead too, as the gate does (case 8). `keys` is what
    a list finds the customer by, pinyin too, one a line. `terms_wait` says that the terms, which an older book said
    less exactly, are still to be looked at. `alike` is whom they may be one with (case 19).
    """

    customer: Customer
    debt: DebtTotal
    exposure_fen: int
    last_deal: date | None
    keys: str = field(default="", compare=False)
    terms_wait: bool = False
    alike: Lookalikes | None = field(default=None, compare=False)
    season: LimitDecision | None = None
    """A limit that holds until a day in place of the customer's."""
    group: ActionGroup = ActionGroup.NONE
    confirmed_days: int | None = None
    """How long ago the last day is that they confirmed; None where they never did (R067)."""

    @property
    def limit_fen(self) -> int | None:
        """How far they may go on the day."""
        return limit_with(self.season, self.customer.limit_fen)

    @property
    def lacks_limit(self) -> bool:
        """Who may buy on credit and has no limit: nobody knows the risk (R014)."""
        return self.customer.active and self.limit_fen is None and self.customer.terms.kind is not TermsKind.CASH

    @property
    def balance_fen(self) -> int:
        return self.debt.ageing.balance_fen

    @property
    def overdue_fen(self) -> int:
        return self.debt.overdue_fen

    @property
    def on_account_fen(self) -> int:
        return self.debt.ageing.on_account_fen

    @property
    def limit_used(self) -> float | None:
        """Exposure as a share of the limit, above 1 beyond it; None without a limit and for cash only."""
        limit = self.limit_fen
        return max(self.exposure_fen, 0) / limit if limit else None


@dataclass(frozen=True, slots=True)
class PayingCustomer:
    """How one account stands, and the last day on which money came, with its sum in fen."""

    debt: Debt
    last_paid: tuple[date, int] | None


def account_of(ledger: Ledger, customer_id: int, today: date) -> PayingCustomer:
    """What is worth knowing of a customer beside the figures of the list."""
    paid = chasing.last_paid(ledger, today, customer_id)
    return PayingCustomer(debt(ledger, customer_id, today), paid.get(customer_id))


def customer_rows(ledger: Ledger, today: date, with_inactive: bool = False) -> list[CustomerRow]:
    """Every customer in order of name; one put away shows only while money is open, or when asked for."""
    owed, ahead = debt_totals(ledger, today), posted_ahead(ledger, today)
    deals, keys = last_deals(ledger, today), {one: search for one, *_, search in customers.findable(ledger)}
    waiting = terms_to_confirm.waiting(ledger)
    everybody = customers.load_customers(ledger)
    rows = [
        _row(customer, owed.get(customer.id), ahead.get(customer.id, 0), deals.get(customer.id), keys[customer.id])
        for customer in everybody
        if customer.active or with_inactive or customer.id in owed or customer.id in ahead
    ]
    alike = _alike(pairs_among(ledger, everybody, keys))
    seasons, groups = limits.limits_of_seasons(ledger, today), limits.groups_now(ledger, today)
    confirmed = {one: (today - day).days for one, day in confirmed_to(ledger, today).items()}
    marked = waiting | alike.keys() | seasons.keys() | groups.keys() | confirmed.keys()
    return [
        replace(
            one, terms_wait=one.customer.active and one.customer.id in waiting, alike=alike.get(one.customer.id),
            season=seasons.get(one.customer.id), group=groups.get(one.customer.id, NO_GROUP).group,
            confirmed_days=confirmed.get(one.customer.id),
        )
        if one.customer.id in marked else one
        for one in rows
    ]  # fmt: skip


def _alike(found: Iterable[Lookalikes]) -> dict[int, Lookalikes]:
    """By customer: the first pair they may be one of."""
    pairs: dict[int, Lookalikes] = {}
    for one in found:
        pairs.setdefault(one.first.id, one)
        pairs.setdefault(one.second.id, one)
    return pairs


def customer_row(ledger: Ledger, customer_id: int, today: date) -> CustomerRow:
    """One customer's figures; refuses an id the book does not know."""
    customer = customers.load_customer(ledger, customer_id)
    owed = debt_totals(ledger, today, customer_id=customer_id).get(customer_id)
    ahead = posted_ahead(ledger, today).get(customer_id, 0)
    row = _row(customer, owed, ahead, last_deals(ledger, today, customer_id).get(customer_id))
    season = limits.limits_of_seasons(ledger, today, customer_id).get(customer_id)
    confirmed = confirmed_to(ledger, today, customer_id).get(customer_id)
    return replace(
        row,
        season=season,
        confirmed_days=(today - confirmed).days if confirmed else None,
        group=limits.groups_now(ledger, today, customer_id).get(customer_id, NO_GROUP).group,
    )


def _row(customer: Customer, owed: DebtTotal | None, ahead: int, last_deal: date | None, keys: str = "") -> CustomerRow:
    total = owed or NOTHING
    return CustomerRow(customer, total, total.ageing.balance_fen + ahead, last_deal, keys)


NOTHING = DebtTotal(Ageing(0, (0,) * (len(DEFAULT_BUCKETS) + 1), 0))
