"""The master data of a customer, line by line, as their page tells it (U12)."""

from dataclasses import dataclass

from desktop_app.domain.columns import Column
from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.errors import Said
from desktop_app.domain.known import known_said
from desktop_app.domain.labels import ROLES, ROUNDED_TO, SEGMENTS
from desktop_app.domain.money import format_yuan
from desktop_app.domain.sheet_words import sheet_state_said
from desktop_app.domain.statement_goods import STATEMENT_DETAILS
from desktop_app.domain.terms_words import terms_meaning_said, terms_said
from desktop_app.operations.customer_page import CustomerView
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


def details(view: CustomerView, desk: Reader) -> list[Detail]:
    """The master data, line by line; what is empty is left out."""
    say, tell, customer = desk.say, desk.tell, view.row.customer
    lines = [
        (say("What is known"), tell(known_said(customer, view.credit.sheet))),
        (say("Full name, as printed"), customer.name),
        (say("Also known as"), "、".join(customer.aliases)),
        (say("Formerly"), "、".join(view.kin.former_names)),
        (say("Is one with"), "、".join(f"{one.name} ({one.code})" for one in view.kin.merged)),
        (say("Customer code"), customer.code),
        (say("Kind of buyer"), tell(SEGMENTS[customer.segment])),
        (say("Terms"), tell(terms_said(customer.terms))),
        (say("What the terms mean"), tell(terms_meaning_said(customer.terms))),
        (say("Terms sheet"), tell(sheet_state_said(view.credit.sheet))),
        (say("Who may sign for the buyer"), "、".join(one.name for one in view.credit.sheet.signers)),
        (say("Credit limit"), _limit_text(customer, desk)),
        (say("Grade"), customer.grade.value),
        (say("Days on which they usually pay"), ", ".join(map(str, customer.payment_days))),
        (say("Supply"), stop_text(customer, desk)),
        (say("Phone"), masked(customer.phone, desk)),
        *_people(customer, desk),
        (say("Area"), customer.area),
        (say("Address"), customer.address),
        (say("Registered operator"), customer.operator),
        (say("Tax number"), customer.tax_number),
        *_on_papers(customer, desk),
        (say("Customer since"), customer.since.isoformat() if customer.since else ""),
        (say("Note"), customer.notes),
    ]
    return [Detail(what, value) for what, value in lines if value]


def _people(customer: Customer, desk: Reader) -> list[tuple[str, str]]:
    return [
        (desk.say("Contact: {role}", role=desk.tell(ROLES[one.role])), _person(one, desk)) for one in customer.contacts
    ]


def _on_papers(customer: Customer, desk: Reader) -> tuple[tuple[str, str], ...]:
    """What their papers say and how."""
    say, tell = desk.say, desk.tell
    return (
        (say("Statements"), say("pays only after the statement is reconciled") if customer.must_reconcile else ""),
        (say("Statements tell of each slip"), tell(STATEMENT_DETAILS[customer.statement_detail])),
        (say("Delivery slips"), say("without the balance") if customer.hide_balance else ""),
        (say("Slips are rounded down to"), tell(ROUNDED_TO[customer.round_to_fen]) if customer.round_to_fen else ""),
    )


def _limit_text(customer: Customer, desk: Reader) -> str:
    if customer.limit_fen is None:
        return desk.say("no limit")
    return format_yuan(customer.limit_fen) if customer.limit_fen else desk.say("no credit")


def _person(contact: Contact, desk: Reader) -> str:
    wechat = desk.say("WeChat {name}", name=contact.wechat) if contact.wechat else ""
    return " · ".join(
        part for part in (contact.name, masked(contact.phone, desk), wechat, contact.email, contact.note) if part
    )
