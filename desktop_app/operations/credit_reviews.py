"""What is looked at when limits are reviewed: how each customer buys and pays, what the rules suggest, what holds."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.action_groups import (
    NO_GROUP,
    ActionGroup,
    CreditHealth,
    GroupDecision,
    ProposedGroup,
    proposed_group,
)
from desktop_app.domain.chasing import Row
from desktop_app.domain.customers import Grade
from desktop_app.domain.errors import Said
from desktop_app.domain.limits import LOOKED_BACK, MONTH, BuyingHabit, LimitDecision, LimitSuggestion, suggested
from desktop_app.domain.periods import Period
from desktop_app.domain.promises import kept_rate
from desktop_app.operations.chasing import this_week
from desktop_app.operations.customer_rows import CustomerRow, customer_rows
from desktop_app.operations.promises import judged_promises
from desktop_app.store import chasing, debt_views, limits
from desktop_app.store.database import Ledger
from desktop_app.store.releases import load_releases
from desktop_app.store.traded import SalesBy, money_sums
from desktop_app.store.visits import visitors


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One customer under review: what holds, what is suggested and why, which group is set and which is proposed."""

    row: CustomerRow
    habit: BuyingHabit
    suggestion: LimitSuggestion
    decided: LimitDecision | None
    group: GroupDecision
    proposed: ProposedGroup

    @property
    def lacks_limit(self) -> bool:
        """Nobody knows the risk (R014)."""
        return self.row.lacks_limit

    def is_due(self, today: date) -> bool:
        """Whether the limit is to be looked at again."""
        return self.decided is not None and self.decided.review_on is not None and self.decided.review_on <= today


def review_rows(ledger: Ledger, today: date) -> list[ReviewRow]:
    """Everybody of the list of customers, in order of name."""
    return _Gathered(ledger, today).rows()


def review_of(ledger: Ledger, customer_id: int, today: date) -> ReviewRow:
    """One customer's review."""
    return next(one for one in review_rows(ledger, today) if one.row.customer.id == customer_id)


class _Gathered:
    """Each table read once."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self.today = today
        period = Period(today - timedelta(days=LOOKED_BACK * MONTH - 1), today)
        self.customers = customer_rows(ledger, today)
        self.bought = {one.key: one.sold_fen - one.returned_fen for one in money_sums(ledger, period, SalesBy.CUSTOMER)}
        self.first = {one.customer_id: one.visits.first for one in visitors(ledger, today)}
        self.late: defaultdict[int, list[int]] = defaultdict(list)
        for customer, days in chasing.settled_items(ledger, today):
            self.late[customer].append(max(days, 0))
        self.judged = judged_promises(ledger, today)
        self.week = {row.customer_id: row for row in this_week(ledger, today)}
        self.decided = limits.load_limits(ledger, today)
        self.groups = limits.groups_now(ledger, today)

    def rows(self) -> list[ReviewRow]:
        return [self._row(one) for one in self.customers]

    def _row(self, row: CustomerRow) -> ReviewRow:
        who = row.customer.id
        habit, owing = self._habit(row), self.week.get(who)
        suggestion = suggested(habit, self.today)
        decided = self.decided.get(who)
        return ReviewRow(
            row, habit, suggestion, decided[-1] if decided else None, self.groups.get(who, NO_GROUP),
            proposed_group(self._health(row, habit, owing, suggestion.grade)),
        )  # fmt: skip

    def _habit(self, row: CustomerRow) -> BuyingHabit:
        who = row.customer.id
        first, late = self.first.get(who, self.today), self.late.get(who)
        months = min(max(-(-((self.today - first).days + 1) // MONTH), 1), LOOKED_BACK)
        owing = self.week.get(who)
        return BuyingHabit(
            row.customer.terms, max(self.bought.get(who, 0), 0), months,
            sum(late) / len(late) if late else None, kept_rate(self.judged.get(who, ())),
            owing.days if owing and owing.overdue_fen else 0,
        )  # fmt: skip

    def _health(self, row: CustomerRow, habit: BuyingHabit, owing: Row | None, grade: Grade) -> CreditHealth:
        broken = sum(one.is_broken for one in self.judged.get(row.customer.id, ()))
        planned = owing is not None and owing.debt.kept_fen > 0
        return CreditHealth(
            max(row.balance_fen, 0), row.overdue_fen, habit.worst_days, habit.kept, broken, planned, row.limit_used,
            grade,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CreditStep:
    """One decision about a customer's credit, as the list of their page tells it."""

    dated: date
    what: Said
    fen: int | None
    until: date | None
    reason: str
    given_by: str
    kind: str
    id: int
    grade: str = ""
    review_on: date | None = None
    group: ActionGroup | None = None


OF_FORM = "limit_of_form"
"""The kind of a step that was made with the customer's data."""


def credit_steps(ledger: Ledger, customer_id: int, today: date) -> list[CreditStep]:
    """Limits, those of the customer's form too, groups, releases and write-offs of one customer, the newest first."""
    found = [
        *(
            CreditStep(one.dated, _limit_said(one), one.limit_fen, one.until, one.reason, one.given_by, limits.LIMIT,
                       one.id, one.grade.value, one.review_on)
            for one in limits.load_limits(ledger, today, customer_id).get(customer_id, ())
        ),
        *(
            CreditStep(one.dated, Said("Limit (customer's details)"), one.limit_fen, None, "", one.given_by, OF_FORM,
                       one.seq)
            for one in limits.limits_of_form(ledger, today, customer_id)
        ),
        *(
            CreditStep(one.dated, Said("Group"), None, None, one.reason, one.given_by, limits.GROUP, one.id,
                       group=one.group)
            for one in limits.load_groups(ledger, today, customer_id).get(customer_id, ())
        ),
        *(
            CreditStep(one.dated, Said("Slip let go once"), one.most_fen, one.expires, one.reason, one.given_by,
                       "release", one.id)
            for one in load_releases(ledger, today, customer_id)
        ),
        *_lost(ledger, customer_id, today),
    ]  # fmt: skip
    places = limits.places_of_decisions(ledger, customer_id)
    return sorted(found, key=lambda one: (one.dated, places.get((one.kind, one.id), one.id)), reverse=True)


def _lost(ledger: Ledger, customer_id: int, today: date) -> list[CreditStep]:
    """What was given up as lost; the reason names the slip."""
    found = debt_views.written_off(ledger, today, customer_id)
    return [
        CreditStep(date.fromisoformat(dated), Said("Written off"), fen, None, f"{about} {reason}".strip(),
                   debt_views.entered_by(ledger, seq), "lost", seq)
        for _, _, dated, about, fen, reason, seq in found
        if fen > 0
    ]  # fmt: skip


def _limit_said(one: LimitDecision) -> Said:
    return Said("Limit until a day") if one.until else Said("Limit")
