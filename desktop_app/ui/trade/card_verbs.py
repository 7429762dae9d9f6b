"""The card of a paper for WeChat by the same two keys wherever a paper is: its picture, and its text (N20)."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from desktop_app.domain.cards import PaperCard
from desktop_app.language import N_, translator
from desktop_app.operations.cards import card_given, card_picture, card_text, paper_card, reminder_card
from desktop_app.operations.marks import MarkKind
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.page import Page
from desktop_app.ui.trade.void_document import unmarked
from desktop_app.ui.widgets.notices import info

PAPER_LANGUAGE = "paper_language"
"""Under which name the language of papers is remembered."""
PICTURE_KEY, TEXT_KEY = "Ctrl+W", "Ctrl+Shift+W"


class CardVerbs(Page):
    """A page that says which paper is meant (`card_number`)."""

    def card_number(self) -> str:
        """The number of the paper the cursor is on; empty while there is none."""
        raise NotImplementedError

    @command("card.picture", N_("Copy the card for WeChat"), PICTURE_KEY, short=N_("Card for WeChat"))
    def copy_card(self) -> None:
        if number := self.card_number():
            copy_picture(self.desk, self, number)

    @command("card.text", N_("Copy the text of the card"), TEXT_KEY, short=N_("Text of the card"))
    def copy_card_text(self) -> None:
        if number := self.card_number():
            copy_text(self.desk, self, number)


def paper_language(desk: Desk) -> str:
    """Cards go to customers, and are in the language in which papers were last printed."""
    return desk.preferences.text(PAPER_LANGUAGE, "zh_CN")


def copy_picture(desk: Desk, owner: QObject, number: str, then: Callable[[], None] | None = None) -> None:
    """The picture into the clipboard; that the customer gets it stands in their record and can be taken back."""

    def copied(png: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(png))
        _note(desk, owner, number, desk.say("The card of {number} is copied. Paste it in WeChat.", number=number), then)

    def draw(card: PaperCard) -> None:
        desk.jobs.make(lambda _: card_picture(card, paper_language(desk)), copied, owner)

    today = desk.today()
    desk.jobs.ask(lambda book: paper_card(book.ledger, number, today), draw, owner, lane="card")


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

    desk.jobs.ask(lambda book: reminder_card(book.ledger, customer_id, today), draw, owner, lane="card")


def copy_reminder_text(desk: Desk, owner: QObject, customer_id: int) -> None:
    """The same in words."""
    today = desk.today()

    def copied(card: PaperCard) -> None:
        QGuiApplication.clipboard().setText(card_text(card, translator(paper_language(desk))))
        desk.notice(info(desk.say("The text of the reminder is copied. Paste it in WeChat, and log the contact.")))

    desk.jobs.ask(lambda book: reminder_card(book.ledger, customer_id, today), copied, owner, lane="card")


def _note(desk: Desk, owner: QObject, number: str, said: str, then: Callable[[], None] | None) -> None:
    def noted(is_new: bool) -> None:
        desk.done(said, unmarked(MarkKind.CARD, number)) if is_new else desk.notice(info(said))
        if then is not None:
            then()

    desk.jobs.do(lambda book, moment: card_given(book.ledger, number, moment), noted, owner)
