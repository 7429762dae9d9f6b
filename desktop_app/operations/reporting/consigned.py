"""What lies at customers and is not paid for: to be counted, to be settled, or lying there; and every move (R062)."""

from collections import defaultdict

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.consignment import ConsignedGoods, StockEntry
from desktop_app.domain.errors import Said
from desktop_app.domain.pictures import Pile, longest_first
from desktop_app.operations.consignment import consigned, stock_entries
from desktop_app.operations.lists.consigned import AT_WHOM, CONSIGNED, MOVES
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.store import customers
from desktop_app.store.database import Ledger

GOODS, EACH = "goods", "moves"
VIEWS = ((GOODS, Said("By goods")), (EACH, Said("Every move")))
MOST_BARS = 10


def at_customers(ledger: Ledger, asked: Inquiry) -> Reported[ConsignedGoods] | Reported[StockEntry]:
    """What is there on the last of the days, or every move of these days."""
    return _moves(ledger, asked) if asked.by == EACH else _goods(ledger, asked)


def _goods(ledger: Ledger, asked: Inquiry) -> Reported[ConsignedGoods]:
    """Goods that are still there, or sold and not settled; the bars are what lies at whom."""
    day = min(asked.period.last, asked.today)
    rows = [one for one in consigned(ledger, day, asked.customer_id) if one.here > 0 or one.sold > 0]
    worth: defaultdict[tuple[int, str], int] = defaultdict(int)
    for one in rows:
        worth[one.customer_id, one.customer] += one.here_fen + one.sold_fen
    piles = [Pile(name, (fen,)) for (_, name), fen in worth.items()]
    return Reported(
        (CONSIGNED[0], AT_WHOM, *CONSIGNED[1:]),
        sorted(rows, key=lambda one: (-one.sold_fen, -one.here_fen)),
        lambda one: f"{one.customer_id} {one.goods_id} {one.unit}",
        longest_first(piles, MOST_BARS) if rows else None,
        keys=(
            HeadFigure(Said("Goods at customers"), sum(one.here_fen for one in rows), strong=True),
            HeadFigure(Said("Sold, not settled yet"), sum(one.sold_fen for one in rows)),
        ),
        told=Said("Nothing of this is owed yet; what was sold is owed once a slip settles it."),
    )


def _moves(ledger: Ledger, asked: Inquiry) -> Reported[StockEntry]:
    """The newest first."""
    names = {one.id: one.name for one in customers.load_customers(ledger)}
    whom: Column[StockEntry] = Column(
        "customer", Said("Customer"), lambda one: names.get(one.customer_id, ""), Look.NAME, 160
    )
    found = stock_entries(ledger, min(asked.period.last, asked.today), asked.customer_id)
    rows = [one for one in reversed(found) if one.dated >= asked.period.first]
    return Reported((MOVES[0], whom, *MOVES[1:]), rows, lambda one: f"{one.id}")
