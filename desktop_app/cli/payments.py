"""Money received: spread as the caller says, as the customer's words say, or in the legal order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.cli.answers import yuan
from desktop_app.cli.designations import designated
from desktop_app.cli.doubts import accepted, doubts_told
from desktop_app.cli.fields import JsonFields, read_document
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.payments import Allocation, ReceiptDraft, settle_one
from desktop_app.operations.customers import find_customer
from desktop_app.operations.payments import Received, open_items, take_payment

NOT_OPEN = 0
"""The item id of a slip that is not open: refused in the transaction, unless the receipt is already there (D4)."""

Wish = tuple[str, int]
"""Number of a slip, and the fen meant for it."""


def receive(session: Session) -> None:
    """Post money received; answers its number, how it is spread, and what stays on account (N09, case 12)."""
    fields = read_document(session.around.stdin).only(
        "customer", "date", "amount", "method", "instruction", "allocate", "remark", "submission"
    )
    name, draft, wishes = fields.text("customer"), _draft(fields), wishes_in(fields)
    with opened(session) as book:
        customer = find_customer(book.ledger, name)
        items = open_items(book.ledger, customer.id, session.moment.today)
        draft = replace(
            draft, accepted=accepted(session), customer_id=customer.id, designated=designated(draft.instruction, items)
        )
        if wishes is not None:
            draft = replace(draft, allocations=tuple(granted(wishes, items)))
        with doubts_told(session):
            made = take_payment(book.ledger, draft, session.moment)
    session.posted(made, received_answer(made.result))


def _draft(fields: JsonFields) -> ReceiptDraft:
    return ReceiptDraft(
        customer_id=0,
        dated=fields.day("date"),
        amount_fen=fields.fen("amount"),
        method=fields.text("method", ""),
        instruction=fields.note("instruction"),
        remark=fields.note("remark"),
        submission=fields.text("submission", ""),
    )


def wishes_in(fields: JsonFields) -> list[Wish] | None:
    """None where the legal order decides; an empty list leaves all on account."""
    if not fields.has("allocate"):
        return None
    return [
        (wish.text("number"), wish.fen("amount"))
        for wish in (each.only("number", "amount") for each in fields.each("allocate"))
    ]


def granted(
    wishes: Sequence[Wish], items: Sequence[OpenItem], closed: Callable[[str], int] = lambda _: NOT_OPEN
) -> Iterator[Allocation]:
    """Each wish over the parts of its slip, earliest due first; too much is put on the last part, and refused there.

    `closed` gives the item of a slip that is not open.
    """
    for number, fen in wishes:
        parts = [item for item in items if item.number == number]
        nothing = Allocation(parts[0].item_id if parts else closed(number), 0)
        *whole, last = settle_one(fen, parts) or [nothing]
        yield from whole
        yield replace(last, amount_fen=fen - sum(part.amount_fen for part in whole))


def received_answer(received: Received) -> Mapping[str, object]:
    spread: dict[str, int] = {}
    for number, allocation in received.allocations:
        spread[number] = spread.get(number, 0) + allocation.amount_fen
    return {
        "number": received.number,
        "amount": yuan(received.amount_fen),
        "allocations": [{"number": number, "amount": yuan(fen)} for number, fen in spread.items()],
        "on_account": yuan(received.on_account_fen),
        "method": received.method or None,
    }
