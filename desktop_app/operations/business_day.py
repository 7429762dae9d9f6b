"""Before the first entry somebody says what day it is, where the clock can hardly be right (case 29, T30)."""

from datetime import date

from desktop_app.domain.business_day import DayDoubted, is_doubtful
from desktop_app.store import journal
from desktop_app.store.database import Ledger


def watch_day(ledger: Ledger) -> None:
    """From now on every entry on a day that can hardly be right waits for `confirm_day`."""
    ledger.watches_day = True


def doubt_about(ledger: Ledger, today: date) -> DayDoubted | None:
    """What to ask before the first entry; None where today is credible or confirmed, and in a book without entries."""
    if not ledger.watches_day or ledger.credible_day == today:
        return None
    last = journal.last_entry_day(ledger)
    return DayDoubted(today, last) if last is not None and is_doubtful(today, last) else None


def confirm_day(ledger: Ledger, today: date) -> None:
    """It is really this day; it counts until the book is closed, and for this day alone."""
    ledger.credible_day = today
