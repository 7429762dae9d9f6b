"""What may go wrong and be said: the user's to mend, or the machine's."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Self


class Obstacle(Enum):
    """What keeps a book from being written into, although it may still be looked at."""

    IN_USE = auto()
    WRITE_PROTECTED = auto()
    DAMAGED = auto()
    MISSING = auto()
    """Entries that were seen are not in it."""
    BACKUP = auto()


class Needs(Enum):
    """What a call lacks to go through; each face has its own place to give it, and says where."""

    PIN = auto()
    USER = auto()
    """Who it is that asks, in a book with named users."""
    DAY = auto()
    PASSPHRASE = auto()
    KEY = auto()
    """The passphrase or the recovery key of a book that has them."""
    TERMS = auto()
    PASSWORD = auto()
    """The password of a locked file."""
    WORD_TO_GO_ON = auto()
    """That a book goes on although entries are missing."""
    END_OF_RESTORE = auto()


class Said(Exception):
    """A failure told in plain words: an English template and the facts that fill it.

    The template is looked up in the catalogue where the words are shown; facts are inserted afterwards,
    so that nothing a user typed is ever translated or interpreted. A fact that is itself `Said`, and the fact
    `what` (the name of a field), are put into the reader's language too.
    """

    def __init__(self, template: str, /, **facts: object) -> None:
        super().__init__(template, facts)
        self.template = template
        self.facts = facts
        self.field = ""
        """Name of the field of a form that caused it, empty when none did."""
        self.line = 0
        """Line of the field in a table of the form, from 1; 0 is its head."""
        self.obstacle: Obstacle | None = None
        """Set where it is a book that cannot be opened for writing."""
        self.needs: Needs | None = None
        """Set where something can be given that lets the same call go through."""

    def at(self, field: str, line: int = 0) -> Self:
        """The same failure, said of one field of a form."""
        self.field, self.line = field, line
        return self

    def kept_by(self, obstacle: Obstacle) -> Self:
        """The same failure, said of a book that may still be looked at."""
        self.obstacle = obstacle
        return self

    def for_want_of(self, needs: Needs) -> Self:
        """The same failure, said of a call that lacks something."""
        self.needs = needs
        return self

    def __str__(self) -> str:
        return self.text(str)

    def text(self, translate: Callable[[str], str]) -> str:
        """The failure in the language of `translate`."""
        return translate(self.template).format(**{name: _fact(name, f, translate) for name, f in self.facts.items()})

    def __reduce__(self) -> tuple[object, ...]:
        return partial(type(self), self.template, **self.facts), (), vars(self)


class Refused(Said):
    """The user can act: what is wrong with which thing, why, and the way out."""


class Asked(Refused):
    """Refused until somebody answers a question; then the same call may be made again as it was."""


class Unusual(Refused):
    """Asked about before it is done: the same call with `accepted` does it."""


class PartlyDone(Refused):
    """A part of what was asked is done and stays; the rest is the user's to mend."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of a draft; `line` counts from 1, 0 is the head of the slip."""

    field: str
    said: Said
    line: int = 0


class RefusedFields(Refused):
    """A draft with something wrong in one field or more; it reads as its first problem, a form shows them all."""

    def __init__(self, template: str, /, **facts: object) -> None:
        super().__init__(template, **facts)
        self.problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Self:
        """The refusal of a draft; needs one problem at least."""
        found = tuple(problems)
        refused = cls(found[0].said.template, **found[0].said.facts).at(found[0].field, found[0].line)
        refused.problems = found
        return refused


class Unavailable(Said):
    """The machine failed: disk, printer, keyring. Nothing was lost or half done."""


def only_to_look(why: Said) -> Said:
    """What is said to whoever would write into a book that can only be looked at, and why that is."""
    words = Said("Nothing was entered: the book can only be looked at now. {reason}", reason=why)
    refusal = (Refused if isinstance(why, Refused) else Unavailable)(words.template, **words.facts)
    refusal.needs = why.needs
    return refusal.kept_by(why.obstacle) if why.obstacle else refusal


def _fact(name: str, fact: object, translate: Callable[[str], str]) -> object:
    if isinstance(fact, Said):
        return fact.text(translate)
    return translate(fact) if name == "what" and isinstance(fact, str) else fact
