"""The cards that nobody was sent yet, ten at a time: Enter copies the one on the screen and shows the next (N20)."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.cards import CARDS_AT_ONCE, CardDue, PaperCard
from desktop_app.language import N_, translator
from desktop_app.operations.cards import card_picture, card_text, cards_of, cards_waiting, paper_card
from desktop_app.operations.lists.cards import CARDS_DUE
from desktop_app.operations.shop_pictures import drawn_with
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.lists import Empty, ListKind, ListView
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.card_verbs import copy_picture, copy_text, paper_language
from desktop_app.ui.widgets.keys import ENTER, back_button, button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked

_PICTURE = 400
"""Pixels of the picture's column."""


class CardRound(QWidget):
    """Enter copies the card and goes on, T copies its text, Esc goes back."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.waiting: list[CardDue] = []
        self.chosen: tuple[str, ...] = ()
        """Papers that were marked to be sent now; without any it is about those that wait."""
        self.picture = QImage()
        say = desk.say
        self.words = PlainLabel("", "muted")
        self.copying = button(say("Copy and next"), self.copy_next, "Return", primary=True)
        self.telling = button(say("Copy the text"), self.copy_words, "T")
        none = Empty(say("Every card of the last days was sent."))
        self.list = ListView(
            desk, ListKind("cards", N_("Cards to send"), CARDS_DUE, lambda one: one.number, empty=none)
        )
        self.table = self.list.table
        self.text = PlainLabel("", wraps=True)
        self.shown = PlainLabel()
        self.shown.setFixedWidth(px(_PICTURE))
        self.shown.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.copying)
        title, self.leaving = PlainLabel(say("Cards to send"), "name"), back_button(say, self.end)
        head = beside(title, self.words, ROOM, self.leaving, self.telling, self.copying)
        told = stacked((self.list, 1), self.text, gap=12)
        stacked(head, (beside((told, 1), self.shown, gap=16), 1), margins=(16, 0, 16, 12), gap=8, within=self)
        self.table.current_changed.connect(self._draw)
        self.table.opened.connect(lambda _: self.copy_next())

    def begin(self, chosen: tuple[str, ...] = ()) -> None:
        """Read who waits, or these papers; the end of these leads back to where they were chosen."""
        self.chosen = chosen
        today = self.desk.today()
        self.desk.jobs.ask(
            lambda book: cards_of(book.ledger, chosen, today) if chosen else cards_waiting(book.ledger, today),
            self._show, self, lane="waiting",
        )  # fmt: skip

    def copy_next(self) -> None:
        """The picture into the clipboard; as soon as that is noted, the next one is shown."""
        if (one := self.table.current()) is not None:
            number = one.number
            copy_picture(self.desk, self, number, lambda: self._go_on(number))

    def _go_on(self, copied: str) -> None:
        """The last of those that were marked ends the round."""
        left = tuple(number for number in self.chosen if number != copied)
        if self.chosen and not left:
            self.end()
        else:
            self.begin(left)

    def end(self) -> None:
        """Back to the list, or to the page from which the papers were sent here."""
        chosen = self.chosen
        self.ended.emit()
        if chosen:
            self.desk.back()

    def copy_words(self) -> None:
        """The text that goes with it; the picture is still to be copied."""
        if (one := self.table.current()) is not None:
            copy_text(self.desk, self, one.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.copy_next()
        elif event.key() == Qt.Key.Key_T:
            self.copy_words()
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _show(self, waiting: Sequence[CardDue]) -> None:
        """Ten of them; the next ten come when these are sent."""
        self.waiting = list(waiting)
        count, first, say = len(waiting), min(len(waiting), CARDS_AT_ONCE), self.desk.say
        more = say("{count} cards are still to be sent; the first {first} of them:", count=count, first=first)
        told = more if count > first else say("{count} cards are still to be sent.", count=count)
        self.words.setText(told if waiting else "")
        self.list.show_rows(self.waiting[:CARDS_AT_ONCE])
        for one in (self.copying, self.telling):
            one.setEnabled(bool(waiting))
        self.shown.setVisible(bool(waiting))
        self._draw(self.table.current())
        (self.copying if waiting else self.leaving).setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, one: CardDue | None) -> None:
        self.picture = QImage()
        self.text.setText("")
        self._place()
        if one is None:
            return
        language, number = paper_language(self.desk), one.number

        def draw(card: PaperCard) -> None:
            self.text.setText(card_text(card, translator(language)))
            self.desk.jobs.make(lambda _: QImage.fromData(card_picture(card, language)), show, self)

        def show(picture: QImage) -> None:
            now = self.table.current()
            if now is not None and now.number == number:
                self.picture = picture
                self._place()

        today = self.desk.today()
        self.desk.jobs.ask(
            lambda book: drawn_with(book, paper_card(book.ledger, number, today)), draw, self, lane="shown"
        )

    def _place(self) -> None:
        """The whole card, as large as there is room."""
        if self.picture.isNull():
            self.shown.setPixmap(QPixmap())
            return
        room = QSize(self.shown.width(), max(self.list.height() + self.text.height(), px(200)))
        size = self.picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self.shown.setPixmap(
            QPixmap.fromImage(self.picture.scaled(size, mode=Qt.TransformationMode.SmoothTransformation))
        )
