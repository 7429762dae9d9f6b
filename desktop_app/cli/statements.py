"""Monthly statements: issued once, written as PDF, followed until the customer has answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.cli.answers import day, yuan, yuan_or_null
from desktop_app.cli.fields import Fields, read_document
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Column, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.contacts import Channel
from desktop_app.domain.customers import Customer, clean_text
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.statements import StatementState
from desktop_app.language import N_
from desktop_app.operations.books import Book
from desktop_app.operations.customers import find_customer
from desktop_app.operations.statements import Answer, answer_statement, customers_to_state, issue_statement

ANSWERS = (StatementState.AGREED, StatementState.DIFFERS)


@dataclass(frozen=True, slots=True)
class Written:
    """An issued statement and the file its paper lies in."""

    number: str
    customer: str
    period_from: date
    period_to: date
    closing_fen: int
    file: Path


def statement(session: Session) -> None:
    """Issue the month's statements and write their papers; those issued before come out as they were (case 7)."""
    options = session.options
    if options.all == (options.customer is not None):
        raise Refused("Name one customer with --customer, or say --all.")
    with opened(session) as book:
        written = _write(book, _asked_for(book, session), session)
    session.present(written, _answer, _show)


def answer(session: Session) -> None:
    """Record that the customer agrees, or has another figure (N03, case 10)."""
    fields = read_document(session.around.stdin).only("number", "state", "date", "agreed", "said_by", "channel", "note")
    number, said = fields.text("number"), _said(fields, session.moment.today)
    with opened(session) as book:
        issued = answer_statement(book.ledger, number, said, session.moment).result
    session.answer(
        {
            "number": issued.number,
            "state": issued.state,
            "closing": yuan(issued.closing_fen),
            "agreed": yuan_or_null(issued.agreed_fen),
        }
    )


def _asked_for(book: Book, session: Session) -> Sequence[Customer]:
    options = session.options
    if options.all:
        return customers_to_state(book.ledger, options.month, session.moment.today)
    return [find_customer(book.ledger, clean_text(options.customer, N_("The customer's name")))]


def _write(book: Book, customers: Sequence[Customer], session: Session) -> list[Written]:
    from desktop_app.cli.files import file_name, make_folder, write_file
    from desktop_app.operations.papers import statement_pdfs

    out, moment = make_folder(session.options.out), session.moment
    issued = [issue_statement(book.ledger, one.id, session.options.month, moment).result for one in customers]
    written = [
        Written(
            one.number, customer.name, one.period_from, one.period_to, one.closing_fen,
            out / file_name(one.number, customer.name, ".pdf"),
        )
        for customer, one in zip(customers, issued, strict=True)
    ]  # fmt: skip
    drawn = statement_pdfs(book, [one.number for one in written], session.paper_language, moment)
    for one, (_, pdf) in zip(written, drawn, strict=True):
        write_file(one.file, pdf)
    return written


def _answer(written: list[Written]) -> Mapping[str, object]:
    return {
        "statements": [
            {
                "number": one.number,
                "customer": one.customer,
                "from": day(one.period_from),
                "to": day(one.period_to),
                "closing": yuan(one.closing_fen),
                "file": str(one.file),
            }
            for one in written
        ]
    }


def _show(written: list[Written], screen: Screen) -> None:
    if not written:
        screen.say(Said("Nothing moved in this month and nobody owes anything: no statement is needed."))
        return
    columns = (
        Column(N_("Number"), firm=True),
        Column(N_("Customer")),
        Column(N_("Closing balance"), figures=True),
        Column(N_("File")),
    )
    rows = [(one.number, one.customer, one.closing_fen, str(one.file)) for one in written]
    screen.table(columns, rows, (None, None, sum(one.closing_fen for one in written), None))


def _said(fields: Fields, today: date) -> Answer:
    return Answer(
        state=fields.choice("state", ANSWERS),
        dated=fields.day("date", today),
        agreed_fen=fields.fen("agreed") if fields.has("agreed") else None,
        said_by=fields.text("said_by", ""),
        channel=fields.choice("channel", Channel) if fields.has("channel") else "",
        note=fields.note("note"),
    )
