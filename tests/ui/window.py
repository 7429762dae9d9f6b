"""A window on a real encrypted book, for tests that press keys and look at what is shown.

The clock stands still on one day. Everything a test enters directly goes through the same operations as the window.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.moment import Moment
from desktop_app.domain.shop import Shop
from desktop_app.operations.book_thread import BookThread
from desktop_app.operations.books import Book, create_book
from desktop_app.operations.done import Done
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Jobs
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.dressing import dress
from desktop_app.ui.look.preferences import Preferences
from desktop_app.ui.look.theme import Scheme, TextSize, load_fonts
from desktop_app.ui.widgets.soon import Soon
from tests.stretching import lightly_stretched

Answer = TypeVar("Answer")

TODAY = date(2026, 11, 21)
PASSPHRASE = "a long passphrase"
SHOP = Shop(name="顺达建材批发部")
PATIENCE_MS = 20_000
DRAWN = ContextVar("drawn", default=True)
"""Whether a window is drawn whenever something changes; otherwise when it is asked for, and as it is left."""

LAID_OUT = 5
"""So often what is laid out has others laid out in turn; how long that takes is up to the computer."""


@dataclass
class Clock:
    """Stands still at noon of a day that a test may move, or so many seconds after noon."""

    today: date = TODAY
    seconds: float = 0

    def moment(self) -> Moment:
        noon = datetime(self.today.year, self.today.month, self.today.day, 4, tzinfo=UTC)
        return Moment(self.today, noon + timedelta(seconds=self.seconds), "老板")


@dataclass
class AWindow:
    """The window and the hands on it. `today` can be moved; `bugs` holds what broke."""

    clock: "Clock"
    window: MainWindow
    desk: Desk
    jobs: Jobs
    folder: Path
    bugs: list[BaseException]
    keys: int = 0

    @property
    def today(self) -> date:
        return self.clock.today

    @today.setter
    def today(self, day: date) -> None:
        self.clock.today = day

    def moment(self, day: date | None = None) -> Moment:
        """Noon of a day in the shop."""
        return Clock(day or self.today).moment()

    def ask(self, question: Callable[[Book], Answer]) -> Answer:
        """Look into the book."""
        return self.jobs.book.ask(question).result(timeout=PATIENCE_MS / 1000)

    def do(self, verb: Callable[[Book, Moment], Done[Answer]], day: date | None = None) -> Answer:
        """Enter something as if it had been entered on that day; the pages hear of it."""
        moment = self.moment(day)
        done = self.ask(lambda book: verb(book, moment))
        self.jobs.changed.emit(done.changes)
        self.settle()
        return done.result

    def go(self, name: PageName, **facts: object) -> Page:
        """Open a page and wait until it shows what it has."""
        self.desk.go(Route(name, **facts))  # type: ignore[arg-type]
        self.settle()
        page = self.window.current_page()
        assert page is not None
        assert page.name is name
        return page

    def settle(self) -> None:
        """Wait until nothing is under way."""
        turns(1)
        for _ in range(PATIENCE_MS // 10):
            if not self.jobs.running:
                turns(1)
            if not self.jobs.running:  # nor was anything begun meanwhile
                break
            turns(10)
        for _ in range(LAID_OUT):
            QApplication.processEvents()
        assert not self.jobs.running, "still at work"
        assert not self.bugs, self.bugs

    @contextmanager
    def drawn(self, drawn: bool = True) -> Iterator[None]:
        """Whether the window is drawn meanwhile; it is laid out as ever."""
        before = self.window.updatesEnabled()
        self.window.setUpdatesEnabled(drawn)
        try:
            yield
        finally:
            self.window.setUpdatesEnabled(before)

    def picture(self) -> QImage:
        """What the window shows, drawn for it also where it is not drawn otherwise."""
        with self.drawn():
            return self.window.grab().toImage()

    def press(self, *keys: Qt.Key | str, on: QWidget | None = None) -> None:
        """Press keys one by one where the keyboard is, and count them; a text is typed letter by letter."""
        for key in keys:
            for one in key if isinstance(key, str) else (key,):
                target = on or QApplication.focusWidget() or self.window
                self.keys += 1
                if isinstance(one, str):
                    QTest.keyClicks(target, one)
                else:
                    QTest.keyClick(target, one)

    def chord(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """One key with modifiers, counted as one."""
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)


def turns(milliseconds: int) -> None:
    """Let the event loop turn for a while."""
    loop = QEventLoop()
    Soon(loop, loop.quit, milliseconds).start()
    loop.exec()


@cache
def _load_fonts() -> None:
    """Once a process: each time more faces are searched."""
    load_fonts()


@cache
def new_book() -> Path:
    """A new book of the shop, made once a run; a test works on a copy."""
    folder = Path(mkdtemp(prefix="qingzhang-window-")) / "book"
    with lightly_stretched():
        create_book(folder, SHOP, Clock(date(2025, 12, 1)).moment(), PASSPHRASE)
    return folder


@contextmanager
def a_window(
    folder: Path,
    language: str = "en",
    scheme: Scheme = Scheme.LIGHT,
    size: TextSize = TextSize.STANDARD,
    pixels: tuple[int, int] = (1366, 728),
    book: Path | None = None,
) -> Iterator[AWindow]:
    """The window on a new book, or on `book` (made with `PASSPHRASE`); it is active, so that keys arrive."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    _load_fonts()
    dress(application, scheme, size)
    preferences = Preferences(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    bugs: list[BaseException] = []
    clock = Clock()
    jobs = Jobs(BookThread(), clock.moment)
    desk = Desk(language, jobs, preferences, clock.moment)
    window = MainWindow(desk)
    bench = AWindow(clock, window, desk, jobs, folder / "book" if book is None else book, bugs)
    jobs.broke.connect(bugs.append)
    if book is None:
        shutil.copytree(new_book(), bench.folder)
    jobs.book.open(bench.folder, PASSPHRASE).result()
    window.resize(*pixels)
    window.show_state(SHOP.name)
    window.setUpdatesEnabled(DRAWN.get())
    window.show()
    window.activateWindow()
    turns(1)
    try:
        yield bench
        bench.settle()
        if not DRAWN.get():
            bench.picture()
    finally:
        window.close()
        jobs.end()
        turns(1)
        window.deleteLater()
        desk.deleteLater()
        turns(1)
