"""Walks through every page of the window with a shop that has everything, so that rules can be held everywhere."""

import os
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.operations.slips import slips
from desktop_app.operations.week import this_week_page
from desktop_app.sample import create_sample
from desktop_app.ui.base.list_page import ListPage
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import Scheme, TextSize
from desktop_app.ui.settings.settings import TABS, SettingsPage
from tests.stretching import lightly_stretched
from tests.ui.window import PASSPHRASE, TODAY, AWindow, Clock, a_window

RUN = "PYTEST_XDIST_TESTRUNUID"
"""One run of several processes has one name."""


@cache
def _sample() -> Path:
    """The sample shop, made once a run, also where several processes run it; nobody writes into it."""
    folder = Path(mkdtemp(prefix="qingzhang-crawl-"))
    shared = Path(gettempdir()) / f"qingzhang-crawl-{os.environ.get(RUN, folder.name)}"
    if not shared.exists():
        with lightly_stretched():
            create_sample(folder / "book", Clock().moment(), 12, 1, passphrase=PASSPHRASE)
        with suppress(OSError):  # another process was quicker
            folder.rename(shared)
    return (shared if shared.exists() else folder) / "book"


@contextmanager
def a_full_window(
    folder: Path,
    language: str = "en",
    scheme: Scheme = Scheme.LIGHT,
    size: TextSize = TextSize.STANDARD,
    pixels: tuple[int, int] = (1366, 728),
) -> Iterator[AWindow]:
    """The window on a copy of the sample shop."""
    book = folder / "book"
    shutil.copytree(_sample(), book)
    with a_window(folder, language, scheme, size, pixels, book=book) as bench:
        yield bench


@contextmanager
def an_empty_window(folder: Path, language: str, pixels: tuple[int, int] = (1366, 728)) -> Iterator[AWindow]:
    """The window on a book with nothing in it."""
    with a_window(folder, language, pixels=pixels) as bench:
        yield bench


def routes(bench: AWindow) -> Iterator[Route]:
    """Every page, with a customer and a slip where it needs one; in an empty book those that need none."""
    if not bench.ask(lambda book: this_week_page(book.ledger, TODAY)).rows:
        yield from (Route(name) for name in PageName if name not in SUBJECTS)
        return
    customer = bench.ask(lambda book: this_week_page(book.ledger, TODAY)).rows[0].row.customer_id
    slip = next(one for one in bench.ask(lambda book: slips(book.ledger, TODAY)) if one.kind.value == "shipment")
    subjects = {
        PageName.CUSTOMER: Route(PageName.CUSTOMER, customer_id=customer),
        PageName.CUSTOMER_FORM: Route(PageName.CUSTOMER_FORM, customer_id=customer),
        PageName.SHIPMENT_FORM: Route(PageName.SHIPMENT_FORM, customer_id=customer),
        PageName.RECEIPT_FORM: Route(PageName.RECEIPT_FORM, customer_id=customer),
        PageName.RETURN_FORM: Route(PageName.RETURN_FORM, customer_id=slip.customer_id, number=slip.number),
        PageName.PLAN_FORM: Route(PageName.PLAN_FORM, customer_id=customer),
        PageName.PREVIEW: Route(PageName.PREVIEW, number=slip.number),
    }
    for name in PageName:
        yield subjects.get(name, Route(name))


def pages(bench: AWindow, only: Container[PageName] = tuple(PageName)) -> Iterator[Page]:
    """Each page in turn, settled and shown."""
    for route in (one for one in routes(bench) if one.page in only):
        bench.desk.go(route)
        bench.settle()
        page = bench.window.current_page()
        assert page is not None
        assert page.name is route.page
        yield page


SUBJECTS = {
    PageName.CUSTOMER, PageName.RETURN_FORM, PageName.PLAN_FORM, PageName.PREVIEW,
}  # fmt: skip
"""Pages that are always about somebody or something."""

QUICK_FORMS = {
    PageName.THIS_WEEK: ("log_contact", "record_promise", "put_off"),
    PageName.CUSTOMER: ("raise_dispute", "give_allowance", "enter_old_debt"),
    PageName.GOODS: ("new",),
    PageName.SHIPMENTS: ("void",),
    PageName.RECEIPTS: ("void",),
    PageName.PLANS: ("mark_signed", "end_plan"),
    PageName.PAPERS: ("mark_signed", "record_answer", "state_a_month"),
}
"""What opens a form beside the list of a page, or in its place."""


def views(bench: AWindow) -> Iterator[tuple[str, Page]]:
    """Each page in turn, and of each every list, every section, every quick form: its name, and the page."""
    for page in pages(bench):
        if isinstance(page, SettingsPage):
            yield from _sections(bench, page)
            continue
        yield page.name, page
        if isinstance(page, ListPage):
            yield from _lists(bench, page)
            yield from _quick_forms(bench, page)


def _sections(bench: AWindow, page: SettingsPage) -> Iterator[tuple[str, Page]]:
    for tab in TABS:
        page.show_section(tab)
        bench.settle()
        yield f"{page.name} {tab}", page


def _lists(bench: AWindow, page: ListPage[Any]) -> Iterator[tuple[str, Page]]:
    first, *others = page.lists.kinds
    for tab in others:
        page.lists.turn(tab)
        bench.settle()
        yield f"{page.name} {tab}", page
    if others:
        page.lists.turn(first)
        bench.settle()


def _quick_forms(bench: AWindow, page: ListPage[Any]) -> Iterator[tuple[str, Page]]:
    for opens in QUICK_FORMS.get(page.name, ()):
        getattr(page, opens)()
        bench.settle()
        if page.panel.shown is page.panel.facts and page.parts.currentWidget() is page.parts.usual:
            continue  # there is nothing it could be about
        yield f"{page.name} {opens}", page
        page.panel.show_facts()
        page.parts.close_part()
        bench.settle()


def shown(root: QWidget) -> Iterator[QWidget]:
    """Every widget below `root` that can be seen; nothing is looked for in what is hidden, such as the other pages."""
    for widget in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if widget.isVisible():
            yield widget
            yield from shown(widget)
