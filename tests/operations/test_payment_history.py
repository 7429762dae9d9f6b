"""How a customer paid before: what counts in the history the chances are counted from (N07)."""

from datetime import date, timedelta

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.forecast import PaidItem
from desktop_app.operations.taking_back import undo_allocation, void_document
from desktop_app.store import chasing
from desktop_app.store.database import Ledger
from tests.operations.builders import ONE_BEHIND, a_customer, a_receipt, a_return, a_slip, at, on


def settled_items(book: Ledger, day: date) -> list[PaidItem]:
    return list(chasing.settled_items(book, day))


def test_a_previous_batch_slip_counts_in_the_history_as_due_when_the_newer_one_left(book: Ledger) -> None:
    """N02, N07: the customer of case 11 has a history too."""
    wang = a_customer(book, terms=ONE_BEHIND)
    first = a_slip(book, wang, "03-01", "100")
    a_slip(book, wang, "03-08", "60")
    a_receipt(book, wang, "03-10", "100", to={first: "100"})
    paid = [(wang.id, (on("03-10") - on("03-08")).days)]
    assert settled_items(book, on("03-10")) == paid
    assert settled_items(book, on("03-09")) == []
    a_slip(book, wang, "03-12", "1")
    a_receipt(book, wang, "03-20", "10")
    assert settled_items(book, on("03-12")) == paid, "as that day knew it"


def test_a_batch_paid_before_it_fell_due_has_no_lateness(book: Ledger) -> None:
    wang = a_customer(book, terms=ONE_BEHIND)
    a_slip(book, wang, "03-01", "100", paid="100")
    assert settled_items(book, on("03-10")) == []


def test_only_money_pays_a_slip(book: Ledger) -> None:
    """N07: reversed slips, goods that came back and payments taken back are no way to pay."""
    wang = a_customer(book, terms=Terms(TermsKind.DAYS, days=5))
    paid = a_slip(book, wang, "03-01", "100")
    back, wrong, freed = (a_slip(book, wang, "03-02", amount) for amount in ("10", "20", "30"))
    a_receipt(book, wang, "03-04", "60", to={paid: "60"})
    a_receipt(book, wang, "03-07", "40", to={paid: "40"})
    a_return(book, wang, "03-05", "10", back)
    void_document(book, wrong, on("03-05"), "开错单", at("03-05"))
    receipt = a_receipt(book, wang, "03-05", "30", to={freed: "30"})
    undo_allocation(book, receipt, freed, on("03-08"), at("03-08"))
    in_full = (wang.id, (on("03-07") - on("03-06")).days)
    assert settled_items(book, on("03-10")) == [in_full]
    assert settled_items(book, on("03-06")) == [(wang.id, (on("03-05") - on("03-07")).days)], "before it was taken back"


def test_slips_of_more_than_three_years_ago_say_nothing_about_today(book: Ledger) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "100", paid="100")
    last = on("03-01") + timedelta(days=3 * 365)
    assert [len(settled_items(book, day)) for day in (last, last + timedelta(days=1))] == [1, 0]


def test_a_receipt_that_was_reversed_leaves_no_history(book: Ledger) -> None:
    """U23: what reverses it is no slip that was paid, today or as of a day that has passed."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "100")
    void_document(book, a_receipt(book, wang, "03-05", "100"), on("03-05"), "入错", at("03-05"))
    assert settled_items(book, on("03-06")) == []
    a_receipt(book, a_customer(book, "李记五金"), "03-09", "1", entered="03-09")
    a_slip(book, wang, "03-10", "5", paid="5")
    assert settled_items(book, on("03-06")) == [], "as that day knew it"


def test_a_receipt_entered_with_a_wrong_day_and_entered_again_is_not_the_day_the_slip_was_paid(book: Ledger) -> None:
    """N07, U23: the money came on 1 March; 31 March was a mistake that was taken back."""
    wang = a_customer(book)
    a_slip(book, wang, "01-01", "100")
    void_document(book, a_receipt(book, wang, "03-31", "100"), None, "日期错", at("03-31"))
    a_receipt(book, wang, "03-01", "100", entered="04-02")
    paid = [(wang.id, (on("03-01") - on("01-31")).days)]
    assert settled_items(book, on("04-02")) == paid
    a_slip(book, wang, "04-03", "5", paid="5")
    assert settled_items(book, on("04-02")) == paid, "as that day knew it"


def test_a_slip_whose_receipt_was_taken_back_and_whose_goods_came_back_was_never_paid(book: Ledger) -> None:
    """N07: goods alone settled it, whatever had been set against it before."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "01-01", "100")
    void_document(book, a_receipt(book, wang, "01-20", "100"), None, "入错", at("01-20"))
    a_return(book, wang, "01-25", "100", slip)
    assert settled_items(book, on("01-25")) == []
    a_slip(book, wang, "02-01", "5")
    a_receipt(book, wang, "02-02", "5")
    assert settled_items(book, on("01-25")) == [], "as that day knew it"
