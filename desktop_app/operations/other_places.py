"""One book in two folders, a copy or a restored one beside the old: told at opening, and no number given twice (D7).

A folder that was moved is the book; only where it still lies in both places they may part.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import Said
from desktop_app.domain.moment import Moment
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.opened_book import Book, looked_at
from desktop_app.operations.remembering import continue_without
from desktop_app.store import continuing, journal
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Another folder of the open book: how many entries are only there, and how many only here, since `parted`.

    Both are 0 where it is told once that the book lies there too, as far as here; `parted` is None where nobody can
    tell, as the other one cannot be read.
    """

    folder: Path
    there: int = 0
    here: int = 0
    parted: datetime | None = None
    is_looked_at: bool = False
    """Whether the open book is only looked at, so that nobody can say here to go on with it."""

    def said(self) -> Said:
        """What to tell whoever opened the book here."""
        if not self.there:
            return Said(
                "This book is also in {folder}. Work in one of them only, or what is entered there is missing here.",
                folder=self.folder,
            )
        if self.parted is None:
            return Said(
                "This book was also worked in at {folder}, up to an entry that is not here. Work in one of them only; "
                "new numbers go on behind both.",
                folder=self.folder,
            )
        return Said(
            "This book was also worked in at {folder}: since {when} it has {there} entries that are not here, and this "
            "one {here} that are not there. Work in one of them only; new numbers go on behind both.",
            folder=self.folder,
            when=f"{self.parted.astimezone():%Y-%m-%d %H:%M}",
            there=self.there,
            here=self.here,
        )


def other_places(book: Book) -> list[OtherPlace]:
    """Where else the open book has entries that are not here and that nobody said to go on without.

    When it is opened in this place for the first time, also where else it lies.
    """
    found = []
    for folder, seen in book.memory.elsewhere():
        if not continuing.holds(book.ledger, seen.sequence, seen.head):
            found.append(_parted(book, folder))
        elif book.memory.is_new_here:
            found.append(OtherPlace(folder))
    return [replace(one, is_looked_at=book.looked_at is not None) for one in found]


def stay_here(book: Book, moment: Moment) -> Done[int]:
    """Go on with this folder of the book; of what was entered elsewhere until now nothing more is said here."""
    if not any(place.there for place in other_places(book)):
        return done(0)
    return done(len(continue_without(book.ledger, book.memory, moment, continuing.GONE_ON)), Changed.SHOP)


def _parted(book: Book, folder: Path) -> OtherPlace:
    """Compared with a passing copy of the other ledger, which nobody is kept out of for it."""
    only_to_compare = Said("{folder} is only compared with the open book.", folder=folder)
    try:
        with looked_at(folder, book.header, book.memory.data_key, only_to_compare) as other:
            common = _last_common(book.ledger, other.ledger)
            there, here = (journal.head(ledger).seq - common for ledger in (other.ledger, book.ledger))
            parted = datetime.fromisoformat(journal.recorded_at(book.ledger, common))
            return OtherPlace(folder, there, here, parted) if there else OtherPlace(folder, 1)
    except Said:
        return OtherPlace(folder, 1)


def _last_common(one: Ledger, other: Ledger) -> int:
    """The last entry of both: what two chains share is their beginning, and every book shares its first entry."""
    low, high = 1, min(journal.head(one).seq, journal.head(other).seq)
    while low < high:
        middle = (low + high + 1) // 2
        if journal.entry(one, middle) == journal.entry(other, middle):
            low = middle
        else:
            high = middle - 1
    return low
