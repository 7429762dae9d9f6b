"""Taking one spreading of a credit back leaves what was settled before."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.payments import Allocation
from desktop_app.operations.payments import allocate
from desktop_app.operations.taking_back import undo_spread
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, item_of, on, still_open


def test_only_the_last_of_two_spreadings_to_the_same_slip_is_taken_back(book: Ledger) -> None:
    """U23: undo gives back the lists as they were, not as they were a week ago."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "100")
    receipt = a_receipt(book, wang, "03-02", "80", to={slip: "30"})
    more = [Allocation(item_of(book, slip), parse_fen("20"))]
    allocate(book, receipt, more, on("03-03"), at("03-03"))
    assert still_open(book, wang) == [(slip, "50.00")]
    undo_spread(book, receipt, more, on("03-03"), at("03-03"))
    assert still_open(book, wang) == [(slip, "70.00")]


def test_two_lines_of_the_same_sum_are_both_taken_back(book: Ledger) -> None:
    wang = a_customer(book)
    slips = [a_slip(book, wang, "03-01", "10"), a_slip(book, wang, "03-02", "10")]
    receipt = a_receipt(book, wang, "03-03", "20", to={})
    chosen = [Allocation(item_of(book, slip), parse_fen("10")) for slip in slips]
    allocate(book, receipt, chosen, on("03-04"), at("03-04"))
    assert still_open(book, wang) == []
    undo_spread(book, receipt, chosen, on("03-04"), at("03-04"))
    assert still_open(book, wang) == [(slip, "10.00") for slip in slips]


def test_what_was_taken_back_before_is_refused_the_second_time(book: Ledger) -> None:
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "100")
    receipt = a_receipt(book, wang, "03-02", "80", to={})
    chosen = [Allocation(item_of(book, slip), parse_fen("80"))]
    allocate(book, receipt, chosen, on("03-03"), at("03-03"))
    undo_spread(book, receipt, chosen, on("03-03"), at("03-03"))
    with pytest.raises(Refused, match="was changed meanwhile"):
        undo_spread(book, receipt, chosen, on("03-03"), at("03-03"))
    assert still_open(book, wang) == [(slip, "100.00")]
