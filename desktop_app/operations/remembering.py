"""What is remembered of a book outside its ledger, so that lost entries are told and no number is given out twice (D7).

It lies twice: beside the ledger, where it tells of a ledger or a log that was exchanged or lost, and in the user's own
folder under the book's id, where it tells of a whole folder that was put back. It is written after the commit: a head
older than the book is no alarm, as long as the book goes back to it.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop_app.domain.errors import Needs, Obstacle, Said, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.domain.proofs import Proven
from desktop_app.store import continuing, journal, numbering
from desktop_app.store.database import Ledger
from desktop_app.system.folders import make_private
from desktop_app.system.key_file import read_header
from desktop_app.system.keys import DataKey, Purpose, derive
from desktop_app.system.last_proof import ProofFile
from desktop_app.system.last_seen import NAME, LastSeen, SeenFile
from desktop_app.system.paths import seen_folder
from desktop_app.system.sealing import seal_text, unseal_text

PROOF = ".proof"
"""How the name of a note about the last proof ends."""


class Memory:
    """What is remembered of one book in one folder.

    The user's own folder knows the end of the book for each place it was opened in, and names the place to nobody but
    the book. A place where it never was is measured by all of them; one where it was before, by its own end, and what
    was entered elsewhere since is told (`elsewhere`).
    """

    def __init__(self, folder: Path, book_id: str, data_key: DataKey) -> None:
        self.folder, self._book_id, self.data_key = folder, book_id, data_key
        self._key, self._place_key = derive(data_key, Purpose.LAST_SEEN), derive(data_key, Purpose.PLACE)
        self._others = seen_folder() / book_id
        place = hashlib.blake2b(str(folder.resolve()).encode(), key=self._key, digest_size=10).hexdigest()
        self._beside, self._apart = self._file(folder / NAME), self._file(self._others / place)
        self._proof = ProofFile(self._others / f"{place}{PROOF}", derive(data_key, Purpose.LAST_PROOF))
        self._kept: journal.Head | None = None
        self._is_ready = False
        self._numbers: Sequence[Mapping[str, int]] | None = None
        self._place = ""
        self.is_new_here = False
        """Whether the book was never opened in this place before this opening."""

    def at(self, folder: Path) -> "Memory":
        """What is remembered of the same book in another folder."""
        return Memory(folder, self._book_id, self.data_key)

    def seen(self) -> list[LastSeen]:
        """The ends that a book in this place must go back to."""
        here = self._apart.read()
        return [seen for seen in (self._beside.read(), *([here] if here else self._everywhere())) if seen]

    def numbers(self) -> list[Mapping[str, int]]:
        """The highest numbers of the book in whatever place."""
        return [seen.numbers for seen in (self._beside.read(), *self._everywhere()) if seen]

    def elsewhere(self) -> list[tuple[Path, LastSeen]]:
        """The other places where this book still lies, and how far it went in each; what was moved lies in one."""
        found = [(Path(place), seen) for seen in self._everywhere() if seen and (place := self._opened_place(seen))]
        return [(place, seen) for place, seen in found if self._lies_in(place)]

    def numbers_elsewhere(self) -> Sequence[Mapping[str, int]]:
        """The highest numbers of the book in every other place, also where it lies no more; read once a transaction."""
        if self._numbers is None:
            self._numbers = [seen.numbers for seen in self._everywhere(but=self._apart.path) if seen]
        return self._numbers

    def keeping(self, ledger: Ledger) -> Callable[[], None]:
        """Look where the book will end, before the commit; what is returned remembers it, after the commit.

        Inside the transaction the pages that are asked for are at hand; after it they would have to be fetched.
        """
        self._numbers = None  # another program may give out some before the next one
        head = journal.head(ledger)
        if head == self._kept:
            return _nothing
        self._kept = None  # should the commit fail, the next one is looked at anew
        return partial(self.keep, head, numbering.highest_numbers(ledger))

    def keep(self, head: journal.Head, numbers: Mapping[str, int]) -> None:
        """Remember that the book ends here now."""
        self.write(LastSeen(head.seq, head.hash.hex(), numbers))
        self._kept = head

    def write(self, seen: LastSeen) -> None:
        """Remember this end. What is saved stays saved when a disk does not take it: the next entry tries again."""
        with suppress(OSError, Unavailable):
            self._beside.write(seen)
        with suppress(OSError, Unavailable):
            if not self._is_ready:
                self._begin_apart()
            self._apart.write(replace(seen, place=self._place))

    def proof(self) -> Proven | None:
        """How the last proof of the book in this place ended."""
        return self._proof.read()

    def keep_proof(self, proven: Proven) -> None:
        """Remember how a proof of the book in this place ended."""
        with suppress(OSError, Unavailable):
            make_private(self._others)
            self._proof.write(proven)

    def settle(self) -> None:
        """Let go of the files once the disk has what was remembered."""
        for file in (self._beside, self._apart):
            with suppress(OSError):
                file.close()

    def _begin_apart(self) -> None:
        """The note in the user's own folder names this place, sealed; the words that name it already are kept."""
        make_private(self._others)
        before, here = self._apart.read(), str(self.folder.resolve())
        self.is_new_here = before is None
        names_it = before is not None and self._opened_place(before) == here
        self._place = before.place if before and names_it else seal_text(self._place_key, here, self._book_id)
        self._is_ready = True

    def _opened_place(self, seen: LastSeen) -> str:
        return unseal_text(self._place_key, seen.place, self._book_id)

    def _lies_in(self, place: Path) -> bool:
        """Whether this very book lies there, and `place` is not another name of the folder that is open."""
        try:
            return not place.samefile(self.folder) and read_header(place).book_id == self._book_id
        except (OSError, Said):
            return False

    def _everywhere(self, but: Path | None = None) -> list[LastSeen | None]:
        with suppress(OSError):
            return [self._file(path).read() for path in self._others.iterdir() if path != but and path.suffix != PROOF]
        return []

    def _file(self, path: Path) -> SeenFile:
        return SeenFile(path, self._key)


