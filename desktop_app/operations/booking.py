"""Book what a foreign sheet says: each row becomes customers, goods and dated documents of our own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.customers import Customer, clean_text
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.domain.likeness import same_name
from desktop_app.domain.moment import Moment
from desktop_app.domain.objections import GateOutcome
from desktop_app.domain.payments import Allocation, propose
from desktop_app.domain.shipments import ReturnDraft, ShipmentDraft
from desktop_app.domain.slip_rules import problems
from desktop_app.exchange.rows import (
    Paid,
    Row,
    SheetOpenItem,
    SheetPastSlip,
    SheetReceipt,
    SheetReturn,
    SheetShipment,
    name_of,
    payment_identities,
    shown_beside,
)
from desktop_app.operations.again_questions import Again
from desktop_app.operations.booked_records import BookedRecords
from desktop_app.operations.composing import Composition, refuse_future_date, refuse_problems
from desktop_app.operations.correcting import Correction
from desktop_app.operations.openings import OpeningDraft, TakeOver, compose_opening, compose_opening_credit, take_over
from desktop_app.operations.placed import BookAnswers, Placed
from desktop_app.operations.returns import post_past_return
from desktop_app.operations.same_again import Recognised, recognise
from desktop_app.operations.shipments import post_past_shipment, weigh_shipment
from desktop_app.operations.whose import whose
from desktop_app.store import accounts, imports
from desktop_app.store.database import Ledger
from desktop_app.store.rows import DocumentRow

Entry = SheetOpenItem | SheetPastSlip | SheetReceipt | SheetReturn | SheetShipment

Subject = tuple[str, str]
"""(identity of the row, what it became): a document's number, `customer 12`, `goods 7`, or what was changed."""


