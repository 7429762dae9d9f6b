"""Pay back what lies on account: a document of its own, which the takings count as going out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.customers import clean_text
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.payments import Allocation
from desktop_app.domain.receipt_paper import PaidSlip, PostedMoney, refund_paper
from desktop_app.domain.refunds import RefundDraft, paid_back_from, refund_problems
from desktop_app.domain.shipments import Part
from desktop_app.operations.composing import Composition, refuse_future_date, refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner, require_owner_for_day
from desktop_app.store import accounts, customers, documents, settings
from desktop_app.store.database import Ledger
from desktop_app.store.refunds import free_credits, paid_back


@dataclass(frozen=True, slots=True)
class Refunded:
    """A posted refund, and what is still on account after it."""

    number: str
    amount_fen: int
    on_account_fen: int
    method: str = ""
    paid_by: str = ""


def pay_back(ledger: Ledger, draft: RefundDraft, moment: Moment) -> Done[Refunded]:
    """Post a refund out of the oldest credits; once for a submission id (D4)."""
    with ledger.writing():
        before = documents.submitted(ledger, draft.submission, Kind.REFUND, draft.customer_id, draft.amount_fen)
        if before:
            return done(_refunded(ledger, before.number, draft))
        customers.load_customer(ledger, draft.customer_id)
        refuse_future_date(draft.dated, moment.today)
        require_owner(ledger, OwnerAct.PAY_OUT, moment)
        require_owner_for_day(ledger, draft.dated, moment)
        credits = free_credits(ledger, draft.customer_id, draft.dated)
        refuse_problems(refund_problems(draft, sum(fen for *_, fen in credits)))
        number = _post(ledger, draft, credits, moment)
    return done(_refunded(ledger, number, draft), Changed.DOCUMENTS)


def on_account(ledger: Ledger, customer_id: int, today: date) -> int:
    """What may be paid back today."""
    return sum(fen for *_, fen in free_credits(ledger, customer_id, today))


def _post(ledger: Ledger, draft: RefundDraft, credits: Sequence[tuple[int, str, date, int]], moment: Moment) -> str:
    customer, shop = customers.load_customer(ledger, draft.customer_id), settings.load_shop(ledger)
    previous = accounts.balance_on(ledger, customer.id, draft.dated)
    method = clean_text(draft.method, "The payment method", field="method")
    paid_by = clean_text(draft.paid_by, "Paid out by", field="paid_by") or ledger.presence.name
    composition = Composition(ledger, moment)
    made = composition.document(
        Kind.REFUND, draft.customer_id, draft.dated, Direction.DEBIT, (Part(draft.dated, draft.amount_fen),),
        remark=draft.remark, submission=draft.submission,
    )  # fmt: skip
    composition.detail("refunds", made.id, method, paid_by)
    (item,) = composition.items_of(made)
    chosen = paid_back_from(draft.amount_fen, ((one, fen) for one, _, _, fen in credits))
    for one in chosen:
        composition.settle(one.item_id, [Allocation(item.id, one.amount_fen)], draft.dated)
    known = {one: (number, dated) for one, number, dated, _ in credits}
    of = tuple(PaidSlip(*known[one.item_id], one.amount_fen) for one in chosen)
    money = PostedMoney(
        made.number, made.dated, made.entered, made.amount_fen, method, made.remark, of, previous, composition.sequence
    )
    composition.paper(made.number, refund_paper(shop, customer, money, paid_by))
    composition.post("pay_back", made.number)
    return made.number


def _refunded(ledger: Ledger, number: str, draft: RefundDraft) -> Refunded:
    left = sum(fen for *_, fen in free_credits(ledger, draft.customer_id, draft.dated))
    return Refunded(number, draft.amount_fen, left, *paid_back(ledger, number))
