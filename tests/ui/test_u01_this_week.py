"""The first page of the morning: whom to chase, why, and what to do about it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.chase_words import reason_said
from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.figures import Counted, counted_fen
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.promises import Promise
from desktop_app.domain.shipments import Line, ReturnDraft, ShipmentDraft
from desktop_app.operations.contacts import contact_log
from desktop_app.operations.customers import add_customer
from desktop_app.operations.papers import mark_printed, mark_signed
from desktop_app.operations.payments import take_payment
from desktop_app.operations.promises import judged_promises, make_promise
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.taking_back import void_document
from desktop_app.operations.week import this_week_page
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customers import CustomersPage
from desktop_app.ui.slips.shipments import ShipmentsPage
from desktop_app.ui.trade.customer_forms import PromisePanel
from desktop_app.ui.week.this_week import ThisWeekPage
from desktop_app.ui.widgets.columns import counted_customers
from tests.ui.pages.street import cells
from tests.ui.window import TODAY, AWindow, a_window

MONTH = Terms(TermsKind.DAYS, days=30)


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """Three customers: one 60 days late with much money, one 5 days late with little, one not late."""
    with a_window(tmp_path) as bench:
        for name, yuan, days_ago in (("宏达建材", 90_000, 90), ("永发便利店", 1_200, 35), ("利民超市", 500, 3)):
            owes(bench, name, yuan, bench.today - timedelta(days=days_ago))
        yield bench


def owes(bench: AWindow, name: str, yuan: int, dated: date, limit_fen: int | None = None) -> int:
    """A customer on thirty days with one unpaid slip of that day; the customer's id."""
    customer = Customer(name, terms=MONTH, limit_fen=limit_fen, contacts=(Contact("老赵", phone="13912348822"),))
    kept = bench.do(lambda book, moment: add_customer(book.ledger, customer, moment), dated)
    draft = ShipmentDraft(kept.id, dated, (Line("水泥", 1000, yuan * 10_000),))
    bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment), dated)
    return kept.id


def this_week(bench: AWindow) -> ThisWeekPage:
    page = bench.go(PageName.THIS_WEEK)
    assert isinstance(page, ThisWeekPage)
    return page


def test_the_list_is_there_without_a_click_and_the_most_money_at_stake_is_first(shop: AWindow) -> None:
    """U1, U2: one row a customer, each with one reason and one next step."""
    page = this_week(shop)
    rows = [one.row for one in page.table.model.shown]
    assert [row.name for row in rows] == ["宏达建材", "永发便利店", "利民超市"]
    assert page.table.current() is page.table.model.shown[0]
    assert all(row.findings and shop.desk.tell(reason_said(row)) for row in rows)
    shown = [[page.table.model.index(at, column).data() for column in range(6)] for at in range(3)]
    assert shown[0][0] == "60 d late"
    assert shown[0][3] == "90,000.00"
    assert all(cells[5] for cells in shown)


def test_the_four_figures_count_the_same_rows(shop: AWindow) -> None:
    """U1: to chase, due this week, overdue, unsigned."""
    page = this_week(shop)
    assert page.cards.doors[Counted.OVERDUE].accessibleName().startswith("Overdue: 91,200.00")
    assert "2 customers, longest 60 days" in page.cards.doors[Counted.OVERDUE].accessibleName()


@pytest.mark.parametrize("which", list(Counted))
def test_a_figure_opens_the_rows_it_counts_and_closes_them_again(shop: AWindow, which: Counted) -> None:
    """U1: as many rows as the card says, with the money it says."""
    page, everybody = this_week(shop), 3
    door = page.cards.doors[which]
    door.click()
    counted = [counted_fen(one.row, which, TODAY) for one in page.table.model.shown]
    assert all(counted)
    assert (door.isChecked(), door.figure()) == (True, format_yuan(sum(counted)))
    assert door.said().startswith(counted_customers(len(counted), shop.desk))
    said = f"{door.title} {door.figure()}"
    assert page.table.footer.text().split("   ")[1] == said, "the sum that was counted, under its name"
    page.reload()
    shop.settle()
    assert len(page.table.model.shown) == len(counted), "it stays narrowed when the list is read again"
    assert page.table.footer.text().count(said) == 1, "also where a column has the same sum under the same name"
    door.click()
    assert (door.isChecked(), len(page.table.model.shown)) == (False, everybody)
    assert page.table.footer.text().split("   ")[1] != said


@pytest.mark.parametrize("which", list(Counted))
@pytest.mark.parametrize("days", [2, 25])
def test_after_midnight_an_open_figure_counts_the_new_day(shop: AWindow, which: Counted, days: int) -> None:
    """U1: the window stays open over Sunday night, and until 利民 is late too; card, rows and foot agree."""
    page = this_week(shop)
    door = page.cards.doors[which]
    door.click()
    shop.today = TODAY + timedelta(days=days)
    page.reload()
    shop.settle()
    counted = [counted_fen(one.row, which, shop.today) for one in page.table.model.shown]
    assert door.isChecked()
    assert all(counted)
    assert door.figure() == format_yuan(sum(counted))
    assert door.said().startswith(counted_customers(len(counted), shop.desk))
    assert page.table.footer.text().split("   ")[1] == f"{door.title} {door.figure()}"


