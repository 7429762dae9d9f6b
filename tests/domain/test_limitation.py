"""The limitation clock: three years, and what starts them again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import Calendar
from desktop_app.domain.limitation import Event, EventKind, clock, days_left, warned_since, warning

DUE = date(2026, 3, 1)
DELIVERED = date(2026, 1, 15)
NO_REST = Calendar(working_weekends=frozenset(date(2026, 1, 1) + timedelta(days=day) for day in range(9_000)))
"""A calendar in which every day is worked, so that only the law counts."""


def last_day(*events: Event, due: date | None = DUE, calendar: Calendar | None = None) -> date:
    return clock(due, DELIVERED, events, calendar or Calendar()).claimed_last_day


def test_three_years_from_the_due_date() -> None:
    """Case 13, 民法典 188, 202."""
    assert last_day() == date(2029, 3, 1)


def test_a_last_day_of_rest_moves_to_the_next_working_day() -> None:
    """Case 13, 民法典 203: a holiday; and 2029-03-03, a Saturday, moves to Monday."""
    assert last_day(calendar=Calendar(frozenset({date(2029, 3, 1)}))) == date(2029, 3, 2)
    assert last_day(due=date(2026, 3, 3)) == date(2029, 3, 5)


def test_a_period_without_its_day_ends_with_the_month() -> None:
    """民法典 202: from 29 February."""
    assert last_day(due=date(2028, 2, 29), calendar=NO_REST) == date(2031, 2, 28)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Event(EventKind.PART_PAYMENT, date(2027, 5, 10)), date(2030, 5, 10)),
        (Event(EventKind.SIGNED_STATEMENT, date(2028, 1, 8)), date(2031, 1, 8)),
        (Event(EventKind.SERVED_LETTER, date(2028, 5, 10), "EMS 1234"), date(2031, 5, 12)),
        (Event(EventKind.STATEMENT_SENT, date(2028, 1, 8)), date(2029, 3, 1)),
        (Event(EventKind.SERVED_STATEMENT, date(2028, 1, 10), told="DZD-2027-00120"), date(2031, 1, 10)),
        (Event(EventKind.LETTER_SENT, date(2028, 1, 8)), date(2029, 3, 1)),
        (Event(EventKind.CALL, date(2028, 1, 8)), date(2029, 3, 1)),
    ],
)
def test_what_restarts_the_period_and_what_does_not(event: Event, expected: date) -> None:
    """Case 13, N05, 民法典 195: a letter counts from the day it was served; a statement sent changes nothing, unless it
    is on record how it went."""
    assert last_day(event) == expected


def test_a_slip_without_a_due_date_counts_from_delivery() -> None:
    """Case 13, 民法典 628."""
    running = clock(None, DELIVERED, [], Calendar())
    assert running.claimed_last_day == date(2029, 1, 15)
    assert running.started_by == Event(EventKind.DELIVERY, DELIVERED)


def test_the_period_restarts_again_and_again_in_whatever_order_it_is_told() -> None:
    """Case 13, N05: the whole chain is kept."""
    paid = Event(EventKind.PART_PAYMENT, date(2027, 5, 10), "SKD-2027-00004")
    signed = Event(EventKind.SIGNED_STATEMENT, date(2030, 1, 8), "DZD-2029-00120")
    running = clock(DUE, DELIVERED, [signed, Event(EventKind.CALL, DUE), paid], Calendar())
    assert running.claimed_last_day == date(2033, 1, 10)
    assert (running.started_by, running.restarts) == (signed, (paid, signed))


def test_what_happens_before_the_due_date_does_not_shorten_the_period() -> None:
    """民法典 188."""
    early = Event(EventKind.PART_PAYMENT, date(2026, 2, 1))
    running = clock(DUE, DELIVERED, [early], Calendar())
    assert (running.claimed_last_day, running.restarts) == (date(2029, 3, 1), ())


def test_of_two_events_on_one_day_the_proven_one_is_named() -> None:
    """N05."""
    said, paid = (Event(EventKind.PROMISE, date(2027, 6, 1), proof) for proof in ("", "WeChat, screen recording"))
    assert clock(DUE, DELIVERED, [said, paid], Calendar()).restarts == (paid,)


@pytest.mark.parametrize("kind", [EventKind.SIGNED_STATEMENT, EventKind.SERVED_LETTER, EventKind.PART_PAYMENT])
def test_an_expired_debt_is_not_revived_by_a_signature_a_letter_or_a_part_payment(kind: EventKind) -> None:
    """民法典 192, 时效规定 19: the last day itself is still in time."""
    assert last_day(Event(kind, date(2029, 3, 2))) == date(2029, 3, 1)
    assert last_day(Event(kind, date(2029, 3, 1))) == date(2032, 3, 1)


@pytest.mark.parametrize("kind", [EventKind.PLAN, EventKind.PROMISE, EventKind.IOU])
def test_an_expired_debt_is_revived_by_consent_to_pay_it(kind: EventKind) -> None:
    """民法典 192."""
    assert last_day(Event(kind, date(2029, 9, 3))) == date(2032, 9, 3)


def test_twenty_years_are_the_outer_limit() -> None:
    """民法典 188."""
    every_two_years = [Event(EventKind.PART_PAYMENT, date(year, 5, 10)) for year in range(2026, 2046, 2)]
    assert last_day(*every_two_years, calendar=NO_REST) == date(2046, 3, 1)


def test_a_restart_without_proof_is_named_and_does_not_move_the_safer_day() -> None:
    """N05."""
    said = Event(EventKind.PROMISE, date(2027, 6, 1))
    paid = Event(EventKind.PART_PAYMENT, date(2026, 8, 3), "SKD-2026-00007")
    running = clock(DUE, DELIVERED, [said, paid], Calendar())
    assert (running.claimed_last_day, running.safe_last_day) == (date(2030, 6, 3), date(2029, 8, 3))
    assert running.without_proof == (said,)


@pytest.mark.parametrize(
    ("left", "warned"), [(181, None), (180, 180), (91, 180), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (-5, 7)]
)
def test_a_debt_is_named_180_90_30_and_7_days_ahead(left: int, warned: int | None) -> None:
    """N05."""
    running = clock(DUE, DELIVERED, [], Calendar())
    today = date(2029, 3, 1) - timedelta(days=left)
    assert days_left(running, today) == left
    assert warning(running, today) == warned


events = st.lists(
    st.builds(
        Event, st.sampled_from(EventKind), st.dates(date(2026, 1, 1), date(2050, 1, 1)), st.sampled_from(["", "paper"])
    ),
    max_size=6,
)


@given(events, st.builds(Event, st.sampled_from(EventKind), st.dates(date(2026, 1, 1), date(2050, 1, 1))))
def test_no_event_ever_brings_the_last_day_nearer(known: list[Event], another: Event) -> None:
    """N05: and the proven day is never the later of the two."""
    before, after = (clock(DUE, DELIVERED, chain, Calendar()) for chain in (known, [*known, another]))
    assert after.claimed_last_day >= before.claimed_last_day
    assert after.safe_last_day <= after.claimed_last_day


PAPER = "判决书"


def test_one_debt_in_parts_runs_from_its_last_part() -> None:
    """民法典 189: agreed on 1 June 2027, the last part is due at the end of 2028."""
    plan = Event(EventKind.PLAN, date(2027, 6, 1), "HKJH-1", until=date(2028, 12, 31))
    between = Event(EventKind.PART_PAYMENT, date(2028, 1, 5), "SKD-1")
    running = clock(DUE, DELIVERED, [plan, between], Calendar())
    assert (running.safe_last_day, running.proof) == (date(2031, 12, 31), plan)
    assert running.restarts == (plan,)


def test_an_obstacle_in_the_last_six_months_ends_the_period_six_months_after_it() -> None:
    """民法典 194: one that was gone before counts nothing; unproven it moves the claimed day alone."""
    ill = Event(EventKind.OBSTACLE, date(2029, 1, 10), PAPER, until=date(2029, 2, 20))
    running = clock(DUE, DELIVERED, [ill], Calendar())
    assert (running.safe_last_day, running.obstacles) == (date(2029, 8, 20), (ill,))
    early = Event(EventKind.OBSTACLE, date(2027, 1, 10), PAPER, until=date(2028, 8, 20))
    late = Event(EventKind.OBSTACLE, date(2029, 3, 2), PAPER, until=date(2029, 5, 1))
    assert clock(DUE, DELIVERED, [early, late], Calendar()).safe_last_day == date(2029, 3, 1)
    said = Event(EventKind.OBSTACLE, date(2029, 1, 10), until=date(2029, 2, 20))
    running = clock(DUE, DELIVERED, [said], NO_REST)
    assert (running.safe_last_day, running.claimed_last_day) == (date(2029, 3, 1), date(2029, 8, 20))


@pytest.mark.parametrize(
    ("noted", "today", "again"),
    [("2028-11-30", "2028-12-01", True), ("2028-12-01", "2028-12-20", False), ("2029-02-23", "2029-02-24", True)],
)
def test_a_warning_that_began_since_is_named_again(noted: str, today: str, again: bool) -> None:
    """N05: 90 days ahead is 1 December; in the last week it is named every day."""
    first, second = date.fromisoformat(noted), date.fromisoformat(today)
    assert warned_since(date(2029, 3, 1), first, second) is again
