"""Statements of one customer: without a gap, each opening where the last one closed, followed to their answer."""

from itertools import pairwise

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_fen, parse_fen
from desktop_app.domain.statements import Statement, StatementState
from desktop_app.operations.statements import (
    Answer,
    answer_statement,
    customers_to_state,
    issue_statement,
    mark_sent,
)
from desktop_app.operations.taking_back import void_document
from desktop_app.store import snapshots
from desktop_app.store.database import Ledger
from desktop_app.store.statements import Issued
from tests.operations.builders import a_customer, a_receipt, a_slip, an_opening, at, on, owed


def issue(book: Ledger, customer: Customer, month: str, day: str) -> Issued:
    return issue_statement(book, customer.id, on(f"{month}-01"), at(day)).result


def stated(book: Ledger, customer: Customer, month: str, day: str) -> Statement:
    """What the statement of that month says on paper."""
    found = snapshots.load(book, issue(book, customer, month, day).number, Statement)
    assert found
    return found[0]


def rows_of(paper: Statement) -> list[tuple[str, bool]]:
    return [(row.number, row.late) for row in paper.rows]


# ── the chain ────────────────────────────────────────────────────────────────────────────────────
def test_after_a_part_month_the_next_statement_begins_on_the_following_day(book: Ledger) -> None:
    """Case 7: issued on 15 March, so what left on the 20th stands on April's paper."""
    wang = a_customer(book)
    a_slip(book, wang, "03-05", "100")
    march = stated(book, wang, "03", "03-15")
    slip = a_slip(book, wang, "03-20", "200")
    april = stated(book, wang, "04", "05-01")
    assert (march.period_from, march.period_to) == (on("03-01"), on("03-15"))
    assert (april.period_from, april.period_to) == (on("03-16"), on("04-30"))
    assert rows_of(april) == [(slip, False)]
    assert (april.opening_fen, april.closing_fen) == (march.closing_fen, parse_fen("300"))


