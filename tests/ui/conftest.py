"""Rubbish is collected on the window's thread only, as the program itself does it."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _collected_on_the_windows_thread() -> Iterator[None]:
    """A worker that happened to collect would free widgets on its own thread, and Qt would not survive that."""
    gc.disable()
    yield
    gc.collect()
