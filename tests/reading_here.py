"""Foreign files opened in this process: what is found is the same, and no Python is begun for each of hundreds.

That the program has a child open them, and lives on whatever becomes of it, is proven by `tests/exchange` and by the
tests that start the whole program.
"""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.exchange import files
from desktop_app.exchange.answers import Answer, Refusal, packed, unpacked
from desktop_app.exchange.asking import FileReading
from desktop_app.exchange.child import answer


def asked_here(raw: bytes, reading: FileReading) -> Answer:
    """As `ask_child`: the answer crosses the same border."""
    found = unpacked(b"".join(packed(answer(raw, reading.task))))
    if isinstance(found, Refusal):
        raise Refused(found.template, **found.facts)
    return found


@pytest.fixture(autouse=True)
def files_read_here() -> Iterator[None]:
    """For a layer whose `conftest` takes it."""
    with patch.object(files, "ask_child", asked_here):
        yield
