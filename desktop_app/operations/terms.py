"""Terms that an older book said less exactly: each customer is looked at once, and then never asked about again."""

from collections.abc import Collection

from desktop_app.domain.customers import Customer
from desktop_app.domain.moment import Moment
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import customers, records, terms_to_confirm
from desktop_app.store.database import Ledger


def terms_to_look_at(ledger: Ledger) -> list[Customer]:
    """Active customers of an older book whose pay day lies after the cut-off, whose days count from the month's end, or
    who are a batch behind, in order of name (cases 4, 11): they go on as before until other terms are agreed.
    """
    waiting = terms_to_confirm.waiting(ledger)
    return [one for one in customers.load_customers(ledger) if one.id in waiting and one.active] if waiting else []


def confirm_terms(ledger: Ledger, customer_ids: Collection[int], moment: Moment) -> Done[int]:
    """The terms of these customers are right as they stand; returns how many had waited for that."""
    with ledger.writing():
        found = sorted(terms_to_confirm.waiting(ledger).intersection(customer_ids))
        for customer_id in found:
            records.record_customer(ledger, customers.load_customer(ledger, customer_id), moment, "confirm_terms")
        terms_to_confirm.forget(ledger, found)
    return done(len(found), *((Changed.CUSTOMERS,) if found else ()))
