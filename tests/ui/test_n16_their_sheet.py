"""The customer's own sheet is compared on their page, kept, acted upon, undone; a fault of ours put right (N16)."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.domain.differences import AccountDifference, AccountLine, DifferenceKind, DifferenceStep
from desktop_app.domain.open_points import point_of
from desktop_app.domain.statements import StatementState
from desktop_app.operations.open_points import add_point, points_of
from desktop_app.operations.statements import issue_statement
from desktop_app.store.statements import Issued, load_issued
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.compare_form import ComparePanel
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.dispute import RaiseDispute, SettleDispute
from desktop_app.ui.customers.point_forms import EndPointPanel, FaultPanel, OfferPanel, RebatePanel
from desktop_app.ui.papers.papers import PapersPage
from desktop_app.ui.papers.statement_forms import AnswerPanel
from tests.ui.paper_shop import owing, until
from tests.ui.window import TODAY, AWindow, a_window


def points(shop: AWindow) -> list[tuple[str, str, str]]:
    found = shop.ask(lambda book: points_of(book.ledger, TODAY))
    return [(one.kind.value, one.step, one.end or "") for one in found]


def kept(shop: AWindow, number: str) -> Issued:
    found: Issued = shop.ask(lambda book: load_issued(book.ledger, number))
    return found


def test_their_sheet_is_laid_beside_ours_and_what_differs_is_kept(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "往来.csv"
    with a_window(tmp_path) as shop:
        customer, slip = owing(shop, "老王建材")
        page = shop.go(PageName.CUSTOMER, customer_id=customer, tab="points")
        assert isinstance(page, CustomerPage)
        shop.settle()
        item = page.view.items[0] if page.view else None
        assert item is not None
        less = (item.amount_fen - 500) // 100
        file.write_text(f"日期,单号,进货金额,付款金额\n{item.dated},{slip},{less},\n", encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        page.compare_sheet()
        form = page.panel.form(ComparePanel)
        form.save()
        assert points(shop) == []
        form.choose_file()
        until(lambda: form.found is not None)
        assert slip in form.told.text()
        form.save()
        until(lambda: points(shop) == [("difference", "raise_dispute", "")])
        shop.settle()
        page.open_row(page.table.current())
        dispute = page.panel.form(RaiseDispute)
        until(lambda: page.panel.shown is dispute)
        assert dispute.item.value() == item.item_id
        page.panel.show_facts()
        shop.window.undo()
        until(lambda: points(shop) == [])
        assert shop.bugs == []


def test_a_fault_an_offer_and_a_rebate_are_noted_on_their_page(tmp_path: Path, qapp: QApplication) -> None:
    """R064, R065, R132: the offer is refused a credit until its money came; the fault is put right and reopened."""
    with a_window(tmp_path) as shop:
        customer, _ = owing(shop, "老王建材")
        page = shop.go(PageName.CUSTOMER, customer_id=customer, tab="points")
        assert isinstance(page, CustomerPage)
        shop.settle()
        page.note_rebate()
        rebate = page.panel.form(RebatePanel)
        rebate.credit.set_fen(3000)
        rebate.what.set_text("二月返利")
        rebate.save()
        until(lambda: len(points(shop)) == 1)
        page.make_offer()
        offer = page.panel.form(OfferPanel)
        offer.wanted.set_fen(50000)
        offer.credit.set_fen(1000)
        offer.what.set_text("付五百让十块")
        offer.until.set_day(TODAY)
        offer.save()
        until(lambda: len(points(shop)) == 2)
        shop.settle()
        page.honour()
        shop.settle()
        assert points(shop)[0] == ("offer", "", "")
        page.note_fault()
        fault = page.panel.form(FaultPanel)
        fault.what.set_text("货架没送")
        fault.owner.set_text("小曾")
        fault.until.set_day(TODAY)
        fault.save()
        until(lambda: len(points(shop)) == 3)
        shop.settle()
        page.table.view.setCurrentIndex(page.table.model.index(0, 0))
        page.end_point()
        end = page.panel.form(EndPointPanel)
        end.note.set_text("送到了")
        end.save()
        until(lambda: points(shop)[0] == ("fault", "", "cleared"))
        shop.settle()
        shop.window.undo()
        until(lambda: points(shop)[0] == ("fault", "", ""))
        assert shop.bugs == []


def test_part_of_a_line_is_disputed_and_settled_by_a_return(tmp_path: Path, qapp: QApplication) -> None:
    """R119, R120: the sum follows from the quantity; where goods come back, their form comes next."""
    with a_window(tmp_path) as shop:
        customer, slip = owing(shop, "老王建材")
        page = shop.go(PageName.CUSTOMER, customer_id=customer)
        assert isinstance(page, CustomerPage)
        shop.settle()
        page.raise_dispute()
        form = page.panel.form(RaiseDispute)
        until(lambda: len(form._lines) > 0)
        assert not form.form.typed()
        line = next(iter(form._lines))
        quantity, fen = form._lines[line]
        form.line.set_value(line)
        form.quantity.set_quantity(quantity // 2)
        form._propose()
        assert form.amount.fen() == round(fen / 2)
        form.reason.set_text("起壳")
        form.save()
        until(lambda: page.view is not None and len(page.view.disputes) == 1)
        assert page.view is not None
        assert page.view.disputes[0].line == line
        page.lists.turn("disputes")
        shop.settle()
        page.settle_dispute()
        settle = page.panel.form(SettleDispute)
        settle.save()
        shop.settle()
        assert page.view.disputes[0].settled_on is None
        settle.how.set_value("return")
        settle.save()
        until(lambda: shop.window.route.page is PageName.RETURN_FORM)
        assert shop.window.route.number == slip
        assert shop.bugs == []


def test_the_differences_of_their_sheet_go_into_the_answer_to_the_statement(tmp_path: Path, qapp: QApplication) -> None:
    """N16, R067: where they have another figure; a key writes them into the note, which is read before it is kept."""
    with a_window(tmp_path) as shop:
        customer, _ = owing(shop, "老王建材")
        theirs = AccountLine("", TODAY, -3000, "付款", 7)
        gap = AccountDifference(DifferenceKind.ONLY_THEM, (), (theirs,), DifferenceStep.LOOK_FOR_RECEIPT)
        shop.do(lambda book, moment: add_point(book.ledger, point_of(gap, customer, TODAY), moment))
        issued = shop.do(lambda book, moment: issue_statement(book.ledger, customer, TODAY.replace(day=1), moment))
        page = shop.go(PageName.PAPERS)
        assert isinstance(page, PapersPage)
        shop.settle()
        page.table.choose(issued.number)
        shop.settle()
        page.record_answer()
        form = page.panel.form(AnswerPanel)
        until(lambda: bool(form.differences))
        assert not form.taking.isVisible()
        form.state.set_value(StatementState.DIFFERS)
        form.brought_back()
        form.taking.click()
        assert "#7 付款: 0.00 / -30.00" in form.note.text()
        form.agreed.set_fen(100)
        form.said_by.set_text("财务")
        form.save()
        until(lambda: kept(shop, issued.number).state is StatementState.DIFFERS)
        assert "#7 付款" in kept(shop, issued.number).note
        assert shop.bugs == []
