"""What is dated after today is told as such (case 29)."""

from datetime import date

from desktop_app.domain.ahead import NO_AHEAD, Ahead, ahead_said, dated_said, is_far_ahead

TODAY = date(2026, 11, 30)


def test_how_many_documents_lie_ahead_and_what_they_come_to() -> None:
    assert str(ahead_said(Ahead(slips=1, owed_fen=9100))).startswith("1 more document dated after today: 91.00")
    assert str(ahead_said(Ahead(2, 1, 1, 14100))).startswith("4 more documents dated after today: 141.00")
    assert NO_AHEAD.documents == 0


def test_a_day_that_has_not_come_says_so() -> None:
    assert dated_said(TODAY, TODAY) == "11-30"
    assert str(dated_said(date(2031, 11, 30), TODAY)) == "31-11-30 · after today"


def test_a_slip_for_the_coming_weeks_is_prepared_and_one_of_next_year_is_of_a_wrong_clock() -> None:
    assert not is_far_ahead(date(2027, 1, 14), TODAY)
    assert is_far_ahead(date(2027, 1, 15), TODAY)
