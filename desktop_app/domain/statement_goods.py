"""How much a statement tells of each slip: one line, or the goods with quantity and price."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.errors import Said


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
    """A line of a slip or return, as it was sold: `quantity` in thousandths, `price` in ten-thousandths of a yuan."""

    name: str
    spec: str
    unit: str
    quantity: int
    price: int
    amount_fen: int


def rest_of(lines: tuple[StatedLine, ...], total_fen: int) -> int:
    """What a slip comes to beyond its goods: freight, less what was taken off it, in fen."""
    return total_fen - sum(line.amount_fen for line in lines)
