"""One thread owns the book; whoever asks it waits his turn and gets his own answer or failure (D2)."""

import threading

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.store.database import open_ledger
from desktop_app.store.thread import StoreThread
from tests.operations.builders import a_customer
from tests.store.conftest import Closed


def test_calls_of_many_threads_run_one_after_another_on_the_threads_own(closed: Closed) -> None:
    seen: list[int] = []
    with StoreThread() as store:
        ledger = store.ask(lambda: open_ledger(closed.path, closed.key)).result()

        def one(place: int) -> int:
            seen.append(threading.get_ident())
            before = ledger.value("SELECT count(*) FROM customers")
            a_customer(ledger, f"客户 {place}")
            return int(ledger.value("SELECT count(*) FROM customers") - before)

        askers = [threading.Thread(target=lambda place=place: store.ask(lambda: one(place))) for place in range(20)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join()
        added = store.ask(lambda: ledger.value("SELECT count(*) FROM customers WHERE name LIKE '客户 %'")).result()
        store.ask(ledger.close).result()
    assert added == 20
    assert len(set(seen)) == 1
    assert seen[0] != threading.get_ident()


def test_a_failure_comes_back_with_its_answer_and_the_thread_works_on() -> None:
    def refuse() -> None:
        raise Refused("no")

    with StoreThread() as store:
        failed, fine = store.ask(refuse), store.ask(lambda: 7)
        with pytest.raises(Refused, match="no"):
            failed.result()
        assert fine.result() == 7


def test_the_asker_does_not_wait_and_the_end_waits_for_all() -> None:
    gate = threading.Event()
    with StoreThread() as store:
        answer = store.ask(lambda: gate.wait(20))
        assert not answer.done()
        gate.set()
    assert answer.result()
