"""Plans and disputes: agreed or raised once, ended once, and paid by money alone."""

import pytest

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_fen, parse_fen
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.chasing import this_week
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.plans import accelerate_plan, agree_plan, end_plan, plan_standings
from desktop_app.operations.receipts import settled
from desktop_app.operations.taking_back import undo_allocation, void_document
from desktop_app.store import documents
from desktop_app.store.accounts import account
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    a_customer,
    a_receipt,
    a_return,
    a_slip,
    at,
    item_of,
    late_disputes,
    on,
    owed,
    put_on_paper,
    still_open,
)


def agreed(book: Ledger, customer: Customer, day: str, *slips: str, today: str = "", parts: int = 2) -> str:
    """A plan over whole slips of 100, in monthly parts from 1 May; its number."""
    items = tuple(item_of(book, slip) for slip in slips)
    plan = Plan(customer.id, on(day), items, monthly_plan(10_000 * len(slips), parts, on("05-01")))
    return agree_plan(book, plan, at(today or day)).result.number


def paid_on_plan(book: Ledger, day: str) -> list[str]:
    """What reached each part of the only plan in force."""
    (standing,) = plan_standings(book, on(day))
    return [format_fen(part.paid_fen) for part in standing.parts]


def plan_parts(book: Ledger, day: str) -> list[tuple[str, str]]:
    """What is missing of each part of the only plan in force, and its state."""
    (standing,) = plan_standings(book, on(day))
    return [(format_fen(part.missing_fen), part.state.value) for part in standing.parts]


def agreed_parts(book: Ledger, customer: Customer, slip: str, fen: int, parts: int) -> str:
    """A plan over one slip from 1 May, agreed on 1 April."""
    plan = Plan(customer.id, on("04-01"), (item_of(book, slip),), monthly_plan(fen, parts, on("05-01")))
    return agree_plan(book, plan, at("04-01")).result.number


DROPPED = ("0.00", "dropped")


def asked(book: Ledger, day: str) -> list[str]:
    return [format_fen(row.ask_fen) for row in this_week(book, on(day))]


# ── plans ────────────────────────────────────────────────────────────────────────────────────────
def test_a_slip_reversed_inside_a_plan_has_not_been_paid(book: Ledger) -> None:
    """Case 16, R127."""
    wang = a_customer(book)
    first, second = a_slip(book, wang, "01-05", "100"), a_slip(book, wang, "01-06", "100")
    agreed(book, wang, "04-01", first, second)
    void_document(book, first, on("04-10"), "开错单", at("04-10"))
    assert paid_on_plan(book, "04-10") == ["0.00", "0.00"]
    a_receipt(book, wang, "05-01", "30")
    assert paid_on_plan(book, "05-02") == ["30.00", "0.00"]


def test_money_taken_back_from_a_slip_counts_no_more_on_its_plan(book: Ledger) -> None:
    """Case 16."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100")
    agreed(book, wang, "04-01", slip)
    receipt = a_receipt(book, wang, "04-20", "60")
    undo_allocation(book, receipt, slip, on("04-25"), at("04-25"))
    assert [paid_on_plan(book, day) for day in ("04-20", "04-24", "04-25")] == [
        ["50.00", "10.00"], ["50.00", "10.00"], ["0.00", "0.00"],
    ]  # fmt: skip


def test_goods_that_come_back_take_from_the_last_parts_and_pay_none(book: Ledger) -> None:
    """Case 16: 1,200 in 4, return of 300 → three parts of 300 stay, part 1 is still due."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "1200")
    agreed_parts(book, wang, slip, 120_000, 4)
    a_return(book, wang, "04-20", "300", slip)
    assert plan_parts(book, "05-01") == [("300.00", "due"), ("300.00", "coming"), ("300.00", "coming"), DROPPED]
    assert asked(book, "05-01") == ["300.00"]


