"""A slip cut so that not more than a sum of it leaves (N08)."""

from collections.abc import Sequence

from desktop_app.domain.shipments import Line, total_fen
from desktop_app.domain.slip_sums import NO_CHARGES, WHOLE, Charges, leaving_fen

_UNIT = 1000


def cut_to(lines: Sequence[Line], most_fen: int, charges: Charges = NO_CHARGES) -> tuple[int, ...]:
    """The quantity of each line, in thousandths, once the slip is cut to at most `most_fen`.

    Whole units go from the last line backwards, never below nothing; 0 leaves the line off. What is given away or
    comes back stays.
    """
    back = total_fen(lines) - leaving_fen(one.amount_fen for one in lines)
    kept, most = list(lines), _goods_within(most_fen, charges, back)
    for at in reversed(range(len(kept))):
        over = total_fen(kept) - most
        if over > 0 and kept[at].amount_fen > 0:
            kept[at] = kept[at].of(_without(kept[at], over))
    return tuple(line.quantity for line in kept)


def _goods_within(most_fen: int, charges: Charges, back_fen: int = 0) -> int:
    """So many fen of goods come to at most `most_fen` with discount, freight and what is rounded up; `back_fen`, below
    0, comes back and has no part in the discount.
    """
    left = most_fen - charges.freight_fen - max(charges.rounding_fen, 0)
    if not charges.discount_rate:
        return left  # a discount said as a sum may be said again of what is left
    if left < 0 or charges.discount_rate == WHOLE:
        return left
    # half a fen of discount is rounded up: never too much left
    return (left - back_fen) * WHOLE // (WHOLE - charges.discount_rate) + back_fen


def _without(line: Line, fen: int) -> int:
    """The quantity left when whole units worth at least `fen` are taken off; 0 where there are not so many."""
    each = max(-(-line.price * (WHOLE - line.off_rate) // WHOLE), 1)
    units = max((fen - 2) * 100 // each, 1)  # a unit costs price / 100 fen; line and discount are rounded once each
    while line.quantity > units * _UNIT and line.amount_fen - _left(line, units) < fen:
        units += 1
    return max(line.quantity - units * _UNIT, 0)


def _left(line: Line, units: int) -> int:
    return line.of(line.quantity - units * _UNIT).amount_fen
