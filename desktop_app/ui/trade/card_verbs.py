"""The card of a paper for WeChat by the same two keys wherever a paper is: its picture, and its text (N20)."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from desktop_app.domain.cards import PaperCard
from desktop_app.domain.sendings import SentBy
from desktop_app.language import N_, translator
from desktop_app.operations.cards import CardGiven, card_given, card_picture, card_text, paper_card, reminder_card
from desktop_app.operations.marks import MarkKind
from desktop_app.operations.shop_pictures import drawn_with
from desktop_app.operations.statements import Issued, mark_sent
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.trade.void_document import unmarked
from desktop_app.ui.widgets.notices import Way, info

PAPER_LANGUAGE = "paper_language"
"""Under which name the language of papers is remembered."""
PICTURE_KEY, TEXT_KEY = "Ctrl+W", "Ctrl+Shift+W"


class CardVerbs(Page):
    """A page that says which papers are meant (`card_numbers`)."""

    def card_numbers(self) -> tuple[str, ...]:
        """The numbers of the chosen papers; empty while there is none. A voided one has no card."""
        raise NotImplementedError

    @command("card.picture", N_("Copy the card for WeChat"), PICTURE_KEY, short=N_("Card for WeChat"))
    def copy_card(self) -> None:
        self._copy(copy_picture)

    @command("card.text", N_("Copy the text of the card"), TEXT_KEY, short=N_("Text of the card"))
    def copy_card_text(self) -> None:
        self._copy(copy_text)

    def _copy(self, copied: Callable[[Desk, QObject, str], None]) -> None:
        """One at once; the clipboard holds one, so several are a queue: Enter copies the next."""
        numbers = self.card_numbers()
        if len(numbers) == 1:
            copied(self.desk, self, numbers[0])
        elif numbers:
            self.desk.go(Route(PageName.PAPERS, tab="cards", numbers=numbers))


def paper_language(desk: Desk) -> str:
    """Cards go to customers, and are in the language in which papers were last printed."""
    return desk.preferences.text(PAPER_LANGUAGE, "zh_CN")


def copy_picture(desk: Desk, owner: QObject, number: str, then: Callable[[], None] | None = None) -> None:
    """The picture into the clipboard; that the customer gets it stands in their record and can be taken back."""

    def copied(png: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(png))
        said = desk.say("The card of {number} is copied. Paste it in WeChat.", number=number)
        _note(desk, owner, number, said, then)

    def draw(card: PaperCard) -> None:
        desk.jobs.make(lambda _: card_picture(card, paper_language(desk)), copied, owner)

    today = desk.today()
    desk.jobs.ask(lambda book: drawn_with(book, paper_card(book.ledger, number, today)), draw, owner, lane="card")


def copy_text(desk: Desk, owner: QObject, number: str) -> None:
    """The words that go with the picture into the clipboard."""

    def copied(card: PaperCard) -> None:
        QGuiApplication.clipboard().setText(card_text(card, translator(paper_language(desk))))
        said = desk.say("The text of the card of {number} is copied. Paste it in WeChat.", number=number)
        _note(desk, owner, number, said, None)

    today = desk.today()
    desk.jobs.ask(lambda book: paper_card(book.ledger, number, today), copied, owner, lane="card")


def copy_reminder(desk: Desk, owner: QObject, customer_id: int) -> None:
    """The picture that asks for what is due; it is no talk until that is logged."""
    today = desk.today()

    def copied(png: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(png))
        desk.notice(info(desk.say("The reminder is copied. Paste it in WeChat, and log the contact.")))

    def draw(card: PaperCard) -> None:
        desk.jobs.make(lambda _: card_picture(card, paper_language(desk)), copied, owner)

    desk.jobs.ask(
        lambda book: drawn_with(book, reminder_card(book.ledger, customer_id, today)), draw, owner, lane="card"
    )


def copy_reminder_text(desk: Desk, owner: QObject, customer_id: int) -> None:
    """The same in words."""
    today = desk.today()

    def copied(card: PaperCard) -> None:
        QGuiApplication.clipboard().setText(card_text(card, translator(paper_language(desk))))
        desk.notice(info(desk.say("The text of the reminder is copied. Paste it in WeChat, and log the contact.")))

    desk.jobs.ask(lambda book: reminder_card(book.ledger, customer_id, today), copied, owner, lane="card")


def _note(desk: Desk, owner: QObject, number: str, said: str, then: Callable[[], None] | None) -> None:
    def noted(given: CardGiven) -> None:
        if then is not None:
            then()
        ways = (_sending(desk, owner, number),) if given.may_be_marked_sent else ()
        if given.is_new:
            desk.done(said, unmarked(MarkKind.CARD, number), ways=ways)
        else:
            desk.notice(info(said, *ways))

    desk.jobs.do(lambda book, moment: card_given(book.ledger, number, moment), noted, owner)


def _sending(desk: Desk, owner: QObject, number: str) -> Way:
    """What a statement needs to be a demand on record (民法典 195): that it went, today, by WeChat."""

    def told(_: Issued) -> None:
        said = desk.say("{number} is marked as sent and waits for an answer.", number=number)
        desk.done(said, unmarked(MarkKind.SENDING, number))

    def send() -> None:
        desk.jobs.do(
            lambda book, moment: mark_sent(book.ledger, number, moment.today, moment, SentBy.WECHAT), told, owner
        )

    return Way(desk.say("Mark as sent"), send)
