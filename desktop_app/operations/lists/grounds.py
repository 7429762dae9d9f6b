"""What the list of a customer's contracts, securities and questions shows."""

from datetime import date

from desktop_app.domain.claim_acts import ACTS, ActKind, ClaimAct, enforcement_ends
from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.contracts import Contract, contract_said, missing_said
from desktop_app.domain.credit_questions import OUTCOMES, CreditOutcome, CreditQuestions, verdict_of
from desktop_app.domain.errors import Said
from desktop_app.domain.grounds import ALARM_DAYS, SECURITIES, TO_DO, Security
from desktop_app.domain.marks import Mark
from desktop_app.store.grounds import Ground

NO_DAY = 10**6


def _ends(one: Ground) -> date | None:
    match one:
        case Security():
            return one.ends
        case Contract():
            return one.until
        case ClaimAct():
            return enforcement_ends([one])
    return None


def _left(one: Ground, today: date) -> int:
    ends = _ends(one)
    return NO_DAY if ends is None else (ends - today).days


def _state(one: Ground, today: date) -> Words:
    if isinstance(one, CreditQuestions):
        return OUTCOMES[one.decided]
    if isinstance(one, ClaimAct):
        return Said("with proof") if one.proof else Said("no proof")
    left = _left(one, today)
    if left == NO_DAY:
        return Said("no last day")
    return Said("ended") if left < 0 else Said("{days} days left", days=left)


def _mark(one: Ground, today: date) -> Mark:
    if isinstance(one, CreditQuestions):
        return _MARKS[one.decided]
    if isinstance(one, ClaimAct):
        return Mark.FINE if one.proof else Mark.SOON
    left = _left(one, today)
    if left < 0:
        return Mark.PLAIN
    if left <= ALARM_DAYS[1]:
        return Mark.LATER
    return Mark.SOON if left <= ALARM_DAYS[0] else Mark.FINE


_MARKS = {CreditOutcome.PASS: Mark.FINE, CreditOutcome.SMALL: Mark.SOON, CreditOutcome.CASH: Mark.LATER}


def _kind(one: Ground, _: date) -> Words:
    match one:
        case Security():
            return SECURITIES[one.kind]
        case Contract():
            return Said("Contract")
        case ClaimAct():
            return ACTS[one.kind]
    return Said("Questions for credit")


def _by(one: Ground) -> str:
    match one:
        case Security():
            return one.given_by
        case Contract():
            return one.parties
        case ClaimAct():
            return ""
    return one.who


def _what(one: Ground) -> str:
    match one:
        case Security():
            return one.what
        case Contract():
            return contract_said(one)
        case ClaimAct():
            return " ".join(one.slips)
    return one.references


def _sum(one: Ground) -> int | None:
    match one:
        case Security() | Contract():
            return one.amount_fen or None
        case ClaimAct():
            return None
    return verdict_of(one).limit_fen or None


def _due(one: Ground) -> date | None:
    return one.debt_due if isinstance(one, Security) else None


def _to_do(one: Ground, _: date) -> Words:
    match one:
        case Security():
            return TO_DO[one.kind]
        case Contract():
            return missing_said(one)
        case ClaimAct():
            if one.kind is ActKind.JUDGMENT:
                return Said("Ask the court to enforce it before that day (民诉法 250).")
            return one.proof or Said("Keep its proof, and write down where it is kept.")
    return verdict_of(one).reasons[0]


def _noted(one: Ground) -> str:
    match one:
        case Security():
            return one.note
        case Contract():
            return " · ".join(filter(None, (one.pays, one.advance, one.note)))
        case ClaimAct():
            return one.note
    return one.why


GROUNDS: tuple[Column[Ground], ...] = (
    Column("state", Said("Status"), lambda one: _ends(one) or date.max, Look.CHIP, 132, text=_state, mark=_mark),
    Column("kind", Said("Kind"), lambda one: type(one).__name__, width=120, text=_kind),
    Column("given_by", Said("Who"), _by, Look.NAME, 120),
    Column("what", Said("About"), _what, width=140, fades=6),
    Column("amount", Said("At most"), _sum, Look.MONEY, 104, fades=5),
    Column("due", Said("Debt due on"), _due, Look.DATE, 104, fades=2),
    Column("ends", Said("Ends on"), _ends, Look.DATE, 96),
    Column("dated", Said("Of (day)"), lambda one: one.dated, Look.DATE, 96, fades=3),
    Column("to_do", Said("To do"), lambda one: type(one).__name__, width=200, stretch=True, text=_to_do),
    Column("note", Said("Note"), _noted, width=120, fades=1),
)  # fmt: skip
