"""Plans with their parts, and promises with what came of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.moment import Moment
from desktop_app.domain.plan_agreements import AgreementDraft, AgreementTerms
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Promise, PromiseState
from desktop_app.domain.sendings import SentBy
from desktop_app.operations.books import Book
from desktop_app.operations.chasing import this_week
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.done import Done
from desktop_app.operations.letters import send_letter
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.operations.paper_runs import came_back_signed
from desktop_app.operations.payments import open_items
from desktop_app.operations.plan_agreements import make_plan_agreement
from desktop_app.operations.plans import agree_plan, plan_standings
from desktop_app.operations.promises import make_promise
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.plans.agreement_form import AgreementPanel
from desktop_app.ui.plans.change_plan import ChangePlanPanel
from desktop_app.ui.plans.end_plan import EndPlanPanel
from desktop_app.ui.plans.plans import PlansPage
from desktop_app.ui.printing.preview import PreviewPage
from desktop_app.ui.trade.letter_form import LetterPanel
from desktop_app.ui.trade.scan_view import ScanView
from desktop_app.ui.trade.signed import SignedPanel
from desktop_app.ui.widgets.columns import cell_text
from desktop_app.ui.widgets.record_table import RecordTable
from tests.ui.paper_shop import until
from tests.ui.stories import a_customer, cell, pays, ships
from tests.ui.window import TODAY, AWindow, a_window

WHOLE = "Whole rest  W"


@dataclass
class Office:
    """宏达建材 pays 900 in three parts since October: one was paid, one missed, one is to come."""

    bench: AWindow
    customer: int
    plan: Plan

    def page(self, **facts: object) -> PlansPage:
        page = self.bench.go(PageName.PLANS, **facts)
        assert isinstance(page, PlansPage)
        return page

    def table(self, tab: str) -> RecordTable[Any]:
        """The list of that tab, whether it is shown or not."""
        page = self.bench.window.current_page()
        assert isinstance(page, PlansPage)
        return page.lists.view(tab).table

    def said(self) -> list[str]:
        """What stands beside the list, paragraph by paragraph."""
        page = self.bench.window.current_page()
        assert isinstance(page, PlansPage)
        return page.facts.texts()

    def offers(self) -> list[str]:
        """The buttons beside the list that can be seen."""
        page = self.bench.window.current_page()
        assert isinstance(page, PlansPage)
        return [one.button.text() for one in page.facts.offers if one.button.isVisible()]

    def press(self, *keys: Qt.Key | str) -> None:
        self.bench.press(*keys)
        self.bench.settle()


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    with a_window(tmp_path) as bench:
        customer, day = a_customer(bench), date(2026, 9, 20)
        ships(bench, customer, 900, date(2026, 7, 1))
        items = bench.ask(lambda book: open_items(book.ledger, customer, day))
        plan = Plan(customer, day, tuple(one.item_id for one in items), monthly_plan(900_00, 3, date(2026, 10, 1)))
        kept = bench.do(lambda book, moment: agree_plan(book.ledger, plan, moment), day)
        pays(bench, customer, 300, date(2026, 9, 30))
        yield Office(bench, customer, kept)


def promised(office: Office, yuan: int, by: date, made_on: date) -> None:
    promise = Promise(office.customer, yuan * 100, by, made_on, "老赵")
    office.bench.do(lambda book, moment: make_promise(book.ledger, promise, moment), made_on)


def test_a_plan_shows_its_parts_the_next_one_and_how_many_were_missed(office: Office) -> None:
    page = office.page()
    model = office.table("plans").model
    (row,) = model.shown
    shown = {column.key: cell_text(column, row, office.bench.desk) for column in model.columns}
    assert shown["parts"] == "1/3"
    assert shown["next"] == "11-01"
    assert shown["ask"] == "300.00"
    assert shown["left"] == "600.00"
    assert shown["missed"] == "1"
    assert [page.facts.parts.model.index(at, 1).data() for at in range(3)] == ["paid", "300.00 missed", "300.00 coming"]


def test_a_payment_from_the_row_moves_the_plan_on(office: Office) -> None:
    page = office.page()
    office.press("R")
    office.bench.press("300")
    office.bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.bench.settle()
    assert office.bench.window.current_page() is page
    (row,) = office.table("plans").model.shown
    assert (row.paid_parts, row.missed, row.left_fen) == (2, 0, 300_00)


def test_ending_a_plan_asks_why_and_says_what_follows(office: Office) -> None:
    page = office.page()
    office.press("X", Qt.Key.Key_Return)
    ending = page.panel.shown
    assert isinstance(ending, EndPlanPanel)
    assert "chased by their own due dates" in ending.consequence.text()
    assert ending.form.box("reason").error()
    office.press("moved away", Qt.Key.Key_Return)
    assert office.bench.ask(lambda book: plan_standings(book.ledger, TODAY)) == []
    assert page.table.model.shown == []
    assert office.said() == ["No plan chosen"]


def test_promises_wait_on_top_and_carry_their_state_and_the_rate_that_was_kept(office: Office) -> None:
    """U3, N01: judged by the receipts alone."""
    promised(office, 300, date(2026, 9, 30), date(2026, 9, 25))
    promised(office, 400, date(2026, 11, 10), date(2026, 11, 1))
    promised(office, 500, date(2026, 11, 25), date(2026, 11, 20))
    page = office.page(tab="promises")
    assert page.lists.tab == "promises"
    states = [page.table.model.index(at, 0).data() for at in range(3)]
    assert states == ["waiting", "broken", "kept"]
    assert page.context() == "In time: 50% (by money)"
    assert not page.panel.isVisible()
    page.list.choose("state", PromiseState.BROKEN)
    assert [row.judged.state for row in office.table("promises").model.shown] == [PromiseState.BROKEN]
    page.lists.turn("plans")
    assert page.context() == "", "it is said beside the promises, and moves no line of the page"


def test_enter_on_a_promise_opens_the_customer_at_their_promises(office: Office) -> None:
    """U3, U12: and the keys of a customer's row are heard there as among the plans."""
    promised(office, 400, date(2026, 11, 30), date(2026, 11, 20))
    office.page(tab="promises")
    office.press(Qt.Key.Key_Return)
    page = office.bench.window.current_page()
    assert isinstance(page, CustomerPage)
    assert page.lists.tab == "expected"
    office.page(tab="promises")
    office.press("R")
    assert office.bench.window.route.page is PageName.RECEIPT_FORM
    assert office.bench.window.route.customer_id == office.customer


