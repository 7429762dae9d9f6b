"""The list of customers: who owes, who is late, who must pay cash."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.contacts import Outcome
from desktop_app.domain.customers import Buyer, Contact, Grade, Role
from desktop_app.domain.labels import SEGMENTS
from desktop_app.operations.contacts import contact_log
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.customers import all_customers, edit_customer, terms_to_look_at
from desktop_app.store.journal import head
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.customers import CustomersPage, Show
from desktop_app.ui.trade.customer_forms import ContactPanel, PromisePanel
from tests.ui.pages.street import a_street, cells, chips, pays, ships, the_list
from tests.ui.window import AWindow, a_window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """The street of five customers."""
    with a_window(tmp_path) as bench:
        a_street(bench)
        yield bench


def test_the_names_stand_in_the_order_of_their_pinyin_and_those_put_away_are_not_among_them(shop: AWindow) -> None:
    page = the_list(shop)
    assert cells(page.table, "name") == ["阿强水电", "宏达建材", "老王门市 (supply stopped)", "曾记五金"]


def test_each_row_shows_what_is_owed_and_how_much_of_the_limit_is_used(shop: AWindow) -> None:
    page = the_list(shop)
    assert cells(page.table, "owes") == ["300.00", "5,000.00", "0.00", "20.00"]
    assert cells(page.table, "overdue") == ["300.00", "0.00", "0.00", "0.00"]
    assert cells(page.table, "limit") == ["", "500%", "", ""]
    assert cells(page.table, "last_deal") == ["10-12", "11-18", "11-18", "11-18"]
    assert cells(page.table, "terms") == ["30 days from delivery"] * 4


def test_enter_opens_the_page_of_the_customer_under_the_cursor(shop: AWindow) -> None:
    """U12."""
    the_list(shop)
    shop.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    shop.settle()
    assert shop.window.route.page is PageName.CUSTOMER
    assert shop.window.windowTitle().startswith("宏达建材")


def test_new_and_edit_open_the_form(shop: AWindow) -> None:
    page = the_list(shop)
    one = page.table.current()
    assert one is not None
    page.edit()
    assert shop.window.route == Route(PageName.CUSTOMER_FORM, customer_id=one.customer.id)
    shop.settle()
    page.new()
    assert shop.window.route == Route(PageName.CUSTOMER_FORM)
    shop.settle()


def test_delete_puts_a_customer_away_and_undo_brings_the_same_one_back(shop: AWindow) -> None:
    """U23, U24: nothing is deleted."""
    page = the_list(shop)
    before = shop.ask(lambda book: all_customers(book.ledger))
    page.table.choose(next(one.id for one in before if one.name == "老王门市"))
    shop.press(Qt.Key.Key_Delete, on=page.table.view)
    shop.settle()
    assert len(page.table.model.shown) == 3
    assert [one.active for one in shop.ask(lambda book: all_customers(book.ledger)) if one.name == "老王门市"] == [
        False
    ]
    shop.window.undo()
    shop.settle()
    assert shop.ask(lambda book: all_customers(book.ledger)) == before
    assert len(page.table.model.shown) == 4


def test_someone_put_away_who_still_owes_stays_in_the_list(shop: AWindow) -> None:
    page = the_list(shop)
    page.table.choose(next(one.customer.id for one in page.table.model.shown if one.balance_fen == 2_000))
    page.put_away()
    shop.settle()
    assert cells(page.table, "name")[-1] == "曾记五金 (inactive)"
    chips(page).press(list(Show).index(Show.INACTIVE))
    assert cells(page.table, "name") == ["利民超市 (inactive)", "曾记五金 (inactive)"]


def test_a_route_puts_the_cursor_on_its_customer_whatever_was_filtered(shop: AWindow) -> None:
    page = the_list(shop)
    wanted = page.table.model.shown[3].customer
    chips(page).press(list(Show).index(Show.OVERDUE))
    shop.go(PageName.CUSTOMERS, customer_id=wanted.id)
    current = page.table.current()
    assert current is not None
    assert current.customer.id == wanted.id
    assert chips(page).value() is Show.ALL


def about(page: CustomersPage, form: FormPanel) -> str:
    """Whom the quick form beside the list is about; empty while it is not there."""
    return form.subject.name if page.panel.isVisible() and form.isVisible() else ""


def test_c_logs_a_contact_with_the_customer_under_the_cursor_and_the_keyboard_comes_back(shop: AWindow) -> None:
    """U5: as on the first page."""
    page = the_list(shop)
    shop.press("C")
    assert about(page, page.panel.form(ContactPanel)) == "阿强水电"
    assert not page.standing["customers.new"].isVisible()
    shop.press(Qt.Key.Key_2, Qt.Key.Key_Return)
    shop.settle()
    customer = page.about_customer()
    log = shop.ask(lambda book: contact_log(book.ledger, shop.today, customer))
    assert [one.outcome for one in log] == [Outcome.NOT_REACHED]
    assert page.panel.shown is page.facts
    assert page.standing["customers.new"].isVisible()
    assert page.table.view.hasFocus()


def test_y_records_a_promise_of_what_is_overdue(shop: AWindow) -> None:
    """U3: the sum stands there already; Enter, the day, Enter, and who said it: no contact of theirs is known."""
    page = the_list(shop)
    shop.press("Y")
    assert about(page, page.panel.form(PromisePanel)) == "阿强水电"
    assert page.panel.form(PromisePanel).amount.fen() == 30_000
    shop.press(Qt.Key.Key_Return, "+3", Qt.Key.Key_Return)
    assert page.panel.form(PromisePanel).said_by.hasFocus()
    page.panel.form(PromisePanel).said_by.set_text("阿强")
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    view = shop.ask(lambda book: customer_view(book.ledger, page.about_customer(), shop.today))
    assert [(one.promise.amount_fen, one.promise.said_by) for one in view.promises] == [(30_000, "阿强")]


def test_escape_and_another_row_close_the_form_and_write_nothing(shop: AWindow) -> None:
    page = the_list(shop)
    before = shop.ask(lambda book: head(book.ledger).seq)
    shop.press("Y", Qt.Key.Key_Escape)
    assert page.table.view.hasFocus()
    shop.press("C")
    page.table.view.setFocus()
    page.table.choose(next(one.customer.id for one in page.table.model.shown if one.customer.name == "曾记五金"))
    assert page.panel.shown is page.facts
    assert shop.ask(lambda book: head(book.ledger).seq) == before


def test_p_shows_the_statement_and_r_takes_a_payment(shop: AWindow) -> None:
    """U40: one key from the row to the statement, here as on the first page."""
    page = the_list(shop)
    customer = page.about_customer()
    shop.press("R")
    assert shop.window.route == Route(PageName.RECEIPT_FORM, customer_id=customer)
    shop.settle()
    the_list(shop)
    shop.press("P")
    assert shop.window.route == Route(PageName.PREVIEW, customer_id=customer, tab="statement")
    shop.settle()


def test_p_on_several_rows_shows_a_statement_for_each(shop: AWindow) -> None:
    page = the_list(shop)
    page.table.view.selectAll()
    page.print_statement()
    ids = tuple(str(one.customer.id) for one in page.table.model.shown)
    assert shop.window.route == Route(PageName.PREVIEW, numbers=ids, tab="statements")
    shop.settle()


def test_grade_and_kind_of_buyer_narrow_the_list_together_with_the_chips(shop: AWindow) -> None:
    """R012, R051: what is kept of a customer is of use in the list."""
    zeng = next(one for one in shop.ask(lambda book: all_customers(book.ledger)) if one.name == "曾记五金")
    graded = replace(zeng, grade=Grade.A, segment=Buyer.SITE)
    shop.do(lambda book, moment: edit_customer(book.ledger, graded, moment))
    page = the_list(shop)
    page.list.choose("grade", Grade.A)
    assert cells(page.table, "name") == ["曾记五金"]
    page.list.choose("segment", Buyer.CHAIN)
    assert cells(page.table, "name") == []
    page.table.clear_filter()
    assert len(cells(page.table, "name")) == 4
    assert (page.list.value("grade"), page.list.value("segment")) == (None, None)


def test_the_head_of_the_customer_names_grade_and_kind(shop: AWindow) -> None:
    """R012, R051."""
    zeng = next(one for one in shop.ask(lambda book: all_customers(book.ledger)) if one.name == "曾记五金")
    graded = replace(zeng, grade=Grade.A, segment=Buyer.SITE)
    shop.do(lambda book, moment: edit_customer(book.ledger, graded, moment))
    page = shop.go(PageName.CUSTOMER, customer_id=zeng.id)
    assert isinstance(page, CustomerPage)
    assert "Grade A" in page.head.line.text()
    assert shop.desk.tell(SEGMENTS[Buyer.SITE]) in page.head.line.text()


def test_terms_an_older_book_said_less_exactly_are_looked_at_once(shop: AWindow) -> None:
    """Cases 4 and 11: the door of the notice leads here; T says that the terms are right."""
    people = [one for one in shop.ask(lambda book: all_customers(book.ledger)) if one.active]
    shop.ask(lambda book: book.ledger.write("INSERT INTO terms_to_confirm VALUES (?)", (people[0].id,)))
    page = shop.go(PageName.CUSTOMERS, tab="terms")
    assert isinstance(page, CustomersPage)
    assert chips(page).value() is Show.TERMS
    (name,) = cells(page.table, "name")
    assert people[0].name in name
    page.table.choose(people[0].id)
    page.confirm_terms()
    shop.settle()
    assert chips(page).value() is Show.ALL
    assert shop.ask(lambda book: terms_to_look_at(book.ledger)) == []


def test_a_customer_is_put_off_from_the_list_of_customers_too(shop: AWindow) -> None:
    """U4: Z and a digit mean the same wherever one is."""
    page = the_list(shop)
    shop.press("Z", "1")
    shop.settle()
    log = shop.ask(lambda book: contact_log(book.ledger, shop.today, page.about_customer()))
    assert [(one.outcome, one.next_on) for one in log] == [(Outcome.PUT_OFF, shop.today + timedelta(days=1))]
    assert page.table.view.hasFocus()


def test_what_a_chip_sets_apart_is_a_list_of_its_own(shop: AWindow) -> None:
    """U32: those put away are counted alone, and nothing says that the others were filtered out."""
    page = the_list(shop)
    chips(page).press(list(Show).index(Show.INACTIVE))
    assert page.table.footer.text().startswith("1 row")
    chips(page).press(list(Show).index(Show.OWING))
    assert page.table.footer.text().startswith("3 of 4 rows, filtered")
    page.table.clear_filter()
    assert page.table.footer.text().startswith("4 rows")


def test_the_card_beside_the_list_tells_how_the_account_stands(shop: AWindow) -> None:
    """U11, case 22: the words and figures of the customer's own page, without opening it."""
    page = the_list(shop)
    told = page.facts.texts()
    assert told[0] == "阿强水电"
    assert told[1].startswith("139\u00a01234\u00a08822 · 城东")
    assert told[2:6] == ["Owed 300.00", "Overdue 300.00", "Ask for 300.00", "Credit limit nothing is checked No limit"]
    assert told[6:] == ["Oldest due 10 days 11-11", "Last paid never paid yet", "Last deal 10-12"]
    page.table.choose(next(one.customer.id for one in page.table.model.shown if one.customer.stopped))
    shop.settle()
    told = page.facts.texts()
    assert told[2] == "✕ Supply stopped: nothing leaves, paid or not. 三次没有按时付"
    assert "Last paid 11-20 80.00" in told


