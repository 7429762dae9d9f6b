"""The contact log: how a talk ended, by JSON; and putting off without a talk."""

from desktop_app.cli.answers import day
from desktop_app.cli.fields import JsonFields, read_document
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import clean_text
from desktop_app.domain.errors import Refused, Unusual
from desktop_app.language import N_
from desktop_app.operations.contacts import log_contact, put_off
from desktop_app.operations.customers import find_customer

OUTCOMES = tuple(one for one in Outcome if one is not Outcome.PUT_OFF)


def contact(session: Session) -> None:
    """Log one talk; what is unusual is refused until it is accepted (R105, U5)."""
    fields = read_document(session.around.stdin).only(
        "customer", "outcome", "channel", "date", "note", "next", "amount", "sent_on", "submission"
    )
    name, submission = fields.text("customer"), fields.text("submission", "")
    with opened(session) as book:
        customer = find_customer(book.ledger, name)
        line = _line(fields, customer.id, session)
        try:
            kept = log_contact(book.ledger, line, session.moment, submission, session.options.accept).result
        except Unusual as question:
            raise Refused("{question} Say --accept to log it all the same.", question=question) from None
    session.answer(
        {"number": str(kept.id), "customer": customer.name, "outcome": kept.outcome, "next": day(kept.next_on)}
    )


def later(session: Session) -> None:
    """Put one customer off until a later day; an old debt for a week at most (U4, R077)."""
    name = clean_text(session.options.name, N_("The customer's name"))
    with opened(session) as book:
        customer = find_customer(book.ledger, name)
        line = put_off(book.ledger, customer.id, session.options.until, session.moment).result
    session.answer({"number": str(line.id), "customer": customer.name, "back": day(line.next_on)})


def _line(fields: JsonFields, customer_id: int, session: Session) -> Contacted:
    return Contacted(
        customer_id,
        fields.day("date", session.moment.today),
        fields.choice("channel", Channel, Channel.PHONE),
        fields.choice("outcome", OUTCOMES),
        fields.note("note"),
        next_on=fields.day_if_any("next"),
        amount_fen=fields.fen("amount", 0),
        claimed_on=fields.day_if_any("sent_on"),
    )
