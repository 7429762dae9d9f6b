"""The open slips of a customer, and which of them a plan covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import late_mark
from desktop_app.operations.lists.items import item_note
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.trade.allocation_grid import due_said
from desktop_app.ui.widgets.edit_grid import Cell, EditGrid, GridEntry


@dataclass(eq=False, slots=True)
class Covered:
    """An open item, and whether the plan covers it."""

    item: OpenItem
    chosen: bool


def _choose(one: Covered, chosen: bool) -> None:
    """What stands in another plan stays there."""
    one.chosen = chosen and not one.item.in_plan


def _chosen_said(one: Covered, _: date) -> Words:
    return Said("in the plan") if one.chosen else ""


COLUMNS: tuple[Column[Covered], ...] = (
    Column("chosen", Said("In"), lambda one: one.chosen, width=48, text=_chosen_said),
    Column("number", Said("Number"), lambda one: one.item.number, width=132),
    Column("due", Said("Due"), lambda one: one.item.due, Look.CHIP, 120, stretch=True,
           text=lambda one, today: due_said(one.item, today),
           mark=lambda one, today: late_mark(days_overdue(one.item.due, today))),
    Column("open", Said("Unpaid (yuan)"), lambda one: one.item.open_fen, Look.MONEY, 104),
    Column("note", Said("Note"), lambda one: one.item.in_plan, width=132, fades=1,
           text=lambda one, _: item_note(one.item)),
)  # fmt: skip


class TickedSlips(EditGrid[Covered]):
    """What is overdue is ticked at first; what stands in a plan cannot be ticked again."""

    def __init__(self, desk: Desk) -> None:
        name = desk.say("Open slips, and which of them the plan covers")
        super().__init__(desk, COLUMNS, {"chosen": GridEntry(Cell.TICK, _choose)}, lambda one: one.item.item_id, name)
        self._by_hand = False
        self._wanted: frozenset[int] | None = None
        """What was ticked before, until the open slips have come."""
        self.changed.connect(lambda _: self._take_in_hand())

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

    def _take_in_hand(self) -> None:
        self._by_hand = True
