"""On what credit rests beside the papers: guarantees, pledges, goods taken back (R012, R013, R044)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.dates import add_months
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN
from desktop_app.domain.tasks import TaskKind, Todo

PERIOD_MONTHS = 6
"""Where no guarantee period was agreed, it ends so long after the debt is due (民法典 692)."""

ALARM_DAYS = (60, 30, 7)
"""So many days before its last day a security is named; the task ends only when somebody says that it is done."""


class SecurityKind(StrEnum):
    """What answers for the debt. An UNCLEAR guarantee is an ordinary one (民法典 686)."""

    JOINT = "joint"
    ORDINARY = "ordinary"
    UNCLEAR = "unclear"
    CO_DEBTOR = "co_debtor"
    PLEDGE = "pledge"
    MORTGAGE = "mortgage"
    GOODS_BACK = "goods_back"


SECURITIES = {
    SecurityKind.JOINT: Said("Joint guarantee"),
    SecurityKind.ORDINARY: Said("Ordinary guarantee"),
    SecurityKind.UNCLEAR: Said("Guarantee, form not said"),
    SecurityKind.CO_DEBTOR: Said("Joins the debt"),
    SecurityKind.PLEDGE: Said("Pledge"),
    SecurityKind.MORTGAGE: Said("Mortgage"),
    SecurityKind.GOODS_BACK: Said("Goods returned for the debt"),
}
"""To choose from."""

GUARANTEES = frozenset({SecurityKind.JOINT, SecurityKind.ORDINARY, SecurityKind.UNCLEAR})
THINGS = frozenset({SecurityKind.PLEDGE, SecurityKind.MORTGAGE, SecurityKind.GOODS_BACK})

TO_DO = {
    SecurityKind.JOINT: Said("Claim from the guarantor in writing before that day (民法典 693)."),
    SecurityKind.ORDINARY: Said("Sue the customer, or go to arbitration, before that day (民法典 693)."),
    SecurityKind.UNCLEAR: Said("Counts as an ordinary guarantee: sue the customer before that day (民法典 686, 693)."),
    SecurityKind.CO_DEBTOR: Said(
        "Whoever joined the debt owes it too (民法典 552); the time to claim it is the debt's."
    ),
    SecurityKind.PLEDGE: Said("See that the pledge is renewed, or use it before that day (民法典 436)."),
    SecurityKind.MORTGAGE: Said("See that the mortgage is renewed, or use it before that day (民法典 410)."),
    SecurityKind.GOODS_BACK: Said("Until that day the customer may take the goods out again by paying (民法典 643)."),
}
"""What is done before the last day."""


@dataclass(frozen=True, slots=True)
class Security:
    """One security. `debt_due` is the day on which the debt it is for is due; `amount_fen` 0 means all of it.

    `until` is the last day that was agreed, None where none was. `what` names a thing or the paper.
    """

    customer_id: int
    kind: SecurityKind
    dated: date
    given_by: str = ""
    phone: str = ""
    what: str = ""
    amount_fen: int = 0
    debt_due: date | None = None
    until: date | None = None
    note: str = ""
    id: int = 0

    @property
    def ends(self) -> date | None:
        """Its last day: as agreed, or for a guarantee six months after the debt is due (case 14).

        A demand to the customer does not put it off.
        """
        if self.until is not None or self.kind not in GUARANTEES or self.debt_due is None:
            return self.until
        return add_months(self.debt_due, PERIOD_MONTHS)

    @property
    def named(self) -> str:
        """Who or what it is, in a word."""
        return self.given_by or self.what


def security_problems(one: Security) -> list[Problem]:
    """What is missing or cannot be, each with what would fit (民法典 692)."""
    found = []
    if one.kind not in THINGS and not one.given_by:
        found.append(Problem("given_by", Said("Type who answers for the debt.")))
    if one.kind in THINGS and not one.what:
        found.append(Problem("what", Said("Type which thing it is.")))
    if one.kind in GUARANTEES and one.debt_due is None:
        found.append(Problem("debt_due", Said("Type the day on which the debt is due; the guarantee period counts from "
                                              "there.")))  # fmt: skip
    if not 0 <= one.amount_fen <= LARGEST_FEN:
        found.append(Problem("amount", Said("Type a sum, or nothing for the whole debt.")))
    return [*found, *_period(one)]


def _period(one: Security) -> list[Problem]:
    due, until = one.debt_due, one.until
    if until is None:
        return []
    if one.kind in GUARANTEES and due is not None and until <= due:
        return [Problem("until", Said(
            "The guarantee would end no later than the debt is due, {due}, and count as not agreed (民法典 692). "
            "Type {fit}, or nothing: that is six months as well.", due=due, fit=add_months(due, PERIOD_MONTHS),
        ))]  # fmt: skip
    if until < one.dated:
        return [Problem("until", Said("That is before it was given. Type {day} or later, or nothing.", day=one.dated))]
    return []


def standing_on(securities: Iterable[Security], today: date) -> list[Security]:
    """Those that have not run out by then, the one that ends first leading."""
    left = [one for one in securities if one.ends is None or one.ends >= today]
    return sorted(left, key=lambda one: (one.ends or date.max, one.id))


def security_tasks(securities: Iterable[Security], today: date) -> list[Todo]:
    """An alarm 60, 30 and 7 days before the last day: the latest that was reached, or the first that is to come."""
    found = []
    for one in standing_on(securities, today):
        if one.ends is not None:
            days = _level(one.ends, today)
            due = one.ends - timedelta(days=days)
            found.append(Todo(TaskKind.SECURITY, one.customer_id, due, f"{one.id}/{days}",
                              f"{one.named} {one.ends.isoformat()}"))  # fmt: skip
    return found


def _level(ends: date, today: date) -> int:
    reached: Sequence[int] = [days for days in ALARM_DAYS if today >= ends - timedelta(days=days)]
    return min(reached, default=ALARM_DAYS[0])
