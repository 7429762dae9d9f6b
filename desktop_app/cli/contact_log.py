"""What was said with a customer: the log that the next call begins with."""

from datetime import date
from functools import partial

from desktop_app.cli.answers import day, yuan
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.columns import chosen
from desktop_app.domain.contacts import Contacted
from desktop_app.domain.customers import Customer, clean_text
from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.operations.contacts import contact_log
from desktop_app.operations.customers import find_customer
from desktop_app.operations.lists.contacts import CONTACTS

Log = tuple[Customer, list[Contacted]]


def contacts(session: Session) -> None:
    """The talks with one customer up to the day, earliest first (R047)."""
    name = clean_text(session.options.name, N_("The customer's name"))
    with opened(session) as book:
        customer = find_customer(book.ledger, name)
        found = customer, contact_log(book.ledger, session.moment.today, customer.id)
    session.present(found, _answer, partial(_show, session.moment.today))


def _answer(log: Log) -> object:
    customer, talks = log
    return {
        "customer": customer.name,
        "contacts": [
            {
                "date": day(one.at),
                "channel": one.channel,
                "outcome": one.outcome,
                "amount": yuan(one.amount_fen),
                "claimed_on": day(one.claimed_on),
                "next_on": day(one.next_on),
                "note": one.note,
            }
            for one in talks
        ],
    }


def _show(today: date, log: Log, screen: Screen) -> None:
    customer, talks = log
    if not talks:
        screen.say(Said("Nothing was noted of {name} yet.", name=customer.name))
        return
    screen.heading(Said("Contacts with {name}", name=customer.name))
    screen.table(chosen(CONTACTS, "at", "channel", "outcome", "next", "note"), talks, today)