@dataclass(slots=True)
class Booking:
    """One import while it is being booked, inside its transaction.

    `recognised` are the rows that the book has in other words; `asking` holds what is still open.
    """

    ledger: Ledger
    moment: Moment
    records: BookedRecords
    done: set[str]
    recognised: Mapping[str, Recognised]
    asking: BookAnswers
    brought: TakeOver

    @contextmanager
    def undone_if_refused(self) -> Iterator[None]:
        """Forget the customers that a row brought which is refused in the end."""
        self.records.fresh.clear()
        try:
            yield
        except Refused:
            self.records.forget_row()
            raise

    def book(self, placed: Placed) -> list[Subject]:
        """Book one row; nothing comes back when the book already has all of it."""
        row, identity = placed.value, placed.identity
        match row:
            case Customer():
                return [(identity, subject) for subject in self.records.customer_row(placed, row)]
            case Goods():
                return [(identity, subject) for subject in self.records.goods_row(placed, row)]
        if self._has(row, identity):
            return [(identity, subject) for subject in self.records.filled_in(row.customer)]
        again = self.recognised.get(identity)
        if again is not None and again.again is Again.CORRECTION:
            return self._correct(row, identity, again.paper.number)
        if again is not None and again.again is Again.PAID and isinstance(row, SheetOpenItem):
            return self._paid_meanwhile(row, identity, again.paper.number)
        return self._document(row, identity, anew=again is not None)

    def is_known(self, placed: Placed) -> bool:
        """Whether the book has all that a row says."""
        row = placed.value
        match row:
            case Customer():
                return self.records.says_nothing_new(placed, row)
            case Goods():
                return self.records.says_nothing_new_of_goods(placed, row)
        return self._has(row, placed.identity)

    def _has(self, row: Entry, identity: str) -> bool:
        """Whether the book has the paper with all its payments."""
        again = self.recognised.get(identity)
        if again is not None:
            return again.again is Again.SAME
        if isinstance(row, SheetPastSlip):
            return self.done.issuperset([identity, *payment_identities(identity, row)])
        return identity in self.done

    def _document(self, row: Entry, identity: str, anew: bool = False) -> list[Subject]:
        if isinstance(row, SheetPastSlip):
            return self._history(row, identity, anew)
        match row:
            case SheetOpenItem():
                subjects = self._open_item(row)
            case SheetShipment():
                subjects = self._shipment(row)
            case SheetReturn():
                subjects = self._return(row)
            case SheetReceipt():
                subjects = self._receipt(row)
        return [(identity, subject) for subject in subjects]

    def _correct(self, row: Entry, identity: str, number: str) -> list[Subject]:
        """The old paper is voided on its day and the row booked; money that had paid the old one pays the new."""
        correction = Correction(self.ledger, self.moment, self.brought)
        correction.void(number, with_money=voids_money(row))
        subjects = self._document(row, identity, anew=True)
        correction.pay_again([subject for _, subject in subjects])
        return [*subjects, *((identity, f"{imports.CORRECTED} {one}") for one in correction.voided)]

    def _paid_meanwhile(self, row: SheetOpenItem, identity: str, number: str) -> list[Subject]:
        """What the sheet says is no longer open of a paper of the book is booked as received today."""
        customer, made = self.records.customer(row.customer)
        items, today = self._open_parts(number, customer.id), self.moment.today
        composition = Composition(self.ledger, self.moment)
        paid = sum(item.open_fen for item in items) - row.open_fen
        receipt = composition.receipt(customer.id, today, paid, remark=row.remark)
        composition.spread(receipt, propose(paid, items, today), today)
        composition.post("import_receipt", receipt.number)
        return [(identity, subject) for subject in (*made, receipt.number)]

    def _open_item(self, row: SheetOpenItem) -> list[str]:
        customer, made = self.records.customer(row.customer)
        dated = row.dated or self.moment.today
        refuse_future_date(dated, self.moment.today)
        composition = Composition(self.ledger, self.moment)
        draft = OpeningDraft(customer.id, dated, row.due, abs(row.open_fen), row.number, row.remark)
        entered = self.brought.entered(dated)
        if row.open_fen > 0:
            opening = compose_opening(composition, draft, customer.terms, entered)
        else:
            opening = compose_opening_credit(composition, draft, entered)
            composition.spread(opening, propose(draft.amount_fen, self._open_by(customer, dated), dated), dated)
        composition.post("import_open_item", opening.number)
        return [*made, opening.number]

    def _history(self, row: SheetPastSlip, identity: str, anew: bool) -> list[Subject]:
        """The document if it is new, and each payment that is new; so a longer sheet adds only what came since."""
        is_done = identity in self.done and not anew
        paid = [
            (key, one)
            for key, one in zip(payment_identities(identity, row), row.paid, strict=True)
            if anew or key not in self.done
        ]
        if is_done and not paid:
            return []
        customer, made = self.records.customer(row.customer)
        composition = Composition(self.ledger, self.moment)
        subjects = [(identity, subject) for subject in made]
        if is_done:
            items = self._open_parts(imports.document_made(self.ledger, identity), customer.id)
        else:
            debt = OpeningDraft(customer.id, row.dated, row.due, row.amount_fen, row.number, row.remark)
            opening = compose_opening(composition, debt, customer.terms, self.brought.entered(row.dated))
            subjects.append((identity, opening.number))
            items = composition.open_items_of(opening)
        for key, one in paid:
            receipt, items = _pay(composition, customer.id, one, items, self.brought)
            subjects.append((key, receipt.number))
        composition.post("import_history", row.number or customer.name)
        return subjects

    def _shipment(self, row: SheetShipment) -> list[str]:
        customer, made = self.records.customer(row.customer)
        draft = ShipmentDraft(
            customer.id,
            row.dated,
            row.lines,
            row.paid_fen,
            fixed_due=row.due,
            project=self.records.names.site(customer, row.site) if row.site else "",
            paper_number=row.number,
            charges=row.charges,
        )
        refuse_problems(problems(draft))
        if row.dated >= self.moment.today:
            self._refuse_stopped(draft, customer)
        entered = self.brought.entered(row.dated)
        return [*made, *post_past_shipment(self.ledger, draft, customer, self.moment, entered)]

    def _open_by(self, customer: Customer, dated: date) -> list[OpenItem]:
        """What is open of a customer, up to that day's papers."""
        items = accounts.account_now(self.ledger, customer.id, self.moment.today).items
        return [item for item in items if item.dated <= dated]

    def _return(self, row: SheetReturn) -> list[str]:
        customer, made = self.records.customer(row.customer)
        draft = ReturnDraft(customer.id, row.dated, row.lines, reason=row.remark)
        refuse_problems(problems(draft))
        return [*made, post_past_return(self.ledger, draft, customer, self.moment, self.brought.entered(row.dated))]

    def _refuse_stopped(self, draft: ShipmentDraft, customer: Customer) -> None:
        """What has not left yet passes the gate like any slip (case 8, R040)."""
        verdict = weigh_shipment(self.ledger, draft, self.moment.today)
        if verdict.blocked:
            raise Refused(
                "The slip of {date} for {customer} is stopped: {reason} Enter it by hand to release it.",
                date=draft.dated,
                customer=customer.name,
                reason=next(one.said for one in verdict.objections if one.outcome is GateOutcome.BLOCK),
            )

    def _receipt(self, row: SheetReceipt) -> list[str]:
        customer, made = self.records.customer(row.customer)
        items = accounts.account_now(self.ledger, customer.id, self.moment.today).items
        composition = Composition(self.ledger, self.moment)
        refuse_future_date(row.dated, self.moment.today)
        receipt = composition.receipt(
            customer.id, row.dated, row.amount_fen, clean_text(row.method, "The payment method"),
            entered=self.brought.entered(row.dated), reference=row.number, remark=row.remark,
        )  # fmt: skip
        composition.spread(receipt, propose(row.amount_fen, items, row.dated), row.dated)
        composition.post("import_receipt", receipt.number)
        return [*made, receipt.number]

    def _open_parts(self, number: str, customer_id: int) -> list[OpenItem]:
        items = accounts.account_now(self.ledger, customer_id, self.moment.today).items
        return [item for item in items if item.number == number]


