"""As much comes back as leaves (等价换货): nothing is owed by it, so it is a slip and a return, entered in one step."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import settle_one
from desktop_app.domain.shipments import ReturnDraft, ShipmentDraft
from desktop_app.domain.slip_rules import is_even
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.exchanges import as_exchanged
from desktop_app.operations.payments import allocate, open_items
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import Posted, record_shipment
from desktop_app.operations.taking_back import void_document, void_with_money
from desktop_app.store import documents
from desktop_app.store.database import Ledger


def record_slip(ledger: Ledger, draft: ShipmentDraft, moment: Moment) -> Done[Posted]:
    """Post a slip as it is typed. Where as much comes back as leaves it is a slip of what leaves and a return for each
    slip of what comes back, which pay one another: what is owed is as before.
    """
    if not (is_even(as_exchanged(ledger, draft)) or _made_before(ledger, draft)):
        return record_shipment(ledger, draft, moment)
    with ledger.writing():
        back = [record_return(ledger, one, moment).result.number for one in _returns(draft)]
        leaving = replace(draft, lines=tuple(line for line in draft.lines if line.quantity > 0))
        posted = record_shipment(ledger, leaving, moment).result
        for number in back:
            _set_against(ledger, number, posted.number, draft, moment)
    return done(replace(posted, returned=tuple(back)), Changed.DOCUMENTS, Changed.GOODS)


def void_exchange(ledger: Ledger, number: str, returned: Sequence[str], reason: str, moment: Moment) -> Done[str]:
    """The slip, the money that came with it, and what came back for it: the account is as it was."""
    with ledger.writing():
        made = void_with_money(ledger, number, reason, moment).result
        for one in returned:
            void_document(ledger, one, None, reason, moment)
    return done(made, Changed.DOCUMENTS, Changed.GOODS)


def _made_before(ledger: Ledger, draft: ShipmentDraft) -> bool:
    """Sent once more, what came back is with the shop already and no longer tells what it is worth."""
    return any(one.submission and documents.is_submitted(ledger, one.submission) for one in _returns(draft))


def _returns(draft: ShipmentDraft) -> Iterator[ReturnDraft]:
    """One for each slip the goods came with; where that is not known, the credit is kept for the slip of the others."""
    for origin in dict.fromkeys(line.origin for line in draft.lines if line.quantity < 0):
        lines = [line for line in draft.lines if line.quantity < 0 and line.origin == origin]
        given = tuple(replace(line, quantity=-line.quantity, off_fen=-line.off_fen, origin="") for line in lines)
        key = f"{draft.submission} back {origin}".rstrip() if draft.submission else ""
        yield ReturnDraft(
            draft.customer_id, draft.dated, given, origin, apply=bool(origin), reason=draft.remark, submission=key,
            accepted=draft.accepted,
        )  # fmt: skip


def _set_against(ledger: Ledger, back: str, slip: str, draft: ShipmentDraft, moment: Moment) -> None:
    """What of the credit pays no other slip pays this one."""
    free = documents.open_fen(ledger, documents.load_document(ledger, back).id)
    items = [one for one in open_items(ledger, draft.customer_id, moment.today) if one.number == slip]
    chosen = settle_one(min(free, sum(one.open_fen for one in items)), items) if free and items else []
    if chosen:
        allocate(ledger, back, chosen, draft.dated, moment)
