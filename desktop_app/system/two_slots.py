"""A small note outside the ledger that no power cut takes away and nobody without the key can make up (D7)."""

import hashlib
import hmac
import os
from pathlib import Path
from typing import Any

import msgspec

SLOT = 1 << 15
"""Bytes between the two places that are written in turn."""


class TwoSlots:
    """One such file. Two slots are written in turn, each with its own seal: whatever happens, one of them is whole.

    Nothing is created or renamed after the first time, so that writing costs microseconds. `key` seals: a slot
    somebody else wrote, or a half-written one, counts as none.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self._turn = 0
        self._last: dict[str, Any] | None = None
        self._handle = -1

    def read(self) -> dict[str, Any] | None:
        """What was last kept; None when there is nothing to read, or nothing of it is whole."""
        try:
            content = self.path.read_bytes()
        except OSError:
            content = b""
        slots = [slot for start in (0, SLOT) if (slot := self._opened(content[start : start + SLOT]))]
        self._last = max(slots, key=lambda slot: slot["turn"], default=None)
        self._turn = self._last.pop("turn") if self._last else 0
        return self._last

    def write(self, note: dict[str, Any]) -> None:
        """Keep it, where it is not kept already; OSError when the disk does not take it."""
        if self._turn == 0:
            self.read()
        if note == self._last:
            return
        turn = self._turn + 1
        text = msgspec.json.encode({"turn": turn, **note})
        handle = self._opened_file()
        os.lseek(handle, turn % 2 * SLOT, os.SEEK_SET)
        os.write(handle, self._seal(text) + b" " + text + b"\n")
        self._turn, self._last = turn, note

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


def _is_file(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


_FLAGS = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
