"""A mark made by mistake counts no more from today on: an answer, a signature, a print, a card, a plan's end (U23).

The row stays as it was written, and a line in the journal takes it back.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum

from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import Plan
from desktop_app.operations.disputes import dispute_about, open_disputes
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner_to_undo
from desktop_app.operations.taking_back import void_document
from desktop_app.store import accounts, allocations, documents, marks, plans, withdrawals
from desktop_app.store.database import Ledger
from desktop_app.store.marks import Marked
from desktop_app.store.plan_agreements import agreement_named


class MarkKind(StrEnum):
    """What can be taken back of a paper, a statement, a plan."""

    ANSWER = "answer"
    SENDING = "sending"
    SIGNATURE = "signature"
    PRINT = "print"
    CARD = "card"
    PLAN_END = "plan-end"
    BILL = "bill"


class DisputeMark(StrEnum):
    """What can be taken back of a dispute."""

    ANSWER = "dispute-answer"
    SETTLEMENT = "settlement"


_FOUND: dict[MarkKind, Callable[[Ledger, str], Marked | None]] = {
    MarkKind.ANSWER: marks.last_answer,
    MarkKind.SENDING: marks.last_sending,
    MarkKind.SIGNATURE: marks.last_signature,
    MarkKind.PRINT: marks.last_print,
    MarkKind.CARD: marks.last_card,
    MarkKind.PLAN_END: marks.last_end,
    MarkKind.BILL: marks.last_bill_event,
}
_CHANGES = {
    "statement_event": Changed.STATEMENTS,
    "paper_event": Changed.PAPERS,
    "plan_signature": Changed.PLANS,
    "plan_end": Changed.PLANS,
    "acceptance_event": Changed.DOCUMENTS,
}
_NONE = {
    MarkKind.ANSWER: Said("No answer to {number} is recorded. Check the number."),
    MarkKind.SENDING: Said("It is not recorded that {number} was sent. Check the number."),
    MarkKind.SIGNATURE: Said("{number} is not signed. Check the number."),
    MarkKind.PRINT: Said("{number} is not printed. Check the number."),
    MarkKind.CARD: Said("No card of {number} was given out. Check the number."),
    MarkKind.PLAN_END: Said("No plan {number} has ended. Check the number."),
    MarkKind.BILL: Said("Nothing became of a bill of {number} yet. Check the number."),
}


def take_mark_back(ledger: Ledger, what: MarkKind, numbers: Iterable[str], moment: Moment) -> Done[tuple[str, ...]]:
    """Take the last mark of this kind back from each of these papers or plans: from all, or from none.

    After ten minutes that is the owner's to do (D16). A plan comes back into force with what was paid on it.
    """
    named, changes = tuple(numbers), set[Changed]()
    with ledger.writing():
        for number in named:
            found = _FOUND[what](ledger, number)
            if found is None:
                raise Refused(_NONE[what].template, number=number)
            if what is MarkKind.PLAN_END:
                _refuse_planned_anew(ledger, number)
                _refuse_settled_since(ledger, number, found)
            for one, subject in ((found, number), *_twin(ledger, what, number, found)):
                _withdraw(ledger, one, subject, moment)
                changes.add(_CHANGES[one.what])
    return done(named, *changes)


def _twin(ledger: Ledger, what: MarkKind, number: str, found: Marked) -> Iterator[tuple[Marked, str]]:
    """A plan and its agreement are signed together, and so they are not signed after all."""
    kept = agreement_named(ledger, number, date.max) if what is MarkKind.SIGNATURE else None
    if kept is not None:
        other = kept.paper.plan if found.what == "paper_event" else kept.paper.number
        twin = marks.last_signature(ledger, other)
        if twin is not None:
            yield twin, other


def take_dispute_mark_back(
    ledger: Ledger, what: DisputeMark, number: str, reason: str, moment: Moment
) -> Done[tuple[str, ...]]:
    """The answer, or the end, of a dispute counts no more; the credit that came with the end is reversed for `reason`.

    Named by the dispute's number or its slip's, as for `dispute_about`. Returns the numbers of the reversals.
    """
    with ledger.writing():
        dispute = dispute_about(ledger, number, moment.today)
        settled = what is DisputeMark.SETTLEMENT
        found = marks.last_told(ledger, dispute.id, "settled" if settled else "answered")
        if found is None:
            raise Refused("Nothing of the kind was recorded about {number}.", number=dispute.number)
        if dispute.settled_on and not settled:
            raise Refused("The dispute about {number} is already settled.", number=dispute.number)
        credit = marks.credit_of(ledger, found) if settled else ""
        _withdraw(ledger, found, dispute.number, moment)
        made: Done[tuple[str, ...]] = done((), Changed.DISPUTES)
        if credit and not documents.load_document(ledger, credit).reversed_by:
            reversal = void_document(ledger, credit, None, reason, moment)
            made = Done((reversal.result,), reversal.changes | made.changes)
        if settled:
            _refuse_no_room(ledger, dispute, moment)
    return made


def _withdraw(ledger: Ledger, found: Marked, subject: str, moment: Moment) -> None:
    require_owner_to_undo(ledger, found.seq, moment)
    withdrawals.add(ledger, found.what, found.row_id, moment, subject)


def _refuse_no_room(ledger: Ledger, again: Dispute, moment: Moment) -> None:
    """Never more of a slip is in dispute than is open, once the credit is back on it (case 15)."""
    items = accounts.account_now(ledger, again.customer_id, moment.today).items
    item = next((one for one in items if one.item_id == again.item_id), None)
    if item is None and documents.load_document(ledger, again.number).reversed_by:
        raise Refused(
            "The dispute about {number} stays settled: {number} is void by now. Raise a new one on the slip that "
            "replaced it.",
            number=again.number,
        )
    if item is None:
        raise Refused(
            "The dispute about {number} stays settled: {number} is paid in full by now. Take the payment off "
            "{number} first.",
            number=again.number,
        )
    about = [one for one in open_disputes(ledger, moment.today) if one.item_id == again.item_id]
    if len(about) > 1 and sum(one.amount_fen for one in about) > item.open_fen:
        raise Refused(
            "The dispute about {number} stays settled: with the other dispute about it, more would be in dispute "
            "than the {open} that is unpaid. Settle the other one first.",
            number=again.number, open=format_yuan(item.open_fen),
        )  # fmt: skip


def _refuse_settled_since(ledger: Ledger, number: str, end: Marked) -> None:
    """What a plan asks for is open: a slip that was voided or paid in full since the end is asked for no more."""
    ended = next(one for one in plans.load_plans(ledger, date.max, ended=True) if one.number == number)
    slip = next(iter(allocations.settled_since(ledger, ended.item_ids, end.seq)), "")
    if slip and documents.load_document(ledger, slip).reversed_by:
        raise Refused("{plan} stays ended: {slip} is void by now. Agree on another plan.", plan=number, slip=slip)
    if slip:
        raise Refused(
            "{plan} stays ended: {slip} is paid in full by now. Agree on another plan for what is still unpaid.",
            plan=number, slip=slip,
        )  # fmt: skip


def _refuse_planned_anew(ledger: Ledger, number: str) -> None:
    """A slip is in one plan at a time; the newer one stands."""
    ended = next(one for one in plans.load_plans(ledger, date.max, ended=True) if one.number == number)
    for newer in plans.load_plans(ledger, date.max, ended.customer_id):
        if newer.id != ended.id and (slip := _in_both(ledger, ended, newer)):
            raise Refused(
                "{plan} stays ended: {slip} is in plan {newer} by now. End {newer} first.",
                plan=number, slip=slip, newer=newer.number,
            )  # fmt: skip


def _in_both(ledger: Ledger, ended: Plan, newer: Plan) -> str:
    shared = sorted(set(ended.item_ids) & set(newer.item_ids))
    return documents.number_of_item(ledger, shared[0]) if shared else ""
