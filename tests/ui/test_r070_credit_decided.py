"""What the owner decides about credit, through the window: groups, classes, what is given up and comes after all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.debt_classes import DebtClass
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.debt_classes import lost_debts
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.debt_forms import JudgePanel, RecoverPanel, WriteOffPanel
from desktop_app.ui.customers.limit_forms import GroupPanel
from tests.ui.paper_shop import owing, until
from tests.ui.window import AWindow, a_window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """老王建材 owes 500 since 50 days."""
    with a_window(tmp_path) as bench:
        owing(bench, "老王建材")
        yield bench


def the_page(shop: AWindow) -> CustomerPage:
    page = shop.go(PageName.CUSTOMER, customer_id=1, tab="items")
    assert isinstance(page, CustomerPage)
    shop.settle()
    return page


def group(shop: AWindow) -> ActionGroup:
    return shop.ask(lambda book: customer_view(book.ledger, 1, shop.today)).row.group


def owed(shop: AWindow) -> int:
    return shop.ask(lambda book: customer_view(book.ledger, 1, shop.today)).row.balance_fen


def test_a_customer_is_put_into_a_group_with_its_reason_and_taken_out_again(shop: AWindow) -> None:
    """R016: without a reason nothing is decided; what follows from the group is said before."""
    page = the_page(shop)
    page.decide_group()
    shop.settle()
    form = page.panel.form(GroupPanel)
    form.group.set_value(ActionGroup.HOLD)
    form.group.changed.emit(None)
    assert "Nothing more on credit; what is paid leaves." in form.found.text()
    form.save()
    shop.settle()
    assert (group(shop), bool(form.form.box("reason").error())) == (ActionGroup.NONE, True)
    form.reason.set_text("跑单两次")
    form.save()
    until(lambda: group(shop) is ActionGroup.HOLD)
    shop.settle()
    shop.window.undo()
    until(lambda: group(shop) is ActionGroup.NONE)


def test_a_debt_is_judged_given_up_and_some_of_it_comes_after_all(shop: AWindow) -> None:
    """R070, R072: of 500 300 are written off with the reason; 100 of them come later and are told so."""
    page = the_page(shop)
    page.judge()
    shop.settle()
    judged = page.panel.form(JudgePanel)
    judged.debt_class.set_value(DebtClass.DORMANT)
    judged.reason.set_text("店关了")
    judged.save()
    shop.settle()
    assert shop.ask(lambda book: book.ledger.value("SELECT class FROM debt_views")) == "dormant"
    page = the_page(shop)
    page.give_up()
    shop.settle()
    lost = page.panel.form(WriteOffPanel)
    lost.amount.set_fen(300_00)
    lost.save()
    shop.settle()
    assert (owed(shop), bool(lost.form.box("reason").error())) == (500_00, True)
    lost.reason.set_text("人跑了")
    lost.save()
    lost.save()
    until(lambda: owed(shop) == 200_00)
    shop.settle()
    page.recover()
    shop.settle()
    money = page.panel.form(RecoverPanel)
    money.amount.set_fen(100_00)
    money.save()
    money.save()
    until(lambda: [one.fen for one in shop.ask(lambda book: lost_debts(book.ledger, shop.today, 1))] == [200_00])
    assert shop.bugs == []
