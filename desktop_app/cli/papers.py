"""Papers that go to the customer and come back, and whether one that lies there is ours."""

from desktop_app.cli.answers import day, told
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.looks import PAPERS
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PAPER_KINDS, PaperRow
from desktop_app.domain.sendings import SentBy, SentPaper
from desktop_app.operations.done import Done


def signed(session: Session) -> None:
    """The signed copy of a slip, statement or plan is back; its scan is kept with it (U44, case 28)."""
    from desktop_app.operations.paper_files import read_scan
    from desktop_app.operations.paper_runs import came_back_signed

    options = session.options
    number, dated = options.number.strip(), options.on or session.moment.today
    scan = read_scan(options.scan) if options.scan else b""
    with opened(session) as book:
        came_back_signed(book, [number], dated, session.moment, scan, options.note, session.accepted)
    said = Said("{number} is signed.", number=number)
    session.tell({"number": number, "signed": day(dated), "scan": bool(scan)}, said)


def sent(session: Session) -> None:
    """How a statement went to the customer; answers all that is on record of it (民法典 195)."""
    from desktop_app.operations.credit_papers import is_credit_paper
    from desktop_app.operations.letters import send_letter
    from desktop_app.operations.statements import mark_sent, sendings

    options = session.options
    number, dated = options.number.strip(), options.on or session.moment.today
    with opened(session) as book:
        if is_credit_paper(book.ledger, number):
            letter = send_letter(book.ledger, number, dated, session.moment, SentBy(options.how), options.note)
            _tell_letter(session, number, letter)
            return
        made = mark_sent(book.ledger, number, dated, session.moment, SentBy(options.how), options.note)
        papers = sendings(book.ledger, number, session.moment.today)
    sent = [told(one, "on=dated", "how=by", "note") for one in papers]
    answer = {"number": number, "state": made.result.state, "sent": sent}
    said = Said("{number} is marked as sent and waits for an answer.", number=number)
    session.tell(answer if made.changes else {**answer, "repeated": True}, said)


def _tell_letter(session: Session, number: str, made: Done[tuple[SentPaper, ...]]) -> None:
    """Answers all that is on record of how a letter or terms sheet went."""
    answer = {"number": number, "sent": [told(one, "on=dated", "how=by", "note") for one in made.result]}
    said = Said("{number} is marked as sent.", number=number)
    session.tell(answer if made.changes else {**answer, "repeated": True}, said)


def check(session: Session) -> None:
    """What the book's own copy says; Refused when no paper of this book carries the code (T22)."""
    from desktop_app.operations.paper_rows import check_paper

    with opened(session) as book:
        found = check_paper(book.ledger, session.options.code, session.moment.today)
    if found is None:
        raise Refused("No paper of this book carries this check code. Compare it with the paper again.")
    session.tell(told(found, "number", "kind", "customer", "dated", "amount_fen", "state"), _said(found))


def _said(row: PaperRow) -> Said:
    return Said(
        "This is our {kind} {number} of {date} for {customer} over {amount} ({state}).",
        kind=PAPER_KINDS[row.kind],
        number=row.number,
        date=row.dated,
        customer=row.customer,
        amount=format_yuan(row.amount_fen),
        state=PAPERS[row.state].said,
    )
