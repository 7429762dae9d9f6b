"""Prove the book: structure, chain, journal against tables, projection against truth, numbers, papers (O1–O7)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.shipments import Voucher
from desktop_app.store import journal, notes, numbering, plans, projection
from desktop_app.store.database import Ledger, full_check
from desktop_app.store.posting import (
    DETAILS,
    AllocationRow,
    DetailRow,
    DocumentRow,
    ItemRow,
    PaperRow,
    Posting,
    content,
)
from desktop_app.store.snapshots import digest, fingerprint, thaw, unpack


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: which proof failed, and on what."""

    proof: str
    what: str


def check(ledger: Ledger) -> list[Finding]:
    """Everything that does not hold; an empty list proves the book."""
    return [Finding(proof, what) for proof, run in PROOFS.items() for what in run(ledger)]


def _chain(ledger: Ledger) -> Iterator[str]:
    return (f"journal {seq}" for seq in journal.broken_links(ledger))


def _postings(ledger: Ledger) -> Iterator[str]:
    """Documents, items and allocations say what their journal row says (T20)."""
    written = _postings_by_seq(ledger)
    rows = ledger.connection().execute("SELECT seq, subject, content FROM journal WHERE content LIKE '[[%'")
    for seq, subject, text in rows:
        posting = written.pop(seq, None)
        if posting is None or content(posting) != text:
            yield f"{subject} (journal {seq})"
    yield from (f"journal {seq} is missing" for seq in written)


def _papers(ledger: Ledger) -> Iterator[str]:
    """Each frozen paper still has its printed fingerprint, and slips carry the amount and lines of their document."""
    lines = _grouped(ledger, "SELECT document_id, name, quantity, price, amount_fen FROM lines ORDER BY 1, line")
    rows = ledger.connection().execute(
        """SELECT p.number, p.fingerprint, p.snapshot, d.id, d.amount_fen, s.sha256 FROM papers p
           LEFT JOIN documents d ON d.number = p.number LEFT JOIN statements s ON s.number = p.number"""
    )
    for number, printed, snapshot, document_id, amount, sha256 in rows:
        text = unpack(snapshot)
        whole = fingerprint(text) == printed and sha256 in (None, digest(text))
        if not whole or (document_id and not _says(thaw(text, Voucher), amount, lines[document_id])):
            yield number


def _says(voucher: Voucher, amount_fen: int, lines: list[tuple[Any, ...]]) -> bool:
    frozen = [(line.name, line.quantity, line.price, line.amount_fen) for line in voucher.lines]
    return voucher.total_fen == amount_fen == sum(line[3] for line in frozen) and frozen == lines


def _items(ledger: Ledger) -> Iterator[str]:
    """Parts sum to their document, and nothing is settled beyond its amount."""
    rows = ledger.rows(
        """SELECT d.number FROM documents d WHERE d.amount_fen <>
           (SELECT coalesce(sum(i.amount_fen), 0) FROM items i WHERE i.document_id = d.id)"""
    )
    rows += ledger.rows(
        f"SELECT 'item ' || id FROM ({projection.OPEN_ITEMS}) WHERE open_fen < 0".replace(
            ":today", f"'{projection.FOR_EVER}'"
        )
    )
    return (number for (number,) in rows)


PROOFS: dict[str, Callable[[Ledger], Any]] = {
    "structure": full_check,
    "chain": _chain,
    "postings": _postings,
    "notes": notes.altered,
    "plans": plans.altered,
    "items": _items,
    "projection": projection.differences,
    "numbers": numbering.holes,
    "papers": _papers,
}
"""The proofs in order; each returns what fails it."""


def _postings_by_seq(ledger: Ledger) -> dict[int, Posting]:
    """Every posting as the tables hold it, by journal sequence."""
    papers: dict[str, bytes] = dict(ledger.rows("SELECT number, snapshot FROM papers"))
    items = _grouped(ledger, "SELECT document_id, * FROM items ORDER BY id")
    details = {table: _grouped(ledger, f"SELECT document_id, * FROM {table}") for table in DETAILS}
    documents: defaultdict[int, list[DocumentRow]] = defaultdict(list)
    for row in ledger.connection().execute("SELECT * FROM documents ORDER BY id"):
        documents[row[-1]].append(_document(row))
    allocations: defaultdict[int, list[AllocationRow]] = defaultdict(list)
    for row in ledger.connection().execute("SELECT * FROM allocations ORDER BY id"):
        allocations[row[-1]].append(_allocation(row))
    return {
        seq: Posting(
            tuple(documents[seq]),
            tuple(_item(row) for one in documents[seq] for row in items[one.id]),
            tuple(allocations[seq]),
            tuple(
                DetailRow(table, row) for one in documents[seq] for table in DETAILS for row in details[table][one.id]
            ),
            tuple(PaperRow(one.number, unpack(papers[one.number])) for one in documents[seq] if one.number in papers),
        )
        for seq in documents.keys() | allocations.keys()
    }


def _document(row: tuple[Any, ...]) -> DocumentRow:
    row_id, number, kind, customer, dated, direction, fen, entered, reference, remark, submission, reverses, _ = row
    return DocumentRow(
        row_id, number, Kind(kind), customer, date.fromisoformat(dated), Direction(direction), fen,
        date.fromisoformat(entered), reference, remark, submission, reverses,
    )  # fmt: skip


def _item(row: tuple[Any, ...]) -> ItemRow:
    row_id, document, customer, part, direction, dated, due, batches, fen = row
    return ItemRow(
        row_id, document, customer, part, Direction(direction), date.fromisoformat(dated),
        date.fromisoformat(due) if due else None, batches, fen,
    )  # fmt: skip


def _allocation(row: tuple[Any, ...]) -> AllocationRow:
    row_id, credit, debit, fen, sign, dated, undoes, _ = row
    return AllocationRow(row_id, credit, debit, fen, sign, date.fromisoformat(dated), undoes)


def _grouped(ledger: Ledger, sql: str) -> defaultdict[int, list[tuple[Any, ...]]]:
    groups: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *rest in ledger.connection().execute(sql):
        groups[key].append(tuple(rest))
    return groups
