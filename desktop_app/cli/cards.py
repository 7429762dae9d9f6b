"""Cards for WeChat: the picture and text of a paper, and whose are still to be sent."""

from functools import partial

from desktop_app.cli.answers import day, told, yuan
from desktop_app.cli.files import write_file
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.cards import CardDue, PaperCard
from desktop_app.domain.errors import Refused, Said
from desktop_app.language import translator
from desktop_app.operations.cards import card_given, card_picture, card_text, cards_waiting, paper_card, reminder_card
from desktop_app.operations.customers import find_customer
from desktop_app.operations.lists.cards import CARDS_DUE
from desktop_app.operations.shop_pictures import drawn_with


def card(session: Session) -> None:
    """The picture into a file, the text to be read; that it was sent is noted only where that is said (N20)."""
    options = session.options
    if (options.number is None) == (options.remind is None) or (options.remind is not None and options.sent):
        raise Refused("Name a paper, or a customer with --remind; --sent goes with a paper.")
    with opened(session) as book:
        if options.remind is not None:
            made = reminder_card(book.ledger, find_customer(book.ledger, options.remind).id, session.moment.today)
        else:
            made = paper_card(book.ledger, options.number.strip(), session.moment.today)
        made = drawn_with(book, made)
        if options.sent:
            card_given(book.ledger, made.number, session.moment)
    if options.out:
        write_file(options.out, card_picture(made, session.paper_language))
    session.present(made, partial(_answer, session), partial(_show, session))


def waiting(session: Session) -> None:
    """Papers of the last seven days, the newest day first."""
    with opened(session) as book:
        found = cards_waiting(book.ledger, session.moment.today)
    session.present(found, _waiting_answer, partial(_show_waiting, session))


def _answer(session: Session, made: PaperCard) -> object:
    """The figures by their names in English, so that a program knows them in every language."""
    figures = [made.head, *made.figures, *([made.owed] if made.owed else [])]
    return {
        **told(made, "number", "customer", "code=customer_code"),
        "kind": "reminder" if made.heading else made.kind.value,
        "date": day(made.dated),
        "figures": [{"name": str(one.label), "amount": yuan(one.fen)} for one in figures],
        "text": card_text(made, translator(session.paper_language)),
        "file": str(session.options.out) if session.options.out else None,
        "sent": session.options.sent,
    }


def _show(session: Session, made: PaperCard, screen: Screen) -> None:
    options = session.options
    if options.text or not options.out:
        session.around.stdout.write(card_text(made, translator(session.paper_language)) + "\n")
    if options.out and not options.text:
        screen.say(Said("The card of {number} is in {file}.", number=made.number or made.customer, file=options.out))
    if options.sent:
        screen.say(Said("It is noted that the card of {number} was sent today.", number=made.number))


def _waiting_answer(found: list[CardDue]) -> object:
    return [told(one, "number", "kind", "customer", "date=dated", "amount_fen") for one in found]


def _show_waiting(session: Session, found: list[CardDue], screen: Screen) -> None:
    if not found:
        screen.say(Said("Every card of the last days was sent."))
        return
    count = Said("{count} cards", count=len(found))
    screen.table(CARDS_DUE, found, session.moment.today, count)
