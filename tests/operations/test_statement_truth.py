"""The paper tells today's truth: what is looked at, what no longer holds, what takes its place (cases 7, 21, 25)."""

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_fen, parse_fen
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.statements import Fallen, Statement, StatementState
from desktop_app.operations.disputes import raise_dispute, settle_dispute
from desktop_app.operations.paper_runs import statement_to_show
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.statement_shown import Becomes, show_days, show_issued, show_month
from desktop_app.operations.statements import (
    Answer,
    answer_statement,
    customers_to_state,
    issue_shown,
    issue_statement,
    replace_statement,
)
from desktop_app.operations.taking_back import void_document
from desktop_app.store import papers, snapshots, statements
from desktop_app.store.database import Ledger
from desktop_app.store.statements import Issued
from tests.operations.builders import a_customer, a_receipt, a_slip, at, item_of, on, owed


def corrected(book: Ledger, reversed_on: str = "12-08") -> tuple[Customer, Issued]:
    """November is issued at 2,450; on 8 December its slip of 1,000 is voided and written again at 690 (case 21)."""
    wang = a_customer(book)
    a_slip(book, wang, "11-03", "1450")
    wrong = a_slip(book, wang, "11-10", "1000")
    november = issue_statement(book, wang.id, on("11-01"), at("12-01")).result
    assert format_fen(november.closing_fen) == "2450.00"
    void_document(book, wrong, on(reversed_on), "价格错了", at("12-08"))
    a_slip(book, wang, "11-10", "690", entered="12-08")
    return wang, november


def holds(book: Ledger, issued: Issued, moment: Moment) -> bool:
    """Whether an issued paper says what its days say today."""
    return show_issued(book, issued, moment).becomes is Becomes.ISSUED


def frozen(book: Ledger, number: str) -> tuple[Statement, str]:
    found = snapshots.load(book, number, Statement)
    assert found
    return found


# ── looking ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("reversed_on", ["12-08", "11-10"])
def test_a_corrected_month_is_shown_as_it_stands_today_and_names_the_paper_that_is_wrong(
    book: Ledger, reversed_on: str
) -> None:
    """Case 21: whatever day the void carries."""
    wang, november = corrected(book, reversed_on)
    seen = statement_to_show(book, wang.id, at("12-08"))
    assert format_fen(seen.statement.closing_fen) == "2140.00" == owed(book, wang, "12-08")
    assert (seen.broken, seen.becomes, seen.statement.number) == (november, Becomes.REPLACEMENT, "")
    assert (seen.statement.period_from, seen.statement.period_to) == (on("11-01"), on("11-30"))
    assert sum(item.open_fen for item in seen.statement.open_items) == parse_fen("2140")
    assert book.value("SELECT count(*) FROM statements") == 1, "looking issues nothing"


def test_a_paper_holds_until_something_is_entered_for_its_days(book: Ledger) -> None:
    """Case 21: December's own business changes nothing about November."""
    wang = a_customer(book)
    first = a_slip(book, wang, "11-03", "100")
    november = issue_statement(book, wang.id, on("11-01"), at("12-01")).result
    a_slip(book, wang, "12-02", "70")
    a_receipt(book, wang, "12-03", "100", to={first: "100"})
    assert holds(book, november, at("12-08"))
    a_receipt(book, wang, "11-20", "5", to={}, entered="12-08")
    assert not holds(book, november, at("12-08"))


