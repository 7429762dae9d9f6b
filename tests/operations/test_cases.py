"""The worked cases as stories of a shop, through the real operations on a real encrypted ledger."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.accounts import Direction, Restated
from desktop_app.domain.chasing import Row
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.credit import Verdict
from desktop_app.domain.credit_rules import CreditRules
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import MONTH_END, Terms, TermsKind, first_of_next_month, month_end
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import equal_parts, format_fen, parse_fen
from desktop_app.domain.objections import Code, WayKind, WayOut
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.plans import Instalment, Plan, acceleration_offered, monthly_plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.reasons import Action, Reason
from desktop_app.domain.shipments import Voucher
from desktop_app.domain.statements import Statement, StatementState
from desktop_app.domain.words import in_words, parse_words
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.books import begin_ledger
from desktop_app.operations.chasing import standings, this_week
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.disputes import raise_dispute, settle_dispute
from desktop_app.operations.payments import allocate, open_items, take_payment
from desktop_app.operations.plans import PlanStanding, agree_plan, plan_standings
from desktop_app.operations.promises import judged_promises, make_promise
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.reports import account, ageing
from desktop_app.operations.settings import edit_rules, edit_shop
from desktop_app.operations.shipments import record_shipment, weigh_shipment
from desktop_app.operations.statement_shown import show_month
from desktop_app.operations.statements import Answer, answer_statement, issue_statement, mark_sent
from desktop_app.operations.taking_back import undo_allocation, void_document
from desktop_app.store import papers, snapshots
from desktop_app.store.database import Ledger, create_ledger
from desktop_app.store.statements import Issued
from desktop_app.store.thread import StoreThread
from tests.operations.builders import (
    CASH,
    EDGES,
    ONE_BEHIND,
    OPENED,
    SHOP,
    THIRTY_DAYS,
    TWO_FOR_ONE,
    a_customer,
    a_draft,
    a_receipt,
    a_return,
    a_slip,
    an_opening,
    at,
    item_of,
    late_disputes,
    on,
    on_account,
    owed,
    proposed,
    still_open,
)


def row_of(book: Ledger, customer: Customer, day: str) -> Row | None:
    """The customer's row on the week's list, if there is one."""
    return next((row for row in this_week(book, on(day)) if row.customer_id == customer.id), None)


def asked(book: Ledger, customer: Customer, day: str) -> str:
    """What the week's list asks this customer for."""
    row = row_of(book, customer, day)
    return format_fen(row.ask_fen) if row else "0.00"


def reverse(book: Ledger, number: str, day: str) -> str:
    return void_document(book, number, on(day), "开错单", at(day)).result


def settle(book: Ledger, credit: str, slip: str, amount: str, day: str) -> None:
    """Spread money on account over a slip by hand."""
    allocate(book, credit, [Allocation(item_of(book, slip), parse_fen(amount))], on(day), at(day))


# ── returns ──────────────────────────────────────────────────────────────────────────────────────
def test_a_full_return_after_a_part_payment_leaves_the_money_on_account(book: Ledger) -> None:
    """Case 1: 100 in parts 30/50/20, 40 paid → 0/40/20; all goods back → the customer stands at −40."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100", parts=(("02-01", "30"), ("03-01", "50"), ("04-01", "20")))
    a_receipt(book, wang, "02-05", "40")
    assert still_open(book, wang) == [(slip, "40.00"), (slip, "20.00")]
    a_return(book, wang, "02-10", "100", slip)
    assert (still_open(book, wang), on_account(book, wang), owed(book, wang)) == ([], "40.00", "-40.00")
    report = ageing(book, on("06-30"), EDGES)
    assert (report.total.not_due_fen, report.total.buckets_fen, report.overdue_fen) == (0, (0, 0, 0, 0), 0)
    assert row_of(book, wang, "06-30") is None


def test_a_full_return_of_an_unpaid_slip_closes_every_part(book: Ledger) -> None:
    """Case 1."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100", parts=(("02-01", "30"), ("03-01", "50"), ("04-01", "20")))
    a_return(book, wang, "01-06", "100", slip)
    assert (still_open(book, wang), on_account(book, wang), owed(book, wang)) == ([], "0.00", "0.00")


def test_a_return_after_payment_settles_the_next_slip_without_new_money(book: Ledger) -> None:
    """Case 2."""
    wang = a_customer(book)
    first = a_slip(book, wang, "01-05", "100")
    a_receipt(book, wang, "01-20", "100")
    back = a_return(book, wang, "01-25", "100", first)
    second = a_slip(book, wang, "02-01", "100")
    settle(book, back, second, "100", "02-02")
    assert (still_open(book, wang), on_account(book, wang), owed(book, wang)) == ([], "0.00", "0.00")


def test_a_return_larger_than_the_slip_leaves_a_credit_that_the_list_nets(book: Ledger) -> None:
    """Case 2: 120 come back on an unpaid 100; of the next 50 only 30 are asked for."""
    wang = a_customer(book)
    first = a_slip(book, wang, "01-05", "100")
    a_return(book, wang, "01-10", "120", first)
    assert (still_open(book, wang), on_account(book, wang)) == ([], "20.00")
    a_slip(book, wang, "01-12", "50")
    assert asked(book, wang, "03-10") == "30.00"


def test_a_return_kept_apart_ends_no_reminder_and_an_applied_one_does(book: Ledger) -> None:
    """Case 2: applied it ends the reminders of its slip, reversed it brings them back.

    Kept apart the customer stays on the list for the slip, 100 overdue; nothing is owed, so no money is asked for and
    the step is to spread the credit.
    """
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100")
    apart = a_return(book, wang, "01-10", "100", slip, apply=False)
    row = row_of(book, wang, "03-10")
    assert row
    assert (row.reason, row.action) == (Reason.CREDIT_COVERS, Action.SPREAD_CREDIT)
    assert (format_fen(row.overdue_fen), asked(book, wang, "03-10"), owed(book, wang)) == ("100.00", "0.00", "0.00")
    reverse(book, apart, "03-10")
    applied = a_return(book, wang, "03-11", "100", slip)
    assert asked(book, wang, "03-12") == "0.00"
    reverse(book, applied, "03-13")
    assert asked(book, wang, "03-14") == "100.00"
    assert asked(book, wang, "03-12") == "0.00", "the day in between keeps what it showed"


