"""Statements: issued once, written as PDF, replaced where they no longer hold, followed until they are answered."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.cli.answers import day, told, yuan
from desktop_app.cli.documents import FEN, NOTE, TEXT, WORDS, JsonDocument, if_any, today_or, word
from desktop_app.cli.files import file_name, make_folder, write_file
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import PartlyDone, Refused, Said
from desktop_app.domain.labels import CHANNELS
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.domain.statement_words import fallen_said
from desktop_app.domain.statements import Fallen, StatementState
from desktop_app.language import N_, Translate
from desktop_app.operations.books import Book
from desktop_app.operations.customers import find_customer
from desktop_app.operations.done import Done
from desktop_app.operations.paper_runs import issue_seen
from desktop_app.operations.shop_pictures import drawn_with
from desktop_app.operations.statement_accounts import joined_since
from desktop_app.operations.statement_shown import (
    Becomes,
    ShownStatement,
    days_of_month,
    detail_of,
    show_days,
    show_issued,
    show_month,
    show_site,
)
from desktop_app.operations.statements import (
    Answer,
    Issued,
    answer_statement,
    customers_to_state,
    issue_statement,
    replace_statement,
)

ANSWER = JsonDocument(
    number=TEXT, state=word((StatementState.AGREED, StatementState.DIFFERS)), date=today_or, agreed=if_any(FEN),
    said_by=TEXT, channel=if_any(word(tuple(CHANNELS)), ""), note=NOTE, submission=WORDS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A statement and the file its paper lies in; one outside the chain has no number.

    `shown` is what its days say today, where it no longer says that.
    """

    number: str
    customer: str
    period_from: date
    period_to: date
    closing_fen: int
    detail: StatementDetail
    file: Path
    shown: ShownStatement | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was written, and the customers of whom no statement was made, each with the reason (case 25)."""

    written: Sequence[Written]
    refused: Sequence[tuple[str, Said]]


def statement(session: Session) -> None:
    """Issue the month's statements and write their papers; those issued before come out as they were (case 7).

    With `--to` one is written without a number, outside the chain (case 21). Of many, all that can be issued are, and
    the others are named (case 25).
    """
    _refuse_words(session.options)
    _refuse_site(session.options)
    with opened(session) as book:
        result = _write_all(book, session) if session.options.all else _write_one(book, session)
    session.present(result, lambda made: _answer(made, session.translate), _show)
    if result.refused:
        raise _partly(result, session.translate)


def answer(session: Session) -> None:
    """Record that the customer agrees, or has another figure (N03, case 10)."""
    said = ANSWER.read(session)
    words = Answer(said.state, said.date, said.agreed, said.said_by, said.channel, said.note)
    with opened(session) as book:
        made = answer_statement(book.ledger, said.number, words, session.moment, said.submission)
    session.posted(made, told(made.result, "number", "state", "closing_fen", "agreed_fen"))


def _refuse_words(options: Namespace) -> None:
    if options.all == (options.customer is not None):
        raise Refused("Name one customer with --customer, or say --all.")
    if (options.month is None) == (options.to is None):
        raise Refused("Name the month with --month, or the last day with --to.")
    if options.to is None and options.first is not None:
        raise Refused("--from goes with --to: name the last day, too.")
    if options.to is not None and (options.all or options.replace):
        raise Refused("--to writes one statement without a number: use it with --customer, without --replace.")


def _refuse_site(options: Namespace) -> None:
    if options.site and (options.all or options.replace):
        raise Refused("--site is for one customer: use it with --customer, without --replace.")


def _write_all(book: Book, session: Session) -> Result:
    """One after the other: what is refused of one customer keeps none of the others back."""
    options, moment = session.options, session.moment
    out, made, refused = make_folder(options.out), [], []
    for customer in customers_to_state(book.ledger, options.month, moment.today):
        try:
            made.append((customer, _issue(book, customer, session)))
        except Refused as said:
            refused.append((customer.name, said))
    made += [one for customer, issued in made for one in _joined(book, customer, issued, session)]
    return Result(_write_issued(book, made, out, session), refused)


def _joined(book: Book, customer: Customer, issued: Issued, session: Session) -> Iterator[tuple[Customer, Issued]]:
    """Papers of the month of who became one with them since: theirs does not tell of those (case 19)."""
    today = session.moment.today
    _, last = days_of_month(customer, session.options.month, today)
    for one in joined_since(book.ledger, issued, last, today):
        if one.issued is not None:
            yield one.customer, one.issued


def _write_one(book: Book, session: Session) -> Result:
    """One customer: days that lie outside the chain are written without a number."""
    options, moment = session.options, session.moment
    customer = find_customer(book.ledger, options.customer)
    out = make_folder(options.out)
    if options.site:
        shown = show_site(book.ledger, customer.id, options.site, _days_of_site(customer, session), moment,
                          options.detail)  # fmt: skip
        return Result([_write_of_site(book, shown, out, session)], ())
    if options.to is not None:
        shown = show_days(book.ledger, customer.id, options.first, options.to, moment, options.detail)
        return Result([_write_loose(book, shown, out, session)], ())
    if options.replace:
        made = replace_statement(book.ledger, customer.id, options.month, moment, options.detail).result
        return Result(_write_issued(book, [(customer, made)], out, session), ())
    shown = show_month(book.ledger, customer.id, options.month, moment, options.detail)
    if shown.becomes is Becomes.APART and shown.broken is None:
        return Result([_write_loose(book, shown, out, session)], ())
    return Result(_write_issued(book, [(customer, _issue(book, customer, session))], out, session), ())


def _days_of_site(customer: Customer, session: Session) -> tuple[date | None, date]:
    options = session.options
    if options.to is not None:
        return options.first, options.to
    return days_of_month(customer, options.month, session.moment.today)


def _issue(book: Book, customer: Customer, session: Session) -> Issued:
    ledger, month, moment = book.ledger, session.options.month, session.moment
    replaces = session.options.replace and (
        show_month(ledger, customer.id, month, moment).becomes is Becomes.REPLACEMENT
    )
    issue: Callable[..., Done[Issued]] = replace_statement if replaces else issue_statement
    return issue(ledger, customer.id, month, moment, session.options.detail).result


def _write_issued(book: Book, issued: Sequence[tuple[Customer, Issued]], out: Path, session: Session) -> list[Written]:
    from desktop_app.operations.papers import statement_pdfs

    drawn = dict(statement_pdfs(book, [one.number for _, one in issued], session.paper_language, session.moment))
    written = []
    for customer, one in issued:
        name = customer.name
        file = out / file_name(one.number, name, ".pdf")
        write_file(file, drawn[one.number])
        shown = show_issued(book.ledger, one, session.moment)
        told = shown if shown.fallen else None
        detail = detail_of(book.ledger, one.number)
        written.append(Written(one.number, name, one.period_from, one.period_to, one.closing_fen, detail, file, told))
    return written


def _write_loose(book: Book, shown: ShownStatement, out: Path, session: Session) -> Written:
    from desktop_app.operations.papers import unkept_pdf

    told = shown.statement
    whose = f"{told.customer} {told.site}".strip()
    file = out / file_name(day(told.period_to) or "", whose, ".pdf")
    write_file(file, unkept_pdf(drawn_with(book, told), False, session.paper_language))
    return Written("", told.customer, told.period_from, told.period_to, told.closing_fen, told.detail, file)


def _write_of_site(book: Book, shown: ShownStatement, out: Path, session: Session) -> Written:
    """Numbered beside the chain; one that was issued already and still holds comes out as it was."""
    from desktop_app.operations.papers import statement_pdfs

    number = shown.statement.number or issue_seen(book.ledger, shown, session.moment).result.number
    ((_, pdf),) = statement_pdfs(book, [number], session.paper_language, session.moment)
    told = shown.statement
    file = out / file_name(number, f"{told.customer} {told.site}", ".pdf")
    write_file(file, pdf)
    return Written(number, told.customer, told.period_from, told.period_to, told.closing_fen, told.detail, file)


def _answer(result: Result, translate: Translate) -> Mapping[str, object]:
    statements = [
        {
            "number": one.number or None,
            **told(one, "customer", "from=period_from", "to=period_to", "closing_fen", "detail", "file"),
            "holds": one.shown is None,
            "today": _today(one.shown),
        }
        for one in result.written
    ]
    refused = [{"customer": name, "why": said.text(translate)} for name, said in result.refused]
    return {"statements": statements, "refused": refused}


def _today(shown: ShownStatement | None) -> Mapping[str, object] | None:
    """The sums of a paper's days as they are today, where they are not those on the paper."""
    if shown is None or shown.fallen is None:
        return None
    return {"closing": yuan(shown.fallen.closing_now_fen), "ask": yuan(shown.fallen.asked_now_fen or 0)}


