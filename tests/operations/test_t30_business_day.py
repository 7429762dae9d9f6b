"""T30, case 29: the clock is wrong; it is asked about before the first entry, and what it did is taken back at once."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.business_day import DayDoubted
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.promises import Promise
from desktop_app.operations.business_day import confirm_day, doubt_about, watch_day
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.customers import add_customer
from desktop_app.operations.pins import set_pin
from desktop_app.operations.promises import judged_promises, make_promise
from desktop_app.operations.reports import balances
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import Withdrawable, void_document, void_with_money, withdraw
from desktop_app.store import checking, journal
from desktop_app.store.contacts import load_contacts
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    a_book,
    a_customer,
    a_receipt,
    a_return,
    a_slip,
    at,
    on,
    on_account,
    owed,
    still_open,
)

LAST = "2026-11-20"
WRONG_DAYS = ("2019-03-01", "2026-11-19", "2027-01-05", "2031-03-01")
"""Before the last entry, the day before it, 46 days after it, and years ahead."""


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with a_book(tmp_path) as opened:
        yield opened


@pytest.fixture
def wang(ledger: Ledger) -> Customer:
    """老王 owes 100 of a slip of the 20th; the book watches the day."""
    customer = a_customer(ledger)
    a_slip(ledger, customer, LAST)
    watch_day(ledger)
    return customer


@pytest.mark.parametrize("day", WRONG_DAYS)
def test_an_entry_on_a_day_that_can_hardly_be_right_waits_and_names_the_last_one(
    ledger: Ledger, wang: Customer, day: str
) -> None:
    """Case 29: money, slips, customers and notes alike; nothing is written before somebody says that it is so."""
    before = journal.head(ledger)
    for enter in (
        lambda: a_receipt(ledger, wang, day, "10"),
        lambda: a_slip(ledger, wang, day, "10"),
        lambda: add_customer(ledger, Customer("新来的"), at(day)),
        lambda: make_promise(ledger, Promise(wang.id, 100, on(day), on(day)), at(day)),
        lambda: issue_statement(ledger, wang.id, on("2019-02-01"), at(day)),
    ):
        with pytest.raises(DayDoubted, match=LAST) as doubted:
            enter()
        assert (doubted.value.today, doubted.value.last) == (on(day), on(LAST))
    assert journal.head(ledger) == before
    confirm_day(ledger, on(day))
    assert a_receipt(ledger, wang, day, "10")


@pytest.mark.parametrize("day", [LAST, "2026-11-21", "2027-01-04"])
def test_the_same_day_and_45_days_of_holidays_are_no_doubt(ledger: Ledger, wang: Customer, day: str) -> None:
    """Case 29: the spring festival closes a shop for weeks."""
    assert doubt_about(ledger, on(day)) is None
    a_receipt(ledger, wang, day, "10")


def test_what_was_confirmed_is_this_one_day(ledger: Ledger, wang: Customer) -> None:
    """T30: a clock that jumps again while the book is open is asked about again."""
    confirm_day(ledger, on("2031-03-01"))
    a_receipt(ledger, wang, "2031-03-01", "10")
    a_receipt(ledger, wang, "2031-03-02", "10")
    with pytest.raises(DayDoubted, match="2031-03-02"):
        a_receipt(ledger, wang, "2026-11-21", "10")
    confirm_day(ledger, on("2026-11-21"))
    a_receipt(ledger, wang, "2026-11-21", "10")
    assert doubt_about(ledger, on("2026-11-22")) is None


def test_a_book_without_entries_never_asks(ledger: Ledger) -> None:
    """Case 29: it may lie there for a year; what the owner set is no entry, and can be set on any day."""
    watch_day(ledger)
    set_pin(ledger, "2468", at("2031-03-01"))
    assert doubt_about(ledger, on("2019-01-01")) is None
    assert a_customer(ledger)


def test_whoever_does_not_watch_is_not_asked(ledger: Ledger) -> None:
    """Reports of any day, and shops made up day by day, are nobody's first entry."""
    a_slip(ledger, a_customer(ledger), LAST)
    assert doubt_about(ledger, on("2031-03-01")) is None