def test_clearing_the_filter_closes_the_figure(shop: AWindow) -> None:
    page = this_week(shop)
    page.cards.doors[Counted.OVERDUE].click()
    page.table.clear_filter()
    assert (len(page.table.model.shown), page.cards.doors[Counted.OVERDUE].isChecked()) == (3, False)


def test_unsigned_slips_open_the_slips_that_wait_for_their_signature(shop: AWindow) -> None:
    """U1, R030: of all years, whatever the list was left at; no return, none that is void or signed."""
    old, new, void, signed, unprinted = (slip_of(shop, date(2026, month, 9)) for month in (3, 11, 11, 11, 11))
    coming = slip_of(shop, TODAY + timedelta(days=2), TODAY)
    back = taken_back(shop, new)
    for number in (old, new, void, signed, coming, back):
        goes_out(shop, number)
    shop.do(lambda book, moment: void_document(book.ledger, void, None, "记错了", moment))
    shop.do(lambda book, moment: mark_signed(book, signed, TODAY, moment))
    left = shop.go(PageName.SHIPMENTS)
    assert isinstance(left, ShipmentsPage)
    left.table.search.setText(unprinted)
    left.list.choose("state", "returns")
    card = this_week(shop).cards.unsigned
    assert card.figure() == "2 slips"
    card.click()
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, ShipmentsPage)
    assert (page.list.value("state"), page.table.search.text()) == ("unsigned", "")
    assert [one.number for one in page.table.model.shown] == [new, old]


def test_a_slip_unsigned_since_last_year_is_told_with_its_year(shop: AWindow) -> None:
    """08-07 would be read as this summer's."""
    old = slip_of(shop, date(2025, 8, 7))
    goes_out(shop, old)
    assert this_week(shop).cards.unsigned.said() == "oldest 25-08-07"


def test_the_card_says_how_much_of_the_promise_is_still_missing(shop: AWindow) -> None:
    """N01: 永发 promised 1,200 for the 30th; 400 came today."""
    who = shop.ask(lambda book: this_week_page(book.ledger, TODAY)).rows[1].row.customer_id
    promise = Promise(who, 1_200_00, TODAY + timedelta(days=3), TODAY - timedelta(days=1))
    shop.do(lambda book, moment: make_promise(book.ledger, promise, moment), TODAY - timedelta(days=1))
    page = this_week(shop)
    page.table.choose(who)
    assert any("Sum promised" in one and "1,200.00" in one for one in page.facts.texts())
    shop.do(lambda book, moment: take_payment(book.ledger, ReceiptDraft(who, TODAY, 400_00), moment))
    page = this_week(shop)
    page.table.choose(who)
    assert any("Still missing of the promise" in one and "800.00" in one for one in page.facts.texts())


def slip_of(bench: AWindow, dated: date, entered: date | None = None) -> str:
    """Another slip of 宏达; its number."""
    who = bench.ask(lambda book: this_week_page(book.ledger, TODAY)).rows[0].row.customer_id
    draft = ShipmentDraft(who, dated, (Line("水泥", 1000, 10_000),))
    return bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment), entered or dated).number


def taken_back(bench: AWindow, number: str) -> str:
    """A tenth of the goods of a slip of 宏达 comes back; the number of the return."""
    who = bench.ask(lambda book: this_week_page(book.ledger, TODAY)).rows[0].row.customer_id
    draft = ReturnDraft(who, TODAY, (Line("水泥", 100, 10_000),), number, reason="多送了")
    return bench.do(lambda book, moment: record_return(book.ledger, draft, moment)).number


def goes_out(bench: AWindow, number: str) -> None:
    """With its paper, which comes out of the printer today."""
    bench.do(lambda book, moment: mark_printed(book, number, bench.today, moment))


def test_a_contact_takes_at_most_four_keys(shop: AWindow) -> None:
    """U5: C, a digit, Enter; and the row says so."""
    page = this_week(shop)
    shop.keys = 0
    shop.press("C", "2", Qt.Key.Key_Return)
    shop.settle()
    assert shop.keys <= 4
    (logged,) = shop.ask(lambda book: contact_log(book.ledger, TODAY))
    assert logged.outcome.value == "not_reached"
    assert any("not reached" in said for said in cells(page.table, "contact"))
    assert page.table.view.hasFocus()


def test_a_promise_takes_at_most_ten_keys(shop: AWindow) -> None:
    """U3: Y, the sum stands there, Enter, the day, Enter."""
    page = this_week(shop)
    shop.keys = 0
    shop.press("Y", Qt.Key.Key_Return, "+5", Qt.Key.Key_Return)
    shop.settle()
    assert shop.keys <= 10
    ((judged,),) = shop.ask(lambda book: judged_promises(book.ledger, TODAY)).values()
    assert judged.promise.amount_fen == 90_000_00
    assert judged.promise.by == TODAY + timedelta(days=5)
    assert page.table.view.hasFocus()


