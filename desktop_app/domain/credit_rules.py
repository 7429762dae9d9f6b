"""What the owner wants of the credit gate: a mode for each rule, and what is still tolerated."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.debt import SMALLEST_FEN


class RuleMode(StrEnum):
    """What the owner wants of a rule."""

    OFF = "off"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class CreditRules:
    """The owner's settings: a mode for each rule, and what is still tolerated."""

    limit: RuleMode = RuleMode.BLOCK
    overdue: RuleMode = RuleMode.WARN
    batch: RuleMode = RuleMode.BLOCK
    cash: RuleMode = RuleMode.BLOCK
    stop: RuleMode = RuleMode.BLOCK
    no_limit: RuleMode = RuleMode.OFF
    overdue_tolerance_days: int = 0
    overdue_tolerance_fen: int = 0
    batch_tolerance_fen: int = 0
    near_limit_percent: int = 90
    smallest_fen: int = SMALLEST_FEN
    """What is left below it is owed, but neither holds a slip back nor is asked for (case 9)."""
    contact_gap_days: int = 3
    """Whoever was spoken to within so many days goes below the others on the week's list (U6)."""
    check_from_fen: int = 1_000_000
    """A slip of this sum or more is asked about the day after: arrived, right, bill received; 0 asks about none."""
    person_from_fen: int = 500_000
    """Who owes this sum or more should have a phone and a person who decides in the book (R054); 0 asks for none."""
    ration_percent: int = 0
    """Where overdue money blocks, a slip of up to this share of the free limit leaves all the same; 0: none does."""
    part_percent: int = 0
    """Whoever is overdue pays at least this share of a new slip as it leaves; 0: nothing."""
    objection_days: int = 7
    """Faults of goods are to be told within so many days of the delivery (R120); 0: no end is set."""
    own_days: int = 0
    """So many days after a debt is due it is collected by ourselves; then it is to be handed over (R080); 0: no end."""
    cause_from_fen: int = 1_000_000
    """An overdue debt of this sum or more needs cause and nature (R079); 0 asks of none."""
    cap_fen: int = 0
    """All limits together stay below it (R017); 0: no cap."""
