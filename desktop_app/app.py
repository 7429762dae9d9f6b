"""Puts the window together: settings, clock, jobs, pages. The first picture is painted before the rest is loaded."""

import gc
import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QProcess, QSettings
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.shell import Shell
from desktop_app.ui.base.single import Single
from desktop_app.ui.look.preferences import Preferences

if TYPE_CHECKING:  # loaded after the first picture
    from collections.abc import Iterator
    from datetime import date

    from desktop_app.domain.moment import Moment
    from desktop_app.ui.program import Program

NAME = "qingzhang"
RESTART = 75
"""The exit code of an event loop that is to begin anew."""

SILENT, BROKEN = 1, 1

SOON = 0.001
"""Seconds after which a thread that works in Python lets the window's have its turn."""


def main(
    asked: Path | None,
    own_book: Path,
    logs: Path,
    language: str = "",
    safe: bool = False,
    locale_name: Callable[[], str | None] = lambda: None,
    today: "date | None" = None,
) -> int:
    """Open the window on the book asked for, else on the last one, else on the user's own; returns the exit code.

    With `today` it stands on that day for as long as it is open, whatever the clock says.
    A second start for the same book brings the window that is open to the front and ends at once.
    """
    application, preferences = _application(), _preferences(safe)
    folder = asked or preferences.book_folder or own_book
    single = Single(own_book.parent / "windows")
    if not single.hold(folder):
        return 0 if single.call(folder) else SILENT
    shell = Shell(preferences.layout("window"), preferences.text("ground"))
    single.called.connect(shell.come_forward)

    def build() -> "Program":
        from desktop_app.ui.program import Program, language_of

        spoken, restart = language_of(language, preferences, locale_name()), partial(_leave, RESTART)
        clock, is_said = partial(now, today), today is not None
        return Program(shell, single, preferences, own_book, logs, clock, spoken, restart, is_said)

    return _run(application, shell, single, build, folder)


def _run(application: QApplication, shell: Shell, single: Single, build: "Callable[[], Program]", folder: Path) -> int:
    """From the first picture to the exit code."""
    programs: list[Program] = []

    def begin() -> None:
        """Everything else, once the first picture is on the screen; a window that stays empty would help nobody."""
        sys.setswitchinterval(SOON)
        gc.disable()  # what is loaded and made now stays; the window looks for garbage in its own time
        try:
            programs.append(build())
            programs[0].begin(folder)
        except BaseException:
            _leave(BROKEN)
            raise

    shell.painted.connect(begin)
    shell.show()
    code = application.exec()
    for built in programs:
        built.end()
    single.release()
    if code == RESTART:
        _start_again()
        return 0
    return code


def picture_window(folder: Path, language: str, moment: "Moment") -> "Iterator[Path]":
    """Write pictures of the window with the sample shop in it, without a screen; none where Qt itself cannot load."""
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.ui.look.theme import Scheme
    from desktop_app.ui.pictures import take_pictures

    yield from take_pictures(_application(), folder, (language,), (Scheme.LIGHT, Scheme.DARK), moment)


def now(today: "date | None" = None) -> "Moment":
    """The one place where the window reads the clock; `today` may be another day."""
    from datetime import UTC, date, datetime

    from desktop_app.domain.moment import Moment

    return Moment(today or date.today(), datetime.now(UTC), _user())


@cache
def _user() -> str:
    """Who is at the computer; the same for as long as the program runs."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _application() -> QApplication:
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    application.setApplicationName(NAME)
    application.setDesktopFileName(NAME)
    return application


def _preferences(safe: bool) -> Preferences:
    """What was chosen; `safe` forgets how the window was laid out."""
    preferences = Preferences(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME))
    if safe:
        preferences.reset_layout()
    return preferences


def _leave(code: int) -> None:
    QCoreApplication.exit(code)


def _start_again() -> None:
    """The same program once more, in a process of its own."""
    words = sys.argv[1:] if getattr(sys, "frozen", False) else ["-m", "desktop_app", *sys.argv[1:]]
    QProcess.startDetached(sys.executable, words)
