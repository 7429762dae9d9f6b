"""Doubts on the command line: asked by a refusal that names the answer, given by `--accept`."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.cli.session import Session
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Refused


def accepted(session: Session) -> frozenset[str]:
    """The doubts that are said to be meant so."""
    return frozenset(session.options.accept or ())


@contextmanager
def doubts_told(session: Session) -> Iterator[None]:
    """Every question in one line, with the words that answer it."""
    try:
        yield
    except Doubted as doubted:
        asked = " ".join(one.said.text(session.translate) for one in doubted.problems)
        words = " ".join(f"--accept {doubt}" for doubt in sorted(doubted.doubts))
        raise Refused("{asked} If so, send it again with {words}.", asked=asked, words=words) from None
