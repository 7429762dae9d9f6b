"""One row of what was sold, and the columns it stands in by what is told apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import LAST, Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.periods import Period
from desktop_app.operations.reporting.words import quantities_said
from desktop_app.store.traded import QuantitySum

GOODS, CUSTOMER, MONTH, PROJECT, GROUP, PERSON = "goods", "customer", "month", "project", "group", "person"


@dataclass(frozen=True, slots=True)
class SoldRow:
    """Goods under one key. Money in fen, quantities in thousandths, each net of what came back unless it says so.

    `quantities` are by unit, the most first; of goods there is one. `share` is of all, `running` with those before it.
    """

    key: str | int
    title: Words
    sold_fen: int
    returned_fen: int
    slips: int
    last: date | None
    quantities: tuple[QuantitySum, ...] = ()
    unit: str = ""
    share: float | None = None
    running: float | None = None
    customer_id: int = 0
    goods_id: int = 0
    period: Period | None = None

    @property
    def fen(self) -> int:
        return self.sold_fen - self.returned_fen

    @property
    def quantity(self) -> int | None:
        """What left less what came back; None where several units are told, or none."""
        return self.quantities[0].sold - self.quantities[0].returned if len(self.quantities) == 1 else None

    @property
    def returned(self) -> int:
        return self.quantities[0].returned if len(self.quantities) == 1 else 0

    @property
    def average(self) -> int | None:
        """What one unit of what left cost, in ten-thousandths of a yuan; from a yuan on to the fen."""
        sold = self.quantities[0].sold if len(self.quantities) == 1 else 0
        price = round(self.sold_fen * 100_000 / sold) if sold > 0 else None
        return price if price is None or price < 10_000 else round(price, -2)


def _quantities(row: SoldRow, _: date) -> str:
    return quantities_said((one.unit, one.sold - one.returned) for one in row.quantities)


_TITLES: Mapping[str, Column[SoldRow]] = {
    GOODS: Column("goods", Said("Goods"), lambda row: row.title if isinstance(row.title, str) else "", Look.NAME, 200,
                  stretch=True, text=lambda row, _: row.title),
    CUSTOMER: Column("customer", Said("Customer"), lambda row: str(row.title), Look.NAME, 180, stretch=True),
    MONTH: Column("month", Said("Date"), lambda row: str(row.key), width=120,
                  text=lambda row, _: row.title),
    PROJECT: Column("project", Said("Project / site"), lambda row: str(row.key), Look.NAME, 180, stretch=True,
                    text=lambda row, _: row.title),
    GROUP: Column("group", Said("Group"), lambda row: str(row.key), Look.NAME, 180, stretch=True,
                  text=lambda row, _: row.title),
    PERSON: Column("person", Said("Who wrote it"), lambda row: str(row.key), Look.NAME, 180, stretch=True,
                   text=lambda row, _: row.title),
}  # fmt: skip
_UNIT: Column[SoldRow] = Column("unit", Said("Unit"), lambda row: row.unit, width=56)
_QUANTITY: Column[SoldRow] = Column("quantity", Said("Quantity"), lambda row: row.quantity, Look.QUANTITY, 88)
_BY_UNIT: Column[SoldRow] = Column(
    "quantities", Said("Quantity"), lambda row: _quantities(row, date.min), width=180, fades=3
)
_MONEY: Column[SoldRow] = Column("money", Said("Amount"), lambda row: row.fen, Look.MONEY, 116, total=True)
_SHARE: Column[SoldRow] = Column("share", Said("Share"), lambda row: row.share, Look.BAR, 112, fades=4)
_RUNNING: Column[SoldRow] = Column("running", Said("With those above"), lambda row: row.running, Look.BAR, 112, fades=5)
_AVERAGE: Column[SoldRow] = Column("average", Said("Average price"), lambda row: row.average, Look.PRICE, 100)
_RETURNED: Column[SoldRow] = Column(
    "returned", Said("Returned goods"), lambda row: row.returned_fen or None, Look.MONEY, 100, total=True, fades=LAST
)
_CAME_BACK: Column[SoldRow] = Column(
    "came_back", Said("Came back"), lambda row: row.returned or None, Look.QUANTITY, 80, fades=LAST + 1
)
_SLIPS: Column[SoldRow] = Column("slips", Said("Slips"), lambda row: row.slips, Look.COUNT, 64, fades=2)
_LAST: Column[SoldRow] = Column("last", Said("Last"), lambda row: row.last, Look.DATE, 72, fades=1)

COLUMNS: Mapping[str, tuple[Column[SoldRow], ...]] = {
    GOODS: (_TITLES[GOODS], _QUANTITY, _UNIT, _MONEY, _SHARE, _RUNNING, _AVERAGE, _CAME_BACK, _RETURNED, _LAST),
    CUSTOMER: (_TITLES[CUSTOMER], _SLIPS, _BY_UNIT, _MONEY, _SHARE, _RUNNING, _RETURNED, _LAST),
    MONTH: (_TITLES[MONTH], _SLIPS, _BY_UNIT, _MONEY, _RETURNED),
    PROJECT: (_TITLES[PROJECT], _SLIPS, _BY_UNIT, _MONEY, _SHARE, _RETURNED, _LAST),
    GROUP: (_TITLES[GROUP], _BY_UNIT, _MONEY, _SHARE, _RUNNING, _RETURNED, _LAST),
    PERSON: (_TITLES[PERSON], _SLIPS, _BY_UNIT, _MONEY, _SHARE, _RETURNED, _LAST),
}