def test_putting_off_takes_two_keys_and_the_row_sinks_until_its_day(shop: AWindow) -> None:
    """U4: Z and a digit; undo brings it back."""
    page = this_week(shop)
    shop.keys = 0
    shop.press("Z", "1")
    shop.settle()
    assert shop.keys == 2
    assert page.table.model.shown[-1].row.name == "宏达建材"
    shop.window.undo()
    shop.settle()
    assert page.table.model.shown[0].row.name == "宏达建材"
    shop.press("Z", "1")
    shop.settle()
    shop.today = TODAY + timedelta(days=1)
    page.reload()
    shop.settle()
    assert page.table.model.shown[0].row.name == "宏达建材"


def test_undo_takes_a_contact_back(shop: AWindow) -> None:
    """U23: the bar offers it, Ctrl+Z does it."""
    this_week(shop)
    shop.press("C", "1", Qt.Key.Key_Return)
    shop.settle()
    assert shop.window.bar.notice is not None
    assert [way.text for way in shop.window.bar.notice.ways] == ["Undo"]
    shop.window.undo()
    shop.settle()
    assert shop.ask(lambda book: contact_log(book.ledger, TODAY)) == []


def test_a_refused_promise_keeps_what_was_typed_and_says_why_at_the_field(shop: AWindow) -> None:
    """U49: a sum of nothing is no promise."""
    page = this_week(shop)
    shop.press("Y", "0", Qt.Key.Key_Return, "+5", Qt.Key.Key_Return)
    shop.settle()
    assert page.panel.shown is page.panel.form(PromisePanel)
    assert page.panel.form(PromisePanel).form.box("amount").error()
    assert page.panel.form(PromisePanel).amount.text() == "0.00"


def test_an_empty_book_teaches_what_the_page_is_for(tmp_path: Path, qapp: QApplication) -> None:
    """U37: one sentence and one primary button."""
    with a_window(tmp_path) as bench:
        page = this_week(bench)
        assert page.cards.doors[Counted.OVERDUE].accessibleName().endswith("0 customers")
        assert page.table.view.isHidden()
        assert page.table.current() is None


def test_lateness_is_told_by_glyph_and_words(shop: AWindow) -> None:
    """U58: 1–30, 31–90, more than 90 days."""
    assert [late_mark(days) for days in (0, 1, 30, 31, 90, 91)] == [
        Mark.PLAIN, Mark.LATE, Mark.LATE, Mark.LATER, Mark.LATER, Mark.WORST,
    ]  # fmt: skip
    assert len({mark.value for mark in Mark}) == len(Mark)


def test_the_phone_is_on_the_row_and_masked_where_the_counter_is_public(shop: AWindow) -> None:
    """U11."""
    page = this_week(shop)
    assert page.table.model.index(0, 2).data() == "139 1234 8822"
    shop.desk.preferences.mask_phones = True
    assert page.table.model.index(0, 2).data() == "139****8822"


def test_a_slip_of_a_fast_clock_is_told_of_and_its_door_leads_to_it(shop: AWindow) -> None:
    """Case 29: the figures leave it out, one line says so, and it can be voided where the line leads."""
    page = this_week(shop)
    assert page.strip.isHidden()
    owes(shop, "福顺食品", 91, date(2031, 11, 30))
    page = this_week(shop)
    assert page.strip.words.text().startswith("1 document is dated after today (91.00)")
    page.strip.look.click()
    shop.settle()
    slips = shop.window.current_page()
    assert isinstance(slips, ShipmentsPage)
    assert cells(slips.table, "dated") == ["31-11-30 · after today"]
    assert slips.table.current() is not None, "it is there to be voided"


def test_who_owes_without_a_limit_is_counted_once_the_shop_gives_limits(shop: AWindow) -> None:
    """R014: a shop that has given nobody a limit is left alone; the door leads to the customers without one."""
    owes(shop, "福顺食品", 91, TODAY)
    page = this_week(shop)
    assert page.strip.isHidden()
    owes(shop, "有额度的", 100, TODAY, 500_00)
    page = this_week(shop)
    assert page.strip.words.text().endswith("no limit: decide how far they may go.")
    page.strip.look.click()
    shop.settle()
    customers = shop.window.current_page()
    assert isinstance(customers, CustomersPage)
    assert "有额度的" not in cells(customers.table, "name")
    assert "福顺食品" in cells(customers.table, "name")


def test_under_a_slow_clock_nobody_is_called_paid_up(tmp_path: Path, qapp: QApplication) -> None:
    """Case 29: “nobody owes anything” is not said while later entries lie in the book."""
    with a_window(tmp_path) as bench:
        owes(bench, "福顺食品", 91, bench.today)
        bench.today = date(2021, 11, 30)
        page = this_week(bench)
        assert not page.table.model.shown
        said = " ".join(one.text() for one in page.table.place.empty.findChildren(QLabel))
        assert "entries of later days" in said
        assert "Nobody owes" not in said
