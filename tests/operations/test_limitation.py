"""The limitation clock: each slip has its own, a promise or an agreed statement speaks of them all (case 13, N05)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Calendar
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.limitation import Clock, Event, EventKind
from desktop_app.domain.money import parse_fen
from desktop_app.domain.payments import Allocation
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.reasons import Action, Reason
from desktop_app.domain.sendings import SentBy, SentPaper
from desktop_app.domain.statements import StatementState
from desktop_app.operations.books import Book
from desktop_app.operations.chasing import standings, this_week
from desktop_app.operations.checking import check_book
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.limitation import limitation_clocks
from desktop_app.operations.paper_runs import came_back_signed
from desktop_app.operations.payments import allocate
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.reports import account
from desktop_app.operations.settings import edit_calendar
from desktop_app.operations.statements import (
    Answer,
    answer_statement,
    issue_statement,
    mark_sent,
    replace_statement,
    sendings,
)
from desktop_app.operations.taking_back import undo_allocation, void_document
from desktop_app.store.database import Ledger
from desktop_app.store.plans import load_plans
from desktop_app.store.statements import load_issued
from tests.operations.builders import a_customer, a_receipt, a_return, a_slip, an_opening, at, item_of, on
from tests.operations.whole_books import a_whole_book

NEAR = "2028-12-20"
"""Within ninety days of three years after 2026-03-01."""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A whole book with its folder of scans, on a quick computer."""
    with a_whole_book(tmp_path) as book:
        yield book


@pytest.fixture
def wang(book: Ledger) -> Customer:
    return a_customer(book)


def old_debt(book: Ledger, customer: Customer, due: str = "2026-03-01") -> str:
    return an_opening(book, customer, "2026-01-30", "1000", due=due)


def ends(book: Ledger, day: str = NEAR) -> str:
    """The last day by which the only customer's oldest debt must be claimed."""
    last = standings(book, on(day))[0].limitation_ends
    return last.isoformat() if last else "far off"


def clocks(book: Ledger, customer: Customer, day: str = NEAR) -> list[Clock]:
    """The clock of each open slip, in the order of their dates and numbers."""
    items = account(book, customer, on(day)).items
    running = limitation_clocks(book, customer.id, items, on(day))
    return [running[item.item_id] for item in sorted(items, key=lambda item: (item.dated, item.number))]


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
    assert ends(book) == "2030-06-01", "a Saturday: days of rest lengthen no alarm"


def test_money_taken_back_or_reversed_restarts_nothing(book: Ledger, wang: Customer) -> None:
    """Case 13: what does not stand proves nothing."""
    opening = old_debt(book, wang)
    receipt = a_receipt(book, wang, "2027-05-10", "100")
    assert ends(book) == "2030-05-10"
    undo_allocation(book, receipt, opening, on("2027-05-12"), at("2027-05-12"))
    assert ends(book) == "2029-03-01"
    other = a_receipt(book, wang, "2027-06-10", "50", to={opening: "50"})
    void_document(book, other, on("2027-06-11"), "退款", at("2027-06-11"))
    assert ends(book) == "2029-03-01"


@pytest.mark.parametrize("reversed_whole", [False, True])
def test_a_day_before_money_was_taken_back_still_counts_it(book: Ledger, wang: Customer, reversed_whole: bool) -> None:
    """Case 6: the clock of a past day is the one of that day; from the day it was undone it is not counted."""
    opening = old_debt(book, wang)
    receipt = a_receipt(book, wang, "2028-11-05", "100", to={opening: "100"})
    if reversed_whole:
        void_document(book, receipt, on("2028-12-05"), "支票退回", at("2028-12-05"))
    else:
        undo_allocation(book, receipt, opening, on("2028-12-05"), at("2028-12-05"))
    days = ("2028-11-04", "2028-12-04", "2028-12-05")
    assert [ends(book, day) for day in days] == ["2029-03-01", "2031-11-05", "2029-03-01"]
    assert [clocks(book, wang, day)[0].safe_last_day.year for day in days] == [2029, 2031, 2029]


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


