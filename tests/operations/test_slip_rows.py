"""The list of slips and returns, and a past slip typed again."""

from dataclasses import replace

import pytest

from desktop_app.domain.accounts import Kind
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_fen, parse_price
from desktop_app.domain.shipments import Release
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.slips import PastLine, SlipRow, again, slip, slips
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from desktop_app.store.goods import paid_prices
from desktop_app.store.papers import add_event
from tests.operations.builders import (
    ONE_BEHIND,
    a_customer,
    a_draft,
    a_receipt,
    a_return,
    a_slip,
    at,
    goods,
    on,
)


def row_of(book: Ledger, number: str, day: str) -> SlipRow:
    (found,) = [row for row in slips(book, on(day)) if row.number == number]
    return found


def paid_and_open(row: SlipRow) -> tuple[str, str]:
    return format_fen(row.paid_fen), format_fen(row.open_fen)


# ── the list ─────────────────────────────────────────────────────────────────────────────────────
def test_slips_and_returns_stand_newest_first_and_nothing_else_does(book: Ledger) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    first, second = a_slip(book, wang, "03-02"), a_slip(book, li, "03-04")
    back = a_return(book, wang, "03-03", "20", first)
    a_receipt(book, wang, "03-05", "10")
    found = slips(book, on("03-06"))
    assert [(row.number, row.kind, row.customer) for row in found] == [
        (second, Kind.SHIPMENT, "李记五金"),
        (back, Kind.RETURN, "老王建材"),
        (first, Kind.SHIPMENT, "老王建材"),
    ]


def test_slips_of_one_day_stand_in_the_order_they_were_posted_the_last_first(book: Ledger) -> None:
    wang = a_customer(book)
    numbers = [a_slip(book, wang, "03-02") for _ in range(3)]
    assert [row.number for row in slips(book, on("03-02"))] == numbers[::-1]


def test_a_list_of_one_customer_begins_on_the_day_asked_for(book: Ledger) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    a_slip(book, wang, "03-01")
    second, other = a_slip(book, wang, "03-02"), a_slip(book, li, "03-02")
    assert [row.number for row in slips(book, on("03-06"), wang.id, since=on("03-02"))] == [second]
    assert [row.number for row in slips(book, on("03-06"), since=on("03-02"))] == [other, second]


def test_what_was_paid_of_a_slip_and_what_is_open_of_it_sum_to_its_amount_on_every_day(book: Ledger) -> None:
    wang = a_customer(book)
    number = a_slip(book, wang, "03-02", "100", paid="30")
    a_receipt(book, wang, "03-05", "50", {number: "50"})
    shown = {day: paid_and_open(row_of(book, number, day)) for day in ("03-04", "03-05")}
    assert shown == {"03-04": ("30.00", "70.00"), "03-05": ("80.00", "20.00")}


def test_a_slip_in_parts_shows_the_earliest_day_still_open_and_once_paid_the_last(book: Ledger) -> None:
    """Case 1."""
    wang = a_customer(book)
    number = a_slip(book, wang, "03-02", "100", parts=(("05-01", "60"), ("04-01", "40")))
    assert row_of(book, number, "03-02").due == on("04-01")
    a_receipt(book, wang, "03-03", "40")
    assert row_of(book, number, "03-03").due == on("05-01")
    a_receipt(book, wang, "03-04", "60")
    assert row_of(book, number, "03-04").due == on("05-01")


def test_a_batch_has_no_due_day_until_the_next_one_left(book: Ledger) -> None:
    """Case 11, N02."""
    wang = a_customer(book, terms=ONE_BEHIND)
    number = a_slip(book, wang, "03-02")
    assert row_of(book, number, "03-02").due is None
    a_slip(book, wang, "03-09")
    assert row_of(book, number, "03-09").due == on("03-09")


def test_a_return_shows_what_it_has_not_settled_yet(book: Ledger) -> None:
    """Case 2."""
    wang = a_customer(book)
    number = a_slip(book, wang, "03-02", "50")
    assert paid_and_open(row_of(book, a_return(book, wang, "03-03", "20", number), "03-03")) == ("20.00", "0.00")
    assert paid_and_open(row_of(book, a_return(book, wang, "03-04", "7"), "03-04")) == ("0.00", "7.00")


def test_a_reversed_slip_names_its_reversal_from_that_day_on_and_was_never_paid(book: Ledger) -> None:
    """Case 9."""
    wang = a_customer(book)
    number = a_slip(book, wang, "03-02")
    mirror = void_document(book, number, on("03-04"), "开错单", at("03-04")).result
    assert row_of(book, number, "03-03").reversed_by == ""
    after = row_of(book, number, "03-04")
    assert (after.reversed_by, after.paid_fen, after.open_fen) == (mirror, 0, 0)


