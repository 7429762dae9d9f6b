"""What was last seen of a book, kept outside its ledger: how far it went and which numbers it had given out (D7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.system.two_slots import TwoSlots

NAME = "last-seen"
"""The file beside the ledger."""


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
    """One such note."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._slots = TwoSlots(path, key)

    def read(self) -> LastSeen | None:
        """What was last kept; None when there is nothing to read, or nothing of it is whole."""
        kept = self._slots.read()
        return LastSeen(kept["sequence"], kept["head"], kept["numbers"], kept.get("place", "")) if kept else None

    def write(self, seen: LastSeen) -> None:
        """Keep it, where it is not kept already; OSError when the disk does not take it."""
        kept = {"sequence": seen.sequence, "head": seen.head, "numbers": seen.numbers}
        self._slots.write({**kept, "place": seen.place} if seen.place else kept)

    def close(self) -> None:
        """Let go of the file once the disk has what was kept."""
        self._slots.close()
