"""Where a line of a bill stands, and how that looks."""

from enum import Enum

from desktop_app.domain.errors import Said
from desktop_app.domain.looks import StateLook
from desktop_app.domain.marks import Mark
from desktop_app.domain.matching import Certainty


class ClaimState(Enum):
    """What a line waits for, or what became of it."""

    TWIN = "twin"
    """A receipt typed by hand may be the same money: asked."""
    ASK = "ask"
    LIKELY = "likely"
    CERTAIN = "certain"
    NOBODY = "nobody"
    """The payer was no customer the last time; asked once more by one key."""
    TAKEN = "taken"
    STRANGER = "stranger"

    @property
    def is_open(self) -> bool:
        return self not in (ClaimState.TAKEN, ClaimState.STRANGER)


CLAIMS = {
    ClaimState.TWIN: StateLook(Said("typed before?"), Mark.LATE),
    ClaimState.ASK: StateLook(Said("you choose"), Mark.PLAIN),
    ClaimState.LIKELY: StateLook(Said("likely"), Mark.SOON),
    ClaimState.CERTAIN: StateLook(Said("certain"), Mark.FINE),
    ClaimState.NOBODY: StateLook(Said("as last time"), Mark.PLAIN),
    ClaimState.TAKEN: StateLook(Said("claimed"), Mark.FINE),
    ClaimState.STRANGER: StateLook(Said("not a customer's"), Mark.PLAIN),
}
"""The chip of a line."""

BY_CERTAINTY = {
    Certainty.CERTAIN: ClaimState.CERTAIN,
    Certainty.LIKELY: ClaimState.LIKELY,
    Certainty.ASK: ClaimState.ASK,
    Certainty.NOBODY: ClaimState.NOBODY,
}
"""Where a line stands that nothing was done about."""
