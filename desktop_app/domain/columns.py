"""The columns of a list, declared once for window, command line and files: what is shown, sorted, summed, written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum, StrEnum
from functools import lru_cache, reduce
from typing import Any, Generic, TypeVar

from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_percent, format_price, format_quantity, format_yuan

Row = TypeVar("Row")
Whole = TypeVar("Whole")
Told = TypeVar("Told")
Value = str | int | float | date | None
Words = Said | str
"""Words of ours, to be put into the reader's language, or text as somebody typed it."""


class Look(Enum):
    """What the value of a cell is: text, a name (which alone may end in an ellipsis), a number or code that is never
    broken, fen, a price (ten-thousandths of a yuan), a quantity (thousandths), a day, a count, a chip of words, a share
    of 1, a telephone number.
    """

    TEXT = "text"
    NAME = "name"
    CODE = "code"
    MONEY = "money"
    PRICE = "price"
    QUANTITY = "quantity"
    DATE = "date"
    COUNT = "count"
    CHIP = "chip"
    BAR = "bar"
    PHONE = "phone"


RIGHT = frozenset({Look.MONEY, Look.PRICE, Look.QUANTITY, Look.COUNT})
"""What stands to the right."""

LAST = 90
"""Columns whose `fades` is as much or more go only where even the shortest names would have no room."""

LEADING = frozenset({Look.TEXT, Look.NAME})
"""What tells which row it is, or more about it."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a list. `text`, `mark` and `tip` are asked of the row and the reader's day.

    `text` overrides what is shown (the value is still what is sorted and written as a figure); `total` sums it; a chip
    takes its `mark`. `found_by` is more that the filter finds a row by than what the cell shows, such as pinyin. With
    `credit` a sum below 0 is the customer's own money: told as such, and summed apart, so that nobody's money lowers
    what others owe. `headed` stands over it where its table tells the unit (`with_unit`).

    For the window: `width` in px at the standard text size, which grows with what stands in the column; `fades` 1 is
    the first column to hide when the table is narrow, 0 never hides, from `LAST` on only after names were cut; the one
    that `stretch`es takes the room that is left, a name as far as a name needs it.
    """

    key: str
    title: Said
    value: Callable[[Row], Value]
    look: Look = Look.TEXT
    width: int = 120
    stretch: bool = False
    fades: int = 0
    total: bool = False
    text: Callable[[Row, date], Words] | None = None
    mark: Callable[[Row, date], Mark] | None = None
    tip: Callable[[Row, date], Words] | None = None
    struck: Callable[[Row], bool] | None = None
    found_by: Callable[[Row], str] | None = None
    credit: bool = False
    headed: Said | None = None

    @property
    def head(self) -> Said:
        """What stands over it in a table."""
        return self.headed or self.title

    def shown(self, row: Row, today: date) -> Words:
        """The words in the cell."""
        if self.text:
            return self.text(row, today)
        value = self.value(row)
        if self.credit and isinstance(value, int) and value < 0:
            return credit_said(-value)
        return written(value, self.look, today)

    def total_of(self, rows: Iterable[Row]) -> tuple[int, int]:
        """What the rows come to, and the customers' own money among them where that is not taken off."""
        values = [value for value in map(self.value, rows) if isinstance(value, int)]
        if not self.credit:
            return sum(values), 0
        return sum(value for value in values if value > 0), -sum(value for value in values if value < 0)

    def sort_key(self, row: Row) -> tuple[bool, Any]:
        """Empty cells come last."""
        value = self.value(row)
        if isinstance(value, str):
            return not value, text_order(value)
        return value is None, 0 if value is None else value


def with_unit(columns: Sequence[Column[Row]]) -> tuple[Column[Row], ...]:
    """A table tells its unit once, over its first sum that never hides; a list of prices over the first of them."""
    for look in (Look.MONEY, Look.PRICE):
        sums = [one for one in columns if one.look is look]
        if sums:
            first = next((one for one in sums if not one.fades), sums[0])
            headed = replace(first, headed=Said("{figure} (yuan)", figure=first.title))
            return tuple(headed if one is first else one for one in columns)
    return tuple(columns)


def text_order(text: str) -> bytes:
    """Chinese text sorts by pinyin, as its old code table is ordered."""
    return text.encode("gb18030", "replace")


def worded(
    key: str, title: Said, kind: Callable[[Row], StrEnum], said: Mapping[Any, Said], width: int = 120, **more: Any
) -> Column[Row]:
    """A kind in our words for it; sorted and found by the kind itself."""
    return Column(key, title, lambda row: kind(row).value, width=width, text=lambda row, _: said[kind(row)], **more)


def chosen(columns: Sequence[Column[Row]], *keys: str) -> tuple[Column[Row], ...]:
    """The columns a face has room for, in its own order."""
    known = {column.key: column for column in columns}
    return tuple(known[key] for key in keys)


def within(columns: Sequence[Column[Row]], part: Callable[[Whole], Row]) -> tuple[Column[Whole], ...]:
    """The same columns of rows that hold such a row."""
    return tuple(_within(column, part) for column in columns)


def _within(column: Column[Row], part: Callable[[Whole], Row]) -> Column[Whole]:
    def of_day(ask: Callable[[Row, date], Told] | None) -> Callable[[Whole, date], Told] | None:
        return None if ask is None else lambda whole, today: ask(part(whole), today)

    def of_row(ask: Callable[[Row], Told] | None) -> Callable[[Whole], Told] | None:
        return None if ask is None else lambda whole: ask(part(whole))

    own: dict[str, Any] = {one.name: getattr(column, one.name) for one in fields(column)}
    own |= {name: of_day(own[name]) for name in ("text", "mark", "tip")}
    own |= {name: of_row(own[name]) for name in ("value", "struck", "found_by")}
    return Column(**own)


def credit_said(fen: int) -> Said:
    """A customer's own money."""
    return Said("credit {amount}", amount=format_yuan(fen))


def written(value: Value, look: Look, today: date) -> str:
    """A value as people read it in a list (experience 2.8)."""
    if value is None:
        return ""
    if look is Look.MONEY and isinstance(value, int):
        return format_yuan(value)
    if look is Look.PRICE and isinstance(value, int):
        yuan, point, rest = format_price(value).partition(".")
        return f"{int(yuan):,}{point}{rest}"
    if look is Look.QUANTITY and isinstance(value, int):
        return format_quantity(value)
    if look is Look.BAR and isinstance(value, int | float):
        return format_percent(value)
    if isinstance(value, date):
        return short_day(value, today)
    return str(value)


@lru_cache(maxsize=4096)
def short_day(day: date, today: date) -> str:
    """`11-21` this year, with the year otherwise."""
    return day.strftime("%m-%d" if day.year == today.year else "%y-%m-%d")


def joined(*parts: Words, between: str = " · ") -> Words:
    """The parts that say anything, one after the other."""
    told = {f"part{at}": part for at, part in enumerate(parts) if part}
    return Said(between.join(f"{{{name}}}" for name in told), **told) if told else ""


def listed(*parts: Words) -> Words:
    """What is named one after the other, with the sign that each language puts between names."""
    named = [part for part in parts if part]
    return reduce(lambda before, after: Said("{before}, {after}", before=before, after=after), named) if named else ""
