"""Who confirmed their account, who has not for long; overdue slips nobody signed are reconciled first (R067, R068)."""

from pathlib import Path

from desktop_app.domain.open_points import OpenPoint, PointKind
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.reasons import Reason
from desktop_app.domain.statements import StatementState
from desktop_app.operations.chasing import this_week
from desktop_app.operations.customer_rows import customer_rows
from desktop_app.operations.open_points import add_point
from desktop_app.operations.papers import mark_printed, mark_signed
from desktop_app.operations.reporting.kinds import Inquiry, ask
from desktop_app.operations.statements import Answer, answer_statement, issue_statement
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_slip, at, on
from tests.operations.whole_books import a_whole_book

TODAY = on("05-20")


def days(book: Ledger, by: str) -> list[tuple[str, int | None]]:
    found = ask(book, "confirmed", Inquiry(period_of(PeriodName.TODAY, TODAY), TODAY, by))
    return [(row.customer, row.days) for row in found.rows]


def test_who_owes_and_confirmed_nothing_for_long_is_warned_of(book: Ledger) -> None:
    """R067: never stands above long ago; a confirmation in words counts, a figure of their own does not."""
    never, long_ago, lately = (a_customer(book, name) for name in ("甲", "乙", "丙"))
    for one in (never, long_ago, lately):
        a_slip(book, one, "02-05", "100")
    for one, month, day in ((long_ago, "02-01", "03-05"), (lately, "04-01", "05-05"), (never, "02-01", "03-05")):
        number = issue_statement(book, one.id, on(month), at(day)).result.number
        state = StatementState.DIFFERS if one is never else StatementState.AGREED
        answer_statement(book, number, Answer(state, on(day), 5000 if one is never else None, "财务"), at(day))
    assert days(book, "warned") == [("甲", None), ("乙", 81)]
    assert days(book, "all") == [("甲", None), ("乙", 81), ("丙", 20)]
    assert [one.confirmed_days for one in customer_rows(book, TODAY)] == [20, 81, None]


def test_an_overdue_slip_nobody_signed_gets_the_statement_before_the_call(tmp_path: Path) -> None:
    """R068: printed, never back; once it is signed the call comes first; our own fault before all (R064)."""
    with a_whole_book(tmp_path) as whole:
        book = whole.ledger
        wang = a_customer(book)
        slip = a_slip(book, wang, "03-02", "100")
        mark_printed(whole, slip, on("03-02"), at("03-02"))
        assert Reason.UNPROVED in this_week(book, TODAY)[0].reasons
        add_point(book, OpenPoint(PointKind.FAULT, wang.id, TODAY, "货架", owner="曾", until=TODAY), at("05-20"))
        assert this_week(book, TODAY)[0].reason is Reason.OUR_FAULT
        mark_signed(whole, slip, on("05-20"), at("05-20"))
        assert Reason.UNPROVED not in this_week(book, TODAY)[0].reasons
