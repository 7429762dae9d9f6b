"""Money that is to come by a day: what was promised and what was agreed, together (U12)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import Column, Look, Words, joined, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.looks import PARTS, PROMISES, part_mark
from desktop_app.domain.marks import Mark
from desktop_app.domain.plans import InstalmentState, PartProgress
from desktop_app.domain.promises import Judged
from desktop_app.operations.customer_page import CustomerView, EndedPlan


@dataclass(frozen=True, slots=True)
class Expected:
    """Money that is to come by a day: a promise, or one part of a plan."""

    due: date
    amount_fen: int
    arrived_fen: int
    state: Said
    promise: Judged | None = None
    standing: InstalmentState | None = None
    number: str = ""
    part: int = 0
    words: str = ""

    @property
    def identity(self) -> tuple[str, int]:
        return (self.number, self.part) if self.promise is None else ("", self.promise.promise.id)


def expected(view: CustomerView) -> list[Expected]:
    """Promises, parts of plans and plans that ended together, the newest day first."""
    promises = [
        Expected(one.promise.by, one.promise.amount_fen, one.arrived_fen, PROMISES[one.state].said, one)
        for one in view.promises
    ]
    parts = [
        _part(standing.plan.number, at, part) for standing in view.plans for at, part in enumerate(standing.parts, 1)
    ]
    ended = [_ended(one) for one in view.ended_plans]
    return sorted([*promises, *parts, *ended], key=lambda one: one.due, reverse=True)


def _part(number: str, at: int, part: PartProgress) -> Expected:
    due, amount = part.instalment.due, part.instalment.amount_fen
    return Expected(due, amount, part.paid_fen, PARTS[part.state].said, None, part.state, number, at)


def _ended(one: EndedPlan) -> Expected:
    """A plan that no longer holds stands with the day and the reason of its end."""
    total = one.plan.total_fen
    return Expected(one.on, total, 0, Said("ended"), None, None, one.plan.number, 0, one.reason)


def _expected_what(one: Expected, _: date) -> Words:
    if one.promise is None:
        return Said("Plan {number}, part {part}", number=one.number, part=one.part) if one.part else one.number
    return Said("Promise")


def _expected_words(one: Expected, today: date) -> Words:
    if one.promise is None:
        return one.words
    promise = one.promise.promise
    said = Said("said on {day}", day=short_day(promise.made_on, today))
    return joined(said, promise.said_by, promise.note)


def _mark(one: Expected, today: date) -> Mark:
    if one.promise is not None:
        return PROMISES[one.promise.state].mark
    return Mark.PLAIN if one.standing is None else part_mark(one.standing, one.due, today)


EXPECTED_COLUMNS: tuple[Column[Expected], ...] = (
    Column("state", Said("Status"), lambda one: one.state.template, Look.CHIP, 132, text=lambda one, _: one.state,
           mark=_mark),
    Column("due", Said("To come by"), lambda one: one.due, Look.DATE, 108),
    Column("amount", Said("Amount"), lambda one: one.amount_fen, Look.MONEY, 120, total=True),
    Column("arrived", Said("Arrived"), lambda one: one.arrived_fen, Look.MONEY, 120, total=True),
    Column("what", Said("Promise or plan"), lambda one: f"{one.number} {one.part:03d}", width=220, text=_expected_what),
    Column("words", Said("Words"), lambda one: one.promise.promise.note if one.promise else "", width=200,
           stretch=True, text=_expected_words),
)  # fmt: skip
