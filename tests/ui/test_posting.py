"""What is sent to a slow book is entered once, and its answer never touches what the user is at by then."""

import json
import time
from datetime import date

from desktop_app.operations.customers import all_customers
from desktop_app.operations.drafts import drafts
from desktop_app.operations.receipts import receipts
from desktop_app.operations.slips import slip
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.customer_form import CustomerFormPage
from desktop_app.ui.receipts.receipt_form import ReceiptFormPage
from desktop_app.ui.slips.return_form import ReturnFormPage
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from desktop_app.ui.widgets.notices import Notice
from tests.ui.slip_shop import CONTROL, RETURN, a_past_slip, all_slips, the_form, weighed
from tests.ui.stories import pays
from tests.ui.window import AWindow, turns

SLOW_S = 0.4
GONE = "This draft is gone"


def slowly(bench: AWindow) -> None:
    """The next thing that is asked of the book takes a while."""
    bench.jobs.book.run(lambda: time.sleep(SLOW_S))


def save_slowly(bench: AWindow, times: int = 1) -> None:
    """Ctrl+Enter, and the answer is not there yet."""
    slowly(bench)
    for _ in range(times):
        bench.chord(RETURN, CONTROL)


def a_typed_slip(bench: AWindow, goods: str = "sn") -> ShipmentFormPage:
    page = the_form(bench, customer_id=1)
    bench.press(goods, RETURN, "2", RETURN, RETURN)
    return page


def told(bench: AWindow) -> str:
    notice = bench.window.bar.notice
    return notice.text if notice else ""


# ── a draft that is gone ─────────────────────────────────────────────────────────────────────────


def test_a_slip_typed_after_a_posted_draft_was_called_up_is_entered_too(shop: AWindow) -> None:
    """U21, D4: the key of a posted slip is never that of another."""
    page = a_typed_slip(shop)
    page.keep_draft()
    key = page.keeper.key
    shop.settle()
    page.save()
    shop.settle()
    shop.desk.go(Route(PageName.SHIPMENT_FORM, draft=key))
    shop.settle()
    assert page.form.bar.notice is not None
    assert GONE in page.form.bar.notice.text
    assert page.keeper.key != key
    shop.press("lwjc", RETURN)
    shop.settle()
    shop.press("sn", RETURN, "2", RETURN, RETURN)
    page.save()
    shop.settle()
    assert len(all_slips(shop)) == 2


def test_a_draft_that_a_lost_answer_left_behind_is_told_to_be_entered_already(shop: AWindow) -> None:
    """D4: nothing is entered twice, and nobody is offered to take the first one back."""
    page = a_typed_slip(shop)
    page.save()
    content, key = json.dumps({"fields": page.form.content()}), page.keeper.key
    shop.settle()
    shop.ask(
        lambda book: book.ledger.connection().execute(
            "INSERT INTO drafts VALUES ('shipment', ?, ?, '2026-11-21T04:00:00+00:00')", (key, content)
        )
    )
    shop.window.forget_pages()
    page = the_form(shop, draft=key)
    notices: list[Notice] = []
    shop.desk.noticed.connect(notices.append)
    page.save()
    shop.settle()
    assert [row.number for row in all_slips(shop)] == ["SHD-2026-00001"]
    (notice,) = (one for one in notices if one.text == "This slip was already entered as SHD-2026-00001.")
    assert not notice.ways


def test_a_return_whose_draft_is_gone_is_told_and_the_next_is_entered(shop: AWindow) -> None:
    """U21, D4."""
    a_past_slip(shop, 1, date(2026, 11, 2), (1, "10", "25"))
    page = shop.go(PageName.RETURN_FORM, draft="gone")
    assert isinstance(page, ReturnFormPage)
    assert page.form.bar.notice is not None
    assert GONE in page.form.bar.notice.text
    assert page.keeper.key != "gone"


# ── one entry ────────────────────────────────────────────────────────────────────────────────────


def test_two_impatient_chords_on_a_slow_disk_enter_one_slip(shop: AWindow) -> None:
    """D4: and tell of it once, as of the first."""
    notices: list[Notice] = []
    shop.desk.noticed.connect(notices.append)
    a_typed_slip(shop)
    save_slowly(shop, times=2)
    shop.settle()
    assert len(all_slips(shop)) == 1
    assert [one.text for one in notices if "SHD-2026" in one.text] == ["Slip SHD-2026-00001 is saved."]


def test_the_answer_to_one_slip_leaves_the_next_one_alone(shop: AWindow) -> None:
    """U20, U21: the second form keeps what was typed and its draft; the first is told of in the bar."""
    page = a_typed_slip(shop)
    save_slowly(shop)
    shop.desk.go(Route(PageName.SHIPMENT_FORM))
    page.form.remark.setText("the second one")
    page.keep_draft()
    second = page.keeper.key
    shop.settle()
    assert shop.window.current_page() is page
    assert page.form.remark.text() == "the second one"
    assert page.keeper.key == second
    assert page.saving.isEnabled()
    assert told(shop) == "Slip SHD-2026-00001 is saved."
    assert [one.key for one in shop.ask(lambda book: drafts(book.ledger, "shipment"))] == [second]
    assert len(all_slips(shop)) == 1


def test_a_slip_that_is_being_entered_is_not_offered_as_unfinished(shop: AWindow) -> None:
    """U21."""
    page = a_typed_slip(shop)
    save_slowly(shop)
    shop.desk.go(Route(PageName.SHIPMENT_FORM))
    shop.settle()
    assert page.form.bar.notice is None


