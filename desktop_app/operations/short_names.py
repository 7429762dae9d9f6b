"""Names of a sheet that mean one customer: a short name beside a full one, and whom a name means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.rows import Row, name_of, other_names_of
from desktop_app.operations.placed import BookAnswers, Placed

WHO, ALIAS = "who", "alias"
SAME_AS = "same"
NEW_CUSTOMER = DoubtChoice("new", Said("a new customer"))
_TWO, _ONE = (
    DoubtChoice("two", Said("They are two customers.")),
    DoubtChoice("one", Said("It is one customer.")),
)


@dataclass(slots=True)
class Whose:
    """`known`: a name as it is compared → the customer. `learnt` are names that were chosen by hand: they are kept with
    the customer. `same_as`: a new name → the new name further up that means the same.
    """

    known: dict[str, int]
    learnt: dict[str, int] = field(default_factory=dict)
    same_as: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    """The full name of whom a short name means, by the name as it is compared."""

    def customer_of(self, name: str) -> int | None:
        """The customer a name means; None while the book has none."""
        return self.known.get(self.key_of(name))

    def key_of(self, name: str) -> str:
        key = same_name(name)
        while key in self.same_as:
            key = self.same_as[key]
        return key

    def is_same(self, name: str, full: str) -> None:
        """The new name `name` means the customer called `full`."""
        if self.key_of(full) != same_name(name):
            self.same_as[same_name(name)] = self.key_of(full)
            self.called.setdefault(self.key_of(full), full)


def where_named(row: Row) -> Meaning:
    """The column in which the customer of a row is named."""
    return Meaning.NAME if isinstance(row, Customer) else Meaning.CUSTOMER


@dataclass(frozen=True, slots=True)
class ShortNames:
    """By a short name as it is compared: the full names it stands beside."""

    full: Mapping[str, Sequence[str]]

    def ask(self, found: Whose, placed: Placed, asking: BookAnswers) -> bool:
        """Whether a row is called by what elsewhere is a short name, and whom it means was asked."""
        name = name_of(placed.value)
        fitting = [one for one in self.full.get(same_name(name), ()) if found.key_of(one) != same_name(name)]
        if not fitting:
            return False
        said = Said("“{name}” is the short name of “{above}” in this sheet. Is it the same customer?",
                    name=name, above=fitting[0])  # fmt: skip
        same = {f"{SAME_AS}{at or ''}": one for at, one in enumerate(fitting)}
        choices = [DoubtChoice(key, Said("the same as “{name}”", name=one)) for key, one in same.items()]
        chosen = asking.ask(placed, WHO, where_named(placed.value), said, [*choices, NEW_CUSTOMER])
        if chosen in same:
            found.is_same(name, same[chosen])
        return True


def ask_about_short_names(by_name: Mapping[str, Sequence[Placed]], found: Whose, asking: BookAnswers) -> ShortNames:
    """The short names of a sheet; one beside two full names is asked, unless the book knows both."""
    full: dict[str, list[str]] = {}
    for key, rows in by_name.items():
        for short in {same_name(one): placed for placed in rows for one in other_names_of(placed.value)}.items():
            _note(full.setdefault(short[0], []), key, short[1], found, asking)
    return ShortNames(full)


def _note(full: list[str], key: str, placed: Placed, found: Whose, asking: BookAnswers) -> None:
    name = name_of(placed.value)
    if full and not (key in found.known and found.customer_of(full[0])):
        said = Said("“{name}” and “{above}” have one short name. Are they one customer?", name=name, above=full[0])
        choices = (_TWO,) if key in found.known else (_TWO, _ONE)
        if asking.ask(placed, ALIAS, Meaning.ALIAS, said, choices) == _ONE.key:
            found.is_same(name, full[0])
            return
    full.append(name)
