"""The files that are dropped or chosen: one, or several that come in together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QDropEvent

from desktop_app.domain.errors import Refused, Said
from desktop_app.operations.bills import is_bill
from desktop_app.operations.importing import Workbook, read_file
from desktop_app.operations.several_sheets import joined
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import dropped_file, dropped_sheets
from desktop_app.ui.base.jobs import Progress
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.notices import Way, info


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What was read, and why files among them could not be."""

    paths: tuple[Path, ...]
    workbook: Workbook
    refused: tuple[Said, ...] = ()
    is_bill: bool = False

    @property
    def is_several(self) -> bool:
        return len(self.paths) > 1


def called(paths: Sequence[Path]) -> Said:
    """Files in a few words."""
    if len(paths) == 1:
        return Said("{file}", file=paths[0].name)
    return Said("{file} and {count} more", file=paths[0].name, count=len(paths) - 1)


def read_files(paths: Sequence[Path], progress: Progress) -> FilesRead:
    """Each in a process of its own. What cannot be read is told beside what can; refused where nothing can."""
    if len(paths) == 1:
        try:
            book = read_file(paths[0])
        except Refused as why:  # another sheet may be on the page already
            raise Refused("{file}: {why}", file=paths[0].name, why=why) from None
        return FilesRead(tuple(paths), book, is_bill=is_bill(book))
    books: dict[Path, Workbook] = {}
    refused: list[Said] = []
    for at, path in enumerate(paths):
        progress.watch(at, len(paths))
        try:
            books[path] = read_file(path)
        except Refused as why:
            refused.append(Said("{file}: {why}", file=path.name, why=why))
    if not books:
        raise Refused("None of the {count} files can be read. {first}", count=len(paths), first=refused[0])
    every = joined(list(books.values()))
    return FilesRead(tuple(books), every, tuple(refused), is_bill(every))


def dropped_files(event: QDropEvent) -> list[Path]:
    """The sheets that are dragged over the page; any other lone file is opened too, to say what is wrong with it."""
    lone = dropped_file(event.mimeData())
    return dropped_sheets(event.mimeData()) or ([lone] if lone is not None else [])


def open_as_bill(desk: Desk, path: Path, as_sheet: Callable[[], None]) -> None:
    """A bill goes where its money finds its customers and nothing is booked twice; it may still be a sheet."""

    def all_the_same() -> None:
        desk.go(Route(PageName.IMPORT))
        as_sheet()

    desk.go(Route(PageName.BILLS, words=str(path)))
    text = desk.say("This is a bill: its money finds its customers here.")
    desk.notice(info(text, Way(desk.say("Import it as a sheet"), all_the_same)))
