"""What stands beside the accounts is entered, and set off against slips by a document both sides sign (case 20)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.deposit_papers import deposit_paper
from desktop_app.domain.doubts import Doubt, doubtful_supply, refuse_doubts
from desktop_app.domain.errors import Problem, Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.payments import Allocation, allocation_problems, propose
from desktop_app.domain.receipt_paper import PaidSlip, paid_slips
from desktop_app.domain.set_offs import SetOffDraft, set_off_paper, set_off_problems
from desktop_app.domain.shipments import Part
from desktop_app.domain.side_accounts import (
    ADDS,
    CASH_OUT,
    DEPOSITS,
    SideAccount,
    SideAct,
    SideBalances,
    SideEntry,
    at_most,
    beside,
    side_problems,
)
from desktop_app.operations.composing import Composition, refuse_future_date, refuse_merged, refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner, require_owner_for_day
from desktop_app.operations.payments import Received, received
from desktop_app.store import accounts, customers, documents, journal, settings, submissions
from desktop_app.store.credit_papers import keep_paper
from desktop_app.store.database import Ledger
from desktop_app.store.drawer import drawer_on as drawer_now
from desktop_app.store.numbering import next_number
from desktop_app.store.pay_order import items_to_settle
from desktop_app.store.side_entries import add_side, beside_of, load_side, values_of

__all__ = ["SideBalances", "beside_of", "drawer_now", "note_side", "set_off", "side_entries"]


def side_entries(ledger: Ledger, customer_id: int, today: date) -> list[SideEntry]:
    """What counts beside one customer's account, newest first; 0 is the drawer."""
    found = [one for one in load_side(ledger, today, customer_id) if bool(one.customer_id) == bool(customer_id)]
    return found[::-1]


def note_side(
    ledger: Ledger, entry: SideEntry, moment: Moment, submission: str = "", accepted: frozenset[str] = frozenset()
) -> Done[SideEntry]:
    """Record it; once for a submission id (D4). It lowers no debt and is no money on account."""
    refuse_future_date(entry.dated, moment.today)
    clean = _cleaned(entry, ledger.presence.name)
    with ledger.writing():
        made = submissions.made_before(ledger, submission, "side_entries")
        if made:
            return done(_same(ledger, submission, clean, made))
        _refuse_unfit(ledger, clean, moment)
        if clean.act is SideAct.BILL:
            refuse_doubts(doubtful_supply(clean.reference, _supplied(ledger, clean)), map(Doubt, accepted))
        if clean.customer_id:
            number = next_number(ledger, clean.account.value, clean.dated, moment)
            clean = replace(clean, number=number)
        made = add_side(ledger, clean, None, moment)
        if clean.account in DEPOSITS:
            _freeze_paper(ledger, clean, moment)
        submissions.remember(ledger, submission, "side_entries", made, moment)
    return done(replace(clean, id=made), Changed.DOCUMENTS)


def _supplied(ledger: Ledger, entry: SideEntry) -> dict[str, tuple[str, date]]:
    """By the number on their paper what of this customer stands already: its own number and its day."""
    found = (one for one in load_side(ledger, date.max, entry.customer_id) if one.act is SideAct.BILL)
    return {one.reference: (one.number, one.dated) for one in found}


def _freeze_paper(ledger: Ledger, entry: SideEntry, moment: Moment) -> None:
    """What the customer gets for a deposit, or signs when it goes back."""
    held = beside_of(ledger, entry.dated, entry.customer_id).of(entry.account)
    customer, shop = customers.load_customer(ledger, entry.customer_id), settings.load_shop(ledger)
    paper = deposit_paper(shop, customer, entry, held, moment.today, journal.head(ledger).seq + 1)
    keep_paper(ledger, PaperKind.DEPOSIT, entry.number, customer.id, entry.dated, paper, moment)


def refuse_undone(ledger: Ledger, number: str) -> None:
    """No new sheet is made of a deposit that was undone."""
    if all(one.number != number for one in load_side(ledger, date.max)):
        raise Refused("{number} was undone, so no new paper is made of it.", number=number)


