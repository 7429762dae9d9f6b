"""A form sent twice, after a crash or a double click, is one entry (D4, F21)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.statements import StatementState
from desktop_app.operations.contacts import contact_log, log_contact
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.payments import allocate, take_payment
from desktop_app.operations.plans import accelerate_plan, agree_plan, end_plan, ended_plans
from desktop_app.operations.promises import judged_promises, make_promise
from desktop_app.operations.statements import Answer, answer_statement, issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, item_of, on, put_on_paper, still_open


def a_debtor(book: Ledger) -> Customer:
    """Owes 800, so that a promise of 500 is no question."""
    customer = a_customer(book)
    a_slip(book, customer, "03-01", "800")
    return customer


def test_a_promise_sent_twice_is_one_promise(book: Ledger) -> None:
    customer = a_debtor(book)
    given = Promise(customer.id, 500_00, on("03-10"), on("03-01"))
    first = make_promise(book, given, at("03-01"), "form-1").result
    assert make_promise(book, given, at("03-01"), "form-1").result == first
    assert len(judged_promises(book, on("03-05"))[customer.id]) == 1
    make_promise(book, given, at("03-02"), "form-2")
    assert len(judged_promises(book, on("03-05"))[customer.id]) == 2


def test_a_talk_sent_twice_is_one_line_in_the_log(book: Ledger) -> None:
    customer = a_customer(book)
    said = Contacted(customer.id, on("03-01"), Channel.PHONE, Outcome.REACHED)
    first, again = (log_contact(book, said, at("03-01"), "call-1").result for _ in range(2))
    assert (first, len(contact_log(book, on("03-05")))) == (again, 1)


def test_a_dispute_sent_twice_holds_its_sum_back_once(book: Ledger) -> None:
    customer = a_customer(book)
    slip = a_slip(book, customer, "03-01", "100")
    refused = Dispute(item_of(book, slip), customer.id, 30_00, "破损", on("03-02"))
    first, again = (raise_dispute(book, refused, at("03-02"), "d-1").result for _ in range(2))
    assert first.id == again.id


def test_money_spread_twice_with_one_id_is_spread_once(book: Ledger) -> None:
    customer = a_customer(book)
    receipt = a_receipt(book, customer, "03-01", "300")
    slip = a_slip(book, customer, "03-02", "250")
    part = [Allocation(item_of(book, slip), 100_00)]
    for _ in range(2):
        allocate(book, receipt, part, on("03-03"), at("03-03"), "a-1")
    assert still_open(book, customer) == [(slip, "150.00")]
    assert checking.check(book) == []


def test_an_id_used_for_another_kind_of_entry_is_refused(book: Ledger) -> None:
    customer = a_debtor(book)
    make_promise(book, Promise(customer.id, 500_00, on("03-10"), on("03-01")), at("03-01"), "form-1")
    with pytest.raises(Refused, match="form-1"):
        log_contact(book, Contacted(customer.id, on("03-01"), Channel.PHONE, Outcome.REACHED), at("03-01"), "form-1")


# ── the book answers, not what was typed ─────────────────────────────────────────────────────────
def a_plan(book: Ledger) -> tuple[Plan, str]:
    customer = a_customer(book)
    slip = a_slip(book, customer, "03-01", "300")
    parts = (Instalment(on("04-01"), 100_00), Instalment(on("05-01"), 200_00))
    return Plan(customer.id, on("03-02"), (item_of(book, slip),), parts, "双方签字"), slip


def test_a_promise_sent_again_with_another_sum_is_refused_and_the_first_stands(book: Ledger) -> None:
    """D4: it was answered with the sum just typed, which the book never held."""
    customer, other = a_debtor(book), a_customer(book, "李记")
    given = Promise(customer.id, 500_00, on("03-10"), on("03-01"), "王总")
    make_promise(book, given, at("03-01"), "form-1")
    for another in (
        replace(given, amount_fen=800_00), replace(given, by=on("03-11")), replace(given, customer_id=other.id),
        replace(given, note="改了"),
    ):  # fmt: skip
        with pytest.raises(Refused, match="form-1 was already used for another entry"):
            make_promise(book, another, at("03-01"), "form-1")
    ((judged,),) = judged_promises(book, on("03-05")).values()
    assert judged.promise.amount_fen == 500_00


def test_a_talk_a_dispute_and_a_spreading_with_another_content_are_refused(book: Ledger) -> None:
    """The brothers of the promise."""
    customer = a_customer(book)
    slip, other = a_slip(book, customer, "03-01", "100"), a_slip(book, customer, "03-01", "200")
    receipt, second = (a_receipt(book, customer, "03-02", "50", to={}) for _ in range(2))
    said = Contacted(customer.id, on("03-02"), Channel.PHONE, Outcome.REACHED)
    held_back = Dispute(item_of(book, slip), customer.id, 30_00, "破损", on("03-02"))
    part = Allocation(item_of(book, slip), 20_00)
    log_contact(book, said, at("03-02"), "t-1")
    raise_dispute(book, held_back, at("03-02"), "d-1")
    allocate(book, receipt, [part], on("03-03"), at("03-03"), "a-1")
    again: list[Callable[[], object]] = [
        lambda: log_contact(book, replace(said, outcome=Outcome.ABSENT), at("03-02"), "t-1"),
        lambda: raise_dispute(book, replace(held_back, amount_fen=31_00), at("03-02"), "d-1"),
        lambda: allocate(book, receipt, [replace(part, amount_fen=21_00)], on("03-03"), at("03-03"), "a-1"),
        lambda: allocate(book, second, [part], on("03-03"), at("03-03"), "a-1"),
        lambda: allocate(book, receipt, [Allocation(item_of(book, other), 20_00)], on("03-03"), at("03-03"), "a-1"),
    ]
    for one in again:
        with pytest.raises(Refused, match="already used for another entry"):
            one()
    assert still_open(book, customer) == [(slip, "80.00"), (other, "200.00")]
    assert checking.check(book) == []


def test_a_plan_sent_twice_is_one_plan_and_with_other_parts_none(book: Ledger) -> None:
    plan, slip = a_plan(book)
    first = agree_plan(book, plan, at("03-02"), "p-1")
    a_receipt(book, a_customer(book, "别家"), "03-03", "5")
    again = agree_plan(book, plan, at("03-03"), "p-1")
    assert (again.result, again.changes) == (first.result, frozenset())
    other = replace(plan, instalments=(Instalment(on("04-01"), 300_00),))
    with pytest.raises(Refused, match="p-1 was already used"):
        agree_plan(book, other, at("03-03"), "p-1")
    assert book.value("SELECT count(*) FROM plans") == 1
    with pytest.raises(Refused, match=f"{slip} is already in a plan"):
        agree_plan(book, plan, at("03-03"), "p-2")
    assert checking.check(book) == []


def test_a_plan_ended_twice_has_ended_once_and_for_another_reason_not_at_all(book: Ledger) -> None:
    """Enter pressed twice, or once more after a crash, is no second end and no complaint either."""
    plan, _ = a_plan(book)
    number = agree_plan(book, plan, at("03-02")).result.number
    end_plan(book, number, on("03-03"), "老板走了", at("03-03"), "e-1")
    again = end_plan(book, number, on("03-03"), "老板走了", at("03-03"), "e-1")
    assert (again.result, again.changes) == (number, frozenset())
    with pytest.raises(Refused, match="e-1 was already used"):
        end_plan(book, number, on("03-03"), "换了说法", at("03-03"), "e-1")
    assert [one.reason for one in ended_plans(book, on("03-03"))] == ["老板走了"]
    assert checking.check(book) == []


def test_the_whole_rest_asked_for_twice_ends_the_plan_once(book: Ledger) -> None:
    """Case 16: the second call finds the plan ended, by the very same entry."""
    plan, _ = a_plan(book)
    thirds = tuple(Instalment(on(f"{month:02}-01"), 100_00) for month in (4, 5, 6))
    number = agree_plan(book, replace(plan, instalments=thirds), at("03-02")).result.number
    said = Contacted(plan.customer_id, on("04-02"), Channel.PHONE, Outcome.REACHED)
    log_contact(book, said, at("04-02"))
    put_on_paper(book, number, "04-03")
    first, again = (accelerate_plan(book, number, "催过不付", at("04-05"), "w-1") for _ in range(2))
    assert (first.result, again.result, again.changes) == (number, number, frozenset())
    assert len(ended_plans(book, on("04-05"))) == 1
    assert checking.check(book) == []


def test_a_dispute_answered_and_settled_twice_is_answered_and_credited_once(book: Ledger) -> None:
    """Case 15: under one id the sum given up is given up once, and another sum is refused."""
    customer = a_customer(book)
    slip = a_slip(book, customer, "03-01", "100")
    dispute = raise_dispute(book, Dispute(item_of(book, slip), customer.id, 30_00, "破损", on("03-02")), at("03-02"))
    held = dispute.result.id
    for _ in range(2):
        answer = answer_dispute(book, held, on("03-03"), "换货", at("03-03"), "d-1")
    assert answer.changes == frozenset()
    for _ in range(2):
        settled = settle_dispute(book, held, on("03-04"), 20_00, "让利", at("03-04"), submission="d-2")
    assert (settled.result.settled_on, settled.changes) == (on("03-04"), frozenset())
    for other in (21_00, 0):
        with pytest.raises(Refused, match="d-2 was already used"):
            settle_dispute(book, held, on("03-04"), other, "让利", at("03-04"), submission="d-2")
    assert still_open(book, customer) == [(slip, "80.00")]
    assert checking.check(book) == []


def test_a_reversal_sent_twice_is_one_reversal_and_answers_the_first(book: Ledger) -> None:
    customer = a_customer(book)
    slips = [a_slip(book, customer, "03-01", "100") for _ in range(2)]
    first = void_document(book, slips[0], on("03-02"), "开错了", at("03-02"), "r-1").result
    again = void_document(book, slips[0], on("03-02"), "开错了", at("03-02"), "r-1")
    assert (again.result, again.changes) == (first, frozenset())
    with pytest.raises(Refused, match="already used"):
        void_document(book, slips[1], on("03-02"), "开错了", at("03-02"), "r-1")
    with pytest.raises(Refused, match="was already voided by"):
        void_document(book, slips[0], on("03-02"), "开错了", at("03-02"))
    assert checking.check(book) == []


def test_an_answer_sent_twice_is_one_answer(book: Ledger) -> None:
    customer = a_customer(book)
    a_slip(book, customer, "03-01", "100")
    number = issue_statement(book, customer.id, on("03-01"), at("04-02")).result.number
    said = Answer(StatementState.DIFFERS, on("04-03"), 90_00, "会计", note="少算一张")
    for _ in range(2):
        assert answer_statement(book, number, said, at("04-03"), "w-1").result.agreed_fen == 90_00
    with pytest.raises(Refused, match="already used"):
        answer_statement(book, number, replace(said, agreed_fen=80_00), at("04-03"), "w-1")
    assert book.value("SELECT count(*) FROM statement_events") == 1


def test_an_id_of_a_note_serves_no_document_and_that_of_a_document_no_note(book: Ledger) -> None:
    """One id, one entry, whatever kind it is."""
    customer = a_debtor(book)
    given = Promise(customer.id, 500_00, on("03-10"), on("03-01"))
    make_promise(book, given, at("03-01"), "form-1")
    money = ReceiptDraft(customer.id, on("03-01"), parse_fen("5"), submission="form-1")
    with pytest.raises(Refused, match="form-1"):
        take_payment(book, money, at("03-01"))
    take_payment(book, replace(money, submission="form-2"), at("03-01"))
    with pytest.raises(Refused, match="form-2"):
        make_promise(book, given, at("03-01"), "form-2")
