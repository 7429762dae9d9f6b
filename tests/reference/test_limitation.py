"""The clock of the program beside the law as read by hand: random chains of events, not one day of difference."""

import random
from datetime import date, timedelta

from desktop_app.domain.dates import Calendar
from desktop_app.domain.limitation import Event, EventKind, clock
from tests.reference.limitation_by_hand import Fact, Told, last_day

KINDS = {
    Fact.PAYMENT: EventKind.PART_PAYMENT,
    Fact.PROMISE: EventKind.PROMISE,
    Fact.PLAN: EventKind.PLAN,
    Fact.STATEMENT: EventKind.SIGNED_STATEMENT,
    Fact.SENT: EventKind.STATEMENT_SENT,
    Fact.DEMAND: EventKind.SERVED_LETTER,
    Fact.COURT: EventKind.COURT,
    Fact.REFUSAL: EventKind.CALL,
    Fact.OBSTACLE: EventKind.OBSTACLE,
}
FIRST = date(2019, 1, 1)


def a_chain(chance: random.Random) -> list[Told]:
    """Months apart, so that many come just before or after the end; obstacles and plans last a while."""
    day, told = FIRST + timedelta(days=chance.randrange(800)), []
    for _ in range(chance.randrange(12)):
        day += timedelta(days=chance.choice((0, 1, 30, 200, 500, 900, 1090, 1095, 1096, 1100)))
        fact = chance.choice(list(Fact))
        lasts = fact in (Fact.PLAN, Fact.OBSTACLE) and chance.random() < 0.7
        until = day + timedelta(days=chance.randrange(1, 900)) if lasts else None
        told.append(Told(day, fact, chance.random() < 0.6, until))
    chance.shuffle(told)
    return told


def as_event(one: Told) -> Event:
    return Event(KINDS[one.fact], one.day, "纸" if one.shown else "", until=one.until)


def test_random_chains_end_on_the_day_the_law_says(full: bool) -> None:
    """N05, R081, case 13."""
    chance = random.Random(188)
    holidays = frozenset(FIRST + timedelta(days=chance.randrange(12_000)) for _ in range(900))
    calendar = Calendar(holidays, frozenset(FIRST + timedelta(days=chance.randrange(12_000)) for _ in range(300)))
    for number in range(5_000 if full else 400):
        told, delivered = a_chain(chance), FIRST + timedelta(days=chance.randrange(700))
        due = None if chance.random() < 0.2 else delivered + timedelta(days=chance.randrange(120))
        running = clock(due, delivered, map(as_event, told), calendar)
        safe, claimed = (last_day(due, delivered, told, calendar.rests, safe=safe) for safe in (True, False))
        found = (running.safe_last_day, running.claimed_last_day)
        assert found == (safe, claimed), f"chain {number}: {delivered} {due} {sorted(told, key=lambda one: one.day)}"
