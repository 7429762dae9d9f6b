"""The terms of each customer make the due date, and it stands beside the date while either is typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.operations.slips import slip
from tests.ui.slip_shop import CONTROL, RETURN, a_client, all_slips, the_form
from tests.ui.window import AWindow


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        (Terms(TermsKind.DAYS, days=45), "2027-01-05"),
        (Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=25), "2026-12-10"),
        (Terms(TermsKind.CASH), "2026-11-21"),
        (Terms(TermsKind.PREVIOUS_BATCH), "with the next batch"),
    ],
)
def test_the_due_date_of_the_terms_stands_beside_the_date(shop: AWindow, terms: Terms, due: str) -> None:
    """U8: N days, monthly, cash, by batches."""
    customer = a_client(shop, "永发工地", terms=terms)
    page = the_form(shop, customer_id=customer)
    assert page.form.due.placeholderText() == due
    assert page.form.due.text() == ""


def test_it_follows_the_date_while_that_is_typed(shop: AWindow) -> None:
    """U8, U17: before the short form of the date is written out."""
    page = the_form(shop, customer_id=1)
    page.form.dated.setFocus(Qt.FocusReason.TabFocusReason)
    shop.press("1101")
    assert page.form.dated.text() == "1101"
    assert page.form.box("dated").aside.text() == "2026-11-01 Sun"
    assert page.form.due.placeholderText() == "2026-12-01"
    assert page.form.box("due").aside.text() == "Tue"


def test_another_day_agreed_on_for_this_slip_wins(shop: AWindow) -> None:
    """U8: and one before the date of the document is refused at its field, with everything else as it was typed."""
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, RETURN, RETURN)
    page.form.due.setFocus(Qt.FocusReason.TabFocusReason)
    shop.press("2026-11-20")
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert "before the date of the document" in page.form.box("due").error()
    assert page.form.due.hasFocus()
    assert page.form.lines.total_fen() == 25_00
    shop.press("1231")
    shop.chord(RETURN, CONTROL)
    shop.settle()
    newest = all_slips(shop)[0]
    assert shop.ask(lambda book: slip(book.ledger, newest.number)).due == date(2026, 12, 31)
