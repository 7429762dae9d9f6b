"""Rows for many postings, with ids and numbers that run on from the newest in the book."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.domain.accounts import Direction, Kind, OpenItem
from desktop_app.domain.credit import Verdict
from desktop_app.domain.customers import Customer
from desktop_app.domain.payments import Allocation
from desktop_app.domain.shipments import Line, Part, ShipmentDraft, line_kept, texts_kept
from desktop_app.domain.slip_sums import NO_CHARGES, charges_kept
from desktop_app.store import posting
from desktop_app.store.database import Ledger
from desktop_app.store.numbering import SERIES, format_number
from desktop_app.store.rows import AllocationRow, DetailRow, DocumentRow, ItemRow


class Rows:
    """Gives out ids and numbers in memory; `keep_counters` must follow before anybody else takes a number."""

    def __init__(self, ledger: Ledger) -> None:
        self._next = {table: posting.next_id(ledger, table) for table in ("documents", "items", "allocations")}
        self._counters: dict[tuple[str, int], int] = {
            (series, year): last for series, year, last in ledger.rows("SELECT series, year, last FROM counters")
        }
        self._ids: dict[str, int] = {}

    def document(
        self,
        kind: Kind,
        customer_id: int,
        dated: date,
        direction: Direction,
        parts: Sequence[Part],
        *,
        open_batches: int | None = None,
        reference: str = "",
        remark: str = "",
    ) -> tuple[DocumentRow, tuple[ItemRow, ...]]:
        """A document and its parts, entered on its own day."""
        row = DocumentRow(
            self._take("documents"), self._number(kind, dated.year), kind, customer_id, dated, direction,
            sum(part.amount_fen for part in parts), dated, reference, remark,
        )  # fmt: skip
        self._ids[row.number] = row.id
        items = tuple(
            ItemRow(
                self._take("items"), row.id, customer_id, index, direction, dated, part.due, open_batches,
                part.amount_fen,
            )
            for index, part in enumerate(parts, 1)
        )  # fmt: skip
        return row, items

    def id_of(self, number: str) -> int:
        return self._ids[number]

    def allocations(self, credit_item: int, chosen: Iterable[Allocation], dated: date) -> tuple[AllocationRow, ...]:
        """The credit settles these items on that day, the newest of all."""
        return tuple(
            AllocationRow(self._take("allocations"), credit_item, one.item_id, one.amount_fen, 1, dated)
            for one in chosen
        )

    def keep_counters(self, ledger: Ledger) -> None:
        """Leave in the book how far each series has come (D8)."""
        ledger.write_many(
            "INSERT INTO counters VALUES (?, ?, ?) ON CONFLICT (series, year) DO UPDATE SET last = excluded.last",
            [(series, year, last) for (series, year), last in self._counters.items()],
        )

    def _number(self, kind: Kind, year: int) -> str:
        series = SERIES[kind]
        last = self._counters[series, year] = self._counters.get((series, year), 0) + 1
        return format_number(series, year, last)

    def _take(self, table: str) -> int:
        taken = self._next[table]
        self._next[table] = taken + 1
        return taken


def line_rows(document: DocumentRow, lines: Iterable[Line]) -> tuple[tuple[object, ...], ...]:
    return tuple((document.id, index, *line_kept(line)) for index, line in enumerate(lines, 1))


def open_items(document: DocumentRow, items: Sequence[ItemRow]) -> list[OpenItem]:
    """The parts of a new document as they stand before anything settles them."""
    return [
        OpenItem(
            item.id, item.posted_for, document.number, item.dated, item.due, item.amount_fen, item.amount_fen,
            item.part, document.kind, by_batch=item.open_batches is not None,
        )
        for item in items
    ]  # fmt: skip


def open_batches(draft: ShipmentDraft, customer: Customer) -> int | None:
    """How many newer slips must leave before this one is due; None when it has a date of its own."""
    batch = customer.terms.by_batches and not (draft.parts or draft.fixed_due)
    return customer.terms.open_batches if batch else None


def shipment_details(
    slip: DocumentRow, draft: ShipmentDraft, customer: Customer, verdict: Verdict
) -> tuple[DetailRow, ...]:
    """What only a slip knows, and what stands below its goods."""
    found, (_, delivery) = [_shipment_detail(slip, draft, customer, verdict)], texts_kept(draft)
    if any(delivery):
        found.append(DetailRow("slip_deliveries", (slip.id, *delivery)))
    if draft.charges != NO_CHARGES:
        found.append(DetailRow("slip_charges", (slip.id, *charges_kept(draft.charges))))
    return tuple(found)


def _shipment_detail(slip: DocumentRow, draft: ShipmentDraft, customer: Customer, verdict: Verdict) -> DetailRow:
    """What only a slip knows: its terms, who carried it, and why it was released."""
    release = draft.release if verdict.blocked else None
    return DetailRow(
        "shipments",
        (
            slip.id, customer.terms.kind, *texts_kept(draft)[0],
            release.reason if release else "", release.expires.isoformat() if release and release.expires else None,
        ),
    )  # fmt: skip
