"""The limitation clock: each slip has its own, a promise or an agreed statement speaks of them all (case 13, N05)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Calendar
from desktop_app.domain.money import parse_fen
from desktop_app.domain.promises import Promise
from desktop_app.domain.reasons import Action, Reason
from desktop_app.domain.statements import StatementState
from desktop_app.operations.chasing import standings, this_week
from desktop_app.operations.payments import undo_allocation
from desktop_app.operations.promises import make_promise
from desktop_app.operations.reversals import reverse_document
from desktop_app.operations.settings import edit_calendar
from desktop_app.operations.statements import Answer, answer_statement, issue_statement
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from tests.operations.builders import a_book, a_customer, a_receipt, a_return, a_slip, an_opening, at, on

NEAR = "2028-12-20"
"""Within ninety days of three years after 2026-03-01."""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    """A shop's ledger, proven whole after every story."""
    with a_book(tmp_path) as ledger:
        yield ledger
        assert checking.check(ledger) == []


@pytest.fixture
def wang(book: Ledger) -> Customer:
    return a_customer(book)


def old_debt(book: Ledger, customer: Customer, due: str = "2026-03-01") -> str:
    return an_opening(book, customer, "2026-01-30", "1000", due=due)


def ends(book: Ledger, day: str = NEAR) -> str:
    """The last day by which the only customer's oldest debt must be claimed."""
    last = standings(book, on(day))[0].limitation_ends
    return last.isoformat() if last else "far off"


def test_a_payment_on_another_slip_does_not_restart_the_clock_of_an_old_one(book: Ledger, wang: Customer) -> None:
    """Case 13, 民法典 195: separate slips are separate debts."""
    old_debt(book, wang)
    slip = a_slip(book, wang, "2027-06-01", "500")
    a_receipt(book, wang, "2028-11-05", "200", to={slip: "200"})
    (row,) = this_week(book, on(NEAR))
    assert ends(book) == "2029-03-01"
    assert (row.reason, row.action) == (Reason.LIMITATION_NEAR, Action.COLLECT_SIGNATURE)


def test_a_payment_on_the_old_slip_restarts_it(book: Ledger, wang: Customer) -> None:
    """Case 13."""
    opening = old_debt(book, wang)
    a_receipt(book, wang, "2028-11-06", "200", to={opening: "200"})
    assert ends(book) == "2031-11-06"
    assert Reason.LIMITATION_NEAR not in this_week(book, on(NEAR))[0].reasons


def test_the_first_of_several_old_debts_to_end_is_named(book: Ledger, wang: Customer) -> None:
    older, newer = old_debt(book, wang, "2026-03-01"), old_debt(book, wang, "2026-03-05")
    a_receipt(book, wang, "2027-06-01", "100", to={older: "100"})
    assert ends(book) == "2029-03-05"
    a_receipt(book, wang, "2027-06-02", "100", to={newer: "100"})
    assert ends(book) == "2030-06-03", "2030-06-01 is a Saturday"


def test_money_taken_back_or_reversed_restarts_nothing(book: Ledger, wang: Customer) -> None:
    """Case 13: what does not stand proves nothing."""
    opening = old_debt(book, wang)
    receipt = a_receipt(book, wang, "2027-05-10", "100")
    assert ends(book) == "2030-05-10"
    undo_allocation(book, receipt, opening, on("2027-05-12"), at("2027-05-12"))
    assert ends(book) == "2029-03-01"
    other = a_receipt(book, wang, "2027-06-10", "50", to={opening: "50"})
    reverse_document(book, other, on("2027-06-11"), "退款", at("2027-06-11"))
    assert ends(book) == "2029-03-01"


def test_goods_that_come_back_are_no_payment(book: Ledger, wang: Customer) -> None:
    slip = a_slip(book, wang, "2026-01-30", "1000")
    a_return(book, wang, "2027-05-10", "100", slip)
    assert ends(book) == "2029-03-01"


def test_money_that_came_after_the_day_looked_at_is_not_known_yet(book: Ledger, wang: Customer) -> None:
    """Case 6."""
    old_debt(book, wang)
    a_receipt(book, wang, "2028-12-21", "100")
    assert ends(book) == "2029-03-01"


def test_a_promise_without_paper_proves_nothing(book: Ledger, wang: Customer) -> None:
    """Case 13: only the proven last day warns."""
    old_debt(book, wang)
    promise = Promise(wang.id, parse_fen("100"), on("2027-06-30"), on("2027-06-01"))
    make_promise(book, promise, at("2027-06-01"))
    assert ends(book) == "2029-03-01"


@pytest.mark.parametrize(
    ("state", "last"), [(StatementState.AGREED, "2031-02-03"), (StatementState.DIFFERS, "2029-03-01")]
)
def test_only_an_agreed_statement_restarts_every_debt(
    book: Ledger, wang: Customer, state: StatementState, last: str
) -> None:
    """Case 13; 2031-02-03 is a Monday."""
    old_debt(book, wang)
    issued = issue_statement(book, wang.id, on("2028-01-01"), at("2028-02-01")).result
    answer_statement(book, issued.number, Answer(state, on("2028-02-03")), at("2028-02-03"))
    assert ends(book) == last


def test_a_debt_far_from_its_end_has_no_clock_yet(book: Ledger, wang: Customer) -> None:
    old_debt(book, wang)
    assert (ends(book, "2028-08-31"), ends(book, "2028-09-01")) == ("far off", "2029-03-01")


def test_a_day_of_rest_moves_the_last_day_on(book: Ledger, wang: Customer) -> None:
    """民法典 203: 1 and 2 March 2029 are holidays, then comes a weekend."""
    old_debt(book, wang)
    edit_calendar(book, Calendar(frozenset({on("2029-03-01"), on("2029-03-02")})), at("2028-12-01"))
    assert ends(book) == "2029-03-05"
