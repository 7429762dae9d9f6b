"""Until when each debt can be claimed in court, what proves that, and what is missing (N05, R081)."""

from collections.abc import Callable, Sequence
from datetime import date

from desktop_app.domain.errors import Said
from desktop_app.domain.holidays import years_said
from desktop_app.domain.limitation import WARNING_DAYS, warned_at
from desktop_app.domain.pictures import Pile, Piles, longest_first
from desktop_app.operations.limitation import shop_clocks
from desktop_app.operations.lists.claims import CLAIMS, ClaimRow
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.store import customers, settings
from desktop_app.store.database import Ledger

ALL, NEAR, OVER, LACKING = "all", "near", "over", "lacking"
VIEWS = (
    (ALL, Said("All")), (NEAR, Said("Within 180 days")), (OVER, Said("Over")),
    (LACKING, Said("Without proof")),
)  # fmt: skip
TOLD = Said(
    "Three years from the last event that has a proof, days off not counted (民法典 188, 195). An alarm ends only by a "
    "paper: a signed statement or plan, a payment, a letter that was signed for, a step in court."
)


def claims(ledger: Ledger, asked: Inquiry) -> Reported[ClaimRow]:
    """The one that ends first leads; without a proof a debt counts from its due date."""
    today, names = asked.today, {one: name for one, _, name in customers.names(ledger)}
    every = [
        ClaimRow(one.item, one.clock, names[one.item.customer_id])
        for one in shop_clocks(ledger, today, asked.customer_id)
    ]
    keeps: dict[str, Callable[[ClaimRow], bool]] = {
        ALL: lambda _: True,
        NEAR: lambda row: row.ends >= today and warned_at(row.ends, today) is not None,
        OVER: lambda row: row.ends < today,
        LACKING: lambda row: row.later is not None or not row.clock.proof.is_scanned,
    }
    rows = [row for row in every if keeps[asked.by or ALL](row)]
    keys = tuple(
        HeadFigure(said, sum(row.item.open_fen for row in every if keeps[view](row)), strong=view == NEAR)
        for view, said in VIEWS[1:]
    )
    picture = _picture(every, today) if every else None
    told = Said("{rule} {years}", rule=TOLD, years=years_said(settings.load_calendar(ledger)))
    return Reported(CLAIMS, rows, lambda row: row.item.item_id, picture, keys if every else (), told if rows else None)


def _picture(every: Sequence[ClaimRow], today: date) -> Piles | None:
    """Sums by the warning each debt has come into."""
    named = [row for row in every if warned_at(row.ends, today) is not None]
    sums = [
        (days, sum(row.item.open_fen for row in named if warned_at(row.ends, today) == days)) for days in WARNING_DAYS
    ]
    piles = [Pile(Said("within {days} days", days=days), (fen,)) for days, fen in sums if fen]
    return longest_first(piles, len(WARNING_DAYS)) if piles else None
