"""Two customers who are one: chosen, compared side by side, merged; and split again (case 19)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.customers import Customer
from desktop_app.domain.merging import CHOSEN
from desktop_app.domain.merging_words import NAMED, value_said
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.merging import (
    Compared,
    MergedCustomers,
    compare,
    merge_customers,
    split_customers,
)
from desktop_app.operations.picking import Pick, customers_to_pick
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.pick_field import PickField

THIS, THAT = "this", "that"
"""The customer the form is about, and the one that was picked."""


def _chosen(name: str) -> Field[ChoiceField]:
    return Field(NAMED[name], lambda _: ChoiceField())


class MergePanel(FormPanel):
    """Whom the customer is one with, under which name, and by whose terms where the two differ."""

    title = N_("Merge with another customer")
    verb = N_("Merge")
    explains = N_(
        "Slips, money, statements, promises and people of both are put together, for every day. Papers keep the "
        "name they were printed with, and both names find the customer. It can be undone."
    )
    other = Field(N_("Is one with"), lambda desk: PickField(desk.say, required=True))
    printed = Field(N_("Name on papers from now on"), lambda _: ChoiceField())
    terms, limit_fen, segment, grade = map(_chosen, CHOSEN[:4])
    payment_days, tax_number, phone, area, address, operator = map(_chosen, CHOSEN[4:])

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.twin = 0
        self.compared: Compared | None = None
        self.other.changed.connect(lambda _: self.compare())

    def propose(self, twin: int) -> None:
        """Whom the program takes for the same; 0 for nobody."""
        self.twin = twin

    def fill(self) -> QWidget:
        self.show_compared(None)
        self.desk.jobs.ask(lambda book: customers_to_pick(book.ledger), self._offer_customers, self, lane="picks")
        return self.other

    def compare(self) -> None:
        """Read what is agreed with both."""
        this, that = self.subject.customer_id, self.other.picked_id()
        self.show_compared(None)
        if that:
            self.desk.jobs.ask(lambda book: compare(book.ledger, this, that), self._show_pair, self, lane="compare")

    def show_compared(self, pair: Compared | None) -> None:
        """Only what differs is asked, with the words of both."""
        self.compared = pair
        asked = {one.name: one for one in pair.differing} if pair else {}
        self.form.box("printed").setVisible(pair is not None)
        if pair is not None:
            self.printed.set_choices([(THIS, pair.first.name), (THAT, pair.second.name)])
        for name in CHOSEN:
            self.form.box(name).setVisible(name in asked)
            if pair is not None and name in asked:
                words = ((THIS, pair.first.name, asked[name].kept), (THAT, pair.second.name, asked[name].other))
                choices = [(side, self._choice(name, value, whose)) for side, whose, value in words]
                self._choice_field(name).set_choices(choices)

    def write(self) -> None:
        pair = self.compared
        if pair is None:
            return
        keeps = str(self.printed.value())
        kept, gone = (pair.first, pair.second) if keeps == THIS else (pair.second, pair.first)
        taken = [one.name for one in pair.differing if self._choice_field(one.name).value() != keeps]
        self.enter(
            lambda book, moment: merge_customers(book.ledger, gone.id, kept.id, moment, taken),
            self._told,
            lambda made: split_again(made.merged_id),
        )

    def _told(self, made: MergedCustomers) -> str:
        one = self.desk.say("{name} and {other} are one customer now.", name=made.customer.name, other=made.merged)
        return " ".join((one, *map(self.desk.tell, made.said_of_papers())))

    def _offer_customers(self, found: Sequence[Pick]) -> None:
        self.other.set_picks([one for one in found if one.id != self.subject.customer_id])
        if self.twin and not self.other.text() and self.other.set_picked(self.twin):
            self.compare()

    def _show_pair(self, pair: Compared) -> None:
        if (pair.first.id, pair.second.id) == (self.subject.customer_id, self.other.picked_id()):
            self.show_compared(pair)

    def _choice(self, name: str, value: object, whose: str) -> str:
        return self.desk.say("{value} (as {name})", value=self.desk.words(value_said(name, value)), name=whose)

    def _choice_field(self, name: str) -> ChoiceField:
        field = self.editors[name]
        assert isinstance(field, ChoiceField)
        return field


class SplitPanel(FormPanel):
    """Which of those who are one with the customer is one of its own again."""

    title = N_("Split into two customers again")
    verb = N_("Split")
    explains = N_(
        "Everything that was entered for this name goes back to it, for every day; what was entered since the "
        "merge stays. Money of the one that settled slips of the other is on account again."
    )
    other = Field(N_("Is a customer of its own again"), lambda _: ChoiceField())

    merged: Sequence[Customer] = ()

    def about(self, merged: Sequence[Customer]) -> None:
        self.merged = merged

    def fill(self) -> QWidget:
        self.other.set_choices([(one.id, f"{one.name}  {one.code}") for one in self.merged])
        return self.other

    def write(self) -> None:
        chosen = self.other.value()
        if isinstance(chosen, int):
            self.enter(split_again(chosen), self._told, _merged_again)

    def _told(self, made: MergedCustomers) -> str:
        say = self.desk.say
        apart = say("{name} and {other} are two customers again.", name=made.customer.name, other=made.merged)
        free = say("{sum} is on account again.", sum=format_yuan(made.freed_fen)) if made.freed_fen else ""
        return " ".join(filter(None, (apart, free)))


def split_again(merged_id: int) -> IntoBook[MergedCustomers]:
    """The verb that undoes a merge."""
    return lambda book, moment: split_customers(book.ledger, merged_id, moment)


def _merged_again(made: MergedCustomers) -> IntoBook[MergedCustomers] | None:
    """The verb that undoes a split; none where money was set free by it, which would stay free."""
    if made.freed_fen:
        return None
    kept, gone, taken = made.customer.id, made.merged_id, made.taken
    return lambda book, moment: merge_customers(book.ledger, gone, kept, moment, taken)