@pytest.mark.parametrize("state", [StatementState.AGREED, StatementState.DIFFERS])
def test_what_was_said_of_a_statement_restarts_nothing_safe(
    book: Ledger, wang: Customer, state: StatementState
) -> None:
    """Case 28: "agreed" by telephone closes the question; only the claimed date moves."""
    old_debt(book, wang)
    issued = issue_statement(book, wang.id, on("2028-01-01"), at("2028-02-01")).result
    answer_statement(book, issued.number, Answer(state, on("2028-02-04")), at("2028-02-04"))
    (running,) = clocks(book, wang)
    assert ends(book) == running.safe_last_day.isoformat() == "2029-03-01"
    assert running.claimed_last_day == on("2031-02-04" if state is StatementState.AGREED else "2029-03-01")
    assert Reason.STATEMENT_UNANSWERED not in this_week(book, on(NEAR))[0].reasons


def test_a_signed_statement_is_answered_and_restarts_every_debt_on_it(shop: Book) -> None:
    """Cases 13 and 28: marked signed, with its photograph or without; each restart is named with its proof."""
    book, wang = shop.ledger, a_customer(shop.ledger)
    old_debt(book, wang)
    number = issue_statement(book, wang.id, on("2028-01-01"), at("2028-02-01")).result.number
    mark_sent(book, number, on("2028-02-01"), at("2028-02-01"))
    assert Reason.STATEMENT_UNANSWERED in this_week(book, on("2028-02-20"))[0].reasons
    later = a_slip(book, wang, "2028-02-02", "10")
    came_back_signed(shop, [number], on("2028-02-05"), at("2028-02-20"))
    assert Reason.STATEMENT_UNANSWERED not in this_week(book, on("2028-02-20"))[0].reasons
    assert load_issued(book, number).state is StatementState.SIGNED
    old, new = sorted(clocks(book, wang, "2028-03-01"), key=lambda one: one.safe_last_day)
    assert (old.safe_last_day, old.proof) == (
        on("2031-02-05"),
        Event(EventKind.SIGNED_STATEMENT, on("2028-02-05"), number, is_scanned=False),
    )
    assert new.restarts == (), f"{later} was not on the paper"


def test_an_objection_stands_whatever_was_signed(shop: Book) -> None:
    """Case 28: the second box of the paper was ticked."""
    book, wang = shop.ledger, a_customer(shop.ledger)
    old_debt(book, wang)
    number = issue_statement(book, wang.id, on("2028-01-01"), at("2028-02-01")).result.number
    answer_statement(book, number, Answer(StatementState.DIFFERS, on("2028-02-04"), 210_000), at("2028-02-04"))
    came_back_signed(shop, [number], on("2028-02-05"), at("2028-02-05"))
    assert load_issued(book, number).state is StatementState.DIFFERS
    assert ends(book) == "2029-03-01"


def test_a_signed_plan_restarts_the_slips_it_covers_and_a_spoken_one_claims_so(shop: Book) -> None:
    """Case 28, 民法典 195: from the day of the signature; it stays proven when the plan has ended."""
    book, wang = shop.ledger, a_customer(shop.ledger)
    opening, other = old_debt(book, wang), old_debt(book, wang, "2026-03-08")
    parts = (Instalment(on("2027-08-01"), 100_000),)
    made = Plan(wang.id, on("2027-06-01"), (item_of(book, opening),), parts)
    plan = agree_plan(book, made, at("2027-06-01")).result
    assert ends(book) == "2029-03-01"
    came_back_signed(shop, [plan.number], on("2027-06-10"), at("2027-06-10"), scan=b"%PDF-1.4 signed", note="王总")
    end_plan(book, plan.number, on("2027-09-01"), "没付", at("2027-09-01"))
    covered, free = clocks(book, wang)
    assert (covered.safe_last_day, covered.proof.proof) == (on("2030-06-10"), plan.number)
    assert free.safe_last_day == on("2029-03-08"), f"{other} is in no plan"
    assert check_book(shop) == []
    (shop.scans.folder / load_plans(book, on(NEAR), wang.id, ended=True)[0].scans[0]).unlink()
    assert [one.what for one in check_book(shop)] == [plan.number]


