"""Enter years of papers in minutes: the rows of the verbs, composed in memory and written in long runs.

Whatever is entered here stands in the book exactly as if the verbs had entered it, journal and papers included.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.credit import Verdict, judge
from desktop_app.domain.customers import Customer
from desktop_app.domain.exposure import CreditAccount, ProposedSlip
from desktop_app.domain.moment import Moment
from desktop_app.domain.paid_parts import Acceptance, ReceiptDetail, bill_part
from desktop_app.domain.pay_order import AllocatedBy, allocated_by
from desktop_app.domain.payments import Allocation, ReceiptDraft, propose, settle_one
from desktop_app.domain.receipt_paper import PostedMoney, paid_slips, receipt_paper
from desktop_app.domain.shipments import Part, Release, ReturnDraft, ShipmentDraft
from desktop_app.operations.adjustments import AdjustmentDraft
from desktop_app.operations.customers import add_customer
from desktop_app.operations.openings import OpeningDraft
from desktop_app.operations.releasing import keep_release
from desktop_app.operations.shipments import due_of
from desktop_app.operations.vouchers import return_voucher, slip_voucher
from desktop_app.sample.account import AccountInMemory
from desktop_app.sample.desk import of_what_is_due
from desktop_app.sample.rows import Rows, line_rows, open_batches, open_items, shipment_details
from desktop_app.store import goods, journal, projection, settings
from desktop_app.store.accounts import Account
from desktop_app.store.database import Ledger
from desktop_app.store.posting import post_many
from desktop_app.store.rows import DetailRow, DocumentRow, ItemRow, PaperRecord, PostedRows
from desktop_app.store.snapshots import canonical

LONGEST_RUN = 1000
"""So many postings are written at once."""


class BulkDesk:
    """Enters into a book that has no documents yet; `finish` must follow the last paper."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._rows = Rows(ledger)
        self._shop = settings.load_shop(ledger)
        self._rules = settings.load_rules(ledger)
        self._accounts: dict[int, AccountInMemory] = {}
        self._customers: dict[int, Customer] = {}
        self._prices: dict[tuple[int, int, str], tuple[date, int]] = {}
        self._pending: list[tuple[PostedRows, Moment, str, str]] = []
        self._written = journal.head(ledger).seq

    def enrol(self, customer: Customer, moment: Moment) -> Customer:
        self._write()
        kept = add_customer(self._ledger, customer, moment).result
        self._written = journal.head(self._ledger).seq
        self._accounts[kept.id] = AccountInMemory()
        self._customers[kept.id] = kept
        return kept

    def account(self, customer: Customer, today: date) -> Account:
        del today  # nothing is entered ahead of its day
        return self._accounts[customer.id].as_read(customer.id)

    def weigh(self, customer: Customer, draft: ShipmentDraft, today: date) -> Verdict:
        account = self.account(customer, today)
        slip = ProposedSlip(draft.dated, draft.sums.total_fen, draft.paid_fen, due_of(draft, customer.terms))
        return judge(CreditAccount(customer, account.items, account.on_account_fen), slip, self._rules, today)

    def open(self, draft: OpeningDraft, moment: Moment) -> None:
        document, items = self._rows.document(
            Kind.OPENING, draft.customer_id, draft.dated, Direction.DEBIT,
            (Part(draft.due or draft.dated, draft.amount_fen),), reference=draft.reference, remark=draft.remark,
        )  # fmt: skip
        self._accounts[draft.customer_id].owe(open_items(document, items))
        self._post("record_opening", moment, PostedRows((document,), items))

    def ship(self, customer: Customer, draft: ShipmentDraft, verdict: Verdict, moment: Moment) -> str:
        account, due = self._accounts[customer.id], due_of(draft, customer.terms)
        batches, previous_fen = open_batches(draft, customer), account.balance_fen
        slip, items = self._rows.document(
            Kind.SHIPMENT, customer.id, draft.dated, Direction.DEBIT,
            draft.parts or (Part(due, draft.sums.total_fen),), open_batches=batches, remark=draft.remark,
        )  # fmt: skip
        account.slip_left(draft.dated)
        account.owe(open_items(slip, items))
        account.wait(items, batches)
        paid = self._paid_with(account, slip, items, draft)
        paper = slip_voucher(self._shop, customer, draft, slip, due, previous_fen, self._sequence)
        rows = PostedRows(
            (slip, *paid.documents),
            (*items, *paid.items),
            paid.allocations,
            (*shipment_details(slip, draft, customer, verdict), *paid.details),
            (PaperRecord(slip.number, canonical(paper)),),
            line_rows(slip, draft.lines),
        )
        self._post("release_shipment" if verdict.blocked else "record_shipment", moment, rows)
        self._prices.update(
            ((customer.id, line.goods_id, line.unit), (draft.dated, line.price)) for line in draft.lines if line.is_sold
        )
        if verdict.blocked and draft.release:
            self._let_go(draft, verdict, draft.release, moment, slip.number)
        return slip.number

    def _let_go(self, draft: ShipmentDraft, verdict: Verdict, release: Release, moment: Moment, number: str) -> None:
        """Why a slip left that the gate held back."""
        self._write()
        with self._ledger.writing():
            keep_release(self._ledger, draft, verdict, release, moment, number)
        self._written = journal.head(self._ledger).seq

    def goods_back(self, customer: Customer, draft: ReturnDraft, moment: Moment) -> None:
        account = self._accounts[customer.id]
        previous_fen, total = account.balance_fen, draft.sums.total_fen
        document, items = self._credit(Kind.RETURN, customer.id, draft.dated, total, draft.reason)
        detail = DetailRow("returns", (document.id, self._rows.id_of(draft.shipment_number), 0, draft.reason))
        paper = return_voucher(self._shop, customer, draft, document, previous_fen, self._sequence)
        chosen = settle_one(total, account.parts_of(draft.shipment_number))
        rows = self._settled(account, document, items, chosen, detail)
        papers = (PaperRecord(document.number, canonical(paper)),)
        self._post("record_return", moment, replace(rows, papers=papers, lines=line_rows(document, draft.lines)))

    def receive(self, draft: ReceiptDraft, moment: Moment) -> None:
        account = self._accounts[draft.customer_id]
        document, items = self._credit(Kind.RECEIPT, draft.customer_id, draft.dated, draft.amount_fen, draft.remark)
        detail = DetailRow("receipts", (document.id, draft.method, draft.instruction, None))
        chosen = propose(draft.amount_fen, account.items.values(), draft.dated)
        money = PostedMoney(
            document.number, document.dated, document.entered, document.amount_fen, draft.method, document.remark,
            paid_slips(chosen, account.items.values()), account.balance_fen, self._sequence,
            allocated_by(bool(draft.instruction), True, ()) if chosen else AllocatedBy.UNSAID, draft.instruction,
        )  # fmt: skip
        kept = ReceiptDetail(acceptance=_bill_of(draft.method, draft.acceptance))
        paper = receipt_paper(self._shop, self._customers[draft.customer_id], money, kept)
        rows = _with_bill(self._settled(account, document, items, chosen, detail), draft.acceptance)
        self._post("take_payment", moment, replace(rows, papers=(PaperRecord(document.number, canonical(paper)),)))

    def allow(self, draft: AdjustmentDraft, moment: Moment) -> None:
        account = self._accounts[draft.customer_id]
        document, items = self._credit(Kind.ADJUSTMENT, draft.customer_id, draft.dated, draft.amount_fen, draft.remark)
        detail = DetailRow("adjustments", (document.id, draft.reason, self._rows.id_of(draft.about_number)))
        chosen = settle_one(draft.amount_fen, account.parts_of(draft.about_number))
        self._post("record_adjustment", moment, self._settled(account, document, items, chosen, detail))

    def spread(self, customer: Customer, moment: Moment) -> None:
        account = self._accounts[customer.id]
        for item_id, free in sorted(account.credits.items()):
            chosen = of_what_is_due(free.fen, account.as_read(customer.id), moment.today)
            if chosen:
                account.spread(item_id, chosen)
                rows = PostedRows(allocations=self._rows.allocations(item_id, chosen, moment.today))
                self._post("allocate", moment, rows, free.number)

    def finish(self) -> None:
        """Write what is left, how far the numbers came, the last prices, and the projection of it all."""
        self._write()
        with self._ledger.writing():
            self._rows.keep_counters(self._ledger)
            for (customer_id, goods_id, unit), (day, price) in self._prices.items():
                goods.keep_last_prices(self._ledger, customer_id, day, {(goods_id, unit): price})
            projection.rebuild(self._ledger)

    @property
    def _sequence(self) -> int:
        """The journal sequence of the next posting."""
        return self._written + len(self._pending) + 1

    def _credit(
        self, kind: Kind, customer_id: int, dated: date, amount_fen: int, remark: str
    ) -> tuple[DocumentRow, tuple[ItemRow, ...]]:
        return self._rows.document(kind, customer_id, dated, Direction.CREDIT, (Part(None, amount_fen),), remark=remark)

    def _settled(
        self,
        account: AccountInMemory,
        document: DocumentRow,
        items: tuple[ItemRow, ...],
        chosen: Sequence[Allocation],
        detail: DetailRow,
    ) -> PostedRows:
        """A credit and what it settles at once."""
        account.credit(items[0].id, document.number, document.amount_fen, chosen)
        return PostedRows((document,), items, self._rows.allocations(items[0].id, chosen, document.dated), (detail,))

    def _paid_with(
        self, account: AccountInMemory, slip: DocumentRow, items: tuple[ItemRow, ...], draft: ShipmentDraft
    ) -> PostedRows:
        """Money handed over with the slip (本次收款)."""
        if not draft.paid_fen:
            return PostedRows()
        receipt, money = self._credit(Kind.RECEIPT, slip.posted_for, slip.dated, draft.paid_fen, "")
        detail = DetailRow("receipts", (receipt.id, draft.paid_method, "", slip.id))
        chosen = settle_one(draft.paid_fen, open_items(slip, items))
        return _with_bill(self._settled(account, receipt, money, chosen, detail))

    def _post(self, verb: str, moment: Moment, rows: PostedRows, subject: str = "") -> None:
        self._pending.append((rows, moment, verb, subject or rows.documents[0].number))
        if len(self._pending) >= LONGEST_RUN:
            self._write()

    def _write(self) -> None:
        with self._ledger.writing():
            post_many(self._ledger, self._pending)
        self._written += len(self._pending)
        self._pending = []


def _bill_of(method: str, bill: Acceptance | None) -> Acceptance | None:
    return (bill or Acceptance()) if bill_part(method, 1, ()) else None


def _with_bill(rows: PostedRows, bill: Acceptance | None = None) -> PostedRows:
    """What stands on a bill of exchange has a row of its own."""
    (receipt,), (detail,) = rows.documents, rows.details
    told = _bill_of(str(detail.values[1]), bill)
    if told is None:
        return rows
    due = told.due and told.due.isoformat()
    row = DetailRow("acceptances", (receipt.id, told.accepted_by, told.number, due, receipt.amount_fen))
    return replace(rows, details=(detail, row))
