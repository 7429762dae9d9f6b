"""The one line above the week's list: what is to be done beside the calls, and what to know of the money."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel, plain_tip
from desktop_app.ui.widgets.layouts import beside


@dataclass(frozen=True, slots=True)
class WeekNote:
    """In a few words where several stand beside each other, with `text` where it stands alone, and its door."""

    short: str
    text: str
    door: Callable[[], None]
    key: str = ""


class WeekStrip(Card):
    """Not there while there is nothing to tell. One note is told in full; of several each is a door in a few words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.words = PlainLabel("", wraps=True)
        self.look = button(desk.say("Look at them"), lambda: self.notes[0].door())
        self.row = beside((self.words, 1), self.look, within=self, margins=(14, 4, 8, 4))
        self.notes: tuple[WeekNote, ...] = ()
        self.doors: list[QPushButton] = []
        self.hide()

    def tell(self, notes: Sequence[WeekNote]) -> None:
        self.notes = tuple(notes)
        for old in self.doors:
            self.row.removeWidget(old)
            old.deleteLater()
        several = self.notes if len(self.notes) > 1 else ()
        self.doors = [self._door(at, one) for at, one in enumerate(several)]
        self.look.setVisible(not several)
        self.words.setText(self.notes[0].text if self.notes and not several else "")
        self.setVisible(bool(self.notes))

    def _door(self, at: int, note: WeekNote) -> QPushButton:
        made = button(note.short, note.door, note.key)
        made.setProperty("flat", True)
        made.setToolTip(plain_tip(note.text))
        self.row.insertWidget(at, made)
        return made
