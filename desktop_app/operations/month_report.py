"""Goods out and money in, month by month (R073)."""

from datetime import date

from desktop_app.domain.months import Month, months_of
from desktop_app.store.database import Ledger
from desktop_app.store.months import month_sums

__all__ = ["Month", "months"]


def months(ledger: Ledger, today: date) -> list[Month]:
    """Every month of the shop up to that of `today`, newest first; the last one as far as it has come."""
    return months_of(month_sums(ledger, today), today)
