"""Compose a posting: documents with their numbers and parts, and how they settle one another."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.domain.accounts import Direction, Kind, OpenItem
from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.errors import Problem, Refused, RefusedFields
from desktop_app.domain.moment import Moment
from desktop_app.domain.paid_parts import Acceptance
from desktop_app.domain.payments import Allocation
from desktop_app.domain.shipments import Part
from desktop_app.operations.owner import require_owner_for_day
from desktop_app.store import allocations, customers, documents, journal, kin, posting
from desktop_app.store.database import Ledger
from desktop_app.store.numbering import next_number
from desktop_app.store.rows import AllocationRow, DetailRow, DocumentRow, ItemRow, PaperRecord, PostedRows
from desktop_app.store.snapshots import canonical

DAYS_AHEAD = 366
"""A document dated further ahead than this is a slip of the finger."""

EARLIEST = date(1990, 1, 1)

LONGEST_CREDIT = 3660
"""Days: nobody waits longer than ten years for the money."""


class Composition:
    """Rows for one posting, collected inside a transaction; ids run on from the newest in the book."""

    def __init__(self, ledger: Ledger, moment: Moment) -> None:
        self.ledger = ledger
        self.moment = moment
        self.sequence = journal.head(ledger).seq + 1
        self._documents: list[DocumentRow] = []
        self._items: list[ItemRow] = []
        self._allocations: list[AllocationRow] = []
        self._details: list[DetailRow] = []
        self._papers: list[PaperRecord] = []
        self._lines: list[tuple[object, ...]] = []
        self._next = {table: posting.next_id(ledger, table) for table in ("documents", "items", "allocations")}

    def document(
        self,
        kind: Kind,
        customer_id: int,
        dated: date,
        direction: Direction,
        parts: Iterable[Part],
        *,
        open_batches: int | None = None,
        entered: date | None = None,
        reference: str = "",
        remark: str = "",
        submission: str = "",
        reverses: int | None = None,
        about: int | None = None,
    ) -> DocumentRow:
        """Add a document with its parts; it takes the next number of its series (D8).

        What is `about` a document, or reverses it, is written for whom that one was, so that no merge can part them
        (case 19).
        """
        self._refuse_day(dated, reverses)
        chosen, number = list(parts), next_number(self.ledger, kind, dated, self.moment)
        row = DocumentRow(
            self._take("documents"), number, kind, self._written_for(customer_id, reverses or about), dated, direction,
            sum(part.amount_fen for part in chosen), entered or self.moment.today,
            clean_text(reference, "The number it had", field="reference"),
            clean_note(remark, "The note", field="remark"), submission or None, reverses,
        )  # fmt: skip
        return self._add(row, chosen, open_batches)

    def _written_for(self, customer_id: int, beside: int | None) -> int:
        refuse_merged(self.ledger, customer_id)
        return kin.posted_for(self.ledger, beside) if beside else customer_id

    def _refuse_day(self, dated: date, reverses: int | None) -> None:
        """The mirror of a document carries that one's day, however strange it is; who may post it is asked before."""
        if reverses is None:
            refuse_strange_date(dated, self.moment.today)
            require_owner_for_day(self.ledger, dated, self.moment)

    def _add(self, row: DocumentRow, parts: Iterable[Part], open_batches: int | None) -> DocumentRow:
        self._documents.append(row)
        for index, part in enumerate(parts, 1):
            item_id, due, fen = self._take("items"), part.due, part.amount_fen
            self._items.append(
                ItemRow(item_id, row.id, row.posted_for, index, row.direction, row.dated, due, open_batches, fen)
            )
        return row

    def items_of(self, document: DocumentRow) -> list[ItemRow]:
        return [item for item in self._items if item.document_id == document.id]

    def open_items_of(self, document: DocumentRow) -> list[OpenItem]:
        """The parts of a new document as they stand before anything settles them."""
        return [
            OpenItem(
                item.id, item.posted_for, document.number, item.dated, item.due, item.amount_fen, item.amount_fen,
                item.part, document.kind, by_batch=item.open_batches is not None,
            )
            for item in self.items_of(document)
        ]  # fmt: skip

    def receipt(
        self, customer_id: int, dated: date, fen: int, method: str = "", instruction: str = "",
        slip: int | None = None, **more: Any,
    ) -> DocumentRow:  # fmt: skip
        """Add money received by a cleaned `method`; `slip` came with it, `more` is what `document` takes."""
        made = self.document(Kind.RECEIPT, customer_id, dated, Direction.CREDIT, (Part(None, fen),), **more)
        said = clean_note(instruction, "The customer's instruction", "instruction")
        self.detail("receipts", made.id, method, said, slip)
        return made

    def bill(self, receipt: DocumentRow, bill: Acceptance, fen: int) -> None:
        """What stands on the bill of exchange that so much of a new receipt came as."""
        due = bill.due and bill.due.isoformat()
        self.detail("acceptances", receipt.id, bill.accepted_by, bill.number, due, fen)

    def spread(self, credit: DocumentRow, allocations: Iterable[Allocation], dated: date) -> None:
        """The new credit settles these debit items, as `settle`."""
        (item,) = self.items_of(credit)
        self.settle(item.id, allocations, dated)

    def settle(self, credit_item: int, allocations: Iterable[Allocation], dated: date) -> None:
        """The credit settles these debit items, on `dated` or the day the younger document carries.

        Never on a day on which either was still settled by what was undone since: no day shows a fen twice (case 1).
        """
        for one in allocations:
            day = max(dated, self._free_from(credit_item), self._free_from(one.item_id))
            self.tie(credit_item, [one], day)

    def tie(self, credit_item: int, allocations: Iterable[Allocation], dated: date) -> None:
        """As `settle`, on that very day: for what is known to be free from it on."""
        for one in allocations:
            self._allocations.append(
                AllocationRow(self._take("allocations"), credit_item, one.item_id, one.amount_fen, 1, dated)
            )

    def undo(self, settled: Iterable[allocations.Settled], dated: date) -> None:
        """Take allocations back: each by a row that points to it."""
        for one in settled:
            self._allocations.append(
                AllocationRow(
                    self._take("allocations"), one.credit_item, one.debit_item, one.amount_fen, -1,
                    max(dated, one.dated), one.id,
                )
            )  # fmt: skip

    def end_earlier(self, ended: Iterable[allocations.Ended], dated: date) -> None:
        """What stood until a later day had ended on `dated` already: from then on it is taken off, and at its old
        end, when it is taken off anyway, put back (case 23).
        """
        for one in ended:
            day = max(dated, one.start)
            if day < one.end:
                again = AllocationRow(
                    self._take("allocations"), one.credit_item, one.debit_item, one.amount_fen, 1, one.end
                )
                off = replace(again, id=self._take("allocations"), sign=-1, dated=day, undoes=again.id)
                self._allocations += [again, off]

    def detail(self, table: str, *values: object) -> None:
        self._details.append(DetailRow(table, values))

    def line(self, *values: object) -> None:
        self._lines.append(values)

    def paper(self, number: str, value: object) -> None:
        """Freeze what the paper of this number says (D9)."""
        self._papers.append(PaperRecord(number, canonical(value)))

    def post(self, verb: str, subject: str) -> int:
        """Make everything final; returns the journal sequence."""
        rows = PostedRows(
            tuple(self._documents), tuple(self._items), tuple(self._allocations), tuple(self._details),
            tuple(self._papers), tuple(self._lines),
        )  # fmt: skip
        return posting.post(self.ledger, rows, self.moment, verb, subject)

    def _take(self, table: str) -> int:
        self._next[table] += 1
        return self._next[table] - 1

    def _free_from(self, item_id: int) -> date:
        """The day from which an item can be settled anew."""
        for item in self._items:
            if item.id == item_id:
                return item.dated
        return documents.free_from(self.ledger, item_id)