def end_of(ledger: Ledger) -> LastSeen:
    """What is to be remembered of a ledger as it is now."""
    head = journal.head(ledger)
    return LastSeen(head.seq, head.hash.hex(), numbering.highest_numbers(ledger))


def is_missing_entries(ledger: Ledger, memory: Memory) -> bool:
    """Does this book not go back to what was last seen of it, here or in another folder where it still lies?"""
    return bool(_missing(ledger, [*memory.seen(), *(seen for _, seen in memory.elsewhere())]))


def require_nothing_missing(ledger: Ledger, memory: Memory) -> None:
    """Unavailable with the ways out when this book does not go back to what was last seen of it (T11, T12)."""
    missing = _missing(ledger, memory.seen())
    if not missing:
        return
    furthest, last = max(missing, key=lambda seen: seen.sequence), journal.head(ledger).seq
    other = next((place for place, seen in memory.elsewhere() if seen.head == furthest.head), None)
    facts: dict[str, object] = {
        "other": other, "folder": ledger.folder, "count": max(furthest.sequence - last, 0), "last": last,
        "seen": furthest.sequence, "when": _local(journal.recorded_last(ledger)),
    }  # fmt: skip
    if other is not None:
        said = Unavailable(
            "The book was last opened in {other}, up to entry {seen}; in {folder} it ends with entry {last}, and what "
            "was entered there is missing. Open the one in {other}, or go on with this one.",
            **facts,
        )
    elif furthest.sequence > last:
        said = Unavailable(
            "{count} entries are missing from the book in {folder} since {when}: it ends with entry {last}, and entry "
            "{seen} was seen. Restore the newest backup, or go on with what is there.",
            **facts,
        )
    else:
        said = Unavailable(
            "The book in {folder} is not the one that was last seen: its entry {seen} is another one. An old copy was "
            "put back and written into. Restore the newest backup, or go on with what is there.",
            **facts,
        )
    raise said.kept_by(Obstacle.MISSING).for_want_of(Needs.WORD_TO_GO_ON)


def continue_without(
    ledger: Ledger, memory: Memory, moment: Moment, verb: str, numbers: Iterable[Mapping[str, int]] = ()
) -> list[continuing.Skipped]:
    """Journal what is missing from this book, and let its numbers go on behind all that were seen (T19).

    `numbers` are highest numbers known from elsewhere, as from other backups.
    """
    elsewhere = [seen for _, seen in memory.elsewhere()] if verb == continuing.GONE_ON else []
    missing = dict.fromkeys((one.sequence, one.head) for one in _missing(ledger, [*memory.seen(), *elsewhere]))
    with ledger.writing():
        skipped = numbering.skip_behind(ledger, [*memory.numbers(), *numbers])
        continuing.record(ledger, list(missing), skipped, moment, verb)
    return skipped


def _missing(ledger: Ledger, seen: Iterable[LastSeen]) -> list[LastSeen]:
    return [one for one in seen if not continuing.holds(ledger, one.sequence, one.head)]


def _local(recorded: str) -> str:
    """A time of recording as the clock on the wall said it."""
    return f"{datetime.fromisoformat(recorded).astimezone():%Y-%m-%d %H:%M}" if recorded else "—"


def _nothing() -> None:
    """There is nothing new to remember."""
