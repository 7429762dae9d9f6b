"""Everything that is entered offers for ten seconds to be taken back, and then the lists say what they said before."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.operations.books import Book
from desktop_app.operations.contacts import contact_log
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.done import Done, done
from desktop_app.operations.paper_runs import state_month
from desktop_app.operations.papers import mark_printed
from desktop_app.operations.payments import open_items, take_payment
from desktop_app.operations.plans import agree_plan, plan_standings
from desktop_app.operations.promises import judged_promises
from desktop_app.operations.receipts import receipts
from desktop_app.operations.slips import slips
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.week import this_week_page
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.customer_form import CustomerFormPage
from desktop_app.ui.customers.dispute import AnswerDispute, SettleDispute
from desktop_app.ui.papers.papers import PapersPage
from desktop_app.ui.papers.statement_forms import AnswerPanel, SentPanel
from desktop_app.ui.plans.end_plan import EndPlanPanel
from desktop_app.ui.plans.plans import PlansPage
from desktop_app.ui.receipts.receipts import ReceiptsPage
from desktop_app.ui.slips.shipments import ShipmentsPage
from desktop_app.ui.trade.issue_run import IssueRun
from desktop_app.ui.trade.signed import SignedPanel
from desktop_app.ui.trade.void_document import VoidPanel
from desktop_app.ui.widgets.notices import Notice
from tests.operations.meaning import meaning
from tests.ui.slip_shop import CONTROL, RETURN, a_past_slip, a_slip_shop, the_form
from tests.ui.window import TODAY, AWindow

LASTS_SECONDS = 10
OWING = 1
"""老王建材, first of the slip shop's customers."""


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """老王建材 owes 1,225 and 曾国强 600, both late; This week is open."""
    with a_slip_shop(tmp_path) as bench:
        a_past_slip(bench, OWING, date(2026, 9, 8), (1, "50", "24.5"))
        a_past_slip(bench, 2, date(2026, 9, 9), (2, "5", "120"))
        bench.go(PageName.THIS_WEEK)
        yield bench


def lists(bench: AWindow) -> dict[str, object]:
    """What the lists say that stands; what was reversed stays to be seen, struck through, and counts for nothing."""

    def look(book: Book) -> dict[str, object]:
        ledger = book.ledger
        week = this_week_page(ledger, TODAY)
        return {
            "week": [(one.row, one.last, one.attempts, one.exposure_fen, one.last_paid) for one in week.rows],
            "figures": week.figures,
            "open": [open_items(ledger, customer, TODAY) for customer in (OWING, 2)],
            "slips": [one for one in slips(ledger, TODAY) if not one.reversed_by],
            "receipts": [one for one in receipts(ledger, TODAY) if not one.reversed_by],
            "promises": judged_promises(ledger, TODAY),
            "contacts": contact_log(ledger, TODAY),
            "plans": plan_standings(ledger, TODAY),
        }

    return bench.ask(look)


def a_contact(bench: AWindow) -> None:
    bench.press("C", "1", RETURN)


def a_promise(bench: AWindow) -> None:
    bench.press("Y", RETURN, "+3", RETURN, "Wang", RETURN)


def a_put_off(bench: AWindow) -> None:
    bench.press("Z", "2")


def a_receipt(bench: AWindow) -> None:
    bench.press("R")
    bench.settle()
    bench.press("800")
    bench.chord(RETURN, CONTROL)


def a_receipt_of_another_day(bench: AWindow) -> None:
    bench.press("R")
    bench.settle()
    bench.press("2000", RETURN, "-")
    bench.chord(RETURN, CONTROL)


def a_shipment(bench: AWindow) -> None:
    the_form(bench)
    bench.press("lwjc", RETURN)
    bench.settle()
    bench.press("sn", RETURN, "2", RETURN, "10", RETURN, RETURN)
    bench.chord(RETURN, CONTROL)


def a_plan(bench: AWindow) -> None:
    bench.go(PageName.PLAN_FORM, customer_id=OWING)
    bench.chord(RETURN, CONTROL)


ACTS = (a_contact, a_promise, a_put_off, a_receipt, a_receipt_of_another_day, a_shipment, a_plan)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_undo_gives_back_the_lists_as_they_were(shop: AWindow, act: Callable[[AWindow], None]) -> None:
    """U23: Ctrl+Z right after it."""
    before = lists(shop)
    act(shop)
    shop.settle()
    assert lists(shop) != before
    shop.chord(Qt.Key.Key_Z, CONTROL)
    shop.settle()
    assert lists(shop) == before


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_the_bar_offers_it_for_ten_seconds(shop: AWindow, act: Callable[[AWindow], None]) -> None:
    """U23, U51: a button in the bar, which does the same."""
    before = lists(shop)
    act(shop)
    shop.settle()
    notice = next(one for one in shop.window.bar.history if one.ways)
    assert notice.lasts == LASTS_SECONDS
    assert notice.ways[0].text == "Undo"
    notice.ways[0].does()
    shop.settle()
    assert lists(shop) == before


