"""The first page: the list of the week with the facts of a call, and its figures."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.chase_words import reason_said
from desktop_app.domain.chasing import Order
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.figures import Count
from desktop_app.domain.promises import Promise, PromiseState
from desktop_app.domain.reasons import Reason
from desktop_app.domain.statements import StatementState
from desktop_app.operations.chasing import this_week
from desktop_app.operations.contacts import contact_log, log_contact, put_off
from desktop_app.operations.customer_rows import customer_row
from desktop_app.operations.customers import add_customer
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.week import agreed_said
from desktop_app.operations.promises import make_promise
from desktop_app.operations.settings import edit_rules, rules_of
from desktop_app.operations.statements import Answer, answer_statement, issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.operations.week import WeekRow, this_week_page
from desktop_app.sample import fill_sample
from desktop_app.store import papers
from desktop_app.store.database import Ledger
from tests.operations.builders import OPENED, THIRTY_DAYS, a_customer, a_receipt, a_slip, at, on


def a_debtor(book: Ledger, name: str = "老王建材", amount: str = "100", **facts: object) -> Customer:
    """A slip of 1 March, due on 31 March."""
    customer = add_customer(book, Customer(name, terms=THIRTY_DAYS, **facts), at(OPENED)).result  # type: ignore[arg-type]
    a_slip(book, customer, "03-01", amount, parts=(("03-31", amount),))
    return customer


def talk(book: Ledger, customer: Customer, day: str, outcome: Outcome = Outcome.REACHED) -> Contacted:
    return log_contact(book, Contacted(customer.id, on(day), Channel.PHONE, outcome), at(day)).result


def only_row(book: Ledger, day: str) -> WeekRow:
    (row,) = this_week_page(book, on(day)).rows
    return row


@pytest.mark.parametrize("order", Order)
def test_the_page_is_the_list_itself_in_every_order(book: Ledger, order: Order) -> None:
    """U1, U2: on a whole sample shop."""
    today = date(2026, 3, 16)
    fill_sample(book, at(today), 20, 1, 3)
    rows = [one.row for one in this_week_page(book, today, order).rows]
    assert rows == this_week(book, today, order=order)
    assert len(rows) > 5


def test_a_row_says_whom_to_call(book: Ledger) -> None:
    """U11: the person's own number, else the customer's."""
    a_debtor(book, "甲", contacts=(Contact("赵姐", phone="139"), Contact("老李", phone="137")))
    a_debtor(book, "乙", amount="50", phone="0571", contacts=(Contact("小钱", phone="136"),))
    a_debtor(book, "丙", amount="20")
    rows = this_week_page(book, on("04-10")).rows
    assert [(row.contact, row.phone) for row in rows] == [("赵姐", "139"), ("小钱", "136"), ("", "")]


def test_a_row_says_what_was_said_last_and_how_often_nobody_answered(book: Ledger) -> None:
    customer = a_debtor(book)
    assert (only_row(book, "04-01").last, only_row(book, "04-01").attempts) == (None, 0)
    talk(book, customer, "04-01")
    talk(book, customer, "04-02", Outcome.NOT_REACHED)
    last = talk(book, customer, "04-03", Outcome.WRONG_NUMBER)
    put_off(book, customer.id, on("04-09"), at("04-04"))
    row = only_row(book, "04-05")
    assert (row.last, row.attempts, row.row.resting) == (last, 2, True)
    assert only_row(book, "04-02").attempts == 1


def test_a_row_says_when_money_came_last_and_how_much_that_day(book: Ledger) -> None:
    customer = a_debtor(book, amount="1000")
    assert only_row(book, "03-02").last_paid is None
    a_receipt(book, customer, "03-05", "10")
    for amount in ("20", "30"):
        a_receipt(book, customer, "03-08", amount)
    wrong = a_receipt(book, customer, "03-09", "40")
    void_document(book, wrong, on("03-11"), "记错了", at("03-11"))
    days = ("03-04", "03-07", "03-08", "03-10", "03-12")
    paid = [only_row(book, day).last_paid for day in days]
    assert paid == [None, (on("03-05"), 1000), (on("03-08"), 5000), (on("03-09"), 4000), (on("03-08"), 5000)]


def test_a_row_shows_the_promise_that_is_still_to_come(book: Ledger) -> None:
    """U3: of several the latest day; not one that is kept or broken."""
    customer = a_debtor(book)
    for amount, by in ((3000, "04-02"), (2000, "04-08"), (1000, "04-06")):
        make_promise(book, Promise(customer.id, amount, on(by), on("04-01")), at("04-01"))
    promise = only_row(book, "04-03").promise
    assert promise is not None
    assert (promise.promise.by, promise.state) == (on("04-08"), PromiseState.WAITING)
    due = only_row(book, "04-08").promise
    assert due is not None
    assert due.state is PromiseState.DUE_TODAY
    assert only_row(book, "04-09").promise is None


def test_a_promise_of_which_part_came_tells_what_is_still_missing(book: Ledger) -> None:
    """N01: 30 promised for the 8th, 10 came on the 3rd."""
    customer = a_debtor(book)
    make_promise(book, Promise(customer.id, 3000, on("04-08"), on("04-01")), at("04-01"))
    assert agreed_on(book, "04-02") == "04-08 pays 30.00"
    a_receipt(book, customer, "04-03", "10")
    assert agreed_on(book, "04-03") == "04-08 pays 20.00"


def agreed_on(book: Ledger, day: str) -> str:
    """What the column of promises and plans says."""
    return str(agreed_said(only_row(book, day), on(day)))


def test_a_row_shows_limit_and_exposure(book: Ledger) -> None:
    """U9."""
    a_debtor(book, limit_fen=80_00, amount="79")
    row = only_row(book, "03-02")
    assert (row.limit_fen, row.exposure_fen) == (8000, 7900)


def test_the_figures_speak_of_the_whole_shop(book: Ledger) -> None:
    """U1: also of slips awaiting a signature whose customer owes nothing any more."""
    late = a_debtor(book)
    paid = a_customer(book, "已付")
    slip = a_slip(book, paid, "03-20", "60", paid="60")
    with book.writing():
        papers.add_event(book, slip, "printed", on("03-20"), at("03-20"))
    make_promise(book, Promise(late.id, 500, on("04-03"), on("04-01")), at("04-01"))
    figures = this_week_page(book, on("04-03")).figures
    assert figures.chase_today == figures.overdue == figures.due_this_week == Count(1, 10000)
    assert (figures.longest_days, figures.promises_today) == (3, 1)
    assert (figures.awaiting_signature, figures.unsigned_since) == (1, on("03-20"))
    assert (figures.week_from, figures.week_to) == (on("03-30"), on("04-05"))


# ── later ────────────────────────────────────────────────────────────────────────────────────────


def test_a_customer_put_off_rests_and_returns_on_that_day(book: Ledger) -> None:
    """U4: below the others until then; what was said before stays said."""
    small, large = a_debtor(book, "小", "10"), a_debtor(book, "大", "900")
    said = talk(book, large, "04-01")
    done = put_off(book, large.id, on("04-10"), at("04-02"))
    assert done.changes == {Changed.CONTACTS}
    order = {
        day: [one.row.customer_id for one in this_week_page(book, on(day)).rows] for day in ("04-01", "04-02", "04-09")
    }
    assert order == {"04-01": [small.id, large.id], "04-02": [small.id, large.id], "04-09": [small.id, large.id]}
    rows = this_week_page(book, on("04-10")).rows
    assert [(row.row.customer_id, row.last) for row in rows] == [(large.id, said), (small.id, None)]


def test_a_broken_promise_wakes_a_customer_who_was_put_off(book: Ledger) -> None:
    """U3."""
    customer = a_debtor(book)
    make_promise(book, Promise(customer.id, 500, on("04-05"), on("04-01")), at("04-01"))
    put_off(book, customer.id, on("04-20"), at("04-03"))
    assert [only_row(book, day).row.resting for day in ("04-03", "04-04", "04-06")] == [True, True, False]


def test_a_debt_beyond_excuse_is_put_off_for_a_week_at_most(book: Ledger) -> None:
    """R077: refused at once, so that the day told is the day it comes back."""
    customer = a_debtor(book)
    with pytest.raises(Refused, match="2026-06-15 at the latest") as refused:
        put_off(book, customer.id, on("06-16"), at("06-08"))
    assert refused.value.field == "next_on"
    put_off(book, customer.id, on("06-15"), at("06-08"))
    assert [only_row(book, day).row.resting for day in ("06-14", "06-15")] == [True, False]


def test_the_customers_own_figure_stands_on_the_list_that_asks(book: Ledger) -> None:
    """R067: with who said it and in which words; asked stays what is due."""
    customer = a_debtor(book)
    number = issue_statement(book, customer.id, on("03-01"), at("04-01")).result.number
    answer = Answer(StatementState.DIFFERS, on("04-02"), 80_00, "王", note="少送一包")
    answer_statement(book, number, answer, at("04-02"))
    row = only_row(book, "04-06")
    assert str(reason_said(row.row)) == "Statement up to 2026-03-31: they say 80.00 (王), we 100.00."
    assert row.row.ask_fen == 100_00
    assert row.statement is not None
    assert (row.statement.theirs_fen, row.statement.note) == (80_00, "少送一包")


def test_the_gap_between_two_calls_is_the_one_the_owner_set(book: Ledger) -> None:
    """U6: three days at first; whoever is called every week sets seven."""
    customer = a_debtor(book)
    talk(book, customer, "04-02")
    assert [only_row(book, day).row.resting for day in ("04-04", "04-05")] == [True, False]
    edit_rules(book, replace(rules_of(book), contact_gap_days=7), at("04-05"))
    assert [only_row(book, day).row.resting for day in ("04-05", "04-08", "04-09")] == [True, True, False]


@pytest.mark.parametrize("day", ["04-02", "04-01", "2099-01-01"])
def test_only_a_later_day_can_be_chosen(book: Ledger, day: str) -> None:
    """U49: today, a day gone by, and a year nobody means are refused at their field."""
    customer = a_debtor(book)
    with pytest.raises(Refused) as refused:
        put_off(book, customer.id, on(day), at("04-02"))
    assert refused.value.field == "next_on"
    assert contact_log(book, on("04-02")) == []


def test_a_slip_posted_for_a_later_day_counts_against_the_limit_as_it_does_at_the_gate(book: Ledger) -> None:
    """Case 8: one exposure for the list, the customer's row and the gate."""
    wang = a_customer(book, limit="1000")
    a_slip(book, wang, "03-02", "900")
    a_slip(book, wang, "03-08", "600", entered="03-05", release="老客户")
    found = only_row(book, "03-06")
    assert found.exposure_fen == customer_row(book, wang.id, on("03-06")).exposure_fen == 150_000
    assert Reason.OVER_LIMIT in found.row.reasons