# ── dates and parts ──────────────────────────────────────────────────────────────────────────────
def a_plan(book: Ledger, customer: Customer, parts: tuple[Instalment, ...], day: str) -> PlanStanding:
    """A plan over everything the customer has open."""
    items = tuple(item.item_id for item in open_items(book, customer.id, on(day)))
    agree_plan(book, Plan(customer.id, on(day), items, parts), at(day))
    return plan_standings(book, on(day), customer.id)[-1]


@pytest.mark.parametrize(
    ("first", "dates"),
    [
        ("2026-01-30", ["2026-01-30", "2026-02-28", "2026-03-30", "2026-04-30"]),
        ("2028-01-30", ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"]),
        ("2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        ("2026-01-29", ["2026-01-29", "2026-02-28", "2026-03-29", "2026-04-29"]),
    ],
)
def test_a_monthly_plan_does_not_drift_at_month_ends(book: Ledger, first: str, dates: list[str]) -> None:
    """Case 3."""
    wang = a_customer(book)
    an_opening(book, wang, "2025-12-01", "400")
    plan = a_plan(book, wang, monthly_plan(40_000, 4, on(first)), "2026-01-02")
    assert [part.instalment.due.isoformat() for part in plan.parts] == dates


def test_the_end_of_next_month() -> None:
    """Case 3."""
    assert month_end(first_of_next_month(on("06-11"))) == on("07-31")


@pytest.mark.parametrize(
    ("terms", "dated", "due"),
    [
        (Terms(TermsKind.MONTHLY_DAY, cut_off=25, pay_day=10), "03-25", "2026-04-10"),
        (Terms(TermsKind.MONTHLY_DAY, cut_off=25, pay_day=10), "03-26", "2026-05-10"),
        (Terms(TermsKind.MONTHLY_DAY, cut_off=MONTH_END, pay_day=10), "03-31", "2026-04-10"),
        (Terms(TermsKind.MONTHLY_DAY, cut_off=MONTH_END, pay_day=31), "01-15", "2026-02-28"),
        (Terms(TermsKind.MONTHLY_DAY, cut_off=MONTH_END, pay_day=10), "2028-02-29", "2028-03-10"),
        (Terms(TermsKind.DAYS, days=30), "2028-02-29", "2028-03-30"),
        (Terms(TermsKind.DAYS, days=60), "03-01", "2026-04-30"),
        (THIRTY_DAYS, "03-01", "2026-03-31"),
    ],
)
def test_a_slip_is_due_by_its_terms(book: Ledger, terms: Terms, dated: str, due: str) -> None:
    """Case 4."""
    draft = a_draft(a_customer(book, terms=terms), dated)
    assert record_shipment(book, draft, at(dated)).result.due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        ("5.47", ["1.82", "1.82", "1.83"]),
        ("30000", ["10000.00"] * 3),
        ("10", ["1.42"] * 6 + ["1.48"]),
    ],
)
def test_parts_sum_and_the_last_takes_the_rest(book: Ledger, total: str, parts: list[str]) -> None:
    """Case 5."""
    wang = a_customer(book)
    an_opening(book, wang, "01-02", total)
    plan = a_plan(book, wang, monthly_plan(parse_fen(total), len(parts), on("02-01")), "01-02")
    assert [format_fen(part.instalment.amount_fen) for part in plan.parts] == parts
    assert equal_parts(-parse_fen(total), len(parts)) == [-parse_fen(part) for part in parts]


def test_editing_one_part_asks_for_the_sum_again(book: Ledger) -> None:
    """Case 5."""
    wang = a_customer(book)
    an_opening(book, wang, "01-02", "30000")
    first, *others = monthly_plan(3_000_000, 3, on("02-01"))
    with pytest.raises(Refused, match=r"sum to 29,999\.99, but 30,000\.00 is unpaid on the slips"):
        a_plan(book, wang, (replace(first, amount_fen=999_999), *others), "01-02")
    assert plan_standings(book, on("01-02")) == []


# ── the past ─────────────────────────────────────────────────────────────────────────────────────
def test_each_debt_stands_in_one_bucket_and_the_sums_meet(book: Ledger) -> None:
    """Case 6: due today, 1, 30 and 31 days ago; a little money on account."""
    wang = a_customer(book)
    for due, amount in (("03-31", "1"), ("03-30", "20"), ("03-01", "300"), ("02-28", "4000")):
        an_opening(book, wang, "02-01", amount, due)
    a_receipt(book, wang, "03-31", "7", to={})
    row = ageing(book, on("03-31"), (30, 60)).rows[0].ageing
    assert (row.not_due_fen, row.buckets_fen, row.on_account_fen) == (100, (32_000, 400_000, 0), 700)
    assert format_fen(row.balance_fen) == owed(book, wang, "03-31") == "4314.00"


def test_a_slip_of_the_first_day_belongs_to_that_month(book: Ledger) -> None:
    """Case 6."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "100")
    march = show_month(book, wang.id, on("03-01"), at("04-01")).statement
    assert (march.opening_fen, [row.number for row in march.rows]) == (0, [slip])


def test_a_receipt_entered_later_changes_an_earlier_day_only_if_it_is_dated_then(book: Ledger) -> None:
    """Case 6: and then the difference is shown as restated."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "1000")
    a_receipt(book, wang, "04-05", "100")
    row = ageing(book, on("03-31"), EDGES).rows[0]
    assert (format_fen(row.ageing.balance_fen), row.restated.fen) == ("1000.00", 0)
    a_receipt(book, wang, "03-28", "300", entered="04-05")
    row = ageing(book, on("03-31"), EDGES).rows[0]
    assert (format_fen(row.ageing.balance_fen), row.restated.fen) == ("700.00", -30_000)


def issue(book: Ledger, customer: Customer, month: str, day: str) -> Issued:
    return issue_statement(book, customer.id, on(month), at(day)).result


def frozen(book: Ledger, number: str) -> tuple[Statement, str]:
    """What an issued statement says, and its fingerprint."""
    found = snapshots.load(book, number, Statement)
    assert found
    return found


