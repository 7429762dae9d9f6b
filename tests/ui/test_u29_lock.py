"""The lock: at once, showing nothing, and everything is where it was afterwards."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from desktop_app.domain.pins import Unlocking
from desktop_app.operations import unlocking
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.pins import set_pin
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.start.lock import Lock
from desktop_app.ui.start.lock_cover import LockCover
from desktop_app.ui.start.recover import RecoverCover
from desktop_app.ui.start.start import Start
from desktop_app.ui.start.unlock import UnlockCover
from desktop_app.ui.start.window_commands import WindowCommands
from desktop_app.ui.widgets.hanging_line import text_height
from tests.ui.crawler import a_full_window
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.window import PASSPHRASE, SHOP, AWindow, Clock, turns

PIN = "2468"


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_full_window(tmp_path) as bench:
        bench.go(PageName.THIS_WEEK)
        yield bench


def locked(lock: Lock) -> LockCover:
    lock.lock()
    assert lock.cover is not None
    return lock.cover


def a_lock(shop: AWindow, now: list[float] | None = None) -> Lock:
    lock = Lock(shop.window, (lambda: now[0]) if now else time.monotonic)
    lock.know(SHOP.name)
    shop.settle()
    return lock


@pytest.mark.by_the_clock
def test_the_window_is_covered_within_300_milliseconds(shop: AWindow) -> None:
    """U29: CPU time of the window's thread, until the cover is painted."""
    lock = a_lock(shop)
    began = time.thread_time()
    locked(lock)
    shop.window.grab()
    assert time.thread_time() - began < 0.3


