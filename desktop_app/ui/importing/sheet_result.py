"""What an import brought, with the way back and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.operations.importing import Imported
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.figure_card import FigureCard
from desktop_app.ui.widgets.labels import PlainLabel


class SheetResult(QWidget):
    """Four figures and three ways."""

    undo_wanted = Signal()
    next_wanted = Signal()
    customers_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say = desk.say
        titles = (say("New documents"), say("New customers"), say("New goods"), say("Not imported"))
        self.cards = [FigureCard(title) for title in titles]
        self.words = PlainLabel("", "muted", wraps=True)
        self.showing = QPushButton(say("Show the customers"))
        self.showing.setProperty("primary", True)
        self.going_on = QPushButton(say("Import another sheet"))
        self.undoing = QPushButton(say("Take this import back"))
        cards, buttons = QHBoxLayout(), QHBoxLayout()
        for card in self.cards:
            cards.addWidget(card, 1)
        for button in (self.showing, self.going_on, self.undoing):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        for row in (cards, buttons):
            row.setSpacing(px(12))
        layout.addLayout(cards)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        layout.addStretch()
        self.showing.clicked.connect(self.customers_wanted)
        self.going_on.clicked.connect(self.next_wanted)
        self.undoing.clicked.connect(self.undo_wanted)

    def show_result(self, made: Imported) -> None:
        say = self.desk.say
        documents, people, goods, rest = self.cards
        documents.show_figure(str(made.documents), say("slips, receipts, unpaid items"))
        people.show_figure(str(made.customers), say("check their terms and limits"))
        goods.show_figure(str(made.goods), say("with their list prices"))
        rest.show_figure(
            str(made.skipped + made.dropped),
            say("{known} already in the book, {dropped} left out", known=made.skipped, dropped=made.dropped),
        )
        self.words.setText(
            say("Everything came in together, and goes back together. Goods that came back since must go first.")
        )
