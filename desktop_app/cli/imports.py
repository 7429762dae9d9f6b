"""Foreign sheets: shown first, brought in whole, taken back whole."""

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from desktop_app.cli.answers import told
from desktop_app.cli.opening import opened
from desktop_app.cli.previews import ImportReading, answers, show_all
from desktop_app.cli.session import Session
from desktop_app.domain.dates import parse_date
from desktop_app.domain.errors import Asked, Refused
from desktop_app.operations.books import Book
from desktop_app.operations.importing import (
    ImportKind,
    InDoubt,
    Preview,
    TableChoice,
    import_tables,
    preview_file,
    preview_sheets,
    read_file,
    terms_in_words,
)
from desktop_app.operations.outlook import Wanted
from desktop_app.operations.undoing_imports import undo_import

EVERY_SHEET = "*"
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)


class _LetGo(Exception):
    """A dry run is over: what it entered is let go again."""


def bring_in(session: Session) -> None:
    """Show what the files hold and bring them in, if every cell is good or bad rows are dropped on purpose (U48).

    All files come in together or none does; a later one is read as after those before it.
    """
    bringing = _Bringing(session)
    with opened(session) as book:
        try:
            bringing.all_files(book)
        except Refused as refused:
            bringing.present()
            raise refused if isinstance(refused, Asked) else _with_row(refused) from None
    bringing.present()


def undo(session: Session) -> None:
    """Take the last import back in one step."""
    with opened(session) as book:
        undone = undo_import(book.ledger, session.moment, session.accepted).result
    session.tell(told(undone, "file=file_name", "documents", "customers", "goods", "changed"), *undone.said())


@dataclass(slots=True)
class _Bringing:
    """The files of one command on their way; `readings` is what was read so far, one for each table."""

    session: Session
    readings: list[ImportReading] = field(default_factory=list)

    def all_files(self, book: Book) -> None:
        """In one transaction; a dry run enters everything as well and lets it go, so that nothing comes unforeseen."""
        options = self.session.options
        if options.dry_run and book.looked_at is not None:
            for path in options.files:
                self._read(book, path)
            return
        with suppress(_LetGo), book.ledger.writing():
            for path in options.files:
                self._one_file(book, path)
            if options.dry_run:
                raise _LetGo

    def present(self) -> None:
        """One table by itself, several as a list."""
        if self.readings:
            self.session.present(self.readings, partial(answers, self.session.translate), show_all)

    def _one_file(self, book: Book, path: Path) -> None:
        options = self.session.options
        terms = None if options.terms is None else terms_in_words(options.terms)
        first = len(self.readings)
        tables = self._read(book, path)
        drop = options.drop_bad or options.dry_run
        try:
            made = import_tables(
                book.ledger, tables, path.name, self.session.moment, drop, terms=terms, drop_refused=drop
            ).result
        except InDoubt as doubted:
            told = [replace(one, doubts=doubted.doubts[one.seen.table.key]) for one in self.readings[first:]]
            self.readings[first:] = told
            raise
        told = [
            replace(one, refused=tuple(row for row in made.refused if row.table == one.seen.table.key))
            for one in self.readings[first:]
        ]
        self.readings[first:] = told if options.dry_run else [*told[:-1], replace(told[-1], imported=made)]

    def _read(self, book: Book, path: Path) -> list[Preview]:
        options, today = self.session.options, self.session.moment.today
        kind, mapping, accepted = ImportKind(options.kind), dict(options.map), dict(options.accept)
        dated, sheet = _day_of_all(kind, mapping), options.sheet or ""
        if sheet == EVERY_SHEET:
            wanted = Wanted(kind, mapping, accepted=accepted, dated=dated)
            tables = preview_sheets(book.ledger, read_file(path), wanted, today)
        else:
            tables = [_only(preview_file(book.ledger, path, kind, today, mapping, sheet, accepted, dated))]
        self.readings += [ImportReading(path.name, seen) for seen in tables]
        return tables


def _day_of_all(kind: ImportKind, mapping: dict[str, str]) -> date | None:
    """A day in place of a column, `--map date=2026-01-31`, is the day of all debts."""
    told = mapping.get("date", "")
    if kind is not ImportKind.OPEN_ITEMS or not _DAY.fullmatch(told):
        return None
    del mapping["date"]
    return parse_date(told)


def _only(seen: Preview | TableChoice) -> Preview:
    if isinstance(seen, TableChoice):
        raise Refused(
            "Several tables fit. Name one of them with --sheet, or * for all: {choices}.",
            choices="; ".join(f"{one.key} ({one.row_count} × {', '.join(one.names[:4])})" for one in seen.candidates),
        )
    return seen


def _with_row(refused: Refused) -> Refused:
    """What the book said of a row, with the row."""
    if not refused.line:
        return refused
    return Refused("Row {row}: {reason} Nothing was imported.", row=refused.line, reason=refused)