def test_a_back_dated_receipt_leaves_the_issued_statement_and_stands_on_the_next(book: Ledger) -> None:
    """Case 7, N03."""
    wang = a_customer(book)
    a_slip(book, wang, "03-10", "1000")
    march = issue(book, wang, "03-01", "04-01")
    printed = frozen(book, march.number)
    receipt = a_receipt(book, wang, "03-28", "300", entered="04-05")
    assert frozen(book, march.number) == printed
    assert issue(book, wang, "03-01", "04-05").number == march.number
    row = ageing(book, on("03-31"), EDGES).rows[0]
    assert (format_fen(row.ageing.balance_fen), row.restated.fen) == ("700.00", -30_000)
    april, _ = frozen(book, issue(book, wang, "04-01", "05-01").number)
    assert (printed[0].closing_fen, april.opening_fen, april.closing_fen) == (100_000, 100_000, 70_000)
    assert [(row.number, row.late, row.credit_fen) for row in april.rows] == [(receipt, True, 30_000)]
    assert april.adjusted_fen == -30_000


def test_an_earlier_receipt_after_a_later_one_is_accepted(book: Ledger) -> None:
    """Case 7."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "100")
    a_receipt(book, wang, "03-20", "30")
    a_receipt(book, wang, "03-10", "20", entered="03-21")
    assert [owed(book, wang, day) for day in ("03-09", "03-10", "03-20")] == ["100.00", "80.00", "50.00"]


# ── the gate ─────────────────────────────────────────────────────────────────────────────────────
def weigh(book: Ledger, customer: Customer, day: str, amount: str, paid: str = "0") -> Verdict:
    return weigh_shipment(book, a_draft(customer, day, amount, paid_fen=parse_fen(paid)), on(day))


def codes(verdict: Verdict) -> list[Code]:
    return [objection.code for objection in verdict.objections]


def a_full_account(book: Ledger) -> Customer:
    """Limit 10,000; 9,000 delivered and open, 500 posted but not yet delivered."""
    wang = a_customer(book, limit="10000")
    a_slip(book, wang, "03-01", "9000")
    a_slip(book, wang, "03-05", "500", entered="03-02")
    return wang


def test_the_limit_counts_what_is_undelivered_and_takes_cash(book: Ledger) -> None:
    """Case 8, N08: 600 more are stopped at 10,100; with 200 paid now they pass."""
    wang = a_full_account(book)
    with pytest.raises(SlipStopped, match=r"10,100\.00: 100\.00 above the limit") as stopped:
        a_slip(book, wang, "03-02", "600")
    ways = {way.way: format_fen(way.amount_fen) for way in stopped.value.verdict.ways_out}
    assert ways == {WayKind.PAY_NOW: "100.00", WayKind.SHIP_LESS: "500.00", WayKind.RELEASE: "0.00"}
    a_slip(book, wang, "03-02", "600", paid="200")
    assert owed(book, wang) == "9900.00"


def test_a_stopped_slip_leaves_nothing_behind(book: Ledger) -> None:
    """Case 8, D8: no row, no number, no article."""
    wang = a_full_account(book)
    before = book.rows("SELECT * FROM journal") + book.rows("SELECT * FROM counters")
    with pytest.raises(SlipStopped):
        a_slip(book, wang, "03-02", "600")
    assert book.rows("SELECT * FROM journal") + book.rows("SELECT * FROM counters") == before


def test_no_limit_is_no_check_and_limit_nothing_is_cash_only(book: Ledger) -> None:
    """Case 8: limit 0 is not unlimited."""
    free, cash = a_customer(book, "没有额度"), a_customer(book, "现款客户", limit="0")
    a_slip(book, free, "03-01", "1000000")
    with pytest.raises(SlipStopped):
        a_slip(book, cash, "03-01", "0.01")
    a_slip(book, cash, "03-01", "100", paid="100")


def test_a_larger_quantity_a_copy_and_an_opening_balance_are_judged_again(book: Ledger) -> None:
    """Case 8."""
    wang = a_full_account(book)
    assert not weigh(book, wang, "03-02", "500").blocked
    assert weigh(book, wang, "03-02", "500.01").blocked
    a_slip(book, wang, "03-02", "500")
    with pytest.raises(SlipStopped):
        a_slip(book, wang, "03-02", "500")
    li = a_customer(book, "李记五金", limit="1000")
    an_opening(book, li, "01-01", "800")
    assert codes(weigh(book, li, "03-02", "201")) == [Code.OVER_LIMIT, Code.OVERDUE]


def test_only_the_late_half_is_overdue_and_money_on_account_counts_at_once(book: Ledger) -> None:
    """Case 8: 1,200 in two halves, the first 60 days late → 600; 800 on account → nothing overdue."""
    wang = a_customer(book)
    a_slip(book, wang, "01-01", "1200", parts=(("01-02", "600"), ("06-01", "600")))
    (objection,) = weigh(book, wang, "03-03", "10").objections
    assert (objection.code, format_fen(objection.amount_fen), objection.days) == (Code.OVERDUE, "600.00", 60)
    a_receipt(book, wang, "03-03", "800", to={})
    assert codes(weigh(book, wang, "03-03", "10")) == []
    assert format_fen(account(book, wang, on("03-03")).overdue_fen) == "0.00"


def test_a_release_needs_a_reason_and_lifts_no_stop(book: Ledger) -> None:
    """Case 8, R019, N08: the reason stands in the journal."""
    wang = a_full_account(book)
    with pytest.raises(SlipStopped):
        a_slip(book, wang, "03-02", "600", release=" ")
    slip = a_slip(book, wang, "03-02", "600", release="老板同意")
    verb, content = book.rows("SELECT verb, content FROM journal WHERE subject = ?", (slip,))[0]
    assert verb == "release_shipment"
    assert "老板同意" in content
    stopped = a_customer(book, "停供客户", stopped=True, stop_reason="支票退票")
    with pytest.raises(SlipStopped, match="stopped"):
        a_slip(book, stopped, "03-02", "1", paid="1", release="老板同意")


def test_two_windows_posting_together_cannot_both_pass(tmp_path: Path) -> None:
    """Case 8: both were told "passes" while typing; inside the one store thread only the first still does."""
    with StoreThread() as store:
        book = store.ask(lambda: a_shop(tmp_path / "ledger.db")).result()
        wang = store.ask(lambda: a_customer(book, limit="1000")).result()
        weighed = [store.ask(lambda: weigh(book, wang, "03-02", "600")) for _ in range(8)]
        assert not any(verdict.result().blocked for verdict in weighed)
        with ThreadPoolExecutor(8) as windows:
            tried = [
                windows.submit(lambda: store.ask(lambda: a_slip(book, wang, "03-02", "600")).result()) for _ in range(8)
            ]
        failures = [type(one.exception()) for one in tried if one.exception()]
        assert failures == [SlipStopped] * 7
        assert store.ask(lambda: owed(book, wang)).result() == "600.00"
        store.ask(book.close).result()


def a_shop(file: Path) -> Ledger:
    """A ledger that stays open for the thread that made it."""
    book = create_ledger(file, bytes(32))
    begin_ledger(book, SHOP, "TESTBOOK", at(OPENED))
    return book


# ── money in ─────────────────────────────────────────────────────────────────────────────────────
def test_an_amount_agreed_below_the_statement_stays_open_as_a_difference(book: Ledger) -> None:
    """Case 10: 950 agreed of 1,000 → 50 stays open, never silently forgiven."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "1000")
    march = issue(book, wang, "03-01", "04-01")
    answer = Answer(StatementState.DIFFERS, on("04-03"), parse_fen("950"), "王会计", "wechat")
    answered = answer_statement(book, march.number, answer, at("04-03")).result
    assert (answered.state, answered.closing_fen, answered.agreed_fen) == (StatementState.DIFFERS, 100_000, 95_000)
    a_receipt(book, wang, "04-10", "950")
    assert still_open(book, wang) == [(slip, "50.00")]


