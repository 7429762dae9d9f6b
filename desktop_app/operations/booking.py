"""Book what a foreign sheet says: each row becomes customers, goods and dated documents of our own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.credit import GateOutcome
from desktop_app.domain.customers import Customer, clean_text, names_of
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.domain.likeness import same_name
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import Allocation, propose
from desktop_app.domain.shipments import ReturnDraft, ShipmentDraft, problems
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
    phones_shown_by,
)
from desktop_app.operations.composing import Composition, refuse_future_date, refuse_problems
from desktop_app.operations.customers import cleaned, keep_new_customer
from desktop_app.operations.openings import OpeningDraft, TakeOver, compose_opening, compose_opening_credit, take_over
from desktop_app.operations.returns import post_past_return
from desktop_app.operations.shipments import post_past_shipment, weigh_shipment
from desktop_app.store import accounts, customers, goods, imports, records
from desktop_app.store.database import Ledger
from desktop_app.store.rows import DocumentRow

Subject = tuple[str, str]
"""(identity of the row, what it became): a document's number, `customer 12` or `goods 7`."""


@dataclass(slots=True)
class Booking:
    """One import while it is being booked, inside its transaction."""

    ledger: Ledger
    moment: Moment
    terms: dict[str, Terms]
    phones: dict[str, str]
    known: dict[str, int]
    doubtful: dict[str, tuple[str, ...]]
    done: set[str]
    brought: TakeOver
    otherwise: Terms | None = None
    """How new customers pay of whom the sheet does not say it; None is not asked yet."""

    fresh: list[str] = field(default_factory=list)
    """Names that became known since the last row was begun."""

    @contextmanager
    def undone_if_refused(self) -> Iterator[None]:
        """Forget the customers that a row brought which is refused in the end."""
        self.fresh.clear()
        try:
            yield
        except Refused:
            for name in self.fresh:
                del self.known[name]
            raise

    def book(self, row: Row, identity: str) -> list[Subject]:
        """Book one row; nothing comes back when the book already has all of it."""
        if isinstance(row, SheetPastSlip):
            return self._history(row, identity)
        if identity in self.done:
            return []
        match row:
            case Customer():
                subjects = self._customer_row(row)
            case Goods():
                subjects = self._goods(row)
            case SheetOpenItem():
                subjects = self._open_item(row)
            case SheetShipment():
                subjects = self._shipment(row)
            case SheetReturn():
                subjects = self._return(row)
            case SheetReceipt():
                subjects = self._receipt(row)
        return [(identity, subject) for subject in subjects]

    def _customer_row(self, row: Customer) -> list[str]:
        known = self.known.get(same_name(row.name))
        if known is None:
            return [self._keep(row if _says_terms(row) else replace(row, terms=self._agreed()))]
        customer = customers.load_customer(self.ledger, known)
        return [] if customer.active else [self._bring_back(customer)]

    def _goods(self, one: Goods) -> list[str]:
        found = goods.find_goods(self.ledger, one.name, one.spec, one.unit)
        if found and found.active:
            return []
        if found is None:
            return [f"goods {records.add_goods(self.ledger, one, self.moment).id}"]
        records.keep_goods(self.ledger, replace(one, id=found.id), self.moment, "add_goods")
        return [f"goods {found.id}"]

    def _open_item(self, row: SheetOpenItem) -> list[str]:
        customer, made = self._customer(row.customer)
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

    def _history(self, row: SheetPastSlip, identity: str) -> list[Subject]:
        """The document if it is new, and each payment that is new; so a longer sheet adds only what came since."""
        paid = [
            (key, one)
            for key, one in zip(payment_identities(identity, row), row.paid, strict=True)
            if key not in self.done
        ]
        if identity in self.done and not paid:
            return []
        customer, made = self._customer(row.customer)
        composition = Composition(self.ledger, self.moment)
        subjects = [(identity, subject) for subject in made]
        if identity in self.done:
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
        customer, made = self._customer(row.customer)
        draft = ShipmentDraft(
            customer.id,
            row.dated,
            row.lines,
            row.paid_fen,
            fixed_due=row.due,
            paper_number=row.number,
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
        customer, made = self._customer(row.customer)
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
        customer, made = self._customer(row.customer)
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

    def _customer(self, name: str) -> tuple[Customer, list[str]]:
        """The customer of this name, made with the terms its own rows show if the book does not know it."""
        key = same_name(name)
        if key in self.doubtful:
            raise Refused(
                "“{name}” can mean the customers {codes}. Give them names that differ, then import again.",
                name=name,
                codes=", ".join(self.doubtful[key]),
            )
        phone = self.phones.get(key, "")
        new = Customer(name, terms=self.terms.get(key) or self._agreed(), phone=phone)
        made = [] if key in self.known else [self._keep(new)]
        customer = self._with_phone(customers.load_customer(self.ledger, self.known[key]), phone)
        return customer, made if customer.active else [self._bring_back(customer)]

    def _with_phone(self, customer: Customer, phone: str) -> Customer:
        """The sheet's number where the book knows none; what was typed is never written over."""
        if not phone or customer.phone or any(contact.phone for contact in customer.contacts):
            return customer
        told = cleaned(replace(customer, phone=phone))
        records.keep_customer(self.ledger, told, self.moment, "edit_customer")
        return told

    def without_terms(self, rows: Iterable[Row]) -> list[str]:
        """Names of the new customers of whom no row says how they pay, each once."""
        strangers = {
            same_name(name_of(row)): name_of(row)
            for row in rows
            if not isinstance(row, Goods) and not (isinstance(row, Customer) and _says_terms(row))
        }
        told = self.terms.keys() | self.known.keys()
        return [name for key, name in strangers.items() if key not in told]

    def _agreed(self) -> Terms:
        return self.otherwise or Terms(TermsKind.NOT_AGREED)

    def _bring_back(self, customer: Customer) -> str:
        """A customer put away when an earlier import was taken back."""
        back = replace(customer, active=True)
        records.keep_customer(self.ledger, back, self.moment, "bring_customer_back")
        return f"customer {back.id}"

    def _keep(self, customer: Customer) -> str:
        kept = keep_new_customer(
            self.ledger, cleaned(replace(customer, since=customer.since or self.moment.today)), self.moment
        )
        named = {same_name(name): kept.id for name in names_of(kept)}
        self.fresh += named.keys() - self.known.keys()
        self.known |= named
        return f"customer {kept.id}"

    def _open_parts(self, number: str, customer_id: int) -> list[OpenItem]:
        items = accounts.account_now(self.ledger, customer_id, self.moment.today).items
        return [item for item in items if item.number == number]


def begin_booking(ledger: Ledger, rows: Iterable[Row], moment: Moment, otherwise: Terms | None = None) -> Booking:
    """A booking over the names and rows the book already knows. A name of two customers is refused when met.

    `otherwise`: how new customers pay of whom the rows do not say it.
    """
    codes: dict[str, dict[int, str]] = {}
    for customer in customers.load_customers(ledger):
        for name in names_of(customer):
            codes.setdefault(same_name(name), {})[customer.id] = customer.code
    known = {name: min(found) for name, found in codes.items()}
    doubtful = {name: tuple(found.values()) for name, found in codes.items() if len(found) > 1}
    done = imports.known_identities(ledger)
    brought = take_over(ledger, moment.today)
    told = list(rows)
    phones = phones_shown_by(told)
    return Booking(ledger, moment, terms_shown_by(told), phones, known, doubtful, done, brought, otherwise)


def _says_terms(row: Customer) -> bool:
    return row.terms.kind is not TermsKind.NOT_AGREED


def terms_shown_by(rows: Iterable[Row]) -> dict[str, Terms]:
    """By name: credit of as many days as lie between date and due date in most of the customer's rows.

    Of a customer whose rows show no due date nothing is known: that is asked, never guessed (R003).
    """
    days: dict[str, Counter[int]] = {}
    for row in rows:
        if isinstance(row, SheetOpenItem | SheetPastSlip | SheetShipment) and row.due and row.dated:
            days.setdefault(same_name(row.customer), Counter())[(row.due - row.dated).days] += 1
    return {
        name: Terms(TermsKind.DAYS, days=most)
        for name, counted in days.items()
        if (most := counted.most_common(1)[0][0]) > 0
    }


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
