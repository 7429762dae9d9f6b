"""A paper is corrected: the old one is voided on its own day, the right one entered, and money goes to where it was."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.moment import Moment
from desktop_app.domain.own_reasons import CORRECTED
from desktop_app.domain.payments import Allocation, propose
from desktop_app.domain.shipments import Part, ShipmentDraft, Voucher, texts_of
from desktop_app.operations.composing import Composition
from desktop_app.operations.mirrors import post_mirror, refuse_returned
from desktop_app.operations.openings import TakeOver
from desktop_app.operations.shipments import post_past_shipment
from desktop_app.store import accounts, allocations, customers, documents, imports, receipts, snapshots
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class Freed:
    """So many fen of a credit that had settled the old paper from `dated` on."""

    credit_item: int
    amount_fen: int
    dated: date


@dataclass(slots=True)
class Correction:
    """One paper on its way from wrong to right."""

    ledger: Ledger
    moment: Moment
    brought: TakeOver
    freed: list[Freed] = field(default_factory=list)
    voided: list[str] = field(default_factory=list)
    """What must be entered again if this is taken back; money handed over with a slip comes with the slip."""

    def void(self, number: str, reason: str = CORRECTED, with_money: bool = False) -> None:
        """Void the old paper; `with_money`: also what was paid with it, as the right one brings its own payments."""
        old = documents.load_document(self.ledger, number)
        refuse_returned(self.ledger, old)
        if old.direction is Direction.DEBIT:
            standing = allocations.standing_allocations(self.ledger, old.id)
            self.freed += [Freed(one.credit_item, one.amount_fen, one.dated) for one in standing]
        self.voided.append(number)
        if with_money:
            self._void_money(number, reason)
        self._mirror(old, reason)

    def pay_again(self, numbers: Sequence[str]) -> None:
        """What had paid the old paper pays the right one, as far as that is open; the rest stays on account."""
        debits = set(numbers)
        for freed in self.freed:
            composition = Composition(self.ledger, self.moment)
            allocations = list(self._shared(freed, debits))
            if allocations:
                composition.settle(freed.credit_item, allocations, freed.dated)
                composition.post("allocate", documents.number_of_item(self.ledger, freed.credit_item))

    def _shared(self, freed: Freed, debits: Set[str]) -> Iterator[Allocation]:
        credit = documents.load_document(self.ledger, documents.number_of_item(self.ledger, freed.credit_item))
        left = min(freed.amount_fen, documents.open_of_item(self.ledger, freed.credit_item))
        for item in accounts.account_now(self.ledger, credit.customer_id, self.moment.today).items:
            used = min(left, item.open_fen) if item.number in debits else 0
            left -= used
            if used:
                yield Allocation(item.item_id, used)

    def _void_money(self, number: str, reason: str) -> None:
        """Receipts that came with the paper, or with the rows it was imported from, and stand."""
        at_once, later = documents.paid_with(self.ledger, number), imports.paid_in_import(self.ledger, number)
        for paid in dict.fromkeys([*at_once, *later]):
            receipt = documents.load_document(self.ledger, paid)
            items = set(documents.item_ids(self.ledger, receipt.id))
            self.freed = [one for one in self.freed if one.credit_item not in items]
            if not receipt.reversed_by:
                self._mirror(receipt, reason)
                self.voided += [] if paid in at_once else [paid]

    def _mirror(self, old: documents.Document, reason: str) -> None:
        post_mirror(self.ledger, old, old.dated, reason, self.moment, entered=self.brought.entered(old.dated))


def enter_again(
    ledger: Ledger, number: str, moment: Moment, brought: TakeOver, paid_first: Set[str] = frozenset()
) -> str:
    """Enter a paper as it was before it was corrected; the number of the new one. Money pays `paid_first` first."""
    old = documents.load_document(ledger, number)
    entered = brought.entered(old.dated)
    if old.kind is Kind.SHIPMENT:
        return _slip_again(ledger, old, moment, entered)
    composition = Composition(ledger, moment)
    items = accounts.account_now(ledger, old.customer_id, moment.today).items
    first = [item.item_id for item in items if item.number in paid_first]
    if old.kind is Kind.RECEIPT:
        made = composition.receipt(
            old.customer_id, old.dated, old.amount_fen, receipts.method_of(ledger, number),
            entered=entered, reference=old.reference, remark=old.remark,
        )  # fmt: skip
    else:
        parts = documents.parts_of(ledger, old.id)
        made = composition.document(
            old.kind, old.customer_id, old.dated, old.direction, [Part(one.due, one.amount_fen) for one in parts],
            open_batches=parts[0].open_batches, entered=entered, reference=old.reference, remark=old.remark,
        )  # fmt: skip
    if old.direction is Direction.CREDIT:
        composition.spread(made, propose(old.amount_fen, items, old.dated, first), old.dated)
    composition.post("undo_import", made.number)
    return made.number


def _slip_again(ledger: Ledger, old: documents.Document, moment: Moment, entered: date) -> str:
    frozen = snapshots.load(ledger, old.number, Voucher)
    assert frozen is not None  # every slip has its paper
    voucher, parts = frozen[0], documents.parts_of(ledger, old.id)
    draft = ShipmentDraft(
        old.customer_id, old.dated, voucher.lines, remark=old.remark, charges=voucher.charges, **texts_of(voucher),
        parts=tuple(Part(one.due, one.amount_fen) for one in parts) if len(parts) > 1 else (),
        fixed_due=parts[0].due if len(parts) == 1 else None,
    )  # fmt: skip
    money = [documents.load_document(ledger, one) for one in documents.paid_with(ledger, old.number)]
    voided = [one for one in money if one.reversed_by]
    draft = replace(
        draft,
        paid_fen=sum(one.amount_fen for one in voided),
        paid_method=receipts.method_of(ledger, voided[0].number) if voided else "",
    )
    customer = customers.load_customer(ledger, old.customer_id)
    return post_past_shipment(ledger, draft, customer, moment, entered)[0]