def a_void(bench: AWindow) -> None:
    page = bench.go(PageName.SHIPMENTS)
    assert isinstance(page, ShipmentsPage)
    page.void()
    page.panel.form(VoidPanel).save()


def a_void_receipt(bench: AWindow) -> None:
    page = bench.go(PageName.RECEIPTS)
    assert isinstance(page, ReceiptsPage)
    page.void()
    bench.settle()
    page.panel.form(VoidPanel).save()


def the_end_of_a_plan(bench: AWindow) -> None:
    page = bench.go(PageName.PLANS)
    assert isinstance(page, PlansPage)
    page.end_plan()
    form = page.panel.form(EndPlanPanel)
    form.reason.setText("talked again")
    form.save()


def a_plan_signed(bench: AWindow) -> None:
    page = bench.go(PageName.PLANS)
    assert isinstance(page, PlansPage)
    page.mark_signed()
    page.panel.form(SignedPanel).save()


def the_papers(bench: AWindow) -> PapersPage:
    page = bench.go(PageName.PAPERS)
    assert isinstance(page, PapersPage)
    page.table.choose(next(row.number for row in page.table.model.records if row.kind is PaperKind.STATEMENT))
    return page


def an_answer(bench: AWindow) -> None:
    page = the_papers(bench)
    page.record_answer()
    page.panel.form(AnswerPanel).state.press(0)
    page.panel.form(AnswerPanel).said_by.setText("老王")
    page.panel.form(AnswerPanel).save()


def a_sending(bench: AWindow) -> None:
    page = the_papers(bench)
    page.mark_as_sent()
    page.panel.form(SentPanel).save()


def a_signature(bench: AWindow) -> None:
    page = the_papers(bench)
    page.mark_signed()
    page.panel.form(SignedPanel).save()


def a_new_customer(bench: AWindow) -> None:
    page = bench.go(PageName.CUSTOMER_FORM)
    assert isinstance(page, CustomerFormPage)
    page.form.name.setText("新来的")
    page.save()


def the_disputes(bench: AWindow) -> CustomerPage:
    page = bench.go(PageName.CUSTOMER, customer_id=OWING)
    assert isinstance(page, CustomerPage)
    page.lists.turn("disputes")
    return page


def an_answer_to_a_dispute(bench: AWindow) -> None:
    page = the_disputes(bench)
    page.answer_dispute()
    form = page.panel.form(AnswerDispute)
    form.answer.setText("we look at it")
    form.save()


def the_end_of_a_dispute(bench: AWindow) -> None:
    page = the_disputes(bench)
    page.settle_dispute()
    form = page.panel.form(SettleDispute)
    form.amount.set_fen(3000)
    form.save()


def a_dispute_taken_back(bench: AWindow) -> None:
    the_disputes(bench).withdraw_note()
    asked = bench.window.bar.notice
    assert asked is not None
    asked.ways[0].does()  # it was raised on an earlier day


LATER = (
    the_end_of_a_plan, a_plan_signed, an_answer, a_sending, a_signature, a_new_customer,
    an_answer_to_a_dispute, the_end_of_a_dispute, a_dispute_taken_back,
)  # fmt: skip
"""What is done about something that was entered before."""


@pytest.fixture
def full(shop: AWindow) -> AWindow:
    """The shop with a receipt, a plan, a dispute and a sent statement of earlier days."""
    day, ask = date(2026, 11, 2), shop.ask
    a_past_slip(shop, OWING, date(2026, 10, 8), (1, "10", "30"))
    items = ask(lambda book: open_items(book.ledger, OWING, TODAY))
    shop.do(lambda book, moment: take_payment(book.ledger, ReceiptDraft(2, day, 60000), moment), day)
    plan = Plan(OWING, day, (items[0].item_id,), monthly_plan(items[0].open_fen, 2, date(2026, 12, 1)))
    shop.do(lambda book, moment: agree_plan(book.ledger, plan, moment), day)
    said = Dispute(items[1].item_id, OWING, 5000, "wet", day)
    shop.do(lambda book, moment: raise_dispute(book.ledger, said, moment), day)
    a_past_slip(shop, 2, date(2026, 11, 5), (2, "1", "120"))
    issued = shop.do(lambda book, moment: issue_statement(book.ledger, OWING, date(2026, 10, 1), moment), day)
    shop.do(lambda book, moment: mark_printed(book, issued.number, day, moment), day)
    return shop


