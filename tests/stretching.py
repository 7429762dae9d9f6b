"""Passphrases stretched as little as a key file may say, so that books open at once; the rest of a book is as ever."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

import pytest

from desktop_app.system import keys
from desktop_app.system.passphrase import SALT_BYTES, Method, Stretch, stretched

known_stretches = cache(stretched)
"""A passphrase under the same salt is stretched to the same key: copies of one book need it once."""


def light_stretch() -> Stretch:
    """8 MiB once instead of 64 MiB three times, under a salt of its own."""
    return Stretch(Method.ARGON2ID, 2**13, 1, 1, os.urandom(SALT_BYTES))


@contextmanager
def lightly_stretched() -> Iterator[None]:
    """Books made meanwhile; and no key is worked out twice."""
    with patch.object(keys, "new_stretch", light_stretch), patch.object(keys, "stretched", known_stretches):
        yield


@pytest.fixture(autouse=True)
def light_passphrases(request: pytest.FixtureRequest) -> Iterator[None]:
    """For a layer whose `conftest` takes it; what the clock judges is stretched as in a shop."""
    if request.node.get_closest_marker("by_the_clock"):
        yield
        return
    with lightly_stretched():
        yield