def voids_money(row: Row) -> bool:
    """Whether a correction brings its own payments, so that those of the old paper go with it."""
    return bool((isinstance(row, SheetPastSlip) and row.paid) or (isinstance(row, SheetShipment) and row.paid_fen))


def begin_booking(ledger: Ledger, entries: Sequence[Placed], moment: Moment, otherwise: Terms | None = None) -> Booking:
    """A booking over the names and rows the book already knows; `asking.open` is what must be said before it goes on.

    `otherwise`: how new customers pay of whom the rows do not say it.
    """
    asking = BookAnswers()
    known = whose(ledger, entries, asking)
    done = imports.known_identities(ledger)
    recognised = recognise(ledger, entries, known, done, asking)
    shown = shown_beside([placed.value for placed in entries], known.key_of)
    records = BookedRecords(ledger, moment, known, shown, asking, otherwise, _named(entries))
    for placed in entries:
        records.ask_what_differs(placed)
    return Booking(ledger, moment, records, done, recognised, asking, take_over(ledger, moment.today))


def _named(entries: Iterable[Placed]) -> frozenset[str]:
    return frozenset(same_name(name_of(one.value)) for one in entries if not isinstance(one.value, Goods))


def _pay(
    composition: Composition, customer_id: int, paid: Paid, items: list[OpenItem], brought: TakeOver
) -> tuple[DocumentRow, list[OpenItem]]:
    """One payment of a document: it settles what is left of it, more stays on account; returns what is left open."""
    refuse_future_date(paid.dated, composition.moment.today)
    entered = brought.entered(paid.dated)
    receipt = composition.receipt(customer_id, paid.dated, paid.amount_fen, entered=entered)
    left, still_open = paid.amount_fen, []
    for item in items:
        used = min(left, item.open_fen)
        left -= used
        if used:
            composition.spread(receipt, [Allocation(item.item_id, used)], paid.dated)
        if used < item.open_fen:
            still_open.append(replace(item, open_fen=item.open_fen - used))
    return receipt, still_open
