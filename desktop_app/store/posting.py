"""Posting: rows that become final together, with their journal row and the projection they change."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter

from desktop_app.domain.moment import Moment
from desktop_app.store import journal, projection, snapshots
from desktop_app.store.database import Ledger
from desktop_app.store.kin import heads
from desktop_app.store.rows import AllocationRow, DocumentRow, ItemRow, PostedRows
from desktop_app.store.snapshots import canonical, digest

DETAILS = (
    "shipments", "returns", "receipts", "adjustments", "slip_deliveries", "slip_charges", "receipt_parts",
    "receipt_hands", "receipt_accounts", "bounces", "refunds", "acceptances",
)  # fmt: skip
"""Tables that tell more of a document; a row is all their columns."""


_DOCUMENT = attrgetter(*(field.name for field in fields(DocumentRow)))
_ITEM = attrgetter(*(field.name for field in fields(ItemRow)))
_ALLOCATION = attrgetter(*(field.name for field in fields(AllocationRow)))
"""A row as the list of its values, in the order of its columns."""


def content(posting: PostedRows) -> str:
    """The canonical text of a posting as it stands in the journal: its rows, column by column."""
    return canonical(
        [
            [_DOCUMENT(row) for row in posting.documents],
            [_ITEM(row) for row in posting.items],
            [_ALLOCATION(row) for row in posting.allocations],
            [[detail.table, *detail.values] for detail in posting.details],
            [[paper.number, digest(paper.text)] for paper in posting.papers],
        ]
    )


def post(ledger: Ledger, posting: PostedRows, moment: Moment, verb: str, subject: str) -> int:
    """Make a posting final inside the current transaction; returns its journal sequence."""
    seq = journal.record(ledger, moment, verb, subject, content(posting))
    _insert(ledger, [(seq, posting)])
    projection.apply(ledger, posting.documents, posting.items, posting.allocations)
    return seq


def post_many(ledger: Ledger, postings: Iterable[tuple[PostedRows, Moment, str, str]], batch: int = 5000) -> None:
    """Make a long run of postings final by bulk statements; the caller rebuilds the projection afterwards."""
    end, rows, pending = journal.head(ledger), [], []
    for posting, moment, verb, subject in postings:
        row = journal.chained(end, moment, verb, subject, content(posting))
        end = journal.Head(row.seq, row.hash)
        rows.append(row)
        pending.append((row.seq, posting))
        if len(rows) >= batch:
            journal.insert_rows(ledger, rows)
            _insert(ledger, pending)
            rows, pending = [], []
    journal.insert_rows(ledger, rows)
    _insert(ledger, pending)


def next_id(ledger: Ledger, table: str) -> int:
    """The id the next row of an append-only table will take; nobody else writes meanwhile (D2)."""
    return int(ledger.value(f"SELECT coalesce(max(id), 0) + 1 FROM {table}"))


def _insert(ledger: Ledger, postings: Sequence[tuple[int, PostedRows]]) -> None:
    _insert_documents(ledger, postings)
    ledger.write_many(
        "INSERT INTO allocations VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (a.id, a.credit_item, a.debit_item, a.amount_fen, a.sign, a.dated.isoformat(), a.undoes, seq)
            for seq, posting in postings
            for a in posting.allocations
        ),
    )
    for table in DETAILS:
        _insert_whole(ledger, table, [d.values for _, p in postings for d in p.details if d.table == table])
    _insert_whole(ledger, "lines", [line for _, p in postings for line in p.lines])
    snapshots.keep(ledger, ((paper.number, paper.text) for _, p in postings for paper in p.papers))


def _insert_whole(ledger: Ledger, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Rows with a value for each column of the table."""
    if rows:
        ledger.write_many(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _insert_documents(ledger: Ledger, postings: Sequence[tuple[int, PostedRows]]) -> None:
    """Documents and the items they put to be settled, each in the account of whom it is written for."""
    become = heads(ledger)
    ledger.write_many(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (d.id, d.number, d.kind, d.posted_for, d.dated.isoformat(), d.direction, d.amount_fen,
             d.entered.isoformat(), d.reference, d.remark, d.submission, d.reverses, seq,
             become.get(d.posted_for, d.posted_for))
            for seq, posting in postings for d in posting.documents
        ),
    )  # fmt: skip
    ledger.write_many(
        "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (i.id, i.document_id, i.posted_for, i.part, i.direction, i.dated.isoformat(),
             i.due and i.due.isoformat(), i.open_batches, i.amount_fen,
             become.get(i.posted_for, i.posted_for))
            for _, posting in postings for i in posting.items
        ),
    )  # fmt: skip