def test_a_plan_is_not_signed_before_it_was_agreed(shop: Book) -> None:
    wang = a_customer(shop.ledger)
    item = item_of(shop.ledger, old_debt(shop.ledger, wang))
    made = Plan(wang.id, on("2027-06-01"), (item,), (Instalment(on("2027-08-01"), 100_000),))
    plan = agree_plan(shop.ledger, made, at("2027-06-01")).result
    for day in ("2027-05-31", "2027-06-03"):
        with pytest.raises(Refused, match="agreed on 2027-06-01"):
            came_back_signed(shop, [plan.number], on(day), at("2027-06-02"))


def test_a_payment_is_named_with_its_receipt(book: Ledger, wang: Customer) -> None:
    """Case 28."""
    opening = old_debt(book, wang)
    receipt = a_receipt(book, wang, "2027-05-10", "200", to={opening: "200"})
    assert [one.proof for one in clocks(book, wang)] == [Event(EventKind.PART_PAYMENT, on("2027-05-10"), receipt)]


def test_a_debt_far_from_its_end_has_no_clock_yet(book: Ledger, wang: Customer) -> None:
    old_debt(book, wang)
    assert (ends(book, "2028-08-31"), ends(book, "2028-09-01")) == ("far off", "2029-03-01")


def test_days_of_rest_lengthen_the_claimed_day_and_no_alarm(book: Ledger, wang: Customer) -> None:
    """民法典 203, conventions §3: 1 and 2 March 2029 are holidays, then comes a weekend."""
    old_debt(book, wang)
    edit_calendar(book, Calendar(frozenset({on("2029-03-01"), on("2029-03-02")})), at("2028-12-01"))
    (running,) = clocks(book, wang)
    assert (ends(book), running.claimed_last_day) == ("2029-03-01", on("2029-03-05"))


def test_money_that_lay_on_account_restarts_from_the_day_it_came_not_from_the_day_it_was_spread(
    book: Ledger, wang: Customer
) -> None:
    """Case 13, 民法典 195: the customer paid once; the shop's own bookkeeping is no act of theirs."""
    slip = a_slip(book, wang, "01-05", "1000")
    money = a_receipt(book, wang, "03-20", "300", to={})
    chosen = [Allocation(item_of(book, slip), parse_fen("300"))]
    allocate(book, money, chosen, on("2028-06-01"), at("2028-06-01"))
    (running,) = clocks(book, wang, "2028-06-02")
    assert (running.safe_last_day, running.proof.kind) == (on("2029-03-20"), EventKind.PART_PAYMENT)


def test_a_signed_statement_says_nothing_of_a_slip_entered_after_it_was_issued(shop: Book) -> None:
    """Case 28: it is dated within the month, but it is not on the paper that was signed."""
    ledger = shop.ledger
    wang = a_customer(ledger)
    a_slip(ledger, wang, "03-02", "100")
    number = issue_statement(ledger, wang.id, on("03-01"), at("04-02")).result.number
    a_slip(ledger, wang, "03-01", "70", entered="04-05")
    mark_sent(ledger, number, on("04-05"), at("04-05"))
    came_back_signed(shop, [number], on("04-10"), at("04-10"))
    late, told = clocks(ledger, wang, "04-11")
    assert (late.proof.kind, told.proof.kind) == (EventKind.DUE, EventKind.SIGNED_STATEMENT)


