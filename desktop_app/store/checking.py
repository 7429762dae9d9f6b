"""Prove the book: structure, seals, chain, journal against tables, projection against truth, papers (O1–O7)."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import msgspec

from desktop_app.domain.accounts import Kind
from desktop_app.domain.errors import Said
from desktop_app.domain.shipments import Voucher, line_kept
from desktop_app.domain.watching import Watch, unwatched
from desktop_app.store import (
    imports,
    journal,
    kin,
    migrations,
    notes,
    numbering,
    plans,
    posting_proof,
    projection,
    records,
    snapshots,
)
from desktop_app.store.database import Ledger
from desktop_app.store.ledger_copy import full_check
from desktop_app.store.streams import Ascending

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, Said, zlib.error, msgspec.MsgspecError)
"""What an altered value can make of a proof that has to read it."""


@dataclass(frozen=True, slots=True)
class Disproof:
    """One thing that does not hold: which proof failed, and on what."""

    proof: str
    what: str


def check(ledger: Ledger, watch: Watch = unwatched) -> list[Disproof]:
    """Everything that does not hold; an empty list proves the book. `watch` counts the proofs."""
    found = []
    for done, proof in enumerate(PROOFS):
        watch(done, len(PROOFS))
        found += prove(ledger, proof)
    return found


def prove(ledger: Ledger, proof: str) -> list[Disproof]:
    """What one of the `PROOFS` finds."""
    return [Disproof(proof, what) for what in _run(PROOFS[proof], ledger)]


def _run(proof: Callable[[Ledger], Iterable[str]], ledger: Ledger) -> list[str]:
    try:
        return list(proof(ledger))
    except UNREADABLE as error:
        return [f"cannot be read ({type(error).__name__})"]


def _chain(ledger: Ledger) -> Iterator[str]:
    return (f"journal {seq}" for seq in journal.broken_links(ledger))


def _papers(ledger: Ledger) -> Iterator[str]:
    """Each frozen paper has its printed fingerprint; slips carry the amount and lines of their document."""
    lines = Ascending(ledger.connection().execute("SELECT * FROM lines ORDER BY document_id, line"), itemgetter(0))
    rows = ledger.connection().execute(
        """SELECT p.number, p.fingerprint, p.sha256, p.snapshot, d.id, d.amount_fen, d.kind FROM papers p
           LEFT JOIN documents d ON d.number = p.number ORDER BY d.id"""
    )
    for number, printed, sha256, snapshot, document_id, amount, kind in rows:
        text = _unpacked(snapshot)
        whole = snapshots.digest(text) == sha256 and snapshots.fingerprint(text) == printed
        if not whole or (document_id and not _says(text, kind, amount, [row[1:] for row in lines.take(document_id)])):
            yield number
    yield from (f"lines of document {document_id}" for document_id in lines.finish())


def _papers_missing(ledger: Ledger) -> Iterator[str]:
    """Every slip, return and statement has its frozen paper, and statements the one that was issued."""
    rows = ledger.rows(
        """SELECT number FROM documents WHERE kind IN ('shipment', 'return')
               AND number NOT IN (SELECT number FROM papers)
           UNION SELECT s.number FROM statements s LEFT JOIN papers p ON p.number = s.number
               WHERE p.sha256 IS NOT s.sha256
           UNION SELECT c.number FROM credit_papers c LEFT JOIN papers p ON p.number = c.number
               WHERE p.sha256 IS NOT c.sha256"""
    )
    return (number for (number,) in rows)


def _papers_added(ledger: Ledger) -> Iterator[str]:
    """Frozen papers that nobody issued: no document, statement, plan or paper of credit has their number."""
    rows = ledger.rows(
        """SELECT number FROM papers WHERE number NOT IN (SELECT number FROM documents)
           AND number NOT IN (SELECT number FROM statements) AND number NOT IN (SELECT number FROM plans)
           AND number NOT IN (SELECT number FROM credit_papers)"""
    )
    return (number for (number,) in rows)


def _says(text: str, kind: str, amount_fen: int, lines: list[tuple[Any, ...]]) -> bool:
    """Does the frozen paper name this amount and, of a slip, one by one these lines?"""
    if kind not in (Kind.SHIPMENT, Kind.RETURN):
        return snapshots.thaw(text, PaperTotal).total_fen == amount_fen
    voucher = snapshots.thaw(text, Voucher)
    frozen = [(index, *line_kept(one)) for index, one in enumerate(voucher.lines, 1)]
    return voucher.total_fen == amount_fen == voucher.sums.total_fen and frozen == lines


@dataclass(frozen=True, slots=True)
class PaperTotal:
    """What every paper of a document names: what it is about, in fen."""

    total_fen: int


def _unpacked(snapshot: bytes) -> str:
    """The frozen text, or nothing when the bytes no longer hold one."""
    try:
        return snapshots.unpack(snapshot)
    except UNREADABLE:
        return ""


def _items(ledger: Ledger) -> Iterator[str]:
    """Parts sum to their document, and nothing is settled beyond its amount."""
    rows = ledger.rows(
        """SELECT d.number FROM documents d WHERE d.amount_fen <>
           (SELECT coalesce(sum(i.amount_fen), 0) FROM items i WHERE i.document_id = d.id)"""
    )
    over = ledger.connection().execute(
        f"SELECT 'item ' || id FROM ({projection.OPEN_ITEMS}) WHERE open_fen < 0", {"today": projection.FOR_EVER}
    )
    return (name for (name,) in [*rows, *over])


PROOFS: dict[str, Callable[[Ledger], Iterable[str]]] = {
    "structure": full_check,
    "seals": migrations.missing_seals,
    "schema": migrations.strange_objects,
    "chain": _chain,
    "postings": posting_proof.altered,
    "notes": notes.altered,
    "plans": plans.altered,
    "imports": imports.altered,
    "records": records.altered,
    "items": _items,
    "accounts": kin.strays,
    "projection": projection.differences,
    "numbers": numbering.holes,
    "papers": _papers,
    "papers missing": _papers_missing,
    "papers added": _papers_added,
}
"""The proofs in order; each names what fails it."""
