"""Take back a slip that was entered a moment ago, with the money that was entered with it (U23)."""

from desktop_app.domain.customers import required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner_to_undo
from desktop_app.operations.reversals import first_day_to_reverse, refuse_returned, reverse
from desktop_app.store import documents
from desktop_app.store.database import Ledger


def take_back_slip(ledger: Ledger, number: str, reason: str, moment: Moment) -> Done[str]:
    """Reverse a slip or return and the receipts that came with it, in one step; returns the number of its reversal.

    What `reverse_document` leaves standing, the money handed over with the slip, goes too: the account is as it was.
    """
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        slip = documents.load_document(ledger, number)
        if slip.reversed_by:
            raise Refused("{number} was already reversed by {reversal}.", number=number, reversal=slip.reversed_by)
        refuse_returned(ledger, slip)
        require_owner_to_undo(ledger, slip.seq, moment)
        for paid in documents.paid_with(ledger, number):
            receipt = documents.load_document(ledger, paid)
            if not receipt.reversed_by:
                reverse(ledger, receipt, first_day_to_reverse(receipt, moment), why, moment)
        return done(reverse(ledger, slip, first_day_to_reverse(slip, moment), why, moment), Changed.DOCUMENTS)