def test_nobody_is_taken_away_from_another_page_by_an_answer(shop: AWindow) -> None:
    """U20: the slip is entered and told of where the user is."""
    a_typed_slip(shop)
    save_slowly(shop)
    shop.desk.go(Route(PageName.CUSTOMERS))
    shop.settle()
    assert shop.window.route.page is PageName.CUSTOMERS
    assert told(shop) == "Slip SHD-2026-00001 is saved."
    assert shop.ask(lambda book: drafts(book.ledger)) == []


def test_a_refusal_that_comes_late_is_told_with_the_way_back_to_what_was_typed(shop: AWindow) -> None:
    """U49, U21: nobody believes it to be entered."""
    page = a_typed_slip(shop)
    page.form.remark.setText("\u202eexe")
    save_slowly(shop)
    shop.desk.go(Route(PageName.SHIPMENT_FORM))
    shop.settle()
    assert told(shop).startswith("Not entered:")
    assert all_slips(shop) == []
    assert not page.is_typed()
    shop.window.bar.press(0)
    shop.settle()
    assert page.form.lines.rows[0].quantity.text() == "2"
    page.form.remark.clear()
    page.save()
    shop.settle()
    assert len(all_slips(shop)) == 1


# ── the other forms ──────────────────────────────────────────────────────────────────────────────


def test_the_answer_to_a_return_leaves_the_next_one_alone(shop: AWindow) -> None:
    a_past_slip(shop, 1, date(2026, 11, 2), (1, "10", "25"))
    page = shop.go(PageName.RETURN_FORM, customer_id=1, number="SHD-2026-00001")
    assert isinstance(page, ReturnFormPage)
    shop.press("4", RETURN)
    save_slowly(shop, times=2)
    shop.desk.go(Route(PageName.RETURN_FORM))
    page.form.reason.setText("another")
    shop.settle()
    assert shop.window.current_page() is page
    assert page.form.reason.text() == "another"
    assert len(all_slips(shop)) == 2


def test_the_answer_to_a_receipt_leaves_the_next_one_alone(shop: AWindow) -> None:
    """U20: F9 for somebody else before the answer came."""
    a_past_slip(shop, 1, date(2026, 11, 2), (1, "10", "25"))
    page = shop.go(PageName.RECEIPT_FORM, customer_id=1)
    assert isinstance(page, ReceiptFormPage)
    shop.press("100")
    save_slowly(shop, times=2)
    shop.desk.go(Route(PageName.RECEIPT_FORM, customer_id=2))
    page.form.remark.setText("the second one")
    page.keeper.touch()
    second = page.keeper.key
    shop.settle()
    assert shop.window.current_page() is page
    assert (page.form.remark.text(), page.form.amount.text()) == ("the second one", "")
    assert page.keeper.key == second
    assert "100.00 received from 老王建材" in told(shop)
    (receipt,) = shop.ask(lambda book: receipts(book.ledger, shop.today))
    assert receipt.amount_fen == 100_00
    page.keeper.keep()
    shop.settle()
    assert [one.key for one in shop.ask(lambda book: drafts(book.ledger, "receipt"))] == [second]


def test_a_spreading_leaves_a_new_receipt_alone(shop: AWindow) -> None:
    number = pays(shop, 1, 300, date(2026, 11, 1))
    a_past_slip(shop, 1, date(2026, 11, 2), (1, "10", "25"))
    page = shop.go(PageName.RECEIPT_FORM, customer_id=1, number=number)
    assert isinstance(page, ReceiptFormPage)
    save_slowly(shop)
    shop.desk.go(Route(PageName.RECEIPT_FORM, customer_id=2))
    page.form.amount.setText("77")
    shop.settle()
    assert shop.window.current_page() is page
    assert page.form.amount.text() == "77"
    assert page.credit is None
    assert all_slips(shop)[0].open_fen == 0


def test_the_answer_to_a_new_customer_leaves_the_next_one_alone(shop: AWindow) -> None:
    page = shop.go(PageName.CUSTOMER_FORM)
    assert isinstance(page, CustomerFormPage)
    shop.press("Yonggu")
    save_slowly(shop, times=2)
    shop.desk.go(Route(PageName.CUSTOMER_FORM))
    shop.settle()
    assert shop.window.current_page() is page
    assert page.form.name.text() == ""
    shop.press("Another")
    assert "Yonggu is in the book" in told(shop)
    page.leave()
    shop.settle()
    assert [one.key for one in shop.ask(lambda book: drafts(book.ledger, "customer"))] == [page.keeper.key]
    page.save()
    shop.settle()
    assert len(shop.ask(lambda book: all_customers(book.ledger))) == 4


def test_the_form_of_a_new_customer_is_empty_when_one_comes_back_to_it(shop: AWindow) -> None:
    """Nobody is entered twice."""
    page = shop.go(PageName.CUSTOMER_FORM)
    assert isinstance(page, CustomerFormPage)
    shop.press("Yonggu")
    save_slowly(shop)
    shop.desk.go(Route(PageName.SHIPMENT_FORM))
    shop.settle()
    assert shop.window.route.page is PageName.SHIPMENT_FORM
    shop.desk.back()
    shop.settle()
    assert shop.window.current_page() is page
    assert page.form.name.text() == ""


def test_the_paper_comes_when_the_form_is_still_there(shop: AWindow) -> None:
    """U13."""
    a_typed_slip(shop)
    weighed(shop)
    save_slowly(shop)
    turns(50)
    shop.settle()
    assert shop.window.route == Route(PageName.PREVIEW, number="SHD-2026-00001")
    assert shop.ask(lambda book: slip(book.ledger, "SHD-2026-00001")).lines
