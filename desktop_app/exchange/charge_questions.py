"""What a column below the goods of a slip is where no total bears it out: asked once for each column, with figures."""

from dataclasses import dataclass

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.exchange.doubts import DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import letter
from desktop_app.exchange.layouts import CHARGED, Meaning
from desktop_app.exchange.questions import COLUMN, UNREAD
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.rows import SheetShipment
from desktop_app.exchange.slip_lines import EACH, ONCE

OFF_LINES = DoubtChoice("sum", Said("It is taken off the line, in yuan."))
_OFF_SLIP = DoubtChoice(Meaning.WHOLE_DISCOUNT.value, Said("It is taken off the whole slip, once."))
_ADDED = Said("It is added to the slip.")
_OFF = Said("It is taken off the slip.")


@dataclass(frozen=True, slots=True)
class Below:
    """What a column says of a slip, line by line as it changes what is owed, and the first cell that says it."""

    field: Meaning
    reading: RowReading
    each: tuple[int, ...]

    @property
    def whole(self) -> int:
        return sum(self.each)

    @property
    def is_of_lines(self) -> bool:
        """Whether the lines have sums of their own, or the slip only one line."""
        return len(self.each) == 1 or sum(map(bool, self.each)) > 1

    @property
    def may_be(self) -> tuple[int, ...]:
        """What it may come to: one sum on every line is of the slip or of each line."""
        once = self.each[0]
        return (once, self.whole) if len(self.each) > 1 and set(self.each) == {once} else (self.whole,)


def asked_how(told: Below, slip: SheetShipment) -> str:
    """The key of what the column is."""
    header, column = told.reading.table.header, told.reading.table.header.columns[told.field]
    without = slip.total_fen
    said = Said(
        "The slip in row {row} comes to {without} without column {column} “{name}”, and to {with_it} with it. "
        "No column says which.",
        row=told.reading.number, without=format_yuan(without), column=letter(column), name=header.name_of(column),
        with_it=format_yuan(without + told.may_be[0]),
    )  # fmt: skip
    return told.reading.answers.ask(SheetDoubt(COLUMN, said, _choices(told), 0, letter(column)))


def _choices(told: Below) -> tuple[DoubtChoice, ...]:
    if told.field is Meaning.DISCOUNT:
        return (UNREAD, OFF_LINES, _OFF_SLIP)
    return (DoubtChoice(told.field.value, _ADDED if told.field in CHARGED else _OFF), UNREAD)


def once_or_each(told: Below, slip: SheetShipment) -> int:
    """A sum that stands on each line of a slip may be of the slip or of each line."""
    if len(told.may_be) == 1:
        return told.whole
    header = told.reading.table.header
    said = Said(
        "{amount} under “{name}” is on each of the {count} lines of {number}. Does it count once or {count} times?",
        amount=format_yuan(abs(told.may_be[0])),
        name=header.name_of(header.columns[told.field]),
        count=len(told.each),
        number=slip.number[:40],
    )
    return told.whole if told.reading.ask("slip", told.field, said, ONCE, EACH) == EACH.key else told.each[0]
