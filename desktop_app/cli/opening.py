"""Opens the session's book, by the computer's keyring or a file with the passphrase, and finds customers in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.cli.counter import come
from desktop_app.cli.lacking import whole_text
from desktop_app.cli.plain import one_line
from desktop_app.cli.secret_files import secret_line
from desktop_app.cli.session import Session
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Needs, Refused, Said
from desktop_app.language import N_
from desktop_app.operations.books import Book, entries, open_book, open_or_look_at_book
from desktop_app.operations.business_day import confirm_day, watch_day
from desktop_app.operations.other_places import other_places


@contextmanager
def opened(session: Session, or_look: bool = True) -> Iterator[Book]:
    """The book the session works on; with `--user` or `--pin-file` somebody is at it, with `--today` the day is sure.

    Where nothing may be written into it, it is only looked at, with a note on standard error; with `or_look` False
    the reason is what the command ends with.
    """
    opening = open_or_look_at_book if or_look else open_book
    with opening(session.folder, passphrase_of(session)) as book:
        come(session, book)
        watch_day(book.ledger)
        if session.options.today is not None:
            confirm_day(book.ledger, session.moment.today)
        places = other_places(book)
        before, why = entries(book.ledger), book.looked_at
        with _doubts_told(session):
            yield book
        session.entered.anything = entries(book.ledger) != before
        if why is not None:
            _note(session, Said("This was only looked at: {reason}", reason=why), why.needs)
        for place in places:
            _note(session, place.said(), Needs.WORD_TO_GO_ON if place.there else None)


@contextmanager
def _doubts_told(session: Session) -> Iterator[None]:
    """Every question in one line, with the words that answer it."""
    try:
        yield
    except Doubted as doubted:
        asked = " ".join(one.said.text(session.translate) for one in doubted.problems)
        words = " ".join(f"--accept {doubt}" for doubt in sorted(doubted.doubts))
        raise Refused("{asked} If so, send it again with {words}.", asked=asked, words=words) from None


def _note(session: Session, said: Said, needs: Needs | None) -> None:
    said.needs = needs
    session.around.stderr.write(one_line(whole_text(said, session.translate)) + "\n")


def passphrase_of(session: Session) -> str | None:
    """The first line of `--passphrase-file`; None where the keyring holds the key."""
    path = session.options.passphrase_file
    return None if path is None else secret_line(path, N_("The passphrase file"))


def pin_of(session: Session) -> str | None:
    """The first line of `--pin-file`; None where none is given."""
    path = session.options.pin_file
    return None if path is None else secret_line(path, N_("The PIN file"))
