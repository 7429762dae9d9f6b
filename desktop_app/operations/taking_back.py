"""What was entered is taken back; nothing is ever deleted (U23, U24). Three words, one meaning each:

void: a posted document gets its mirror, which points to it (红冲);
undo: what a step did is undone exactly, a spreading of money (反核销) or an import;
withdraw: what is no document, a promise, a talk, a dispute, counts no more from today on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.customers import required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import Allocation
from desktop_app.domain.shipments import Part
from desktop_app.operations.composing import Composition, refuse_future_date
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.openings import take_over
from desktop_app.operations.owner import require_owner_for_day, require_owner_to_undo
from desktop_app.operations.payments import Received, credit_named, received
from desktop_app.store import customers, disputes, documents, goods, imports, records, submissions, withdrawals
from desktop_app.store.contacts import load_contacts
from desktop_app.store.database import Ledger
from desktop_app.store.promises import load_promises

IMPORT_UNDONE = "import taken back"
"""The reason that stands in the mirrors of an import."""


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


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an import back did: documents reversed; customers and goods that nothing else needs put away."""

    file_name: str
    documents: int
    customers: int
    goods: int


def void_document(
    ledger: Ledger, number: str, dated: date | None, reason: str, moment: Moment, submission: str = ""
) -> Done[str]:
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
        _refuse_returned(ledger, original)
        require_owner_to_undo(ledger, original.seq, moment)
        return done(_post_mirror(ledger, original, day, why, moment, submission=submission), Changed.DOCUMENTS)


def void_with_money(ledger: Ledger, number: str, reason: str, moment: Moment) -> Done[str]:
    """Reverse a slip or return and the receipts that came with it, in one step; returns the number of its reversal.

    What `void_document` leaves standing, the money handed over with the slip, goes too: the account is as it was.
    """
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        slip = documents.load_document(ledger, number)
        _refuse_reversed(slip)
        _refuse_returned(ledger, slip)
        require_owner_to_undo(ledger, slip.seq, moment)
        for paid in documents.paid_with(ledger, number):
            receipt = documents.load_document(ledger, paid)
            if not receipt.reversed_by:
                _post_mirror(ledger, receipt, _first_day(receipt, moment), why, moment)
        return done(_post_mirror(ledger, slip, _first_day(slip, moment), why, moment), Changed.DOCUMENTS)


def undo_allocation(ledger: Ledger, number: str, debit_number: str, dated: date, moment: Moment) -> Done[Received]:
    """Take a credit back from one slip; the money is free again and the slip open (反核销)."""
    refuse_future_date(dated, moment.today)
    with ledger.writing():
        require_owner_for_day(ledger, dated, moment)
        credit, debit = credit_named(ledger, number), documents.load_document(ledger, debit_number)
        if debit.kind is Kind.REVERSAL:
            raise Refused("{number} voids a document and stays tied to it.", number=debit_number)
        debit_items = set(documents.item_ids(ledger, debit.id))
        standing = [one for one in documents.standing_allocations(ledger, credit.id) if one.debit_item in debit_items]
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
        standing = documents.standing_allocations(ledger, credit.id)
        composition = Composition(ledger, moment)
        composition.undo([_standing(standing, one, number) for one in chosen], dated)
        composition.post("undo_allocation", number)
    return done(number, Changed.DOCUMENTS)


def undo_import(ledger: Ledger, moment: Moment) -> Done[Undone]:
    """Take the last import back: every document it made is reversed on its own date, newest first."""
    with ledger.writing():
        last = imports.last_import(ledger)
        if last is None:
            raise Refused("There is no import to undo.")
        require_owner_to_undo(ledger, last.seq, moment)
        subjects = imports.subjects_of(ledger, last.id)
        reversed_count = _void_all(ledger, subjects, moment)
        imports.mark_undone(ledger, last, moment)
        put_away = _put_customers_away(ledger, subjects, moment)
        goods_away = _put_goods_away(ledger, subjects, moment)
    made = Undone(last.file_name, reversed_count, put_away, goods_away)
    return done(made, Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS, Changed.IMPORTS)


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


