"""A user in an empty home, at a screen of their own."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.app import now
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.goods import Goods
from desktop_app.domain.shop import Shop
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.customers import add_customer
from desktop_app.operations.goods import add_goods
from tests.journeys.accessible import Bus, accessibility
from tests.journeys.screen import Screen, a_screen
from tests.journeys.window import Home
from tests.print_queue import PrintSystem, print_system

OPENED = now()
"""As the program itself reads the clock: a book whose last entry is long past is asked about first (case 29)."""
CUSTOMERS = (
    Customer("建昌建材有限公司", phone="13800001234", limit_fen=1_000_000, terms=Terms(TermsKind.DAYS, days=30)),
    Customer("王大海", phone="13900005678"),
)
CEMENT = Goods("水泥 P.O 42.5", unit="袋", price=215_000)


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    with a_screen() as made:
        yield made


@pytest.fixture(scope="session")
def bus(screen: Screen) -> Iterator[Bus]:
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        pytest.fail("No session bus: start the tests with `python installer/dev.py test`")
    with accessibility(screen.display) as found:
        yield found


@pytest.fixture(scope="session")
def printers() -> Iterator[PrintSystem]:
    with print_system() as system:
        system.add_printer("office", "Office laser", default=True)
        yield system


@pytest.fixture
def home(tmp_path: Path, screen: Screen, bus: Bus, printers: PrintSystem) -> Home:
    folder = tmp_path / "home"
    folder.mkdir()
    return Home(folder, screen, bus, cups=printers.address)


@pytest.fixture
def shop(home: Home) -> Home:
    """A shop that has traded before, on an English computer: two customers and one article, the key in the keyring."""
    create_book(home.book, Shop(name="顺达建材批发部"), OPENED, must_confirm=False)
    with open_book(home.book) as book:
        for customer in CUSTOMERS:
            add_customer(book.ledger, customer, OPENED)
        add_goods(book.ledger, CEMENT, OPENED)
    return replace(home, language="en")
