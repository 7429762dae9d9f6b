"""U27: on exit and every half hour if something changed; the age of the newest copy stands in the status bar."""

import re
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.customers import Customer
from desktop_app.domain.marks import Mark
from desktop_app.operations.backup import back_up
from desktop_app.operations.backup_copies import backups_beside, backups_in
from desktop_app.operations.customers import add_customer
from desktop_app.operations.papers import mark_signed
from desktop_app.ui.backups.auto_backup import AutoBackup
from desktop_app.ui.backups.backup_settings import BackupSettings
from desktop_app.ui.backups.leaving import LeavingCover
from desktop_app.ui.base import reach
from desktop_app.ui.base.backup_memory import BackupMemory, backup_words, short_path
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.preferences import SAMPLE
from desktop_app.ui.look.theme import TextSize
from desktop_app.ui.settings.settings import SettingsPage
from tests.ui.starting import a_start
from tests.ui.stories import a_customer, ships
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


def test_while_the_stick_is_away_copies_go_beside_the_book_and_the_window_closes(
    bench: AWindow, auto: AutoBackup, tmp_path: Path
) -> None:
    """U27, D12: a stick left at home is no reason to have no backup, and it is not made anew where it was."""
    (tmp_path / "stick").rmdir()
    enter(bench, "宏达建材")
    assert "is not there" in bench.window.backup_label.text()
    assert not bench.window.close()
    bench.settle()
    assert not bench.window.isVisible()
    assert len(backups_in(backups_beside(bench.folder))) == 1
    assert not (tmp_path / "stick").exists()


def test_a_stick_that_was_pulled_a_moment_ago_is_told_and_not_made_anew(
    bench: AWindow, auto: AutoBackup, tmp_path: Path
) -> None:
    """The last look was before: the reason stands in the message bar."""
    enter(bench, "宏达建材")
    (tmp_path / "stick").rmdir()
    auto.back_up()
    bench.settle()
    assert bench.window.bar.notice is not None
    assert "No backup was made. The backup folder is not there" in bench.window.bar.notice.text
    assert not (tmp_path / "stick").exists()
    auto.pending = False


# ── from the first day ───────────────────────────────────────────────────────────────────────────
def test_backup_is_on_before_anybody_chose_a_folder(tmp_path: Path, qapp: QApplication) -> None:
    """D12: beside the book; a minute after the book was opened, not only half an hour later."""
    with a_window(tmp_path) as bench:
        bench.desk.preferences.book_folder = bench.folder
        auto = AutoBackup(bench.window)
        auto.book_opened()
        bench.settle()
        assert auto.pending
        assert auto._soon.isActive()
        assert auto._soon.interval() == 60 * 1000
        auto._soon.timeout.emit()
        bench.settle()
        assert len(backups_in(backups_beside(bench.folder))) == 1
        assert bench.window.backup_label.text().startswith("Backed up today, but only on the disk of the book")


def test_a_copy_on_the_disk_of_the_book_counts_for_a_week(bench: AWindow, auto: AutoBackup) -> None:
    """D12: amber after seven days without a second medium, red after thirty, and once a week a word with a way."""
    memory = BackupMemory(bench.desk.preferences)
    memory.made(TODAY, elsewhere=False)
    for days, mark in ((0, Mark.PLAIN), (7, Mark.PLAIN), (8, Mark.SOON), (30, Mark.SOON), (31, Mark.LATER)):
        bench.today = TODAY + timedelta(days=days)
        memory.made(bench.today, elsewhere=False)
        assert backup_words(bench.desk).mark is mark, days
        assert "only on the disk of the book" in backup_words(bench.desk).text
    memory.made(bench.today, elsewhere=True)
    assert backup_words(bench.desk).mark is Mark.PLAIN
    assert "only on the disk" not in backup_words(bench.desk).text


def test_the_second_medium_is_asked_for_once_a_week(bench: AWindow, auto: AutoBackup) -> None:
    memory = BackupMemory(bench.desk.preferences)
    auto.back_up()
    bench.settle()
    asked = []
    for days in (7, 8, 9, 14, 15):
        bench.today = TODAY + timedelta(days=days)
        memory.made(bench.today, elsewhere=False)
        bench.window.bar.dismiss()
        auto.book_opened()
        bench.settle()
        if bench.window.bar.notice is not None:
            assert "on the same disk as the book" in bench.window.bar.notice.text
            asked.append(days)
    assert asked == [8, 15]


