"""When the program itself fails: say so calmly, keep what was typed, note the place, send nothing (U54)."""

import platform
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from desktop_app import __version__
from desktop_app.operations.failures import note, trail
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import open_outside
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked

if TYPE_CHECKING:
    from desktop_app.ui.base.main_window import MainWindow

WIDE = 640


class CrashDialog(QDialog):
    """What happened, that nothing saved is lost, and what can be done; the work may also simply go on."""

    def __init__(self, desk: Desk, report: str, logs: Path, restart: Callable[[], None], window: "MainWindow") -> None:
        super().__init__(window)
        say = desk.say
        self.report = report
        self.setWindowTitle(say("Something went wrong"))
        words = say(
            "Everything that was saved is safe, and what you were typing is kept as a draft. The place was noted "
            "in the log, without names, phone numbers or amounts. Nothing was sent anywhere."
        )
        copy = button(say("Copy the report"), lambda: QGuiApplication.clipboard().setText(self.report))
        folder = button(say("Open the log folder"), lambda: open_outside(logs))
        again, go_on = button(say("Start again"), restart), button(say("Go on working"), self.accept, primary=True)
        again.clicked.connect(self.accept)
        go_on.setDefault(True)
        for quiet in (copy, folder, again):
            quiet.setAutoDefault(False)
        stacked(
            PlainLabel(say("Something went wrong"), "title", wraps=True),
            PlainLabel(words, wraps=True),
            PlainLabel(report.splitlines()[-1], "muted", wraps=True),
            8,
            beside(copy, folder, again, ROOM, go_on),
            within=self, gap=12, margins=(24, 20, 24, 20),
        )  # fmt: skip
        self.setMinimumWidth(px(WIDE))


class CrashWatch(QObject):
    """Hears of every failure nobody caught: in the window, in a job, in another thread."""

    _happened = Signal(object)

    def __init__(self, window: "MainWindow", logs: Path, restart: Callable[[], None]) -> None:
        super().__init__(window)
        self.dialog: CrashDialog | None = None
        self._window, self._logs, self._restart = window, logs, restart
        self._before = sys.excepthook, threading.excepthook
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        window.desk.jobs.broke.connect(self.hear)

    def install(self) -> None:
        """From now on hear of failures in all threads."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._uncaught
        threading.excepthook = lambda found: self.hear(found.exc_value) if found.exc_value else None

    def uninstall(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def hear(self, error: BaseException) -> None:
        """Note where it happened; the dialog comes when the window's thread is free."""
        if isinstance(error, KeyboardInterrupt):
            return
        with suppress(OSError):
            note(self._logs, f"window: {trail(error)}")
        self._happened.emit(error)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.hear(error.with_traceback(trace))

    def _tell(self, error: BaseException) -> None:
        if self.dialog is not None:
            return
        page = self._window.current_page()
        with suppress(Exception):  # the page that failed may fail again
            if page is not None:
                page.leave()
        self.dialog = CrashDialog(self._window.desk, report(error), self._logs, self._restart, self._window)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def report(error: BaseException) -> str:
    """What may be shown to anybody: versions, and class and places of the failure; no text of it (D21)."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    return (
        f"Qingzhang {__version__} · Python {python} · Qt {qVersion()} · {platform.system()} {platform.release()}\n"
        f"{trail(error)}"
    )
