"""Calendars and payment terms: when a slip must be paid."""

import calendar
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.errors import Refused

MONTH_END = 31
"""As a day of the month: the last day, whatever its number."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""What counts as a date of business; beyond lie slips of the finger, and days that cannot be counted on."""

_EXCEL_EPOCH = date(1899, 12, 30)
_WRITTEN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


class TermsKind(StrEnum):
    """How a customer pays (R003)."""

    CASH = "cash"
    SETTLE_PREVIOUS = "settle_previous"
    PREVIOUS_BATCH = "previous_batch"
    DAYS = "days"
    MONTHLY_DAY = "monthly_day"
    NEXT_MONTH_DAYS = "next_month_days"
    FIXED_DATE = "fixed_date"
    NOT_AGREED = "not_agreed"


class PayMonth(StrEnum):
    """In which month what one month's cut-off closed is paid (case 4)."""

    SAME = "same"
    NEXT = "next"
    AFTER_NEXT = "after_next"


MONTHS_LATER = {PayMonth.SAME: 0, PayMonth.NEXT: 1, PayMonth.AFTER_NEXT: 2}


@dataclass(frozen=True, slots=True)
class Terms:
    """Payment terms agreed with a customer; the meaning of the numbers depends on the kind.

    `days`: DAYS after delivery (货到N天), or days from the end of the delivery month (NEXT_MONTH_DAYS, 月结N天 and
    次月结N天, case 4).
    `pay_day`, `cut_off`: days of the month (1–31, 31 = month end) of MONTHLY_DAY (月结); `pay_month` says in which
    month `pay_day` lies, None only in books that did not ask: the first pay day after the cut-off.
    `open_batches`: PREVIOUS_BATCH (压N批): unpaid slips that may stand beside the new one. SETTLE_PREVIOUS (送二结一):
    unpaid slips at a time, the new one among them, so that 送N结M is N − M (case 11).
    `fixed`: the date of a one-off deal (FIXED_DATE, R004).
    `grace_days`: days granted beyond what the rest says (月结30天+15).
    """

    kind: TermsKind = TermsKind.CASH
    days: int = 0
    pay_day: int = MONTH_END
    cut_off: int = MONTH_END
    open_batches: int = 1
    fixed: date | None = None
    pay_month: PayMonth | None = None
    grace_days: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.days <= 3650:
            said = Refused("Credit of {days} days is not possible. Type 0 to 3650 days.", days=self.days)
            raise said.at("days")
        if not 0 <= self.grace_days <= 365:
            said = Refused("{days} days of grace are not possible. Type 0 to 365 days.", days=self.grace_days)
            raise said.at("grace_days")
        for name, day in (("pay_day", self.pay_day), ("cut_off", self.cut_off)):
            if not 1 <= day <= 31:
                said = Refused("{day} is not a day of the month. Type 1 to 31; 31 means the month's end.", day=day)
                raise said.at(name)
        if not 1 <= self.open_batches <= 99:
            raise Refused("Unpaid batches must be 1 to 99, not {count}.", count=self.open_batches).at("open_batches")
        if self.pays_before_cut_off:
            raise Refused(
                "In the same month, day {pay_day} comes before the cut-off on day {cut_off}. Choose the next month, or "
                "another day.",
                pay_day=self.pay_day,
                cut_off=self.cut_off,
            ).at("pay_month")
        if self.kind is TermsKind.FIXED_DATE and self.fixed is None:
            raise Refused("A one-off deal needs its payment date. Type the date agreed.").at("fixed")

    @property
    def pays_before_cut_off(self) -> bool:
        """Goods would be due before their month closes."""
        same = self.kind is TermsKind.MONTHLY_DAY and self.pay_month is PayMonth.SAME
        return same and self.pay_day < self.cut_off

    @property
    def month_paid(self) -> PayMonth:
        """The month of payment; where none was said, the one with the first pay day after the cut-off."""
        return self.pay_month or (PayMonth.SAME if self.pay_day > self.cut_off else PayMonth.NEXT)

    @property
    def by_batches(self) -> bool:
        """A slip is due once enough newer ones have left (case 11)."""
        return self.kind in (TermsKind.SETTLE_PREVIOUS, TermsKind.PREVIOUS_BATCH)

    @property
    def batches_beside(self) -> int:
        """Unpaid batches that may stand open beside a new slip (case 11)."""
        return self.open_batches - (self.kind is TermsKind.SETTLE_PREVIOUS)


