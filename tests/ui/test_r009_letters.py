"""A letter from the customer's page: its text is brought, looked at while it is written, and made (R009)."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.letters import LetterKind
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.trade.letter_form import LetterPanel
from tests.ui.paper_shop import owing, until
from tests.ui.window import TODAY, AWindow, a_window


def letters(shop: AWindow) -> list[str]:
    rows = shop.ask(lambda book: paper_rows(book.ledger, TODAY))
    return [row.number for row in rows if row.kind == "letter" and not row.is_void]


def test_a_letter_is_looked_at_while_it_is_written_and_made(tmp_path: Path, qapp: QApplication) -> None:
    """An unknown field is told at once and refused at the text; what it will say stands below."""
    with a_window(tmp_path) as shop:
        customer, _ = owing(shop, "老王建材")
        page = shop.go(PageName.CUSTOMER, customer_id=customer, tab="papers")
        assert isinstance(page, CustomerPage)
        shop.settle()
        page.write_letter()
        form = page.panel.form(LetterPanel)
        until(lambda: "{customer}" in form.text.text())
        form.kind.set_value(LetterKind.FREE)
        form.kind.changed.emit(None)
        until(lambda: form.text.text() == "")
        form.heading.set_text("说明")
        form.text.setPlainText("到{日期}欠 {欠欠}")
        until(lambda: "{欠欠}" in form.looks.text())
        form.save()
        until(lambda: "{欠欠}" in form.form.box("text").error())
        form.text.setPlainText("{customer} 欠 {欠款}")
        until(lambda: "老王建材 欠 ¥" in form.looks.text())
        form.save()
        until(lambda: letters(shop) == ["HJD-2026-00001"])
        shop.settle()
        shop.window.undo()
        until(lambda: letters(shop) == [])
        assert shop.bugs == []
