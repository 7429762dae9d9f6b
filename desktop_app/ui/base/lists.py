"""A list declared as data: its columns, the ways to narrow it, what teaches where it is empty (U31-U37)."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.columns import Column
from desktop_app.domain.errors import Said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.filter_pill import FilterPill
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.switch import Switch

Row = TypeVar("Row")


class Stands(Enum):
    """How a narrowing stands above the list: as a switch, with its counts, or as a pill beside the filter."""

    SWITCH = "switch"
    PILL = "pill"


@dataclass(frozen=True, slots=True)
class Choice(Generic[Row]):
    """One choice of a narrowing: its value, its words, and which rows it keeps (None: all).

    With `only_if_any` it is offered only while it keeps a row. What the usual choice leaves out is not counted as
    filtered out; `apart` says the same of another choice: its rows are a list of their own.
    """

    value: object
    words: str | Said
    keeps: Callable[[Row], bool] | None = None
    only_if_any: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Narrowing(Generic[Row]):
    """One way to narrow a list; the first choice is the usual one. `name` stands in a pill before what is chosen.

    With `rereads` another choice asks the book again, as how far back the list goes does.
    """

    key: str
    name: str
    choices: tuple[Choice[Row], ...]
    stands: Stands = Stands.PILL
    rereads: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands where there is nothing yet: why, and at most two ways on (text, what it does).

    The first way is the primary button, unless the page has one elsewhere (`quiet`). `icon` tells what is missing.
    """

    sentence: str
    ways: tuple[tuple[str, Callable[[], None]], ...] = ()
    quiet: bool = False
    icon: Icon = Icon.INFO

    def shown(self) -> EmptyState:
        """As it stands in the place of the list."""
        first, second = (*self.ways, None, None)[:2]
        return EmptyState(self.sentence, first, second, self.icon, self.quiet)


@dataclass(frozen=True, slots=True)
class ListKind(Generic[Row]):
    """A list. `name` is what its columns are remembered under; `title` is its name, also that of its export."""

    name: str
    title: str
    columns: tuple[Column[Row], ...]
    identity: Callable[[Row], Hashable]
    narrowings: tuple[Narrowing[Row], ...] = ()
    empty: Empty | None = None
    filters_on_demand: bool = False
    has_facts: bool = True
    """Whether the card beside the lists of the page tells of the rows of this one."""
    buttons: tuple[str, ...] = ()
    """Commands that stand above this list of several."""
    of_a_row: tuple[str, ...] = ()
    """Those of its commands that wait for a row."""
    unfit: Callable[[str, Row], str] | None = None
    """Why the command with this key cannot be given for a row, empty where it can."""
    counted: bool = False
    """Whether the switch between several lists tells how many rows this one has."""
    folds: bool = False
    """Whether it stands behind the switch between several lists while it has no rows."""
    told: Callable[[Sequence[Row]], str] | None = None
    """A sentence above the list about its rows; none is said while there are none."""
    sums_below: bool = False
    """Whether each sum stands below its column, in a line of its own."""


