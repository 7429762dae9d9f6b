"""The columns and filters of the list of papers: where each paper is, told by glyph and words (U43, U58)."""

from desktop_app.domain.labels import PAPER_KINDS, paper_state
from desktop_app.domain.papers import PaperRow, PaperState
from desktop_app.language import N_
from desktop_app.ui.look.tokens import Mark
from desktop_app.ui.widgets.columns import Column, Look, day_text
from desktop_app.ui.widgets.speech import Reader

MARKS = {
    PaperState.DRAFT: Mark.PLAIN,
    PaperState.UNNUMBERED: Mark.PLAIN,
    PaperState.NOT_PRINTED: Mark.PLAIN,
    PaperState.PRINTED: Mark.SOON,
    PaperState.SIGNED: Mark.FINE,
    PaperState.AGREED: Mark.FINE,
    PaperState.DIFFERS: Mark.LATER,
    PaperState.UNANSWERED: Mark.LATE,
    PaperState.REVERSED: Mark.PLAIN,
    PaperState.REPLACED: Mark.PLAIN,
}

FILTERS: tuple[tuple[str, str, frozenset[PaperState]], ...] = (
    ("all", N_("All states"), frozenset(PaperState)),
    ("unprinted", N_("Not printed"), frozenset({PaperState.NOT_PRINTED})),
    ("waiting", N_("Waiting for signature"), frozenset({PaperState.PRINTED, PaperState.UNANSWERED})),
    ("unanswered", N_("Unanswered"), frozenset({PaperState.UNANSWERED})),
    ("differs", N_("In dispute"), frozenset({PaperState.DIFFERS})),
    ("settled", N_("Signed or agreed"), frozenset({PaperState.SIGNED, PaperState.AGREED})),
)
"""What the list can be narrowed to."""


def _days(row: PaperRow, desk: Reader) -> str:
    if row.period_from is None or row.period_to is None:
        return day_text(row.dated, desk)
    return desk.say("{first} to {last}", first=day_text(row.period_from, desk), last=day_text(row.period_to, desk))


COLUMNS: tuple[Column[PaperRow], ...] = (
    Column("state", N_("Status"), lambda row: list(PaperState).index(row.state), Look.CHIP, 176,
           text=lambda row, desk: desk.tell(paper_state(row)), mark=lambda row: MARKS[row.state]),
    Column("number", N_("Number"), lambda row: row.number, width=136, struck=lambda row: row.is_void),
    Column("customer", N_("Customer"), lambda row: row.customer, width=120, stretch=True),
    Column("kind", N_("Paper"), lambda row: row.kind.value, width=116, fades=1,
           text=lambda row, desk: desk.tell(PAPER_KINDS[row.kind])),
    Column("days", N_("Date or period"), lambda row: row.dated, Look.DATE, 128, fades=4, text=_days),
    Column("amount", N_("Amount (yuan)"), lambda row: row.amount_fen, Look.MONEY, 112, struck=lambda row: row.is_void),
    Column("printed", N_("Prints"), lambda row: row.printed or None, Look.COUNT, 76, fades=2),
    Column("scans", N_("Scans"), lambda row: len(row.scans) or None, Look.COUNT, 64, fades=3),
)  # fmt: skip
