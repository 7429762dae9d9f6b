"""A guarantee from the customer's page: a period that ends before the debt is refused at its field (R012, case 14)."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.grounds import Security
from desktop_app.domain.letters import LetterKind
from desktop_app.operations.grounds import securities
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.security_form import SecurityPanel
from desktop_app.ui.trade.letter_form import LetterPanel
from tests.ui.paper_shop import owing, until
from tests.ui.window import TODAY, AWindow, a_window


def entered(shop: AWindow) -> list[Security]:
    found: list[Security] = shop.ask(lambda book: securities(book.ledger, TODAY))
    return found


def test_a_guarantee_is_entered_its_notice_begun_and_taken_back(tmp_path: Path, qapp: QApplication) -> None:
    with a_window(tmp_path) as shop:
        customer, _ = owing(shop, "老王建材")
        page = shop.go(PageName.CUSTOMER, customer_id=customer, tab="grounds")
        assert isinstance(page, CustomerPage)
        shop.settle()
        page.enter_security()
        form = page.panel.form(SecurityPanel)
        until(lambda: form.debt_due.day() is not None)
        form.given_by.set_text("王大虎")
        form.until.set_day(form.debt_due.day())
        form.save()
        until(lambda: "民法典 692" in form.form.box("until").error())
        form.until.setText("")
        form.save()
        until(lambda: [one.given_by for one in entered(shop)] == ["王大虎"])
        until(lambda: isinstance(page.table.current(), Security))
        page.write_security_notice()
        letter = page.panel.form(LetterPanel)
        until(lambda: "{guarantor}" in letter.text.text())
        assert (letter.kind.value(), letter.to.text()) == (LetterKind.GUARANTEE, "王大虎")
        shop.window.undo()
        until(lambda: entered(shop) == [])
        assert shop.bugs == []
