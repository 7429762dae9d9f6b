"""A window on a new book, on the slip shop, or a whole program before it is unlocked; a new one for each test."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.start.unlock import UnlockCover
from tests.stretching import light_passphrases
from tests.ui.slip_shop import a_slip_shop
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.window import AWindow, a_window

__all__ = ("light_passphrases",)


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """A book with nothing in it."""
    with a_window(tmp_path) as window:
        yield window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """Two customers and six articles."""
    with a_slip_shop(tmp_path) as window:
        yield window


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AStart]:
    """The program as it asks for the passphrase, on a computer without a keyring."""
    without_keyring(monkeypatch)
    with a_start(tmp_path) as started:
        started.until(lambda: isinstance(started.cover, UnlockCover))
        yield started


# ── rubbish is collected on the window's thread only, as the program itself does it ──────────────────


@pytest.fixture(scope="session")
def _looked_at_again_at_the_end() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True, scope="module")
def _what_was_there_before_is_not_looked_at(_looked_at_again_at_the_end: None) -> None:
    """Thousands of tests and what files before this one loaded stay to the end; looking through them costs minutes."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collected_on_the_windows_thread() -> Iterator[None]:
    """A worker that happened to collect would free widgets on its own thread, and Qt would not survive that."""
    gc.disable()
    yield
    gc.collect(0)  # all that a test made is young; what survived one is looked at again after the file
