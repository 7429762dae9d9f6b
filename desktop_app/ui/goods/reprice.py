"""Many list prices in one step: by a percentage or a sum, seen before it is done, undone at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.columns import Column, Look, Words, joined
from desktop_app.domain.errors import Said
from desktop_app.domain.price_changes import ChangedPrice, changed_prices
from desktop_app.domain.terms_words import TERMS_WORDS
from desktop_app.language import N_
from desktop_app.operations.price_changes import (
    PriceChange,
    Repriced,
    change_prices,
    groups_sold,
    keep_prices,
    seen_change,
)
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.widgets.amount_field import AmountField, PriceField
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import Way, warning

STEPS = (0, 10_000, 1_000, 500, 100)
"""To what prices are rounded, in ten-thousandths of a yuan; 0 leaves them."""


@dataclass(frozen=True, slots=True)
class SeenPrice:
    """One price before and after; `problem` is why it cannot be."""

    name: str
    price: ChangedPrice
    problem: Said | None


def _name(one: SeenPrice, _: date) -> Words:
    terms = one.price.terms
    return joined(one.name, TERMS_WORDS[terms].choice if terms is not None else "")


PRICES: tuple[Column[SeenPrice], ...] = (
    Column("name", Said("Goods"), lambda one: one.name, Look.NAME, 120, stretch=True, text=_name,
           struck=lambda one: one.problem is not None),
    Column("before", Said("Before"), lambda one: one.price.before, Look.PRICE, 84),
    Column("after", Said("After"), lambda one: one.price.after, Look.PRICE, 84),
)  # fmt: skip


class RepricePanel(FormPanel):
    """What will stand in the price list is seen while the change is typed."""

    title = N_("Change many prices")
    verb = N_("Change the prices")
    group = Field(N_("Which goods"), lambda _: ChoiceField())
    percent = Field(
        N_("By percent"), lambda desk: AmountField(desk.say, negative=True), hint=N_("5 raises, -3 lowers.")
    )
    sum = Field(
        N_("Or by yuan"), lambda desk: PriceField(desk.say, negative=True), hint=N_("For one of the smallest unit.")
    )
    step = Field(N_("Round to (yuan)"), lambda _: ChoiceField())

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Sequence[Repriced] = ()
        self.seen: EditGrid[SeenPrice] = EditGrid(
            desk, PRICES, {}, lambda one: (one.name, one.price.terms), desk.say("Prices before and after")
        )
        self.told = PlainLabel("", "muted", wraps=True)
        self.body.insertWidget(1, self.told)
        self.body.insertWidget(2, self.seen, 1)
        self.step.set_choices(
            [(step, desk.say("no rounding") if not step else f"{step / 10_000:.2f}") for step in STEPS]
        )
        for editor in (self.group, self.percent, self.sum, self.step):
            editor.changed.connect(lambda _: self.look())

    def fill(self) -> QWidget:
        self._show((), None)
        self.desk.jobs.ask(lambda book: groups_sold(book.ledger), self._offer_groups, self, lane="groups")
        return self.group

    def change(self) -> PriceChange:
        """What is typed."""
        step = self.step.value()
        return PriceChange(self.percent.fen() or 0, self.sum.price() or 0, step if isinstance(step, int) else 0)

    def look(self) -> None:
        """Show what it would do."""
        change, group = self.change(), str(self.group.value() or "")
        if not change.says_something or (change.percent and change.sum):
            self._show((), None)
            return
        self.desk.jobs.ask(
            lambda book: seen_change(book.ledger, change, group),
            lambda found: self._show(found, change),
            self, lane="reprice",
        )  # fmt: skip

    def write(self) -> None:
        self._change_only(())

    def refuse(self, said: Said) -> None:
        """What cannot be changed keeps the rest as it is, until somebody says that it may stay behind."""
        super().refuse(said)
        good = [one.before.id for one in self._found if one.problem is None]
        if good and len(good) < len(self._found):
            way = Way(self.desk.say("Change the other {count}", count=len(good)), lambda: self._change_only(good))
            self.form.bar.show_notice(warning(self.desk.tell(said), way))

    def _change_only(self, only: Collection[int]) -> None:
        """These goods, or all that are meant."""
        change, group = self.change(), str(self.group.value() or "")
        say = self.desk.say
        self.enter(
            lambda book, moment: change_prices(book.ledger, change, moment, group, only),
            lambda before: say("The prices of {count} goods are changed.", count=len(before)),
            lambda before: lambda book, moment: keep_prices(book.ledger, before, moment),
        )

    def _offer_groups(self, groups: Sequence[str]) -> None:
        self.group.set_choices([("", self.desk.say("All goods on sale")), *((one, one) for one in groups)])

    def _show(self, found: Sequence[Repriced], change: PriceChange | None) -> None:
        if change is not None and change != self.change():
            return
        self._found = found
        rows = [one for each in found for one in _prices_of(each)]
        self.seen.show_records(rows)
        self.seen.setVisible(bool(rows))
        wrong = next((one for one in found if one.problem is not None), None)
        if wrong is not None:
            said = Said("{name}: {problem}", name=wrong.before.name, problem=wrong.problem)
            self.told.setText(self.desk.tell(said))
        else:
            self.told.setText(self.desk.say("{count} prices change.", count=len(rows)) if rows else "")


def _prices_of(one: Repriced) -> list[SeenPrice]:
    named = f"{one.before.name} {one.before.spec}".strip()
    return [SeenPrice(f"{named} {price.unit}".strip(), price, one.problem) for price in changed_prices(one)]
