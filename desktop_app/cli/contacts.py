"""The contact log: what was said with a customer, how a talk ended, by JSON, and putting off without a talk."""

from datetime import date
from functools import partial

from desktop_app.cli.answers import day, told
from desktop_app.cli.documents import DAY_IF_ANY, NO_FEN, NOTE, TEXT, WORDS, JsonDocument, today_or, word
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.columns import chosen
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said, Unusual
from desktop_app.domain.labels import CHANNELS
from desktop_app.operations.contacts import contact_log, log_contact, put_off
from desktop_app.operations.customers import find_customer
from desktop_app.operations.lists.contacts import CONTACTS

OUTCOMES = tuple(one for one in Outcome if one is not Outcome.PUT_OFF)

TALK = JsonDocument(
    customer=TEXT, outcome=word(OUTCOMES), channel=word(tuple(CHANNELS), Channel.PHONE), date=today_or, note=NOTE,
    next=DAY_IF_ANY, amount=NO_FEN, sent_on=DAY_IF_ANY, bank=WORDS, account=WORDS, submission=WORDS,
)  # fmt: skip

Log = tuple[Customer, list[Contacted]]


def contacts(session: Session) -> None:
    """The talks with one customer up to the day, earliest first (R047): the log that the next call begins with."""
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name)
        found = customer, contact_log(book.ledger, session.moment.today, customer.id)
    session.present(found, _answer, partial(_show, session.moment.today))


def contact(session: Session) -> None:
    """Log one talk; what is unusual is refused until it is accepted (R105, U5)."""
    said = TALK.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        line = Contacted(
            customer.id, said.date, said.channel, said.outcome, said.note, next_on=said.next, amount_fen=said.amount,
            claimed_on=said.sent_on, bank=said.bank, account=said.account,
        )  # fmt: skip
        try:
            kept = log_contact(book.ledger, line, session.moment, said.submission, session.options.accept).result
        except Unusual as question:
            raise Refused("{question} Say --accept to log it all the same.", question=question) from None
    session.answer({"number": str(kept.id), "customer": customer.name, **told(kept, "outcome", "next=next_on")})


def later(session: Session) -> None:
    """Put one customer off until a later day; an old debt for a week at most (U4, R077)."""
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name)
        line = put_off(book.ledger, customer.id, session.options.until, session.moment).result
    session.answer({"number": str(line.id), "customer": customer.name, "back": day(line.next_on)})


def _answer(log: Log) -> object:
    customer, talks = log
    names = ("date=at", "channel", "outcome", "amount_fen", "claimed_on", "next_on", "note")
    return {"customer": customer.name, "contacts": [told(one, *names) for one in talks]}


def _show(today: date, log: Log, screen: Screen) -> None:
    customer, talks = log
    if not talks:
        screen.say(Said("Nothing was noted of {name} yet.", name=customer.name))
        return
    screen.heading(Said("Contacts with {name}", name=customer.name))
    screen.table(chosen(CONTACTS, "at", "channel", "outcome", "next", "note"), talks, today)
