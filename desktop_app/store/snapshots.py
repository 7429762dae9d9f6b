"""Frozen papers: the canonical text of what a paper says, its fingerprint, and the way back (D9)."""

import base64
import hashlib
import unicodedata
import zlib
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from desktop_app.store.database import Ledger

Frozen = TypeVar("Frozen")

FINGERPRINT_LENGTH = 16
FINGERPRINT_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def canonical(value: object) -> str:
    """One text for one value: fields in their declared order, no white space."""
    return msgspec.json.encode(value).decode()


def digest(text: str) -> str:
    """SHA-256 of a frozen text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(text: str) -> str:
    """16 characters A–Z2–7 of the SHA-256 of a frozen paper: what is printed on it (N13)."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:FINGERPRINT_LENGTH]


def pack(text: str) -> bytes:
    return zlib.compress(text.encode())


def unpack(snapshot: bytes) -> str:
    return zlib.decompress(snapshot).decode()


def thaw(text: str, kind: type[Frozen]) -> Frozen:
    """The value a frozen text stands for."""
    return msgspec.json.decode(text, type=kind)


def keep(ledger: Ledger, papers: Iterable[tuple[str, str]]) -> None:
    """Freeze (number, canonical text) of papers."""
    ledger.write_many(
        "INSERT INTO papers VALUES (?, ?, ?, ?)",
        ((number, fingerprint(text), digest(text), pack(text)) for number, text in papers),
    )


def load(ledger: Ledger, number: str, kind: type[Frozen]) -> tuple[Frozen, str] | None:
    """A frozen paper and its fingerprint, by document number."""
    found = ledger.row("SELECT snapshot, fingerprint FROM papers WHERE number = ?", (number,))
    return (thaw(unpack(found[0]), kind), found[1]) if found else None


def number_of(ledger: Ledger, printed: str) -> str | None:
    """Which document carries this fingerprint, typed from a paper; None when no paper does (T22)."""
    found = ledger.value("SELECT number FROM papers WHERE fingerprint = ?", (typed_fingerprint(printed),))
    return str(found) if found else None


def typed_fingerprint(printed: str) -> str:
    """What was typed from a paper, as fingerprints are kept: without blanks and dashes, in wide or small letters."""
    return "".join(unicodedata.normalize("NFKC", printed).split()).replace("-", "").upper()
