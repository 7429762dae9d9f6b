"""What a user typed is shown as it was typed: never as markup, nowhere in the window (T32)."""

import ast
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QTextEdit

import desktop_app.ui
from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.moment import Moment
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.books import Book
from desktop_app.operations.customers import add_customer
from desktop_app.operations.shipments import record_shipment
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.labels import plain_tip
from tests.ui.window import AWindow, a_window

UI = Path(desktop_app.ui.__file__).parent
might_be_rich_text: Callable[[str], bool] = getattr(GuiQt, "mightBeRichText")  # noqa: B009 - the stubs lack it
SHELLS = (
    "{}", "<b>{}</b>", "<img src='file:///etc/passwd'>{}", "<a href='http://x'>{}</a>", "<br>{}", "<html>{}</html>",
    "<table><tr><td>{}</table>", "<span style='color:red'>{}", "&lt;{}&gt;", "&amp;{}", "&{}", "{}&&", "%1 {} %s",
    "{{{}}}", "=HYPERLINK({})", "[*]{}", "<!DOCTYPE html>{}", "<p align=right>{}", "<qt>{}</qt>", "<sub>{}</sub>",
)  # fmt: skip
WORDS = ("王记五金", "O'Neil", "a<b>c", '"引号"', "李　全角", "😀表情")
HOSTILE = tuple(shell.format(word) for shell in SHELLS for word in WORDS)


@pytest.fixture
def hostile(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """A shop whose customers, contacts and goods are all called something nasty."""
    with a_window(tmp_path) as bench:
        for at, name in enumerate(HOSTILE):
            day = bench.today - timedelta(days=40)
            customer = Customer(name, terms=Terms(TermsKind.DAYS, days=at % 40), contacts=(Contact(name),), notes=name)
            bench.ask(partial(_enter, customer, bench.moment(day)))
        yield bench


def _enter(customer: Customer, moment: Moment, book: Book) -> None:
    kept = add_customer(book.ledger, customer, moment).result
    line = Line(customer.name, 1000, 990_000, remark=customer.name)
    record_shipment(book.ledger, ShipmentDraft(kept.id, moment.today, (line,), remark=customer.name), moment)


def test_there_are_as_many_strings_as_the_battery_asks_for() -> None:
    assert len(set(HOSTILE)) == 120


def test_no_widget_reads_user_text_as_markup(hostile: AWindow) -> None:
    """T32: labels, buttons, tooltips, titles, tables of every list and of a customer's page."""
    for route in _walk():
        hostile.desk.go(route)
        hostile.settle()
        for label in hostile.window.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText, (route, label.text())
        assert not hostile.window.findChildren(QTextEdit), route
        for button in hostile.window.findChildren(QAbstractButton):
            assert not might_be_rich_text(button.text()), (route, button.text())
        for widget in hostile.window.findChildren(QLabel):
            assert _is_safe_tip(widget.toolTip()), (route, widget.toolTip())


def test_tables_show_the_very_characters_and_their_tooltips_are_escaped(hostile: AWindow) -> None:
    """T32: 120 names in the list of the week, each as it was typed."""
    page = hostile.go(PageName.THIS_WEEK)
    view = page.findChild(QTableView)
    assert view is not None
    model = view.model()
    cells = [str(index.data()) for index in _cells(model)]
    assert set(HOSTILE) <= set(cells)
    assert all(_is_safe_tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or "")) for index in _cells(model))


def test_labels_tooltips_and_boxes_are_made_in_one_place_each() -> None:
    """T32: no label, no box, no tooltip is built without the helper that makes it plain."""
    offenders = []
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name == "QLabel" and file.name != "labels.py":
                    offenders.append(f"{file.name}:{node.lineno} QLabel")
                if name in ("QMessageBox", "QTextEdit", "QTextBrowser", "setHtml"):
                    offenders.append(f"{file.name}:{node.lineno} {name}")
                if (
                    name == "setToolTip"
                    and "plain_tip" not in (said := ast.unparse(node))
                    and not said.endswith("('')")
                ):
                    offenders.append(f"{file.name}:{node.lineno} setToolTip without plain_tip")
    assert not offenders, "\n".join(offenders)


def _walk() -> Iterator[Route]:
    for name in (PageName.THIS_WEEK, PageName.CUSTOMERS, PageName.SHIPMENTS, PageName.RECEIPTS, PageName.PAPERS):
        yield Route(name)
    for customer in range(1, len(HOSTILE), 17):
        yield Route(PageName.CUSTOMER, customer_id=customer)
        yield Route(PageName.SHIPMENT_FORM, customer_id=customer)
        yield Route(PageName.RECEIPT_FORM, customer_id=customer)


def _cells(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield model.index(row, column)


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_tip_reads_as_it_was_typed(typed: str, qapp: QApplication) -> None:
    """T32: also what begins with the mark that makes every tip safe."""
    shown = QTextDocument()
    shown.setHtml(plain_tip(typed))
    assert shown.toPlainText() == typed


def _is_safe_tip(tip: str) -> bool:
    return not might_be_rich_text(tip) or tip.startswith("<span style='white-space:pre-wrap'>")
