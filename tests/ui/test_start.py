"""From the first picture to the open book: every way in, and every way out where there is none."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.settings import edit_shop
from desktop_app.system import places
from desktop_app.system.disks import Unsuitable
from desktop_app.system.keyring import Keyring, find_keyring
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.start.recover import RecoverCover
from desktop_app.ui.start.restore import RestoreCover
from desktop_app.ui.start.unlock import UnlockCover
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.watchdog import watched
from tests.ui.window import PASSPHRASE, SHOP, Clock


def test_the_passphrase_opens_the_book_on_this_week(start: AStart) -> None:
    """U1: no click between the passphrase and the list."""
    QTest.keyClicks(start.shown(UnlockCover).passphrase, PASSPHRASE)
    QTest.keyClick(start.shown(UnlockCover).passphrase, Qt.Key.Key_Return)
    start.until(lambda: start.is_open)
    assert start.program.window.route.page is PageName.THIS_WEEK
    assert SHOP.name in start.program.shell.windowTitle()
    assert start.program.preferences.book_folder == start.own


def test_a_wrong_passphrase_is_said_at_the_field(start: AStart) -> None:
    """U49: the page stays, the keyboard is in the field."""
    cover = start.shown(UnlockCover)
    QTest.keyClicks(cover.passphrase, "not this one")
    cover.submit()
    start.until(lambda: cover.form.box("passphrase").error() != "")
    assert "The passphrase is wrong" in cover.form.box("passphrase").error()
    assert start.cover is cover
    assert cover.button.isEnabled()


def test_five_wrong_passphrases_rest_for_half_a_minute(start: AStart) -> None:
    """The sixth try is taken only after 30 seconds."""
    cover, now = start.shown(UnlockCover), [1000.0]
    cover._clock = lambda: now[0]
    for _ in range(5):
        cover.passphrase.setText("not this one")
        cover.submit()
        start.settle()
    assert "30 seconds" in cover.form.box("passphrase").error()
    assert not cover.button.isEnabled()
    cover.submit()
    start.settle()
    assert cover.tries.wrong == 5
    now[0] += 30
    cover._count_down()
    assert cover.button.isEnabled()
    cover.passphrase.setText(PASSPHRASE)
    cover.submit()
    start.until(lambda: start.is_open)


def test_the_recovery_key_opens_a_book_whose_passphrase_is_forgotten(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F12: with a new passphrase typed twice; a slip in the key is said at its field."""
    without_keyring(monkeypatch)
    key = create_book(tmp_path / "data" / "book", SHOP, Clock().moment(), PASSPHRASE, must_confirm=False)
    with a_start(tmp_path, book=False) as start:
        start.shown(UnlockCover).quiet[0].click()
        cover = start.cover
        assert isinstance(cover, RecoverCover)
        start.until(cover.button.isEnabled)
        cover.recovery_key.set_text(key[:-1] + ("A" if key[-1] != "A" else "B"))
        cover.secret.passphrase.setText("another passphrase")
        cover.secret.again.setText("another passphrase")
        cover.submit()
        start.settle()
        assert "typing slip" in cover.form.box("recovery_key").error()
        cover.recovery_key.set_text(key.lower().replace("-", " "))
        cover.secret.again.setText("another passphras")
        cover.submit()
        assert "differ" in cover.secret.box("again").error()
        cover.secret.again.setText("another passphrase")
        cover.submit()
        start.until(lambda: start.is_open)
    with open_book(tmp_path / "data" / "book", "another passphrase"):
        pass