def test_an_agreed_statement_claims_nothing_of_a_slip_entered_after_it_was_issued(book: Ledger, wang: Customer) -> None:
    """Case 28: what was agreed by telephone is claimed for the slips on the paper, and never proven."""
    a_slip(book, wang, "03-02", "100")
    number = issue_statement(book, wang.id, on("03-01"), at("04-02")).result.number
    a_slip(book, wang, "03-01", "70", entered="04-05")
    answer_statement(book, number, Answer(StatementState.AGREED, on("04-10")), at("04-10"))
    late, told = clocks(book, wang, "04-11")
    assert (late.started_by.kind, late.restarts) == (EventKind.DUE, ())
    assert told.started_by == Event(EventKind.AGREED_STATEMENT, on("04-10"), told=number, is_scanned=False)
    assert (late.proof.kind, told.proof.kind) == (EventKind.DUE, EventKind.DUE)


def test_an_advance_from_before_the_due_day_spread_later_leaves_the_last_day(book: Ledger, wang: Customer) -> None:
    """Cases 12, 13: it came on 20 March, the slip is due on 31 March; spread in June it is no new part payment."""
    slip = a_slip(book, wang, "03-01", "1000")
    money = a_receipt(book, wang, "03-20", "300", to={})
    (before,) = clocks(book, wang, "03-21")
    assert (before.safe_last_day, before.proof.kind) == (on("2029-03-31"), EventKind.DUE)
    chosen = [Allocation(item_of(book, slip), parse_fen("300"))]
    allocate(book, money, chosen, on("06-01"), at("06-01"))
    (after,) = clocks(book, wang, "06-02")
    assert (after.safe_last_day, after.proof, after.restarts) == (before.safe_last_day, before.proof, ())


def test_a_signed_copy_of_a_replaced_statement_is_refused_and_the_newer_one_named(shop: Book) -> None:
    """Case 21: what was signed there proves nothing of the one that stands."""
    ledger = shop.ledger
    wang = a_customer(ledger)
    a_slip(ledger, wang, "03-02", "100")
    wrong = a_slip(ledger, wang, "03-05", "70")
    old = issue_statement(ledger, wang.id, on("03-01"), at("04-02")).result.number
    void_document(ledger, wrong, on("03-05"), "写错了", at("04-03"))
    new = replace_statement(ledger, wang.id, on("03-01"), at("04-03")).result.number
    with pytest.raises(Refused, match=f"{old} was replaced by {new}"):
        came_back_signed(shop, [old], on("04-10"), at("04-10"))


# ── a statement that was sent is a demand on record ──────────────────────────────────────────────
def demanded(book: Ledger, customer: Customer, month: str = "2028-01-01", issued: str = "2028-02-01") -> str:
    return issue_statement(book, customer.id, on(month), at(issued)).result.number


def test_a_statement_that_was_sent_claims_three_more_years_and_proves_none(book: Ledger, wang: Customer) -> None:
    """Cases 13 and 28, 民法典 195: nobody signed for it, so the alarm keeps the safe day; the claimed one names it."""
    old_debt(book, wang)
    number = demanded(book, wang)
    mark_sent(book, number, on("2028-02-03"), at("2028-02-03"), SentBy.POST, "EMS 1234567890")
    (running,) = clocks(book, wang)
    assert running.safe_last_day == on("2029-03-01")
    assert (running.claimed_last_day, running.started_by) == (
        on("2031-02-03"),
        Event(EventKind.SERVED_STATEMENT, on("2028-02-03"), told=number),
    )
    assert running.without_proof == running.restarts
    assert ends(book) == "2029-03-01"


def test_one_that_was_only_marked_as_sent_claims_nothing(book: Ledger, wang: Customer) -> None:
    """Case 13: nobody knows how it went."""
    old_debt(book, wang)
    mark_sent(book, demanded(book, wang), on("2028-02-03"), at("2028-02-03"))
    (running,) = clocks(book, wang)
    assert (running.claimed_last_day, running.restarts) == (on("2029-03-01"), ())


def test_a_past_day_knows_only_the_demands_of_before(book: Ledger, wang: Customer) -> None:
    """Case 6: entered later about an earlier day, it counts from that day."""
    old_debt(book, wang)
    number = demanded(book, wang)
    mark_sent(book, number, on("2028-02-03"), at("2028-02-20"), SentBy.WECHAT)
    mark_sent(book, number, on("2028-03-01"), at("2028-03-01"), SentBy.BY_HAND, "王总")
    days = ("2028-02-02", "2028-02-03", "2028-03-01")
    last = ["2029-03-01", "2031-02-03", "2031-03-03"]
    assert [clocks(book, wang, day)[0].claimed_last_day.isoformat() for day in days] == last, "1 March is a Saturday"


