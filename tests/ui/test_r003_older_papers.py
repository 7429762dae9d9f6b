"""When the terms are agreed, the papers of before are asked about; until then nobody calls them not yet due (R003)."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.moment import Moment
from desktop_app.operations.books import Book
from desktop_app.operations.customers import add_customer
from desktop_app.operations.done import Done
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import open_items
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.customer_form import CustomerFormPage
from desktop_app.ui.customers.customers import CustomersPage, Show
from desktop_app.ui.customers.due_days import DueDaysPanel
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.ui.window import TODAY, AWindow, a_window


def dues(bench: AWindow, customer: int) -> list[date | None]:
    return [one.due for one in bench.ask(lambda book: open_items(book.ledger, customer, TODAY))]


def _opened(draft: OpeningDraft, book: Book, moment: Moment) -> Done[str]:
    return record_opening(book.ledger, draft, moment)


def test_terms_agreed_later_are_asked_for_older_papers_and_told_until_then(tmp_path: Path, qapp: QApplication) -> None:
    """Two debts of 3,000 and 1,000; the first would be past due at once. Space takes the second out; undone in one."""
    with a_window(tmp_path) as bench:
        nobody = Customer("鲁班装饰", terms=Terms(TermsKind.NOT_AGREED))
        customer = bench.do(lambda book, moment: add_customer(book.ledger, nobody, moment)).id
        for draft in (
            OpeningDraft(customer, date(2026, 9, 18), None, 300_000),
            OpeningDraft(customer, date(2026, 11, 15), None, 100_000),
        ):
            bench.do(partial(_opened, draft))
        week = bench.go(PageName.THIS_WEEK)
        assert isinstance(week, ThisWeekPage)
        assert week.strip.words.text() == "1 customer owes 4,000.00 without a day to pay: agree on the terms."
        week.strip.look.click()
        bench.settle()
        listed = bench.window.current_page()
        assert isinstance(listed, CustomersPage)
        assert listed.list.value("show") is Show.UNDATED

        form = bench.go(PageName.CUSTOMER_FORM, customer_id=customer)
        assert isinstance(form, CustomerFormPage)
        form.form.terms.set_value(Terms(TermsKind.DAYS, days=30))
        form.save()
        bench.settle()
        page = bench.window.current_page()
        assert isinstance(page, CustomerPage)
        panel = page.panel.shown
        assert isinstance(panel, DueDaysPanel)
        assert panel.question.text().startswith("2 older papers (4,000.00) have no day to pay.")
        assert panel.late.text() == "Chosen: 4,000.00, of which 3,000.00 would be past due today."
        assert dues(bench, customer) == [None, None]
        panel.papers.records()[1].chosen = False
        panel.save()
        bench.settle()
        assert dues(bench, customer) == [date(2026, 10, 18), None]
        bench.window.undo()
        bench.settle()
        assert dues(bench, customer) == [None, None]
