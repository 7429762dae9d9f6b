"""Oracle O: what must hold in a ledger after any fault, told from its file and key alone, without the product.

Every answer is a list of faults in words; an empty list is what the tests ask for. Reads with a bare connection and
counts with dicts; shares no code with the store. The ledger must be closed.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from tests.faults import day

DETAILS = {"shipment": "shipments", "return": "returns", "receipt": "receipts", "adjustment": "adjustments"}
Connection = Any


@contextmanager
def opened(path: Path, key: bytes) -> Iterator[Connection]:
    connection = sqlcipher.connect(str(path), isolation_level=None, timeout=0)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        yield connection
    finally:
        connection.close()


def faults(path: Path, key: bytes) -> list[str]:
    """O1, O2, O4, O5, O6 of a closed ledger."""
    with opened(path, key) as book:
        return [
            f"{name}: {what}"
            for name, proof in (
                ("structure", structure), ("chain", chain), ("numbers", numbers), ("wholeness", wholeness),
                ("balances", balances), ("unpaid items", open_items), ("months", months),
            )
            for what in proof(book)
        ]  # fmt: skip


def structure(book: Connection) -> Iterator[str]:
    """O1, O2: integrity, references, and every encrypted page once the log is folded in (M8)."""
    book.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    yield from (row[0] for row in book.execute("PRAGMA integrity_check") if row[0] != "ok")
    yield from (f"foreign key {row}" for row in book.execute("PRAGMA foreign_key_check"))
    yield from (row[0] for row in book.execute("PRAGMA cipher_integrity_check"))


def chain(book: Connection) -> Iterator[str]:
    """O5: SHA-256 over the fields with 8-byte lengths and the hash before, from the first row on."""
    before = bytes(32)
    for place, (*fields, previous, digest) in enumerate(book.execute("SELECT * FROM journal ORDER BY seq"), 1):
        texts = [str(field).encode() for field in fields]
        expected = hashlib.sha256(b"".join(len(text).to_bytes(8, "big") + text for text in texts) + before).digest()
        if (fields[0], previous, digest) != (place, before, expected):
            yield f"journal row {place}"
        before = digest


def numbers(book: Connection) -> Iterator[str]:
    """O6: each series runs 1…n in each year, in the order of posting, and the counters agree; a range that the journal
    says is left out, after entries were lost, is as if it were used."""
    used = defaultdict(list)
    tables = " UNION ALL ".join(f"SELECT number, seq FROM {table}" for table in ("documents", "statements", "plans"))
    for number, _ in book.execute(f"SELECT * FROM ({tables}) ORDER BY seq, number"):
        series, year, serial = number.split("-")
        used[series, int(year)].append(int(serial))
    for series, year, first, last in left_out(book):
        before = sum(serial < first for serial in used[series, year])
        used[series, year][before:before] = range(first, last + 1)
    for (series, year), serials in used.items():
        if serials != list(range(1, len(serials) + 1)):
            yield f"{series} {year}: {serials[-5:]}"
    counters = {(series, year): last for series, year, last in book.execute("SELECT * FROM counters")}
    if counters != {key: len(serials) for key, serials in used.items()}:
        yield f"counters {counters}"


def left_out(book: Connection) -> Iterator[tuple[str, int, int, int]]:
    """(series, year, first, last) of the numbers that are never given out."""
    for (content,) in book.execute("SELECT content FROM journal WHERE verb IN ('restore', 'go_on') ORDER BY seq"):
        for one in json.loads(content)["skipped"]:
            yield one["series"], one["year"], one["first"], one["last"]


def wholeness(book: Connection) -> Iterator[str]:
    """O3: every document has its journal row, parts that sum, its detail, its lines and its paper."""
    parts: Counter[int] = Counter()
    for document, fen in book.execute("SELECT document_id, amount_fen FROM items"):
        parts[document] += fen
    lines: Counter[int] = Counter()
    for document, fen in book.execute("SELECT document_id, amount_fen FROM lines"):
        lines[document] += fen
    for document, off, _, freight, rounding in book.execute("SELECT * FROM slip_charges"):
        lines[document] += freight + rounding - off
    details = {kind: {one for (one,) in book.execute(f"SELECT document_id FROM {t}")} for kind, t in DETAILS.items()}
    journal = {seq for (seq,) in book.execute("SELECT seq FROM journal")}
    papers = {number for (number,) in book.execute("SELECT number FROM papers")}
    for one, number, kind, fen, seq in book.execute("SELECT id, number, kind, amount_fen, seq FROM documents"):
        on_paper = kind in ("shipment", "return")
        if (
            seq not in journal
            or parts[one] != fen
            or one not in details.get(kind, {one})
            or (on_paper and (lines[one] != fen or number not in papers))
        ):
            yield number
    yield from (number for (number,) in book.execute("SELECT number FROM statements") if number not in papers)


def balances(book: Connection) -> Iterator[str]:
    """O4: what the book shows of a customer is what the documents add up to."""
    owed: Counter[int] = Counter()
    for who, direction, fen in book.execute("SELECT customer_id, direction, amount_fen FROM documents"):
        owed[who] += fen if direction == "debit" else -fen
    shown = dict(book.execute("SELECT customer_id, balance_fen FROM balances"))
    yield from (f"customer {who}" for who in owed.keys() | shown.keys() if owed[who] != shown.get(who))


def open_items(book: Connection) -> Iterator[str]:
    """O4: an item is open by its amount less what settles it, never below nothing."""
    left = dict(book.execute("SELECT id, amount_fen FROM items"))
    for credit, debit, fen, sign in book.execute("SELECT credit_item, debit_item, amount_fen, sign FROM allocations"):
        left[credit] -= fen * sign
        left[debit] -= fen * sign
    shown = dict(book.execute("SELECT item_id, open_fen FROM open_items"))
    yield from (f"item {item}" for item, fen in left.items() if fen < 0 or fen != shown.pop(item, 0))
    yield from (f"item {item} is shown open" for item in shown)


def months(book: Connection) -> Iterator[str]:
    """O4: what moved in each month."""
    moved: Counter[tuple[int, str]] = Counter()
    for who, dated, direction, fen in book.execute("SELECT customer_id, dated, direction, amount_fen FROM documents"):
        moved[who, dated[:7]] += fen if direction == "debit" else -fen
    shown = {(who, month): fen for who, month, fen in book.execute("SELECT * FROM months")}
    yield from (f"customer {who} in {month}" for who, month in moved.keys() | shown.keys()
                if moved[who, month] != shown.get((who, month)))  # fmt: skip


# ── the day's entries ────────────────────────────────────────────────────────────────────────────
def lost_or_doubled(path: Path, key: bytes, acknowledged: int) -> tuple[list[str], bool]:
    """O3, O4: faults of entries 0 … acknowledged - 1, and whether the one after them is in the book as well.

    Each acknowledged entry is there exactly once with all its documents; of the others only the next may be there,
    and then whole; the balances are to the fen what those entries add up to.
    """
    with opened(path, key) as book:
        made = entries(book)
        statements = {number for (number,) in book.execute("SELECT number FROM statements")}
        shown = dict(book.execute("SELECT customer_id, balance_fen FROM balances"))
    next_is_there = acknowledged in made
    present = [*range(acknowledged), *([acknowledged] if next_is_there else [])]
    told = [f"entry {entry} is there beyond what was begun" for entry in made if entry > acknowledged]
    for entry in present:
        if day.kind_of(entry) != "statement" and sorted(made.get(entry, [])) != sorted(day.documents_of(entry)):
            told.append(f"entry {entry}: {made.get(entry)} instead of {day.documents_of(entry)}")
    asked = {day.customer_of(entry) for entry in range(acknowledged) if day.kind_of(entry) == "statement"}
    if len(statements) < len(asked):
        told.append(f"only {len(statements)} statements")
    if {who: fen for who, fen in shown.items() if fen} != {
        who: fen for who, fen in day.balances_after(present).items() if fen
    }:
        told.append(f"balances {shown} instead of {day.balances_after(present)}")
    return told, next_is_there


def entries(book: Connection) -> dict[int, list[tuple[str, str, int]]]:
    """Documents in the book by the entry they came from: by submission, by the journal row they share with it, or for
    reversals by what they reverse."""
    begun: dict[int, int] = {}
    origin: dict[int, int] = {}
    rows = book.execute("SELECT id, kind, direction, amount_fen, submission, reverses, seq FROM documents").fetchall()
    for one, _, _, _, submission, _, seq in rows:
        if submission:
            origin[one] = begun[seq] = int(submission.removeprefix("entry "))
    found = defaultdict(list)
    for _, kind, direction, fen, _, reverses, seq in rows:
        entry = origin[reverses] + 3 if reverses else begun[seq]
        found[entry].append((kind, direction, fen))
    return found
