"""What a return brings about: how much is taken off, where it goes, and what the slip still owes (cases 1, 2)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.operations.slips import SlipRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Card, PlainLabel


class ReturnFacts(Card):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.title = PlainLabel("", "title", wraps=True)
        self.words = PlainLabel("", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(8))
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        layout.addStretch()

    def show_return(self, total_fen: int, slip: SlipRow | None, apply: bool) -> None:
        """Follow what is typed; without a slip everything stays on account."""
        say = self.desk.say
        self.title.setText(say("Goods worth {sum} come back", sum=format_yuan(total_fen)))
        if slip is None:
            self.words.setText(say("The sum stays on account until it is set against a slip."))
        elif not apply:
            self.words.setText(say("The sum is kept as credit. {number} stays unpaid as it is.", number=slip.number))
        else:
            self.words.setText(self._applied(total_fen, slip))

    def _applied(self, total_fen: int, slip: SlipRow) -> str:
        say, rest = self.desk.say, total_fen - slip.open_fen
        if rest > 0:
            return say(
                "{number} is paid with it, and {rest} stays on account.", number=slip.number, rest=format_yuan(rest)
            )
        return say("{number} then has {open} open.", number=slip.number, open=format_yuan(-rest))
