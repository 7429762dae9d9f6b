"""The papers of a print run: what each is, what became of it, and what is said of it (U7, U43, case 21)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.marks import Mark
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import STAY, PaperRow, PaperState
from desktop_app.domain.statement_words import fallen_said
from desktop_app.operations.paper_rows import paper_row
from desktop_app.operations.paper_runs import StatementDays, look_at_statement, truth_behind
from desktop_app.operations.statement_shown import Becomes, ShownStatement

if TYPE_CHECKING:
    from desktop_app.operations.books import Book


class Fate(Enum):
    """Where a paper of the run is. SENT: in the printer or out of it, and nobody has said yet whether it is good."""

    WAITING = "waiting"
    SENT = "sent"
    PRINTED = "printed"
    REFUSED = "refused"


FATES = {
    Fate.WAITING: (Said("to print"), Mark.PLAIN),
    Fate.SENT: (Said("printing"), Mark.SOON),
    Fate.PRINTED: (Said("printed"), Mark.FINE),
    Fate.REFUSED: (Said("no paper"), Mark.LATER),
}
"""The words and the mark of each fate."""


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One paper of the run. `row` is None for a customer whose statement could not be made; `said` tells why.

    `shown` is the statement as it was looked at, for as long as it has no number; `today` is what the days of an
    issued one say today.
    """

    key: str
    row: PaperRow | None
    fate: Fate = Fate.WAITING
    said: Said | None = None
    shown: ShownStatement | None = None
    today: ShownStatement | None = None

    @property
    def is_draft(self) -> bool:
        """It gets its number when it leaves the program (case 21)."""
        return self.fate is Fate.WAITING and self.shown is not None and self.shown.is_draft


# ── from the book ────────────────────────────────────────────────────────────────────────────────


def kept_sheet(book: "Book", number: str, moment: Moment) -> PaperSheet:
    """A paper that was made, and what the days of a statement say today."""
    row = paper_row(book.ledger, number, moment.today)
    fate = Fate.REFUSED if row.state is PaperState.REVERSED else Fate.WAITING
    return PaperSheet(number, row, fate, today=truth_behind(book.ledger, row, moment))


def voided_of(book: "Book", numbers: Sequence[str], moment: Moment) -> list[PaperRow]:
    """Those of these papers whose document is void by now."""
    rows = (paper_row(book.ledger, one, moment.today) for one in numbers)
    return [row for row in rows if row.state is PaperState.REVERSED]


def looked_at_sheet(book: "Book", customer_id: int, days: StatementDays, moment: Moment) -> PaperSheet:
    """A customer's statement as it stands today, or why there is none; nothing is issued."""
    try:
        seen = look_at_statement(book.ledger, customer_id, days, moment)
    except Refused as refused:
        return PaperSheet(str(customer_id), None, Fate.REFUSED, refused)
    return PaperSheet(str(customer_id), seen.row, shown=seen.shown)


# ── what becomes of them ─────────────────────────────────────────────────────────────────────────


def fated(sheets: Sequence[PaperSheet], keys: Sequence[str], fate: Fate) -> list[PaperSheet]:
    """The same run after these papers met this fate."""
    return [replace(one, fate=fate) if one.row and one.row.key in keys else one for one in sheets]


def issued(sheets: Sequence[PaperSheet], key: str, answer: PaperRow | Said) -> list[PaperSheet]:
    """The same run after this draft got its number, or a reason why it gets none."""
    made = PaperSheet(key, None, Fate.REFUSED, answer) if isinstance(answer, Said) else PaperSheet(key, answer)
    return [made if one.key == key else one for one in sheets]


def voided(sheets: Sequence[PaperSheet], now: Sequence[PaperRow]) -> list[PaperSheet]:
    """The same run with these papers as they are now; a void one is not printed any more."""
    known = {row.number: row for row in now}
    return [
        replace(one, row=known[one.row.number], fate=Fate.REFUSED if one.fate is Fate.WAITING else one.fate)
        if one.row and one.row.number in known
        else one
        for one in sheets
    ]


def rows_of(sheets: Sequence[PaperSheet], fate: Fate) -> list[PaperRow]:
    """The papers of this fate, in the order of the run."""
    return [one.row for one in sheets if one.row is not None and one.fate is fate]


# ── what is said of them ─────────────────────────────────────────────────────────────────────────


def truth_of(sheet: PaperSheet) -> Iterator[Said]:
    """Which issued paper no longer holds, and what becomes of this one: the most important sentence first; none
    while every issued paper holds (case 21).
    """
    if sheet.row is not None and sheet.row.state is PaperState.REVERSED:
        yield Said("Void. This paper counts for nothing any more: it is not printed, saved or copied.")
    shown, reprint = sheet.shown or sheet.today, sheet.shown is None
    if shown is None or shown.fallen is None:
        return
    same = shown.broken == shown.issued
    if same:
        yield fallen_said(shown.fallen)
    else:
        yield Said("{said} What has changed since is on this one.", said=fallen_said(shown.fallen))
    if reprint:
        yield Said("What is true today is shown by P on the customer's page.")
    elif shown.becomes is Becomes.REPLACEMENT:
        yield Said("Printing, saving or copying issues a new one in its place; the old one is kept and marked.")
    elif same:
        yield Said("It was signed or agreed, or a later one follows: the next statement carries the adjustment.")


def printed_said(good: Sequence[PaperRow]) -> Said:
    """What these papers, just printed, wait for."""
    waiting = sum(row.waits_once_printed for row in good)
    if len(good) == 1:
        return _one_printed(good[0])
    if waiting == len(good):
        return Said("{count} papers printed. They wait for their signatures.", count=waiting)
    if not waiting:
        return Said("{count} papers printed.", count=len(good))
    return Said(
        "{count} papers printed. {waiting} of them wait for their signatures.", count=len(good), waiting=waiting
    )


def _one_printed(row: PaperRow) -> Said:
    if row.waits_once_printed:
        return Said("Printed: {number}. It waits for its signature.", number=row.number)
    if row.kind in STAY:
        return Said("Printed: {number}. It is handed over.", number=row.number)
    return Said("Printed: {number}.", number=row.number or row.customer)


def _name(sheet: PaperSheet, _: date) -> Words:
    return sheet.row.customer if sheet.row else sheet.said or sheet.key


COLUMNS: tuple[Column[PaperSheet], ...] = (
    Column("fate", Said("Printing"), lambda one: one.fate.value, Look.CHIP, 124, text=lambda one, _: FATES[one.fate][0],
           mark=lambda one, _: FATES[one.fate][1], tip=lambda one, _: one.said or ""),
    Column("customer", Said("Customer"), lambda one: one.row.customer if one.row else "", Look.NAME, 96, stretch=True,
           text=_name, tip=lambda one, today: one.row.number if one.row else _name(one, today)),
)  # fmt: skip
"""What the list at the left of the preview shows of each."""