def test_money_above_everything_open_stays_on_account(book: Ledger) -> None:
    """Case 10: neither refused nor given back."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "100")
    a_receipt(book, wang, "03-02", "130")
    assert (still_open(book, wang), on_account(book, wang), owed(book, wang)) == ([], "30.00", "-30.00")


def test_deliver_two_settle_one(book: Ledger) -> None:
    """Case 11, R038: slip 2 is stopped until slip 1 is settled; its open sum is the way out, and it lets 2 go."""
    wang = a_customer(book, terms=TWO_FOR_ONE)
    first = a_slip(book, wang, "03-01", "840")
    with pytest.raises(
        SlipStopped, match=rf"{first} must be paid before the next slip leaves: 840\.00 first"
    ) as stopped:
        a_slip(book, wang, "03-08", "160")
    assert stopped.value.verdict.ways_out[0] == WayOut(WayKind.SETTLE, parse_fen("840"), (item_of(book, first),))
    a_receipt(book, wang, "03-08", "800")
    assert weigh(book, wang, "03-08", "160").ways_out[0].amount_fen == parse_fen("40")
    a_receipt(book, wang, "03-08", "40")
    second = a_slip(book, wang, "03-08", "160")
    assert dues(book, wang) == {second: None}


def test_a_slip_let_go_beside_an_unpaid_one_makes_it_due(book: Ledger) -> None:
    """Case 11: it had to be paid before, so on the day the owner lets the next one leave it falls due."""
    wang = a_customer(book, terms=TWO_FOR_ONE)
    first = a_slip(book, wang, "03-01", "840")
    second = a_slip(book, wang, "03-08", "160", release="老板同意")
    assert dues(book, wang) == {first: "2026-03-08", second: None}


def test_old_debt_brought_over_is_one_batch_without_a_day(book: Ledger) -> None:
    """Case 11: two old slips without a due date hold back like one, and are not overdue before a slip leaves."""
    wang = a_customer(book, terms=ONE_BEHIND)
    old = [an_opening(book, wang, "01-05", "100"), an_opening(book, wang, "01-20", "200")]
    assert dues(book, wang) == dict.fromkeys(old)
    first = a_slip(book, wang, "03-01", "50")
    assert dues(book, wang) == {**dict.fromkeys(old, "2026-03-01"), first: None}
    with pytest.raises(SlipStopped, match=r"2 earlier batches are unpaid, 1 may be. 300\.00 first"):
        a_slip(book, wang, "03-02", "50")


def test_old_debt_is_due_as_the_terms_say(book: Ledger) -> None:
    """Case 4: brought over without a due date; nothing agreed is not overdue."""
    monthly = a_customer(book, terms=Terms(TermsKind.NEXT_MONTH_DAYS, days=30))
    unsaid = a_customer(book, "李记五金", terms=Terms(TermsKind.NOT_AGREED))
    cash = a_customer(book, "赵记", terms=Terms())
    for customer, due in ((monthly, "2026-03-02"), (unsaid, None), (cash, "2026-01-05")):
        number = an_opening(book, customer, "01-05", "100")
        assert dues(book, customer) == {number: due}


def test_one_batch_behind(book: Ledger) -> None:
    """Case 11, N02: which slip fell due because a newer one left, and what stops the next."""
    wang = a_customer(book, terms=ONE_BEHIND)
    first, second = a_slip(book, wang, "03-01", "100"), a_slip(book, wang, "03-08", "200")
    assert dues(book, wang) == {first: "2026-03-08", second: None}
    with pytest.raises(
        SlipStopped, match=rf"2 earlier batches are unpaid, 1 may be. 100\.00 first, beginning with {first}"
    ):
        a_slip(book, wang, "03-15", "300")
    a_receipt(book, wang, "03-15", "99")
    with pytest.raises(SlipStopped):
        a_slip(book, wang, "03-15", "300")
    a_receipt(book, wang, "03-15", "1")
    third = a_slip(book, wang, "03-15", "300")
    assert dues(book, wang) == {second: "2026-03-15", third: None}
    assert dues(book, wang, "03-14") == {first: "2026-03-08", second: None}
    assert dues(book, wang, "03-07") == {first: None}


def dues(book: Ledger, customer: Customer, day: str = "12-31") -> dict[str, str | None]:
    """Number and due date of everything open on that day."""
    items = account(book, customer, on(day)).items
    return {item.number: item.due.isoformat() if item.due else None for item in items}


def test_a_tolerated_rest_releases_the_next_batch(book: Ledger) -> None:
    """Case 11: a part payment releases only within the tolerance the owner set."""
    edit_rules(book, CreditRules(batch_tolerance_fen=500), at("03-01"))
    wang = a_customer(book, terms=ONE_BEHIND)
    first = a_slip(book, wang, "03-01", "100")
    a_slip(book, wang, "03-08", "200")
    a_receipt(book, wang, "03-15", "94.99", to={first: "94.99"})
    assert weigh(book, wang, "03-15", "300").blocked
    a_receipt(book, wang, "03-15", "0.01", to={first: "0.01"})
    assert not weigh(book, wang, "03-15", "300").blocked


def test_a_reversed_slip_makes_no_older_one_due(book: Ledger) -> None:
    """Case 11."""
    wang = a_customer(book, terms=ONE_BEHIND)
    first, second = a_slip(book, wang, "03-01", "100"), a_slip(book, wang, "03-08", "200")
    reverse(book, second, "03-09")
    assert dues(book, wang) == {first: None}


def test_the_customers_instruction_goes_before_the_legal_order(book: Ledger) -> None:
    """Case 12, N09: "March goods" goes to March's slip although February's is open; the words are kept."""
    wang = a_customer(book)
    february, march = a_slip(book, wang, "02-10", "100"), a_slip(book, wang, "03-10", "100")
    named = ReceiptDraft(
        wang.id, on("04-20"), parse_fen("120"), instruction="三月的货款", designated=(item_of(book, march),)
    )
    spread = take_payment(book, named, at("04-20")).result.allocations
    assert [(number, format_fen(one.amount_fen)) for number, one in spread] == [(february, "20.00"), (march, "100.00")]
    assert book.value("SELECT instruction FROM receipts") == "三月的货款"


def test_without_instruction_money_goes_in_the_legal_order(book: Ledger) -> None:
    """Case 12, 民法典 560: due first, the earliest first, the same day pro rata, the odd fen to the smaller number."""
    wang = a_customer(book)
    later = an_opening(book, wang, "01-01", "50", due="05-01")
    second, third = (an_opening(book, wang, "01-01", "100", due="03-01") for _ in range(2))
    an_opening(book, wang, "01-02", "10", due="02-01")
    a_receipt(book, wang, "03-10", "110.01")
    assert still_open(book, wang) == [(second, "49.99"), (third, "50.00"), (later, "50.00")]


def test_a_spread_is_edited_and_taken_back(book: Ledger) -> None:
    """Case 12: proposed, changed by hand, undone; earlier days keep what they showed."""
    wang = a_customer(book)
    old, new = a_slip(book, wang, "01-05", "100"), a_slip(book, wang, "02-05", "100")
    spread = proposed(book, wang, parse_fen("100"), on("03-10"))
    assert [one.item_id for one in spread] == [item_of(book, old)]
    receipt = a_receipt(book, wang, "03-10", "100", to={old: "40", new: "60"})
    assert still_open(book, wang) == [(old, "60.00"), (new, "40.00")]
    freed = undo_allocation(book, receipt, new, on("03-12"), at("03-12")).result
    assert (format_fen(freed.on_account_fen), still_open(book, wang)) == ("60.00", [(old, "60.00"), (new, "100.00")])
    assert still_open(book, wang, "03-11") == [(old, "60.00"), (new, "40.00")]


def test_no_more_is_spread_than_came_in_or_is_open(book: Ledger) -> None:
    """Case 12."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    slip, other = a_slip(book, wang, "03-01", "100"), a_slip(book, li, "03-01", "100")
    for amount, to in (("50", {slip: "60"}), ("200", {slip: "100.01"}), ("50", {other: "10"}), ("50", {slip: "0"})):
        with pytest.raises(Refused):
            a_receipt(book, wang, "03-02", amount, to)
    assert owed(book, wang) == owed(book, li) == "100.00"


