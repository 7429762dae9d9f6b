"""U27: on exit and every half hour if something changed; the age of the newest copy stands in the status bar."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.operations.backup import backups_in
from desktop_app.operations.customers import add_customer
from desktop_app.ui import reach
from desktop_app.ui.auto_backup import AutoBackup, LeavingCover
from desktop_app.ui.backup_words import backup_words, short_path
from desktop_app.ui.pages.settings import SettingsPage
from desktop_app.ui.panels.backup_settings import BackupSettings
from desktop_app.ui.routes import PageName, Route
from desktop_app.ui.tokens import Mark
from tests.ui.starting import a_start
from tests.ui.window import PASSPHRASE, TODAY, AWindow, a_window


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """A window on the owner's own book, with a stick for the backups."""
    with a_window(tmp_path) as window:
        stick = tmp_path / "stick"
        stick.mkdir()
        window.desk.preferences.book_folder = window.folder
        window.desk.preferences.backup_folder = stick
        yield window


@pytest.fixture
def auto(bench: AWindow) -> AutoBackup:
    made = AutoBackup(bench.window)
    made.book_opened()
    bench.settle()
    return made


def copies(bench: AWindow) -> int:
    folder = bench.desk.preferences.backup_folder
    assert folder is not None
    return len(backups_in(folder))


def enter(bench: AWindow, name: str) -> None:
    bench.do(lambda book, moment: add_customer(book.ledger, Customer(name), moment))


def settings(bench: AWindow) -> BackupSettings:
    page = bench.go(PageName.SETTINGS, tab="backup")
    assert isinstance(page, SettingsPage)
    assert isinstance(page.section, BackupSettings)
    return page.section


def test_the_half_hour_makes_a_copy_only_when_something_was_entered(bench: AWindow, auto: AutoBackup) -> None:
    assert auto.pending, "a book that was never backed up has something new"
    for expected in (1, 1):
        auto.back_up()
        bench.settle()
        assert copies(bench) == expected
    enter(bench, "宏达建材")
    bench.today += timedelta(days=1)
    auto.back_up()
    bench.settle()
    assert copies(bench) == 2
    assert auto._ticks.interval() == 30 * 60 * 1000
    assert auto._ticks.isActive()


def test_a_book_that_is_backed_up_has_nothing_new_when_it_is_opened_again(bench: AWindow, auto: AutoBackup) -> None:
    auto.back_up()
    bench.settle()
    auto.book_opened()
    bench.settle()
    assert not auto.pending


def test_the_sample_shop_is_never_backed_up(bench: AWindow, auto: AutoBackup, tmp_path: Path) -> None:
    bench.desk.preferences.book_folder = tmp_path / "another book"
    auto.book_opened()
    bench.settle()
    assert not auto.pending
    enter(bench, "宏达建材")
    auto.back_up()
    bench.settle()
    assert copies(bench) == 0


def test_closing_waits_for_the_last_backup_and_then_closes_by_itself(bench: AWindow, auto: AutoBackup) -> None:
    enter(bench, "宏达建材")
    assert not bench.window.close()
    assert isinstance(bench.window.covers.currentWidget(), LeavingCover)
    bench.settle()
    assert copies(bench) == 1
    assert not bench.window.isVisible()


def test_the_last_backup_can_be_skipped_and_nothing_of_it_remains(bench: AWindow, auto: AutoBackup) -> None:
    enter(bench, "宏达建材")
    hold = bench.jobs.book.run(lambda: keep_busy(0.3))
    bench.window.close()
    cover = bench.window.covers.currentWidget()
    assert isinstance(cover, LeavingCover)
    QTest.mouseClick(cover.skip, Qt.MouseButton.LeftButton)
    assert not bench.window.isVisible()
    hold.result()
    bench.settle()
    assert copies(bench) == 0


