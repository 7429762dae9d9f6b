"""Case 29: what was entered while the clock was years fast is never lost once the clock is right."""

import pytest

from desktop_app.domain.accounts import Kind
from desktop_app.domain.ahead import Ahead
from desktop_app.domain.customers import Customer
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.customer_rows import customer_rows
from desktop_app.operations.finding import find
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.paper_rows import check_paper, paper_row
from desktop_app.operations.receipts import open_credits, receipts
from desktop_app.operations.slips import slips
from desktop_app.operations.taking_back import void_document
from desktop_app.operations.week import this_week_page
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, on, owed

FAST, TODAY = "2031-11-30", "2026-11-30"


@pytest.fixture
def wang(book: Ledger) -> Customer:
    """老王 owes 591.50; then the clock ran five years fast, and a slip of 91.00 and money of 50.00 were entered."""
    customer = a_customer(book)
    a_slip(book, customer, "2026-11-20", "591.50")
    return customer


@pytest.fixture
def slip(book: Ledger, wang: Customer) -> str:
    return a_slip(book, wang, FAST, "91.00")


def test_a_slip_of_a_fast_clock_is_listed_found_and_proven_ours_on_the_right_day(
    book: Ledger, wang: Customer, slip: str
) -> None:
    today = on(TODAY)
    assert slip == "SHD-2031-00001"
    first = slips(book, today)[0]
    assert (first.number, first.dated, first.open_fen) == (slip, on(FAST), 9100)
    assert [hit.number for hit in find(book, "2031")] == [slip]
    code = str(book.value("SELECT fingerprint FROM papers WHERE number = ?", (slip,)))
    found = check_paper(book, code, today)
    assert found is not None
    assert (found.number, found.amount_fen) == (slip, 9100)
    assert paper_row(book, slip, today).dated == on(FAST)


def test_the_page_of_the_customer_and_the_week_tell_of_it_and_the_balance_leaves_it_out(
    book: Ledger, wang: Customer, slip: str
) -> None:
    """591.50 is owed, and 1 more document of 91.00 is dated after today."""
    today = on(TODAY)
    view = customer_view(book, wang.id, today)
    assert (view.debt.owed_fen, view.ahead) == (59150, Ahead(slips=1, owed_fen=9100))
    assert (view.history[0].number, view.history[0].is_ahead) == (slip, True)
    assert this_week_page(book, today).ahead == Ahead(slips=1, owed_fen=9100)
    assert [one.exposure_fen for one in customer_rows(book, today)] == [59150 + 9100]
    assert customer_view(book, a_customer(book, "张三").id, today).ahead == Ahead()


def test_a_receipt_and_an_opening_of_a_fast_clock_are_told_apart_from_slips(
    book: Ledger, wang: Customer, slip: str
) -> None:
    today = on(TODAY)
    receipt = a_receipt(book, wang, FAST, "50")
    record_opening(book, OpeningDraft(wang.id, on(FAST), None, 700, "旧账"), at(FAST))
    told = this_week_page(book, today).ahead
    assert told == Ahead(slips=1, receipts=1, others=1, owed_fen=9100 - 5000 + 700, customer_id=wang.id)
    assert told.documents == 3
    listed = receipts(book, today)
    assert [(one.number, one.dated) for one in listed] == [(receipt, on(FAST))]
    assert open_credits(book, today, wang.id) == [], "money that is not here yet pays nothing"
    assert Kind.OPENING in {one.kind for one in customer_view(book, wang.id, today).history}


def test_once_it_is_voided_nothing_is_told_any_more_and_it_stays_struck_out(
    book: Ledger, wang: Customer, slip: str
) -> None:
    mirror = void_document(book, slip, None, "电脑日期错了", at(TODAY)).result
    today = on(TODAY)
    assert this_week_page(book, today).ahead == Ahead()
    assert [one.reversed_by for one in slips(book, today) if one.number == slip] == [mirror]
    history = {one.number: one.reversed_by for one in customer_view(book, wang.id, today).history}
    assert history[slip] == mirror
    assert owed(book, wang, TODAY) == "591.50"


def test_under_a_slow_clock_nobody_is_called_paid_up(book: Ledger, wang: Customer) -> None:
    """The clock says 2021: nothing is owed by then, and one document lies ahead."""
    week = this_week_page(book, on("2021-11-30"))
    assert (week.rows, week.ahead) == ((), Ahead(slips=1, owed_fen=59150))
