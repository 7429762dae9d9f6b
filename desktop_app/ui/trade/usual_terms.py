"""Terms that many customers have in common: what a form offers before anything was agreed."""

from desktop_app.domain.dates import PayMonth, Terms, TermsKind

USUAL = (
    Terms(TermsKind.NOT_AGREED),
    Terms(TermsKind.MONTHLY_DAY, pay_month=PayMonth.NEXT),
    *(Terms(TermsKind.NEXT_MONTH_DAYS, days=days) for days in (30, 60)),
    *(Terms(TermsKind.DAYS, days=days) for days in (7, 15, 30)),
    Terms(TermsKind.SETTLE_PREVIOUS),
    Terms(TermsKind.PREVIOUS_BATCH),
    Terms(TermsKind.CASH),
)
"""What many customers may have in common; the others are changed on their page."""
