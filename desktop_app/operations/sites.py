"""Sites and projects of a customer: added, changed, and what is open of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubt, Question, doubtful_site
from desktop_app.domain.errors import Refused
from desktop_app.domain.exposure import SiteCredit
from desktop_app.domain.moment import Moment
from desktop_app.domain.picks import Pick
from desktop_app.domain.sites import Site, SiteItems, by_site, site_named
from desktop_app.operations.customers import cleaned_site, edit_customer
from desktop_app.operations.done import Done
from desktop_app.store import accounts, customers, records, sites
from desktop_app.store.database import Ledger
from desktop_app.store.search import search_text


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site as a list shows it: what is unpaid of its slips, and of that what is past due; numbers of the `unpaid`,
    and the ids of their `items`.

    Where it is not `kept`, it is only a text on slips that no site carries yet. What lies on account is the customer's
    as a whole and not taken off.
    """

    site: Site
    owed_fen: int
    overdue_fen: int
    unpaid: frozenset[str]
    kept: bool
    items: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return self.site.name


def site_rows(ledger: Ledger, customer_id: int, today: date) -> list[SiteRow]:
    """The sites of a customer in the order they were added, then texts on slips that are none yet."""
    account = accounts.account(ledger, customer_id, today)
    return rows_of(customers.load_customer(ledger, customer_id), account.items, ledger, today)


def rows_of(customer: Customer, items: Sequence[OpenItem], ledger: Ledger, today: date) -> list[SiteRow]:
    """`site_rows` of an account that was read already."""
    return [_row(one, today) for one in by_site(customer.sites, items, sites.texts_on_slips(ledger, customer.id))]


def edit_site(ledger: Ledger, customer_id: int, before: str, site: Site, moment: Moment) -> Done[Customer]:
    """Add a site (`before` is empty) or change the one of that name; under its old name slips go on finding it."""
    customer = customers.load_customer(ledger, customer_id)
    clean = cleaned_site(site)
    if before and clean.name != before:
        clean = replace(clean, also=tuple(one for one in (*clean.also, before) if one != clean.name))
    others = [one for one in customer.sites if one.name != before]
    taken = next((one for one in others if set(one.names) & set(clean.names)), None)
    if taken is not None:
        raise Refused("{customer} has the site “{name}” already.", customer=customer.name, name=taken.name).at("name")
    known = [one.name for one in customer.sites]
    kept = tuple(clean if one.name == before else one for one in customer.sites)
    return edit_customer(ledger, replace(customer, sites=kept if before in known else (*kept, clean)), moment, customer)


def find_site(customer: Customer, text: str) -> Site:
    """The site of this name; refused where there is none, naming those there are."""
    found = site_named(customer.sites, text)
    if found is None:
        names = ", ".join(one.name for one in customer.sites) or "–"
        raise Refused(
            "{customer} has no site “{name}”. Known: {names}.", customer=customer.name, name=text, names=names
        )
    return found


def sites_to_pick(known: Iterable[Site]) -> list[Pick]:
    """Where goods still go, found by every name."""
    active = (one for one in known if one.active)
    return [Pick(at, one.name, one.address, search_text(one.names)) for at, one in enumerate(active, 1)]


def items_of_site(ledger: Ledger, customer_id: int, name: str, items: Sequence[OpenItem]) -> tuple[int, ...]:
    """Ids of the open items that are of the site: what money for it settles first. Refuses an unknown site."""
    customer = customers.load_customer(ledger, customer_id)
    site = find_site(customer, name)
    found = by_site(customer.sites, items, sites.texts_on_slips(ledger, customer_id))
    return next(tuple(item.item_id for item in one.items) for one in found if one.kept and one.site == site)


def site_credit(ledger: Ledger, customer: Customer, text: str, items: Sequence[OpenItem]) -> SiteCredit | None:
    """The limit of the site a slip is for, and what is open of it; None where it has no limit of its own."""
    site = site_named(customer.sites, text.strip())
    if site is None or site.limit_fen is None:
        return None
    found = by_site(customer.sites, items, sites.texts_on_slips(ledger, customer.id))
    return SiteCredit(site.name, site.limit_fen, next(one.owed_fen for one in found if one.kept and one.site == site))


def strange_site(customer: Customer, text: str) -> list[Question]:
    """Whether it is asked what a slip says: only a customer with sites has one that is not among them."""
    known = not text.strip() or not customer.sites or site_named(customer.sites, text.strip()) is not None
    return [] if known else [doubtful_site(text.strip(), customer.name)]


def add_named(ledger: Ledger, customer: Customer, text: str, accepted: frozenset[str], moment: Moment) -> Customer:
    """The customer with the site that somebody said is a new one, inside a transaction that is open."""
    if Doubt.NEW_SITE not in accepted or not strange_site(customer, text):
        return customer
    grown = replace(customer, sites=(*customer.sites, cleaned_site(Site(text))))
    records.keep_customer(ledger, grown, moment, "edit_customer")
    return grown


def _row(one: SiteItems, today: date) -> SiteRow:
    overdue = sum(item.open_fen for item in one.items if days_overdue(item.due, today))
    return SiteRow(one.site, one.owed_fen, overdue, frozenset(item.number for item in one.items), one.kept,
                   tuple(item.item_id for item in one.items))  # fmt: skip