class ListView(QWidget, Generic[Row]):
    """The table of a list with its narrowings around it."""

    reread = Signal()
    """A narrowing changed that decides what is read from the book."""

    def __init__(self, desk: Desk, kind: ListKind[Row]) -> None:
        super().__init__()
        self.desk = desk
        self.kind = kind
        self.table: RecordTable[Row] = RecordTable(
            desk, kind.name, kind.columns, kind.identity, filters_on_demand=kind.filters_on_demand
        )
        self.table.view.setAccessibleName(desk.translate(kind.title))
        if kind.sums_below:
            self.table.put_sums_below()
        if kind.empty is not None:
            self.table.place.set_empty(kind.empty.shown())
        self._rows: list[Row] = []
        self._outside: Callable[[Row], bool] | None = None
        self.told = PlainLabel("", "muted", wraps=True)
        self.told.hide()
        self.fields: dict[str, FilterPill | Switch] = {one.key: self._field(one) for one in kind.narrowings}
        self.column = stacked(self.told, (self.table, 1), within=self)
        self.table.filter_cleared.connect(self._show_usual)

    # ── what pages use ───────────────────────────────────────────────────────────────────────────

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Replace the rows; what was narrowed stays narrowed."""
        self._rows = list(rows)
        if self.kind.told is not None:
            self.told.setText(self.kind.told(self._rows))
            self.told.setVisible(bool(self._rows) and bool(self.told.text()))
        self._count_chips()
        self._list()
        self._narrow()

    def value(self, key: str) -> Any:
        """What is chosen in the narrowing of this key."""
        return self.fields[key].value()

    def choose(self, key: str, value: object) -> None:
        """Narrow the list as the user does."""
        self.fields[key].set_value(value)
        self._heard(next(one for one in self.kind.narrowings if one.key == key))

    def keep_only(
        self,
        keeps: Callable[[Row], bool] | None,
        nothing: Empty | None = None,
        told: Callable[[Sequence[Row]], str] | None = None,
    ) -> None:
        """Narrow the list by what stands outside it, such as a figure or a bar above; None shows all again.

        Where it keeps none and that says more than an empty filter, such as that there is nothing to do, `nothing`
        stands there. `told` is what the foot then says of the rows, such as the sum that was counted.
        """
        self._outside, self.table.told_also = keeps, told
        self.table.place.set_calm(nothing.shown() if nothing else None)
        self._narrow()

    def widen(self) -> None:
        """Show all again: every narrowing at its usual choice, no filter."""
        self.table.clear_filter()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _field(self, one: Narrowing[Row]) -> FilterPill | Switch:
        name, choices = self.desk.translate(one.name), [(each.value, self._words(each)) for each in one.choices]
        field: FilterPill | Switch
        if one.stands is Stands.SWITCH:
            field = Switch(choices, name, leaves_keyboard=True)
            self.table.head.add_switch(field)
        else:
            field = FilterPill(self.desk.say, name, choices)
            self.table.head.add_filter(field)
        field.changed.connect(lambda _: self._heard(one))
        return field

    def _words(self, choice: Choice[Row]) -> str:
        return self.desk.words(choice.words)

    def _heard(self, one: Narrowing[Row]) -> None:
        if one.rereads:
            self.reread.emit()
        self._list_anew((one,))
        self._narrow()

    def _list_anew(self, touched: Iterable[Narrowing[Row]]) -> None:
        if any(each.apart for one in touched for each in one.choices):
            self._list()

    def _list(self) -> None:
        """The rows that narrowings whose usual choice keeps some have for a list."""
        kept = [keeps for each in self.kind.narrowings if (keeps := self._whole(each).keeps) is not None]
        self.table.show_records([row for row in self._rows if all(keeps(row) for keeps in kept)])

    def _whole(self, one: Narrowing[Row]) -> Choice[Row]:
        chosen = self._chosen(one)
        return chosen if chosen.apart else one.choices[0]

    def _narrow(self) -> None:
        chosen = [(self._chosen(each), self._whole(each)) for each in self.kind.narrowings]
        kept = [one.keeps for one, whole in chosen if one.keeps is not None and one is not whole]
        kept += [self._outside] if self._outside is not None else []
        self.table.filter_by((lambda row: all(keeps(row) for keeps in kept)) if kept else None)

    def _chosen(self, one: Narrowing[Row]) -> Choice[Row]:
        value = self.value(one.key)
        return next((choice for choice in one.choices if choice.value == value), one.choices[0])

    def _show_usual(self) -> None:
        self._outside = self.table.told_also = None
        for one in self.kind.narrowings:
            if not one.rereads:
                self.fields[one.key].set_value(one.choices[0].value)
        self._list_anew(self.kind.narrowings)

    def _count_chips(self) -> None:
        for one in self.kind.narrowings:
            field = self.fields[one.key]
            if isinstance(field, Switch) and any(each.keeps for each in one.choices):
                self._count(one, field)

    def _count(self, one: Narrowing[Row], field: Switch) -> None:
        counts = {each.value: sum(each.keeps is None or each.keeps(row) for row in self._rows) for each in one.choices}
        offered = [each for each in one.choices if counts[each.value] or not each.only_if_any]
        field.set_options([(each.value, self._words(each)) for each in offered], counts)
