"""Which open slips a sum settles: the legal order as it is typed, every line to be changed by hand (U14, N09)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.columns import Column, Look, short_day, within
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import NOT_AGREED
from desktop_app.domain.marks import late_mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import Allocation, exact_matches, propose
from desktop_app.operations.lists.items import item_note
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.equation import SumTerm
from desktop_app.ui.widgets.grid_model import Cell
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel, caption
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked

HINTS = 2
"""Slips of exactly this sum that are offered; with more of them a hint helps nobody."""


@dataclass(eq=False, slots=True)
class AllocationLine:
    """One open item: whether the customer named it, and how much of it is settled now, in fen."""

    item: OpenItem
    named: bool = False
    fen: int = 0


def due_said(item: OpenItem, today: date) -> Said:
    """`12 d late`, `due 11-24`, that it waits for the next batch, or that nobody agreed on a day."""
    late = days_overdue(item.due, today)
    if late:
        return Said("{days} d late", days=late)
    if item.due:
        return Said("due {day}", day=short_day(item.due, today))
    return Said("with the next batch") if item.by_batch else NOT_AGREED


OPEN_ITEMS: tuple[Column[OpenItem], ...] = (
    Column("number", Said("Number"), lambda item: item.number, width=144),
    Column("dated", Said("Date"), lambda item: item.dated, Look.DATE, 96, fades=2),
    Column("due", Said("Due date"), lambda item: item.due, Look.CHIP, 140, stretch=True, text=due_said,
           mark=lambda item, today: late_mark(days_overdue(item.due, today))),
    Column("note", Said("Note"), lambda item: item.disputed_fen, width=152, fades=1,
           text=lambda item, _: item_note(item)),
    Column("open", Said("To pay"), lambda item: item.open_fen, Look.MONEY, 112),
)  # fmt: skip

COLUMNS: tuple[Column[AllocationLine], ...] = (
    Column("named", Said("Named"), lambda line: line.named, width=72,
           text=lambda line, _: Said("named by the customer") if line.named else ""),
    *within(OPEN_ITEMS, lambda line: line.item),
    Column("fen", Said("Settles now"), lambda line: line.fen, Look.MONEY, 128,
           text=lambda line, _: format_yuan(line.fen) if line.fen else "–"),
    Column("left", Said("Then unpaid"), lambda line: line.item.open_fen - line.fen, Look.MONEY, 112),
)  # fmt: skip


class AllocationGrid(QWidget):
    """Follows the sum until a line is typed by hand; from then on only the hand, or the way back to the legal order.

    `changed` is emitted for what the user does here; `told` carries the terms of what is spread and what stays
    on account.
    """

    changed = Signal(object)
    told = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.by_hand = False
        self._fen = self._let_go = 0
        self._day = desk.today()
        self._shown: dict[int, int] = {}
        self._waiting: dict[str, Any] = {}
        """What was named and typed before, until the slips are there."""
        self.grid: EditGrid[AllocationLine] = EditGrid(
            desk,
            COLUMNS,
            {"named": Cell.TICK, "fen": Cell.AMOUNT},
            lambda line: line.item.item_id,
            desk.say("Unpaid slips and what is settled of each"),
        )
        self.setFocusProxy(self.grid)
        self._hint = PlainLabel("", "muted")
        self.offers = [QPushButton() for _ in range(HINTS)]
        self.legal = button(desk.say("Back to automatic"), self.spread_legally)
        self._lay_out()
        self.grid.changed.connect(self._hear)
        self._tell()

    # ── what forms use ───────────────────────────────────────────────────────────────────────────

    def set_items(self, items: Iterable[OpenItem]) -> None:
        """What is open now; what was named and typed stays with the items that are still open."""
        before = {line.item.item_id: line for line in self.grid.records()}
        lines = [AllocationLine(item) for item in items]
        for line in lines:
            known = before.get(line.item.item_id)
            if known is not None:
                line.named, line.fen = known.named, known.fen
        self.grid.show_records(lines)
        self._bring_back()
        self._follow()

    def held(self) -> dict[str, Any]:
        """What was named and typed by hand, by item id; what follows the sum by itself is nobody's."""
        if self._waiting:
            return self._waiting
        if not (self.by_hand or self.named()):
            return {}
        amounts = [[one.item_id, one.amount_fen] for one in self.allocations()]
        return {"named": [*self.named()], "amounts": amounts, "by_hand": self.by_hand}

    def put(self, entry: dict[str, Any]) -> None:
        """Put back now, or when the slips have come."""
        self._waiting = dict(entry) if entry else {}
        self.by_hand = bool(self._waiting.get("by_hand"))
        self._bring_back()

    def _bring_back(self) -> None:
        if self._waiting and self.grid.records():
            named, amounts = self.named(), {one.item_id: one.amount_fen for one in self.allocations()}
            self._waiting = {}
            for line in self.grid.records():
                line.named, line.fen = line.item.item_id in named, amounts.get(line.item.item_id, 0)
            self._follow()

    def set_money(self, fen: int, day: date, let_go: int = 0) -> None:
        """The sum to be spread and the day it came; `let_go` settles slips beside it."""
        self._fen, self._day, self._let_go = fen + let_go, day, let_go
        self._follow()

    def clear(self) -> None:
        self.by_hand, self._fen, self._waiting = False, 0, {}
        self.grid.show_records(())
        self._tell()

    def allocations(self) -> tuple[Allocation, ...]:
        """What each line settles, in the order they are shown; lines without an amount are left out."""
        if self._waiting:
            return tuple(Allocation(int(item), int(fen)) for item, fen in self._waiting.get("amounts", ()))
        return tuple(Allocation(line.item.item_id, line.fen) for line in self.grid.records() if line.fen)

    def named(self) -> tuple[int, ...]:
        """Ids of the items the customer named."""
        if self._waiting:
            return tuple(int(item) for item in self._waiting.get("named", ()))
        return tuple(line.item.item_id for line in self.grid.records() if line.named)

    def name_items(self, ids: Collection[int]) -> None:
        """Exactly these are named, as by a tick at each."""
        for line in self.grid.records():
            line.named = line.item.item_id in ids
        self._follow()
        self.changed.emit(None)

    def left_fen(self) -> int:
        """What stays on account; below zero when more is spread than there is."""
        return self._fen - sum(line.fen for line in self.grid.records())

    def spread_legally(self) -> None:
        """Forget what was typed by hand."""
        self.by_hand = False
        self._follow()
        self.changed.emit(None)

    def settle_only(self, item_id: int) -> None:
        """The whole sum on one item."""
        self.by_hand = True
        for line in self.grid.records():
            line.fen = self._fen if line.item.item_id == item_id else 0
        self._tell()
        self.changed.emit(None)

    def settle(self) -> bool:
        """Take what is being typed into a line now; False when it cannot be read."""
        return self.grid.settle()

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line that is the `number`-th with an amount, counted from 1."""
        filled = [row for row, line in enumerate(self.grid.records()) if line.fen]
        if 0 < number <= len(filled):
            self.grid.go_to(filled[number - 1])

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _hear(self, line: AllocationLine) -> None:
        """A tick asks for another order; an amount is the hand's from now on."""
        if line.fen != self._shown[line.item.item_id]:
            self.by_hand = True
        self._follow()
        self.changed.emit(line)

    def _proposed(self) -> dict[int, int]:
        items = [line.item for line in self.grid.records()]
        chosen = propose(self._fen, items, self._day, self.named())
        return {one.item_id: one.amount_fen for one in chosen}

    def _follow(self) -> None:
        if not self.by_hand:
            proposed = self._proposed()
            for line in self.grid.records():
                line.fen = proposed.get(line.item.item_id, 0)
        self._tell()

    def _tell(self) -> None:
        lines = self.grid.records()
        self._shown = {line.item.item_id: line.fen for line in lines}
        self.grid.model.refresh()
        self.legal.setVisible(self.by_hand)
        self._offer(exact_matches(self._fen, (line.item for line in lines)))
        self.told.emit(self._terms())

    def _terms(self) -> tuple[SumTerm, ...]:
        say, left = self.desk.say, self.left_fen()
        rest = say("On account") if left >= 0 else say("Spread too much")
        return (
            SumTerm(say("Amount"), format_yuan(self._fen - self._let_go)),
            *([SumTerm(say("Let go"), format_yuan(self._let_go), "+")] if self._let_go else ()),
            SumTerm(say("Spread"), format_yuan(self._fen - left), "−"),
            SumTerm(rest, format_yuan(abs(left)), "="),
        )

    def _offer(self, matching: list[OpenItem]) -> None:
        """Slips of exactly this sum that are not settled whole already: offered, never taken by itself."""
        offered = [item for item in matching if self._shown[item.item_id] != item.open_fen]
        offered = offered if len(offered) <= HINTS else []
        self._hint.setVisible(bool(offered))
        for offer in self.offers:
            offer.hide()
        for offer, item in zip(self.offers, offered, strict=False):
            offer.show()
            offer.setText(caption(self.desk.say("Settle only {number}", number=item.number)))
            offer.setProperty("item", item.item_id)
        self._hint.setText(self.desk.say("Unpaid by exactly this sum:"))
        self._hints.setVisible(bool(offered) or self.by_hand)

    def _lay_out(self) -> None:
        self._hints = QWidget()
        for offer in self.offers:
            offer.clicked.connect(lambda _=False, offer=offer: self.settle_only(int(offer.property("item"))))
        beside(self._hint, *self.offers, ROOM, self.legal, within=self._hints)
        stacked((self.grid, 1), self._hints, within=self)