def _fallen(name: str, shown: ShownStatement, fallen: Fallen) -> Said:
    """Both sums of a paper that no longer holds, and what can be done about it (case 21)."""
    said = fallen_said(fallen)
    if shown.becomes is Becomes.REPLACEMENT:
        return Said("{customer}: {said} --replace puts a new one in its place.", customer=name, said=said)
    return Said("{customer}: {said} The next statement tells what has changed.", customer=name, said=said)


def _show(result: Result, screen: Screen) -> None:
    written = result.written
    if not written and not result.refused:
        screen.say(Said("Nothing moved in this month and nobody owes anything: no statement is needed."))
    for one in written:
        if one.shown and one.shown.fallen:
            screen.say(_fallen(one.customer, one.shown, one.shown.fallen))
    if not written:
        return
    columns = (
        Heading(N_("Number"), firm=True), Heading(N_("Customer")), Heading(N_("Closing debt"), figures=True),
        Heading(N_("File")),
    )  # fmt: skip
    rows = [(one.number or "–", one.customer, one.closing_fen, str(one.file)) for one in written]
    screen.cells(columns, rows, (None, None, sum(one.closing_fen for one in written), None))


def _partly(result: Result, translate: Translate) -> PartlyDone:
    """Who got no statement and why, in one line."""
    why = " ".join(f"{name}: {said.text(translate)}" for name, said in result.refused)
    return PartlyDone("Statements issued: {count}. Not issued: {why}", count=len(result.written), why=why)