@pytest.mark.parametrize("wrong", ["2031-03-01", "2027-02-01", "2019-03-01"])
def test_what_was_entered_under_a_wrong_day_is_reversed_at_once(ledger: Ledger, wang: Customer, wrong: str) -> None:
    """Case 29: a slip, its money, a return; on the right day nothing of it is left, and the book is proven."""
    confirm_day(ledger, on(wrong))
    slip = a_slip(ledger, wang, wrong, "300")
    receipt = a_receipt(ledger, wang, wrong, "60", to={slip: "60"})
    back = a_return(ledger, wang, wrong, "5")
    confirm_day(ledger, on("2026-11-21"))
    for number in (back, receipt, slip):
        void_document(ledger, number, None, "电脑日期错了", at("2026-11-21"))
    assert owed(ledger, wang, "2026-11-21") == owed(ledger, wang) == "100.00"
    assert still_open(ledger, wang, "2026-11-21") == still_open(ledger, wang) == [("SHD-2026-00001", "100.00")]
    assert on_account(ledger, wang) == "0.00"
    assert balances(ledger, on("2026-11-21"))[0].balance_fen == 10000
    assert checking.check(ledger) == []


def test_a_slip_with_its_money_is_taken_back_in_one_step(ledger: Ledger, wang: Customer) -> None:
    """Case 29: U23 works across years too."""
    confirm_day(ledger, on("2031-03-01"))
    slip = a_slip(ledger, wang, "2031-03-01", "300", paid="50")
    confirm_day(ledger, on("2026-11-21"))
    void_with_money(ledger, slip, "电脑日期错了", at("2026-11-21"))
    assert (owed(ledger, wang), on_account(ledger, wang)) == ("100.00", "0.00")
    assert checking.check(ledger) == []


def test_a_reversal_of_a_later_document_bears_its_day_and_no_earlier_one(ledger: Ledger, wang: Customer) -> None:
    """On no day may the mirror stand without what it mirrors (case 9)."""
    confirm_day(ledger, on("2031-03-01"))
    slip = a_slip(ledger, wang, "2031-03-01", "300")
    confirm_day(ledger, on("2026-11-21"))
    with pytest.raises(Refused, match="cannot be voided before its own date, 2031-03-01"):
        void_document(ledger, slip, on("2026-11-21"), "电脑日期错了", at("2026-11-21"))
    with pytest.raises(Refused, match="has not come yet"):
        void_document(ledger, slip, on("2031-03-02"), "电脑日期错了", at("2026-11-21"))
    mirror = void_document(ledger, slip, None, "电脑日期错了", at("2026-11-21")).result
    assert ledger.value("SELECT dated FROM documents WHERE number = ?", (mirror,)) == "2031-03-01"


@pytest.mark.parametrize("wrong", ["2031-03-01", "2019-03-01"])
def test_notes_of_a_wrong_day_are_withdrawn_on_the_right_one(ledger: Ledger, wang: Customer, wrong: str) -> None:
    """Case 29: a promise and a call; on no day from then on are they counted."""
    confirm_day(ledger, on(wrong))
    promise = make_promise(ledger, Promise(wang.id, 100, on(wrong) + timedelta(7), on(wrong)), at(wrong)).result
    call = log_contact(ledger, Contacted(wang.id, on(wrong), Channel.PHONE, Outcome.REACHED), at(wrong)).result
    confirm_day(ledger, on("2026-11-21"))
    withdraw(ledger, Withdrawable.PROMISE, promise.id, at("2026-11-21"))
    withdraw(ledger, Withdrawable.CONTACT, call.id, at("2026-11-21"))
    for day in (on("2026-11-21"), date(2031, 3, 1), date(2031, 4, 1)):
        assert judged_promises(ledger, day, wang.id) == {}
        assert load_contacts(ledger, day) == []
    assert checking.check(ledger) == []


def test_a_statement_of_a_wrong_day_blocks_no_month_of_the_right_year(ledger: Ledger, wang: Customer) -> None:
    """Case 29: one issued in “2031” has not been issued yet on the right day, so November is stated as ever."""
    confirm_day(ledger, on("2031-03-01"))
    wrong = issue_statement(ledger, wang.id, on("2031-02-01"), at("2031-03-01")).result
    confirm_day(ledger, on("2026-12-01"))
    right = issue_statement(ledger, wang.id, on("2026-11-01"), at("2026-12-01")).result
    assert (right.period_from, right.period_to) == (on("2026-11-01"), on("2026-11-30"))
    assert right.number != wrong.number
    assert right.closing_fen == 10000
    again = issue_statement(ledger, wang.id, on("2026-11-01"), at("2026-12-02")).result
    assert again.number == right.number
    assert checking.check(ledger) == []