@pytest.mark.parametrize("act", LATER, ids=lambda act: act.__name__)
def test_undo_gives_back_what_was_marked_or_ended(full: AWindow, act: Callable[[AWindow], None]) -> None:
    """U23: the same balances, states and lists as before."""
    before = full.ask(lambda book: meaning(book, TODAY))
    act(full)
    full.settle()
    assert full.ask(lambda book: meaning(book, TODAY)) != before
    full.chord(Qt.Key.Key_Z, CONTROL)
    full.settle()
    assert full.ask(lambda book: meaning(book, TODAY)) == before
    notice = full.window.bar.notice
    assert notice is not None
    assert not notice.ways


def test_the_same_sending_told_twice_is_one_and_its_undo_leaves_it(full: AWindow) -> None:
    """民法典 195: the second recorded nothing, so Ctrl+Z takes nothing back."""
    a_sending(full)
    full.settle()
    once = full.ask(lambda book: meaning(book, TODAY))
    a_sending(full)
    full.settle()
    full.chord(Qt.Key.Key_Z, CONTROL)
    full.settle()
    assert full.ask(lambda book: meaning(book, TODAY)) == once


@pytest.mark.parametrize(("act", "form"), [(a_void, PageName.SHIPMENT_FORM), (a_void_receipt, PageName.RECEIPT_FORM)])
def test_a_void_is_final_and_the_form_is_the_way_on(
    full: AWindow, act: Callable[[AWindow], None], form: PageName
) -> None:
    """U23: Ctrl+Z posts nothing, so no day that is past says anything else; the form opens with what it said."""
    act(full)
    full.settle()
    voided = full.ask(lambda book: meaning(book, TODAY))
    assert [way.text for way in told(full).ways] == ["Enter it again"]
    full.chord(Qt.Key.Key_Z, CONTROL)
    full.settle()
    assert full.ask(lambda book: meaning(book, TODAY)) == voided
    notice = full.window.bar.notice
    assert notice is not None
    assert "A void is final. If it was a mistake, enter it again." in notice.text
    assert [way.text for way in notice.ways] == ["Enter it again"]
    notice.ways[0].does()
    full.settle()
    assert full.window.route.page is form


def test_the_number_of_a_statement_is_given_out_for_good(full: AWindow) -> None:
    """Case 7: Ctrl+Z says so, and takes back nothing that was done before it."""
    page = the_papers(full)
    page.state_a_month()
    run = IssueRun(full.desk, page)
    run.start([2], lambda book, who, moment: state_month(book.ledger, who, date(2026, 11, 1), moment))
    full.settle()
    full.chord(Qt.Key.Key_Z, CONTROL)
    full.settle()
    notice = full.window.bar.notice
    assert notice is not None
    assert "1 statement is issued. Its number is given out for good" in notice.text


def test_what_was_taken_back_is_not_taken_back_twice(shop: AWindow) -> None:
    """U23: the second Ctrl+Z has nothing to take."""
    before = lists(shop)
    a_receipt(shop)
    shop.settle()
    for _ in range(2):
        shop.chord(Qt.Key.Key_Z, CONTROL)
        shop.settle()
    assert lists(shop) == before
    (receipt,) = shop.ask(lambda book: receipts(book.ledger, TODAY))
    assert receipt.reversed_by


def test_the_bar_of_the_receipt_that_was_undone_is_gone(shop: AWindow) -> None:
    """U23: an offer that was taken is offered no more."""
    a_promise(shop)
    shop.settle()
    shop.window.bar.press(0)
    shop.settle()
    notice = shop.window.bar.notice
    assert notice is not None
    assert notice.ways == ()


def test_enter_pressed_twice_enters_one_thing(shop: AWindow) -> None:
    """A key that bounces logs one contact, one promise, one put-off."""
    shop.press("C", "1", RETURN, RETURN)
    shop.settle()
    assert len(shop.ask(lambda book: contact_log(book.ledger, TODAY))) == 1
    shop.go(PageName.THIS_WEEK)
    shop.press("Z", "1", "1")
    shop.settle()
    assert len(shop.ask(lambda book: contact_log(book.ledger, TODAY))) == 2


def test_what_cannot_be_taken_back_does_not_take_back_something_older(shop: AWindow) -> None:
    """U23: after a dispute was answered, Ctrl+Z says that it does not take that back, and touches nothing before it."""
    before = lists(shop)
    a_promise(shop)
    shop.settle()
    promised = lists(shop)
    shop.desk.done("The answer is recorded.")
    shop.chord(Qt.Key.Key_Z, CONTROL)
    shop.settle()
    assert lists(shop) == promised
    notice = shop.window.bar.notice
    assert notice is not None
    assert "does not undo this: The answer is recorded." in notice.text
    shop.chord(Qt.Key.Key_Z, CONTROL)
    shop.settle()
    assert lists(shop) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_F7, Qt.Key.Key_F9])
