"""What was sold: by customer, goods, month or project, with quantity, money, average price and what came back.

Money is what the accounts know: every view adds up to the same. Where a slip says more or less than its lines, as one
does that came in without any, that stands in a row of its own among the goods.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.columns import LAST, Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.periods import Period
from desktop_app.domain.pictures import Pile, Piles, longest_first
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.operations.reporting.words import Grain, change_said, grain_of, quantities_said, receipts_said, shares
from desktop_app.store import customers
from desktop_app.store.database import Ledger
from desktop_app.store.takings import received_fen
from desktop_app.store.traded import (
    GoodsSum,
    MoneySum,
    QuantitySum,
    SalesBy,
    charge_sums,
    goods_sums,
    money_sums,
    quantity_sums,
)

GOODS, CUSTOMER, MONTH, PROJECT = "goods", "customer", "month", "project"
VIEWS = (
    (GOODS, Said("By goods")),
    (CUSTOMER, Said("By customer")),
    (MONTH, Said("By day or month")),
    (PROJECT, Said("By project")),
)
MOST_BARS = 10
BELOW = (Said("Discount on all goods"), Said("Freight"), Said("Rounding-off"))
"""What stands below the goods of slips."""


@dataclass(frozen=True, slots=True)
class SoldRow:
    """Goods under one key. Money in fen, quantities in thousandths, each net of what came back unless it says so.

    `quantities` are by unit, the most first; of goods there is one. `share` is of all, `running` with those before it.
    """

    key: str | int
    title: Words
    sold_fen: int
    returned_fen: int
    slips: int
    last: date | None
    quantities: tuple[QuantitySum, ...] = ()
    unit: str = ""
    share: float | None = None
    running: float | None = None
    customer_id: int = 0
    goods_id: int = 0
    period: Period | None = None

    @property
    def fen(self) -> int:
        return self.sold_fen - self.returned_fen

    @property
    def quantity(self) -> int | None:
        """What left less what came back; None where several units are told, or none."""
        return self.quantities[0].sold - self.quantities[0].returned if len(self.quantities) == 1 else None

    @property
    def returned(self) -> int:
        return self.quantities[0].returned if len(self.quantities) == 1 else 0

    @property
    def average(self) -> int | None:
        """What one unit of what left cost, in ten-thousandths of a yuan; from a yuan on to the fen."""
        sold = self.quantities[0].sold if len(self.quantities) == 1 else 0
        price = round(self.sold_fen * 100_000 / sold) if sold > 0 else None
        return price if price is None or price < 10_000 else round(price, -2)


def sales(ledger: Ledger, asked: Inquiry) -> Reported[SoldRow]:
    """Slips of these days less returns, and less what was voided in them; of one customer or all."""
    by, period = asked.by or GOODS, asked.period.up_to(asked.today)
    rows = _with_shares(_ROWS[by](ledger, period, asked.customer_id), ranked=by != MONTH)
    return Reported(
        _COLUMNS[by],
        rows,
        lambda row: row.key,
        _picture(by, rows),
        _keys(ledger, asked, rows),
        foot=quantities_said(_units(rows)),
    )


def _units(rows: Sequence[SoldRow]) -> list[tuple[str, int]]:
    """All quantities of the rows by their units, the largest first."""
    found: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        for one in row.quantities:
            found[one.unit] += one.sold - one.returned
    return sorted(found.items(), key=lambda one: -one[1])


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────


def _by_goods(ledger: Ledger, period: Period, customer_id: int) -> list[SoldRow]:
    charged = charge_sums(ledger, period, customer_id)
    below = zip(BELOW, (-charged.discount_fen, charged.freight_fen, charged.rounding_fen), strict=True)
    found = [_goods_row(one) for one in goods_sums(ledger, period, customer_id)]
    found += [SoldRow(said.template, said, fen, 0, 0, None) for said, fen in below if fen]
    whole = money_sums(ledger, period, SalesBy.MONTH, customer_id)
    sold = sum(one.sold_fen for one in whole) - sum(row.sold_fen for row in found)
    returned = sum(one.returned_fen for one in whole) - sum(row.returned_fen for row in found)
    if sold or returned:
        found.append(SoldRow("", Said("Not by a line of goods"), sold, returned, 0, None))
    return found


def _goods_row(one: GoodsSum) -> SoldRow:
    quantity = QuantitySum(one.goods_id, one.unit, one.sold, one.returned)
    key = f"{one.goods_id} {one.name} {one.spec} {one.unit}"
    title = f"{one.name} {one.spec}".strip()
    last = date.fromisoformat(one.last)
    return SoldRow(
        key, title, one.sold_fen, one.returned_fen, one.slips, last, (quantity,), one.unit, goods_id=one.goods_id
    )


def _by_customer(ledger: Ledger, period: Period, customer_id: int) -> list[SoldRow]:
    names = {one: name for one, _, name in customers.names(ledger)}
    return _summed(ledger, period, customer_id, SalesBy.CUSTOMER, lambda key: names[int(key)])


def _by_project(ledger: Ledger, period: Period, customer_id: int) -> list[SoldRow]:
    return _summed(ledger, period, customer_id, SalesBy.PROJECT, lambda key: str(key) or Said("no project"))


def _by_month(ledger: Ledger, period: Period, customer_id: int) -> list[SoldRow]:
    """Day by day, or month by month where there are more than 31 days, from the first with goods on; quiet ones too."""
    by = SalesBy.DAY if period.days <= 31 else SalesBy.MONTH
    found = {str(row.key): row for row in _summed(ledger, period, customer_id, by, str)}
    if not found:
        return []
    return [_at(one, found) for one in grain_of(period, min(found))]


def _at(one: Grain, found: Mapping[str, SoldRow]) -> SoldRow:
    row = found.get(one.key) or SoldRow(one.key, "", 0, 0, 0, None)
    return replace(row, title=one.title, period=one.period)


def _summed(
    ledger: Ledger, period: Period, customer_id: int, by: SalesBy, called: Callable[[str | int], Words]
) -> list[SoldRow]:
    quantities: defaultdict[str | int, list[QuantitySum]] = defaultdict(list)
    for one in quantity_sums(ledger, period, by, customer_id):
        quantities[one.key].append(one)
    return [
        _summed_row(one, called(one.key), quantities[one.key], by)
        for one in money_sums(ledger, period, by, customer_id)
    ]


def _summed_row(one: MoneySum, title: Words, quantities: Sequence[QuantitySum], by: SalesBy) -> SoldRow:
    customer = int(one.key) if by is SalesBy.CUSTOMER else 0
    last = date.fromisoformat(one.last)
    return SoldRow(
        one.key, title, one.sold_fen, one.returned_fen, one.slips, last, tuple(quantities), customer_id=customer
    )


_ROWS: Mapping[str, Callable[[Ledger, Period, int], list[SoldRow]]] = {
    GOODS: _by_goods,
    CUSTOMER: _by_customer,
    MONTH: _by_month,
    PROJECT: _by_project,
}


def _with_shares(rows: Sequence[SoldRow], ranked: bool) -> list[SoldRow]:
    """Each row's part of all money, and the parts of those before it with its own."""
    ordered = sorted(rows, key=lambda row: (-row.fen, str(row.key))) if ranked else list(rows)
    running, found, whole = 0, [], sum(row.fen for row in rows)
    for row, share in zip(ordered, shares([row.fen for row in ordered]), strict=True):
        running += row.fen
        found.append(replace(row, share=share, running=running / whole if whole > 0 else None))
    return found