def due_date(terms: Terms, delivered: date) -> date | None:
    """The day a slip delivered on `delivered` must be paid (cases 3, 4, 11).

    None waits for a newer batch, or for terms that are not agreed yet.
    """
    grace = timedelta(days=terms.grace_days)
    match terms.kind:
        case TermsKind.CASH:
            return delivered
        case TermsKind.SETTLE_PREVIOUS | TermsKind.PREVIOUS_BATCH | TermsKind.NOT_AGREED:
            return None
        case TermsKind.DAYS:
            return delivered + timedelta(days=terms.days) + grace
        case TermsKind.MONTHLY_DAY:
            return _monthly_due(delivered, terms) + grace
        case TermsKind.NEXT_MONTH_DAYS:
            return month_end(delivered) + timedelta(days=terms.days) + grace
        case TermsKind.FIXED_DATE:
            return terms.fixed
        case _:
            assert_never(terms.kind)


def day_in_month(year: int, month: int, day: int) -> date:
    """That day, or the month's last day when it has no such day (case 4: pay day 31 in February)."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def next_day_of(days: Sequence[int], today: date) -> date | None:
    """Today or the first day after it that is one of these days of a month; None when there are none (R045)."""
    months = (today, add_months(today.replace(day=1), 1))
    found = (day_in_month(month.year, month.month, day) for month in months for day in days)
    return min((day for day in found if day >= today), default=None)


def add_months(start: date, months: int) -> date:
    """The same day `months` later; a missing day becomes the month's last (民法典 202).

    Always counted from the first date, so that 31 Jan gives 28 Feb and then 31 Mar (case 3).
    """
    index = start.year * 12 + start.month - 1 + months
    return day_in_month(index // 12, index % 12 + 1, start.day)


def monthly_dates(first: date, count: int) -> list[date]:
    """`count` dates a month apart, without drift at month ends (case 3)."""
    return [add_months(first, index) for index in range(count)]


def month_start(day: date) -> date:
    return day.replace(day=1)


def month_end(day: date) -> date:
    return day_in_month(day.year, day.month, MONTH_END)


def first_of_next_month(day: date) -> date:
    return month_end(day) + timedelta(days=1)


def parse_month(text: str) -> date:
    """First day of `2026-03`."""
    match = re.fullmatch(r"(\d{4})-(\d{1,2})", unicodedata.normalize("NFKC", text).strip())
    if match and 1 <= int(match[2]) <= 12 and EARLIEST.year <= int(match[1]) <= LATEST.year:
        return date(int(match[1]), int(match[2]), 1)
    raise Refused("“{text}” is not a month. Type it as 2026-03.", text=text[:40])


def parse_date(text: str) -> date:
    """A full date: `2026-03-01`, `2025/5/5`, `2025.05.05`, `2026年3月1日`, `20260301`.

    Refuses 30 Feb and years before 1900 or after 2199.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _WRITTEN.fullmatch(plain) or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", plain)
    if not match:
        raise Refused("“{text}” is not a date. Type it as 2026-03-01.", text=plain[:40])
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise Refused("“{text}” is not a day of the calendar. Check day and month.", text=plain[:40]) from None
    return _in_business(day)


def date_of_serial(serial: int) -> date:
    """The date behind a spreadsheet's day number; 45782 is 2025-05-05. Refuses numbers that are no such date."""
    if abs(serial) > (LATEST - _EXCEL_EPOCH).days:
        raise Refused("“{text}” is not a date. Type it as 2026-03-01.", text=str(serial)[:40])
    return _in_business(_EXCEL_EPOCH + timedelta(days=serial))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days: weekends rest unless named as working, and holidays rest."""

    holidays: frozenset[date] = field(default_factory=frozenset)
    working_weekends: frozenset[date] = field(default_factory=frozenset)

    def rests(self, day: date) -> bool:
        return day in self.holidays or (day.weekday() >= 5 and day not in self.working_weekends)

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it (民法典 203)."""
        return next(candidate for candidate in _days_from(day) if not self.rests(candidate))

    def working_days_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (the two-day timer of a dispute, N10)."""
        for _ in range(count):
            day = self.next_working_day(day + timedelta(days=1))
        return day


def _in_business(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise Refused("{day} is not within the years 1900 to 2199. Check the year.", day=day)
    return day


def _days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=1)


def _monthly_due(delivered: date, terms: Terms) -> date:
    """The pay day of the month that was said, counted from the cut-off that closes the slip's period (case 4)."""
    closes = _next_such_day(delivered, terms.cut_off)
    if terms.pay_month is None:
        return _next_such_day(closes + timedelta(days=1), terms.pay_day)
    paid_in = add_months(month_start(closes), MONTHS_LATER[terms.pay_month])
    return day_in_month(paid_in.year, paid_in.month, terms.pay_day)


def _next_such_day(start: date, day: int) -> date:
    """The first day numbered `day` in its month, from `start` on."""
    in_this_month = day_in_month(start.year, start.month, day)
    following = first_of_next_month(start)
    return in_this_month if in_this_month >= start else day_in_month(following.year, following.month, day)
