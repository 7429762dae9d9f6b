"""The credit limit at entry: live figures beside the slip, one inline warning, and the ways out of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.money import format_yuan
from desktop_app.domain.objections import GateOutcome
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.releases import ReleaseState
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.payments import take_payment
from desktop_app.store.customers import load_customer
from desktop_app.store.releases import load_releases
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.receipts.receipt_form import ReceiptFormPage
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from desktop_app.ui.trade.letter_form import LetterPanel
from tests.ui.slip_shop import CONTROL, RETURN, a_client, a_past_slip, a_slip_shop, all_slips, the_form, weighed
from tests.ui.window import AWindow


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """老王建材 owes 15,000 of a limit of 20,000."""
    with a_slip_shop(tmp_path) as bench:
        a_past_slip(bench, 1, date(2026, 11, 10), (2, "125", "120"))
        yield bench


def over_the_limit(bench: AWindow) -> ShipmentFormPage:
    """Two tonnes of steel for 7,600: 2,600 too many."""
    page = the_form(bench, customer_id=1)
    bench.press("lwg", RETURN, "2", RETURN, RETURN)
    weighed(bench)
    return page


def figure(page: ShipmentFormPage, name: str) -> str:
    """The last of what the card says about this."""
    return next(text for text in page.strip.texts() if text.startswith(name)).removeprefix(name).strip()


def test_the_strip_counts_along_while_lines_are_typed(shop: AWindow) -> None:
    """U9: limit, used, after this slip; the verdict in words."""
    page = the_form(shop, customer_id=1)
    weighed(shop)
    names = ("Owed", "This slip adds", "After this slip", "Left of the limit of 20,000.00")
    assert [figure(page, name) for name in names] == ["15,000.00", "0.00", "15,000.00", "5,000.00"]
    gate = page.form.gate
    assert (gate.title.text(), gate.words.text()) == (
        "May leave", "The customer then owes 15,000.00, 5,000.00 below the limit."
    )  # fmt: skip
    shop.press("lwg", RETURN, "1")
    weighed(shop)
    assert figure(page, "After this slip") == "18,800.00"
    assert gate.title.text() == "May leave, with care"
    assert "close to the limit" in gate.words.text()
    assert not gate.buttons
    shop.press("0")
    weighed(shop)
    assert figure(page, "After this slip") == "53,000.00"
    assert gate.title.text() == "Held back"
    assert figure(page, "▲▲ Above the limit of 20,000.00") == "33,000.00"


def test_over_the_limit_there_is_one_warning_in_the_page_and_no_window_in_the_way(shop: AWindow) -> None:
    """U9, U25: saving is refused there and the keyboard goes to the ways out."""
    page = over_the_limit(shop)
    assert page.form.gate.verdict is not None
    assert "2,600.00 above the limit of 20,000.00" in page.form.gate.words.text()
    assert [button.text() for button in page.form.gate.buttons] == [
        "Take 2,600.00 now", "Deliver at most 5,000.00", "Release once, with a reason",
    ]  # fmt: skip
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert page.form.gate.buttons[0].hasFocus()
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    assert len(all_slips(shop)) == 1
    assert page.form.lines.rows[0].quantity.text() == "2"


def test_money_now_lets_it_leave(shop: AWindow) -> None:
    """U9: the button fills in the sum; Ctrl+Enter does the rest."""
    page = over_the_limit(shop)
    page.form.gate.buttons[0].click()
    assert page.form.paid.text() == "2,600.00"
    assert page.form.paid.hasFocus()
    weighed(shop)
    assert page.form.gate.verdict is None
    assert figure(page, "After this slip") == "20,000.00"
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert format_yuan(all_slips(shop)[0].open_fen) == "5,000.00"


def test_the_sum_to_take_counts_what_is_paid_already(shop: AWindow) -> None:
    """N08: with 1,000 handed over, 2,600 in all is asked; the button makes it enough."""
    page = over_the_limit(shop)
    page.form.paid.set_fen(1_000_00)
    page.form.edited.emit()
    weighed(shop)
    assert page.form.gate.buttons[0].text() == "Take 2,600.00 now"
    page.form.gate.buttons[0].click()
    weighed(shop)
    assert page.form.gate.verdict is None


def test_less_goods_let_it_leave(shop: AWindow) -> None:
    """U9, N08: what would be left is shown; wanted, the quantities are cut by whole units from the last line."""
    page = over_the_limit(shop)
    page.form.gate.buttons[1].click()
    notice = page.form.bar.notice
    assert notice is not None
    assert notice.text == "Cut so that 3,800.00 leaves: 螺纹钢 2 → 1."
    assert page.form.lines.rows[0].quantity.text() == "2"
    notice.ways[0].does()
    row = page.form.lines.rows[0]
    assert (row.quantity.text(), row.amount.text()) == ("1", "3,800.00")
    assert row.quantity.hasFocus(), "the button is gone, and the keyboard is where one goes on"
    weighed(shop)
    assert page.form.gate.verdict is None


def test_two_settled_one_lets_the_second_slip_go(shop: AWindow) -> None:
    """Case 11: the way out is the receipt for slip 1, filled in; afterwards slip 2 leaves as it was typed."""
    batch = a_client(shop, "阿强水电", terms=Terms(TermsKind.SETTLE_PREVIOUS))
    first = a_past_slip(shop, batch, date(2026, 11, 12), (1, "33.6", "25"))
    page = the_form(shop, customer_id=batch)
    shop.press("sn", RETURN, "6", RETURN, RETURN)
    weighed(shop)
    assert f"{first} must be paid before the next slip leaves: 840.00 first." in page.form.gate.words.text()
    assert [button.text() for button in page.form.gate.buttons] == [
        "Take 840.00 for earlier slips", "Release once, with a reason",
    ]  # fmt: skip
    page.form.gate.buttons[0].click()
    shop.settle()
    receipt = shop.window.current_page()
    assert isinstance(receipt, ReceiptFormPage)
    assert (receipt.form.customer.picked_id(), receipt.form.amount.text()) == (batch, "840.00")
    assert receipt.form.method.value() == "Cash"
    receipt.save()
    shop.settle()
    assert shop.window.current_page() is page
    weighed(shop)
    assert page.form.gate.verdict is None
    assert page.form.lines.total_fen() == 150_00


def test_terms_are_set_from_the_slip(shop: AWindow) -> None:
    """R003: without terms the strip says so, and the door beside it leads to the customer's form."""
    unsaid = a_client(shop, "新来的", terms=Terms(TermsKind.NOT_AGREED))
    page = the_form(shop, customer_id=unsaid)
    shop.press("sn", RETURN, "6", RETURN, RETURN)
    weighed(shop)
    assert "not agreed yet" in page.form.gate.words.text()
    assert page.form.due.placeholderText() == "not agreed yet"
    page.strip.setting.click()
    assert (shop.window.route.page, shop.window.route.customer_id) == (PageName.CUSTOMER_FORM, unsaid)


