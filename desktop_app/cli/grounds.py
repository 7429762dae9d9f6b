"""On what credit rests, on the command line: securities are entered and listed (R012, R013, R044)."""

from collections.abc import Mapping, Sequence
from functools import partial

from desktop_app.cli.answers import day, told
from desktop_app.cli.documents import DAY_IF_ANY, NO_FEN, NOTE, TEXT, WORDS, JsonDocument, today_or, word
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said
from desktop_app.domain.grounds import TO_DO, Security, SecurityKind
from desktop_app.operations.customers import find_customer
from desktop_app.operations.grounds import add_security
from desktop_app.operations.grounds import securities as entered
from desktop_app.operations.lists.grounds import GROUNDS

SECURITY = JsonDocument(
    customer=TEXT, kind=word(SecurityKind), given_by=WORDS, phone=WORDS, what=WORDS, amount=NO_FEN,
    debt_due=DAY_IF_ANY, until=DAY_IF_ANY, date=today_or, note=NOTE, submission=WORDS,
)  # fmt: skip


def security(session: Session) -> None:
    """Enter a guarantee, a pledge or goods that came back for the debt; answers its number and last day."""
    said = SECURITY.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        drawn = Security(customer.id, said.kind, said.date, said.given_by, said.phone, said.what, said.amount,
                         said.debt_due, said.until, said.note)  # fmt: skip
        made = add_security(book.ledger, drawn, session.moment, said.submission)
    session.posted(made, {"customer": customer.name, **_answer(session, made.result)})


def securities(session: Session) -> None:
    """What answers for the debt of one customer, or of all, with the last day of each."""
    today = session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name).id if session.options.name else 0
        found = entered(book.ledger, today, customer)
    session.present(found, partial(_answers, session), partial(_show, session))


def _answers(session: Session, found: Sequence[Security]) -> object:
    return {"securities": [_answer(session, one) for one in found]}


def _answer(session: Session, one: Security) -> Mapping[str, object]:
    return {
        "id": str(one.id), **told(one, "kind", "given_by", "phone", "what", "amount_fen", "debt_due", "until"),
        "ends": day(one.ends), **told(one, "date=dated", "note"), "to_do": TO_DO[one.kind].text(session.translate),
    }  # fmt: skip


def _show(session: Session, found: Sequence[Security], screen: Screen) -> None:
    if not found:
        screen.say(Said("No securities. The command “security” enters one."))
        return
    screen.table(GROUNDS, found, session.moment.today)
