"""Marks that were made by mistake count no more from that day on, and can be made anew (U23)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import parse_fen
from desktop_app.domain.owner import OwnerWanted
from desktop_app.domain.papers import PaperState
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.sendings import SentBy
from desktop_app.domain.statements import StatementState
from desktop_app.operations.books import Book
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.disputes import answer_dispute, open_disputes, raise_dispute, settle_dispute
from desktop_app.operations.done import Changed
from desktop_app.operations.marks import DisputeMark, MarkKind, take_dispute_mark_back, take_mark_back
from desktop_app.operations.paper_rows import paper_row
from desktop_app.operations.papers import mark_printed, mark_signed
from desktop_app.operations.pins import set_pin
from desktop_app.operations.plans import accelerate_plan, agree_plan, end_plan, ended_plans, plan_standings
from desktop_app.operations.statements import Answer, answer_statement, issue_statement, mark_sent, sendings
from desktop_app.operations.taking_back import void_document
from desktop_app.store import checking
from desktop_app.store.customers import load_customers
from desktop_app.store.database import Ledger
from desktop_app.store.disputes import load_disputes
from desktop_app.store.papers import unsigned
from tests.operations.builders import a_customer, a_receipt, a_slip, at, item_of, on, owed, put_on_paper
from tests.operations.whole_books import a_whole_book


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Book]:
    with a_whole_book(tmp_path) as book:
        yield book
        assert checking.check(book.ledger) == []


def a_statement(book: Ledger) -> str:
    """Of February, issued on 1 March."""
    wang = a_customer(book)
    a_slip(book, wang, "02-20", "400")
    return issue_statement(book, wang.id, on("02-01"), at("03-01")).result.number


def a_plan(book: Ledger, day: str = "03-01") -> str:
    """Over one slip of 400."""
    wang = a_customer(book)
    item = item_of(book, a_slip(book, wang, "01-05", "400"))
    return agree_plan(
        book, Plan(wang.id, on(day), (item,), monthly_plan(parse_fen("400"), 4, on("03-02"))), at(day)
    ).result.number


def test_a_signature_taken_back_proves_nothing_any_more(whole: Book) -> None:
    """Case 13, case 28: the slip waits for its copy again; as of the day before it had come back."""
    ledger = whole.ledger
    wang = a_customer(ledger)
    slip = a_slip(ledger, wang, "03-01", "400")
    mark_printed(whole, slip, on("03-01"), at("03-01"))
    mark_signed(whole, slip, on("03-02"), at("03-02"), b"a photo")
    done = take_mark_back(ledger, MarkKind.SIGNATURE, [slip], at("03-05"))
    assert done.changes == {Changed.PAPERS}
    row = paper_row(ledger, slip, on("03-05"))
    assert (row.signed_on, row.scans, row.printed) == (None, (), 1)
    assert [count for _, count, _ in unsigned(ledger, on("03-05"))] == [1]
    assert paper_row(ledger, slip, on("03-04")).signed_on == on("03-02")
    mark_signed(whole, slip, on("03-06"), at("03-06"))
    assert paper_row(ledger, slip, on("03-06")).signed_on == on("03-06")
    verb = "SELECT subject FROM journal WHERE verb = 'withdraw_paper_event'"
    assert ledger.rows(verb) == [(slip,)], "the journal names the paper"


def test_a_print_that_came_out_badly_after_all_is_not_printed(whole: Book) -> None:
    """U43: two papers in one step; of two prints one is taken back."""
    ledger = whole.ledger
    wang = a_customer(ledger)
    first, second = (a_slip(ledger, wang, "03-01", fen) for fen in ("100", "200"))
    for number in (first, second, first):
        mark_printed(whole, number, on("03-01"), at("03-01"))
    take_mark_back(ledger, MarkKind.PRINT, (first, second), at("03-01"))
    assert [paper_row(ledger, one, on("03-01")).printed for one in (first, second)] == [1, 0]
    with pytest.raises(Refused, match=f"{second} is not printed"):
        take_mark_back(ledger, MarkKind.PRINT, (first, second), at("03-01"))
    assert paper_row(ledger, first, on("03-01")).printed == 1, "all or none"


def test_an_answer_taken_back_leaves_the_one_before_it(whole: Book) -> None:
    """N03, case 10: first another figure, then agreed by mistake."""
    ledger = whole.ledger
    number = a_statement(ledger)
    answer_statement(ledger, number, Answer(StatementState.DIFFERS, on("03-03"), 39000), at("03-03"))
    answer_statement(ledger, number, Answer(StatementState.AGREED, on("03-04")), at("03-04"))
    states = []
    for _ in range(2):
        take_mark_back(ledger, MarkKind.ANSWER, [number], at("03-04"))
        row = paper_row(ledger, number, on("03-04"))
        states.append((row.state, row.theirs_fen))
    assert states == [(PaperState.DIFFERS, 39000), (PaperState.NOT_PRINTED, None)]
    with pytest.raises(Refused, match="No answer"):
        take_mark_back(ledger, MarkKind.ANSWER, [number], at("03-04"))


def test_a_statement_that_was_not_sent_after_all_can_be_sent(whole: Book) -> None:
    """民法典 195: no demand is on record then; the same sending, dated earlier, is recorded anew."""
    ledger = whole.ledger
    number = a_statement(ledger)
    mark_sent(ledger, number, on("03-02"), at("03-04"), SentBy.WECHAT)
    take_mark_back(ledger, MarkKind.SENDING, [number], at("03-04"))
    assert sendings(ledger, number, on("03-04")) == []
    assert mark_sent(ledger, number, on("03-02"), at("03-04"), SentBy.WECHAT).changes == {Changed.STATEMENTS}
    assert [one.dated for one in sendings(ledger, number, on("03-04"))] == [on("03-02")]


def test_a_plan_comes_back_into_force_and_may_be_ended_anew(whole: Book) -> None:
    """N11: with the money that reached it; its end is told once, the last one."""
    ledger = whole.ledger
    number = a_plan(ledger)
    end_plan(ledger, number, on("03-03"), "重新商定", at("03-03"), "once")
    done = take_mark_back(ledger, MarkKind.PLAN_END, [number], at("03-04"))
    assert done.changes == {Changed.PLANS}
    assert [one.plan.number for one in plan_standings(ledger, on("03-04"))] == [number]
    assert [one.reason for one in ended_plans(ledger, on("03-03"))] == ["重新商定"], "as of that day it had ended"
    assert end_plan(ledger, number, on("03-03"), "重新商定", at("03-04"), "once").changes == frozenset(), "D4"
    end_plan(ledger, number, on("03-02"), "不还了", at("03-05"))
    assert plan_standings(ledger, on("03-05")) == []
    assert [(one.on, one.reason) for one in ended_plans(ledger, on("03-05"))] == [(on("03-02"), "不还了")]
    assert [one.reason for one in ended_plans(ledger, on("03-03"))] == ["不还了"], "one line for each plan"


def test_a_whole_rest_that_was_asked_for_by_mistake_is_due_in_parts_again(whole: Book) -> None:
    """Case 16, 民法典 634."""
    ledger = whole.ledger
    number = a_plan(ledger)
    (standing,) = plan_standings(ledger, on("03-01"))
    said = Contacted(standing.plan.customer_id, on("03-05"), Channel.PHONE, Outcome.REACHED)
    log_contact(ledger, said, at("03-05"))
    put_on_paper(ledger, number, "03-02")
    accelerate_plan(ledger, number, "欠款到期未付", at("03-10"))
    take_mark_back(ledger, MarkKind.PLAN_END, [number], at("03-10"))
    assert [len(one.unpaid) for one in plan_standings(ledger, on("03-10"))] == [4]


def test_a_plan_whose_slip_is_in_another_by_now_stays_ended(whole: Book) -> None:
    """U23: a newer record stands in the way; what to do is said."""
    ledger = whole.ledger
    number = a_plan(ledger)
    (standing,) = plan_standings(ledger, on("03-01"))
    end_plan(ledger, number, on("03-02"), "重新商定", at("03-02"))
    newer = agree_plan(
        ledger,
        replace(standing.plan, agreed_on=on("03-03"), instalments=monthly_plan(parse_fen("400"), 2, on("04-01"))),
        at("03-03"),
    )
    with pytest.raises(Refused, match=rf"{number} stays ended: .* End {newer.result.number} first"):
        take_mark_back(ledger, MarkKind.PLAN_END, [number], at("03-03"))
    end_plan(ledger, newer.result.number, on("03-03"), "算错了", at("03-03"))
    take_mark_back(ledger, MarkKind.PLAN_END, [number], at("03-03"))
    with pytest.raises(Refused, match=r"No plan .* has ended"):
        take_mark_back(ledger, MarkKind.PLAN_END, [number], at("03-03"))


def a_plan_over_two(book: Ledger) -> tuple[str, str, str, str]:
    """Over slips of 400 and 300 of 老王建材; the first is paid while it runs, then it is ended."""
    wang = a_customer(book)
    first, second = a_slip(book, wang, "01-05", "400"), a_slip(book, wang, "01-06", "300")
    items = item_of(book, first), item_of(book, second)
    plan = Plan(wang.id, on("03-01"), items, monthly_plan(parse_fen("700"), 7, on("03-02")))
    number = agree_plan(book, plan, at("03-01")).result.number
    paid = a_receipt(book, wang, "03-02", "400", {first: "400"})
    end_plan(book, number, on("03-03"), "重新商定", at("03-03"))
    return number, paid, first, second


def test_what_was_paid_while_the_plan_ran_does_not_keep_it_ended(whole: Book) -> None:
    """U23: it is as it was when it was ended."""
    number, *_ = a_plan_over_two(whole.ledger)
    take_mark_back(whole.ledger, MarkKind.PLAN_END, [number], at("03-04"))
    assert [one.paid_fen for one in plan_standings(whole.ledger, on("03-04"))] == [40000]


def test_a_plan_whose_slip_was_paid_in_full_since_stays_ended(whole: Book) -> None:
    """U23: it would ask for what is paid; once that payment is void it is as it was."""
    ledger = whole.ledger
    number, _, _, second = a_plan_over_two(ledger)
    wang = load_customers(ledger)[0]
    paid = a_receipt(ledger, wang, "03-05", "300", {second: "300"})
    with pytest.raises(Refused, match=rf"{number} stays ended: {second} is paid in full by now. Agree on another"):
        take_mark_back(ledger, MarkKind.PLAN_END, [number], at("03-06"))
    void_document(ledger, paid, None, "记错了", at("03-06"))
    take_mark_back(ledger, MarkKind.PLAN_END, [number], at("03-06"))
    assert [one.plan.number for one in plan_standings(ledger, on("03-06"))] == [number]


def test_a_plan_whose_slip_was_voided_since_stays_ended(whole: Book) -> None:
    """U23."""
    number, _, _, second = a_plan_over_two(whole.ledger)
    void_document(whole.ledger, second, None, "开错了", at("03-05"))
    with pytest.raises(Refused, match=rf"{number} stays ended: {second} is void by now"):
        take_mark_back(whole.ledger, MarkKind.PLAN_END, [number], at("03-05"))
    assert plan_standings(whole.ledger, on("03-05")) == []


def test_after_ten_minutes_it_is_the_owners_to_take_back(whole: Book) -> None:
    """D16: a signature is proof, and whoever owes might be at the counter."""
    ledger = whole.ledger
    number = a_statement(ledger)
    set_pin(ledger, "135790", at("03-01"))
    ledger.presence.owner_came = None
    mark_signed(whole, number, on("03-02"), at("03-02"))
    later = Moment(on("03-02"), at("03-02").now + timedelta(minutes=11), "小李")
    with pytest.raises(OwnerWanted):
        take_mark_back(ledger, MarkKind.SIGNATURE, [number], later)
    soon = Moment(on("03-02"), at("03-02").now + timedelta(minutes=9), "小李")
    take_mark_back(ledger, MarkKind.SIGNATURE, [number], soon)


def disputed(book: Ledger) -> tuple[str, int]:
    """300 of which 50 are in dispute."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "300")
    said = Dispute(item_of(book, slip), wang.id, 5000, "破损", on("03-02"))
    return slip, raise_dispute(book, said, at("03-02")).result.id


