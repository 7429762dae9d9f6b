"""Ship on credit: weigh a slip at the gate, then post it for good."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.domain import credit
from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.customers import Customer, clean_note, clean_text
from desktop_app.domain.dates import Terms
from desktop_app.domain.doubts import (
    Doubt,
    doubtful_day,
    doubtful_names,
    doubtful_number,
    doubtful_payment,
    refuse_doubts,
)
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.paid_parts import Acceptance, bill_part
from desktop_app.domain.payments import settle_one
from desktop_app.domain.shipments import (
    SLIP_TEXTS,
    Line,
    Part,
    Release,
    ShipmentDraft,
    Voucher,
    texts_kept,
    texts_of,
)
from desktop_app.domain.slip_rules import problems
from desktop_app.operations.benefits import late_benefits
from desktop_app.operations.composing import Composition, refuse_problems, refuse_strange_due
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.exchanges import as_exchanged, doubtful_exchanges
from desktop_app.operations.lowered import require_owner_for_prices
from desktop_app.operations.owner import require_owner
from desktop_app.operations.releasing import SlipStopped, keep_release, refuse_second
from desktop_app.operations.sites import add_named, strange_site
from desktop_app.operations.slip_lines import cleaned_lines, prices_in, write_charges, write_lines
from desktop_app.operations.vouchers import slip_voucher
from desktop_app.operations.weighing import due_of as due_of
from desktop_app.operations.weighing import weigh_draft
from desktop_app.store import (
    accounts,
    customers,
    documents,
    drafts,
    goods,
    receipts,
    settings,
    snapshots,
)
from desktop_app.store.database import Ledger
from desktop_app.store.rows import DocumentRow


@dataclass(frozen=True, slots=True)
class Posted:
    """A posted slip. `verdict` is None when the slip had already been posted under its submission id.

    `paid_method` is how the money that came with it was paid, empty where nobody said it; None where none came.
    `returned` are the returns it was exchanged for, where nothing is owed by the exchange.
    """

    number: str
    due: date | None
    total_fen: int
    verdict: credit.Verdict | None
    released: bool = False
    paid_method: str | None = None
    returned: tuple[str, ...] = ()


def weigh_shipment(ledger: Ledger, draft: ShipmentDraft, today: date) -> credit.Verdict:
    """What the gate says of a slip that is still being typed; nothing is written."""
    return weigh_draft(ledger, draft, customers.load_customer(ledger, draft.customer_id), today)


def record_shipment(ledger: Ledger, draft: ShipmentDraft, moment: Moment) -> Done[Posted]:
    """Post a slip: judged again inside the transaction, numbered, frozen, paid part booked (case 8, R019).

    Raises Stopped when the gate blocks it and no valid release lets it pass; a second call with the same
    submission id returns the first slip (D4).
    """
    draft = as_exchanged(ledger, draft)
    refuse_problems(problems(draft))
    refuse_strange_due(draft.dated, moment.today, "dated")
    refuse_strange_due(draft.fixed_due, moment.today)
    for line, part in enumerate(draft.parts, 1):
        refuse_strange_due(part.due, moment.today, "parts", line)
    with ledger.writing():
        drafts.drop(ledger, Kind.SHIPMENT, draft.submission)
        before = documents.submitted(ledger, draft.submission, Kind.SHIPMENT, draft.customer_id, draft.sums.total_fen)
        if before:
            return done(_posted_before(ledger, before))
        customer = customers.load_customer(ledger, draft.customer_id)
        _refuse_past_deal(draft, customer.terms)
        verdict = _let_pass(ledger, draft, customer, moment.today)
        _refuse_doubts(ledger, draft, customer, moment)
        require_owner_for_prices(ledger, draft, moment)
        if verdict.blocked:
            require_owner(ledger, OwnerAct.RELEASE, moment)
        grown = add_named(ledger, customer, draft.project, draft.accepted, moment)
        posted = _post(ledger, draft, grown, verdict, moment)
        new_site = () if grown is customer else (Changed.CUSTOMERS,)
        return done(posted, Changed.DOCUMENTS, Changed.GOODS, *new_site)


def _let_pass(ledger: Ledger, draft: ShipmentDraft, customer: Customer, today: date) -> credit.Verdict:
    """The verdict on a slip that may leave; raises Stopped for another."""
    verdict = weigh_draft(ledger, draft, customer, today)
    if not credit.released(verdict, draft.release, today):
        raise SlipStopped(verdict)
    if verdict.release and draft.release:
        refuse_second(ledger, draft, today)
    return verdict


def _refuse_doubts(ledger: Ledger, draft: ShipmentDraft, customer: Customer, moment: Moment) -> None:
    """Ask about money far above the slip and all that is owed: 99,999 for 6.59 is a slip of the finger; about a
    day of another year; about the number of a paper that was entered before; about a site the customer has not;
    about what a late payer gets no more of; and about new goods that are called as a figure.
    """
    total = draft.sums.total_fen
    owed = accounts.account_now(ledger, draft.customer_id, moment.today).owed_fen
    asked = doubtful_day(draft.dated, moment.today)
    asked += doubtful_payment(draft.paid_fen, max(owed, 0) + total, total)
    before = documents.numbered_elsewhere(ledger, draft.customer_id, draft.paper_number)
    asked += [doubtful_number(draft.paper_number, "paper_number", *before)] if before else []
    asked += strange_site(customer, draft.project)
    asked += doubtful_exchanges(ledger, draft)
    asked += late_benefits(ledger, draft, moment)
    asked += [one for one in doubtful_names(draft.lines) if not _is_sold(ledger, draft.lines[one.problem.line - 1])]
    refuse_doubts(asked, map(Doubt, draft.accepted))


def _is_sold(ledger: Ledger, line: Line) -> bool:
    return goods.find_goods(ledger, line.name, line.spec, line.unit) is not None


def post_past_shipment(
    ledger: Ledger, draft: ShipmentDraft, customer: Customer, moment: Moment, entered: date
) -> list[str]:
    """Post a slip that left long ago, inside a transaction that is already open: no gate can hold it back.

    The gate counts it at the next slip (case 8); the book knows of it since `entered`. Returns the numbers of what was
    posted.
    """
    posted = _post(ledger, draft, customer, None, moment, entered)
    paid = documents.paid_with(ledger, posted.number)
    return [posted.number, *paid]


def _refuse_past_deal(draft: ShipmentDraft, terms: Terms) -> None:
    """A one-off date that is over belonged to an earlier slip; this one's is asked (R004)."""
    due = None if draft.parts or draft.fixed_due else terms.fixed
    if due is not None and due < draft.dated:
        raise Refused(
            "The date agreed with this customer, {date}, is over: it was for an earlier deal. Type when this slip is "
            "due.",
            date=due,
        ).at("due")


