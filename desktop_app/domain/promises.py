"""Promises to pay, judged by what arrived and by nothing else."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import attrgetter

from desktop_app.domain.arrivals import Arrival, Place
from desktop_app.domain.contacts import Channel
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN

_WHEN = attrgetter("at")


class PromiseTie(StrEnum):
    """What else than its day a promise hangs on. NEXT_SLIP: so much of the old debt comes with the next delivery,
    whatever that costs itself (R109).
    """

    NONE = ""
    NEXT_SLIP = "next_slip"


class PromiseState(StrEnum):
    """Life of a promise (N01)."""

    WAITING = "waiting"
    DUE_TODAY = "due_today"
    KEPT = "kept"
    PART_KEPT = "part_kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Promise:
    """Someone said so much money will come by that day (N01, R128). It moves no due date (R006).

    `sequence` is its place in the journal: what came earlier on the day it was made does not count for it. One that is
    tied to the next delivery is due with it; `by` is then the day of that slip once there is one, the last day before.
    """

    customer_id: int
    amount_fen: int
    by: date
    made_on: date
    said_by: str = ""
    channel: Channel = Channel.PHONE
    note: str = ""
    id: int = 0
    sequence: int = field(default=0, compare=False)
    tie: PromiseTie = PromiseTie.NONE

    @property
    def given(self) -> Place:
        """When it was made, among everything else of that day."""
        return (self.made_on, self.sequence)


@dataclass(frozen=True, slots=True)
class Judged:
    """A promise beside the money that came for it: `arrived_fen` + `missing_fen` = the amount promised."""

    promise: Promise
    state: PromiseState
    arrived_fen: int
    missing_fen: int

    @property
    def is_broken(self) -> bool:
        """Its day has passed without all of the money."""
        return self.state in (PromiseState.BROKEN, PromiseState.PART_KEPT)


def problems(promise: Promise) -> list[Problem]:
    """Everything that keeps the promise from being recorded."""
    found = []
    if not 0 < promise.amount_fen <= LARGEST_FEN:
        found.append(Problem("amount", Said("A promise must be between 0.01 and 100,000,000,000.00.")))
    if promise.by < promise.made_on:
        found.append(Problem("by", Said("The promised day is before the day of the promise. Choose a later day.")))
    return found


def more_than_last(judged: Iterable[Judged]) -> int:
    """What came with a delivery the last time that was promised, to ask for more this time; 0 where nothing did (R109).

    Asking for a bit more every time is how an old debt goes down while trade goes on.
    """
    tied = [one for one in judged if one.promise.tie is PromiseTie.NEXT_SLIP and one.arrived_fen]
    return max(tied, key=lambda one: one.promise.given).arrived_fen if tied else 0


def with_next_slip(judged: Iterable[Judged]) -> int:
    """What of the old debt is to come with the delivery that is about to leave (R109)."""
    due = (PromiseState.WAITING, PromiseState.DUE_TODAY)
    return sum(one.missing_fen for one in judged if one.promise.tie is PromiseTie.NEXT_SLIP and one.state in due)


def judge_promises(promises: Iterable[Promise], arrivals: Iterable[Arrival], today: date) -> list[Judged]:
    """One customer's promises, earliest day first, beside what arrived for them (case 9, N01, R129).

    Money counts for a promise when it came after it, on the same day too if it was entered later, up to the day it
    names, and when it lowers what was owed at the time: money for new goods does not keep an old promise. Each fen
    counts once, for the earliest promise it can serve.
    """
    given = sorted(promises, key=lambda promise: (promise.by, promise.made_on, promise.id))
    if not given:
        return []
    first = min(promise.given for promise in given)
    money = sorted((one for one in arrivals if first < one.at and one.at[0] <= today), key=_WHEN)
    left = [one.fen for one in money]
    judged = []
    for promise in given:
        arrived = _take(promise, money, left)
        state = _state(promise, arrived, today)
        judged.append(Judged(promise, state, arrived, promise.amount_fen - arrived))
    return judged


def kept_rate(judged: Iterable[Judged]) -> float | None:
    """Mean share of each promise that arrived in time, 0 to 1, over promises that are decided (R130).

    None while nothing is decided.
    """
    undecided = (PromiseState.WAITING, PromiseState.DUE_TODAY)
    shares = [one.arrived_fen / one.promise.amount_fen for one in judged if one.state not in undecided]
    return sum(shares) / len(shares) if shares else None


def _take(promise: Promise, money: Sequence[Arrival], left: list[int]) -> int:
    """How much came for this promise, taken from what is `left` of each sum of the money, which is earliest first."""
    missing, given = promise.amount_fen, promise.given
    for place in range(bisect_right(money, given, key=_WHEN), len(money)):
        one = money[place]
        if not missing or one.at[0] > promise.by:
            break
        if left[place] and one.reaches(given):
            used = min(left[place], missing)
            missing -= used
            left[place] -= used
    return promise.amount_fen - missing


def _state(promise: Promise, arrived_fen: int, today: date) -> PromiseState:
    if arrived_fen >= promise.amount_fen:
        return PromiseState.KEPT
    if today < promise.by:
        return PromiseState.WAITING
    if today == promise.by:
        return PromiseState.DUE_TODAY
    return PromiseState.PART_KEPT if arrived_fen else PromiseState.BROKEN
