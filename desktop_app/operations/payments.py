"""Take money: post a receipt, spread it over open slips."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import Direction, Kind, OpenItem
from desktop_app.domain.customers import Customer, clean_note, clean_text
from desktop_app.domain.doubts import (
    Doubt,
    doubtful_bill,
    doubtful_day,
    doubtful_payment,
    doubtful_receipt,
    refuse_doubts,
)
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.paid_parts import NO_DETAIL, Acceptance, PaidPart, ReceiptDetail, bill_part, ways
from desktop_app.domain.pay_order import AllocatedBy, allocated_by
from desktop_app.domain.payments import Allocation, ReceiptDraft, allocation_problems, problems, propose
from desktop_app.domain.receipt_paper import PostedMoney, paid_slips, receipt_paper
from desktop_app.domain.settling import let_go_problems, shared
from desktop_app.domain.shipments import Part
from desktop_app.domain.shop import ACCOUNT_LENGTH
from desktop_app.operations.adjustments import Grounds
from desktop_app.operations.composing import Composition, refuse_future_date, refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner, require_owner_for_day
from desktop_app.store import accounts, allocations, customers, documents, drafts, receipts, settings, submissions
from desktop_app.store.database import Ledger
from desktop_app.store.pay_order import items_to_settle
from desktop_app.store.receipt_parts import load_detail
from desktop_app.store.rows import DocumentRow


@dataclass(frozen=True, slots=True)
class Received:
    """A posted receipt: how it is spread, what stays on account, and how it was paid, empty where nobody said it."""

    number: str
    amount_fen: int
    allocations: tuple[tuple[str, Allocation], ...]
    on_account_fen: int
    method: str = ""
    detail: ReceiptDetail = NO_DETAIL


def take_payment(ledger: Ledger, draft: ReceiptDraft, moment: Moment) -> Done[Received]:
    """Post money received; without allocations of its own it follows the legal order (R046, case 10).

    The rest stays on account; far more than is owed is asked before it is booked. A second call with the same
    submission id returns the first receipt (D4).
    """
    with ledger.writing():
        drafts.drop(ledger, Kind.RECEIPT, draft.submission)
        before = documents.submitted(ledger, draft.submission, Kind.RECEIPT, draft.customer_id, draft.amount_fen)
        if before:
            return done(received(ledger, before))
        customer = customers.load_customer(ledger, draft.customer_id)
        refuse_future_date(draft.dated, moment.today)
        items = items_to_settle(ledger, draft.customer_id, moment.today)
        refuse_problems(problems(draft, items))
        _refuse_doubts(ledger, draft, sum(item.open_fen for item in items), moment.today)
        chosen = draft.allocations
        if chosen is None:
            chosen = tuple(propose(draft.settles_fen, items, draft.dated, draft.designated))
        refuse_problems(let_go_problems(draft.let_go_fen, draft.amount_fen, chosen))
        if draft.let_go_fen:
            require_owner(ledger, OwnerAct.ALLOW, moment)
        number = _post(ledger, draft, customer, chosen, items, moment)
        return done(received(ledger, documents.load_document(ledger, number)), Changed.DOCUMENTS)


def _refuse_doubts(ledger: Ledger, draft: ReceiptDraft, owed_fen: int, today: date) -> None:
    """Ask about the day, a sum far above what is owed, money that was entered before, a bill that says too little."""
    asked = doubtful_day(draft.dated, today) + doubtful_payment(draft.amount_fen, owed_fen)
    twin = receipts.received_before(ledger, draft.customer_id, draft.dated, draft.amount_fen)
    asked += [doubtful_receipt(draft.amount_fen, draft.dated, twin)] if twin else []
    if bill_part(draft.method, draft.amount_fen, draft.parts):
        bill = draft.acceptance or Acceptance()
        asked += doubtful_bill(bill.number, bill.due)
    refuse_doubts(asked, map(Doubt, draft.accepted))


def allocate(
    ledger: Ledger,
    number: str,
    chosen: Iterable[Allocation] | None,
    dated: date,
    moment: Moment,
    submission: str = "",
) -> Done[Received]:
    """Spread what is still free of a receipt, return or other credit over open items, once for a submission id (D4).

    With nothing `chosen` (None) the legal order decides (R046).
    """
    refuse_future_date(dated, moment.today)
    wanted = None if chosen is None else _something(chosen)
    with ledger.writing():
        require_owner_for_day(ledger, dated, moment)
        credit = credit_named(ledger, number)
        if _spread_before(ledger, submission, credit, wanted):
            return done(received(ledger, credit))
        free = documents.open_fen(ledger, credit.id)
        items = items_to_settle(ledger, credit.customer_id, moment.today)
        wanted = _something(propose(free, items, dated)) if wanted is None else wanted
        refuse_problems(allocation_problems(free, wanted, items))
        composition = Composition(ledger, moment)
        (credit_item,) = documents.item_ids(ledger, credit.id)
        composition.settle(credit_item, wanted, dated)
        submissions.remember(ledger, submission, "allocations", composition.post("allocate", number), moment)
        return done(received(ledger, credit), Changed.DOCUMENTS)


def _something(chosen: Iterable[Allocation]) -> list[Allocation]:
    wanted = list(chosen)
    if not wanted:
        raise Refused("Nothing was chosen to settle. Put an amount on at least one slip.").at("allocate")
    return wanted


def _spread_before(
    ledger: Ledger, submission: str, credit: documents.Document, wanted: list[Allocation] | None
) -> bool:
    """Whether this credit was spread just so under this id; refuses an id of another credit or other sums.

    Compared slip by slip: of one that is paid by now, nobody can tell the parts any more.
    """
    made = submissions.made_before(ledger, submission, "allocations")
    if made is None:
        return False
    rows = allocations.allocated_in(ledger, made)
    spread = _by_slip(ledger, [Allocation(item_id, fen) for _, item_id, fen in rows])
    before = ({item for item, _, _ in rows}, spread)
    asked = (set(documents.item_ids(ledger, credit.id)), spread if wanted is None else _by_slip(ledger, wanted))
    submissions.refuse_another(submission, asked, before)
    return True


def _by_slip(ledger: Ledger, chosen: Iterable[Allocation]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in chosen:
        number = documents.number_of_item(ledger, one.item_id)
        sums[number] = sums.get(number, 0) + one.amount_fen
    return sums


def first_part(ledger: Ledger, number: str) -> int:
    """The item of a document, paid or not; refuses a number the book does not know."""
    return documents.item_ids(ledger, documents.load_document(ledger, number).id)[0]


def open_beside(ledger: Ledger, number: str, today: date) -> tuple[OpenItem, ...]:
    """Everything that is open of the customer whose credit this is, earliest due first."""
    return open_items(ledger, credit_named(ledger, number).customer_id, today)


def open_items(ledger: Ledger, customer_id: int, today: date) -> tuple[OpenItem, ...]:
    """Everything of one customer that is open now, earliest due first, with what decides which is paid first."""
    return items_to_settle(ledger, customer_id, today)


def _post(
    ledger: Ledger,
    draft: ReceiptDraft,
    customer: Customer,
    chosen: Iterable[Allocation],
    items: Collection[OpenItem],
    moment: Moment,
) -> str:
    settles, given = shared(tuple(chosen), draft.amount_fen)
    previous = accounts.balance_on(ledger, customer.id, draft.dated)
    composition = Composition(ledger, moment)
    method, detail = _cleaned(draft, ledger.presence.name)
    receipt = composition.receipt(
        draft.customer_id, draft.dated, draft.amount_fen, method, draft.instruction, remark=draft.remark,
        submission=draft.submission,
    )  # fmt: skip
    _keep_detail(composition, receipt, detail)
    composition.spread(receipt, settles, draft.dated)
    if given:
        _let_go(composition, draft, receipt, given)
    money = PostedMoney(
        receipt.number, receipt.dated, receipt.entered, receipt.amount_fen, method, receipt.remark,
        paid_slips((*settles, *given), items), previous, composition.sequence, _rule(draft, chosen, items),
        clean_note(draft.instruction, "The customer's instruction", "instruction"),
    )  # fmt: skip
    composition.paper(receipt.number, receipt_paper(settings.load_shop(ledger), customer, money, detail))
    composition.post("take_payment", receipt.number)
    return receipt.number


def _rule(draft: ReceiptDraft, chosen: Iterable[Allocation], items: Collection[OpenItem]) -> AllocatedBy:
    """By which rule the money was set against slips, for the paper; nothing where all of it stays on account."""
    spread = frozenset(chosen)
    if not spread:
        return AllocatedBy.UNSAID
    as_proposed = spread == frozenset(propose(draft.settles_fen, items, draft.dated, draft.designated))
    named = bool(draft.designated) and as_proposed
    return allocated_by(named or bool(draft.instruction), as_proposed, items)


def _cleaned(draft: ReceiptDraft, at_counter: str) -> tuple[str, ReceiptDetail]:
    """The way it came in one text, and what is kept beside it: a bill of exchange has its row also without a number.

    Where nobody is named, whoever is at the counter took it.
    """
    said, field = "The payment method", "method"
    parts = tuple(PaidPart(clean_text(one.method, said, field="parts"), one.amount_fen) for one in draft.parts)
    method = parts[0].method if len(parts) == 1 else ways(parts) or clean_text(draft.method, said, field=field)
    acceptance = draft.acceptance or Acceptance()
    acceptance = replace(
        acceptance, number=clean_text(acceptance.number, "The number of the bill", field="acceptance_number")
    )
    taken_by = clean_text(draft.taken_by, "Taken by", field="taken_by") or at_counter
    bill = acceptance if bill_part(method, draft.amount_fen, parts) else None
    account = clean_text(draft.account, "The bank account", ACCOUNT_LENGTH, "account")
    return method, ReceiptDetail(parts if len(parts) > 1 else (), taken_by, bill, draft.let_go_fen, account)


def _keep_detail(composition: Composition, receipt: DocumentRow, detail: ReceiptDetail) -> None:
    for place, part in enumerate(detail.parts, 1):
        composition.detail("receipt_parts", receipt.id, place, part.method, part.amount_fen)
    if detail.taken_by:
        composition.detail("receipt_hands", receipt.id, detail.taken_by)
    if detail.account:
        composition.detail("receipt_accounts", receipt.id, detail.account)
    if (bill := detail.acceptance) is not None:
        composition.bill(receipt, bill, bill_part("", 0, detail.parts) or receipt.amount_fen)


def _let_go(composition: Composition, draft: ReceiptDraft, receipt: DocumentRow, given: Sequence[Allocation]) -> None:
    """What is given up with the money is an adjustment of its own kind, which goes when the receipt goes."""
    made = composition.document(
        Kind.ADJUSTMENT, draft.customer_id, draft.dated, Direction.CREDIT, (Part(None, draft.let_go_fen),),
        remark=draft.let_go_why,
    )  # fmt: skip
    composition.detail("adjustments", made.id, Grounds.SETTLEMENT, receipt.id)
    composition.spread(made, given, draft.dated)


def credit_named(ledger: Ledger, number: str) -> documents.Document:
    """The receipt, return or other credit of this number."""
    credit = documents.load_document(ledger, number)
    if credit.direction is not Direction.CREDIT or credit.kind is Kind.REVERSAL:
        raise Refused("{number} is not a receipt, return or other credit. Choose one that is.", number=number)
    return credit


def received(ledger: Ledger, credit: documents.Document) -> Received:
    """How a credit is spread now."""
    return Received(
        credit.number,
        credit.amount_fen,
        tuple(allocations.settled_by(ledger, credit)),
        documents.open_fen(ledger, credit.id),
        receipts.method_of(ledger, credit.number),
        load_detail(ledger, credit.number),
    )