def test_a_bounced_payment_is_no_longer_told_as_received(book: Ledger) -> None:
    """Case 21: a brother of the voided slip; what it had paid is open again."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "11-03", "500")
    bounced = a_receipt(book, wang, "11-20", "500", to={slip: "500"})
    november = issue_statement(book, wang.id, on("11-01"), at("12-01")).result
    void_document(book, bounced, on("12-05"), "支票退票", at("12-05"))
    seen = statement_to_show(book, wang.id, at("12-08"))
    assert (november.closing_fen, format_fen(seen.statement.closing_fen)) == (0, "500.00")
    assert [(item.number, item.open_fen) for item in seen.statement.open_items] == [(slip, 50_000)]


def test_what_a_voided_slip_had_been_paid_with_lies_on_account(book: Ledger) -> None:
    """Case 21: the closing sum and the open slips still meet."""
    wang = a_customer(book)
    wrong = a_slip(book, wang, "11-03", "500")
    a_receipt(book, wang, "11-20", "300", to={wrong: "300"})
    issue_statement(book, wang.id, on("11-01"), at("12-01"))
    void_document(book, wrong, on("12-05"), "退货", at("12-05"))
    seen = statement_to_show(book, wang.id, at("12-08")).statement
    assert (seen.closing_fen, seen.on_account_fen, seen.open_items) == (-30_000, 30_000, ())


@pytest.mark.parametrize("held", ["dispute", "plan"])
def test_a_paper_that_waits_for_its_answer_falls_when_its_demand_is_held_back_since(book: Ledger, held: str) -> None:
    """Case 22: 1,000 demanded on 1 December; then 150 are in dispute, or all of it in a plan. Its sum stays."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "1000")
    november = issue_statement(book, wang.id, on("11-01"), at("12-01")).result
    item = item_of(book, slip)
    if held == "dispute":
        raise_dispute(book, Dispute(item, wang.id, 15_000, "破损", on("12-03")), at("12-03"))
    else:
        agree_plan(book, Plan(wang.id, on("12-03"), (item,), monthly_plan(100_000, 4, on("2027-01-31"))), at("12-03"))
    seen = show_month(book, wang.id, on("11-01"), at("12-08"))
    now = {"dispute": 85_000, "plan": 0}[held]
    assert (seen.becomes, seen.broken) == (Becomes.REPLACEMENT, november)
    assert seen.fallen == Fallen(november.number, on("12-01"), 100_000, 100_000, 100_000, now)
    newer = replace_statement(book, wang.id, on("11-01"), at("12-08")).result
    assert holds(book, newer, at("12-08"))


def test_a_signed_paper_and_one_with_a_successor_are_not_wrong_because_of_a_later_dispute(book: Ledger) -> None:
    """Case 22: the signature confirms the sum, and the later paper tells the dispute."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "1000")
    october = issue_statement(book, wang.id, on("10-01"), at("11-01")).result
    november = issue_statement(book, wang.id, on("11-01"), at("12-01")).result
    with book.writing():
        papers.add_event(book, november.number, "signed", on("12-02"), at("12-02"))
    raise_dispute(book, Dispute(item_of(book, slip), wang.id, 15_000, "破损", on("12-03")), at("12-03"))
    assert holds(book, october, at("12-08"))
    assert holds(book, statements.load_issued(book, november.number), at("12-08"))


def test_a_paper_does_not_fall_because_what_it_holds_back_was_paid_since(book: Ledger) -> None:
    """Case 22: of two slips with a dispute each, one is paid and the other settled by a price difference of as much."""
    wang = a_customer(book)
    first, second = a_slip(book, wang, "10-05", "1000"), a_slip(book, wang, "10-06", "500")
    for slip in (first, second):
        raised = raise_dispute(book, Dispute(item_of(book, slip), wang.id, 15_000, "破损", on("10-20")), at("10-20"))
    november = issue_statement(book, wang.id, on("11-01"), at("12-01")).result
    a_receipt(book, wang, "12-02", "1000", to={first: "1000"})
    assert holds(book, november, at("12-03"))
    settle_dispute(book, raised.result.id, on("12-04"), 15_000, "少一包", at("12-04"))
    assert holds(book, november, at("12-08"))


def test_a_paper_falls_when_a_dispute_on_it_is_settled_without_a_credit(book: Ledger) -> None:
    """Case 22: the 150 left alone on it may be asked for again."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "1000")
    raised = raise_dispute(book, Dispute(item_of(book, slip), wang.id, 15_000, "破损", on("10-20")), at("10-20"))
    november = issue_statement(book, wang.id, on("11-01"), at("12-01")).result
    settle_dispute(book, raised.result.id, on("12-04"), 0, "补了", at("12-04"))
    seen = show_month(book, wang.id, on("11-01"), at("12-08"))
    assert seen.fallen == Fallen(november.number, on("12-01"), 100_000, 100_000, 85_000, 100_000)


