"""What was taken back by mistake is recorded once more, and no more than once (U23)."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.promises import Promise
from desktop_app.operations.customers import add_customer, put_new_away
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.promises import judged_promises, make_promise
from desktop_app.operations.taking_back import Withdrawable, void_document, withdraw
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_slip, at, on


def test_a_note_that_counts_is_not_recorded_once_more(book: Ledger) -> None:
    with pytest.raises(Refused, match="counts as it is"):
        note_again(book, Withdrawable.PROMISE, 1, at("03-10"))


def test_a_promise_recorded_once_more_by_a_key_that_bounces_is_there_once(book: Ledger) -> None:
    """D4."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "100")
    said = Promise(wang.id, 10000, on("03-25"), on("03-05"))
    row = make_promise(book, said, at("03-05"), accepted=MEANT).result.id
    withdraw(book, Withdrawable.PROMISE, row, at("03-10"))
    first, second = (note_again(book, Withdrawable.PROMISE, row, at("03-10")) for _ in range(2))
    assert (second.result, second.changes) == (first.result, frozenset())
    assert len(judged_promises(book, on("03-10"))) == 1


def test_a_new_customer_with_whom_something_began_stays(book: Ledger) -> None:
    """U23: nobody's debt leaves the lists with them; once that is void, they may go."""
    wang = a_customer(book)
    number = a_slip(book, wang, "03-01", "100")
    with pytest.raises(Refused, match=rf"{wang.name} stays: something was entered"):
        put_new_away(book, wang, at("03-10"))
    void_document(book, number, None, "开错了", at("03-10"))
    assert not put_new_away(book, wang, at("03-10")).result.active
    with pytest.raises(Refused, match="already a customer"):
        add_customer(book, wang, at("03-10"))
