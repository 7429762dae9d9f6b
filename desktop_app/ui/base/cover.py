"""A full page that stands before the book: one card in the middle, a title, what it is about, what can be done."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop_app.domain.errors import Said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Fields, fields_of
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel, Rule
from desktop_app.ui.widgets.layouts import ROOM, GivesWay, Room, beside, stacked
from desktop_app.ui.widgets.notices import Way
from desktop_app.ui.widgets.step_bar import StepBar

USUAL, WIDE = 560, 640
"""The wide one has room for four buttons."""

STEP_HIGH = 480

REFUSAL_LINES = 3
"""Kept below the last field of a form: what was refused names the ways out, which must not lie below it."""


class Cover(QWidget):
    """`body` is filled from top to bottom; the buttons stand at the foot, the primary one at the right.

    They never leave: what has no room above them scrolls.
    """

    comes_back = False
    """Whether it is kept, as it stands, when something else takes its place."""

    def __init__(self, desk: Desk, title: str, lead: str = "", width: int = USUAL) -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName(title)
        self.title = PlainLabel(title, "title", wraps=True)
        self.lead = PlainLabel(lead, "muted", wraps=True)
        if not lead:  # what is shown before it has a parent is a window, and takes the keyboard with it
            self.lead.hide()
        self.steps, self.step = StepBar(), PlainLabel("", "muted")
        self.step.hide()
        self.buttons: list[QPushButton] = []
        self.body, self.foot = stacked(gap=12), beside(ROOM)
        self.card, inside = Card(), QWidget()
        self.card.setFixedWidth(px(width))
        stacked(
            self.steps, self.step, self.title, self.lead, 8, self.body, ROOM, 12, margins=(32, 28, 32, 0), within=inside
        )  # fmt: skip
        self.foot.setContentsMargins(px(32), px(16), px(32), px(16))
        stacked((GivesWay(inside), 1), Rule(), self.foot, gap=0, margins=1, within=self.card)
        stacked(Room(2), beside(ROOM, self.card, ROOM), Room(3), margins=16, within=self)

    def show_step(self, at: int, of: int) -> None:
        """Which page of how many this is, counted from 1; nothing where it stands by itself (`of` is 0).

        The pages of a way are equally high, so that what goes on stays under the mouse.
        """
        self.card.setMinimumHeight(px(STEP_HIGH) if of else 0)
        self.steps.show_step(at, of)
        self.step.setVisible(of > 0)
        self.step.setText(self.desk.say("Step {number} of {count}", number=at, count=of) if of else "")

    def offer(self, ways: Sequence[Way], primary: Way | None = None) -> list[QPushButton]:
        """Buttons at the foot: quiet ones at the left in order, the primary one at the right. All of them, in order."""
        for way in ways:
            self.buttons.append(button(way.text, way.does))
            self.foot.insertWidget(self.foot.count() - 1, self.buttons[-1])
        if primary is not None:
            self.buttons.append(button(primary.text, primary.does, primary=True))
            self.buttons[-1].setDefault(True)
            self.foot.addWidget(self.buttons[-1])
        return self.buttons


class CoverForm(Cover):
    """Its fields are declared in the class (`base.fields`). Enter goes on, and submits from the last field that is
    shown; what is refused stands at its field. `ways` are the quiet buttons beside the one that submits.
    """

    heading: ClassVar[str]
    about: ClassVar[str]
    verb: ClassVar[str]
    """English source texts: the title, the sentence below it, and what the button that submits says."""

    asked_later: ClassVar[frozenset[str]] = frozenset()
    """Fields that are shown only once the book asks for them."""

    def __init__(self, desk: Desk, *ways: Way, declared: Mapping[str, Field[Any]] | None = None) -> None:
        super().__init__(desk, desk.translate(self.heading), desk.translate(self.about))
        self.form = Fields(desk, declared if declared is not None else fields_of(type(self)))
        self.editors = self.form.editors
        self.lay_out()
        self.body.addWidget(self.form)
        *self.quiet, self.button = self.offer(ways, Way(desk.translate(self.verb), lambda: self.submit()))
        self.form.submitted.connect(lambda: self.submit())
        self.form.ends_with(*(one for one in self.editors.values() if isinstance(one, QLineEdit)))
        for name in self.asked_later:
            self.form.box(name).hide()
        at_first = [name for name in self.editors if name not in self.asked_later]
        for lowest in self.form.findChildren(FieldBox):
            if lowest.editor is self.editors[at_first[-1]]:
                lowest.keep_lines(REFUSAL_LINES)
        self.setFocusProxy(next(iter(self.editors.values())))

    def lay_out(self) -> None:
        """Where the fields stand."""
        self.form.stacked()

    def submit(self) -> None:
        """Try what stands in the fields."""
        raise NotImplementedError

    def enable(self, enabled: bool) -> None:
        """Whether it can be submitted; not while it is being tried."""
        self.button.setEnabled(enabled)

    def refuse(self, said: Said) -> None:
        """What was typed stays."""
        self.enable(True)
        if said.field in self.asked_later:
            self.form.box(said.field).show()
        self.form.show_refusal(said)
