"""The book wrote, but its answer was lost: saving once more books nothing twice, and what comes after is new."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import Unavailable
from desktop_app.domain.statements import StatementState
from desktop_app.operations.drafts import Draft, drafts, keep_draft
from desktop_app.operations.plans import plan_standings
from desktop_app.operations.statements import issue_statement
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.papers import statement_forms
from desktop_app.ui.papers.papers import PapersPage
from desktop_app.ui.papers.statement_forms import AnswerPanel
from desktop_app.ui.plans import plan_form
from desktop_app.ui.plans.plan_form import PlanFormPage
from desktop_app.ui.slips.shipments import ShipmentsPage
from desktop_app.ui.trade import void_document
from desktop_app.ui.trade.void_document import VoidPanel, reversed_as_mistake
from tests.ui.stories import a_customer, ships
from tests.ui.window import TODAY, AWindow, a_window


@dataclass
class Line:
    """Between window and book: hears every id sent, and loses as many answers as it is told to."""

    sent: list[str] = field(default_factory=list)
    loses: int = 0

    def through(self, verb: Callable[..., Any]) -> Callable[..., Any]:
        def call(*facts: Any) -> Any:
            made = verb(*facts)
            self.sent.append(facts[-1])
            if self.loses:
                self.loses -= 1
                raise Unavailable("The disk did not answer.")
            return made

        return call

    def tells(self, times: int, loses: int) -> None:
        """So many were sent, all under one id, but for the last, which is about something new."""
        assert len(self.sent) == times + loses
        assert all(self.sent)
        assert len(set(self.sent[: loses + 1])) == 1
        assert len(set(self.sent)) == times


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    line = Line(loses=1)
    for module, name in (
        (plan_form, "agree_plan"), (void_document, "void_document"),
        (statement_forms, "answer_statement"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, line.through(getattr(module, name)))
    return line


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """宏达建材 owes three slips, and 兴旺 one."""
    with a_window(tmp_path) as bench:
        customer = a_customer(bench)
        for yuan, dated in ((1000, date(2026, 8, 1)), (700, date(2026, 9, 1)), (400, TODAY)):
            ships(bench, customer, yuan, dated)
        ships(bench, a_customer(bench, "兴旺"), 500, date(2026, 9, 1))
        yield bench


def save(bench: AWindow) -> None:
    bench.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()


def a_plan(bench: AWindow, customer: int) -> PlanFormPage:
    page = bench.go(PageName.PLAN_FORM, customer_id=customer)
    assert isinstance(page, PlanFormPage)
    return page


def test_a_plan_whose_answer_was_lost_is_agreed_once_by_saving_again(shop: AWindow, line: Line) -> None:
    """D4: the same id until the answer came, and a new one for the next plan."""
    page = a_plan(shop, 1)
    save(shop)
    assert page.form.bar.notice is not None
    assert "did not answer" in page.form.bar.notice.text
    save(shop)
    a_plan(shop, 2)
    save(shop)
    assert len(shop.ask(lambda book: plan_standings(book.ledger, TODAY))) == 2
    line.tells(times=2, loses=1)


def test_a_plan_in_the_book_is_no_draft_any_more(shop: AWindow, line: Line) -> None:
    """U21, D4: nor is it kept as one by a clock that ran on."""
    page = a_plan(shop, 1)
    page.form.note.setText("双方签字")
    page.keeper.keep()
    save(shop)
    key = line.sent[0]
    shop.do(lambda book, moment: keep_draft(book.ledger, Draft("plan", key, "{}", moment.now)))
    assert shop.ask(lambda book: drafts(book.ledger)) == []


def test_a_slip_whose_voiding_was_not_answered_is_voided_once_by_enter_again(shop: AWindow, line: Line) -> None:
    """D4: the second Enter is told the void document of the first, no refusal."""
    page = shop.go(PageName.SHIPMENTS)
    assert isinstance(page, ShipmentsPage)
    form = page.panel.open_form(VoidPanel)
    for number in ("SHD-2026-00001", "SHD-2026-00002"):
        form.begin_void(number, "宏达建材", "")
        form.save()
        shop.settle()
        if form.form.bar.notice is not None:
            form.save()
            shop.settle()
    notice = shop.window.bar.notice
    assert notice is not None
    assert notice.text.startswith("SHD-2026-00002 is void; ")
    count = "SELECT count(*) FROM documents WHERE kind = 'reversal'"
    assert shop.ask(lambda book: book.ledger.value(count)) == 2
    line.tells(times=2, loses=1)


def test_what_is_taken_back_twice_is_taken_back_once(shop: AWindow, line: Line) -> None:
    """D4: Ctrl+Z asked for again after the answer was lost."""
    verb = reversed_as_mistake(shop.desk, "SHD-2026-00001")
    with pytest.raises(Unavailable):
        shop.do(verb)
    shop.do(verb)
    shop.do(reversed_as_mistake(shop.desk, "SHD-2026-00002"))
    line.tells(times=2, loses=1)


def test_a_customers_answer_that_was_not_answered_is_kept_once(shop: AWindow, line: Line) -> None:
    """D4, case 10."""
    shop.do(lambda book, moment: issue_statement(book.ledger, 1, date(2026, 10, 31), moment))
    shop.do(lambda book, moment: issue_statement(book.ledger, 2, date(2026, 10, 31), moment))
    page = shop.go(PageName.PAPERS)
    assert isinstance(page, PapersPage)
    form = page.panel.form(AnswerPanel)
    for row in [one for one in page.table.model.shown if one.number.startswith("DZD")]:
        form.begin_statement(row)
        form.state.set_value(StatementState.AGREED)
        form.said_by.setText("老王")
        form.save()
        shop.settle()
        if form.form.bar.notice is not None:
            form.save()
            shop.settle()
    agreed = "SELECT count(*) FROM statement_events WHERE state = 'agreed'"
    assert shop.ask(lambda book: book.ledger.value(agreed)) == 2
    line.tells(times=2, loses=1)
