"""Promises kept per customer (R130)."""

from desktop_app.domain.promises import Promise
from desktop_app.operations.promises import make_promise
from desktop_app.operations.reports import promise_tallies
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, on


def test_each_customer_stands_with_how_the_promises_ended_the_least_reliable_first(book: Ledger) -> None:
    wang, li, zhao = (a_customer(book, name) for name in ("老王建材", "李记五金", "赵家粮油"))
    for customer, by in ((wang, "03-05"), (wang, "03-20"), (li, "03-05"), (zhao, "03-20")):
        a_slip(book, customer, "03-01", "900")
        make_promise(book, Promise(customer.id, 100_00, on(by), on("03-02")), at("03-02"))
    a_receipt(book, wang, "03-04", "100")
    a_receipt(book, li, "03-04", "40")
    found = promise_tallies(book, on("03-06"))
    assert [(one.name, one.kept, one.part_kept, one.broken, one.waiting, one.rate) for one in found] == [
        ("李记五金", 0, 1, 0, 0, 0.4),
        ("老王建材", 1, 0, 0, 1, 1.0),
        ("赵家粮油", 0, 0, 0, 1, None),
    ]
    assert [(one.promised_fen, one.arrived_fen) for one in found] == [(100_00, 40_00), (200_00, 100_00), (100_00, 0)]
