"""What a foreign file holds, for people and for programs: good rows, bad cells, rows left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.cli.answers import day, told
from desktop_app.cli.screen import Heading, Screen
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_, Translate
from desktop_app.operations.importing import Imported, Preview, RefusedRow, SheetDoubt, Summary, summary

GOOD = (
    Heading(N_("Row"), figures=True), Heading(N_("Name")), Heading(N_("Number"), firm=True),
    Heading(N_("Date"), firm=True), Heading(N_("Due date"), firm=True), Heading(N_("Amount"), figures=True),
)  # fmt: skip

COUNTED = ("documents", "customers", "goods", "changed", "corrected", "skipped", "dropped")
MONEY = ("owed_fen", "received_fen")
"""What an import brought, by kind."""

SHOWN = 20
"""Good rows and rows left out that are shown one by one; of more only the count is told."""


@dataclass(frozen=True, slots=True)
class ImportReading:
    """What a table holds, and what became of it; `imported` is None while it is only looked at, and of several tables
    of one file told by the last. `refused` are the rows that the book does not take, `doubts` what must be
    said before anything comes in.
    """

    file: str
    seen: Preview
    imported: Imported | None = None
    refused: tuple[RefusedRow, ...] = ()
    doubts: tuple[SheetDoubt, ...] = ()


def answers(translate: Translate, readings: Sequence[ImportReading]) -> object:
    """Of one table an object, of several a list of them."""
    told = [_answer(translate, one) for one in readings]
    return told if len(told) > 1 else told[0]


def show_all(readings: Sequence[ImportReading], screen: Screen) -> None:
    """Each table; what became of a file is said once, below its last."""
    following = (*readings[1:], None)
    for reading, after in zip(readings, following, strict=True):
        _show(reading, screen)
        if after is None or after.file != reading.file:
            screen.say(_outcome(reading))


def _answer(translate: Translate, reading: ImportReading) -> Mapping[str, object]:
    seen = reading.seen
    return {
        "file": reading.file,
        **told(seen, "kind", "table=table.key", "header_row=table.header_row"),
        "columns": [told(used, "field", "column=letter", "heading=name") for used in seen.columns],
        "unused": list(seen.unused),
        "good": len(seen.good),
        "entries": [_entry_answer(summary(good, seen.kind)) for good in seen.good],
        "bad": [
            {**told(bad, "row", "column", "field", "shown"), "reason": bad.reason.text(translate)} for bad in seen.bad
        ],
        "left_out": [{**told(out, "row", "shown"), "reason": out.reason.said.text(translate)} for out in seen.left_out],
        "refused": [{"row": row.row, "reason": row.reason.text(translate)} for row in reading.refused],
        "doubts": [_doubt_answer(doubt, translate) for doubt in reading.doubts],
        "warnings": [warning.text(translate) for warning in seen.warnings],
        "imported": told(reading.imported, *COUNTED, *MONEY) if reading.imported else None,
    }


def _doubt_answer(doubt: SheetDoubt, translate: Translate) -> Mapping[str, object]:
    choices = {choice.key: choice.said.text(translate) for choice in doubt.choices}
    return {"which": doubt.key, **told(doubt, "row", "column"), "says": doubt.said.text(translate), "choices": choices}


def _entry_answer(entry: Summary) -> Mapping[str, object]:
    return {
        "row": entry.row,
        "name": entry.name,
        "number": entry.number or None,
        **told(entry, "date=dated", "due", "amount_fen"),
        "phone": entry.phone or None,
    }


def _show(reading: ImportReading, screen: Screen) -> None:
    seen = reading.seen
    screen.heading(
        Said(
            "{file}, table {table}: {good} good rows, {bad} bad cells, {left} rows left out",
            file=reading.file,
            table=seen.table.key,
            good=len(seen.good),
            bad=len(seen.bad),
            left=len(seen.left_out),
        )
    )
    screen.gap()
    _show_columns(seen, screen)
    _show_good(seen, screen)
    _show_bad(reading, screen)
    _show_doubts(reading, screen)
    _show_left_out(seen, screen)
    for warning in seen.warnings:
        screen.say(warning)


def _show_columns(seen: Preview, screen: Screen) -> None:
    columns = (Heading(N_("Field"), firm=True), Heading(N_("Column"), firm=True), Heading(N_("Heading")))
    screen.cells(columns, [(used.field, used.letter, used.name) for used in seen.columns])
    screen.gap()


def _show_good(seen: Preview, screen: Screen) -> None:
    if seen.good:
        shown = [summary(good, seen.kind) for good in seen.good[:SHOWN]]
        columns = (*GOOD, Heading(N_("Phone"), firm=True)) if any(one.phone for one in shown) else GOOD
        rows = [
            (str(one.row), one.name, one.number, day(one.dated), day(one.due), one.amount_fen, one.phone)
            for one in shown
        ]
        screen.cells(columns, [row[: len(columns)] for row in rows])
        _show_rest(len(seen.good), screen)


def _show_rest(count: int, screen: Screen) -> None:
    if count > SHOWN:
        screen.hint(Said("… and {count} more rows.", count=count - SHOWN))
    screen.gap()


def _show_bad(reading: ImportReading, screen: Screen) -> None:
    rows = [(f"{bad.column}{bad.row}", bad.shown, bad.reason) for bad in reading.seen.bad]
    rows += [(str(row.row), "", row.reason) for row in reading.refused]
    if rows:
        columns = (Heading(N_("Cell"), firm=True), Heading(N_("Shows")), Heading(N_("What is wrong")))
        screen.cells(columns, rows)
        screen.gap()


def _show_doubts(reading: ImportReading, screen: Screen) -> None:
    """Each doubt, and under it what to type for each of its choices."""
    for doubt in reading.doubts:
        screen.say(Said("In doubt, {which}: {said}", which=doubt.key, said=doubt.said))
        for choice in doubt.choices:
            screen.hint(Said("  --accept {word}: {said}", word=f"{doubt.key}={choice.key}", said=choice.said))
    if reading.doubts:
        screen.gap()


def _show_left_out(seen: Preview, screen: Screen) -> None:
    if seen.left_out:
        columns = (Heading(N_("Row"), figures=True), Heading(N_("Begins with")), Heading(N_("Why it is left out")))
        rows = [(str(out.row), out.shown, out.reason.said) for out in seen.left_out[:SHOWN]]
        screen.cells(columns, rows)
        _show_rest(len(seen.left_out), screen)


def _outcome(reading: ImportReading) -> Said:
    made = reading.imported
    if made is None:
        return Said("Nothing was imported yet.")
    if not made.import_id:
        return Said("Nothing here is new: the book has it all.")
    return Said(
        "Imported: {documents} documents, {customers} customers, {goods} goods, {changed} filled in, {corrected} "
        "corrected; owed {owed}, received {received}. Already in the book: {skipped} rows; dropped: {dropped} rows. "
        "qingzhang undo-import undoes it.",
        **told(made, "documents", "customers", "goods", "skipped", "dropped"),
        changed=made.changed,
        corrected=made.corrected,
        owed=format_yuan(made.owed_fen),
        received=format_yuan(made.received_fen),
    )
