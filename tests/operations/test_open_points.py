"""Points to be cleared, in a book: noted once, ended, credited when their money came (R042, R064, R065, R132)."""

from dataclasses import replace

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.open_points import OpenPoint, PointEnd, PointKind
from desktop_app.operations.open_points import add_point, end_point, honour_point, points_of, take_end_back
from desktop_app.operations.taking_back import Withdrawable, void_document, withdraw
from desktop_app.store import accounts
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_receipt, a_slip, at, on

NOW = at("03-31")


def owed(book: Ledger, customer_id: int) -> int:
    return accounts.balance_on(book, customer_id, NOW.today)


def test_a_rebate_waits_while_money_is_late_then_it_is_credited_and_open_again_when_voided(book: Ledger) -> None:
    """R042, R065: 30 of 1,000; the slip of January is late until it is paid."""
    wang = a_customer(book)
    old = a_slip(book, wang, "01-05", "600")
    a_slip(book, wang, "03-20", "400", release="熟客")
    rebate = OpenPoint(PointKind.REBATE, wang.id, on("03-01"), "二月返利", 3000, 60000)
    made = add_point(book, rebate, at("03-01"), "r").result
    assert not add_point(book, rebate, at("03-01"), "r").changes
    assert points_of(book, NOW.today)[0].held
    with pytest.raises(Refused, match=r"The rebate waits: 600\.00"):
        honour_point(book, made.id, NOW)
    a_receipt(book, wang, "03-25", "600", {old: "600"})
    number = honour_point(book, made.id, NOW, "h", MEANT).result
    assert honour_point(book, made.id, NOW, "h", MEANT).result == number
    assert (owed(book, wang.id), points_of(book, NOW.today)[0].ended_by) == (37000, number)
    with pytest.raises(Refused, match="ended already"):
        honour_point(book, made.id, NOW)
    with pytest.raises(Refused, match="Void that paper"):
        take_end_back(book, made.id, NOW)
    with pytest.raises(Refused, match="Void that paper"):
        withdraw(book, Withdrawable.POINT, made.id, NOW)
    void_document(book, number, None, "错", NOW)
    assert (owed(book, wang.id), points_of(book, NOW.today)[0].end) == (40000, None)


def test_an_offer_is_credited_only_for_money_that_came_while_it_held(book: Ledger) -> None:
    """R132: 500 by 20 March; what came on the 25th is too late."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "600")
    offer = OpenPoint(PointKind.OFFER, wang.id, on("03-01"), "付五百让一百", 50000, 10000, until=on("03-20"))
    late, soon = (
        add_point(book, offer, at("03-01")).result,
        add_point(book, replace(offer, until=on("03-30")), at("03-01")).result,
    )
    a_receipt(book, wang, "03-25", "500", {})
    with pytest.raises(Refused, match=r"500.00 was to come first; since 2026-03-01, 0.00 came"):
        honour_point(book, late.id, NOW)
    honour_point(book, soon.id, NOW, accepted=MEANT)
    assert owed(book, wang.id) == 0


def test_a_fault_of_ours_is_put_right_and_that_can_be_taken_back(book: Ledger) -> None:
    """R064: nothing is booked for it."""
    wang = a_customer(book)
    fault = OpenPoint(PointKind.FAULT, wang.id, on("03-01"), "货架没送", owner="小曾", until=on("03-09"))
    made = add_point(book, fault, at("03-01")).result
    with pytest.raises(Refused, match="Only an offer"):
        honour_point(book, made.id, NOW)
    with pytest.raises(Refused, match="its own step"):
        end_point(book, made.id, PointEnd.HONOURED, "", NOW)
    assert end_point(book, made.id, PointEnd.CLEARED, "送到了", NOW).result.end_note == "送到了"
    assert not end_point(book, made.id, PointEnd.CLEARED, "", NOW).changes
    take_end_back(book, made.id, NOW)
    take_end_back(book, made.id, NOW)
    assert points_of(book, NOW.today, wang.id)[0].end is None
    withdraw(book, Withdrawable.POINT, made.id, NOW)
    with pytest.raises(Refused, match="no such note"):
        end_point(book, made.id, PointEnd.CLEARED, "", NOW)
