"""What was booked to the wrong customer, or on the wrong day, is moved in one step: a reversal and a new document.

The reversal bears the day of the document itself, so that on no day two accounts show the same money, nor one account
the same debt twice; a paper of those days that was issued already is followed by an adjustment (case 7).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.dates import Terms, TermsKind, due_date
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.undated import AgreedDue
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import Received, allocate, take_payment
from desktop_app.operations.taking_back import void_document
from desktop_app.store import agreed_dues, allocations, bills, customers, documents, receipts
from desktop_app.store.allocations import Settled
from desktop_app.store.database import Ledger
from desktop_app.store.documents import Document
from desktop_app.store.receipt_parts import let_go_with, load_detail


@dataclass(frozen=True, slots=True)
class MovedDocument:
    """What stands now, and what it stands in for: its number, whose it was, what it had settled day by day."""

    number: str
    before: str
    customer_id: int
    settled: tuple[Settled, ...] = ()

    @property
    def is_same(self) -> bool:
        """Nothing was different, so nothing was moved."""
        return self.number == self.before


def move_receipt(
    ledger: Ledger,
    number: str,
    customer_id: int,
    reason: str,
    moment: Moment,
    submission: str = "",
    accepted: frozenset[str] = frozenset(),
) -> Done[MovedDocument]:
    """Money that was booked to the wrong customer is this one's: of the same day, way and words, in the legal order.

    A second call with the same submission id moves nothing and answers the first (D4).
    """
    with ledger.writing():
        wrong = _posted(ledger, number, Kind.RECEIPT)
        before = documents.submitted(ledger, submission, Kind.RECEIPT, customer_id, wrong.amount_fen)
        if before:
            return done(MovedDocument(before.number, number, wrong.customer_id))
        if wrong.customer_id == customer_id:
            raise Refused("{number} is this customer's already. Choose the one whose money it was.", number=number)
        _refuse_let_go(ledger, wrong)
        settled = tuple(allocations.standing_allocations(ledger, wrong.id))
        draft = replace(_as_received(ledger, wrong), customer_id=customer_id, submission=submission,
                        accepted=accepted | {Doubt.BARE_BILL})  # fmt: skip
        made = _booked_anew(ledger, wrong, draft, reason, moment)
    return done(MovedDocument(made.number, number, wrong.customer_id, settled), Changed.DOCUMENTS)


def move_receipt_back(ledger: Ledger, moved: MovedDocument, reason: str, moment: Moment) -> Done[str]:
    """Undo that a receipt was moved: the first customer has it again, with what it had settled, day by day."""
    with ledger.writing():
        here = _posted(ledger, moved.number, Kind.RECEIPT)
        draft = replace(
            _as_received(ledger, here), customer_id=moved.customer_id, allocations=(), accepted=frozenset(Doubt)
        )
        made = _booked_anew(ledger, here, draft, reason, moment)
        for day, parts in _by_day(moved.settled):
            allocate(ledger, made.number, parts, day, moment)
    return done(made.number, Changed.DOCUMENTS)


def correct_opening(
    ledger: Ledger, number: str, right: OpeningDraft, reason: str, moment: Moment
) -> Done[MovedDocument]:
    """A wrong opening debt is voided on its own day and entered as it should be: its day, its sum, whose it is.

    What had been paid of it is free again, and is set against the right one as far as it goes. A number that another
    paper of the customer has is asked about first. Where nothing is different nothing is done; a debt that had no day
    to pay gets none by the terms agreed since: that is asked by itself (`agree_dues`).
    """
    with ledger.writing():
        wrong = _posted(ledger, number, Kind.OPENING)
        before = documents.submitted(ledger, right.submission, Kind.OPENING, right.customer_id, right.amount_fen)
        if before:
            return done(MovedDocument(before.number, number, wrong.customer_id))
        entered, stays = opening_entered(ledger, number), right.customer_id == wrong.customer_id
        right = replace(right, terms=None if right.due or not stays else right.terms or entered.terms)
        if replace(right, submission="", accepted=frozenset()) == entered:
            return done(MovedDocument(number, number, wrong.customer_id))
        settled = tuple(allocations.standing_allocations(ledger, wrong.id))
        agreed = _agreed_since(ledger, wrong, right, moment) if stays else None
        void_document(ledger, number, wrong.dated, reason, moment)
        made = record_opening(ledger, right, moment).result
        if agreed is not None:
            _agree_again(ledger, made, agreed, moment)
        if stays:
            _settle_again(ledger, made, settled, right, moment)
    return done(MovedDocument(made, number, wrong.customer_id, settled), Changed.DOCUMENTS)


def opening_entered(ledger: Ledger, number: str) -> OpeningDraft:
    """An opening debt as it was entered, to be looked at and corrected; refuses one that is void."""
    found = _posted(ledger, number, Kind.OPENING)
    (part,) = documents.parts_of(ledger, found.id)
    return OpeningDraft(
        found.customer_id, found.dated, part.due, found.amount_fen, found.reference, found.remark,
        terms=None if part.due else _terms_of(part),
    )  # fmt: skip


def _terms_of(part: documents.PostedPart) -> Terms:
    """By which an opening debt without a day was entered."""
    if part.open_batches is None:
        return Terms(TermsKind.NOT_AGREED)
    return Terms(TermsKind.PREVIOUS_BATCH, open_batches=part.open_batches)


def _agreed_since(ledger: Ledger, wrong: Document, right: OpeningDraft, moment: Moment) -> AgreedDue | None:
    """What was agreed for the debt after it was entered, where that says when the right one is paid too."""
    (item_id,) = documents.item_ids(ledger, wrong.id)
    standing = agreed_dues.standing_dues(ledger, wrong.customer_id, moment.today).values()
    agreed = next((one for _, _, one in standing if one.item_id == item_id), None)
    if agreed is None or right.due or right.terms is None:
        return None
    if agreed.due and right.dated != wrong.dated:
        terms = customers.load_customer(ledger, right.customer_id).terms
        return replace(agreed, due=due_date(terms, right.dated))
    return agreed


def _agree_again(ledger: Ledger, number: str, agreed: AgreedDue, moment: Moment) -> None:
    """It counts for what replaces the debt, from today on."""
    (item_id,) = documents.item_ids(ledger, documents.load_document(ledger, number).id)
    agreed_dues.add_due(ledger, replace(agreed, item_id=item_id), number, moment)


def _posted(ledger: Ledger, number: str, kind: Kind) -> Document:
    """The document of this number, if it is of this kind; an opening credit (预收) is no debt."""
    found = documents.load_document(ledger, number)
    if found.kind is not kind or (kind is Kind.OPENING and found.direction is Direction.CREDIT):
        raise Refused(_NOT_ONE[kind].template, number=number)
    return found


_NOT_ONE = {
    Kind.RECEIPT: Said("{number} is not a receipt. Choose the receipt that was booked to the wrong customer."),
    Kind.OPENING: Said("{number} is not an opening debt. Void it, and enter it again as it should be."),
}


def _booked_anew(ledger: Ledger, wrong: Document, draft: ReceiptDraft, reason: str, moment: Moment) -> Received:
    """Void a receipt on its own day and take the money as it should be; the line of a bill it came from goes along."""
    lines = bills.lines_of(ledger, wrong.id)
    void_document(ledger, wrong.number, wrong.dated, reason, moment)
    made = take_payment(ledger, draft, moment).result
    receipt = documents.load_document(ledger, made.number)
    for line, payer, by_hand in lines:
        bills.add_line(ledger, receipt.id, line, payer, by_hand, moment)
    return made


def _as_received(ledger: Ledger, receipt: Document) -> ReceiptDraft:
    """The money as it was taken, without what it settled."""
    method, instruction = receipts.taken_as(ledger, receipt.id)
    detail = load_detail(ledger, receipt.number)
    return ReceiptDraft(
        receipt.customer_id, receipt.dated, receipt.amount_fen, method, instruction, remark=receipt.remark,
        parts=detail.parts, taken_by=detail.taken_by, acceptance=detail.acceptance, account=detail.account,
    )  # fmt: skip


def _refuse_let_go(ledger: Ledger, receipt: Document) -> None:
    """What was let go with it was let go for the one who paid: nobody knows whether it is meant for the other."""
    for _, fen in let_go_with(ledger, receipt.id):
        raise Refused(
            "With {number} {sum} was let go. Void it, and take the money again from the customer who paid.",
            number=receipt.number, sum=format_yuan(fen),
        )  # fmt: skip


def _by_day(settled: Iterable[Settled]) -> list[tuple[date, list[Allocation]]]:
    """What was settled, the day it was settled on, earliest first."""
    ordered = sorted(settled, key=lambda one: (one.dated, one.id))
    days = groupby(ordered, key=lambda one: one.dated)
    return [(day, [Allocation(one.debit_item, one.amount_fen) for one in parts]) for day, parts in days]


def _settle_again(ledger: Ledger, number: str, settled: Iterable[Settled], right: OpeningDraft, moment: Moment) -> None:
    """What was paid of the wrong debt pays the right one, on the day it did or the debt's own."""
    (item,) = documents.item_ids(ledger, documents.load_document(ledger, number).id)
    left = right.amount_fen
    for one in settled:
        fen = min(one.amount_fen, left)
        if fen:
            credit = documents.number_of_item(ledger, one.credit_item)
            allocate(ledger, credit, [Allocation(item, fen)], max(one.dated, right.dated), moment)
        left -= fen