def test_the_answer_and_a_newer_paper_undo_no_demand(book: Ledger, wang: Customer) -> None:
    """It was served all the same; and a second sending leaves the answer as it is."""
    old_debt(book, wang)
    number = demanded(book, wang)
    mark_sent(book, number, on("2028-02-03"), at("2028-02-03"), SentBy.BY_HAND, "前台小李")
    answer_statement(book, number, Answer(StatementState.DIFFERS, on("2028-02-04"), 90_000), at("2028-02-04"))
    done = mark_sent(book, number, on("2028-02-10"), at("2028-02-10"), SentBy.EMAIL)
    assert (done.result.state, done.result.agreed_fen) == (StatementState.DIFFERS, 90_000)
    assert clocks(book, wang)[0].started_by.dated == on("2028-02-10")
    a_slip(book, wang, "2028-01-31", "10", entered="2028-02-11")
    replace_statement(book, wang.id, on("2028-01-01"), at("2028-02-12"))
    assert clocks(book, wang)[0].started_by.dated == on("2028-02-10")


def test_told_twice_it_is_kept_once(book: Ledger, wang: Customer) -> None:
    """D4."""
    old_debt(book, wang)
    number = demanded(book, wang)
    for changes in (True, False):
        done = mark_sent(book, number, on("2028-02-03"), at("2028-02-03"), SentBy.POST, "EMS 1")
        assert bool(done.changes) is changes
    assert sendings(book, number, on("2028-02-03")) == [SentPaper(number, on("2028-02-03"), SentBy.POST, "EMS 1")]
    with pytest.raises(Refused, match="number of the letter"):
        mark_sent(book, number, on("2028-02-03"), at("2028-02-03"), SentBy.POST)


def test_a_paper_demands_only_what_it_asks_for(book: Ledger, wang: Customer) -> None:
    """Cases 22, 28: what was not due by its day of payment, in a kept plan or wholly in dispute is not demanded."""
    asked = old_debt(book, wang)
    later = a_slip(book, wang, "2028-01-20", "50", parts=(("2028-06-30", "50"),))
    planned = old_debt(book, wang, "2026-03-02")
    disputed = old_debt(book, wang, "2026-03-03")
    partly = old_debt(book, wang, "2026-03-04")
    parts = (Instalment(on("2028-06-01"), 100_000),)
    agree_plan(book, Plan(wang.id, on("2027-12-01"), (item_of(book, planned),), parts), at("2027-12-01"))
    for number, fen in ((disputed, 100_000), (partly, 1_000)):
        raise_dispute(book, Dispute(item_of(book, number), wang.id, fen, "少货", on("2028-01-05")), at("2028-01-05"))
    mark_sent(book, demanded(book, wang), on("2028-02-03"), at("2028-02-03"), SentBy.WECHAT)
    items = {item.item_id: item.number for item in account(book, wang, on(NEAR)).items}
    running = limitation_clocks(book, wang.id, account(book, wang, on(NEAR)).items, on(NEAR))
    claimed = {items[item] for item, one in running.items() if one.started_by.kind is EventKind.SERVED_STATEMENT}
    assert claimed == {asked, partly}, f"{later} was not due, {planned} in a plan"


def test_a_paper_without_arrears_is_no_demand(book: Ledger, wang: Customer) -> None:
    """It prints no such sentence: what falls due later is not asked for before."""
    a_slip(book, wang, "2028-01-20", "50", parts=(("2028-02-10", "50"),))
    number = demanded(book, wang)
    mark_sent(book, number, on("2028-02-12"), at("2028-02-12"), SentBy.WECHAT)
    (running,) = clocks(book, wang, "2028-03-01")
    assert running.restarts == ()
