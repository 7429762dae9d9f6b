"""The words papers share: dates, terms, kinds of document, money with its sign in words."""

from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.dates import MONTH_END, Terms, TermsKind
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_, Translate

KINDS = {
    Kind.OPENING: N_("Opening"),
    Kind.SHIPMENT: N_("Delivery"),
    Kind.RETURN: N_("Return"),
    Kind.RECEIPT: N_("Receipt"),
    Kind.ADJUSTMENT: N_("Adjustment"),
    Kind.REVERSAL: N_("Reversal"),
}


def long_date(day: date, _: Translate) -> str:
    """A date in a sentence: 2026年3月1日."""
    return _("{year}-{month:02d}-{day:02d}").format(year=day.year, month=day.month, day=day.day)


def yuan(fen: int) -> str:
    """A total with its sign of currency: ¥1,234.50."""
    return f"¥{format_yuan(fen)}"


def in_groups(text: str) -> str:
    """Groups of four, as a fingerprint is shown and typed back."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def terms_text(terms: Terms, _: Translate) -> str:
    """How the customer pays, in the trade's words (conventions 1.2)."""
    match terms.kind:
        case TermsKind.CASH:
            return _("Cash on delivery")
        case TermsKind.PREVIOUS_BATCH if terms.open_batches == 1:
            return _("Deliver two, settle one")
        case TermsKind.PREVIOUS_BATCH:
            return _("By batches, at most {count} open").format(count=terms.open_batches)
        case TermsKind.DAYS:
            return _("{count} days from delivery").format(count=terms.days)
        case TermsKind.MONTHLY_DAY:
            cut_off, pay_day = _day_text(terms.cut_off, _), _day_text(terms.pay_day, _)
            return _("Monthly: cut-off {cut_off}, due {pay_day}").format(cut_off=cut_off, pay_day=pay_day)
        case TermsKind.NEXT_MONTH_DAYS:
            return _("Next month, {count} days").format(count=terms.days)
        case TermsKind.FIXED_DATE:
            return _("On the date agreed")


def due_text(due: date | None, _: Translate) -> str:
    """The due date, or that the next batch decides it (case 11)."""
    return long_date(due, _) if due else _("with the next batch")


def _day_text(day: int, _: Translate) -> str:
    return _("month end") if day == MONTH_END else _("day {day}").format(day=day)
