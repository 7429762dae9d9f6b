"""Standard output, whose failures are told apart from those of the disk the book lies on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast


class CannotAnswer(Exception):
    """What was done is done, but its answer could not be written: the disk is full, or nobody reads."""

    def __init__(self, problem: OSError) -> None:
        super().__init__(problem)
        self.problem = problem


class _Outlet:
    """A stream that raises CannotAnswer for whatever the system refuses."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with _told():
            return self._stream.write(text)

    def flush(self) -> None:
        with _told():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def outlet(stream: TextIO) -> TextIO:
    """The stream to write answers to."""
    return cast("TextIO", _Outlet(stream))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotAnswer(error) from error
