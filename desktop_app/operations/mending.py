"""Lost files of papers come back: drawn again byte for byte, or taken out of an earlier backup (D9, D10)."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from desktop_app.domain.errors import Said
from desktop_app.operations.books import SCANS, Book
from desktop_app.operations.paper_kinds import frozen_paper
from desktop_app.operations.shop_pictures import drawn_with
from desktop_app.store import papers
from desktop_app.store.papers import Print


def mend(book: Book, name: str, copies: Iterable[Path] = ()) -> bool:
    """Put a lost stored file back, out of one of the backups in `copies` or by drawing it; False when none can."""
    if any(book.scans.bring_back(name, copy / SCANS) for copy in copies):
        return True
    return any(draw_again(book, made) is not None for made in papers.all_prints(book.ledger) if made.blob == name)


def draw_again(book: Book, made: Print) -> bytes | None:
    """A printed paper drawn anew of what was frozen; kept again if it is byte for byte the one that was made.

    None when it is not: another version of the program may set its lines otherwise.
    """
    drawn = _drawn(book, made)
    if drawn is None or hashlib.sha256(drawn).hexdigest() != made.sha256:
        return None
    if book.looked_at is None:
        book.scans.put(drawn)
    return drawn


def _drawn(book: Book, made: Print) -> bytes | None:
    sheet, _, language = made.layout.partition("-")
    try:
        form, frozen = frozen_paper(book.ledger, made.number)
        return form.draw([(drawn_with(book, frozen[0]), frozen[1])], sheet, language)[0]
    except (Said, ValueError):  # a snapshot or a layout that this program cannot read or set
        return None
