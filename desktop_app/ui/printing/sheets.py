"""Papers in one print run, and what became of each (U7, U43)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.domain.errors import Said
from desktop_app.domain.papers import PaperRow
from desktop_app.operations.paper_runs import ShownStatement


class Fate(Enum):
    """Where a paper of the run is. SENT: in the printer or out of it, and nobody has said yet whether it is good."""

    WAITING = "waiting"
    SENT = "sent"
    PRINTED = "printed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One paper of the run. `row` is None for a customer whose statement could not be made; `said` tells why.

    `shown` is the statement as it was looked at, for as long as it has no number; `today` is what the days of an
    issued one say today.
    """

    key: str
    row: PaperRow | None
    fate: Fate = Fate.WAITING
    said: Said | None = None
    shown: ShownStatement | None = None
    today: ShownStatement | None = None

    @property
    def is_draft(self) -> bool:
        """It gets its number when it leaves the program (case 21)."""
        return self.fate is Fate.WAITING and self.shown is not None and self.shown.is_draft


def fated(sheets: Sequence[PaperSheet], keys: Sequence[str], fate: Fate) -> list[PaperSheet]:
    """The same run after these papers met this fate."""
    return [replace(one, fate=fate) if one.row and one.row.key in keys else one for one in sheets]


def issued(sheets: Sequence[PaperSheet], key: str, answer: PaperRow | Said) -> list[PaperSheet]:
    """The same run after this draft got its number, or a reason why it gets none."""
    made = PaperSheet(key, None, Fate.REFUSED, answer) if isinstance(answer, Said) else PaperSheet(key, answer)
    return [made if one.key == key else one for one in sheets]


def rows_of(sheets: Sequence[PaperSheet], fate: Fate) -> list[PaperRow]:
    """The papers of this fate, in the order of the run."""
    return [one.row for one in sheets if one.row is not None and one.fate is fate]
