"""Take back what is no document and was noted by mistake: a promise, a line of the log, a dispute (U23)."""

from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import disputes, withdrawals
from desktop_app.store.contacts import load_contacts
from desktop_app.store.database import Ledger
from desktop_app.store.promises import load_promises


class Withdrawable(StrEnum):
    """What can be withdrawn."""

    PROMISE = "promise"
    CONTACT = "contact"
    DISPUTE = "dispute"


CHANGES = {
    Withdrawable.PROMISE: Changed.PROMISES,
    Withdrawable.CONTACT: Changed.CONTACTS,
    Withdrawable.DISPUTE: Changed.DISPUTES,
}


def withdraw(ledger: Ledger, what: Withdrawable, row_id: int, moment: Moment) -> Done[int]:
    """Take one note back: from today on nothing counts it, and what was reported of earlier days stays as it was.

    A second call changes nothing. A dispute that was settled stands, since the settlement may have posted a credit.
    """
    with ledger.writing():
        if withdrawals.is_withdrawn(ledger, what, row_id):
            return done(row_id)
        _refuse_unknown(ledger, what, row_id)
        withdrawals.add(ledger, what, row_id, moment)
    return done(row_id, CHANGES[what])


def _refuse_unknown(ledger: Ledger, what: Withdrawable, row_id: int) -> None:
    if what is Withdrawable.DISPUTE:
        dispute = disputes.load_dispute(ledger, row_id, date.max)
        if dispute.settled_on:
            raise Refused("The dispute about {number} is already settled.", number=dispute.number)
        return
    load = load_promises if what is Withdrawable.PROMISE else load_contacts
    if all(one.id != row_id for one in load(ledger, date.max)):
        raise Refused("The book has no such note, so there is nothing to take back. Reload the page.")
