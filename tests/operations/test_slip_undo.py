"""A slip that was just entered is taken back with the money that came with it (U23)."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.operations.done import Changed
from desktop_app.operations.slips import slips
from desktop_app.operations.taking_back import void_with_money
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_return, a_slip, at, on, on_account, owed, still_open


def test_the_account_is_as_it_was(book: Ledger) -> None:
    """U23: nothing owed, nothing on account, and the paid part is not money of the customer."""
    customer = a_customer(book)
    number = a_slip(book, customer, "03-01", "500", paid="200")
    done = void_with_money(book, number, "wrong customer", at("03-01"))
    assert done.changes == {Changed.DOCUMENTS}
    assert (owed(book, customer), on_account(book, customer), still_open(book, customer)) == ("0.00", "0.00", [])
    (row,) = slips(book, on("03-01"))
    assert row.reversed_by == done.result


def test_a_slip_dated_ahead_is_taken_back_on_its_day(book: Ledger) -> None:
    """Case 8: posted today for tomorrow."""
    customer = a_customer(book)
    number = a_slip(book, customer, "03-05", "500", paid="100", entered="03-01")
    void_with_money(book, number, "not yet", at("03-01"))
    assert owed(book, customer) == "0.00"
    assert on_account(book, customer) == "0.00"


def test_a_return_is_taken_back_too(book: Ledger) -> None:
    """Case 1: the slip is open again."""
    customer = a_customer(book)
    slip = a_slip(book, customer, "03-01", "500")
    back = a_return(book, customer, "03-02", "100", slip)
    void_with_money(book, back, "miscounted", at("03-02"))
    assert still_open(book, customer) == [(slip, "500.00")]


def test_what_was_reversed_or_came_back_is_refused(book: Ledger) -> None:
    customer = a_customer(book)
    slip = a_slip(book, customer, "03-01", "500")
    a_return(book, customer, "03-02", "100", slip)
    with pytest.raises(Refused, match="came back"):
        void_with_money(book, slip, "mistake", at("03-02"))
    other = a_slip(book, customer, "03-02", "50")
    void_with_money(book, other, "mistake", at("03-02"))
    with pytest.raises(Refused, match="already voided"):
        void_with_money(book, other, "mistake", at("03-02"))
    with pytest.raises(Refused, match="missing"):
        void_with_money(book, slip, " ", at("03-02"))
