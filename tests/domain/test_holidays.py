"""The table of rest days as it begins: the published holidays, and the years nobody knows yet (民法典 203)."""

from datetime import date

from desktop_app.domain.dates import Calendar
from desktop_app.domain.holidays import PUBLISHED, came_from, known_years, with_published, years_said

OWN = Calendar(frozenset({date(2027, 5, 1), date(2027, 10, 1), date(2027, 2, 5)}))


def test_a_last_day_in_the_golden_week_moves_behind_it_and_a_worked_weekend_is_a_working_day() -> None:
    """2026: 1 to 7 October are free, Saturday the 10th is worked for it; New Year's Sunday the 4th too."""
    assert PUBLISHED.next_working_day(date(2026, 10, 1)) == date(2026, 10, 8)
    assert PUBLISHED.next_working_day(date(2026, 10, 10)) == date(2026, 10, 10)
    assert PUBLISHED.next_working_day(date(2026, 1, 4)) == date(2026, 1, 4)
    assert PUBLISHED.next_working_day(date(2026, 2, 15)) == date(2026, 2, 24)


def test_the_years_in_the_table_are_named_and_a_year_that_is_in_it_stays_as_it_was_typed() -> None:
    assert known_years(PUBLISHED) == (2022, 2023, 2024, 2025, 2026)
    assert "of no year" in years_said(Calendar()).text(str)
    assert "known of 2027;" in years_said(OWN).text(str)
    more = with_published(OWN)
    assert known_years(more) == (2022, 2023, 2024, 2025, 2026, 2027)
    assert with_published(more) == more
    fewer = Calendar(PUBLISHED.holidays - {date(2026, 10, 7)}, PUBLISHED.working_weekends)
    assert with_published(fewer) == fewer


def test_a_first_table_is_compared_with_what_it_was_made_from() -> None:
    """U26: the history names the day that was changed, not every published one."""
    assert came_from(OWN) == Calendar()
    assert came_from(with_published(OWN)) == PUBLISHED
