"""A void is final: what it voided is entered again under a new number, or it is said why not and what to do (U23)."""

from pathlib import Path

import pytest

from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.operations.customers import add_customer, put_new_away
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.done import Changed
from desktop_app.operations.entering_again import enter_again, note_again
from desktop_app.operations.papers import mark_printed, mark_signed
from desktop_app.operations.payments import allocate
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.receipts import receipts
from desktop_app.operations.shipments import SlipStopped
from desktop_app.operations.slips import slip, slips
from desktop_app.operations.taking_back import Withdrawable, undo_allocation, void_document
from desktop_app.store.database import Ledger
from desktop_app.store.documents import load_document, settled_by
from tests.operations.builders import (
    ONE_BEHIND,
    a_customer,
    a_receipt,
    a_return,
    a_slip,
    an_opening,
    at,
    item_of,
    on,
    on_account,
    owed,
    still_open,
)
from tests.operations.whole_books import a_whole_book


def voided(book: Ledger, number: str, day: str = "03-10") -> str:
    void_document(book, number, None, "开错了", at(day))
    return number


def test_a_slip_keeps_its_days_and_parts_and_takes_its_money_back(book: Ledger) -> None:
    """Case 27: 400 of 20 February, due in two parts, 100 of it paid; the new slip has the next number."""
    wang = a_customer(book)
    number = a_slip(book, wang, "02-20", "400", parts=(("03-05", "150"), ("04-05", "250")))
    paid = a_receipt(book, wang, "02-22", "200", {number: "100"})
    done = enter_again(book, voided(book, number), at("03-10"))
    assert done.changes == {Changed.DOCUMENTS, Changed.GOODS}
    assert done.result != number
    assert still_open(book, wang, "03-10") == [(done.result, "50.00"), (done.result, "250.00")]
    assert on_account(book, wang, "03-10") == "100.00"
    assert [one for one, _ in settled_by(book, load_document(book, paid))] == [done.result]
    assert (slip(book, done.result).dated, slip(book, done.result).entered_on) == (on("02-20"), on("03-10"))
    assert owed(book, wang, "03-10") == "200.00"


def test_a_slip_that_waits_for_the_next_batch_waits_for_it_again(book: Ledger) -> None:
    """Case 11."""
    wang = a_customer(book, terms=ONE_BEHIND)
    again = enter_again(book, voided(book, a_slip(book, wang, "03-10", "150")), at("03-10")).result
    (row,) = [one for one in slips(book, on("03-10")) if one.number == again]
    assert (row.due, row.by_batch) == (None, True)


def test_what_was_released_once_is_released_again_and_what_was_not_is_weighed_today(book: Ledger) -> None:
    """R019: a void and its undo are no way round the gate."""
    wang = a_customer(book, limit="500")
    released = a_slip(book, wang, "03-09", "600", release="老客户")
    again = enter_again(book, voided(book, released), at("03-10")).result
    assert [one.release_reason for one in slips(book, on("03-10")) if one.number == again] == ["老客户"]
    ling = a_customer(book, "凌云五金", limit="500")
    small = voided(book, a_slip(book, ling, "03-09", "400"))
    a_slip(book, ling, "03-10", "300")
    with pytest.raises(SlipStopped):
        enter_again(book, small, at("03-10"))


def test_a_receipt_settles_the_slips_it_had_settled(book: Ledger) -> None:
    """With its day, the way it came and the customer's words."""
    wang = a_customer(book)
    number = a_slip(book, wang, "02-20", "400")
    paid = a_receipt(book, wang, "02-22", "500", {number: "400"})
    again = enter_again(book, voided(book, paid), at("03-10")).result
    assert (still_open(book, wang, "03-10"), on_account(book, wang, "03-10")) == ([], "100.00")
    (row,) = [one for one in receipts(book, on("03-10")) if one.number == again]
    assert (row.dated, row.method, row.allocated_fen) == (on("02-22"), "微信", 40000)


def test_a_return_that_was_spread_by_hand_is_spread_so_again(book: Ledger) -> None:
    """Case 2: goods of one slip, set against another."""
    wang = a_customer(book)
    first, second = a_slip(book, wang, "02-20", "400"), a_slip(book, wang, "02-21", "300")
    back = a_return(book, wang, "02-25", "50", first)
    undo_allocation(book, back, first, on("02-26"), at("02-26"))
    again = enter_again(book, voided(book, back), at("03-10")).result
    assert (on_account(book, wang, "03-10"), settled_by(book, load_document(book, again))) == ("50.00", [])
    apart = a_return(book, wang, "03-01", "30", first, apply=False)
    parts = [
        one for _, one in settled_by(book, load_document(book, a_receipt(book, wang, "03-02", "30", {second: "30"})))
    ]
    allocate(book, apart, parts, on("03-03"), at("03-03"))
    again = enter_again(book, voided(book, apart), at("03-10")).result
    assert [number for number, _ in settled_by(book, load_document(book, again))] == [second]


