"""What the words after the program's name start: the window, a command, or the reader of foreign files."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desktop_app import __main__ as start
from desktop_app.__main__ import Wish, has_screen, wished_window
from desktop_app.exchange.asking import CHILD_FLAG

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ([], Wish()),
        (["--book", "/b"], Wish(Path("/b"))),
        (["--book=/b", "--lang=en", "--safe"], Wish(Path("/b"), "en", True)),
        (["--lang", "zh_CN"], Wish(language="zh_CN")),
        (["--today", "2026-03-16", "--safe"], Wish(safe=True, today=date(2026, 3, 16))),
        (["--today=2026年3月16日"], Wish(today=date(2026, 3, 16))),
    ],
)
def test_options_of_the_window_open_it(words: list[str], wish: Wish) -> None:
    assert wished_window(words) == wish


@pytest.mark.parametrize(
    "words",
    [
        ["chase"], ["--help"], ["--json"], ["--book"], ["--lang", "fr"], ["--book", "/b", "check"], ["--safely"],
        ["--today"], ["--today", "2026-02-30"], ["--today", "2026-03-16", "chase"],
    ],
)  # fmt: skip
def test_everything_else_is_for_the_command_line(words: list[str]) -> None:
    assert wished_window(words) is None


@pytest.mark.parametrize(
    ("environment", "seen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_a_window_needs_a_screen(environment: dict[str, str], seen: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in start.SCREENS:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    assert has_screen() is seen
    monkeypatch.setattr(sys, "platform", "win32")
    assert has_screen()


def test_a_frozen_build_reads_foreign_files_in_a_process_of_its_own() -> None:
    """D20: the flag is the one that is passed on, and the child answers with a grid."""
    assert start.READ_FOREIGN_FILE == CHILD_FLAG
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", CHILD_FLAG],
        input="名称,电话\n老王,138\n".encode(),
        capture_output=True,
        cwd=CHECKOUT,
        check=True,
    )
    assert "老王".encode() in done.stdout


def test_without_a_screen_the_tour_is_shown(tmp_path: Path) -> None:
    """The window's own option does not disturb it."""
    plain = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "--safe"], cwd=tmp_path, env=plain, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "qingzhang-tour").is_dir()


STAND = """
import sys
from PySide6.QtCore import QTimer
from desktop_app.__main__ import main
from desktop_app.ui.program import Program
begin = Program.begin
def begun(self, folder):
    begin(self, folder)
    print(self.desk.today(), self.jobs._moment().today)
    QTimer.singleShot(0, lambda: __import__("PySide6.QtCore").QtCore.QCoreApplication.exit(0))
Program.begin = begun
sys.argv = ["qingzhang", *{words!r}]
sys.exit(main())
"""


def seen(words: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    """A start with a screen, whose window ends as soon as it has begun."""
    plain = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONPATH": str(CHECKOUT)}
    return subprocess.run(
        [sys.executable, "-c", STAND.format(words=words)], cwd=home, env={**plain, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_window_stands_on_the_day_it_is_given(tmp_path: Path) -> None:
    """What it shows and what it books: the window's own day and that of its entries."""
    done = seen(["--today", "2026-03-16"], tmp_path)
    assert (done.returncode, done.stdout.split()) == (0, ["2026-03-16", "2026-03-16"]), done.stderr
    assert not (tmp_path / "qingzhang-tour").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--today", "2026-02-30"], "is not a day of the calendar"),
        (["--json"], "No command was named"),
        (["--passphrase-file", "/p"], "No command was named"),
    ],
)
def test_with_a_screen_what_the_window_cannot_take_is_said_and_no_tour_is_written(
    words: list[str], told: str, tmp_path: Path
) -> None:
    done = seen(words, tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "qingzhang-tour").exists()