def test_the_owner_releases_it_once_with_a_reason(shop: AWindow) -> None:
    """U9, R019: an empty reason is no release; the slip is posted with the one that was typed."""
    page = over_the_limit(shop)
    page.form.gate.buttons[2].click()
    assert page.form.gate.reason.hasFocus()
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert len(all_slips(shop)) == 1
    assert page.form.gate.reason.hasFocus()
    shop.press("paid tomorrow")
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert shop.window.route.page is PageName.PREVIEW
    newest = all_slips(shop)[0].number
    sql = "SELECT s.release_reason FROM shipments s JOIN documents d ON d.id = s.document_id WHERE d.number = ?"
    assert shop.ask(lambda book: book.ledger.value(sql, (newest,))) == "paid tomorrow"


def test_enter_after_the_reason_goes_to_saving_and_to_no_other_way_out(shop: AWindow) -> None:
    """U9, U20: reason, Enter, Enter; no money is filled in that nobody paid."""
    page = over_the_limit(shop)
    page.form.gate.buttons[2].click()
    shop.press("paid tomorrow", RETURN)
    shop.settle()
    assert page.saving.hasFocus()
    assert page.form.paid.text() == ""
    shop.press(RETURN)
    shop.settle()
    assert len(all_slips(shop)) == 2


def test_nothing_but_the_owner_lifts_a_stop(shop: AWindow) -> None:
    """U9, R040: no release, no money; the way is the customer's page."""
    stopped = a_client(shop, "钱跑跑", stopped=True, stop_reason="跑路了")
    page = the_form(shop, customer_id=stopped)
    shop.press("sn", RETURN, "1", RETURN, RETURN)
    weighed(shop)
    gate = page.form.gate
    assert "跑路了" in gate.words.text()
    assert "Only the owner lifts this" in gate.words.text()
    assert [button.text() for button in gate.buttons] == ["Open the customer", "Write the notice"]
    gate.buttons[0].click()
    assert shop.window.route.page is PageName.CUSTOMER
    assert shop.window.route.customer_id == stopped


