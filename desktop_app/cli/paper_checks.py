"""Check a paper by the code printed on it."""

from collections.abc import Mapping

from desktop_app.cli.answers import yuan
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.labels import PAPER_STATES
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PAPER_KINDS
from desktop_app.operations.paper_check import PaperRow, check_paper


def check(session: Session) -> None:
    """What the book's own copy says; Refused when no paper of this book carries the code (T22)."""
    with opened(session) as book:
        found = check_paper(book.ledger, session.options.code, session.moment.today)
    if found is None:
        raise Refused("No paper of this book carries this check code. Compare it with the paper again.")
    session.tell(_answer(found), _said(found))


def _answer(row: PaperRow) -> Mapping[str, object]:
    return {
        "number": row.number,
        "kind": row.kind,
        "customer": row.customer,
        "dated": str(row.dated),
        "amount": yuan(row.amount_fen),
        "state": row.state,
    }


def _said(row: PaperRow) -> Said:
    return Said(
        "This is our {kind} {number} of {date} for {customer} over {amount} ({state}).",
        kind=PAPER_KINDS[row.kind],
        number=row.number,
        date=row.dated,
        customer=row.customer,
        amount=format_yuan(row.amount_fen),
        state=PAPER_STATES[row.state],
    )