def test_money_on_account_is_spread_no_further_than_it_reaches_and_over_the_customers_own_slips_alone(
    book: Ledger,
) -> None:
    """Case 12: as when it came in; what is refused changes nothing."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    slip, other = a_slip(book, wang, "03-01", "100"), a_slip(book, li, "03-01", "100")
    small, large = a_receipt(book, wang, "03-02", "50", to={}), a_receipt(book, wang, "03-02", "200", to={})
    for money, to, amount in ((small, other, "10"), (small, slip, "60"), (large, slip, "100.01"), (small, slip, "0")):
        with pytest.raises(Refused):
            allocate(book, money, [Allocation(item_of(book, to), parse_fen(amount))], on("03-03"), at("03-03"))
    with pytest.raises(Refused, match="named twice"):
        allocate(book, large, [Allocation(item_of(book, slip), parse_fen("60"))] * 2, on("03-03"), at("03-03"))
    assert still_open(book, wang) == [(slip, "100.00")]
    assert still_open(book, li) == [(other, "100.00")]


# ── limitation ───────────────────────────────────────────────────────────────────────────────────
def last_day(book: Ledger, day: str) -> str:
    """The last day to sue for the only customer's oldest debt, by what is proven."""
    ends = standings(book, on(day))[0].limitation_ends
    return ends.isoformat() if ends else ""


def test_a_debt_can_be_claimed_for_three_years(book: Ledger) -> None:
    """Case 13, N05: nothing happens → 2029-03-01; a statement sent without answer changes nothing."""
    wang = a_customer(book)
    an_opening(book, wang, "2026-01-30", "1000", due="2026-03-01")
    assert last_day(book, "2028-12-01") == "2029-03-01"
    sent = issue(book, wang, "2028-11-01", "2028-12-01")
    mark_sent(book, sent.number, on("2028-12-01"), at("2028-12-01"))
    assert last_day(book, "2028-12-02") == "2029-03-01"


