"""Sums are typed where amounts are: in the fields and in the cells of every grid, and their worth is shown first."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.routes import PageName
from desktop_app.ui.plans.plan_form import PlanFormPage
from desktop_app.ui.receipts.receipt_fields import ReceiptFields
from desktop_app.ui.receipts.receipt_form import ReceiptFormPage
from tests.ui.stories import a_customer, ships
from tests.ui.window import AWindow, a_window

SUMS = [("12*36", 432_00), ("120/4", 30_00), ("1.2w", 12_000_00), ("1,200", 1_200_00), ("100-0.5", 99_50)]


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """宏达建材, customer 1, owes 3,000 that is late."""
    with a_window(tmp_path) as bench:
        ships(bench, a_customer(bench), 3000, date(2026, 9, 1))
        yield bench


def receipt_form(bench: AWindow) -> ReceiptFields:
    page = bench.go(PageName.RECEIPT_FORM, customer_id=1)
    assert isinstance(page, ReceiptFormPage)
    return page.form


@pytest.mark.parametrize(("typed", "fen"), SUMS)
def test_the_sum_of_a_receipt_may_be_worked_out_in_its_field(bench: AWindow, typed: str, fen: int) -> None:
    """U22: the worth stands beside the label before it is accepted, and the slips follow it."""
    form = receipt_form(bench)
    bench.press(typed)
    assert form.amount.fen() == fen
    assert form.allocate.left_fen() == fen - min(fen, 3000_00)
    if typed != "1,200":
        assert form.box("amount").aside.text().startswith("= ")
    bench.press(Qt.Key.Key_Return)
    assert form.amount.text() == f"{fen / 100:,.2f}"


@pytest.mark.parametrize(("typed", "fen"), SUMS)
def test_the_amount_cell_of_a_slip_takes_sums_too(bench: AWindow, typed: str, fen: int) -> None:
    """U22."""
    form = receipt_form(bench)
    form.amount.set_fen(100_000_00)
    form.allocate.setFocus()
    bench.press(typed, Qt.Key.Key_Return)
    bench.settle()
    assert [line.fen for line in form.allocate.grid.records()] == [fen]
    assert form.allocate.grid.model.index(0, 6).data() == f"{fen / 100:,.2f}"


def test_the_amount_cell_of_a_part_takes_sums_and_keeps_the_last_number_where_it_is_none(bench: AWindow) -> None:
    """U22: letters change nothing."""
    page = bench.go(PageName.PLAN_FORM, customer_id=1)
    assert isinstance(page, PlanFormPage)
    page.form.instalments.setFocus()
    bench.press("300*2", Qt.Key.Key_Return)
    bench.settle()
    assert page.form.instalments.parts()[0].amount_fen == 600_00
    bench.press("abc", Qt.Key.Key_Return)
    bench.settle()
    assert page.form.instalments.parts()[1].amount_fen == 1000_00
