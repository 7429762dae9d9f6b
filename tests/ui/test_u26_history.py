"""Ctrl+H shows who changed what of the record one is at, and Ctrl+F and Ctrl+E work on it as on any list (U26)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.operations.customers import all_customers, edit_customer
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.reports.history import HistoryPage
from desktop_app.ui.start.start import Start
from desktop_app.ui.start.window_commands import WindowCommands
from tests.ui.slip_shop import a_past_slip, a_slip_shop, all_slips
from tests.ui.window import AWindow


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_slip_shop(tmp_path) as bench:
        a_past_slip(bench, 1, date(2026, 11, 1), (1, "10", "25"))
        yield bench


def test_every_record_has_its_history_one_key_away(shop: AWindow) -> None:
    commands = WindowCommands(shop.window, Start(shop.window, shop.folder))
    customer = shop.ask(lambda book: all_customers(book.ledger))[0]
    shop.do(lambda book, moment: edit_customer(book.ledger, replace(customer, area="城东"), moment))

    def seen() -> list[tuple[str, ...]]:
        commands.show_history()
        shop.settle()
        page = shop.window.current_page()
        assert isinstance(page, HistoryPage)
        rows = page.table.model.shown
        return [tuple(str(column.value(row)) for column in page.table.visible_columns()) for row in rows]

    number = all_slips(shop)[0].number
    shop.go(PageName.SHIPMENTS, number=number)
    assert {row[2] for row in seen()} == {number}
    shop.go(PageName.CUSTOMER, customer_id=customer.id)
    told = seen()
    assert any({"Area", "城东"} <= {*row} for row in told)
    assert shop.window.current_page().context() == customer.name  # type: ignore[union-attr]
    shop.go(PageName.SETTINGS)
    assert {row[3] for row in seen()} == {"Book created"}
    shop.go(PageName.REPORTS)
    assert len(seen()) > 1
