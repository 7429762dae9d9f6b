"""What was sold: by customer, goods, group, month, project or person, with quantity, money and what came back.

Money is what the accounts know: every view adds up to the same. Where a slip says more or less than its lines, as one
does that came in without any, that stands in a row of its own among the goods.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.columns import Words
from desktop_app.domain.errors import Said
from desktop_app.domain.periods import Period
from desktop_app.domain.pictures import Pile, Piles, longest_first
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.operations.reporting.sold import COLUMNS, CUSTOMER, GOODS, GROUP, MONTH, PERSON, PROJECT, SoldRow
from desktop_app.operations.reporting.words import Grain, change_said, grain_of, quantities_said, receipts_said, shares
from desktop_app.store import customers, goods
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

VIEWS = (
    (GOODS, Said("By goods")),
    (CUSTOMER, Said("By customer")),
    (MONTH, Said("By day or month")),
    (PROJECT, Said("By project")),
    (GROUP, Said("By group")),
    (PERSON, Said("By who wrote it")),
)
MOST_BARS = LARGEST = 10
BELOW = (Said("Discount on all goods"), Said("Freight"), Said("Rounding-off"))
"""What stands below the goods of slips."""


def sales(ledger: Ledger, asked: Inquiry) -> Reported[SoldRow]:
    """Slips of these days less returns, and less what was voided in them; of one customer or all."""
    by, period = asked.by or GOODS, asked.period.up_to(asked.today)
    rows = _with_shares(_ROWS[by](ledger, period, asked.customer_id), ranked=by != MONTH)
    return Reported(
        COLUMNS[by],
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


def _by_group(ledger: Ledger, period: Period, customer_id: int) -> list[SoldRow]:
    """The goods together by the group in which the book has them now; what is no goods stays by itself."""
    groups, found = goods.groups(ledger), defaultdict[str, list[SoldRow]](list)
    rows = _by_goods(ledger, period, customer_id)
    for row in rows:
        if row.quantities:
            found[groups.get(row.goods_id, "")].append(row)
    others = [replace(row, key=f"- {row.key}") for row in rows if not row.quantities]
    return [_group_row(name, ones) for name, ones in found.items()] + others


def _group_row(name: str, rows: Sequence[SoldRow]) -> SoldRow:
    counted = defaultdict[str, list[QuantitySum]](list)
    for one in (one for row in rows for one in row.quantities):
        counted[one.unit].append(one)
    quantities = [
        QuantitySum(name, unit, sum(one.sold for one in ones), sum(one.returned for one in ones))
        for unit, ones in counted.items()
    ]
    return SoldRow(
        name,
        name or Said("no group"),
        sum(row.sold_fen for row in rows),
        sum(row.returned_fen for row in rows),
        0,
        max((row.last for row in rows if row.last), default=None),
        tuple(sorted(quantities, key=lambda one: -one.sold)),
    )


def _by_person(ledger: Ledger, period: Period, customer_id: int) -> list[SoldRow]:
    return _summed(ledger, period, customer_id, SalesBy.PERSON, lambda key: str(key) or Said("nobody named"))


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
    GROUP: _by_group,
    PERSON: _by_person,
}


def _with_shares(rows: Sequence[SoldRow], ranked: bool) -> list[SoldRow]:
    """Each row's part of all money, and the parts of those before it with its own; what only lowers the money has no
    part in the second, which would else rise above all.
    """
    ordered = sorted(rows, key=lambda row: (-row.fen, str(row.key))) if ranked else list(rows)
    running, found, whole = 0, [], sum(row.fen for row in rows if row.fen > 0)
    for row, share in zip(ordered, shares([row.fen for row in ordered]), strict=True):
        running += row.fen
        found.append(replace(row, share=share, running=running / whole if row.fen > 0 else None))
    return found


# ── what is told of them ─────────────────────────────────────────────────────────────────────────


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
        *_largest(asked.by, rows),
    )


def _largest(by: str, rows: Sequence[SoldRow]) -> tuple[HeadFigure, ...]:
    """How much of all money the ten largest make, where there are more than ten."""
    if by == MONTH or len(rows) <= LARGEST or (share := rows[LARGEST - 1].running) is None:
        return ()
    return (HeadFigure(Said("The ten largest"), f"{share * 100:.0f} %"),)
