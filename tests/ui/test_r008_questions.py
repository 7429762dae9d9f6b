"""Questions and a contract from the customer's page: the decision follows the answers; a clause that is missing is told
(R005, R008)."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.credit_questions import CreditOutcome, PaysOthers
from desktop_app.operations.grounds import answers, contracts
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.contract_form import ContractPanel
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.questions_form import QuestionsPanel
from tests.ui.paper_shop import owing, until
from tests.ui.window import TODAY, a_window


def test_what_is_asked_decides_unless_the_owner_says_why(tmp_path: Path, qapp: QApplication) -> None:
    with a_window(tmp_path) as shop:
        customer, _ = owing(shop, "老王建材")
        page = shop.go(PageName.CUSTOMER, customer_id=customer, tab="grounds")
        assert isinstance(page, CustomerPage)
        shop.settle()
        page.ask_questions()
        form = page.panel.form(QuestionsPanel)
        assert form.decided.value() is CreditOutcome.CASH
        form.licence_seen.click()
        form.place_seen.click()
        assert form.decided.value() is CreditOutcome.SMALL
        form.decided.set_value(CreditOutcome.PASS)
        form.save()
        until(lambda: form.form.box("why").error() != "")
        form.why.set_text("老同学")
        form.pays_others.set_value(PaysOthers.UNKNOWN)
        form.save()
        until(lambda: [one.why for one in shop.ask(lambda book: answers(book.ledger, TODAY, customer))] == ["老同学"])
        page.enter_contract()
        contract = page.panel.form(ContractPanel)
        contract.number.set_text("HT-2026-1")
        contract.has_price.click()
        contract.save()
        until(lambda: bool(shop.ask(lambda book: contracts(book.ledger, TODAY, customer))))
        (kept,) = shop.ask(lambda book: contracts(book.ledger, TODAY, customer))
        assert (kept.number, len(kept.missing)) == ("HT-2026-1", 6)
        assert shop.bugs == []
