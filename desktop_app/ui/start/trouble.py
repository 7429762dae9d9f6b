"""Why a book stays shut, in words, with the ways out that help against just that as buttons (U49)."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from desktop_app.domain.errors import Obstacle, Said, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.operations.books import go_on, numbers_left_out
from desktop_app.operations.broken_restores import finish_restore, put_back, unfinished_restore
from desktop_app.operations.doors import BookPlace
from desktop_app.ui.base.cover import WIDE, Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import Way


class Cause(Enum):
    """The keyring does not give the key; another program has the book; anything else, such as disk and damage."""

    KEYRING = auto()
    IN_USE = auto()
    OTHER = auto()


WORDS = {Cause.KEYRING: ("keyring",), Cause.IN_USE: ("in use by", "another program")}
"""By cause: what the English source text of every such failure says."""


def cause_of(said: Said) -> Cause:
    """Passphrase and recovery key help against the keyring alone, a backup against neither it nor another program."""
    text = said.template.lower()
    return next((cause for cause, words in WORDS.items() if any(word in text for word in words)), Cause.OTHER)


class TroubleCover(Cover):
    """The problem, its cause and the way out; nothing was changed. `title` says what it is where that is known."""

    def __init__(self, desk: Desk, said: Said, ways: Sequence[Way], primary: Way, title: str = "") -> None:
        super().__init__(desk, title or desk.say("The book cannot be opened now"), width=WIDE)
        self.words = PlainLabel(desk.tell(said), wraps=True)
        self.body.addWidget(self.words)
        self.offer(ways, primary)
        self.setFocusProxy(self.buttons[-1])


class Opener(Protocol):
    """Where the ways out lead."""

    window: MainWindow
    desk: Desk
    own: Path
    folder: Path

    def own_place(self) -> Path: ...
    def open(self, folder: Path) -> None: ...
    def open_telling(self, text: str, passphrase: str | None) -> None: ...
    def open_another(self) -> None: ...
    def begin_new(self) -> None: ...
    def restore(self) -> None: ...
    def restore_into(self, place: Path, copies: Path | None) -> None: ...
    def recover(self) -> None: ...
    def ask_passphrase(self) -> None: ...
    def try_key(self, passphrase: str | None, *, look: Said) -> None: ...
    def look_at_backup(self, why: Said) -> None: ...


class Troubles:
    """Puts up what keeps the book shut that `start` was about to open."""

    def __init__(self, start: Opener) -> None:
        self._start, self._desk = start, start.desk

    def tell(self, said: Said) -> None:
        """Something is in the way, and may be gone when it is tried again; against damage a backup helps."""
        self._put_up(said, () if cause_of(said) is Cause.IN_USE else (self._restoring(),))

    def tell_kept_shut(self, said: Said, passphrase: str | None) -> None:
        """It can be looked at all the same; where entries are missing, the owner may say that it goes on without."""
        say = self._desk.say
        looking = Way(say("Look only"), lambda: self._start.try_key(passphrase, look=said))
        if said.obstacle is Obstacle.MISSING:
            going_on = Way(say("Go on with what is there"), lambda: self._go_on(passphrase))
            self._put_up(said, (looking, going_on), self._way_to_missing(said))
        elif said.obstacle is Obstacle.DAMAGED:
            self._put_up(said, (self._restoring(), looking))
        else:
            self._put_up(said, (looking,))

    def tell_of_keyring(self, said: Said, place: BookPlace) -> None:
        """Where the keyring is locked, silent or empty, the passphrase, if there is one, or the paper opens the book.

        Neither is a way out of anything else.
        """
        say, start = self._desk.say, self._start
        if cause_of(said) is not Cause.KEYRING:
            self.tell(said)
            return
        typing = [Way(say("Type the passphrase"), start.ask_passphrase)] if place.has_passphrase else []
        self._put_up(said, (*typing, Way(say("Use the recovery key"), start.recover)))

    def tell_away(self, folder: Path) -> None:
        """A book was open here before: its disk is not connected, and a new book is the last thing to begin with."""
        said = Unavailable("The book is not in {folder}. Connect the disk, or choose another book.", folder=folder)
        anew = Way(self._desk.say("Make a new book here"), self._start.begin_new)
        self._put_up(said, (self._restoring(), anew))

    def tell_backup(self, folder: Path) -> None:
        """A backup is never opened as the book: what is entered there would go with it some day (D12)."""
        say, start, own = self._desk.say, self._start, self._start.own_place()
        place = start.own if own == folder else own
        said = Unavailable(
            "{folder} is a backup. It is not opened as the book, so that it stays as it was. Restore it: it is proven "
            "and put into {book}; a book that is there is set aside, not deleted.",
            folder=folder,
            book=place,
        )
        looking = Way(say("Look only"), lambda: start.look_at_backup(said))
        restoring = Way(say("Restore it"), lambda: start.restore_into(place, folder))
        self._put_up(said, (looking,), restoring, say("This is a backup"))

    def tell_unfinished(self, folder: Path) -> None:
        """A restore was killed between its two renames: only the owner knows which of the two is the book."""
        say, left = self._desk.say, unfinished_restore(folder)
        said = Unavailable(
            "A restore of the book in {folder} was broken off. Nothing is lost: the book that was here "
            "and the backup are side by side.",
            folder=folder,
        )
        ways = []
        if left is not None and left.restored is not None:
            ways.append(Way(say("Finish the restore"), lambda: self._end_restore(finish_restore)))
        if left is not None and (left.aside is not None or left.book.exists()):
            ways.append(Way(say("Keep the book that was here"), lambda: self._end_restore(put_back)))
        self._put_up(said, ways[1:], ways[0], say("A restore was broken off"))

    def _put_up(self, said: Said, ways: Sequence[Way], primary: Way | None = None, title: str = "") -> None:
        say, start = self._desk.say, self._start
        another = Way(say("Another book"), start.open_another)
        again = Way(say("Try again"), lambda: start.open(start.folder))
        start.window.cover(TroubleCover(self._desk, said, (another, *ways), primary or again, title))

    def _restoring(self) -> Way:
        return Way(self._desk.say("Restore a backup"), self._start.restore)

    def _way_to_missing(self, said: Said) -> Way:
        """To the folder that has what is missing here, where there is one; else to the backups."""
        other = said.facts.get("other")
        if isinstance(other, Path):
            return Way(self._desk.say("Open the other one"), lambda: self._start.open(other))
        return self._restoring()

    def _go_on(self, passphrase: str | None) -> None:
        """Journal what is missing, and open the book."""
        folder, moment, say = self._start.folder, self._desk.moment(), self._desk.say

        def went_on(skipped: list[tuple[str, str]]) -> None:
            text, ranges = say("The book goes on with what is there; the journal says so."), skipped
            numbers = ", ".join(" – ".join(dict.fromkeys(one)) for one in ranges)
            if numbers:
                text = say(
                    "The book goes on with what is there; the journal says so. Left out for good: {numbers}",
                    numbers=numbers,
                )
            self._start.open_telling(text, passphrase)

        self._desk.jobs.run(lambda: numbers_left_out(go_on(folder, moment, passphrase)), went_on, self._desk, self.tell)

    def _end_restore(self, end: Callable[[Path, Moment], Path | None]) -> None:
        folder, moment, say = self._start.folder, self._desk.moment(), self._desk.say

        def ended(left: Path | None) -> None:
            aside = say("What does not take its place was set aside, not deleted: {folder}.", folder=left or "")
            self._start.open_telling(say("The restore is ended.") + (f" {aside}" if left else ""), None)

        self._desk.jobs.run(lambda: end(folder, moment), ended, self._desk, self.tell)
