"""What may go wrong and be said: the user's to mend, or the machine's."""

from collections.abc import Callable
from functools import partial


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

    def __str__(self) -> str:
        return self.text(str)

    def text(self, translate: Callable[[str], str]) -> str:
        """The failure in the language of `translate`."""
        return translate(self.template).format(**{name: _fact(name, f, translate) for name, f in self.facts.items()})

    def __reduce__(self) -> tuple[object, ...]:
        return partial(type(self), self.template, **self.facts), ()


class Refused(Said):
    """The user can act: what is wrong with which thing, why, and the way out."""


class Unavailable(Said):
    """The machine failed: disk, printer, keyring. Nothing was lost or half done."""


def _fact(name: str, fact: object, translate: Callable[[str], str]) -> object:
    if isinstance(fact, Said):
        return fact.text(translate)
    return translate(fact) if name == "what" and isinstance(fact, str) else fact
