"""The open book on the one thread that owns it: whoever wants something of it asks, and never waits (D2)."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop_app.domain.errors import Obstacle, Refused, Said
from desktop_app.store.rest import IdleTimer
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
        self._rest = IdleTimer(idle, lambda: self._thread.ask(self._fold))

    def open(self, folder: Path, passphrase: str | None = None, look: Said | None = None) -> "Future[Book]":
        """Close the book that is open and open another; fails as `open_book` does, and then none is open.

        With `look`, the reason why it cannot be opened, it is only looked at.
        """
        return self._thread.ask(lambda: self._open(folder, passphrase, look))

    def ask(self, question: "Callable[[Book], Answer]") -> Future[Answer]:
        """Ask the open book. Refused while none is open."""
        self._rest.disturb()
        return self._thread.ask(lambda: self._answer(question))

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

    def _open(self, folder: Path, passphrase: str | None, look: Said | None) -> "Book":
        from desktop_app.operations.books import look_at_book, open_book

        self._close()
        opening = open_book(folder, passphrase) if look is None else look_at_book(folder, look, passphrase)
        self._book = self._stack.enter_context(opening)
        return self._book

    def _answer(self, question: "Callable[[Book], Answer]") -> Answer:
        """The answer; a book in which damage was found is from then on only looked at (D18)."""
        from desktop_app.operations.books import in_plain_words

        book = self._opened()
        try:
            with in_plain_words(book.ledger):
                return question(book)
        except Said as said:
            if said.obstacle is Obstacle.DAMAGED and book.looked_at is None:
                book.ledger.close_to_writing(said)
            raise

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
