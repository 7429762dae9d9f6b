"""What is still to be cleared between the shop and a customer: differences, our own faults, offers, rebates (R064)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.differences import DIFFERENCES, NEXT_STEPS, AccountDifference, DifferenceKind, DifferenceStep
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import LARGEST_FEN, format_yuan


class PointKind(StrEnum):
    """DIFFERENCE: their sheet says otherwise. FAULT: we did not keep what we owe. OFFER: paid by a day, the rest is let
    go (R132). REBATE: what they earned by buying (R042, R065).
    """

    DIFFERENCE = "difference"
    FAULT = "fault"
    OFFER = "offer"
    REBATE = "rebate"


POINTS = {
    PointKind.DIFFERENCE: Said("Difference to their account"),
    PointKind.FAULT: Said("Our own fault"),
    PointKind.OFFER: Said("Offer to settle"),
    PointKind.REBATE: Said("Rebate"),
}


class PointEnd(StrEnum):
    """CLEARED: put right or explained. HONOURED: the money came, so it was credited. REFUSED: nothing came of it."""

    CLEARED = "cleared"
    HONOURED = "honoured"
    REFUSED = "refused"


ENDS = {
    PointEnd.CLEARED: Said("cleared up"),
    PointEnd.HONOURED: Said("credited"),
    PointEnd.REFUSED: Said("nothing came of it"),
}


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing to be cleared.

    Of a difference `amount_fen` is what stands with us and `other_fen` what stands with them, with `aspect` and `step`.
    Of an offer `other_fen` is let go once `amount_fen` came by `until`. Of a rebate `amount_fen` is earned; it is given
    once `other_fen` came. `owner` is who of us takes care of it. `ended_by` is the paper that credited it;
    `held`: it waits while money is overdue.
    """

    kind: PointKind
    customer_id: int
    dated: date
    what: str
    amount_fen: int = 0
    other_fen: int = 0
    number: str = ""
    owner: str = ""
    until: date | None = None
    aspect: str = ""
    step: str = ""
    id: int = 0
    end: PointEnd | None = None
    ended_on: date | None = None
    end_note: str = ""
    ended_by: str = ""
    held: bool = False

    @property
    def credit_fen(self) -> int:
        """What is credited when it is honoured."""
        return {PointKind.OFFER: self.other_fen, PointKind.REBATE: self.amount_fen}.get(self.kind, 0)

    @property
    def wanted_fen(self) -> int:
        """What is to be paid first."""
        return {PointKind.OFFER: self.amount_fen, PointKind.REBATE: self.other_fen}.get(self.kind, 0)

    @property
    def gap_fen(self) -> int:
        """The sum in question."""
        return self.amount_fen - self.other_fen if self.kind is PointKind.DIFFERENCE else (
            self.credit_fen or self.amount_fen
        )  # fmt: skip

    def is_over(self, today: date) -> bool:
        """Its last day has passed and nothing ended it."""
        return self.end is None and self.until is not None and self.until < today


def point_problems(point: OpenPoint) -> list[Problem]:
    """Everything that keeps it from being written down."""
    found = []
    if not point.what:
        found.append(Problem("what", Said("Write down what it is about.")))
    if point.kind in (PointKind.OFFER, PointKind.FAULT) and (point.until is None or point.until < point.dated):
        said = Said("Choose the last day: {date} or later.", date=point.dated)
        found.append(Problem("until", said))
    if point.kind is PointKind.FAULT and not point.owner:
        found.append(Problem("owner", Said("Say who of you puts it right.")))
    if point.kind in (PointKind.OFFER, PointKind.REBATE) and not 0 < point.credit_fen <= LARGEST_FEN:
        found.append(Problem("credit", Said("Type how much is given: more than 0.00.")))
    if point.kind is PointKind.OFFER and not 0 < point.wanted_fen <= LARGEST_FEN:
        found.append(Problem("wanted", Said("Type how much is to be paid for it: more than 0.00.")))
    return found