def refuse_merged(ledger: Ledger, customer_id: int) -> None:
    """Nothing is entered for somebody who is one with another customer by now (case 19)."""
    head = kin.standing_head(ledger, customer_id)
    if head != customer_id:
        merged, one = customers.load_customer(ledger, customer_id), customers.load_customer(ledger, head)
        raise Refused(
            "{name} is one customer with {head} by now. Enter it for {head}.", name=merged.name, head=one.name
        )


def refuse_strange_date(dated: date, today: date, field: str = "dated") -> None:
    """Refuse years nobody means; `field` is the one of the form that holds the day."""
    if not EARLIEST <= dated <= today + timedelta(days=DAYS_AHEAD):
        raise _too_far(dated, today).at(field)


def refuse_strange_due(due: date | None, today: date, field: str = "due", line: int = 0) -> None:
    """Refuse a due date, or a day to come back to, in a year nobody means."""
    if due and not EARLIEST <= due <= today + timedelta(days=LONGEST_CREDIT):
        raise _too_far(due, today).at(field, line)


def refuse_future_date(dated: date, today: date, field: str = "dated") -> None:
    """Refuse a day that has not come: money and goods that come back count only once they are here."""
    refuse_strange_date(dated, today, field)
    if dated > today:
        said = Refused("{date} has not come yet. Choose a day up to today ({today}).", date=dated, today=today)
        raise said.at(field)


def _too_far(day: date, today: date) -> Refused:
    return Refused("The date {date} is too far from today ({today}). Check the year.", date=day, today=today)


def refuse_problems(found: Iterable[Problem]) -> None:
    """Refuse a draft that has any problem: told by its first one, all of them for the form."""
    problems = tuple(found)
    if problems:
        raise RefusedFields.of(problems)
