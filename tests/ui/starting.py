"""The whole program in a folder of its own, from the first picture on, without a keyring unless a test brings one."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from desktop_app.operations import books, doors
from desktop_app.operations.books import create_book
from desktop_app.ui.base import collector
from desktop_app.ui.base.shell import Shell
from desktop_app.ui.base.single import Single
from desktop_app.ui.look.preferences import Preferences
from desktop_app.ui.program import Program
from desktop_app.ui.start.trouble import TroubleCover
from desktop_app.ui.start.unlock import UnlockCover
from tests.ui.window import PASSPHRASE, SHOP, Clock, turns

Kind = TypeVar("Kind", bound=QWidget)

PATIENCE_MS = 20_000


@dataclass
class AStart:
    """A running program. `own` is where the user's own book lies, `restarts` counts wishes to start again."""

    program: Program
    own: Path
    restarts: list[None]

    @property
    def cover(self) -> QWidget:
        """What stands in front of the book; the frame with the pages when nothing does."""
        widget = self.program.window.covers.currentWidget()
        assert widget is not None
        return widget

    @property
    def is_open(self) -> bool:
        return not self.program.window.covered

    def shown(self, kind: type[Kind]) -> Kind:
        """The cover of this kind, once it is there."""
        self.until(lambda: isinstance(self.cover, kind))
        cover = self.cover
        assert isinstance(cover, kind)
        return cover

    @property
    def trouble(self) -> TroubleCover:
        """What keeps the book shut, once it is told."""
        return self.shown(TroubleCover)

    def press(self, text: str) -> None:
        """Take one of the ways out."""
        next(one for one in self.trouble.buttons if one.text() == text).click()

    def unlock(self) -> None:
        """Type the passphrase that is asked for."""
        cover = self.shown(UnlockCover)
        cover.passphrase.setText(PASSPHRASE)
        cover.submit()

    @property
    def steady(self) -> str:
        """What the bar says that stays as long as the book is open."""
        notice = self.program.window.steady_bar.notice
        return notice.text if notice is not None else ""

    def until(self, done: Callable[[], bool]) -> None:
        """Wait for something the program does by itself."""
        waited = 0
        while not done() and waited < PATIENCE_MS:
            turns(10)
            waited += 10
        assert done(), f"still {type(self.cover).__name__}"

    def settle(self) -> None:
        """Wait until nothing is under way."""
        turns(5)
        self.until(lambda: not self.program.jobs.running)
        turns(5)


@contextmanager
def a_start(
    folder: Path,
    book: bool = True,
    language: str = "en",
    begin: Path | None = None,
    clock: Clock | None = None,
    day_is_said: bool = False,
) -> Iterator[AStart]:
    """Start the program; with `book` the user has one that opens with `PASSPHRASE`. `clock` is the computer's."""
    with patch.object(collector, "gc", Young()):
        yield from _started(folder, book, language, begin, clock or Clock(), day_is_said)


class Young:
    """How a program collects that is one of many in its process: what this one made, and nothing from before it.

    To look through all that the tests have loaded takes longer than most of them.
    """

    disable, enable, get_count = staticmethod(gc.disable), staticmethod(gc.enable), staticmethod(gc.get_count)

    def freeze(self) -> None:
        """What was there before is frozen already, file by file."""

    def unfreeze(self) -> None:
        """And it stays so."""

    def collect(self, generation: int = 1) -> int:
        return gc.collect(min(generation, 1))


def _started(
    folder: Path, book: bool, language: str, begin: Path | None, ticking: Clock, day_is_said: bool
) -> Iterator[AStart]:
    own = folder / "data" / "book"
    if book:
        create_book(own, SHOP, Clock().moment(), PASSPHRASE, must_confirm=False)
    preferences = Preferences(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    single = Single(folder / "data" / "windows")
    assert single.hold(begin or own)
    shell = Shell(preferences.layout("window"))
    restarts: list[None] = []
    program = Program(
        shell, single, preferences, own, folder / "logs", ticking.moment, language, lambda: restarts.append(None),
        day_is_said,
    )  # fmt: skip
    shell.show()
    shell.activateWindow()
    program.begin(begin or own)
    start = AStart(program, own, restarts)
    try:
        yield start
        start.settle()
    finally:
        shell.close()
        program.end()
        single.release()
        shell.deleteLater()
        turns(1)
        del program, shell, single, start
        gc.collect(1)


def without_keyring(patch: pytest.MonkeyPatch) -> None:
    """As on a computer that has none."""
    patch.setattr(doors, "find_keyring", lambda patience=0.0: None)
    patch.setattr(books, "find_keyring", lambda: None)
