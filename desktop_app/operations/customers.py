"""Keep customers: add, edit, find by any name, look once at terms that an older book said less exactly."""

from collections.abc import Collection
from dataclasses import replace

from desktop_app.domain.customers import (
    NOTE_LENGTH,
    Contact,
    Customer,
    clean_note,
    clean_text,
    required_text,
)
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import LARGEST_FEN
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.sites import Site
from desktop_app.domain.trust import trusts_more
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.store import customers, documents, records, terms_to_confirm
from desktop_app.store.database import Ledger


def add_customer(ledger: Ledger, customer: Customer, moment: Moment) -> Done[Customer]:
    """A new customer; a printed name the book already has is refused, since nobody could tell them apart."""
    clean = cleaned(replace(customer, since=customer.since or moment.today))
    with ledger.writing():
        return done(keep_new_customer(ledger, clean, moment), Changed.CUSTOMERS)


def keep_new_customer(ledger: Ledger, customer: Customer, moment: Moment) -> Customer:
    """`add_customer` inside a transaction that is already open, for a cleaned customer."""
    if customers.customers_named(ledger, customer.name):
        raise Refused(
            "There is already a customer “{name}”. Add something to the name that tells them apart.",
            name=customer.name,
        ).at("name")
    _refuse_taken_code(ledger, customer)
    kept = customers.insert_customer(ledger, customer)
    records.record_customer(ledger, kept, moment, "add_customer")
    return kept


def edit_customer(ledger: Ledger, customer: Customer, moment: Moment, before: Customer | None = None) -> Done[Customer]:
    """Change a customer's master data; posted papers keep what they said.

    `before` is what the change was made from: refused when the book holds something else by now, so that nobody
    writes over what another entered meanwhile (a stop, a limit).
    """
    clean = cleaned(customer)
    with ledger.writing():
        stored = customers.load_customer(ledger, customer.id)
        if before is not None and before != stored:
            raise Refused("Somebody changed this customer meanwhile. Open it again.")
        others = [one for one in customers.customers_named(ledger, clean.name) if one.id != clean.id]
        if others and clean.name != stored.name:
            said = Refused("There is already a customer “{name}”. Choose another name.", name=clean.name)
            raise said.at("name")
        _refuse_taken_code(ledger, clean)
        if trusts_more(clean, stored):
            require_owner(ledger, OwnerAct.CREDIT, moment)
        if clean.terms != stored.terms:
            terms_to_confirm.forget(ledger, [clean.id])
        records.keep_customer(ledger, clean, moment, "edit_customer")
    return done(clean, Changed.CUSTOMERS)


def put_new_away(ledger: Ledger, customer: Customer, moment: Moment) -> Done[Customer]:
    """Undo that a customer was entered: put away, never deleted, as the number stays taken.

    Refused once something was entered for them.
    """
    with ledger.writing():
        if documents.has_standing(ledger, customer.id):
            raise Refused(
                "{name} stays: something was entered for them since. Void that first, or make the customer inactive in "
                "the list of customers.",
                name=customer.name,
            )
        return edit_customer(ledger, replace(customer, active=False), moment, customer)


def find_customer(ledger: Ledger, name: str) -> Customer:
    """The one customer of this printed name, alias or code, or else of this name in former times; otherwise refused,
    naming the nearest.
    """
    called = clean_text(name, "The customer's name", NOTE_LENGTH)
    found = customers.customers_named(ledger, called) or customers.customers_once_named(ledger, called)
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(
            "“{name}” can mean {choices}. Type the code of the one you mean.",
            name=_short(name),
            choices=", ".join(f"{one.name} ({one.code})" for one in found),
        )
    nearest = customers.nearest_names(ledger, name)
    if not nearest:
        raise Refused("The book has no customer “{name}”. Check the name or add the customer.", name=_short(name))
    raise Refused(
        "The book has no customer “{name}”. Did you mean {nearest}?", name=_short(name), nearest=", ".join(nearest)
    )


def terms_to_look_at(ledger: Ledger) -> list[Customer]:
    """Active customers of an older book whose pay day lies after the cut-off, whose days count from the month's end, or
    who are a batch behind, in order of name (cases 4, 11): they go on as before until other terms are agreed.
    """
    waiting = terms_to_confirm.waiting(ledger)
    return [one for one in customers.load_customers(ledger) if one.id in waiting and one.active] if waiting else []


