"""Papers without a day to pay: what the terms make of them, and that it counts (R003)."""

from collections.abc import Mapping, Sequence
from functools import partial

from desktop_app.cli.answers import day, told, yuan
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Cell, Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.undated import DueOffer, late_in, open_in
from desktop_app.language import N_
from desktop_app.operations.books import Book
from desktop_app.operations.customers import find_customer
from desktop_app.operations.done import Done
from desktop_app.operations.undated import DueOffers, DuesAgreed, agree_dues, end_dues, offered_dues


def due_days(session: Session) -> None:
    """Look, agree, or take back; of all of the customer's papers, or of those that are named."""
    options, today = session.options, session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, options.name)
        found = offered_dues(book.ledger, customer.id, today)
        if options.undo:
            ended = end_dues(book.ledger, customer.id, None, session.moment)
            session.posted(ended, {"customer": customer.name, "ended": list(ended.result)})
            return
        if options.agree:
            made = _agree(book, found, options.only, session)
            session.posted(made, _answer(session, DueOffers(customer, made.result.offers)))
            return
    session.present(found, partial(_answer, session), partial(_show, session))


def _agree(book: Book, found: DueOffers, only: Sequence[str] | None, session: Session) -> Done[DuesAgreed]:
    chosen = None
    if only:
        numbers = {number.strip() for number in only}
        chosen = [one.item.item_id for one in found.offers if one.item.number in numbers]
        unknown = sorted(numbers - {one.item.number for one in found.offers})
        if unknown:
            raise Refused("{number} has a day to pay, or is paid. Check the number.", number=unknown[0])
    return agree_dues(book.ledger, found.customer.id, chosen, session.moment)


def _answer(session: Session, found: DueOffers) -> Mapping[str, object]:
    return {
        **told(found.customer, "customer=name", "code"),
        "open": yuan(open_in(found.offers)),
        "past_due": yuan(late_in(found.offers, session.moment.today)),
        "papers": [_paper(one) for one in found.offers],
    }


def _paper(one: DueOffer) -> Mapping[str, object]:
    due = one.due and day(one.due)
    return {**told(one.item, "number", "date=dated", "open_fen"), "due": due, "batches": one.open_batches}


def _show(session: Session, found: DueOffers, screen: Screen) -> None:
    if not found.offers:
        screen.say(Said("No unpaid paper waits for terms that are agreed by now."))
        return
    columns = (
        Heading(N_("Number"), firm=True),
        Heading(N_("Date"), firm=True),
        Heading(N_("Unpaid"), figures=True),
        Heading(N_("Due date"), firm=True),
    )
    waits = Said("with the next batch")
    rows: list[tuple[Cell, ...]] = [
        (one.item.number, str(one.item.dated), one.item.open_fen, str(one.due) if one.due else waits)
        for one in found.offers
    ]
    screen.cells(columns, rows)
    screen.say(
        Said(
            "{open} has no day to pay; by these terms {late} of it would be past due at once. To let them count: "
            "qingzhang due-days NAME --agree",
            open=yuan(open_in(found.offers)),
            late=yuan(late_in(found.offers, session.moment.today)),
        )
    )
