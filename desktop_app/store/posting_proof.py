"""The proof of postings: every journal row says what the tables hold, and the tables hold nothing else (T20)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from desktop_app.store.database import Ledger
from desktop_app.store.posting import DETAILS
from desktop_app.store.rows import AllocationRow, DocumentRow, ItemRow
from desktop_app.store.snapshots import canonical

_DOCUMENT = [field.name for field in fields(DocumentRow)]
_ITEM = [field.name for field in fields(ItemRow)]
_ALLOCATION = [field.name for field in fields(AllocationRow)]


def altered(ledger: Ledger) -> Iterator[str]:
    """Postings whose documents, items, allocations or papers are not those of their journal row."""
    written = _written(ledger)
    rows = ledger.connection().execute("SELECT seq, subject, content FROM journal WHERE content LIKE '[[%'")
    for seq, subject, text in rows:
        if written.pop(seq, None) != text:
            yield f"{subject} (journal {seq})"
    yield from (f"journal {seq} is missing" for seq in written)


def _written(ledger: Ledger) -> dict[int, str]:
    """The canonical text of every posting as the tables hold it, by journal sequence."""
    documents = _by_last_column(ledger, "SELECT * FROM documents ORDER BY id")
    allocations = _by_last_column(ledger, "SELECT * FROM allocations ORDER BY id")
    items = _grouped(ledger, "SELECT document_id, * FROM items ORDER BY id")
    details = {table: _grouped(ledger, f"SELECT document_id, * FROM {table}") for table in DETAILS}
    papers: dict[str, str] = dict(ledger.rows("SELECT number, sha256 FROM papers"))
    return {
        seq: canonical(
            [
                [dict(zip(_DOCUMENT, row, strict=True)) for row in documents[seq]],
                [dict(zip(_ITEM, item, strict=True)) for row in documents[seq] for item in items[row[0]]],
                [dict(zip(_ALLOCATION, row, strict=True)) for row in allocations[seq]],
                [[table, *row] for one in documents[seq] for table in DETAILS for row in details[table][one[0]]],
                [[row[1], papers[row[1]]] for row in documents[seq] if row[1] in papers],
            ]
        )
        for seq in documents.keys() | allocations.keys()
    }


def _by_last_column(ledger: Ledger, sql: str) -> defaultdict[int, list[tuple[Any, ...]]]:
    groups: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for *row, seq in ledger.connection().execute(sql):
        groups[seq].append(tuple(row))
    return groups


def _grouped(ledger: Ledger, sql: str) -> defaultdict[int, list[tuple[Any, ...]]]:
    groups: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *rest in ledger.connection().execute(sql):
        groups[key].append(tuple(rest))
    return groups
