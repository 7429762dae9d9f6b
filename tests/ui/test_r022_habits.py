"""What is known of how a customer pays stands beside the slip that is written for them (R022, R054)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.operations.customers import all_customers, edit_customer
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from tests.ui.slip_shop import a_slip_shop
from tests.ui.window import AWindow


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_slip_shop(tmp_path) as bench:
        yield bench


def test_the_note_the_days_and_what_is_to_be_asked_are_on_the_slip_form(shop: AWindow) -> None:
    customer = shop.ask(lambda book: all_customers(book.ledger))[0]
    known = replace(
        customer, notes="只认王会计的签字", payment_days=(5, 20), must_reconcile=True, phone="", contacts=()
    )
    shop.do(lambda book, moment: edit_customer(book.ledger, known, moment))
    page = shop.go(PageName.SHIPMENT_FORM, customer_id=customer.id)
    assert isinstance(page, ShipmentFormPage)
    told = " ".join(page.strip.texts())
    assert "只认王会计的签字" in told
    assert "Pay on day 5, 20 of the month" in told
    assert "reconciled" in told
    assert "Ask for" not in told, "only from 5,000.00 on"
