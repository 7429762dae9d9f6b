"""The window's words for a paper."""

from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PAPER_KINDS, WITHOUT_SUM, PaperRow
from desktop_app.ui.widgets.speech import Reader


def about_paper(row: PaperRow, desk: Reader) -> list[str]:
    """Which paper it is, of which days, over how much."""
    days = (
        desk.say("{first} to {last}", first=row.period_from, last=row.period_to)
        if row.period_from
        else row.dated.isoformat()
    )
    named = f"{desk.tell(PAPER_KINDS[row.kind])} {row.number}".rstrip()
    return [named, days] if row.kind in WITHOUT_SUM else [named, days, f"¥{format_yuan(row.amount_fen)}"]
