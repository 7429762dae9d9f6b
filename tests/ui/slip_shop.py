"""A shop with known customers and goods at the window, and hands that write slips."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.goods import Goods
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import parse_fen, parse_price, parse_quantity
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.books import Book, open_book
from desktop_app.operations.customers import add_customer
from desktop_app.operations.done import Done
from desktop_app.operations.goods import add_goods
from desktop_app.operations.shipments import Posted, record_shipment
from desktop_app.operations.slips import SlipRow, slips
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from tests.ui.window import PASSPHRASE, AWindow, Clock, a_window, new_book, turns

MONTH = Terms(TermsKind.DAYS, days=30)
CASH = Terms(TermsKind.CASH)
RETURN = Qt.Key.Key_Return
ESC = Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier
GOODS = (
    ("水泥", "P.O 42.5", "包", "25", "6901234567892"),
    ("河沙", "中砂", "方", "120", "6901234567908"),
    ("红砖", "240×115×53", "块", "0.45", "6901234567915"),
    ("螺纹钢", "Φ12", "吨", "3800", "6901234567922"),
    ("防水涂料", "20kg", "桶", "260", "6901234567939"),
    ("电线", "BV 2.5", "卷", "180", "6901234567946"),
)
"""Name, specification, unit, list price, barcode."""

OPENED = date(2026, 1, 5)
CUSTOMERS = (
    Customer("老王建材", terms=MONTH, limit_fen=parse_fen("20000"), phone="13900001111"),
    Customer("曾国强", terms=MONTH),
)

WEIGH_MS = 250
"""The gate is asked a moment after the last key."""


@cache
def _book() -> Path:
    """The book of the shop, made once a run; a test works on a copy."""
    folder, opened = Path(mkdtemp(prefix="qingzhang-slip-shop-")) / "book", Clock(OPENED).moment()
    shutil.copytree(new_book(), folder)
    with open_book(folder, PASSPHRASE) as book:
        for customer in CUSTOMERS:
            add_customer(book.ledger, customer, opened)
        for name, spec, unit, price, code in GOODS:
            add_goods(book.ledger, Goods(name, code=code, spec=spec, unit=unit, price=parse_price(price)), opened)
    return folder


@contextmanager
def a_slip_shop(folder: Path, language: str = "en") -> Iterator[AWindow]:
    """Two customers on thirty days, 老王建材 with a limit of 20,000, and six articles with barcodes."""
    with a_window(folder, language, book=Path(shutil.copytree(_book(), folder / "book"))) as bench:
        yield bench


def a_client(bench: AWindow, name: str, limit: str = "", terms: Terms = MONTH, **facts: str | bool | int) -> int:
    """A new customer; its id."""
    drawn = Customer(name, terms=terms, limit_fen=parse_fen(limit) if limit else None, **facts)  # type: ignore[arg-type]
    return bench.do(lambda book, moment: add_customer(book.ledger, drawn, moment), OPENED).id


def a_past_slip(
    bench: AWindow,
    customer_id: int,
    dated: date,
    *lines: tuple[int, str, str],
    paid: str = "0",
    entered: date | None = None,
) -> str:
    """A slip of lines (goods id, quantity, price) entered on its day; its number."""
    made = tuple(
        Line(
            GOODS[at - 1][0], parse_quantity(count), parse_price(price), GOODS[at - 1][1], GOODS[at - 1][2], goods_id=at
        )
        for at, count, price in lines
    )
    draft = ShipmentDraft(customer_id, dated, made, paid_fen=parse_fen(paid))

    def post(book: Book, moment: Moment) -> Done[Posted]:
        return record_shipment(book.ledger, draft, moment)

    return bench.do(post, entered or dated).number


def the_form(bench: AWindow, **facts: object) -> ShipmentFormPage:
    """The empty form, with the keyboard in it and customers and goods at hand."""
    page = bench.go(PageName.SHIPMENT_FORM, **facts)
    assert isinstance(page, ShipmentFormPage)
    return page


def weighed(bench: AWindow) -> None:
    """Wait until the gate has answered."""
    turns(WEIGH_MS)
    bench.settle()


def all_slips(bench: AWindow) -> list[SlipRow]:
    today = bench.today
    return bench.ask(lambda book: slips(book.ledger, today))


def scan(code: str, gap_ms: int = 5, start: int = 1_000_000) -> int:
    """The keys of a scanner, stamped as the system stamps them, to whatever has the keyboard; the time after it."""
    at = start
    for letter in (*code, "\r"):
        at += gap_ms
        target = QApplication.focusWidget()
        assert target is not None
        key = RETURN if letter == "\r" else Qt.Key(ord(letter.upper()))
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(at)
            QApplication.sendEvent(target, event)
    return at
