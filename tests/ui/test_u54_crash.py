"""A failure of the program itself: told calmly, nothing lost, nothing given away."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop_app.operations.failures import LOG
from desktop_app.ui.base.crash import CrashDialog, CrashWatch, report
from desktop_app.ui.base.routes import PageName
from tests.ui.window import AWindow, a_window, turns

SECRETS = ("王大爷", "138 0013 8000", "12,345.60")


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_window(tmp_path) as bench:
        bench.go(PageName.THIS_WEEK)
        yield bench
        bench.bugs.clear()


@pytest.fixture
def restarts() -> list[str]:
    return []


@pytest.fixture
def watch(shop: AWindow, tmp_path: Path, restarts: list[str]) -> CrashWatch:
    return CrashWatch(shop.window, tmp_path / "logs", lambda: restarts.append("again"))


def a_failure() -> ValueError:
    """One whose text holds what must never leave the book."""
    try:
        raise ValueError(" ".join(SECRETS))
    except ValueError as error:
        return error


def dialog(watch: CrashWatch) -> CrashDialog:
    turns(5)
    assert watch.dialog is not None
    return watch.dialog


def press(watch: CrashWatch, text: str) -> None:
    next(one for one in dialog(watch).findChildren(QPushButton) if one.text() == text).click()


def test_the_dialog_says_what_happened_and_that_nothing_is_lost(watch: CrashWatch) -> None:
    """U54: three ways out, and going on."""
    watch.hear(a_failure())
    words = " ".join(one.text() for one in dialog(watch).findChildren(QLabel))
    assert "Everything that was saved is safe" in words
    assert "draft" in words
    assert "ValueError" in words
    buttons = [one.text() for one in dialog(watch).findChildren(QPushButton)]
    assert buttons == ["Copy the report", "Open the log folder", "Start again", "Go on working"]
    press(watch, "Go on working")
    turns(5)
    assert watch.dialog is None


def test_report_log_and_dialog_hold_no_name_no_phone_and_no_amount(watch: CrashWatch, tmp_path: Path) -> None:
    """U54, D21, T40: classes and places only."""
    watch.hear(a_failure())
    press(watch, "Copy the report")
    words = " ".join(one.text() for one in dialog(watch).findChildren(QLabel))
    told = [QGuiApplication.clipboard().text(), words, (tmp_path / "logs" / LOG).read_text(encoding="utf-8")]
    assert all("ValueError at test_u54_crash.py" in text for text in told)
    assert not [secret for secret in SECRETS for text in told if secret in text]
    dialog(watch).accept()


def test_a_failure_in_a_job_in_a_slot_and_in_a_thread_is_heard(watch: CrashWatch, shop: AWindow) -> None:
    """U54: whatever thread it comes from, the dialog opens in the window's."""
    watch.install()
    try:
        for fail in (_in_a_job, _in_a_slot, _in_a_thread):
            fail(shop)
            turns(30)
            assert "ZeroDivisionError" in dialog(watch).report
            dialog(watch).accept()
            turns(5)
    finally:
        watch.uninstall()
        shop.bugs.clear()


def test_two_failures_at_once_open_one_dialog(watch: CrashWatch, tmp_path: Path) -> None:
    watch.hear(a_failure())
    watch.hear(KeyError("王大爷"))
    first = dialog(watch)
    assert "ValueError" in first.report
    assert len((tmp_path / "logs" / LOG).read_text(encoding="utf-8").splitlines()) == 2
    first.accept()


def test_what_was_typed_is_kept_before_anything_else(watch: CrashWatch, shop: AWindow) -> None:
    """U21: the page is told to keep its draft; if it fails at that too, the dialog comes all the same."""
    page = shop.window.current_page()
    assert page is not None
    left: list[str] = []

    def leave() -> None:
        left.append("kept")
        raise RuntimeError

    page.leave = leave  # type: ignore[method-assign]
    watch.hear(a_failure())
    dialog(watch).accept()
    assert left == ["kept"]
    del page.leave


def test_start_again_asks_for_a_new_start(watch: CrashWatch, restarts: list[str]) -> None:
    watch.hear(a_failure())
    press(watch, "Start again")
    assert restarts == ["again"]


def test_a_log_that_cannot_be_written_does_not_hide_the_dialog(shop: AWindow, tmp_path: Path) -> None:
    """A full disk may be the very reason."""
    (tmp_path / "logs").write_text("a file where the folder should be")
    watch = CrashWatch(shop.window, tmp_path / "logs", lambda: None)
    watch.hear(a_failure())
    dialog(watch).accept()


def test_the_report_names_the_versions() -> None:
    told = report(a_failure())
    assert "Qingzhang 0" in told
    assert "Qt 6" in told


def _in_a_job(shop: AWindow) -> None:
    shop.jobs.ask(lambda book: 1 // 0, lambda _: None, shop.window)


def _in_a_slot(shop: AWindow) -> None:
    try:
        _ = 1 // 0
    except ZeroDivisionError as error:  # what PySide does with an error in a slot
        sys.excepthook(ZeroDivisionError, error, error.__traceback__)


def _in_a_thread(shop: AWindow) -> None:
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