def _post(
    ledger: Ledger,
    draft: ShipmentDraft,
    customer: Customer,
    verdict: credit.Verdict | None,
    moment: Moment,
    entered: date | None = None,
) -> Posted:
    clean = _cleaned(ledger, draft, moment)
    previous = accounts.balance_on(ledger, customer.id, clean.dated)
    composition = Composition(ledger, moment)
    due = due_of(clean, customer.terms)
    total = clean.sums.total_fen
    slip = composition.document(
        Kind.SHIPMENT, customer.id, clean.dated, Direction.DEBIT, clean.parts or (Part(due, total),),
        open_batches=_open_batches(clean, customer.terms), entered=entered, remark=clean.remark,
        submission=clean.submission,
    )  # fmt: skip
    release = _release_of(verdict, clean.release)
    _write_details(composition, slip, clean, customer, release)
    write_charges(composition, slip, clean.charges)
    write_lines(composition, slip, clean.lines)
    _pay_now(composition, slip, clean)
    voucher = slip_voucher(settings.load_shop(ledger), customer, clean, slip, due, previous, composition.sequence)
    composition.paper(slip.number, voucher)
    composition.post(_verb(release is not None, imported=verdict is None), slip.number)
    if release and verdict and verdict.blocked:
        keep_release(ledger, clean, verdict, release, moment, slip.number)
    goods.keep_last_prices(ledger, customer.id, clean.dated, prices_in(clean.lines))
    return Posted(slip.number, due, total, verdict, release is not None, receipts.method_paid_with(ledger, slip.number))


def _release_of(verdict: credit.Verdict | None, typed: Release | None) -> Release | None:
    """What a slip leaves by that the gate holds back."""
    if verdict is None:
        return None
    return typed if verdict.blocked else verdict.release


def _verb(released: bool, imported: bool) -> str:
    if imported:
        return "import_shipment"
    return "release_shipment" if released else "record_shipment"


def _cleaned(ledger: Ledger, draft: ShipmentDraft, moment: Moment) -> ShipmentDraft:
    """The draft with every text as it is kept."""
    texts: dict[str, Any] = {
        name: clean_text(text, SLIP_TEXTS[name].named, field=name) for name, text in texts_of(draft).items()
    }
    return replace(draft, lines=cleaned_lines(ledger, draft.lines, moment), **texts)


def _write_details(
    composition: Composition, slip: DocumentRow, draft: ShipmentDraft, customer: Customer, release: Release | None
) -> None:
    texts, delivery = texts_kept(draft)
    composition.detail(
        "shipments",
        slip.id,
        customer.terms.kind,
        *texts,
        clean_note(release.reason, "The reason", field="release") if release else "",
        release.expires.isoformat() if release and release.expires else None,
    )
    if any(delivery):
        composition.detail("slip_deliveries", slip.id, *delivery)


def _open_batches(draft: ShipmentDraft, terms: Terms) -> int | None:
    return terms.open_batches if terms.by_batches and not (draft.parts or draft.fixed_due) else None


def _pay_now(composition: Composition, slip: DocumentRow, draft: ShipmentDraft) -> None:
    """Money handed over with the slip is a receipt for this slip, also when the goods leave later (本次收款)."""
    if not draft.paid_fen:
        return
    handed_over = min(draft.dated, composition.moment.today)
    method = clean_text(draft.paid_method, "The payment method", field="paid_method")
    receipt = composition.receipt(
        slip.posted_for, handed_over, draft.paid_fen, method, slip=slip.id, entered=slip.entered
    )
    if bill_part(method, draft.paid_fen, ()):
        composition.bill(receipt, Acceptance(), draft.paid_fen)
    composition.spread(receipt, settle_one(draft.paid_fen, composition.open_items_of(slip)), draft.dated)


def _posted_before(ledger: Ledger, before: documents.Document) -> Posted:
    frozen = snapshots.load(ledger, before.number, Voucher)
    due, method = frozen[0].due if frozen else None, receipts.method_paid_with(ledger, before.number)
    return Posted(before.number, due, before.amount_fen, None, paid_method=method)