def test_the_whole_program_leaves_with_a_backup_of_the_own_book(tmp_path: Path, qapp: QApplication) -> None:
    """From the open book to the closed window, with the parts joined as they are for the owner."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with a_start(tmp_path) as start:
        program = start.program
        program.preferences.backup_folder = stick
        program.start.open(start.own, PASSPHRASE)
        start.until(lambda: start.is_open)
        start.settle()
        program.shell.close()
        start.until(lambda: not program.shell.isVisible())
        assert len(backups_in(stick)) == 1
        assert program.preferences.last_backup == TODAY


def test_a_window_without_anything_new_closes_at_once(bench: AWindow, auto: AutoBackup) -> None:
    auto.back_up()
    bench.settle()
    assert bench.window.close()


def test_a_stick_that_is_not_there_never_holds_the_window_up(bench: AWindow, auto: AutoBackup, tmp_path: Path) -> None:
    (tmp_path / "stick").rmdir()
    enter(bench, "宏达建材")
    assert "is not there" in bench.window.backup_label.text()
    assert bench.window.close()
    assert not (tmp_path / "stick").exists()


def test_a_share_that_sleeps_holds_up_neither_the_status_bar_nor_the_settings(
    bench: AWindow, auto: AutoBackup, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U50: what was found last is shown until it answers; one question at a time is asked."""
    awake, asked = threading.Event(), []

    def sleeps(folder: Path) -> bool:
        asked.append(threading.get_ident())
        awake.wait(20)
        return False

    monkeypatch.setattr(reach, "is_folder", sleeps)
    began = time.monotonic()
    for _ in range(3):
        auto.show_age()
    assert "is not there" not in bench.window.backup_label.text()
    bench.desk.go(Route(PageName.SETTINGS, tab="backup"))
    assert time.monotonic() - began < 5
    assert len(asked) <= 2, "one for the status bar, one for the settings"
    assert threading.get_ident() not in asked
    awake.set()
    bench.settle()
    assert "is not there" in bench.window.backup_label.text()
    auto.pending = False


@pytest.mark.parametrize(
    ("days", "mark", "words"),
    [
        (0, Mark.PLAIN, "Backed up today"),
        (1, Mark.PLAIN, "Backed up yesterday"),
        (7, Mark.PLAIN, "Backed up 7 days ago"),
        (8, Mark.SOON, "Backed up 8 days ago"),
        (30, Mark.SOON, "Backed up 30 days ago"),
        (31, Mark.LATER, "Backed up 31 days ago"),
    ],
)
def test_the_age_turns_amber_after_a_week_and_red_after_a_month(
    days: int, mark: Mark, words: str, bench: AWindow
) -> None:
    """Glyph and words first, colour after (U58)."""
    bench.desk.preferences.last_backup = TODAY - timedelta(days=days)
    said = backup_words(bench.desk)
    assert said.mark is mark
    assert said.text.startswith(words)
    auto = AutoBackup(bench.window)
    assert bench.window.backup_label.text() == f"{mark.value} {said.text}".strip()
    auto.pending = False


def test_no_folder_and_no_backup_are_told_in_words(tmp_path: Path, qapp: QApplication) -> None:
    with a_window(tmp_path) as bench:
        assert "choose a folder" in backup_words(bench.desk).text
        bench.desk.preferences.backup_folder = tmp_path
        assert backup_words(bench.desk).text.startswith("Not backed up yet")


def test_a_long_path_keeps_its_two_ends() -> None:
    path = "/media/owner/STICK/" + "very-long-name/" * 9 + "backups"
    assert len(short_path(path)) <= 50
    assert short_path(path).startswith("/media/owner")
    assert short_path(path).endswith("backups")


def test_back_up_now_makes_a_proven_copy_and_the_list_and_the_status_bar_show_it(
    bench: AWindow, auto: AutoBackup
) -> None:
    section = settings(bench)
    assert section.table.model.shown == []
    section.making.click()
    bench.settle()
    assert [row.since for row in section.table.model.shown] == [0]
    assert bench.desk.preferences.last_backup == TODAY
    assert bench.window.backup_label.text().startswith("Backed up today")
    auto.pending = False


def test_a_copy_of_the_sample_shop_says_nothing_of_the_own_book(bench: AWindow, tmp_path: Path) -> None:
    bench.desk.preferences.book_folder = tmp_path / "another book"
    settings(bench).making.click()
    bench.settle()
    assert copies(bench) == 1
    assert bench.desk.preferences.last_backup is None


def test_a_copy_that_is_stopped_is_told_and_leaves_nothing(bench: AWindow) -> None:
    """U50."""
    section = settings(bench)
    bench.jobs.book.run(lambda: keep_busy(0.2))
    section.making.click()
    assert section.progress is not None
    section.progress.cancel()
    bench.settle()
    assert copies(bench) == 0
    assert bench.window.bar.notice is not None
    assert bench.window.bar.notice.text == "Stopped. Nothing was changed."
    assert section.making.isEnabled()


def keep_busy(seconds: float) -> None:
    """What the book's thread does before its turn comes."""
    time.sleep(seconds)
