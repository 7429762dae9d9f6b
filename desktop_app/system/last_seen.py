"""What was last seen of a book, kept outside its ledger: how far it went and which numbers it had given out (D7)."""

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

NAME = "last-seen"
"""The file beside the ledger."""

SLOT = 1 << 15
"""Bytes between the two places that are written in turn."""


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The last entry (sequence, and its hash in hexadecimal), and the highest number of every series and year
    (`SHD-2026`: 121). Nothing that names the shop or a customer, and no secret (T40): `place`, where the book lay, is
    sealed, and empty in notes of earlier versions."""

    sequence: int
    head: str
    numbers: Mapping[str, int] = field(default_factory=dict)
    place: str = ""


class SeenFile:
    """One such file. Two slots are written in turn, each with its own seal: whatever happens, one of them is whole.

    Nothing is created or renamed after the first time, so that writing costs microseconds. `key` seals: a slot
    somebody else wrote, or a half-written one, counts as none.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self._turn = 0
        self._last: LastSeen | None = None
        self._handle = -1

    def read(self) -> LastSeen | None:
        """What was last kept; None when there is nothing to read, or nothing of it is whole."""
        try:
            content = self.path.read_bytes()
        except OSError:
            content = b""
        slots = [slot for start in (0, SLOT) if (slot := self._opened(content[start : start + SLOT]))]
        newest = max(slots, key=lambda slot: slot["turn"], default=None)
        self._turn = newest["turn"] if newest else 0
        self._last = _seen_in(newest) if newest else None
        return self._last

    def write(self, seen: LastSeen) -> None:
        """Keep it, where it is not kept already; OSError when the disk does not take it."""
        if self._turn == 0:
            self.read()
        if seen == self._last:
            return
        turn = self._turn + 1
        kept = {"turn": turn, "sequence": seen.sequence, "head": seen.head, "numbers": seen.numbers}
        text = msgspec.json.encode({**kept, "place": seen.place} if seen.place else kept)
        handle = self._opened_file()
        os.lseek(handle, turn % 2 * SLOT, os.SEEK_SET)
        os.write(handle, self._seal(text) + b" " + text + b"\n")
        self._turn, self._last = turn, seen

    def close(self) -> None:
        """Let go of the file once the disk has what was kept."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _opened_file(self) -> int:
        """The file, kept open; opened anew, or made, where it is another one by now."""
        if self._handle >= 0 and _is_file(self.path, self._handle):
            return self._handle
        self.close()
        self._handle = os.open(self.path, _FLAGS, 0o600)
        return self._handle

    def _opened(self, slot: bytes) -> dict[str, Any] | None:
        seal, _, text = slot.partition(b"\n")[0].partition(b" ")
        if not hmac.compare_digest(seal, self._seal(text)):
            return None
        return dict(msgspec.json.decode(text))

    def _seal(self, text: bytes) -> bytes:
        return hashlib.blake2b(text, key=self._key, digest_size=16).hexdigest().encode()


def _seen_in(slot: dict[str, Any]) -> LastSeen:
    return LastSeen(slot["sequence"], slot["head"], slot["numbers"], slot.get("place", ""))


def _is_file(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


_FLAGS = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
