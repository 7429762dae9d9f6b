"""The columns and filters of the list of papers: where each paper is, told by glyph and words (U43, U58)."""

from collections.abc import Callable
from datetime import date

from desktop_app.domain.columns import Column, Look, Words, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import paper_state
from desktop_app.domain.looks import PAPER_MARKS
from desktop_app.domain.papers import PAPER_KINDS, PaperKind, PaperRow, PaperState
from desktop_app.language import N_
from desktop_app.ui.base.lists import Choice, Narrowing, Stands


def _in(*states: PaperState) -> Callable[[PaperRow], bool]:
    return lambda row: row.state in states


def _of(kind: PaperKind) -> Callable[[PaperRow], bool]:
    return lambda row: row.kind is kind


NARROWINGS: tuple[Narrowing[PaperRow], ...] = (
    Narrowing(
        "state",
        N_("State of the papers"),
        (
            Choice("all", N_("All states")),
            Choice("unprinted", N_("Not printed"), _in(PaperState.NOT_PRINTED)),
            Choice("waiting", N_("Waiting for signature"), _in(PaperState.PRINTED, PaperState.UNANSWERED)),
            Choice("unanswered", N_("Unanswered"), _in(PaperState.UNANSWERED)),
            Choice("differs", N_("In dispute"), _in(PaperState.DIFFERS)),
            Choice("settled", N_("Signed or agreed"), _in(PaperState.SIGNED, PaperState.AGREED)),
        ),
    ),
    Narrowing(
        "kind",
        N_("Kind of paper"),
        (Choice(None, N_("All papers")), *(Choice(kind, words, _of(kind)) for kind, words in PAPER_KINDS.items())),
        Stands.FOOT,
    ),
    Narrowing(
        "extent",
        N_("How far back the list goes"),
        (Choice(3, N_("The last 3 months")), Choice(0, N_("All"))),
        Stands.FOOT,
        rereads=True,
    ),
)
"""What the list can be narrowed to; its extent in months, 0 is everything."""


def _days(row: PaperRow, today: date) -> Words:
    if row.period_from is None or row.period_to is None:
        return short_day(row.dated, today)
    return Said("{first} to {last}", first=short_day(row.period_from, today), last=short_day(row.period_to, today))


COLUMNS: tuple[Column[PaperRow], ...] = (
    Column("state", Said("Status"), lambda row: list(PaperState).index(row.state), Look.CHIP, 176,
           text=lambda row, _: paper_state(row), mark=lambda row, _: PAPER_MARKS[row.state]),
    Column("number", Said("Number"), lambda row: row.number, width=136, struck=lambda row: row.is_void),
    Column("customer", Said("Customer"), lambda row: row.customer, width=120, stretch=True),
    Column("kind", Said("Paper"), lambda row: row.kind.value, width=116, fades=1,
           text=lambda row, _: PAPER_KINDS[row.kind]),
    Column("days", Said("Date or period"), lambda row: row.dated, Look.DATE, 128, fades=4, text=_days),
    Column("amount", Said("Amount (yuan)"), lambda row: row.amount_fen, Look.MONEY, 112,
           struck=lambda row: row.is_void),
    Column("printed", Said("Prints"), lambda row: row.printed or None, Look.COUNT, 76, fades=2),
    Column("scans", Said("Scans"), lambda row: len(row.scans) or None, Look.COUNT, 64, fades=3),
)  # fmt: skip
