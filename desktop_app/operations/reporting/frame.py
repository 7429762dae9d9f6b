"""What every report is asked and what it answers, the same for window, command line, file and paper."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Generic

from desktop_app.domain.columns import Column, Row, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.periods import Period, PeriodName
from desktop_app.domain.pictures import Piles
from desktop_app.store.database import Ledger


class Takes(Enum):
    """What a report is asked: any days, one day it looks from, or nothing beside today.

    NOTHING tells up to today, NOW as of today.
    """

    DAYS = "days"
    DAY = "day"
    NOTHING = "nothing"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The days asked about, on which day, told apart by what, and of whom; `edges` are the buckets of the ageing."""

    period: Period
    today: date
    by: str = ""
    customer_id: int = 0
    edges: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadFigure:
    """One figure at the head of a report: its name, the figure or words, what is said beside it; `share` is how much of
    a whole it is, drawn as a gauge.
    """

    name: Said
    figure: int | Words
    note: Words = ""
    strong: bool = False
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Reported(Generic[Row]):
    """The rows and what is told of them; `foot` says what no column sums. `keeps` says whether a row has anything in
    the bar at a place, where a bar stands for more than one row.
    """

    columns: tuple[Column[Row], ...]
    rows: Sequence[Row]
    identity: Callable[[Row], Hashable]
    picture: Piles | None = None
    keys: tuple[HeadFigure, ...] = ()
    told: Said | None = None
    foot: str = ""
    keeps: Callable[[Row, int], bool] | None = None
    picture_of: Callable[[Row], Piles | None] | None = None
    """The picture of the row under the cursor, where each has its own."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `views` are what it can be told apart by, the first the usual one; of the periods the `usual` one and
    others are a click away (`offers`); `of_customer`: of one alone too. `nothing` is said where there are no rows.
    """

    name: str
    group: Said
    title: Said
    answers: Said
    make: Callable[[Ledger, Inquiry], Reported[Any]]
    views: tuple[tuple[str, Said], ...] = ()
    usual: PeriodName = PeriodName.MONTH
    offers: tuple[PeriodName, ...] = (PeriodName.WEEK, PeriodName.MONTH, PeriodName.LAST_MONTH, PeriodName.YEAR)
    takes: Takes = Takes.DAYS
    of_customer: bool = False
    nothing: Said | None = None
    sees: OwnerAct = OwnerAct.SEE_DEBTS
    """What whoever reads it must be given to see."""

    def view(self, by: str) -> str:
        """What it is told apart by: what was asked for where it knows that, else the usual."""
        known = [key for key, _ in self.views]
        return by if by in known else known[0] if known else ""
