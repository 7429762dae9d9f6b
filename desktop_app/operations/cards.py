"""Cards for WeChat: the picture and the words of a paper, and who was sent theirs (N20)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.cards import CARD_DAYS, CardDue, CardNow, PaperCard, card_of, message_of
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.reminders import reminder_of
from desktop_app.domain.sendings import SentBy
from desktop_app.domain.statements import Statement
from desktop_app.operations.debts import debt_of_account
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import may_see, require_sight
from desktop_app.operations.paper_kinds import frozen_paper
from desktop_app.operations.statements import refuse_replaced
from desktop_app.store import accounts, cards, customers, documents, papers, settings, statements
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class CardGiven:
    """`is_new` is false where it stood in the record of today already; a card is no sending of its statement by itself,
    which is offered where it may be marked as sent.
    """

    is_new: bool
    may_be_marked_sent: bool


def paper_card(ledger: Ledger, number: str, today: date) -> PaperCard:
    """The card of a paper, with what is owed today; refuses one that was voided or replaced, as its figures no longer
    hold.

    To a clerk who may not see debts it tells none; a statement tells nothing else, so they have no card of it.
    """
    _, (paper, _) = frozen_paper(ledger, number)
    _refuse_void(ledger, number)
    card = card_of(paper, None if isinstance(paper, Statement) else _now(ledger, number, today))
    if may_see(ledger, OwnerAct.SEE_DEBTS):
        return card
    if card.kind is PaperKind.STATEMENT:
        require_sight(ledger, OwnerAct.SEE_DEBTS)
    return replace(card, owed=None)


def _now(ledger: Ledger, number: str, today: date) -> CardNow:
    of = documents.load_document(ledger, number).customer_id
    unpaid = sum(item.open_fen for item in accounts.account_now(ledger, of, today).items if item.number == number)
    return CardNow(today, accounts.balance_on(ledger, of, today), unpaid)


def reminder_card(ledger: Ledger, customer_id: int, today: date) -> PaperCard:
    """The card that asks a customer for what is due now; refused where nothing is to be asked for."""
    require_sight(ledger, OwnerAct.SEE_DEBTS)
    customer = customers.load_customer(ledger, customer_id)
    account = accounts.account(ledger, customer.id, today)
    owed = debt_of_account(ledger, account, today)
    if owed.ask_fen <= 0:
        raise Refused("Nothing is to be asked for from {name} today.", name=customer.name)
    shop = settings.load_shop(ledger)
    return reminder_of(shop, customer, account.items, owed.on_account_fen, owed.ask_fen, today)


def card_picture(card: PaperCard, language: str) -> bytes:
    """The picture of a card as PNG; drawn outside of the book."""
    from desktop_app.documents.card import draw_card

    return draw_card(card, language)


def card_text(card: PaperCard, translate: Callable[[str], str]) -> str:
    """What the owner writes with the picture."""
    return "\n".join(one.text(translate).rstrip() for one in message_of(card))


def cards_waiting(ledger: Ledger, today: date) -> list[CardDue]:
    """Papers of the last days whose card was not sent yet, the newest day first."""
    return cards.load_waiting(ledger, today - timedelta(days=CARD_DAYS - 1), today)


def cards_of(ledger: Ledger, numbers: Sequence[str], today: date) -> list[CardDue]:
    """These papers, in this order, whether or not their card was sent before; one that has no card is left out."""
    return cards.load_named(ledger, numbers, today)


def card_given(ledger: Ledger, number: str, moment: Moment) -> Done[CardGiven]:
    """Keep in the customer's record that they get the card today: once a day, however often it is copied."""
    with ledger.writing():
        _refuse_void(ledger, number)
        waits = _waits_to_be_sent(ledger, number, moment)
        if cards.given_on(ledger, number, moment.today):
            return done(CardGiven(False, waits))
        papers.day_of(ledger, number)
        papers.add_event(ledger, number, "card", moment.today, moment)
    return done(CardGiven(True, waits), Changed.PAPERS)


def _waits_to_be_sent(ledger: Ledger, number: str, moment: Moment) -> bool:
    """A statement of which it is not on record yet that it went today by WeChat."""
    if not papers.is_statement(ledger, number):
        return False
    sent = statements.sendings(ledger, moment.today, number)
    return all((one.dated, one.by) != (moment.today, SentBy.WECHAT) for one in sent)


def _refuse_void(ledger: Ledger, number: str) -> None:
    if papers.is_statement(ledger, number):
        refuse_replaced(ledger, number)
        return
    reversal = documents.load_document(ledger, number).reversed_by
    if reversal:
        raise Refused(
            "{number} was voided by {reversal}, and what its card would say holds no more.",
            number=number,
            reversal=reversal,
        )
