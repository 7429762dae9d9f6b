"""U28: copies by date with counts; what would be lost is said; the present book is set aside; wrong folders refused."""

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book
from desktop_app.operations.customer_rows import customer_rows
from desktop_app.operations.customers import add_customer
from desktop_app.ui.backups.backup_settings import BackupSettings
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.settings.settings import SettingsPage
from desktop_app.ui.start.key_asker import ConfirmKeyCover
from desktop_app.ui.start.restore import RestoreCover
from desktop_app.ui.start.start import Start
from desktop_app.ui.start.window_commands import WindowCommands
from tests.stretching import lightly_stretched
from tests.ui.window import PASSPHRASE, SHOP, TODAY, AWindow, a_window


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """A book with two backups on a stick: one of yesterday with one customer, one of today with two, and one since."""
    with a_window(tmp_path) as window:
        window.desk.preferences.backup_folder = tmp_path / "stick"
        start = Start(window.window, window.folder)
        start.folder = window.folder
        WindowCommands(window.window, start)
        for days_ago in (1, 0):
            enter(window, f"客户{days_ago}", days_ago)
            moment = window.moment(TODAY - timedelta(days=days_ago))
            window.ask(partial(back_up, target=tmp_path / "stick", moment=moment))
        enter(window, "后来的", 0)
        yield window


def enter(bench: AWindow, name: str, days_ago: int) -> None:
    day = TODAY - timedelta(days=days_ago)
    bench.do(lambda book, moment: add_customer(book.ledger, Customer(name), moment), day)


def names(bench: AWindow) -> set[str]:
    return {row.customer.name for row in bench.ask(lambda book: customer_rows(book.ledger, TODAY))}


def settings(bench: AWindow) -> BackupSettings:
    page = bench.go(PageName.SETTINGS, tab="backup")
    assert isinstance(page, SettingsPage)
    assert isinstance(page.section, BackupSettings)
    return page.section


def restore_page(bench: AWindow) -> RestoreCover:
    """The page that restores, opened for the copy under the cursor."""
    settings(bench).restoring.click()
    bench.settle()
    cover = bench.window.covers.currentWidget()
    assert isinstance(cover, RestoreCover)
    return cover


def test_the_copies_stand_by_date_with_what_they_hold_and_what_came_after(bench: AWindow) -> None:
    section = settings(bench)
    model = section.table.model
    shown = [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(2)]
    assert [row[0][:10] for row in shown] == [TODAY.isoformat(), (TODAY - timedelta(days=1)).isoformat()]
    assert [row[1:] for row in shown] == [["2", "0", "0", "0", "1"], ["1", "0", "0", "0", "2"]]


def test_how_many_entries_would_be_lost_is_said_before(bench: AWindow) -> None:
    section = settings(bench)
    section.table.choose(section.table.model.shown[1].copy.folder)
    assert "undoes 2 entries" in section.loss.text()
    assert "set aside" in section.loss.text()


def test_the_chosen_copy_takes_the_place_of_the_book_and_the_present_one_is_set_aside(
    bench: AWindow, tmp_path: Path
) -> None:
    section = settings(bench)
    section.table.choose(section.table.model.shown[1].copy.folder)
    cover = restore_page(bench)
    assert [copy.folder for copy in cover.copies] == [section.table.model.shown[1].copy.folder]
    cover.passphrase.setText(PASSPHRASE)
    cover.submit()
    bench.settle()
    asked = bench.window.covers.currentWidget()
    assert isinstance(asked, ConfirmKeyCover), "its recovery key was never typed back"
    asked.put_off.emit()
    bench.settle()
    assert names(bench) == {"客户1"}
    (aside,) = tmp_path.glob("book-before-restore-*")
    assert (aside / "ledger.db").is_file()
    assert bench.window.bar.notice is not None
    assert aside.name in bench.window.bar.notice.text


