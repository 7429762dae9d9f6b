"""Foreign sheets as tests bring them into a book."""

from collections.abc import Mapping
from pathlib import Path

from desktop_app.domain.dates import Terms
from desktop_app.operations.importing import Imported, ImportKind, InDoubt, Preview, preview_file
from desktop_app.store.database import Ledger
from tests.operations.builders import at, on
from tests.operations.one_table import import_preview

TODAY = "04-10"

Accepted = Mapping[str, str]


def seen(
    book: Ledger, folder: Path, kind: ImportKind, *lines: str, day: str = TODAY, accepted: Accepted | None = None
) -> Preview:
    """The sheet as it is read; every cell of it is good."""
    file = folder / "旧账.csv"
    file.write_text("\n".join((*lines, "")), encoding="utf-8")
    found = preview_file(book, file, kind, on(day), accepted=accepted)
    assert isinstance(found, Preview)
    assert found.bad == ()
    return found


def brought(
    book: Ledger, folder: Path, kind: ImportKind, *lines: str, day: str = TODAY, accepted: Accepted | None = None
) -> Imported:
    """The sheet brought in; new customers pay cash."""
    file = seen(book, folder, kind, *lines, day=day, accepted=accepted)
    return import_preview(book, file, "旧账.csv", at(day), terms=Terms()).result


def asked(book: Ledger, folder: Path, kind: ImportKind, *lines: str, day: str = TODAY) -> dict[str, list[str]]:
    """Each question before the sheet comes in, with the keys of its choices; where nothing is asked it comes in."""
    rows = book.value("SELECT max(seq) FROM journal")
    try:
        brought(book, folder, kind, *lines, day=day)
    except InDoubt as doubted:
        assert book.value("SELECT max(seq) FROM journal") == rows
        every = [one for found in doubted.doubts.values() for one in found]
        return {one.key: [choice.key for choice in one.choices] for one in every}
    return {}
