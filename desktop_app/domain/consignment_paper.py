"""What the paper of goods on consignment says (代销铺货单): what moved since the last one, and what lies there now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.consignment import ConsignedGoods, StockEntry, StockMove
from desktop_app.domain.customer_papers import CustomerPaper
from desktop_app.domain.customers import Customer, addressed
from desktop_app.domain.errors import Refused
from desktop_app.domain.shop import Shop


@dataclass(frozen=True, slots=True)
class ConsignedLine:
    """One goods: how many were placed and what became of them; `here` of them lie there and are worth `here_fen`."""

    goods: str
    unit: str
    placed: int
    back: int
    settled: int
    sold: int
    here: int
    price: int
    here_fen: int


@dataclass(frozen=True, slots=True)
class ConsignedMove:
    """One move since the paper before; `slip` is that of a settlement."""

    dated: date
    move: StockMove
    goods: str
    unit: str
    quantity: int
    slip: str = ""


@dataclass(frozen=True, slots=True)
class ConsignmentPaper(CustomerPaper):
    """Everything the paper says, in no language. `upto` is the last move that it or a paper before it tells."""

    lines: tuple[ConsignedLine, ...]
    moves: tuple[ConsignedMove, ...]
    upto: int
    sequence: int
    follows: str = ""
    contact: str = ""
    phone: str = ""
    address: str = ""

    @property
    def here_fen(self) -> int:
        """What all that lies there is worth: no debt."""
        return sum(line.here_fen for line in self.lines)


def consignment_paper(
    shop: Shop,
    customer: Customer,
    goods: Sequence[ConsignedGoods],
    moves: Iterable[StockEntry],
    day: date,
    number: str,
    sequence: int,
    before: ConsignmentPaper | None = None,
) -> ConsignmentPaper:
    """Of a day; `before` is the paper it follows, whose moves it does not tell again."""
    told, since = tuple(moves), before.upto if before else 0
    return ConsignmentPaper(
        shop, number, day, lines=tuple(map(_line, goods)), moves=tuple(_move(one) for one in told if one.id > since),
        upto=max((one.id for one in told), default=0), sequence=sequence, follows=before.number if before else "",
        address=customer.address, **addressed(customer),
    )  # fmt: skip


def nothing_consigned(name: str) -> Refused:
    return Refused("{name} has no goods on consignment.", name=name)


def _line(one: ConsignedGoods) -> ConsignedLine:
    return ConsignedLine(
        one.title, one.unit, one.placed, one.back, one.settled, one.sold, one.here, one.price, one.here_fen
    )


def _move(one: StockEntry) -> ConsignedMove:
    return ConsignedMove(one.dated, one.move, one.title, one.unit, one.quantity, one.number)
