"""A promise to pay, recorded and judged by what arrives."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.cli.answers import told
from desktop_app.cli.documents import DAY, FEN, NOTE, TEXT, WORDS, JsonDocument, today_or, word
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Cell, Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.contacts import Channel
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import GIVEN_BY, TIES
from desktop_app.domain.looks import PROMISES
from desktop_app.domain.money import format_percent
from desktop_app.domain.promises import Judged, Promise, PromiseTie, kept_rate
from desktop_app.language import N_
from desktop_app.operations.customers import all_customers, find_customer
from desktop_app.operations.promises import judged_promises, make_promise

PROMISE = JsonDocument(
    customer=TEXT, amount=FEN, by=DAY, date=today_or, said_by=WORDS, channel=word(Channel, Channel.NOT_SAID), note=NOTE,
    tie=word(PromiseTie, PromiseTie.NONE), submission=WORDS,
)  # fmt: skip


def promise(session: Session) -> None:
    """Record who promised how much by when; answers its number and how it stands today (N01)."""
    said, moment = PROMISE.read(session), session.moment
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        given = Promise(
            customer.id,
            said.amount,
            said.by,
            said.date,
            said_by=said.said_by,
            channel=said.channel,
            note=said.note,
            tie=said.tie,
        )
        done = make_promise(book.ledger, given, moment, said.submission, session.accepted)
        judged = judged_promises(book.ledger, moment.today, customer.id).get(customer.id, [])
    made, states = done.result, {one.promise.id: one.state for one in judged}
    about = {"customer": customer.name, **told(made, "amount_fen", "by")}
    session.posted(done, {"number": str(made.id), **about, "state": states.get(made.id)})


@dataclass(frozen=True, slots=True)
class PromisesGiven:
    """Promises with what came of them, the latest day first, and how far they were kept."""

    promises: tuple[tuple[str, Judged], ...]
    kept: float | None


def promises(session: Session) -> None:
    """Every promise, of one customer or of all, and the share that came in time."""
    options, today = session.options, session.moment.today
    with opened(session) as book:
        whose = find_customer(book.ledger, options.name).id if options.name else 0
        found = judged_promises(book.ledger, today, whose)
        names = {one.id: one.name for one in all_customers(book.ledger)}
    rows = [(names[customer], one) for customer, judged in found.items() for one in judged]
    rows.sort(key=lambda row: row[1].promise.by, reverse=True)
    given = PromisesGiven(tuple(rows), kept_rate([one for _, one in rows]))
    session.present(given, _answer, _show)


def _answer(given: PromisesGiven) -> Mapping[str, object]:
    rule = "mean of the share of each promise that came in time"
    rows = [
        {
            "number": str(one.promise.id), "customer": name, "state": one.state,
            **told(one.promise, "amount_fen", "by", "made=made_on", "said_by", "channel", "tie", "note"),
            **told(one, "arrived_fen", "missing_fen"),
        }
        for name, one in given.promises
    ]  # fmt: skip
    return {"promises": rows, "kept": None if given.kept is None else round(given.kept, 4), "kept_rule": rule}


def _show(given: PromisesGiven, screen: Screen) -> None:
    if not given.promises:
        screen.say(Said("Nobody promised anything yet."))
        return
    columns = (
        Heading(N_("Customer")), Heading(N_("To be paid by"), firm=True), Heading(N_("Sum promised"), figures=True),
        Heading(N_("Arrived"), figures=True), Heading(N_("Status")), Heading(N_("Said by")), Heading(N_("How")),
        Heading(N_("To come")),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            name, str(one.promise.by), one.promise.amount_fen, one.arrived_fen, PROMISES[one.state].said,
            one.promise.said_by, GIVEN_BY[one.promise.channel], TIES[one.promise.tie],
        )
        for name, one in given.promises
    ]  # fmt: skip
    screen.cells(columns, rows)
    if given.kept is not None:
        said = "In time: {rate} (by money)"
        screen.say(Said(said, rate=format_percent(given.kept)))
