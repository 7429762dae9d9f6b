"""Passphrases stretched as little as a key file may say, so that books open at once; the rest of a book is as ever."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest

from desktop_app.system import keys
from desktop_app.system.passphrase import SALT_BYTES, Method, Stretch


def light_stretch() -> Stretch:
    """8 MiB once instead of 64 MiB three times, under a salt of its own."""
    return Stretch(Method.ARGON2ID, 2**13, 1, 1, os.urandom(SALT_BYTES))


@contextmanager
def lightly_stretched() -> Iterator[None]:
    """Books made meanwhile."""
    with patch.object(keys, "new_stretch", light_stretch):
        yield


@pytest.fixture(autouse=True)
def light_passphrases(request: pytest.FixtureRequest) -> Iterator[None]:
    """For a layer whose `conftest` takes it; what the clock judges is stretched as in a shop."""
    if request.node.get_closest_marker("by_the_clock"):
        yield
        return
    with lightly_stretched():
        yield
