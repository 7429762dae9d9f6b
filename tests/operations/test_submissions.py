"""One entry, one document: a retry after a crash adds nothing, and no submission id serves two entries (D4)."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from desktop_app.domain.accounts import Direction
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.shipments import ReturnDraft
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import take_payment
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_draft, a_slip, at, goods, on

TODAY = "03-10"
Entry = Callable[[Ledger, Customer, str], str]


def a_shipment(book: Ledger, customer: Customer, amount: str) -> str:
    return record_shipment(book, a_draft(customer, TODAY, amount, submission="S1"), at(TODAY)).result.number


def money(book: Ledger, customer: Customer, amount: str) -> str:
    draft = ReceiptDraft(customer.id, on(TODAY), parse_fen(amount), submission="S1")
    return take_payment(book, draft, at(TODAY)).result.number


def goods_back(book: Ledger, customer: Customer, amount: str) -> str:
    draft = ReturnDraft(customer.id, on(TODAY), (goods(amount),), submission="S1", accepted=MEANT)
    return record_return(book, draft, at(TODAY)).result.number


def allowance(book: Ledger, customer: Customer, amount: str) -> str:
    draft = AdjustmentDraft(customer.id, on(TODAY), parse_fen(amount), submission="S1", accepted=MEANT)
    return record_adjustment(book, draft, at(TODAY)).result


def old_debt(book: Ledger, customer: Customer, amount: str) -> str:
    draft = OpeningDraft(customer.id, on("02-01"), None, parse_fen(amount), submission="S1")
    return record_opening(book, draft, at(TODAY)).result


ENTRIES: tuple[Entry, ...] = (a_shipment, money, goods_back, allowance, old_debt)
each = pytest.mark.parametrize("entry", ENTRIES)


@each
def test_the_same_entry_gives_the_first_document_back(book: Ledger, entry: Entry) -> None:
    wang = a_customer(book)
    first = entry(book, wang, "50")
    assert entry(book, wang, "50") == first
    assert book.value("SELECT count(*) FROM documents") == 1


@each
def test_an_id_used_for_another_sum_or_customer_is_refused(book: Ledger, entry: Entry) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    first = entry(book, wang, "50")
    for customer, amount in ((wang, "50.01"), (li, "50")):
        with pytest.raises(Refused, match=f"already used for {first}"):
            entry(book, customer, amount)
    assert book.value("SELECT count(*) FROM documents") == 1


@pytest.mark.parametrize(("entry", "other"), list(permutations(ENTRIES, 2)))
def test_an_id_used_for_another_kind_of_entry_is_refused(book: Ledger, entry: Entry, other: Entry) -> None:
    wang = a_customer(book)
    first = entry(book, wang, "50")
    with pytest.raises(Refused, match=f"already used for {first}"):
        other(book, wang, "50")


def test_entries_without_an_id_are_each_their_own(book: Ledger) -> None:
    wang = a_customer(book)
    assert a_slip(book, wang, TODAY) != a_slip(book, wang, TODAY)


def test_a_retried_slip_answers_with_its_due_date_though_the_terms_have_changed(book: Ledger) -> None:
    """D9: the paper is frozen; a second look at the gate is not taken."""
    wang = a_customer(book)
    draft = a_draft(wang, TODAY, submission="S1")
    first = record_shipment(book, draft, at(TODAY)).result
    again = record_shipment(book, replace(draft, fixed_due=on("12-31")), at("03-12")).result
    assert (again.number, again.due, again.verdict) == (first.number, on("04-09"), None)


def test_a_debit_note_under_an_id_is_not_a_credit_note(book: Ledger) -> None:
    """Same kind, customer and sum, but the other way round."""
    wang = a_customer(book)
    allowance(book, wang, "50")
    draft = AdjustmentDraft(wang.id, on(TODAY), parse_fen("50"), Direction.DEBIT, submission="S1")
    with pytest.raises(Refused, match="already used"):
        record_adjustment(book, draft, at(TODAY))