def test_a_return_that_is_no_whole_part_lowers_the_last_one(book: Ledger) -> None:
    """Case 16; what was paid before stays paid."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "1200")
    agreed_parts(book, wang, slip, 120_000, 4)
    a_receipt(book, wang, "04-20", "300")
    back = a_return(book, wang, "04-21", "350", slip)
    assert plan_parts(book, "05-02") == [("0.00", "paid"), ("300.00", "coming"), ("250.00", "coming"), DROPPED]
    void_document(book, back, on("04-22"), "没退", at("04-22"))
    assert [left for left, _ in plan_parts(book, "05-02")] == ["0.00", "300.00", "300.00", "300.00"]


def test_a_price_difference_and_a_reversal_pay_no_part_either(book: Ledger) -> None:
    """Case 16: what lowers a debt is no payment."""
    wang = a_customer(book)
    first, second = a_slip(book, wang, "01-05", "100"), a_slip(book, wang, "01-06", "100")
    agreed(book, wang, "04-01", first, second, parts=4)
    record_adjustment(
        book, AdjustmentDraft(wang.id, on("04-05"), 1_000, Direction.CREDIT, about_number=second), at("04-05")
    )
    assert [left for left, _ in plan_parts(book, "04-06")] == ["50.00", "50.00", "50.00", "40.00"]
    void_document(book, first, on("04-10"), "开错单", at("04-10"))
    assert plan_parts(book, "05-01") == [("50.00", "due"), ("40.00", "coming"), DROPPED, DROPPED]
    assert asked(book, "05-02") == ["50.00"]


def test_money_for_goods_outside_the_plan_pays_no_part(book: Ledger) -> None:
    """Case 16."""
    wang = a_customer(book)
    agreed(book, wang, "04-01", a_slip(book, wang, "01-05", "100"))
    new = a_slip(book, wang, "04-10", "60")
    a_receipt(book, wang, "05-01", "60", {new: "60"})
    assert plan_parts(book, "05-02") == [("50.00", "missed"), ("50.00", "coming")]


def test_the_whole_slip_coming_back_leaves_nothing_to_ask(book: Ledger) -> None:
    """Case 1: what was paid on the plan lies on account."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100")
    agreed(book, wang, "04-01", slip)
    a_receipt(book, wang, "04-20", "50")
    a_return(book, wang, "04-21", "100", slip)
    assert plan_parts(book, "06-30") == [("0.00", "paid"), DROPPED]
    assert asked(book, "06-30") == []


def test_one_slip_is_in_one_plan_whatever_day_the_second_names(book: Ledger) -> None:
    """N11."""
    wang = a_customer(book)
    slip, other = a_slip(book, wang, "01-05", "100"), a_slip(book, wang, "01-06", "100")
    agreed(book, wang, "04-20", slip, today="04-20")
    for day, today in (("04-01", "04-20"), ("04-19", "04-25"), ("04-25", "04-25")):
        with pytest.raises(Refused, match=rf"{slip} is already in a plan"):
            agreed(book, wang, day, slip, other, today=today)
    assert book.value("SELECT count(*) FROM plans") == 1


def test_a_plan_is_not_agreed_on_a_day_that_has_not_come(book: Ledger) -> None:
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100")
    with pytest.raises(Refused, match="has not come yet"):
        agreed(book, wang, "04-20", slip, today="04-01")


def test_a_plan_is_ended_once_and_gives_its_slips_back(book: Ledger) -> None:
    """N11: they are asked for by their own due dates, and may be planned anew."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100")
    number = agreed(book, wang, "04-01", slip)
    assert (asked(book, "04-10"), asked(book, "05-01")) == (["0.00"], ["50.00"])
    end_plan(book, number, on("04-10"), "没按约付款", at("04-12"))
    assert (asked(book, "04-09"), asked(book, "04-10")) == (["0.00"], ["100.00"])
    for day in ("04-05", "04-10", "04-12"):
        with pytest.raises(Refused, match=f"no running plan {number}"):
            end_plan(book, number, on(day), "再结束一次", at("04-12"))
    assert agreed(book, wang, "04-15", slip) != number
    assert [one.plan.agreed_on for one in plan_standings(book, on("04-05"))] == [on("04-01")]


@pytest.mark.parametrize("day", ["03-31", "04-13", "1999-04-05"])
def test_a_plan_ends_between_its_day_and_today(book: Ledger, day: str) -> None:
    wang = a_customer(book)
    number = agreed(book, wang, "04-01", a_slip(book, wang, "01-05", "100"))
    with pytest.raises(Refused, match="was agreed on 2026-04-01"):
        end_plan(book, number, on(day), "改了", at("04-12"))
    with pytest.raises(Refused, match="reason is missing"):
        end_plan(book, number, on("04-12"), " ", at("04-12"))
    assert len(plan_standings(book, on("04-12"))) == 1


def test_a_plan_speaks_of_open_slips_of_its_own_customer(book: Ledger) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    paid = a_slip(book, wang, "01-05", "100", paid="100")
    foreign = a_slip(book, li, "01-05", "100")
    for slip in (paid, foreign):
        with pytest.raises(Refused, match="paid already"):
            agreed(book, wang, "04-01", slip)


# ── disputes ─────────────────────────────────────────────────────────────────────────────────────
def disputed(book: Ledger, customer: Customer, slip: str, amount: str = "15", day: str = "03-05") -> int:
    """Part of a slip refused as broken; the dispute's id."""
    dispute = Dispute(item_of(book, slip), customer.id, parse_fen(amount), "破损", on(day))
    return raise_dispute(book, dispute, at(day)).result.id