def _post_mirror(
    ledger: Ledger,
    original: documents.Document,
    dated: date,
    reason: str,
    moment: Moment,
    entered: date | None = None,
    submission: str = "",
) -> str:
    """Undo what the document settled, post its mirror, set both against each other; the mirror's number."""
    composition = Composition(ledger, moment)
    debit = original.direction is Direction.DEBIT
    mirror = composition.document(
        Kind.REVERSAL, original.customer_id, dated, Direction.CREDIT if debit else Direction.DEBIT,
        (Part(dated, original.amount_fen),), entered=entered, remark=reason, submission=submission,
        reverses=original.id,
    )  # fmt: skip
    composition.undo(documents.standing_allocations(ledger, original.id), dated)
    composition.end_earlier(documents.ended_settlements(ledger, original.id), dated)
    (mirrored,) = (item.id for item in composition.items_of(mirror))
    if debit:
        composition.tie(mirrored, documents.whole_items(ledger, original.id), dated)
    else:
        own, *_ = documents.item_ids(ledger, original.id)
        composition.tie(own, [Allocation(mirrored, original.amount_fen)], dated)
    composition.post("reverse_document", original.number)
    return mirror.number


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


def _refuse_returned(ledger: Ledger, original: documents.Document) -> None:
    """A slip whose goods came back cannot go before its return."""
    for number in documents.returns_of(ledger, original.id):
        raise Refused(
            "Goods of {number} came back with {back}. Void {back} first.", number=original.number, back=number
        )


def _standing(standing: list[documents.Settled], wanted: Allocation, number: str) -> documents.Settled:
    for one in reversed(standing):
        if (one.debit_item, one.amount_fen) == (wanted.item_id, wanted.amount_fen):
            standing.remove(one)
            return one
    raise Refused("What {number} settled was changed meanwhile, so it cannot be undone.", number=number)


def _refuse_unknown(ledger: Ledger, what: Withdrawable, row_id: int) -> None:
    if what is Withdrawable.DISPUTE:
        dispute = disputes.load_dispute(ledger, row_id, date.max)
        if dispute.settled_on:
            raise Refused("The dispute about {number} is already settled.", number=dispute.number)
        return
    load = load_promises if what is Withdrawable.PROMISE else load_contacts
    if all(one.id != row_id for one in load(ledger, date.max)):
        raise Refused("The book has no such note, so there is nothing to undo. Reload the page.")


def _void_all(ledger: Ledger, subjects: Sequence[str], moment: Moment) -> int:
    made = [documents.load_document(ledger, one) for one in subjects if not one.startswith(("customer ", "goods "))]
    standing = [document for document in made if not document.reversed_by]
    brought = take_over(ledger, moment.today)
    for document in sorted(standing, key=lambda one: -one.id):
        _refuse_returned(ledger, document)
        _post_mirror(ledger, document, document.dated, IMPORT_UNDONE, moment, entered=brought.entered(document.dated))
    return len(standing)


def _put_customers_away(ledger: Ledger, subjects: Sequence[str], moment: Moment) -> int:
    """Customers the import made are put away when every document they have is reversed."""
    count = 0
    for customer_id in _ids(subjects, "customer"):
        if documents.has_standing(ledger, customer_id):
            continue
        away = replace(customers.load_customer(ledger, customer_id), active=False)
        records.keep_customer(ledger, away, moment, "put_customer_away")
        count += 1
    return count


def _put_goods_away(ledger: Ledger, subjects: Sequence[str], moment: Moment) -> int:
    ids = {goods_id for goods_id in _ids(subjects, "goods") if not goods.is_used(ledger, goods_id)}
    for one in goods.load_goods(ledger):
        if one.id in ids:
            records.keep_goods(ledger, replace(one, active=False), moment, "put_goods_away")
    return len(ids)


def _ids(subjects: Sequence[str], kind: str) -> list[int]:
    return [int(subject.split()[1]) for subject in subjects if subject.startswith(f"{kind} ")]
