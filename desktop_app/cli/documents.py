"""The JSON document of a command, as it is declared: its fields by name, and what is read of each."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from desktop_app.cli.fields import Choice, JsonFields, read_document
from desktop_app.cli.session import Session

Field = Callable[[JsonFields, str, date], Any]
"""Reads one field; the day is today's."""


class JsonDocument:
    """The fields in the order in which they are read, and named where one is unknown."""

    def __init__(self, **fields: Field) -> None:
        self._fields = fields

    def read(self, session: Session) -> Namespace:
        """The fields of the document on standard input, by their names."""
        return self.within(read_document(session.around.stdin), session.moment.today)

    def within(self, given: JsonFields, today: date) -> Namespace:
        """The fields of an object; refuses one that is not declared."""
        given.only(*self._fields)
        return Namespace(**{name: read(given, name, today) for name, read in self._fields.items()})


def _as(read: Callable[..., Any], *default: object) -> Field:
    return lambda given, name, _: read(given, name, *default)


TEXT, WORDS, NOTE, TEXTS = _as(JsonFields.text), _as(JsonFields.text, ""), _as(JsonFields.note), _as(JsonFields.texts)
BODY = _as(JsonFields.body)
FEN, NO_FEN, QUANTITY, PRICE = (
    _as(JsonFields.fen), _as(JsonFields.fen, 0), _as(JsonFields.quantity), _as(JsonFields.price)
)  # fmt: skip
DAY, DAY_IF_ANY = _as(JsonFields.day), _as(JsonFields.day_if_any)
YES, NO = _as(JsonFields.flag, True), _as(JsonFields.flag, False)


def today_or(given: JsonFields, name: str, today: date) -> date:
    """A day; today where none is given."""
    return given.day(name, today)


def word(choices: Iterable[Choice], default: Choice | None = None) -> Field:
    """One of the words of an enum, or of those listed."""
    return _as(JsonFields.choice, tuple(choices), default)


def count(largest: int) -> Field:
    """A whole number from 1 on."""
    return _as(JsonFields.count, largest)


def if_any(read: Field, otherwise: object = None) -> Field:
    """The field where it is given, else what stands for nothing."""
    return lambda given, name, today: read(given, name, today) if given.has(name) else otherwise


def inside(document: JsonDocument) -> Field:
    """An object of its own, or None."""
    return lambda given, name, today: None if (one := given.inner(name)) is None else document.within(one, today)


def every(document: JsonDocument) -> Field:
    """A list of objects."""
    return lambda given, name, today: [document.within(one, today) for one in given.each(name)]


PART = JsonDocument(due=DAY, amount=FEN)
"""A sum and the day on which it is due."""
