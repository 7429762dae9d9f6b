"""A voided document entered again as it was, with its own days, under a new number: how a void is undone (case 27).

Posted is final, so the void stays in the book beside it. What would break a rule is refused, with what to do instead.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from desktop_app.domain.accounts import Kind
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.shipments import Part, Release, ReturnDraft, ShipmentDraft, Voucher, texts_of
from desktop_app.operations.disputes import open_disputes, raise_dispute
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.payments import allocate, take_payment
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.slips import slip
from desktop_app.operations.taking_back import CHANGES, Withdrawable, undo_spread
from desktop_app.store import accounts, disputes, documents, marks, notes, plans, receipts, slips, withdrawals
from desktop_app.store.database import Ledger
from desktop_app.store.documents import Document

MEANT = frozenset(Doubt)
"""What was asked about when it was entered first was answered then."""


def enter_again(ledger: Ledger, number: str, moment: Moment) -> Done[str]:
    """Post a voided slip, return or receipt once more and settle with it what it had settled; its new number.

    The gate weighs a slip as it stands today. Refused where a paper bears the old number, where what it settled is
    settled otherwise by now, and where a plan or a dispute is about it.
    """
    with ledger.writing():
        voided = documents.load_document(ledger, number)
        _refuse_unfit(ledger, voided, moment)
        if voided.kind is Kind.SHIPMENT:
            return done(_slip_again(ledger, voided, moment), Changed.DOCUMENTS, Changed.GOODS)
        post = _return_again if voided.kind is Kind.RETURN else _receipt_again
        return done(post(ledger, voided, moment), Changed.DOCUMENTS)


def note_again(ledger: Ledger, what: Withdrawable, row_id: int, moment: Moment) -> Done[int]:
    """A promise, talk or dispute that was taken back is recorded once more, as it was said; its new number.

    A dispute comes back with what was answered, as far as the slip is still open by its sum.
    """
    with ledger.writing():
        if not withdrawals.is_withdrawn(ledger, what, row_id):
            raise Refused("It counts as it is, so there is nothing to record again.")
        values = notes.values_of(ledger, _NOTES[what][0], row_id)
        made = _dispute_again(ledger, row_id, values, moment) if what is Withdrawable.DISPUTE else _again(
            ledger, what, values, moment
        )  # fmt: skip
    return done(made, CHANGES[what])


_NOTES = {
    Withdrawable.PROMISE: ("promises", "make_promise"),
    Withdrawable.CONTACT: ("contact_log", "log_contact"),
    Withdrawable.DISPUTE: ("disputes", "raise_dispute"),
}
"""Where each stands, and as what it is journalled."""


def _again(ledger: Ledger, what: Withdrawable, values: Sequence[object], moment: Moment) -> int:
    table, verb = _NOTES[what]
    customer_id, *_ = values
    return notes.add(ledger, table, values, moment, verb, str(customer_id))


def _dispute_again(ledger: Ledger, before: int, values: Sequence[Any], moment: Moment) -> int:
    item, customer, fen, reason, raised_on = values
    raised = Dispute(item, customer, fen, reason, date.fromisoformat(raised_on))
    made = raise_dispute(ledger, raised, moment).result
    for event, dated, note in disputes.events_of(ledger, before):
        disputes.add_event(ledger, made, event, dated, note, moment)
    return made.id


def _refuse_unfit(ledger: Ledger, voided: Document, moment: Moment) -> None:
    number = voided.number
    if voided.kind not in (Kind.SHIPMENT, Kind.RETURN, Kind.RECEIPT):
        raise Refused("Only a slip, a return or a receipt is entered again as it was. Enter {number} by "
"hand.",
                      number=number)  # fmt: skip
    if not voided.reversed_by:
        raise Refused("{number} is not void, so there is nothing to enter again.", number=number)
    if marks.last_print(ledger, number) or marks.last_signature(ledger, number):
        raise Refused(
            "{number} stays void: a paper with this number was printed, and what is entered again has another. Enter "
            "it again, look at it, and print the new one.",
            number=number,
        )
    _refuse_bound(ledger, voided, moment)


def _refuse_bound(ledger: Ledger, voided: Document, moment: Moment) -> None:
    """A plan and a dispute are about this very slip, and no other takes its place there."""
    items = set(documents.item_ids(ledger, voided.id))
    for plan in plans.load_plans(ledger, moment.today, voided.customer_id):
        if items & set(plan.item_ids):
            raise Refused(
                "{number} stays void: it is part of plan {plan}. Enter it again, end the plan, and agree on another.",
                number=voided.number, plan=plan.number,
            )  # fmt: skip
    if any(one.item_id in items for one in open_disputes(ledger, moment.today)):
        raise Refused(
            "{number} stays void: something of it is in dispute. Enter it again and raise the dispute on the new one.",
            number=voided.number,
        )


def _slip_again(ledger: Ledger, voided: Document, moment: Moment) -> str:
    freed = documents.freed_by(ledger, voided.reversed_by)
    _refuse_spent(ledger, voided, freed)
    past = slip(ledger, voided.number)
    made = record_shipment(ledger, _slip_draft(ledger, voided, past), moment).result.number
    parts = documents.item_ids(ledger, documents.load_document(ledger, made).id)
    new = dict(zip(documents.item_ids(ledger, voided.id), parts, strict=True))
    for credit in dict.fromkeys(one.credit_item for one in freed):
        again = [Allocation(new[one.debit_item], one.amount_fen) for one in freed if one.credit_item == credit]
        allocate(ledger, documents.number_of_item(ledger, credit), again, moment.today, moment)
    return made


def _slip_draft(ledger: Ledger, voided: Document, past: Voucher) -> ShipmentDraft:
    """As it was typed; money handed over with it stayed in the book and is set against it afterwards."""
    reason, expires = slips.release_of(ledger, voided.number)
    parts: tuple[Part, ...] = past.parts if len(past.parts) > 1 else ()
    return ShipmentDraft(
        voided.customer_id, voided.dated, past.lines, parts=parts, fixed_due=None if parts else past.due,
        remark=past.remark, release=Release(reason, expires) if reason else None, accepted=MEANT, **texts_of(past),
    )  # fmt: skip


def _refuse_spent(ledger: Ledger, voided: Document, freed: Iterable[documents.Freed]) -> None:
    """The money that had paid the slip is still on account."""
    wanted = Counter[int]()
    for one in freed:
        wanted[one.credit_item] += one.amount_fen
    for credit, fen in wanted.items():
        paper = documents.load_document(ledger, documents.number_of_item(ledger, credit))
        if documents.open_fen(ledger, paper.id) < fen:
            raise Refused(
                "{number} stays void: the money of {credit} that had paid it is spread over something "
"else by now. Enter it again, and spread the money again.",
                number=voided.number, credit=paper.number,
            )  # fmt: skip


def _return_again(ledger: Ledger, voided: Document, moment: Moment) -> str:
    wanted = _settled_before(ledger, voided, moment)
    past = slip(ledger, voided.number)
    draft = ReturnDraft(
        voided.customer_id, voided.dated, past.lines, past.returns_number,
        not documents.is_kept_apart(ledger, voided.id), voided.remark, accepted=MEANT,
    )  # fmt: skip
    made = record_return(ledger, draft, moment).result.number
    _spread_as_before(ledger, made, wanted, moment)
    return made


def _receipt_again(ledger: Ledger, voided: Document, moment: Moment) -> str:
    method, instruction = receipts.words_of(ledger, voided.number)
    draft = ReceiptDraft(
        voided.customer_id, voided.dated, voided.amount_fen, method, instruction,
        allocations=_settled_before(ledger, voided, moment), remark=voided.remark, accepted=MEANT,
    )  # fmt: skip
    return take_payment(ledger, draft, moment).result.number


def _settled_before(ledger: Ledger, voided: Document, moment: Moment) -> tuple[Allocation, ...]:
    """What a credit had settled when it was voided; refused where that is settled otherwise by now."""
    wanted = Counter[int]()
    for one in documents.freed_by(ledger, voided.reversed_by):
        wanted[one.debit_item] += one.amount_fen
    items = accounts.account_now(ledger, voided.customer_id, moment.today).items
    still = {item.item_id: item.open_fen for item in items}
    for item, fen in wanted.items():
        if still.get(item, 0) < fen:
            raise Refused(
                "{number} stays void: {slip}, which it had paid, is settled otherwise by now. Enter it again, and "
                "spread it over what is unpaid.",
                number=voided.number, slip=documents.number_of_item(ledger, item),
            )  # fmt: skip
    return tuple(Allocation(item, fen) for item, fen in wanted.items())


def _spread_as_before(ledger: Ledger, number: str, wanted: Iterable[Allocation], moment: Moment) -> None:
    """Goods that come back settle their slip by themselves; what was set otherwise by hand is set so again."""
    settled = [one for _, one in documents.settled_by(ledger, documents.load_document(ledger, number))]
    asked = sorted(wanted, key=lambda one: one.item_id)
    if sorted(settled, key=lambda one: one.item_id) == asked:
        return
    if settled:
        undo_spread(ledger, number, settled, moment.today, moment)
    if asked:
        allocate(ledger, number, asked, moment.today, moment)
