"""Short names and sites that stand beside papers become their customer's; what may mean something else is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop_app.domain.customers import Customer, names_of
from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.domain.sites import Site
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.rows import Paper, ToldBeside
from desktop_app.operations.placed import BookAnswers, Placed
from desktop_app.operations.short_names import ALIAS, Whose
from desktop_app.store import customers
from desktop_app.store.database import Ledger

_SITE = "site"
_OUT, _BOTH = (
    DoubtChoice("out", Said("Leave the short name out.")),
    DoubtChoice("both", Said("It can mean either; it is asked each time.")),
)
_NEW_SITE = DoubtChoice("new", Said("a new site"))
_MOST = 8
"""Sites that are offered."""


def called_in_full(row: Customer, whose: Whose) -> Customer:
    """A row of a list of customers that has only the short name of another one."""
    full = whose.called.get(whose.key_of(row.name), row.name)
    return row if same_name(full) == same_name(row.name) else replace(row, name=full, aliases=(*row.aliases, row.name))


@dataclass(slots=True)
class NamesBeside:
    """`named` are all customers' names of the sheets: what calls somebody else calls nobody besides."""

    ledger: Ledger
    whose: Whose
    named: frozenset[str]
    asking: BookAnswers
    out: set[tuple[int, str]] = field(default_factory=set)
    """Short names that are left out, by customer."""
    sites: dict[tuple[int, str], str] = field(default_factory=dict)
    """Which site of the book a text means, by customer and text as it is compared."""

    def ask(self, placed: Placed, row: Paper, book: Customer) -> None:
        """What a paper says of a customer of the book, once for each name and site."""
        for alias in self._new(book, row.aliases):
            owners = [one for one in customers.customers_named(self.ledger, alias) if one.id != book.id]
            if owners and self._asked_of_name(placed, alias, book, owners[0]) == _OUT.key:
                self.out.add((book.id, same_name(alias)))
        key = book.id, same_name(row.site)
        if row.site and book.sites and key not in self.sites:
            meant = next((one.name for one in book.sites if key[1] in map(same_name, one.names)), "")
            self.sites[key] = meant or self._asked_of_site(placed, row.site, book)

    def filled(self, customer: Customer, beside: ToldBeside) -> Customer:
        """The customer with what papers call them and where their goods went."""
        aliases = [one for one in self._new(customer, beside.aliases) if not self._is_others(one, customer)]
        known = {same_name(name) for one in customer.sites for name in one.names}
        fresh: dict[str, Site] = {}
        for text in beside.sites:
            name = self.site(customer, text)
            if same_name(name) not in known:
                fresh.setdefault(same_name(name), Site(name))
        if not aliases and not fresh:
            return customer
        return replace(customer, aliases=(*customer.aliases, *aliases), sites=(*customer.sites, *fresh.values()))

    def site(self, customer: Customer, text: str) -> str:
        """The name of the site that a text means."""
        key = same_name(text)
        called = (one.name for one in customer.sites if key in map(same_name, one.names))
        return next(called, self.sites.get((customer.id, key), text))

    def _new(self, customer: Customer, aliases: tuple[str, ...]) -> Iterator[str]:
        known = {same_name(name) for name in names_of(customer)}
        return (one for one in aliases if same_name(one) not in known)

    def _is_others(self, alias: str, customer: Customer) -> bool:
        key = same_name(alias)
        other = key in self.named and self.whose.key_of(alias) != self.whose.key_of(customer.name)
        return other or (customer.id, key) in self.out

    def _asked_of_name(self, placed: Placed, alias: str, book: Customer, owner: Customer) -> str:
        said = Said(
            "“{alias}” is to be a short name of {name}, but means {owner} ({code}).",
            alias=alias, name=book.name, owner=owner.name, code=owner.code,
        )  # fmt: skip
        return self.asking.ask(placed, ALIAS, Meaning.ALIAS, said, (_OUT, _BOTH))

    def _asked_of_site(self, placed: Placed, text: str, book: Customer) -> str:
        """The site of the book that is meant, or the text where it is a new one."""
        said = Said("{customer} has no site “{name}” yet. Which one is it?", customer=book.name, name=text)
        meant = {f"site{at}": one.name for at, one in enumerate(book.sites[:_MOST], 1)}
        choices = [DoubtChoice(key, Said("“{name}”", name=name)) for key, name in meant.items()]
        return meant.get(self.asking.ask(placed, _SITE, Meaning.SITE, said, [_NEW_SITE, *choices]), text)
