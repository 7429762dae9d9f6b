"""Tasks by rule and by hand, and what their steps make of them (R033, R043)."""

from datetime import date

from desktop_app.domain.tasks import (
    BY_HAND,
    TASKS,
    Slipped,
    Stepped,
    TaskKind,
    TaskStep,
    Todo,
    after,
    bills,
    checks,
    in_order,
)

TODAY = date(2026, 3, 20)


def on(day: int) -> date:
    return date(2026, 3, day)


def test_a_large_slip_is_asked_about_from_the_next_day_on_for_a_week() -> None:
    slips = [Slipped(f"S{day}", 1, on(day)) for day in (12, 13, 19, 20)]
    assert [(one.about, one.due) for one in checks(slips, TODAY)] == [("S13", on(14)), ("S19", on(20))]


def test_a_statement_is_asked_about_three_days_after_it_went() -> None:
    """R033: people begin to pay when they have it."""
    sent = [Slipped("D1", 1, on(17)), Slipped("D2", 1, on(18)), Slipped("D3", 1, date(2026, 2, 17))]
    assert [(one.about, one.due) for one in bills(sent, TODAY)] == [("D1", on(20))]


def test_an_invoice_is_wanted_issued_and_handed_over() -> None:
    wanted = Todo(TaskKind.INVOICE, 1, on(18), id=4)
    issued = after(wanted, [Stepped(7, 4, TaskStep.ISSUED, on(19))])
    assert (issued.issued_on, issued.done_on, issued.step_id) == (on(19), None, 7)
    assert after(issued, [Stepped(8, 4, TaskStep.DONE, on(20))]).done_on == on(20)
    assert after(wanted, []) == wanted


def test_what_is_put_off_comes_back_on_its_day() -> None:
    assert after(Todo(TaskKind.CALL, 1, on(18)), [Stepped(1, 0, TaskStep.PUT_OFF, on(18), on(25))]).due == on(25)
    assert after(Todo(TaskKind.CALL, 1, on(18)), [Stepped(1, 0, TaskStep.PUT_OFF, on(18))]).due == on(18)


def test_what_was_written_down_takes_the_place_of_what_the_rule_says() -> None:
    rule = [Todo(TaskKind.DELIVERY, 1, on(20), "S1"), Todo(TaskKind.DELIVERY, 1, on(19), "S2")]
    done = Todo(TaskKind.DELIVERY, 1, on(20), "S1", id=1, done_on=on(20))
    call = Todo(TaskKind.CALL, 1, on(18), id=2)
    assert in_order([done, call], rule) == [call, rule[1]]


def test_every_task_has_words_and_only_some_are_written_by_hand() -> None:
    assert set(TASKS) == set(TaskKind)
    assert TaskKind.DELIVERY not in BY_HAND
