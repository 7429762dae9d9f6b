"""What every page is given: the language, the clock, the work of others, and the way to another page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.users import AtCounter
from desktop_app.language import translator
from desktop_app.ui.base.actions import Actions
from desktop_app.ui.base.jobs import IntoBook, Jobs
from desktop_app.ui.base.routes import Route
from desktop_app.ui.look.preferences import Preferences
from desktop_app.ui.widgets.notices import Notice, Way, well_done


@dataclass(frozen=True, slots=True)
class Undoable:
    """Something that was done, in the words it was told with, and the verb that takes it back; None where none does.

    `told` says what taking it back has made, where that is more than nothing; `ways` are what is left to do where it
    is refused. `why` it is not taken back, and what to do instead, is in the language of the window.
    """

    words: str
    verb: IntoBook[Any] | None
    here: Callable[[], None] | None = None
    """What takes it back where it is nothing of the book: a choice of this computer."""
    told: Callable[[Any], str] | None = None
    ways: tuple[Way, ...] = ()
    why: str = ""
    holds: Callable[[], bool] | None = None
    """Whether there is still something to take back; what a form held before it was sent is gone with it."""
    asks_elsewhere: bool = False
    """It books or voids a document, or sets a value of the settings: on another page Ctrl+Z asks first."""


class Desk(QObject):
    """One for the whole window. A page asks it; it never knows which page asks."""

    went = Signal(object)
    """A `Route` to open."""

    went_back = Signal()
    left = Signal()
    noticed = Signal(object)
    """A `Notice` to show on the page that is open."""

    undo_offered = Signal(object)
    """An `Undoable`: what was just done, and the verb that takes it back."""

    def __init__(
        self,
        language: str,
        jobs: Jobs,
        preferences: Preferences,
        clock: Callable[[], Moment],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.language = language
        self.translate = translator(language)
        self.jobs = jobs
        self.preferences = preferences
        self.actions = Actions(self.translate, self)
        self.counter = AtCounter()
        """Who is at the counter, and what is not theirs to do or see."""
        self._clock = clock

    def may(self, act: OwnerAct | None) -> bool:
        """Whether whoever is at the counter does or sees this without the owner."""
        return self.counter.may(act)

    def know_counter(self, counter: AtCounter) -> None:
        """Who is at the counter now; what is not theirs is not shown from now on."""
        if counter != self.counter:
            self.counter = counter
            self.counter_changed.emit()

    def say(self, template: str, /, **facts: object) -> str:
        """An English source text in the language of the window; facts are inserted afterwards, as they are."""
        return Said(template, **facts).text(self.translate)

    def tell(self, said: Said) -> str:
        """What a refusal, a label or a reason says, in the language of the window."""
        return said.text(self.translate)

    def words(self, words: str | Said) -> str:
        """English source words, or a `Said`, in the language of the window."""
        return self.tell(words) if isinstance(words, Said) else self.translate(words)

    def speak(self, language: str) -> None:
        """Say everything in this language from now on; what is shown already is said anew by whoever shows it."""
        self.language = language
        self.translate = translator(language)
        self.actions.speak(self.translate)

    def moment(self) -> Moment:
        return self._clock()

    def today(self) -> date:
        """The business date."""
        return self._clock().today

    def go(self, route: Route) -> None:
        """Open a page; the one that is open keeps what was typed."""
        self.went.emit(route)

    def back(self) -> None:
        """Return to the page before, with its row still chosen (U12)."""
        self.went_back.emit()

    def leave(self) -> None:
        """Return after something was saved: past a paper that lay open before, which might be printed instead."""
        self.left.emit()

    def notice(self, notice: Notice) -> None:
        """Tell something in the bar of the open page."""
        self.noticed.emit(notice)

    def done(
        self,
        text: str,
        undo: IntoBook[Any] | None = None,
        told: Callable[[Any], str] | None = None,
        asks_elsewhere: bool = False,
        ways: tuple[Way, ...] = (),
    ) -> None:
        """Tell that something is done, and for ten seconds offer to take it back (U23); `ways` are what may come next.

        What nothing takes back stands in the way of taking back what was done before it.
        """
        self.undo_offered.emit(Undoable(text, undo, told=told, asks_elsewhere=asks_elsewhere))
        offered = () if undo is None else (Way(self.say("Undo"), self.undo),)
        self.notice(well_done(text, *ways, *offered))

    def chose(self, text: str, back: Callable[[], None], holds: Callable[[], bool] | None = None) -> None:
        """Tell that a choice of this computer is another one now, and offer the one before while that `holds`."""
        self.undo_offered.emit(Undoable(text, None, here=back, holds=holds, asks_elsewhere=True))
        self.notice(well_done(text, Way(self.say("Undo"), self.undo)))

    def final(self, text: str, why: str, *ways: Way) -> None:
        """What was done cannot be taken back; Ctrl+Z says why, and what to do instead."""
        self.undo_offered.emit(Undoable(text, None, ways=ways, why=why))

    def undo(self) -> None:
        """Take back what was offered last; set by the window."""
        self.undone.emit()

    undone = Signal()

    counter_changed = Signal()
    """Somebody else is at the counter, or may something else."""

    key_made = Signal(str)
    """Another recovery key was made: it is shown now, and at no other time."""

    restore_wanted = Signal(object)
    """The folder of a backup that is to be put in the place of the book."""

    renewed = Signal(object)
    """Language, text size or layout were chosen anew: every page is made again, and the `Route` carried is shown."""
