"""Money received or on account: spread as the caller says, as the customer's words say, or in the legal order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from desktop_app.cli.answers import told, yuan
from desktop_app.cli.documents import (
    DAY,
    DAY_IF_ANY,
    FEN,
    NO_FEN,
    NOTE,
    TEXT,
    WORDS,
    JsonDocument,
    every,
    if_any,
    inside,
    today_or,
    word,
)
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.designations import designated
from desktop_app.domain.paid_parts import Acceptance, AcceptedBy, PaidPart, ReceiptDetail
from desktop_app.domain.payments import Allocation, ReceiptDraft, settle_one
from desktop_app.operations.customers import find_customer
from desktop_app.operations.payments import Received, allocate, first_part, open_beside, open_items, take_payment
from desktop_app.operations.settings import shop_of
from desktop_app.operations.sites import items_of_site

NOT_OPEN = 0
"""The item id of a slip that is not open: refused in the transaction, unless the receipt is already there (D4)."""

WISHES = if_any(every(JsonDocument(number=TEXT, amount=FEN)))
"""Numbers of slips, each with the sum meant for it. None where the legal order decides; an empty list leaves all on
account."""

PARTS = if_any(every(JsonDocument(method=TEXT, amount=FEN)), ())
"""The several ways it came in, each with its sum."""

BILL = inside(JsonDocument(accepted_by=word(AcceptedBy, AcceptedBy.BANK), number=WORDS, due=DAY_IF_ANY))
"""What stands on a bill of exchange."""

RECEIPT = JsonDocument(
    customer=TEXT,
    date=DAY,
    amount=FEN,
    method=WORDS,
    instruction=NOTE,
    allocate=WISHES,
    remark=NOTE,
    submission=WORDS,
    parts=PARTS,
    taken_by=WORDS,
    account=WORDS,
    site=WORDS,
    bill=BILL,
    let_go=NO_FEN,
    let_go_why=NOTE,
)
SPREAD = JsonDocument(date=today_or, allocate=WISHES, submission=WORDS)


def receive(session: Session) -> None:
    """Post money received; answers its number, how it is spread, and what stays on account (N09, case 12)."""
    said = RECEIPT.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        items = open_items(book.ledger, customer.id, session.moment.today)
        of_site = items_of_site(book.ledger, customer.id, said.site, items) if said.site else ()
        draft = ReceiptDraft(
            customer_id=customer.id,
            dated=said.date,
            amount_fen=said.amount,
            method=said.method,
            instruction=said.instruction or said.site,
            allocations=granted(said.allocate, items),
            designated=(*designated(said.instruction, items), *of_site),
            remark=said.remark,
            submission=said.submission,
            accepted=session.accepted,
            parts=tuple(PaidPart(one.method, one.amount) for one in said.parts),
            taken_by=said.taken_by,
            account=shop_of(book.ledger).account_named(said.account),
            acceptance=Acceptance(said.bill.accepted_by, said.bill.number, said.bill.due) if said.bill else None,
            let_go_fen=said.let_go,
            let_go_why=said.let_go_why,
        )
        made = take_payment(book.ledger, draft, session.moment)
    session.posted(made, received_answer(made.result))


def spread(session: Session) -> None:
    """Set what is still free of a receipt, return or credit against slips; without wishes in the legal order."""
    number, said = session.options.number.strip(), SPREAD.read(session)
    with opened(session) as book:
        items = open_beside(book.ledger, number, session.moment.today)
        chosen = granted(said.allocate, items, partial(first_part, book.ledger))
        made = allocate(book.ledger, number, chosen, said.date, session.moment, said.submission)
    session.posted(made, received_answer(made.result))


def granted(
    wishes: Sequence[Any] | None, items: Sequence[OpenItem], closed: Callable[[str], int] = lambda _: NOT_OPEN
) -> tuple[Allocation, ...] | None:
    """Each wish over the parts of its slip, earliest due first; too much is put on the last part, and refused there.

    `closed` gives the item of a slip that is not open.
    """
    return None if wishes is None else tuple(part for one in wishes for part in _over_parts(one, items, closed))


def _over_parts(wish: Any, items: Sequence[OpenItem], closed: Callable[[str], int]) -> Iterator[Allocation]:
    parts = [item for item in items if item.number == wish.number]
    nothing = Allocation(parts[0].item_id if parts else closed(wish.number), 0)
    *whole, last = settle_one(wish.amount, parts) or [nothing]
    yield from whole
    yield replace(last, amount_fen=wish.amount - sum(part.amount_fen for part in whole))


def received_answer(received: Received) -> Mapping[str, object]:
    spread: dict[str, int] = {}
    for number, allocation in received.allocations:
        spread[number] = spread.get(number, 0) + allocation.amount_fen
    return {
        **told(received, "number", "amount_fen"),
        "allocations": [{"number": number, "amount": yuan(fen)} for number, fen in spread.items()],
        "on_account": yuan(received.on_account_fen),
        "method": received.method or None,
        **detail_answer(received.detail),
    }


def detail_answer(detail: ReceiptDetail) -> Mapping[str, object]:
    """What is kept of a receipt beside its sum; only what there is."""
    answer: dict[str, object] = {}
    if detail.parts:
        answer["parts"] = [told(part, "method", "amount_fen") for part in detail.parts]
    if detail.taken_by:
        answer["taken_by"] = detail.taken_by
    if detail.account:
        answer["account"] = detail.account
    if detail.acceptance is not None:
        answer["bill"] = told(detail.acceptance, "accepted_by", "number", "due")
    if detail.let_go_fen:
        answer["let_go"] = yuan(detail.let_go_fen)
    return answer