def test_a_plan_that_is_named_stands_under_the_cursor_whatever_was_open_before(office: Office) -> None:
    """U39: found by its number while the promises are shown."""
    office.page(tab="promises")
    page = office.page(number=office.plan.number)
    assert page.lists.tab == "plans"
    assert office.said()[0] == office.plan.number
    assert page.panel.isVisible()


def test_one_key_switches_between_plans_and_promises(office: Office) -> None:
    page = office.page()
    office.bench.chord(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.lists.tab == "promises"
    assert page.list.isVisible()
    office.bench.chord(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.lists.tab == "ended"
    assert page.list.isVisible()
    office.bench.chord(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.lists.tab == "plans"
    assert page.list.isVisible()
    assert page.table.view.hasFocus()


def test_the_arrows_walk_through_the_lists_and_the_switch_stands_above_each(office: Office) -> None:
    """U59: the keyboard stays in the switch, which is in the line of the list that is shown."""
    page = office.page()
    place = page.lists.switch.mapTo(page, page.lists.switch.rect().topLeft())
    page.lists.switch.setFocus()
    for tab in ("promises", "ended"):
        office.bench.press(Qt.Key.Key_Right)
        office.bench.settle()
        assert page.lists.tab == tab
        assert page.lists.switch.hasFocus()
        assert page.lists.switch.isVisible()
        assert page.lists.switch.mapTo(page, page.lists.switch.rect().topLeft()) == place
        assert page.standing["plans.new"].isVisible()


def test_a_list_that_nobody_has_opened_is_not_made(office: Office) -> None:
    """U50: of the others only the rows are kept, and shown as soon as they are wanted."""
    promised(office, 400, date(2026, 11, 30), date(2026, 11, 20))
    page = office.page()
    assert page.lists.count() == 1
    office.bench.chord(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.lists.count() == 2
    assert [row.judged.promise.amount_fen for row in page.table.model.shown] == [400_00]


def test_the_parts_are_read_only(office: Office) -> None:
    page = office.page()
    index = cell(page.facts.parts, 0, "state")
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


def test_a_plan_comes_back_signed_with_its_photograph(office: Office, tmp_path: Path) -> None:
    """Case 28: until then the panel says that nothing is proven."""
    page = office.page()
    assert any(one.startswith("Not signed") for one in office.said())
    photo = tmp_path / "signed.png"
    picture = QImage(300, 200, QImage.Format.Format_RGB888)
    picture.fill(QColor("white"))
    picture.save(str(photo))
    office.press("S")
    page.panel.form(SignedPanel).take_scan(photo)
    office.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    (standing,) = office.bench.ask(lambda book: plan_standings(book.ledger, TODAY))
    assert (standing.plan.signed_on, len(standing.plan.scans)) == (TODAY, 1)
    assert "Signed on 11-21" in office.said()
    office.press("V")
    scans = page.parts.currentWidget()
    assert isinstance(scans, ScanView)
    assert len(scans.pictures) == 1
    office.press(Qt.Key.Key_Escape)
    assert page.lists.tab == "plans"
    assert page.list.isVisible()


def signed_on_paper(book: Book, moment: Moment) -> Done[tuple[str, ...]]:
    """The agreement of the only plan, back signed."""
    draft = AgreementDraft("HKJ-2026-00001", moment.today, AgreementTerms())
    number = make_plan_agreement(book.ledger, draft, moment).result
    return came_back_signed(book, [number], moment.today, moment)


def test_without_a_signed_agreement_only_the_missed_part_is_asked_for_and_its_notice_is_written(
    office: Office,
) -> None:
    """R127: the notice names the plan, what is missing and since when; sent, it asks for the part as a talk does."""
    page = office.page()
    assert "Only the missed parts may be asked for: no signed agreement says otherwise." in office.said()
    office.bench.do(signed_on_paper, date(2026, 9, 21))
    page.write_notice()
    form = page.panel.form(LetterPanel)
    until(lambda: "of it is missing" in form.looks.text())
    assert all(one in form.looks.text() for one in ("HKJ-2026-00001", "¥300.00", "2026-11-01", "¥600.00"))
    form.dated.set_day(date(2026, 11, 3))
    form.text.set_text(form.text.text().replace("……", "11月10日"))
    form.save()
    until(lambda: isinstance(office.bench.window.current_page(), PreviewPage))
    sent = date(2026, 11, 4)
    office.bench.do(lambda book, moment: send_letter(book.ledger, "HJD-2026-00001", sent, moment, SentBy.WECHAT), TODAY)
    office.page()
    assert WHOLE in office.offers()


def test_the_whole_rest_is_offered_after_a_talk_and_the_reason_stays_in_the_history(office: Office) -> None:
    """Case 16, 民法典 634: never automatic; a third of the plan was missed, and the customer was asked for it."""
    office.bench.do(signed_on_paper, date(2026, 9, 21))
    page = office.page()
    assert WHOLE not in office.offers()
    asked = Contacted(office.customer, date(2026, 11, 10), Channel.PHONE, Outcome.REACHED, "说这周付")
    office.bench.do(lambda book, moment: log_contact(book.ledger, asked, moment), date(2026, 11, 10))
    assert WHOLE in office.offers()
    assert any("20 % was missed and asked for on 11-10: all that is left" in one for one in office.said())
    assert "Left of 900.00 600.00" in office.said()
    office.press("W")
    ending = page.panel.form(EndPlanPanel)
    assert "whole rest of 600.00" in ending.consequence.text()
    reason = ending.reason.text()
    office.press(Qt.Key.Key_Return)
    assert page.table.model.shown == []
    (row,) = office.table("ended").model.shown
    assert (row.one.on, row.one.reason) == (TODAY, reason)
    (week,) = office.bench.ask(lambda book: this_week(book.ledger, TODAY))
    assert (week.ask_fen, week.overdue_fen, week.debt.in_plan_fen) == (600_00, 600_00, 0)


def test_a_talk_that_reached_nobody_offers_nothing(office: Office) -> None:
    """民法典 634: only who was asked can stay silent."""
    missed = Contacted(office.customer, date(2026, 11, 10), Channel.PHONE, Outcome.NOT_REACHED)
    office.bench.do(lambda book, moment: log_contact(book.ledger, missed, moment), date(2026, 11, 10))
    page = office.page()
    assert WHOLE not in office.offers()
    office.press("W")
    assert page.panel.shown is page.facts


def test_a_plan_is_put_on_paper_and_its_signed_copy_signs_the_plan(office: Office) -> None:
    """R127: what may not be agreed is refused at its field; the paper is looked at at once; S signs both."""
    page = office.page(number=office.plan.number)
    page.put_on_paper()
    form = page.panel.form(AgreementPanel)
    form.calls_at.set_count(10)
    form.guarantor.set_text("赵大虎")
    form.save()
    until(lambda: "Less than a fifth" in form.form.box("calls_at").error())
    form.calls_at.set_count(20)
    form.save()
    until(lambda: isinstance(office.bench.window.current_page(), PreviewPage))
    office.bench.settle()
    page = office.page(number=office.plan.number)
    assert "HKXY-2026-00001" in " ".join(office.said())
    page.mark_signed()
    signing = page.panel.form(SignedPanel)
    signing.save()
    until(lambda: not signing.isVisible())
    office.bench.settle()
    (paper,) = office.bench.ask(lambda book: paper_rows(book.ledger, TODAY, office.customer, asked="HKXY-2026-00001"))[
        :1
    ]
    assert (paper.number, paper.signed_on) == ("HKXY-2026-00001", TODAY)


def test_a_plan_is_changed_with_a_reason_and_the_count_is_said_the_next_time(office: Office) -> None:
    """R126: nothing is set by itself; Ctrl+Z brings the old plan back."""
    page = office.page(number=office.plan.number)
    page.change_plan()
    form = page.panel.form(ChangePlanPanel)
    assert "600.00 is left" in form.about.text()
    form.save()
    assert form.form.box("first").error()
    form.count.set_count(6)
    form.first.set_day(date(2026, 12, 20))
    form.reason.set_text("工程款没到")
    form.save()
    until(lambda: [row.number for row in page.table.model.shown] == ["HKJ-2026-00002"])
    office.bench.settle()
    page.change_plan()
    assert "changed 1 times already" in form.about.text()
    form.leave()
    office.bench.window.undo()
    until(lambda: [row.number for row in page.table.model.shown] == ["HKJ-2026-00001"])
