"""How much a statement tells of each slip: one line, or the goods with quantity and price."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.errors import Said
from desktop_app.domain.slip_sums import NO_CHARGES, Charges, SlipSums


class StatementDetail(StrEnum):
    """One line a slip, or every line of goods with a subtotal a slip; both come to the same, to the fen."""

    SLIPS = "slips"
    GOODS = "goods"


STATEMENT_DETAILS = {
    StatementDetail.SLIPS: Said("One line a slip"),
    StatementDetail.GOODS: Said("With the goods"),
}
"""As a form and a customer's page call them."""


@dataclass(frozen=True, slots=True)
class StatedLine:
    """A line of a slip or return, as it was sold: `quantity` in thousandths, `price` in ten-thousandths of a yuan.

    What came back with the slip is below 0. Of the price `off_fen` is taken off already.
    """

    name: str
    spec: str
    unit: str
    quantity: int
    price: int
    amount_fen: int
    gift: bool = False
    off_fen: int = 0


@dataclass(frozen=True, slots=True)
class StatedGoods:
    """What was sold with one slip, or came back, and what stands below its goods."""

    lines: tuple[StatedLine, ...] = ()
    charges: Charges = NO_CHARGES

    def rest_of(self, total_fen: int) -> int:
        """What the paper comes to beyond all of that, in fen: nothing, unless it was brought in from elsewhere."""
        goods = sum(line.amount_fen for line in self.lines)
        return total_fen - SlipSums(goods, self.charges).total_fen
