"""What was really charged for each line of a slip, and what of it is given back when goods return (case 30)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.money import line_amount
from desktop_app.domain.shipments import Line
from desktop_app.domain.slip_sums import SlipSums

SoldAs = tuple[str, str, str, int, bool]
"""By what a line that comes back is known: name, specification, unit, price, and whether it was given away."""


def sold_as(line: Line) -> SoldAs:
    return line.name, line.spec, line.unit, line.price, line.gift


@dataclass(frozen=True, slots=True)
class Charged:
    """Of one article at one price: how much left, in thousandths, and what was charged for all of it, in fen; how much
    came back by now, and what was given back for that.
    """

    quantity: int = 0
    fen: int = 0
    back: int = 0
    back_fen: int = 0

    def worth(self, quantity: int) -> int:
        """What is given back for so many more: all together never more than was charged, the last to the fen."""
        back = self.back + quantity
        due = self.fen if back == self.quantity else _scaled(self.fen, back, self.quantity)
        return max(due - self.back_fen, 0)

    def less(self, line: Line) -> "Charged":
        """Once this came back, too."""
        return replace(self, back=self.back + line.quantity, back_fen=self.back_fen + line.amount_fen)


def charged_fen(lines: Sequence[Line], discount_fen: int) -> list[int]:
    """By line: its amount without its share of the discount on all goods; the shares add up to the discount.

    What comes back on the same slip carries none of it.
    """
    whole = sum(line.amount_fen for line in lines if line.amount_fen > 0)
    found, so_far = [], 0
    for line in lines:
        before, so_far = so_far, so_far + max(line.amount_fen, 0)
        share = _scaled(discount_fen, so_far, whole) - _scaled(discount_fen, before, whole) if whole else 0
        found.append(line.amount_fen - share)
    return found


def charged_for(lines: Sequence[Line], sums: SlipSums, returned: Iterable[Line]) -> dict[SoldAs, Charged]:
    """What was charged with a slip, and what of it was given back with these lines."""
    found: dict[SoldAs, Charged] = {}
    for line, fen in zip(lines, charged_fen(lines, sums.charges.discount_fen), strict=True):
        before = found.get(sold_as(line), Charged())
        if line.quantity > 0:
            found[sold_as(line)] = replace(before, quantity=before.quantity + line.quantity, fen=before.fen + fen)
    for line in returned:
        if sold_as(line) in found:
            found[sold_as(line)] = found[sold_as(line)].less(line)
    return found


def as_charged(lines: Sequence[Line], charged: Mapping[SoldAs, Charged]) -> tuple[Line, ...]:
    """Lines that come back, each for what was really charged; what did not leave so stays as it was typed."""
    left, found = dict(charged), []
    for line in lines:
        known = left.get(sold_as(line))
        if known is not None:
            off = 0 if line.gift else line_amount(line.quantity, line.price) - known.worth(line.quantity)
            line = replace(line, off_rate=0, off_fen=off)
            left[sold_as(line)] = known.less(line)
        found.append(line)
    return tuple(found)


def exchanged(lines: Sequence[Line], charged: Mapping[str, Mapping[SoldAs, Charged]]) -> tuple[Line, ...]:
    """The lines of a slip, of which some come back: each for what was charged for it on the slip it came with."""
    left, found = {origin: dict(pools) for origin, pools in charged.items()}, []
    for line in lines:
        pools = left.get(line.origin, {}) if line.quantity < 0 else {}
        if sold_as(line) in pools:
            (back,) = as_charged((replace(line, quantity=-line.quantity),), pools)
            pools[sold_as(line)] = pools[sold_as(line)].less(back)
            line = replace(line, off_rate=0, off_fen=-back.off_fen)
        found.append(line)
    return tuple(found)


def _scaled(fen: int, part: int, whole: int) -> int:
    """So much of a sum, half a fen rounded up; neither is below 0."""
    return (2 * fen * part + whole) // (2 * whole)
