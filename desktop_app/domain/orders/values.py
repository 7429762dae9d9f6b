"""What is read out of an order: its lines, each sure or with a question, and what is no goods."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods, GoodsUnit


class OrderDoubt(StrEnum):
    """Why a line of an order is asked about."""

    WHICH = "which"
    """Several goods fit."""
    LIKE = "like"
    """Only something like it is sold."""
    NEW = "new"
    """Nothing sold is like it."""
    UNIT = "unit"
    """Counted in another unit than the goods are sold by."""
    NUMBER = "number"
    """A number may be the specification or the quantity."""
    COUNT = "count"
    """No quantity, or none that can be used as it is."""
    WORDS = "words"
    """Something beside goods and quantity was not understood."""
    PRICE = "price"
    """A price far from the usual one, or the sum of all."""
    TWICE = "twice"
    """The same goods stand in an earlier line."""


@dataclass(frozen=True, slots=True)
class OrderChoice:
    """What one line may mean. `goods` without an id are new; `quantity` in thousandths, None where it is asked;
    `price` in ten-thousandths of a yuan, None where the order names none.
    """

    goods: Goods
    quantity: int | None = None
    price: int | None = None
    unit: str = ""
    """A larger unit that is meant; empty for the smallest."""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One line of an order in the words of the customer. Sure: one choice and no question.

    `typed` is what stands in the words for the goods, `quantity` what all choices agree on.
    """

    words: str
    typed: str
    choices: tuple[OrderChoice, ...]
    unsure: OrderDoubt | None = None
    asked: Said | None = None
    more: Said | None = None
    """What is asked beside that: a figure of the words of which nobody knows what it is."""

    @property
    def quantity(self) -> int | None:
        """The quantity on which all choices agree."""
        said = {choice.quantity for choice in self.choices}
        return said.pop() if len(said) == 1 else None

    @property
    def unit(self) -> GoodsUnit | None:
        """The unit of the goods that is meant, where they are known."""
        known = self.known
        return None if known is None else known.unit_called(self.choices[0].unit)

    @property
    def price(self) -> int | None:
        """The price the order names."""
        return self.choices[0].price if self.choices else None

    @property
    def known(self) -> Goods | None:
        """The goods, where no others come into question."""
        only = {choice.goods.id for choice in self.choices}
        return self.choices[0].goods if len(only) == 1 and 0 not in only else None


@dataclass(frozen=True, slots=True)
class OrderRead:
    """The lines in the order of the text, and what was left out as no goods."""

    rows: tuple[OrderRow, ...] = ()
    left_out: tuple[str, ...] = ()
    called: str = ""
    """The words that may name the customer."""
    whose: tuple[int, ...] = ()
    """Ids of those whom they may name."""

    @property
    def unsure(self) -> int:
        """How many lines are asked about."""
        return sum(row.unsure is not None for row in self.rows)
