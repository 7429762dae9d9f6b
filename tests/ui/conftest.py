"""Rubbish is collected on the window's thread only, as the program itself does it."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _what_was_there_before_is_not_looked_at() -> Iterator[None]:
    """Thousands of collected tests stay alive to the end; looking through them after each test costs minutes."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _collected_on_the_windows_thread() -> Iterator[None]:
    """A worker that happened to collect would free widgets on its own thread, and Qt would not survive that."""
    gc.disable()
    yield
    gc.collect()
