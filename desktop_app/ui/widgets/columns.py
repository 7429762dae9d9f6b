"""The columns of a table, declared as data: what is shown, sorted, summed and exported."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeVar

from desktop_app.domain.money import format_price, format_yuan
from desktop_app.ui.look.tokens import Mark
from desktop_app.ui.widgets.speech import Reader

Record = TypeVar("Record")
Value = str | int | float | date | None


class Look(Enum):
    """How a cell is drawn and what its value is: text, fen, a price (ten-thousandths of a yuan), a day, a count, a chip
    of words, a share of 1."""

    TEXT = "text"
    MONEY = "money"
    PRICE = "price"
    DATE = "date"
    COUNT = "count"
    CHIP = "chip"
    BAR = "bar"


RIGHT = frozenset({Look.MONEY, Look.PRICE, Look.COUNT})


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column. `title` is an English source text; `width` in px at the standard text size.

    `text` overrides what is shown (the value is still what is sorted and exported); `fades` 1 is the first column to
    hide when the table is narrow, 0 never hides; `total` sums it in the footer; a chip takes its `mark`.
    `found_by` is more that the filter finds a record by than what the cell shows, such as pinyin. With `credit` a sum
    below 0 is the customer's own money: told as such, and summed apart, so that nobody's money lowers what others owe.
    """

    key: str
    title: str
    value: Callable[[Record], Value]
    look: Look = Look.TEXT
    width: int = 120
    stretch: bool = False
    fades: int = 0
    total: bool = False
    text: Callable[[Record, Reader], str] | None = None
    mark: Callable[[Record], Mark] | None = None
    tip: Callable[[Record, Reader], str] | None = None
    struck: Callable[[Record], bool] | None = None
    hidden: bool = False
    found_by: Callable[[Record], str] | None = None
    credit: bool = False

    def shown(self, record: Record, desk: Reader) -> str:
        """The words in the cell."""
        if self.text:
            return self.text(record, desk)
        value = self.value(record)
        if self.credit and isinstance(value, int) and value < 0:
            return desk.say("credit {amount}", amount=format_yuan(-value))
        return written(value, self.look, desk)

    def total_of(self, records: Iterable[Record]) -> tuple[int, int]:
        """What the records come to, and the customers' own money among them where that is not taken off."""
        values = [value for value in map(self.value, records) if isinstance(value, int)]
        if not self.credit:
            return sum(values), 0
        return sum(value for value in values if value > 0), -sum(value for value in values if value < 0)

    def sort_key(self, record: Record) -> tuple[bool, Any]:
        """Empty cells come last; Chinese text sorts by pinyin, as its old code table is ordered."""
        value = self.value(record)
        if isinstance(value, str):
            return not value, value.encode("gb18030", "replace")
        return value is None, 0 if value is None else value


def written(value: Value, look: Look, desk: Reader) -> str:
    """A value as people read it in a list (experience 2.8)."""
    if value is None:
        return ""
    if look is Look.MONEY and isinstance(value, int):
        return format_yuan(value)
    if look is Look.PRICE and isinstance(value, int):
        return format_price(value)
    if look is Look.BAR and isinstance(value, int | float):
        return f"{value:.0%}"
    if isinstance(value, date):
        return day_text(value, desk)
    return str(value)


def day_text(day: date, desk: Reader) -> str:
    """`11-21` this year, with the year otherwise."""
    return day.strftime("%m-%d") if day.year == desk.today().year else day.isoformat()


def masked(phone: str, desk: Reader) -> str:
    """138****2201 where the counter is public (U11); otherwise 3-4-4."""
    digits = phone.replace(" ", "").replace("-", "")
    if len(digits) != 11 or not digits.isdecimal():
        return phone
    if desk.preferences.mask_phones:
        return f"{digits[:3]}****{digits[7:]}"
    return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
