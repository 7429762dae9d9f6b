"""A restore that was broken off between its two renames: found beside the book, finished or taken back (D13)."""

import re
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path

from desktop_app.domain.errors import Needs, Refused
from desktop_app.domain.moment import Moment
from desktop_app.system.disk_errors import patiently, plain_words
from desktop_app.system.folders import sync_folder
from desktop_app.system.lock import sole_use
from desktop_app.system.paths import DRAFT

RESTORED, BEFORE, UNUSED = "restored", "before-restore", "not-restored"
"""What a folder beside the book is: a proven copy, the book it was to replace, a copy nobody wanted in the end."""

_STAMP = r"\d{8}-\d{6}-\d+"


@dataclass(frozen=True, slots=True)
class UnfinishedRestore:
    """`restored` is a proven copy without the book's name; `aside` the book that was here, where its place is empty."""

    book: Path
    restored: Path | None
    aside: Path | None


def unfinished_restore(book_folder: Path) -> UnfinishedRestore | None:
    """What a restore of this book left when it was killed; None when there is nothing to end."""
    book_folder = book_folder.resolve()
    restored = _newest(book_folder, RESTORED)
    aside = None if book_folder.exists() else _newest(book_folder, BEFORE)
    return UnfinishedRestore(book_folder, restored, aside) if restored or aside else None


def refuse_unfinished(book_folder: Path) -> None:
    """Before a book is opened or made where it is not known which of two is the book."""
    if unfinished_restore(book_folder):
        raise Refused(
            "A restore of the book in {folder} was broken off, so it is not known which of two is the book. Finish the "
            "restore, or keep the book that was here.",
            folder=book_folder,
        ).for_want_of(Needs.END_OF_RESTORE)


def finish_restore(book_folder: Path, moment: Moment) -> Path | None:
    """Give the proven copy the book's name; returns where the book lies that was here, None when there was none."""
    left = _left(book_folder)
    if left.restored is None:
        raise Refused(
            "There is no proven backup beside {folder}. Put the book back that was here, or restore the backup again.",
            folder=left.book,
        )
    with _alone(left):
        return exchange(left.book, left.restored, beside(left.book, BEFORE, moment)) or left.aside


def put_back(book_folder: Path, moment: Moment) -> Path | None:
    """Keep the book that was here; returns where the copy lies that was to replace it. Nothing is deleted."""
    left = _left(book_folder)
    if left.aside is None and not left.book.exists():
        raise Refused(
            "The book that was in {folder} is not beside it any more. Finish the restore instead.", folder=left.book
        )
    with _alone(left), plain_words(left.book.parent):
        if left.aside is not None:
            patiently(partial(left.aside.rename, left.book))
        unused = beside(left.book, UNUSED, moment) if left.restored else None
        if left.restored and unused:
            patiently(partial(left.restored.rename, unused))
        sync_folder(left.book.parent)
        return unused


def exchange(book_folder: Path, fresh: Path, aside: Path) -> Path | None:
    """Give the proven copy the book's name, and the present book the name `aside`; None when there was no book."""
    with plain_words(book_folder.parent):
        there = book_folder.exists()
        if there:
            patiently(lambda: book_folder.rename(aside))
        try:
            patiently(lambda: fresh.rename(book_folder))
        except OSError:
            if there:
                aside.rename(book_folder)
            raise
        sync_folder(book_folder.parent)
        return aside if there else None


def beside(book_folder: Path, word: str, moment: Moment) -> Path:
    """A free name beside the book that says what lies there and since when."""
    return book_folder.with_name(f"{book_folder.name}-{word}-{moment.now.astimezone(UTC):%Y%m%d-%H%M%S-%f}")


def clear_unproven(book_folder: Path) -> None:
    """Delete the copies that a killed restore had not proven yet; for whoever holds the book."""
    name = re.compile(rf"\.{re.escape(book_folder.name)}-{RESTORED}-{_STAMP}\.[0-9a-f]{{8}}{re.escape(DRAFT)}")
    with plain_words(book_folder.parent):
        for folder in book_folder.parent.iterdir() if book_folder.parent.is_dir() else ():
            if name.fullmatch(folder.name):
                shutil.rmtree(folder)


def _left(book_folder: Path) -> UnfinishedRestore:
    left = unfinished_restore(book_folder)
    if left is None:
        raise Refused("No restore of the book in {folder} was broken off. Nothing is to be ended.", folder=book_folder)
    return left


def _alone(left: UnfinishedRestore) -> ExitStack:
    stack = ExitStack()
    if left.book.exists():
        stack.enter_context(sole_use(left.book))
    return stack


def _newest(book_folder: Path, word: str) -> Path | None:
    name = re.compile(rf"{re.escape(book_folder.name)}-{word}-{_STAMP}")
    with plain_words(book_folder.parent):
        if not book_folder.parent.is_dir():
            return None
        found = [one for one in book_folder.parent.iterdir() if name.fullmatch(one.name) and one.is_dir()]
    return max(found, key=lambda one: one.name, default=None)