def test_the_end_of_a_dispute_is_taken_back_with_its_credit(whole: Book) -> None:
    """Case 15: it is open again as a whole, and the slip too; a credit entered before it stays."""
    ledger = whole.ledger
    slip, dispute = disputed(ledger)
    settle_dispute(ledger, dispute, on("03-03"), 3000, "减三十", at("03-03"))
    done = take_dispute_mark_back(ledger, DisputeMark.SETTLEMENT, slip, "开错了", at("03-03"))
    assert done.changes == {Changed.DISPUTES, Changed.DOCUMENTS}
    (kept,) = load_disputes(ledger, on("03-03"))
    assert (kept.settled_on, kept.agreement) == (None, "")
    assert len(done.result) == 1
    settle_dispute(ledger, dispute, on("03-03"), 0, "不减", at("03-03"))
    again = take_dispute_mark_back(ledger, DisputeMark.SETTLEMENT, slip, "开错了", at("03-03"))
    assert not again.result
    assert again.changes == {Changed.DISPUTES}


def test_a_dispute_comes_back_only_where_both_have_room(whole: Book) -> None:
    """Case 15: 50 were settled without an allowance, then 280 of the 300 were disputed; together they exceed them."""
    ledger = whole.ledger
    slip, dispute = disputed(ledger)
    settle_dispute(ledger, dispute, on("03-03"), 0, "不减", at("03-03"))
    wang = load_customers(ledger)[0]
    other = raise_dispute(
        ledger, Dispute(item_of(ledger, slip), wang.id, 28000, "型号错", on("03-04")), at("03-04")
    ).result
    with pytest.raises(Refused, match=rf"about {slip} stays settled: with the other .* the 300\.00 .* other one first"):
        take_dispute_mark_back(ledger, DisputeMark.SETTLEMENT, str(dispute), "点错了", at("03-05"))
    assert [one.id for one in open_disputes(ledger, on("03-05"))] == [other.id]
    settle_dispute(ledger, other.id, on("03-05"), 0, "没错", at("03-05"))
    take_dispute_mark_back(ledger, DisputeMark.SETTLEMENT, str(dispute), "点错了", at("03-05"))
    raise_dispute(ledger, Dispute(item_of(ledger, slip), wang.id, 25000, "型号错", on("03-05")), at("03-05"))
    assert [one.amount_fen for one in open_disputes(ledger, on("03-05"))] == [5000, 25000], "300 in all, as is open"


