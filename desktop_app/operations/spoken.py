"""What customers signed, said and were sent about their debts, each with what proves it (N05, case 28)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.attachments import AttachedTo, Attachment, AttachmentKind
from desktop_app.domain.claim_acts import ClaimAct
from desktop_app.domain.contacts import Channel
from desktop_app.domain.letters import ASKING, LetterKind
from desktop_app.domain.limitation import Event, EventKind
from desktop_app.domain.merging import Merge, account_of
from desktop_app.domain.plans import Plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.sendings import SentPaper
from desktop_app.domain.statements import Statement, StatementState
from desktop_app.store import evidence, grounds, kin, plans, promises, statements
from desktop_app.store.database import Ledger
from desktop_app.store.evidence import SentLetter
from desktop_app.store.plans import ended_plans
from desktop_app.store.statements import Issued

WRITTEN = frozenset({Channel.WECHAT, Channel.SMS, Channel.EMAIL, Channel.LETTER})
"""What was said there stands somewhere; a picture of it is a proof."""

_CONSENT = {
    StatementState.SIGNED: EventKind.SIGNED_STATEMENT,
    StatementState.AGREED: EventKind.AGREED_STATEMENT,
}


@dataclass(slots=True)
class Spoken:
    """What one customer signed and said about debts. A plan restarts although it ended: it was consent.

    `sent`: statements on their way out, each with what it says: only claimed, so no alarm needs them. `ended` are
    plans that no longer hold; `scanned` the papers of whose signed copy a picture is kept.
    """

    promises: list[Promise] = field(default_factory=list)
    statements: list[Issued] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    sent: list[tuple[SentPaper, Statement]] = field(default_factory=list)
    letters: list[SentLetter] = field(default_factory=list)
    pictures: list[Attachment] = field(default_factory=list)
    acts: list[ClaimAct] = field(default_factory=list)
    ended: frozenset[int] = frozenset()
    scanned: frozenset[str] = frozenset()
    merges: Sequence[Merge] = ()

    def about(self, item: OpenItem) -> Iterator[Event]:
        """What speaks of this debt. A paper that was signed proves it; a word on the telephone does not (case 28)."""
        yield from self._promised(item)
        yield from self._stated(item)
        yield from self._planned(item)
        yield from self._written(item)
        for act in self.acts:
            if item.number in act.slips:  # a part claim speaks of its own slip alone (时效规定 9)
                yield act.event

    def _promised(self, item: OpenItem) -> Iterator[Event]:
        """What was promised in writing is proven by the picture of it that is kept with that day."""
        for promise in self.promises:
            if item.dated <= promise.made_on:
                yield Event(EventKind.PROMISE, promise.made_on, self._picture_of(promise))

    def _picture_of(self, promise: Promise) -> str:
        chats = (one for one in self.pictures if one.kind is AttachmentKind.CHAT and promise.channel in WRITTEN)
        return next((one.name for one in chats if one.dated == promise.made_on), "")

    def _stated(self, item: OpenItem) -> Iterator[Event]:
        for issued in self.statements:
            if _stands_on(issued, item, self.merges):
                kind, number = _CONSENT[issued.state], issued.number
                proof = number if kind is EventKind.SIGNED_STATEMENT else ""
                yield Event(kind, issued.state_on, proof, "" if proof else number, is_scanned=number in self.scanned)
        for paper, statement in self.sent:
            if statement.demands(item.number, item.due):
                yield Event(EventKind.SERVED_STATEMENT, paper.dated, told=paper.number)

    def _planned(self, item: OpenItem) -> Iterator[Event]:
        """Agreed by word of mouth it is claimed; from the day its signed copy came back it is proven.

        One debt paid in parts runs from its last part while the plan holds (民法典 189); of several the earlier day
        is the safe one.
        """
        for plan in self.plans:
            if item.item_id in plan.item_ids:
                whole = len(plan.item_ids) == 1 and plan.id not in self.ended
                last = max(one.due for one in plan.instalments) if whole else None
                yield Event(EventKind.PLAN, plan.agreed_on, told=plan.number, until=last)
                if plan.signed_on:
                    yield Event(EventKind.PLAN, plan.signed_on, plan.number, until=last, is_scanned=bool(plan.scans))

    def _written(self, item: OpenItem) -> Iterator[Event]:
        """A letter that asks for the slip by its number; signed for it is proven. An IOU that is kept as a picture."""
        for _, letter, sent, signed_on in self.letters:
            if letter.kind in ASKING and item.number in letter.body:
                for paper in sent:
                    yield Event(EventKind.SERVED_LETTER, paper.dated, told=letter.number)
                if signed_on:
                    kind = EventKind.CONFIRMED if letter.kind is LetterKind.CONFIRM else EventKind.SERVED_LETTER
                    yield Event(kind, signed_on, letter.number, is_scanned=letter.number in self.scanned)
        for one in self.pictures:
            if one.kind is AttachmentKind.IOU and _is_of(one, item):
                yield Event(EventKind.IOU, one.dated, one.name)


def _is_of(picture: Attachment, item: OpenItem) -> bool:
    """One kept with a slip speaks of it alone, one kept with the customer of everything older."""
    if picture.about is AttachedTo.DOCUMENT:
        return picture.number == item.number
    return item.dated <= picture.dated


def _stands_on(issued: Issued, item: OpenItem, merges: Sequence[Merge]) -> bool:
    """A slip of those days that was entered after the paper was issued is not on it, nor is one of somebody who was
    not yet one with whoever signed (case 19).
    """
    told = item.dated <= issued.period_to and item.seq < issued.seq
    return told and (not merges or item.posted_for in account_of(merges, issued.posted_for, issued.seq))


def spoken_of(ledger: Ledger, today: date, customer_id: int = 0, with_sent: bool = True) -> defaultdict[int, Spoken]:
    """Everything of one customer or all, by customer; of one also the statements that merely went out."""
    found = defaultdict[int, Spoken](Spoken)
    for promise in promises.load_promises(ledger, today, customer_id):
        found[promise.customer_id].promises.append(promise)
    for issued in statements.consented_statements(ledger, today, customer_id):
        found[issued.customer_id].statements.append(issued)
    for plan in plans.load_plans(ledger, today, customer_id, ended=True):
        found[plan.customer_id].plans.append(plan)
    for letter in evidence.letters_out(ledger, today, customer_id):
        found[letter.customer_id].letters.append(letter)
    for picture in evidence.pictures(ledger, today, customer_id):
        found[picture.customer_id].pictures.append(picture)
    for act in grounds.load_acts(ledger, today, customer_id):
        found[act.customer_id].acts.append(act)
    if with_sent and customer_id:
        sendings = statements.sendings(ledger, today, customer_id=customer_id)
        found[customer_id].sent = [(one, statements.frozen(ledger, one.number)) for one in sendings]
    _completed(ledger, found, today, customer_id)
    return found


def _completed(ledger: Ledger, found: defaultdict[int, Spoken], today: date, customer_id: int) -> None:
    """What is the same for all: merges, plans that ended, papers of which a picture is kept."""
    signed = [one.number for each in found.values() for one in each.statements]
    signed += [one.letter.number for each in found.values() for one in each.letters]
    scanned, merges = evidence.scanned(ledger, signed, today), kin.load_merges(ledger)
    ended = frozenset(one.plan.id for one in ended_plans(ledger, today, customer_id))
    for one in found.values():
        one.scanned, one.merges, one.ended = scanned, merges, ended
