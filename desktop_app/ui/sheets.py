"""Papers in one print run, and what became of each (U7, U43)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.domain.errors import Said
from desktop_app.domain.papers import PaperRow


class Fate(Enum):
    """Where a paper of the run is. SENT: in the printer or out of it, and nobody has said yet whether it is good."""

    WAITING = "waiting"
    SENT = "sent"
    PRINTED = "printed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper of the run. `row` is None for a customer whose statement could not be made; `said` tells why."""

    key: str
    row: PaperRow | None
    fate: Fate = Fate.WAITING
    said: Said | None = None


def fated(sheets: Sequence[Sheet], numbers: Sequence[str], fate: Fate) -> list[Sheet]:
    """The same run after these papers met this fate."""
    return [replace(one, fate=fate) if one.row and one.row.number in numbers else one for one in sheets]


def rows_of(sheets: Sequence[Sheet], fate: Fate) -> list[PaperRow]:
    """The papers of this fate, in the order of the run."""
    return [one.row for one in sheets if one.row is not None and one.fate is fate]
