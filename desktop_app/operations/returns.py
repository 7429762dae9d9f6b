"""Take goods back: a credit tied to its slip, applied to it or kept apart (cases 1, 2)."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.charged import Charged, as_charged, charged_for, sold_as
from desktop_app.domain.customers import Customer, clean_note
from desktop_app.domain.doubts import Article, Delivered, Doubt, article_of, doubtful_return, refuse_doubts
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import line_amount
from desktop_app.domain.payments import propose, settle_one
from desktop_app.domain.shipments import Line, Part, ReturnDraft
from desktop_app.domain.slip_rules import problems, sum_problems
from desktop_app.operations.composing import Composition, refuse_future_date, refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.shipments import Posted
from desktop_app.operations.slip_lines import cleaned_lines, write_lines
from desktop_app.operations.slips import slip
from desktop_app.operations.vouchers import return_voucher
from desktop_app.store import accounts, customers, deliveries, documents, drafts, settings
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class ShippedLine:
    """A line of a slip, how much of it came back already, in thousandths, and what was really charged for it."""

    line: Line
    back: int
    charged: Charged

    @property
    def room(self) -> int:
        """How much of it can still come back."""
        return self.line.quantity - self.back

    @property
    def is_reduced(self) -> bool:
        """Less was charged for it than its price says."""
        return not self.line.gift and self.charged.fen < line_amount(self.charged.quantity, self.line.price)


def shipped_lines(ledger: Ledger, number: str) -> tuple[ShippedLine, ...]:
    """What left with a slip, and what of it is not with the customer any more."""
    document, paper = documents.load_document(ledger, number), slip(ledger, number)
    lines = [line for line in paper.lines if line.quantity > 0]
    charged = charged_for(paper.lines, paper.sums, deliveries.given_back(ledger, document.id))
    out = deliveries.delivered(ledger, document.customer_id, document.id)
    left: Counter[Article] = Counter()
    for line in lines:
        left[article_of(line)] += line.counted
    return tuple(
        ShippedLine(
            line,
            -((out.get(article_of(line), Delivered(0, 0)).counted - left[article_of(line)]) // line.holds),
            charged[sold_as(line)],
        )
        for line in lines
    )


def record_return(ledger: Ledger, draft: ReturnDraft, moment: Moment) -> Done[Posted]:
    """Post goods that came back. Applied, it settles its slip part by part and the rest stays on account.

    More than is still with the customer, or dearer than charged, is asked before it is booked.
    """
    refuse_problems(problems(draft))
    with ledger.writing():
        drafts.drop(ledger, Kind.RETURN, draft.submission)
        draft = replace(draft, lines=_as_charged(ledger, draft))
        before = documents.submitted(ledger, draft.submission, Kind.RETURN, draft.customer_id, draft.sums.total_fen)
        if before:
            return done(Posted(before.number, None, before.amount_fen, None))
        refuse_future_date(draft.dated, moment.today)
        customer = customers.load_customer(ledger, draft.customer_id)
        shipment = _slip_of(ledger, draft)
        refuse_problems(sum_problems(draft.sums))
        clean = replace(draft, lines=_as_shipped(cleaned_lines(ledger, draft.lines, moment), ledger, shipment))
        out = deliveries.delivered(ledger, customer.id, shipment.id if shipment else None)
        refuse_doubts(doubtful_return(clean.lines, out), map(Doubt, draft.accepted))
        return done(_post(ledger, clean, customer, shipment, moment), Changed.DOCUMENTS)


def _as_charged(ledger: Ledger, draft: ReturnDraft) -> tuple[Line, ...]:
    """Goods that come back of a slip are credited at what was really charged for them (case 30)."""
    shipment = documents.load_document(ledger, draft.shipment_number) if draft.shipment_number else None
    if shipment is None or shipment.kind is not Kind.SHIPMENT:
        return draft.lines
    paper = slip(ledger, shipment.number)
    back = deliveries.given_back(ledger, shipment.id, draft.submission)
    return as_charged(draft.lines, charged_for(paper.lines, paper.sums, back))


def _as_shipped(lines: tuple[Line, ...], ledger: Ledger, shipment: documents.Document | None) -> tuple[Line, ...]:
    """Goods that come back of a slip count by what their unit held then."""
    if shipment is None:
        return lines
    shipped = {(one.name, one.spec, one.unit): one for one in slip(ledger, shipment.number).lines}
    found = ((line, shipped.get((line.name, line.spec, line.unit), line)) for line in lines)
    return tuple(replace(line, holds=then.holds, base_unit=then.base_unit) for line, then in found)


def _slip_of(ledger: Ledger, draft: ReturnDraft) -> documents.Document | None:
    if not draft.shipment_number:
        return None
    slip = documents.load_document(ledger, draft.shipment_number)
    if slip.kind is not Kind.SHIPMENT or slip.customer_id != draft.customer_id:
        raise Refused(
            "{number} is not a slip of this customer. Choose the slip the goods came with.", number=slip.number
        ).at("shipment_number")
    if slip.reversed_by:
        said = Refused("Slip {number} is void; nothing can be returned to it.", number=slip.number)
        raise said.at("shipment_number")
    return slip


def post_past_return(ledger: Ledger, draft: ReturnDraft, customer: Customer, moment: Moment, entered: date) -> str:
    """Post goods that came back long ago, inside a transaction that is already open; what is open by then is settled in
    the legal order, since no slip is named. Returns its number.
    """
    refuse_future_date(draft.dated, moment.today)
    clean = replace(draft, lines=cleaned_lines(ledger, draft.lines, moment))
    return _post(ledger, clean, customer, None, moment, entered).number


def _post(
    ledger: Ledger,
    draft: ReturnDraft,
    customer: Customer,
    shipment: documents.Document | None,
    moment: Moment,
    entered: date | None = None,
) -> Posted:
    reason = clean_note(draft.reason, "The reason", field="reason")
    total = draft.sums.total_fen
    previous = accounts.balance_on(ledger, customer.id, draft.dated)
    composition = Composition(ledger, moment)
    made = composition.document(
        Kind.RETURN, customer.id, draft.dated, Direction.CREDIT, (Part(None, total),), entered=entered,
        submission=draft.submission, remark=reason, about=shipment.id if shipment else None,
    )  # fmt: skip
    composition.detail("returns", made.id, shipment and shipment.id, int(not draft.apply), reason)
    write_lines(composition, made, draft.lines)
    open_items = accounts.account_now(ledger, customer.id, moment.today).items
    if shipment and draft.apply:
        parts = [item for item in open_items if item.number == shipment.number]
        composition.spread(made, settle_one(total, parts), draft.dated)
    if entered is not None:
        by_then = [item for item in open_items if item.dated <= draft.dated]
        composition.spread(made, propose(total, by_then, draft.dated), draft.dated)
    shop = settings.load_shop(ledger)
    voucher = return_voucher(shop, customer, draft, made, previous, composition.sequence)
    composition.paper(made.number, voucher)
    composition.post("record_return" if entered is None else "import_return", made.number)
    return Posted(made.number, None, total, None)
