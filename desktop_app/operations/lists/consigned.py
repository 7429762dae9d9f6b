"""What the lists of goods at customers show."""

from datetime import date

from desktop_app.domain.columns import LAST, Column, Look, worded
from desktop_app.domain.consignment import STOCK_MOVES, ConsignedGoods, StockEntry
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark


def _state(one: ConsignedGoods, today: date) -> Said:
    if one.sold > 0:
        return Said("to be settled")
    if one.is_due(today):
        return Said("to be counted")
    return Said("goods still there") if one.here > 0 else Said("all settled")


def _mark(one: ConsignedGoods, today: date) -> Mark:
    if one.sold > 0:
        return Mark.SOON
    if one.is_due(today):
        return Mark.LATE
    return Mark.PLAIN if one.here > 0 else Mark.FINE


CONSIGNED: tuple[Column[ConsignedGoods], ...] = (
    Column("state", Said("Status"), lambda one: -one.sold_fen, Look.CHIP, 112, text=_state, mark=_mark),
    Column("goods", Said("Goods"), lambda one: one.title, Look.NAME, 180, stretch=True),
    Column("unit", Said("Unit"), lambda one: one.unit, width=56, fades=LAST + 1),
    Column("placed", Said("Placed"), lambda one: one.placed, Look.QUANTITY, 80, fades=6),
    Column("back", Said("Taken back"), lambda one: one.back or None, Look.QUANTITY, 80, fades=3),
    Column("settled", Said("Settled"), lambda one: one.settled or None, Look.QUANTITY, 80, fades=2),
    Column("sold", Said("Sold, not settled"), lambda one: one.sold or None, Look.QUANTITY, 96, fades=LAST),
    Column("sold_fen", Said("To settle"), lambda one: one.sold_fen or None, Look.MONEY, 104, total=True),
    Column("here", Said("Still there"), lambda one: one.here, Look.QUANTITY, 80),
    Column("here_fen", Said("Worth"), lambda one: one.here_fen, Look.MONEY, 104, total=True, fades=1),
    Column("through", Said("Sold of it"), lambda one: one.sell_through, Look.BAR, 104, fades=4),
    Column("counted", Said("Last counted"), lambda one: one.counted_on, Look.DATE, 88, fades=5),
)
"""On the page of a customer."""

MOVES: tuple[Column[StockEntry], ...] = (
    Column("dated", Said("Date"), lambda one: one.dated, Look.DATE, 100),
    worded("move", Said("What happened"), lambda one: one.move, STOCK_MOVES, 112),
    Column("goods", Said("Goods"), lambda one: one.title, Look.NAME, 180, stretch=True),
    Column("quantity", Said("Quantity"), lambda one: one.quantity, Look.QUANTITY, 80),
    Column("unit", Said("Unit"), lambda one: one.unit, width=56),
    Column("slip", Said("Slip"), lambda one: one.number, Look.CODE, 136),
    Column("note", Said("Note"), lambda one: one.note, width=160),
)
"""Every move at one customer."""

AT_WHOM: Column[ConsignedGoods] = Column("customer", Said("Customer"), lambda one: one.customer, Look.NAME, 160)
"""Where those of several customers stand together."""
