"""What keeps a book shut, as far as the ways out differ: told by the words of the failure."""

from enum import Enum, auto

from desktop_app.domain.errors import Said


class Cause(Enum):
    """The keyring does not give the key; another program has the book; anything else, such as disk and damage."""

    KEYRING = auto()
    IN_USE = auto()
    OTHER = auto()


WORDS = {Cause.KEYRING: ("keyring",), Cause.IN_USE: ("in use by", "another program")}
"""By cause: what the English source text of every such failure says."""


def cause_of(said: Said) -> Cause:
    """Passphrase and recovery key help against the keyring alone, a backup against neither it nor another program."""
    text = said.template.lower()
    return next((cause for cause, words in WORDS.items() if any(word in text for word in words)), Cause.OTHER)
