"""Goods at a customer are no debt; a count says how many were sold, a slip settles them (代销, R062)."""

from dataclasses import replace
from datetime import date, timedelta
from functools import reduce

import pytest

from desktop_app.domain.consignment import (
    COUNT_DAYS,
    STOCK_MOVES,
    ConsignedGoods,
    StockEntry,
    StockMove,
    stands_up,
    stock_problems,
)
from desktop_app.domain.consignment_paper import consignment_paper, nothing_consigned
from desktop_app.domain.customers import Customer
from desktop_app.domain.shop import Shop

DAY = date(2026, 11, 1)
NOTHING = ConsignedGoods(1, "老王建材", 7, "水泥", "42.5", "包")


def move(what: StockMove, bags: int, price: int = 0, day: date = DAY) -> StockEntry:
    return StockEntry(1, 7, "包", what, day, bags * 1000, price)


def after(*moves: StockEntry) -> ConsignedGoods:
    return reduce(ConsignedGoods.after, moves, NOTHING)


PLACED = move(StockMove.PLACED, 100, 25_0000)


def test_a_count_says_what_was_sold_and_a_settlement_puts_it_on_a_slip() -> None:
    """100 placed at 25, 10 back, 60 found: 30 sold for 750; settled, nothing of it is left to settle."""
    counted = after(PLACED, move(StockMove.BACK, 10), move(StockMove.COUNTED, 60))
    assert (counted.here, counted.sold, counted.sold_fen, counted.here_fen) == (60_000, 30_000, 750_00, 1_500_00)
    assert counted.sell_through == pytest.approx(1 / 3)
    assert (counted.title, counted.line().amount_fen, counted.line().name) == ("水泥 42.5", 750_00, "水泥")
    settled = counted.after(move(StockMove.SETTLED, 30))
    assert (settled.here, settled.sold, settled.settled) == (60_000, 0, 30_000)
    assert settled.sell_through == pytest.approx(1 / 3)


def test_more_placed_after_the_count_was_not_sold_and_a_better_count_puts_right_a_worse_one() -> None:
    counted = after(PLACED, move(StockMove.COUNTED, 60), move(StockMove.PLACED, 50, 26_0000))
    assert (counted.sold, counted.here, counted.price) == (40_000, 110_000, 26_0000)
    assert after(PLACED, move(StockMove.COUNTED, 60), move(StockMove.COUNTED, 70)).sold == 30_000


def test_somebody_goes_to_count_after_thirty_days_and_to_settle_what_was_sold() -> None:
    placed = after(PLACED)
    late = DAY + timedelta(days=COUNT_DAYS + 1)
    assert (placed.is_due(late), placed.is_due(late - timedelta(days=1))) == (True, False)
    assert placed.uncounted_days(late) == COUNT_DAYS + 1
    assert after(PLACED, move(StockMove.COUNTED, 99)).is_due(DAY)
    assert after(PLACED, move(StockMove.BACK, 100)).uncounted_days(late) == 0
    again = after(PLACED, move(StockMove.BACK, 100), move(StockMove.PLACED, 1, 1, late))
    assert again.since == late
    assert NOTHING.sell_through is None


def test_what_cannot_be_is_refused_at_its_field() -> None:
    """More back or found than was placed, nothing at all, a price below nothing."""
    now = after(PLACED, move(StockMove.COUNTED, 60))
    assert stock_problems(now, move(StockMove.COUNTED, 0)) == []
    assert stock_problems(now, move(StockMove.PLACED, 1, 1)) == []
    assert stock_problems(now, move(StockMove.BACK, 60)) == []
    for entry, field in (
        (move(StockMove.BACK, 61), "quantity"), (move(StockMove.COUNTED, 101), "quantity"),
        (move(StockMove.PLACED, 0), "quantity"), (move(StockMove.PLACED, -1), "quantity"),
        (move(StockMove.PLACED, 1, -1), "price"),
    ):  # fmt: skip
        assert [one.field for one in stock_problems(now, entry)] == [field], entry
    (found,) = stock_problems(now, move(StockMove.COUNTED, 101))
    assert str(found.said) == "Only 100 包 of 水泥 42.5 can be there. Enter first what was placed."


def test_a_history_stands_up_only_while_there_was_never_less_than_nothing() -> None:
    assert stands_up(NOTHING, (PLACED, move(StockMove.BACK, 100)))
    assert not stands_up(NOTHING, (move(StockMove.BACK, 1), PLACED))
    assert not stands_up(NOTHING, (PLACED, move(StockMove.SETTLED, 1)))
    assert STOCK_MOVES.keys() == set(StockMove)


def test_a_paper_tells_what_lies_there_and_what_moved_since_the_paper_before() -> None:
    """R062: 100 placed and 40 sold on the first; ten taken back before the second, which tells that alone."""
    moves = [replace(one, id=at) for at, one in enumerate((PLACED, move(StockMove.COUNTED, 60)), 1)]
    wang, shop = Customer("老王建材", address="建材街 8 号"), Shop("顺达")
    first = consignment_paper(shop, wang, [after(*moves)], moves, DAY, "PHD-1", 7)
    assert [(one.placed, one.sold, one.here) for one in first.lines] == [(100_000, 40_000, 60_000)]
    assert (first.here_fen, len(first.moves), first.upto, first.follows) == (after(*moves).here_fen, 2, 2, "")
    moves.append(replace(move(StockMove.BACK, 10), id=3))
    second = consignment_paper(shop, wang, [after(*moves)], moves, DAY, "PHD-2", 8, first)
    assert [(one.move, one.quantity) for one in second.moves] == [(StockMove.BACK, 10_000)]
    assert (second.follows, second.upto, second.address) == ("PHD-1", 3, "建材街 8 号")
    assert consignment_paper(shop, wang, [], [], DAY, "PHD-3", 9).upto == 0
    assert str(nothing_consigned("老王建材")) == "老王建材 has no goods on consignment."
