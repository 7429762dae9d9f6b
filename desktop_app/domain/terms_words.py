"""What terms of payment are called and what they mean: in short words of the trade, and in a sentence (U8)."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.dates import MONTH_END, PayMonth, Terms, TermsKind, due_date
from desktop_app.domain.errors import Said
from desktop_app.domain.typed_dates import weekday_said


@dataclass(frozen=True, slots=True)
class TermsWords:
    """A way to pay: as one chooses it, in the trade's short words, and what it means."""

    choice: Said
    short: Said
    meaning: Said


def terms_said(terms: Terms) -> Said:
    """How the customer pays, in the trade's words (conventions 1.2)."""
    said = Said(_words_of(terms).short.template, **_facts_of(terms))
    return Said("{terms} + {days} days", terms=said, days=terms.grace_days) if _is_graced(terms) else said


def terms_meaning_said(terms: Terms) -> Said:
    """What the terms mean, in a sentence for whoever sets them (U8)."""
    meaning = Said(_words_of(terms).meaning.template, **_facts_of(terms))
    if not _is_graced(terms):
        return meaning
    return Said("{meaning} {days} days of grace are added.", meaning=meaning, days=terms.grace_days)


def _is_graced(terms: Terms) -> bool:
    return terms.grace_days > 0 and terms.kind in GRACED


def _words_of(terms: Terms) -> TermsWords:
    one = ONE_BATCH.get(terms.kind) if terms.open_batches == 1 else None
    return one or TERMS_WORDS[terms.kind]


def _facts_of(terms: Terms) -> dict[str, object]:
    return {
        "count": terms.open_batches if terms.by_batches else terms.days,
        "cut_off": _day(terms.cut_off),
        "pay_day": _day(terms.pay_day),
        "month": PAY_MONTHS[terms.month_paid],
        "fixed": terms.fixed or "",
    }


def terms_example_said(terms: Terms, today: date) -> Said:
    """When a slip delivered today would be due (U8)."""
    due = due_date(terms, today)
    if terms.kind is TermsKind.NOT_AGREED:
        return Said("Example: a slip of today has no due date.")
    if terms.kind is TermsKind.SETTLE_PREVIOUS:
        return Said("Example: delivered today, {today}; unpaid, it holds back a later slip.", today=today)
    if due is None:
        return Said("Example: a slip of today has no due date until the next ones are delivered.")
    return Said(
        "Example: delivered today, {today}, due on {due} {weekday}.", today=today, due=due, weekday=weekday_said(due)
    )


TERMS_WORDS = {
    TermsKind.CASH: TermsWords(
        Said("Cash on delivery"),
        Said("Cash on delivery"),
        Said("Each slip is due on the day it is delivered."),
    ),
    TermsKind.DAYS: TermsWords(
        Said("A number of days from delivery"),
        Said("{count} days from delivery"),
        Said("Each slip is due {count} days after delivery."),
    ),
    TermsKind.MONTHLY_DAY: TermsWords(
        Said("Monthly, on a day of the month"),
        Said("Monthly: cut-off {cut_off}, due {pay_day} {month}"),
        Said("Each month closes on {cut_off}; what was delivered by then is due on {pay_day} {month}."),
    ),
    TermsKind.NEXT_MONTH_DAYS: TermsWords(
        Said("Monthly, a number of days from the month's end"),
        Said("Monthly, {count} days from the month's end"),
        Said("The days count from the end of the month of delivery: slips are due {count} days after it."),
    ),
    TermsKind.SETTLE_PREVIOUS: TermsWords(
        Said("Deliver two, settle one: paid before the next leaves"),
        Said("At most {count} unpaid slips"),
        Said("At most {count} slips are unpaid at a time; the oldest must be paid before one more leaves."),
    ),
    TermsKind.PREVIOUS_BATCH: TermsWords(
        Said("Batches behind: due when a later one leaves"),
        Said("{count} batches behind"),
        Said(
            "Up to {count} slips stay unpaid; one more delivery makes the oldest due, and it must be "
            "paid before another leaves."
        ),
    ),
    TermsKind.FIXED_DATE: TermsWords(
        Said("On one agreed date"), Said("On the date agreed, {fixed}"), Said("Every slip is due on the day agreed.")
    ),
    TermsKind.NOT_AGREED: TermsWords(
        Said("Not agreed yet"),
        Said("Terms not agreed yet"),
        Said("Nothing is agreed yet: slips have no due date and are not overdue until terms are set."),
    ),
}

ONE_BATCH = {
    TermsKind.SETTLE_PREVIOUS: replace(
        TERMS_WORDS[TermsKind.SETTLE_PREVIOUS],
        short=Said("Deliver two, settle one"),
        meaning=Said("A slip must be paid before the next one leaves."),
    ),
    TermsKind.PREVIOUS_BATCH: replace(
        TERMS_WORDS[TermsKind.PREVIOUS_BATCH],
        short=Said("One batch behind"),
        meaning=Said("A slip is due when the next one is delivered; a third one leaves only when it is paid."),
    ),
}
"""The usual case of terms by batches has words of its own (case 11)."""

TERMS_KINDS = {kind: words.choice for kind, words in TERMS_WORDS.items()}
"""The ways to pay, to choose from."""

GRACED = (TermsKind.DAYS, TermsKind.MONTHLY_DAY, TermsKind.NEXT_MONTH_DAYS)
"""Terms that days of grace can be added to."""

PAY_MONTHS = {
    PayMonth.SAME: Said("of the same month"),
    PayMonth.NEXT: Said("of the next month"),
    PayMonth.AFTER_NEXT: Said("of the month after next"),
}
"""In which month a month is paid, counted from the one its cut-off lies in (case 4)."""


def _day(day: int) -> Said:
    return Said("month end") if day == MONTH_END else Said("day {day}", day=day)
