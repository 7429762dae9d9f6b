"""One window for one book, with real processes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.shell import Shell
from desktop_app.ui.base.single import AT_ONCE_MS, PATIENCE_MS, Single
from desktop_app.ui.start.unlock import UnlockCover
from tests.ui.starting import a_start, without_keyring

CHECKOUT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_app.ui.base.single import Single
application = QCoreApplication([])
single = Single(Path(sys.argv[1]))
assert single.hold(Path(sys.argv[2]))
single.listen()
single.called.connect(lambda: print("called", flush=True))
print("holds", flush=True)
application.exec()
"""


@pytest.fixture
def folders(tmp_path: Path, qapp: QApplication) -> tuple[Path, Path]:
    """Where the locks lie, and a book."""
    return tmp_path / "windows", tmp_path / "book"


def a_holder(locks: Path, book: Path) -> "subprocess.Popen[str]":
    """Another process that has the book."""
    command = [sys.executable, "-c", HOLDER, str(locks), str(book)]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)
    assert other.stdout is not None
    assert other.stdout.readline() == "holds\n"
    return other


def test_a_second_start_calls_the_first(folders: tuple[Path, Path]) -> None:
    """U30: it does not get the book, and the other window hears of it."""
    with a_holder(*folders) as other:
        try:
            second = Single(folders[0])
            assert not second.hold(folders[1])
            assert second.call(folders[1])
            assert other.stdout is not None
            assert other.stdout.readline() == "called\n"
        finally:
            other.kill()


@pytest.mark.by_the_clock
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP on Windows")
def test_a_window_that_is_busy_holds_no_other_window_up(folders: tuple[Path, Path]) -> None:
    """U50: it has the book but does not answer; whoever starts the program waits three seconds, a window a third."""
    with a_holder(*folders) as other:
        try:
            os.kill(other.pid, signal.SIGSTOP)
            second, began = Single(folders[0]), time.monotonic()
            assert not second.call(folders[1], AT_ONCE_MS)
            called, began = time.monotonic() - began, time.monotonic()
            QThread.msleep(AT_ONCE_MS)
            assert called < (time.monotonic() - began) * PATIENCE_MS / AT_ONCE_MS / 2
        finally:
            os.kill(other.pid, signal.SIGCONT)
            other.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP on Windows")
def test_a_book_that_another_window_has_is_no_reason_to_stand_still(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U50: opened from the window; what was open stays open."""
    without_keyring(monkeypatch)
    with a_start(tmp_path) as start, a_holder(tmp_path / "data" / "windows", tmp_path / "other") as other:
        try:
            start.until(lambda: isinstance(start.cover, UnlockCover))
            cover = start.cover
            os.kill(other.pid, signal.SIGSTOP)
            with patch.object(start.program.single, "call", wraps=start.program.single.call) as call:
                start.program.start.open(tmp_path / "other")
            assert [made.args[1:] for made in call.call_args_list] == [(AT_ONCE_MS,)]
            assert start.cover is cover
            assert start.program.start.folder == start.own
        finally:
            os.kill(other.pid, signal.SIGCONT)
            other.kill()


def test_a_window_that_was_killed_leaves_nothing_to_tidy_up(folders: tuple[Path, Path]) -> None:
    """T07: lock and socket of a dead process are taken over at once."""
    with a_holder(*folders) as other:
        os.kill(other.pid, signal.SIGKILL)
    mine = Single(folders[0])
    assert mine.hold(folders[1])
    mine.listen()
    mine.release()


def test_two_books_may_be_open_in_two_windows(folders: tuple[Path, Path]) -> None:
    with a_holder(*folders) as other:
        try:
            mine = Single(folders[0])
            assert mine.hold(folders[1].with_name("another"))
            assert not mine.hold(folders[1])
            assert mine.hold(folders[1].with_name("another")), "what it had it keeps"
            mine.release()
        finally:
            other.kill()


def test_a_minimised_window_comes_back(qtbot: QtBot) -> None:
    """U30: called again, the window is seen again."""
    from PySide6.QtCore import QByteArray

    shell = Shell(QByteArray())
    qtbot.addWidget(shell)
    shell.showMinimized()
    shell.come_forward()
    assert not shell.isMinimized()
    assert shell.isVisible()


@pytest.mark.by_the_clock
def test_the_program_started_twice_is_one_window(tmp_path: Path) -> None:
    """U30: the whole program; the second process ends by itself with 0 and the first lives on."""
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "desktop_app", "--lang", "en"]
    with subprocess.Popen(command, cwd=CHECKOUT, env=environment, stderr=subprocess.DEVNULL) as first:
        try:
            until = time.monotonic() + 20
            while not list(tmp_path.rglob("*.lock")) and time.monotonic() < until:
                time.sleep(0.05)
            second = subprocess.run(command, cwd=CHECKOUT, env=environment, timeout=20, capture_output=True)
            assert second.returncode == 0
            assert first.poll() is None
        finally:
            first.terminate()


def test_a_caller_that_hung_up_already_is_no_failure(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """U30: the system tells of a call whose connection is gone when it is taken."""
    single = Single(folders[0])
    assert single.hold(folders[1])
    single.listen()
    assert single._server is not None
    monkeypatch.setattr(single._server, "nextPendingConnection", lambda: None, raising=False)
    heard: list[None] = []
    single.called.connect(lambda: heard.append(None))
    single._server.newConnection.emit()
    single.release()
    assert heard == []
