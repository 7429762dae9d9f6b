"""The sites and projects of a customer: what is unpaid of each, and how one is added or changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from desktop_app.cli.answers import told, yuan_or_null
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.columns import chosen
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Said
from desktop_app.domain.money import parse_fen
from desktop_app.domain.sites import Site, site_named
from desktop_app.operations.customers import find_customer
from desktop_app.operations.lists.sites import SITES
from desktop_app.operations.sites import SiteRow, edit_site, site_rows

TYPED = ("address", "contact", "phone")


def sites(session: Session) -> None:
    """Every site of one customer, and texts on slips that are none yet."""
    today = session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name)
        found = site_rows(book.ledger, customer.id, today)
    session.present(found, partial(_answer, customer), lambda rows, screen: _show(rows, screen, session))


def site(session: Session) -> None:
    """Add a site, or change what is typed of it; all else stays."""
    options = session.options
    with opened(session) as book:
        customer = find_customer(book.ledger, options.name)
        before = site_named(customer.sites, options.site)
        wanted = _typed(before or Site(options.site), session)
        made = edit_site(book.ledger, customer.id, before.name if before else "", wanted, session.moment)
    now = site_named(made.result.sites, wanted.name) or wanted
    session.posted(made, {"customer": customer.name, **_told(now)})


def _typed(site: Site, session: Session) -> Site:
    options = session.options
    texts = {name: typed for name in TYPED if (typed := getattr(options, name)) is not None}
    if options.limit is not None:
        texts["limit_fen"] = parse_fen(options.limit) if options.limit.strip() else None
    if options.also:
        texts["also"] = tuple(options.also)
    if options.put_away or options.back:
        texts["active"] = not options.put_away
    return replace(site, name=options.new_name or site.name, **texts)


def _told(one: Site) -> Mapping[str, object]:
    return {**told(one, "name", "also", "address", "contact", "phone", "active"), "limit": yuan_or_null(one.limit_fen)}


def _answer(customer: Customer, rows: Sequence[SiteRow]) -> object:
    found = [
        {**_told(one.site), "kept": one.kept, **told(one, "owed_fen", "overdue_fen"), "unpaid": sorted(one.unpaid)}
        for one in rows
    ]
    return {"customer": customer.name, "sites": found}


def _show(rows: Sequence[SiteRow], screen: Screen, session: Session) -> None:
    if not rows:
        screen.say(Said("No sites yet. The command “site” adds one."))
        return
    columns = chosen(SITES, "name", "state", "owed", "overdue", "limit", "contact", "address")
    screen.table(columns, rows, session.moment.today, Said("{count} sites", count=len(rows)))
