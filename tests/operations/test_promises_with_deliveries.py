"""A promise that hangs on the next delivery: so much of the old debt comes with it (R109)."""

from desktop_app.domain.promises import Promise, PromiseState, PromiseTie
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.promises import came_with_delivery, judged_promises, make_promise, promised_with_slip
from desktop_app.operations.taking_back import Withdrawable, void_document, withdraw
from desktop_app.store.customers import load_customer
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_receipt, a_slip, at, on


def promised(book: Ledger) -> tuple[int, int]:
    """老王建材 owes 1,000 since January and promised 300 of it with the next slip, on 20 March at the latest."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "1000")
    said = Promise(wang.id, 300_00, on("03-20"), on("03-01"), "王总", tie=PromiseTie.NEXT_SLIP)
    return wang.id, make_promise(book, said, at("03-01"), accepted=MEANT).result.id


def state(book: Ledger, day: str) -> tuple[PromiseState, str]:
    ((one,),) = judged_promises(book, on(day)).values()
    return one.state, one.promise.by.isoformat()


def test_it_is_due_with_the_slip_and_money_for_that_slip_does_not_keep_it(book: Ledger) -> None:
    """Case 9: 200 for the new goods of 200 are not the 300 that were promised."""
    customer, _ = promised(book)
    wang = next(iter(judged_promises(book, on("03-01"))))
    assert (customer, state(book, "03-04")) == (wang, (PromiseState.WAITING, "2026-03-20"))
    who = load_customer(book, customer)
    slip = a_slip(book, who, "03-05", "200")
    assert state(book, "03-05") == (PromiseState.DUE_TODAY, "2026-03-05")
    a_receipt(book, who, "03-05", "200", {slip: "200"})
    assert state(book, "03-06") == (PromiseState.BROKEN, "2026-03-05")
    void_document(book, slip, on("03-06"), "没送", at("03-06"))
    assert state(book, "03-06") == (PromiseState.WAITING, "2026-03-20"), "no delivery, no money due"


def test_without_a_delivery_it_is_due_on_its_last_day_and_kept_it_is_what_to_ask_more_than(book: Ledger) -> None:
    customer, _ = promised(book)
    who = load_customer(book, customer)
    assert promised_with_slip(book, customer, on("03-05")) == 300_00
    a_slip(book, who, "03-05", "200")
    a_receipt(book, who, "03-05", "300")
    assert (promised_with_slip(book, customer, on("03-05")), promised_with_slip(book, 99, on("03-05"))) == (0, 0)
    assert state(book, "03-06")[0] is PromiseState.KEPT
    assert came_with_delivery(book, customer, on("03-06")) == 300_00
    assert came_with_delivery(book, customer, on("03-04")) == 0


def test_withdrawn_and_noted_again_it_still_hangs_on_the_delivery(book: Ledger) -> None:
    _, row = promised(book)
    withdraw(book, Withdrawable.PROMISE, row, at("03-02"))
    note_again(book, Withdrawable.PROMISE, row, at("03-02"))
    ((one,),) = judged_promises(book, on("03-02")).values()
    assert one.promise.tie is PromiseTie.NEXT_SLIP
