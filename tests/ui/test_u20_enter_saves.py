"""Enter goes on from field to field and saves from the last one, in every form with one button to save."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.holidays import PUBLISHED
from desktop_app.operations.pins import has_pin, try_pin
from desktop_app.operations.settings import calendar_of, rules_of
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.settings.calendar_settings import CalendarSettings
from desktop_app.ui.settings.key_settings import KeySettings
from desktop_app.ui.settings.lock_settings import LockSettings
from desktop_app.ui.settings.rules_settings import RulesSettings
from desktop_app.ui.settings.settings import SettingsPage
from desktop_app.ui.start.new_secret import NewSecret
from desktop_app.ui.start.recover import RecoverCover
from desktop_app.ui.start.restore import RestoreCover
from tests.ui.window import PASSPHRASE, AWindow, turns

RETURN = Qt.Key.Key_Return


def section(bench: AWindow, tab: str) -> QWidget:
    page = bench.go(PageName.SETTINGS, tab=tab)
    assert isinstance(page, SettingsPage)
    return page.section


def test_the_first_pin_is_set_by_the_keyboard(bench: AWindow) -> None:
    """U29: two fields, Enter in both."""
    lock = section(bench, "lock")
    assert isinstance(lock, LockSettings)
    lock.pin.setFocus()
    bench.press("2468", RETURN)
    assert lock.again.hasFocus()
    assert not bench.ask(lambda book: has_pin(book.ledger))
    bench.press("2468", RETURN)
    bench.settle()
    assert bench.ask(lambda book: has_pin(book.ledger))


def test_another_pin_is_set_by_the_keyboard(bench: AWindow) -> None:
    """U29: the old one, the new one twice; two that differ are told at the second and nothing is set."""
    lock = section(bench, "lock")
    assert isinstance(lock, LockSettings)
    lock.pin.setFocus()
    bench.press("2468", RETURN, "2468", RETURN)
    bench.settle()
    lock.old.setFocus()
    bench.press("2468", RETURN, "1357", RETURN, "1358", RETURN)
    assert lock.form.box("again").error()
    assert lock.again.hasFocus()
    lock.again.selectAll()
    bench.press("1357", RETURN)
    bench.settle()
    moment = bench.moment()
    bench.ask(lambda book: try_pin(book.ledger, "1357", moment))


def test_another_passphrase_is_set_by_the_keyboard(bench: AWindow) -> None:
    """D14."""
    keys = section(bench, "keys")
    assert isinstance(keys, KeySettings)
    keys.old_passphrase.setFocus()
    bench.press(PASSPHRASE, RETURN, "another long one", RETURN, "another long one", RETURN)
    bench.settle()
    assert bench.window.bar.notice is not None
    assert "new passphrase" in bench.window.bar.notice.text


def test_a_rest_day_is_added_and_a_rule_saved_by_the_keyboard(bench: AWindow) -> None:
    calendar = section(bench, "calendar")
    assert isinstance(calendar, CalendarSettings)
    calendar.first.setFocus()
    bench.press("2027-01-01", RETURN, RETURN, RETURN)
    bench.settle()
    with_one = replace(PUBLISHED, holidays=PUBLISHED.holidays | {date(2027, 1, 1)})
    assert bench.ask(lambda book: calendar_of(book.ledger)) == with_one
    rules = section(bench, "rules")
    assert isinstance(rules, RulesSettings)
    rules.contact_gap_days.setFocus()
    rules.contact_gap_days.selectAll()
    bench.press("5", RETURN)
    bench.settle()
    assert bench.ask(lambda book: rules_of(book.ledger)).contact_gap_days == 5


def test_a_book_is_recovered_and_restored_by_the_keyboard(bench: AWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """F12: Enter in the second passphrase, and in the recovery key of a backup."""
    done: list[str] = []
    monkeypatch.setattr(NewSecret, "look", lambda self: self._show(""))
    monkeypatch.setattr(RecoverCover, "submit", lambda self: done.append("recovered"))
    monkeypatch.setattr(RestoreCover, "submit", lambda self: done.append("restored"))
    recover = RecoverCover(bench.desk, bench.folder, lambda: None)
    recover.show()
    recover.activateWindow()
    turns(1)
    recover.secret.passphrase.setFocus()
    bench.press("eight letters", RETURN, "eight letters", RETURN)
    assert done == ["recovered"]
    recover.hide()
    restore = RestoreCover(bench.desk, bench.folder, None, lambda: None)
    restore._show_fields(True)
    restore.show()
    restore.activateWindow()
    turns(1)
    restore.passphrase.setFocus()
    bench.press("eight letters", RETURN)
    assert restore.recovery_key.hasFocus()
    bench.press(RETURN)
    assert done == ["recovered", "restored"]
    restore.form.box("pin").show()
    restore.recovery_key.setFocus()
    bench.press(RETURN)
    assert restore.pin.hasFocus()
    bench.press(RETURN)
    assert done == ["recovered", "restored", "restored"]
