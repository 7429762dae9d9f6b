"""The lists of a plan that are filled in: which open slips it covers, and its parts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.columns import Column, Look, chosen, within
from desktop_app.domain.dates import add_months
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import Instalment
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.trade.allocation_grid import OPEN_ITEMS
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.grid_model import Cell
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked


@dataclass(eq=False, slots=True)
class Covered:
    """An open item, and whether the plan covers it."""

    item: OpenItem
    chosen: bool


_WIDTHS = {"number": 132, "due": 120, "open": 104, "note": 132}
_NARROW = tuple(replace(column, width=_WIDTHS[column.key]) for column in chosen(OPEN_ITEMS, *_WIDTHS))

COVERED: tuple[Column[Covered], ...] = (
    Column("chosen", Said("In"), lambda one: one.chosen, width=48,
           text=lambda one, _: Said("in the plan") if one.chosen else ""),
    *within(_NARROW, lambda one: one.item),
)  # fmt: skip


class TickedSlips(EditGrid[Covered]):
    """What is overdue is ticked at first; what stands in a plan cannot be ticked again."""

    def __init__(self, desk: Desk) -> None:
        name = desk.say("Unpaid slips, and which of them the plan covers")
        super().__init__(desk, COVERED, {"chosen": Cell.TICK}, lambda one: one.item.item_id, name)
        self._by_hand = False
        self._wanted: frozenset[int] | None = None
        """What was ticked before, until the open slips have come."""
        self.changed.connect(self._hear)

    def chosen(self) -> list[OpenItem]:
        return [one.item for one in self.records() if one.chosen]

    def show_items(self, items: Iterable[OpenItem]) -> None:
        """What is open now; what was ticked stays ticked."""
        shown, today = list(items), self.desk.today()
        before = {one.item.item_id: one.chosen for one in self.records()}
        if self._wanted is not None:
            before = {item.item_id: item.item_id in self._wanted for item in shown}
            self._wanted = None
        late = any(days_overdue(item.due, today) and not item.in_plan for item in shown)
        self.show_records(
            Covered(
                item,
                not item.in_plan and before.get(item.item_id, not late or days_overdue(item.due, today) > 0),
            )
            for item in shown
        )

    def forget(self) -> None:
        """Another customer: nothing is ticked by hand."""
        self._by_hand, self._wanted = False, None
        self.show_records(())

    def held(self) -> Any:
        """The ids of what was ticked by hand; empty while nobody ticked anything."""
        if self._wanted is not None:
            return sorted(self._wanted)
        return [item.item_id for item in self.chosen()] if self._by_hand else ""

    def put(self, entry: Any) -> None:
        """Tick again, as soon as the slips have come."""
        self.forget()
        if isinstance(entry, list):
            self._by_hand = True
            self._wanted = frozenset(item for item in entry if isinstance(item, int))

    def _hear(self, one: Covered) -> None:
        """What stands in another plan stays there."""
        self._by_hand = True
        one.chosen = one.chosen and not one.item.in_plan


@dataclass(eq=False, slots=True)
class GridPart:
    """One part that is being agreed: its place from 1, its day, and its sum in fen."""

    place: int
    due: date
    fen: int


PARTS: tuple[Column[GridPart], ...] = (
    Column("place", Said("Part no."), lambda part: part.place, Look.COUNT, 64),
    Column(
        "due", Said("Due date"), lambda part: part.due, Look.DATE, 160, stretch=True, text=lambda part, _: str(part.due)
    ),
    Column("fen", Said("Amount"), lambda part: part.fen, Look.MONEY, 160),
)


class PartsGrid(QWidget):
    """`changed` tells that the user changed a part; the plan sums when `difference_fen` is 0."""

    changed = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._total = 0
        self.by_hand = False
        entries = {"due": Cell.DAY, "fen": Cell.AMOUNT}
        self.grid: EditGrid[GridPart] = EditGrid(desk, PARTS, entries, lambda part: part.place, desk.say("Parts"))
        self.setFocusProxy(self.grid)
        say = desk.say
        self.more = button(say("Add a part"), self.add_part)
        self.fewer = button(say("Remove the last"), self.remove_part)
        self.balance = button(say("Difference to the last"), self.put_difference)
        stacked((self.grid, 1), beside(self.more, self.fewer, self.balance, ROOM), within=self)
        self.grid.changed.connect(lambda _: self._by_hand())
        self._tell()

    def set_total(self, fen: int) -> None:
        """What the parts must sum to."""
        self._total = fen
        self._tell()

    def set_parts(self, parts: Iterable[Instalment]) -> None:
        """Parts worked out from the form; nothing is by hand any more."""
        self.by_hand = False
        self.grid.show_records([GridPart(place, one.due, one.amount_fen) for place, one in enumerate(parts, 1)])
        self._tell()

    def held(self) -> Any:
        """Days and sums that were changed by hand; empty while the parts follow the form."""
        return [[part.due.isoformat(), part.fen] for part in self.grid.records()] if self.by_hand else ""

    def put(self, entry: Any) -> None:
        """Parts that were changed by hand before."""
        try:
            parts = [Instalment(date.fromisoformat(day), int(fen)) for day, fen in entry or ()]
        except (TypeError, ValueError):  # written by another version
            parts = []
        self.set_parts(parts)
        self.by_hand = bool(parts)

    def parts(self) -> tuple[Instalment, ...]:
        return tuple(Instalment(part.due, part.fen) for part in self.grid.records())

    def difference_fen(self) -> int:
        """What is still missing to the total; below zero when the parts are too much."""
        return self._total - sum(part.fen for part in self.grid.records())

    def add_part(self) -> None:
        """One more part a month after the last, with what is still missing."""
        parts = self.grid.records()
        due = add_months(parts[-1].due, 1) if parts else add_months(self.desk.today(), 1)
        self.grid.show_records([*parts, GridPart(len(parts) + 1, due, max(self.difference_fen(), 0))])
        self.grid.go_to(len(parts))
        self._by_hand()

    def remove_part(self) -> None:
        parts = self.grid.records()
        self.grid.show_records(parts[:-1])
        self.grid.go_to(len(parts) - 2)
        self._by_hand()

    def put_difference(self) -> None:
        """Make it sum, if the last part stays above zero."""
        parts = self.grid.records()
        if parts and parts[-1].fen + self.difference_fen() > 0:
            parts[-1].fen += self.difference_fen()
            self.grid.model.refresh()
            self._by_hand()

    def settle(self) -> bool:
        """Take what is being typed into a part now; False when it cannot be read."""
        return self.grid.settle()

    def go_to_line(self, line: int) -> None:
        self.grid.go_to(line - 1)

    def _by_hand(self) -> None:
        self.by_hand = True
        self._tell()
        self.changed.emit(None)

    def _tell(self) -> None:
        parts, missing = self.grid.records(), self.difference_fen()
        self.fewer.setEnabled(len(parts) > 1)
        self.balance.setEnabled(bool(parts) and missing != 0 and parts[-1].fen + missing > 0)
        self.told.emit(self._sum_text(len(parts), missing))

    def _sum_text(self, count: int, missing: int) -> str:
        say, total = self.desk.say, format_yuan(self._total)
        if not missing:
            return say("{count} parts, together {total}", count=count, total=total)
        if missing > 0:
            return say("{sum} of {total} is still missing", sum=format_yuan(missing), total=total)
        return say("{sum} more than {total}", sum=format_yuan(-missing), total=total)
