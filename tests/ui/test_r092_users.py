"""Two people at one counter: the owner names a clerk, the clerk comes by F12 and sees what is theirs (R092)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.users import Rank
from desktop_app.ui.base.navigation import LISTED
from desktop_app.ui.base.owner_prompt import OwnerAsker
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.settings.user_settings import UserSettings
from desktop_app.ui.slips.shipments import ShipmentsPage
from desktop_app.ui.start.lock import Lock
from desktop_app.ui.start.start import Start
from desktop_app.ui.start.window_commands import WindowCommands
from desktop_app.ui.trade.void_document import VoidPanel
from tests.ui.pages.test_settings import settings
from tests.ui.slip_shop import a_past_slip, a_slip_shop, all_slips
from tests.ui.window import SHOP, AWindow

OWNERS, CLERKS = "2468", "1357"


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AWindow]:
    monkeypatch.setattr("desktop_app.operations.pins._STEPS", 2)
    with a_slip_shop(tmp_path) as bench:
        a_past_slip(bench, 1, date(2026, 11, 1), (1, "10", "25"))
        yield bench


def name(shop: AWindow, who: str, rank: Rank, pin: str, *may: OwnerAct) -> None:
    section = settings(shop, "users").section
    assert isinstance(section, UserSettings)
    section.name_another()
    section.who.setText(who)
    section.rank.set_value(rank)
    section.pin.setText(pin)
    section.may.set_value(frozenset(may))
    section.save()
    shop.settle()


def come(shop: AWindow, lock: Lock, who: str, pin: str) -> None:
    """F12, the name, the PIN, Enter."""
    lock.switch()
    shop.settle()
    assert lock.cover is not None
    assert lock.cover.person is not None
    lock.cover.person.set_value(who)
    QTest.keyClicks(lock.cover.secret, pin)
    QTest.keyClick(lock.cover.secret, Qt.Key.Key_Return)
    shop.settle()


def test_the_clerk_sees_and_does_what_is_theirs_and_the_owner_lets_one_act_through(shop: AWindow) -> None:
    asker, start = OwnerAsker(shop.window), Start(shop.window, shop.folder)
    lock, commands = start.entering.lock, WindowCommands(shop.window, start)
    lock.know(SHOP.name)
    shop.settle()
    lock.switch()  # nobody is named yet: told, and nothing covered
    assert not shop.window.covered
    name(shop, "王总", Rank.OWNER, OWNERS)
    name(shop, "小李", Rank.CLERK, CLERKS, OwnerAct.SEE_PRICES)
    shop.go(PageName.CUSTOMERS)
    come(shop, lock, "小李", CLERKS)
    assert (shop.desk.counter.name, shop.window.route.page) == ("小李", PageName.GOODS)
    assert commands.who.text().startswith("小李")
    closed = {
        page for (page, _), one in zip(LISTED, shop.window.navigation.buttons, strict=True) if not one.isEnabled()
    }
    assert closed == {
        PageName.THIS_WEEK, PageName.CUSTOMERS, PageName.RECEIPTS, PageName.BILLS, PageName.PLANS, PageName.PAPERS,
    }  # fmt: skip
    shop.desk.go(Route(PageName.CUSTOMERS))
    assert shop.window.route.page is PageName.GOODS
    number = all_slips(shop)[0].number
    page = shop.go(PageName.SHIPMENTS, number=number)
    assert isinstance(page, ShipmentsPage)
    page.void()
    page.panel.form(VoidPanel).save()
    shop.settle()
    assert asker.prompt is not None
    QTest.keyClicks(asker.prompt.pin, OWNERS)
    QTest.keyClick(asker.prompt.pin, Qt.Key.Key_Return)
    shop.settle()
    signed = shop.ask(lambda book: book.ledger.rows("SELECT user, verb FROM journal ORDER BY seq DESC LIMIT 2"))
    assert signed == [("小李", "reverse_document"), ("小李", "owner_approved")]
    come(shop, lock, "王总", OWNERS)
    assert all(one.isEnabled() for one in shop.window.navigation.buttons)
