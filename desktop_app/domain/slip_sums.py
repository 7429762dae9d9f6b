"""What a slip comes to: its goods, less a discount on all of them, with freight, and rounded (case 30)."""

from collections.abc import Iterable
from dataclasses import dataclass

WHOLE = 10_000
"""All of it, in hundredths of a percent."""


def part_of(fen: int, rate: int) -> int:
    """So much of a sum, by a rate in hundredths of a percent; half a fen rounded away from zero."""
    part = (abs(fen) * rate + WHOLE // 2) // WHOLE
    return part if fen >= 0 else -part


def leaving_fen(amounts: Iterable[int]) -> int:
    """What a discount on all goods is taken of, by the sums of the lines: what comes back on the same slip was
    discounted on its own (case 30).
    """
    return sum(fen for fen in amounts if fen > 0)


@dataclass(frozen=True, slots=True)
class Charges:
    """What stands below the goods of a slip.

    `discount_fen` is taken off all goods; `discount_rate` is how it was said, in hundredths of a percent, 0 where it
    was said as a sum. `rounding_fen` is added, so what is rounded off is below 0.
    """

    discount_fen: int = 0
    discount_rate: int = 0
    freight_fen: int = 0
    rounding_fen: int = 0

    def on(self, leaving: int) -> "Charges":
        """The same said of other goods: a rate is of so many fen that leave."""
        discount = part_of(leaving, self.discount_rate) if self.discount_rate else self.discount_fen
        return Charges(discount, self.discount_rate, self.freight_fen, self.rounding_fen)


NO_CHARGES = Charges()


def charges_kept(charges: Charges) -> tuple[int, ...]:
    """As the book keeps them, column by column, behind their document."""
    return charges.discount_fen, charges.discount_rate, charges.freight_fen, charges.rounding_fen


@dataclass(frozen=True, slots=True)
class SlipSums:
    """The one sum of a slip, line by line as its paper tells it."""

    goods_fen: int
    charges: Charges = NO_CHARGES

    @property
    def unrounded_fen(self) -> int:
        return self.goods_fen - self.charges.discount_fen + self.charges.freight_fen

    @property
    def total_fen(self) -> int:
        return self.unrounded_fen + self.charges.rounding_fen

    def agreed(self, total_fen: int) -> "SlipSums":
        """Rounded to what was agreed on."""
        return self._rounded(total_fen - self.unrounded_fen)

    def rounded_down(self, step_fen: int) -> "SlipSums":
        """Without what is left over of whole steps; 0 rounds nothing, and neither does what would leave nothing."""
        over = self.unrounded_fen % step_fen if step_fen and self.unrounded_fen >= step_fen else 0
        return self._rounded(-over)

    def _rounded(self, fen: int) -> "SlipSums":
        kept = self.charges
        return SlipSums(self.goods_fen, Charges(kept.discount_fen, kept.discount_rate, kept.freight_fen, fen))
