"""Who works at the counter, and what each may without the owner (R092)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.domain.columns import Column, Words, joined
from desktop_app.domain.errors import Said
from desktop_app.domain.owner import NAMES, OwnerAct
from desktop_app.domain.pins import LONGEST
from desktop_app.domain.users import NAME_LENGTH, RANKS, USUAL, Rank, User, Users
from desktop_app.language import N_
from desktop_app.operations.users import UserDraft, keep_user, put_user_away, users_of
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, secret, switch
from desktop_app.ui.base.lists import ListKind
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.notices import well_done

IN_A_ROW = 3
HEIGHT = 176
"""Pixels of the list at the standard text size: a shop has three or four people."""


def _may(user: User) -> Words:
    return Said("All") if user.rank is Rank.OWNER else joined(*(NAMES[act] for act in user.may))


COLUMNS: tuple[Column[User], ...] = (
    Column("name", Said("Person's name"), lambda one: one.name, width=120),
    Column("rank", Said("Role"), lambda one: one.rank.value, width=80, text=lambda one, _: RANKS[one.rank]),
    Column("may", Said("May without the owner"), lambda one: len(one.may), stretch=True, text=lambda one, _: _may(one)),
)


class RightsField(QWidget):
    """A mark for each of the owner's acts that a clerk may do as well."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.marks = {act: QCheckBox(caption(desk.tell(said))) for act, said in NAMES.items()}
        marks = list(self.marks.values())
        columns = [stacked(*marks[at::IN_A_ROW], ROOM, gap=4) for at in range(IN_A_ROW)]
        beside(*columns, ROOM, within=self, gap=16)
        for one in marks:
            one.toggled.connect(lambda _: self.changed.emit(self.value()))
        self.setFocusProxy(marks[0])

    def value(self) -> frozenset[OwnerAct]:
        return frozenset(act for act, mark in self.marks.items() if mark.isChecked())

    def set_value(self, acts: frozenset[OwnerAct]) -> None:
        for act, mark in self.marks.items():
            mark.setChecked(act in acts)

    def held(self) -> list[str]:
        return [act.value for act in self.marks if act in self.value()]

    def put(self, entry: list[str]) -> None:
        """Without an entry what a new clerk usually may."""
        self.set_value(frozenset(map(OwnerAct, entry)) if entry else frozenset(USUAL))


class UserSettings(SettingsSection):
    title = N_("Who works here")
    about = N_(
        "Whoever is named has a PIN and signs what they enter. The PIN tells who is at the counter; the book is "
        "encrypted as a whole, and whoever has the computer and its password has all of it."
    )

    who = free_text(N_("Person's name"), required=True, longest=NAME_LENGTH)
    rank = switch(N_("Role"), {one: RANKS[one] for one in (Rank.CLERK, Rank.OWNER)})
    pin = secret(N_("PIN, 4 to 8 digits"), hint=N_("Left empty, the one there is stays."))
    may = Field(N_("May without the owner"), RightsField)

    def build(self) -> None:
        say = self.desk.say
        self.pin.setMaxLength(LONGEST)
        self.leaving = button(say("Works here no more"), self.put_away)
        self.another = button(say("Name another"), self.name_another)
        self.nobody = self.add_note(say("Nobody is named: everybody enters and sees everything. Name the owner first."))
        self.table = self.add_list(ListKind("users", self.title, COLUMNS, lambda one: one.name, filters_on_demand=True))
        self.lists[-1].setFixedHeight(px(HEIGHT))
        self.add("who", "rank", "pin")
        self.add("may")
        self.add_head_button(button(say("Save"), self.save, "Ctrl+Return", primary=True))
        self.add_buttons(self.another, self.leaving)
        self.add_note(
            say(
                "What is not marked waits for the owner's PIN, which lets it through once and is written down. What is "
                "not to be seen is not shown: without the debts there is no This week, no customers, receipts, plans "
                "or statements; without the prices no list of goods; a slip that is written shows its own."
            )
        )
        self.form.submitted.connect(self.save)
        self.table.selection_changed.connect(self._show_chosen)
        self.rank.changed.connect(lambda _: self._fit())
        self._fit()

    def reload(self) -> None:
        self.desk.jobs.ask(lambda book: users_of(book.ledger), self._show, self, lane="users")

    def save(self) -> None:
        """Name somebody, or change what the one of this name may."""
        if not self.form.check():
            return
        rank, may = Rank(str(self.rank.value())), self.may.value()
        draft = UserDraft(self.who.text(), rank, may, self.pin.text())

        def kept(user: User) -> None:
            self.form.clear()
            self.dirty = False
            self.desk.notice(well_done(self.desk.say("{name} signs what they enter from now on.", name=user.name)))

        self.desk.jobs.do(
            lambda book, moment: keep_user(book.ledger, draft, moment), kept, self, self.form.show_refusal
        )

    def name_another(self) -> None:
        """Empty fields, for somebody new."""
        self.table.view.clearSelection()
        self.form.clear()
        self._fit()
        self.who.setFocus()

    def put_away(self) -> None:
        """The one that is chosen left."""
        chosen = next(iter(self.table.selected()), None)
        if chosen is None:
            return

        def gone(user: User) -> None:
            self.form.clear()
            self.desk.notice(well_done(self.desk.say("{name} works here no more.", name=user.name)))

        self.desk.jobs.do(
            lambda book, moment: put_user_away(book.ledger, chosen.name, moment), gone, self, self.form.show_refusal
        )

    def _show(self, users: Users) -> None:
        self.table.show_records(users.here)
        self.nobody.setVisible(not users.here)
        self.lists[-1].setVisible(bool(users.here))
        if not users.here and not self.dirty:
            self.rank.set_value(Rank.OWNER)  # the first is the owner
        self._fit()

    def _show_chosen(self) -> None:
        """What is chosen in the list stands in the fields, to be changed."""
        chosen = self.table.selected()
        if len(chosen) == 1:
            self.who.set_text(chosen[0].name)
            self.rank.set_value(chosen[0].rank)
            self.may.set_value(frozenset(chosen[0].may))
        self._fit()

    def _fit(self) -> None:
        self.form.box("may").setVisible(self.rank.value() != Rank.OWNER)
        self.leaving.setEnabled(bool(self.table.selected()))
