"""The list of receipts: how each was spread, and taking it back, spreading it on, voiding it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.papers import PaperKind
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.operations.papers import page_count
from desktop_app.operations.receipts import receipts
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.look.theme import px
from desktop_app.ui.receipts.receipt_form import ReceiptFormPage
from desktop_app.ui.receipts.receipts import ReceiptsPage
from desktop_app.ui.trade.void_document import VoidPanel
from desktop_app.ui.widgets.notices import Level
from tests.ui.paper_shop import page_shown, until
from tests.ui.stories import a_customer, pays, ships, still_open
from tests.ui.window import TODAY, AWindow, a_window, turns


@dataclass
class Desk:
    """宏达建材 shipped 3,000 and 2,000 and paid 4,000 a day ago, and 100 two years ago; the cursor is on the 4,000."""

    bench: AWindow
    page: ReceiptsPage
    customer: int
    slips: tuple[str, str]
    receipt: str

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            self.bench.press(key)
            self.bench.settle()

    def facts(self) -> tuple[list[str], list[tuple[str, int]]]:
        """What the panel says of the money, and the slips with their yuan."""
        slips = self.page.facts.slips.records()
        return self.page.facts.texts()[3:], [(one.number, one.amount_fen // 100) for one in slips]

    def void(self) -> None:
        """Ctrl+Del, as on every list of documents."""
        self.bench.chord(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)

    def open_slips(self) -> list[tuple[str, float]]:
        return still_open(self.bench, self.customer)

    @property
    def voiding(self) -> VoidPanel:
        return self.page.panel.form(VoidPanel)

    def undo(self) -> None:
        self.bench.chord(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self.bench.settle()


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    with a_window(tmp_path) as bench:
        customer = a_customer(bench)
        ships(bench, customer, 100, date(2025, 1, 5))
        pays(bench, customer, 100, date(2025, 1, 6))
        slips = ships(bench, customer, 3000, date(2026, 9, 1)), ships(bench, customer, 2000, date(2026, 11, 10))
        receipt = pays(bench, customer, 4000, date(2026, 11, 20))
        page = bench.go(PageName.RECEIPTS)
        assert isinstance(page, ReceiptsPage)
        yield Desk(bench, page, customer, slips, receipt)


def test_the_panel_shows_how_the_receipt_under_the_cursor_was_spread(desk: Desk) -> None:
    assert desk.page.facts.texts()[0] == desk.receipt
    assert desk.facts() == (["Amount 4,000.00", "Spread 4,000.00"], [(desk.slips[0], 3000), (desk.slips[1], 1000)])


def test_the_list_goes_back_a_year_until_all_is_asked_for(desk: Desk) -> None:
    assert [row.number for row in desk.page.table.model.shown] == [desk.receipt]
    desk.page.look_at_all()
    desk.bench.settle()
    assert len(desk.page.table.model.shown) == 2


def test_freeing_a_slip_opens_it_again_and_undo_settles_it_again(desk: Desk) -> None:
    """U23: U on the row takes back the slip under the cursor of the panel; Ctrl+Z puts it back."""
    desk.press("U")
    assert desk.open_slips() == [(desk.slips[0], 3000.0), (desk.slips[1], 1000.0)]
    assert desk.facts()[0] == ["Amount 4,000.00", "Spread 1,000.00", "On account 3,000.00"]
    desk.undo()
    assert desk.open_slips() == [(desk.slips[1], 1000.0)]
    assert desk.facts() == (["Amount 4,000.00", "Spread 4,000.00"], [(desk.slips[0], 3000), (desk.slips[1], 1000)])


def test_a_slip_that_was_freed_and_paid_by_others_meanwhile_is_not_settled_again(desk: Desk) -> None:
    """U23: the way back is told to be gone; the money stays on account."""
    desk.press("U")
    pays(desk.bench, desk.customer, 3000, date(2026, 11, 21))
    desk.bench.settle()
    desk.undo()
    assert desk.open_slips() == [(desk.slips[1], 1000.0)]
    notice = desk.bench.window.bar.notice
    assert notice is not None
    assert "names a slip that is paid already" in notice.text


def test_what_lies_on_account_is_spread_from_the_row(desk: Desk) -> None:
    desk.press("U", "M")
    page = desk.bench.window.current_page()
    assert isinstance(page, ReceiptFormPage)
    form = page.form
    assert form.amount.fen() == 3000_00
    assert [line.fen for line in form.allocate.grid.records()] == [3000_00, 0]


def test_spreading_all_of_it_is_told_as_done_and_can_be_undone(desk: Desk) -> None:
    """U23: after the last fen nothing of the receipt is on account, and that is no mistake."""
    desk.press("U", "M")
    desk.bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.bench.settle()
    notice = desk.bench.window.bar.notice
    assert notice is not None
    assert (notice.level, notice.text) == (Level.DONE, f"{desk.receipt} is spread; 0.00 stays on account.")
    desk.bench.window.undo()
    desk.bench.settle()
    found = desk.bench.ask(lambda book: receipts(book.ledger, TODAY))
    assert [one.on_account_fen for one in found if one.number == desk.receipt] == [3000_00]


def test_a_receipt_that_is_spread_whole_has_nothing_to_spread(desk: Desk) -> None:
    assert not desk.page.facts.offers[2].button.isEnabled()
    desk.press("M")
    assert desk.bench.window.current_page() is desk.page


def test_voiding_one_payment_of_a_customer_who_paid_ahead_leaves_credit_and_no_minus(desk: Desk) -> None:
    """Case 10: 1,000 are owed, 2,000 and 500 come; without the 500 the customer has 1,000 of their own."""
    pays(desk.bench, desk.customer, 2000, date(2026, 11, 20))
    number = pays(desk.bench, desk.customer, 500, date(2026, 11, 21))
    desk.page.table.choose(number)
    desk.bench.settle()
    desk.void()
    assert desk.voiding.consequence.text() == (
        "The customer then has credit of 1,000.00. The number stays, struck through."
    )


def test_voiding_says_what_follows_and_keeps_the_number_struck_through(desk: Desk) -> None:
    """U24, U25: no box in the way; the number stays in the list."""
    desk.void()
    assert desk.page.panel.shown is desk.voiding
    assert desk.voiding.consequence.text() == (
        "Unpaid again: 2 slips, 4,000.00. The customer then owes 5,000.00. The number stays, struck through."
    )
    desk.press(Qt.Key.Key_Return)
    (row,) = desk.bench.ask(lambda book: receipts(book.ledger, TODAY, desk.customer, date(2026, 1, 1)))
    assert row.reversed_by
    assert desk.open_slips() == [(desk.slips[0], 3000.0), (desk.slips[1], 2000.0)]
    assert desk.page.facts.texts()[3] == f"Void; see {row.reversed_by}"
    assert desk.page.table.view.hasFocus()
    assert not desk.page.facts.offers[3].button.isEnabled()
    assert "Amount 0.00" in desk.page.table.footer.text()


def test_the_buttons_of_a_voided_receipt_stay_at_the_foot_of_its_card(desk: Desk) -> None:
    """U24: it settles nothing any more; the facts have the room of its slips, and no button moves."""
    turns(10)
    before = desk.page.facts._foot.geometry()
    desk.void()
    desk.press(Qt.Key.Key_Return)
    turns(10)
    assert desk.page.facts._foot.geometry() == before
    desk.bench.window.forget_pages()
    page = desk.bench.go(PageName.RECEIPTS)
    assert isinstance(page, ReceiptsPage)
    turns(10)
    assert page.facts.slips.isHidden()
    assert page.facts._foot.geometry() == before
    assert page.facts._foot.height() == page.facts._foot.sizeHint().height()
    assert page.facts._area.geometry().bottom() >= before.top() - px(12), "the facts have all the room above"


def test_voiding_without_a_reason_is_refused_at_the_reason_and_esc_leaves_all_as_it_was(desk: Desk) -> None:
    desk.void()
    desk.press(Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert desk.voiding.form.box("reason").error()
    desk.press(Qt.Key.Key_Escape)
    assert desk.page.panel.shown is desk.page.facts
    assert desk.open_slips() == [(desk.slips[1], 1000.0)]


def test_the_filter_narrows_the_list(desk: Desk) -> None:
    pays(desk.bench, a_customer(desk.bench, "永发便利店"), 50, TODAY)
    desk.bench.chord(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.press("50.00")
    assert [row.customer for row in desk.page.table.model.shown] == ["永发便利店"]


def test_the_state_narrows_the_list_and_one_key_shows_all_again(desk: Desk) -> None:
    """U32: what is to be spread, what is void."""
    rest = pays(desk.bench, desk.customer, 1800, TODAY)
    desk.page.list.fields["state"].setFocus()
    desk.press(Qt.Key.Key_Down)
    assert [row.number for row in desk.page.table.model.shown] == [rest]
    desk.press(Qt.Key.Key_Down)
    assert desk.page.table.model.shown == []
    desk.page.table.clear_filter()
    assert len(desk.page.table.model.shown) == 2
    assert desk.page.list.value("state") == "all"


def test_an_empty_book_teaches_what_receipts_do(tmp_path: Path, qapp: QApplication) -> None:
    """U37."""
    with a_window(tmp_path) as bench:
        page = bench.go(PageName.RECEIPTS)
        assert isinstance(page, ReceiptsPage)
        assert page.facts.texts()[0] == "No receipt chosen"
        assert not page.table.view.isVisible()


def test_voiding_before_the_book_has_answered_waits_for_the_true_figures(desk: Desk) -> None:
    """U24: a sentence about money is right or not there."""
    desk.bench.jobs.book.run(lambda: time.sleep(0.3))
    desk.page.reload()
    desk.page.table.current_changed.emit(desk.page.table.current())
    desk.void()
    assert not desk.voiding.isVisible()
    desk.bench.settle()
    assert desk.page.panel.shown is desk.voiding
    assert "Unpaid again: 2 slips, 4,000.00. The customer then owes 5,000.00." in desk.voiding.consequence.text()


def test_p_shows_the_paper_of_the_receipt_and_the_papers_list_it_from_then_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """收款收据: what the customer takes along; once made, it stands among the papers."""
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    desk.press("P")
    assert desk.bench.window.route.number == desk.receipt
    page = page_shown(desk.bench)
    until(lambda: page.pane.view.has_page(0))
    desk.bench.settle()
    assert page_count(page.pane.pdf) == 1
    listed = desk.bench.ask(lambda book: paper_rows(book.ledger, TODAY))
    assert [one.kind for one in listed if one.number == desk.receipt] == [PaperKind.RECEIPT]
