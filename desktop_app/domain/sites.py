"""Sites and projects of a customer: where goods go, with a balance of their own inside the one account."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.accounts import OpenItem


@dataclass(frozen=True, slots=True)
class Site:
    """One of a customer's sites or projects; `also` are other names it stood under on slips.

    `limit_fen` None means that no limit of its own was set; the customer's counts in any case.
    """

    name: str
    address: str = ""
    contact: str = ""
    phone: str = ""
    limit_fen: int | None = None
    active: bool = True
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every text by which a slip says that it is for this site."""
        return (self.name, *self.also)


def site_named(sites: Iterable[Site], text: str) -> Site | None:
    """The site a text on a slip means: by its name before any former one."""
    known = list(sites)
    by_name = (one for one in known if one.name == text)
    return next(by_name, next((one for one in known if text in one.also), None))


@dataclass(frozen=True, slots=True)
class SiteItems:
    """What is open of one site's slips. `kept` is False of a text that no site carries yet."""

    site: Site
    items: tuple[OpenItem, ...]
    kept: bool = True

    @property
    def owed_fen(self) -> int:
        return sum(item.open_fen for item in self.items)


def by_site(sites: Sequence[Site], items: Iterable[OpenItem], texts: Mapping[str, str]) -> list[SiteItems]:
    """The open items of each site, then those of texts that are no site yet; `texts` tell by number what a slip says.

    A slip that says nothing belongs to none, nor does money that is not set against a slip yet.
    """
    held: dict[str, list[OpenItem]] = {one.name: [] for one in sites}
    strange: dict[str, list[OpenItem]] = {}
    for text in texts.values():
        if site_named(sites, text) is None:
            strange.setdefault(text, [])
    for item in items:
        text = texts.get(item.number, "")
        site = site_named(sites, text)
        if site is not None:
            held[site.name].append(item)
        elif text:
            strange[text].append(item)
    kept = [SiteItems(site, tuple(held[site.name])) for site in sites]
    return kept + [SiteItems(Site(text), tuple(found), kept=False) for text, found in sorted(strange.items())]


def trusts_sites_more(after: Sequence[Site], before: Sequence[Site]) -> bool:
    """Whether a site that had a limit has a higher one now, or none."""
    now = {name: one.limit_fen for one in after for name in one.names}
    had = ((one.limit_fen, now.get(one.name)) for one in before)
    return any(limit is not None and (has is None or has > limit) for limit, has in had)


def sites_of_both(kept: Sequence[Site], other: Sequence[Site]) -> tuple[Site, ...]:
    """The sites of two customers who are one by now; where both have a name, the first one's stands."""
    names = {name for one in kept for name in one.names}
    return (*kept, *(one for one in other if names.isdisjoint(one.names)))
