"""What is done on a customer's page: disputes, allowances, old debts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.domain.shipments import Line, ReturnDraft
from desktop_app.operations.adjustments import Grounds
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.returns import record_return
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.account_entries import AllowancePanel, OldDebtPanel
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.dispute import RaiseDispute, SettleDispute
from desktop_app.ui.customers.limit_forms import LimitPanel
from desktop_app.ui.customers.site_forms import SitePanel
from desktop_app.ui.receipts.receipt_form import ReceiptFormPage
from desktop_app.ui.trade.customer_forms import ContactPanel, PromisePanel
from tests.ui.pages.street import a_customer, cells, ships
from tests.ui.window import TODAY, AWindow, a_window, turns


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """One customer with a slip of 300 forty days ago and one of 100 of today."""
    with a_window(tmp_path) as bench:
        customer = a_customer(bench, "阿强水电", "13912348822")
        ships(bench, customer, 300, days_ago=40)
        ships(bench, customer, 100, days_ago=0)
        bench.go(PageName.CUSTOMER, customer_id=customer.id)
        yield bench


def the_page(shop: AWindow) -> CustomerPage:
    page = shop.window.current_page()
    assert isinstance(page, CustomerPage)
    return page


def balance(shop: AWindow) -> int:
    customer = the_page(shop).customer_id
    return shop.ask(lambda book: customer_view(book.ledger, customer, TODAY)).row.balance_fen


def test_the_open_slips_tell_how_late_each_is(shop: AWindow) -> None:
    page = the_page(shop)
    assert cells(page.lists.view("items").table, "status") == ["10 d late", "not yet due"]
    assert cells(page.lists.view("items").table, "open") == ["300.00", "100.00"]


def test_a_dispute_of_the_slip_under_the_cursor_is_owed_but_not_chased(shop: AWindow) -> None:
    """Case 15: how much is for them to say, no sum stands there already; the reason is needed."""
    page = the_page(shop)
    page.raise_dispute()
    assert page.panel.form(RaiseDispute).amount.fen() is None
    shop.press("120", *[Qt.Key.Key_Return] * 6)
    shop.settle()
    assert page.panel.form(RaiseDispute).form.box("reason").error()
    shop.press("wet cement", *[Qt.Key.Key_Return] * 5)
    shop.settle()
    assert not page.panel.isVisible()
    assert cells(page.lists.view("items").table, "disputed") == ["120.00", ""]
    assert cells(page.lists.view("disputes").table, "reason") == ["wet cement"]
    assert cells(page.lists.view("disputes").table, "state") == ["to be answered"]
    assert balance(shop) == 40_000
    assert page.head.cards.cards[0].accessibleName() == "Owed: 400.00, 120.00 in dispute"
    shop.window.undo()
    shop.settle()
    assert cells(page.lists.view("items").table, "disputed") == ["", ""]


def test_more_than_is_open_cannot_be_disputed_and_what_was_typed_stays(shop: AWindow) -> None:
    """U49."""
    page = the_page(shop)
    page.raise_dispute()
    page.panel.form(RaiseDispute).amount.set_fen(30_001)
    page.panel.form(RaiseDispute).reason.setText("wet")
    page.panel.form(RaiseDispute).save()
    shop.settle()
    assert "300.00 of slip" in page.panel.form(RaiseDispute).form.box("amount").error()
    assert page.panel.form(RaiseDispute).amount.fen() == 30_001
    assert page.panel.isVisible()


def test_a_dispute_is_answered_then_settled_and_what_is_given_up_is_credited(shop: AWindow) -> None:
    """N10."""
    page = the_page(shop)
    page.raise_dispute()
    page.panel.form(RaiseDispute).amount.set_fen(30_000)
    page.panel.form(RaiseDispute).reason.setText("wet")
    page.panel.form(RaiseDispute).save()
    shop.settle()
    page.lists.turn("disputes")
    page.answer_dispute()
    shop.press("we take it back", Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    assert cells(page.lists.view("disputes").table, "state") == ["answered"]
    page.settle_dispute()
    shop.press("80", Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    assert cells(page.lists.view("disputes").table, "state") == ["settled"]
    assert balance(shop) == 32_000
    why = {
        one.text(): one.toolTip()
        for one in page.lists.view("disputes").findChildren(QPushButton)
        if not one.isEnabled()
    }
    assert "This dispute is settled already." in why["Settle"]
    assert "This dispute is answered already." in why["Our answer"]
    page.settle_dispute()
    page.panel.form(SettleDispute).amount.set_fen(100)
    page.panel.form(SettleDispute).save()
    shop.settle()
    notice = page.panel.form(SettleDispute).form.bar.notice
    assert notice is not None
    assert "already settled" in notice.text


def test_an_allowance_settles_the_slip_under_the_cursor_and_undo_takes_it_back(shop: AWindow) -> None:
    """U23: the mirror is posted, nothing is deleted."""
    page = the_page(shop)
    page.give_allowance()
    assert page.panel.form(AllowancePanel).about_number.value() == cells(page.lists.view("items").table, "number")[0]
    assert page.panel.form(AllowancePanel).reason.value() is Grounds.ALLOWANCE
    page.panel.form(AllowancePanel).amount.set_fen(5_000)
    page.panel.form(AllowancePanel).save()
    shop.settle()
    assert cells(page.lists.view("items").table, "open") == ["250.00", "100.00"]
    shop.window.undo()
    shop.settle()
    assert cells(page.lists.view("items").table, "open") == ["300.00", "100.00"]
    assert cells(page.lists.view("history").table, "kind")[:2] == ["Void document", "Adjustment"]
    assert cells(page.lists.view("history").table, "remark")[1].startswith("void; see ")


def test_an_allowance_above_its_slip_is_asked_at_the_sum_and_kept_until_it_is_meant(shop: AWindow) -> None:
    """3,000 typed for a slip of 300: the question stands at the field, and one button books it as typed."""
    page = the_page(shop)
    page.give_allowance()
    form = page.panel.form(AllowancePanel)
    form.remark.setText("年底让利")
    form.amount.set_fen(300_000)
    form.save()
    shop.settle()
    assert "is 2,700.00 more than the 300.00 that is unpaid of" in form.form.box("amount").error()
    assert (form.amount.fen(), form.remark.text(), balance(shop)) == (300_000, "年底让利", 40_000)
    turns(20)
    below = form.form.box("amount").below
    assert below.height() >= below.heightForWidth(below.width()), "every line of the question is seen"
    notice = form.form.bar.notice
    assert notice is not None
    assert [way.text for way in notice.ways] == ["Yes, book it as typed"]
    notice.ways[0].does()
    shop.settle()
    assert balance(shop) == -260_000


def test_what_was_meant_once_is_asked_again_for_the_next_sum(shop: AWindow) -> None:
    """The answer holds for one entry: another too large sum is another question."""
    page = the_page(shop)
    page.give_allowance()
    page.panel.form(AllowancePanel).amount.set_fen(300_000)
    page.panel.form(AllowancePanel).save()
    shop.settle()
    page.panel.form(AllowancePanel).amount.set_fen(400_000)
    page.panel.form(AllowancePanel).save()
    shop.settle()
    assert "3,700.00 more" in page.panel.form(AllowancePanel).form.box("amount").error()
    page.panel.form(AllowancePanel).amount.set_fen(1_000)
    page.panel.form(AllowancePanel).save()
    shop.settle()
    assert balance(shop) == 39_000


def test_a_dispute_settled_above_what_was_disputed_is_refused_at_the_sum(shop: AWindow) -> None:
    """N10, case 15: and no button books it all the same."""
    page = the_page(shop)
    page.raise_dispute()
    page.panel.form(RaiseDispute).amount.set_fen(30_000)
    page.panel.form(RaiseDispute).reason.setText("wet")
    page.panel.form(RaiseDispute).save()
    shop.settle()
    page.lists.turn("disputes")
    page.settle_dispute()
    form = page.panel.form(SettleDispute)
    form.amount.set_fen(800_000)
    form.save()
    shop.settle()
    assert "300.00 is in dispute" in form.form.box("amount").error()
    assert (form.form.bar.notice, form.amount.fen(), balance(shop)) == (None, 800_000, 40_000)


def test_a_promise_of_more_than_is_owed_is_asked_at_the_sum(shop: AWindow) -> None:
    """N01: 4,000 promised on a debt of 400."""
    page = the_page(shop)
    page.record_promise()
    page.panel.form(PromisePanel).amount.set_fen(400_000)
    page.panel.form(PromisePanel).said_by.set_text("阿强")
    page.panel.form(PromisePanel).by.set_day(shop.today)
    page.panel.form(PromisePanel).save()
    shop.settle()
    assert "only 400.00 is owed" in page.panel.form(PromisePanel).form.box("amount").error()
    notice = page.panel.form(PromisePanel).form.bar.notice
    assert notice is not None
    notice.ways[0].does()
    shop.settle()
    assert [one.promise.amount_fen for one in page.view.promises] == [400_000]  # type: ignore[union-attr]


def test_an_old_debt_has_its_own_age(shop: AWindow) -> None:
    page = the_page(shop)
    page.enter_old_debt()
    shop.press("2026-05-01", Qt.Key.Key_Return, "1200", Qt.Key.Key_Return, Qt.Key.Key_Return, "A-17")
    page.panel.form(OldDebtPanel).save()
    shop.settle()
    assert cells(page.lists.view("items").table, "status")[0] == "174 d late"
    assert cells(page.lists.view("items").table, "open")[0] == "1,200.00"
    assert balance(shop) == 160_000


def test_an_old_debt_of_tomorrow_is_refused_at_the_date(shop: AWindow) -> None:
    """U49."""
    page = the_page(shop)
    page.enter_old_debt()
    page.panel.form(OldDebtPanel).dated.setText("2026-11-22")
    page.panel.form(OldDebtPanel).amount.set_fen(100)
    page.panel.form(OldDebtPanel).save()
    shop.settle()
    assert page.panel.form(OldDebtPanel).form.box("dated").error()
    assert page.panel.form(OldDebtPanel).dated.text() == "2026-11-22"


def test_enter_twice_posts_once(shop: AWindow) -> None:
    """D4: the second Enter comes before the first is answered."""
    page = the_page(shop)
    page.give_allowance()
    page.panel.form(AllowancePanel).amount.set_fen(5_000)
    page.panel.form(AllowancePanel).save()
    page.panel.form(AllowancePanel).save()
    shop.settle()
    assert balance(shop) == 35_000


def test_the_limit_that_holds_stands_in_the_form_and_the_suggestion_is_only_offered(shop: AWindow) -> None:
    """R016, U49: Enter books no figure that nobody chose; the line of what is wrong is seen, the key is true."""
    page = the_page(shop)
    page.decide_limit()
    shop.settle()
    form = page.panel.form(LimitPanel)
    assert (form.limit.fen(), form.limit.text()) == (None, "")
    assert form.saving.text() == "Save  Ctrl+Enter"
    assert form.taking.isVisible()
    form.setMaximumHeight(form.height() // 2)
    shop.settle()
    form.reason.setFocus()
    assert form.saving.text() == "Save  Enter"
    form._area.verticalScrollBar().setValue(0)
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    box = form.form.box("reason")
    assert box.error()
    assert box.visibleRegion().boundingRect().size() == box.size()
    form.taking.click()
    shop.settle()
    assert form.limit.fen() == (form.proposed.limit_fen if form.proposed else 0)
    assert form.reason.hasFocus()


def test_there_is_one_primary_button_with_and_without_a_quick_form(shop: AWindow) -> None:
    """Experience 3: one primary button a page."""
    page = the_page(shop)

    def primaries() -> list[str]:
        return [one.text() for one in page.findChildren(QPushButton) if one.isVisible() and one.property("primary")]

    assert primaries() == ["New slip"]
    page.log_contact()
    assert primaries() == ["Save  Ctrl+Enter"]  # Enter goes on to the next field there
    shop.press(Qt.Key.Key_Escape, on=page.panel.form(ContactPanel))
    assert primaries() == ["New slip"]


def test_the_details_tell_the_terms_in_a_sentence(shop: AWindow) -> None:
    """U8."""
    page = the_page(shop)
    table = page.lists.view("facts").table
    facts = dict(zip(cells(table, "what"), cells(table, "value"), strict=True))
    assert facts["Terms"] == "30 days from delivery"
    assert facts["What the terms mean"] == "Each slip is due 30 days after delivery."
    assert facts["Credit limit"] == "no limit"


def test_goods_credit_kept_apart_is_spread_from_the_customers_page(shop: AWindow) -> None:
    """Case 2: 300 overdue beside a return of 60 kept as credit; spread, 240 are overdue and nothing is apart."""
    page, customer, number = the_page(shop), the_page(shop).customer_id, slip_of(shop)
    draft = ReturnDraft(customer, TODAY, (Line("水泥", 200, 300 * 10_000),), number, apply=False, reason="多送了")
    shop.do(lambda book, moment: record_return(book.ledger, draft, moment))
    shop.settle()
    assert page.head.cards.cards[0].accessibleName().startswith("Owed: 340.00")
    assert cells(page.lists.view("items").table, "open") == ["300.00", "100.00"]
    shop.press("M")
    shop.settle()
    form = shop.window.current_page()
    assert isinstance(form, ReceiptFormPage)
    assert "XTD-" in form.heading()
    assert (form.form.amount.fen(), form.form.amount.isReadOnly()) == (6_000, True)
    shop.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shop.settle()
    assert the_page(shop) is page
    assert cells(page.lists.view("items").table, "open") == ["240.00", "100.00"]
    shop.press("M")
    shop.settle()
    assert the_page(shop) is page, "nothing lies on account any more"


def slip_of(shop: AWindow) -> str:
    """The number of the slip of 300."""
    customer = the_page(shop).customer_id
    return shop.ask(lambda book: customer_view(book.ledger, customer, TODAY)).items[0].number


def test_what_is_done_to_a_note_waits_for_one(shop: AWindow) -> None:
    """U37: a greyed button says why; as soon as there is a row it can be pressed."""
    page = the_page(shop)
    page.lists.turn("contacts")
    (taking_back,) = [one for one in page.list.findChildren(QPushButton) if one.text() == "Undo"]
    assert not taking_back.isEnabled()
    assert "nothing in this list yet" in taking_back.toolTip()
    page.log_contact()
    shop.press("1", Qt.Key.Key_Return)
    shop.settle()
    assert taking_back.isEnabled()
    taking_back.click()
    shop.settle()
    assert page.table.model.shown == []


def test_a_form_about_the_customer_stays_while_another_row_is_looked_at(shop: AWindow) -> None:
    """U20: what is half typed is not put away because a slip is looked up."""
    page = the_page(shop)
    page.give_allowance()
    page.table.view.setFocus()
    shop.press(Qt.Key.Key_Down)
    assert isinstance(page.panel.shown, AllowancePanel)
    assert page.panel.isVisible()


def test_a_dispute_half_typed_is_offered_at_its_slip_and_at_no_other(shop: AWindow) -> None:
    """U20, N10: what was typed about one slip is not mixed into a dispute about another."""
    page = the_page(shop)
    page.raise_dispute()
    shop.press("120", Qt.Key.Key_Return, "wet cement", Qt.Key.Key_Escape)
    shop.settle()
    shop.press(Qt.Key.Key_Down)
    page.raise_dispute()
    shop.settle()
    form = page.panel.form(RaiseDispute)
    assert (form.form.bar.notice, form.amount.fen(), form.reason.text()) == (None, None, "")
    shop.press(Qt.Key.Key_Escape, Qt.Key.Key_Up)
    page.raise_dispute()
    shop.settle()
    form.form.bar.press(0)
    assert (form.amount.fen(), form.reason.text()) == (12_000, "wet cement")


def test_a_site_is_added_and_enter_shows_its_slips(shop: AWindow) -> None:
    """What is open of each site, and its slips at one key."""
    page = the_page(shop)
    page.new_site()
    page.panel.form(SitePanel).name.set_text("万科云城二期")
    page.panel.form(SitePanel).save()
    shop.settle()
    assert page.view is not None
    customer = page.view.row.customer
    assert [one.name for one in customer.sites] == ["万科云城二期"]
    ships(shop, customer, 50, days_ago=0, project="万科云城二期")
    page.reload()
    shop.settle()
    page.lists.turn("sites")
    assert cells(page.table, "owed") == ["50.00"]
    assert len(page.view.sites[0].items) == 1
    page.open_row(page.view.sites[0])
    assert cells(page.lists.view("items").table, "open") == ["50.00"]
    page.lists.turn("sites")
    page.site_payment()
    shop.settle()
    taking = shop.window.current_page()
    assert isinstance(taking, ReceiptFormPage)
    assert taking.form.amount.fen() == 50_00
    assert len(taking.form.allocate.named()) == 1