def test_a_slip_dated_ahead_is_listed_once_it_is_posted_with_the_money_paid_for_it(book: Ledger) -> None:
    """Its paper is to be printed before the goods leave."""
    wang = a_customer(book)
    ahead = a_slip(book, wang, "03-10", "100", paid="30", entered="03-05")
    today = a_slip(book, wang, "03-05", "40")
    assert [row.number for row in slips(book, on("03-05"))] == [ahead, today]
    assert [row.number for row in slips(book, on("03-04"))] == [ahead, today], (
        "a day before both: what lies ahead is seen, never silent"
    )
    assert [row.number for row in slips(book, on("03-05"), wang.id)] == [ahead, today]
    assert paid_and_open(row_of(book, ahead, "03-05")) == ("30.00", "70.00")
    mirror = void_document(book, ahead, on("03-10"), "不要了", at("03-05")).result
    assert row_of(book, ahead, "03-05").reversed_by == mirror


def test_each_printing_counts_and_the_signature_has_its_day(book: Ledger) -> None:
    """U43, U44."""
    number = a_slip(book, a_customer(book), "03-02")
    assert (row_of(book, number, "03-02").printed, row_of(book, number, "03-02").printed_on) == (0, None)
    for event, day in (("printed", "03-02"), ("printed", "03-04"), ("signed", "03-07"), ("signed", "03-08")):
        add_event(book, number, event, on(day), at(day))
    before, after = row_of(book, number, "03-06"), row_of(book, number, "03-09")
    assert (before.printed, before.printed_on, before.signed_on) == (2, on("03-04"), None)
    assert (after.printed, after.printed_on, after.signed_on) == (2, on("03-04"), on("03-07"))


def test_remark_and_project_stand_in_the_row(book: Ledger) -> None:
    draft = a_draft(a_customer(book), "03-02", remark="急", project="滨江花园 3#")
    number = record_shipment(book, draft, at("03-02")).result.number
    found = row_of(book, number, "03-02")
    assert (found.remark, found.project) == ("急", "滨江花园 3#")


# ── one slip, and the same again ─────────────────────────────────────────────────────────────────
def test_a_slip_is_read_as_it_was_frozen(book: Ledger) -> None:
    """D9."""
    wang = a_customer(book)
    number = a_slip(book, wang, "03-02", "100", paid="30")
    found = slip(book, number)
    assert (found.number, found.customer, found.owed_fen) == (number, "老王建材", 7000)


def test_a_number_that_is_no_slip_is_refused(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "03-02")
    receipt = a_receipt(book, wang, "03-02", "10")
    statement = issue_statement(book, wang.id, on("03-01"), at("03-31")).result.number
    for number, why in ((receipt, "is not a slip"), (statement, "no document"), ("SHD-2026-00099", "no document")):
        for read in (slip, again):
            with pytest.raises(Refused, match=why):
                read(book, number)


def test_a_past_slip_typed_again_takes_the_prices_this_customer_paid_last(book: Ledger) -> None:
    """U19: with the day each price is from; another customer's price changes nothing."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    sand = replace(goods("9", quantity="3"), name="黄沙")
    number = record_shipment(
        book, replace(a_draft(wang, "03-02"), lines=(goods("25", quantity="4"), sand)), at("03-02")
    ).result.number
    a_slip(book, wang, "03-04", "26")
    a_slip(book, li, "03-05", "40")
    cement, sand_again = again(book, number)
    assert (cement.line.name, cement.line.quantity, cement.line.price) == ("水泥", 4000, parse_price("26"))
    assert (cement.price_from, cement.line.amount_fen) == (on("03-04"), 10_400)
    assert (sand_again.line.price, sand_again.price_from) == (parse_price("9"), on("03-02"))
    assert {(paid.price, paid.dated) for _, paid in paid_prices(book, wang.id)} == {
        (parse_price("26"), on("03-04")),
        (parse_price("9"), on("03-02")),
    }


def test_goods_never_bought_keep_the_price_they_came_back_at(book: Ledger) -> None:
    """U19: a return remembers no price."""
    wang = a_customer(book)
    (line,) = again(book, a_return(book, wang, "03-03", "30"))
    assert isinstance(line, PastLine)
    assert (line.line.price, line.price_from) == (parse_price("30"), None)
    assert paid_prices(book, wang.id) == ()


def test_why_a_slip_was_released_until_when_and_why_goods_came_back_stand_on_the_list(book: Ledger) -> None:
    """R019, R041: what was written down for later is shown later."""
    wang = a_customer(book, limit="100")
    let_go = Release("周五前回款", on("03-06"))
    over = record_shipment(book, a_draft(wang, "03-02", "500", release=let_go), at("03-02")).result.number
    back = a_return(book, wang, "03-05", "40", over)
    assert (row_of(book, over, "03-05").release_reason, row_of(book, over, "03-05").release_expires) == (
        "周五前回款",
        on("03-06"),
    )
    assert row_of(book, back, "03-05").return_reason == "多送了"
