"""Two customers who are one, on their page and in the list; a receipt and an old debt that were booked wrongly."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.operations.customer_page import CustomerView, customer_view
from desktop_app.operations.customers import all_customers, edit_customer
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import take_payment
from desktop_app.operations.receipts import receipts
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.correct_debt import CorrectDebtPanel
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.customers import CustomersPage, Show
from desktop_app.ui.customers.merging import THAT, MergePanel, SplitPanel
from desktop_app.ui.receipts.move_receipt import MoveReceiptPanel
from desktop_app.ui.receipts.receipts import ReceiptsPage
from tests.ui.pages.street import a_customer, cells, pays, ships
from tests.ui.window import TODAY, AWindow, a_window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """老曾 and 曾国强建材 have one telephone; each owes something."""
    with a_window(tmp_path) as bench:
        for name, yuan in (("老曾", 100), ("曾国强建材", 300)):
            ships(bench, a_customer(bench, name, "13912348822"), yuan, days_ago=40)
        yield bench


def everybody(shop: AWindow) -> list[Customer]:
    return sorted(shop.ask(lambda book: all_customers(book.ledger)), key=lambda one: one.id)


def view(shop: AWindow, customer: Customer) -> CustomerView:
    return shop.ask(lambda book: customer_view(book.ledger, customer.id, TODAY))


def page_of(shop: AWindow, customer: Customer) -> CustomerPage:
    shop.go(PageName.CUSTOMER, customer_id=customer.id)
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, CustomerPage)
    return page


def detail(page: CustomerPage, what: str) -> str:
    table = page.lists.view("facts").table
    return dict(zip(cells(table, "what"), cells(table, "value"), strict=True))[what]


def test_the_program_proposes_the_pair_what_differs_is_chosen_and_one_key_undoes_it(shop: AWindow) -> None:
    """Case 19."""
    other, kept = everybody(shop)
    cash = replace(other, terms=Terms(TermsKind.CASH))
    shop.do(lambda book, moment: edit_customer(book.ledger, cash, moment, other))
    page = page_of(shop, kept)
    assert "May be one with 老曾 (C0001): has the same phone number" in page.head.line.text()

    page.merge()
    shop.settle()
    form = page.panel.form(MergePanel)
    assert form.other.picked_id() == other.id
    asked = [name for name in form.editors if not form.form.box(name).isHidden()]
    assert asked == ["other", "printed", "terms"]
    form.terms.set_value(THAT)
    form.save()
    shop.settle()

    assert (view(shop, kept).row.balance_fen, view(shop, kept).row.customer.terms.kind) == (400_00, TermsKind.CASH)
    assert not page.panel.isVisible()
    assert "May be one" not in page.head.line.text()
    assert detail(page, "Is one with") == "老曾 (C0001)"
    shop.window.undo()
    shop.settle()
    assert [view(shop, one).row.balance_fen for one in (other, kept)] == [100_00, 300_00]


def test_the_name_of_the_other_one_can_be_kept_and_the_page_goes_on_with_it(shop: AWindow) -> None:
    other, kept = everybody(shop)
    page = page_of(shop, kept)
    page.merge()
    shop.settle()
    form = page.panel.form(MergePanel)
    form.printed.set_value(THAT)
    form.save()
    shop.settle()
    assert (page.customer_id, page.heading()) == (other.id, "老曾")

    page.split()
    apart = page.panel.form(SplitPanel)
    assert apart.other.value() == kept.id
    apart.save()
    shop.settle()
    assert [view(shop, one).row.balance_fen for one in (other, kept)] == [100_00, 300_00]
    shop.window.undo()
    shop.settle()
    assert view(shop, kept).row.customer.name == "老曾"


def test_the_list_shows_who_may_be_one_and_forgets_those_who_are_two(shop: AWindow) -> None:
    first, second = everybody(shop)
    shop.go(PageName.CUSTOMERS, customer_id=first.id)
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, CustomersPage)
    page.list.choose("show", Show.ALIKE)
    assert sorted(cells(page.table, "name")) == sorted([first.name, second.name])
    page.keep_apart()
    shop.settle()
    assert page.alike() is None
    shop.window.undo()
    shop.settle()
    assert page.alike() is not None


def test_a_former_name_is_told_in_the_head_and_among_the_details(shop: AWindow) -> None:
    _, kept = everybody(shop)
    shop.do(lambda book, moment: edit_customer(book.ledger, replace(kept, name="曾记建材"), moment, kept))
    page = page_of(shop, kept)
    assert "formerly 曾国强建材" in page.head.line.text()
    assert detail(page, "Formerly") == "曾国强建材"


def test_a_receipt_of_the_wrong_customer_is_moved_and_moved_back(shop: AWindow) -> None:
    other, kept = everybody(shop)
    pays(shop, other, 60)
    shop.go(PageName.RECEIPTS)
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, ReceiptsPage)
    page.move_receipt()
    shop.settle()
    form = page.panel.form(MoveReceiptPanel)
    form.customer.set_picked(kept.id)
    form.save()
    shop.settle()
    assert [view(shop, one).row.balance_fen for one in (other, kept)] == [100_00, 240_00]
    shop.window.undo()
    shop.window.undo()
    shop.settle()
    assert [view(shop, one).row.balance_fen for one in (other, kept)] == [40_00, 300_00]
    found = shop.ask(lambda book: receipts(book.ledger, TODAY))
    assert len([one for one in found if not one.reversed_by]) == 1


def test_what_is_asked_about_a_field_the_form_does_not_show_is_read_in_the_bar(shop: AWindow) -> None:
    """U49: 老曾 owes 100 and the receipt is of 250; the question names the sums, and the keyboard stays in the form."""
    other, kept = everybody(shop)
    pays(shop, kept, 250)
    shop.go(PageName.RECEIPTS)
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, ReceiptsPage)
    page.move_receipt()
    shop.settle()
    form = page.panel.form(MoveReceiptPanel)
    form.customer.set_picked(other.id)
    form.saving.setFocus()
    form.saving.click()
    shop.settle()
    asked = form.form.bar.notice
    assert asked is not None
    assert "250.00 is 150.00 more than the 100.00 that is owed" in asked.text
    focused = QApplication.focusWidget()
    assert focused is not None
    assert form.isAncestorOf(focused)
    asked.ways[0].does()
    shop.settle()
    assert [view(shop, one).row.balance_fen for one in (other, kept)] == [-150_00, 300_00]


def test_a_wrong_opening_debt_is_opened_and_put_right(shop: AWindow) -> None:
    other, _ = everybody(shop)
    wrong = shop.do(
        lambda book, moment: record_opening(
            book.ledger, OpeningDraft(other.id, TODAY.replace(day=1), None, 800_00, "旧本第3页"), moment
        )
    )
    page = page_of(shop, other)
    page.lists.turn("history")
    page.table.choose(wrong)
    page.open_row(page.table.current())
    shop.settle()
    form = page.panel.form(CorrectDebtPanel)
    assert (form.amount.fen(), form.reference.text()) == (800_00, "旧本第3页")
    assert form.rest.text() == "", "nothing of it is paid"
    form.amount.set_fen(900_00)
    form.save()
    shop.settle()
    assert view(shop, other).row.balance_fen == 1000_00


def test_the_sum_of_an_opening_debt_is_what_was_owed_before_anything_was_paid(shop: AWindow) -> None:
    """1,200 at first, 1,000 paid: whoever types the 150 that are left reads what would follow before it is saved."""
    other, _ = everybody(shop)
    entered = OpeningDraft(other.id, TODAY.replace(day=1), None, 1200_00)
    wrong = shop.do(lambda book, moment: record_opening(book.ledger, entered, moment))
    owed = view(shop, other).row.balance_fen
    shop.do(lambda book, moment: take_payment(book.ledger, ReceiptDraft(other.id, TODAY, owed - 200_00), moment))
    page = page_of(shop, other)
    page.correct(wrong)
    shop.settle()
    form = page.panel.form(CorrectDebtPanel)
    assert form.rest.text() == "1,000.00 of it is paid; 200.00 is then still owed."
    form.amount.set_fen(150_00)
    form.amount.changed.emit(None)
    assert form.rest.text() == "1,000.00 of it is paid; 850.00 then goes on account."


def test_an_opening_debt_that_stands_twice_is_taken_out_by_a_sum_of_nothing(shop: AWindow) -> None:
    """Slip 0090 over 2,000.00 came in with two sheets: one of the two goes on its own day, and can come back."""
    other, _ = everybody(shop)
    dated, twice = TODAY.replace(day=1), frozenset({"number_used"})
    draft = OpeningDraft(other.id, dated, None, 2000_00, "0090", accepted=twice)
    shop.do(lambda book, moment: record_opening(book.ledger, draft, moment))
    second = shop.do(lambda book, moment: record_opening(book.ledger, draft, moment))
    page = page_of(shop, other)
    page.correct(second)
    shop.settle()
    page.panel.form(CorrectDebtPanel).amount.set_fen(0)
    page.panel.form(CorrectDebtPanel).save()
    shop.settle()
    assert view(shop, other).row.balance_fen == 2100_00
    gone = next(one for one in view(shop, other).history if one.number == second)
    assert gone.reversed_by
    mirror = next(one for one in view(shop, other).history if one.number == gone.reversed_by)
    assert mirror.dated == dated
    shop.window.undo()
    shop.settle()
    assert view(shop, other).row.balance_fen == 4100_00
