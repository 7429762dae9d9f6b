"""Through whose hands money went: whoever is at the counter, unless somebody else is named (R092)."""

from desktop_app.language import N_
from desktop_app.operations.picking import names_to_pick
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.widgets.words_field import WordsField

LONGEST = 60


class HandsField(WordsField):
    """Left empty it is the person at the counter, whose name stands there grey; everybody who works here is offered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say)
        self.setMaxLength(LONGEST)
        self._desk = desk
        desk.counter_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self._picks = names_to_pick(self._desk.counter.names)
        self.setPlaceholderText(self._desk.counter.name)


def hands(label: str = N_("Taken by"), letter: str = "") -> Field[HandsField]:
    """The field of a form."""
    return Field(label, HandsField, letter=letter)
