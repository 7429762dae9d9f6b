"""At which price goods left: by customer, goods, unit and price, of slips that stand."""

from typing import NamedTuple

from desktop_app.domain.periods import Period
from desktop_app.store.database import Ledger
from desktop_app.store.traded import COUNTED, UNIT


class PriceSum(NamedTuple):
    """What a customer took of one goods at one price: from the first day to the last, in ten-thousandths of a yuan.

    Price and quantity are those of the smallest unit, so that a box and a piece can be compared.
    """

    customer_id: int
    goods_id: int
    name: str
    spec: str
    unit: str
    price: int
    first: str
    last: str
    quantity: int
    fen: int


class PricePoint(NamedTuple):
    """What a customer paid for one goods on a day, in ten-thousandths of a yuan for the smallest unit."""

    customer_id: int
    goods_id: int
    name: str
    spec: str
    unit: str
    dated: str
    price: int


def price_points(ledger: Ledger, period: Period, customer_id: int) -> list[PricePoint]:
    """Line by line, in the order in which the goods left; of slips that stand at the end of these days."""
    facts = {"first": period.first.isoformat(), "last": period.last.isoformat(), "customer": customer_id}
    return [PricePoint(*row) for row in ledger.connection().execute(_POINTS, facts)]


def price_sums(ledger: Ledger, period: Period, customer_id: int = 0) -> list[PriceSum]:
    """Of slips dated in these days and not voided by their end; a price that was a slip of the pen was none."""
    whose = "AND d.customer_id = :customer" if customer_id else ""
    facts = {"first": period.first.isoformat(), "last": period.last.isoformat(), "customer": customer_id}
    return [PriceSum(*row) for row in ledger.connection().execute(_PRICES.replace(":whose", whose), facts)]


_PRICE = "CAST(round(l.price * 1e6 / (l.holds * coalesce(h.holds, 1000))) AS INTEGER)"
_STANDS = """d.kind = 'shipment' AND l.quantity > 0 AND NOT l.gift AND d.dated BETWEEN :first AND :last
    AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= :last)"""
_POINTS = f"""
    SELECT d.customer_id, coalesce(h.head, l.goods_id, 0), coalesce(g.name, l.name), coalesce(g.spec, l.spec), {UNIT},
        d.dated, {_PRICE}
    FROM documents d JOIN lines l ON l.document_id = d.id LEFT JOIN goods_heads h ON h.member = l.goods_id
    LEFT JOIN goods g ON g.id = coalesce(h.head, l.goods_id)
    WHERE d.customer_id = :customer AND {_STANDS} ORDER BY d.dated, d.id, l.line"""

_PRICES = f"""
    SELECT s.customer_id, coalesce(s.goods_id, 0), coalesce(g.name, s.name), coalesce(g.spec, s.spec), s.unit, s.price,
        s.first, s.last, s.quantity, s.fen
    FROM (
        SELECT d.customer_id, coalesce(h.head, l.goods_id) AS goods_id,
            CASE WHEN l.goods_id IS NULL THEN l.name END AS name,
            CASE WHEN l.goods_id IS NULL THEN l.spec END AS spec, {UNIT} AS unit,
            {_PRICE} AS price,
            min(d.dated) AS first, max(d.dated) AS last,
            CAST(round(sum({COUNTED}) / 1e6) AS INTEGER) AS quantity, sum(l.amount_fen) AS fen
        FROM documents d JOIN lines l ON l.document_id = d.id LEFT JOIN goods_heads h ON h.member = l.goods_id
        WHERE {_STANDS} :whose
        GROUP BY 1, 2, 3, 4, 5, 6) s
    LEFT JOIN goods g ON g.id = s.goods_id"""
