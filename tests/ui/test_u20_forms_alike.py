"""Who knows one form knows them all: the same buttons at the same place, the same list of how money comes in."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.routes import PageName
from desktop_app.ui.trade.method_field import METHODS
from tests.ui.slip_shop import CONTROL, RETURN, a_past_slip, a_slip_shop, the_form
from tests.ui.window import AWindow, turns

FORMS = (
    PageName.SHIPMENT_FORM, PageName.RETURN_FORM, PageName.RECEIPT_FORM, PageName.PLAN_FORM, PageName.CUSTOMER_FORM
)  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_slip_shop(tmp_path) as bench:
        a_past_slip(bench, 1, date(2026, 9, 1), (1, "10", "26"))
        yield bench


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_left_and_saved_at_the_bottom_right(shop: AWindow, name: PageName) -> None:
    """U20: the way back, the draft, then the primary button in the corner; Tab comes to the primary one first."""
    page: Any = shop.go(name, customer_id=1)
    turns(20)
    row = (page.leaving, page.drafting, page.saving)
    assert page.saving.text().endswith("Ctrl+Enter")
    assert [one.text() for one in row[:2]] == ["Back  Esc", "Save draft  Ctrl+S"]
    corner = page.saving.mapTo(page, QPoint(page.saving.width(), page.saving.height()))
    right = page.form.mapTo(page, QPoint(page.form.width(), 0)).x()
    assert corner == QPoint(right, page.height() - page.layout().contentsMargins().bottom())
    assert len({one.mapTo(page, QPoint(0, 0)).y() for one in row}) == 1
    for left, button in pairwise(row):
        assert button.mapTo(page, QPoint(0, 0)).x() - left.mapTo(page, QPoint(left.width(), 0)).x() == 8
    page.saving.setFocus()
    for one in (page.drafting, page.leaving):
        shop.press(Qt.Key.Key_Tab)
        assert one.hasFocus()


@pytest.mark.parametrize("name", FORMS)
def test_the_page_says_when_what_is_typed_was_kept_as_a_draft(shop: AWindow, name: PageName) -> None:
    """U21: beside the title, and no more once the form is emptied."""
    page: Any = shop.go(name)
    assert page.context() == ""
    typed_in = next(one for one in ("remark", "reason", "note", "area") if one in page.form.editors)
    page.form.editors[typed_in].setText("明天送")
    page.edited()
    page.keep_draft()
    shop.settle()
    assert page.context().startswith("draft saved ")
    assert shop.window.top.context.text() == page.context()
    page.start_anew()
    shop.settle()
    assert page.context() == ""


WHOSE = {PageName.SHIPMENT_FORM: "customer_id", PageName.RETURN_FORM: "customer_id"}


@pytest.mark.parametrize("name", [one for one in FORMS if one is not PageName.CUSTOMER_FORM])
def test_a_form_that_is_emptied_is_begun_with_the_customer(shop: AWindow, name: PageName) -> None:
    """U20: Ctrl+Shift+Backspace in any field; one types on for the next customer at once."""
    page: Any = shop.go(name, customer_id=1)
    fields = [*page.form.editors.values()]
    fields[-1].setFocus()
    shop.chord(Qt.Key.Key_Backspace, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    shop.settle()
    customer = page.form.editors[WHOSE.get(name, "customer")]
    assert customer.text() == ""
    assert customer.hasFocus()


def test_money_comes_in_by_one_list_and_the_way_used_last_is_proposed_everywhere(shop: AWindow) -> None:
    """U14: the first time cash; what a slip was paid by is proposed for the next receipt, and the other way round."""
    slip = the_form(shop, customer_id=1).form
    receipt: Any = shop.go(PageName.RECEIPT_FORM, customer_id=1)
    ways = [[one.words for one in field.segments()] for field in (slip.paid_method, receipt.form.method)]
    assert ways == [list(METHODS)] * 2
    assert [slip.paid_method.value(), receipt.form.method.value()] == ["Cash", "Cash"]

    slip = the_form(shop, customer_id=1).form
    shop.press("sn", RETURN, "2", RETURN, RETURN)
    slip.paid.set_fen(10_00)
    slip.paid_method.set_value("Alipay")
    shop.chord(RETURN, CONTROL)
    shop.settle()
    receipt = shop.go(PageName.RECEIPT_FORM, customer_id=1)
    assert receipt.form.method.value() == "Alipay"
    receipt.form.amount.set_fen(5_00)
    receipt.form.method.set_value("Bank transfer")
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert the_form(shop, customer_id=1).form.paid_method.value() == "Bank transfer"


def test_a_slip_on_credit_changes_nothing_of_what_is_proposed(shop: AWindow) -> None:
    """U14: nothing was paid, whatever stands in the list."""
    slip = the_form(shop, customer_id=1).form
    shop.press("sn", RETURN, "2", RETURN, RETURN)
    slip.paid_method.set_value("Alipay")
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert the_form(shop, customer_id=1).form.paid_method.value() == "Cash"
