"""What the values of the trade are called: terms, states and buckets in a few words, put into a language outside."""

from collections.abc import Sequence
from typing import assert_never

from desktop_app.domain.dates import MONTH_END, Terms, TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.promises import PromiseState
from desktop_app.domain.statements import StatementState


def terms_said(terms: Terms) -> Said:
    """How the customer pays, in the trade's words (conventions 1.2)."""
    match terms.kind:
        case TermsKind.CASH:
            return Said("Cash on delivery")
        case TermsKind.PREVIOUS_BATCH if terms.open_batches == 1:
            return Said("Deliver two, settle one")
        case TermsKind.PREVIOUS_BATCH:
            return Said("By batches, at most {count} open", count=terms.open_batches)
        case TermsKind.DAYS:
            return Said("{count} days from delivery", count=terms.days)
        case TermsKind.MONTHLY_DAY:
            return Said(
                "Monthly: cut-off {cut_off}, due {pay_day}", cut_off=_day(terms.cut_off), pay_day=_day(terms.pay_day)
            )
        case TermsKind.NEXT_MONTH_DAYS:
            return Said("Next month, {count} days", count=terms.days)
        case TermsKind.FIXED_DATE:
            return Said("On the date agreed")
        case _:
            assert_never(terms.kind)


def buckets_said(edges: Sequence[int]) -> list[Said]:
    """`1–30 days`, `31–60 days`, …, `over 90 days`."""
    starts = [1, *(edge + 1 for edge in edges)]
    between = [Said("{first}–{last} days", first=a, last=b) for a, b in zip(starts, edges, strict=False)]
    return [*between, Said("over {days} days", days=edges[-1])]


PROMISE_STATES = {
    PromiseState.WAITING: Said("waiting"),
    PromiseState.DUE_TODAY: Said("due today"),
    PromiseState.KEPT: Said("kept"),
    PromiseState.PART_KEPT: Said("part kept"),
    PromiseState.BROKEN: Said("broken"),
}
"""A promise's state in a word or two (N01)."""

STATEMENT_STATES = {
    StatementState.ISSUED: Said("issued"),
    StatementState.SENT: Said("sent"),
    StatementState.AGREED: Said("agreed"),
    StatementState.DIFFERS: Said("differs"),
    StatementState.UNANSWERED: Said("unanswered"),
}
"""A statement's state in a word or two (N03)."""


def _day(day: int) -> Said:
    return Said("month end") if day == MONTH_END else Said("day {day}", day=day)
