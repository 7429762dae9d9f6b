"""Which customers a sum of money fits to the fen: a slip, the oldest slips together, a statement, what was promised."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import accumulate, groupby

from desktop_app.domain.accounts import OpenItem, in_line

NEAR = timedelta(days=5)
"""Money of a promise or an instalment comes so many days around its day."""

ROUND_FEN = 10_000
"""Whole hundreds of yuan fit somebody by chance."""

ROUNDED_TO = (100, 1_000)
"""To the yuan, to ten yuan."""

MOST_TOGETHER = 40
"""Slips that are added up from the oldest on."""


class Fit(Enum):
    """What a sum is, to the fen; the value is how much it says."""

    PROMISE = 45
    PART = 46
    STATEMENT = 47
    WHOLE = 40
    MONTH = 32
    ITEM = 30
    OLDEST = 26
    ROUNDED = 16


@dataclass(frozen=True, slots=True)
class Awaited:
    """Money that is awaited of a customer about a day: promised, or a part of a plan."""

    fen: int
    day: date


@dataclass(frozen=True, slots=True)
class SumFit:
    """A sum fits a customer: what it is, and the number or day it goes by."""

    customer_id: int
    fit: Fit
    label: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class OpenSums:
    """What is open of one customer: slips, the rest of the last statement, promises and parts of plans."""

    customer_id: int
    items: tuple[OpenItem, ...] = ()
    statement: str = ""
    statement_fen: int = 0
    promises: tuple[Awaited, ...] = ()
    parts: tuple[Awaited, ...] = ()
    on_account_fen: int = 0


class SumIndex:
    """Finds customers by a sum."""

    def __init__(self, accounts: Iterable[OpenSums]) -> None:
        self._fits: dict[int, list[SumFit]] = {}
        for account in accounts:
            for fen, fit in _fits(account):
                if fen > 0:
                    self._fits.setdefault(fen, []).append(fit)

    def fitting(self, fen: int, day: date) -> dict[int, SumFit]:
        """By customer, what the sum fits best; what is awaited on another day is not meant."""
        best: dict[int, SumFit] = {}
        for one in self._fits.get(fen, ()):
            meant = one.day is None or abs(one.day - day) <= NEAR
            known = best.get(one.customer_id)
            if meant and (known is None or one.fit.value > known.fit.value):
                best[one.customer_id] = one
        return best


def _fits(account: OpenSums) -> Iterator[tuple[int, SumFit]]:
    who = account.customer_id
    yield from ((one.fen, SumFit(who, Fit.PROMISE, day=one.day)) for one in account.promises)
    yield from ((one.fen, SumFit(who, Fit.PART, day=one.day)) for one in account.parts)
    if account.statement:
        yield account.statement_fen, SumFit(who, Fit.STATEMENT, account.statement)
        yield from _rounded(account.statement_fen, who, (*ROUNDED_TO, ROUND_FEN))
    items = sorted(account.items, key=in_line)
    whole = sum(item.open_fen for item in items) - account.on_account_fen
    yield whole, SumFit(who, Fit.WHOLE)
    yield from _rounded(whole, who, (*ROUNDED_TO, ROUND_FEN))
    yield from _of_slips(who, items)


def _of_slips(who: int, items: Sequence[OpenItem]) -> Iterator[tuple[int, SumFit]]:
    for number, of_slip in groupby(sorted(items, key=lambda item: item.number), key=lambda item: item.number):
        parts = [item.open_fen for item in of_slip]
        for fen in {*parts, sum(parts)}:
            yield fen, SumFit(who, Fit.ITEM, number)
            yield from _rounded(fen, who)
    for count, fen in enumerate(accumulate(item.open_fen for item in items[:MOST_TOGETHER]), 1):
        if count > 1:
            yield fen, SumFit(who, Fit.OLDEST, str(count))
    by_month = sorted(items, key=lambda item: item.dated)
    for (year, month), of_month in groupby(by_month, key=lambda item: (item.dated.year, item.dated.month)):
        sums = [item.open_fen for item in of_month]
        if len(sums) > 1:
            yield sum(sums), SumFit(who, Fit.MONTH, f"{year}-{month:02d}")


def _rounded(fen: int, who: int, steps: Iterable[int] = ROUNDED_TO) -> Iterator[tuple[int, SumFit]]:
    """The odd fen, the odd yuan and of a whole account the odd ten and hundred are often left out (抹零)."""
    for step in steps:
        if fen > 10 * step and fen % step:
            yield fen - fen % step, SumFit(who, Fit.ROUNDED)
