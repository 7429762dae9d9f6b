"""What late payment comes to, as an estimate that books nothing: by the agreed fee, or the LPR with 30–50 % on top
(买卖合同解释 18), and what credit costs the shop itself (R026, R027).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.errors import Problem, Said

LOW_MARKUP, HIGH_MARKUP = 30, 50
"""What is added to the LPR where no fee was agreed, in per cent of it (买卖合同解释 18(4))."""

YARDSTICK = 4
"""So many times the LPR is the most for private loans; for goods a yardstick alone (民间借贷规定 25)."""

LEAST_RATE, MOST_RATE, MOST_MARGIN = 10, 2_000, 10_000
"""0.10 % to 20.00 % a year, in hundredths of a per cent; a margin is below the whole price."""

YEAR = 365
_FEE_PARTS = 10**8
"""An agreed fee is in ten-thousandths of one in 10,000 a day."""


@dataclass(frozen=True, slots=True)
class LprRate:
    """The one-year LPR from a day on, in hundredths of a per cent."""

    day: date
    rate: int


def _published(*rows: tuple[str, int]) -> tuple[LprRate, ...]:
    return tuple(LprRate(date.fromisoformat(day), rate) for day, rate in rows)


PUBLISHED_LPR = _published(
    ("2019-08-20", 425), ("2019-09-20", 420), ("2019-11-20", 415), ("2020-02-20", 405), ("2020-04-20", 385),
    ("2021-12-20", 380), ("2022-01-20", 370), ("2022-08-22", 365), ("2023-06-20", 355), ("2023-08-21", 345),
    ("2024-07-22", 335), ("2024-10-21", 310), ("2025-05-20", 300),
)  # fmt: skip
"""As the National Interbank Funding Center published them, each as it changed."""


@dataclass(frozen=True, slots=True)
class RateTable:
    """The rates of the shop. `checked`: until when somebody compared them with what is published. `funds`: what money
    costs the shop a year, 0 for the LPR; `margin`: what is earned of a price, 0 where it is not said; in hundredths of
    a per cent.
    """

    rates: tuple[LprRate, ...] = PUBLISHED_LPR
    checked: date = field(default=date(2025, 5, 20))
    funds: int = 0
    margin: int = 0

    def on(self, day: date) -> int | None:
        """The LPR in force on a day; None before the first of the table."""
        known = [one for one in self.rates if one.day <= day]
        return max(known, key=lambda one: one.day).rate if known else None

    def funds_on(self, day: date) -> int:
        """What money costs the shop a year."""
        return self.funds or self.on(day) or 0


def rate_problems(table: RateTable, rate: LprRate) -> list[Problem]:
    """What is wrong with a rate that is to be added, with what would fit."""
    found = [one for one in table.rates if one.day == rate.day]
    if found:
        said = Said("{day} is in the table with {rate} %. Remove that line first, or type another day.",
                    day=rate.day, rate=percent(found[0].rate))  # fmt: skip
        return [Problem("day", said)]
    if not LEAST_RATE <= rate.rate <= MOST_RATE:
        fit = percent(table.on(rate.day) or PUBLISHED_LPR[-1].rate)
        return [Problem("rate", Said("An LPR is 0.10 to 20.00 %. Type it as {fit}.", fit=fit))]
    return []


def share_problems(table: RateTable) -> list[Problem]:
    """Of what money costs, and of what is earned."""
    found = []
    if table.funds and not LEAST_RATE <= table.funds <= MOST_RATE * 2:
        found.append(Problem("funds", Said("Money costs 0.10 to 40.00 % a year. Type it as 6, or 0 for the LPR.")))
    if not 0 <= table.margin < MOST_MARGIN:
        found.append(Problem("margin", Said("Of a price 0 to 99.99 % are earned. Type it as 12, or 0 if unknown.")))
    return found


def percent(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


@dataclass(frozen=True, slots=True)
class Owing:
    """One debt through time: what was owed at first, and what was settled of it on which days. `fee`: the agreed late
    fee a day, 0 where none was agreed.
    """

    amount_fen: int
    dated: date
    due: date | None
    settled: Sequence[tuple[date, int]] = ()
    fee: int = 0

    def fen_days(self, start: date, today: date) -> int:
        """What was unpaid each day after `start` up to today, summed."""
        days = max((today - start).days, 0) * self.amount_fen
        return days - sum(fen * max((today - max(day, start)).days, 0) for day, fen in self.settled)

    @property
    def open_fen(self) -> int:
        return self.amount_fen - sum(fen for _, fen in self.settled)


@dataclass(frozen=True, slots=True)
class LateInterest:
    """The estimate of one debt. `agreed_fen` is None where no fee was agreed; `low_fen` and `high_fen` where the LPR of
    the day of the breach is not known. `is_high`: the fee is above 4 times the LPR, `is_above`: above what is usual.
    """

    days: int
    lpr: int | None
    low_fen: int | None
    high_fen: int | None
    agreed_fen: int | None = None
    is_high: bool = False
    is_above: bool = False


def late_interest(owing: Owing, table: RateTable, today: date) -> LateInterest | None:
    """Simple interest from the day after the due day at the LPR of that day, the breach; None where nothing is late."""
    if owing.due is None or today <= owing.due:
        return None
    owed, days = owing.fen_days(owing.due, today), (today - owing.due).days
    lpr = table.on(owing.due + timedelta(days=1))
    low, high = (None if lpr is None else _yearly(owed, lpr, 100 + more) for more in (LOW_MARKUP, HIGH_MARKUP))
    if not owing.fee:
        return LateInterest(days, lpr, low, high)
    yearly = owing.fee * YEAR  # in hundredths of a per cent, times 10,000
    return LateInterest(
        days, lpr, low, high, _rounded(owed * owing.fee, _FEE_PARTS),
        is_high=lpr is not None and yearly > lpr * YARDSTICK * 10_000,
        is_above=lpr is not None and yearly > lpr * (100 + HIGH_MARKUP) * 100,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CarryingCost:
    """What one debt has cost the shop since the goods left, and the day on which that has eaten up what was earned;
    None where the margin is not said, or money costs nothing. `is_year_old`: out for more than a year.
    """

    fen: int
    gone_on: date | None
    is_year_old: bool


def carrying_cost(owing: Owing, table: RateTable, today: date) -> CarryingCost:
    """At the rate of today, on what was unpaid each day (R027)."""
    rate = table.funds_on(today)
    cost = _yearly(owing.fen_days(owing.dated, today), rate, 100)
    return CarryingCost(cost, _gone_on(owing, rate, table.margin, today), (today - owing.dated).days > YEAR)


def _gone_on(owing: Owing, rate: int, margin: int, today: date) -> date | None:
    """The first day whose cost reaches the margin: a day that has passed, or one to come if nothing is paid."""
    if not (rate and margin and owing.open_fen > 0):
        return None
    wanted = owing.amount_fen * margin * YEAR  # fen-days at that rate
    if owing.fen_days(owing.dated, today) * rate < wanted:
        left = wanted - owing.fen_days(owing.dated, today) * rate
        return _capped(today, -(-left // (owing.open_fen * rate)))
    first, last = 0, (today - owing.dated).days
    while first < last:
        middle = (first + last) // 2
        if owing.fen_days(owing.dated, owing.dated + timedelta(days=middle)) * rate >= wanted:
            last = middle
        else:
            first = middle + 1
    return owing.dated + timedelta(days=first)


def _capped(today: date, days: int) -> date | None:
    """None where it is beyond any calendar."""
    return today + timedelta(days=days) if days <= YEAR * 100 else None


def earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _yearly(fen_days: int, rate: int, share: int) -> int:
    return _rounded(fen_days * rate * share, 10_000 * 100 * YEAR)


def _rounded(value: int, by: int) -> int:
    """Half up, once for a debt."""
    return (value * 2 + by) // (by * 2)