def test_the_credit_stays_where_the_dispute_stays_settled(whole: Book) -> None:
    """Case 15: all or nothing; with the 30 of the allowance back on the slip, 300 are unpaid and 310 disputed."""
    ledger = whole.ledger
    slip, dispute = disputed(ledger)
    settle_dispute(ledger, dispute, on("03-03"), 3000, "减三十", at("03-03"))
    wang = load_customers(ledger)[0]
    raise_dispute(ledger, Dispute(item_of(ledger, slip), wang.id, 26000, "型号错", on("03-04")), at("03-04"))
    with pytest.raises(Refused, match="stays settled"):
        take_dispute_mark_back(ledger, DisputeMark.SETTLEMENT, str(dispute), "点错了", at("03-05"))
    assert owed(ledger, wang, "03-05") == "270.00"


def test_of_a_slip_that_is_paid_or_void_by_now_nothing_is_in_dispute_again(whole: Book) -> None:
    """U23."""
    ledger = whole.ledger
    slip, dispute = disputed(ledger)
    settle_dispute(ledger, dispute, on("03-03"), 0, "不减", at("03-03"))
    paid = a_receipt(ledger, load_customers(ledger)[0], "03-04", "300", {slip: "300"})
    with pytest.raises(Refused, match=rf"{slip} is paid in full by now. Take the payment off {slip} first"):
        take_dispute_mark_back(ledger, DisputeMark.SETTLEMENT, slip, "点错了", at("03-05"))
    void_document(ledger, paid, None, "记错了", at("03-05"))
    void_document(ledger, slip, None, "开错了", at("03-05"))
    with pytest.raises(Refused, match=rf"{slip} is void by now. Raise a new one"):
        take_dispute_mark_back(ledger, DisputeMark.SETTLEMENT, str(dispute), "点错了", at("03-05"))