def keeps_back(point: OpenPoint, came_fen: int, overdue_fen: int, today: date) -> Said | None:
    """Why it is not credited yet: the offer is over, not enough came, or a rebate waits while money is late (R042)."""
    if point.kind is PointKind.REBATE and overdue_fen > 0:
        return Said("The rebate waits: {sum} is overdue. It is given once that is paid.", sum=format_yuan(overdue_fen))
    if came_fen < point.wanted_fen:
        return Said(
            "{wanted} was to come first; since {date}, {came} came.",
            wanted=format_yuan(point.wanted_fen), date=point.dated, came=format_yuan(came_fen),
        )  # fmt: skip
    if point.is_over(today) and not point.wanted_fen:
        return Said("It was to be used by {date}.", date=point.until)
    return None


def point_state(point: OpenPoint, today: date) -> tuple[Said, Mark]:
    """How far it is, and how pressing."""
    if point.end is not None:
        return ENDS[point.end], Mark.FINE if point.end is not PointEnd.REFUSED else Mark.PLAIN
    if point.kind is PointKind.OFFER and point.is_over(today):
        return Said("Time is over"), Mark.PLAIN
    if point.held:
        return Said("held while overdue"), Mark.SOON
    if point.is_over(today):
        return Said("past its day"), Mark.LATE
    return (Said("to put right"), Mark.SOON) if point.kind is PointKind.FAULT else (Said("to be cleared"), Mark.PLAIN)


def to_do_said(point: OpenPoint) -> Said:
    """The next step."""
    match point.kind:
        case PointKind.DIFFERENCE:
            return NEXT_STEPS[DifferenceStep(point.step)]
        case PointKind.FAULT:
            return Said("Put it right before you ask for money")
        case PointKind.OFFER:
            return Said("Once {sum} came by then, let {given} go", sum=format_yuan(point.wanted_fen),
                        given=format_yuan(point.credit_fen))  # fmt: skip
    if point.wanted_fen:
        return Said("Once {sum} came, credit it", sum=format_yuan(point.wanted_fen))
    return Said("Credit it with a receipt")


def about_said(point: OpenPoint) -> Said:
    """What kind of point it is; of a difference which."""
    return DIFFERENCES[DifferenceKind(point.aspect)] if point.aspect else POINTS[point.kind]


def differences_said(points: Iterable[OpenPoint], at_most: int) -> str:
    """What their sheet says otherwise and nobody cleared yet, in its own words, as the note of an answer holds it."""
    found = [one for one in points if one.kind is PointKind.DIFFERENCE and one.end is None and one.gap_fen]
    told = (f"{one.what}: {format_yuan(one.amount_fen)} / {format_yuan(one.other_fen)}" for one in reversed(found))
    return "; ".join(told)[:at_most]


def open_faults(points: Iterable[OpenPoint]) -> list[OpenPoint]:
    """Our own faults that nobody put right yet, the most pressing first."""
    found = [one for one in points if one.kind is PointKind.FAULT and one.end is None]
    return sorted(found, key=lambda one: (one.until or date.max, one.id))


def faults_said(points: Iterable[OpenPoint]) -> Said | None:
    """What stands before the money (R064): the first of them, and how many more there are."""
    faults = open_faults(points)
    if not faults:
        return None
    first, more = faults[0], len(faults) - 1
    if more:
        return Said("ours to put right first: {what} ({who}, by {day}), and {more} more", what=first.what,
                    who=first.owner, day=first.until, more=more)  # fmt: skip
    return Said("ours to put right first: {what} ({who}, by {day})", what=first.what, who=first.owner, day=first.until)


def point_of(difference: AccountDifference, customer_id: int, dated: date) -> OpenPoint:
    """What is kept of a difference: the line of their sheet stands in front of its words."""
    theirs = " ".join(f"#{line.row} {line.text or line.number}".strip() for line in difference.theirs)
    ours = " ".join(line.text or line.number for line in difference.ours)
    on = f"{difference.dated.isoformat()} " if difference.dated else ""
    return OpenPoint(
        PointKind.DIFFERENCE, customer_id, dated, f"{on}{theirs or ours}"[:200], difference.ours_fen,
        difference.theirs_fen, difference.number[:60], aspect=difference.kind, step=difference.step,
    )  # fmt: skip
