"""Terms of an older book go on as before and are looked at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.dates import PayMonth, Terms, TermsKind, due_date
from desktop_app.operations.books import Book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.customers import confirm_terms, edit_customer, terms_to_look_at
from desktop_app.store import schema
from desktop_app.store.database import Ledger
from tests.operations.builders import ONE_BEHIND, a_book, a_customer, a_slip, at, on
from tests.store import old_books
from tests.store.old_books import PASSPHRASE

TODAY = "2026-06-01"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """The book of format 2, brought to the format of today."""
    kept = next(one for one in old_books.FORMATS if one.name == "format-2")
    with open_book(old_books.copy_of(kept, tmp_path / "book"), PASSPHRASE) as opened:
        yield opened
        assert check_book(opened) == []


def test_customers_of_an_older_book_are_looked_at_once(book: Book) -> None:
    """Case 11: a batch behind under its own name; confirmed, nobody is asked again, and the journal knows."""
    waiting = terms_to_look_at(book.ledger)
    assert "单县五金" in [one.name for one in waiting]
    assert {one.terms.kind for one in waiting} <= {
        TermsKind.PREVIOUS_BATCH, TermsKind.NEXT_MONTH_DAYS, TermsKind.MONTHLY_DAY,
    }  # fmt: skip
    first, *rest = waiting
    assert confirm_terms(book.ledger, [first.id], at(TODAY)).result == 1
    assert terms_to_look_at(book.ledger) == rest
    assert confirm_terms(book.ledger, [first.id], at(TODAY)).result == 0
    said = book.ledger.value("SELECT count(*) FROM journal WHERE verb = 'confirm_terms'")
    assert said == 1


def test_other_terms_answer_the_question_too(book: Book) -> None:
    """Case 11: whoever changes the terms has looked at them; another change leaves the question."""
    batches = next(one for one in terms_to_look_at(book.ledger) if one.name == "单县五金")
    edited = edit_customer(book.ledger, replace(batches, notes="老客户"), at(TODAY)).result
    assert batches.id in [one.id for one in terms_to_look_at(book.ledger)]
    edit_customer(book.ledger, replace(edited, terms=Terms(TermsKind.SETTLE_PREVIOUS)), at(TODAY))
    assert batches.id not in [one.id for one in terms_to_look_at(book.ledger)]


def test_which_terms_of_an_older_book_are_asked_about(tmp_path: Path) -> None:
    """Case 4: what was read one way only is not asked about; what is goes on with the same due dates."""
    delivered = on("2026-03-22")
    agreed = {
        "压批": (ONE_BEHIND, None, True),
        "同月": (Terms(TermsKind.MONTHLY_DAY, cut_off=20, pay_day=25), date(2026, 4, 25), True),
        "次月": (Terms(TermsKind.MONTHLY_DAY, cut_off=25, pay_day=10), date(2026, 4, 10), False),
        "月结": (Terms(TermsKind.NEXT_MONTH_DAYS, days=30), date(2026, 4, 30), True),
        "货到": (Terms(TermsKind.DAYS, days=30), date(2026, 4, 21), False),
        "现结": (Terms(), delivered, False),
    }
    with a_book(tmp_path) as ledger:
        made = {name: a_customer(ledger, name, terms=terms) for name, (terms, _, _) in agreed.items()}
        listed_again(ledger)
        assert {one.name for one in terms_to_look_at(ledger)} == {name for name, (*_, asked) in agreed.items() if asked}
        for name, (terms, due, _) in agreed.items():
            assert (name, due_date(terms, delivered)) == (name, due)
            a_slip(ledger, made[name], "2026-03-22", paid="100" if name == "现结" else "0")


def listed_again(ledger: Ledger) -> None:
    """What the climb of an older book asks about, of the customers that are there."""
    (listing,) = [one for step in schema.STEPS for one in step if one.startswith("INSERT INTO terms_to_confirm")]
    ledger.write(listing)


def test_an_old_month_confirmed_keeps_its_meaning() -> None:
    """Case 4."""
    unsaid = Terms(TermsKind.MONTHLY_DAY, cut_off=20, pay_day=25)
    assert unsaid.month_paid is PayMonth.SAME
    assert due_date(unsaid, on("2026-03-20")) == date(2026, 3, 25)
