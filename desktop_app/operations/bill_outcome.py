"""What money that came in has changed: promises kept, plans paid, and whom to thank (N17)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.promises import PromiseState, judge_promises
from desktop_app.operations.debts import debt
from desktop_app.store import allocations, customers, documents, plans, promises
from desktop_app.store.arrivals import load_arrivals
from desktop_app.store.database import Ledger
from desktop_app.store.documents import Document
from desktop_app.store.plans import SettledOnPlan


@dataclass(frozen=True, slots=True)
class PromiseMet:
    """A promise this money made whole."""

    customer: str
    amount_fen: int
    by: date


@dataclass(frozen=True, slots=True)
class BillOutcome:
    """Of some receipts: promises they made whole, plans they paid to the end, customers with nothing overdue left."""

    receipts: int
    amount_fen: int
    kept: tuple[PromiseMet, ...]
    plans: tuple[tuple[str, str], ...]
    """Customer and number of the plan."""

    thanks: tuple[str, ...]


def outcome(ledger: Ledger, numbers: Iterable[str], today: date) -> BillOutcome:
    """What these receipts changed, as the book stands today; those that are void changed nothing."""
    found = [documents.load_document(ledger, number) for number in numbers]
    by_customer: dict[int, list[Document]] = defaultdict(list)
    for one in found:
        if not one.reversed_by:
            by_customer[one.customer_id].append(one)
    names = {one: name for one, _, name in customers.names(ledger)}
    kept, paid, thanks = [], [], []
    for customer, money in by_customer.items():
        met = list(_met(ledger, customer, names[customer], money, today))
        ended = [(names[customer], number) for number in _paid_plans(ledger, customer, money, today)]
        kept += met
        paid += ended
        if met or ended or not debt(ledger, customer, today).overdue_fen:
            thanks.append(names[customer])
    counted = [one for money in by_customer.values() for one in money]
    return BillOutcome(
        len(counted), sum(one.amount_fen for one in counted), tuple(kept), tuple(paid), tuple(sorted(thanks))
    )


def _met(ledger: Ledger, customer: int, name: str, money: Sequence[Document], today: date) -> Iterator[PromiseMet]:
    """Promises that are whole with this money and were not without it."""
    given = promises.load_promises(ledger, today, customer)
    arrived = load_arrivals(ledger, today, customer).get(customer, [])
    own = {one.seq for one in money}
    before = judge_promises(given, [one for one in arrived if one.at[1] not in own], today)
    for was, now in zip(before, judge_promises(given, arrived, today), strict=True):
        if now.state is PromiseState.KEPT and was.state is not PromiseState.KEPT:
            yield PromiseMet(name, now.promise.amount_fen, now.promise.by)


def _paid_plans(ledger: Ledger, customer: int, money: Sequence[Document], today: date) -> Iterator[str]:
    """Plans of which nothing is missing any more, and of which this money paid a part."""
    settled = plans.settled_on_plans(ledger, today, customer)
    items = {one.item_id for receipt in money for _, one in allocations.settled_by(ledger, receipt)}
    for plan in plans.load_plans(ledger, today, customer):
        done = settled.get(plan.id, SettledOnPlan())
        if done.paid_fen + done.dropped_fen >= plan.total_fen and items & set(plan.item_ids):
            yield plan.number
