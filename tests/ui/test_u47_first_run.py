"""The first run: three pages, each to be skipped, then the recovery key, and the book is open; all of them counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book, open_book, recover_book
from desktop_app.operations.recovery_checks import groups_to_type
from desktop_app.operations.settings import shop_of
from desktop_app.system.keyring import find_keyring
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.start.first_run import BEGINNING, PAPER, SECRET, SHOP, FirstRun
from desktop_app.ui.start.first_run_pages import Beginning
from desktop_app.ui.start.key_asker import ConfirmKeyCover
from desktop_app.ui.start.recovery_key import RecoveryKeyCover
from desktop_app.ui.start.restore import RestoreCover
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.test_start import entry_of
from tests.ui.window import PASSPHRASE, Clock
from tests.ui.window import SHOP as SHUNDA


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AStart]:
    """No book yet, and no keyring on this computer."""
    without_keyring(monkeypatch)
    with a_start(tmp_path, book=False) as started:
        first_run(started)
        yield started


def first_run(start: AStart) -> FirstRun:
    cover = start.shown(FirstRun)
    start.until(lambda: cover.secret.keyring is not None)
    return cover


def key_page(start: AStart) -> RecoveryKeyCover:
    return start.shown(RecoveryKeyCover)


def type_groups(start: AStart) -> None:
    """Some groups of the key that is shown, typed back."""
    page = key_page(start)
    groups = page._key.split("-")
    page.button.click()
    cover = start.shown(ConfirmKeyCover)
    numbers = start.program.jobs.book.ask(lambda book: groups_to_type(book.ledger)).result()
    for number, field in zip(numbers, cover.groups, strict=True):
        field.setText(groups[number - 1])
    cover.submit()


def type_passphrase(cover: FirstRun) -> None:
    assert cover.number == SECRET
    cover.secret.passphrase.setText(PASSPHRASE)
    cover.secret.again.setText(PASSPHRASE)
    cover.next_button.click()


def test_a_shop_is_made_with_its_name_alone(start: AStart) -> None:
    """U47: three pages by Enter, the passphrase as there is no keyring, the key typed back, and this week opens."""
    cover = first_run(start)
    QTest.keyClicks(cover.shop.name, "Shunda")
    cover.shop.voucher_clause.setText("check on arrival")
    QTest.keyClick(cover.shop.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    start.until(lambda: cover.number == BEGINNING)
    cover.next_button.click()
    assert cover.number == PAPER
    cover.paper.paper.set_value("a5")
    cover.next_button.click()
    type_passphrase(cover)
    type_groups(start)
    start.until(lambda: start.is_open)
    assert start.program.window.route.page is PageName.THIS_WEEK
    assert start.program.preferences.text("voucher_paper") == "a5"
    shop = start.program.jobs.book.ask(lambda book: shop_of(book.ledger)).result()
    assert (shop.name, shop.voucher_clause) == ("Shunda", "check on arrival")


def test_enter_leads_through_the_pages_and_back_to_none(start: AStart) -> None:
    """U47, U20: also from a way to begin and from the printer."""
    cover = first_run(start)
    QTest.keyClicks(cover.shop.name, "Shunda")
    QTest.keyClick(cover.shop.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    start.until(lambda: cover.number == BEGINNING)
    cover.start.setFocus()
    way = start.program.window.focusWidget()
    assert way in cover.start.ways.segments()
    QTest.keyClick(way, Qt.Key.Key_Return)
    assert cover.number == PAPER
    cover.paper.printer.setFocus()
    QTest.keyClick(cover.paper.printer, Qt.Key.Key_Return)
    start.until(lambda: cover.number == SECRET)


def test_every_page_can_be_skipped(start: AStart) -> None:
    """U47: what is skipped has a default that works."""
    cover = first_run(start)
    for page in (SHOP, BEGINNING, PAPER):
        assert cover.number == page
        assert cover.skip_button.isVisible()
        cover.skip_button.click()
    type_passphrase(cover)
    type_groups(start)
    start.until(lambda: start.is_open)
    assert "My shop" in start.program.shell.windowTitle()


def test_a_name_that_may_not_be_is_said_at_the_field(start: AStart) -> None:
    """U49: an empty one, and one with a sign that turns the reading direction."""
    cover = first_run(start)
    cover.next_button.click()
    assert "This field is empty" in cover.shop.box("name").error()
    cover.shop.name.setText("shop\u202e")
    cover.next_button.click()
    start.settle()
    assert "shop name" in cover.shop.box("name").error()
    assert cover.number == SHOP


def test_a_short_passphrase_and_two_that_differ_are_said_at_their_fields(start: AStart) -> None:
    cover = first_run(start)
    for _ in range(3):
        cover.skip_button.click()
    cover.secret.passphrase.setText("short")
    cover.next_button.click()
    assert "differ" in cover.secret.box("again").error()
    cover.secret.again.setText("short")
    cover.next_button.click()
    start.until(lambda: cover.secret.box("passphrase").error() != "")
    assert "too short" in cover.secret.box("passphrase").error()
    assert not start.own.exists()


def test_the_recovery_key_on_the_page_opens_the_book(start: AStart, tmp_path: Path) -> None:
    """D14: shown once, saved as a page of its own; the key that is shown is the key of the book."""
    cover = first_run(start)
    for _ in range(3):
        cover.skip_button.click()
    type_passphrase(cover)
    page = key_page(start)
    shown = page._key
    page.save_to(tmp_path / "key.pdf")
    start.until(lambda: page.bar.notice is not None)
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF-")
    type_groups(start)
    start.until(lambda: start.is_open)
    start.program.jobs.book.close().result()
    recover_book(start.own, shown, "another passphrase")
    with open_book(start.own, "another passphrase"):
        pass


def test_a_page_that_cannot_be_saved_is_told_and_the_key_stays(start: AStart, tmp_path: Path) -> None:
    cover = first_run(start)
    for _ in range(3):
        cover.skip_button.click()
    type_passphrase(cover)
    page = key_page(start)
    page.save_to(tmp_path / "no" / "such" / "key.pdf")
    start.until(lambda: page.bar.notice is not None)
    assert page.bar.notice is not None
    assert page.bar.notice.level.value == "error"
    assert start.cover is page


def test_import_is_the_first_page_of_a_book_that_begins_with_a_table(start: AStart) -> None:
    cover = first_run(start)
    cover.skip_button.click()
    cover.start.choose(Beginning.IMPORT)
    cover.next_button.click()
    cover.skip_button.click()
    type_passphrase(cover)
    key_page(start)
    opened: list[PageName] = []
    start.program.window.go = lambda route: opened.append(route.page)  # type: ignore[method-assign]
    type_groups(start)
    start.until(lambda: bool(opened))
    assert opened == [PageName.IMPORT]


def test_the_sample_shop_is_a_book_of_its_own_and_the_way_back_is_in_sight(start: AStart) -> None:
    """U47: what was typed is still there when the user comes back."""
    cover = first_run(start)
    cover.shop.name.setText("Shunda")
    cover.next_button.click()
    start.until(lambda: cover.number == BEGINNING)
    cover.start.choose(Beginning.SAMPLE)
    assert cover.next_button.text() == "Open the sample shop"
    cover.next_button.click()
    start.until(lambda: start.is_open)
    start.settle()
    assert (start.own.parent / "sample-shop" / "ledger.db").is_file()
    assert not start.own.exists()
    assert start.program.commands.way_back.isVisible()
    assert start.program.preferences.book_folder is None
    start.program.commands.way_back.click()
    assert first_run(start).shop.name.text() == "Shunda"
    assert not start.program.commands.way_back.isVisibleTo(start.program.window)
    assert cover.start.beginning() is Beginning.EMPTY
    assert cover.next_button.text() == "Next"


def test_arrows_choose_how_to_begin_and_the_sentence_below_says_what_it_means(start: AStart) -> None:
    """U59: the ring goes around the whole switch, one key is one way."""
    cover = first_run(start)
    cover.show_page(BEGINNING)
    assert "Nothing to enter first" in cover.start.hint.text()
    QTest.keyClick(cover.start.ways.segments()[2], Qt.Key.Key_Left)
    assert cover.start.beginning() is Beginning.SAMPLE
    assert "made-up shop" in cover.start.hint.text()
    assert cover.next_button.text() == "Open the sample shop"


def test_the_first_run_says_how_many_pages_it_has_and_keeps_its_word(start: AStart) -> None:
    """Six without a keyring: shop, beginning, paper, passphrase, the key, its groups; then the book is open."""
    cover, said = first_run(start), []
    for _ in range(3):
        said.append(cover.step.text())
        cover.skip_button.click()
    said.append(cover.step.text())
    type_passphrase(cover)
    said.append(key_page(start).step.text())
    key_page(start).button.click()
    asked = start.shown(ConfirmKeyCover)
    said.append(asked.step.text())
    assert said == [f"Step {number} of 6" for number in range(1, 7)]
    assert (asked.steps.at, asked.steps.of) == (6, 6)
    asked.quiet[0].click()
    assert key_page(start).step.text() == "Step 5 of 6"
    type_groups(start)
    start.until(lambda: start.is_open)


def test_a_new_computer_begins_with_a_backup_and_the_key_on_paper(start: AStart, tmp_path: Path) -> None:
    """T25: neither keyring nor passphrase of the old computer is needed."""
    elsewhere = tmp_path / "elsewhere"
    key = create_book(elsewhere, SHUNDA, Clock().moment(), "of the old computer", must_confirm=False)
    with open_book(elsewhere, "of the old computer") as book:
        back_up(book, tmp_path / "stick", Clock().moment())
    first_run(start).restore_button.click()
    cover = start.cover
    assert isinstance(cover, RestoreCover)
    cover.look_in(tmp_path / "stick")
    start.until(lambda: cover.list.count() == 1)
    cover.passphrase.setText(PASSPHRASE)
    cover.recovery_key.setText(key)
    cover.again.setText(PASSPHRASE)
    cover.submit()
    start.until(lambda: start.is_open or cover.form.bar.notice is not None)
    assert start.is_open
    assert SHUNDA.name in start.program.shell.windowTitle()


def test_a_computer_with_a_keyring_is_not_asked_for_a_passphrase(tmp_path: Path, qapp: QApplication) -> None:
    """D14: a real Secret Service takes the key; there are three pages before the two of the key, and it says five."""
    keyring = find_keyring(patience=20)
    assert keyring is not None, "run the tests in a session with gnome-keyring (installer/dev.py test does)"
    with a_start(tmp_path, book=False) as start:
        cover = first_run(start)
        assert cover.step.text() == "Step 1 of 5"
        for _ in range(3):
            cover.skip_button.click()
        assert key_page(start).step.text() == "Step 4 of 5"
        type_groups(start)
        start.until(lambda: start.is_open)
        keyring.forget(entry_of(start.own))


def test_on_every_page_typing_begins_in_its_first_field(start: AStart) -> None:
    """U47, experience 2.6: nobody has to click into a field; no letter of a passphrase is lost."""
    cover = first_run(start)
    first = {
        SHOP: cover.shop.name,
        BEGINNING: cover.start.ways,
        PAPER: cover.paper.paper,
        SECRET: cover.secret.passphrase,
    }
    for number, field in first.items():
        assert cover.number == number
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused is field or field.isAncestorOf(focused), number
        if number == SHOP:
            QTest.keyClicks(focused, "Shunda")
        if number != SECRET:
            QTest.mouseClick(cover.next_button, Qt.MouseButton.LeftButton)
            start.until(lambda number=number: cover.number != number)  # type: ignore[misc]
    QTest.keyClicks(cover.focusWidget() or cover, PASSPHRASE)
    assert cover.secret.passphrase.text() == PASSPHRASE


def test_where_the_computer_answers_late_about_its_keyring_typing_begins_in_the_passphrase(start: AStart) -> None:
    cover = first_run(start)
    cover.secret._show_fields(False)
    cover.show_page(SECRET)
    cover.secret._show("")
    assert cover.secret.passphrase.hasFocus()
