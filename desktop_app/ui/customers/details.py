"""The master data of a customer, line by line."""

from dataclasses import dataclass

from desktop_app.domain.columns import Column
from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import ROLES, SEGMENTS
from desktop_app.domain.money import format_yuan
from desktop_app.domain.terms_words import terms_meaning_said, terms_said
from desktop_app.ui.customers.customer_head import stop_text
from desktop_app.ui.widgets.columns import masked
from desktop_app.ui.widgets.speech import Reader


@dataclass(frozen=True, slots=True)
class Detail:
    """One line of the master data."""

    what: str
    value: str


DETAIL_COLUMNS: tuple[Column[Detail], ...] = (
    Column("what", Said("Item"), lambda one: one.what, width=240),
    Column("value", Said("Entry"), lambda one: one.value, width=480, stretch=True),
)


def details(customer: Customer, desk: Reader) -> list[Detail]:
    """The master data, line by line; what is empty is left out."""
    say, tell = desk.say, desk.tell
    lines = [
        (say("Name on papers"), customer.name),
        (say("Also known as"), "、".join(customer.aliases)),
        (say("Customer no."), customer.code),
        (say("Kind of buyer"), tell(SEGMENTS[customer.segment])),
        (say("Terms"), tell(terms_said(customer.terms))),
        (say("What the terms mean"), tell(terms_meaning_said(customer.terms))),
        (say("Limit"), _limit_text(customer, desk)),
        (say("Grade"), customer.grade.value),
        (say("Pays on these days"), ", ".join(map(str, customer.payment_days))),
        (say("Supply"), stop_text(customer, desk)),
        (say("Phone"), masked(customer.phone, desk)),
        *((say("Contact: {role}", role=tell(ROLES[one.role])), _person(one, desk)) for one in customer.contacts),
        (say("Area"), customer.area),
        (say("Address"), customer.address),
        (say("Registered operator"), customer.operator),
        (say("Tax number"), customer.tax_number),
        (say("Statements"), say("pays only after reconciling") if customer.must_reconcile else ""),
        (say("Slips"), say("without the balance") if customer.hide_balance else ""),
        (say("Customer since"), customer.since.isoformat() if customer.since else ""),
        (say("Notes"), customer.notes),
    ]
    return [Detail(what, value) for what, value in lines if value]


def _limit_text(customer: Customer, desk: Reader) -> str:
    if customer.limit_fen is None:
        return desk.say("no limit")
    return format_yuan(customer.limit_fen) if customer.limit_fen else desk.say("no credit")


def _person(contact: Contact, desk: Reader) -> str:
    wechat = desk.say("WeChat {name}", name=contact.wechat) if contact.wechat else ""
    return " · ".join(part for part in (contact.name, masked(contact.phone, desk), wechat, contact.note) if part)
