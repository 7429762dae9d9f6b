"""What the list of papers can be narrowed to (U43)."""

from collections.abc import Callable

from desktop_app.domain.papers import PAPER_KINDS, PaperKind, PaperRow, PaperState
from desktop_app.language import N_
from desktop_app.ui.base.lists import Choice, Narrowing, Stands


def _in(*states: PaperState) -> Callable[[PaperRow], bool]:
    return lambda row: row.state in states


def _of(kind: PaperKind) -> Callable[[PaperRow], bool]:
    return lambda row: row.kind is kind


NARROWINGS: tuple[Narrowing[PaperRow], ...] = (
    Narrowing(
        "state",
        N_("State of the papers"),
        (
            Choice("all", N_("All states")),
            Choice("unprinted", N_("Not printed"), _in(PaperState.NOT_PRINTED)),
            Choice("waiting", N_("Waiting for signature"), _in(PaperState.PRINTED, PaperState.UNANSWERED)),
            Choice("unanswered", N_("Unanswered"), _in(PaperState.UNANSWERED)),
            Choice("differs", N_("In dispute"), _in(PaperState.DIFFERS)),
            Choice("settled", N_("Signed or agreed"), _in(PaperState.SIGNED, PaperState.AGREED)),
        ),
    ),
    Narrowing(
        "kind",
        N_("Kind of paper"),
        (Choice(None, N_("All papers")), *(Choice(kind, words, _of(kind)) for kind, words in PAPER_KINDS.items())),
        Stands.FOOT,
    ),
    Narrowing(
        "extent",
        N_("How far back the list goes"),
        (Choice(3, N_("The last 3 months")), Choice(0, N_("All"))),
        Stands.FOOT,
        rereads=True,
    ),
)
"""What the list can be narrowed to; its extent in months, 0 is everything."""
