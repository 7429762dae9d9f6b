"""Who keeps promises to pay, and who only makes them (R130)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.promises import Judged, PromiseState, kept_rate
from desktop_app.operations.promises import judged_promises
from desktop_app.store import customers
from desktop_app.store.database import Ledger


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
