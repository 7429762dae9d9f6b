"""How the last proof of a whole book ended, kept outside the book beside what was last seen of it (D18)."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from desktop_app.domain.proofs import Proven
from desktop_app.system.two_slots import TwoSlots


class ProofFile:
    """One such note. It names no paper and nobody, and only the key writes it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._slots = TwoSlots(path, key)

    def read(self) -> Proven | None:
        """The last proof; None where none was kept, or the note is not whole."""
        kept = self._slots.read()
        if kept is None:
            return None
        return Proven(date.fromisoformat(kept["day"]), kept["sequence"], kept["head"], kept["faults"], kept["serious"])

    def write(self, proven: Proven) -> None:
        """Keep it at once for good; a proof the disk does not take is done again."""
        with suppress(OSError):
            self._slots.write(
                {
                    "day": proven.day.isoformat(),
                    "sequence": proven.sequence,
                    "head": proven.head,
                    "faults": proven.faults,
                    "serious": proven.is_serious,
                }
            )
            self._slots.close()