# ── failures ─────────────────────────────────────────────────────────────────────────────────────
UNWRITABLE = Path("/proc")
"""A folder in which nobody can make another one, not even the system's owner."""


def test_a_backup_that_fails_is_told_with_its_reason_and_stays_told(bench: AWindow, auto: AutoBackup) -> None:
    """F4: in the message bar with a way to the settings, in the status bar until a backup is made, and tomorrow."""
    stick = bench.desk.preferences.backup_folder
    bench.desk.preferences.backup_folder = UNWRITABLE
    enter(bench, "宏达建材")
    auto.back_up()
    bench.settle()
    notice = bench.window.bar.notice
    assert notice is not None
    assert notice.text.startswith("No backup was made. ")
    assert str(UNWRITABLE) in notice.text
    assert "The last backup failed" in bench.window.backup_label.text()
    assert [way.text for way in notice.ways] == ["Backup settings"]
    bench.window.bar.dismiss()
    auto.book_opened()
    bench.settle()
    assert bench.window.bar.notice is not None
    assert bench.window.bar.notice.text == notice.text
    assert stick is not None
    bench.desk.preferences.backup_folder = stick
    auto.back_up()
    bench.settle()
    assert copies(bench) == 1
    assert "The last backup failed" not in bench.window.backup_label.text()


def test_a_failure_while_closing_keeps_the_window_open_until_it_is_read(bench: AWindow, auto: AutoBackup) -> None:
    bench.desk.preferences.backup_folder = UNWRITABLE
    enter(bench, "宏达建材")
    assert not bench.window.close()
    bench.settle()
    cover = bench.window.covers.currentWidget()
    assert isinstance(cover, LeavingCover)
    assert cover.title.text() == "No backup was made"
    assert str(UNWRITABLE) in cover.lead.text()
    assert not auto._patience.isActive(), "nothing closes it behind one's back"
    cover.stay.click()
    assert not bench.window.covered
    assert bench.window.bar.notice is not None
    assert "No backup was made" in bench.window.bar.notice.text
    assert not bench.window.close()
    bench.settle()
    again = bench.window.covers.currentWidget()
    assert isinstance(again, LeavingCover)
    again.skip.click()
    assert not bench.window.isVisible()


def test_the_cross_of_the_window_closes_it_after_the_failure_was_shown(bench: AWindow, auto: AutoBackup) -> None:
    bench.desk.preferences.backup_folder = UNWRITABLE
    enter(bench, "宏达建材")
    assert not bench.window.close()
    bench.settle()
    assert bench.window.close()


def test_a_failure_while_closing_does_not_open_a_locked_window(bench: AWindow, auto: AutoBackup) -> None:
    """U29: back to what stood there before."""
    bench.desk.preferences.backup_folder = UNWRITABLE
    enter(bench, "宏达建材")
    locked = QLabel("locked")
    bench.window.cover(locked)
    assert not bench.window.close()
    bench.settle()
    cover = bench.window.covers.currentWidget()
    assert isinstance(cover, LeavingCover)
    cover.stay.click()
    assert bench.window.covers.currentWidget() is locked
    auto.pending = False


def test_a_backup_that_lacks_a_paper_says_so(bench: AWindow, auto: AutoBackup) -> None:
    """The ledger is saved; that the photo is lost is told."""
    number = ships(bench, a_customer(bench), 25, TODAY)
    moment = bench.moment()
    bench.ask(lambda book: mark_signed(book, number, TODAY, moment, b"\xff\xd8 a photo"))
    (stored,) = (bench.folder / "scans").iterdir()
    stored.unlink()
    auto.pending = True
    auto.back_up()
    bench.settle()
    assert copies(bench) == 1
    assert bench.window.bar.notice is not None
    assert "lacks 1 papers" in bench.window.bar.notice.text


