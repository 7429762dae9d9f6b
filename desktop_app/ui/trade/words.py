"""The window's words for values of the trade: how late, how spoken to, in a chip or a cell."""

from desktop_app.domain.columns import Words, joined
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import CHANNELS as CHANNELS
from desktop_app.domain.labels import OUTCOMES as OUTCOMES
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PAPER_KINDS, PaperRow
from desktop_app.ui.widgets.speech import Reader


def answer_said(row: PaperRow) -> Words:
    """What the customer said of a paper: another figure beside ours, by whom, in which words, and what was noted of
    the signature."""
    figure: Words = ""
    if row.theirs_fen is not None and row.theirs_fen != row.amount_fen:
        theirs, ours = format_yuan(row.theirs_fen), format_yuan(row.amount_fen)
        figure = Said("they say {theirs}, we {ours}", theirs=theirs, ours=ours)
    quoted = [Said("“{note}”", note=note) for note in (row.answer, row.signed_note) if note]
    return joined(figure, row.said_by, *quoted)


def about_paper(row: PaperRow, desk: Reader) -> list[str]:
    """Which paper it is, of which days, over how much."""
    days = (
        desk.say("{first} to {last}", first=row.period_from, last=row.period_to)
        if row.period_from
        else row.dated.isoformat()
    )
    return [f"{desk.tell(PAPER_KINDS[row.kind])} {row.number}".rstrip(), days, f"¥{format_yuan(row.amount_fen)}"]