# ── what is told of them ─────────────────────────────────────────────────────────────────────────


def _quantities(row: SoldRow, _: date) -> str:
    return quantities_said((one.unit, one.sold - one.returned) for one in row.quantities)


_TITLES: Mapping[str, Column[SoldRow]] = {
    GOODS: Column("goods", Said("Goods"), lambda row: row.title if isinstance(row.title, str) else "", Look.NAME, 200,
                  stretch=True, text=lambda row, _: row.title),
    CUSTOMER: Column("customer", Said("Customer"), lambda row: str(row.title), Look.NAME, 180, stretch=True),
    MONTH: Column("month", Said("Date"), lambda row: str(row.key), width=120,
                  text=lambda row, _: row.title),
    PROJECT: Column("project", Said("Project / site"), lambda row: str(row.key), Look.NAME, 180, stretch=True,
                    text=lambda row, _: row.title),
}  # fmt: skip
_UNIT: Column[SoldRow] = Column("unit", Said("Unit"), lambda row: row.unit, width=56)
_QUANTITY: Column[SoldRow] = Column("quantity", Said("Quantity"), lambda row: row.quantity, Look.QUANTITY, 88)
_BY_UNIT: Column[SoldRow] = Column(
    "quantities", Said("Quantity"), lambda row: _quantities(row, date.min), width=180, fades=3
)
_MONEY: Column[SoldRow] = Column("money", Said("Amount"), lambda row: row.fen, Look.MONEY, 116, total=True)
_SHARE: Column[SoldRow] = Column("share", Said("Share"), lambda row: row.share, Look.BAR, 112, fades=4)
_RUNNING: Column[SoldRow] = Column("running", Said("With those above"), lambda row: row.running, Look.BAR, 112, fades=5)
_AVERAGE: Column[SoldRow] = Column("average", Said("Average price"), lambda row: row.average, Look.PRICE, 100)
_RETURNED: Column[SoldRow] = Column(
    "returned", Said("Returned goods"), lambda row: row.returned_fen or None, Look.MONEY, 100, total=True, fades=LAST
)
_CAME_BACK: Column[SoldRow] = Column(
    "came_back", Said("Came back"), lambda row: row.returned or None, Look.QUANTITY, 80, fades=LAST + 1
)
_SLIPS: Column[SoldRow] = Column("slips", Said("Slips"), lambda row: row.slips, Look.COUNT, 64, fades=2)
_LAST: Column[SoldRow] = Column("last", Said("Last"), lambda row: row.last, Look.DATE, 72, fades=1)

