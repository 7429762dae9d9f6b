"""What opens a window that was locked: the owner's PIN, else the passphrase of the book (U29, D16)."""

from desktop_app.domain.moment import Moment
from desktop_app.domain.pins import Unlocking
from desktop_app.domain.users import AtCounter
from desktop_app.operations.books import Book
from desktop_app.operations.owner import send_owner_off
from desktop_app.operations.pins import has_pin, rest_of_pin, try_pin
from desktop_app.operations.users import come_to_counter, counter_of, users_of
from desktop_app.system.keys import unlock_with_passphrase

__all__ = ["rest_of_pin", "send_owner_off"]


def unlocking_of(book: Book) -> Unlocking:
    """What the lock asks for."""
    if has_pin(book.ledger):
        return Unlocking.PIN
    return Unlocking.NOTHING if book.header.passphrase is None else Unlocking.PASSPHRASE


def names_at_lock(book: Book) -> tuple[str, ...]:
    """Who can say that it is them; nobody where the book has no named users."""
    return tuple(one.name for one in users_of(book.ledger).here)


def unlock(book: Book, typed: str, moment: Moment, name: str = "") -> AtCounter:
    """WrongPin or Refused unless this opens the window. It does no act of the owner's: those ask for themselves.

    With a `name` it is that user's PIN, who is at the counter from now on.
    """
    if name:
        return come_to_counter(book.ledger, name, typed, moment)
    match unlocking_of(book):
        case Unlocking.PIN:
            try_pin(book.ledger, typed, moment)
        case Unlocking.PASSPHRASE:
            unlock_with_passphrase(book.header, typed)
        case Unlocking.NOTHING:
            pass
    return counter_of(book.ledger)