def test_a_share_that_sleeps_holds_up_neither_the_status_bar_nor_the_settings(
    bench: AWindow, auto: AutoBackup, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U50: what was found last is shown until it answers; one question at a time is asked."""
    awake, asked, answered = threading.Event(), [], []

    def sleeps(folder: Path) -> bool:
        asked.append(threading.get_ident())
        answered.append(awake.wait(20))
        return False

    monkeypatch.setattr(reach, "is_folder", sleeps)
    for _ in range(3):
        auto.show_age()
    assert "is not there" not in bench.window.backup_label.text()
    bench.desk.go(Route(PageName.SETTINGS, tab="backup"))
    assert answered == [], "nobody waited for it"
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


def test_a_folder_that_was_on_a_stick_counts_as_away_once_it_lies_on_the_disk_of_the_book(
    bench: AWindow, auto: AutoBackup
) -> None:
    """D12: “backed up” was said in green while the stick was in the pocket."""
    stick = bench.desk.preferences.backup_folder
    assert stick is not None
    auto.memory.found(TODAY, elsewhere=True)
    section = settings(bench)
    bench.settle()
    assert section.age.text().startswith("● The backup folder is not there")
    section.making.click()
    bench.settle()
    assert bench.window.bar.notice is not None
    assert "the stick is not connected" in bench.window.bar.notice.text
    assert copies(bench) == 0
    auto.show_age()
    bench.settle()
    auto.back_up()
    bench.settle()
    assert len(backups_in(backups_beside(bench.folder))) == 1, "beside the book, better than nothing"
    section.take_folder(stick)
    bench.settle()
    assert copies(bench) == 1, "who chooses it again wants it so"


def test_what_was_backed_up_is_told_of_the_book_that_is_open(bench: AWindow, auto: AutoBackup) -> None:
    """U27: of the sample shop and of a second book nothing is said that belongs to the first."""
    preferences, memory = bench.desk.preferences, BackupMemory(bench.desk.preferences)
    preferences.open_book("first")
    memory.made(TODAY, elsewhere=True)
    memory.failed("The disk is full.")
    preferences.open_book("second")
    assert (preferences.last_backup, memory.failure) == (None, "")
    assert backup_words(bench.desk).text.startswith("Not backed up yet")
    preferences.open_book(SAMPLE)
    assert backup_words(bench.desk).text == "The sample shop is not backed up."
    preferences.open_book("first")
    assert (preferences.last_backup, memory.failure) == (TODAY, "The disk is full.")


def test_at_opening_the_folder_says_what_was_backed_up(bench: AWindow, auto: AutoBackup) -> None:
    """What is remembered of a folder in which no copy of this book lies counts for nothing."""
    bench.desk.preferences.last_backup = TODAY
    auto.book_opened()
    bench.settle()
    assert bench.window.backup_label.text().endswith("stick")
    assert "Not backed up yet" in bench.window.backup_label.text()
    auto.back_up()
    bench.settle()
    bench.desk.preferences.last_backup = None
    auto.book_opened()
    bench.settle()
    assert bench.desk.preferences.last_backup == TODAY


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


def test_a_failure_that_is_swallowed_is_caught(
    bench: AWindow, auto: AutoBackup, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T00: as it was once, the reason is known and nobody hears it."""
    monkeypatch.setattr(auto, "_warn", lambda _: None)
    with pytest.raises(AssertionError):
        test_a_backup_that_fails_is_told_with_its_reason_and_stays_told(bench, auto)
    auto.pending = False


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_of_backups_shows_day_and_minute_of_each(
    tmp_path: Path, qapp: QApplication, language: str, size: TextSize
) -> None:
    """U28: who chooses between two copies of one day needs the time; at 1366 × 768, in every size of text."""
    with a_window(tmp_path, language, size=size) as bench:
        stick = tmp_path / "stick"
        stick.mkdir()
        bench.desk.preferences.backup_folder = stick
        bench.ask(lambda book: back_up(book, stick, bench.moment()))
        view = settings(bench).table.view
        told = view.model().index(0, 0).data()
        padding = 16
        assert re.fullmatch(r"2026-11-2\d \d\d:\d\d", told)
        assert view.columnWidth(0) >= view.fontMetrics().horizontalAdvance(told) + padding
        assert view.horizontalHeader().length() <= view.viewport().width()