def test_a_list_puts_nobody_into_a_new_form(shop: AWindow, key: Qt.Key) -> None:
    """Case 27: some row of a list is always marked, also when nobody chose it; R on the row names its customer."""
    shop.press(key)
    shop.settle()
    page = shop.window.current_page()
    assert page is not None
    assert page.about_customer() == 0


def told(bench: AWindow) -> Notice:
    notice = bench.window.bar.notice
    assert notice is not None
    return notice


def undo(bench: AWindow) -> None:
    bench.chord(Qt.Key.Key_Z, CONTROL)
    bench.settle()


def test_on_another_page_a_posted_document_is_asked_about_and_the_second_key_takes_it_back(shop: AWindow) -> None:
    """U23: whoever looks at the goods does not see that a receipt goes; a button does the same as the key."""
    before = lists(shop)
    for by_button in (False, True):
        shop.go(PageName.THIS_WEEK)
        a_receipt(shop)
        shop.settle()
        paid = lists(shop)
        shop.go(PageName.GOODS)
        undo(shop)
        assert lists(shop) == paid
        assert told(shop).text.startswith("This was done on another page: ")
        assert "Press Ctrl+Z again to undo it." in told(shop).text
        assert [way.text for way in told(shop).ways] == ["Undo"]
        if by_button:
            shop.window.bar.press(0)
            shop.settle()
        else:
            undo(shop)
        assert lists(shop) == before


def test_what_was_asked_on_one_page_is_asked_again_on_the_next(shop: AWindow) -> None:
    """U23: the answer was about what was seen there."""
    a_receipt(shop)
    shop.settle()
    paid = lists(shop)
    for name in (PageName.GOODS, PageName.CUSTOMERS):
        shop.go(name)
        undo(shop)
        assert lists(shop) == paid
        assert "Press Ctrl+Z again" in told(shop).text


def test_a_promise_is_taken_back_at_once_from_everywhere(shop: AWindow) -> None:
    """U23: it is no document."""
    before = lists(shop)
    a_promise(shop)
    shop.settle()
    shop.go(PageName.GOODS)
    undo(shop)
    assert lists(shop) == before


def test_a_setting_is_taken_back_at_once_while_the_settings_are_open_and_else_asked_about(shop: AWindow) -> None:
    """U23, U56."""
    taken: list[str] = []
    shop.go(PageName.SETTINGS)
    shop.desk.chose("Size of the text is now large.", lambda: taken.append("size"))
    shop.desk.chose("Rows are now tight.", lambda: taken.append("rows"))
    shop.go(PageName.SETTINGS, tab="look")
    undo(shop)
    assert taken == ["rows"]
    shop.go(PageName.GOODS)
    undo(shop)
    assert taken == ["rows"]
    assert "another page: Size of the text is now large." in told(shop).text
    undo(shop)
    assert taken == ["rows", "size"]


def test_an_undo_that_is_refused_stays_the_last(shop: AWindow) -> None:
    """U23: the next key tries it again, and does not take back what was done before it."""
    a_promise(shop)
    shop.settle()
    promised, tries = lists(shop), list[str]()

    def verb(book: Book, moment: Moment) -> Done[str]:
        tries.append("")
        if len(tries) < 3:
            raise Refused("The owner is not here.")
        return done("")

    shop.desk.done("The slip is saved.", verb)
    for _ in range(2):
        undo(shop)
        assert told(shop).text == "The owner is not here."
    undo(shop)
    assert (len(tries), told(shop).text) == (3, "Undone: The slip is saved.")
    assert lists(shop) == promised


def test_what_cannot_be_undone_for_good_is_left_so_that_what_was_before_can_be(shop: AWindow) -> None:
    """U23: goods that were used since cannot be put away; the way on stands beside the reason."""
    before = lists(shop)
    a_promise(shop)
    shop.settle()

    def verb(book: Book, moment: Moment) -> Done[str]:
        raise Refused("The goods were sold since.")

    shop.desk.done("The goods are saved.", verb)
    undo(shop)
    assert told(shop).text == "The goods were sold since."
    leave = told(shop).ways[-1]
    assert leave.text == "Leave it as it is"
    leave.does()
    assert told(shop).text == "Left as it is: The goods are saved. Ctrl+Z undoes what was before."
    undo(shop)
    shop.settle()
    assert lists(shop) == before
