"""Whether a change of a customer's data lends more, or for longer: that is the owner's to decide (D16)."""

from datetime import date, timedelta

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind, due_date
from desktop_app.domain.sites import trusts_sites_more

_FOUR_YEARS = tuple(date(2024, 1, 1) + timedelta(days=count) for count in range(4 * 365 + 1))
"""Every day of delivery that the calendar has: after a leap year and three others its months come again."""


def trusts_more(after: Customer, before: Customer) -> bool:
    """Whether more could leave on credit afterwards, or be owed for longer: a higher limit or none, of a site too, a
    stop or a hold lifted, terms that lend more (R019, R039, D16). What is tighter anybody may enter.
    """
    had, has = before.limit_fen, after.limit_fen
    raised = (had is not None and (has is None or has > had)) or trusts_sites_more(after.sites, before.sites)
    lifted = (before.stopped and not after.stopped) or (before.credit_hold and not after.credit_hold)
    return raised or lifted or lends_more(after.terms, before.terms)


def lends_more(after: Terms, before: Terms) -> bool:
    """Whether goods may be owed for longer, or more batches of them at once, than under the terms before.

    Cash lends nothing, and terms that are not agreed set no end. What waits for a newer batch cannot be measured
    against a day, nor a one-off date against days that are counted: such a change may lend more, so it does.
    """
    if after.kind is TermsKind.CASH or before.kind is TermsKind.NOT_AGREED:
        return False
    if before.kind is TermsKind.CASH or after.kind is TermsKind.NOT_AGREED:
        return True
    if after.by_batches and before.by_batches:
        return after.batches_beside > before.batches_beside or after.open_batches > before.open_batches
    if _measure(after) != _measure(before):
        return True
    return any(_due(after, day) > _due(before, day) for day in _FOUR_YEARS)


def _measure(terms: Terms) -> TermsKind | None:
    """What such terms are measured by; None for days that are counted from the delivery or its month."""
    return terms.kind if terms.by_batches or terms.kind is TermsKind.FIXED_DATE else None


def _due(terms: Terms, delivered: date) -> date:
    return due_date(terms, delivered) or date.max
