"""Foreign sheets: shown first, brought in whole, taken back whole."""

from functools import partial

from desktop_app.cli.answers import told
from desktop_app.cli.opening import opened
from desktop_app.cli.previews import ImportReading, answer, show
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said
from desktop_app.operations.books import Book
from desktop_app.operations.importing import (
    ImportKind,
    Preview,
    TableChoice,
    import_preview,
    preview_file,
    terms_in_words,
)
from desktop_app.operations.taking_back import undo_import


def bring_in(session: Session) -> None:
    """Show what the file holds and bring it in, if every cell is good or bad rows are dropped on purpose (U48)."""
    options = session.options
    terms = None if options.terms is None else terms_in_words(options.terms)
    with opened(session) as book:
        seen = _preview(book, session)
        if options.dry_run or (seen.bad and not options.drop_bad):
            _present(session, ImportReading(options.file.name, seen))
        if options.dry_run:
            return
        drop = options.drop_bad
        made = import_preview(book.ledger, seen, options.file.name, session.moment, drop, terms=terms).result
    _present(session, ImportReading(options.file.name, seen, made))


def undo(session: Session) -> None:
    """Take the last import back in one step."""
    with opened(session) as book:
        undone = undo_import(book.ledger, session.moment).result
    answer = told(undone, "file=file_name", "documents", "customers", "goods")
    said = Said(
        "The import of {file} is undone: {documents} documents voided, {customers} customers and {goods} "
        "goods put away.",
        **answer,
    )
    session.tell(answer, said)


def _preview(book: Book, session: Session) -> Preview:
    options = session.options
    kind, mapping, sheet = ImportKind(options.kind), dict(options.map), options.sheet or ""
    seen = preview_file(book.ledger, options.file, kind, session.moment.today, mapping, sheet)
    if isinstance(seen, TableChoice):
        raise Refused(
            "Several tables fit. Name one of them with --sheet: {choices}.",
            choices="; ".join(f"{one.key} ({one.row_count} × {', '.join(one.names[:4])})" for one in seen.candidates),
        )
    return seen


def _present(session: Session, reading: ImportReading) -> None:
    session.present(reading, partial(answer, session.translate), show)