_COLUMNS: Mapping[str, tuple[Column[SoldRow], ...]] = {
    GOODS: (_TITLES[GOODS], _QUANTITY, _UNIT, _MONEY, _SHARE, _AVERAGE, _CAME_BACK, _RETURNED, _LAST),
    CUSTOMER: (_TITLES[CUSTOMER], _SLIPS, _BY_UNIT, _MONEY, _SHARE, _RUNNING, _RETURNED, _LAST),
    MONTH: (_TITLES[MONTH], _SLIPS, _BY_UNIT, _MONEY, _RETURNED),
    PROJECT: (_TITLES[PROJECT], _SLIPS, _BY_UNIT, _MONEY, _SHARE, _RETURNED, _LAST),
}


def _picture(by: str, rows: Sequence[SoldRow]) -> Piles | None:
    if not rows:
        return None
    if by != MONTH:
        return longest_first([Pile(row.title, (row.fen,), key=row.key) for row in rows], MOST_BARS)
    return Piles(tuple(Grain(str(row.key), row.title, row.period).pile((row.fen,)) for row in rows if row.period))


def _keys(ledger: Ledger, asked: Inquiry, rows: Sequence[SoldRow]) -> tuple[HeadFigure, ...]:
    """Money that came in stands first where everybody is asked about, since sold is not paid (R156)."""
    fen, before = sum(row.fen for row in rows), asked.period.before(asked.today)
    past = sum(one.sold_fen - one.returned_fen for one in money_sums(ledger, before, SalesBy.MONTH, asked.customer_id))
    received, receipts = received_fen(ledger, asked.period.up_to(asked.today))
    came = HeadFigure(Said("Received"), received, receipts_said(receipts), strong=True)
    returned = sum(row.returned_fen for row in rows)
    return (
        *(() if asked.customer_id else (came,)),
        HeadFigure(Said("Sold in these days"), fen, strong=bool(asked.customer_id)),
        HeadFigure(Said("As long before"), past, change_said(fen, past)),
        HeadFigure(Said("Came back"), returned),
    )
