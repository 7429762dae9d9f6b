"""Dates by keyboard: short forms, one key a day, the weekday beside (U17)."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import LATEST
from desktop_app.domain.typed_dates import Lean
from desktop_app.ui.widgets.date_field import DateField
from tests.ui.widgets.showing import english, show

SATURDAY = date(2026, 11, 21)


def a_date_field(qtbot: QtBot, day: date | None = None, lean: Lean = Lean.NEAREST, required: bool = False) -> DateField:
    field = show(qtbot, DateField(english, lambda: SATURDAY, lean=lean, required=required))
    field.set_day(day)
    field.selectAll()
    return field


def asides(field: DateField) -> list[str]:
    said: list[str] = []
    field.aside.connect(said.append)
    return said


@pytest.mark.parametrize(
    ("typed", "day", "beside"),
    [
        ("1121", "2026-11-21", "Sat"),
        ("5", "2026-11-05", "Thu"),
        ("+30", "2026-12-21", "Mon"),
        ("-7", "2026-11-14", "Sat"),
        ("t", "2026-11-21", "Sat"),
        ("20261121", "2026-11-21", "Sat"),
        ("2026-11-20", "2026-11-20", "Fri"),
        ("11-20", "2026-11-20", "Fri"),
    ],
)
def test_a_short_form_is_read_while_it_is_typed_and_written_out_on_enter(
    qtbot: QtBot, typed: str, day: str, beside: str
) -> None:
    """U17: real keys, from an empty field."""
    field = a_date_field(qtbot)
    said = asides(field)
    QTest.keyClicks(field, typed)
    assert said[-1] == (beside if typed == day else f"{day} {beside}")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == day
    assert said[-1] == beside
    assert field.day() == date.fromisoformat(day)


def test_words_an_input_method_commits_are_dates(qtbot: QtBot) -> None:
    """U17."""
    field = a_date_field(qtbot)
    for typed, day in (("月底", date(2026, 11, 30)), ("明天", date(2026, 11, 22)), ("下周一", date(2026, 11, 23))):
        field.selectAll()
        field.insert(typed)
        assert field.day() == day


def test_plus_and_minus_step_a_day(qtbot: QtBot) -> None:
    """U17: on a date that stands there."""
    field = a_date_field(qtbot, SATURDAY)
    told: list[object] = []
    field.changed.connect(told.append)
    QTest.keyClicks(field, "+++-")
    assert field.day() == date(2026, 11, 23)
    assert told == [date(2026, 11, day) for day in (22, 23, 24, 23)]


def test_plus_and_figures_are_days_from_today_even_over_a_date_that_stands_there(qtbot: QtBot) -> None:
    """U17: a date field is usually filled in before it is entered."""
    field = a_date_field(qtbot, SATURDAY)
    QTest.keyClicks(field, "+30\r")
    assert field.day() == date(2026, 12, 21)


def test_a_minus_inside_a_date_is_only_a_character(qtbot: QtBot) -> None:
    field = a_date_field(qtbot)
    QTest.keyClicks(field, "2026-1")
    assert field.text() == "2026-1"


def test_the_last_day_of_business_has_no_next(qtbot: QtBot) -> None:
    field = a_date_field(qtbot, LATEST)
    QTest.keyClicks(field, "+")
    assert field.day() == LATEST


def test_a_promise_lies_ahead(qtbot: QtBot) -> None:
    field = a_date_field(qtbot, lean=Lean.AHEAD)
    QTest.keyClicks(field, "5\r")
    assert field.text() == "2026-12-05"


@pytest.mark.parametrize(("typed", "words"), [("0230", "calendar"), ("abc", "not a date")])
def test_what_is_no_date_stays_as_typed_and_is_said(qtbot: QtBot, typed: str, words: str) -> None:
    """U49."""
    field = a_date_field(qtbot)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == typed
    assert field.day() is None
    assert words in str(field.problem())


def test_an_empty_date_is_a_problem_only_where_it_is_required(qtbot: QtBot) -> None:
    assert a_date_field(qtbot).problem() is None
    assert str(a_date_field(qtbot, required=True).problem()) == "This field is empty. Fill it in."
    assert a_date_field(qtbot, SATURDAY, required=True).problem() is None


def test_a_day_can_be_clicked_in_the_calendar(qtbot: QtBot) -> None:
    """The mouse needs no keyboard: the button opens the month of the date."""
    field = a_date_field(qtbot, date(2026, 8, 31))
    told: list[object] = []
    field.changed.connect(told.append)
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert field.calendar is not None
    assert field.calendar.isVisible()
    assert field.calendar.calendar.selectedDate() == QDate(2026, 8, 31)
    field.calendar.calendar.clicked.emit(QDate(2026, 8, 3))
    assert field.day() == date(2026, 8, 3)
    assert told == [date(2026, 8, 3)]
    assert not field.calendar.isVisible()


def test_the_calendar_works_by_keyboard_and_esc_changes_nothing(qtbot: QtBot) -> None:
    """U17, U59: Alt+Down, arrows, Enter."""
    field = a_date_field(qtbot, SATURDAY)
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.calendar is not None
    table = field.calendar.calendar.findChildren(QTableView)[0]
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not field.calendar.isVisible()
    assert field.day() == SATURDAY
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(table, Qt.Key.Key_Left)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert field.day() == date(2026, 11, 20)
    assert not field.calendar.isVisible()


def test_at_the_foot_of_the_screen_the_calendar_opens_above(qtbot: QtBot) -> None:
    """It lies on the screen whole."""
    field = a_date_field(qtbot, SATURDAY)
    room = field.screen().availableGeometry()
    field.window().move(room.right() - 100, room.bottom() - 80)
    field.open_calendar()
    assert field.calendar is not None
    assert room.contains(field.calendar.geometry())
    assert field.calendar.geometry().bottom() <= field.mapToGlobal(QPoint(0, 0)).y()
    field.calendar.close()
