"""Goods for goods of the same worth (等价换货): entered at once, kept as a slip and its return."""

from dataclasses import replace

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.domain.slip_sums import Charges
from desktop_app.operations.even_exchanges import record_slip, void_exchange
from desktop_app.operations.payments import take_payment
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, at, on, on_account, owed, still_open

TAP, VALVE = Line("水龙头", 2_000, 440_000, unit="个"), Line("角阀", 4_000, 220_000, unit="个")
"""Two taps at 44.00 came; four valves at 22.00 leave for them."""


def bought(book: Ledger, wang: Customer, *lines: Line, charges: Charges | None = None) -> str:
    draft = ShipmentDraft(wang.id, on("03-02"), lines or (TAP,), charges=charges or Charges())
    return record_slip(book, draft, at("03-02")).result.number


def exchange(wang: Customer, origin: str = "", **facts: object) -> ShipmentDraft:
    back = replace(TAP, quantity=-2_000, origin=origin)
    draft = ShipmentDraft(wang.id, on("03-10"), (VALVE, back), submission="x")
    return replace(draft, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("paid", [False, True])
def test_what_is_owed_is_as_before_whether_the_first_slip_was_paid_or_not(book: Ledger, paid: bool) -> None:
    """88.00 against 88.00: unpaid, the new slip takes the place of the old; paid, it is paid by what came back."""
    wang = a_customer(book)
    first = bought(book, wang)
    if paid:
        take_payment(book, ReceiptDraft(wang.id, on("03-05"), 88_00, "现金"), at("03-05"))
    made = record_slip(book, exchange(wang, first), at("03-10")).result
    assert (made.total_fen, len(made.returned)) == (88_00, 1)
    assert (owed(book, wang), on_account(book, wang)) == ("0.00" if paid else "88.00", "0.00")
    assert still_open(book, wang) == ([] if paid else [(made.number, "88.00")])
    again = record_slip(book, exchange(wang, first), at("03-10")).result
    assert (again.number, again.returned) == (made.number, made.returned), "sent twice it is entered once"
    void_exchange(book, made.number, made.returned, "没换成", at("03-10"))
    assert owed(book, wang) == ("0.00" if paid else "88.00")
    assert still_open(book, wang) == ([] if paid else [(first, "88.00")])
    assert checking.check(book) == []


def test_goods_of_an_unknown_slip_pay_the_new_one_and_no_older_debt(book: Ledger) -> None:
    wang = a_customer(book)
    older = bought(book, wang)
    made = record_slip(book, exchange(wang), at("03-10")).result
    assert still_open(book, wang) == [(older, "88.00")]
    assert made.total_fen == 88_00
    assert checking.check(book) == []


def test_what_was_charged_counts_and_freight_is_still_owed(book: Ledger) -> None:
    """The taps had 5 % off: 83.60. Valves for 83.60 make it even; the freight of 30.00 is owed."""
    wang = a_customer(book)
    first = bought(book, wang, TAP.at_rate(500))
    valves = replace(VALVE, quantity=3_800)
    draft = exchange(wang, first, lines=(valves, replace(TAP, quantity=-2_000, origin=first)),
                     charges=Charges(freight_fen=30_00))  # fmt: skip
    made = record_slip(book, draft, at("03-10")).result
    assert made.total_fen == 113_60
    assert owed(book, wang) == "113.60"
    assert checking.check(book) == []


def test_more_back_than_the_customer_has_is_asked_and_nothing_is_booked(book: Ledger) -> None:
    wang = a_customer(book)
    first = bought(book, wang, replace(TAP, quantity=1_000))
    with pytest.raises(Doubted):
        record_slip(book, exchange(wang), at("03-10"))
    assert still_open(book, wang) == [(first, "44.00")]
