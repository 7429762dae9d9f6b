"""Orders in the words of customers, read by what the shop sells and priced as on a slip (N19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.orders.reading import is_order, read_order
from desktop_app.domain.orders.shelf import Shelf
from desktop_app.domain.orders.values import OrderChoice, OrderDoubt, OrderRead, OrderRow
from desktop_app.domain.prices import CustomerPrices
from desktop_app.domain.shipments import Line
from desktop_app.operations.prices import customer_prices
from desktop_app.store import customers, goods
from desktop_app.store.database import Ledger
from desktop_app.store.search import spellings

__all__ = [
    "OrderChoice",
    "OrderDoubt",
    "OrderRead",
    "OrderRow",
    "is_order",
    "order_lines",
    "priced_order",
    "sure_lines",
]


@dataclass(frozen=True, slots=True)
class PricedRow:
    """A line of an order, and what this customer pays for one: as the order says, else as is proposed."""

    row: OrderRow
    price: int | None

    @property
    def question(self) -> Said | None:
        """What has to be answered before it is a line of a slip."""
        if self.row.asked is not None:
            return self.row.asked
        return Said("Nobody knows the price of “{words}”.", words=self.row.words) if self.price is None else None


@dataclass(frozen=True, slots=True)
class PricedOrder:
    """An order as a customer's slip."""

    rows: tuple[PricedRow, ...]
    left_out: tuple[str, ...]


def order_lines(ledger: Ledger, text: str, standing: Sequence[int] = ()) -> OrderRead:
    """The lines of an order; `standing` are the ids of the goods that stand on the slip already, line by line. Whom
    its words may name is proposed.
    """
    sold = tuple(one for one in goods.load_goods(ledger) if one.active)
    shelf = Shelf(sold, goods.search_keys(ledger), spellings)
    return read_order(text, shelf, standing, customers.every_name(ledger))


def priced_order(ledger: Ledger, customer_id: int, text: str, today: date) -> PricedOrder:
    """An order of this customer; refused where it names no goods at all."""
    order = order_lines(ledger, text)
    if not order.rows:
        raise Refused("The order names no goods. Write each with its quantity, such as 水泥 20包.")
    prices = customer_prices(ledger, customer_id, today)
    return PricedOrder(tuple(PricedRow(row, _price(row, prices, today)) for row in order.rows), order.left_out)


def sure_lines(order: PricedOrder) -> tuple[Line, ...]:
    """The lines of a slip; refused while one has a question, with all of them."""
    asked = [(place, said) for place, row in enumerate(order.rows, 1) if (said := row.question) is not None]
    if asked:
        place, said = asked[0]
        raise Refused(
            "Nothing was booked: {count} lines of the order are not clear. Line {line}: {question}",
            count=len(asked), line=place, question=said,
        )  # fmt: skip
    return tuple(_line(row) for row in order.rows)


def _line(priced: PricedRow) -> Line:
    known, quantity = priced.row.known, priced.row.quantity
    assert known is not None
    assert quantity is not None
    assert priced.price is not None
    unit = priced.row.unit
    return Line(known.name, quantity, priced.price, known.spec, unit.unit if unit else known.unit, known.code, "",
                known.id)  # fmt: skip


def _price(row: OrderRow, prices: CustomerPrices, today: date) -> int | None:
    if row.price is not None or row.known is None or row.unit is None:
        return row.price
    proposed = prices.of(row.known).proposed(row.unit, today)
    return proposed.price if proposed else None
