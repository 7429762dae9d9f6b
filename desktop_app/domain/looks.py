"""How a state looks, said once for every face: its mark, and for a row of the week the words of its chip."""

from datetime import date

from desktop_app.domain.chasing import Row
from desktop_app.domain.columns import short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.domain.papers import PaperState
from desktop_app.domain.plans import InstalmentState
from desktop_app.domain.promises import PromiseState
from desktop_app.domain.reasons import Reason

PROMISE_MARKS = {
    PromiseState.BROKEN: Mark.LATER,
    PromiseState.PART_KEPT: Mark.LATE,
    PromiseState.DUE_TODAY: Mark.SOON,
    PromiseState.WAITING: Mark.PROMISE,
    PromiseState.KEPT: Mark.FINE,
}
"""A promise, what presses most first (N01)."""

PAPER_MARKS = {
    PaperState.DRAFT: Mark.PLAIN,
    PaperState.UNNUMBERED: Mark.PLAIN,
    PaperState.NOT_PRINTED: Mark.PLAIN,
    PaperState.PRINTED: Mark.SOON,
    PaperState.HANDED_OVER: Mark.FINE,
    PaperState.SIGNED: Mark.FINE,
    PaperState.AGREED: Mark.FINE,
    PaperState.DIFFERS: Mark.LATER,
    PaperState.UNANSWERED: Mark.LATE,
    PaperState.REVERSED: Mark.PLAIN,
    PaperState.REPLACED: Mark.PLAIN,
}
"""A paper: ● waits for its signature, ▲ waits past the day to reply by."""

PROMISE_REASONS = {
    Reason.PROMISE_BROKEN: (Said("Promise broken"), PromiseState.BROKEN),
    Reason.PROMISE_BROKEN_AGAIN: (Said("Broken again"), PromiseState.BROKEN),
    Reason.PROMISE_PART_KEPT: (Said("Kept in part"), PromiseState.PART_KEPT),
    Reason.PROMISE_DUE: (Said("Promised today"), PromiseState.DUE_TODAY),
    Reason.PROMISE_WAITING: (Said("Promised"), PromiseState.WAITING),
}
"""The reasons that are promises, in the words of a chip, and which state they are."""

SOON = (Reason.DUE_SOON, Reason.INSTALMENT_DUE)


def part_mark(state: InstalmentState, due: date, today: date) -> Mark:
    """One part of a plan: missed, it is as late as any debt of that day."""
    match state:
        case InstalmentState.PAID:
            return Mark.FINE
        case InstalmentState.DUE:
            return Mark.SOON
        case InstalmentState.MISSED:
            return late_mark((today - due).days)
        case _:
            return Mark.PLAIN


def status_mark(row: Row) -> Mark:
    """How pressing a row of the week is; one that rests is not."""
    if row.resting:
        return Mark.PLAIN
    if row.reason in PROMISE_REASONS:
        return PROMISE_MARKS[PROMISE_REASONS[row.reason][1]]
    if row.days > 0:
        return late_mark(row.days)
    return Mark.SOON if row.reason in SOON else Mark.PLAIN


def status_said(row: Row, today: date) -> Said:
    """What the chip of a row says: the promise, the days past due, or the day it falls due."""
    if row.resting:
        return Said("later")
    if row.reason in PROMISE_REASONS:
        return PROMISE_REASONS[row.reason][0]
    if row.days > 0:
        return Said("{days} d late", days=row.days)
    if row.oldest_due:
        return Said("due {day}", day=short_day(row.oldest_due, today))
    return Said("not due")
