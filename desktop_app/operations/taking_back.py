"""What was entered is taken back; nothing is ever deleted (U23, U24). Three words, one meaning each:

void: a posted document gets its mirror, which points to it (红冲);
undo: what a step did is undone exactly, a spreading of money (反核销) or an import;
withdraw: what is no document, a promise, a talk, a dispute, a picture, counts no more from today on.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import Kind
from desktop_app.domain.customers import required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import Allocation
from desktop_app.operations.composing import Composition, refuse_future_date
from desktop_app.operations.consignment import refuse_needed
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.mirrors import post_mirror, refuse_returned
from desktop_app.operations.open_points import refuse_ended
from desktop_app.operations.owner import require_owner_for_day, require_owner_to_undo
from desktop_app.operations.payments import Received, credit_named, received
from desktop_app.operations.releasing import refuse_used
from desktop_app.operations.side_accounts import refuse_missing
from desktop_app.store import allocations, disputes, documents, journal, submissions, withdrawals
from desktop_app.store.attachments import load_attachments
from desktop_app.store.contacts import load_contacts
from desktop_app.store.database import Ledger
from desktop_app.store.grounds import standing_grounds
from desktop_app.store.promises import load_promises


class Withdrawable(StrEnum):
    """What can be withdrawn."""

    PROMISE = "promise"
    CONTACT = "contact"
    DISPUTE = "dispute"
    ATTACHMENT = "attachment"
    STOCK = "stock"
    SIDE = "side_entry"
    GROUND = "ground"
    RELEASE = "release"
    POINT = "point"


CHANGES = {
    Withdrawable.PROMISE: Changed.PROMISES,
    Withdrawable.CONTACT: Changed.CONTACTS,
    Withdrawable.DISPUTE: Changed.DISPUTES,
    Withdrawable.ATTACHMENT: Changed.ATTACHMENTS,
    Withdrawable.STOCK: Changed.STOCK,
    Withdrawable.SIDE: Changed.DOCUMENTS,
    Withdrawable.GROUND: Changed.CUSTOMERS,
    Withdrawable.RELEASE: Changed.CUSTOMERS,
    Withdrawable.POINT: Changed.POINTS,
}


def void_document(
    ledger: Ledger, number: str, dated: date | None, reason: str, moment: Moment, submission: str = "",
    bounced: bool = False,
) -> Done[str]:  # fmt: skip
    """Undo what the document settled, post its mirror, set both against each other; returns the mirror's number.

    Without a day it is today's, or the document's own where that lies ahead, as under a wrong clock (case 29).
    A second call with the same submission id reverses nothing and answers the first mirror (D4).
    What was entered more than ten minutes ago is the owner's to reverse (D16).
    What it had settled is open again from `dated` on; earlier days keep what they showed (case 9).
    """
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        original = documents.load_document(ledger, number)
        before = documents.submitted(ledger, submission, Kind.REVERSAL, original.customer_id, original.amount_fen)
        if before:
            submissions.refuse_another(submission, (original.reversed_by, why), (before.number, before.remark))
            return done(before.number)
        day = dated or _first_day(original, moment)
        _refuse_unfit(original, day, moment)
        refuse_returned(ledger, original)
        require_owner_to_undo(ledger, original.seq, moment)
        made = post_mirror(ledger, original, day, why, moment, submission=submission, bounced=bounced)
        return done(made, Changed.DOCUMENTS)


def void_with_money(ledger: Ledger, number: str, reason: str, moment: Moment) -> Done[str]:
    """Reverse a slip or return and the receipts that came with it, in one step; returns the number of its reversal.

    What `void_document` leaves standing, the money handed over with the slip, goes too: the account is as it was.
    """
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        slip = documents.load_document(ledger, number)
        _refuse_reversed(slip)
        refuse_returned(ledger, slip)
        require_owner_to_undo(ledger, slip.seq, moment)
        for paid in documents.paid_with(ledger, number):
            receipt = documents.load_document(ledger, paid)
            if not receipt.reversed_by:
                post_mirror(ledger, receipt, _first_day(receipt, moment), why, moment)
        return done(post_mirror(ledger, slip, _first_day(slip, moment), why, moment), Changed.DOCUMENTS)


def undo_allocation(ledger: Ledger, number: str, debit_number: str, dated: date, moment: Moment) -> Done[Received]:
    """Take a credit back from one slip; the money is free again and the slip open (反核销)."""
    refuse_future_date(dated, moment.today)
    with ledger.writing():
        require_owner_for_day(ledger, dated, moment)
        credit, debit = credit_named(ledger, number), documents.load_document(ledger, debit_number)
        if debit.kind is Kind.REVERSAL:
            raise Refused("{number} voids a document and stays tied to it.", number=debit_number)
        if Kind.SET_OFF is credit.kind or Kind.REFUND is debit.kind:
            number = credit.number if credit.kind is Kind.SET_OFF else debit.number
            raise Refused("What was set off or paid back stays as it was signed. Void {number}.", number=number)
        debit_items = set(documents.item_ids(ledger, debit.id))
        standing = [one for one in allocations.standing_allocations(ledger, credit.id) if one.debit_item in debit_items]
        if not standing:
            raise Refused("{credit} settles nothing of {number}.", credit=number, number=debit_number)
        composition = Composition(ledger, moment)
        composition.undo(standing, dated)
        composition.post("undo_allocation", number)
        return done(received(ledger, credit), Changed.DOCUMENTS)


def undo_spread(ledger: Ledger, number: str, chosen: Iterable[Allocation], dated: date, moment: Moment) -> Done[str]:
    """Undo exactly these allocations of a credit, the last made first; the money is free and the slips are open.

    Refuses when one of them does not stand any more.
    """
    with ledger.writing():
        credit = documents.load_document(ledger, number)
        standing = allocations.standing_allocations(ledger, credit.id)
        composition = Composition(ledger, moment)
        composition.undo([_standing(standing, one, number) for one in chosen], dated)
        composition.post("undo_allocation", number)
    return done(number, Changed.DOCUMENTS)


def withdraw(ledger: Ledger, what: Withdrawable, row_id: int, moment: Moment) -> Done[int]:
    """Take one note back: from today on nothing counts it, and what was reported of earlier days stays as it was.

    A second call changes nothing. A dispute that was settled stands, since the settlement may have posted a credit; so
    does a promise whose day has passed, unless it was entered today: whether it was kept is what is known of them.
    """
    with ledger.writing():
        if withdrawals.is_withdrawn(ledger, what, row_id):
            return done(row_id)
        _refuse_unknown(ledger, what, row_id, moment.today)
        if what is Withdrawable.PROMISE:
            _refuse_decided(ledger, row_id, moment)
        withdrawals.add(ledger, what, row_id, moment)
    return done(row_id, CHANGES[what])


def _first_day(original: documents.Document, moment: Moment) -> date:
    """Today, or the day of a document that is dated ahead: on no day does the reversal stand without it."""
    return max(moment.today, original.dated)


def _refuse_unfit(original: documents.Document, dated: date, moment: Moment) -> None:
    refuse_future_date(dated, _first_day(original, moment))
    if original.kind is Kind.REVERSAL:
        raise Refused("{number} itself voids another document. Enter that one again instead.", number=original.number)
    _refuse_reversed(original)
    if dated < original.dated:
        raise Refused(
            "{number} cannot be voided before its own date, {date}.", number=original.number, date=original.dated
        ).at("dated")


def _refuse_reversed(original: documents.Document) -> None:
    if original.reversed_by:
        raise Refused(
            "{number} was already voided by {reversal}.", number=original.number, reversal=original.reversed_by
        )


def _standing(standing: list[allocations.Settled], wanted: Allocation, number: str) -> allocations.Settled:
    for one in reversed(standing):
        if (one.debit_item, one.amount_fen) == (wanted.item_id, wanted.amount_fen):
            standing.remove(one)
            return one
    raise Refused("What {number} settled was changed meanwhile, so it cannot be undone.", number=number)


def _refuse_decided(ledger: Ledger, promise_id: int, moment: Moment) -> None:
    promise = next(one for one in load_promises(ledger, date.max) if one.id == promise_id)
    if promise.by >= moment.today or moment.today == journal.entered_on(ledger, promise.sequence):
        return
    if not journal.was_wrong_day(ledger, promise.sequence):
        raise Refused(
            "The promise of {sum} by {day} stays: its day has passed, and kept or broken it belongs to the history. "
            "Record a new promise beside it.",
            sum=format_yuan(promise.amount_fen),
            day=promise.by,
        )


_LOADED: dict[Withdrawable, Callable[[Ledger], set[int]]] = {
    Withdrawable.PROMISE: lambda ledger: {one.id for one in load_promises(ledger, date.max)},
    Withdrawable.CONTACT: lambda ledger: {one.id for one in load_contacts(ledger, date.max)},
    Withdrawable.ATTACHMENT: lambda ledger: {one.id for one in load_attachments(ledger, date.max)},
    Withdrawable.GROUND: lambda ledger: set(standing_grounds(ledger)),
}
"""The ids of those that stand."""


def _refuse_unknown(ledger: Ledger, what: Withdrawable, row_id: int, today: date) -> None:
    if what is Withdrawable.RELEASE:
        refuse_used(ledger, row_id, today)
        return
    if what is Withdrawable.POINT:
        refuse_ended(ledger, row_id, today)
        return
    if what is Withdrawable.SIDE:
        refuse_missing(ledger, row_id)
        return
    if what is Withdrawable.STOCK:
        refuse_needed(ledger, row_id)
        return
    if what is Withdrawable.DISPUTE:
        dispute = disputes.load_dispute(ledger, row_id, date.max)
        if dispute.settled_on:
            raise Refused("The dispute about {number} is already settled.", number=dispute.number)
        return
    if row_id not in _LOADED[what](ledger):
        raise Refused("The book has no such note, so there is nothing to undo. Reload the page.")