def test_a_skipped_month_is_stated_with_the_next_one_and_a_late_entry_shows_as_late(book: Ledger) -> None:
    """Case 7: January issued, February skipped, a receipt of 20 January entered in March."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "1000")
    january = stated(book, wang, "01", "02-01")
    between = a_slip(book, wang, "02-10", "50")
    late = a_receipt(book, wang, "01-20", "300", entered="03-10")
    march = stated(book, wang, "03", "04-01")
    assert march.period_from == on("02-01")
    assert rows_of(march) == [(late, True), (between, False)]
    assert (january.closing_fen, march.opening_fen, march.closing_fen) == (100_000, 100_000, 75_000)
    assert (march.received_fen, march.adjusted_fen, march.shipped_fen) == (0, -30_000, 5000)


def test_every_statement_opens_where_the_last_one_closed_and_the_last_closes_at_the_balance(book: Ledger) -> None:
    """Case 7, N03: part months, skipped months, late and reversed entries; every document stands on one paper."""
    wang = a_customer(book)
    an_opening(book, wang, "2025-12-20", "70")
    papers = [stated(book, wang, "01", "01-10")]
    a_slip(book, wang, "01-10", "11")
    first = a_slip(book, wang, "01-15", "100")
    papers.append(stated(book, wang, "02", "03-01"))
    a_receipt(book, wang, "02-20", "40", entered="03-05")
    a_slip(book, wang, "03-09", "25.55", paid="5")
    papers.append(stated(book, wang, "04", "04-20"))
    void_document(book, first, on("02-01"), "开错单", at("04-21"))
    papers.append(stated(book, wang, "06", "07-01"))
    for last, following in pairwise(papers):
        assert following.opening_fen == last.closing_fen
        assert (following.period_from - last.period_to).days == 1
    assert format_fen(papers[-1].closing_fen) == owed(book, wang, "06-30") == "61.55"
    numbers = sorted(row.number for paper in papers for row in paper.rows)
    assert numbers == [
        number for (number,) in book.rows("SELECT number FROM documents WHERE dated >= '2026' ORDER BY 1")
    ]
    for paper in papers:
        moved = paper.shipped_fen - paper.returned_fen - paper.received_fen + paper.adjusted_fen
        assert paper.opening_fen + moved == paper.closing_fen


def test_a_slip_posted_for_a_stated_day_after_the_statement_was_drawn_stands_on_the_next(book: Ledger) -> None:
    """Case 7: the statement of today was issued at noon, the slip came in the afternoon."""
    wang = a_customer(book)
    a_slip(book, wang, "03-15", "100")
    stated(book, wang, "03", "03-15")
    afternoon = a_slip(book, wang, "03-15", "30")
    assert rows_of(stated(book, wang, "03", "03-31")) == [(afternoon, True)]


def test_a_covered_day_brings_the_statement_that_covers_it_unchanged(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "03-05", "100")
    march = issue(book, wang, "03", "03-15")
    a_slip(book, wang, "03-15", "7")
    assert issue(book, wang, "03", "03-15") == march
    april = issue(book, wang, "04", "05-01")
    assert issue(book, wang, "03", "05-02") == april, "31 March lies in the period from 16 March to 30 April"
    assert issue(book, wang, "04", "06-01") == april
    assert book.value("SELECT count(*) FROM statements") == 2


def test_a_statement_that_would_end_before_an_issued_one_is_refused(book: Ledger) -> None:
    """N03: nothing is put in between."""
    wang = a_customer(book)
    a_slip(book, wang, "03-20", "100")
    issue(book, wang, "04", "05-01")
    with pytest.raises(Refused, match=r"later statement .* 2026-03-31"):
        issue(book, wang, "03", "05-02")
    assert book.value("SELECT count(*) FROM statements") == 1


def test_the_statements_of_another_customer_do_not_count(book: Ledger) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    a_slip(book, li, "03-05", "10")
    issue(book, wang, "04", "05-01")
    assert issue(book, li, "03", "05-01").period_from == on("03-01")


def test_a_month_that_has_not_begun_and_a_customer_the_book_does_not_know_are_refused(book: Ledger) -> None:
    wang = a_customer(book)
    with pytest.raises(Refused, match="2026-04 has not begun"):
        issue(book, wang, "04", "03-31")
    with pytest.raises(Refused, match="no customer"):
        issue_statement(book, 99, on("03-01"), at("03-31"))
    assert book.value("SELECT count(*) FROM counters WHERE series = 'statement'") == 0, "no number was used up"


def test_statements_are_due_to_who_moved_or_owes_and_to_nobody_else(book: Ledger) -> None:
    """R066."""
    names = ("本月发货", "早已结清", "旧欠", "下月发货", "本月结清")
    this_month, settled, old, later, just_settled = (a_customer(book, name) for name in names)
    a_customer(book, "从未往来")
    a_slip(book, settled, "01-05", "100", paid="100")
    a_slip(book, old, "01-05", "100")
    a_slip(book, just_settled, "01-05", "100")
    a_receipt(book, just_settled, "03-31", "100")
    a_slip(book, this_month, "03-01", "100")
    a_slip(book, later, "04-01", "100")
    due = {customer.name for customer in customers_to_state(book, on("03-15"), on("04-02"))}
    assert due == {"本月发货", "旧欠", "本月结清"}


# ── the answer ───────────────────────────────────────────────────────────────────────────────────
def test_printing_a_statement_again_after_it_was_agreed_leaves_it_agreed(book: Ledger) -> None:
    """N03."""
    wang = a_customer(book)
    a_slip(book, wang, "03-05", "100")
    march = issue(book, wang, "03", "04-01")
    answer_statement(book, march.number, Answer(StatementState.AGREED, on("04-03")), at("04-03"))
    again = mark_sent(book, march.number, on("04-05"), at("04-05")).result
    assert (again.state, again.state_on, again.agreed_fen) == (StatementState.AGREED, on("04-03"), 10_000)


def test_sending_twice_keeps_the_first_day(book: Ledger) -> None:
    wang = a_customer(book)
    march = issue(book, wang, "03", "04-01")
    mark_sent(book, march.number, on("04-02"), at("04-02"))
    assert mark_sent(book, march.number, on("04-09"), at("04-09")).result.state_on == on("04-02")


@pytest.mark.parametrize("day", ["03-31", "04-06", "2016-04-03"])
def test_nothing_happens_to_a_statement_before_its_issue_or_after_today(book: Ledger, day: str) -> None:
    wang = a_customer(book)
    march = issue(book, wang, "03", "04-01")
    with pytest.raises(Refused, match="issued on 2026-04-01"):
        answer_statement(book, march.number, Answer(StatementState.AGREED, on(day)), at("04-05"))
    with pytest.raises(Refused, match="issued on 2026-04-01"):
        mark_sent(book, march.number, on(day), at("04-05"))
    assert issue(book, wang, "03", "04-05").state is StatementState.ISSUED


def test_an_answer_agrees_or_differs_and_names_a_statement_of_the_book(book: Ledger) -> None:
    march = issue(book, a_customer(book), "03", "04-01")
    with pytest.raises(Refused, match="agrees or differs"):
        answer_statement(book, march.number, Answer(StatementState.SENT, on("04-02")), at("04-02"))
    with pytest.raises(Refused, match="no statement DZD-2026-00009"):
        answer_statement(book, "DZD-2026-00009", Answer(StatementState.AGREED, on("04-02")), at("04-02"))


def test_an_answer_entered_later_about_an_earlier_day_does_not_undo_the_last_one(book: Ledger) -> None:
    """N03: the last word is the one said last, not the one typed last."""
    wang = a_customer(book)
    a_slip(book, wang, "03-05", "100")
    march = issue(book, wang, "03", "04-01")
    answer_statement(book, march.number, Answer(StatementState.AGREED, on("04-05")), at("04-06"))
    answer_statement(book, march.number, Answer(StatementState.DIFFERS, on("04-02"), parse_fen("80")), at("04-06"))
    now = issue(book, wang, "03", "04-06")
    assert (now.state, now.state_on, now.agreed_fen) == (StatementState.AGREED, on("04-05"), 10_000)


def test_a_customer_may_agree_after_differing(book: Ledger) -> None:
    """Case 10, N03."""
    wang = a_customer(book)
    a_slip(book, wang, "03-05", "100")
    march = issue(book, wang, "03", "04-01")
    differs = Answer(StatementState.DIFFERS, on("04-03"), parse_fen("80"), "小李", "微信", "少两包")
    assert answer_statement(book, march.number, differs, at("04-03")).result.agreed_fen == 8000
    agreed = answer_statement(book, march.number, Answer(StatementState.AGREED, on("04-05")), at("04-05")).result
    assert (agreed.state, agreed.agreed_fen) == (StatementState.AGREED, 10_000)


def test_an_old_debt_and_a_voided_slip_are_no_deliveries_of_the_month(book: Ledger) -> None:
    """R066: the customer who counts what came in November finds the same sum on the paper."""
    wang = a_customer(book)
    an_opening(book, wang, "03-01", "8000", due="03-20")
    wrong = a_slip(book, wang, "03-05", "300")
    void_document(book, wrong, on("03-06"), "写错了", at("03-06"))
    a_slip(book, wang, "03-06", "250")
    paper = stated(book, wang, "2026-03", "04-01")
    assert (paper.shipped_fen, paper.adjusted_fen, paper.closing_fen) == (25_000, 800_000, 825_000)
    assert paper.opening_fen + paper.shipped_fen + paper.adjusted_fen == paper.closing_fen
