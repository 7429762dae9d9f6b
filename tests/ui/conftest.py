"""Rubbish is collected on the window's thread only, as the program itself does it."""

import gc
from collections.abc import Iterator

import pytest

from tests.stretching import light_passphrases

__all__ = ("light_passphrases",)


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
    gc.collect()
