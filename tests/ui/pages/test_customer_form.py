"""A customer is entered or changed; whatever was typed survives a refusal, a step back and a crash."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Buyer, Contact, Customer, Grade, Role
from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.operations.customers import add_customer, all_customers
from desktop_app.operations.drafts import Draft, drafts, keep_draft
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.customer_form import CustomerFormPage
from desktop_app.ui.customers.terms_editor import Ceiling
from desktop_app.ui.look.theme import TextSize
from tests.ui.pages.street import a_customer, changes
from tests.ui.window import AWindow, a_window

CONTROL = Qt.KeyboardModifier.ControlModifier

WHOLE = Customer(
    "临江永固工程队",
    code="LJ-7",
    aliases=("永固", "老郭"),
    contacts=(Contact("郭志强", Role.OWNER, "13800138000", "guo-1", "下午打"), Contact("小李", Role.SIGNER)),
    segment=Buyer.SITE,
    terms=Terms(TermsKind.MONTHLY_DAY, cut_off=25, pay_day=10, pay_month=PayMonth.NEXT),
    limit_fen=6_000_000,
    grade=Grade.B,
    area="城东",
    address="建设路3号",
    phone="0571 8888 6666",
    tax_number="91330100",
    operator="郭志强",
    payment_days=(5, 20),
    must_reconcile=True,
    hide_balance=True,
    stopped=True,
    stop_reason="等旧账",
    notes="门口不好停车\n走后门",
    since=date(2024, 5, 1),
)


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_window(tmp_path) as bench:
        yield bench


def the_form(shop: AWindow, customer_id: int = 0) -> CustomerFormPage:
    page = shop.go(PageName.CUSTOMER_FORM, customer_id=customer_id)
    assert isinstance(page, CustomerFormPage)
    return page


def in_the_book(shop: AWindow) -> list[Customer]:
    return shop.ask(lambda book: all_customers(book.ledger))


def saved(shop: AWindow) -> None:
    shop.chord(Qt.Key.Key_Return, CONTROL)
    shop.settle()


def go_on(shop: AWindow, page: CustomerFormPage) -> None:
    """What the bar offers first: to go on with what was left unfinished."""
    assert page.form.bar.notice is not None
    page.form.bar.press(0)
    shop.settle()


def test_everything_known_of_a_customer_is_shown_and_saving_it_untouched_changes_nothing(shop: AWindow) -> None:
    kept = shop.do(lambda book, moment: add_customer(book.ledger, WHOLE, moment))
    page = the_form(shop, kept.id)
    assert page.form.name.text() == "临江永固工程队"
    assert page.form.box("stop_reason").isVisible()
    assert not page.keeper.keep()
    saved(shop)
    assert in_the_book(shop) == [kept]


def test_a_name_is_enough_and_the_page_of_the_new_customer_opens(shop: AWindow) -> None:
    """U12: back from there goes to where the form was opened."""
    shop.go(PageName.CUSTOMERS)
    the_form(shop)
    shop.press("Lao Wang")
    saved(shop)
    (made,) = in_the_book(shop)
    not_agreed = Terms(TermsKind.NOT_AGREED)  # R003: it was cash, which nobody had said
    assert made == Customer("Lao Wang", id=made.id, code="C0001", since=shop.today, terms=not_agreed)
    assert shop.window.route == Route(PageName.CUSTOMER, customer_id=made.id)
    shop.window.go_back()
    assert shop.window.route == Route(PageName.CUSTOMERS)


def test_a_book_that_is_taken_away_meanwhile_is_told_and_the_form_is_kept(shop: AWindow, tmp_path: Path) -> None:
    """F3: "saved" is never said of a file that is not there; once it is back the same form is entered."""
    page = the_form(shop)
    shop.press("Lao Wang")
    ledger = shop.folder / "ledger.db"
    ledger.rename(tmp_path / "away.db")
    saved(shop)
    assert page.isVisible()
    assert page.form.name.text() == "Lao Wang"
    notices = [one.text for one in (shop.window.bar.notice, page.form.bar.notice) if one is not None]
    assert any("was moved, removed or exchanged while it was open" in text for text in notices), notices
    assert in_the_book(shop) == []
    (tmp_path / "away.db").rename(ledger)
    saved(shop)
    assert [one.name for one in in_the_book(shop)] == ["Lao Wang"]


def test_undo_brings_the_old_master_data_back(shop: AWindow) -> None:
    """U23."""
    kept = shop.do(lambda book, moment: add_customer(book.ledger, WHOLE, moment))
    page = the_form(shop, kept.id)
    page.form.area.setText("城西")
    page.form.contacts.rows[0].texts[0].setText("郭老板")
    saved(shop)
    (changed,) = in_the_book(shop)
    assert (changed.area, changed.contacts[0].name) == ("城西", "郭老板")
    shop.window.undo()
    shop.settle()
    assert in_the_book(shop) == [kept]


def test_a_name_somebody_has_is_said_while_it_is_typed_and_refused_at_the_field(shop: AWindow) -> None:
    """U16, U49: and everything typed stays."""
    a_customer(shop, "ABC hardware")
    page = the_form(shop)
    shop.press("abc Hardware")
    assert page.form.box("name").below.text() == "! There is already ABC hardware (C0001)."
    page.form.name.setText("ABC hardware")
    page.form.area.setText("城东")
    saved(shop)
    assert "already a customer" in page.form.box("name").error()
    assert page.form.name.hasFocus()
    assert (page.form.name.text(), page.form.area.text()) == ("ABC hardware", "城东")
    assert len(in_the_book(shop)) == 1


def test_a_number_somebody_has_is_only_a_warning(shop: AWindow) -> None:
    """Two shops may share a phone."""
    a_customer(shop, "老王门市", "138-0013-8000")
    page = the_form(shop)
    page.form.name.setText("老王二店")
    page.form.phone.setFocus()
    shop.press("13800138000")
    assert page.form.box("phone").below.text() == "! This is also the number of 老王门市 (C0001)."
    saved(shop)
    assert len(in_the_book(shop)) == 2


def test_ones_own_name_and_number_are_nobody_elses(shop: AWindow) -> None:
    kept = a_customer(shop, "老王门市", "138-0013-8000")
    page = the_form(shop, kept.id)
    assert page.form.box("name").below.text() == ""
    assert page.form.box("phone").below.text() == ""


@pytest.mark.parametrize(
    ("ceiling", "typed", "fen"), [(Ceiling.NONE, "", None), (Ceiling.CASH, "", 0), (Ceiling.SUM, "6万", 6_000_000)]
)
def test_no_limit_cash_only_and_a_sum_are_three_different_things(
    shop: AWindow, ceiling: Ceiling, typed: str, fen: int | None
) -> None:
    """Case 8: an empty limit is no limit, 0.00 is cash only."""
    page = the_form(shop)
    shop.press("Lao Wang")
    page.form.limit.ceiling.set_value(ceiling)
    page.form.limit.refresh()
    page.form.limit.sum.setText(typed)
    assert page.form.limit.sum.isVisible() is (ceiling is Ceiling.SUM)
    saved(shop)
    assert [one.limit_fen for one in in_the_book(shop)] == [fen]


def test_a_limit_without_a_sum_is_refused_at_the_limit(shop: AWindow) -> None:
    page = the_form(shop)
    shop.press("Lao Wang")
    page.form.limit.ceiling.set_value(Ceiling.SUM)
    page.form.limit.refresh()
    saved(shop)
    assert page.form.box("limit").error() == "Type how much they may owe at most."
    assert in_the_book(shop) == []


@pytest.mark.parametrize(("field", "typed"), [("payment_days", "5, 32"), ("payment_days", "often"), ("since", "never")])
def test_what_is_no_day_is_refused_at_its_field(shop: AWindow, field: str, typed: str) -> None:
    """U49."""
    page = the_form(shop)
    shop.press("Lao Wang")
    editor = page.form.payment_days if field == "payment_days" else page.form.since
    editor.setText(typed)
    saved(shop)
    assert page.form.box(field).error()
    assert editor.text() == typed


def test_a_contact_that_cannot_be_kept_is_refused_at_its_row(shop: AWindow) -> None:
    """U49, U21: the second person, though an empty row stands between; a draft of before e-mail holds a field less."""
    page = the_form(shop)
    shop.press("Lao Wang")
    page.form.contacts.put(
        [["老赵", "owner", "", "", ""], ["", "other", "", "", ""], ["小\u202e李", "other", "", "", ""]]
    )
    page.save()
    shop.settle()
    assert "invisible control character" in page.form.contacts.rows[2].error.text()
    assert page.form.contacts.rows[0].error.isHidden()


def test_why_supply_is_stopped_is_asked_only_when_it_is(shop: AWindow) -> None:
    page = the_form(shop)
    assert not page.form.box("stop_reason").isVisible()
    page.form.stopped.click()
    assert page.form.box("stop_reason").isVisible()


def test_a_step_back_keeps_what_was_typed_and_says_so_the_next_time(shop: AWindow) -> None:
    """U20: Esc never throws away."""
    shop.go(PageName.CUSTOMERS)
    the_form(shop)
    shop.press("Lao Wang", Qt.Key.Key_Escape)
    shop.settle()
    assert shop.window.route.page is PageName.CUSTOMERS
    page = the_form(shop)
    assert page.form.name.text() == ""
    go_on(shop, page)
    assert page.form.name.text() == "Lao Wang"
    shop.press(Qt.Key.Key_Escape)
    shop.settle()
    page = the_form(shop)
    page.form.bar.press(1)
    shop.settle()
    assert page.form.name.text() == ""
    assert shop.ask(lambda book: drafts(book.ledger)) == []


def test_a_draft_of_one_customer_does_not_come_back_in_another(shop: AWindow) -> None:
    """U20."""
    first, second = a_customer(shop, "老王门市"), a_customer(shop, "阿强水电")
    page = the_form(shop, first.id)
    page.form.area.setFocus()
    shop.press("east")
    page = the_form(shop, second.id)
    assert (page.form.area.text(), page.form.bar.notice) == ("", None)
    page = the_form(shop, first.id)
    go_on(shop, page)
    assert (page.heading(), page.form.area.text()) == ("老王门市", "east")


def test_saving_leaves_no_draft(shop: AWindow) -> None:
    """U21."""
    the_form(shop)
    shop.press("Lao Wang")
    saved(shop)
    assert shop.ask(lambda book: drafts(book.ledger)) == []


def test_several_names_are_separated_by_any_comma(shop: AWindow) -> None:
    page = the_form(shop)
    shop.press("Lao Wang")
    page.form.aliases.setText("老王、王总，王记, 老王")
    saved(shop)
    assert set(in_the_book(shop)[0].aliases) == {"老王", "王总", "王记"}


def test_enter_goes_from_field_to_field(shop: AWindow) -> None:
    """U20."""
    page = the_form(shop)
    shop.press("Lao Wang", Qt.Key.Key_Return)
    assert page.form.aliases.hasFocus()
    shop.press(Qt.Key.Key_Return)
    assert page.form.phone.hasFocus()


def test_the_same_customer_changed_elsewhere_is_shown_as_it_is_now(shop: AWindow) -> None:
    kept = a_customer(shop, "老王门市")
    the_form(shop, kept.id)
    shop.go(PageName.CUSTOMERS)
    changes(shop, kept, area="城南")
    assert the_form(shop, kept.id).form.area.text() == "城南"
    assert replace(kept, area="城南") in in_the_book(shop)


def test_a_form_opened_before_the_supply_was_stopped_does_not_lift_the_stop(shop: AWindow) -> None:
    """U49: refused in words; what was typed is there when the customer is opened again, over what is true now."""
    kept = a_customer(shop, "老王门市")
    page = the_form(shop, kept.id)
    page.form.area.setFocus()
    shop.press("east")
    changes(shop, kept, stopped=True, stop_reason="three late")
    saved(shop)
    assert page.form.bar.notice is not None
    assert "meanwhile" in page.form.bar.notice.text
    assert in_the_book(shop) == [replace(kept, stopped=True, stop_reason="three late")]
    shop.press(Qt.Key.Key_Escape)
    shop.settle()
    page = the_form(shop, kept.id)
    go_on(shop, page)
    assert (page.form.area.text(), page.form.stopped.isChecked()) == ("east", True)
    saved(shop)
    assert in_the_book(shop) == [replace(kept, stopped=True, stop_reason="three late", area="east")]


def test_an_old_draft_brings_back_only_what_was_typed(shop: AWindow) -> None:
    """U21: the customer was stopped after the draft was left."""
    kept = a_customer(shop, "老王门市")
    page = the_form(shop, kept.id)
    page.form.area.setFocus()
    shop.press("east", Qt.Key.Key_Escape)
    shop.settle()
    changes(shop, kept, stopped=True, limit_fen=100_000)
    page = the_form(shop, kept.id)
    go_on(shop, page)
    assert page.form.area.text() == "east"
    saved(shop)
    assert in_the_book(shop) == [replace(kept, stopped=True, limit_fen=100_000, area="east")]


def test_an_undo_does_not_take_back_what_another_entered_after_it(shop: AWindow) -> None:
    """U23."""
    kept = a_customer(shop, "老王门市")
    page = the_form(shop, kept.id)
    page.form.area.setText("east")
    saved(shop)
    after = replace(kept, area="east", stopped=True)
    changes(shop, after)
    shop.window.undo()
    shop.settle()
    assert in_the_book(shop) == [after]
    assert shop.window.bar.notice is not None
    assert "meanwhile" in shop.window.bar.notice.text


def test_a_narrow_window_with_large_text_puts_one_card_above_the_other(tmp_path: Path, qapp: QApplication) -> None:
    """U55: nothing is cut off at the right."""
    with a_window(tmp_path, size=TextSize.LARGE, pixels=(1024, 640)) as shop:
        kept = shop.do(lambda book, moment: add_customer(book.ledger, WHOLE, moment))
        page = the_form(shop, kept.id)
        inside = page.form.area_of_cards.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= page.form.area_of_cards.viewport().width()
        who, credit = page.form.name.mapTo(page, QPoint()), page.form.terms.mapTo(page, QPoint())
        assert credit.y() > who.y()
        assert credit.x() == who.x()


def test_goods_and_credit_are_stopped_each_by_itself_with_one_reason(shop: AWindow) -> None:
    """R040: 停赊 lets paid goods leave, 停货 lets nothing leave; the boxes say so."""
    page = the_form(shop)
    assert page.form.credit_hold.text() == "Credit stopped: only paid goods leave"
    assert page.form.stopped.text() == "Supply stopped: nothing leaves, paid or not"
    page.form.name.setText("老王门市")
    assert page.form.box("stop_reason").isHidden()
    page.form.credit_hold.click()
    assert page.form.box("stop_reason").isVisible()
    page.form.stop_reason.set_text("三个月没付")
    saved(shop)
    (kept,) = in_the_book(shop)
    assert (kept.credit_hold, kept.stopped, kept.stop_reason) == (True, False, "三个月没付")


def test_an_old_month_is_shown_as_the_month_it_meant_and_saved_so(shop: AWindow) -> None:
    """Case 4: a book that named no month pays after the cut-off of the same one."""
    unsaid = replace(WHOLE, terms=Terms(TermsKind.MONTHLY_DAY, cut_off=20, pay_day=25))
    kept = shop.do(lambda book, moment: add_customer(book.ledger, unsaid, moment))
    page = the_form(shop, kept.id)
    assert page.form.terms.pay_month.value() is PayMonth.SAME
    assert "due on day 25 of the same month" in page.form.terms.sentence.text()
    saved(shop)
    assert in_the_book(shop)[0].terms == replace(unsaid.terms, pay_month=PayMonth.SAME)


def test_ctrl_s_keeps_a_draft_here_as_in_every_form(shop: AWindow) -> None:
    """U20: it saved the customer here, and kept a draft everywhere else."""
    the_form(shop)
    shop.press("Lao Wang")
    shop.chord(Qt.Key.Key_S, CONTROL)
    shop.settle()
    assert in_the_book(shop) == []
    assert [one.form for one in shop.ask(lambda book: drafts(book.ledger))] == ["customer"]


def test_emptying_the_form_of_a_customer_shows_the_book_again(shop: AWindow) -> None:
    """U20: what was typed is not wanted; what the book says is not touched."""
    kept = shop.do(lambda book, moment: add_customer(book.ledger, WHOLE, moment))
    page = the_form(shop, kept.id)
    page.form.area.setFocus()
    shop.press("east")
    page.start_anew()
    shop.settle()
    assert (page.form.area.text(), page.form.terms.held()["cut_off"]) == ("城东", "25")
    assert shop.ask(lambda book: drafts(book.ledger)) == []
    saved(shop)
    assert in_the_book(shop) == [kept]


def test_a_draft_of_an_earlier_version_finds_its_customer_and_every_entry(shop: AWindow) -> None:
    """U21: it kept terms and limit entry by entry, under the number of the customer."""
    kept = shop.do(lambda book, moment: add_customer(book.ledger, WHOLE, moment))
    content = json.dumps({"area": "east", "pay_day": "15", "limit": "8,000.00", "stopped": False})
    draft = Draft("customer", str(kept.id), content, shop.moment().now)
    shop.do(lambda book, moment: keep_draft(book.ledger, draft))
    page = the_form(shop, kept.id)
    go_on(shop, page)
    saved(shop)
    terms = replace(WHOLE.terms, pay_day=15)
    assert in_the_book(shop) == [
        replace(kept, area="east", terms=terms, limit_fen=800_000, stopped=False, stop_reason="")
    ]
    assert shop.ask(lambda book: drafts(book.ledger)) == []


def test_a_count_that_is_none_is_refused_at_its_field(shop: AWindow) -> None:
    """U8, U49: the days of the terms stand in the editor of the terms, and so does what is wrong with them."""
    page = the_form(shop)
    shop.press("Lao Wang")
    page.form.terms.kind.set_value(TermsKind.DAYS)
    page.form.terms.refresh()
    page.form.terms.counts["days"].setText("")
    saved(shop)
    assert page.form.terms.boxes["days"].error()
    assert in_the_book(shop) == []
