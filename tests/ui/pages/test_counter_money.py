"""Money at the counter, through the window: several ways with a rest let go, a bounce, a deposit set off, a refund."""

from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from desktop_app.domain.acceptances import BillState
from desktop_app.domain.payments import ReceiptState
from desktop_app.domain.side_accounts import SideAccount
from desktop_app.operations.lists.receipts import state_of
from desktop_app.operations.receipts import receipt_detail, receipts
from desktop_app.operations.side_accounts import beside_of, drawer_now
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.side_panel import SidePanel
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.receipts.bounce_form import BillPanel, BouncePanel
from desktop_app.ui.receipts.drawer_form import DrawerPanel
from desktop_app.ui.receipts.receipt_form import ReceiptFormPage
from desktop_app.ui.receipts.receipts import ReceiptsPage
from desktop_app.ui.trade.side_forms import DepositPanel, RefundPanel, SetOffPanel, SupplyPanel
from desktop_app.ui.trade.void_document import VoidPanel
from desktop_app.ui.week.this_week import ThisWeekPage
from desktop_app.ui.widgets.amount_field import AmountField
from tests.ui.stories import a_customer, pays, ships, still_open
from tests.ui.window import AWindow, a_window

Kind = TypeVar("Kind", bound=Page)
Form = TypeVar("Form", bound=FormPanel)


def page_of(bench: AWindow, kind: type[Kind], **facts: object) -> Kind:
    page = bench.go(kind.name, **facts)
    bench.settle()
    assert isinstance(page, kind)
    return page


def form_of(bench: AWindow, panel: SidePanel, kind: type[Form], yuan: int | None = None) -> Form:
    """The quick form that is open, with its sum typed."""
    bench.settle()
    form: Form = panel.form(kind)
    assert panel.shown is form
    if yuan is not None:
        amount = form.editors["amount"]
        assert isinstance(amount, AmountField)
        amount.set_fen(yuan * 100)
    return form


def saved(bench: AWindow, form: FormPanel) -> None:
    form.save()
    bench.settle()
    assert form.form.bar.notice is None


def test_a_day_at_the_counter(tmp_path: Path, qapp: QApplication) -> None:
    """R046, cases 20 and 27: what is typed is in the book, each figure once; what cannot be is said at its field."""
    with a_window(tmp_path) as bench:
        customer = a_customer(bench)
        slip = ships(bench, customer, 1239, date(2026, 11, 2))
        several_ways(bench, customer)
        bounced(bench, customer)
        assert still_open(bench, customer) == [(slip, 1239.0)]
        beside(bench, customer)
        assert still_open(bench, customer) == [(slip, 739.0)]
        money_back(bench, customer)
        drawer_counted(bench)


def several_ways(bench: AWindow, customer: int) -> None:
    form = page_of(bench, ReceiptFormPage, customer_id=customer).form
    form.amount.set_fen(1_230_00)
    form.let_go.set_fen(9_00)
    form.follow_money()
    form.parts.adding.click()
    assert len(form.parts.rows) == 2, "one way needs no rows"
    assert not form.box("method").isVisible()
    assert [(row.way.value(), row.part.fen()) for row in form.parts.rows] == [("cash", 1_230_00), ("wechat", None)]
    form.parts.rows[1].part.setFocus()
    bench.press("930")
    assert form.parts.rows[0].part.fen() == 300_00, "the rest stands in the first by itself"
    form.parts.put([["cash", "300"], ["paper", "929"]])
    form.follow_ways()
    form.acceptance_number.setText("1 3131")
    form.acceptance_due.set_day(date(2026, 11, 28))
    form.taken_by.setText("小李")
    form.submitted.emit()
    bench.settle()
    assert "1,229.00" in form.box("parts").error()
    form.parts.put([["cash", "300"], ["paper", "930"]])
    form.submitted.emit()
    bench.settle()
    number = bench.ask(lambda book: receipts(book.ledger, bench.today))[0].number
    detail = bench.ask(lambda book: receipt_detail(book.ledger, number))
    assert [(part.method, part.amount_fen) for part in detail.parts] == [("Cash", 300_00), ("Bill of exchange", 930_00)]
    assert (detail.taken_by, detail.let_go_fen) == ("小李", 9_00)
    assert still_open(bench, customer) == []
    assert page_of(bench, ThisWeekPage).strip.notes[-1].text.startswith("Bills of exchange due soon: 1, 930.00")
    page = page_of(bench, ReceiptsPage, number=number)
    page.tell_bill()
    bill = form_of(bench, page.panel, BillPanel)
    bill.save()
    assert bill.form.box("became").error(), "nothing is chosen beforehand"
    bill.became.set_value(BillState.PASSED_ON)
    bill.note.setText("给水泥厂")
    saved(bench, bill)
    page.table.choose(number)
    bench.settle()
    told = "\n".join(page.facts.texts())
    assert ("Passed on" in told, "给水泥厂" in told) == (True, True)
    page.void()
    bench.settle()
    saved(bench, form_of(bench, page.panel, VoidPanel))
    assert bench.ask(lambda book: receipts(book.ledger, bench.today))[0].reversed_by


def bounced(bench: AWindow, customer: int) -> None:
    number = pays(bench, customer, 1239, date(2026, 11, 20))
    page = page_of(bench, ReceiptsPage, number=number)
    page.bounce()
    saved(bench, form_of(bench, page.panel, BouncePanel))
    found = {row.number: state_of(row) for row in bench.ask(lambda book: receipts(book.ledger, bench.today))}
    assert found[number] is ReceiptState.SENT_BACK


def beside(bench: AWindow, customer: int) -> None:
    page = page_of(bench, CustomerPage, customer_id=customer, tab="beside")
    page.enter_deposit()
    saved(bench, form_of(bench, page.panel, DepositPanel, 300))
    page.enter_supply()
    supply = form_of(bench, page.panel, SupplyPanel, 600)
    supply.reference.setText("A7")
    saved(bench, supply)
    assert "Earnest deposit held 300.00 · We owe them 600.00" in page.head.debt.text()
    page.set_off()
    form = form_of(bench, page.panel, SetOffPanel, 601)
    form.save()
    bench.settle()
    assert "We owe them 600.00" in form.form.box("amount").error()
    form.amount.set_fen(500_00)
    saved(bench, form)
    left = bench.ask(lambda book: beside_of(book.ledger, bench.today, customer))
    assert (left.of(SideAccount.SUPPLY), left.of(SideAccount.EARNEST)) == (100_00, 300_00)
    assert page.view is not None
    assert len(page.view.side) == 3
    page.table.choose(next(one.id for one in page.view.side if one.document))
    page.print_deposit()
    bench.settle()
    assert bench.window.route.number.startswith("DXD-")


def money_back(bench: AWindow, customer: int) -> None:
    number = pays(bench, customer, 800, bench.today)
    page = page_of(bench, ReceiptsPage, number=number)
    page.table.choose(number)
    bench.settle()
    page.pay_back()
    form = form_of(bench, page.panel, RefundPanel)
    assert form.amount.fen() == 61_00, "what is on account is proposed"
    saved(bench, form)
    assert bench.ask(lambda book: receipts(book.ledger, bench.today))[0].on_account_fen == 0


def drawer_counted(bench: AWindow) -> None:
    page = page_of(bench, ReceiptsPage)
    page.count_drawer()
    saved(bench, form_of(bench, page.panel, DrawerPanel, 200))
    assert bench.ask(lambda book: drawer_now(book.ledger, bench.today))[0] == 200_00, "what was counted now"
