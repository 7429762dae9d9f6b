"""Which customers may be one, and which the shop has said are two (case 19)."""

from collections.abc import Iterable, Mapping

from desktop_app.domain.customers import Customer
from desktop_app.domain.lookalikes import Lookalikes, pairs
from desktop_app.domain.moment import Moment
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import customers, records, resembling, settings
from desktop_app.store.database import Ledger

_SETTING = "apart"


def alike_pairs(ledger: Ledger) -> list[Lookalikes]:
    """Every two that look like one customer: proposed, never merged by the program."""
    keys = {customer: found for customer, *_, found in customers.findable(ledger)}
    return pairs_among(ledger, customers.load_customers(ledger), keys)


def pairs_among(ledger: Ledger, everybody: Iterable[Customer], keys: Mapping[int, str]) -> list[Lookalikes]:
    """`alike_pairs` of customers that were read already, with what each is found by."""
    sounds = {customer: resembling.in_letters(found) for customer, found in keys.items()}
    return pairs(everybody, sounds, settings.load_apart(ledger).pairs)


def pair_of(ledger: Ledger, customer_id: int) -> Lookalikes | None:
    """The first pair this customer may be one of; only those are looked at who can look like this one."""
    customer = customers.load_customer(ledger, customer_id)
    others = resembling.resembling(ledger, customer)
    if not others:
        return None
    sounds = resembling.spelled(ledger, [customer_id, *(one.id for one in others)])
    found = pairs([customer, *others], sounds, settings.load_apart(ledger).pairs)
    return next((one for one in found if customer_id in (one.first.id, one.second.id)), None)


def keep_apart(ledger: Ledger, couples: Iterable[tuple[int, int]], moment: Moment, apart: bool = True) -> Done[bool]:
    """The shop says of each of these that they are two: they are not proposed again; or that it was said by mistake."""
    with ledger.writing():
        known = told = settings.load_apart(ledger)
        for first, second in couples:
            told = told.told(first, second, apart)
        if told != known:
            records.keep_setting(ledger, _SETTING, told, moment, "keep_apart")
    return done(apart, Changed.CUSTOMERS)
