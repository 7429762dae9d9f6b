"""A receipt by keyboard alone: who, how much, done; the slips it settles stand there while it is typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.receipts import receipts, settled
from desktop_app.operations.shipments import record_shipment
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.receipts.receipt_form import ReceiptFormPage
from tests.ui.stories import a_customer, ships, still_open
from tests.ui.window import TODAY, AWindow, a_window

MOST_KEYS = 14


@dataclass
class Shop:
    """宏达建材 owes 3,000 that is late and 2,000 that is not; the older slip is the smaller number."""

    bench: AWindow
    customer: int
    late: str
    fresh: str

    def form(self) -> ReceiptFormPage:
        page = self.bench.window.page(PageName.RECEIPT_FORM)
        assert isinstance(page, ReceiptFormPage)
        return page


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[Shop]:
    with a_window(tmp_path) as bench:
        customer = a_customer(bench)
        a_customer(bench, "永发便利店")
        late = ships(bench, customer, 3000, date(2026, 9, 1))
        fresh = ships(bench, customer, 2000, date(2026, 11, 10))
        bench.keys = 0
        yield Shop(bench, customer, late, fresh)


def test_a_receipt_from_anywhere_takes_at_most_fourteen_keys(shop: Shop) -> None:
    """U14: F9, pinyin, Enter, the sum, Ctrl+Enter; back where one came from."""
    bench = shop.bench
    bench.go(PageName.RECEIPTS)
    bench.press(Qt.Key.Key_F9)
    bench.settle()
    bench.press("hd", Qt.Key.Key_Return)
    bench.settle()
    bench.press("3500")
    bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert bench.keys <= MOST_KEYS
    assert still_open(bench, shop.customer) == [(shop.fresh, 1500.0)]
    page = bench.window.current_page()
    assert page is not None
    assert page.name is PageName.RECEIPTS
    assert bench.window.bar.notice is not None
    assert "3,500.00 received from 宏达建材" in bench.window.bar.notice.text


def test_after_a_receipt_no_other_paper_waits_to_be_printed(shop: Shop) -> None:
    """F9 over a paper that lay open: Enter afterwards would have printed it for the wrong customer."""
    bench = shop.bench
    bench.go(PageName.RECEIPTS)
    bench.go(PageName.PREVIEW, number=shop.late)
    bench.press(Qt.Key.Key_F9)
    bench.settle()
    bench.press("hd", Qt.Key.Key_Return)
    bench.settle()
    bench.press("3500")
    bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    page = bench.window.current_page()
    assert page is not None
    assert page.name is PageName.RECEIPTS


def test_the_letter_of_the_open_slips_leads_into_their_list(shop: Shop) -> None:
    """U52: Alt+S, then the space bar names the slip; the sum that was typed stays."""
    bench = shop.bench
    bench.go(PageName.RECEIPT_FORM, customer_id=shop.customer)
    bench.press("800")
    bench.chord(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    form = shop.form().form
    assert QApplication.focusWidget() is form.allocate.grid.view
    bench.press(Qt.Key.Key_Space)
    assert form.amount.fen() == 800_00
    assert len(form.allocate.named()) == 1


def test_ten_times_what_is_owed_is_asked_at_the_sum(shop: Shop) -> None:
    """Issue 7 §1: 5,000 is owed; 50,000 is probably one nought too many, and a yes books it as typed."""
    bench = shop.bench
    page = bench.go(PageName.RECEIPT_FORM, customer_id=shop.customer)
    assert isinstance(page, ReceiptFormPage)
    bench.settle()
    bench.press("50000")
    bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert len(still_open(bench, shop.customer)) == 2
    assert "50,000.00 is 45,000.00 more than the 5,000.00" in page.form.box("amount").error()
    assert page.form.bar.notice is not None
    page.form.bar.notice.ways[0].does()
    bench.settle()
    assert still_open(bench, shop.customer) == []
    assert bench.window.bar.notice is not None
    assert "45,000.00 of it goes on account" in bench.window.bar.notice.text


def test_the_button_saves_as_the_key_does_and_asks_as_it_does(shop: Shop) -> None:
    """U14: whoever uses the mouse is asked about one nought too many, too, and then the sum is booked."""
    bench = shop.bench
    page = bench.go(PageName.RECEIPT_FORM, customer_id=shop.customer)
    assert isinstance(page, ReceiptFormPage)
    bench.settle()
    bench.press("50000")
    page.saving.click()
    bench.settle()
    assert "50,000.00 is 45,000.00 more than the 5,000.00" in page.form.box("amount").error()
    page.form.amount.set_fen(500_000)
    page.saving.click()
    bench.settle()
    assert still_open(bench, shop.customer) == []


def test_from_the_row_of_the_customer_it_takes_six_keys(shop: Shop) -> None:
    """U14: R on This week, the sum, Ctrl+Enter."""
    bench = shop.bench
    bench.go(PageName.THIS_WEEK)
    bench.press("R")
    bench.settle()
    bench.press("5000")
    bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert bench.keys == 6
    assert still_open(bench, shop.customer) == []


def test_the_legal_order_stands_there_while_the_sum_is_typed(shop: Shop) -> None:
    """U14, N09: due before not due; every digit spreads the sum anew; the rest is on account."""
    bench, form = shop.bench, shop.form().form
    bench.go(PageName.RECEIPT_FORM, customer_id=shop.customer)
    spreads = []
    for digit in "9999":
        bench.press(digit)
        spreads.append([line.fen // 100 for line in form.allocate.grid.records()])
    assert spreads == [[9, 0], [99, 0], [999, 0], [3000, 2000]]
    assert form.spread.text() == "Amount 9,999.00 − Spread 5,000.00 = On account 4,999.00"


def test_every_line_can_be_changed_and_the_remainder_follows_each_key(shop: Shop) -> None:
    """U14: digits write over the amount of a line; what is left over is told at once."""
    bench, form = shop.bench, shop.form().form
    bench.go(PageName.RECEIPT_FORM, customer_id=shop.customer)
    bench.press("3000")
    form.allocate.setFocus()
    bench.press("500")
    assert form.spread.text() == "Amount 3,000.00 − Spread 500.00 = On account 2,500.00"
    for keys in (Qt.Key.Key_Return, "700", Qt.Key.Key_Return):
        bench.press(keys)
        bench.settle()
    assert form.spread.text() == "Amount 3,000.00 − Spread 1,200.00 = On account 1,800.00"
    bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert still_open(bench, shop.customer) == [(shop.late, 2500.0), (shop.fresh, 1300.0)]
    (receipt,) = bench.ask(lambda book: receipts(book.ledger, TODAY))
    assert receipt.on_account_fen == 1800_00
    assert len(bench.ask(lambda book: settled(book.ledger, receipt.number))) == 2


def test_a_line_typed_by_hand_stays_when_the_sum_changes_until_the_legal_order_is_asked_for(shop: Shop) -> None:
    """U14: the hand wins over the proposal; one key brings the proposal back."""
    bench, form = shop.bench, shop.form().form
    bench.go(PageName.RECEIPT_FORM, customer_id=shop.customer)
    bench.press("3000")
    form.allocate.setFocus()
    bench.press("500", Qt.Key.Key_Return)
    bench.settle()
    form.amount.setFocus()
    form.amount.selectAll()
    bench.press("4000")
    assert [line.fen for line in form.allocate.grid.records()] == [500_00, 0]
    bench.chord(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert [line.fen for line in form.allocate.grid.records()] == [3000_00, 1000_00]


def test_money_for_one_site_settles_its_slips_first_and_says_so(shop: Shop) -> None:
    """The newer slip is of 五号楼: chosen there, it is paid before the older one; without sites nothing is asked."""
    bench, form = shop.bench, shop.form().form
    bench.go(PageName.RECEIPT_FORM, customer_id=shop.customer)
    assert not form.box("site").isVisibleTo(form)
    draft = ShipmentDraft(shop.customer, date(2026, 11, 12), (Line("水泥", 1000, 10_000_000),), project="五号楼")
    tower = bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment), date(2026, 11, 12)).number
    bench.settle()
    assert form.box("site").isVisibleTo(form)
    bench.press("1000")
    form.site.set_value("五号楼")
    form.site.changed.emit("五号楼")
    assert form.instruction.text() == "五号楼"
    bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert tower not in dict(still_open(bench, shop.customer))
    (receipt,) = bench.ask(lambda book: receipts(book.ledger, TODAY))
    assert receipt.instruction == "五号楼"


def test_what_is_let_go_of_a_sum_that_was_brought_is_not_received(shop: Shop) -> None:
    """R037, U14: 3,715 are asked for and 15 let go: 3,700 come in. A sum that somebody typed stays."""
    bench = shop.bench
    page = bench.go(PageName.RECEIPT_FORM, customer_id=shop.customer, fen=3_715_00)
    assert isinstance(page, ReceiptFormPage)
    bench.settle()
    page.form.let_go.setFocus()
    bench.press("15")
    assert page.form.amount.fen() == 3_700_00
    page.form.amount.set_fen(3_650_00)
    page.form.let_go.setFocus()
    bench.press("65")
    assert page.form.amount.fen() == 3_650_00