def confirm_terms(ledger: Ledger, customer_ids: Collection[int], moment: Moment) -> Done[int]:
    """The terms of these customers are right as they stand; returns how many had waited for that."""
    with ledger.writing():
        found = sorted(terms_to_confirm.waiting(ledger).intersection(customer_ids))
        for customer_id in found:
            records.record_customer(ledger, customers.load_customer(ledger, customer_id), moment, "confirm_terms")
        terms_to_confirm.forget(ledger, found)
    return done(len(found), *((Changed.CUSTOMERS,) if found else ()))


def all_customers(ledger: Ledger) -> list[Customer]:
    return customers.load_customers(ledger)


def cleaned(customer: Customer) -> Customer:
    """The customer with every text as it is kept; refuses what may not be kept (D19)."""
    if customer.limit_fen is not None and not 0 <= customer.limit_fen <= LARGEST_FEN:
        raise Refused("A credit limit is 0.00 or more. Leave it empty for no limit.").at("limit")
    if not all(1 <= day <= 31 for day in customer.payment_days):
        raise Refused("Payment days are days of the month, 1 to 31.").at("payment_days")
    return replace(
        customer,
        code=clean_text(customer.code, "The customer code", 20, "code"),
        name=required_text(customer.name, "The customer's name", field="name"),
        aliases=tuple(sorted({required_text(alias, "The other name", field="aliases") for alias in customer.aliases})),
        contacts=tuple(_cleaned_contact(contact, line) for line, contact in enumerate(customer.contacts, 1)),
        sites=tuple(map(cleaned_site, customer.sites)),
        area=clean_text(customer.area, "The area", field="area"),
        address=clean_note(customer.address, "The address", field="address"),
        phone=clean_text(customer.phone, "The phone number", field="phone"),
        tax_number=clean_text(customer.tax_number, "The tax number", field="tax_number"),
        operator=clean_text(customer.operator, "The operator's name", field="operator"),
        stop_reason=clean_note(customer.stop_reason, "The reason", field="stop_reason"),
        notes=clean_note(customer.notes, "The note", field="notes"),
    )


def cleaned_site(site: Site) -> Site:
    """The site with every text as it is kept."""
    if site.limit_fen is not None and not 0 <= site.limit_fen <= LARGEST_FEN:
        raise Refused("A credit limit is 0.00 or more. Leave it empty for no limit.").at("limit")
    called = (required_text(one, "The other name", field="also") for one in site.also)
    name = required_text(site.name, "The name of the site", field="name")
    return replace(
        site,
        name=name,
        address=clean_text(site.address, "The address", 200, "address"),
        contact=clean_text(site.contact, "The contact's name", field="contact"),
        phone=clean_text(site.phone, "The phone number", field="phone"),
        also=tuple(one for one in dict.fromkeys(called) if one != name),
    )


def _cleaned_contact(contact: Contact, line: int) -> Contact:
    return replace(
        contact,
        name=clean_text(contact.name, "The contact's name", field="contact_name", line=line),
        phone=clean_text(contact.phone, "The phone number", field="contact_phone", line=line),
        wechat=clean_text(contact.wechat, "The WeChat name", field="contact_wechat", line=line),
        note=clean_note(contact.note, "The note", field="contact_note", line=line),
        email=_cleaned_address(contact.email, line),
    )


def _cleaned_address(typed: str, line: int) -> str:
    address = clean_text(typed, "The e-mail address", field="contact_email", line=line)
    name, at, host = address.partition("@")
    if address and not (at and name and "." in host and " " not in address):
        raise Refused("“{text}” is not an e-mail address. Type one such as wang@example.cn.", text=address).at(
            "contact_email", line
        )
    return address


def _refuse_taken_code(ledger: Ledger, customer: Customer) -> None:
    owner = customers.owner_of_code(ledger, customer.code)
    if customer.code and owner and owner[0] != customer.id:
        raise Refused(
            "The code {code} already belongs to {name}. Choose another code.", code=customer.code, name=owner[1]
        ).at("code")


def _short(name: str) -> str:
    return name.strip()[:40]
