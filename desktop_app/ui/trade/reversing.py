"""Take back a document right after it was posted: its mirror is posted, nothing is deleted (U23, U24)."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.operations.taking_back import void_document
from desktop_app.ui.base.desk import Desk

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done


def reversed_as_mistake(desk: Desk, number: str) -> "Callable[[Book, Moment], Done[str]]":
    """The verb that takes `number` back, with the reason that it was a mistake; asked twice it takes back once (D4)."""
    reason, submission = desk.say("Entered by mistake"), uuid4().hex
    return lambda book, moment: void_document(book.ledger, number, None, reason, moment, submission)