def test_a_part_payment_and_a_signed_statement_restart_the_period(book: Ledger) -> None:
    """Cases 13 and 28: said to agree, it changes nothing; signed, it does."""
    wang = a_customer(book)
    an_opening(book, wang, "2026-01-30", "1000", due="2026-03-01")
    a_receipt(book, wang, "2027-05-10", "100")
    assert last_day(book, "2028-12-01") == "2030-05-10"
    signed = issue(book, wang, "2027-12-01", "2028-01-05")
    answer_statement(book, signed.number, Answer(StatementState.AGREED, on("2028-01-07")), at("2028-01-07"))
    assert last_day(book, "2028-12-01") == "2030-05-10"
    with book.writing():
        papers.add_event(book, signed.number, "signed", on("2028-01-08"), at("2028-01-08"))
    assert last_day(book, "2028-12-01") == "2031-01-08"


def test_a_slip_without_due_date_counts_from_delivery_and_a_day_of_rest_moves_no_alarm(book: Ledger) -> None:
    """Case 13, 民法典 203: delivered on 2026-03-03, waiting for a newer batch; 2029-03-03 is a Saturday."""
    a_slip(book, a_customer(book, terms=ONE_BEHIND), "2026-03-03", "100")
    assert last_day(book, "2028-12-01") == "2029-03-03", "the alarm is not lengthened (conventions §3)"


# ── disputes, plans, claims, promises ────────────────────────────────────────────────────────────
def test_a_disputed_part_is_not_chased_but_still_owed(book: Ledger) -> None:
    """Case 15, N10: 850 asked for, exposure 1,000, late after two working days, settled by a note of 100."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "1000")
    damaged = Dispute(item_of(book, slip), wang.id, parse_fen("150"), "破损", on("03-05"))
    raised = raise_dispute(book, damaged, at("03-05")).result
    assert asked(book, wang, "03-05") == "850.00"
    assert format_fen(weigh(book, wang, "03-05", "1").exposure.total_fen) == "1001.00"
    late = [bool(late_disputes(book, on(day))) for day in ("03-06", "03-09", "03-10")]
    assert late == [False, False, True], "a Thursday's dispute is to be answered by Monday"
    settle_dispute(book, raised.id, on("03-10"), parse_fen("100"), "补差价", at("03-10"))
    assert (owed(book, wang), asked(book, wang, "03-11")) == ("900.00", "900.00")
    assert late_disputes(book, on("03-11")) == []


def test_a_plan_keeps_the_old_due_dates_and_a_missed_part_is_on_the_list_next_morning(book: Ledger) -> None:
    """Case 16, N11: 12,000 of arrears over five months."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "2025-12-02", "12000")
    agreed = a_plan(book, wang, monthly_plan(1_200_000, 5, on("04-01")), "03-02")
    assert sum(part.instalment.amount_fen for part in agreed.parts) == 1_200_000
    (item,) = account(book, wang, on("03-02")).items
    assert (item.number, item.due, item.in_plan) == (slip, on("01-01"), True)
    assert ageing(book, on("03-02"), EDGES).rows[0].ageing.buckets_fen == (0, 1_200_000, 0, 0)
    assert asked(book, wang, "03-02") == "0.00"
    a_receipt(book, wang, "04-01", "2400")
    on_the_day, next_morning = row_of(book, wang, "05-01"), row_of(book, wang, "05-02")
    assert on_the_day
    assert on_the_day.reason is Reason.INSTALMENT_DUE
    assert next_morning
    assert (next_morning.reason, format_fen(next_morning.ask_fen)) == (Reason.INSTALMENT_MISSED, "2400.00")


def test_a_fifth_missed_after_a_demand_offers_the_whole_and_does_nothing(book: Ledger) -> None:
    """Case 16, 民法典 634."""
    wang = a_customer(book)
    a_slip(book, wang, "2025-12-02", "12000")
    a_plan(book, wang, monthly_plan(1_200_000, 5, on("04-01")), "03-02")
    (standing,) = plan_standings(book, on("04-20"))
    offered = [
        acceleration_offered(standing.plan, standing.paid_fen, on(day), demanded)
        for day, demanded in (("04-20", None), ("04-20", on("04-01")), ("04-20", on("04-10")), ("04-10", on("04-10")))
    ]
    assert offered == [False, False, True, False]
    assert asked(book, wang, "04-20") == "2400.00", "only the missed part is asked for"


def test_a_plan_counts_what_came_after_it(book: Ledger) -> None:
    """Case 16: money of the same day but before the plan is not paid on the plan; late entries after it are."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "150")
    a_receipt(book, wang, "03-10", "50")
    agreed = a_plan(book, wang, monthly_plan(10_000, 2, on("04-10")), "03-10")
    assert [part.paid_fen for part in agreed.parts] == [0, 0]
    a_receipt(book, wang, "03-01", "60", entered="03-20")
    (standing,) = plan_standings(book, on("03-20"))
    assert [part.paid_fen for part in standing.parts] == [5000, 1000]


@pytest.mark.parametrize("slip_first", [True, False])
@pytest.mark.parametrize("freed_before", [False, True])
def test_undone_in_either_order_a_day_between_shows_the_slip_as_not_due(
    book: Ledger, slip_first: bool, freed_before: bool
) -> None:
    """Case 23: never a reversal as overdue; the same when the money was freed by hand on a later day still."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "100")
    receipt = a_receipt(book, wang, "03-02", "100")
    if freed_before:
        undo_allocation(book, receipt, slip, on("03-25"), at("03-25"))
    undone = [(slip, "03-20"), (receipt, "03-10")]
    for number, day in undone if slip_first else undone[::-1]:
        void_document(book, number, on(day), "开错单", at("03-26"))
    report = ageing(book, on("03-15"), EDGES)
    (row,) = report.rows
    assert (row.ageing.not_due_fen, row.ageing.buckets_fen, row.ageing.on_account_fen) == (10_000, (0, 0, 0, 0), 0)
    assert [(item.number, item.open_fen) for item in account(book, wang, on("03-15")).items] == [(slip, 10_000)]
    assert ageing(book, on("03-26"), EDGES).total.balance_fen == 0


