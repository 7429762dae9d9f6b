"""The window's words for values of the trade: how late, how spoken to, in a chip or a cell."""

from datetime import date

from desktop_app.domain.chasing import Row
from desktop_app.domain.columns import Words, joined, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import CHANNELS as CHANNELS
from desktop_app.domain.labels import OUTCOMES as OUTCOMES
from desktop_app.domain.labels import PAPER_KINDS
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PaperRow
from desktop_app.domain.reasons import Reason
from desktop_app.operations.week import WeekRow
from desktop_app.ui.widgets.speech import Reader

_PROMISES = {
    Reason.PROMISE_BROKEN: Said("Promise broken"),
    Reason.PROMISE_BROKEN_AGAIN: Said("Broken again"),
    Reason.PROMISE_PART_KEPT: Said("Kept in part"),
    Reason.PROMISE_DUE: Said("Promised today"),
    Reason.PROMISE_WAITING: Said("Promised"),
}


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


def status_mark(row: Row) -> Mark:
    """How pressing a row is; one that rests is not."""
    if row.resting:
        return Mark.PLAIN
    if row.reason in _PROMISES:
        return Mark.PROMISE
    if row.days > 0:
        return late_mark(row.days)
    return Mark.SOON if row.reason in (Reason.DUE_SOON, Reason.INSTALMENT_DUE) else Mark.PLAIN


def status_said(row: Row, today: date) -> Said:
    """What the chip of a row says: the promise, the days past due, or the day it falls due."""
    if row.resting:
        return Said("later")
    if row.reason in _PROMISES:
        return _PROMISES[row.reason]
    if row.days > 0:
        return Said("{days} d late", days=row.days)
    if row.oldest_due:
        return Said("due {day}", day=short_day(row.oldest_due, today))
    return Said("not due")


def contact_said(one: WeekRow, today: date) -> Words:
    """`11-18 · not reached 3 times`, or a dash."""
    if one.last is None:
        return "–"
    day = short_day(one.last.at, today)
    if one.attempts > 1:
        return Said("{day} · not reached {count} times", count=one.attempts, day=day)
    return joined(day, OUTCOMES[one.last.outcome])
