"""The receipt form: hints, what the customer named, refusals at their place, and nothing typed is lost."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.operations.drafts import drafts
from desktop_app.operations.receipts import receipts, settled
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.receipts.receipt_fields import ReceiptFields
from desktop_app.ui.receipts.receipt_form import ReceiptFormPage
from desktop_app.ui.widgets.notices import Level
from tests.ui.stories import a_customer, cell, pays, ships, still_open
from tests.ui.window import TODAY, AWindow, a_window

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Till:
    """宏达建材 owes 3,000 that is late and 2,000 that is not; the form is open on it."""

    bench: AWindow
    page: ReceiptFormPage
    form: ReceiptFields
    customer: int
    late: str
    fresh: str

    def save(self) -> None:
        self.bench.chord(Qt.Key.Key_Return, CTRL)
        self.bench.settle()

    def spread(self) -> list[int]:
        """Yuan on each line."""
        return [line.fen // 100 for line in self.form.allocate.grid.records()]

    def opened(self, **facts: object) -> ReceiptFields:
        page = self.bench.go(PageName.RECEIPT_FORM, **facts)
        assert isinstance(page, ReceiptFormPage)
        return page.form


@pytest.fixture
def till(tmp_path: Path, qapp: QApplication) -> Iterator[Till]:
    with a_window(tmp_path) as bench:
        customer = a_customer(bench)
        late, fresh = ships(bench, customer, 3000, date(2026, 9, 1)), ships(bench, customer, 2000, date(2026, 11, 10))
        page = bench.go(PageName.RECEIPT_FORM, customer_id=customer)
        assert isinstance(page, ReceiptFormPage)
        yield Till(bench, page, page.form, customer, late, fresh)


def test_the_keyboard_is_on_the_sum_when_the_payer_is_known(till: Till) -> None:
    assert till.form.amount.hasFocus()
    assert till.form.strip.text() == "Owed 5,000.00 · overdue 3,000.00"


def test_who_paid_ahead_has_credit_and_owes_no_negative_sum(till: Till) -> None:
    """Case 10: 5,000 were owed, 7,000 came."""
    pays(till.bench, till.customer, 7000, date(2026, 11, 20))
    page = till.bench.go(PageName.RECEIPT_FORM, customer_id=till.customer)
    assert isinstance(page, ReceiptFormPage)
    assert page.form.strip.text() == "On account 2,000.00 · overdue 0.00"
    assert any("On account 2,000.00" in one for one in page.payer.texts())


def test_what_the_customer_named_is_settled_first_and_their_words_are_kept(till: Till) -> None:
    """Case 12: a designation comes before the legal order; the words are evidence."""
    till.bench.press("2500")
    till.form.allocate.setFocus()
    till.bench.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert till.spread() == [500, 2000]
    till.form.instruction.setFocus()
    till.bench.press("November goods")
    till.save()
    (receipt,) = till.bench.ask(lambda book: receipts(book.ledger, TODAY))
    assert receipt.instruction == "November goods"
    assert still_open(till.bench, till.customer) == [(till.late, 2500.0)]


def test_a_slip_open_by_exactly_the_sum_is_offered_and_never_taken_by_itself(till: Till) -> None:
    """Conventions 3.1: the hint changes nothing until its button is pressed."""
    till.bench.press("2000")
    offer = till.form.allocate.offers[0]
    assert till.spread() == [2000, 0]
    assert offer.isVisible()
    assert offer.text() == f"Settle only {till.fresh}"
    offer.click()
    assert till.spread() == [0, 2000]
    assert not offer.isVisible()


def test_more_on_a_line_than_is_open_is_refused_at_that_line_and_everything_typed_stays(till: Till) -> None:
    """U49: the cursor stands on the line, the reason below the list."""
    till.bench.press("9000")
    till.form.remark.setText("cash in an envelope")
    till.form.allocate.setFocus()
    till.bench.press(Qt.Key.Key_Down, "2500", Qt.Key.Key_Return)
    till.bench.settle()
    till.save()
    assert "2,000.00 of slip" in till.form.box("allocate").error()
    assert till.form.allocate.grid.view.currentIndex().row() == 1
    assert till.spread() == [3000, 2500]
    assert till.form.remark.text() == "cash in an envelope"
    assert till.page.saving.isEnabled()
    assert till.bench.ask(lambda book: receipts(book.ledger, TODAY)) == []


def test_more_spread_than_received_is_told_while_typing_and_refused(till: Till) -> None:
    till.bench.press("1000")
    till.form.allocate.setFocus()
    till.bench.press("1500", Qt.Key.Key_Return)
    till.bench.settle()
    assert till.form.spread.text().endswith("= Spread too much 500.00")
    till.save()
    assert "only 1,000.00 is there" in till.form.box("allocate").error()


@pytest.mark.parametrize("typed", ["", "0", "abc", "-5"])
def test_a_sum_that_is_none_is_refused_at_its_field(till: Till, typed: str) -> None:
    till.bench.press(typed)
    till.save()
    assert till.form.box("amount").error()
    assert till.form.amount.hasFocus()


def test_a_day_that_has_not_come_is_refused_at_the_date(till: Till) -> None:
    till.bench.press("100")
    till.form.dated.set_day(date(2026, 12, 24))
    till.save()
    assert "has not come yet" in till.form.box("dated").error()


def test_a_form_without_a_payer_says_so_at_the_customer(till: Till) -> None:
    till.page.start_anew()
    till.form.customer.setFocus()
    till.bench.press("nobody", Qt.Key.Key_Return)
    assert "is not in the list" in till.form.box("customer").error()


def test_esc_steps_back_and_what_was_typed_is_offered_the_next_time(till: Till) -> None:
    """U20, U21: Esc on a form with something in it never discards."""
    till.bench.press("1234", Qt.Key.Key_Escape)
    till.bench.settle()
    assert till.bench.window.current_page() is not till.page
    form = till.opened()
    assert form.amount.text() == ""
    assert form.bar.notice is not None
    assert form.bar.notice.level is Level.INFO
    form.bar.press(0)
    till.bench.settle()
    assert form.amount.text() in ("1234", "1,234.00")
    assert form.customer.picked_id() == till.customer


def test_a_receipt_for_another_customer_puts_the_first_aside_and_it_can_be_taken_up_again(till: Till) -> None:
    """U20: nothing typed is lost, not the lines either."""
    other = a_customer(till.bench, "永发便利店")
    till.bench.press("2500")
    till.form.allocate.setFocus()
    till.bench.press("100", Qt.Key.Key_Return)
    till.bench.settle()
    form = till.opened(customer_id=other)
    assert form.customer.picked_id() == other
    assert form.amount.text() == ""
    assert form.bar.notice is not None
    form.bar.press(0)
    till.bench.settle()
    assert form.customer.picked_id() == till.customer
    assert till.spread() == [100, 0]
    till.save()
    (receipt,) = till.bench.ask(lambda book: receipts(book.ledger, TODAY))
    assert receipt.on_account_fen == 2400_00


def test_money_on_account_is_spread_in_the_same_grid(till: Till) -> None:
    """The payer and the sum stand fast; only the slips are chosen."""
    pays(till.bench, till.customer, 6000, date(2026, 11, 15))
    number = ships(till.bench, till.customer, 400, date(2026, 11, 16))
    (receipt,) = till.bench.ask(lambda book: receipts(book.ledger, TODAY))
    form = till.opened(customer_id=till.customer, number=receipt.number)
    assert form.amount.isReadOnly()
    assert form.amount.fen() == 1000_00
    assert [line.item.number for line in form.allocate.grid.records()] == [number]
    till.save()
    assert still_open(till.bench, till.customer) == []
    till.bench.window.undo()
    till.bench.settle()
    assert still_open(till.bench, till.customer) == [(number, 400.0)]
    assert len(till.bench.ask(lambda book: settled(book.ledger, receipt.number))) == 2


def test_a_new_receipt_after_a_spreading_is_an_empty_form_again(till: Till) -> None:
    pays(till.bench, till.customer, 6000, date(2026, 11, 15))
    (receipt,) = till.bench.ask(lambda book: receipts(book.ledger, TODAY))
    till.opened(customer_id=till.customer, number=receipt.number)
    form = till.opened()
    assert not form.amount.isReadOnly()
    assert form.amount.text() == ""
    assert form.method.isVisible()


def test_esc_in_a_cell_takes_the_typing_back(till: Till) -> None:
    till.bench.press("3000")
    till.form.allocate.setFocus()
    till.bench.press("7", Qt.Key.Key_Escape)
    assert till.spread() == [3000, 0]
    assert till.bench.window.current_page() is till.page


def test_the_grid_tells_the_screen_reader_what_is_in_its_cells(till: Till) -> None:
    """U59: a tick reads as words."""
    till.form.allocate.setFocus()
    till.bench.press(Qt.Key.Key_Space)
    assert cell(till.form.allocate.grid, 0, "named").data() == "named by the customer"
    assert till.form.allocate.grid.view.accessibleName()


def test_the_method_that_was_used_last_is_the_first_next_time(till: Till) -> None:
    """U14, case 27: the way this customer paid last."""
    till.bench.press("100")
    till.form.method.set_value("Bank transfer")
    till.save()
    assert till.opened(customer_id=till.customer).method.value() == "Bank transfer"


def test_a_draft_survives_the_window_and_is_offered_with_its_lines(till: Till) -> None:
    """U21: kept in the book a second after it was typed; taken up again after a restart."""
    till.bench.press("2500")
    till.form.allocate.setFocus()
    till.bench.press("100", Qt.Key.Key_Return)
    till.bench.settle()
    till.page.keeper.keep()
    till.bench.settle()
    till.bench.window.forget_pages()
    page = till.bench.go(PageName.RECEIPT_FORM)
    assert isinstance(page, ReceiptFormPage)
    assert page.form.bar.notice is not None
    assert "The receipt from 宏达建材" in page.form.bar.notice.text
    page.form.bar.press(0)
    till.bench.settle()
    assert page.form.amount.fen() == 2500_00
    assert [line.fen for line in page.form.allocate.grid.records()] == [100_00, 0]
    page.save()
    till.bench.settle()
    assert till.bench.ask(lambda book: drafts(book.ledger, "receipt")) == []
    assert len(till.bench.ask(lambda book: receipts(book.ledger, TODAY))) == 1


def test_a_receipt_saved_before_the_slips_came_is_spread_in_the_legal_order(till: Till) -> None:
    """R046, case 10: a slow disk never puts the money on account."""
    till.bench.window.forget_pages()
    page = till.bench.go(PageName.RECEIPT_FORM)
    assert isinstance(page, ReceiptFormPage)
    till.bench.jobs.book.run(lambda: time.sleep(0.4))
    page.form.customer.set_picked(till.customer)
    page.form.customer.changed.emit(page.form.customer.pick())
    page.form.amount.setFocus()
    till.bench.press("3500")
    till.save()
    (receipt,) = till.bench.ask(lambda book: receipts(book.ledger, TODAY))
    assert receipt.on_account_fen == 0
    assert still_open(till.bench, till.customer) == [(till.fresh, 1500.0)]


def test_what_was_spread_by_hand_in_a_draft_is_not_lost_to_a_slow_disk(till: Till) -> None:
    """U21: saved right after it was brought back."""
    till.bench.press("2500")
    till.form.allocate.setFocus()
    till.bench.press("100", Qt.Key.Key_Return)
    till.bench.settle()
    typed = till.form.content()
    till.form.show_account(None)
    till.form.put(typed)
    till.bench.jobs.book.run(lambda: time.sleep(0.4))
    till.page.brought_back()
    till.save()
    (receipt,) = till.bench.ask(lambda book: receipts(book.ledger, TODAY))
    assert receipt.allocated_fen == 100_00


def test_ctrl_enter_in_a_cell_saves_what_stands_in_it(till: Till) -> None:
    """U14."""
    till.bench.press("3000")
    till.form.allocate.setFocus()
    till.bench.press("700")
    till.save()
    (receipt,) = till.bench.ask(lambda book: receipts(book.ledger, TODAY))
    assert receipt.allocated_fen == 700_00


def test_a_cell_that_cannot_be_read_is_told_and_nothing_is_saved(till: Till) -> None:
    """U49: the typing stays in its cell, with the keyboard."""
    till.bench.press("3000")
    till.form.allocate.setFocus()
    till.bench.press("7", "x")
    till.save()
    assert till.bench.ask(lambda book: receipts(book.ledger, TODAY)) == []
    grid = till.form.allocate.grid
    assert grid.wrong.isVisible()
    editor = grid.view.editor()
    assert editor is not None
    assert editor.hasFocus()
    assert editor.text() == "7x"
    till.bench.press(Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    till.bench.settle()
    assert not grid.wrong.isVisible()
    assert till.spread()[0] == 7
    till.save()
    assert len(till.bench.ask(lambda book: receipts(book.ledger, TODAY))) == 1


def test_a_cell_that_cannot_be_read_is_not_dropped_by_a_click_on_save(till: Till) -> None:
    """U49."""
    till.bench.press("3000")
    till.form.allocate.setFocus()
    till.bench.press("7", "x")
    till.page.saving.setFocus()
    till.page.saving.click()
    till.bench.settle()
    assert till.bench.ask(lambda book: receipts(book.ledger, TODAY)) == []
    editor = till.form.allocate.grid.view.editor()
    assert editor is not None
    assert editor.text() == "7x"
    till.bench.press(Qt.Key.Key_Escape)
    till.bench.settle()
    assert till.form.allocate.grid.view.editor() is None
    assert till.spread() == [3000, 0]


def test_emptying_a_spreading_spreads_legally_again(till: Till) -> None:
    """The payer and the sum of a receipt that is there already are not emptied."""
    number = pays(till.bench, till.customer, 9000, date(2026, 11, 15))
    ships(till.bench, till.customer, 500, date(2026, 11, 16))
    form = till.opened(customer_id=till.customer, number=number)
    form.allocate.setFocus()
    till.bench.press("1", Qt.Key.Key_Return)
    till.bench.settle()
    assert form.allocate.legal.isVisible()
    till.page.start_anew()
    till.bench.settle()
    assert not form.allocate.legal.isVisible()
    assert form.customer.picked_id() == till.customer
    assert form.amount.fen() == 4000_00
    assert till.spread() == [500]


def test_on_a_wide_screen_who_pays_stands_beside_the_receipt(till: Till) -> None:
    """At 1920 the room is used; at 1366 the slips need it."""
    window, page = till.bench.window, till.bench.window.current_page()
    assert isinstance(page, ReceiptFormPage)
    window.resize(1920, 1080)
    till.bench.settle()
    assert page.payer.isVisible()
    assert "Owed 5,000.00" in page.payer.texts()
    window.resize(1366, 768)
    till.bench.settle()
    assert not page.payer.isVisible()
