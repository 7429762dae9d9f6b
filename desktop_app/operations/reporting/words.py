"""How figures of reports are told: shares, changes, months, quantities by their units."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from desktop_app.domain.columns import Words
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_quantity
from desktop_app.domain.periods import Period, months_within
from desktop_app.domain.pictures import Pile
from desktop_app.domain.typed_dates import weekday_said

MOST_UNITS = 3


def shares(fens: Sequence[int]) -> list[float | None]:
    """Each one's part of the whole, 0 to 1; none where the whole is nothing. Below nothing there is no part."""
    whole = sum(fens)
    return [fen / whole if whole > 0 and fen >= 0 else None for fen in fens]


def change_said(now: int, before: int) -> Words:
    """`11 % more`: beside the figure of the time before."""
    if before <= 0 or now == before:
        return ""
    percent = abs(now - before) * 100 // before
    return Said("{percent} % more", percent=percent) if now > before else Said("{percent} % less", percent=percent)


class Grain(NamedTuple):
    """What one bar stands for: a day with its weekday, or a month; its key in the sums of the book."""

    key: str
    title: Words
    period: Period

    def pile(self, parts: tuple[int, ...], ahead: bool = False) -> Pile:
        """The bar of it: the weekday above the day, or the month."""
        if self.period.days > 1:
            return Pile(self.title, parts, key=self.key, short=f"{self.period.first:%m}", ahead=ahead)
        day = self.period.first
        return Pile(weekday_said(day), parts, f"{day:%m-%d}", self.key, f"{day:%d}", ahead=ahead)


def grain_of(period: Period, first_key: str) -> list[Grain]:
    """The days of a period, or its months where it has more than 31 days: these from the first with anything on."""
    if period.days > 31:
        period = Period(max(period.first, date.fromisoformat(f"{first_key[:7]}-01")), period.last)
        return [Grain(month, month, one) for one in months_within(period) if (month := f"{one.first:%Y-%m}")]
    return [
        Grain(day.isoformat(), Said("{day} {weekday}", day=f"{day:%m-%d}", weekday=weekday_said(day)), Period(day, day))
        for day in period.each_day()
    ]


def quantities_said(found: Iterable[tuple[str, int]]) -> str:
    """`320 包 · 12 桶`: goods by their units, the most first; beyond three units a sign says that there are more."""
    told = [f"{format_quantity(quantity)} {unit}".strip() for unit, quantity in found if quantity]
    return " · ".join([*told[:MOST_UNITS], *(("…",) if len(told) > MOST_UNITS else ())])


def customers_said(count: int) -> Said:
    return Said("1 customer") if count == 1 else Said("{count} customers", count=count)


def slips_said(count: int) -> Said:
    return Said("1 slip") if count == 1 else Said("{count} slips", count=count)


def receipts_said(count: int) -> Said:
    return Said("1 receipt") if count == 1 else Said("{count} receipts", count=count)
