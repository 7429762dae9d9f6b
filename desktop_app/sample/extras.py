"""What now and then stands on a slip beside its goods: a discount, something given away, freight, rounding."""

from datetime import date
from random import Random

from desktop_app.domain.customers import Customer
from desktop_app.domain.shipments import Line, total_fen
from desktop_app.domain.slip_sums import Charges, SlipSums

DISCOUNT_FROM_FEN = 3_000_00


def with_extras(lines: tuple[Line, ...], customer: Customer, day: date) -> tuple[tuple[Line, ...], Charges]:
    """The lines with what is taken off or given with them, and what stands below them.

    Drawn from customer and day, so that the rest of the shop goes on as it would without.
    """
    rng = Random(customer.id * 1_000_003 + day.toordinal())
    drawn, first = rng.random(), lines[0]
    if drawn < 0.03:
        lines = (first.at_rate(500), *lines[1:])
    elif drawn < 0.06 and first.quantity >= 10_000:
        lines = (*lines, _gift(first))
    goods, drawn = total_fen(lines), rng.random()
    rate = 200 if drawn < 0.03 and goods >= DISCOUNT_FROM_FEN else 0
    freight = rng.choice((30_00, 50_00, 120_00)) if 0.03 < drawn < 0.07 else 0
    return lines, SlipSums(goods, Charges(0, rate, freight).on(goods)).rounded_down(customer.round_to_fen).charges


def _gift(line: Line) -> Line:
    """One of ten, for nothing."""
    return Line(
        line.name, 1_000, line.price, line.spec, line.unit, line.code, "", line.goods_id, line.holds, line.base_unit,
        gift=True,
    )  # fmt: skip