def test_the_notice_of_a_stop_is_a_click_away_from_the_slip(shop: AWindow) -> None:
    """R040: the letter opens with the notice that is true, and lists what is not paid."""
    shop.do(
        lambda book, moment: edit_customer(
            book.ledger, replace(load_customer(book.ledger, 1), stopped=True, stop_reason="不付款"), moment
        )
    )
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "1", RETURN, RETURN)
    weighed(shop)
    page.form.gate.buttons[1].click()
    shop.settle()
    customer = shop.window.current_page()
    assert isinstance(customer, CustomerPage)
    letter = customer.panel.form(LetterPanel)
    assert letter.kind.value() == "stop"
    assert "{slips}" in letter.text.text()
    letter.text.setPlainText("{slips}")
    shop.settle()
    assert "SHD-2026-00001 of 2026-11-10, due 2026-12-10: ¥15,000.00 not paid" in letter.looks.text()


def test_a_slip_is_only_released_and_leaves_later_without_the_owner(shop: AWindow) -> None:
    """R019, N08: nothing is posted by the release; who saves the slip until its day is not asked again."""
    page = over_the_limit(shop)
    page.form.gate.buttons[2].click()
    shop.press("agreed by phone")
    page.form.gate.release_only.emit()
    shop.settle()
    assert len(all_slips(shop)) == 1
    given = shop.ask(lambda book: load_releases(book.ledger, shop.today))
    assert [(one.reason, one.state_on(shop.today)) for one in given] == [("agreed by phone", ReleaseState.WAITING)]
    weighed(shop)
    assert page.form.gate.outcome is GateOutcome.WARN
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert len(all_slips(shop)) == 2


def test_who_pays_cash_finds_the_whole_sum_in_paid_now(shop: AWindow) -> None:
    """U9, R039: Enter on the empty line; then the slip may leave."""
    cash = a_client(shop, "散客", terms=Terms(TermsKind.CASH))
    page = the_form(shop, customer_id=cash)
    shop.press("sn", RETURN, "4", RETURN, RETURN)
    weighed(shop)
    assert page.form.gate.verdict is not None
    shop.press(RETURN)
    assert page.form.paid.text() == page.form.paid.selectedText() == "100.00"
    weighed(shop)
    assert page.form.gate.verdict is None


def test_leaving_the_customer_out_is_said_at_the_field(shop: AWindow) -> None:
    """U49: what was typed stays."""
    page = the_form(shop)
    page.form.lines.rows[0].goods.setFocus(Qt.FocusReason.TabFocusReason)
    shop.press("sn", RETURN, RETURN, RETURN)
    shop.chord(RETURN, CONTROL)
    assert page.form.box("customer_id").error()
    assert page.form.customer_id.hasFocus()
    assert page.form.lines.total_fen() == 25_00


@pytest.mark.parametrize("field", ["price", "paid"])
def test_less_than_nothing_is_refused_at_its_field(shop: AWindow, field: str) -> None:
    """−5 typed for rounding never adds nothing in silence: it is said where it was typed, and nothing is booked."""
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "4", RETURN, RETURN)
    before = len(all_slips(shop))
    editor = page.form.lines.rows[0].price if field == "price" else page.form.paid
    editor.setText("-5")
    shop.chord(RETURN, CONTROL)
    shop.settle()
    assert len(all_slips(shop)) == before
    problem = editor.problem()
    assert problem is not None
    assert "below zero" in str(problem)
    assert editor.hasFocus()


def paid_ahead(bench: AWindow, customer_id: int, yuan: int) -> None:
    draft = ReceiptDraft(customer_id, date(2026, 11, 15), yuan * 100)
    bench.do(lambda book, moment: take_payment(book.ledger, draft, moment), date(2026, 11, 15))


def test_money_of_the_customer_s_own_is_said_in_words_before_and_after_the_slip(shop: AWindow) -> None:
    """Case 1, case 10: 曾国强 paid 5,000 ahead; a bare minus would have to be understood."""
    paid_ahead(shop, 2, 5_000)
    page = the_form(shop, customer_id=2)
    weighed(shop)
    names = ("On account", "This slip adds", "After this slip")
    assert [figure(page, name) for name in names] == ["5,000.00", "0.00", "credit 5,000.00"]
    assert page.form.gate.words.text() == "The customer then has credit of 5,000.00."
    shop.press("lwg", RETURN, "2", RETURN, RETURN)
    weighed(shop)
    assert [figure(page, name) for name in names] == ["5,000.00", "7,600.00", "2,600.00"]
    assert page.form.gate.words.text() == "The customer then owes 2,600.00."


def test_credit_is_that_much_further_from_the_limit(shop: AWindow) -> None:
    """U9: 老王建材 owes 15,000, pays 20,000 and may owe 20,000."""
    paid_ahead(shop, 1, 20_000)
    page = the_form(shop, customer_id=1)
    weighed(shop)
    assert page.form.gate.words.text() == "The customer then has credit of 5,000.00, 25,000.00 below the limit."
    assert figure(page, "Left of the limit of 20,000.00") == "25,000.00"
