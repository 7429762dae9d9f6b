"""How a state looks, said once for every face: its words, its mark, its rank, and what is usually done next about it.

Why somebody is to be chased, and what is done then, stands with the rules of the week (`reasons`); here are its marks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import TypeVar

from desktop_app.domain.chasing import Row
from desktop_app.domain.columns import short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import NO_DAY
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.domain.papers import PaperRow, PaperState
from desktop_app.domain.payments import ReceiptState
from desktop_app.domain.plans import InstalmentState
from desktop_app.domain.promises import PromiseState
from desktop_app.domain.reasons import Reason


class NextStep(StrEnum):
    """What is usually done next with a paper."""

    PRINT = "print"
    SIGN = "sign"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class StateLook:
    """The words of a state and its mark; `beside` are those where a day or a sum is told with it."""

    said: Said
    mark: Mark = Mark.PLAIN
    beside: Said | None = None
    step: NextStep = NextStep.PRINT

    def with_facts(self, **facts: object) -> Said:
        """The words where a day or a sum is told."""
        return Said((self.beside or self.said).template, **facts)


PROMISES = {
    PromiseState.BROKEN: StateLook(Said("broken"), Mark.LATER),
    PromiseState.PART_KEPT: StateLook(Said("part kept"), Mark.LATE),
    PromiseState.DUE_TODAY: StateLook(Said("due today"), Mark.SOON),
    PromiseState.WAITING: StateLook(Said("waiting"), Mark.PROMISE),
    PromiseState.KEPT: StateLook(Said("kept"), Mark.FINE),
}
"""A promise, what presses most first (N01)."""

PAPERS = {
    PaperState.DRAFT: StateLook(Said("draft")),
    PaperState.UNNUMBERED: StateLook(Said("not numbered")),
    PaperState.NOT_PRINTED: StateLook(Said("not printed")),
    PaperState.PRINTED: StateLook(Said("to be signed"), Mark.SOON, Said("unsigned"), NextStep.SIGN),
    PaperState.HANDED_OVER: StateLook(Said("handed over"), Mark.FINE),
    PaperState.SIGNED: StateLook(Said("signed"), Mark.FINE, Said("signed {day}")),
    PaperState.AGREED: StateLook(Said("agreed"), Mark.FINE),
    PaperState.DIFFERS: StateLook(Said("differs"), Mark.LATER),
    PaperState.UNANSWERED: StateLook(Said("unanswered"), Mark.LATE, step=NextStep.ANSWER),
    PaperState.REVERSED: StateLook(Said("voided"), beside=Said("void")),
    PaperState.REPLACED: StateLook(Said("replaced")),
}
"""A paper (U44): ● waits for its signature, ▲ waits past the day to reply by. In the list of slips the day of
its signature is told beside it.
"""

PARTS = {
    InstalmentState.PAID: StateLook(Said("paid"), Mark.FINE),
    InstalmentState.PART: StateLook(Said("part paid"), beside=Said("{sum} to come")),
    InstalmentState.DUE: StateLook(Said("due today"), Mark.SOON, Said("{sum} due today")),
    InstalmentState.MISSED: StateLook(Said("missed"), Mark.LATE, Said("{sum} missed")),
    InstalmentState.COMING: StateLook(Said("not yet due"), beside=Said("{sum} coming")),
    InstalmentState.DROPPED: StateLook(Said("no longer owed")),
}
"""A part of a plan; beside it, what is missing of it. Missed, it is as late as any debt of its day."""

RECEIPTS = {
    ReceiptState.FREE: StateLook(Said("to be spread"), Mark.SOON),
    ReceiptState.VOID: StateLook(Said("void")),
    ReceiptState.BOUNCED: StateLook(Said("Bounced"), Mark.LATE),
    ReceiptState.SENT_BACK: StateLook(Said("Sent back"), Mark.LATE),
}
"""A receipt; one that is as usual has no look."""


State = TypeVar("State", bound=Enum)


def rank(state: State | None, looks: Mapping[State, StateLook]) -> int:
    """Where a state stands in its table, from 1, by which lists are sorted; 0 is none of them."""
    return [None, *looks].index(state)


def paper_state(row: PaperRow) -> Said:
    """Where this paper is; a replaced one names its successor (case 21)."""
    return Said("replaced by {number}", number=row.replaced_by) if row.replaced_by else PAPERS[row.state].said


def next_step(rows: Sequence[PaperRow]) -> NextStep:
    """What is usually done next with papers together: a printed one comes back signed, one that was sent is answered.

    Only one by itself is answered; a statement that was sent without being printed has nothing to be signed.
    """
    steps = [PAPERS[row.state].step for row in rows]
    if NextStep.PRINT in steps:
        return NextStep.PRINT
    answered = len(rows) == 1 and (steps[0] is NextStep.ANSWER or not rows[0].printed)
    return NextStep.ANSWER if answered else NextStep.SIGN


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
    return late_mark((today - due).days) if state is InstalmentState.MISSED else PARTS[state].mark


def status_mark(row: Row) -> Mark:
    """How pressing a row of the week is; one that rests is not."""
    if row.resting:
        return Mark.PLAIN
    if row.reason in PROMISE_REASONS:
        return PROMISES[PROMISE_REASONS[row.reason][1]].mark
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
    return NO_DAY if row.debt.undated_fen else Said("not yet due")