def test_a_dispute_is_settled_once_whatever_day_the_second_time_carries(book: Ledger) -> None:
    """Case 15: no second note is posted."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100")
    dispute = disputed(book, wang, slip)
    settle_dispute(book, dispute, on("03-10"), parse_fen("10"), "补差价", at("03-12"))
    for day in ("03-05", "03-08", "03-10", "03-12"):
        with pytest.raises(Refused, match=f"about {slip} is already settled"):
            settle_dispute(book, dispute, on(day), parse_fen("10"), "补差价", at("03-12"))
        with pytest.raises(Refused, match="already settled"):
            answer_dispute(book, dispute, on(day), "已回复", at("03-12"))
    assert (owed(book, wang), still_open(book, wang)) == ("90.00", [(slip, "90.00")])


@pytest.mark.parametrize("day", ["03-04", "03-13", "1999-03-08"])
def test_a_dispute_is_answered_and_settled_between_its_day_and_today(book: Ledger, day: str) -> None:
    """Case 15."""
    wang = a_customer(book)
    dispute = disputed(book, wang, a_slip(book, wang, "01-05", "100"))
    with pytest.raises(Refused, match="raised on 2026-03-05"):
        settle_dispute(book, dispute, on(day), parse_fen("10"), "", at("03-12"))
    with pytest.raises(Refused, match="raised on 2026-03-05"):
        answer_dispute(book, dispute, on(day), "已回复", at("03-12"))
    assert owed(book, wang) == "100.00"


def test_a_dispute_the_book_does_not_know_is_refused(book: Ledger) -> None:
    with pytest.raises(Refused, match="no dispute with the id 7"):
        settle_dispute(book, 7, on("03-05"), 0, "", at("03-05"))


def test_an_answer_in_time_keeps_the_dispute_open_but_not_late(book: Ledger) -> None:
    """R121: raised on a Thursday, to be answered by Monday."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-05", "100")
    dispute = disputed(book, wang, slip)
    answered = answer_dispute(book, dispute, on("03-09"), "明天来看货", at("03-09")).result
    assert (answered.answered_on, answered.settled_on) == (on("03-09"), None)
    assert late_disputes(book, on("03-20")) == []
    assert asked(book, "03-20") == ["85.00"], "what is disputed is still held back"


def test_a_late_answer_stays_late_until_the_dispute_is_settled(book: Ledger) -> None:
    """R121."""
    wang = a_customer(book)
    dispute = disputed(book, wang, a_slip(book, wang, "01-05", "100"))
    answer_dispute(book, dispute, on("03-11"), "明天来看货", at("03-11"))
    assert [one.id for one in late_disputes(book, on("03-12"))] == [dispute]
    settle_dispute(book, dispute, on("03-12"), 0, "客户认了", at("03-12"))
    assert late_disputes(book, on("03-12")) == []
    assert [one.id for one in late_disputes(book, on("03-11"))] == [dispute], "that day keeps what it showed"


def test_a_dispute_without_a_reason_or_beyond_what_is_open_is_refused(book: Ledger) -> None:
    """Case 15: two disputes together may not pass what is open."""
    wang = a_customer(book)
    slip, paid = a_slip(book, wang, "01-05", "100"), a_slip(book, wang, "01-06", "50", paid="50")
    disputed(book, wang, slip, "60")
    with pytest.raises(Refused, match=r"40\.00 of slip .* is unpaid and undisputed"):
        disputed(book, wang, slip, "40.01")
    with pytest.raises(Refused, match="The slip is paid"):
        disputed(book, wang, paid)
    with pytest.raises(Refused, match="reason is missing"):
        raise_dispute(book, Dispute(item_of(book, slip), wang.id, 100, "  ", on("03-05")), at("03-05"))
    assert disputed(book, wang, slip, "40")


def test_the_note_that_settles_a_dispute_lowers_that_slip_and_no_older_one(book: Ledger) -> None:
    """Case 15, N10."""
    wang = a_customer(book)
    old, slip = a_slip(book, wang, "01-04", "100"), a_slip(book, wang, "01-05", "100")
    settle_dispute(book, disputed(book, wang, slip), on("03-06"), parse_fen("12.34"), " 补差价 ", at("03-06"))
    assert still_open(book, wang) == [(old, "100.00"), (slip, "87.66")]
    (note,) = (one for one in documents.load_documents(book, wang.id, on("03-06")) if one.kind is Kind.ADJUSTMENT)
    assert (note.amount_fen, note.remark) == (1234, "补差价")


def test_a_receipt_says_of_a_slip_whose_whole_rest_was_asked_for_the_day_its_account_says(book: Ledger) -> None:
    """Cases 16 and 22: due on the day it was asked for, in the slips, on the account and beside the money."""
    wang = a_customer(book, terms=Terms(TermsKind.DAYS, days=200))
    slip = a_slip(book, wang, "03-01", "100")
    number = agreed(book, wang, "03-02", slip, parts=4)
    log_contact(book, Contacted(wang.id, on("05-04"), Channel.IN_PERSON, Outcome.REACHED), at("05-04"))
    put_on_paper(book, number, "03-02")
    accelerate_plan(book, number, "欠款到期未付", at("05-10"))
    receipt = a_receipt(book, wang, "05-12", "40")
    (paid,) = settled(book, receipt)
    (item,) = account(book, wang.id, on("05-12")).items
    assert (paid.due, item.due) == (on("05-10"), on("05-10"))
