"""Customers and goods of a foreign sheet while it is being booked: made once, filled in, brought back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from desktop_app.domain.customers import Customer, names_of
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.goods import Goods, costs, priced_anew
from desktop_app.domain.likeness import called_in, same_name
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.trust import trusts_more
from desktop_app.exchange.rows import Paper, Row, ToldBeside, name_of
from desktop_app.operations.customers import cleaned, keep_new_customer
from desktop_app.operations.goods import refuse_taken_codes
from desktop_app.operations.names_beside import NamesBeside, called_in_full
from desktop_app.operations.owner import require_owner
from desktop_app.operations.placed import BookAnswers, Placed
from desktop_app.operations.short_names import Whose
from desktop_app.operations.updating import asked, beside_differs, updated_customer, updated_goods
from desktop_app.store import customers, goods, imports, records, terms_to_confirm
from desktop_app.store.database import Ledger

Article = tuple[str, str, str]


@dataclass(slots=True)
class BookedRecords:
    """`shown` is what the rows of debts, slips and money show of a customer, by name as it is compared.

    `otherwise`: how new customers pay of whom the sheet does not say it; None is not asked yet.
    """

    ledger: Ledger
    moment: Moment
    whose: Whose
    shown: Mapping[str, ToldBeside]
    asking: BookAnswers
    otherwise: Terms | None = None
    named: frozenset[str] = frozenset()
    """All names of the sheets, as they are compared: what calls somebody else calls nobody besides."""

    fresh: list[str] = field(default_factory=list)
    """Names that became known since the last row was begun."""

    articles: dict[Article, Goods] = field(default_factory=dict)
    ready: dict[str, Customer] = field(default_factory=dict)
    """Customers as they stand once everything their rows show is filled in, by name."""
    names: NamesBeside = field(init=False)
    """Short names and sites that stand beside papers."""
    taken: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Of whom the rows of debts say otherwise than the book: what is taken of it, by name and field."""

    def __post_init__(self) -> None:
        self.names = NamesBeside(self.ledger, self.whose, self.named, self.asking)

    def forget_row(self) -> None:
        """A row was refused: what it had begun is not in the book."""
        for name in self.fresh:
            del self.whose.known[name]
        self.articles.clear()
        self.ready.clear()

    def customer_row(self, placed: Placed, row: Customer) -> list[str]:
        """A row of a list of customers; nothing comes back when the book says the same."""
        known = self.whose.customer_of(row.name)
        self.ready.clear()
        row = called_in_full(row, self.whose)
        if known is None:
            return [self._keep(row if says_terms(row) else replace(row, terms=self.agreed()))]
        book = customers.load_customer(self.ledger, known)
        return self._kept(book, self.as_told(placed, row, book))

    def as_told(self, placed: Placed, row: Customer, book: Customer) -> Customer:
        """The customer as the sheet would have it; what differs is asked at its cell."""
        return updated_customer(book, row, asked(placed, book.name, self.asking), self._is_free_for(book))

    def customer(self, name: str) -> tuple[Customer, list[str]]:
        """The customer of this name, made with what its own rows show if the book does not know it, else filled in."""
        key = self.whose.key_of(name)
        if key in self.ready and name not in self.whose.learnt:
            return self.ready[key], []
        customer, made = self._customer(name, key)
        self.ready[key] = customer
        return customer, made

    def _customer(self, name: str, key: str) -> tuple[Customer, list[str]]:
        known = self.whose.known.get(key)
        if known is None:
            full = self.whose.called.get(key, name)
            made = self._keep(self._filled(Customer(full, terms=self.agreed()), key))
            return customers.load_customer(self.ledger, self.whose.known[key]), [made]
        book = customers.load_customer(self.ledger, known)
        after = self._filled(book, key)
        if name in self.whose.learnt and self._is_free_for(book)(name):
            after = replace(after, aliases=(*after.aliases, name))
        made_of_it = self._kept(book, after)
        return (customers.load_customer(self.ledger, known) if made_of_it else book), made_of_it

    def filled_in(self, name: str) -> list[str]:
        """What the rows tell of a customer whose paper the book has already."""
        return self.customer(name)[1] if self.whose.customer_of(name) is not None else []

    def says_nothing_new(self, placed: Placed, row: Customer) -> bool:
        """Whether the book has the customer as the sheet would have it."""
        known = self.whose.customer_of(row.name)
        if known is None:
            return False
        book = customers.load_customer(self.ledger, known)
        return book.active and cleaned(self.as_told(placed, row, book)) == book

    def says_nothing_new_of_goods(self, placed: Placed, row: Goods) -> bool:
        book = self.article(row)
        return book is not None and self.goods_as_told(placed, row, book) == book

    def ask_what_differs(self, placed: Placed) -> None:
        """Ask it before anything is booked."""
        match placed.value:
            case Customer() as row:
                self.says_nothing_new(placed, row)
            case Goods() as row:
                self.says_nothing_new_of_goods(placed, row)
            case row:
                self._ask_beside(placed, row)

    def _ask_beside(self, placed: Placed, row: Paper) -> None:
        """What a debt, slip or receipt says of a customer of the book, once for each field."""
        known, key = self.whose.customer_of(row.customer), self.whose.key_of(row.customer)
        if known is None or not (row.phone or row.area or row.address or row.terms or row.aliases or row.site):
            return
        book, takes = customers.load_customer(self.ledger, known), asked(placed, row.customer, self.asking)
        said = self.taken.setdefault(key, {})
        for name, difference in beside_differs(book, row):
            if name not in said:
                said[name] = getattr(row, name) if takes(difference) else getattr(book, name)
        self.names.ask(placed, row, book)

    def goods_as_told(self, placed: Placed, row: Goods, book: Goods) -> Goods:
        """The article as the sheet would have it; what differs is asked at its cell."""
        return updated_goods(book, row, asked(placed, book.name, self.asking))

    def goods_row(self, placed: Placed, row: Goods) -> list[str]:
        """A row of a list of goods."""
        book = self.article(row)
        if book is None:
            refuse_taken_codes(self.ledger, row)
            made = records.add_goods(self.ledger, priced_anew(None, row, self.moment.today), self.moment)
            self.articles[_article(made)] = made
            return [f"goods {made.id}"]
        after = priced_anew(book, self.goods_as_told(placed, row, book), self.moment.today)
        if after == book:
            return []
        refuse_taken_codes(self.ledger, after)
        if costs(after) != costs(book):
            require_owner(self.ledger, OwnerAct.PRICE, self.moment)
        records.keep_goods(self.ledger, after, self.moment, "add_goods" if not book.active else imports.UPDATED)
        self.articles[_article(after)] = after
        return [f"goods {after.id}" if not book.active else f"{imports.EDITED_GOODS} {after.id}"]

    def article(self, row: Goods) -> Goods | None:
        """The article of the book that a row means: width, case and blanks make no difference, and where the sheet has
        no unit, the only one of that name and specification.
        """
        if not self.articles:
            self.articles = {_article(one): one for one in goods.load_goods(self.ledger)}
        name, spec, unit = _article(row)
        found = self.articles.get((name, spec, unit))
        if found is None and not unit:
            same = [one for key, one in self.articles.items() if key[:2] == (name, spec)]
            return same[0] if len(same) == 1 else None
        return found

    def without_terms(self, rows: Iterable[Row]) -> list[str]:
        """Names of the new customers of whom no row says how they pay, each once."""
        strangers = {
            self.whose.key_of(name_of(row)): name_of(row)
            for row in rows
            if not isinstance(row, Goods) and not (isinstance(row, Customer) and says_terms(row))
        }
        told = {key for key, beside in self.shown.items() if beside.terms is not None} | self.whose.known.keys()
        return [name for key, name in strangers.items() if key not in told]

    def agreed(self) -> Terms:
        return self.otherwise or Terms(TermsKind.NOT_AGREED)

    def _filled(self, customer: Customer, key: str) -> Customer:
        """What rows of debts tell beside the sum is filled in where the book knows nothing; what differs, as chosen."""
        beside = self.shown.get(key, ToldBeside())
        if beside.phone and not customer.phone and not any(contact.phone for contact in customer.contacts):
            customer = replace(customer, phone=beside.phone)
        if beside.area and not customer.area:
            customer = replace(customer, area=beside.area)
        if beside.address and not customer.address:
            customer = replace(customer, address=beside.address)
        if beside.terms is not None and (not customer.id or customer.terms.kind is TermsKind.NOT_AGREED):
            says = beside.in_words or not customer.id
            customer = replace(customer, terms=beside.terms) if says else customer
        return replace(self.names.filled(customer, beside), **self.taken.get(key, {}))

    def _kept(self, book: Customer, after: Customer) -> list[str]:
        """Keep a customer as the sheet has it; one that was put away comes back."""
        made = []
        told = cleaned(replace(after, active=True))
        if replace(told, active=book.active) != book:
            if trusts_more(told, book):
                require_owner(self.ledger, OwnerAct.CREDIT, self.moment)
            if told.terms != book.terms:
                terms_to_confirm.forget(self.ledger, [book.id])
            records.keep_customer(self.ledger, replace(told, active=book.active), self.moment, imports.UPDATED)
            made.append(f"{imports.EDITED} {book.id}")
            self._know(told)
        if not book.active:
            records.keep_customer(self.ledger, told, self.moment, "bring_customer_back")
            made.append(f"customer {book.id}")
        return made

    def _keep(self, customer: Customer) -> str:
        called = called_in(customer.name)
        if called and same_name(called) not in self.named and same_name(called) not in self.whose.known:
            customer = replace(customer, aliases=(*customer.aliases, called))
        kept = keep_new_customer(
            self.ledger, cleaned(replace(customer, since=customer.since or self.moment.today)), self.moment
        )
        self._know(kept)
        return f"customer {kept.id}"

    def _know(self, customer: Customer) -> None:
        named = {same_name(name): customer.id for name in names_of(customer)}
        self.fresh += named.keys() - self.whose.known.keys()
        self.whose.known |= named

    def _is_free_for(self, customer: Customer) -> Callable[[str], bool]:
        """Whether a name means nobody but this customer."""

        def is_free(name: str) -> bool:
            owner = self.whose.known.get(same_name(name), customer.id)
            return owner == customer.id and not self._is_taken(name, customer)

        return is_free

    def _is_taken(self, name: str, customer: Customer) -> bool:
        return any(one.id != customer.id for one in customers.customers_named(self.ledger, name))


def says_terms(row: Customer) -> bool:
    return row.terms.kind is not TermsKind.NOT_AGREED


def _article(one: Goods) -> Article:
    return same_name(one.name), same_name(one.spec), same_name(one.unit)