def test_a_credit_that_was_reversed_already_is_not_reversed_twice(whole: Book) -> None:
    ledger = whole.ledger
    slip, dispute = disputed(ledger)
    settle_dispute(ledger, dispute, on("03-03"), 3000, "减三十", at("03-03"))
    credit = str(ledger.value("SELECT number FROM documents ORDER BY id DESC LIMIT 1"))
    void_document(ledger, credit, None, "算错", at("03-03"))
    assert take_dispute_mark_back(ledger, DisputeMark.SETTLEMENT, slip, "开错了", at("03-03")).result == ()


def test_the_answer_to_a_dispute_is_taken_back_while_it_is_open(whole: Book) -> None:
    """Case 15: the two days run again from when it was raised."""
    ledger = whole.ledger
    slip, dispute = disputed(ledger)
    with pytest.raises(Refused, match="Nothing of the kind"):
        take_dispute_mark_back(ledger, DisputeMark.ANSWER, slip, "开错了", at("03-03"))
    answer_dispute(ledger, dispute, on("03-03"), "去看看", at("03-03"))
    take_dispute_mark_back(ledger, DisputeMark.ANSWER, slip, "开错了", at("03-03"))
    assert [(one.answered_on, one.answer) for one in load_disputes(ledger, on("03-03"))] == [(None, "")]
    answer_dispute(ledger, dispute, on("03-03"), "去看看", at("03-03"))
    settle_dispute(ledger, dispute, on("03-03"), 0, "", at("03-03"))
    with pytest.raises(Refused, match="already settled"):
        take_dispute_mark_back(ledger, DisputeMark.ANSWER, str(dispute), "开错了", at("03-03"))
