"""A promise to pay, recorded and judged by what arrives."""

from dataclasses import replace

from desktop_app.cli.answers import day, yuan
from desktop_app.cli.doubts import accepted, doubts_told
from desktop_app.cli.fields import JsonFields, read_document
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.contacts import Channel
from desktop_app.domain.promises import Promise
from desktop_app.operations.customers import find_customer
from desktop_app.operations.promises import judged_promises, make_promise


def promise(session: Session) -> None:
    """Record who promised how much by when; answers its number and how it stands today (N01)."""
    fields = read_document(session.around.stdin).only(
        "customer", "amount", "by", "date", "said_by", "channel", "note", "submission"
    )
    name, promised = fields.text("customer"), _promise(fields, session)
    with opened(session) as book:
        customer = find_customer(book.ledger, name)
        given = replace(promised, customer_id=customer.id)
        with doubts_told(session):
            done = make_promise(book.ledger, given, session.moment, fields.text("submission", ""), accepted(session))
        made = done.result
        judged = judged_promises(book.ledger, session.moment.today, customer.id).get(customer.id, [])
    states = {one.promise.id: one.state for one in judged}
    answer = {
        "number": str(made.id),
        "customer": customer.name,
        "amount": yuan(made.amount_fen),
        "by": day(made.by),
        "state": states.get(made.id),
    }
    session.posted(done, answer)


def _promise(fields: JsonFields, session: Session) -> Promise:
    return Promise(
        customer_id=0,
        amount_fen=fields.fen("amount"),
        by=fields.day("by"),
        made_on=fields.day("date", session.moment.today),
        said_by=fields.text("said_by", ""),
        channel=fields.choice("channel", Channel, Channel.PHONE),
        note=fields.note("note"),
    )
