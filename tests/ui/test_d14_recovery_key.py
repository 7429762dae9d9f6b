"""D14, 5.7: the recovery key is asked for until it is on paper, and another one can be had at any time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import Refused
from desktop_app.operations.book_keys import confirm_whole_key
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.recovery_checks import groups_to_type
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.settings.key_settings import KeySettings
from desktop_app.ui.start.key_asker import ConfirmKeyCover
from desktop_app.ui.start.recovery_key import RecoveryKeyCover
from tests.stretching import lightly_stretched
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.window import PASSPHRASE, SHOP, Clock


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with lightly_stretched():
        yield


@pytest.fixture
def key(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> str:
    """The program was closed right after the book was made; its recovery key."""
    without_keyring(monkeypatch)
    return create_book(tmp_path / "data" / "book", SHOP, Clock().moment(), PASSPHRASE)


@contextmanager
def opened(folder: Path) -> Iterator[AStart]:
    with a_start(folder, book=False) as start:
        start.program.start.open(start.own, PASSPHRASE)
        start.until(lambda: start.is_open or isinstance(start.cover, ConfirmKeyCover))
        yield start


def question(start: AStart) -> ConfirmKeyCover:
    cover = start.cover
    assert isinstance(cover, ConfirmKeyCover)
    return cover


def type_groups(start: AStart, key: str) -> None:
    numbers = start.program.jobs.book.ask(lambda book: groups_to_type(book.ledger)).result()
    for number, field in zip(numbers, question(start).groups, strict=True):
        field.setText(key.split("-")[number - 1].lower())
    question(start).submit()
    start.settle()


def test_a_book_whose_key_nobody_typed_back_asks_at_every_start(tmp_path: Path, key: str) -> None:
    """5.7: it may be put off, and is asked again; a wrong group is named; once it was right it is never asked again."""
    with opened(tmp_path) as start:
        assert start.program.window.current_page() is None
        question(start).put_off.emit()
        start.until(lambda: start.is_open)
    with opened(tmp_path) as start:
        cover = question(start)
        type_groups(start, "-".join(["AAAA"] * 14))
        assert all("reads otherwise" in cover.form.box(name).error() for name in cover.form._boxes if "group" in name)
        type_groups(start, key)
        assert start.is_open
    with opened(tmp_path) as start:
        start.settle()
        assert start.is_open


def test_whoever_lost_the_paper_makes_another_key_at_once(tmp_path: Path, key: str) -> None:
    """5.7: the passphrase proves the owner; the new key is shown, typed back, and opens the book instead of the old."""
    with opened(tmp_path) as start:
        cover = question(start)
        cover.renew()
        start.settle()
        assert cover.form.box("passphrase").error() == "Type the passphrase of the book."
        cover.passphrase.setText(PASSPHRASE)
        cover.renew()
        shown = start.shown(RecoveryKeyCover)
        new = shown._key
        shown.button.click()
        start.until(lambda: isinstance(start.cover, ConfirmKeyCover))
        question(start).quiet[0].click()
        again = start.shown(RecoveryKeyCover)
        assert again._key == new
        again.button.click()
        start.until(lambda: isinstance(start.cover, ConfirmKeyCover))
        type_groups(start, new)
        start.until(lambda: start.is_open)
        assert start.program.keys._key == ""
    with open_book(tmp_path / "data" / "book", PASSPHRASE) as book:
        with pytest.raises(Refused, match="recovery key of this book, but not the one"):
            confirm_whole_key(book, key, Clock().moment())
        confirm_whole_key(book, new, Clock().moment())


@pytest.fixture
def start(tmp_path: Path, key: str) -> Iterator[AStart]:
    with opened(tmp_path) as started:
        type_groups(started, key)
        started.until(lambda: started.is_open)
        started.program.window.go(Route(PageName.SETTINGS, tab="keys"))
        started.settle()
        yield started


def section(start: AStart) -> KeySettings:
    page = start.program.window.current_page()
    found = page.section  # type: ignore[union-attr]
    assert isinstance(found, KeySettings)
    return found


def test_the_settings_make_a_new_key_and_come_back(start: AStart) -> None:
    """5.7: where the book asks for a passphrase, so does this; then the key is shown and typed back."""
    keys = section(start)
    keys.making.click()
    start.settle()
    assert keys.form.box("old_passphrase").error() == "Type the passphrase of the book."
    keys.old_passphrase.setText(PASSPHRASE)
    keys.making.click()
    shown = start.shown(RecoveryKeyCover)
    new = shown._key
    shown.button.click()
    start.until(lambda: isinstance(start.cover, ConfirmKeyCover))
    type_groups(start, new)
    start.until(lambda: start.is_open)
    assert start.program.window.route.page is PageName.SETTINGS
    assert keys.old_passphrase.text() == ""


def test_the_settings_change_the_passphrase_with_the_old_one(start: AStart) -> None:
    """5.7: the old one opens the book no more; what is wrong is said at its field."""
    keys = section(start)
    keys.passphrase.setText("another passphrase")
    keys.again.setText("another passphrasf")
    keys.change()
    assert "differ" in keys.form.box("again").error()
    keys.again.setText("another passphrase")
    keys.old_passphrase.setText("nobody's words")
    keys.change()
    start.settle()
    assert "passphrase is wrong" in keys.form.box("old_passphrase").error()
    keys.old_passphrase.setText(PASSPHRASE)
    keys.change()
    start.settle()
    assert (keys.old_passphrase.text(), keys.passphrase.text(), keys.again.text()) == ("", "", "")
    start.program.jobs.book.close().result()
    with open_book(start.own, "another passphrase"):
        pass
    with pytest.raises(Refused), open_book(start.own, PASSPHRASE):
        pass