def set_off(ledger: Ledger, draft: SetOffDraft, moment: Moment) -> Done[Received]:
    """Slips are paid by what we owe the customer, or by their deposit; no money moves (抵账).

    The document goes like any other: voided, both sides stand as before.
    """
    with ledger.writing():
        before = documents.submitted(ledger, draft.submission, Kind.SET_OFF, draft.customer_id, draft.amount_fen)
        if before:
            return done(received(ledger, before))
        refuse_future_date(draft.dated, moment.today)
        items = items_to_settle(ledger, draft.customer_id, moment.today)
        held = _held(ledger, draft.customer_id, draft.account, draft.dated)
        refuse_problems(set_off_problems(draft, held, sum(item.open_fen for item in items)))
        chosen = draft.allocations
        if chosen is None:
            chosen = tuple(propose(draft.amount_fen, items, draft.dated))
        refuse_problems(allocation_problems(draft.amount_fen, chosen, items))
        if sum(one.amount_fen for one in chosen) < draft.amount_fen:
            raise Refused("All of it must be set off against slips. Put an amount on each.").at("allocate")
        made = _post(ledger, draft, chosen, paid_slips(chosen, items), held, moment)
        return done(received(ledger, documents.load_document(ledger, made)), Changed.DOCUMENTS)


def _post(
    ledger: Ledger,
    draft: SetOffDraft,
    chosen: Sequence[Allocation],
    paid: tuple[PaidSlip, ...],
    held_fen: int,
    moment: Moment,
) -> str:
    customer = customers.load_customer(ledger, draft.customer_id)
    previous = accounts.balance_on(ledger, draft.customer_id, draft.dated)
    composition = Composition(ledger, moment)
    made = composition.document(
        Kind.SET_OFF, draft.customer_id, draft.dated, Direction.CREDIT, (Part(None, draft.amount_fen),),
        remark=draft.remark, submission=draft.submission,
    )  # fmt: skip
    composition.spread(made, chosen, draft.dated)
    shop = settings.load_shop(ledger)
    paper = set_off_paper(
        shop, customer, draft, made.number, made.entered, paid, previous, held_fen, composition.sequence
    )
    composition.paper(made.number, paper)
    composition.post("set_off", made.number)
    entry = SideEntry(draft.account, SideAct.SET_OFF, draft.dated, draft.amount_fen, draft.customer_id)
    add_side(ledger, entry, made.id, moment)
    return made.number


def refuse_missing(ledger: Ledger, row_id: int) -> None:
    """An entry that is withdrawn must leave enough for what was given back, paid or set off since."""
    found = next((one for one in load_side(ledger, date.max) if one.id == row_id), None)
    if found is None or found.document:
        raise Refused("The book has no such note, so there is nothing to undo. Reload the page.")
    held = beside(load_side(ledger, date.max, found.customer_id)).of(found.account) if found.customer_id else 0
    if found.act in ADDS and held < found.amount_fen:
        refuse_problems([Problem("", at_most(found.account, held))])


def _refuse_unfit(ledger: Ledger, entry: SideEntry, moment: Moment) -> None:
    require_owner_for_day(ledger, entry.dated, moment)
    if entry.act in CASH_OUT:
        require_owner(ledger, OwnerAct.PAY_OUT, moment)
    if entry.account is SideAccount.DRAWER:
        refuse_problems(side_problems(replace(entry, customer_id=0), 0))
        return
    customers.load_customer(ledger, entry.customer_id)
    refuse_merged(ledger, entry.customer_id)
    refuse_problems(side_problems(entry, _held(ledger, entry.customer_id, entry.account, entry.dated)))


def _held(ledger: Ledger, customer_id: int, account: SideAccount, dated: date) -> int:
    """What stands there on that day and still does: a later entry is not taken away from under it."""
    return min(beside_of(ledger, day, customer_id).of(account) for day in (dated, date.max))


def _same(ledger: Ledger, submission: str, entry: SideEntry, made: int) -> SideEntry:
    found = next(one for one in load_side(ledger, date.max) if one.id == made)
    kept = values_of(replace(found, number=""))
    submissions.refuse_another(submission, values_of(entry), kept)
    return found


def _cleaned(entry: SideEntry, at_counter: str) -> SideEntry:
    return replace(
        entry,
        method=clean_text(entry.method, "The payment method", field="method"),
        hands=clean_text(entry.hands, "Taken by", field="hands") or at_counter,
        reference=clean_text(entry.reference, "The number on their paper", field="reference"),
        note=clean_note(entry.note, "The note", field="note"),
    )
