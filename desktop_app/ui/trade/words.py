"""The window's words for values of the trade: how late, how spoken to, in a chip or a cell."""

from desktop_app.domain.chasing import Row
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import CHANNELS as CHANNELS
from desktop_app.domain.labels import OUTCOMES as OUTCOMES
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PaperRow
from desktop_app.domain.reasons import Reason
from desktop_app.operations.week import WeekRow
from desktop_app.ui.look.tokens import Mark
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.speech import Reader

_PROMISES = {
    Reason.PROMISE_BROKEN: Said("Promise broken"),
    Reason.PROMISE_BROKEN_AGAIN: Said("Broken again"),
    Reason.PROMISE_PART_KEPT: Said("Kept in part"),
    Reason.PROMISE_DUE: Said("Promised today"),
    Reason.PROMISE_WAITING: Said("Promised"),
}


def answer_text(row: PaperRow, desk: Reader) -> str:
    """What the customer said of a paper: another figure beside ours, by whom, in which words, and what was noted of
    the signature."""
    figure = ""
    if row.theirs_fen is not None and row.theirs_fen != row.amount_fen:
        theirs, ours = format_yuan(row.theirs_fen), format_yuan(row.amount_fen)
        figure = desk.say("they say {theirs}, we {ours}", theirs=theirs, ours=ours)
    quoted = [desk.say("“{note}”", note=note) for note in (row.answer, row.signed_note) if note]
    return " · ".join(part for part in (figure, row.said_by, *quoted) if part)


def late_mark(days: int) -> Mark:
    """1–30, 31–90, more than 90 days past due; 0 and less is not late."""
    if days <= 0:
        return Mark.PLAIN
    return Mark.LATE if days <= 30 else Mark.LATER if days <= 90 else Mark.WORST


def status_mark(row: Row) -> Mark:
    """How pressing a row is; one that rests is not."""
    if row.resting:
        return Mark.PLAIN
    if row.reason in _PROMISES:
        return Mark.PROMISE
    if row.days > 0:
        return late_mark(row.days)
    return Mark.SOON if row.reason in (Reason.DUE_SOON, Reason.INSTALMENT_DUE) else Mark.PLAIN


def status_text(row: Row, desk: Reader) -> str:
    """What the chip of a row says: the promise, the days past due, or the day it falls due."""
    if row.resting:
        return desk.say("later")
    if row.reason in _PROMISES:
        return desk.tell(_PROMISES[row.reason])
    if row.days > 0:
        return desk.say("{days} d late", days=row.days)
    if row.oldest_due:
        return desk.say("due {day}", day=day_text(row.oldest_due, desk))
    return desk.say("not due")


def contact_text(one: WeekRow, desk: Reader) -> str:
    """`11-18 · not reached 3 times`, or a dash."""
    if one.last is None:
        return "–"
    day = day_text(one.last.at, desk)
    if one.attempts > 1:
        return desk.say("{day} · not reached {count} times", count=one.attempts, day=day)
    return f"{day} · {desk.tell(OUTCOMES[one.last.outcome])}"
