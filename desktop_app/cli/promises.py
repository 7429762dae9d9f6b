"""A promise to pay, recorded and judged by what arrives."""

from desktop_app.cli.answers import told
from desktop_app.cli.documents import DAY, FEN, NOTE, TEXT, WORDS, JsonDocument, today_or, word
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.contacts import Channel
from desktop_app.domain.promises import Promise
from desktop_app.operations.customers import find_customer
from desktop_app.operations.promises import judged_promises, make_promise

PROMISE = JsonDocument(
    customer=TEXT, amount=FEN, by=DAY, date=today_or, said_by=WORDS, channel=word(Channel, Channel.PHONE), note=NOTE,
    submission=WORDS,
)  # fmt: skip


def promise(session: Session) -> None:
    """Record who promised how much by when; answers its number and how it stands today (N01)."""
    said, moment = PROMISE.read(session), session.moment
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        given = Promise(
            customer.id, said.amount, said.by, said.date, said_by=said.said_by, channel=said.channel, note=said.note
        )
        done = make_promise(book.ledger, given, moment, said.submission, session.accepted)
        judged = judged_promises(book.ledger, moment.today, customer.id).get(customer.id, [])
    made, states = done.result, {one.promise.id: one.state for one in judged}
    about = {"customer": customer.name, **told(made, "amount_fen", "by")}
    session.posted(done, {"number": str(made.id), **about, "state": states.get(made.id)})
