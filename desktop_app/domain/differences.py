"""What is not the same in two accounts of one trade, and the step it asks for; nothing is done by itself (N16)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Said


class DifferenceKind(StrEnum):
    """What is not the same on both sides."""

    ONLY_US = "only_us"
    ONLY_THEM = "only_them"
    OTHER_SUM = "other_sum"
    OTHER_DAY = "other_day"
    DOUBLED = "doubled"


DIFFERENCES = {
    DifferenceKind.ONLY_US: Said("Only with us"),
    DifferenceKind.ONLY_THEM: Said("Only with them"),
    DifferenceKind.OTHER_SUM: Said("Another sum"),
    DifferenceKind.OTHER_DAY: Said("Their day differs"),
    DifferenceKind.DOUBLED: Said("Entered twice"),
}


class DifferenceStep(StrEnum):
    """What may be done about a difference; nothing is done by itself."""

    SHOW_PAPER = "show_paper"
    ASK_PAPER = "ask_paper"
    LOOK_FOR_RECEIPT = "look_for_receipt"
    RAISE_DISPUTE = "raise_dispute"
    CORRECT = "correct"
    TELL_DAY = "tell_day"


NEXT_STEPS = {
    DifferenceStep.SHOW_PAPER: Said("Show them our paper"),
    DifferenceStep.ASK_PAPER: Said("Ask for their paper"),
    DifferenceStep.LOOK_FOR_RECEIPT: Said("Look for money that was not entered"),
    DifferenceStep.RAISE_DISPUTE: Said("Open a dispute about it"),
    DifferenceStep.CORRECT: Said("Void ours and enter it again"),
    DifferenceStep.TELL_DAY: Said("Only the day differs"),
}


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One line of either account. `fen` above 0: they owe us more; below 0: less.

    `row` is the line of their sheet, 0 for ours. `text` may name a paper too. `also` is how else our paper is called.
    """

    number: str
    dated: date | None
    fen: int
    text: str = ""
    row: int = 0
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountDifference:
    """What differs, with the lines of both sides, and the step it asks for."""

    kind: DifferenceKind
    ours: tuple[AccountLine, ...]
    theirs: tuple[AccountLine, ...]
    step: DifferenceStep

    @property
    def ours_fen(self) -> int:
        return sum(line.fen for line in self.ours)

    @property
    def theirs_fen(self) -> int:
        return sum(line.fen for line in self.theirs)

    @property
    def gap_fen(self) -> int:
        """By how much our account is higher for it."""
        return self.ours_fen - self.theirs_fen

    @property
    def number(self) -> str:
        """The paper it is about: ours where we have one."""
        return next((line.number for line in (*self.ours, *self.theirs) if line.number), "")

    @property
    def dated(self) -> date | None:
        return next((line.dated for line in (*self.ours, *self.theirs) if line.dated), None)
