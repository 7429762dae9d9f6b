"""What is no document can be taken back: from that day on nothing counts it (U23)."""

import pytest

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.promises import Promise
from desktop_app.domain.reasons import Reason
from desktop_app.operations.chasing import this_week
from desktop_app.operations.contacts import contact_log, log_contact, put_off
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.done import Changed
from desktop_app.operations.promises import judged_promises, make_promise
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.operations.week import this_week_page
from desktop_app.store import accounts
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_slip, at, item_of, late_disputes, on


def promised(book: Ledger, customer: Customer) -> int:
    said = Promise(customer.id, 500, on("03-10"), on("03-01"))
    return make_promise(book, said, at("03-01"), accepted=MEANT).result.id


def disputed(book: Ledger, customer: Customer) -> int:
    item = item_of(book, a_slip(book, customer, "03-01", "100"))
    return raise_dispute(book, Dispute(item, customer.id, 3000, "破损", on("03-02")), at("03-02")).result.id


def held_back(book: Ledger, day: str) -> list[int]:
    return [item.disputed_fen for account in accounts.accounts(book, on(day)) for item in account.items]


def test_a_promise_taken_back_is_neither_waited_for_nor_broken(book: Ledger) -> None:
    """As of an earlier day it still stands, as it did then (case 6)."""
    customer = a_customer(book)
    a_slip(book, customer, "01-05", "100")
    wrong = promised(book, customer)
    done = withdraw(book, Withdrawable.PROMISE, wrong, at("03-03"))
    assert done.changes == {Changed.PROMISES}
    assert list(judged_promises(book, on("03-02"))) == [customer.id]
    assert judged_promises(book, on("03-03")) == judged_promises(book, on("03-20")) == {}
    broken = Reason.PROMISE_BROKEN
    assert broken not in this_week(book, on("03-20"))[0].reasons


def test_a_promise_whose_day_has_passed_stays_in_the_history(book: Ledger) -> None:
    """N01, R130: that it was broken is what is known of them; one typed today for a day that has passed is a slip."""
    customer = a_customer(book)
    a_slip(book, customer, "01-05", "100")
    broken = promised(book, customer)
    (judged,) = judged_promises(book, on("03-20"))[customer.id]
    with pytest.raises(Refused, match=f"by {judged.promise.by} stays: its day has passed"):
        withdraw(book, Withdrawable.PROMISE, broken, at("03-20"))
    assert len(judged_promises(book, on("03-20"))[customer.id]) == 1
    late = make_promise(book, Promise(customer.id, 100, on("03-02"), on("03-01")), at("03-20")).result.id
    withdraw(book, Withdrawable.PROMISE, late, at("03-20"))
    assert [one.promise.id for one in judged_promises(book, on("03-20"))[customer.id]] == [broken]


def test_a_line_of_the_log_taken_back_was_never_said(book: Ledger) -> None:
    customer = a_customer(book)
    a_slip(book, customer, "01-05", "100")
    line = Contacted(customer.id, on("03-01"), Channel.PHONE, Outcome.NOT_REACHED)
    kept, wrong = (log_contact(book, line, at("03-01"), accepted=True).result for _ in range(2))
    assert this_week_page(book, on("03-01")).rows[0].attempts == 2
    withdraw(book, Withdrawable.CONTACT, wrong.id, at("03-01"))
    assert contact_log(book, on("03-01")) == [kept]
    assert this_week_page(book, on("03-01")).rows[0].attempts == 1


def test_putting_off_is_undone_by_taking_its_line_back(book: Ledger) -> None:
    """U4: undoable."""
    customer = a_customer(book)
    a_slip(book, customer, "01-05", "100")
    line = put_off(book, customer.id, on("03-20"), at("03-01")).result
    assert this_week(book, on("03-02"))[0].resting
    withdraw(book, Withdrawable.CONTACT, line.id, at("03-02"))
    assert not this_week(book, on("03-02"))[0].resting


def test_a_dispute_taken_back_holds_nothing_and_waits_for_no_answer(book: Ledger) -> None:
    """Case 15."""
    wrong = disputed(book, a_customer(book))
    assert len(late_disputes(book, on("03-09"))) == 1
    withdraw(book, Withdrawable.DISPUTE, wrong, at("03-09"))
    assert (held_back(book, "03-08"), held_back(book, "03-09")) == ([3000], [0])
    assert late_disputes(book, on("03-09")) == []
    with pytest.raises(Refused, match="no dispute"):
        answer_dispute(book, wrong, on("03-09"), "看过了", at("03-09"))


def test_a_settled_dispute_stands(book: Ledger) -> None:
    """Its settlement may have posted a credit."""
    dispute = disputed(book, a_customer(book))
    settle_dispute(book, dispute, on("03-05"), 1000, "减价", at("03-05"))
    with pytest.raises(Refused, match="already settled"):
        withdraw(book, Withdrawable.DISPUTE, dispute, at("03-06"))


def test_taking_back_twice_is_taking_back_once(book: Ledger) -> None:
    """D4."""
    wrong = promised(book, a_customer(book))
    first, second = (withdraw(book, Withdrawable.PROMISE, wrong, at(day)) for day in ("03-02", "03-03"))
    assert (first.result, second.result, second.changes) == (wrong, wrong, frozenset())
    assert book.value("SELECT count(*) FROM withdrawals") == 1


@pytest.mark.parametrize("what", Withdrawable)
def test_what_the_book_does_not_have_cannot_be_taken_back(book: Ledger, what: Withdrawable) -> None:
    """And a promise's number is no number of a talk."""
    promised(book, a_customer(book))
    with pytest.raises(Refused):
        withdraw(book, what, 1 if what is Withdrawable.CONTACT else 99, at("03-02"))
    assert book.value("SELECT count(*) FROM withdrawals") == 0