def test_money_of_the_customers_own_is_called_so_in_the_card(shop: AWindow) -> None:
    """Case 1: never a bare minus."""
    page = the_list(shop)
    hongda = next(one.customer for one in page.table.model.shown if one.customer.name == "宏达建材")
    pays(shop, hongda, 6_000)
    page.table.choose(hongda.id)
    shop.settle()
    assert "On account 1,000.00" in page.facts.texts()


def test_money_on_account_stands_beside_the_slips_it_could_pay(shop: AWindow) -> None:
    """Case 1: what is on account less what is unpaid is the credit, so that no two lists seem to disagree."""
    page = the_list(shop)
    hongda = next(one.customer for one in page.table.model.shown if one.customer.name == "宏达建材")
    pays(shop, hongda, 6_000)
    ships(shop, hongda, 400, days_ago=0)
    page.table.choose(hongda.id)
    shop.settle()
    told = page.facts.texts()
    at = told.index("Unpaid slips 400.00")
    assert told[at : at + 3] == ["Unpaid slips 400.00", "− On account 1,000.00", "= In credit 600.00"]


def test_the_other_numbers_of_a_customer_say_whom_they_reach(shop: AWindow) -> None:
    """R047, U11."""
    page = the_list(shop)
    hongda = next(one.customer for one in page.table.model.shown if one.customer.name == "宏达建材")
    known = replace(
        hongda, phone="0571-8812345",
        contacts=(Contact("李会计", Role.PAYER, "13900001111"), Contact("小周", Role.OTHER, "13900002222")),
    )  # fmt: skip
    shop.do(lambda book, moment: edit_customer(book.ledger, known, moment))
    page.table.choose(hongda.id)
    shop.settle()
    told = [one.replace("\u00a0", " ").replace("\u2011", "-") for one in page.facts.texts()]
    assert told[1].startswith("李会计 · 139 0000 1111")
    assert told[2:4] == ["Phone of the shop 0571-8812345", "Other 小周 139 0000 2222"]
