"""What is to be cleared with customers, on the command line: our faults, offers, rebates, differences (R064, R132)."""

from collections.abc import Mapping, Sequence
from functools import partial

from desktop_app.cli.answers import told
from desktop_app.cli.documents import DAY_IF_ANY, NO_FEN, TEXT, WORDS, JsonDocument, today_or, word
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.open_points import OpenPoint, PointEnd, PointKind, point_state, to_do_said
from desktop_app.operations.customers import all_customers, find_customer
from desktop_app.operations.lists.points import POINT_COLUMNS
from desktop_app.operations.open_points import add_point, end_point, honour_point, points_of, take_end_back

BY_HAND = (PointKind.FAULT, PointKind.OFFER, PointKind.REBATE)
POINT = JsonDocument(
    customer=TEXT, kind=word(BY_HAND), what=TEXT, amount=NO_FEN, wanted=NO_FEN, number=WORDS, owner=WORDS,
    until=DAY_IF_ANY, date=today_or, submission=WORDS,
)  # fmt: skip


def point(session: Session) -> None:
    """Of an offer `amount` is let go once `wanted` came; of a rebate it is credited then."""
    said = POINT.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        given, wanted = (said.wanted, said.amount) if said.kind is PointKind.OFFER else (said.amount, said.wanted)
        noted = OpenPoint(said.kind, customer.id, said.date, said.what, given, wanted, said.number, said.owner,
                          said.until)  # fmt: skip
        made = add_point(book.ledger, noted, session.moment, said.submission)
    session.posted(made, _answer(session, customer.name, made.result))


def points(session: Session) -> None:
    """Of one customer or all, newest first."""
    today = session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name).id if session.options.name else 0
        names = {one.id: one.name for one in all_customers(book.ledger)}
        found = [(names[one.customer_id], one) for one in points_of(book.ledger, today, customer)]
    session.present(found, lambda rows: {"points": [_answer(session, *one) for one in rows]}, partial(_show, session))


def end(session: Session) -> None:
    """It is cleared up, or nothing came of it; with --reopen that is taken back."""
    number, options = _number(session), session.options
    with opened(session) as book:
        if options.reopen:
            take_end_back(book.ledger, number, session.moment)
            session.tell({"point": str(number), "state": "open"}, Said("It is open again."))
            return
        made = end_point(book.ledger, number, PointEnd(options.how), options.note, session.moment).result
    session.tell({"point": str(number), **told(made, "state=end", "ended=ended_on")}, Said("It is ended."))


def settle(session: Session) -> None:
    """The credit is posted; answers its number."""
    number = _number(session)
    with opened(session) as book:
        made = honour_point(book.ledger, number, session.moment)
    session.answer({"point": str(number), "number": made.result})


def _number(session: Session) -> int:
    text = str(session.options.number).strip()
    if not text.isdecimal():
        raise Refused("“{text}” is not the number of one. Give the number that was answered.", text=text)
    return int(text)


def _answer(session: Session, name: str, one: OpenPoint) -> Mapping[str, object]:
    return {
        "point": str(one.id), "customer": name, **told(one, "kind", "what", "number", "amount_fen", "other_fen"),
        **told(one, "aspect", "step", "owner", "until", "date=dated", "end", "ended=ended_on", "ended_by"),
        "state": point_state(one, session.moment.today)[0].text(session.translate),
        "to_do": to_do_said(one).text(session.translate),
    }  # fmt: skip


def _show(session: Session, found: Sequence[tuple[str, OpenPoint]], screen: Screen) -> None:
    if not found:
        screen.say(Said("Nothing is to be cleared."))
    for whose in dict.fromkeys(name for name, _ in found):
        screen.heading(Said("{name}", name=whose))
        screen.table(POINT_COLUMNS, [one for name, one in found if name == whose], session.moment.today)
