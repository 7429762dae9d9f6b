"""One receipt beside the list: what it is, which slips it settles, and what can be done about it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.receipts import ReceiptRow, SettledSlip
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.columns import Column, Look, day_text
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.labels import Card, PlainLabel


class Cashier(Protocol):
    """The page the panel stands on: what its buttons do."""

    def spread_rest(self) -> None: ...
    def undo_part(self) -> None: ...
    def void(self) -> None: ...


COLUMNS: tuple[Column[SettledSlip], ...] = (
    Column(
        "number", N_("Settles"), lambda one: one.number, width=128, stretch=True,
        tip=lambda one, desk: desk.say(
            "Slip of {day}, settled on {settled}", day=day_text(one.dated, desk), settled=day_text(one.settled_on, desk)
        ),
    ),
    Column("amount", N_("Amount"), lambda one: one.amount_fen, Look.MONEY, 88),
)  # fmt: skip


class ReceiptFacts(Card):
    """The settled slips are a list with a cursor: undoing takes the one under it."""

    def __init__(self, desk: Desk, page: Cashier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say = desk.say
        self.number = PlainLabel("", "title", wraps=True)
        self.who = PlainLabel("", wraps=True)
        self.money = PlainLabel("", "strong", wraps=True)
        self.words = PlainLabel("", "muted", wraps=True)
        self.slips: EditGrid[SettledSlip] = EditGrid(
            desk, COLUMNS, {}, lambda one: (one.number, one.part), say("Slips this receipt settles")
        )
        self.none = PlainLabel(say("It settles no slip; all of it lies on account."), "muted", wraps=True)
        self.spread = _button(say("Spread the rest  A"), page.spread_rest)
        self.undo = _button(say("Undo this allocation  U"), page.undo_part)
        self.voiding = _button(say("Void  V"), page.void)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(8))
        for label in (self.number, self.who, self.money, self.words, self.none):
            layout.addWidget(label)
        layout.addWidget(self.slips, 1)
        layout.addStretch()
        for button in (self.spread, self.undo, self.voiding):
            layout.addWidget(button)
        self.show_receipt(None, ())

    def show_receipt(self, row: ReceiptRow | None, slips: Sequence[SettledSlip]) -> None:
        """Show one receipt and what it settles; None shows that nothing is chosen."""
        self.slips.show_records(slips)
        self.slips.setVisible(bool(slips))
        self.none.setVisible(row is not None and not slips and not row.reversed_by)
        for widget in (self.who, self.money, self.words, self.spread, self.undo, self.voiding):
            widget.setVisible(row is not None)
        if row is None:
            self.number.setText(self.desk.say("No receipt chosen"))
            return
        self.number.setText(row.number)
        self.who.setText(row.customer)
        self.money.setText(_money(row, self.desk))
        self.words.setText("\n".join(_words(row, self.desk)))
        self.words.setVisible(bool(self.words.text()))
        self.spread.setEnabled(row.on_account_fen > 0)
        self.undo.setEnabled(bool(slips))
        self.voiding.setEnabled(not row.reversed_by)

    def chosen_slip(self) -> SettledSlip | None:
        """The slip under the cursor."""
        row, slips = self.slips.view.currentIndex().row(), self.slips.records()
        return slips[row] if 0 <= row < len(slips) else None


def _money(row: ReceiptRow, desk: Desk) -> str:
    if row.reversed_by:
        return desk.say("Void, reversed by {reversal}", reversal=row.reversed_by)
    if not row.on_account_fen:
        return desk.say("{sum}, all of it spread", sum=format_yuan(row.amount_fen))
    return desk.say(
        "{sum}, of it {left} on account", sum=format_yuan(row.amount_fen), left=format_yuan(row.on_account_fen)
    )


def _words(row: ReceiptRow, desk: Desk) -> list[str]:
    """How it came, and what was said and noted about it."""
    words = [" · ".join(part for part in (row.method, day_text(row.dated, desk)) if part)]
    if row.instruction:
        words.append(desk.say("The customer: “{words}”", words=row.instruction))
    return [*words, *([row.remark] if row.remark else [])]


def _button(text: str, does: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(does)
    return button
