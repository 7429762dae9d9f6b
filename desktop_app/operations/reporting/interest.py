"""What late payment comes to, and what credit costs the shop: debt by debt, or by customer (R026, R027)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import LAST, Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.interest import earliest, percent
from desktop_app.domain.pictures import Pile, longest_first
from desktop_app.operations.interest import DebtInterest, interest_of, rates_of
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.store import customers
from desktop_app.store.database import Ledger

DEBTS, CUSTOMER = "debts", "customer"
VIEWS = ((DEBTS, Said("By debt")), (CUSTOMER, Said("By customer")))
MOST_BARS = 10
TOLD = Said(
    "An estimate; nothing is booked. Without an agreed fee: the LPR of the day after the due day with 30 to 50 % on "
    "top (买卖合同解释 18). LPR last checked on {day}; {lpr} % now."
)


@dataclass(frozen=True, slots=True)
class InterestRow:
    """One debt, or all of a customer; sums of what is known."""

    key: int
    customer_id: int
    customer: str
    open_fen: int
    low_fen: int
    high_fen: int
    agreed_fen: int | None
    cost_fen: int
    gone_on: date | None
    is_year_old: bool
    caution: Words = ""
    one: DebtInterest | None = None


def interest(ledger: Ledger, asked: Inquiry) -> Reported[InterestRow]:
    """What costs most leads."""
    names = {one: name for one, _, name in customers.names(ledger)}
    every = [
        _row(one, names[one.item.customer_id]) for one in interest_of(ledger, asked.today, asked.customer_id)
    ]  # fmt: skip
    by_customer = _grouped(every)
    rows = by_customer if asked.by == CUSTOMER else every
    rows = sorted(rows, key=lambda row: (-row.cost_fen, row.key))
    piles = [Pile(row.customer, (row.cost_fen,), key=row.customer_id) for row in by_customer if row.cost_fen]
    table = rates_of(ledger)
    told = Said(TOLD.template, day=table.checked, lpr=percent(table.on(asked.today) or 0))
    keys = (
        HeadFigure(Said("Late interest, LPR + 30 %"), sum(row.low_fen for row in every)),
        HeadFigure(Said("Late interest, LPR + 50 %"), sum(row.high_fen for row in every)),
        HeadFigure(Said("By agreed fees"), sum(row.agreed_fen or 0 for row in every)),
        HeadFigure(Said("What credit has cost"), sum(row.cost_fen for row in every), strong=True),
    )
    picture = longest_first(piles, MOST_BARS) if piles else None
    columns = _COLUMNS if asked.by == CUSTOMER else (*_COLUMNS[:1], *_OF_DEBT, *_COLUMNS[1:])
    return Reported(columns, rows, lambda row: row.key, picture, keys if every else (), told if every else None)


def _row(one: DebtInterest, name: str) -> InterestRow:
    late, item = one.late, one.item
    low, high = (late.low_fen or 0, late.high_fen or 0) if late else (0, 0)
    return InterestRow(
        item.item_id, item.customer_id, name, item.open_fen, low, high, late.agreed_fen if late else None,
        one.cost.fen, one.cost.gone_on, one.cost.is_year_old, _caution(one), one,
    )  # fmt: skip


def _caution(one: DebtInterest) -> Words:
    """What speaks against the agreed fee, or what the estimate lacks."""
    late = one.late
    if one.item.due is None:
        return Said("no due date: interest counts from a demand")
    if late is None:
        return ""
    if late.is_high:
        return Said("agreed fee above 4 times the LPR: a court is likely to lower it")
    if late.is_above:
        return Said("agreed fee above the LPR + 50 %: a court may lower it (民法典 585)")
    return Said("no LPR is known for that day") if late.lpr is None else ""


def _grouped(every: list[InterestRow]) -> list[InterestRow]:
    groups: defaultdict[int, list[InterestRow]] = defaultdict(list)
    for row in every:
        groups[row.customer_id].append(row)
    return [_whole(ones) for ones in groups.values()]


def _whole(ones: list[InterestRow]) -> InterestRow:
    agreed = [row.agreed_fen for row in ones if row.agreed_fen is not None]
    return InterestRow(
        ones[0].customer_id, ones[0].customer_id, ones[0].customer, sum(row.open_fen for row in ones),
        sum(row.low_fen for row in ones), sum(row.high_fen for row in ones), sum(agreed) if agreed else None,
        sum(row.cost_fen for row in ones), earliest(row.gone_on for row in ones), any(row.is_year_old for row in ones),
        next((row.caution for row in ones if row.caution), ""),
    )  # fmt: skip


def _gone(row: InterestRow, _: date) -> Words:
    if row.is_year_old:
        return Said("out for more than a year")
    return row.gone_on.isoformat() if row.gone_on else ""


_OF_DEBT: tuple[Column[InterestRow], ...] = (
    Column("number", Said("Slip"), lambda row: row.one.item.number if row.one else None, Look.CODE, 132),
    Column("due", Said("Due date"), lambda row: row.one.item.due if row.one else None, Look.DATE, 80, fades=3),
    Column("days", Said("Days late"), lambda row: row.one.late.days if row.one and row.one.late else None, Look.COUNT,
           72, fades=5),
    Column("lpr", Said("LPR (%)"), lambda row: percent(row.one.late.lpr)
           if row.one and row.one.late and row.one.late.lpr else None, Look.CODE, 72, fades=2),
)  # fmt: skip

_COLUMNS: tuple[Column[InterestRow], ...] = (
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 150, stretch=True),
    Column("open", Said("To pay"), lambda row: row.open_fen, Look.MONEY, 104, total=True),
    Column("low", Said("LPR + 30 %"), lambda row: row.low_fen, Look.MONEY, 96, total=True),
    Column("high", Said("LPR + 50 %"), lambda row: row.high_fen, Look.MONEY, 96, fades=6, total=True),
    Column("agreed", Said("Agreed fee"), lambda row: row.agreed_fen, Look.MONEY, 96, fades=4, total=True),
    Column("cost", Said("Has cost us"), lambda row: row.cost_fen, Look.MONEY, 96, total=True),
    Column("gone", Said("Margin gone on"), lambda row: row.gone_on, width=120, fades=LAST, text=_gone),
    Column("caution", Said("Note"), lambda row: str(row.caution), width=200, fades=1, text=lambda row, _: row.caution,
           tip=lambda row, _: row.caution),
)  # fmt: skip
