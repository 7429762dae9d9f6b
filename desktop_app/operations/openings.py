"""Take over old debts as dated documents, so that they have an age (期初欠款).

A shop that starts with the program brings its old papers over: what is dated up to the book's first day, and comes
before the first day of its own work is over, counts as always known, so no figure of the past is told as restated
(cases 6, 24). From then on somebody may have read the past days: whatever is entered for them is known from the day of
its entry.
"""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.dates import Terms, due_date
from desktop_app.domain.doubts import Doubt, doubtful_number, refuse_doubts
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import LARGEST_FEN
from desktop_app.domain.shipments import Part
from desktop_app.operations.composing import Composition, refuse_future_date, refuse_strange_due
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import customers, documents
from desktop_app.store.beginning import beginning
from desktop_app.store.database import Ledger
from desktop_app.store.rows import DocumentRow


@dataclass(frozen=True, slots=True)
class OpeningDraft:
    """One old document still owed. `reference` is the number it had elsewhere.

    Without a due date the customer's terms make it, or `terms`, those by which it was entered before.
    """

    customer_id: int
    dated: date
    due: date | None
    amount_fen: int
    reference: str = ""
    remark: str = ""
    submission: str = ""
    accepted: frozenset[str] = frozenset()
    """Doubts somebody has said to be meant so."""
    terms: Terms | None = None


def record_opening(ledger: Ledger, draft: OpeningDraft, moment: Moment) -> Done[str]:
    """Post an old debt; without a due date the customer's terms make it. Returns its number."""
    with ledger.writing():
        before = documents.submitted(ledger, draft.submission, Kind.OPENING, draft.customer_id, draft.amount_fen)
        if before:
            return done(before.number)
        used = documents.numbered_elsewhere(ledger, draft.customer_id, draft.reference)
        asked = [doubtful_number(draft.reference, "reference", *used)] if used else []
        refuse_doubts(asked, map(Doubt, draft.accepted))
        return done(post_opening(ledger, draft, moment), Changed.DOCUMENTS)


def post_opening(ledger: Ledger, draft: OpeningDraft, moment: Moment) -> str:
    """`record_opening` inside a transaction that is already open."""
    if not 0 < draft.amount_fen <= LARGEST_FEN:
        raise Refused("An opening item must be more than 0.00. Enter money already received as a receipt.").at("amount")
    refuse_future_date(draft.dated, moment.today)
    refuse_strange_due(draft.due, moment.today)
    terms = customers.load_customer(ledger, draft.customer_id).terms
    composition = Composition(ledger, moment)
    known_since = take_over(ledger, moment.today).entered(draft.dated)
    opening = compose_opening(composition, draft, terms, known_since)
    composition.post("record_opening", opening.number)
    return opening.number


def compose_opening(composition: Composition, draft: OpeningDraft, terms: Terms, entered: date) -> DocumentRow:
    """The document of an old debt; where its own due date is not known, it is paid as the terms say (cases 4, 11).

    By batches it waits for newer slips; with terms that are not agreed yet it has no due date, and so is not overdue.
    `entered` is the day since which the book knows of it.
    """
    terms = draft.terms or terms
    due = draft.due or due_date(terms, draft.dated)
    waits = terms.open_batches if terms.by_batches and draft.due is None else None
    return composition.document(
        Kind.OPENING, draft.customer_id, draft.dated, Direction.DEBIT, (Part(due, draft.amount_fen),),
        open_batches=waits, entered=entered, reference=draft.reference, remark=draft.remark,
        submission=draft.submission,
    )  # fmt: skip


def compose_opening_credit(composition: Composition, draft: OpeningDraft, entered: date) -> DocumentRow:
    """What lowers an old account: the customer's own money, goods that came back, an allowance (预收, 退货, 优惠)."""
    return composition.document(
        Kind.OPENING, draft.customer_id, draft.dated, Direction.CREDIT, (Part(None, draft.amount_fen),),
        entered=entered, reference=draft.reference, remark=draft.remark,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TakeOver:
    """`until` is the last day whose papers are brought over as always known; None once the shop works with the book."""

    today: date
    until: date | None

    def entered(self, dated: date) -> date:
        """The day from which the book knows a paper of that day that is brought over today."""
        return dated if self.until and dated <= self.until else self.today


def take_over(ledger: Ledger, today: date) -> TakeOver:
    """How papers are brought over today; read once for all that come in one step."""
    began = beginning(ledger)
    worked_before = began.work is not None and began.work != today
    return TakeOver(today, None if worked_before else began.entry or today)
