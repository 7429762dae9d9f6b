"""Goods that left and came back, summed in money and in quantity, by whatever they are told apart by.

A goods is called as it is called today, whatever its slips said then: so its sales stay together when it is renamed;
papers keep what they say. Goods that the book does not know by number keep the name of their lines. What was voided
counts on its day, and is taken off on the day of its voiding; a return is taken off on its own day.
"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from desktop_app.domain.periods import Period
from desktop_app.store.database import Ledger, Row

COUNTED = "l.quantity * l.holds * coalesce(h.holds, 1000)"
UNIT = """CASE WHEN h.holds <> 1000 THEN (SELECT unit FROM goods WHERE id = h.head)
    WHEN l.base_unit <> '' THEN l.base_unit ELSE l.unit END"""
"""In what is counted, and how many (in billionths): in the smallest unit by what the line's unit held when it was
written, and for goods that are one with others by now as those are.
"""

_LINES = (
    """JOIN lines l ON l.document_id = coalesce(d.reverses, d.id) LEFT JOIN goods_heads h ON h.member = l.goods_id"""
)

_SIGN = "CASE d.direction WHEN 'debit' THEN 1 ELSE -1 END"
"""A slip adds, what came back takes off; the reversal of either is the other way round."""

_SLIP = """coalesce((SELECT b.shipment_id FROM returns b WHERE b.document_id = coalesce(d.reverses, d.id)),
    coalesce(d.reverses, d.id))"""
_PROJECT = f"coalesce((SELECT h.project FROM shipments h WHERE h.document_id = {_SLIP}), '')"
"""Where the goods went; what came back belongs to the place of its slip."""
_PERSON = f"""coalesce((SELECT nullif(h.prepared_by, '') FROM shipments h WHERE h.document_id = {_SLIP}),
    (SELECT j.user FROM documents b JOIN journal j ON j.seq = b.seq WHERE b.id = {_SLIP}), '')"""
"""Who wrote the slip, as it says or as it was entered; what came back belongs to that person too."""


class SalesBy(Enum):
    """What sums of goods are told apart by."""

    CUSTOMER = "d.customer_id"
    MONTH = "substr(d.dated, 1, 7)"
    DAY = "d.dated"
    PROJECT = _PROJECT
    PERSON = _PERSON


class MoneySum(NamedTuple):
    """Under one key: money of what left and of what came back, in fen; how many slips; the last day of either."""

    key: str | int
    sold_fen: int
    returned_fen: int
    slips: int
    last: str


class QuantitySum(NamedTuple):
    """Under one key and in one unit: what left and what came back, in thousandths."""

    key: str | int
    unit: str
    sold: int
    returned: int


class GoodsSum(NamedTuple):
    """One goods in one unit."""

    goods_id: int
    name: str
    spec: str
    unit: str
    sold: int
    returned: int
    sold_fen: int
    returned_fen: int
    slips: int
    last: str


class ChargeSum(NamedTuple):
    """Discounts on all goods of a slip, freight, and what was rounded (below 0 where it was rounded off), in fen."""

    discount_fen: int
    freight_fen: int
    rounding_fen: int


def money_sums(ledger: Ledger, period: Period, by: SalesBy, customer_id: int = 0) -> list[MoneySum]:
    """What slips and returns come to, as the accounts know them."""
    return [MoneySum(*row) for row in _rows(ledger, _MONEY.format(key=by.value), period, customer_id)]


def quantity_sums(ledger: Ledger, period: Period, by: SalesBy, customer_id: int = 0) -> list[QuantitySum]:
    """The goods of slips and returns by their units, the largest quantity first."""
    return [QuantitySum(*row) for row in _rows(ledger, _QUANTITIES.format(key=by.value), period, customer_id)]


def goods_sums(ledger: Ledger, period: Period, customer_id: int = 0) -> list[GoodsSum]:
    """Every goods of the period, as the book calls it now."""
    return [GoodsSum(*row) for row in _rows(ledger, _GOODS, period, customer_id)]


def charge_sums(ledger: Ledger, period: Period, customer_id: int = 0) -> ChargeSum:
    """What stood below the goods of these slips."""
    return ChargeSum(*next(_rows(ledger, _CHARGES, period, customer_id)))


def _rows(ledger: Ledger, sql: str, period: Period, customer_id: int) -> Iterator[Row]:
    whose = "AND d.customer_id = :customer" if customer_id else ""
    facts = {"first": period.first.isoformat(), "last": period.last.isoformat(), "customer": customer_id}
    found: Iterator[Row] = ledger.connection().execute(sql.replace(":whose", whose), facts)
    return found


_TRADED = """documents d LEFT JOIN documents o ON o.id = d.reverses"""
_WITHIN = "d.dated BETWEEN :first AND :last :whose AND coalesce(o.kind, d.kind) IN ('shipment', 'return')"
_RETURNED = "coalesce(o.kind, d.kind) = 'return'"
_OF_SLIPS = f"CASE WHEN {_RETURNED} THEN 0 ELSE {_SIGN} END"
_OF_RETURNS = f"CASE WHEN {_RETURNED} THEN -({_SIGN}) ELSE 0 END"


_LINES_OUT = f"CASE WHEN {_RETURNED} OR l.quantity < 0 THEN 0 ELSE {_SIGN} END"
_LINES_BACK = f"CASE WHEN {_RETURNED} OR l.quantity < 0 THEN -({_SIGN}) ELSE 0 END"
"""Goods that come back on a slip with others that leave are returned like those of a return (退换)."""
_EXCHANGED = """LEFT JOIN (SELECT document_id, -sum(amount_fen) AS fen FROM lines WHERE quantity < 0
    GROUP BY document_id) x
    ON x.document_id = coalesce(d.reverses, d.id)"""


def _many(sign: str) -> str:
    """SQL: a sum of quantities in thousandths, rounded once."""
    return f"CAST(round(sum({COUNTED} * {sign}) / 1000000.0) AS INTEGER)"


_MONEY = f"""
    SELECT {{key}}, sum((d.amount_fen + coalesce(x.fen, 0)) * {_OF_SLIPS}),
        sum(d.amount_fen * {_OF_RETURNS} + coalesce(x.fen, 0) * {_OF_SLIPS}), sum({_OF_SLIPS}), max(d.dated)
    FROM {_TRADED} {_EXCHANGED} WHERE {_WITHIN} GROUP BY 1"""

_QUANTITIES = f"""
    SELECT {{key}}, {UNIT}, {_many(_LINES_OUT)} AS sold, {_many(_LINES_BACK)}
    FROM {_TRADED} {_LINES} WHERE {_WITHIN}
    GROUP BY 1, 2 ORDER BY 3 DESC"""

_CHARGES = f"""
    SELECT coalesce(sum(c.discount_fen * {_SIGN}), 0), coalesce(sum(c.freight_fen * {_SIGN}), 0),
        coalesce(sum(c.rounding_fen * {_SIGN}), 0)
    FROM {_TRADED} JOIN slip_charges c ON c.document_id = coalesce(d.reverses, d.id) WHERE {_WITHIN}"""

_GOODS = f"""
    SELECT coalesce(s.goods_id, 0), coalesce(g.name, s.name), coalesce(g.spec, s.spec), s.unit, sum(s.sold),
        sum(s.returned), sum(s.sold_fen), sum(s.returned_fen), sum(s.slips), max(s.last)
    FROM (
        SELECT coalesce(h.head, l.goods_id) AS goods_id, CASE WHEN l.goods_id IS NULL THEN l.name END AS name,
            CASE WHEN l.goods_id IS NULL THEN l.spec END AS spec, {UNIT} AS unit,
            {_many(_LINES_OUT)} AS sold, {_many(_LINES_BACK)} AS returned,
            sum(l.amount_fen * {_LINES_OUT}) AS sold_fen, sum(l.amount_fen * {_LINES_BACK}) AS returned_fen,
            sum({_OF_SLIPS}) AS slips, max(d.dated) AS last
        FROM {_TRADED} {_LINES} WHERE {_WITHIN}
        GROUP BY 1, 2, 3, 4) s
    LEFT JOIN goods g ON g.id = s.goods_id GROUP BY s.goods_id, 2, 3, 4 ORDER BY 2, 3, 4"""
