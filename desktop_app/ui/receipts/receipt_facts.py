"""One receipt beside the list: what it is, and which slips it settles."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton

from desktop_app.domain.columns import Column, Look, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.operations.receipts import ReceiptRow, SettledSlip
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Fact, FactsCard, Offer
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.edit_grid import EditGrid

COLUMNS: tuple[Column[SettledSlip], ...] = (
    Column(
        "number", Said("Settles"), lambda one: one.number, width=128, stretch=True,
        tip=lambda one, today: Said(
            "Slip of {day}, settled on {settled}", day=short_day(one.dated, today),
            settled=short_day(one.settled_on, today),
        ),
    ),
    Column("amount", Said("Amount"), lambda one: one.amount_fen, Look.MONEY, 88),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeenReceipt:
    """A receipt, the slips it settles, and what its customer owes in fen; None until the book has answered."""

    row: ReceiptRow
    slips: tuple[SettledSlip, ...] = ()
    owed_fen: int | None = None


class ReceiptFacts(FactsCard[SeenReceipt]):
    """The settled slips are a list with a cursor: undoing takes the one under it."""

    def __init__(
        self, desk: Desk, printing: QPushButton, spread: QPushButton, undo: QPushButton, void: QPushButton
    ) -> None:
        self.slips: EditGrid[SettledSlip] = EditGrid(
            desk, COLUMNS, {}, lambda one: (one.number, one.part), desk.say("Slips this receipt settles")
        )
        offers: tuple[Offer[SeenReceipt], ...] = (
            Offer(printing),
            Offer(spread, may=lambda seen: seen.row.on_account_fen > 0),
            Offer(undo, may=lambda seen: bool(seen.slips)),
            Offer(void, may=lambda seen: not seen.row.reversed_by),
        )
        super().__init__(desk, desk.say("No receipt chosen"), _facts, offers, self.slips)

    def show_subject(self, subject: SeenReceipt | None) -> None:
        super().show_subject(subject)
        slips = subject.slips if subject else ()
        self.slips.show_records(slips)
        self.slips.setVisible(bool(slips))

    def chosen_slip(self) -> SettledSlip | None:
        """The slip under the cursor."""
        row, slips = self.slips.view.currentIndex().row(), self.slips.records()
        return slips[row] if 0 <= row < len(slips) else None


def _facts(seen: SeenReceipt, desk: Desk) -> Sequence[Fact]:
    row = seen.row
    settles_nothing = seen.owed_fen is not None and not seen.slips and not row.reversed_by
    return (
        Fact(row.number, "title"),
        Fact(row.customer),
        Fact(_money(row, desk), "strong"),
        Fact("\n".join(_words(row, desk)), "muted"),
        Fact(desk.say("It settles no slip; all of it lies on account.") if settles_nothing else "", "muted"),
    )


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