def test_ctrl_l_locks_from_every_page(shop: AWindow) -> None:
    """U29: also with the keyboard in a field."""
    start = Start(shop.window, shop.folder)
    WindowCommands(shop.window, start)
    lock = start.entering.lock
    lock.know(SHOP.name)
    shop.settle()
    shop.window.search.setFocus()
    shop.chord(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert shop.window.covered
    assert lock.cover is shop.window.covers.currentWidget()


def test_nothing_but_the_shop_and_the_clock_can_be_read(shop: AWindow) -> None:
    """U29: no name, no figure, no status, not in the title, no open menu."""
    names = {one.row.name for one in shop.window.current_page().table.model.shown}  # type: ignore[union-attr]
    menu = QMenu(shop.window)
    menu.addAction(next(iter(names)))
    menu.popup(shop.window.mapToGlobal(shop.window.rect().center()))
    cover = locked(a_lock(shop))
    words = [one.text() for one in shop.window.findChildren(QLabel) if one.isVisible()]
    assert words == [cover.clock.text(), SHOP.name, "Type the passphrase of the book and press Enter."]
    assert not any(name in " ".join([*words, shop.window.windowTitle()]) for name in names)
    assert "This week" not in shop.window.windowTitle()
    assert not menu.isVisible()
    assert not shop.window.statusBar().isVisible()


def test_without_a_pin_the_passphrase_goes_on_where_the_keyboard_was(shop: AWindow) -> None:
    """U29: typing is kept, with the cursor in it; Enter alone opens nothing."""
    shop.window.search.setFocus()
    QTest.keyClicks(shop.window.search, "abc")
    lock = a_lock(shop)
    cover = locked(lock)
    assert not shop.window.search.isVisible()
    QTest.keyClick(cover.secret, Qt.Key.Key_Return)
    shop.settle()
    assert shop.window.covered
    assert "passphrase is wrong" in cover.hint.text()
    QTest.keyClicks(cover.secret, PASSPHRASE)
    QTest.keyClick(cover.secret, Qt.Key.Key_Return)
    shop.settle()
    assert lock.cover is None
    assert shop.window.search.isVisible()
    assert shop.window.search.text() == "abc"
    assert shop.window.search.hasFocus()


def test_five_wrong_passphrases_rest_as_wrong_pins_do(shop: AWindow) -> None:
    """U29: a locked window is no place to guess, whatever it asks for."""
    now = [5000.0]
    cover = locked(a_lock(shop, now))
    for _ in range(5):
        QTest.keyClicks(cover.secret, "wrong")
        QTest.keyClick(cover.secret, Qt.Key.Key_Return)
        shop.settle()
        assert text_height(cover.hint, cover.hint.text(), cover.hint.width()) <= cover.hint.height()
        assert cover.hint.property("role") == "error"
    assert cover.hint.text() == "5 wrong passphrases. The next try is taken in 30 seconds."
    assert not cover.secret.isEnabled()


def without_anything_to_ask(shop: AWindow, monkeypatch: pytest.MonkeyPatch) -> Lock:
    """The keyring opens the book, and there is no PIN."""
    monkeypatch.setattr(unlocking, "unlocking_of", lambda _: Unlocking.NOTHING)
    return a_lock(shop)


def test_a_lock_that_enter_would_open_is_not_put_up_but_explained(
    shop: AWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U29: Ctrl+L says why it cannot, and where a PIN is set; the idle minutes leave the window alone."""
    lock = without_anything_to_ask(shop, monkeypatch)
    lock.lock()
    assert not shop.window.covered
    assert shop.window.bar.notice is not None
    assert "neither a PIN nor a passphrase" in shop.window.bar.notice.text
    shop.window.bar.press(0)
    shop.settle()
    assert shop.window.route == Route(PageName.SETTINGS, tab="lock")
    shop.window.bar.dismiss()
    lock._clock = lambda: time.monotonic() + 3600
    lock.look()
    assert not shop.window.covered
    assert not shop.window.bar.is_seen


def test_the_sample_shop_is_never_locked(shop: AWindow) -> None:
    """U29: nobody knows its passphrase, so nobody could go on."""
    lock = a_lock(shop)
    lock.know_sample(True)
    lock.lock()
    assert not shop.window.covered
    lock.know_sample(False)
    assert locked(lock)


def test_shortcuts_rest_while_the_window_is_locked(shop: AWindow) -> None:
    """U29: F7 opens no form behind the cover."""
    cover = locked(a_lock(shop))
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F9):
        QTest.keyClick(cover, key)
    shop.settle()
    assert shop.window.route.page is PageName.THIS_WEEK
    assert shop.window.covered


def test_only_the_pin_opens_and_five_wrong_ones_rest_for_half_a_minute(shop: AWindow) -> None:
    """U29, T21: the right one is not taken either while the lock rests."""
    now = [5000.0]
    shop.do(lambda book, moment: set_pin(book.ledger, PIN, moment))
    lock = a_lock(shop, now)
    cover = locked(lock)
    for _ in range(5):
        QTest.keyClicks(cover.secret, "1111")
        QTest.keyClick(cover.secret, Qt.Key.Key_Return)
        shop.settle()
        assert shop.window.covered
    assert "30 seconds" in cover.hint.text()
    assert not cover.secret.isEnabled()
    cover.secret.setText(PIN)
    cover.submit()
    shop.settle()
    assert shop.window.covered
    now[0] += 30
    shop.clock.seconds += 30
    cover.tick()
    cover.submit()
    shop.settle()
    assert not shop.window.covered


def test_a_pin_that_was_set_is_asked_for_without_a_new_start(shop: AWindow) -> None:
    lock = a_lock(shop)
    before = locked(lock)
    before.secret.setText(PASSPHRASE)
    before.submit()
    shop.settle()
    shop.do(lambda book, moment: set_pin(book.ledger, PIN, moment))
    assert locked(lock).secret.accessibleName() == "PIN"


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AStart]:
    """The program was just started, and the book has a PIN."""
    without_keyring(monkeypatch)
    own = tmp_path / "data" / "book"
    create_book(own, SHOP, Clock().moment(), PASSPHRASE, must_confirm=False)
    with open_book(own, PASSPHRASE) as book:
        set_pin(book.ledger, PIN, Clock().moment())
    with a_start(tmp_path, book=False) as started:
        started.until(lambda: isinstance(started.cover, UnlockCover))
        started.program.start.open(started.own, PASSPHRASE)
        started.until(lambda: started.is_open or isinstance(started.cover, LockCover))
        yield started


def test_a_new_start_is_no_way_round_the_pin(start: AStart) -> None:
    """U29: nothing of the book is shown before the PIN, and then it is there as ever."""
    cover, window = start.cover, start.program.window
    assert isinstance(cover, LockCover)
    start.settle()
    assert window.current_page() is None
    assert start.program.shell.focusWidget() is cover.secret
    QTest.keyClicks(cover.secret, "1111")
    QTest.keyClick(cover.secret, Qt.Key.Key_Return)
    start.settle()
    assert start.cover is cover
    QTest.keyClicks(cover.secret, PIN)
    QTest.keyClick(cover.secret, Qt.Key.Key_Return)
    start.until(lambda: start.is_open)
    assert window.route.page is PageName.THIS_WEEK
    assert start.program.lock.cover is None


def test_a_forgotten_pin_does_not_lock_the_owner_out(start: AStart) -> None:
    """F12: the recovery key opens the book without it; whoever turns back is asked for the PIN again."""
    cover = start.cover
    assert isinstance(cover, LockCover)
    cover.recovering.click()
    recover = start.cover
    assert isinstance(recover, RecoverCover)
    start.settle()
    recover.recovered.emit(PASSPHRASE)
    start.until(lambda: start.is_open)
    start.program.start.open(start.own, PASSPHRASE)
    start.until(lambda: isinstance(start.cover, LockCover))


def test_whoever_forgot_the_pin_finds_the_recovery_key_on_the_lock_too(start: AStart) -> None:
    """F12: the message that names the key stands beside its door; the way back asks for PIN or passphrase."""
    cover = start.cover
    assert isinstance(cover, LockCover)
    QTest.keyClicks(cover.secret, PIN)
    QTest.keyClick(cover.secret, Qt.Key.Key_Return)
    start.until(lambda: start.is_open)
    start.settle()
    start.program.lock.lock()
    locked_again = start.program.lock.cover
    assert locked_again is not None
    assert locked_again.recovering.isVisible()
    locked_again.recovering.click()
    assert isinstance(start.cover, RecoverCover)
    assert start.program.lock.cover is None
    assert start.program.window.current_page() is None
    start.settle()
    start.cover.buttons[0].click()
    start.until(lambda: isinstance(start.cover, UnlockCover | LockCover))
    assert not start.is_open


def test_the_window_locks_itself_after_the_minutes_chosen(shop: AWindow) -> None:
    """U29, D16: a key or the mouse begins the time anew; 0 minutes is never, and five until somebody chooses."""
    assert shop.desk.preferences.idle_minutes == 5
    shop.desk.preferences.idle_minutes = 0
    now = [0.0]
    lock = a_lock(shop, now)
    handle = shop.window.windowHandle()
    lock._watch(handle)
    now[0] += 3600
    lock.look()
    assert not shop.window.covered
    shop.desk.preferences.idle_minutes = 5
    QTest.keyClick(handle, Qt.Key.Key_F6)
    now[0] += 299
    lock.look()
    assert not shop.window.covered
    now[0] += 1
    lock.look()
    assert shop.window.covered


def test_midnight_puts_no_name_into_the_title_of_a_locked_window(shop: AWindow) -> None:
    """U29: the page that reloads behind the cover keeps to itself."""
    cover = locked(a_lock(shop))
    shop.today = shop.today.replace(day=22)
    shop.window._look_at_the_clock()
    turns(5)
    assert "This week" not in shop.window.windowTitle()
    assert shop.window.covers.currentWidget() is cover