def test_a_book_that_is_open_elsewhere_is_named_and_can_be_tried_again(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F7: who has it is told; after that program closed it, `try again` opens it."""
    without_keyring(monkeypatch)
    own = tmp_path / "data" / "book"
    create_book(own, SHOP, Clock().moment(), PASSPHRASE, must_confirm=False)
    with a_start(tmp_path, book=False) as start:
        start.until(lambda: isinstance(start.cover, UnlockCover))
        with open_book(own, PASSPHRASE):
            start.unlock()
            cover = start.trouble
            assert "is in use by" in cover.words.text()
            assert [one.text() for one in cover.buttons] == ["Another book", "Look only", "Try again"]
        start.press("Try again")
        start.unlock()
        start.until(lambda: start.is_open)


@pytest.mark.parametrize(
    ("against", "said"), [(Unsuitable.NETWORK, "network drive"), (Unsuitable.SYNCED, "sync program")]
)
def test_a_book_in_a_bad_place_is_refused_with_the_reason(
    against: Unsuitable, said: str, start: AStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F6, D15: on a network share or in a folder a sync program copies."""
    monkeypatch.setattr(places, "unsuitable_place", lambda path, machine=None: against)
    start.program.start.open(start.own)
    cover = start.trouble
    assert said in cover.words.text()
    assert [one.text() for one in cover.buttons] == ["Another book", "Restore a backup", "Try again"]


def test_a_damaged_key_file_is_named_with_the_way_out(start: AStart) -> None:
    """F11: it is not taken for a wrong passphrase."""
    (start.own / "key.json").write_text("{}")
    start.program.start.open(start.own)
    assert "is damaged" in start.trouble.words.text()


def test_a_backup_can_be_put_in_the_place_of_a_damaged_book(start: AStart, tmp_path: Path) -> None:
    """U28: from the full page, listed by date with what it holds; the damaged book is set aside."""
    with open_book(start.own, PASSPHRASE) as book:
        back_up(book, tmp_path / "stick", Clock().moment())
    (start.own / "key.json").write_text("{}")
    start.program.start.open(start.own)
    start.press("Restore a backup")
    cover = start.cover
    assert isinstance(cover, RestoreCover)
    cover.look_in(tmp_path)
    start.settle()
    assert "no finished backup" in cover.source.text()
    cover.look_in(tmp_path / "stick")
    start.until(lambda: cover.list.count() == 1)
    assert "0 customers" in cover.list.item(0).text()
    cover.passphrase.setText(PASSPHRASE)
    cover.submit()
    start.until(lambda: start.is_open or cover.form.bar.notice is not None)
    assert cover.form.bar.notice is None, cover.form.bar.notice
    start.until(lambda: start.is_open)
    notice = start.program.window.bar.notice
    assert notice is not None
    assert "is restored" in notice.text


def test_a_book_in_the_keyring_opens_by_itself(tmp_path: Path, qapp: QApplication) -> None:
    """D14: a real Secret Service; no question is asked."""
    with a_book_in_the_keyring(tmp_path), a_start(tmp_path, book=False) as start:
        start.until(lambda: start.is_open)
        assert start.program.window.route.page is PageName.THIS_WEEK


def test_an_entry_that_is_gone_leads_to_the_recovery_key(tmp_path: Path, qapp: QApplication) -> None:
    """T24: as on a new computer."""
    with a_book_in_the_keyring(tmp_path) as keyring:
        keyring.forget(entry_of(tmp_path / "data" / "book"))
        with a_start(tmp_path, book=False) as start:
            cover = start.trouble
            assert "has no entry for this book" in cover.words.text()
            start.press("Use the recovery key")
            assert isinstance(start.cover, RecoverCover)


def test_the_recovery_key_is_no_way_into_a_book_that_is_in_use(tmp_path: Path, qapp: QApplication) -> None:
    """J19: the keyring gave the key; what is in the way is another program."""
    with a_book_in_the_keyring(tmp_path), open_book(tmp_path / "data" / "book"), a_start(tmp_path, book=False) as start:
        cover = start.trouble
        assert "is in use by" in cover.words.text()
        assert [one.text() for one in cover.buttons] == ["Another book", "Look only", "Try again"]


def test_another_name_of_the_shop_stands_in_the_window_at_once(start: AStart) -> None:
    start.unlock()
    start.until(lambda: start.is_open)
    start.settle()
    renamed = replace(SHOP, name="Shunda & Sons")
    start.program.jobs.do(
        lambda book, moment: edit_shop(book.ledger, renamed, moment),
        lambda _: None,
        start.program.window,
    )
    start.settle()
    assert "Shunda & Sons" in start.program.window.day_label.text()
    assert "Shunda & Sons" in start.program.shell.windowTitle()


@pytest.mark.by_the_clock
def test_the_lists_first_answer_comes_soon_after_the_passphrase(start: AStart) -> None:
    """U1: opening an encrypted book and showing the first list costs less than three seconds of work."""
    began = time.process_time()
    start.unlock()
    start.until(lambda: start.is_open)
    start.settle()
    assert time.process_time() - began < 3


@pytest.mark.by_the_clock
def test_the_window_is_never_held_while_a_book_is_opened(start: AStart) -> None:
    """U50: key, ledger and first page are loaded elsewhere; the sample shop is made elsewhere too."""
    with watched() as dog:
        start.unlock()
        start.until(lambda: start.is_open)
        start.settle()
        start.program.start.open_sample()
        start.until(start.program.commands.way_back.isVisible)
        start.settle()
    assert dog.held == []
    assert dog.waits == []


class a_book_in_the_keyring:  # noqa: N801 - reads as a sentence
    """A book whose key the session's keyring has; its entry goes at the end."""

    def __init__(self, folder: Path) -> None:
        self.book = folder / "data" / "book"

    def __enter__(self) -> Keyring:
        found = find_keyring(patience=20)
        if found is None:
            pytest.fail("no Secret Service: run the tests in a session with gnome-keyring (installer/dev.py test does)")
        create_book(self.book, SHOP, Clock().moment(), must_confirm=False)
        self.keyring = found
        return found

    def __exit__(self, *_: object) -> None:
        self.keyring.forget(entry_of(self.book))


def entry_of(book: Path) -> str:
    """The name of the book's entry in the keyring."""
    import json

    entry: str = json.loads((book / "key.json").read_bytes())["keyring"]["entry"]
    return entry