def test_a_paper_with_the_old_number_is_out_of_the_shop(tmp_path: Path) -> None:
    """D9: printed or signed, it names a number that is void for ever."""
    with a_whole_book(tmp_path) as book:
        ledger = book.ledger
        wang = a_customer(ledger)
        for mark in (mark_printed, mark_signed):
            number = a_slip(ledger, wang, "03-01", "100")
            mark(book, number, on("03-02"), at("03-02"))
            with pytest.raises(Refused, match=rf"{number} stays void: a paper with this number was printed.*print the"):
                enter_again(ledger, voided(ledger, number), at("03-10"))


def test_a_plan_and_a_dispute_are_about_the_very_slip(book: Ledger) -> None:
    """Case 15, case 16."""
    wang = a_customer(book)
    planned, disputed = a_slip(book, wang, "03-01", "100"), a_slip(book, wang, "03-02", "100")
    parts = monthly_plan(parse_fen("100"), 2, on("04-01"))
    plan = agree_plan(book, Plan(wang.id, on("03-03"), (item_of(book, planned),), parts), at("03-03")).result.number
    raise_dispute(book, Dispute(item_of(book, disputed), wang.id, 500, "破损", on("03-03")), at("03-03"))
    with pytest.raises(Refused, match=rf"part of plan {plan}"):
        enter_again(book, voided(book, planned), at("03-10"))
    with pytest.raises(Refused, match="in dispute"):
        enter_again(book, voided(book, disputed), at("03-10"))


def test_money_that_went_elsewhere_meanwhile_stays_there(book: Ledger) -> None:
    """U23: a true undo would take it from the other slip."""
    wang = a_customer(book)
    number, other = a_slip(book, wang, "02-20", "400"), a_slip(book, wang, "02-21", "300")
    paid = a_receipt(book, wang, "02-22", "100", {number: "100"})
    voided(book, number)
    allocate(book, paid, None, on("03-10"), at("03-10"))
    with pytest.raises(Refused, match=rf"{number} stays void: the money of {paid}.*spread over something else"):
        enter_again(book, number, at("03-10"))
    assert still_open(book, wang, "03-10") == [(other, "200.00")]


def test_a_slip_that_was_paid_with_other_money_meanwhile_is_not_paid_twice(book: Ledger) -> None:
    """U23."""
    wang = a_customer(book)
    number = a_slip(book, wang, "02-20", "400")
    paid = voided(book, a_receipt(book, wang, "02-22", "400"))
    a_receipt(book, wang, "03-10", "350")
    with pytest.raises(Refused, match=rf"{paid} stays void: {number}, which it had paid, is settled otherwise"):
        enter_again(book, paid, at("03-10"))


def test_what_stands_and_what_is_no_slip_return_or_receipt_is_refused(book: Ledger) -> None:
    wang = a_customer(book)
    with pytest.raises(Refused, match="is not void"):
        enter_again(book, a_slip(book, wang, "03-01", "100"), at("03-10"))
    old = an_opening(book, wang, "03-01", "70")
    with pytest.raises(Refused, match="Only a slip, a return or a receipt"):
        enter_again(book, voided(book, old), at("03-10"))


def test_a_note_that_counts_is_not_recorded_once_more(book: Ledger) -> None:
    with pytest.raises(Refused, match="counts as it is"):
        note_again(book, Withdrawable.PROMISE, 1, at("03-10"))


def test_a_new_customer_with_whom_something_began_stays(book: Ledger) -> None:
    """U23: nobody's debt leaves the lists with them; once that is void, they may go."""
    wang = a_customer(book)
    number = a_slip(book, wang, "03-01", "100")
    with pytest.raises(Refused, match=rf"{wang.name} stays: something was entered"):
        put_new_away(book, wang, at("03-10"))
    voided(book, number)
    assert not put_new_away(book, wang, at("03-10")).result.active
    with pytest.raises(Refused, match="already a customer"):
        add_customer(book, wang, at("03-10"))
