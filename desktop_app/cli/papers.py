"""Papers that go to the customer and come back."""

from desktop_app.cli.answers import day
from desktop_app.cli.doubts import accepted, doubts_told
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said
from desktop_app.domain.sendings import SentBy


def signed(session: Session) -> None:
    """The signed copy of a slip, statement or plan is back; its scan is kept with it (U44, case 28)."""
    from desktop_app.operations.paper_files import read_scan
    from desktop_app.operations.paper_runs import came_back_signed

    options = session.options
    number, dated = options.number.strip(), options.on or session.moment.today
    scan = read_scan(options.scan) if options.scan else b""
    with opened(session) as book, doubts_told(session):
        came_back_signed(book, [number], dated, session.moment, scan, options.note, accepted(session))
    said = Said("{number} is signed.", number=number)
    session.tell({"number": number, "signed": day(dated), "scan": bool(scan)}, said)


def sent(session: Session) -> None:
    """How a statement went to the customer; answers all that is on record of it (民法典 195)."""
    from desktop_app.operations.statements import mark_sent, sendings

    options = session.options
    number, dated = options.number.strip(), options.on or session.moment.today
    with opened(session) as book:
        made = mark_sent(book.ledger, number, dated, session.moment, SentBy(options.how), options.note)
        papers = sendings(book.ledger, number, session.moment.today)
    answer = {
        "number": number,
        "state": made.result.state,
        "sent": [{"on": day(one.dated), "how": one.by, "note": one.note} for one in papers],
    }
    said = Said("{number} is sent. An answer is awaited.", number=number)
    session.tell(answer if made.changes else {**answer, "repeated": True}, said)
