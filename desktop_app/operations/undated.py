"""Papers that were written before anybody said when they are paid: once the terms are agreed, they may count for these
papers too. That is an act of its own: the papers stay, it counts from its day on, and it can be taken back.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.undated import DueOffer, offer_due
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner_to_undo
from desktop_app.store import accounts, agreed_dues, customers
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class DueOffers:
    """A customer with the papers that have no day to pay, and what the terms make of each; none without terms."""

    customer: Customer
    offers: tuple[DueOffer, ...]


@dataclass(frozen=True, slots=True)
class DuesAgreed:
    """What was kept: its rows, the papers, and what is unpaid of them in fen."""

    customer_id: int
    rows: tuple[int, ...]
    offers: tuple[DueOffer, ...]


def offered_dues(ledger: Ledger, customer_id: int, today: date) -> DueOffers:
    """The days the customer's terms would give to the open papers for which none was agreed."""
    customer = customers.load_customer(ledger, customer_id)
    items = accounts.account_now(ledger, customer_id, today).items
    terms = customer.terms
    if terms.kind is TermsKind.NOT_AGREED:
        return DueOffers(customer, ())
    return DueOffers(
        customer,
        tuple(
            offer_due(
                terms,
                item,
                agreed_dues.batch_day(ledger, item.item_id, terms.open_batches, today) if terms.by_batches else None,
            )
            for item in items
            if item.undated
        ),
    )


def agree_dues(ledger: Ledger, customer_id: int, item_ids: Collection[int] | None, moment: Moment) -> Done[DuesAgreed]:
    """From today on the customer's terms count for these papers too, or for all that have no day to pay."""
    with ledger.writing():
        found = offered_dues(ledger, customer_id, moment.today)
        _refuse_unfit(found, item_ids)
        chosen = tuple(one for one in found.offers if item_ids is None or one.item.item_id in item_ids)
        rows = tuple(agreed_dues.add_due(ledger, one.agreed, one.item.number, moment) for one in chosen)
    return done(DuesAgreed(customer_id, rows, chosen), Changed.DOCUMENTS)


def _refuse_unfit(found: DueOffers, item_ids: Collection[int] | None) -> None:
    if found.customer.terms.kind is TermsKind.NOT_AGREED:
        raise Refused("The terms of {name} are not agreed yet. Set them first.", name=found.customer.name)
    there = {one.item.item_id for one in found.offers}
    if not there:
        raise Refused("Every unpaid paper of {name} has a day to pay.", name=found.customer.name)
    if item_ids is not None and not item_ids:
        raise Refused("No paper was chosen. Choose those for which the terms are to count.")
    if not there.issuperset(item_ids or ()):
        raise Refused("One of these papers has a day to pay by now, or is paid. Look at them again.")


def end_dues(ledger: Ledger, customer_id: int, rows: Iterable[int] | None, moment: Moment) -> Done[tuple[str, ...]]:
    """From today on no day is agreed for these papers, or for all of the customer; returns their numbers.

    After ten minutes that is the owner's to do (D16).
    """
    with ledger.writing():
        standing = agreed_dues.standing_dues(ledger, customer_id, moment.today)
        wanted = tuple(standing if rows is None else rows)
        if not wanted or not set(wanted).issubset(standing):
            raise Refused("No day to pay was agreed later for these papers, or it was undone.")
        for row_id in wanted:
            seq, number, _ = standing[row_id]
            require_owner_to_undo(ledger, seq, moment)
            agreed_dues.withdraw_due(ledger, row_id, number, moment)
    return done(tuple(standing[row_id][1] for row_id in wanted), Changed.DOCUMENTS)