def test_a_draft_with_a_dispute_raised_since_it_was_looked_at_is_not_issued(book: Ledger) -> None:
    """Cases 21, 22: what leaves the program is what was seen."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "10-05", "1000")
    seen = show_month(book, wang.id, on("11-01"), at("12-01"))
    raise_dispute(book, Dispute(item_of(book, slip), wang.id, 15_000, "破损", on("12-01")), at("12-01"))
    with pytest.raises(Refused, match="changed meanwhile"):
        issue_shown(book, seen, at("12-01"))


# ── replacing ────────────────────────────────────────────────────────────────────────────────────
def test_the_newest_paper_is_replaced_and_stays_in_the_store_with_its_fingerprint(book: Ledger) -> None:
    """Case 21."""
    wang, november = corrected(book)
    printed = frozen(book, november.number)
    newer = replace_statement(book, wang.id, on("11-01"), at("12-08")).result
    assert (newer.number, format_fen(newer.closing_fen)) == ("DZD-2026-00002", "2140.00")
    assert frozen(book, november.number) == printed
    assert frozen(book, newer.number)[0].replaces == november.number
    assert statements.load_issued(book, november.number).replaced_by == newer.number
    states = {row.number: (str(row.state), row.replaced_by) for row in papers.load_papers(book, on("12-08"), wang.id)}
    assert states[november.number] == ("replaced", newer.number)
    assert states[newer.number] == ("not_printed", "")
    seen = statement_to_show(book, wang.id, at("12-08"))
    assert (seen.becomes, seen.statement.number, seen.broken) == (Becomes.ISSUED, newer.number, None)


def test_the_month_after_a_replacement_tells_nothing_twice(book: Ledger) -> None:
    """Cases 7, 21: the void of 8 December stands on November's new paper and not on December's."""
    wang, _ = corrected(book)
    newer = replace_statement(book, wang.id, on("11-01"), at("12-08")).result
    own = a_slip(book, wang, "12-20", "60")
    december, _ = frozen(book, issue_statement(book, wang.id, on("12-01"), at("2027-01-01")).result.number)
    assert (december.opening_fen, [row.number for row in december.rows]) == (newer.closing_fen, [own])
    assert format_fen(december.closing_fen) == "2200.00" == owed(book, wang, "12-31")


def test_the_month_after_a_signed_paper_carries_the_adjustment(book: Ledger) -> None:
    """Cases 7, 21: nobody takes back what was signed."""
    wang, november = corrected(book)
    with book.writing():
        papers.add_event(book, november.number, "signed", on("12-08"), at("12-08"))
    seen = statement_to_show(book, wang.id, at("12-08"))
    assert (seen.becomes, seen.broken is not None, seen.statement.closing_fen) == (Becomes.APART, True, 214_000)
    with pytest.raises(Refused, match=f"{november.number} cannot be replaced.* next statement carries"):
        replace_statement(book, wang.id, on("11-01"), at("12-08"))
    december, _ = frozen(book, issue_statement(book, wang.id, on("12-01"), at("2027-01-01")).result.number)
    assert (december.opening_fen, december.adjusted_fen, december.closing_fen) == (245_000, -31_000, 214_000)


def test_an_agreed_paper_and_one_with_a_successor_are_not_replaced(book: Ledger) -> None:
    """Case 21."""
    wang, november = corrected(book)
    answer_statement(book, november.number, Answer(StatementState.AGREED, on("12-08")), at("12-08"))
    with pytest.raises(Refused, match="cannot be replaced"):
        replace_statement(book, wang.id, on("11-01"), at("12-08"))
    other = a_customer(book, "李记五金")
    slip = a_slip(book, other, "10-05", "10")
    for month, day in (("10-01", "11-01"), ("11-01", "12-01")):
        issue_statement(book, other.id, on(month), at(day))
    void_document(book, slip, on("12-08"), "开错单", at("12-08"))
    with pytest.raises(Refused, match="a later one was issued"):
        replace_statement(book, other.id, on("10-01"), at("12-08"))
    assert show_month(book, other.id, on("10-01"), at("12-08")).becomes is Becomes.APART


def test_a_paper_that_holds_is_not_replaced_and_a_replaced_one_takes_no_answer(book: Ledger) -> None:
    wang, november = corrected(book)
    newer = replace_statement(book, wang.id, on("11-01"), at("12-08")).result
    assert replace_statement(book, wang.id, on("11-01"), at("12-08")).result == newer
    with pytest.raises(Refused, match=f"replaced by {newer.number}. Record the answer there"):
        answer_statement(book, november.number, Answer(StatementState.AGREED, on("12-08")), at("12-08"))
    with pytest.raises(Refused, match="none to replace"):
        replace_statement(book, wang.id, on("12-01"), at("12-08"))


def test_a_replacement_can_be_replaced_in_its_turn(book: Ledger) -> None:
    wang, _ = corrected(book)
    replace_statement(book, wang.id, on("11-01"), at("12-08"))
    a_receipt(book, wang, "11-25", "140", entered="12-09")
    third = replace_statement(book, wang.id, on("11-01"), at("12-09")).result
    assert format_fen(third.closing_fen) == "2000.00"
    assert [one.number for one in statements.chain(book, wang.id, on("12-09"))] == [third.number]


# ── any days ─────────────────────────────────────────────────────────────────────────────────────
def test_after_november_october_can_still_be_had_without_a_number(book: Ledger) -> None:
    """Case 21: outside the chain, from living truth."""
    wang = a_customer(book)
    a_slip(book, wang, "10-05", "10")
    a_slip(book, wang, "11-05", "20")
    issue_statement(book, wang.id, on("11-01"), at("12-01"))
    seen = show_month(book, wang.id, on("10-01"), at("12-08"))
    assert (seen.becomes, seen.statement.number, seen.statement.closing_fen) == (Becomes.APART, "", 1000)
    assert (seen.statement.period_from, seen.statement.period_to) == (on("10-01"), on("10-31"))
    with pytest.raises(Refused, match="can be had without a number"):
        issue_statement(book, wang.id, on("10-01"), at("12-08"))


def test_a_statement_of_any_days_and_up_to_any_day_meets_the_balance(book: Ledger) -> None:
    """Case 21: behind the last paper if no first day is named."""
    wang = a_customer(book)
    for day, amount in (("10-05", "10"), ("11-05", "20"), ("12-02", "30")):
        a_slip(book, wang, day, amount)
    november = issue_statement(book, wang.id, on("11-01"), at("12-01")).result
    today = show_days(book, wang.id, None, on("12-08"), at("12-08")).statement
    assert (today.period_from, today.opening_fen, format_fen(today.closing_fen)) == (on("12-01"), 3000, "60.00")
    odd = show_days(book, wang.id, on("10-20"), on("11-15"), at("12-08")).statement
    assert (odd.opening_fen, odd.closing_fen, odd.number) == (1000, 3000, "")
    assert statements.chain(book, wang.id, on("12-08")) == [november]
    with pytest.raises(Refused, match="not come yet"):
        show_days(book, wang.id, None, on("12-09"), at("12-08"))
    with pytest.raises(Refused, match="before it begins"):
        show_days(book, wang.id, on("12-08"), on("12-01"), at("12-08"))


# ── many ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_customer_with_nothing_but_a_late_adjustment_is_in_the_batch(book: Ledger) -> None:
    """Case 25: paid up and silent in December, but a receipt of November came too late for November's paper."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    a_slip(book, wang, "11-03", "100")
    a_slip(book, li, "11-03", "100", paid="100")
    for customer in (wang, li):
        issue_statement(book, customer.id, on("11-01"), at("12-01"))
    a_receipt(book, wang, "11-28", "100", entered="12-05")
    assert [one.name for one in customers_to_state(book, on("12-01"), on("12-31"))] == ["老王建材"]