def test_goods_and_a_price_difference_undone_after_their_slip_leave_the_slip_as_it_was(book: Ledger) -> None:
    """Case 23, its brothers: whatever lowered the slip."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "100")
    less = record_adjustment(
        book, AdjustmentDraft(wang.id, on("03-03"), 2_000, Direction.CREDIT, about_number=slip), at("03-03")
    ).result
    void_document(book, slip, on("03-20"), "开错单", at("03-20"))
    void_document(book, less, on("03-10"), "开错单", at("03-20"))
    assert [format_fen(row.ageing.not_due_fen) for row in ageing(book, on("03-15"), EDGES).rows] == ["100.00"]


def test_equal_sums_that_moved_between_overdue_and_not_due_are_restated(book: Ledger) -> None:
    """Case 24: as of 10 March 100 moved from overdue to not due, though the sum is equal."""
    wang = a_customer(book)
    old = a_slip(book, wang, "01-05", "100")
    before = ageing(book, on("03-10"), EDGES).rows[0]
    assert (before.ageing.not_due_fen, sum(before.ageing.buckets_fen), before.is_restated) == (0, 10_000, False)
    a_slip(book, wang, "03-05", "100", parts=(("04-30", "100"),), entered="04-05")
    a_receipt(book, wang, "03-05", "100", {old: "100"}, entered="04-05")
    (row,) = ageing(book, on("03-10"), EDGES).rows
    assert (row.ageing.not_due_fen, sum(row.ageing.buckets_fen), row.restated) == (10_000, 0, Restated(0, 10_000))
    assert not ageing(book, on("04-05"), EDGES).rows[0].is_restated


def test_money_set_against_an_old_slip_later_on_is_restated_where_it_counts(book: Ledger) -> None:
    """Case 24, its brother: no document came, only what lay on account was spread with an old date."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100")
    receipt = a_receipt(book, wang, "03-05", "100", {})
    allocate(book, receipt, [Allocation(item_of(book, slip), 10_000)], on("03-06"), at("04-05"))
    assert [row.restated for row in ageing(book, on("03-10"), EDGES).rows] == [Restated(0, 10_000)]
    assert ageing(book, on("03-05"), EDGES).rows[0].restated == Restated()


