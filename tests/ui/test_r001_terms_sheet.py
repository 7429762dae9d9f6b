"""The terms sheet from the customer's page: who signs is asked for at its row, the paper is shown, Ctrl+Z voids it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.terms_sheets import SheetState
from desktop_app.operations.customer_page import customer_view
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.terms_sheet_form import TermsSheetPanel
from desktop_app.ui.printing.preview import PreviewPage
from tests.ui.paper_shop import owing, until
from tests.ui.window import TODAY, AWindow, a_window


def state(shop: AWindow, customer: int) -> SheetState:
    found: SheetState = shop.ask(lambda book: customer_view(book.ledger, customer, TODAY).credit.sheet.state)
    return found


def test_terms_are_put_on_paper_from_the_page_of_the_customer(tmp_path: Path, qapp: QApplication) -> None:
    """R001: a sheet without a signer is refused at the row; made, it is looked at at once."""
    with a_window(tmp_path) as shop:
        customer, _ = owing(shop, "老王建材")
        page = shop.go(PageName.CUSTOMER, customer_id=customer, tab="facts")
        assert isinstance(page, CustomerPage)
        shop.settle()
        page.make_terms_sheet()
        form = page.panel.form(TermsSheetPanel)
        shop.settle()
        first = form.signers.rows[0]
        first.signer_name.set_text("")
        form.save()
        until(lambda: "may sign for them" in form.form.box("signers").error())
        first.signer_name.set_text("王小虎")
        form.late_rate.setText("5")
        form.save()
        until(lambda: state(shop, customer) is SheetState.UNSIGNED)
        shop.settle()
        preview = shop.window.current_page()
        assert isinstance(preview, PreviewPage)
        assert (preview.panel.fields.paper.value(), "¥" in preview.panel.about.text()) == ("a4", False)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible(), "the keys that stand on the buttons of the preview reach it"
        shop.window.undo()
        until(lambda: state(shop, customer) is SheetState.NONE)
        assert shop.bugs == []
