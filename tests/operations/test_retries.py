"""A form sent twice, after a crash or a double click, is one entry (D4, F21)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.payments import Allocation
from desktop_app.domain.promises import Promise
from desktop_app.operations.contacts import contact_log, log_contact
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.payments import allocate
from desktop_app.operations.promises import judged_promises, make_promise
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from tests.operations.builders import a_book, a_customer, a_receipt, a_slip, at, item_of, on, still_open


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with a_book(tmp_path) as ledger:
        yield ledger


def test_a_promise_sent_twice_is_one_promise(book: Ledger) -> None:
    customer = a_customer(book)
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
    customer = a_customer(book)
    make_promise(book, Promise(customer.id, 500_00, on("03-10"), on("03-01")), at("03-01"), "form-1")
    with pytest.raises(Refused, match="form-1"):
        log_contact(book, Contacted(customer.id, on("03-01"), Channel.PHONE, Outcome.REACHED), at("03-01"), "form-1")
