"""Goods that come back on a slip with which others leave (退换): worth what was charged on the slip they came with."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.charged import Charged, SoldAs, charged_for, exchanged, sold_as
from desktop_app.domain.doubts import Question, doubtful_return
from desktop_app.domain.errors import Refused
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.slips import slip
from desktop_app.store import deliveries, documents
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class Origin:
    """The slip with which goods came, at which price, and what was really charged for them."""

    number: str
    dated: date
    line: Line
    charged: Charged


def origin_of(ledger: Ledger, customer_id: int, goods_id: int, unit: str) -> Origin | None:
    """The newest slip of which such goods are still with the customer; None where there is none."""
    for number in deliveries.slips_of_goods(ledger, customer_id, goods_id, unit):
        paper, document = slip(ledger, number), documents.load_document(ledger, number)
        charged = charged_for(paper.lines, paper.sums, deliveries.given_back(ledger, document.id))
        for line in paper.lines:
            meant = line.goods_id == goods_id and line.unit == unit and line.is_sold
            if meant and charged[sold_as(line)].back < charged[sold_as(line)].quantity:
                return Origin(number, paper.dated, line, charged[sold_as(line)])
    return None


def as_exchanged(ledger: Ledger, draft: ShipmentDraft) -> ShipmentDraft:
    """The slip with what comes back on it at what was really charged."""
    named = {line.origin: at for at, line in enumerate(draft.lines, 1) if line.quantity < 0 and line.origin}
    if not named:
        return draft
    charged = {number: _charged_with(ledger, draft, number, at) for number, at in named.items()}
    return replace(draft, lines=exchanged(draft.lines, charged))


def doubtful_exchanges(ledger: Ledger, draft: ShipmentDraft) -> list[Question]:
    """More back than is with the customer, or dearer than it was charged."""
    asked: list[Question] = []
    for origin in sorted({line.origin for line in draft.lines if line.quantity < 0}):
        back = [(at, line) for at, line in enumerate(draft.lines, 1) if line.quantity < 0 and line.origin == origin]
        document = documents.load_document(ledger, origin) if origin else None
        out = deliveries.delivered(ledger, draft.customer_id, document.id if document else None)
        for question in doubtful_return([replace(line, quantity=-line.quantity) for _, line in back], out):
            at, _ = back[question.problem.line - 1]
            asked.append(replace(question, problem=replace(question.problem, line=at)))
    return asked


def _charged_with(ledger: Ledger, draft: ShipmentDraft, number: str, at: int) -> dict[SoldAs, Charged]:
    document = documents.load_document(ledger, number)
    if document.kind is not Kind.SHIPMENT or document.customer_id != draft.customer_id or document.reversed_by:
        raise Refused(
            "{number} is not a slip of this customer. Choose the slip the goods came with.", number=number
        ).at("quantity", at)
    paper = slip(ledger, number)
    return charged_for(paper.lines, paper.sums, deliveries.given_back(ledger, document.id, draft.submission))