def test_with_the_recovery_key_the_new_passphrase_is_typed_twice(bench: AWindow, tmp_path: Path) -> None:
    """D14: mistyped once it would open nothing; without the key the field is not there."""
    cover = restore_page(bench)
    again = cover.form.box("again")
    cover.passphrase.setText("three new words")
    assert again.isHidden()
    cover.recovery_key.setText("AAAA-BBBB")
    assert not again.isHidden()
    cover.again.setText("three new wrods")
    cover.submit()
    bench.settle()
    assert again.error() == "The two passphrases differ. Type the same one twice."
    assert not list(tmp_path.glob("book-before-restore-*"))


def test_a_copy_of_another_book_says_so(bench: AWindow, tmp_path: Path) -> None:
    """A stick may hold the backups of two shops."""
    stick = tmp_path / "stick"
    newest = settings(bench).table.model.shown[0].copy.folder
    manifest = json.loads((newest / "backup.json").read_text())
    (newest / "backup.json").write_text(json.dumps({**manifest, "book": "somebody else's"}))
    cover = restore_page(bench)
    cover.look_in(stick)
    bench.settle()
    assert [cover.list.item(at).text().endswith("another book") for at in range(2)] == [True, False]


def test_a_damaged_copy_is_refused_with_its_reason_and_the_book_stays(bench: AWindow, tmp_path: Path) -> None:
    section = settings(bench)
    newest = section.table.model.shown[0].copy.folder
    ledger = newest / "ledger.db"
    content = bytearray(ledger.read_bytes())
    content[5000] ^= 1
    ledger.chmod(0o600)
    ledger.write_bytes(content)
    cover = restore_page(bench)
    cover.passphrase.setText(PASSPHRASE)
    cover.submit()
    bench.settle()
    assert cover.form.bar.notice is not None
    assert "damaged" in cover.form.bar.notice.text
    assert "Nothing was changed" in cover.form.bar.notice.text
    assert not list(tmp_path.glob("book-before-restore-*"))
    bench.jobs.book.open(bench.folder, PASSPHRASE).result()
    assert names(bench) == {"客户1", "客户0", "后来的"}


def test_a_copy_that_lacks_papers_says_so_before_it_is_chosen(bench: AWindow, tmp_path: Path) -> None:
    newest = settings(bench).table.model.shown[0].copy.folder
    manifest = json.loads((newest / "backup.json").read_text())
    (newest / "backup.json").write_text(json.dumps({**manifest, "missing": ["SHD-2026-00001"]}))
    cover = restore_page(bench)
    cover.look_in(tmp_path / "stick")
    bench.settle()
    assert [cover.list.item(at).text().endswith("1 papers missing") for at in range(2)] == [True, False]


def test_a_folder_without_a_backup_says_so(bench: AWindow, tmp_path: Path) -> None:
    cover = restore_page(bench)
    (tmp_path / "pictures").mkdir()
    cover.look_in(tmp_path / "pictures")
    bench.settle()
    assert cover.copies == []
    assert "There is no finished backup in" in cover.source.text()
    assert not cover.button.isEnabled()


def test_a_backup_of_another_book_is_refused_and_not_listed_in_the_settings(bench: AWindow, tmp_path: Path) -> None:
    other = tmp_path / "other"
    with lightly_stretched():
        create_book(tmp_path / "theirs", SHOP, bench.moment(), PASSPHRASE, must_confirm=False)
    (tmp_path / "there").mkdir()
    with a_window(tmp_path / "there", book=tmp_path / "theirs") as there:
        there.ask(lambda book: back_up(book, other, there.moment()))
    shutil.copytree(next(other.iterdir()), tmp_path / "stick" / next(other.iterdir()).name)
    assert len(settings(bench).table.model.shown) == 2
    cover = restore_page(bench)
    cover.look_in(other)
    bench.settle()
    cover.passphrase.setText(PASSPHRASE)
    cover.submit()
    bench.settle()
    assert cover.form.bar.notice is not None
    assert "of another book" in cover.form.bar.notice.text