CAPITALS = (
    ("0.05", "伍分", "零元零伍分"),
    ("0.50", "伍角整", "伍角"),
    ("15.00", "壹拾伍元整", "壹拾伍圆正"),
    ("325.04", "叁佰贰拾伍元零肆分", "人民币叁佰贰拾伍元零肆分"),
    ("1409.50", "壹仟肆佰零玖元伍角整", "壹仟肆佰零玖元伍角"),
    ("1680.32", "壹仟陆佰捌拾元零叁角贰分", "壹仟陆佰捌拾元叁角贰分"),
    ("5000.05", "伍仟元零伍分", "伍仟元零伍分"),
    ("6007.14", "陆仟零柒元壹角肆分", "陆仟零柒元壹角肆分"),
    ("10500.00", "壹万零伍佰元整", "壹万零伍佰元整"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分", "壹万陆仟肆佰零玖元零贰分"),
    ("30000.30", "叁万元零叁角整", "叁万元叁角"),
    ("107000.53", "壹拾万柒仟元零伍角叁分", "壹拾万零柒仟元伍角叁分"),
    ("1000010.00", "壹佰万零壹拾元整", "壹佰万零壹拾元整"),
    ("10010000.10", "壹仟零壹万元零壹角整", "壹仟零壹万元壹角"),
    ("100005000.00", "壹亿零伍仟元整", "壹亿零伍仟元整"),
    ("1000100000.01", "壹拾亿零壹拾万元零壹分", "壹拾亿零壹拾万元零壹分"),
)


@pytest.mark.parametrize(("amount", "written", "accepted"), CAPITALS)
def test_the_total_of_a_slip_in_capitals(book: Ledger, amount: str, written: str, accepted: str) -> None:
    """Case 17: the frozen total of a real slip, both ways."""
    slip = a_slip(book, a_customer(book), "03-01", amount)
    voucher = snapshots.load(book, slip, Voucher)
    assert voucher
    assert in_words(voucher[0].total_fen) == written
    assert parse_words(written) == parse_words(accepted) == parse_fen(amount)


@pytest.mark.parametrize("forged", ["拾伍元整", "壹亿零万伍仟元整"])
def test_capitals_that_could_be_lengthened_are_refused(forged: str) -> None:
    """Case 17."""
    with pytest.raises(Refused):
        parse_words(forged)
    assert in_words(0) == "零元整"


def test_a_claim_to_have_paid_books_nothing_and_returns_after_three_days(book: Ledger) -> None:
    """Case 18."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "800")
    claim = Contacted(
        wang.id, on("03-04"), Channel.PHONE, Outcome.CLAIMS_PAID, amount_fen=80_000, claimed_on=on("03-03")
    )
    log_contact(book, claim, at("03-04"))
    assert (owed(book, wang), book.value("SELECT count(*) FROM receipts")) == ("800.00", 0)
    rows = [row_of(book, wang, day) for day in ("03-06", "03-07")]
    assert [row and row.reason for row in rows] == [Reason.CLAIM_WAITING, Reason.CLAIMED_NOT_ARRIVED]
    a_receipt(book, wang, "03-07", "800")
    assert row_of(book, wang, "03-07") is None


def test_a_promise_is_judged_by_what_arrived(book: Ledger) -> None:
    """N01, case 9: 500 by Friday, 300 arrived → on Saturday part kept, 200 broken."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "500")
    make_promise(book, Promise(wang.id, parse_fen("500"), on("03-20"), on("03-16"), "王总"), at("03-16"))
    receipt = a_receipt(book, wang, "03-18", "300")
    judged = {day: judged_promises(book, on(day))[wang.id][0] for day in ("03-17", "03-20", "03-21")}
    assert [one.state.value for one in judged.values()] == ["waiting", "due_today", "part_kept"]
    assert [one.missing_fen for one in judged.values()] == [50_000, 20_000, 20_000]
    row = row_of(book, wang, "03-21")
    assert row
    assert row.reason is Reason.PROMISE_PART_KEPT
    reverse(book, receipt, "03-22")
    assert judged_promises(book, on("03-22"))[wang.id][0].state.value == "broken"


def test_money_for_new_goods_does_not_keep_an_old_promise(book: Ledger) -> None:
    """Case 9: owed 1,000 since January; 500 promised on 2 March by the 6th; on the 4th 500 cash for new goods."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "1000")
    make_promise(book, Promise(wang.id, parse_fen("500"), on("03-06"), on("03-02"), "王总"), at("03-02"))
    a_slip(book, wang, "03-04", "500", paid="500")
    (judged,) = judged_promises(book, on("03-07"))[wang.id]
    assert (judged.state.value, judged.missing_fen) == ("broken", 50_000)
    row = row_of(book, wang, "03-07")
    assert row
    assert row.reason is Reason.PROMISE_BROKEN


def test_money_for_new_goods_is_not_what_was_claimed_either(book: Ledger) -> None:
    """Cases 9 and 18: 500 "sent on the 3rd" are not the 500 of cash for the goods of the 4th."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "1000")
    claim = Contacted(
        wang.id, on("03-03"), Channel.PHONE, Outcome.CLAIMS_PAID, amount_fen=50_000, claimed_on=on("03-03")
    )
    log_contact(book, claim, at("03-03"))
    a_slip(book, wang, "03-04", "500", paid="500")
    row = row_of(book, wang, "03-06")
    assert row
    assert row.reason is Reason.CLAIMED_NOT_ARRIVED


def test_money_on_account_keeps_a_promise_while_no_newer_goods_wait_for_it(book: Ledger) -> None:
    """Case 9: 500 on account lower the old debt; the same 500 set against goods of the 4th did not come for it."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "1000")
    make_promise(book, Promise(wang.id, parse_fen("500"), on("03-06"), on("03-02"), "王总"), at("03-02"))
    money = a_receipt(book, wang, "03-03", "500", to={})
    assert judged_promises(book, on("03-07"))[wang.id][0].state.value == "kept"
    new = a_slip(book, wang, "03-04", "500")
    assert judged_promises(book, on("03-07"))[wang.id][0].state.value == "kept"
    settle(book, money, new, "500", "03-05")
    assert judged_promises(book, on("03-07"))[wang.id][0].state.value == "broken"


def test_goods_that_come_back_and_money_of_the_morning_keep_no_promise(book: Ledger) -> None:
    """Case 9: a return is no money, and what was paid before the word on the same day is not what was promised."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "1000")
    a_receipt(book, wang, "03-02", "300")
    make_promise(book, Promise(wang.id, parse_fen("500"), on("03-06"), on("03-02"), "王总"), at("03-02"))
    a_return(book, wang, "03-04", "500", slip)
    assert judged_promises(book, on("03-07"))[wang.id][0].missing_fen == 50_000
    a_receipt(book, wang, "03-02", "100", entered="03-05")
    assert judged_promises(book, on("03-07"))[wang.id][0].missing_fen == 40_000


def test_a_statement_lives_from_issue_to_answer(book: Ledger) -> None:
    """N03: frozen and numbered, sent, agreed; the next opens where it closed; silence agrees to nothing."""
    wang = a_customer(book)
    a_slip(book, wang, "03-10", "1000")
    march = issue(book, wang, "03-01", "04-01")
    assert (march.number, march.state) == ("DZD-2026-00001", StatementState.ISSUED)
    assert mark_sent(book, march.number, on("04-02"), at("04-02")).result.state is StatementState.SENT
    row = row_of(book, wang, "05-20")
    assert row
    assert Reason.STATEMENT_UNANSWERED in row.reasons
    agreed = answer_statement(book, march.number, Answer(StatementState.AGREED, on("05-21")), at("05-21")).result
    assert (agreed.state, agreed.agreed_fen) == (StatementState.AGREED, 100_000)
    a_slip(book, wang, "04-02", "20")
    april, _ = frozen(book, issue(book, wang, "04-01", "05-22").number)
    assert (april.opening_fen, april.closing_fen) == (100_000, 102_000)
    with pytest.raises(Refused, match="not begun"):
        issue(book, wang, "07-01", "05-22")


def test_cash_customers_pay_at_once(book: Ledger) -> None:
    """R039: terms of cash stop what stays unpaid, and nothing else."""
    wang = a_customer(book, terms=CASH)
    with pytest.raises(SlipStopped):
        a_slip(book, wang, "03-01", "100", paid="99.99")
    a_slip(book, wang, "03-01", "100", paid="100")
    assert (still_open(book, wang), owed(book, wang)) == ([], "0.00")


# ── what nobody chose is not booked ──────────────────────────────────────────────────────────────
def test_a_second_one_off_slip_does_not_take_the_first_ones_past_date(book: Ledger) -> None:
    """R004: the date that is over is asked again, at its field; typed, it holds."""
    site = a_customer(book, terms=Terms(TermsKind.FIXED_DATE, fixed=on("03-31")))
    first = a_slip(book, site, "03-10", "100")
    assert dues(book, site) == {first: "2026-03-31"}
    with pytest.raises(Refused, match="2026-03-31, is over") as refused:
        a_slip(book, site, "04-02", "100")
    assert refused.value.field == "due"
    second = record_shipment(book, a_draft(site, "04-02", fixed_due=on("04-30")), at("04-02")).result.number
    assert dues(book, site) == {first: "2026-03-31", second: "2026-04-30"}


def test_a_slip_dated_ahead_says_so_before_it_is_booked(book: Ledger) -> None:
    """A date of tomorrow may be meant, so it is told and passes, paid or not."""
    wang = a_customer(book)
    for paid in (0, parse_fen("100")):
        verdict = weigh_shipment(book, a_draft(wang, "03-12", paid_fen=paid), on("03-10"))
        assert [(one.code, one.days) for one in verdict.objections] == [(Code.AHEAD, 2)]
        assert not verdict.blocked


def test_papers_name_who_the_shop_says_prepares_them(book: Ledger) -> None:
    """制单人 is the person named in the shop's settings, never the login of the computer."""
    wang = a_customer(book)
    assert voucher_of(book, a_slip(book, wang, "03-01")).prepared_by == ""
    edit_shop(book, replace(SHOP, prepared_by=" 王芳 "), at("03-02"))
    assert voucher_of(book, a_slip(book, wang, "03-02")).prepared_by == "王芳"
    named = record_shipment(book, a_draft(wang, "03-03", prepared_by="小李"), at("03-03")).result.number
    assert voucher_of(book, named).prepared_by == "小李"


def voucher_of(book: Ledger, number: str) -> Voucher:
    found = snapshots.load(book, number, Voucher)
    assert found is not None
    return found[0]
