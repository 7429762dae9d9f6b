"""What went wrong is told in plain words at its place; what was typed stays; nothing is half done."""

import gettext
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.promises import Promise
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.customers import add_customer
from desktop_app.operations.promises import judged_promises, make_promise
from desktop_app.operations.shipments import record_shipment
from desktop_app.resources import resource
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.trade.customer_forms import PromisePanel
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.ui.window import AWindow, a_window

BLAME = ("you must", "invalid", "illegal", "your fault", "wrong input", "bad input", "failed to", "error code", "oops")
BLAME_ZH = ("非法", "无效输入", "您必须", "错误代码", "操作失败", "您的错误")


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_window(tmp_path) as bench:
        day = bench.today - timedelta(days=60)
        customer = Customer("宏达建材", terms=Terms(TermsKind.DAYS, days=30))
        kept = bench.do(lambda book, moment: add_customer(book.ledger, customer, moment), day)
        draft = ShipmentDraft(kept.id, day, (Line("水泥", 1000, 500 * 10_000),))
        bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment), day)
        yield bench


def test_a_full_disk_is_told_and_the_form_keeps_what_was_typed(shop: AWindow) -> None:
    """U49: the database itself says it is full; once there is room the same key saves."""
    page = shop.go(PageName.THIS_WEEK)
    assert isinstance(page, ThisWeekPage)
    before = fill_the_disk(shop, page.table.model.shown[0].row.customer_id)
    shop.press("Y", "123", Qt.Key.Key_Return, "+5", Qt.Key.Key_Return, "Wang", Qt.Key.Key_Return)
    shop.settle()
    assert page.panel.shown is page.panel.form(PromisePanel)
    assert page.panel.form(PromisePanel).amount.text() == "123.00"
    told = page.panel.form(PromisePanel).form.bar.notice
    assert told is not None
    assert "disk" in told.text.lower()
    assert promises(shop) == before
    shop.ask(lambda book: book.ledger.value("PRAGMA max_page_count = 1000000"))
    page.panel.form(PromisePanel).save()
    shop.settle()
    assert promises(shop) == before + 1


def promises(shop: AWindow) -> int:
    return sum(map(len, shop.ask(lambda book: judged_promises(book.ledger, shop.today)).values()))


def fill_the_disk(shop: AWindow, customer: int) -> int:
    """Forbid the file to grow and write promises until it is full; how many found room."""
    pages = shop.ask(lambda book: int(book.ledger.value("PRAGMA page_count")))
    shop.ask(lambda book: book.ledger.value(f"PRAGMA max_page_count = {pages}"))
    promise = Promise(customer, 100, shop.today + timedelta(days=1), shop.today, "老赵")
    for count in range(1000):
        try:
            shop.ask(lambda book: make_promise(book.ledger, promise, shop.moment()))
        except Unavailable:
            return count
    raise AssertionError("the file never filled")


def test_messages_blame_nobody_and_show_no_codes(qapp: QApplication) -> None:
    """U49: over every text of the program, in both languages."""
    catalogue = gettext.translation("qingzhang", resource("translations"), ["zh_CN"])._catalog  # type: ignore[attr-defined]
    texts = {key: value for key, value in catalogue.items() if isinstance(key, str) and key}
    assert len(texts) > 800
    blaming = [key for key in texts if any(word in key.lower() for word in BLAME)]
    blaming += [value for value in texts.values() if any(word in value for word in BLAME_ZH)]
    assert not blaming, "\n".join(blaming)
