"""The open book on the one thread that owns it: whoever wants something of it asks, and never waits (D2)."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop_app.domain.errors import Refused
from desktop_app.store.rest import Rest
from desktop_app.store.thread import StoreThread

if TYPE_CHECKING:  # a window is painted before the database is loaded
    from desktop_app.operations.books import Book

Answer = TypeVar("Answer")


IDLE = 30.0
"""Seconds without a question after which the ledger's one file is made whole (D3)."""


class BookThread:
    """Opens one book after another; a question is answered with the book that is open when its turn comes.

    When nobody asks for `idle` seconds, the log is folded into the ledger.
    """

    def __init__(self, idle: float = IDLE) -> None:
        self._thread = StoreThread()
        self._stack = ExitStack()
        self._book: Book | None = None
        self._rest = Rest(idle, lambda: self._thread.ask(self._fold))

    def open(self, folder: Path, passphrase: str | None = None) -> "Future[Book]":
        """Close the book that is open and open another; fails as `open_book` does, and then none is open."""
        return self._thread.ask(lambda: self._open(folder, passphrase))

    def ask(self, question: "Callable[[Book], Answer]") -> Future[Answer]:
        """Ask the open book. Refused while none is open."""
        self._rest.disturb()
        return self._thread.ask(lambda: question(self._opened()))

    def run(self, work: Callable[[], Answer]) -> Future[Answer]:
        """Do something in turn that needs no open book: make one, look whether there is one."""
        return self._thread.ask(work)

    def close(self) -> Future[None]:
        """Close the book; whatever was asked before is answered first."""
        return self._thread.ask(self._close)

    def end(self) -> None:
        """Close the book and end the thread; waits for what is on its way."""
        self._rest.end()
        with self._thread:
            self.close()

    def _open(self, folder: Path, passphrase: str | None) -> "Book":
        from desktop_app.operations.books import open_book

        self._close()
        self._book = self._stack.enter_context(open_book(folder, passphrase))
        return self._book

    def _opened(self) -> "Book":
        if self._book is None:
            raise Refused("No book is open. Open it first.")
        return self._book

    def _fold(self) -> None:
        if self._book is not None:
            self._book.ledger.checkpoint()
            self._book.memory.settle()

    def _close(self) -> None:
        self._book = None
        self._stack.close()
