"""A step in court from the customer's page moves the last day of the debts it is about (N05, R081)."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.claim_acts import ActKind, ClaimAct
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.grounds import acts
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.act_form import ActPanel
from desktop_app.ui.customers.customer import CustomerPage
from tests.ui.paper_shop import owing, until
from tests.ui.window import TODAY, AWindow, a_window


def test_a_step_in_court_is_chosen_entered_seen_in_the_chain_and_taken_back(tmp_path: Path, qapp: QApplication) -> None:
    with a_window(tmp_path) as shop:
        customer, _ = owing(shop, "老王建材")

        def entered(shop: AWindow) -> list[ClaimAct]:
            found: list[ClaimAct] = shop.ask(lambda book: acts(book.ledger, TODAY, customer))
            return found

        page = shop.go(PageName.CUSTOMER, customer_id=customer, tab="clocks")
        assert isinstance(page, CustomerPage)
        shop.settle()
        page.enter_act()
        form = page.panel.form(ActPanel)
        form.proof.set_text("受理案件通知书")
        form.save()
        until(lambda: "Choose what was done" in form.form.box("kind").error())
        form.kind.set_value(ActKind.COURT)
        form.save()
        until(lambda: [one.proof for one in entered(shop)] == ["受理案件通知书"])
        view = shop.ask(lambda book: customer_view(book.ledger, customer, TODAY))
        assert {one.proof.proof for one in view.clocks.values()} == {"受理案件通知书"}
        shop.settle()
        shop.window.undo()
        until(lambda: entered(shop) == [])
        assert shop.bugs == []
